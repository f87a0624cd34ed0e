"""What the pages ask of the press: draw, show and print papers, on the line of files."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from workroom.base.ids import HandoverId, Kind, LineId, PersonId, ProjectId, Subject
from workroom.filing import Filing
from workroom.imaging.pixels import shown_rgb
from workroom.ledger.work import Ledger
from workroom.paper import picture
from workroom.press import Paper, Press
from workroom.rooms.corrections import store as corrections
from workroom.rooms.filed import store as filed
from workroom.rooms.filed.model import Scan
from workroom.rooms.handover.model import COPIES
from workroom.rooms.holds.weeks import Span
from workroom.rooms.opening.model import StatementId
from workroom.rooms.registers.declaration import Register
from workroom.ui.handover import papers as note_papers
from workroom.ui.kit import queues

A4_INCHES = 11.7
"""The longer side, by which a scan of any resolution is shown like a page."""


class PressDesk:
    """One for the window. Who is at the desk stands in the foot of what is drawn."""

    def __init__(
        self, ledger: Ledger, printed_by: Callable[[], str], printer_name: Callable[[], str]
    ) -> None:
        self._ledger = ledger
        self._printed_by = printed_by
        self._printer_name = printer_name

    def draw(self, handover: HandoverId) -> tuple[note_papers.Paper, ...]:
        """Both originals of a note with their lists, drawn from the note's entry; then the slips
        that put it right, and the scans of what was signed.
        """
        press = self._press()
        drawn = [paper for copy in COPIES for paper in press.note(handover, copy)]
        with self._ledger.read() as db:
            slips = corrections.of_note(db, handover)
            scans = filed.of_subjects(db, (Subject(Kind.HANDOVER, handover),))
        drawn += [press.correction(one.number, copy) for one in slips for copy in COPIES]
        return (*map(self._shown, drawn), *map(self._scan, scans))

    def picture(self, paper: note_papers.Paper, page: int, dpi: int) -> note_papers.PagePicture:
        """One page of a paper, from 0."""
        if paper.path.suffix != ".pdf":
            width, height, rgb = shown_rgb(paper.path.read_bytes(), round(dpi * A4_INCHES))
            return note_papers.PagePicture(width, height, rgb)
        seen = picture.page_pictures(paper.path, dpi, pages=(page,))[0]
        return note_papers.PagePicture(seen.width, seen.height, seen.rgb)

    def print(self, handover: HandoverId, copy: int) -> str:
        """Send one original, with its list, to the printer; answers the printer's name."""
        return self.send(paper.path for paper in self._press().note(handover, copy))

    def print_slip(self, number: str) -> str:
        """Send both originals of a correction slip to the printer."""
        press = self._press()
        return self.send(press.correction(number, copy).path for copy in COPIES)

    def attach(self, path: Path, number: str, by: PersonId) -> str:
        """Put the scan of a signed paper to the note of that number."""
        return Filing(self._ledger).attach(path, by=by, wanted=number).number

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

    def draw_statement(self, statement: StatementId) -> tuple[Path, ...]:
        """Both originals of an opening statement, or its draft marked as such."""
        return tuple(paper.path for paper in self._press().statement(statement))

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

    def _scan(self, scan: Scan) -> note_papers.Paper:
        path = Filing(self._ledger).path(scan)
        pages = picture.page_count(path) if path.suffix == ".pdf" else 1
        return note_papers.Paper("", scan.number, path, pages)
