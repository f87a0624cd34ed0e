"""What F1 shows: one screen of text about the page in front, and the keys that work everywhere."""

from collections.abc import Sequence
from math import ceil

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

WIDTH = 680
COLUMNS = 2
"""The keys stand side by side: the sheet is no higher than the smallest window."""


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
        head = QHBoxLayout()
        head.setSpacing(S)
        head.addWidget(Sign(theme, "help", Tone.ACT, size=24))
        head.addWidget(Label(title, size=SECTION, bold=True), 1)
        body = Label(text, wrap=True)
        body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        table = QGridLayout()
        table.setHorizontalSpacing(L)
        table.setVerticalSpacing(S)
        lines = ceil(len(keys) / COLUMNS)
        for place, (key, what) in enumerate(keys):
            beside, line = divmod(place, lines)
            table.addWidget(Label(key, bold=True), line, 2 * beside)
            table.addWidget(Label(what, tone=Tone.QUIET), line, 2 * beside + 1)
            table.setColumnStretch(2 * beside + 1, 1)
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
        # A text that wraps asks for too little by itself, and the keys would pay for it.
        self.setMinimumSize(WIDTH, column.totalHeightForWidth(WIDTH))
