"""A spreadsheet's list, read, turned into units and brought into the catalogue: for every face."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from workroom.base.ids import PersonId, ProjectId
from workroom.base.words import N_
from workroom.exchange.layouts import CATALOGUE
from workroom.exchange.reading import Book
from workroom.exchange.sighting import sight
from workroom.exchange.writing import Say, demand_writable, write_rejects
from workroom.ledger.breath import Breath
from workroom.ledger.work import Ledger
from workroom.rooms.catalogue import service
from workroom.rooms.catalogue.columns import Choice, heads_of, recalled, to_remember
from workroom.rooms.catalogue.foreseen import Foreseen, foresee
from workroom.rooms.catalogue.told import Listing, understand
from workroom.rooms.lists import store as lists


class Phase(Enum):
    """Which part of an import is under way."""

    READING = N_("Reading the list")
    WRITING = N_("Bringing it in")


Progress = Callable[[Phase, int, int | None], bool]
"""Told the phase and how many of how many rows are done; answers whether to go on."""


def go_on(_phase: Phase, _done: int, _of: int | None) -> bool:
    """The progress of who does not look: on to the end."""
    return True


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file; `rejects` is where the rejected rows were written, if anywhere.

    `proposed` rows say otherwise of known units and wait for the client, `declined` say what
    the client declined before. `dry` means that all this was foreseen, and nothing written.
    """

    read: int
    taken: int
    unchanged: int
    rejected: int
    rejects: Path | None
    foreseen: Foreseen
    proposed: int = 0
    declined: int = 0
    stopped: bool = False
    dry: bool = False

    @property
    def listing(self) -> Listing:
        """The list as it was brought in."""
        return self.foreseen.listing


def import_file(
    ledger: Ledger,
    *,
    by: PersonId,
    project: ProjectId,
    path: Path,
    choice: Choice | None = None,
    rejects: Path | None = None,
    accepted: bool = False,
    dry: bool = False,
    say: Say = str,
    progress: Progress = go_on,
) -> Imported:
    """Read a list and bring it in; rejected rows go to `rejects`, with reasons as `say` says them.

    Args:
        choice: what is said of sheet and columns; what is not said of the columns is as it was
            said of a list with the same heads before, or as the heads say.
        accepted: whoever brings it in accepts at once what it says otherwise of known units.
        dry: foresee what would happen, and write nothing in the book.

    Raises:
        InputError: the file cannot be made out; nothing was written.
        StoppedError: `progress` said no while the file was read.
        RefusedError: the person may not import, or not accept.
        WriteError: the rejected rows could not be written; nothing else was.
    """
    listing = read_list(path, choice, ledger=ledger, project=project, progress=progress)
    with ledger.read() as db:
        foreseen = foresee(db, project, listing)
    written = None
    if rejects is not None and foreseen.listing.interpretation.rejects:
        demand_writable(rejects)
        write_rejects(rejects, foreseen.listing.interpretation, say)
        written = rejects
    if dry:
        return _imported(foreseen, written)
    return bring_in(
        ledger,
        foreseen,
        by=by,
        project=project,
        accepted=accepted,
        rejects=written,
        progress=progress,
    )


def read_list(
    file: Path | Book,
    choice: Choice | None = None,
    *,
    ledger: Ledger | None = None,
    project: ProjectId | None = None,
    progress: Progress = go_on,
) -> Listing:
    """Understand a list of boxes, volumes or items; nothing is written.

    Where a book is given and nothing is said of the columns, they are read as was said of a
    list with the same heads before.

    Raises:
        InputError: the file, its sheet or its head cannot be made out.
        StoppedError: `progress` said no.
    """
    book = file if isinstance(file, Book) else Book(file)
    asked = choice or Choice()

    def told(done: int, of: int | None) -> bool:
        return progress(Phase.READING, done, of)

    known = None
    if ledger is not None and project is not None and not asked.is_of_columns:
        seen = sight(book, CATALOGUE, sheet=asked.sheet, progress=told)
        with ledger.read() as db:
            known = lists.columns_of(db, project, heads_of(seen))
        if known is not None:
            asked = replace(
                recalled(known),
                sheet=seen.sheet,
                head_row=seen.head_row,
                known_volumes_only=asked.known_volumes_only,
            )
    listing = understand(book, book.name, asked, progress=told)
    return replace(listing, recalled=known is not None)


def bring_in(
    ledger: Ledger,
    foreseen: Foreseen,
    *,
    by: PersonId,
    project: ProjectId,
    accepted: bool = False,
    rejects: Path | None = None,
    progress: Progress = go_on,
) -> Imported:
    """Bring a list in as it was foreseen, in portions; stations work on between them.

    Each portion is compared with the book once more, in its own transaction: what another
    process brought in meanwhile is known then.
    """
    listing = foreseen.listing
    found = listing.interpretation
    breath = Breath()

    def between(done: int, of: int) -> bool:
        breath.take()
        return progress(Phase.WRITING, done, of)

    taken = service.bring_in(
        ledger,
        by=by,
        project=project,
        kind=listing.kind,
        descriptions=listing.descriptions,
        file=listing.file,
        digest=listing.digest,
        rejected=len(found.rejects),
        said=listing.said,
        inside=foreseen.inside,
        columns=to_remember(project, listing.choice, listing.seen, found),
        accepted=accepted,
        progress=between,
    )
    return Imported(
        read=found.read,
        taken=taken.taken,
        unchanged=taken.unchanged,
        rejected=len(found.rejects),
        rejects=rejects,
        foreseen=foreseen,
        proposed=taken.proposed,
        declined=taken.declined,
        stopped=taken.stopped,
    )


def _imported(foreseen: Foreseen, rejects: Path | None) -> Imported:
    return Imported(
        read=foreseen.listing.interpretation.read,
        taken=foreseen.new,
        unchanged=foreseen.unchanged,
        rejected=foreseen.rejected,
        rejects=rejects,
        foreseen=foreseen,
        proposed=foreseen.proposed,
        declined=foreseen.declined,
        dry=True,
    )
