"""What the catalogue says of a unit, without a window."""

from datetime import date

import books
from books import Book
from workroom.base.verdict import Verdict
from workroom.base.word import Word
from workroom.rooms.catalogue import store
from workroom.rooms.custody import service as custody
from workroom.rooms.listing.model import Wanted
from workroom.rooms.people import service as people
from workroom.rooms.workflow import service as workflow
from workroom.rooms.workflow.reasons import ReworkReason
from workroom.rooms.workflow.steps import Step
from workroom.ui.catalogue.columns import dates_said
from workroom.ui.catalogue.screen import read_catalogue
from workroom.ui.catalogue.unit_screen import UnitScreen, read_unit


def seen(book: Book, code: str) -> UnitScreen:
    with book.ledger.read() as db:
        (unit,) = store.by_reference_code(db, code)
        found = read_unit(book.ledger, db, unit.id, book.wang)
    assert found is not None
    return found


def test_an_operator_is_told_why_no_list_can_come_in(book: Book) -> None:
    with book.ledger.read() as db:
        screen = read_catalogue(db, Wanted(), book.lin)
        nobody = read_catalogue(db, Wanted(), None)
    assert isinstance(screen.may_import, Verdict)
    assert not screen.may_import
    assert nobody.may_import is None


def test_a_unit_that_never_left_says_only_what_it_is(book: Book) -> None:
    books.catalogued(book, 2)
    screen = seen(book, "J038-001-0001")
    assert screen.listed.where is None
    assert screen.stages == ()
    assert screen.box is not None
    assert [one.by for one in screen.told] == ["王建国"]
    assert not screen.may_declassify


def test_each_pass_of_a_stage_is_kept_with_who_and_why(book: Book) -> None:
    units = books.catalogued(book, 1)
    books.open_day(book)
    note, _ = books.hand_out(book, units)
    (sheet,) = books.sheets(book, note)
    with book.ledger.work(by=book.lin, station="1号台") as work:
        custody.take(work, unit=units[0], station="1号台")
        for step in (Step.PREP, Step.SCAN):
            workflow.log(work, sheet=sheet.id, step=step)
    with book.ledger.work(by=book.qian) as work:
        workflow.order_rework(
            work, sheet=sheet.id, step=Step.SCAN, reason=ReworkReason.SKEW, remark="第14页"
        )
    scan = next(line for line in seen(book, "J038-001-0001").stages if line.step is Step.SCAN)
    assert not scan.done
    first, second = scan.passes
    assert (first.round, first.who, first.counts) == (1, "林强", False)
    assert (second.round, second.at, second.reason) == (2, None, ReworkReason.SKEW)
    with book.ledger.work(by=book.chen, station="2号台") as work:
        workflow.log(work, sheet=sheet.id, step=Step.SCAN)
    scan = next(line for line in seen(book, "J038-001-0001").stages if line.step is Step.SCAN)
    assert scan.done
    assert scan.passes[1].who == "陈文焱"


def test_the_day_of_disinfection_is_told_while_a_unit_is_out(book: Book) -> None:
    units = books.catalogued(book, 1)
    books.open_day(book)
    books.hand_out(book, units)
    assert seen(book, "J038-001-0001").disinfect_by == date(2026, 4, 3)


def test_only_people_of_the_client_with_a_secret_may_lift_a_class(book: Book) -> None:
    books.catalogued(book, 1, security_class="机密")
    assert seen(book, "J038-001-0001").client == ()
    assert not seen(book, "J038-001-0001").may_declassify
    with book.ledger.work(by=book.zhao) as work:
        people.set_secret(work, person=book.zhao, secret=books.SECRET)
    screen = seen(book, "J038-001-0001")
    assert [name for _, name in screen.client] == ["赵垚"]
    assert screen.may_declassify


def test_the_trail_of_a_unit_holds_what_was_done_to_its_box_and_by_whose_word(book: Book) -> None:
    books.catalogued(book, 2)
    books.open_day(book)
    (box,) = books.boxes(book)
    books.hand_out(book, [box])
    word = Word(book.wang, "领取时漏扫", "现场核对")
    with book.ledger.work(by=book.lin, station="1号台") as work:
        custody.take(work, unit=box, station="1号台", word=word)
    told = [str(one.text) for one in seen(book, "J038-001-0002").told]
    assert any("1号台" in text for text in told)


def test_dates_are_said_as_far_as_they_are_known() -> None:
    assert dates_said("19580900", "19601225") == "1958-09 – 1960-12-25"
    assert dates_said("20021219", "20021219") == "2002-12-19"
    assert dates_said("19580000", "") == "1958"
    assert dates_said("", "") == ""
