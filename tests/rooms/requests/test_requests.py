"""Requests to issue: by plan, approved by the client's lead, and named by the note out."""

from collections.abc import Iterator
from typing import Any, cast

import pytest

from books import Book, agree_layout, boxes, catalogued, draft_out, open_day
from paper.reading import pages_of
from rooms.caring import agreed_on, archivist, enter, fill, line_of, whole
from rooms.lived import agree, drawn
from rooms.refusing import refused
from workroom.base.clauses import BY_PLAN, RELEASE_APPROVED, WORK_IN_HAND
from workroom.base.ids import HandoverId, LineId, UnitId
from workroom.base.word import Approval
from workroom.paper.render import render
from workroom.paper.sheet import Grid, Sheet
from workroom.rooms.handover import rules as handover_rules
from workroom.rooms.handover import service as handover
from workroom.rooms.handover.parts import NOTE
from workroom.rooms.handover.slip import handover_note
from workroom.rooms.layouts.model import Layout
from workroom.rooms.requests import rules
from workroom.rooms.requests.requests import (
    APPROVED,
    EXAMINED,
    MORE_THAN_ASKED,
    PROPOSED,
    REQUESTS,
    SAY_WHY,
    Again,
    Granted,
    Opinion,
)


@pytest.fixture
def volumes(book: Book) -> tuple[UnitId, ...]:
    """Six volumes in two boxes, and the day open."""
    made = catalogued(book, 6, box_size=3)
    open_day(book)
    return made


def request(book: Book, volumes: int = 3, **more: Any) -> LineId:
    today = book.clock().date()
    told = {
        "asked_on": today,
        "again": Again.FIRST,
        "plan": "第3周计划",
        "planned": 6,
        "range_of": "J038 全宗 1 号目录 1 至 6 卷",
        "volumes": volumes,
        "purpose": "数字化",
        "back_by": today,
        **more,
    }
    return enter(book, REQUESTS, told, by=book.wang)


def examine(book: Book, line: LineId) -> None:
    """The project manager and the archivist agree, one after the other."""
    ma = archivist(book)
    fill(book, REQUESTS, line, PROPOSED, {"proposal": Opinion.YES}, book.wang)
    fill(book, REQUESTS, line, EXAMINED, {"opinion": Opinion.YES}, ma)


def decide(book: Book, line: LineId, granted: Granted, **more: Any) -> None:
    """The lead decides."""
    fill(book, REQUESTS, line, APPROVED, {"granted": granted, **more}, book.li)


def approve(book: Book, line: LineId, granted: Granted = Granted.ALL, **more: Any) -> None:
    """All three, one after the other."""
    examine(book, line)
    decide(book, line, granted, **more)


def name(book: Book, note: HandoverId, line: LineId) -> None:
    with book.ledger.work(by=book.wang) as work:
        handover.name_request(work, handover=note, request=line)


def agree_by_approval(book: Book, note: HandoverId) -> None:
    with book.ledger.work(by=book.wang) as work:
        handover.agree(
            work,
            handover=note,
            client=book.li,
            contractor=book.wang,
            approval=Approval(book.li, "急需"),
        )


def sheets_of(book: Book, note: HandoverId, copy: int | None = None) -> tuple[Sheet, ...]:
    """The note as it is printed: both originals, or one."""

    def draw(db: Any, entries: Any) -> Any:
        from_note = handover.store.handovers.get(db, note)
        (entry,) = entries((from_note.agreed_entry,))
        return handover_note(
            db, entries, entry, copy=copy, printed_at=book.clock(), printed_by="王建国"
        )

    return drawn(book, draw)


def texts(book: Book, note: HandoverId) -> Iterator[str]:
    """What stands in the head of both originals of a note."""
    for sheet in sheets_of(book, note):
        if sheet.form == "F01":
            grid = cast("Grid", sheet.blocks[0])
            for row in grid.rows:
                yield from (cell.text for cell in row)


def test_a_request_knows_what_is_out_and_in_hand(book: Book, volumes: tuple[UnitId, ...]) -> None:
    agree(book, draft_out(book, boxes(book)[:1]))
    kept = line_of(book, REQUESTS, request(book))
    assert (kept.project, kept.out_before, kept.in_hand) == ("馆藏土地档案数字化", 3, 3)
    with refused(book, (SAY_WHY, BY_PLAN)):
        request(book, 4)
    request(book, 4, beyond="补调漏列的一卷")
    assert whole(book)


def test_a_note_out_names_an_approved_request_where_that_was_agreed_on(
    book: Book, volumes: tuple[UnitId, ...]
) -> None:
    agreed_on(book, "request_needed", "on")
    note = draft_out(book, boxes(book)[:1])
    with refused(book, (rules.NO_REQUEST, RELEASE_APPROVED)):
        agree(book, note)
    made = request(book)
    name(book, note, made)
    with refused(book, (rules.NOT_APPROVED, RELEASE_APPROVED)):
        agree(book, note)
    approve(book, made)
    agree(book, note)
    number = line_of(book, REQUESTS, made).number
    assert number in list(texts(book, note))
    assert whole(book)


@pytest.mark.parametrize("seals", [False, True])
def test_four_lines_with_their_request_stay_on_one_page(
    book: Book, volumes: tuple[UnitId, ...], seals: bool
) -> None:
    if seals:
        agree_layout(book, NOTE, Layout(seals=True))
    made = request(book, 6)
    approve(book, made)
    note = draft_out(book, [*volumes[:2], *volumes[4:]])
    name(book, note, made)
    agree(book, note)
    first, *_ = sheets_of(book, note, copy=1)
    assert len(pages_of(render([first]))) == 1


def test_more_than_was_approved_wants_the_clients_approval_once_more(
    book: Book, volumes: tuple[UnitId, ...]
) -> None:
    made = request(book, 4)
    approve(book, made, Granted.PART, granted_volumes=3, conditions="先出第一盒")
    first = draft_out(book, boxes(book)[:1])
    name(book, first, made)
    agree(book, first)
    second = draft_out(book, volumes[3:4])
    name(book, second, made)
    with refused(book, (rules.TOO_MANY, RELEASE_APPROVED)):
        agree(book, second)
    agree_by_approval(book, second)
    assert whole(book)


def test_what_the_list_of_the_request_does_not_name_wants_it_too(
    book: Book, volumes: tuple[UnitId, ...]
) -> None:
    made = request(book, 3, units=boxes(book)[:1])
    approve(book, made)
    note = draft_out(book, (volumes[0], volumes[4]))
    name(book, note, made)
    with refused(book, (rules.NOT_ASKED_FOR, RELEASE_APPROVED)):
        agree(book, note)


def test_no_more_is_in_the_room_at_one_time_than_was_agreed(
    book: Book, volumes: tuple[UnitId, ...]
) -> None:
    agreed_on(book, "volumes_in_hand", "4")
    agree(book, draft_out(book, boxes(book)[:1]))
    note = draft_out(book, volumes[3:5])
    with refused(book, (rules.TOO_MUCH_IN_HAND, WORK_IN_HAND)):
        agree(book, note)
    agree_by_approval(book, note)
    assert whole(book)


def test_nobody_approves_more_than_was_asked_for(book: Book, volumes: tuple[UnitId, ...]) -> None:
    made = request(book)
    examine(book, made)
    with refused(book, (MORE_THAN_ASKED, RELEASE_APPROVED)):
        decide(book, made, Granted.PART, granted_volumes=4, conditions="多出一卷")


def test_what_comes_home_names_no_request(book: Book, volumes: tuple[UnitId, ...]) -> None:
    entry = agree(book, draft_out(book, boxes(book)[:1]))
    with book.ledger.work(by=book.wang) as work:
        back = handover.begin_back(work, batch=entry.event.batch)
    made = request(book)
    with refused(book, (handover_rules.REQUESTS_GO_OUT, RELEASE_APPROVED)):
        name(book, back, made)


def test_a_room_that_agreed_on_nothing_is_asked_nothing(
    book: Book, volumes: tuple[UnitId, ...]
) -> None:
    assert agree(book, draft_out(book, boxes(book))).event.number
