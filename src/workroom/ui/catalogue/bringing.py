"""Bringing a list in, off the screen's thread: read, written, and its rejected rows saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from workroom.base.errors import WorkroomError
from workroom.base.ids import PersonId, ProjectId
from workroom.exchange.outcome import Interpretation
from workroom.exchange.reading import sheet_names
from workroom.exchange.writing import write_rejects
from workroom.rooms.catalogue import incoming
from workroom.rooms.catalogue.incoming import Imported, Listing, Phase
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.tasks import Course, Line, Stage, StoppedError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Read:
    """A list as understood, and the sheets of its file."""

    listing: Listing
    sheets: tuple[str, ...]


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
        path: Path,
        *,
        sheet: str | None,
        mapping: Mapping[str, str],
        then: Callable[[Read], object],
    ) -> Course:
        """Understand a file; nothing is written."""

        def job(course: Course) -> Read:
            names = sheet_names(path)
            listing = incoming.read_list(
                path, sheet=sheet, mapping=mapping, progress=_heeding(course)
            )
            return Read(listing, names)

        return self._run(job, then)

    def write(
        self,
        listing: Listing,
        *,
        by: PersonId,
        project: ProjectId,
        then: Callable[[Imported], object],
    ) -> Course:
        """Bring an understood list into the catalogue."""
        ledger = self._bench.ledger

        def job(course: Course) -> Imported:
            return incoming.bring_in(
                ledger, listing, by=by, project=project, progress=_heeding(course)
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
