"""Visits: agreed to, pledged, escorted with a badge; and the inspection that is never refused."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from books import Book
from rooms.keeping import come_in, consent, go_out, let_in, the_visit, today, visit
from rooms.looking import in_the_room, line_in, looked, opened, said
from rooms.refusing import refused
from workroom.base.clauses import (
    ESCORTED_AT_ONCE,
    NOTHING_BROUGHT_IN,
    VISIT_AGREED,
    VISIT_ESCORTED,
    VISIT_PLEDGED,
    Clause,
)
from workroom.base.word import Word
from workroom.rooms.access import visits
from workroom.rooms.access.visits import AGREED, CAME_IN, VISITS, WENT_OUT, Area, Consent, VisitKind
from workroom.rooms.holds.model import DayState
from workroom.rooms.registers import service
from workroom.rooms.registers.model import Standing
from workroom.rooms.registers.rules import NEEDED


def test_a_visit_has_its_slip_its_way_in_and_its_way_out(book: Book) -> None:
    line = visit(book)
    consent(book, line)
    come_in(book, line)
    assert the_visit(book, line).is_inside
    assert the_visit(book, line).number.startswith("WR1-F14-2026-0001-")
    book.clock.forward(hours=1)
    go_out(book, line)
    made = the_visit(book, line)
    assert (made.standing, made.is_inside) == (Standing.DONE, False)


@pytest.mark.parametrize(
    ("answer", "at_the_door", "reasons"),
    [
        pytest.param(None, {}, [(visits.NOT_AGREED, VISIT_AGREED)], id="nobody_was_asked"),
        pytest.param(Consent.NO, {}, [(visits.TURNED_DOWN, VISIT_AGREED)], id="turned_down"),
        pytest.param(
            Consent.YES, {"known": False}, [(visits.NOT_KNOWN, VISIT_AGREED)], id="not_known"
        ),
        pytest.param(
            Consent.YES, {"pledge": ""}, [(visits.PLEDGE_FIRST, VISIT_PLEDGED)], id="no_pledge"
        ),
        pytest.param(
            Consent.YES,
            {"deposit": ""},
            [(NEEDED, NOTHING_BROUGHT_IN)],
            id="nobody_said_what_was_deposited",
        ),
        pytest.param(Consent.YES, {"badge": ""}, [(NEEDED, VISIT_ESCORTED)], id="no_badge"),
    ],
)
def test_a_visitor_does_not_come_in(
    book: Book,
    answer: Consent | None,
    at_the_door: dict[str, Any],
    reasons: list[tuple[str, Clause]],
) -> None:
    line = visit(book)
    if answer is not None:
        consent(book, line, answer)
    with refused(book, *reasons):
        come_in(book, line, **at_the_door)


def test_that_somebody_came_in_without_consent_is_a_fact_on_a_word(book: Book) -> None:
    line = visit(book)
    come_in(book, line, Word(who=book.wang, why="送修电梯的临时进入", source="值班记录"))
    assert the_visit(book, line).is_inside


def test_at_the_reception_no_pledge_is_needed_and_elsewhere_the_client_may_say_why(
    book: Book,
) -> None:
    desk = visit(book, area=Area.RECEPTION)
    consent(book, desk)
    come_in(book, desk, pledge="")
    told = visit(book)
    consent(book, told, waived="在押运人员，已签单位承诺书")
    come_in(book, told, pledge="", badge="访 02")


def test_a_badge_is_worn_by_one_visitor_at_a_time(book: Book) -> None:
    first = let_in(book, badge="访 01")
    second = visit(book, name="何静")
    consent(book, second)
    with refused(book, (visits.BADGE_WORN, VISIT_ESCORTED)):
        come_in(book, second, badge="访 01")
    go_out(book, first)
    come_in(book, second, badge="访 01")


def test_nobody_escorts_more_than_was_agreed_on(book: Book) -> None:
    group = {"kind": VisitKind.DELEGATION, "people": 4, "others": "吴、郑、冯三人"}
    let_in(book, **group)
    more = visit(book, name="何静", people=2, others="许某")
    consent(book, more)
    with refused(book, (visits.TOO_MANY, ESCORTED_AT_ONCE)):
        come_in(book, more, badge="访 02")
    come_in(book, more, badge="访 02", escort=book.zhou)


def test_a_delegation_is_one_line_and_says_who_comes(book: Book) -> None:
    with refused(book, (visits.WHO_ELSE, VISIT_AGREED)):
        visit(book, kind=VisitKind.DELEGATION, people=12)
    line = visit(book, kind=VisitKind.DELEGATION, people=12, others="名单附后")
    assert the_visit(book, line).called == "孙立（某县保密局）等12人"


def test_of_an_identity_paper_no_more_than_four_signs_are_kept(book: Book) -> None:
    with refused(book, (visits.ONLY_THE_LAST, VISIT_AGREED)):
        visit(book, id_last="11010519900101012X")


def test_a_statutory_inspection_is_never_refused(book: Book) -> None:
    """§10.3: not for want of consent, pledge, paper or escort; what is not noted falls due."""
    line = visit(book, kind=VisitKind.INSPECTION, people=9, others="", document="", officers="")
    come_in(book, line, known=False, pledge="")
    assert the_visit(book, line).is_inside


def test_moments_stand_in_order(book: Book) -> None:
    line = visit(book)
    consent(book, line)
    with refused(book, (visits.NOT_YET, VISIT_AGREED)):
        come_in(book, line, in_at=book.clock() + timedelta(minutes=1))
    come_in(book, line)
    earlier = book.clock() - timedelta(minutes=1)
    with refused(book, (visits.OUT_BEFORE_IN, VISIT_AGREED)), book.ledger.work(by=book.li) as work:
        service.fill(work, VISITS, line, WENT_OUT, {"out_at": earlier})


@pytest.mark.parametrize(
    ("came", "now", "last_day", "state", "due"),
    [
        pytest.param(
            "2026-02-28 16:00", "2026-02-28 23:59", "2026-02-28", DayState.OPEN, None, id="same_day"
        ),
        pytest.param(
            "2026-02-28 16:00",
            "2026-03-01 00:00",
            "2026-02-28",
            DayState.OPEN,
            date(2026, 2, 28),
            id="after_midnight_at_a_month_end",
        ),
        pytest.param(
            "2024-02-29 16:00",
            "2024-02-29 18:00",
            "2024-02-29",
            DayState.CLOSED,
            date(2024, 2, 29),
            id="as_soon_as_the_day_is_closed_on_a_leap_day",
        ),
        pytest.param(
            "2026-03-02 00:30",
            "2026-03-02 08:30",
            "2026-03-01",
            DayState.OPEN,
            None,
            id="came_after_midnight_in_shanghai",
        ),
    ],
)
def test_a_visitor_who_never_signed_out_falls_due(
    came: str, now: str, last_day: str, state: DayState, due: date | None
) -> None:
    line = line_in(
        VISITS,
        AGREED,
        CAME_IN,
        day=date.fromisoformat(came[:10]),
        kind=VisitKind.VISIT,
        people=1,
        in_at=in_the_room(came),
    )
    look = looked(in_the_room(now), line, registers=(VISITS,))
    day = opened(date.fromisoformat(last_day), state=state)
    falls = [said(one) for one in visits.visits_due(replace(look, last_day=day))]
    assert falls == ([(visits.STILL_IN, due)] if due else [])


@pytest.mark.parametrize(
    ("kind", "more", "due"),
    [
        pytest.param(VisitKind.VISIT, {}, [visits.CONSENT_WANTED], id="a_visit_waits_for_consent"),
        pytest.param(VisitKind.INSPECTION, {}, [visits.NOTE_THEM], id="an_inspection_to_be_noted"),
        pytest.param(
            VisitKind.INSPECTION,
            {"document": "保检〔2026〕3号", "officers": "甲、乙"},
            [],
            id="an_inspection_noted_whole",
        ),
    ],
)
def test_what_a_visit_still_wants_falls_due(
    book: Book, kind: VisitKind, more: dict[str, Any], due: list[str]
) -> None:
    line = line_in(VISITS, day=today(book), kind=kind, people=1, **more)
    look = looked(today(book), line, registers=(VISITS,))
    assert [said(one)[0] for one in visits.visits_due(look)] == due
