"""The two small forms about papers: one filled by hand, and one that says what is not so."""

from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from workroom.base.errors import NotFoundError
from workroom.base.ids import Kind, PersonId
from workroom.base.words import N_, phrase
from workroom.rooms.corrections.model import Fault, Put
from workroom.rooms.people.model import Party
from workroom.rooms.people.rules import Right
from workroom.rooms.records.subjects import subjects_of
from workroom.ui.handover.picked import Picked
from workroom.ui.handover.signings import CLIENT, CONTRACTOR
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.fields import Choice, NoteField, text_field
from workroom.ui.kit.form import Field, Form
from workroom.ui.kit.saying import say_error
from workroom.ui.kit.word_form import furnish

ON_PAPER = N_(
    "Both signed a paper that was filled by hand. What is on this draft is what is on the paper; "
    "a number of a pad becomes the number of the note. The client signs for the entry with the "
    "page of the week."
)
NO_MOMENT = N_("{given} is no moment; write it as 2026-03-02 09:40.")
PUT_RIGHT = N_(
    "The note stays as it was written. A slip of its own number, in two originals, says what is "
    "so; both sides sign it, and custody follows."
)
OTHER = N_("another paper")
NO_UNIT = N_("{code} is no box, volume or item of this book.")


@dataclass(frozen=True, slots=True)
class Typed:
    """When it was agreed, on which paper, by whom."""

    at: datetime
    paper: str
    client: PersonId
    contractor: PersonId


class FromPaper(QDialog):
    """Asks when both agreed on paper, and which paper it is."""

    said = Signal(object)
    """A `Typed`. The dialog has closed."""

    def __init__(self, bench: Bench, parent: QWidget, picked: Picked) -> None:
        super().__init__(parent)
        self._bench = bench
        self._form = Form(bench.words, bench.theme)
        blank = Choice([(one, one) for one in picked.blanks] + [("", bench.words(OTHER))])
        giver = Choice(picked.able(Right.ISSUE, Party.CLIENT))
        taker = Choice(picked.able(Right.RECEIVE, Party.CONTRACTOR))
        for choice, person in ((giver, picked.client), (taker, picked.contractor)):
            choice.choose(person.id if person is not None else None)
        at = text_field(bench.words, N_("2026-03-02 09:40"))
        other = text_field(bench.words, N_("Number of the paper"))
        self._form.add(
            Field(name="at", label=N_("It happened at"), widget=at, required=True),
            Field(name="blank", label=N_("Form of the pad"), widget=blank),
            Field(name="paper", label=N_("or another paper"), widget=other),
            Field(name=CLIENT, label=N_("For the client"), widget=giver, required=True),
            Field(name=CONTRACTOR, label=N_("For the contractor"), widget=taker, required=True),
        )
        title = N_("Agreed on paper")
        furnish(self, bench, title, phrase(ON_PAPER), self._form, N_("Write it down"), first="at")

    def take_scan(self, text: str) -> bool:
        """The number of a form of the pad chooses it."""
        self._form.choose("blank", text)
        return True

    def accept(self) -> None:
        if not self._form.check():
            return
        said = self._form.values()
        try:
            moment = datetime.fromisoformat(" ".join(str(said["at"]).split()))
        except ValueError:
            told = self._bench.words(NO_MOMENT, given=said["at"])
            self._form.refuse("at", told)
            return
        at = moment.replace(tzinfo=self._bench.zone, microsecond=0).astimezone(UTC)
        paper = said["blank"] or str(said["paper"]).strip()
        super().accept()
        self.said.emit(Typed(at, paper, said[CLIENT], said[CONTRACTOR]))


class Righting(QDialog):
    """Asks which line of the note is wrong, what is so, and why."""

    said = Signal(object)
    """The `Put`, the code as it was typed, and the reason. The dialog has closed."""

    def __init__(self, bench: Bench, parent: QWidget, *, code: str) -> None:
        super().__init__(parent)
        self._bench = bench
        self._form = Form(bench.words, bench.theme)
        self._unit = text_field(bench.words, N_("Reference code or label"))
        self._unit.setText(code)
        faults = Choice([(one, bench.words(one.label)) for one in Fault])
        now = text_field(bench.words, N_("Nothing where it was left out or not handed over"))
        self._form.add(
            Field(name="code", label=N_("Volume, box or item"), widget=self._unit, required=True),
            Field(name="fault", label=N_("What is wrong"), widget=faults, required=True),
            Field(name="now", label=N_("What is so"), widget=now),
            Field(name="why", label=N_("Why"), widget=NoteField(), required=True),
        )
        title = N_("Put the note right")
        furnish(self, bench, title, phrase(PUT_RIGHT), self._form, N_("Sign …"), first="code")

    def take_scan(self, text: str) -> bool:
        """A label is the unit meant."""
        self._unit.setText(text)
        return True

    def accept(self) -> None:
        """Look on the worker which unit is meant; only then is it said."""
        if not self._form.check():
            return
        said = self._form.values()
        code, ledger = str(said["code"]).strip(), self._bench.ledger

        def look() -> Put:
            with ledger.read() as db:
                found = [one for one in subjects_of(db, code) if one.kind is Kind.UNIT]
            if not found:
                raise NotFoundError(NO_UNIT, code=code)
            return Put(unit=found[0].id, fault=Fault(said["fault"]), now=str(said["now"]).strip())  # type: ignore[arg-type]  # the id of a unit

        self._bench.tasks.run(
            look,
            then=lambda put: self._give(put, code, str(said["why"])),
            failed=lambda error: self._form.refuse(
                "code", say_error(self._bench.words, error).sentence
            ),
            owner=self,
        )

    def _give(self, put: Put, code: str, why: str) -> None:
        super().accept()
        self.said.emit((put, code, why))
