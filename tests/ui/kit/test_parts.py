"""The small parts: deeds, forms, signing, flow, timeline, line, notices, sounds."""

import wave
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workroom.base.clauses import CUSTODIAN, INSPECTOR_IS_ANOTHER, NIGHT_IN_CABINET
from workroom.base.errors import InputError
from workroom.base.ids import PersonId
from workroom.base.verdict import YES, RefusedError, no
from workroom.base.words import ENGLISH, N_, phrase
from workroom.ledger.reading import Reading
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.bigline import BigLine
from workroom.ui.kit.deed import Deed, DeedButton, Weight
from workroom.ui.kit.fields import Choice, CodeField, SecretField, number_field
from workroom.ui.kit.flow import Flow, Step
from workroom.ui.kit.form import Field, Form
from workroom.ui.kit.notice import NoticeStrip
from workroom.ui.kit.progress import ProgressStrip
from workroom.ui.kit.saying import Said, say_error, say_moment, why_not
from workroom.ui.kit.search import SearchField
from workroom.ui.kit.signing import Seat, Signing
from workroom.ui.kit.sounds import Sound, Sounds, path_of
from workroom.ui.kit.tasks import Course, Stage
from workroom.ui.kit.theme import LIGHT, Tone
from workroom.ui.kit.timeline import Moment, Timeline

Wait = Callable[[], None]
OUT = no(N_("Still at a workstation: {codes}."), NIGHT_IN_CABINET, codes=("J001", "J002"))


class Page(QWidget):
    """A page with one deed and its button."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self.done: list[str] = []
        self.deed = Deed(
            N_("Close the day"),
            lambda: self.done.append("closed"),
            words=ENGLISH,
            page=self,
            shortcut="F9",
        )
        self.button: DeedButton = self.deed.button(LIGHT, Weight.PRIMARY)
        QVBoxLayout(self).addWidget(self.button)
        qtbot.addWidget(self)
        self.show()


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot)


def test_a_deed_is_born_grey(page: Page) -> None:
    assert not page.deed.isEnabled()
    assert page.deed.why == "Pick something first."


def test_a_grey_button_says_why_with_the_clause(page: Page) -> None:
    page.deed.judge(OUT)
    why = "Still at a workstation: J001, J002.\nDA/T 68.2-2020 §4.3.5 · required by the standard"
    assert page.button.toolTip() == why
    assert page.button.accessibleDescription() == why


def test_a_grey_button_takes_the_focus_but_is_not_pressed(page: Page, qtbot: QtBot) -> None:
    page.deed.judge(OUT)
    page.button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.button, Qt.Key.Key_Space)
    qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    qtbot.keyClick(page, Qt.Key.Key_F9)
    assert page.done == []
    assert QToolTip.text().startswith("Still at a workstation")


def test_a_deed_lives_when_the_rule_says_yes(page: Page, qtbot: QtBot) -> None:
    page.deed.judge(YES)
    assert page.button.toolTip() == ""
    qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(page, Qt.Key.Key_F9)
    assert page.done == ["closed", "closed"]


def test_a_button_shows_its_key(page: Page) -> None:
    assert page.button.text() == "Close the day  F9"


def test_reasons_name_where_they_come_from() -> None:
    both = OUT & no(N_("Somebody else must inspect."), INSPECTOR_IS_ANOTHER)
    assert why_not(ENGLISH, both).splitlines() == [
        "Still at a workstation: J001, J002.",
        "DA/T 68.2-2020 §4.3.5 · required by the standard",
        "Somebody else must inspect.",
        "agreed in the project",
    ]


def test_a_refusal_is_said_once_though_two_rules_share_a_clause() -> None:
    both = OUT & no(N_("No custodian is on duty."), CUSTODIAN)
    said = say_error(ENGLISH, RefusedError(both))
    assert said.sentence.count("\n") == 1
    assert said.clause == "DA/T 68.2-2020 §4.3.5 · required by the standard"


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(hours=2), "12:05"),
        (timedelta(days=2), "11-18 14:05"),
        (timedelta(days=400), "2025-10-16 14:05"),
    ],
)
def test_a_moment_is_said_as_short_as_it_can_be(bench: Bench, ago: timedelta, said: str) -> None:
    now = datetime(2026, 11, 20, 6, 5, tzinfo=UTC).astimezone(bench.zone)
    assert say_moment(now - ago, now) == said


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


def test_a_stage_is_opened_by_key_and_by_mouse(bench: Bench, qtbot: QtBot) -> None:
    flow = Flow(bench.words, bench.theme)
    qtbot.addWidget(flow)
    flow.resize(800, 104)
    flow.show_steps([Step("scan", "Scan", 12), Step("check", "Check", 0, "none")])
    flow.show()
    picked: list[str] = []
    flow.picked.connect(picked.append)
    qtbot.keyClick(flow, Qt.Key.Key_Right)
    qtbot.keyClick(flow, Qt.Key.Key_Return)
    qtbot.mouseClick(flow, Qt.MouseButton.LeftButton, pos=QPoint(20, 50))
    assert picked == ["check", "scan"]
    assert flow.accessibleDescription().splitlines() == ["Scan 12", "Check 0 none"]


def test_a_trail_is_as_tall_as_its_words_need(bench: Bench, qtbot: QtBot) -> None:
    trail = Timeline(bench.words, bench.theme)
    qtbot.addWidget(trail)
    now = bench.now()
    trail.show_moments([Moment(now, "Scanned", "Zhang")], now)
    one = trail.heightForWidth(240)
    trail.show_moments([Moment(now, "Scanned", "Zhang"), Moment(now, "a word " * 30)], now)
    assert trail.heightForWidth(240) > 3 * one
    assert trail.heightForWidth(480) < trail.heightForWidth(240)
    assert "12:05 Scanned Zhang" in trail.accessibleDescription()


def test_the_line_says_its_answer_to_those_who_do_not_see_it(bench: Bench, qtbot: QtBot) -> None:
    line = BigLine(bench.words, bench.theme)
    qtbot.addWidget(line)
    line.show_answer(Tone.STOP, what="J001 cannot begin", code="S-000042-K", sentence="Check it.")
    assert line.accessibleName() == "J001 cannot begin S-000042-K Check it."
    assert line.property("tone") == "stop"


def test_what_stopped_something_stays_and_what_went_well_goes(bench: Bench, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    strip = NoticeStrip(bench.words, bench.theme, window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    strip.tell(Said("Put away."), Tone.DONE)
    assert strip.goes_by_itself
    strip.tell(Said("Not in a checked batch.", "§4.3.3"), Tone.STOP)
    assert not strip.goes_by_itself
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not strip.isVisible()


def test_progress_is_a_count_and_can_be_stopped(bench: Bench, qtbot: QtBot) -> None:
    told: list[Stage] = []
    course = Course(told.append)
    strip = ProgressStrip(bench.words, bench.theme)
    qtbot.addWidget(strip)
    strip.begin("Importing", course)
    strip.tell(Stage(41_200, 100_000))
    assert strip.count_text == "41,200 of 100,000"
    qtbot.waitUntil(strip.isVisible, timeout=2000)
    strip.stop()
    assert course.stopped
    strip.end()
    assert not strip.isVisible()


def test_a_search_asks_once_the_fingers_rest(bench: Bench, qtbot: QtBot) -> None:
    asked: list[str] = []
    window = QWidget()
    field = SearchField(N_("Code"), asked.append, words=bench.words, theme=bench.theme, page=window)
    QVBoxLayout(window).addWidget(field)
    qtbot.addWidget(window)
    window.show()
    for text in ("王", "王建", "王建国 12"):
        field.setText(text)
    qtbot.waitUntil(lambda: asked == ["王建国 12"], timeout=2000)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert asked == ["王建国 12", ""]


class Speaker:
    """Remembers what it was to play."""

    def __init__(self) -> None:
        self.played: list[tuple[str, float]] = []

    def play(self, path: Path, volume: float) -> None:
        self.played.append((path.stem, volume))


def test_sounds_are_silent_without_a_speaker_and_when_switched_off() -> None:
    sounds, speaker = Sounds(volume=0), Speaker()
    sounds.play(Sound.STOP)
    sounds.use(speaker)
    sounds.play(Sound.STOP)
    assert speaker.played == []
    sounds.volume = 0.5
    sounds.play_tone(Tone.DONE)
    sounds.play_tone(Tone.QUIET)
    assert speaker.played == [("done", 0.5)]


def test_the_three_sounds_differ_in_length_and_none_is_longer_than_a_second() -> None:
    seconds = []
    for sound in Sound:
        with wave.open(str(path_of(sound)), "rb") as file:
            seconds.append(file.getnframes() / file.getframerate())
    assert seconds == sorted(set(seconds))
    assert seconds[-1] < 1
