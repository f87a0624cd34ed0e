"""The panel of the picked line: its parts, what stands beneath it, its trail."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal

from workroom.base.breach import BreachAnswered, BreachOpened
from workroom.base.event import Event
from workroom.base.ids import LineId
from workroom.base.words import N_, phrase
from workroom.ledger.reading import Reading
from workroom.rooms.registers.declaration import Register, Shelf
from workroom.rooms.registers.model import LineCorrected, LineEntered, LineVoided, PartFilled
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.page import Page
from workroom.ui.kit.panel import Panel
from workroom.ui.records.beneath import BeneathBlock
from workroom.ui.records.facts import facts_of, moments_of
from workroom.ui.records.line_screen import LineScreen, read_line

LINES: tuple[type[Event], ...] = (LineEntered, PartFilled, LineCorrected, LineVoided)
EMPTY = N_("Pick a line to see it here, with what is to be done about it.")


class LinePanel(Panel):
    """Asks for its line by itself, and again when something happens to any."""

    painted = Signal(object)
    """The `LineScreen` just shown, or None."""
    opened = Signal(object)
    """The `LineId` of a line beneath, which was opened."""

    def __init__(self, page: Page, shelf: Shelf) -> None:
        super().__init__(page.bench, empty=EMPTY)
        self._shelf = shelf
        self._line: LineId | None = None
        self.row: LineId | None = None
        """The row of the list that is shown: this line's own, or that of the line above it."""
        self._blocks: dict[str, BeneathBlock] = {}
        self.desk: Desk[LineScreen | None] = Desk(
            page.bench,
            read=self._question(),
            paint=self._paint,
            page=page,
            watch=(*LINES, BreachOpened, BreachAnswered),
        )

    def pick(self, line: LineId | None, row: LineId | None) -> None:
        """Show a line; `row` is where the list has it."""
        self._line, self.row = line, row
        self.ask()

    @property
    def is_beneath(self) -> bool:
        """Whether a line beneath the picked row is shown."""
        return self._line != self.row

    def ask(self) -> None:
        """Read again: another line, or another person at the desk."""
        self.desk.ask(self._question())

    def _question(self) -> Callable[[Reading], LineScreen | None]:
        line, actor, ledger, shelf = (
            self._line,
            self._bench.actor(),
            self._bench.ledger,
            self._shelf,
        )
        if line is None:
            return lambda _db: None
        return lambda db: read_line(ledger, db, shelf, line, actor)

    def _paint(self, screen: LineScreen | None) -> None:
        if screen is None:
            self.clear()
        else:
            self.show_thing(
                title=screen.line.number,
                subtitle=phrase(screen.register.title),
                facts=facts_of(screen, self._bench),
                moments=moments_of(screen.told, self._bench),
            )
        self._show_beneath(screen)
        self.painted.emit(screen)

    def _show_beneath(self, screen: LineScreen | None) -> None:
        for block in self._blocks.values():
            block.hide()
        for below in screen.beneath if screen is not None else ():
            block = self._block_of(below.register)
            block.show_below(below)
            block.show()

    def _block_of(self, register: Register[Any]) -> BeneathBlock:
        block = self._blocks.get(register.key)
        if block is None:
            block = self._blocks[register.key] = BeneathBlock(self._bench, register)
            block.opened.connect(self.opened.emit)
            self.add(block)
        return block
