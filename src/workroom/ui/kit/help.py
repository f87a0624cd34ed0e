"""What F1 shows: one screen of text about the page in front, and the keys that work everywhere."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from workroom.base.words import N_, Words
from workroom.ui.kit.labels import Label, Sign, rule
from workroom.ui.kit.theme import SECTION, STRONG, L, M, S, Theme, Tone


class HelpSheet(QDialog):
    """A sheet of text; any of Esc, Enter and F1 puts it away."""

    def __init__(
        self,
        parent: QWidget,
        words: Words,
        theme: Theme,
        *,
        title: str,
        text: str,
        keys: Sequence[tuple[str, str]],
    ) -> None:
        """Args:
        title, text: already in the language of the screen.
        keys: pairs of a key and what it does, likewise.
        """
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(560)
        head = QHBoxLayout()
        head.setSpacing(S)
        head.addWidget(Sign(theme, "help", Tone.ACT, size=24))
        head.addWidget(Label(title, size=SECTION, bold=True), 1)
        body = Label(text, wrap=True)
        body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        table = QGridLayout()
        table.setHorizontalSpacing(L)
        table.setVerticalSpacing(S)
        table.setColumnStretch(1, 1)
        for line, (key, what) in enumerate(keys):
            table.addWidget(Label(key, bold=True), line, 0)
            table.addWidget(Label(what, tone=Tone.QUIET), line, 1)
        buttons = QDialogButtonBox()
        close = buttons.addButton(words(N_("Close")), QDialogButtonBox.ButtonRole.AcceptRole)
        close.setShortcut("F1")
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addLayout(head)
        column.addWidget(body)
        column.addWidget(rule())
        column.addWidget(Label(words(N_("Keys")), size=STRONG, bold=True))
        column.addLayout(table)
        column.addWidget(buttons)
