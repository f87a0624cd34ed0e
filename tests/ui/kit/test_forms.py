"""Forms say at the field what is wrong, and people sign with secrets of their own."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from workroom.base.errors import InputError
from workroom.base.ids import PersonId
from workroom.base.words import N_, phrase
from workroom.ledger.reading import Reading
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.fields import Choice, CodeField, SecretField, number_field
from workroom.ui.kit.form import Field, Form
from workroom.ui.kit.signing import Seat, Signing

Wait = Callable[[], None]


@pytest.fixture
def form(bench: Bench, qtbot: QtBot) -> Form:
    made = Form(bench.words, bench.theme)
    made.add(
        Field(name="room", label=N_("Room"), widget=QLineEdit(), required=True),
        Field(name="limit", label=N_("Limit"), widget=number_field(1, 50)),
        Field(name="party", label=N_("Party"), widget=Choice(((1, "client"), (2, "contractor")))),
        Field(
            name="code",
            label=N_("Code"),
            widget=CodeField(),
            check=lambda text: None if text in {"", "A"} else phrase(N_("Not {text}."), text=text),
        ),
    )
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_form_gives_back_what_was_entered(form: Form) -> None:
    form.choose("party", 2)
    assert form.values() == {"room": "", "limit": 1, "party": 2, "code": ""}


def test_a_form_says_at_the_field_what_is_wrong_and_goes_to_the_first(form: Form) -> None:
    field = form.findChildren(CodeField)[0]
    field.setText("B")
    assert not form.check()
    assert field.accessibleDescription() == "Not B."
    assert field.property("wrong") == "true"
    room = form.findChildren(QLineEdit)[0]
    assert room.accessibleDescription() == "This is needed."
    room.setText("Room 1")
    field.setText("A")
    assert form.check()
    assert field.property("wrong") == "false"


def test_fields_for_codes_and_secrets_let_no_input_method_in() -> None:
    for field in (CodeField(), SecretField()):
        assert field.inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is False
    assert QLineEdit().inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is True


def check(_db: Reading, person: PersonId, secret: str) -> None:
    if secret != f"secret {person}":
        raise InputError(N_("The secret is not right."))


PEOPLE = ((PersonId(1), "Wang"), (PersonId(2), "Li"))


@pytest.fixture
def signing(bench: Bench, qtbot: QtBot) -> Iterator[Signing]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = Signing(
        bench,
        parent,
        title=N_("Hand over"),
        statement=phrase(N_("{count} volumes change hands."), count=40),
        seats=(
            Seat(key="client", label=N_("Client"), people=PEOPLE),
            Seat(key="contractor", label=N_("Contractor"), people=PEOPLE, first=PersonId(2)),
        ),
        check=check,
        whose=lambda _db, code: PersonId(2) if code == "P-000002-X" else None,
    )
    made.open()
    yield made
    parent.close()


def secrets(signing: Signing) -> list[SecretField]:
    return signing.findChildren(SecretField)


def test_two_people_sign_each_with_a_secret_of_their_own(signing: Signing, settled: Wait) -> None:
    signed: list[dict[str, PersonId]] = []
    signing.signed.connect(signed.append)
    first, second = secrets(signing)
    first.setText("secret 1")
    second.setText("secret 2")
    signing.sign()
    settled()
    assert signed == [{"client": PersonId(1), "contractor": PersonId(2)}]
    assert (first.text(), second.text()) == ("", ""), "a secret does not outlive the signature"


def test_after_one_secret_it_is_the_turn_of_the_other(signing: Signing, settled: Wait) -> None:
    first, second = secrets(signing)
    for typed, waits in ((first, second), (second, first)):
        first.clear()
        second.clear()
        QTest.keyClicks(typed, "secret 1")
        QTest.keyClick(typed, Qt.Key.Key_Return)
        settled()
        assert signing.isVisible()
        assert signing.focusWidget() is waits
        assert waits.property("wrong") != "true"


def test_a_wrong_secret_is_named_at_its_field(signing: Signing, settled: Wait) -> None:
    first, second = secrets(signing)
    first.setText("secret 1")
    second.setText("wrong")
    signing.sign()
    settled()
    assert signing.isVisible()
    assert second.accessibleDescription() == "The secret is not right."
    assert first.property("wrong") != "true"


def test_nobody_signs_twice(signing: Signing, settled: Wait) -> None:
    for choice in signing.findChildren(Choice):
        choice.choose(PersonId(1))
    for secret in secrets(signing):
        secret.setText("secret 1")
    signing.sign()
    settled()
    assert signing.isVisible()


def test_a_scanned_badge_takes_the_seat_and_asks_for_the_secret(signing: Signing) -> None:
    assert signing.sit(PersonId(2))
    assert signing.findChildren(Choice)[0].value == PersonId(2)
    assert not signing.sit(PersonId(99))


def test_a_badge_is_looked_up_while_people_sign_and_nothing_else_happens(
    signing: Signing, settled: Wait
) -> None:
    assert signing.take_scan("S-000123-K")
    assert signing.take_scan("P-000002-X")
    settled()
    assert signing.findChildren(Choice)[0].value == PersonId(2)
