"""The signings of this page, and the small forms that ask for a reason or for somebody's word."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from workroom.base.ids import PersonId
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


class NoteWordForm(WordForm):
    """It happened all the same; with `parties` also who gave and who took.

    `given` is `(Word, client, contractor)`.
    """

    def __init__(
        self, bench: Bench, parent: QWidget, picked: Picked, *, about: str | Phrase, parties: bool
    ) -> None:
        more: tuple[Field, ...] = ()
        if parties:
            giver = Choice(picked.able(Right.ISSUE, Party.CLIENT))
            giver.choose(_first(picked.client))
            taker = Choice(picked.able(Right.RECEIVE, Party.CONTRACTOR))
            taker.choose(_first(picked.contractor))
            more = (
                Field(name=CLIENT, label=N_("For the client"), widget=giver, required=True),
                Field(name=CONTRACTOR, label=N_("For the contractor"), widget=taker, required=True),
            )
        super().__init__(
            bench,
            parent,
            about=about,
            people=tuple((one.id, one.name) for one in picked.people),
            check=check_secret,
            more=more,
        )

    def _give(self, word: Word) -> None:
        QDialog.accept(self)
        values = self._form.values()
        self.given.emit((word, values.get(CLIENT), values.get(CONTRACTOR)))


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
