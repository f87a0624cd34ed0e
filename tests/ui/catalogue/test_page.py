"""The catalogue by hand: find, filter, open, add a code, lift a class."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

import books
from books import Book, code_of
from ui.catalogue.conftest import Hands
from workroom.base.ids import Kind, Subject, UnitId
from workroom.rooms.catalogue import store
from workroom.rooms.catalogue.model import Unit
from workroom.rooms.custody import service as custody
from workroom.rooms.custody.model import IN_THE_ROOM
from workroom.rooms.listing.model import Sort, Wanted
from workroom.rooms.workflow.steps import Step
from workroom.ui.kit.timeline import Timeline

VOLUME: Callable[[int], str] = "J038-001-{:04}".format


def unit(book: Book, code: str) -> Unit:
    with book.ledger.read() as db:
        (found,) = store.by_reference_code(db, code)
    return found


def switch(hands: Hands, text: str) -> QPushButton:
    return next(one for one in hands.page.filters.findChildren(QPushButton) if one.text() == text)


def test_typing_finds_and_escape_gives_all_back(hands: Hands) -> None:
    assert len(hands.codes) == 32
    hands.search("第12号")
    assert hands.codes == [VOLUME(12)]
    hands.press(Qt.Key.Key_Escape, hands.page.search)
    assert len(hands.codes) == 32


def test_a_head_sorts_and_the_question_says_so(hands: Hands) -> None:
    header = hands.page.table.horizontalHeader()
    header.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    hands.settle()
    assert hands.page.filters.wanted.sort is Sort.CODE
    assert hands.codes[0] == "J038-盒2"


def test_the_switches_narrow_the_list_and_one_key_clears_them(hands: Hands) -> None:
    books.open_day(hands.book)
    books.hand_out(hands.book, [unit(hands.book, VOLUME(n)).id for n in (1, 2)])
    hands.settle()
    hands.press(Qt.Key.Key_Space, switch(hands, "Unfinished"))
    assert hands.codes == [VOLUME(1), VOLUME(2)]
    hands.press(Qt.Key.Key_Space, switch(hands, "Clear all"))
    assert len(hands.codes) == 32


def test_what_another_page_asks_for_is_shown_and_named(hands: Hands) -> None:
    books.open_day(hands.book)
    _, batch = books.hand_out(hands.book, [unit(hands.book, VOLUME(n)).id for n in (3, 4)])
    hands.settle()
    hands.page.visit(Wanted(places=IN_THE_ROOM))
    hands.settle()
    assert hands.codes == [VOLUME(3), VOLUME(4)]
    hands.page.visit(Wanted(stage=Step.PREP))
    hands.settle()
    assert hands.codes == [VOLUME(3), VOLUME(4)]
    assert switch(hands, "at Preparation").isVisible()
    hands.page.visit(Subject(Kind.BATCH, batch))
    hands.settle()
    assert hands.codes == [VOLUME(3), VOLUME(4)]
    hands.press(Qt.Key.Key_Space, switch(hands, "batch B-000001-X"))
    assert len(hands.codes) == 32


def test_enter_opens_a_unit_over_the_page_and_escape_leads_back(hands: Hands) -> None:
    hands.page.table.pick(4)
    hands.press(Qt.Key.Key_Return, hands.page.table)
    assert hands.page.view.isVisible()
    (trail,) = hands.page.view.findChildren(Timeline)
    assert "catalogue" in trail.accessibleDescription()
    assert "王建国" in trail.accessibleDescription()
    hands.press(Qt.Key.Key_Escape)
    assert not hands.page.view.isVisible()
    assert hands.page.table.hasFocus()


def test_a_box_shows_what_it_holds(hands: Hands) -> None:
    box = unit(hands.book, "J038-盒2")
    hands.page.open_unit(box.id)
    hands.settle()
    hands.press(Qt.Key.Key_F6)
    assert hands.codes == [VOLUME(n) for n in range(21, 31)]
    assert switch(hands, "in box J038-盒2").isVisible()


def test_a_scanned_label_sheet_or_alias_shows_its_unit_and_other_codes_go_on(hands: Hands) -> None:
    book = hands.book
    books.open_day(book)
    five, six = unit(book, VOLUME(5)), unit(book, VOLUME(6))
    note, _ = books.hand_out(book, [six.id])
    (sheet,) = books.sheets(book, note)
    for code, shown in ((code_of(book, five.id), five.id), (sheet.code, six.id)):
        assert hands.page.take_scan(code)
        hands.settle()
        assert hands.page.unit_panel.unit == shown
    assert not hands.page.take_scan("P-000001-5")
    assert not hands.page.take_scan("6901234567892")
    assert not hands.page.take_scan("V-999999-0")


def test_a_code_that_the_box_already_bears_is_added_by_scanning_it(hands: Hands) -> None:
    box = unit(hands.book, "J038-盒1")
    hands.page.open_unit(box.id)
    hands.settle()
    hands.press(Qt.Key.Key_F8)
    assert hands.page.take_scan("GT-0001")
    hands.settle()
    assert [text for text, _ in hands.heard.notices] == ["GT-0001 scans as J038-盒1 from now on."]
    with hands.book.ledger.read() as db:
        assert store.aliases_of(db, box.id) == ("GT-0001",)
    assert hands.page.take_scan("GT-0001")
    hands.settle()
    assert hands.page.unit_panel.unit == box.id


def test_a_code_of_our_own_labels_is_refused_at_the_field(hands: Hands) -> None:
    first, second = unit(hands.book, VOLUME(1)), unit(hands.book, VOLUME(2))
    hands.page.open_unit(first.id)
    hands.settle()
    hands.press(Qt.Key.Key_F8)
    hands.write(code_of(hands.book, second.id))
    hands.press(Qt.Key.Key_Return)
    focus = hands.page.window().focusWidget()
    assert focus is not None
    assert "own labels" in focus.accessibleDescription()
    assert not hands.heard.errors


def held_unit(hands: Hands) -> UnitId:
    books.catalogued(hands.book, 1, security_class="秘密")
    hands.settle()
    return unit(hands.book, VOLUME(1)).id


def test_the_client_lifts_a_class_by_a_document_and_signs(hands: Hands) -> None:
    held = held_unit(hands)
    hands.page.visit(Wanted(held=True))
    hands.settle()
    assert hands.codes == [VOLUME(1)]
    hands.page.table.pick(0)
    hands.settle()
    hands.press(Qt.Key.Key_F9, hands.page.table)
    hands.write("2026-12")
    hands.press(Qt.Key.Key_Tab)
    hands.write("yesterday")
    hands.press(Qt.Key.Key_Return)
    assert "2026-03-02" in hands.page.window().focusWidget().accessibleDescription()
    for _ in "yesterday":
        hands.press(Qt.Key.Key_Backspace)
    hands.write("2026-03-01")
    hands.press(Qt.Key.Key_Return)
    hands.sign()
    lifted = unit(hands.book, VOLUME(1))
    assert lifted.id == held
    assert lifted.declassified == "2026-12 2026-03-01"
    with hands.book.ledger.read() as db:
        last = list(hands.book.ledger.entries(db))[-1]
    assert last.by == hands.book.li
    assert hands.codes == []


def test_a_unit_in_work_says_where_it_is_and_how_far(hands: Hands) -> None:
    book = hands.book
    books.open_day(book)
    seven = unit(book, VOLUME(7))
    books.hand_out(book, [seven.id])
    with book.ledger.work(by=book.lin, station="1号台") as work:
        custody.take(work, unit=seven.id, station="1号台")
    hands.settle()
    hands.page.open_unit(seven.id)
    hands.settle()
    texts = [label.text() for label in hands.page.view.findChildren(type(hands.page.view._place))]
    assert "1号台 · 林强" in texts
    assert any("林强 answers for it" in text for text in texts)


def test_a_filter_is_kept_under_a_name_recalled_and_forgotten_by_keys(hands: Hands) -> None:
    books.open_day(hands.book)
    books.hand_out(hands.book, [unit(hands.book, VOLUME(n)).id for n in (1, 2)])
    hands.settle()
    bar = hands.page.kept
    hands.chord(Qt.Key.Key_D)
    assert not bar.name.isVisible(), "everything is no filter"
    hands.press(Qt.Key.Key_Space, switch(hands, "Unfinished"))
    hands.chord(Qt.Key.Key_D)
    assert bar.name.hasFocus()
    assert bar.name.text() == "Unfinished"
    hands.write("开着的案卷")
    hands.press(Qt.Key.Key_Return)
    assert hands.page.table.hasFocus()
    assert bar.choice.currentText() == "开着的案卷"

    hands.press(Qt.Key.Key_Space, switch(hands, "Clear all"))
    assert len(hands.codes) == 32
    hands.press(Qt.Key.Key_Down, bar.choice)
    assert hands.codes == [VOLUME(1), VOLUME(2)]

    assert bar.deed.text() == "Forget filter"
    hands.chord(Qt.Key.Key_D)
    assert not bar.choice.isVisible()
    assert hands.codes == [VOLUME(1), VOLUME(2)], "the list stays as it was asked"


def test_escape_keeps_no_filter(hands: Hands) -> None:
    hands.search("第12号")
    hands.chord(Qt.Key.Key_D)
    assert hands.page.kept.name.text() == "第12号"
    hands.press(Qt.Key.Key_Escape, hands.page.kept.name)
    assert not hands.page.kept.name.isVisible()
    assert hands.codes == [VOLUME(12)], "nor is the search given up"
    assert hands.page.table.hasFocus()
