"""A medium at a station: a scan gives it out, the next takes it back, a count sees it."""

import pytest

from books import Book, Scanner, cabinet_code, command
from rooms.keeping import agree_on, issues, medium, medium_code
from rooms.refusing import last_entry
from workroom.base.ids import Kind
from workroom.rooms.counting import service as counting
from workroom.rooms.counting import store as counts
from workroom.rooms.counting.model import Mark, Purpose, Sort, ThingCounted
from workroom.rooms.media import issues as rules
from workroom.rooms.media.media import MEDIA
from workroom.rooms.registers import service
from workroom.rooms.registers.model import Standing
from workroom.rooms.station import media
from workroom.rooms.station.model import Act, Outcome


@pytest.fixture
def lin(book: Book) -> Scanner:
    return Scanner(book, "lin", "1号台")


def test_a_scan_gives_it_out_to_who_is_there_and_the_next_takes_it_back(
    book: Book, lin: Scanner
) -> None:
    code = medium_code(medium(book))
    reply = lin.scan(code)
    assert (reply.outcome, reply.text.template) == (Outcome.DONE, media.GIVEN_OUT)
    (issue,) = issues(book)
    assert (issue.to, issue.issued_at, issue.purpose) == (book.lin, book.clock(), "成果备份")
    assert last_entry(book).station == "1号台"
    reply = lin.scan(code)
    assert (reply.outcome, reply.text.template) == (Outcome.DONE, media.TAKEN_BACK)
    (issue,) = issues(book)
    assert (issue.standing, issue.returned_at) == (Standing.DONE, book.clock())


def test_the_command_may_say_which_of_the_two_is_meant(book: Book, lin: Scanner) -> None:
    code = medium_code(medium(book))
    reply = lin.scan(cabinet_code(book), code)
    assert (reply.outcome, reply.text.template) == (Outcome.REFUSED, media.IS_IN_ALREADY)
    assert lin.scan(command(Act.TAKE), code).outcome is Outcome.DONE
    reply = lin.scan(code)
    assert (reply.outcome, reply.text.template) == (Outcome.REFUSED, rules.IS_OUT)
    assert lin.scan(cabinet_code(book), code).text.template == media.TAKEN_BACK


def test_what_was_never_checked_is_refused_with_its_clause(book: Book, lin: Scanner) -> None:
    reply = lin.scan(medium_code(medium(book, checked=False)))
    assert (reply.outcome, reply.text.template) == (Outcome.REFUSED, rules.NOT_CHECKED)
    assert issues(book) == ()


def test_asked_where_it_is_the_station_says_so(book: Book, lin: Scanner) -> None:
    code = medium_code(medium(book))
    assert lin.scan(command(Act.ASK), code).text.template == media.IS_IN
    lin.scan(command(Act.LOG), code)
    assert lin.scan(command(Act.ASK), code).text.template == media.IS_OUT


def test_a_count_expects_each_medium_and_sees_it_in_its_cabinet(book: Book) -> None:
    kept, out, done = medium(book), medium(book, "YP-02"), medium(book, "YP-03")
    Scanner(book, "lin", "1号台").scan(medium_code(out))
    with book.ledger.work(by=book.wang) as work:
        service.void(work, MEDIA, done, why="重复登记")
    with book.ledger.work(by=book.zhou) as work:
        counting.begin(work, purpose=Purpose.CLOSING)
    with book.ledger.read() as db:
        lines = {one.id: (one.sort, one.cabinet) for one in counts.lines(db)}
    assert lines == {kept: (Sort.MEDIA, book.cabinet), out: (Sort.MEDIA, None)}

    zhou = Scanner(book, "zhou", "2号台")
    reply = zhou.scan(command(Act.COUNT), cabinet_code(book), medium_code(kept))
    assert reply.outcome is Outcome.DONE
    zhou.scan(medium_code(done))
    event = last_entry(book).event
    assert isinstance(event, ThingCounted)
    assert (event.kind, event.sort, event.mark) == (Kind.LINE, Sort.MEDIA, Mark.UNEXPECTED)


def test_a_strange_number_is_unknown(book: Book, lin: Scanner) -> None:
    agree_on(book, repeat_seconds="2")
    assert lin.scan(medium_code(medium(book)).replace("1", "7")).outcome is Outcome.UNKNOWN
