"""The papers of a note in the panel: what has been done with them, and small pictures of them."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from workroom.base.errors import WorkroomError
from workroom.base.ids import HandoverId
from workroom.base.words import N_
from workroom.rooms.handover.brought import is_brought
from workroom.rooms.handover.model import COPIES, Handover, HandoverState
from workroom.rooms.handover.rules import OF_BEFORE_THE_BOOK
from workroom.ui.handover.papers import PagePicture, Paper, Papers
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.labels import Label, Sign
from workroom.ui.kit.saying import say_error
from workroom.ui.kit.tasks import Line
from workroom.ui.kit.theme import META, STRONG, S, Tone

THUMB_DPI = 60
THUMB = QSize(124, 100)

COPY_GOOD = N_("Copy {copy} came out well")
COPY_WAITS = N_("Copy {copy} is not printed yet")
DRAWN, NOT_DRAWN = N_("Drawn"), N_("Drawn once both agree")
SIGNED, NOT_SIGNED = N_("Both originals are signed"), N_("Not signed yet")
FILED, NOT_FILED = N_("Both sides have filed theirs"), N_("Not filed yet")
DRAWING = N_("Being drawn …")
THUMB_SAYS = N_("{form} {number}: show it")
SCAN = N_("Signed, scanned")
THUMB_COPY = N_("Copy {copy}")

_SIGNED = (HandoverState.SIGNED, HandoverState.FILED)


class PapersBlock(QWidget):
    """Draws the papers of an agreed note off the screen's thread and shows their first pages."""

    opened = Signal(object)
    """The `Paper` whose picture was pressed."""

    def __init__(self, bench: Bench, papers: Papers) -> None:
        super().__init__()
        self._bench, self._papers = bench, papers
        self._note: HandoverId | None = None
        self._number = ""
        self._steps = QGridLayout()
        self._steps.setHorizontalSpacing(S)
        self._steps.setVerticalSpacing(2)
        self._steps.setColumnStretch(1, 1)
        self._thumbs = QGridLayout()
        self._thumbs.setSpacing(S)
        self._said = Label(size=META, tone=Tone.QUIET, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(Label(bench.words(N_("Papers")), size=STRONG, bold=True))
        column.addLayout(self._steps)
        column.addLayout(self._thumbs)
        column.addWidget(self._said)

    def show_note(self, note: Handover, slips: int = 0, scans: int = 0) -> None:
        """Show how far the papers of a note are; they are drawn when it is seen agreed."""
        words = self._bench.words
        _clear(self._steps)
        draft = note.state is HandoverState.DRAFT
        steps = [(words(DRAWN if not draft else NOT_DRAWN), not draft)]
        for copy in COPIES:
            good = copy in note.printed
            steps.append((words(COPY_GOOD if good else COPY_WAITS, copy=copy), good))
        signed, filed = note.state in _SIGNED, note.state is HandoverState.FILED
        steps.append((words(SIGNED if signed else NOT_SIGNED), signed))
        steps.append((words(FILED if filed else NOT_FILED), filed))
        before = is_brought(note)
        if before:
            steps = steps[-1:]
        for at, (text, done) in enumerate(steps):
            tone = Tone.DONE if done else Tone.QUIET
            name = "check" if done else "dot"
            self._steps.addWidget(Sign(self._bench.theme, name, tone, 16), at, 0)
            self._steps.addWidget(Label(text, size=META, tone=tone), at, 1)
        number = f"{note.number} {slips} {scans}"
        if (note.id, number) != (self._note, self._number):
            self._note, self._number = note.id, number
            _clear(self._thumbs)
            self._said.setText("")
            if before:
                number = note.number or "—"
                self._said.setText(words(OF_BEFORE_THE_BOOK, number=number))
            elif not draft:
                self.draw()

    def draw(self) -> None:
        """Have the papers drawn, or found, and their first pages shown."""
        note, papers = self._note, self._papers
        if note is None:
            return
        self._said.setText(self._bench.words(DRAWING))
        self._said.set_tone(Tone.QUIET)

        def job() -> tuple[tuple[Paper, PagePicture], ...]:
            drawn = papers.draw(note)
            return tuple((paper, papers.picture(paper, 0, THUMB_DPI)) for paper in drawn)

        self._bench.tasks.run(
            job,
            then=lambda drawn: self._show(note, drawn),
            failed=lambda error: self._fail(note, error),
            owner=self,
            line=Line.FILES,
        )

    def _show(self, note: HandoverId, drawn: tuple[tuple[Paper, PagePicture], ...]) -> None:
        if note != self._note:
            return
        self._said.setText("")
        _clear(self._thumbs)
        for at, (paper, picture) in enumerate(drawn):
            self._thumbs.addWidget(self._thumb(paper, picture), at // 2, at % 2)

    def _fail(self, note: HandoverId, error: WorkroomError) -> None:
        if note == self._note:
            self._said.setText(say_error(self._bench.words, error).sentence)
            self._said.set_tone(Tone.STOP)

    def _small(self, picture: PagePicture) -> QPixmap:
        """The page, small, with an edge that parts white paper from a white panel."""
        ratio = self.devicePixelRatioF()
        small = to_pixmap(picture).scaled(
            THUMB * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter = QPainter(small)
        painter.setPen(QPen(QColor(self._bench.theme.field_border), 2))
        painter.drawRect(small.rect())
        painter.end()
        small.setDevicePixelRatio(ratio)
        return small

    def _thumb(self, paper: Paper, picture: PagePicture) -> QWidget:
        words = self._bench.words
        made = QPushButton()
        made.setProperty("kind", "quiet")
        made.setIcon(QIcon(self._small(picture)))
        made.setIconSize(THUMB)
        made.setFixedSize(THUMB + QSize(6, 10))
        made.setStyleSheet("QPushButton { padding: 0; icon-size: 124px; }")
        name = words(THUMB_SAYS, form=paper.form, number=paper.number)
        made.setToolTip(name)
        made.setAccessibleName(name)
        made.clicked.connect(lambda _checked=False: self.opened.emit(paper))
        frame = QFrame()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(made)
        what = paper.form or self._bench.words(SCAN)
        if paper.copy is not None:
            what = f"{paper.form} · {words(THUMB_COPY, copy=paper.copy)}"
        below = Label(what, size=META, tone=Tone.QUIET)
        below.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(below)
        return frame


def to_pixmap(picture: PagePicture) -> QPixmap:
    """The page as Qt shows it."""
    image = QImage(
        picture.rgb,
        picture.width,
        picture.height,
        3 * picture.width,
        QImage.Format.Format_RGB888,
    )
    return QPixmap.fromImage(image)


def _clear(grid: QGridLayout) -> None:
    while (item := grid.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
