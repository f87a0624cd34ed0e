"""Camera outages: what each minute of one makes due, and what is refused."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from books import Book
from rooms.looking import in_the_room, line_in, looked
from rooms.refusing import refused
from rooms.video.watching import HUNG, hazard, hung, today
from workroom.base.clauses import FOUR_ZONES_WATCHED, Origin
from workroom.base.ids import LineId
from workroom.rooms.registers import rules, service
from workroom.rooms.registers.declaration import Falls
from workroom.rooms.safety.hazards import HAZARDS
from workroom.rooms.safety.incidents import INCIDENTS
from workroom.rooms.video import outages
from workroom.rooms.video.cameras import CAMERAS, Zone
from workroom.rooms.video.outages import FOLLOWED_UP, OUTAGES, RESTORED

CAMERA = line_in(CAMERAS, code="CAM-1", zone=Zone.WORK, installed_on=HUNG)


def falls(since: str, now: str, *filled: str) -> list[Falls]:
    """What an outage that began at a moment makes due at another."""
    outage = line_in(OUTAGES, *filled, camera=CAMERA.id, since=in_the_room(since))
    look = looked(in_the_room(now), CAMERA, outage, registers=(CAMERAS, OUTAGES))
    return list(outages.until_it_sees_again(look))


@pytest.mark.parametrize(
    ("since", "now", "said", "due"),
    [
        ("2026-03-02 09:00", "2026-03-02 09:30", outages.RESTORE, date(2026, 3, 2)),
        ("2026-03-02 09:00", "2026-03-02 09:31", outages.FOLLOW_UP, date(2026, 3, 2)),
        ("2026-02-28 23:45", "2026-03-01 00:14", outages.RESTORE, date(2026, 2, 28)),
        ("2026-02-28 23:45", "2026-03-01 00:16", outages.FOLLOW_UP, date(2026, 3, 1)),
        ("2028-02-28 23:45", "2028-02-29 00:16", outages.FOLLOW_UP, date(2028, 2, 29)),
        ("2028-02-28 09:00", "2028-02-29 09:00", outages.FOLLOW_UP, date(2028, 2, 28)),
        ("2028-02-28 09:00", "2028-02-29 09:01", outages.DECIDE, date(2028, 2, 29)),
        ("2026-02-28 09:00", "2026-03-01 09:01", outages.DECIDE, date(2026, 3, 1)),
    ],
)
def test_an_outage_is_first_itself_then_a_hazard_then_the_clients_question(
    since: str, now: str, said: str, due: date
) -> None:
    (one,) = falls(since, now)
    assert (one.text.template, one.due) == (said, due)
    assert one.clause is FOUR_ZONES_WATCHED
    assert one.origin is Origin.PROJECT


def test_what_was_entered_as_a_hazard_still_waits_to_be_mended() -> None:
    (one,) = falls("2026-03-02 09:00", "2026-03-02 11:00", FOLLOWED_UP)
    assert one.text.template == outages.RESTORE


def test_a_camera_that_sees_again_makes_nothing_due() -> None:
    assert falls("2026-03-02 09:00", "2026-03-04 09:00", RESTORED) == []


def out(book: Book, camera: LineId, since: datetime) -> LineId:
    with book.ledger.work(by=book.lin) as work:
        values = {"camera": camera, "since": since, "cause": "录像机断电"}
        return service.enter(work, OUTAGES, values).event.line


def filled(book: Book, outage: LineId, part: str, **values: Any) -> None:
    with book.ledger.work(by=book.zhao) as work:
        service.fill(work, OUTAGES, outage, part, values)


def test_moments_that_have_not_come_or_stand_in_the_wrong_order_are_refused(book: Book) -> None:
    camera, now = hung(book), book.clock()
    with refused(book, (outages.NOT_YET, FOUR_ZONES_WATCHED)):
        out(book, camera, now + timedelta(minutes=1))
    outage = out(book, camera, now - timedelta(hours=1))
    with refused(book, (outages.BACK_BEFORE_OUT, FOUR_ZONES_WATCHED)):
        filled(book, outage, RESTORED, back_at=now - timedelta(hours=2), remedy="换电源")
    with refused(book, (outages.NOT_YET, FOUR_ZONES_WATCHED)):
        filled(book, outage, RESTORED, back_at=now + timedelta(hours=2), remedy="换电源")


def test_a_hazard_is_named_by_a_number_that_there_is(book: Book) -> None:
    outage = out(book, hung(book), book.clock() - timedelta(hours=1))
    with refused(book, (outages.NO_SUCH_NUMBER, FOUR_ZONES_WATCHED)):
        filled(book, outage, FOLLOWED_UP, follow_up="YH-9999")
    _, number = hazard(book, today(book))
    filled(book, outage, FOLLOWED_UP, follow_up=number.lower())


def test_who_is_watched_does_not_say_that_the_camera_sees_again(book: Book) -> None:
    now = book.clock()
    outage = out(book, hung(book), now - timedelta(hours=1))
    with refused(book, rules.NOT_YOURS), book.ledger.work(by=book.lin) as work:
        service.fill(work, OUTAGES, outage, RESTORED, {"back_at": now, "remedy": "换电源"})
    filled(book, outage, RESTORED, back_at=now, remedy="换电源")


def test_the_clock_reads_only_what_its_register_names() -> None:
    assert set(OUTAGES.reads) == {CAMERAS, HAZARDS, INCIDENTS}
