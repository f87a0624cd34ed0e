"""Bringing a list in, off the screen's thread: read, written, and its rejected rows saved."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from workroom.base.errors import InputError, WorkroomError
from workroom.base.ids import PersonId, ProjectId
from workroom.exchange.layouts import CATALOGUE
from workroom.exchange.outcome import Interpretation
from workroom.exchange.reading import Book
from workroom.exchange.sighting import Sighting, sight
from workroom.exchange.writing import write_rejects
from workroom.rooms.catalogue import incoming
from workroom.rooms.catalogue.columns import Choice
from workroom.rooms.catalogue.foreseen import Foreseen, foresee
from workroom.rooms.catalogue.incoming import Imported, Phase
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.tasks import Course, Line, Stage, StoppedError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it was read: its sheets and columns, and what it would do to the book.

    `foreseen` is None where the columns as they were named make no list; `fault` says why.
    """

    book: Book
    seen: Sighting
    choice: Choice
    foreseen: Foreseen | None = None
    fault: InputError | None = None


class Bringing:
    """The long jobs of an import. They go by the line of files, so that the book stays free.

    Each portion is a transaction of its own, taken between the acts of this
    window and of the stations; see `rooms.catalogue.incoming`.
    """

    def __init__(
        self,
        bench: Bench,
        told: Callable[[Stage], object],
        failed: Callable[[WorkroomError], object],
    ) -> None:
        self._bench = bench
        self._told = told
        self._failed = failed

    def read(
        self,
        file: Path | Book,
        choice: Choice,
        *,
        project: ProjectId,
        then: Callable[[Read], object],
    ) -> Course:
        """Understand a file, or one that is open already, and compare it; nothing is written."""
        ledger = self._bench.ledger

        def job(course: Course) -> Read:
            book = file if isinstance(file, Book) else Book(file)
            try:
                listing = incoming.read_list(
                    book, choice, ledger=ledger, project=project, progress=_heeding(course)
                )
            except InputError as error:
                seen = sight(book, CATALOGUE, sheet=choice.sheet)
                return Read(book, seen, choice, fault=error)
            with ledger.read() as db:
                return Read(book, listing.seen, choice, foresee(db, project, listing))

        return self._run(job, then)

    def write(
        self,
        foreseen: Foreseen,
        *,
        by: PersonId,
        project: ProjectId,
        accepted: bool,
        then: Callable[[Imported], object],
    ) -> Course:
        """Bring an understood list into the catalogue."""
        ledger = self._bench.ledger

        def job(course: Course) -> Imported:
            return incoming.bring_in(
                ledger,
                foreseen,
                by=by,
                project=project,
                accepted=accepted,
                progress=_heeding(course),
            )

        return self._run(job, then)

    def save_rejects(
        self, path: Path, found: Interpretation, then: Callable[[int], object]
    ) -> None:
        """Write the rejected rows, to be mended and brought in again."""
        say = self._bench.words.say
        self._bench.tasks.run(
            lambda: write_rejects(path, found, say),
            then=then,
            failed=self._failed,
            line=Line.FILES,
        )

    def _run(self, job: Callable[[Course], T], then: Callable[[T], object]) -> Course:
        return self._bench.tasks.run_long(
            job, then=then, failed=self._failed, told=self._told, line=Line.FILES
        )


def _heeding(course: Course) -> incoming.Progress:
    """Tell the course how far it is; a stop is answered with no, so that what is written counts."""

    def progress(_phase: Phase, done: int, of: int | None) -> bool:
        try:
            course.tell(done, of)
        except StoppedError:
            return False
        return True

    return progress
