"""Counts: by scanning what lies in every cabinet, by two people, or by numbers alone."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from workroom.base.codes import Code, Prefix, label
from workroom.base.ids import CabinetId, Kind, PersonId, UnitId
from workroom.cli.playing import BETWEEN_SCANS, COUNT, Part, cabinet_code, counted
from workroom.cli.simulate.quarter import Quarter
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.closing.model import Found
from workroom.rooms.counting import service, store
from workroom.rooms.counting.model import CountLine, Purpose, Sort
from workroom.rooms.people import store as people
from workroom.rooms.people.model import Role

Things = Collection[tuple[Kind, int]]


def numbers(quarter: Quarter, *, off: dict[CabinetId, int] | None = None) -> list[Found]:
    """What two people find; `off` says how many boxes more than the book has in which cabinet."""
    with quarter.ledger.read() as db:
        found = counted(db)
    more = off or {}
    return [replace(one, boxes=one.boxes + more.get(one.cabinet, 0)) for one in found]


def begin(quarter: Quarter, purpose: Purpose) -> None:
    """The list is frozen."""
    with quarter.acting(quarter.on_duty(Role.DUTY_OFFICER)) as work:
        service.begin(work, purpose=purpose)


def scan(
    quarter: Quarter,
    *,
    unseen: Things = (),
    lies_in: dict[UnitId, CabinetId] | None = None,
    everywhere: bool = False,
) -> None:
    """Two people scan all that is on the list, each in half of the cabinets.

    `unseen` is not there; `lies_in` says what lies in another cabinet than the book has it in.
    `everywhere` means at the workstations too, where nobody counts in the evening.
    """
    moved = lies_in or {}
    with quarter.ledger.read() as db:
        lines = store.lines(db)
        codes = {one: _code(db, one) for one in lines if (one.kind, one.id) not in unseen}
    by_cabinet: dict[CabinetId | None, list[Code]] = {}
    for line, code in codes.items():
        where = line.cabinet
        if line.kind is Kind.UNIT:
            where = moved.get(UnitId(line.id), where)
            if where is None and not everywhere:
                continue
        by_cabinet.setdefault(where, []).append(code)
    first, second = quarter.on_duty(Role.DUTY_OFFICER), quarter.custodian
    parts: dict[str, Part] = {first: [], second: []}
    for number, (cabinet, some) in enumerate(
        sorted(by_cabinet.items(), key=lambda one: one[0] or 0)
    ):
        who = (first, second)[number % 2]
        place = [cabinet_code(cabinet)] if cabinet is not None else []
        parts[who] += [(who, code) for code in (COUNT, *place, *some)]
    until = quarter.clock() + BETWEEN_SCANS * max(map(len, parts.values()))
    quarter.play(until, *parts.values())


def _code(db: Reading, line: CountLine) -> Code:
    match line.kind:
        case Kind.UNIT:
            return catalogue.units.get(db, UnitId(line.id)).code
        case Kind.PERSON:
            return people.people.get(db, PersonId(line.id)).badge_code
        case _:
            kind = Prefix.MEDIUM if line.sort is Sort.MEDIA else Prefix.LINE
            return label(kind, line.id)


def names(quarter: Quarter, cabinets: Iterable[CabinetId]) -> tuple[str, ...]:
    """What the cabinets are called, in their order."""
    ordered = sorted(cabinets)
    return tuple(f"{quarter.cabinets.index(one) + 1}号柜" for one in ordered)
