"""What a person sees of the station's page, and the keys they press there."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from workroom.rooms.station.model import COMMANDS, Act, Reply
from workroom.rooms.workflow.model import Verb
from workroom.ui.kit.bigline import BigLine
from workroom.ui.kit.table import Table
from workroom.ui.station.page import StationPage

Scan = Callable[..., list[Reply]]
TAKE = next(one.code for one in COMMANDS if one.act is Act.TAKE)
LOG = COMMANDS[0].code
START = next(one.code for one in COMMANDS if one.verb is Verb.START)


def line_of(page: StationPage) -> str:
    return page.findChild(BigLine).accessibleName()  # type: ignore[no-any-return]  # Qt's stubs


def texts(whole: QWidget) -> str:
    return "\n".join(
        getattr(part, "text", str)() for part in whole.findChildren(QWidget) if part.isVisible()
    )


def scans_of(page: StationPage) -> list[list[str]]:
    table = next(one for one in page.findChildren(Table) if one.isVisible())
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    at = QApplication.focusWidget()
    assert at is not None
    qtbot.keyClick(at, key, modifier or Qt.KeyboardModifier.NoModifier)
