"""What surrounds the pages: rail at the left, notice above, status line below."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workroom.base.words import Words
from workroom.ui.kit.notice import NoticeStrip
from workroom.ui.kit.rail import InRail, Rail, RailEntry
from workroom.ui.kit.status import StatusLine
from workroom.ui.kit.theme import L, S, Theme


class Shell(QWidget):
    """Made anew for each language and look; holds the pages in `stack`."""

    def __init__(
        self, words: Words, theme: Theme, *, place: str, entries: Sequence[InRail]
    ) -> None:
        """`place` is the name of the room."""
        super().__init__()
        self.rail = Rail(words, theme, place=place)
        self.rail.offer(
            [
                RailEntry(entry.key, words(entry.title), entry.icon, entry.shortcut, entry.foot)
                for entry in entries
                if not entry.under
            ]
        )
        self.notice = NoticeStrip(words, theme)
        self.stack = QStackedWidget()
        self.status = StatusLine(words, theme)

        above = QVBoxLayout()
        above.setContentsMargins(L, S, L, 0)
        above.addWidget(self.notice)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self.stack, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(column, 1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(across, 1)
        down.addWidget(self.status)
