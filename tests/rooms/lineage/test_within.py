"""What lies within a volume: items that it turns out to be, and what no list knows of."""

from books import command
from rooms.lineage.reshaping import (
    agreed,
    batch_account,
    find_inside,
    hear,
    is_whole,
    label_of,
    merge,
    sheet_of,
    split,
    unit,
)
from rooms.refusing import refused
from rooms.trips import Trip, take, where
from workroom.base.ids import UnitId
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.custody.model import IN_THE_ROOM, Place
from workroom.rooms.handover import service as handover
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.notes import verdicts_for
from workroom.rooms.handover.rules import IN_A_VOLUME
from workroom.rooms.lineage import rules, store, within
from workroom.rooms.lineage.basis import Part
from workroom.rooms.listing import store as listing
from workroom.rooms.listing.model import Wanted
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


def test_items_are_listed_where_their_volume_is_and_go_on_no_note_by_themselves(
    trip: Trip,
) -> None:
    here = itemized(trip, trip.volumes[0], 8, 13)
    with trip.book.ledger.read() as db:
        listed = [
            {row.id for row in listing.page(db, Wanted(places=places), offset=0, limit=99)}
            for places in (IN_THE_ROOM, frozenset({Place.STACKS}))
        ]
        shown = listing.listed(db, here[:1])[0]
    assert set(here) <= listed[0]
    assert not set(here) & listed[1]
    assert shown.place is Place.DESK
    with trip.book.ledger.work(by=trip.book.wang) as work:
        note = handover.begin_back(work, batch=trip.batch)
    with trip.book.ledger.read() as db:
        verdict = verdicts_for(db, handovers.handovers.get(db, note), [unit(trip.book, here[0])])
    assert IN_A_VOLUME in {one.phrase.template for one in verdict[here[0]].reasons}


def test_a_volume_has_as_many_items_as_are_split_off_and_merged_in_it(trip: Trip) -> None:
    first, second = itemized(trip, trip.volumes[0], 8, 13)
    made = split(trip, second, Part(code="J038-001-0001-003", pages=5)).event.made[0].unit
    assert unit(trip.book, made).parent == trip.volumes[0]
    assert unit(trip.book, trip.volumes[0]).items == 3
    merge(trip, first, second, made)
    assert unit(trip.book, trip.volumes[0]).items == 1
    disc = find_inside(trip, first, "J038-001-0001-F1").event.made[0].unit
    assert unit(trip.book, disc).parent == trip.boxes[0], "it is found in the volume"
    found, here = batch_account(trip.book, trip.batch)
    assert found.remaining == here
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
