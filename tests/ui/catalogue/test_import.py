"""A list coming in at the catalogue page: read, looked at, brought in, stopped, mended."""

from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from exchange.sheets import ITEM_HEAD, book_of, item, items_text, text_file, volume
from exchange.sheets import VOLUME_HEAD as HEAD
from ui.catalogue.conftest import Hands
from workroom.ledger.verify import verify
from workroom.rooms.catalogue import store
from workroom.rooms.catalogue.model import CatalogueImported, UnitKind
from workroom.rooms.lists.model import ColumnsNamed
from workroom.ui.catalogue.import_panel import ImportPanel, State
from workroom.ui.kit.labels import Label
from workroom.ui.kit.table import Table


def panel(hands: Hands) -> ImportPanel:
    """F7, and the panel is there."""
    hands.press(Qt.Key.Key_F7, hands.page.table)
    assert hands.page.imports.isVisible()
    return hands.page.imports


def said(of: ImportPanel) -> str:
    return "\n".join(one.text() for one in of.findChildren(Label) if one.isVisible())


def bring_in(hands: Hands) -> None:
    hands.page.imports.bring_in.trigger()
    hands.settle()


def hold(hands: Hands, row: int, meaning: str) -> None:
    """Enter on a column, and down the menu to what it holds."""
    table = hands.page.imports.columns.table
    table.pick(row)
    hands.press(Qt.Key.Key_Return, table)
    (menu,) = (one for one in hands.page.imports.columns.findChildren(QMenu) if one.isVisible())
    (action,) = (one for one in menu.actions() if one.text() == meaning)
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    hands.settle()


def test_a_list_is_shown_before_anything_is_written(hands: Hands, tmp_path: Path) -> None:
    rows = [ITEM_HEAD, item(1), item(2, 密级="秘密"), item(3, 题名="")]
    shown = panel(hands)
    shown.read_file(text_file(tmp_path / "归档文件目录.csv", rows))
    hands.settle()
    assert shown.state is State.PREVIEW
    text = said(shown)
    assert "Item" in text
    (table,) = shown.findChildren(Table)
    assert table.model().rowCount() == 1
    assert str(table.model().index(0, 1).data()) == "题名"
    with hands.book.ledger.read() as db:
        assert store.counts_by_kind(db).get(UnitKind.ITEM) is None


def test_what_was_read_is_brought_in_and_what_it_says_otherwise_waits_for_the_client(
    hands: Hands, tmp_path: Path
) -> None:
    rows = [HEAD, *(volume(n) for n in range(101, 111)), volume(1, 备注="附图3张")]
    shown = panel(hands)
    shown.read_file(book_of(tmp_path / "案卷目录.xlsx", ("案卷目录", rows)))
    hands.settle()
    bring_in(hands)
    assert shown.state is State.DONE
    assert "10 taken, 0 known already, 0 rejected." in said(shown)
    assert "1 rows say otherwise of known units and wait for the client" in said(shown)
    assert "J038-001-0110" in hands.codes
    with hands.book.ledger.read() as db:
        last = list(hands.book.ledger.entries(db))[-1]
    assert isinstance(last.event, CatalogueImported)
    assert last.event.file == "案卷目录.xlsx"
    assert not shown.bring_in.isEnabled()


def test_the_same_list_again_changes_nothing_and_says_so(hands: Hands, tmp_path: Path) -> None:
    path = book_of(tmp_path / "目录.xlsx", ("目录", [HEAD, volume(201), volume(202)]))
    shown = panel(hands)
    for taken in ("2 taken, 0 known", "0 taken, 2 known"):
        shown.read_file(path)
        hands.settle()
        bring_in(hands)
        assert taken in said(shown)


def test_rejected_rows_are_saved_mended_and_brought_in(hands: Hands, tmp_path: Path) -> None:
    shown = panel(hands)
    rows = [HEAD, volume(301), volume(302, **{HEAD[4]: None})]
    shown.read_file(book_of(tmp_path / "目录.xlsx", ("目录", rows)))
    hands.settle()
    bring_in(hands)
    shown.save_rejects(tmp_path / "退回")
    hands.settle()
    assert "退回.xlsx" in hands.heard.notices[-1][0]
    book = openpyxl.load_workbook(tmp_path / "退回.xlsx")
    book.active.cell(2, 5).value = "关于征地的批复"
    book.save(tmp_path / "退回.xlsx")
    shown.read_file(tmp_path / "退回.xlsx")
    hands.settle()
    bring_in(hands)
    assert "1 taken" in said(shown)


def test_an_import_can_be_stopped_and_what_came_stays(hands: Hands, tmp_path: Path) -> None:
    shown = panel(hands)
    shown.read_file(items_text(tmp_path / "目录.csv", count=2_000))
    hands.settle()
    shown.bring_in.trigger()
    shown._strip.stop()
    hands.settle()
    assert shown.state is State.DONE
    assert "Stopped after 500 rows" in said(shown)
    with hands.book.ledger.read() as db:
        assert store.counts_by_kind(db)[UnitKind.ITEM] == 500


def test_a_file_without_known_heads_is_one_sentence_and_its_columns_are_named_by_keyboard(
    hands: Hands, tmp_path: Path
) -> None:
    rows = [["甲", "乙", "丙"], ["J038-009-0001", "批复", "红木盒"]]
    shown = panel(hands)
    shown.read_file(text_file(tmp_path / "目录.csv", rows))
    hands.settle()
    assert shown.state is State.FAILED
    assert "no head row" in said(shown)
    table = shown.columns.table
    assert table.isVisible()
    assert table.hasFocus()
    hold(hands, 0, "Reference code")
    assert shown.state is State.FAILED
    hold(hands, 1, "Title")
    assert shown.state is State.PREVIEW
    table.pick(2)
    hands.press(Qt.Key.Key_R, table)
    bring_in(hands)
    assert "1 taken" in said(shown)
    with hands.book.ledger.read() as db:
        (made,) = store.by_reference_code(db, "J038-009-0001")
    assert (made.title, made.remarks) == ("批复", "丙：红木盒")


def test_a_file_that_is_not_there_is_one_sentence(hands: Hands, tmp_path: Path) -> None:
    shown = panel(hands)
    shown.read_file(tmp_path / "missing.xlsx")
    hands.settle()
    assert shown.state is State.FAILED
    assert "missing.xlsx" in said(shown)
    assert not hands.heard.errors


def test_what_was_said_of_the_columns_is_offered_for_the_next_file_with_these_heads(
    hands: Hands, tmp_path: Path
) -> None:
    head = ["档号", "题名", "页数", "装具"]
    shown = panel(hands)
    shown.read_file(text_file(tmp_path / "一.csv", [head, ["J038-009-0001", "批复", "3", "木盒"]]))
    hands.settle()
    table = shown.columns.table
    table.pick(3)
    hands.press(Qt.Key.Key_R, table)
    table.pick(2)
    hands.press(Qt.Key.Key_Delete, table)
    bring_in(hands)
    assert "1 taken" in said(shown)
    shown.read_file(text_file(tmp_path / "二.csv", [head, ["J038-009-0002", "批复", "9", "纸盒"]]))
    hands.settle()
    holds = [table.model().index(row, 2).data() for row in range(4)]
    assert holds == ["Reference code", "Title", "Leave out", "Keep as a remark"]
    assert "same heads before" in "".join(
        one.text() for one in shown.columns.findChildren(Label) if one.isVisible()
    )
    bring_in(hands)
    with hands.book.ledger.read() as db:
        (made,) = store.by_reference_code(db, "J038-009-0002")
        assert (made.pages, made.remarks) == (0, "装具：纸盒")
        said_once = [
            one for one in hands.book.ledger.entries(db) if isinstance(one.event, ColumnsNamed)
        ]
        assert len(said_once) == 1
        assert verify(db, hands.book.ledger.register).whole


def test_another_sheet_of_the_file_can_be_chosen(hands: Hands, tmp_path: Path) -> None:
    first, second = [HEAD, volume(401)], [HEAD, volume(402), volume(403)]
    shown = panel(hands)
    shown.read_file(book_of(tmp_path / "目录.xlsx", ("一", first), ("二", second)))
    hands.settle()
    assert shown._sheet.isVisible()
    shown._sheet.choose("二")
    shown._sheet.activated.emit(1)
    hands.settle()
    bring_in(hands)
    assert "2 taken" in said(shown)


def test_escape_closes_the_panel(hands: Hands) -> None:
    shown = panel(hands)
    hands.press(Qt.Key.Key_Escape, shown._choose)
    assert not shown.isVisible()
    assert hands.page.unit_panel.isVisible()
