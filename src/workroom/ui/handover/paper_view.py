"""A paper of the note, seen large in the place of the rows, page by page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from workroom.base.verdict import YES
from workroom.base.words import N_
from workroom.ui.handover.papers import PagePicture, Paper, Papers
from workroom.ui.handover.papers_block import to_pixmap
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed, Weight
from workroom.ui.kit.fitted import show_fitted
from workroom.ui.kit.labels import Label, fill
from workroom.ui.kit.tasks import Line
from workroom.ui.kit.theme import STRONG, S, Tone

DPI = 120
PAGE_OF = N_("Page {page} of {pages}")


class PaperView(QWidget):
    """Page Up and Page Down turn the pages, Esc goes back to the rows."""

    left = Signal()

    def __init__(self, bench: Bench, papers: Papers) -> None:
        super().__init__()
        self._bench, self._papers = bench, papers
        words, theme = bench.words, bench.theme
        self._paper: Paper | None = None
        self._page = 0
        self._drawn = QPixmap()
        self._title = Label(size=STRONG, bold=True)
        self._where = Label(tone=Tone.QUIET)
        self._sheet = QLabel()
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._room = QScrollArea()
        self._room.setWidgetResizable(True)
        self._room.setWidget(self._sheet)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._before = Deed(
            N_("Previous"),
            lambda: self._turn(-1),
            words=words,
            page=self,
            shortcut="PgUp",
            icon_name="chevron-left",
        )
        self._after = Deed(
            N_("Next"),
            lambda: self._turn(1),
            words=words,
            page=self,
            shortcut="PgDown",
            icon_name="chevron-right",
        )
        back = Deed(N_("Back"), self.left.emit, words=words, page=self)
        back.judge(YES)
        head = QHBoxLayout()
        fill(head, self._title, self._where, None)
        for deed in (self._before, self._after, back):
            head.addWidget(deed.button(theme, Weight.QUIET))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addLayout(head)
        column.addWidget(self._room, 1)

    def open_on(self, paper: Paper) -> None:
        """Show a paper from its first page."""
        self._paper, self._page = paper, 0
        self._title.setText(paper.number)
        self._sheet.clear()
        self._turn(0)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _turn(self, by: int) -> None:
        paper = self._paper
        if paper is None:
            return
        page = self._page = min(max(self._page + by, 0), paper.pages - 1)
        self._where.setText(self._bench.words(PAGE_OF, page=page + 1, pages=paper.pages))
        self._before.judge(YES if page > 0 else None)
        self._after.judge(YES if page + 1 < paper.pages else None)
        self._bench.tasks.run(
            lambda: self._papers.picture(paper, page, DPI),
            then=lambda picture: self._show(paper, page, picture),
            failed=self._bench.complain,
            owner=self,
            line=Line.FILES,
        )

    def _show(self, paper: Paper, page: int, picture: PagePicture) -> None:
        if (paper, page) == (self._paper, self._page):
            self._drawn = to_pixmap(picture)
            self._fit()

    def _fit(self) -> None:
        show_fitted(self._drawn, self._sheet, self._room)
