"""Playback: what is entered, who looks it over, and when the next one is due."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from books import Book
from rooms.refusing import refused
from rooms.video.watching import (
    HUNG,
    SHANGHAI,
    at,
    due,
    hazard,
    hung,
    looked_over,
    reviewed,
    taken_out,
    today,
)
from workroom.base.clauses import FOOTAGE_KEPT, FOOTAGE_REVIEWED, REVIEW_LOOKED_OVER, Origin
from workroom.base.ids import PersonId
from workroom.rooms.progress.due import due_list
from workroom.rooms.project import service as project
from workroom.rooms.registers import rules, store
from workroom.rooms.registers.model import Standing
from workroom.rooms.video import reviews
from workroom.rooms.video.reviews import REVIEW, REVIEW_FIRST, REVIEWS, TOO_SHORT, Seen

TODAY = date(2026, 3, 2)


def to_midnight_before(book: Book, day: date) -> None:
    """A minute before the room's midnight; in UTC it is still afternoon."""
    book.clock.now = at(day) - timedelta(minutes=1)


def test_a_playback_is_done_when_another_person_of_the_client_looked_it_over(book: Book) -> None:
    review = reviewed(book, hung(book))
    with refused(book, (reviews.OWN_REVIEW, REVIEW_LOOKED_OVER)):
        looked_over(book, review, by=book.zhao)
    with refused(book, rules.NOT_YOURS):
        looked_over(book, review, by=book.wang)
    assert due(book, reviews.LOOK_OVER) == [(reviews.LOOK_OVER, TODAY)]
    looked_over(book, review)
    assert due(book, reviews.LOOK_OVER) == []
    with book.ledger.read() as db:
        assert store.get(db, REVIEWS, review).standing is Standing.DONE


@pytest.mark.parametrize("who", ["lin", "wang", "zhou"])
def test_playback_is_not_for_those_who_are_watched(book: Book, who: str) -> None:
    camera = hung(book)
    by: PersonId = book.people[who]
    with refused(book, rules.NOT_YOURS):
        reviewed(book, camera, by=by)


@pytest.mark.parametrize(
    ("values", "reason", "clause"),
    [
        pytest.param(
            {"footage_to": at(date(2026, 3, 1))},
            reviews.ENDS_BEFORE_IT_BEGINS,
            FOOTAGE_REVIEWED,
            id="it_ends_before_it_begins",
        ),
        pytest.param(
            {"footage_to": at(TODAY, time(8, 31))}, reviews.NOT_YET, FOOTAGE_REVIEWED, id="to_come"
        ),
        pytest.param(
            {"day": date(2026, 3, 3)}, reviews.NOT_YET, FOOTAGE_REVIEWED, id="a_check_of_tomorrow"
        ),
        pytest.param(
            {"earliest": date(2026, 3, 3)},
            reviews.EARLIEST_LATER,
            FOOTAGE_KEPT,
            id="footage_of_tomorrow",
        ),
    ],
)
def test_what_was_looked_at_has_been(
    book: Book, values: dict[str, Any], reason: str, clause: object
) -> None:
    camera = hung(book)
    with refused(book, (reason, clause)):  # type: ignore[arg-type]  # a column of the table above
        reviewed(book, camera, **values)


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"seen": Seen.SOMETHING, "told": "工位有人拍照"}, id="something_was_seen"),
        pytest.param({"whole": False, "told": "画面中断两小时"}, id="the_picture_is_not_whole"),
    ],
)
def test_what_was_seen_is_followed_up_as_a_hazard(book: Book, values: dict[str, Any]) -> None:
    camera = hung(book)
    with refused(book, (reviews.FOLLOW_IT_UP, FOOTAGE_REVIEWED)):
        reviewed(book, camera, **values, follow_up="WR1-F38-2026-0099")
    _, number = hazard(book, TODAY)
    with refused(book, reviews.SAY_WHAT_WAS_SEEN):
        reviewed(book, camera, **values | {"told": ""}, follow_up=number)
    reviewed(book, camera, **values, follow_up=number.lower())


@pytest.mark.parametrize(
    ("last", "due_on"),
    [
        pytest.param(date(2026, 3, 2), date(2026, 3, 9), id="a_week_later"),
        pytest.param(date(2026, 4, 28), date(2026, 5, 5), id="over_the_end_of_a_month"),
        pytest.param(date(2028, 2, 23), date(2028, 3, 1), id="over_a_leap_day"),
        pytest.param(date(2026, 12, 29), date(2027, 1, 5), id="over_the_new_year"),
    ],
)
def test_each_camera_in_use_is_due_a_week_after_it_was_last_looked_at(
    book: Book, last: date, due_on: date
) -> None:
    camera = hung(book)
    book.clock.now = at(last, time(9))
    reviewed(book, camera)
    to_midnight_before(book, due_on)
    assert due(book, REVIEW) == []
    book.clock.forward(minutes=1)
    assert due(book, REVIEW) == [(REVIEW, due_on)]
    book.clock.forward(hours=9)
    reviewed(book, camera)
    assert due(book, REVIEW) == []


def test_a_camera_that_was_never_looked_at_is_due_a_week_after_it_was_hung(book: Book) -> None:
    hung(book, installed_on=TODAY)
    to_midnight_before(book, date(2026, 3, 9))
    assert due(book, REVIEW_FIRST) == []
    book.clock.forward(minutes=1)
    assert due(book, REVIEW_FIRST) == [(REVIEW_FIRST, date(2026, 3, 9))]


def test_how_often_is_agreed_and_never_said_to_be_the_standards(book: Book) -> None:
    reviewed(book, hung(book))
    with book.ledger.work(by=book.li) as work:
        project.change_setting(work, name="playback_days", value="3")
    book.clock.forward(days=3)
    with book.ledger.read() as db:
        (one,) = (one for one in due_list(db, book.clock()) if one.text.template == REVIEW)
    assert (one.due, one.origin) == (date(2026, 3, 5), Origin.PROJECT)


def test_a_camera_out_of_use_is_not_looked_at_any_more(book: Book) -> None:
    camera = hung(book)
    assert due(book, REVIEW_FIRST) != []
    taken_out(book, camera)
    assert due(book, REVIEW_FIRST) == []


@pytest.mark.parametrize(
    ("seen_on", "enough"),
    [
        pytest.param(date(2026, 3, 2), date(2025, 9, 2), id="six_months_back"),
        pytest.param(date(2026, 2, 28), date(2025, 8, 28), id="at_the_end_of_february"),
        pytest.param(date(2026, 3, 1), date(2025, 9, 1), id="31_august_may_go_on_1_march"),
        pytest.param(date(2028, 2, 29), date(2027, 8, 29), id="on_a_leap_day"),
        pytest.param(date(2026, 8, 31), date(2026, 3, 1), id="february_may_go_in_august"),
    ],
)
def test_less_than_six_months_of_footage_is_due_as_the_standards_demand(
    book: Book, seen_on: date, enough: date
) -> None:
    camera = hung(book, installed_on=HUNG)
    book.clock.now = at(seen_on, time(9))
    reviewed(book, camera, earliest=enough)
    assert due(book, TOO_SHORT) == []
    reviewed(book, camera, earliest=enough + timedelta(days=1))
    assert due(book, TOO_SHORT) == [(TOO_SHORT, seen_on)]
    with book.ledger.read() as db:
        (one,) = (one for one in due_list(db, book.clock()) if one.text.template == TOO_SHORT)
    assert (one.clause, one.origin) == (str(FOOTAGE_KEPT), Origin.STANDARD)


def test_a_young_camera_has_less_and_nothing_is_missing(book: Book) -> None:
    camera = hung(book, installed_on=date(2026, 2, 20))
    reviewed(book, camera, earliest=date(2026, 2, 20))
    assert due(book, TOO_SHORT) == []


def test_the_days_of_footage_are_those_of_the_rooms_wall_clock(book: Book) -> None:
    camera = hung(book)
    review = reviewed(
        book,
        camera,
        footage_from=datetime(2026, 3, 1, 0, 0, tzinfo=SHANGHAI),
        footage_to=datetime(2026, 3, 1, 23, 59, tzinfo=SHANGHAI),
    )
    with book.ledger.read() as db:
        line = store.get(db, REVIEWS, review)
    assert line.days(SHANGHAI) == (date(2026, 3, 1), date(2026, 3, 1))
    assert today(book) == TODAY
