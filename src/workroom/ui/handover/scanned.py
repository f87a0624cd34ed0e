"""Scans over the Hand-over page: units go onto the draft in front, a number opens its note."""

from enum import Enum
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from workroom.base.codes import LONGEST, FormNumber, Label, Prefix, is_misread, parse, tidy
from workroom.base.errors import NotFoundError, WorkroomError
from workroom.base.event import Source
from workroom.base.ids import HandoverId, PersonId, UnitId
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.work import Ledger, Work
from workroom.rooms.catalogue.model import Unit
from workroom.rooms.handover import service
from workroom.rooms.station.kept import keep
from workroom.rooms.station.model import Session
from workroom.rooms.station.service import MISREAD
from workroom.ui.handover.finding import unit_of_code
from workroom.ui.handover.note_acts import Now
from workroom.ui.handover.screen import find_note
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.theme import Tone

NOT_A_UNIT = N_("{code} is no box, volume or item of this book. The scan was kept.")
NO_NOTE = N_("No hand-over bears {number}.")
ADDED = N_("{code} is on the note.")
ADDED_BOX = N_("{code} is on the note, with {count} that lie in it.")
THERE_ALREADY = N_("{code} is on the note already.")
FORMS = frozenset({"F01", "F02"})
"""The papers of a handover."""


class Meant(Enum):
    """What the page makes of a code; anything else is for the station."""

    NOTE = "note"
    """The number of a note or its list: open it, and go on where it stopped."""
    BATCH = "batch"
    UNIT = "unit"
    NOTHING = "nothing"


def meant_by(text: str, *, draft: bool) -> Meant:
    """What the page makes of a code; while a draft is in front, no label may be an alias."""
    match parse(text):
        case FormNumber(form=form) if form in FORMS:
            return Meant.NOTE
        case Label(prefix=Prefix.BATCH):
            return Meant.BATCH
        case Label(prefix=Prefix.BOX | Prefix.VOLUME | Prefix.ITEM | Prefix.SHEET) if draft:
            return Meant.UNIT
        case None if draft and 0 < len(text.strip()) <= LONGEST:
            return Meant.UNIT
        case _:
            return Meant.NOTHING


def put_on(work: Work, *, handover: HandoverId, text: str) -> tuple[Unit, tuple[Unit, ...]]:
    """Put the scanned unit on the note; answers it, and all that came onto the note with it.

    Raises:
        NotFoundError: the code means no unit.
        RefusedError: it may not go on this note.
    """
    unit = unit_of_code(work.db, text)
    if unit is None:
        raise NotFoundError(MISREAD if is_misread(text) else NOT_A_UNIT, code=text)
    return unit, service.add(work, handover=handover, unit=unit.id)


def keep_refused(
    ledger: Ledger, *, at: str, by: PersonId | None, text: str, error: WorkroomError
) -> UnitId | None:
    """Keep a scan that was refused, as a scan; answers the unit that it meant, if any."""
    keep(ledger, Session(at, by), text, error)
    with ledger.read() as db:
        unit = unit_of_code(db, text)
    return None if unit is None else unit.id


class Scanning(QObject):
    """Puts scanned units on the draft in front, and remembers those that were just refused."""

    changed = Signal()
    """Other refused units are shown: the rows are asked for anew."""
    wanted = Signal(int)
    """The unit to whose row the cursor goes."""

    found = Signal(int)
    """The handover that a number, or another page, asks for."""

    def __init__(self, bench: Bench, desk: Desk[Any], now: Now):
        super().__init__(desk)
        self._bench, self._desk, self._now = bench, desk, now
        self.refused: tuple[UnitId, ...] = ()

    def take(self, text: str) -> bool:
        """Whether the page takes this code; what is none of its own is for the station."""
        picked, code = self._now.picked, tidy(text)
        match meant_by(code, draft=picked is not None and picked.is_draft):
            case Meant.NOTE | Meant.BATCH:
                self.seek(code, scanned=True)
            case Meant.UNIT if picked is not None:
                self._desk.do(
                    lambda work: put_on(work, handover=picked.note.id, text=code),
                    then=self._tell_added,
                    failed=partial(self._keep, code),
                    source=Source.SCAN,
                )
            case _:
                return False
        return True

    def seek(self, about: object, *, scanned: bool) -> None:
        """Find the handover that an id, a number or a batch's code stands for."""

        def look() -> HandoverId | None:
            with self._bench.ledger.read() as db:
                return find_note(db, about)

        self._bench.tasks.run(
            look,
            then=lambda note: self._tell_found(about, note, scanned=scanned),
            failed=self._bench.complain,
            owner=self,
        )

    def forget(self, units: set[UnitId]) -> None:
        """These refused units need not be seen any more."""
        left = tuple(one for one in self.refused if one not in units)
        if left != self.refused:
            self.refused = left
            self.changed.emit()

    def _tell_found(self, about: object, note: HandoverId | None, *, scanned: bool) -> None:
        error = NotFoundError(NO_NOTE, number=about)
        if note is not None:
            self.found.emit(note)
        elif scanned:
            self._keep(str(about), error)
        else:
            self._bench.complain(error)

    def _tell_added(self, added: tuple[Unit, tuple[Unit, ...]]) -> None:
        unit, came = added
        code = unit.reference_code
        self.wanted.emit(unit.id)
        self.forget({unit.id})
        if not came:
            self.changed.emit()
            self._tell(phrase(THERE_ALREADY, code=code), Tone.LOOK)
        elif len(came) == 1:
            self._tell(phrase(ADDED, code=code), Tone.DONE)
        else:
            self._tell(phrase(ADDED_BOX, code=code, count=len(came) - 1), Tone.DONE)

    def _keep(self, text: str, error: WorkroomError) -> None:
        """A refused scan is kept, and its unit shown with the reason."""
        bench = self._bench
        bench.complain(error)
        bench.tasks.run(
            lambda: keep_refused(
                bench.ledger, at=bench.station, by=bench.actor(), text=text, error=error
            ),
            then=self._show_refused,
            failed=bench.complain,
            owner=self,
        )

    def _show_refused(self, unit: UnitId | None) -> None:
        if unit is not None:
            self.refused = (unit, *(one for one in self.refused if one != unit))
            self.wanted.emit(unit)
            self.changed.emit()

    def _tell(self, said: Phrase, tone: Tone) -> None:
        self._bench.notify(self._bench.words.say(said), tone)
