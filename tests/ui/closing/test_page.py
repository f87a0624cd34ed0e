"""The closing page over a real book, used by keyboard."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

import books
from books import SECRET, Book
from ui.closing.conftest import Hand
from ui.cut import cut_texts
from ui.samples import Heard
from workroom.base.ids import UnitId
from workroom.base.verdict import RefusedError
from workroom.base.word import Word
from workroom.ledger.breaches import open_breaches
from workroom.ledger.journal import lines as journal_lines
from workroom.rooms.closing import service
from workroom.rooms.custody import service as custody
from workroom.rooms.holds import store as holds
from workroom.rooms.holds.model import DayClosed, DayOpened, DayState
from workroom.rooms.people import service as accounts
from workroom.rooms.people import store as people
from workroom.rooms.people.model import Party, Role
from workroom.rooms.project import service as project
from workroom.ui.closing.counting import CountingView
from workroom.ui.closing.stragglers import StragglersView
from workroom.ui.kit.signing import Signing

Show = Callable[[], Hand]
Units = tuple[UnitId, ...]


def texts(whole: QWidget) -> str:
    return "\n".join(
        getattr(part, "text", str)() for part in whole.findChildren(QWidget) if part.isVisible()
    )


def last_day(book: Book) -> tuple[DayState, object]:
    with book.ledger.read() as db:
        day = holds.last_day(db)
    assert day is not None
    return day.state, day.opened_by


def put_away(book: Book, units: Units) -> None:
    with book.ledger.work(by=book.wang) as work:
        for unit in units:
            custody.put_away(work, unit=unit, cabinet=book.cabinet)


def forced(book: Book, volumes: Units) -> None:
    put_away(book, volumes[1:])
    with book.ledger.work(by=book.zhou) as work:
        service.close_day(
            work,
            found=books.counted(book),
            witness=book.wang,
            power_off=True,
            word=Word(book.wang, "One is with the client", "a call"),
        )


def test_two_people_count_sign_and_the_day_is_open(book: Book, show: Show) -> None:
    hand = show()
    hand.count("0", "", "", "0", "", "")
    hand.press(Qt.Key.Key_F9)
    hand.sign(SECRET, SECRET)
    assert last_day(book) == (DayState.OPEN, book.zhou)
    with book.ledger.read() as db:
        opened = next(
            one.event for one in book.ledger.entries(db) if isinstance(one.event, DayOpened)
        )
    assert (opened.witness, opened.custodian) == (book.wang, book.wang)
    assert "Everything is locked up" in texts(hand.page)


def test_a_wrong_secret_opens_nothing(book: Book, show: Show) -> None:
    hand = show()
    hand.count("0", "", "", "0", "", "")
    hand.press(Qt.Key.Key_F9)
    hand.sign(SECRET, "another")
    (signing,) = hand.page.findChildren(Signing)
    assert "do not belong together" in texts(signing)
    with book.ledger.read() as db:
        assert holds.last_day(db) is None


def test_a_line_left_blank_is_not_counted_and_the_deed_says_so(book: Book, show: Show) -> None:
    hand = show()
    hand.count("0", "", "")
    assert "2号柜 was not counted." in texts(hand.page)
    hand.press(Qt.Key.Key_F9)
    assert hand.page.findChildren(Signing) == []


def test_enter_leads_from_the_last_count_to_what_stands_under_it(show: Show) -> None:
    hand = show()
    hand.count("0", "", "", "0", "", "")
    (counting,) = (one for one in hand.page.findChildren(CountingView) if one.isVisible())
    under = QApplication.focusWidget()
    assert under is not None
    assert under.accessibleName() == "Temperature"
    assert counting.isAncestorOf(under)


def test_the_list_shrinks_as_things_are_put_away(
    book: Book, volumes: Units, show: Show, tasks: object
) -> None:
    hand = show()
    view = hand.page.findChild(StragglersView)
    assert "4" in texts(view).split("\n")
    assert view.table.model().rowCount() == 4
    put_away(book, volumes[:3])
    assert hand.tasks.settle()
    assert view.table.model().rowCount() == 1
    assert "Not locked up: J038-001-0004. Scan them into a cabinet." in texts(view)
    put_away(book, volumes[3:])
    assert hand.tasks.settle()
    assert "Everything is locked up" in texts(view)


def test_the_day_closes_by_count_and_two_signatures_and_its_paper_is_offered(
    book: Book, volumes: Units, show: Show, heard: Heard
) -> None:
    put_away(book, volumes)
    hand = show()
    hand.press(Qt.Key.Key_F9)
    hand.count("0", "4", "12", "0", "", "")
    hand.press(Qt.Key.Key_F9)
    hand.sign(SECRET, SECRET)
    assert last_day(book)[0] is DayState.CLOSED
    assert heard.notices[-1][0].startswith("The day is closed. Its sheet is WR1-F09-2026-0001")
    hand.press(Qt.Key.Key_F9)
    with book.ledger.read() as db:
        day = holds.last_day(db)
    assert day is not None
    assert hand.papers == [day.id]


def test_a_difference_is_said_and_keeps_the_day_open(
    book: Book, volumes: Units, show: Show
) -> None:
    put_away(book, volumes)
    hand = show()
    hand.press(Qt.Key.Key_F9)
    hand.count("0", "3", "12", "0", "", "")
    said = texts(hand.page)
    assert "Volumes −1" in said
    assert "1号柜: the book has 0 boxes, 4 volumes, 12 items; found were 0, 3, 12." in said
    hand.press(Qt.Key.Key_F9)
    assert hand.page.findChildren(Signing) == []


def test_a_blind_count_is_compared_when_both_have_signed(
    book: Book, volumes: Units, show: Show, heard: Heard
) -> None:
    put_away(book, volumes)
    with book.ledger.work(by=book.li) as work:
        project.change_setting(work, name="blind_count", value="on")
    hand = show()
    hand.press(Qt.Key.Key_F9)
    assert "In the book" not in texts(hand.page)
    hand.count("0", "3", "12", "0", "", "")
    assert "the book has" not in texts(hand.page)
    hand.press(Qt.Key.Key_F9)
    hand.sign(SECRET, SECRET)
    assert isinstance(heard.errors[-1], RefusedError)
    assert "the book has 0 boxes, 4 volumes" in texts(hand.page)
    assert last_day(book)[0] is DayState.OPEN


def test_a_day_is_closed_over_something_only_by_a_word_that_stays_open(
    book: Book, volumes: Units, show: Show
) -> None:
    put_away(book, volumes[1:])
    hand = show()
    hand.press(Qt.Key.Key_F9)
    hand.count("0", "3", "9", "0", "", "")
    hand.press(Qt.Key.Key_F8)
    assert "tomorrow the day does not open" in texts(hand.page)
    who = QApplication.focusWidget()
    assert isinstance(who, QComboBox)
    who.setCurrentText("王建国 · Contractor")
    hand.press(Qt.Key.Key_Tab)
    hand.type("another", "One is with the client", "a call at 17:50")
    hand.press(Qt.Key.Key_F9)
    assert "do not belong together" in texts(hand.page)
    assert hand.page.findChildren(Signing) == [], "nobody gives a word in another's name"
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    hand.type(SECRET)
    hand.press(Qt.Key.Key_F9)
    hand.sign(SECRET, SECRET)
    assert last_day(book)[0] is DayState.CLOSED
    with book.ledger.read() as db:
        (breach,) = open_breaches(db)
        (entry,) = book.ledger.entries(db, seqs=(breach.act,))
    assert (breach.who, breach.why) == (book.wang, "One is with the client")
    assert isinstance(entry.event, DayClosed)
    assert entry.event.left_out == ("J038-001-0001",)


def test_the_client_writes_under_the_breach_and_the_opening_is_free(
    book: Book, volumes: Units, show: Show
) -> None:
    forced(book, volumes)
    book.clock.forward(hours=15)
    hand = show()
    assert "The day does not open before the client has written under this" in texts(hand.page)
    hand.press(Qt.Key.Key_F7)
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    hand.type("Seen. It is with us.")
    hand.press(Qt.Key.Key_Tab)
    hand.press(Qt.Key.Key_Space)
    hand.sign(SECRET)
    with book.ledger.read() as db:
        assert open_breaches(db) == ()
    assert "The day does not open before" not in texts(hand.page)


def test_escape_goes_back_from_the_count_to_the_list(volumes: Units, show: Show) -> None:
    hand = show()
    hand.press(Qt.Key.Key_F9)
    assert "Before closing: count the cabinets" in texts(hand.page)
    hand.press(Qt.Key.Key_Escape)
    assert "Before closing: count the cabinets" not in texts(hand.page)


def test_the_duty_is_handed_over_by_the_signature_of_who_takes_it(
    book: Book, volumes: Units, show: Show, heard: Heard
) -> None:
    with book.ledger.work(by=book.wang) as work:
        second = accounts.enroll(
            work, name="孙二", party=Party.CONTRACTOR, roles=[Role.CUSTODIAN]
        ).id
    with book.ledger.work(by=second) as work:
        accounts.set_secret(work, person=second, secret=SECRET)
    hand = show()
    hand.press(Qt.Key.Key_F6)
    (signing,) = hand.page.findChildren(Signing)
    assert "in place of 王建国" in texts(signing)
    hand.sign(SECRET)
    with book.ledger.read() as db:
        day = holds.open_day(db)
        *_, last = journal_lines(db)
    assert day is not None
    assert day.custodian == last.by == second
    assert last.event == "CustodianRelieved"
    assert "孙二" in texts(hand.page.panel or hand.page)
    assert "孙二" in heard.notices[-1][0]


def test_while_nobody_else_is_custodian_the_deed_says_so(volumes: Units, show: Show) -> None:
    hand = show()
    hand.press(Qt.Key.Key_F6)
    assert not hand.page.findChildren(Signing)
    (grey,) = (one for one in hand.page.actions() if one.text().startswith("Hand the duty over"))
    assert "Nobody else is custodian" in grey.toolTip()


def test_a_badge_scanned_while_signing_picks_its_person(book: Book, show: Show) -> None:
    hand = show()
    hand.count("0", "", "", "0", "", "")
    hand.press(Qt.Key.Key_F9)
    (signing,) = hand.page.findChildren(Signing)
    with book.ledger.read() as db:
        badge = people.people.get(db, book.wang).badge_code
    assert signing.take_scan(badge)
    assert hand.tasks.settle()
    first = signing.findChildren(QComboBox)[0]
    assert first.currentText() == "王建国"


@pytest.mark.parametrize("size", [(1158, 680), (1005, 530)], ids=["1366", "1366_at_125_percent"])
def test_no_text_of_the_page_is_cut(
    size: tuple[int, int], book: Book, volumes: Units, show: Show
) -> None:
    hand = show()
    hand.page.resize(*size)
    QApplication.processEvents()
    assert cut_texts(hand.page) == []
    hand.press(Qt.Key.Key_F9)
    hand.count("1", "2", "3")
    QApplication.processEvents()
    assert cut_texts(hand.page) == []


def test_a_sealed_cabinet_is_counted_by_its_seal_alone(
    book: Book, volumes: Units, show: Show
) -> None:
    put_away(book, volumes)
    first, *others = books.counted(book)
    with book.ledger.work(by=book.zhou) as work:
        found = [replace(first, seal="G-0007"), *others]
        service.close_day(work, found=found, witness=book.wang, power_off=True)
    book.clock.forward(days=1)
    hand = show()
    for _field in range(3):
        hand.press(Qt.Key.Key_Tab)
    hand.type("G-0008")
    assert "Seal G-0008 on 1号柜 is not the one that was put on." in texts(hand.page)
    hand.press(Qt.Key.Key_Backspace)
    hand.type("7", "0")
    assert "By its seal" in texts(hand.page)
    hand.press(Qt.Key.Key_F9)
    hand.sign(SECRET, SECRET)
    assert last_day(book) == (DayState.OPEN, book.zhou)
    with book.ledger.read() as db:
        (seal,) = holds.cabinet_seals.find(db)
    assert (seal.seal, seal.volumes) == ("G-0007", 4)
