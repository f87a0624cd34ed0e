"""The one search field of a page: finds as you type."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from workroom.base.words import Words
from workroom.ui.kit.icons import icon
from workroom.ui.kit.theme import Theme

REST_MS = 150
"""How long the fingers rest before the question is asked."""


class SearchField(QLineEdit):
    """Asks once the fingers rest; Esc clears, Down goes on to the table."""

    def __init__(
        self,
        hint: str,
        then: Callable[[str], object],
        *,
        words: Words,
        theme: Theme,
        page: QWidget,
    ) -> None:
        super().__init__()
        self._then = then
        self._asked = ""
        self._onward: QWidget | None = None
        self.setPlaceholderText(words(hint))
        self.setAccessibleName(words(hint))
        self.setClearButtonEnabled(True)
        self.addAction(icon("search", theme.quiet), QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumWidth(200)
        self.setMaximumWidth(360)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._ask)
        self.textChanged.connect(lambda _text: self._rest.start())
        self.returnPressed.connect(self._ask)
        self._key = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), page)
        self._key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._key.activated.connect(self.take_focus)

    def lead_to(self, table: QWidget) -> None:
        """Where the Down key goes."""
        self._onward = table

    def take_focus(self) -> None:
        """Come here by key, with what was typed ready to be replaced."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def sizeHint(self) -> QSize:
        return QSize(300, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._ask()
        elif event.key() == Qt.Key.Key_Down and self._onward is not None:
            self._onward.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self._rest.stop()
        text = self.text().strip()
        if text != self._asked:
            self._asked = text
            self._then(text)
