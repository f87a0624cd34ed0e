"""The evening when the room is left: media back, everybody out, ports looked at."""

from collections.abc import Mapping

import pytest

from books import Book, Scanner, cabinet_code, command, counted, open_day
from rooms.closing.counting import open_
from rooms.keeping import (
    device,
    give_out,
    go_out,
    later,
    let_in,
    look_at_ports,
    medium,
    medium_code,
)
from rooms.refusing import refused, why_not
from workroom.base.clauses import DUTY_COUNT, MEDIA_LOCKED_UP, NOBODY_STAYS, VISIT_ESCORTED
from workroom.base.event import Entry
from workroom.base.ids import Kind
from workroom.base.verdict import RefusedError
from workroom.base.word import Word
from workroom.ledger.verify import verify
from workroom.rooms.access import service as access
from workroom.rooms.access import store as presence
from workroom.rooms.access.model import RoomEmptied
from workroom.rooms.closing import rules
from workroom.rooms.closing import service as closing
from workroom.rooms.closing.slip import daily_sheet
from workroom.rooms.counting import service as counting
from workroom.rooms.counting.model import Purpose, Sort
from workroom.rooms.holds.model import DayClosed, SortCount, StillIn
from workroom.rooms.shifts import service as shifts
from workroom.rooms.station.model import Act

NOBODY_INSIDE: Mapping[tuple[Kind, int], str] = {}


@pytest.fixture
def book(book: Book) -> Book:
    open_day(book)
    return book


def close(
    book: Book,
    reasons: Mapping[tuple[Kind, int], str] = NOBODY_INSIDE,
    word: Word | None = None,
) -> Entry[DayClosed]:
    with book.ledger.work(by=book.zhou) as work:
        return closing.close_day(
            work,
            found=counted(book),
            witness=book.wang,
            power_off=True,
            reasons=reasons,
            word=word,
        )


def comes(book: Book, *names: str) -> None:
    for name in names:
        with book.ledger.work(by=book.people[name]) as work:
            access.pass_door(work, person=book.people[name])


def vouch(book: Book) -> Word:
    return Word(who=book.wang, why="U盘在机房，门已封", source="现场")


def test_one_answer_says_all_that_stops_of_the_three_classes(book: Book) -> None:
    """Medium not located and not back: stop. Visitor and operator not signed out: record."""
    line = medium(book)
    give_out(book, line)
    let_in(book)
    comes(book, "lin")
    device(book)
    with book.ledger.work(by=book.zhou) as work:
        counting.begin(work, purpose=Purpose.CLOSING)
    with pytest.raises(RefusedError) as refusal:
        close(book)
    assert why_not(refusal.value.verdict) == [
        (rules.NOT_LOCATED, DUTY_COUNT),
        (rules.MEDIA_OUT, MEDIA_LOCKED_UP),
        (rules.VISITORS_IN, VISIT_ESCORTED),
        (rules.PEOPLE_IN, NOBODY_STAYS),
    ]


def test_a_medium_in_somebodys_hands_stops_the_closing_and_the_next_opening(book: Book) -> None:
    give_out(book, medium(book))
    with refused(book, (rules.MEDIA_OUT, MEDIA_LOCKED_UP)):
        close(book)
    assert close(book, word=vouch(book)).event.media_out == ("YP-01",)
    later(book, 1)
    with refused(book, (rules.BREACHES_OPEN, rules.NIGHT_IN_CABINET)):
        open_(book)


def test_no_reason_stands_in_the_place_of_a_medium_that_is_not_located(book: Book) -> None:
    line = medium(book)
    with book.ledger.work(by=book.zhou) as work:
        counting.begin(work, purpose=Purpose.CLOSING)
    with refused(book, (rules.NOT_LOCATED, DUTY_COUNT)):
        close(book, {(Kind.LINE, line): "明日再找"})
    Scanner(book, "zhou", "2号台").scan(command(Act.COUNT), cabinet_code(book), medium_code(line))
    event = close(book).event
    assert SortCount(sort=Sort.MEDIA.value, expected=1, found=1) in event.sorts


def test_who_has_not_signed_out_wants_a_reason_and_stands_in_the_entry(book: Book) -> None:
    visit = let_in(book)
    comes(book, "lin", "zhou", "wang")
    said = {(Kind.LINE, visit): "由正门离开，未签", (Kind.PERSON, book.lin): "忘记扫码"}
    with refused(book, (rules.PEOPLE_IN, NOBODY_STAYS)):
        close(book, {(Kind.LINE, visit): "由正门离开，未签"})
    event = close(book, said).event
    assert event.still_in == (
        StillIn(
            kind=Kind.LINE,
            id=visit,
            name="孙立（某县保密局）",
            since=book.clock(),
            why="由正门离开，未签",
        ),
        StillIn(kind=Kind.PERSON, id=book.lin, name="林强", since=book.clock(), why="忘记扫码"),
    )


def test_who_closes_the_room_leaves_it_last_and_nobody_is_inside_afterwards(book: Book) -> None:
    comes(book, "zhou", "wang")
    assert close(book).event.still_in == ()
    with book.ledger.read() as db:
        assert presence.everybody_inside(db) == ()
        (emptied,) = (
            one.event for one in book.ledger.entries(db) if isinstance(one.event, RoomEmptied)
        )
        assert verify(db, book.ledger.register).breaks == ()
    assert set(emptied.people) == {book.zhou, book.wang}


def test_a_visitor_stays_on_record_until_the_slip_is_signed(book: Book) -> None:
    visit = let_in(book)
    close(book, {(Kind.LINE, visit): "未签"})
    later(book, 1)
    open_(book)
    with refused(book, (rules.VISITORS_IN, VISIT_ESCORTED)):
        close(book)
    go_out(book, visit)
    close(book)


def test_over_noon_everybody_has_left(book: Book) -> None:
    comes(book, "lin")
    with book.ledger.work(by=book.zhou) as work:
        shifts.pause(work, witness=book.wang)
    with book.ledger.read() as db:
        assert presence.everybody_inside(db) == ()


def test_ports_that_nobody_looked_at_are_a_note(book: Book) -> None:
    line = device(book)
    assert close(book).event.unchecked == ()
    later(book, 8)
    open_(book)
    assert close(book).event.unchecked == ("PC-01",)
    later(book, 1)
    open_(book)
    look_at_ports(book, line)
    assert close(book).event.unchecked == ()


def test_of_devices_that_nobody_registered_nothing_is_claimed(book: Book) -> None:
    assert close(book).event.unchecked is None


def test_the_daily_sheet_says_who_and_what_was_not_back(book: Book) -> None:
    give_out(book, medium(book))
    comes(book, "lin")
    let_in(book)
    device(book)
    later(book, 0)
    reasons = {(Kind.PERSON, book.lin): "忘记扫码", (Kind.LINE, 4): "未签"}
    with book.ledger.read() as db:
        from_register = {(one.kind, one.id): "未签" for one in closing.leaving.visitors_inside(db)}
    event = close(book, reasons | from_register, vouch(book)).event
    with book.ledger.read() as db:
        (sheet,) = daily_sheet(
            db,
            lambda seqs: book.ledger.entries(db, seqs=seqs),
            event.day,
            printed_at=book.clock(),
            printed_by="周卫",
        )
    told = str(sheet.blocks)
    for words in ("未归还：YP-01", "林强", "孙立（某县保密局）", "1 批 1 人", "介质 YP-01"):
        assert words in told
