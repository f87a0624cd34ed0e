"""A running project told to the book at the catalogue page: read, drafted, agreed, filed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from books import SECRET
from rooms.opening.running import row, written
from rooms.refusing import entries
from ui.catalogue.conftest import Hands
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.custody import store as custody
from workroom.rooms.opening import store
from workroom.rooms.opening.model import StatementState
from workroom.ui.catalogue.opening_panel import OpeningPanel
from workroom.ui.kit.fields import SecretField
from workroom.ui.kit.labels import Label
from workroom.ui.kit.signing import Signing
from workroom.ui.kit.table import Table


@pytest.fixture
def panel(hands: Hands) -> OpeningPanel:
    """Shift+F7, and the panel is there."""
    QTest.keyClick(hands.page.table, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    hands.settle()
    assert hands.page.opening.isVisible()
    return hands.page.opening


def said(of: OpeningPanel) -> str:
    return "\n".join(one.text() for one in of.findChildren(Label) if one.isVisible())


def sign_both(hands: Hands) -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Signing)
    for secret in dialog.findChildren(SecretField):
        QTest.keyClicks(secret, SECRET)
    dialog.sign()
    hands.settle()


def never_moved(hands: Hands) -> list[int]:
    """The numbers of volumes that the book has not seen moving."""
    with hands.book.ledger.read() as db:
        units = catalogue.of_project(db, hands.book.project, UnitKind.VOLUME)
        seen = custody.where_all(db, (one.id for one in units))
    return [int(one.reference_code[-4:]) for one in units if one.id not in seen]


def test_a_file_is_looked_at_before_anything_is_written(
    hands: Hands, panel: OpeningPanel, tmp_path: Path
) -> None:
    assert "There is no opening statement yet." in said(panel)
    first, second, *_ = never_moved(hands)
    before = entries(hands.book)
    rows = [
        row(first, "在室", "2026-01-20", "1号柜", None, "2026-007", None, "第二批", "前处理"),
        row(second, "在室", "2026-01-20", "9号柜"),
    ]
    panel.read_file(written(tmp_path / "期初.xlsx", rows, ()))
    hands.settle()
    text = said(panel)
    assert "期初.xlsx, as read. Nothing is written yet." in text
    assert "In the room: 0 boxes, 1 volumes" in text
    (table,) = panel.findChildren(Table)
    assert table.model().rowCount() == 1
    assert entries(hands.book) == before


def test_the_draft_is_written_and_agreed_with_both_secrets(
    hands: Hands, panel: OpeningPanel, tmp_path: Path
) -> None:
    first, *_ = never_moved(hands)
    path = written(tmp_path / "期初.xlsx", [row(first, "在室", "2026-01-20", "1号柜")], ())
    panel.read_file(path)
    hands.settle()
    panel.draft.trigger()
    hands.settle()
    assert "The draft from 期初.xlsx waits for both parties." in said(panel)
    assert panel.agree.isEnabled()
    panel.agree.trigger()
    hands.settle()
    sign_both(hands)
    with hands.book.ledger.read() as db:
        statement = store.latest(db, hands.book.project)
    assert statement is not None
    assert statement.state is StatementState.AGREED
    assert f"{statement.number}, agreed on" in said(panel)
    assert not panel.agree.isVisible()
    panel.file.trigger()
    hands.settle()
    with hands.book.ledger.read() as db:
        assert store.waiting(db) == ()


def test_a_template_is_saved_and_the_rejected_rows_too(
    hands: Hands, panel: OpeningPanel, tmp_path: Path
) -> None:
    panel.save_template(tmp_path / "模板")
    hands.settle()
    assert (tmp_path / "模板.xlsx").exists()
    panel.read_file(written(tmp_path / "期初.xlsx", [row(999, "在室")], ()))
    hands.settle()
    panel.save_rejects(tmp_path / "退回")
    hands.settle()
    assert (tmp_path / "退回.xlsx").exists()


def test_a_file_that_cannot_be_read_is_said_in_the_panel(
    hands: Hands, panel: OpeningPanel, tmp_path: Path
) -> None:
    strange = tmp_path / "x.xlsx"
    strange.write_bytes(b"nothing")
    panel.read_file(strange)
    hands.settle()
    assert panel.isVisible()
    assert not panel.draft.isVisible()


def test_escape_leads_back_to_the_units(hands: Hands, panel: OpeningPanel) -> None:
    panel.rest_focus()
    hands.press(Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert hands.page.unit_panel.isVisible()
