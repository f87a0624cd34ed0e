"""What the pages ask of the press: draw, show and print papers, on the line of files."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from workroom.base.ids import HandoverId, LineId, ProjectId
from workroom.ledger.work import Ledger
from workroom.paper import picture
from workroom.press import Paper, Press
from workroom.rooms.handover.model import COPIES
from workroom.rooms.holds.weeks import Span
from workroom.rooms.registers.declaration import Register
from workroom.ui.handover import papers as note_papers
from workroom.ui.kit import queues


class PressDesk:
    """One for the window. Who is at the desk stands in the foot of what is drawn."""

    def __init__(
        self, ledger: Ledger, printed_by: Callable[[], str], printer_name: Callable[[], str]
    ) -> None:
        self._ledger = ledger
        self._printed_by = printed_by
        self._printer_name = printer_name

    def draw(self, handover: HandoverId) -> tuple[note_papers.Paper, ...]:
        """Both originals of a note with their lists, drawn from the note's entry."""
        drawn = (self._press().note(handover, copy) for copy in COPIES)
        return tuple(self._shown(paper) for papers in drawn for paper in papers)

    def picture(self, paper: note_papers.Paper, page: int, dpi: int) -> note_papers.PagePicture:
        """One page of a paper, from 0."""
        seen = picture.page_pictures(paper.path, dpi, pages=(page,))[0]
        return note_papers.PagePicture(seen.width, seen.height, seen.rgb)

    def print(self, handover: HandoverId, copy: int) -> str:
        """Send one original, with its list, to the printer; answers the printer's name."""
        return self.send(paper.path for paper in self._press().note(handover, copy))

    def draw_day(self, day: date) -> tuple[Path, ...]:
        """The daily sheet."""
        return tuple(paper.path for paper in self._press().daily_sheet(day))

    def draw_line(self, register: Register[Any], line: LineId) -> tuple[Path, ...]:
        """The form of a line of a declared register."""
        return (self._press().line(register, line).path,)

    def draw_register(self, register: Register[Any]) -> tuple[Path, ...]:
        """A declared register as a list."""
        return (self._press().register(register).path,)

    def draw_out_register(self, project: ProjectId) -> tuple[Path, ...]:
        """What went out of a project and came home (F05)."""
        return (self._press().out_register(project).path,)

    def draw_week(self, span: Span) -> tuple[Path, ...]:
        """The weekly page of these days, and the list of the questions that go with it."""
        press = self._press()
        asked = press.questions(span)
        return (press.week(span).path, *((asked.path,) if asked is not None else ()))

    def send(self, paths: Iterable[Path]) -> str:
        """Send papers that are drawn to the printer; answers the printer's name."""
        return queues.send(paths, self._printer_name())

    def print_flow_sheets(self, handover: HandoverId) -> str:
        """Send the workflow sheets of a handover to the printer."""
        return self.send(paper.path for paper in self._press().flow_sheets(handover))

    def _press(self) -> Press:
        return Press(self._ledger, self._printed_by())

    def _shown(self, paper: Paper) -> note_papers.Paper:
        pages = picture.page_count(paper.path)
        return note_papers.Paper(paper.form, paper.number, paper.path, pages, paper.copy)
