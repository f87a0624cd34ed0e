"""Which column of a file is which field, with samples of each: to be seen and changed."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from workroom.base.words import N_, phrase
from workroom.rooms.catalogue.columns import REMARK
from workroom.rooms.catalogue.foreseen import Difference
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.catalogue.otherwise import LABELS
from workroom.ui.catalogue.bringing import Read
from workroom.ui.catalogue.meanings import (
    LEFT_OUT,
    NAMES,
    ColumnRow,
    choice_of,
    meanings_for,
    rows_of,
    with_meaning,
)
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.fields import Choice
from workroom.ui.kit.labels import Label, row
from workroom.ui.kit.rows import Col, RowsModel
from workroom.ui.kit.table import Table
from workroom.ui.kit.theme import META, STRONG, S, Tone

HOW = N_(
    "Enter says what the picked column holds, Delete leaves it out, R keeps it as a remark. "
    "Nothing is written before you say so."
)
RECALLED = N_("Read as was said of a list with the same heads before.")
OTHERWISE = N_("What the list says otherwise of known units")
AS_COLUMNS_SAY = N_("As the columns say")
KINDS: tuple[tuple[UnitKind | None, str], ...] = (
    (None, AS_COLUMNS_SAY),
    (UnitKind.VOLUME, N_("Volumes")),
    (UnitKind.ITEM, N_("Items")),
    (UnitKind.BOX, N_("Boxes")),
)


def _tone(one: ColumnRow) -> Tone:
    return Tone.QUIET if one.meaning == LEFT_OUT else Tone.PLAIN


def _quiet(_one: ColumnRow) -> Tone:
    return Tone.QUIET


COLUMNS: tuple[Col[ColumnRow], ...] = (
    Col(title=N_("Column"), text=lambda one: one.letters, width=76),
    Col(title=N_("Head"), text=lambda one: one.head, width=112, hint=lambda one: one.head),
    Col(
        title=N_("Holds"),
        text=lambda one: phrase(NAMES[one.meaning]),
        tone=_tone,
        width=132,
    ),
    Col(
        title=N_("Samples"),
        text=lambda one: one.sample(0),
        hint=lambda one: "\n".join(one.samples),
        stretch=True,
    ),
    Col(title="", text=lambda one: one.sample(1), tone=_quiet, width=130),
    Col(title="", text=lambda one: one.sample(2), tone=_quiet, width=110),
)
DIFFERENCES: tuple[Col[Difference], ...] = (
    Col(title=N_("Reference code"), text=lambda one: one.code, width=150),
    Col(title=N_("Field"), text=lambda one: phrase(LABELS[one.field]), width=96),
    Col(
        title=N_("In the catalogue"),
        text=lambda one: one.old or "—",
        hint=lambda one: one.old,
        stretch=True,
    ),
    Col(
        title=N_("In the list"),
        text=lambda one: one.new or "—",
        hint=lambda one: one.new,
        width=210,
    ),
)


class ColumnsTable(Table[ColumnRow]):
    """The columns; Delete and R are heard here."""

    set_asked = Signal(object, str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        one = self.record
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        keys = {Qt.Key.Key_Delete: LEFT_OUT, Qt.Key.Key_R: REMARK}
        if one is not None and plain and (meaning := keys.get(Qt.Key(event.key()))) is not None:
            self.set_asked.emit(one, meaning)
        else:
            super().keyPressEvent(event)


class ColumnsView(QWidget):
    """Shown over the catalogue while a list comes in."""

    changed = Signal(object)
    """The `Choice` that the columns now amount to."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._words = bench.words
        self._read: Read | None = None
        self._columns: tuple[ColumnRow, ...] = ()
        self._rows = RowsModel(
            COLUMNS, words=bench.words, theme=bench.theme, key=lambda one: one.letters
        )
        self.table = ColumnsTable(self._rows, name=N_("Columns of the file"))
        self.kind = Choice()
        self._differences = RowsModel(
            DIFFERENCES,
            words=bench.words,
            theme=bench.theme,
            key=lambda one: (one.code, one.field),
        )
        self._otherwise: Table[Difference] = Table(self._differences, name=OTHERWISE, dense=True)
        self._build()

    def show_read(self, read: Read) -> None:
        """Show how a file was read."""
        self._read = read
        self._columns = rows_of(read.seen, read.choice, read.foreseen)
        place = self.table.currentIndex().row()
        self._rows.show(self._columns)
        self.table.pick(max(place, 0))
        listing = read.foreseen.listing if read.foreseen else None
        self.kind.choose((listing.choice if listing else read.choice).kind)
        self._recalled.setVisible(bool(listing and listing.recalled))
        differences = read.foreseen.differences if read.foreseen else ()
        self._differences.show(differences)
        self._otherwise.setVisible(bool(differences))
        self._heading.setVisible(bool(differences))

    def rest_focus(self) -> None:
        """The keys go to the columns."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_meaning(self, letters: str, meaning: str) -> None:
        """Take a column for something else, and say what all of them amount to."""
        self._columns = with_meaning(self._columns, letters, meaning)
        place = self.table.currentIndex().row()
        self._rows.show(self._columns)
        self.table.pick(place)
        self._tell()

    def offer_meanings(self, one: ColumnRow) -> QMenu:
        """A menu of what the column may hold, walked by keyboard."""
        menu = QMenu(self)
        menu.setAccessibleName(self._words(N_("What the column holds")))
        for meaning in meanings_for(self.kind.value):
            action = QAction(self._words(NAMES[meaning]), menu)
            action.setCheckable(True)
            action.setChecked(meaning == one.meaning)
            action.triggered.connect(
                lambda _on=False, chosen=meaning: self.set_meaning(one.letters, chosen)
            )
            menu.addAction(action)
            if action.isChecked():
                menu.setActiveAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        spot = self.table.visualRect(self._rows.index(self.table.currentIndex().row(), 2))
        menu.popup(self.table.viewport().mapToGlobal(spot.bottomLeft() + QPoint(0, 2)))
        return menu

    def _tell(self) -> None:
        if self._read is not None:
            self.changed.emit(choice_of(self._columns, self._read.seen, self.kind.value))

    def _build(self) -> None:
        words = self._words
        self.kind.offer(tuple((kind, words(name)) for kind, name in KINDS))
        self.kind.setMinimumContentsLength(14)
        self.kind.setAccessibleName(words(N_("Kind of list")))
        self.kind.activated.connect(lambda _place: self._tell())
        self.table.opened.connect(self.offer_meanings)
        self.table.set_asked.connect(lambda one, meaning: self.set_meaning(one.letters, meaning))
        self._recalled = Label(words(RECALLED), tone=Tone.LOOK, wrap=True)
        self._heading = Label(words(OTHERWISE), bold=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        title = Label(words(N_("Which column is which")), size=STRONG, bold=True)
        column.addLayout(row(title, None, Label(words(N_("A list of"))), self.kind))
        column.addWidget(Label(words(HOW), size=META, tone=Tone.QUIET, wrap=True))
        column.addWidget(self._recalled)
        column.addWidget(self.table, 3)
        column.addWidget(self._heading)
        column.addWidget(self._otherwise, 2)
