"""A button or menu entry that a rule may forbid, and that says why it is grey."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QToolTip, QWidget

from workroom.base.verdict import Verdict
from workroom.base.words import N_, Words
from workroom.ui.kit.icons import icon
from workroom.ui.kit.labels import restyle
from workroom.ui.kit.saying import why_not
from workroom.ui.kit.theme import Theme

NOT_ASKED = N_("Pick something first.")


class Weight(StrEnum):
    """How a deed's button stands among others; a page has one primary deed."""

    PRIMARY = "primary"
    SECONDARY = ""
    QUIET = "quiet"
    STOP = "stop"


class Deed(QAction):
    """An action that is born grey, and lives only when a rule has said yes.

    While it is grey its key is heard all the same, and answered with the reason.
    """

    asked_why = Signal()
    """Its key was pressed while it is grey."""

    def __init__(
        self,
        text: str,
        do: Callable[[], object],
        *,
        words: Words,
        page: QWidget,
        shortcut: str = "",
        icon_name: str = "",
        unasked: str = NOT_ASKED,
    ) -> None:
        """Args:
        text: a verb, as a template; `unasked`: the template shown while no rule was asked.
        shortcut: as Qt spells it ("F6", "Ctrl+Return"); shown on the button.
        """
        super().__init__(words(text), page)
        self.icon_name = icon_name
        self._words = words
        self._unasked = unasked
        self.setShortcut(QKeySequence(shortcut))
        self.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.triggered.connect(lambda _checked=False: do())
        page.addAction(self)
        # A grey action's key reaches the page as a plain key that nobody wanted.
        page.installEventFilter(self)
        self.judge(None)

    def judge(self, verdict: Verdict | None) -> None:
        """Show what the rule said; grey where it said no, and where it was not asked."""
        self.setEnabled(verdict is not None and bool(verdict))
        if verdict is None:
            why = self._words(self._unasked)
        else:
            why = why_not(self._words, verdict)
        self.setToolTip(why)
        self.setStatusTip(why)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            own = QKeySequence(event.keyCombination()) == self.shortcut()
            if own and self.isVisible() and not self.isEnabled():
                self.asked_why.emit()
        return super().eventFilter(watched, event)

    @property
    def why(self) -> str:
        """Why it is grey; empty when it is not."""
        return "" if self.isEnabled() else self.toolTip()

    def button(self, theme: Theme, weight: Weight = Weight.SECONDARY) -> "DeedButton":
        """A button that does this deed."""
        return DeedButton(self, theme, weight)


class DeedButton(QPushButton):
    """Does a deed; while that is grey it takes the focus and tells why, but cannot be pressed."""

    def __init__(self, deed: Deed, theme: Theme, weight: Weight) -> None:
        super().__init__()
        self._deed = deed
        self._theme = theme
        self._weight = weight
        self._hidden = False
        self.setProperty("kind", weight.value)
        self.setAutoDefault(True)
        self.clicked.connect(self._press)
        deed.changed.connect(self._follow)
        deed.asked_why.connect(self._tell_why)
        self._follow()

    def _follow(self) -> None:
        deed, theme = self._deed, self._theme
        grey = not deed.isEnabled()
        key = deed.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setText(f"{deed.text()}  {key}" if key else deed.text())
        if deed.icon_name:
            colour = theme.disabled if grey else _ink(theme, self._weight)
            self.setIcon(icon(deed.icon_name, colour))
        if deed.why != self.toolTip() and QToolTip.text() == self.toolTip():
            QToolTip.hideText()
        self.setToolTip(deed.why)
        if self._hidden == deed.isVisible():
            self._hidden = not deed.isVisible()
            self.setVisible(deed.isVisible())
        self.setAccessibleName(deed.text())
        self.setAccessibleDescription(deed.why)
        restyle(self, "grey", "true" if grey else "false")

    def _press(self) -> None:
        if self._deed.isEnabled():
            self._deed.trigger()
        else:
            self._tell_why()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if not self._deed.isEnabled() and event.reason() in by_key:
            self._tell_why()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        QToolTip.hideText()

    def _tell_why(self) -> None:
        if not self.isVisible():
            return
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), self._deed.why, self)


def _ink(theme: Theme, weight: Weight) -> str:
    match weight:
        case Weight.PRIMARY:
            return theme.on_act
        case Weight.QUIET:
            return theme.act
        case Weight.STOP:
            return theme.stop
        case Weight.SECONDARY:
            return theme.text
