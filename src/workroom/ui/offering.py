"""Papers on their way to people: drawn behind the window, then printed, or shown where none is."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from workroom.base.ids import LineId, ProjectId
from workroom.base.words import N_
from workroom.rooms.holds.weeks import Span
from workroom.rooms.opening.model import StatementId
from workroom.rooms.registers.declaration import Register
from workroom.ui.kit.tasks import Line, Tasks
from workroom.ui.kit.theme import Tone
from workroom.ui.pages import DrawsPapers
from workroom.ui.window import Frame

SENT_TO = N_("{name} went to the printer {printer}.")
LIES_IN = N_("The paper lies in {path}.")

Drawing = Callable[[DrawsPapers], tuple[Path, ...]]


def show_outside(path: Path) -> None:
    """Open a file with what this PC opens such files."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class Offering(QObject):
    """What pages ask for a paper; each answers at once, the drawing waits on the line of files."""

    def __init__(
        self,
        frame: Frame,
        *,
        tasks: Tasks,
        press: Callable[[], DrawsPapers],
        printer: Callable[[], str],
        show: Callable[[Path], object] = show_outside,
    ) -> None:
        """`printer` is the name of this PC's, empty where none is chosen: then papers are shown."""
        super().__init__(frame)
        self._frame, self._tasks, self._press, self._printer = frame, tasks, press, printer
        self._show = show

    def day(self, number: int) -> None:
        """The daily sheet of the day of that number."""
        self._offer(lambda press: press.draw_day(date.fromordinal(number)))

    def line(self, register: Register[Any], line: LineId) -> None:
        """The form of a line of a declared register."""
        self._offer(lambda press: press.draw_line(register, line))

    def register(self, register: Register[Any]) -> None:
        """A declared register as a list."""
        self._offer(lambda press: press.draw_register(register))

    def out_register(self, project: ProjectId) -> None:
        """What went out of a project and came home."""
        self._offer(lambda press: press.draw_out_register(project))

    def statement(self, statement: StatementId) -> None:
        """Both originals of an opening statement, or its draft."""
        self._offer(lambda press: press.draw_statement(statement))

    def week(self, span: Span) -> None:
        """The weekly page of these days."""
        self._offer(lambda press: press.draw_week(span))

    def _offer(self, drawing: Drawing) -> None:
        printer = self._printer()

        def draw() -> Path:
            press = self._press()  # here, because it takes half a second to load
            drawn = drawing(press)
            if printer:
                press.send(drawn)
            return drawn[0]

        self._tasks.run(
            draw,
            then=partial(self._tell, printer),
            failed=self._frame.complain,
            owner=self,
            line=Line.FILES,
        )

    def _tell(self, printer: str, path: Path) -> None:
        words = self._frame.bench.words
        if printer:
            said = words(SENT_TO, name=path.name, printer=printer)
        else:
            self._show(path)
            said = words(LIES_IN, path=path)
        self._frame.notify(said, Tone.DONE)
