"""Units for a note from a list: reference codes pasted, a range, or words to search for."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workroom.base.ids import HandoverId, UnitId
from workroom.base.verdict import YES
from workroom.base.words import N_, Phrase, Words, phrase
from workroom.ledger.reading import Reading
from workroom.ui.handover.finding import Found, FoundRow, find_units
from workroom.ui.handover.statements import say_beside
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed, Weight
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.fields import NoteField
from workroom.ui.kit.labels import Label, fill
from workroom.ui.kit.rows import Col, RowsModel
from workroom.ui.kit.saying import say_text
from workroom.ui.kit.table import Table
from workroom.ui.kit.theme import META, STRONG, S, Tone

REST_MS = 250

TITLE = N_("Take from a list")
HINT = N_(
    "Paste reference codes one a line, or type a range (first ~ last), or words to search for"
)
NO_SUCH = N_("No unit of this project bears that code.")
ON_IT = N_("On the note already")
MAY_GO = N_("May go")
COUNTED = N_("{fit} of {whole} may go onto the note.")
CUT = N_("{fit} of the first {whole} may go; the rest in a second go.")
PUT_ALL = N_("Put all that may go on the note")


class ListPicker(QWidget):
    """What a list comes to, row by row, before anything is put on the note."""

    chosen = Signal(object)
    """The units to put on the note, as a tuple."""
    left = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        words, theme = bench.words, bench.theme
        self._note: HandoverId | None = None
        self._fit: tuple[UnitId, ...] = ()
        self._text = NoteField(words(HINT))
        self._text.setAccessibleName(words(HINT))
        self._text.textChanged.connect(self._rest_a_while)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._ask)
        columns: tuple[Col[FoundRow], ...] = (
            Col(
                title=N_("Reference code"),
                text=lambda row: row.unit.reference_code if row.unit else row.named,
                width=170,
                order=lambda row: row.unit.reference_code if row.unit else row.named,
            ),
            Col(
                title=N_("Title"),
                text=lambda row: row.unit.title if row.unit else "",
                stretch=True,
            ),
            Col(
                title=N_("May it go?"),
                text=lambda row: _beside(row, words),
                hint=_verdict,
                tone=_tone,
                chip=True,
                width=260,
                order=lambda row: row.may_go,
            ),
        )
        self._rows: RowsModel[FoundRow] = RowsModel(
            columns, words=words, theme=theme, key=lambda row: row.id
        )
        self._table = Table(
            self._rows,
            name=N_("What the list comes to"),
            empty=N_("Nothing named yet. Paste or type above."),
            many=True,
            dense=True,
        )
        self._said = Label(size=META, tone=Tone.QUIET)
        self._put = Deed(
            PUT_ALL,
            self._choose,
            words=words,
            page=self,
            shortcut="Ctrl+Return",
            icon_name="plus",
            unasked=N_("Nothing in the list may go."),
        )
        self._back = Deed(N_("Back"), self.left.emit, words=words, page=self)
        self._back.judge(YES)
        foot = QHBoxLayout()
        fill(foot, self._said, None)
        foot.addWidget(self._back.button(theme, Weight.QUIET))
        foot.addWidget(self._put.button(theme, Weight.PRIMARY))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(Label(words(TITLE), size=STRONG, bold=True))
        column.addWidget(self._text)
        column.addWidget(self._table, 1)
        column.addLayout(foot)
        self._desk = Desk(bench, read=self._question(), paint=self._paint, page=self)

    def open_for(self, note: HandoverId) -> None:
        """Begin a list for a note; a return begins with all that is still out of its batch."""
        self._note = note
        self._text.clear()
        self._rest.stop()
        self._ask()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _question(self) -> Callable[[Reading], Found]:
        note, text = self._note, self._text.toPlainText()
        if note is None:
            return lambda _db: Found()
        return lambda db: find_units(db, note, text)

    def _rest_a_while(self) -> None:
        self._rest.start()

    def _ask(self) -> None:
        self._desk.ask(self._question())

    def _paint(self, found: Found) -> None:
        self._rows.show(found.rows)
        self._fit = found.fit
        said = phrase(CUT if found.cut else COUNTED, fit=len(found.fit), whole=len(found.rows))
        self._said.setText(say_text(self._bench.words, said) if found.rows else "")
        self._put.judge(YES if found.fit else None)

    def _choose(self) -> None:
        """All that may go; of several picked rows, only those."""
        picked = tuple(row.unit.id for row in self._table.records if row.unit and row.may_go)
        self.chosen.emit(picked if len(picked) > 1 else self._fit)


def _beside(row: FoundRow, words: Words) -> str | Phrase:
    if row.unit is None or row.on_note or not row.verdict.reasons:
        return _verdict(row)
    return say_beside(words, row.verdict.reasons[0].phrase, row.unit.reference_code)


def _verdict(row: FoundRow) -> str | Phrase:
    if row.unit is None:
        return phrase(NO_SUCH)
    if row.on_note:
        return phrase(ON_IT)
    return row.verdict.reasons[0].phrase if row.verdict.reasons else phrase(MAY_GO)


def _tone(row: FoundRow) -> Tone:
    if row.on_note:
        return Tone.QUIET
    return Tone.DONE if row.may_go else Tone.STOP
