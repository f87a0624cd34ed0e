"""The signings of this page, and the small forms that ask for a reason or for somebody's word."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from workroom.base.ids import LineId, PersonId
from workroom.base.word import Word
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.people.model import Party, Person
from workroom.rooms.people.rules import Right
from workroom.rooms.people.service import badge_holder, check_secret
from workroom.ui.handover.picked import Picked
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.fields import Choice, NoteField
from workroom.ui.kit.form import Field, Form
from workroom.ui.kit.signing import Seat, Signing
from workroom.ui.kit.word_form import WordForm, furnish

NAME_REQUEST = N_("Name the request")
REQUEST_STANDS = N_("Its number is printed on the note. Behind it stands how many it allows.")
CLIENT, CONTRACTOR = Party.CLIENT.value, Party.CONTRACTOR.value
"""The keys of the two seats."""


def client_seat(picked: Picked, right: Right = Right.ISSUE) -> Seat:
    """The client's seat, for whoever of the client has the right."""
    people = picked.able(right, Party.CLIENT)
    return Seat(key=CLIENT, label=N_("For the client"), people=people, first=_first(picked.client))


def contractor_seat(picked: Picked) -> Seat:
    """The contractor's seat; the custodian on duty sits there first."""
    people = picked.able(Right.RECEIVE, Party.CONTRACTOR)
    first = _first(picked.contractor)
    return Seat(key=CONTRACTOR, label=N_("For the contractor"), people=people, first=first)


def sign(
    bench: Bench,
    parent: QWidget,
    *,
    title: str,
    statement: str | Phrase,
    seats: tuple[Seat, ...],
    then: Callable[[Mapping[str, PersonId]], object],
    verb: str = N_("Sign"),
) -> Signing:
    """Open a signing; `then` hears who signed in which seat."""
    made = Signing(
        bench,
        parent,
        title=title,
        statement=statement,
        seats=seats,
        check=check_secret,
        whose=badge_holder,
        verb=verb,
    )
    made.signed.connect(then)
    made.finished.connect(lambda _result: made.deleteLater())
    made.open()
    return made


class ReasonForm(QDialog):
    """Asks why, before something is given up, approved or explained."""

    said = Signal(str)

    def __init__(
        self, bench: Bench, parent: QWidget, *, title: str, statement: str | Phrase, verb: str
    ) -> None:
        """`title` and `verb` are templates; `statement` says what the reason is for."""
        super().__init__(parent)
        self._form = Form(bench.words, bench.theme)
        self._form.add(Field(name="why", label=N_("Why"), widget=NoteField(), required=True))
        furnish(self, bench, title, statement, self._form, verb)

    def take_scan(self, text: str) -> bool:
        """Nothing can be scanned while a reason is asked for."""
        return True

    def accept(self) -> None:
        if self._form.check():
            super().accept()
            self.said.emit(self._form.value("why"))


class RequestForm(QDialog):
    """Asks on which approved request a note goes out."""

    chosen = Signal(object)
    """The request's id."""

    def __init__(self, bench: Bench, parent: QWidget, picked: Picked) -> None:
        super().__init__(parent)
        self._form = Form(bench.words, bench.theme)
        self._form.add(
            Field(
                name="request",
                label=N_("Approved request"),
                widget=Choice(picked.requests),
                required=True,
            )
        )
        furnish(self, bench, NAME_REQUEST, phrase(REQUEST_STANDS), self._form, N_("Name it"))

    def take_scan(self, text: str) -> bool:
        """Nothing can be scanned while a request is chosen."""
        return True

    def accept(self) -> None:
        if self._form.check():
            super().accept()
            self.chosen.emit(self._form.value("request"))


def ask_request(
    bench: Bench, parent: QWidget, picked: Picked, then: Callable[[LineId], object]
) -> None:
    """Ask for one of the approved requests of the project."""
    form = RequestForm(bench, parent, picked)
    form.chosen.connect(then)
    form.open()


def ask_word(
    bench: Bench,
    parent: QWidget,
    picked: Picked,
    *,
    about: str | Phrase,
    then: Callable[[Word], object],
) -> None:
    """It happened all the same: who vouches, with a secret, why, and what it rests on."""
    form = _word_form(bench, parent, picked, about, ())
    form.given.connect(then)
    form.open()


def ask_word_and_parties(
    bench: Bench,
    parent: QWidget,
    picked: Picked,
    *,
    about: str | Phrase,
    then: Callable[[Word, PersonId, PersonId], object],
) -> None:
    """The same, and who gave and who took: `then` hears the word, and the two by their parties."""
    giver = Choice(picked.able(Right.ISSUE, Party.CLIENT))
    giver.choose(_first(picked.client))
    taker = Choice(picked.able(Right.RECEIVE, Party.CONTRACTOR))
    taker.choose(_first(picked.contractor))
    form = _word_form(
        bench,
        parent,
        picked,
        about,
        (
            Field(name=CLIENT, label=N_("For the client"), widget=giver, required=True),
            Field(name=CONTRACTOR, label=N_("For the contractor"), widget=taker, required=True),
        ),
    )
    form.given.connect(lambda word: then(word, form.value(CLIENT), form.value(CONTRACTOR)))
    form.open()


def _word_form(
    bench: Bench,
    parent: QWidget,
    picked: Picked,
    about: str | Phrase,
    before: tuple[Field, ...],
) -> WordForm:
    everybody = tuple((one.id, one.name) for one in picked.people if one.has_secret)
    return WordForm(bench, parent, about=about, people=everybody, check=check_secret, before=before)


def ask_why(
    bench: Bench,
    parent: QWidget,
    title: str,
    statement: str | Phrase,
    verb: str,
    then: Callable[[str], object],
) -> None:
    """Ask for a reason; all texts but a ready phrase are templates."""
    said = phrase(statement) if isinstance(statement, str) else statement
    form = ReasonForm(bench, parent, title=title, statement=said, verb=verb)
    form.said.connect(then)
    form.open()


def _first(person: Person | None) -> PersonId | None:
    return person.id if person is not None else None
