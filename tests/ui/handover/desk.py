"""The port of papers as the program fills it: really drawn, with a list in the printer's place."""

from collections.abc import Iterator
from pathlib import Path

from workroom.base.event import Entry, Event
from workroom.base.ids import HandoverId
from workroom.ledger.work import Ledger
from workroom.paper.picture import page_count, page_pictures
from workroom.paper.render import write
from workroom.rooms.handover import store
from workroom.rooms.handover.slip import handover_note, note_by_number
from workroom.ui.handover.papers import PagePicture, Paper


class PapersInAFolder:
    """Draws both originals of a note into a folder and remembers what was printed."""

    def __init__(self, ledger: Ledger, folder: Path) -> None:
        self._ledger, self._folder = ledger, folder
        self.printed: list[tuple[HandoverId, int]] = []
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

    def _original(self, handover: HandoverId, copy: int) -> tuple[Paper, ...]:
        ledger, made = self._ledger, []
        with ledger.read() as db:
            number = store.handovers.get(db, handover).number

            def entries(seqs: tuple[int, ...]) -> Iterator[Entry[Event]]:
                return ledger.entries(db, seqs=seqs)

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
