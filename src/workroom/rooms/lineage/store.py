"""What came of which, and how units change together with their places, notes and sheets."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Column, Connection, Integer, PrimaryKeyConstraint

from workroom.base.event import Entry
from workroom.base.ids import Kind, Subject, UnitId
from workroom.ledger.columns import OneOf, book_table
from workroom.ledger.mentions import entries_about
from workroom.ledger.register import Folds
from workroom.ledger.rows import Rows
from workroom.rooms.catalogue import changing
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import SECRET_CLASSES
from workroom.rooms.custody import folds as custody_folds
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.model import Recall
from workroom.rooms.lineage.model import (
    CoversSwapped,
    FoundInside,
    How,
    Link,
    UnitRecoded,
    UnitsMerged,
    UnitSplit,
    VolumeItemized,
)
from workroom.rooms.workflow.following import follow

table = book_table(
    "lineage",
    Column("unit", Integer, nullable=False),
    Column("origin", Integer, nullable=False, index=True),
    Column("entry", Integer, nullable=False),
    Column("how", OneOf(How), nullable=False),
    PrimaryKeyConstraint("unit", "origin", "entry"),
)
links = Rows(Link, table)


def origins(db: Connection, unit: UnitId) -> tuple[Link, ...]:
    """What the unit came of, and what was merged into it, oldest first."""
    return links.find(db, table.c.unit == unit, order=(table.c.entry, table.c.origin))


def offspring(db: Connection, unit: UnitId) -> tuple[Link, ...]:
    """What came of the unit, oldest first; for one that ended the last is what it lives on in."""
    return links.find(db, table.c.origin == unit, order=(table.c.entry, table.c.unit))


class Stretch(NamedTuple):
    """The part of a unit's trail that belongs to a story: entries from one to another."""

    unit: UnitId
    first: int
    last: int


END = 2**62
"""Later than any entry."""


def story(db: Connection, unit: UnitId) -> tuple[Stretch, ...]:
    """Whose trails tell the story of a unit, and from when to when.

    It begins with what the unit came of, up to the entry in which it did; that of
    one that ended goes on with the unit in which it lives on.
    """
    found = [Stretch(unit, 0, END)]
    seen = {unit}
    waiting = [Stretch(unit, 0, END)]
    while waiting:
        told = waiting.pop()
        for link in origins(db, told.unit):
            if link.entry <= told.last and link.origin not in seen:
                seen.add(link.origin)
                waiting.append(Stretch(link.origin, 0, link.entry))
                found.append(waiting[-1])
    after: UnitId | None = unit
    since = 0
    while after is not None:
        into = next((one for one in offspring(db, after) if one.how is How.MERGED), None)
        after = into.unit if into is not None else None
        if into is not None and into.unit not in seen:
            seen.add(into.unit)
            since = max(since, into.entry)
            found.append(Stretch(into.unit, since, END))
    return tuple(found)


def entries_of(db: Connection, unit: UnitId) -> tuple[int, ...]:
    """The numbers of the entries that tell the story of a unit, oldest first."""
    found: set[int] = set()
    for stretch in story(db, unit):
        about = entries_about(db, Subject(Kind.UNIT, stretch.unit))
        found.update(seq for seq in about if stretch.first <= seq <= stretch.last)
    return tuple(sorted(found))


def not_on_note(db: Connection, units: Iterable[UnitId]) -> frozenset[UnitId]:
    """Which of these were found in the room: no note lists them on their way out."""
    found = links.among(db, table.c.unit, units)
    return frozenset(link.unit for link in found if link.how is How.FOUND)


def _split(db: Connection, entry: Entry[UnitSplit]) -> None:
    event = entry.event
    new = tuple(one.unit for one in event.made)
    changing.enter(db, event.project, event.made)
    changing.describe(db, event.unit, event.kept)
    custody_folds.settle(
        db,
        new,
        beside=event.unit,
        at=entry.happened_at,
        came_by=f"拆自 {event.code}",
        finished=True,
        late=entry.is_late,
    )
    if custody.where(db, event.unit) is None:
        changing.recount(db, event.made[0].parent)
    codes = "、".join(one.description.reference_code for one in event.made)
    custody_folds.note(db, event.unit, f"拆出 {codes}")
    follow(db, entry)
    links.put(db, *(Link(unit, event.unit, entry.seq, How.SPLIT) for unit in new))


def _merged(db: Connection, entry: Entry[UnitsMerged]) -> None:
    event = entry.event
    ended = tuple(one.unit for one in event.gone)
    placed = custody.where_all(db, ended)
    inside = (one for one in catalogue.many(db, ended).values() if one.id not in placed)
    around = {one.parent for one in inside}
    known = catalogue.many(db, (event.unit, *ended)).values()
    classes = [SECRET_CLASSES.index(one.security_class) for one in known if one.is_classified]
    _carry_recall(db, event.unit, ended)
    follow(db, entry)
    custody_folds.leave(db, ended, at=entry.happened_at)
    changing.end(db, ended, into=event.unit)
    for volume in sorted(parent for parent in around if parent is not None):
        changing.recount(db, volume)
    changing.describe(db, event.unit, event.kept)
    if classes:
        catalogue.classify(db, (event.unit,), SECRET_CLASSES[max(classes)])
    codes = "、".join(one.code for one in event.gone)
    custody_folds.note(db, event.unit, f"并入 {codes}")
    links.put(db, *(Link(event.unit, unit, entry.seq, How.MERGED) for unit in ended))


def _carry_recall(db: Connection, kept: UnitId, ended: tuple[UnitId, ...]) -> None:
    """What was called back stays called back in what it is part of."""
    where = [custody.where(db, unit) for unit in (kept, *ended)]
    called = [one for one in where if one is not None and one.recall is not Recall.NONE]
    own = where[0]
    if own is not None and called:
        first = max(called, key=lambda one: one.recall is Recall.CLASSIFIED)
        custody_folds.recall(db, (kept,), first.recall, at=first.recalled_at)


def _recoded(db: Connection, entry: Entry[UnitRecoded]) -> None:
    event = entry.event
    changing.describe(db, event.unit, event.kept)
    custody_folds.note(db, event.unit, f"原档号 {event.code}")


def _swapped(db: Connection, entry: Entry[CoversSwapped]) -> None:
    event = entry.event
    changing.exchange(db, event.first, event.second)
    custody_folds.note(db, event.first, f"原作 {event.first_code}，封面互换更正")
    custody_folds.note(db, event.second, f"原作 {event.second_code}，封面互换更正")


def _itemized(db: Connection, entry: Entry[VolumeItemized]) -> None:
    event = entry.event
    changing.enter(db, event.project, event.made)
    changing.describe(db, event.unit, event.kept)
    custody_folds.note(db, event.unit, f"析出 {len(event.made)} 件")
    follow(db, entry)
    made = (one.unit for one in event.made)
    links.put(db, *(Link(unit, event.unit, entry.seq, How.ITEM) for unit in made))


def _found(db: Connection, entry: Entry[FoundInside]) -> None:
    event = entry.event
    new = tuple(one.unit for one in event.made)
    changing.enter(db, event.project, event.made)
    custody_folds.settle(
        db,
        new,
        beside=event.unit,
        at=entry.happened_at,
        came_by=f"夹于 {event.code} 内，出库单未列",
        finished=False,
        late=entry.is_late,
    )
    codes = "、".join(one.description.reference_code for one in event.made)
    custody_folds.note(db, event.unit, f"内夹 {codes or event.text}")
    follow(db, entry)
    links.put(db, *(Link(unit, event.unit, entry.seq, How.FOUND) for unit in new))


FOLDS: Folds = {
    UnitSplit: _split,
    UnitsMerged: _merged,
    UnitRecoded: _recoded,
    CoversSwapped: _swapped,
    VolumeItemized: _itemized,
    FoundInside: _found,
}
