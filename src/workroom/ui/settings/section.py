"""The shape each section of the settings has: a head, what it is for, a body, a panel beside it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from workroom.base.words import Phrase
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed
from workroom.ui.kit.labels import Label
from workroom.ui.kit.saying import say_text
from workroom.ui.kit.theme import META, STRONG, M, S, Tone


class Section(QWidget):
    """One section; `head` right of its title, `body` under it, `beside` for a panel."""

    def __init__(self, bench: Bench, *, key: str, title: str, text: str) -> None:
        """`title` and `text` (what the section is for, in a sentence) are templates."""
        super().__init__()
        self.bench = bench
        self.key = key
        self.title_template = title
        words = bench.words
        self.setAccessibleName(words(title))
        self._remark = Label(size=META, tone=Tone.QUIET)
        self.head = QHBoxLayout()
        self.head.setSpacing(S)
        self.head.addWidget(Label(words(title), size=STRONG, bold=True))
        self.head.addWidget(self._remark)
        self.head.addStretch(1)
        self.body = QVBoxLayout()
        self.body.setSpacing(M)
        column = QVBoxLayout()
        column.setSpacing(S)
        column.addLayout(self.head)
        column.addWidget(Label(words(text), size=META, tone=Tone.QUIET, wrap=True))
        column.addLayout(self.body, 1)
        self.beside = QHBoxLayout(self)
        self.beside.setContentsMargins(0, 0, 0, 0)
        self.beside.setSpacing(M)
        self.beside.addLayout(column, 1)

    def remark(self, text: str | Phrase) -> None:
        """A quiet word beside the title."""
        self._remark.setText(say_text(self.bench.words, text))

    def deed(
        self, text: str, do: Callable[[], object], *, key: str = "", icon_name: str = ""
    ) -> Deed:
        """An act of this section; the page lends its keys to whatever section is in front."""
        words = self.bench.words
        return Deed(text, do, words=words, page=self, shortcut=key, icon_name=icon_name)

    def refresh(self) -> None:
        """Read again: somebody signed in or out."""

    def take_scan(self, text: str) -> bool:
        """A code was scanned while this section was in front."""
        return False

    def rest_focus(self) -> None:
        """Put the focus where keys are of use: a table, or the section itself."""
        tables = self.findChildren(QTableView)
        resting = next((table for table in tables if table.isVisibleTo(self)), None)
        (resting or self).setFocus(Qt.FocusReason.OtherFocusReason)
