"""What lies within a volume: items that it turns out to be, and what no list knows of."""

from books import command
from rooms.lineage.reshaping import (
    agreed,
    batch_account,
    find_inside,
    hear,
    is_whole,
    label_of,
    sheet_of,
    unit,
)
from rooms.refusing import refused
from rooms.trips import Trip, take, where
from workroom.base.ids import UnitId
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.custody.model import Place
from workroom.rooms.lineage import rules, store, within
from workroom.rooms.lineage.basis import Part
from workroom.rooms.station.model import Act, Outcome


def itemized(trip: Trip, volume: UnitId, *pages: int) -> tuple[UnitId, ...]:
    """A volume turned out to be items of so many pages."""
    items = [Part(code=f"J038-001-0001-{n:03}", pages=p) for n, p in enumerate(pages, start=1)]
    with trip.book.ledger.work(by=trip.book.wang) as work:
        entry = within.itemize(
            work, unit=volume, items=items, why="按件整理", approval=agreed(trip.book)
        )
    return tuple(one.unit for one in entry.event.made)


def test_items_of_a_volume_are_where_it_is_and_are_moved_with_it(trip: Trip) -> None:
    volume = trip.volumes[0]
    first, *_ = itemized(trip, volume, 8, 6, 7)
    assert unit(trip.book, first).kind is UnitKind.ITEM
    assert unit(trip.book, first).parent == volume
    assert where(trip, first) is None, "it has no place of its own"
    reply = hear(trip.book, command(Act.TAKE), label_of(trip.book, first))
    assert reply.outcome is Outcome.DONE
    at = where(trip, volume)
    assert at is not None
    assert at.place is Place.WORKSTATION
    found, here = batch_account(trip.book, trip.batch)
    assert found.remaining == here
    assert unit(trip.book, volume).items == 3
    assert is_whole(trip.book)


def test_a_volume_turns_into_items_once(trip: Trip) -> None:
    itemized(trip, trip.volumes[0], 8, 13)
    with refused(trip.book, rules.ITEMS_ALREADY), trip.book.ledger.work(by=trip.book.li) as work:
        within.itemize(
            work, unit=trip.volumes[0], items=[Part(code="J038-9", pages=21)], why="再分"
        )


def test_what_is_found_belongs_to_the_batch_and_stands_on_no_note(trip: Trip) -> None:
    volume = trip.volumes[0]
    take(trip, volume)
    disc = find_inside(trip, volume, "J038-001-0001-附1").event.made[0].unit
    here, there = where(trip, volume), where(trip, disc)
    assert here is not None
    assert there is not None
    assert (there.place, there.holder, there.batch) == (here.place, here.holder, here.batch)
    assert there.came_by == "夹于 J038-001-0001 内，出库单未列"
    with trip.book.ledger.read() as db:
        assert store.not_on_note(db, [volume, disc]) == {disc}
    assert sheet_of(trip.book, disc).of is None
    found, rest = batch_account(trip.book, trip.batch)
    assert found.remaining == rest
    assert found.changed.items == 1
    assert is_whole(trip.book)


def test_a_remark_alone_makes_no_unit(trip: Trip) -> None:
    volume = trip.volumes[0]
    entry = find_inside(trip, volume)
    assert entry.event.made == ()
    at = where(trip, volume)
    assert at is not None
    assert at.came_by == "内夹 卷末夹光盘一张"


def test_a_report_says_something(trip: Trip) -> None:
    with refused(trip.book, rules.NOTHING_FOUND), trip.book.ledger.work(by=trip.book.lin) as work:
        within.report_found(work, inside=trip.volumes[0], text=" ")
