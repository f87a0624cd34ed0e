"""Treatments: carried out, checked by another, confirmed; and the way back onto the shelf."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from books import Book, catalogued, close_day, hand_out, open_day
from rooms.refusing import refused
from rooms.treatment.treating import DUE_FROM, checked, confirmed, due, passed, treated
from rooms.trips import Trip, breaches, bring_home, put_away, vouch, where
from workroom.base.clauses import DISINFECT_AFTER_A_MONTH, TREATMENT_CHECKED
from workroom.base.ids import UnitId
from workroom.base.word import Word
from workroom.ledger.verify import verify
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.custody import rules as custody_rules
from workroom.rooms.custody import service as custody
from workroom.rooms.progress.rules import DISINFECT
from workroom.rooms.registers import rules, service, store
from workroom.rooms.registers.model import Standing
from workroom.rooms.treatment import store as treatment_store
from workroom.rooms.treatment import treatments
from workroom.rooms.treatment.treatments import TREATMENTS, Result

MORNING = datetime(2026, 3, 2, 0, 30, tzinfo=UTC)
UNTREATED = (custody_rules.UNTREATED, DISINFECT_AFTER_A_MONTH)


def reshelve(trip: Trip, unit: UnitId, word: Word | None = None) -> tuple[UnitId, ...]:
    with trip.book.ledger.work(by=trip.book.li) as work:
        return custody.reshelve(work, unit=unit, word=word).event.units


# --- The form ------------------------------------------------------------------------------------


def test_a_treatment_is_checked_by_another_and_closed_by_the_client(book: Book) -> None:
    (unit,) = catalogued(book, 1)
    treatment = treated(book, unit)
    assert [one.due for one in due(book, treatments.CHECK)] == [date(2026, 3, 2)]
    with refused(book, (treatments.OWN_CHECK, TREATMENT_CHECKED)):
        checked(book, treatment, by=book.wang)
    checked(book, treatment)
    assert due(book, treatments.CHECK) == []
    assert [one.due for one in due(book, treatments.CONFIRM)] == [date(2026, 3, 2)]
    confirmed(book, treatment)
    assert due(book, treatments.CONFIRM) == []
    with book.ledger.read() as db:
        assert store.get(db, TREATMENTS, treatment).standing is Standing.DONE
        assert verify(db, book.ledger.register).whole


def test_the_operator_does_not_check_though_another_entered_it(book: Book) -> None:
    (unit,) = catalogued(book, 1)
    treatment = treated(book, unit, operator="钱梅")
    with refused(book, (treatments.OWN_CHECK, TREATMENT_CHECKED)):
        checked(book, treatment)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param(
            {"began": MORNING + timedelta(minutes=1)},
            treatments.ENDS_BEFORE_IT_BEGINS,
            id="it_ends_before_it_begins",
        ),
        pytest.param(
            {"ended": MORNING + timedelta(minutes=1)}, treatments.NOT_YET, id="it_is_not_over"
        ),
        pytest.param({"units": ()}, rules.NEEDED, id="of_nothing"),
    ],
)
def test_a_treatment_is_entered_when_it_is_over(
    book: Book, values: dict[str, Any], reason: str
) -> None:
    (unit,) = catalogued(book, 1)
    with refused(book, reason):
        treated(book, unit, **values)


def test_a_treatment_is_not_checked_before_the_day_on_which_it_ended_in_the_room(
    book: Book,
) -> None:
    (unit,) = catalogued(book, 1)
    book.clock.forward(hours=15, minutes=30)  # midnight in the room, whose day is another in UTC
    treatment = treated(book, unit)
    with refused(book, (treatments.CHECKED_TOO_EARLY, TREATMENT_CHECKED)):
        checked(book, treatment, checked_on=date(2026, 3, 2))
    checked(book, treatment, checked_on=date(2026, 3, 3))


# --- The way back onto the shelf ------------------------------------------------------------------


def test_a_due_unit_goes_back_on_its_shelf_after_a_treatment_that_passed(trip: Trip) -> None:
    volume = trip.volumes[0]
    bring_home(trip, (volume,))
    trip.book.clock.now = DUE_FROM
    with refused(trip.book, UNTREATED):
        reshelve(trip, volume)
    passed(trip.book, volume)
    assert reshelve(trip, volume) == (volume,)
    assert breaches(trip.book) == ()
    found = where(trip, volume)
    assert found is not None
    assert found.out_since is None


@pytest.mark.parametrize(
    ("ended", "counts"),
    [
        pytest.param(DUE_FROM, True, id="on_the_day_it_is_due_from"),
        pytest.param(DUE_FROM - timedelta(minutes=1), False, id="a_minute_before_its_midnight"),
    ],
)
def test_only_a_treatment_that_ended_after_the_month_was_over_counts(
    trip: Trip, ended: datetime, *, counts: bool
) -> None:
    volume = trip.volumes[0]
    bring_home(trip, (volume,))
    trip.book.clock.now = DUE_FROM + timedelta(days=2)
    passed(trip.book, volume, began=ended - timedelta(hours=1), ended=ended)
    if counts:
        reshelve(trip, volume)
    else:
        with refused(trip.book, UNTREATED):
            reshelve(trip, volume)


def test_a_treatment_that_failed_was_not_checked_or_does_not_hold_opens_no_shelf(
    trip: Trip,
) -> None:
    book, volume = trip.book, trip.volumes[0]
    bring_home(trip, (volume,))
    book.clock.now = DUE_FROM
    failed = treated(book, volume)
    with refused(book, UNTREATED):
        reshelve(trip, volume)
    checked(book, failed, Result.FAILED)
    with refused(book, UNTREATED):
        reshelve(trip, volume)
    mistaken = passed(book, volume)
    with book.ledger.work(by=book.wang) as work:
        service.void(work, TREATMENTS, mistaken, why="误登")
    with refused(book, UNTREATED):
        reshelve(trip, volume)
    passed(book, volume)
    reshelve(trip, volume)


def test_a_treatment_of_a_box_covers_what_lies_in_it(trip: Trip) -> None:
    bring_home(trip, trip.boxes[:1] + trip.volumes[:3])
    trip.book.clock.now = DUE_FROM
    passed(trip.book, trip.boxes[0])
    assert reshelve(trip, trip.boxes[0]) == (trip.boxes[0], *trip.volumes[:3])


def test_a_treatment_of_one_volume_does_not_cover_its_box(trip: Trip) -> None:
    bring_home(trip, trip.boxes[:1] + trip.volumes[:3])
    trip.book.clock.now = DUE_FROM
    passed(trip.book, trip.volumes[0])
    with refused(trip.book, *[custody_rules.UNTREATED] * 3):
        reshelve(trip, trip.boxes[0])


def test_of_some_units_the_same_treatments_are_known_as_of_all(trip: Trip) -> None:
    passed(trip.book, trip.boxes[0])
    trip.book.clock.forward(minutes=24 * 60)
    passed(trip.book, trip.volumes[0])
    with trip.book.ledger.read() as db:
        every = treatment_store.treated(db)
        units = catalogue.many(db, (*trip.boxes, *trip.volumes))
        assert treatment_store.treated_among(db, units.values()) == every
        some = treatment_store.treated_among(db, [units[trip.volumes[1]]])
    assert some == {trip.volumes[1]: every[trip.volumes[1]]}
    assert every[trip.volumes[0]] > every[trip.boxes[0]] == every[trip.volumes[1]]


def test_untreated_it_is_reshelved_by_a_word_that_stays_visible(trip: Trip) -> None:
    bring_home(trip, trip.volumes[:1])
    trip.book.clock.now = DUE_FROM
    reshelve(trip, trip.volumes[0], vouch(trip.book, trip.book.li))
    (breach,) = breaches(trip.book)
    assert breach.clauses == (str(DISINFECT_AFTER_A_MONTH),)


def test_out_again_after_a_treatment_the_month_begins_anew(trip: Trip) -> None:
    book, volume = trip.book, trip.volumes[0]
    put_away(trip, trip.boxes[0])
    close_day(book)
    book.clock.now = DUE_FROM + timedelta(hours=9)
    open_day(book)
    bring_home(trip, (volume,))
    passed(book, volume)
    reshelve(trip, volume)
    hand_out(book, (volume,))
    found = where(trip, volume)
    assert found is not None
    assert found.out_since == date(2026, 4, 3)
    book.clock.now = DUE_FROM + timedelta(days=31)
    assert [one.due for one in due(book, DISINFECT)] == [date(2026, 4, 3), date(2026, 5, 4)]


def test_what_was_treated_since_is_due_no_more_and_the_rest_still_is(trip: Trip) -> None:
    book = trip.book
    book.clock.now = DUE_FROM
    (everything,) = due(book, DISINFECT)
    passed(book, trip.volumes[0])
    (rest,) = due(book, DISINFECT)
    assert (str(everything.text)[:18], str(rest.text)[:18]) == (
        "1 box, 3 volumes, ",
        "1 box, 2 volumes, ",
    )
    passed(book, trip.boxes[0])
    assert due(book, DISINFECT) == []
