"""The cabinets, one a line: what the book says lies in each, and fields for what was found."""

from collections.abc import Container, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from workroom.base.ids import CabinetId
from workroom.base.words import N_
from workroom.rooms.closing.model import Found
from workroom.rooms.holds.model import CabinetCount
from workroom.ui.closing.screen import CabinetLine, ClosingScreen
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.fields import CodeField
from workroom.ui.kit.labels import Elided, Label, Sign, row
from workroom.ui.kit.theme import META, TONE_ICON, L, S, Tone

BOXES, VOLUMES, ITEMS = N_("Boxes"), N_("Volumes"), N_("Items")
KINDS = (BOXES, VOLUMES, ITEMS)
IN_BOOK = N_("In the book")
FOUND = N_("Found")
CABINET = N_("Cabinet")
NOT_YET = N_("Not counted yet")
AGREES = N_("Agrees")
COUNTED = N_("Counted")
BY_SEAL = N_("By its seal")
SEAL = N_("Seal")
SEAL_NAME = N_("{cabinet}: number of the seal")
FIELD_NAME = N_("{cabinet}: {kind} found")
MOST = 99_999


class SealField(CodeField):
    """The number on a seal; Enter goes by it, Tab does not."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(80)

    def pass_by(self) -> None:
        """On to the next field."""
        self.focusNextChild()


class CountField(CodeField):
    """A count to be typed; Enter goes on to the next."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(64)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setValidator(QIntValidator(0, MOST, self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.focusNextChild()
            if isinstance(seal := QApplication.focusWidget(), SealField):
                seal.pass_by()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


class _Line:
    """The widgets of one cabinet."""

    def __init__(self, bench: Bench, cabinet: CabinetLine) -> None:
        self.cabinet = cabinet
        self.name = Elided(cabinet.name)
        self.book = tuple(Label(tone=Tone.QUIET) for _kind in KINDS)
        self.fields = tuple(CountField() for _kind in KINDS)
        for kind, field in zip(KINDS, self.fields, strict=True):
            name = bench.words(FIELD_NAME, cabinet=cabinet.name, kind=bench.words(kind))
            field.setAccessibleName(name)
        self.seal = SealField()
        self.seal.setAccessibleName(bench.words(SEAL_NAME, cabinet=cabinet.name))
        self.sign = Sign(bench.theme, "dot", Tone.QUIET)
        self.state = Label(size=META, tone=Tone.QUIET, wrap=True)

    @property
    def found(self) -> Found | None:
        """What was typed; a blank beside a number is none found, three blanks are not counted.

        Three blanks beside a seal: it was not opened, and is counted by its seal.
        """
        typed = [field.text().strip() for field in self.fields]
        seal = self.seal.text().strip()
        if not any(typed):
            return Found(cabinet=self.cabinet.id, seal=seal, by_seal=True) if seal else None
        boxes, volumes, items = (int(text or 0) for text in typed)
        return Found(cabinet=self.cabinet.id, boxes=boxes, volumes=volumes, items=items, seal=seal)


class CountGrid(QWidget):
    """Keeps what was typed while the book's numbers are read anew."""

    changed = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._lines: tuple[_Line, ...] = ()
        self._blind = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(S)
        self._grid.setVerticalSpacing(S)
        self._grid.setColumnMinimumWidth(0, 96)
        for column in (1, 2, 3):
            self._grid.setColumnMinimumWidth(column, 44)
        self._grid.setColumnMinimumWidth(4, L)
        self._grid.setColumnStretch(9, 1)

    @property
    def found(self) -> Mapping[CabinetId, Found]:
        """What was counted so far."""
        counted = (line.found for line in self._lines)
        return {one.cabinet: one for one in counted if one is not None}

    @property
    def fields(self) -> tuple[CodeField, ...]:
        """The fields, in the order in which people count."""
        return tuple(field for line in self._lines for field in (*line.fields, line.seal))

    def show_book(self, screen: ClosingScreen) -> None:
        """Show the book's numbers, unless counting is blind."""
        known = tuple((line.cabinet.id, line.cabinet.name) for line in self._lines)
        wanted = tuple((line.id, line.name) for line in screen.cabinets)
        if known != wanted or self._blind is not screen.blind:
            self._blind = screen.blind
            self._build(screen.cabinets)
        for line, cabinet in zip(self._lines, screen.cabinets, strict=True):
            line.cabinet = cabinet
            numbers = (cabinet.boxes, cabinet.volumes, cabinet.items)
            for label, number in zip(line.book, numbers, strict=True):
                label.setText(f"{number:,}")
        self._tell()

    def fill(self, found: Mapping[CabinetId, Found], sealed: Container[CabinetId]) -> None:
        """Put in what scanning has found; what somebody typed over it stays.

        A sealed cabinet in which nothing was scanned was not opened: it stays blank.
        """
        for line in self._lines:
            if line.cabinet.id in sealed and line.cabinet.id not in found:
                continue
            told = found.get(line.cabinet.id)
            numbers = (told.boxes, told.volumes, told.items) if told else (0, 0, 0)
            for field, number in zip(line.fields, numbers, strict=True):
                if not field.isModified():
                    field.setText(str(number))

    def clear(self) -> None:
        """Forget what was typed."""
        for line in self._lines:
            for field in (*line.fields, line.seal):
                field.clear()
                field.setModified(False)

    def enter(self) -> bool:
        """Put the cursor into the first field that is not filled; False where there is none."""
        for line in self._lines:
            if line.found is not None and line.found.by_seal:
                continue
            for field in line.fields:
                if not field.text():
                    field.setFocus(Qt.FocusReason.OtherFocusReason)
                    return True
        return False

    def _build(self, cabinets: tuple[CabinetLine, ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        words, right = self._bench.words, Qt.AlignmentFlag.AlignRight
        grid = self._grid
        grid.addWidget(Label(words(CABINET), size=META, tone=Tone.QUIET, bold=True), 1, 0)
        for first, title in ((1, IN_BOOK), (5, FOUND)):
            if first == 1 and self._blind:
                continue
            head = Label(words(title), size=META, bold=True)
            grid.addWidget(head, 0, first, 1, 3, right)
            for place, kind in enumerate(KINDS):
                label = Label(words(kind), size=META, tone=Tone.QUIET, bold=True)
                grid.addWidget(label, 1, first + place, right)
        label = Label(words(SEAL), size=META, tone=Tone.QUIET, bold=True)
        grid.addWidget(label, 1, 8)
        self._lines = tuple(_Line(self._bench, cabinet) for cabinet in cabinets)
        for at, line in enumerate(self._lines, start=2):
            grid.addWidget(line.name, at, 0)
            for place, (label, field) in enumerate(zip(line.book, line.fields, strict=True)):
                if not self._blind:
                    grid.addWidget(label, at, 1 + place, right)
                grid.addWidget(field, at, 5 + place)
                field.textChanged.connect(self._typed)
                field.show()  # Now, not with the next turn: the focus goes to it at once.
            grid.addWidget(line.seal, at, 8)
            line.seal.textChanged.connect(self._typed)
            line.seal.show()
            state = QWidget()
            state.setLayout(row(line.sign, line.state))
            line.state.setMinimumWidth(96)
            grid.addWidget(state, at, 9)

    def _typed(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        words = self._bench.words
        for line in self._lines:
            found = line.found
            if found is None:
                text, tone, sign = words(NOT_YET), Tone.QUIET, "dot"
            elif found.by_seal:
                text, tone, sign = words(BY_SEAL), Tone.PLAIN, "check"
            elif self._blind:
                text, tone, sign = words(COUNTED), Tone.PLAIN, "check"
            else:
                text, tone = self._compare(line.cabinet.beside(found))
                sign = TONE_ICON[tone]
            line.state.setText(text)
            line.state.set_tone(tone)
            line.sign.show_icon(sign, tone)

    def _compare(self, count: CabinetCount) -> tuple[str, Tone]:
        """How much more or fewer were found; the sentence with both numbers stands in the panel."""
        if count.agrees:
            return self._bench.words(AGREES), Tone.DONE
        words = self._bench.words
        more = (
            count.found_boxes - count.boxes,
            count.found_volumes - count.volumes,
            count.found_items - count.items,
        )
        parts = (f"{words(kind)} {by:+d}" for kind, by in zip(KINDS, more, strict=True) if by)
        return "  ".join(parts).replace("-", "−"), Tone.STOP
