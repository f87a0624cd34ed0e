"""Moves in a real book: taken, put away, reshelved, taken back, and vouched for."""

from datetime import UTC, date, datetime

import pytest

from books import close_day, hand_out, open_day
from rooms.refusing import entries, last_entry, refused, told
from rooms.trips import Trip, breaches, bring_home, put_away, return_draft, take, vouch, where
from workroom.base.breach import BreachOpened
from workroom.base.clauses import DISINFECT_AFTER_A_MONTH
from workroom.base.errors import NotFoundError
from workroom.base.ids import CabinetId, PersonId, Seq, UnitId
from workroom.base.word import Word
from workroom.ledger.verify import verify
from workroom.rooms.custody import rules, service
from workroom.rooms.custody.model import MoveCorrected, Place, UnitsReshelved, WasAt
from workroom.rooms.handover import rules as handover_rules
from workroom.rooms.handover import service as handover
from workroom.rooms.holds import rules as hold_rules
from workroom.rooms.people import rules as people_rules
from workroom.rooms.project import service as project


def test_a_volume_is_in_the_hands_of_who_took_it_where_and_since_when(trip: Trip) -> None:
    entry = take(trip, trip.volumes[0])
    found = where(trip, trip.volumes[0])
    assert found is not None
    assert (found.place, found.holder, found.station, found.workstation) == (
        Place.WORKSTATION,
        trip.book.lin,
        "1号台",
        1,
    )
    assert found.since == entry.happened_at == trip.book.clock()
    assert entry.event.units == (trip.volumes[0],)


def test_a_volume_is_in_one_pair_of_hands(trip: Trip) -> None:
    take(trip, trip.volumes[0])
    with refused(trip.book, rules.AT_A_STATION):
        take(trip, trip.volumes[0], by=trip.book.chen, station="2号台")


def test_what_never_left_the_stacks_or_went_home_is_not_taken(trip: Trip) -> None:
    with refused(trip.book, rules.NEVER_HANDED_OVER):
        take(trip, trip.volumes[3])
    bring_home(trip, trip.volumes[:1])
    with refused(trip.book, rules.GONE_HOME):
        take(trip, trip.volumes[0])


def test_on_a_closed_day_nothing_is_taken_and_everything_may_still_be_locked_up(
    trip: Trip,
) -> None:
    put_away(trip, trip.boxes[0])
    close_day(trip.book)
    with refused(trip.book, hold_rules.DAY_NOT_OPEN):
        take(trip, trip.volumes[0])
    with trip.book.ledger.work(by=trip.book.lin) as work:
        service.put_away(work, unit=trip.boxes[0], cabinet=CabinetId(2))
    found = where(trip, trip.volumes[0])
    assert found is not None
    assert found.cabinet == 2


def test_nobody_takes_more_than_was_agreed_but_by_a_word(trip: Trip) -> None:
    book = trip.book
    with book.ledger.work(by=book.li) as work:
        project.change_setting(work, name="open_volumes", value="2")
    for volume in trip.volumes[:2]:
        take(trip, volume)
    with refused(book, rules.TOO_MANY):
        take(trip, trip.volumes[2])
    take(trip, trip.volumes[2], by=book.chen)
    put_away(trip, trip.volumes[0])
    take(trip, trip.volumes[0])
    assert breaches(book) == ()


def test_archives_are_moved_by_who_works_on_the_floor(trip: Trip) -> None:
    for who in (trip.book.li, trip.book.zhao):
        with refused(trip.book, people_rules.NOT_YOURS):
            take(trip, trip.volumes[0], by=who)


def test_an_act_on_a_box_names_what_lies_in_it(trip: Trip) -> None:
    box, (first, second, third) = trip.boxes[0], trip.volumes[:3]
    assert put_away(trip, box).event.units == (box, first, second, third)
    take(trip, second)
    entry = take(trip, box, by=trip.book.chen, station="2号台")
    assert entry.event.units == (box, first, third)
    holders = {unit: where(trip, unit) for unit in (box, first, second, third)}
    assert {unit: found.holder for unit, found in holders.items() if found} == {
        box: trip.book.chen,
        first: trip.book.chen,
        second: trip.book.lin,
        third: trip.book.chen,
    }
    assert put_away(trip, box).event.units == (box, first, second, third)


def test_a_box_takes_none_along_that_went_home_or_never_came(trip: Trip) -> None:
    bring_home(trip, trip.volumes[:1])
    assert put_away(trip, trip.boxes[0]).event.units == (trip.boxes[0], *trip.volumes[1:3])
    with refused(trip.book, rules.NEVER_HANDED_OVER):
        put_away(trip, trip.boxes[1])


def test_in_the_cabinet_the_custodian_on_duty_answers_for_it(trip: Trip) -> None:
    take(trip, trip.volumes[0])
    put_away(trip, trip.volumes[0])
    found = where(trip, trip.volumes[0])
    assert found is not None
    assert (found.holder, found.cabinet, found.station) == (
        trip.book.wang,
        trip.book.cabinet,
        "",
    )
    with trip.book.ledger.read() as db:
        assert service.keeper_of(db) == trip.book.wang


def test_what_lies_in_the_cabinet_already_is_not_put_there_again(trip: Trip) -> None:
    put_away(trip, trip.volumes[0])
    with refused(trip.book, rules.ALREADY_THERE):
        put_away(trip, trip.volumes[0])


def test_a_box_gathers_again_what_was_taken_out_of_it_one_by_one(trip: Trip) -> None:
    box, (first, second, third) = trip.boxes[0], trip.volumes[:3]
    put_away(trip, box)
    take(trip, first)
    take(trip, second, by=trip.book.chen, station="2号台")
    assert put_away(trip, box).event.units == (box, first, second, third)
    assert all(found and found.lies_in(1) for found in (where(trip, first), where(trip, second)))
    with refused(trip.book, rules.ALREADY_THERE):
        put_away(trip, box)


def test_a_cabinet_or_a_unit_that_is_not_there_is_said_in_a_sentence(trip: Trip) -> None:
    before = entries(trip.book)
    with pytest.raises(NotFoundError), trip.book.ledger.work(by=trip.book.lin) as work:
        service.put_away(work, unit=trip.volumes[0], cabinet=CabinetId(9))
    with pytest.raises(NotFoundError):
        take(trip, UnitId(99))
    assert entries(trip.book) == before


def test_by_a_word_a_move_is_written_and_stands_open(trip: Trip) -> None:
    put_away(trip, trip.boxes[0])
    close_day(trip.book)
    entry = take(trip, trip.volumes[0], word=vouch(trip.book))
    (breach,) = breaches(trip.book)
    assert (breach.act, breach.who, breach.clauses) == (
        entry.seq,
        trip.book.wang,
        ("DA/T 68.2-2020 §5.5.5",),
    )
    opened = last_entry(trip.book).event
    assert isinstance(opened, BreachOpened)
    assert [one.template for one in opened.reasons] == [hold_rules.DAY_NOT_OPEN]
    found = where(trip, trip.volumes[0])
    assert found is not None
    assert found.place is Place.WORKSTATION


def reshelve(
    trip: Trip, unit: UnitId, *, by: PersonId | None = None, word: Word | None = None
) -> tuple[UnitId, ...]:
    with trip.book.ledger.work(by=by or trip.book.li) as work:
        return service.reshelve(work, unit=unit, word=word).event.units


def test_what_came_home_is_reshelved_by_the_client_and_its_clock_is_reset(trip: Trip) -> None:
    bring_home(trip, trip.boxes[:1] + trip.volumes[:3])
    with refused(trip.book, people_rules.NOT_YOURS):
        reshelve(trip, trip.boxes[0], by=trip.book.wang)
    assert reshelve(trip, trip.boxes[0]) == (trip.boxes[0], *trip.volumes[:3])
    found = where(trip, trip.volumes[0])
    assert found is not None
    assert (found.place, found.out_since, found.holder) == (Place.STACKS, None, trip.book.li)


def test_no_word_reshelves_what_no_note_brought_home_or_in_the_archivists_place(trip: Trip) -> None:
    book, unit = trip.book, trip.volumes[0]
    for who, why in ((book.li, ()), (book.lin, (people_rules.NOT_YOURS,))):
        with refused(book, *why, rules.NOT_RETURNED):
            reshelve(trip, unit, by=who, word=vouch(book))


def test_what_was_not_given_back_is_not_reshelved(trip: Trip) -> None:
    with refused(trip.book, rules.NOT_RETURNED):
        reshelve(trip, trip.volumes[0])
    with refused(trip.book, rules.NOT_RETURNED):
        reshelve(trip, trip.volumes[5])


def test_a_due_unit_is_reshelved_untreated_by_a_word_only(trip: Trip) -> None:
    bring_home(trip, trip.volumes[:2])
    trip.book.clock.now = datetime(2026, 4, 2, 15, 59, tzinfo=UTC)
    assert reshelve(trip, trip.volumes[0]) == trip.volumes[:1]
    trip.book.clock.forward(minutes=1)  # midnight in the room: the third of April
    with refused(trip.book, (rules.UNTREATED, DISINFECT_AFTER_A_MONTH)):
        reshelve(trip, trip.volumes[1])
    reshelve(trip, trip.volumes[1], word=vouch(trip.book, trip.book.li))
    (breach,) = breaches(trip.book)
    assert breach.clauses == (str(DISINFECT_AFTER_A_MONTH),)
    found = where(trip, trip.volumes[1])
    assert found is not None
    assert found.out_since is None


def test_out_again_the_month_begins_anew(trip: Trip) -> None:
    book = trip.book
    bring_home(trip, trip.volumes[:1])
    reshelve(trip, trip.volumes[0])
    assert isinstance(last_entry(book).event, UnitsReshelved)
    put_away(trip, trip.boxes[0])
    close_day(book)
    book.clock.forward(days=10)
    again = begin_again(trip)
    found = where(trip, trip.volumes[0])
    assert found is not None
    assert (found.out_since, found.out_note, found.place) == (date(2026, 3, 12), again, Place.DESK)


def begin_again(trip: Trip) -> int:
    open_day(trip.book)
    note, _ = hand_out(trip.book, trip.volumes[:1])
    return note


def correct(trip: Trip, act: Seq, were: tuple[WasAt, ...]) -> None:
    with trip.book.ledger.work(by=trip.book.lin) as work:
        service.correct_move(work, act=act, were=were)


def places(trip: Trip, unit: UnitId) -> tuple[WasAt, ...]:
    with trip.book.ledger.read() as db:
        return service.places_of(db, unit)


def test_a_mistaken_move_is_taken_back_by_an_entry_that_names_it(trip: Trip) -> None:
    put_away(trip, trip.boxes[0])
    were = places(trip, trip.boxes[0])
    entry = take(trip, trip.boxes[0])
    trip.book.clock.forward(minutes=2)
    correct(trip, entry.seq, were)
    event = last_entry(trip.book).event
    assert isinstance(event, MoveCorrected)
    assert event.act == entry.seq
    for unit in (trip.boxes[0], *trip.volumes[:3]):
        found = where(trip, unit)
        assert found is not None
        assert (found.place, found.cabinet, found.holder, found.station) == (
            Place.CABINET,
            trip.book.cabinet,
            trip.book.wang,
            "",
        )


def test_a_move_made_by_a_word_is_taken_back_as_well(trip: Trip) -> None:
    take(trip, trip.volumes[0])
    were = places(trip, trip.volumes[0])
    entry = take(trip, trip.volumes[0], by=trip.book.chen, station="2号台", word=vouch(trip.book))
    correct(trip, entry.seq, were)
    found = where(trip, trip.volumes[0])
    assert found is not None
    assert (found.holder, found.station) == (trip.book.lin, "1号台")


def test_a_move_that_others_built_on_is_not_taken_back(trip: Trip) -> None:
    were = places(trip, trip.volumes[0])
    entry = take(trip, trip.volumes[0])
    put_away(trip, trip.volumes[0])
    with told(trip.book, service.MOVED_SINCE):
        correct(trip, entry.seq, were)
    with told(trip.book, service.NOT_A_MOVE):
        correct(trip, entry.seq, ())


def test_what_is_at_a_workstation_is_put_away_before_it_goes_home(trip: Trip) -> None:
    note = return_draft(trip, trip.volumes[:1])
    take(trip, trip.volumes[0])
    with (
        refused(trip.book, handover_rules.STILL_IN_WORK),
        trip.book.ledger.work(by=trip.book.wang) as work,
    ):
        handover.agree(work, handover=note, client=trip.book.li, contractor=trip.book.wang)


def test_after_all_moves_the_journal_replays_to_the_tables(trip: Trip) -> None:
    were = places(trip, trip.volumes[0])
    entry = take(trip, trip.volumes[0])
    correct(trip, entry.seq, were)
    put_away(trip, trip.boxes[0])
    bring_home(trip, trip.volumes[:2])
    reshelve(trip, trip.volumes[0])
    with trip.book.ledger.read() as db:
        assert verify(db, trip.book.ledger.register).whole
