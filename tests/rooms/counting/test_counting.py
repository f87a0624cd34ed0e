"""A count: frozen when it begins, shrinking with each scan, moving nothing."""

import pytest

import books
from books import Book, Scanner, cabinet_code, code_of, command, is_whole
from rooms.refusing import refused, told
from workroom.base.clauses import COUNTED_BY_ANOTHER
from workroom.base.codes import Prefix, label
from workroom.base.ids import Kind, UnitId
from workroom.rooms.counting import rules, service, store
from workroom.rooms.counting.model import Count, CountLine, Mark, Purpose, Sort
from workroom.rooms.custody import service as moves
from workroom.rooms.custody import store as custody
from workroom.rooms.duty.keys import KEYS, Countable
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people
from workroom.rooms.project import service as project
from workroom.rooms.registers import service as registers
from workroom.rooms.site import model as site_model
from workroom.rooms.site import service as site_service
from workroom.rooms.site import store as site
from workroom.rooms.station.model import Act, Outcome

Units = tuple[UnitId, ...]


@pytest.fixture
def volumes(book: Book) -> Units:
    """Five volumes, four of them in a box that is locked into the first cabinet, on an open day.

    The fifth lies in a second box, in the stacks.
    """
    units = books.catalogued(book, 5, box_size=4)
    books.open_day(book)
    books.hand_out(book, books.boxes(book)[:1])
    lin = Scanner(book, "lin", "1号台")
    lin.scan(cabinet_code(book), code_of(book, books.boxes(book)[0]))
    return units


def begin(book: Book, purpose: Purpose = Purpose.CLOSING) -> None:
    with book.ledger.work(by=book.zhou) as work:
        service.begin(work, purpose=purpose)


def running(book: Book) -> Count | None:
    with book.ledger.read() as db:
        return store.running(db)


def lines(book: Book, kind: Kind = Kind.UNIT) -> dict[int, CountLine]:
    with book.ledger.read() as db:
        return {one.id: one for one in store.lines(db) if one.kind is kind}


def second_cabinet(book: Book) -> str:
    with book.ledger.read() as db:
        return label(Prefix.CABINET, site.cabinets.find(db)[1].id)


def test_the_list_holds_each_box_with_what_lies_in_it(book: Book, volumes: Units) -> None:
    begin(book)
    box, _ = books.boxes(book)
    assert lines(book) == {box: CountLine(Kind.UNIT, box, Sort.ARCHIVES, book.cabinet, inside=4)}
    assert is_whole(book)


def test_a_volume_that_is_not_with_its_box_stands_on_the_list_by_itself(
    book: Book, volumes: Units
) -> None:
    Scanner(book, "lin", "1号台").scan(command(Act.TAKE), code_of(book, volumes[0]))
    begin(book)
    box, _ = books.boxes(book)
    found = lines(book)
    assert set(found) == {box, volumes[0]}
    assert (found[box].inside, found[volumes[0]].cabinet) == (3, None)


def test_a_scan_finds_a_thing_and_moves_nothing(book: Book, volumes: Units) -> None:
    begin(book)
    box, _ = books.boxes(book)
    with book.ledger.read() as db:
        before = custody.where(db, box)
    zhou = Scanner(book, "zhou", "2号台")
    reply = zhou.scan(command(Act.COUNT), cabinet_code(book), code_of(book, box))
    assert reply.outcome is Outcome.DONE
    assert str(reply.text) == "J038-盒1 with 4 inside: in 1号柜. 0 not scanned yet."
    line = lines(book)[box]
    assert (line.mark, line.found_in, line.found_by) == (Mark.FOUND, book.cabinet, book.zhou)
    with book.ledger.read() as db:
        assert custody.where(db, box) == before
    assert is_whole(book)


def test_a_second_scan_in_the_same_place_is_not_a_second_find(book: Book, volumes: Units) -> None:
    begin(book)
    box, _ = books.boxes(book)
    Scanner(book, "zhou", "2号台").scan(command(Act.COUNT), cabinet_code(book), code_of(book, box))
    reply = Scanner(book, "wang", "1号台").scan(
        command(Act.COUNT), cabinet_code(book), code_of(book, box)
    )
    assert reply.text.template == service.COUNTED_BEFORE
    assert lines(book)[box].found_by == book.zhou


def test_a_thing_in_another_cabinet_is_found_elsewhere(book: Book, volumes: Units) -> None:
    begin(book)
    box, _ = books.boxes(book)
    zhou = Scanner(book, "zhou", "2号台")
    zhou.scan(command(Act.COUNT), second_cabinet(book), code_of(book, box))
    assert lines(book)[box].mark is Mark.ELSEWHERE
    zhou.scan(cabinet_code(book), code_of(book, box))
    assert lines(book)[box].mark is Mark.FOUND


def test_what_is_not_on_the_list_is_kept_as_unexpected(book: Book, volumes: Units) -> None:
    begin(book)
    stranger = volumes[4]
    reply = Scanner(book, "zhou", "2号台").scan(command(Act.COUNT), code_of(book, stranger))
    assert reply.outcome is Outcome.DONE
    assert lines(book)[stranger].mark is Mark.UNEXPECTED


def test_what_was_put_away_since_is_expected_where_it_was_put(book: Book, volumes: Units) -> None:
    begin(book)
    box, _ = books.boxes(book)
    lin, zhou = Scanner(book, "lin", "1号台"), Scanner(book, "zhou", "2号台")
    zhou.scan(command(Act.COUNT), cabinet_code(book), code_of(book, box))
    lin.scan(second_cabinet(book), code_of(book, box))
    zhou.scan(second_cabinet(book), code_of(book, box))
    assert lines(book)[box].mark is Mark.FOUND
    zhou.scan(cabinet_code(book), code_of(book, box))
    assert lines(book)[box].mark is Mark.ELSEWHERE


def test_a_box_is_said_with_what_lies_in_it_now(book: Book, volumes: Units) -> None:
    begin(book)
    Scanner(book, "lin", "1号台").scan(command(Act.TAKE), code_of(book, volumes[0]))
    box, _ = books.boxes(book)
    zhou = Scanner(book, "zhou", "2号台")
    reply = zhou.scan(command(Act.COUNT), cabinet_code(book), code_of(book, box))
    assert str(reply.text) == "J038-盒1 with 3 inside: in 1号柜. 0 not scanned yet."


def test_what_was_put_away_since_is_not_among_what_is_left(book: Book, volumes: Units) -> None:
    lin, zhou = Scanner(book, "lin", "1号台"), Scanner(book, "zhou", "2号台")
    lin.scan(command(Act.TAKE), code_of(book, volumes[0]))
    begin(book)
    lin.scan(cabinet_code(book), code_of(book, volumes[0]))
    box, _ = books.boxes(book)
    reply = zhou.scan(command(Act.COUNT), cabinet_code(book), code_of(book, box))
    assert str(reply.text).endswith("0 not scanned yet.")


def test_what_was_handed_over_since_is_no_stranger(book: Book, volumes: Units) -> None:
    begin(book)
    books.hand_out(book, books.boxes(book)[1:])
    _, box = books.boxes(book)
    Scanner(book, "lin", "1号台").scan(cabinet_code(book), code_of(book, box))
    Scanner(book, "zhou", "2号台").scan(command(Act.COUNT), cabinet_code(book), code_of(book, box))
    assert lines(book)[box].mark is Mark.FOUND
    assert is_whole(book)


def test_a_volume_in_its_box_is_counted_by_the_box(book: Book, volumes: Units) -> None:
    begin(book)
    with told(book, service.WITH_ITS_BOX), book.ledger.work(by=book.zhou) as work:
        service.count_thing(work, kind=Kind.UNIT, id_=volumes[0], cabinet=book.cabinet)


def test_badges_are_counted_where_both_agreed_to_it(book: Book, volumes: Units) -> None:
    with book.ledger.work(by=book.li) as work:
        project.change_setting(work, name="count_badges", value="on")
    begin(book)
    zhou = Scanner(book, "zhou", "2号台")
    with book.ledger.read() as db:
        badge = people.people.get(db, book.lin).badge_code
    zhou.scan(command(Act.COUNT), badge)
    found = lines(book, Kind.PERSON)
    assert len(found) == 7
    assert [one.id for one in found.values() if one.mark is Mark.FOUND] == [book.lin]
    assert zhou.session.person == book.zhou, "a badge that is counted signs nobody in"


def test_who_counts_on_after_half_an_hour_signs_in_by_the_own_badge(
    book: Book, volumes: Units
) -> None:
    with book.ledger.work(by=book.li) as work:
        project.change_setting(work, name="count_badges", value="on")
    begin(book)
    zhou = Scanner(book, "zhou", "2号台")
    zhou.scan(command(Act.COUNT))
    book.clock.forward(minutes=31)
    with book.ledger.read() as db:
        badge = people.people.get(db, book.zhou).badge_code
    assert zhou.scan(badge).outcome is Outcome.NOTED
    assert zhou.session.act is Act.COUNT, "and goes on counting"
    assert lines(book, Kind.PERSON)[book.zhou].mark is Mark.WAITING
    book.clock.forward(minutes=1)
    assert zhou.scan(badge).outcome is Outcome.DONE
    assert lines(book, Kind.PERSON)[book.zhou].mark is Mark.FOUND


def test_one_count_at_a_time(book: Book, volumes: Units) -> None:
    begin(book)
    with refused(book, rules.UNDER_WAY):
        begin(book, Purpose.NOON)


def test_a_count_begins_by_those_who_keep_the_day(book: Book, volumes: Units) -> None:
    with refused(book, people_rules.NOT_YOURS), book.ledger.work(by=book.lin) as work:
        service.begin(work, purpose=Purpose.CLOSING)


def test_nothing_is_counted_without_a_list(book: Book, volumes: Units) -> None:
    with refused(book, rules.NO_COUNT), book.ledger.work(by=book.zhou) as work:
        service.count_thing(work, kind=Kind.UNIT, id_=volumes[0], cabinet=None)


def test_a_count_is_given_up_by_those_who_keep_the_day(book: Book, volumes: Units) -> None:
    begin(book)
    with refused(book, people_rules.NOT_YOURS), book.ledger.work(by=book.lin) as work:
        service.give_up(work)
    assert running(book) is not None


def test_a_count_that_is_given_up_leaves_no_list(book: Book, volumes: Units) -> None:
    begin(book)
    with book.ledger.work(by=book.zhou) as work:
        service.give_up(work)
    assert (running(book), lines(book)) == (None, {})
    assert is_whole(book)


def test_keys_are_counted_by_their_labels_and_called_by_their_names(
    book: Book, volumes: Units
) -> None:
    with book.ledger.work(by=book.wang) as work:
        told = {"kind": Countable.KEY, "name": "1号柜钥匙", "holder": book.wang, "pieces": 2}
        key = registers.enter(work, KEYS, told).event
    begin(book)
    line = lines(book, Kind.LINE)[key.line]
    assert (line.sort, line.inside) == (Sort.KEYS, 1)
    reply = Scanner(book, "zhou", "2号台").scan(command(Act.COUNT), key.number)
    assert str(reply.text) == "1号柜钥匙 (2 pieces): there. 1 not scanned yet."
    assert lines(book, Kind.LINE)[key.line].mark is Mark.FOUND


def test_what_was_brought_to_the_repair_room_is_counted_by_somebody_else(
    book: Book, volumes: Units
) -> None:
    with book.ledger.work(by=book.wang) as work:
        room = site_service.place_cabinet(work, name="修复室", purpose=site_model.Purpose.REPAIR).id
    with book.ledger.work(by=book.lin) as work:
        moves.put_away(work, unit=volumes[0], cabinet=room)
    begin(book)
    with (
        refused(book, (rules.BROUGHT_BY_YOU, COUNTED_BY_ANOTHER)),
        book.ledger.work(by=book.lin) as work,
    ):
        service.count_thing(work, kind=Kind.UNIT, id_=volumes[0], cabinet=room)
    with book.ledger.work(by=book.chen) as work:
        seen = service.count_thing(work, kind=Kind.UNIT, id_=volumes[0], cabinet=room).event
    assert seen.mark is Mark.FOUND
    assert is_whole(book)
