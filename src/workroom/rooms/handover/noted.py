"""The register of notes: each with its way home, and what of it is still wanting."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workroom.base.clock import day_of
from workroom.base.ids import BatchId, HandoverId, Kind, PersonId, ProjectId, UnitId
from workroom.base.words import N_
from workroom.ledger.mentions import subjects_of
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.model import Place
from workroom.rooms.handover import store
from workroom.rooms.handover.counts import NOTHING, Counts
from workroom.rooms.handover.model import Direction, Handover, HandoverState
from workroom.rooms.people import store as people
from workroom.rooms.project import store as project
from workroom.rooms.registers.store import held
from workroom.rooms.treatment.treatments import TREATMENTS

CORRECTED = "Corrected"
"""So the names of all events end that put something right."""


class Wanting(StrEnum):
    """What is still to be done about a note, or was done to it."""

    DRAFT = "draft"
    UNSIGNED = "unsigned"
    UNFILED = "unfiled"
    UNRETURNED = "unreturned"
    CORRECTED = "corrected"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        return _LABELS[self][0]

    @property
    def chinese(self) -> str:
        """As papers and spreadsheets say it."""
        return _LABELS[self][1]


_LABELS = {
    Wanting.DRAFT: (N_("Draft"), "草稿"),
    Wanting.UNSIGNED: (N_("Not signed"), "未签"),
    Wanting.UNFILED: (N_("Not filed"), "未归档"),
    Wanting.UNRETURNED: (N_("Not all returned"), "未全部归还"),
    Wanting.CORRECTED: (N_("Corrected"), "有更正"),
    Wanting.DROPPED: (N_("Dropped"), "作废"),
}


@dataclass(frozen=True, slots=True)
class Noted:
    """A note as the register has it; `codes` are the first and the last reference code on it."""

    note: Handover
    codes: tuple[str, str]
    counts: Counts
    giver: str
    taker: str
    day: date | None
    home: tuple[date, ...]
    """The days on which something of it came home."""
    still_out: Counts
    days_out: int | None
    treatments: tuple[str, ...]
    reshelved_by: tuple[str, ...]
    wanting: frozenset[Wanting]

    @property
    def id(self) -> HandoverId:
        return self.note.id

    @property
    def went_out(self) -> bool:
        return self.note.direction is Direction.OUT


def register_of_notes(
    db: Reading, today: date, project_id: ProjectId | None = None
) -> tuple[Noted, ...]:
    """All notes of a project, or of all, oldest first; drafts and dropped ones among them.

    Args:
        today: as the room counts days.
    """
    chosen = [
        note
        for note in store.handovers.find(db)
        if project_id is None or note.project == project_id
    ]
    known = _Known(db, chosen)
    return tuple(_noted(note, known, today) for note in chosen)


class _Known:
    """What is asked of the book once, for all notes."""

    def __init__(self, db: Reading, notes: Iterable[Handover]) -> None:
        self.zone = project.zone(db)
        self.names: Mapping[PersonId, str] = people.names(db)
        self.units: dict[HandoverId, list[UnitId]] = {}
        for line in store.handover_lines.find(db):
            self.units.setdefault(line.handover, []).append(line.unit)
        self.catalogue = catalogue.many(db, {unit for some in self.units.values() for unit in some})
        self.totals = store.totals(db, (note.id for note in notes))
        self.still_out = store.still_out(db)
        self.corrected = subjects_of(db, Kind.HANDOVER, CORRECTED)
        self.where = {one.unit: one for one in custody.whereabouts.find(db)}
        self.treated: dict[UnitId, list[str]] = {}
        for one in held(db, TREATMENTS):
            for unit in one.units if one.passed else ():
                self.treated.setdefault(unit, []).append(one.number)
        self.home: dict[BatchId, list[date]] = {}
        for note in notes:
            if note.direction is Direction.BACK and note.agreed_at is not None:
                day = day_of(note.agreed_at, self.zone)
                self.home.setdefault(note.batch, []).append(day)


def _noted(note: Handover, known: _Known, today: date) -> Noted:
    units = [known.catalogue[unit] for unit in known.units.get(note.id, ())]
    inside = sorted(
        (unit.reference_code for unit in units if unit.kind is not UnitKind.BOX),
        key=lambda code: (len(code), code),
    )
    codes = inside or [unit.reference_code for unit in units]
    sides = tuple(
        known.names.get(one, "") if one is not None else ""
        for one in (note.client, note.contractor)
    )
    went_out = note.direction is Direction.OUT
    day = day_of(note.agreed_at, known.zone) if note.agreed_at is not None else None
    home = tuple(sorted(set(known.home.get(note.batch, ())))) if went_out and day else ()
    out = known.still_out.get(note.batch) if went_out and day else None
    still_out = out.counts if out is not None else NOTHING
    until = today if still_out != NOTHING else max(home, default=None)
    giver, taker = sides if went_out else sides[::-1]
    return Noted(
        note=note,
        codes=(codes[0], codes[-1]) if codes else ("", ""),
        counts=note.client_counts or known.totals.get(note.id, NOTHING),
        giver=giver,
        taker=taker,
        day=day,
        home=home,
        still_out=still_out,
        days_out=(until - day).days if went_out and day and until else None,
        treatments=_treatments(units, known),
        reshelved_by=_reshelved_by(note, units, known),
        wanting=frozenset(_wanting(note, still_out, corrected=note.id in known.corrected)),
    )


def _treatments(units: Iterable[Unit], known: _Known) -> tuple[str, ...]:
    """By which treatments what is on the note was treated, itself or with its box."""
    named = (one for unit in units for one in (unit.id, unit.parent) if one is not None)
    return tuple(dict.fromkeys(number for unit in named for number in known.treated.get(unit, ())))


def _reshelved_by(note: Handover, units: Iterable[Unit], known: _Known) -> tuple[str, ...]:
    """Who put back what has not gone out again since."""
    places = (known.where.get(unit.id) for unit in units)
    found = (
        one.holder
        for one in places
        if one is not None and one.place is Place.STACKS and one.out_note == note.id
    )
    return tuple(dict.fromkeys(known.names.get(one, "") for one in found))


def _wanting(note: Handover, still_out: Counts, *, corrected: bool) -> Iterable[Wanting]:
    match note.state:
        case HandoverState.DRAFT:
            yield Wanting.DRAFT
        case HandoverState.DROPPED:
            yield Wanting.DROPPED
        case HandoverState.AGREED | HandoverState.PRINTED:
            yield Wanting.UNSIGNED
        case HandoverState.SIGNED:
            yield Wanting.UNFILED
        case HandoverState.FILED:
            pass
    if still_out != NOTHING:
        yield Wanting.UNRETURNED
    if corrected:
        yield Wanting.CORRECTED
