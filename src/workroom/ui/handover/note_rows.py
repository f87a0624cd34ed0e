"""The rows of one note: what is on it, and what lies in its boxes but stays off, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workroom.base.ids import HandoverId, UnitId
from workroom.base.verdict import YES, Verdict
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.custody import rules as custody_rules
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.model import Place, Whereabouts
from workroom.rooms.handover import notes, store
from workroom.rooms.handover.model import Direction, Handover, HandoverState, Line
from workroom.rooms.treatment import store as treatment
from workroom.rooms.treatment.rules import is_not_kept_apart

CONDITIONS: Mapping[int, str] = {
    1: N_("1 sound"),
    2: N_("2 slightly damaged"),
    3: N_("3 badly damaged"),
    4: N_("4 parts missing"),
    5: N_("5 insects or mould"),
    6: N_("6 pages stuck together"),
    7: N_("7 writing faded"),
}
"""The codes that F01 explains in its head."""


class Standing(StrEnum):
    """How a row stands to the note."""

    ON = "on"
    DOUBTFUL = "doubtful"
    """On the note although a rule says no: by approval, by somebody's word, or it moved since."""
    LEFT_OFF = "left off"
    """Lies in a box of the note, might go, and was taken off."""
    STAYS = "stays"
    """Lies in a box of the note, and may not go."""
    REFUSED = "refused"
    """Was scanned just now, and may not go."""

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def is_on(self) -> bool:
        return self in (Standing.ON, Standing.DOUBTFUL)


_LABELS = {
    Standing.ON: N_("On the note"),
    Standing.DOUBTFUL: N_("On the note, but"),
    Standing.LEFT_OFF: N_("Left off"),
    Standing.STAYS: N_("Stays off"),
    Standing.REFUSED: N_("Refused"),
}


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One unit beside a note."""

    unit: Unit
    standing: Standing
    verdict: Verdict
    condition: int = 1
    remark: str = ""
    place: Place = Place.STACKS
    inside: bool = False
    """Whether it lies in a box that stands above it."""
    settled: bool = False
    """Whether the note is agreed, so that the place is worth saying also where it is the stacks."""
    reshelving: Verdict = YES
    """Of what was given back: whether it may go onto its shelf."""

    @property
    def id(self) -> UnitId:
        return self.unit.id

    @property
    def reason(self) -> Phrase | None:
        """The first thing that speaks against it."""
        return self.verdict.reasons[0].phrase if self.verdict.reasons else None

    @property
    def waits_for_shelf(self) -> bool:
        """Given back by an agreed note, and not on its shelf yet."""
        return self.settled and self.place is Place.RETURNED

    @property
    def refused_act(self) -> bool:
        """Whether a rule stands in the way of what would be done with the row next."""
        if self.settled:
            return self.waits_for_shelf and not self.reshelving
        return not self.standing.is_on and not self.verdict

    @property
    def where(self) -> Phrase:
        return phrase(self.place.label)


@dataclass(frozen=True, slots=True)
class NoteRows:
    """The rows of a note in the order of scanning, each box with its content under it."""

    note: HandoverId
    draft: bool
    rows: tuple[NoteRow, ...]

    @property
    def on(self) -> int:
        return sum(row.standing.is_on for row in self.rows)

    @property
    def off(self) -> int:
        return len(self.rows) - self.on


def read_rows(db: Reading, note: HandoverId, *, asked: tuple[UnitId, ...], today: date) -> NoteRows:
    """The rows of a note. `asked`: units scanned just now that were refused, shown with why."""
    handover = store.handovers.get(db, note)
    lines = {line.unit: line for line in store.lines(db, note)}
    inside = {unit.id: unit for unit in catalogue.children_of(db, lines)}
    units = {
        **{id_: unit for id_, unit in inside.items() if id_ in lines},
        **catalogue.many(db, (id_ for id_ in lines if id_ not in inside)),
    }
    draft = handover.state is HandoverState.DRAFT
    others = _others(db, handover, units, inside) if draft else {}
    refused = catalogue.many(db, (one for one in asked if one not in lines)) if draft else {}
    where = custody.where_all(db, (*lines, *refused, *others))
    everything = {**units, **others, **refused}
    verdicts = notes.verdicts_for(db, handover, everything.values()) if draft else {}
    waiting = any(one.place is Place.RETURNED for one in where.values())
    treated = treatment.treated_among(db, everything.values()) if waiting else {}
    apart = treatment.kept_apart(db, everything.values()) if waiting else {}
    rows: list[NoteRow] = []
    for unit in _in_order(units, lines, others, refused):
        place = where.get(unit.id)
        rows.append(
            _row(
                unit,
                lines.get(unit.id),
                verdicts.get(unit.id, YES),
                place,
                refused=unit.id in refused,
                inside=unit.parent in units,
                settled=not draft,
                reshelving=YES
                if place is None or place.place is not Place.RETURNED
                else custody_rules.may_reshelve(
                    place, unit.reference_code, today=today, treated=treated.get(unit.id)
                )
                & is_not_kept_apart(unit.reference_code, apart.get(unit.id)),
            )
        )
    return NoteRows(note, draft, tuple(rows))


def _others(
    db: Reading, note: Handover, units: Mapping[UnitId, Unit], inside: Mapping[UnitId, Unit]
) -> dict[UnitId, Unit]:
    """What lies in the boxes and is not on the note; going home, only what is in the room."""
    found = {
        unit.id: unit
        for unit in inside.values()
        if unit.id not in units
        and unit.parent is not None
        and units[unit.parent].kind is UnitKind.BOX
    }
    if note.direction is Direction.OUT:
        return found
    where = custody.where_all(db, found)
    return {id_: unit for id_, unit in found.items() if id_ in where and where[id_].is_in_the_room}


def _in_order(
    units: Mapping[UnitId, Unit],
    lines: Mapping[UnitId, Line],
    others: Mapping[UnitId, Unit],
    refused: Mapping[UnitId, Unit],
) -> list[Unit]:
    """Boxes as they were scanned, each with its content under it; what was refused comes first."""
    content: dict[UnitId, list[Unit]] = {}
    tops: list[Unit] = []
    for id_ in lines:
        unit = units[id_]
        if unit.parent is not None and unit.parent in lines:
            content.setdefault(unit.parent, []).append(unit)
        else:
            tops.append(unit)
    for unit in others.values():
        if unit.parent is not None and unit.id not in refused:
            content.setdefault(unit.parent, []).append(unit)
    found = list(refused.values())
    for top in tops:
        found.append(top)
        found.extend(sorted(content.get(top.id, ()), key=lambda one: (one.reference_code, one.id)))
    return found


def _row(
    unit: Unit,
    line: Line | None,
    verdict: Verdict,
    where: Whereabouts | None,
    *,
    refused: bool,
    inside: bool,
    settled: bool,
    reshelving: Verdict,
) -> NoteRow:
    if line is not None:
        standing = Standing.ON if verdict else Standing.DOUBTFUL
    elif refused:
        standing = Standing.REFUSED
    else:
        standing = Standing.LEFT_OFF if verdict else Standing.STAYS
    return NoteRow(
        unit=unit,
        standing=standing,
        verdict=verdict,
        condition=line.condition if line else 1,
        remark=line.remark if line else "",
        place=where.place if where else Place.STACKS,
        inside=inside and not refused,
        settled=settled,
        reshelving=reshelving,
    )
