"""Ticking several of a few, and choosing one, by keyboard and never by accident."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from workroom.base.words import ENGLISH, N_
from workroom.ui.kit import theme
from workroom.ui.kit.checks import MOST_ROWS, CheckList
from workroom.ui.kit.fields import Choice
from workroom.ui.kit.form import Field, Form


def test_space_ticks_and_the_form_reads_what_is_ticked(qapp: QApplication, qtbot: QtBot) -> None:
    form = Form(ENGLISH, theme.LIGHT)
    checks = CheckList([(1, "one"), (2, "two"), (3, "three")])
    form.add(Field(name="which", label=N_("Which"), widget=checks))
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    checks.tick([3])
    checks.setFocus()
    qtbot.keyClick(checks, Qt.Key.Key_Down)
    qtbot.keyClick(checks, Qt.Key.Key_Space)
    assert form.value("which") == (2, 3)
    assert checks.accessibleName() == "Which"


def test_a_long_list_scrolls_and_tab_leaves_it(qapp: QApplication, qtbot: QtBot) -> None:
    form = Form(ENGLISH, theme.LIGHT)
    few, many = CheckList([(1, "one")]), CheckList([(n, str(n)) for n in range(30)])
    after = QLineEdit()
    form.add(
        Field(name="few", label=N_("Few"), widget=few),
        Field(name="many", label=N_("Many"), widget=many),
        Field(name="after", label=N_("After"), widget=after),
    )
    qtbot.addWidget(form)
    form.show()
    assert few.height() < many.height() <= few.height() * MOST_ROWS
    many.setFocus()
    qtbot.keyClick(many, Qt.Key.Key_Tab)
    assert form.focusWidget() is after


def test_scrolling_past_a_choice_chooses_nothing(qapp: QApplication, qtbot: QtBot) -> None:
    choice = Choice([(1, "one"), (2, "two")])
    qtbot.addWidget(choice)
    choice.show()
    middle = QPointF(choice.rect().center())
    turn = QWheelEvent(
        middle,
        choice.mapToGlobal(middle),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, turn)
    assert choice.value == 1
