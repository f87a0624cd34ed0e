"""The port of papers as the program fills it: really drawn, with a list in the printer's place."""

from pathlib import Path

from workroom.base.ids import HandoverId, PersonId
from workroom.filing import Filing
from workroom.ledger.reading import Entries, Reading
from workroom.ledger.work import Ledger
from workroom.paper.picture import page_count, page_pictures
from workroom.paper.render import write
from workroom.rooms.handover import store
from workroom.rooms.handover.slip import handover_note, note_by_number
from workroom.rooms.workflow import store as workflow
from workroom.rooms.workflow.slip import flow_sheets
from workroom.ui.handover.papers import PagePicture, Paper


class PapersInAFolder:
    """Draws both originals of a note into a folder and remembers what was printed."""

    def __init__(self, ledger: Ledger, folder: Path) -> None:
        self._ledger, self._folder = ledger, folder
        self.printed: list[tuple[HandoverId, int]] = []
        self.sheets_printed = 0
        self.slips_printed: list[str] = []
        folder.mkdir(parents=True, exist_ok=True)

    def draw(self, handover: HandoverId) -> tuple[Paper, ...]:
        """Both originals of the note, each with its list."""
        return tuple(paper for copy in (1, 2) for paper in self._original(handover, copy))

    def picture(self, paper: Paper, page: int, dpi: int) -> PagePicture:
        """One page as pdfium sees it."""
        found = page_pictures(paper.path, dpi, (page,))[0]
        return PagePicture(found.width, found.height, found.rgb)

    def print(self, handover: HandoverId, copy: int) -> str:
        """Draw it and remember that it was sent."""
        self._original(handover, copy)
        self.printed.append((handover, copy))
        return "Shelf"

    def print_slip(self, number: str) -> str:
        """Remember which slip was sent."""
        self.slips_printed.append(number)
        return "Shelf"

    def attach(self, path: Path, number: str, by: PersonId) -> str:
        """Put the scan to the note, as the window does."""
        return Filing(self._ledger).attach(path, by=by, wanted=number).number

    def print_flow_sheets(self, handover: HandoverId) -> str:
        """Draw the sheets that follow the volumes, and remember how many."""
        with self._ledger.read() as db:
            ids = [sheet.id for sheet in workflow.sheets_of(db, handover)]
            drawn = flow_sheets(
                db, self._entries(db), ids, printed_at=self._ledger.clock(), printed_by="王建国"
            )
        write(self._folder / f"sheets-{handover}.pdf", drawn)
        self.sheets_printed += len(ids)
        return "Shelf"

    def _original(self, handover: HandoverId, copy: int) -> tuple[Paper, ...]:
        ledger, made = self._ledger, []
        with ledger.read() as db:
            entries = self._entries(db)
            number = store.handovers.get(db, handover).number
            for sheet in handover_note(
                db,
                entries,
                note_by_number(db, entries, number),
                printed_at=ledger.clock(),
                printed_by="王建国",
                copy=copy,
            ):
                path = self._folder / f"{sheet.number}-{copy}.pdf"
                write(path, (sheet,))
                made.append(Paper(sheet.form, sheet.number, path, page_count(path), copy))
        return tuple(made)

    def _entries(self, db: Reading) -> Entries:
        return lambda seqs: self._ledger.entries(db, seqs=seqs)
