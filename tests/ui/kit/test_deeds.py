"""A button says why it is grey, and a refusal where it comes from."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workroom.base.clauses import CUSTODIAN, INSPECTOR_IS_ANOTHER, NIGHT_IN_CABINET
from workroom.base.verdict import YES, RefusedError, no
from workroom.base.words import ENGLISH, N_
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed, DeedButton, Weight
from workroom.ui.kit.labels import button
from workroom.ui.kit.saying import say_error, say_moment, why_not
from workroom.ui.kit.theme import LIGHT

OUT = no(N_("Still at a workstation: {codes}."), NIGHT_IN_CABINET, codes=("J001", "J002"))


class Page(QWidget):
    """A page with one deed and its button."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self.done: list[str] = []
        self.deed = Deed(
            N_("Close the day"),
            lambda: self.done.append("closed"),
            words=ENGLISH,
            page=self,
            shortcut="F9",
        )
        self.button: DeedButton = self.deed.button(LIGHT, Weight.PRIMARY)
        QVBoxLayout(self).addWidget(self.button)
        qtbot.addWidget(self)
        self.show()


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot)


def test_a_deed_is_born_grey(page: Page) -> None:
    assert not page.deed.isEnabled()
    assert page.deed.why == "Pick something first."


def test_a_grey_button_says_why_with_the_clause(page: Page) -> None:
    page.deed.judge(OUT)
    why = "Still at a workstation: J001, J002.\nDA/T 68.2-2020 §4.3.5 · required by the standard"
    assert page.button.toolTip() == why
    assert page.button.accessibleDescription() == why


def test_a_grey_button_takes_the_focus_but_is_not_pressed(page: Page, qtbot: QtBot) -> None:
    page.deed.judge(OUT)
    page.button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.button, Qt.Key.Key_Space)
    qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    qtbot.keyClick(page, Qt.Key.Key_F9)
    assert page.done == []
    assert QToolTip.text().startswith("Still at a workstation")


def test_the_key_of_a_grey_deed_is_answered_with_the_reason(page: Page, qtbot: QtBot) -> None:
    page.deed.judge(OUT)
    QToolTip.hideText()
    qtbot.keyClick(page, Qt.Key.Key_F9)
    assert page.done == []
    assert QToolTip.text().startswith("Still at a workstation")
    page.deed.judge(YES)
    qtbot.keyClick(page, Qt.Key.Key_F9)
    assert page.done == ["closed"]


def test_a_grey_deed_does_not_hinder_another_with_the_same_key(page: Page, qtbot: QtBot) -> None:
    other = Deed(N_("Sign"), lambda: None, words=ENGLISH, page=page, shortcut="F9")
    other.judge(OUT)
    page.deed.judge(YES)
    qtbot.keyClick(page, Qt.Key.Key_F9)
    assert page.done == ["closed"]


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    pressed: list[str] = []
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    sign = button("Sign", lambda: pressed.append("sign"), theme=LIGHT)
    cancel = button("Cancel", lambda: pressed.append("cancel"), theme=LIGHT)
    column.addWidget(sign)
    column.addWidget(cancel)
    sign.setDefault(True)
    dialog.show()
    cancel.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(cancel, Qt.Key.Key_Return)
    assert pressed == ["cancel"]


def test_a_deed_lives_when_the_rule_says_yes(page: Page, qtbot: QtBot) -> None:
    page.deed.judge(YES)
    assert page.button.toolTip() == ""
    qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(page, Qt.Key.Key_F9)
    assert page.done == ["closed", "closed"]


def test_a_button_shows_its_key(page: Page) -> None:
    assert page.button.text() == "Close the day  F9"


def test_reasons_name_where_they_come_from() -> None:
    both = OUT & no(N_("Somebody else must inspect."), INSPECTOR_IS_ANOTHER)
    assert why_not(ENGLISH, both).splitlines() == [
        "Still at a workstation: J001, J002.",
        "DA/T 68.2-2020 §4.3.5 · required by the standard",
        "Somebody else must inspect.",
        "agreed in the project",
    ]


def test_a_refusal_is_said_once_though_two_rules_share_a_clause() -> None:
    both = OUT & no(N_("No custodian is on duty."), CUSTODIAN)
    said = say_error(ENGLISH, RefusedError(both))
    assert said.sentence.count("\n") == 1
    assert said.clause == "DA/T 68.2-2020 §4.3.5 · required by the standard"


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(hours=2), "12:05"),
        (timedelta(days=2), "11-18 14:05"),
        (timedelta(days=400), "2025-10-16 14:05"),
    ],
)
def test_a_moment_is_said_as_short_as_it_can_be(bench: Bench, ago: timedelta, said: str) -> None:
    now = datetime(2026, 11, 20, 6, 5, tzinfo=UTC).astimezone(bench.zone)
    assert say_moment(now - ago, now) == said
