"""What the Hand-over page needs of those who draw and print its papers."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from workroom.base.ids import HandoverId, PersonId


@dataclass(frozen=True, slots=True)
class Paper:
    """One file that belongs to a handover: an original of the note, its list, a slip, or the
    scan of what was signed.
    """

    form: str
    number: str
    path: Path
    pages: int
    copy: int | None = None
    """1 or 2 for an original; None where one file serves both."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page as seen: `height` rows of `width` pixels of three bytes (red, green, blue)."""

    width: int
    height: int
    rgb: bytes


class Papers(Protocol):
    """Draws, shows and prints the papers of a handover; called on the line of files."""

    def draw(self, handover: HandoverId) -> tuple[Paper, ...]:
        """The papers of an agreed handover, drawn from its entry; found again if drawn before.

        Raises:
            WorkroomError: a character no typeface has, or the folder cannot be written.
        """
        ...

    def picture(self, paper: Paper, page: int, dpi: int) -> PagePicture:
        """One page (from 0) of a paper at a resolution.

        Raises:
            WorkroomError: the file is gone or damaged.
        """
        ...

    def print(self, handover: HandoverId, copy: int) -> str:
        """Send one original (1 or 2), with its list, to the printer; answers the printer's name.

        Raises:
            WorkroomError: no printer, or it does not take the job.
        """
        ...

    def print_slip(self, number: str) -> str:
        """Send both originals of a correction slip to the printer; answers its name.

        Raises:
            WorkroomError: no printer, or it does not take the job.
        """
        ...

    def attach(self, path: Path, number: str, by: PersonId) -> str:
        """Put the scan of a signed paper to the note of that number; answers the number read.

        Raises:
            WorkroomError: no scan, not readable, or of another note.
        """
        ...

    def print_flow_sheets(self, handover: HandoverId) -> str:
        """Send the workflow sheets made out for a handover to the printer; answers its name.

        Raises:
            WorkroomError: no printer, or it does not take the job.
        """
        ...
