"""What the pages ask of the press: draw, show and print papers, on the line of files."""

import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from workroom.base.ids import HandoverId, SheetId
from workroom.ledger.work import Ledger
from workroom.paper import picture, printer
from workroom.press import Paper, Press
from workroom.rooms.handover.model import COPIES
from workroom.ui.handover import papers as note_papers
from workroom.ui.kit.qt_printer import print_pictures

FINE_DPI = 300


class PressDesk:
    """One for the window. Who is at the desk stands in the foot of what is drawn."""

    def __init__(
        self, ledger: Ledger, printed_by: Callable[[], str], printer_name: Callable[[], str]
    ) -> None:
        self._ledger = ledger
        self._printed_by = printed_by
        self._printer_name = printer_name

    def draw(self, handover: HandoverId) -> tuple[note_papers.Paper, ...]:
        """Both originals of a note with their lists; drawn once, found again afterwards."""
        drawn = (self._press().note(handover, copy) for copy in COPIES)
        return tuple(self._shown(paper) for papers in drawn for paper in papers)

    def picture(self, paper: note_papers.Paper, page: int, dpi: int) -> note_papers.PagePicture:
        """One page of a paper, from 0."""
        seen = picture.page_pictures(paper.path, dpi, pages=(page,))[0]
        return note_papers.PagePicture(seen.width, seen.height, seen.rgb)

    def print(self, handover: HandoverId, copy: int) -> str:
        """Send one original, with its list, to the printer; answers the printer's name."""
        return self._send(paper.path for paper in self._press().note(handover, copy))

    def draw_day(self, day: date) -> tuple[Path, ...]:
        """The daily sheet."""
        return tuple(paper.path for paper in self._press().daily_sheet(day))

    def print_day(self, day: date) -> str:
        """Send the daily sheet, both originals, to the printer."""
        return self._send(self.draw_day(day))

    def print_flow_sheets(self, handover: HandoverId) -> str:
        """Send the workflow sheets of a handover to the printer."""
        return self._send(paper.path for paper in self._press().flow_sheets(handover))

    def draw_annex(self, sheet: SheetId) -> tuple[Path, ...]:
        """The annex of a flow sheet."""
        return tuple(paper.path for paper in self._press().flow_annex(sheet))

    def _press(self) -> Press:
        return Press(self._ledger, self._printed_by())

    def _shown(self, paper: Paper) -> note_papers.Paper:
        pages = picture.page_count(paper.path)
        return note_papers.Paper(paper.form, paper.number, paper.path, pages, paper.copy)

    def _send(self, paths: Iterable[Path]) -> str:
        name = self._printer_name()
        for path in paths:
            if sys.platform == "win32":
                name = print_pictures(picture.page_pictures(path, FINE_DPI), name)
            else:
                printer.send(path, name)
        return name
