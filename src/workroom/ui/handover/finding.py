"""Units for a note out of what somebody scanned, typed or pasted: codes, a range, or words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from workroom.base.codes import LONGEST, Label, Prefix, parse, tidy
from workroom.base.ids import HandoverId, UnitId
from workroom.base.verdict import YES, Verdict
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.custody import store as custody
from workroom.rooms.handover import notes, store
from workroom.rooms.handover.model import Direction, Handover
from workroom.rooms.workflow import store as workflow

MOST = 5000
"""Units looked up at once; a longer list comes in several goes."""

_BETWEEN = re.compile(r"\s*(?:~|～|至|\.\.)\s*")
_LINES = re.compile(r"[\n\r\t;；,，、]+")


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One unit that the list names, or a piece of the list that names none."""

    named: str
    unit: Unit | None
    verdict: Verdict = YES
    on_note: bool = False

    @property
    def id(self) -> object:
        return self.unit.id if self.unit else self.named

    @property
    def may_go(self) -> bool:
        return self.unit is not None and not self.on_note and bool(self.verdict)


@dataclass(frozen=True, slots=True)
class Found:
    """What a list came to, before anything is put on the note."""

    rows: tuple[FoundRow, ...] = ()
    cut: bool = False
    """There was more than can be looked up at once."""

    @property
    def fit(self) -> tuple[UnitId, ...]:
        """The units that may go and are not on the note yet."""
        return tuple(row.unit.id for row in self.rows if row.unit is not None and row.may_go)


def unit_of_code(db: Reading, text: str) -> Unit | None:
    """The unit whose label, sheet or code was scanned; None where the code means none.

    What ended stands for the unit it lives on in, an item in a volume for the volume.
    """
    match parse(text):
        case Label(prefix=Prefix.SHEET, number=number):
            sheet = workflow.sheets.at(db, number)
            found = None if sheet is None else catalogue.units.at(db, sheet.unit)
        case Label(prefix=Prefix.BOX | Prefix.VOLUME | Prefix.ITEM as prefix, number=number):
            kind = next(kind for kind in UnitKind if kind.prefix is prefix)
            found = catalogue.by_number(db, kind, number)
        case None if len(text) <= LONGEST and text.isprintable():
            found = catalogue.called(db, tidy(text))
        case _:
            found = None
    return None if found is None else custody.carrier(db, catalogue.living(db, found))


def find_units(db: Reading, note: HandoverId, text: str) -> Found:
    """The units that a text names, each with the verdict on whether it may go.

    Several lines, or parts between commas, are reference codes or label codes;
    `first ~ last` is a range of them; a single line that is no code is searched
    for. Going home, no text at all means all that is still out of the batch.
    """
    handover = store.handovers.get(db, note)
    parts = [part.strip() for part in _LINES.split(text) if part.strip()]
    if not parts:
        named = _still_out(db, handover)
    elif len(parts) == 1:
        named = _named(db, handover, parts[0]) or _searched(db, handover, parts[0])
    else:
        named = _each(db, handover, parts)
    unique = {unit.id if unit else called: (called, unit) for called, unit in named}
    rows = tuple(unique.values())[:MOST]
    units = [unit for _called, unit in rows if unit is not None]
    verdicts = notes.verdicts_for(db, handover, units)
    on_note = {line.unit for line in store.lines(db, note)}
    return Found(
        tuple(
            FoundRow(called, unit, verdicts[unit.id], unit.id in on_note)
            if unit is not None
            else FoundRow(called, None)
            for called, unit in rows
        ),
        cut=len(unique) > MOST,
    )


Named = list[tuple[str, Unit | None]]


def _each(db: Reading, note: Handover, parts: list[str]) -> Named:
    """Many parts at once: reference codes are looked up together, the rest one by one."""
    known = catalogue.known(db, note.project, parts)
    found: Named = []
    for part in parts:
        if part in known:
            found += _with_content(db, part, known[part])
        else:
            found += _named(db, note, part) or [(part, None)]
    return found


def _named(db: Reading, note: Handover, part: str) -> Named:
    """The units that one part names: a range, a reference code, or a label."""
    ends = _BETWEEN.split(part)
    if len(ends) == 2 and all(ends):
        return _pairs(catalogue.between(db, note.project, ends[0], ends[1], limit=MOST + 1))
    known = catalogue.known(db, note.project, (part,)).get(part)
    unit = known or unit_of_code(db, part)
    return [] if unit is None else _with_content(db, part, unit)


def _searched(db: Reading, note: Handover, text: str) -> Named:
    return _pairs(catalogue.found(db, note.project, text)) or [(text, None)]


def _with_content(db: Reading, called: str, unit: Unit) -> Named:
    """A box names what lies in it, too, as it does when it is scanned."""
    inside = catalogue.children(db, unit.id) if unit.kind is UnitKind.BOX else ()
    return [(called, unit), *_pairs(inside)]


def _still_out(db: Reading, note: Handover) -> Named:
    if note.direction is Direction.OUT:
        return []
    out = [where.unit for where in custody.of_batch(db, note.batch) if where.is_in_the_room]
    units = catalogue.many(db, out).values()
    return _pairs(sorted(units, key=lambda unit: (unit.box_number, unit.reference_code, unit.id)))


def _pairs(units: Iterable[Unit]) -> Named:
    return [(unit.reference_code, unit) for unit in units]
