"""The count by scanning that is under way, as the closing page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from workroom.base.ids import CabinetId, Kind, UnitId
from workroom.ledger.reading import Reading
from workroom.rooms.closing import reckoning
from workroom.rooms.closing.model import Found, Missing
from workroom.rooms.counting import expected
from workroom.rooms.counting import store as counting
from workroom.rooms.counting.expected import Content
from workroom.rooms.counting.model import CountLine, Mark, Purpose, Sort
from workroom.rooms.people import store as people
from workroom.rooms.site import store as site


@dataclass(frozen=True, slots=True)
class CountRow:
    """One thing of the count; `where` is the cabinet the book says, or in which it was found."""

    kind: Kind
    id: int
    sort: Sort
    name: str
    title: str
    where: str
    found_in: str
    cabinet: CabinetId | None
    """In which it was found, or put away meanwhile."""
    mark: Mark
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class CountSeen:
    """All of it: what waits first, then the newest found."""

    purpose: Purpose
    begun_at: datetime
    rows: tuple[CountRow, ...]
    missing: tuple[Missing, ...]
    found: Mapping[CabinetId, Found]
    """What scanning has found in each cabinet so far."""

    @property
    def left(self) -> int:
        """How many things nobody has located yet."""
        return len(self.missing)


def read_count(db: Reading) -> CountSeen | None:
    """The count that is under way; None where there is none."""
    count = counting.running(db)
    if count is None:
        return None
    missing = reckoning.missing(db)
    left = {(one.kind, one.id): one for one in missing}
    contents = expected.contents(db)
    lines = counting.lines(db)
    names = reckoning.names_of(db, ((one.kind, one.id) for one in lines))
    told = _Told(db, contents, names)
    rows = tuple(told.row(line, (line.kind, line.id) in left) for line in lines)
    return CountSeen(
        purpose=count.purpose,
        begun_at=count.begun_at,
        rows=tuple(sorted(rows, key=_order)),
        missing=missing,
        found=_found(rows, contents),
    )


class _Told:
    """What is looked up once for all lines."""

    def __init__(
        self,
        db: Reading,
        contents: Mapping[UnitId, Content],
        names: Mapping[tuple[Kind, int], str],
    ) -> None:
        self._contents, self._names = contents, names
        self._cabinets = {one.id: one.name for one in site.cabinets.find(db)}
        self._people = people.names(db)

    def row(self, line: CountLine, is_missing: bool) -> CountRow:
        """A line whose thing was moved since it was frozen or scanned: the act says where it is."""
        content = self._contents.get(UnitId(line.id)) if line.kind is Kind.UNIT else None
        moved = content is not None and (
            not is_missing if line.found_at is None else content.where.since > line.found_at
        )
        found_in = content.where.cabinet if moved and content else line.found_in
        holder = content.where.holder if moved and content else line.found_by
        return CountRow(
            kind=line.kind,
            id=line.id,
            sort=line.sort,
            name=self._names.get((line.kind, line.id), ""),
            title=content.unit.title if content else "",
            where=self._cabinet(line.cabinet) or (content.where.station if content else ""),
            found_in=self._cabinet(found_in),
            cabinet=found_in,
            mark=Mark.FOUND if moved or (line.is_open and not is_missing) else line.mark,
            by=self._people.get(holder, "") if holder else "",
            at=content.where.since if moved and content else line.found_at,
        )

    def _cabinet(self, cabinet: CabinetId | None) -> str:
        return self._cabinets.get(cabinet, "") if cabinet is not None else ""


def _order(row: CountRow) -> tuple[int, float, int, str]:
    waits = row.mark is Mark.WAITING
    newest = -row.at.timestamp() if row.at else 0.0
    return (0 if waits else 1, 0.0 if waits else newest, tuple(Sort).index(row.sort), row.name)


def _found(
    rows: tuple[CountRow, ...], contents: Mapping[UnitId, Content]
) -> Mapping[CabinetId, Found]:
    """Boxes, volumes and items by cabinet, counted as the book counts them.

    What is on no list came since it was frozen: its act says where it is.
    """
    seen = {UnitId(row.id): row for row in rows if row.kind is Kind.UNIT}
    sums: dict[CabinetId, tuple[int, int, int]] = {}
    for unit, content in contents.items():
        row = seen.get(unit)
        if row is not None and row.mark is Mark.WAITING:
            continue
        cabinet = row.cabinet if row is not None else content.where.cabinet
        if cabinet is None:
            continue
        boxes, volumes, items = sums.get(cabinet, (0, 0, 0))
        sums[cabinet] = (
            boxes + content.boxes,
            volumes + content.volumes,
            items + content.items,
        )
    return {
        cabinet: Found(cabinet=cabinet, boxes=boxes, volumes=volumes, items=items)
        for cabinet, (boxes, volumes, items) in sums.items()
    }
