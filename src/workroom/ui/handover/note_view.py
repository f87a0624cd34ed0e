"""The middle of the page: the note's name, its rows, the picked row, and both sides' counts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workroom.base.ids import UnitId
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.handover.model import Direction
from workroom.rooms.handover.occasion import Occasion
from workroom.ui.handover.counts_block import CountsBlock
from workroom.ui.handover.note_deeds import NoteDeeds
from workroom.ui.handover.note_rows import NoteRow, NoteRows
from workroom.ui.handover.opened_block import OpenedBlock, Record
from workroom.ui.handover.picked import Picked
from workroom.ui.handover.row_strip import RowStrip
from workroom.ui.handover.rows_table import rows_table
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Weight
from workroom.ui.kit.fields import holds_cursor
from workroom.ui.kit.labels import Elided, Label, fill
from workroom.ui.kit.saying import say_text
from workroom.ui.kit.theme import META, STRONG, S, Tone

OUT_OF = N_("Batch {batch} goes out")
FOR_WHAT = N_("Batch {batch}, {occasion}")
BACK_OF = N_("Part of batch {batch} comes home")
ON_IT = N_("{on} on the note")
ON_AND_OFF = N_("{on} on the note, {off} stay off")


class NoteView(QWidget):
    """Paints one note; what is done with it the page decides."""

    picked = Signal()
    """Other rows are picked."""

    def __init__(self, bench: Bench, deeds: NoteDeeds, open_drawn: Record) -> None:
        """`open_drawn` writes what was found in a unit that was drawn."""
        super().__init__()
        self._bench = bench
        theme = bench.theme
        self._title = Label(size=STRONG, bold=True)
        self._said = Elided(size=META, tone=Tone.QUIET)
        self.model, self.table = rows_table(bench)
        self.strip = RowStrip(bench, deeds.put_on, deeds.approve, deeds.row_word, deeds.reshelve)
        self.counts = CountsBlock(bench, deeds.explain)
        self.opened = OpenedBlock(bench, open_drawn)
        self.strip.left.connect(self.rest)
        self.opened.left.connect(self.rest)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_picked())
        self.picked_rows: tuple[NoteRow, ...] = ()
        """The picked rows, from top to bottom."""
        self._rows: NoteRows | None = None
        self._painting = False
        self._wanted: UnitId | None = None
        head = QHBoxLayout()
        fill(head, self._title, self._said, None)
        head.addWidget(deeds.occasion.button(theme, Weight.QUIET))
        head.addWidget(deeds.list.button(theme, Weight.QUIET))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.strip)
        column.addWidget(self.counts)
        column.addWidget(self.opened)

    def show_note(self, picked: Picked) -> None:
        """Show the note's name and counts."""
        out = picked.note.direction is Direction.OUT
        said = phrase(OUT_OF if out else BACK_OF, batch=picked.batch)
        if picked.note.occasion is not Occasion.FIRST:
            occasion = phrase(picked.note.occasion.label)
            said = phrase(FOR_WHAT, batch=picked.batch, occasion=occasion)
        self._title.setText(say_text(self._bench.words, said))
        self._said.setVisible(not picked.hides_list)
        if not picked.is_draft and holds_cursor(self.counts):
            self.rest()  # What was typed in is hidden now, and Qt would go on to any button.
        self.counts.show_note(picked)
        self.opened.show_opening(picked.opening)

    def show_rows(self, rows: NoteRows) -> None:
        """Show the rows; the cursor stays, or goes to what was scanned just now."""
        self._rows, self._painting = rows, True
        self.model.show(rows.rows)
        if self._wanted is not None and self.table.pick_named(self._wanted):
            self._wanted = None
        elif not self.table.currentIndex().isValid():
            self.table.pick(0)
        self._say(phrase(ON_AND_OFF, on=rows.on, off=rows.off) if rows.off else None, rows.on)
        self._painting = False
        self._show_picked()

    def _show_picked(self) -> None:
        if not self._painting:
            self.picked_rows = self.table.records
            self.strip.show_rows(self.picked_rows, self._rows)
            self.picked.emit()

    def want(self, unit: UnitId) -> None:
        """Go to this unit's row once it is shown."""
        self._wanted = unit

    def rest(self) -> None:
        """Put the focus on the rows, where no input method works."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_down(self) -> None:
        """To the next row, ready for its remark."""
        self.table.pick(min(self.table.currentIndex().row() + 1, self.model.rowCount() - 1))
        self.rest()

    def _say(self, said: Phrase | None, on: int) -> None:
        shown = said if said is not None else phrase(ON_IT, on=on)
        self._said.show_text(say_text(self._bench.words, shown) if on or said else "")
