"""The strip under the rows: condition and remark of the picked row, or why it stays off."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workroom.base.verdict import Verdict
from workroom.base.words import N_, phrase
from workroom.ui.handover.note_rows import CONDITIONS, NoteRow, NoteRows
from workroom.ui.handover.rows_table import MARKS
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed, Weight
from workroom.ui.kit.fields import Choice
from workroom.ui.kit.labels import Elided, Sign, fill, restyle
from workroom.ui.kit.saying import say_text, say_verdict
from workroom.ui.kit.theme import META, XS, M, S, Tone

NOTHING_PICKED = N_("Pick a row: 1 to 7 writes its condition, F2 a remark, Delete takes it off.")
MANY_PICKED = N_("{count} rows picked.")
HEIGHT = 80


class RemarkField(QLineEdit):
    """Enter keeps what was written, Esc goes back to the rows."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returnPressed.emit()
        else:
            super().keyPressEvent(event)


class RowStrip(QFrame):
    """What can be said of the picked row, and what can be done about one that may not go."""

    remarked = Signal(int, str)
    """The condition, 1 to 7, and the remark for the picked rows."""
    left = Signal()
    """The person wants to go back to the rows."""

    def __init__(self, bench: Bench, *deeds: Deed) -> None:
        """`deeds` stand at the right; a hidden one takes no room."""
        super().__init__()
        self._bench = bench
        words, theme = bench.words, bench.theme
        self.setProperty("kind", "card")
        self._sign = Sign(theme, "dot", Tone.QUIET)
        self._said = Elided()
        self._condition = Choice(tuple((code, words(said)) for code, said in CONDITIONS.items()))
        self._condition.setAccessibleName(words(N_("Condition")))
        self._remark = RemarkField()
        self._remark.setPlaceholderText(words(N_("Remark (F2), Enter keeps it")))
        self._remark.setAccessibleName(words(N_("Remark")))
        self._remark.setMaxLength(200)
        self._remark.setMinimumWidth(120)
        self._remark.returnPressed.connect(self._keep)
        self._remark.left.connect(self.left)
        self._condition.activated.connect(lambda _index: self._keep())
        self._clause = Elided(size=META, tone=Tone.QUIET)
        self._fields = QWidget()
        inside = QHBoxLayout(self._fields)
        fill(inside, self._condition)
        inside.addWidget(self._remark, 1)
        upper = QHBoxLayout()
        fill(upper, self._sign)
        upper.addWidget(self._said, 1)
        lower = QHBoxLayout()
        fill(lower)
        lower.addWidget(self._clause, 1)
        lower.addWidget(self._fields, 4)
        for deed in deeds:
            lower.addWidget(deed.button(theme, Weight.QUIET))
        column = QVBoxLayout(self)
        column.setContentsMargins(M, S, M, S)
        column.setSpacing(XS)
        column.addLayout(upper)
        column.addLayout(lower)
        self.setFixedHeight(HEIGHT)
        self._row: NoteRow | None = None
        self.show_rows((), None)

    def show_rows(self, picked: tuple[NoteRow, ...], note: NoteRows | None) -> None:
        """Show what is picked: one row whole, several by their number."""
        words = self._bench.words
        editable = note is not None and note.draft and any(r.standing.is_on for r in picked)
        self._fields.setVisible(editable)
        if not picked:
            self._row = None
            self._sign.show_icon("dot", Tone.QUIET)
            draft = note is not None and note.draft
            self._say(words(NOTHING_PICKED) if draft else "", Tone.QUIET)
            return
        row = picked[0]
        tone, icon_name = MARKS[row.standing]
        self._sign.show_icon(icon_name, tone)
        if len(picked) > 1:
            self._say(words(MANY_PICKED, count=len(picked)), Tone.PLAIN)
        elif not row.verdict:
            self._say_verdict(row.verdict, tone)
        elif not row.reshelving:
            self._say_verdict(row.reshelving, Tone.LOOK)
        else:
            where = row.where if row.settled else phrase(row.standing.label)
            self._say(f"{row.unit.reference_code}  {row.unit.title}", Tone.PLAIN)
            self._say_clause("" if editable else say_text(words, where))
        self._show_fields(row)

    def write_remark(self) -> None:
        """Put the cursor into the remark."""
        if self._fields.isVisibleTo(self):
            self._remark.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._remark.selectAll()

    def _show_fields(self, row: NoteRow) -> None:
        same = self._row is not None and self._row.id == row.id
        if same and self._remark.hasFocus():
            return  # Somebody is writing; a refresh does not take the pen away.
        self._row = row
        self._condition.choose(row.condition)
        self._remark.setText(row.remark)

    def _say_verdict(self, verdict: Verdict, tone: Tone) -> None:
        """Every reason in a line, the clauses under it; whole in the tooltips."""
        said = say_verdict(self._bench.words, verdict)
        self._say(" ".join(said.sentence.split("\n")), tone)
        self._say_clause(" ".join(said.clause.split("\n")))

    def _say(self, text: str, tone: Tone) -> None:
        self._said.show_text(text)
        restyle(self._said, "tone", tone.value)
        self._say_clause("")

    def _say_clause(self, text: str) -> None:
        self._clause.show_text(text)
        self._clause.setVisible(bool(text) or not self._fields.isVisibleTo(self))

    def _keep(self) -> None:
        if self._row is not None:
            self.remarked.emit(self._condition.value, self._remark.text().strip())
