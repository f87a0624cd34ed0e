"""The table in the middle: the rows of a note, with a mark for what goes and what stays off."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from workroom.base.words import N_, Phrase, Words, phrase
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.custody.model import Place
from workroom.ui.handover.note_rows import CONDITIONS, NoteRow, Standing
from workroom.ui.handover.statements import say_beside
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.icons import pixmap
from workroom.ui.kit.rows import ICON_ROLE, TONE_ROLE, Align, Col, RowsModel
from workroom.ui.kit.table import Table
from workroom.ui.kit.theme import Theme, Tone

MARK = 18
INDENT = "　"

MARKS = {
    Standing.ON: (Tone.DONE, "check"),
    Standing.DOUBTFUL: (Tone.LOOK, "warning"),
    Standing.LEFT_OFF: (Tone.QUIET, "dot"),
    Standing.STAYS: (Tone.STOP, "cross"),
    Standing.REFUSED: (Tone.STOP, "stop"),
}
FIGURES, SAID = 3, 5
"""The places of the columns that make room for the title."""
NARROW = 660

CONTENT = N_("{items} / {pages}")
INSIDE = N_("{count} items, {pages} pages as catalogued")


def rows_table(bench: Bench) -> tuple[RowsModel[NoteRow], "RowsTable"]:
    """The model and the table of a note's rows."""
    columns: tuple[Col[NoteRow], ...] = (
        Col(
            title="",
            text=lambda row: phrase(row.standing.label),
            hint=_why,
            tone=lambda row: MARKS[row.standing][0],
            icon=lambda row: MARKS[row.standing][1],
            width=40,
            order=lambda row: (row.standing.is_on, row.standing),
        ),
        Col(
            title=N_("Reference code"),
            text=lambda row: f"{INDENT if row.inside else ''}{row.unit.reference_code}",
            hint=lambda row: f"{row.unit.reference_code}  {row.unit.code}",
            width=136,
            order=lambda row: row.unit.reference_code,
        ),
        Col(title=N_("Title"), text=_title, hint=_title, stretch=True),
        Col(
            title=N_("Items / pages"),
            text=_figures,
            hint=_content,
            align=Align.RIGHT,
            width=100,
            order=lambda row: row.unit.pages,
        ),
        Col(
            title=N_("Cond."),
            text=lambda row: str(row.condition) if row.standing.is_on else "",
            hint=lambda row: phrase(CONDITIONS[row.condition]),
            tone=lambda row: Tone.LOOK if row.condition > 1 else Tone.QUIET,
            align=Align.CENTRE,
            width=64,
            order=lambda row: row.condition,
        ),
        Col(
            title=N_("Remark, or why not"),
            text=lambda row: _said(row, bench.words),
            hint=_why,
            tone=_said_tone,
            width=176,
            order=lambda row: (bool(row.verdict), row.remark),
        ),
    )
    model: RowsModel[NoteRow] = RowsModel(
        columns, words=bench.words, theme=bench.theme, key=lambda row: row.id
    )
    return model, RowsTable(model, bench.theme)


class RowsTable(Table[NoteRow]):
    """Walked by the arrows; 1 to 7 sets the condition, F2 goes to the remark, Delete takes off."""

    conditioned = Signal(int)
    taken_off = Signal()
    remark_asked = Signal()

    def __init__(self, model: RowsModel[NoteRow], theme: Theme) -> None:
        super().__init__(
            model,
            name=N_("What is on the note"),
            empty=N_("Nothing is on the note. Scan a box or a volume, or take a list (F5)."),
            many=True,
        )
        self._notes = model
        self.setItemDelegateForColumn(0, MarkDelegate(theme, self))

    @property
    def records(self) -> tuple[NoteRow, ...]:
        """All picked rows from top to bottom, read by stretches: five thousand are no wait."""
        rows: set[int] = set()
        picked = self.selectionModel().selection()
        for stretch in (picked.at(place) for place in range(picked.count())):
            rows.update(range(stretch.top(), stretch.bottom() + 1))
        return tuple(self._notes.record(row) for row in sorted(rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = event.key()
        if plain and Qt.Key.Key_1 <= key <= Qt.Key.Key_7:
            self.conditioned.emit(key - Qt.Key.Key_0)
        elif plain and key == Qt.Key.Key_Delete:
            self.taken_off.emit()
        elif plain and key == Qt.Key.Key_F2:
            self.remark_asked.emit()
        elif event.isAutoRepeat() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # A key that is held down does one act, not several.
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room figures go first, then remarks grow shorter: titles stay."""
        super().resizeEvent(event)
        width = self.viewport().width()
        self.setColumnHidden(FIGURES, width < NARROW)
        self.setColumnWidth(SAID, min(max(width * 27 // 100, 104), 320))


class MarkDelegate(QStyledItemDelegate):
    """Paints a row's mark; its word is in the tooltip and strip, and assistive tech hears it."""

    def __init__(self, theme: Theme, table: RowsTable) -> None:
        super().__init__(table)
        self._theme = theme

    def displayText(self, value: object, locale: object) -> str:
        """Nothing: the mark stands in its place."""
        return ""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        name, tone = index.data(ICON_ROLE), index.data(TONE_ROLE)
        if not name or tone is None:
            return
        cell: QRect = option.rect  # type: ignore[attr-defined]  # the stubs leave it out
        colour = self._theme.colour(Tone(tone))
        picture = pixmap(name, colour, MARK, painter.device().devicePixelRatioF())
        middle = cell.center()
        painter.drawPixmap(middle.x() - MARK // 2 + 1, middle.y() - MARK // 2 + 1, picture)


def _title(row: NoteRow) -> str | Phrase:
    if row.unit.title:
        return row.unit.title
    if row.unit.kind is UnitKind.BOX and row.unit.box_number:
        return phrase(N_("Box {number}"), number=row.unit.box_number)
    return phrase(row.unit.kind.label)


def _figures(row: NoteRow) -> str:
    if row.unit.kind is UnitKind.BOX:
        return ""
    return f"{row.unit.items or '–'} / {row.unit.pages or '–'}"


def _content(row: NoteRow) -> Phrase:
    return phrase(INSIDE, count=row.unit.items, pages=row.unit.pages)


def _said(row: NoteRow, words: Words) -> str | Phrase:
    if row.reason is not None:
        return say_beside(words, row.reason, row.unit.reference_code)
    if row.remark:
        return row.remark
    return row.where if row.place is not Place.STACKS or row.settled else ""


def _said_tone(row: NoteRow) -> Tone:
    if row.reason is not None:
        return MARKS[row.standing][0]
    if row.remark:
        return Tone.PLAIN
    return Tone.LOOK if row.place is Place.RETURNED else Tone.QUIET


def _why(row: NoteRow) -> str | Phrase:
    """All that speaks against a row, one after the other; else how it stands to the note."""
    reasons = [reason.phrase for reason in row.verdict.reasons]
    if not reasons:
        return row.remark or phrase(row.standing.label)
    said = reasons[0]
    for reason in reasons[1:]:
        said = phrase("{said}\n{reason}", said=said, reason=reason)
    return said
