"""The shape every page has: a title, a search, a body, and a panel for the thing picked."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from workroom.base.words import Phrase
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.labels import Label
from workroom.ui.kit.panel import Panel
from workroom.ui.kit.saying import say_text
from workroom.ui.kit.search import SearchField
from workroom.ui.kit.theme import META, SECTION, L, M, S, Tone


class Page(QWidget):
    """A page to be filled: `head` right of the title, `body` under it, a panel at the right."""

    def __init__(self, bench: Bench, *, title: str, help: str) -> None:  # noqa: A002 — the word for it
        """Both are templates; `help` is what F1 shows: what the page is for, and its keys."""
        super().__init__()
        self.bench = bench
        self.help_template = help
        self.title_template = title
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(bench.words(title))
        self._title = Label(bench.words(title), size=SECTION, bold=True)
        self._remark = Label(size=META, tone=Tone.QUIET)
        self.search: SearchField | None = None
        self._panel: Panel | None = None

        self.head = QHBoxLayout()
        self.head.setSpacing(S)
        self.head.addWidget(self._title)
        self.head.addWidget(self._remark, alignment=Qt.AlignmentFlag.AlignBottom)
        self.head.addStretch(1)
        self.body = QVBoxLayout()
        self.body.setSpacing(M)
        column = QVBoxLayout()
        column.setSpacing(M)
        column.addLayout(self.head)
        column.addLayout(self.body, 1)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(L, M, L, L)
        self._across.setSpacing(M)
        self._across.addLayout(column, 1)

    @property
    def panel(self) -> Panel | None:
        """The panel at the right, where the page has one."""
        return self._panel

    def remark(self, text: str | Phrase) -> None:
        """A quiet word beside the title, such as how many rows there are."""
        self._remark.setText(say_text(self.bench.words, text))

    def add_search(self, hint: str, then: Callable[[str], object]) -> SearchField:
        """The page's one search (Ctrl+F); `then` hears the trimmed text once the fingers rest."""
        self.search = SearchField(
            hint, then, words=self.bench.words, theme=self.bench.theme, page=self
        )
        self.head.addWidget(self.search)
        return self.search

    def set_panel(self, panel: Panel) -> None:
        """Put the panel of the picked thing at the right."""
        self._panel = panel
        self._across.addWidget(panel)

    def rest_focus(self) -> None:
        """Put the focus where keys are of use and no input method works: a table, or the page."""
        tables = self.findChildren(QTableView)
        resting = next((table for table in tables if table.isVisibleTo(self)), None)
        (resting or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def visit(self, about: object) -> None:
        """Another page sent the person here, to this thing; None means: as it was left."""

    def take_scan(self, text: str) -> bool:
        """A code was scanned while this page was in front; True where the page has dealt with it.

        Otherwise the window hands it to the station.
        """
        return False
