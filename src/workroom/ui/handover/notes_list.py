"""The list at the left: drafts first, then notes whose papers are under way, then the filed."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from workroom.base.words import N_, Phrase, Words, phrase
from workroom.rooms.handover.counts import Counts
from workroom.rooms.handover.model import Direction, HandoverState
from workroom.ui.handover.screen import HandoverScreen, NoteEntry
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.chips import Chip, draw_chip
from workroom.ui.kit.icons import pixmap
from workroom.ui.kit.rows import Col, RowsModel
from workroom.ui.kit.table import Table
from workroom.ui.kit.theme import BODY, META, Theme, Tone, font

ROW_TALL, WIDTH = 52, 204
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ICON, LEFT, TEXT_LEFT = 18, 8, 34

TONES = {
    HandoverState.DRAFT: (Tone.ACT, "pen"),
    HandoverState.AGREED: (Tone.LOOK, "printer"),
    HandoverState.PRINTED: (Tone.LOOK, "pen"),
    HandoverState.SIGNED: (Tone.LOOK, "sheet"),
    HandoverState.FILED: (Tone.DONE, "check"),
    HandoverState.DROPPED: (Tone.QUIET, "cross"),
}
"""How each state looks: amber while a paper still waits for somebody."""

BOXES = (N_("1 box"), N_("{count} boxes"))
VOLUMES = (N_("1 volume"), N_("{count} volumes"))
ITEMS = (N_("1 item"), N_("{count} items"))
BLIND = N_("Counted blind")
NOTHING_YET = N_("Nothing on it yet")
SHOW_FILED = N_("Show {count} filed")
FOLD_FILED = N_("Fold the filed")


@dataclass(frozen=True, slots=True)
class ListRow:
    """A note, or (without one) the row that folds and unfolds the filed ones."""

    entry: NoteEntry | None
    fold: Phrase | None = None

    @property
    def id(self) -> int:
        return self.entry.note.id if self.entry else 0


def say_counts(counts: Counts | None) -> Phrase:
    """`2 boxes, 40 volumes`; items where there is nothing bigger; no figure in a blind count."""
    if counts is None:
        return phrase(BLIND)
    said = [(BOXES, counts.boxes), (VOLUMES, counts.volumes)]
    if not counts.volumes:
        said.append((ITEMS, counts.items))
    parts = tuple(
        phrase(one if number == 1 else many, count=f"{number:,}")
        for (one, many), number in said
        if number
    )
    return phrase("{parts}", parts=parts) if parts else phrase(NOTHING_YET)


def list_rows(screen: HandoverScreen, *, unfolded: bool, wanted: str) -> tuple[ListRow, ...]:
    """The rows of the list; the fold stands before the filed ones. `wanted` is what is searched."""
    if wanted:
        sought = wanted.upper()
        return tuple(ListRow(entry) for entry in screen.notes if sought in entry.spelled)
    rows = [ListRow(entry) for entry in screen.notes]
    if not screen.filed_count:
        return tuple(rows)
    said = phrase(FOLD_FILED) if unfolded else phrase(SHOW_FILED, count=f"{screen.filed_count:,}")
    rows.insert(screen.waiting, ListRow(None, said))
    return tuple(rows)


class NotesTable(Table[ListRow]):
    """Each note in two lines; Enter does the note's main act, or folds and unfolds the filed."""

    note_picked = Signal(int)
    """The handover that the cursor has come to."""
    note_opened = Signal()
    turned = Signal()
    """The filed ones were folded or unfolded: the list is asked for anew."""

    def __init__(self, bench: Bench) -> None:
        columns: tuple[Col[ListRow], ...] = (
            Col(title=N_("Hand-overs"), text=_heard, hint=_heard, stretch=True),
        )
        self._model: RowsModel[ListRow] = RowsModel(
            columns, words=bench.words, theme=bench.theme, key=lambda row: row.id
        )
        super().__init__(
            self._model,
            name=N_("Hand-overs"),
            empty=N_("No hand-over waits. F7 begins a batch out, F8 a return."),
        )
        self.unfolded = False
        self._showing = False
        self.setFixedWidth(WIDTH)
        self.verticalHeader().setDefaultSectionSize(ROW_TALL)
        self.setItemDelegateForColumn(0, NoteDelegate(self._model, bench.words, bench.theme))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.picked.connect(self._tell_picked)
        self.opened.connect(self._open_row)
        self.clicked.connect(lambda _index: self._turn_if_fold(self.record))

    def show_screen(self, screen: HandoverScreen, *, wanted: str, picked: int) -> None:
        """Show the notes, those that bear `wanted` where something is searched."""
        self._showing = True  # A list that comes anew moves its cursor by itself.
        self._model.show(list_rows(screen, unfolded=self.unfolded, wanted=wanted))
        self.pick_named(picked)
        self._showing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that is held down does one act, not several."""
        if not (event.isAutoRepeat() and event.key() in ENTER):
            super().keyPressEvent(event)

    def _tell_picked(self, row: ListRow | None) -> None:
        if row is not None and row.entry is not None and not self._showing:
            self.note_picked.emit(row.entry.note.id)

    def _open_row(self, row: ListRow) -> None:
        if row.entry is None:
            self._turn_if_fold(row)
        else:
            self.note_opened.emit()

    def _turn_if_fold(self, row: ListRow | None) -> None:
        if row is not None and row.entry is None:
            self.unfolded = not self.unfolded
            self.turned.emit()


def _heard(row: ListRow) -> Phrase:
    """What assistive tech and the tooltip say of a row."""
    if row.entry is None:
        return row.fold or phrase("")
    note = row.entry.note
    return phrase(
        N_("{batch} {number} {direction}, {state}: {counts}"),
        batch=row.entry.batch,
        number=note.number,
        direction=phrase(note.direction.label),
        state=phrase(note.state.label),
        counts=say_counts(row.entry.counts),
    )


class NoteDelegate(QStyledItemDelegate):
    """Paints a note in two lines: batch and state, then the note's number or what is on it."""

    def __init__(self, model: RowsModel[ListRow], words: Words, theme: Theme) -> None:
        super().__init__(model)
        self._rows, self._words, self._theme = model, words, theme

    def displayText(self, value: object, locale: object) -> str:
        """Nothing: the ground of the row is drawn first, its two lines upon it."""
        return ""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        cell: QRect = option.rect  # type: ignore[attr-defined]  # the stubs leave it out
        row = self._rows.record(index.row())
        painter.save()
        if row.entry is None:
            self._paint_fold(painter, cell, row)
        else:
            self._paint_note(painter, cell, row.entry)
        painter.restore()

    def _paint_fold(self, painter: QPainter, cell: QRect, row: ListRow) -> None:
        painter.setFont(font(BODY))
        painter.setPen(QColor(self._theme.act))
        text = self._words.say(row.fold) if row.fold else ""
        painter.drawText(cell.adjusted(TEXT_LEFT, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_note(self, painter: QPainter, cell: QRect, entry: NoteEntry) -> None:
        theme, words, note = self._theme, self._words, entry.note
        name = "export" if note.direction is Direction.OUT else "import"
        picture = pixmap(name, theme.quiet, ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(cell.left() + LEFT, cell.top() + 9, picture)
        upper = QRect(cell.left() + TEXT_LEFT, cell.top() + 6, cell.width() - TEXT_LEFT, 22)
        bold = font(BODY, bold=True)
        painter.setFont(bold)
        painter.setPen(QColor(theme.text))
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, str(entry.batch))
        used = QFontMetrics(bold).horizontalAdvance(str(entry.batch)) + 6
        tone, icon_name = TONES[note.state]
        chip = Chip(words(note.state.label), tone, icon_name)
        draw_chip(painter, upper.adjusted(used, 0, -4, 0), chip, theme)
        small = font(META)
        painter.setFont(small)
        painter.setPen(QColor(theme.quiet))
        text = note.number or words.say(say_counts(entry.counts))
        lower = QRect(upper.left(), cell.top() + 28, upper.width() - 6, 18)
        shown = QFontMetrics(small).elidedText(text, Qt.TextElideMode.ElideMiddle, lower.width())
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, shown)
