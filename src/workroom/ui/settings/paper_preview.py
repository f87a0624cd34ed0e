"""The picture of a form as it would be printed, drawn anew a moment after each change."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from workroom.base.errors import WorkroomError
from workroom.base.words import N_
from workroom.paper.picture import Picture, page_pictures
from workroom.previewing import Wanted, preview
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.fields import Choice
from workroom.ui.kit.labels import Label
from workroom.ui.kit.saying import say_error
from workroom.ui.kit.tasks import Line
from workroom.ui.kit.theme import META, S, Tone

DPI = 110
PAUSE_MS = 150
BETWEEN = 6
"""Pixels between two pages."""
COPIES = ((1, N_("Client's copy")), (2, N_("Contractor's copy")))
MADE_UP = N_("Made-up lines; every fourth title is one kept private.")


class PaperPreview(QWidget):
    """Its pages as wide as there is room; while they are drawn the newest wish waits."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        words = bench.words
        self._wanted: Wanted | None = None
        self._due = self._under_way = False
        self._drawn = QPixmap()
        self.copy = Choice([(copy, words(name)) for copy, name in COPIES])
        self.copy.setAccessibleName(words(N_("Which copy is shown")))
        self.copy.currentIndexChanged.connect(lambda _row: self._ask())
        self.sheet = QLabel()
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.sheet.setAccessibleName(words(N_("Preview")))
        self._room = QScrollArea()
        self._room.setWidgetResizable(True)
        self._room.setWidget(self.sheet)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._why = Label(size=META, tone=Tone.STOP, wrap=True)
        head = QHBoxLayout()
        head.addWidget(self.copy)
        head.addWidget(Label(words(MADE_UP), size=META, tone=Tone.QUIET, wrap=True), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addLayout(head)
        column.addWidget(self._room, 1)
        column.addWidget(self._why)
        self._why.hide()

    @property
    def is_shown(self) -> bool:
        """Whether there is a picture of what was asked for last."""
        return not (self._drawn.isNull() or self._due or self._under_way)

    def show_layout(self, wanted: Wanted) -> None:
        """Draw it soon; what a rule has refused is not asked for."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _ask(self) -> None:
        if self._wanted is None or self._due:
            return
        self._due = True
        if not self._under_way:
            self._bench.tasks.later(PAUSE_MS, self._draw, owner=self)

    def _draw(self) -> None:
        wanted, copy = self._wanted, self.copy.value
        if wanted is None:
            return
        self._due, self._under_way = False, True
        ledger, at = self._bench.ledger, self._bench.now()

        def draw() -> tuple[Picture, ...]:
            with ledger.read() as db:
                return page_pictures(preview(db, wanted, copy=copy, at=at, by=""), DPI)

        self._bench.tasks.run(draw, then=self._show, failed=self._fail, owner=self, line=Line.FILES)

    def _show(self, pictures: tuple[Picture, ...]) -> None:
        """The pages under one another."""
        pages = [
            QImage(one.rgb, one.width, one.height, 3 * one.width, QImage.Format.Format_RGB888)
            for one in pictures
        ]
        height = sum(page.height() + BETWEEN for page in pages) - BETWEEN
        drawn = QPixmap(max(page.width() for page in pages), height)
        drawn.fill(QColor(self._bench.theme.border))
        painter = QPainter(drawn)
        y = 0
        for page in pages:
            painter.drawImage(0, y, page)
            y += page.height() + BETWEEN
        painter.end()
        self._drawn = drawn
        self._why.hide()
        self._fit()
        self._done()

    def _fail(self, error: WorkroomError) -> None:
        self._why.setText(say_error(self._bench.words, error).sentence)
        self._why.show()
        self._done()

    def _done(self) -> None:
        self._under_way = False
        if self._due:
            self._draw()

    def _fit(self) -> None:
        if self._drawn.isNull():
            return
        ratio = self.devicePixelRatioF()
        width = round(min(self._room.viewport().width() * ratio, self._drawn.width()))
        shown = self._drawn.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        shown.setDevicePixelRatio(ratio)
        self.sheet.setPixmap(shown)
