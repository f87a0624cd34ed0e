"""Puts scanned papers into the book's folder, each recognised by its code.

Both faces ask here. The file is laid down first, whole, and then the entry is written that
names it: a power cut between the two leaves a file that nothing names, and no more.
"""

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from workroom.base.codes import parse, tidy
from workroom.base.errors import InputError, NotFoundError
from workroom.base.ids import Kind, PersonId, Subject
from workroom.base.words import N_
from workroom.imaging.codes import codes_on
from workroom.imaging.pixels import Gray, gray_of, gray_of_rgb, is_picture, small_png
from workroom.ledger.folder import Folder
from workroom.ledger.reading import Reading
from workroom.ledger.work import Ledger
from workroom.paper.errors import PaperError
from workroom.paper.files import put
from workroom.paper.picture import page_pictures
from workroom.rooms.filed import service, store
from workroom.rooms.filed.model import Scan, Told
from workroom.rooms.records.subjects import subjects_of

NOT_READ = N_("No code of this book was read on {file}. Type the number that is printed on it.")
SEVERAL = N_("On {file} stand the numbers {numbers}. Type the one it is filed under.")
NOT_FILED = N_("No note, sheet, day or line of a register bears the number {number}.")
NO_FILE = N_("{file} cannot be read: {why}.")
NO_SCAN = N_("{file} is no scan: JPEG, PNG, TIFF or PDF.")
TOO_LARGE = N_("{file} is larger than {most} MB.")
OTHER_PAPER = N_("{file} is {found}, not {wanted}. Put it to its own number.")

MOST_MB = 60
READ_DPI = 200
FIRST_PAGES = 3
"""So many pages of a PDF file are looked at for a code."""
_ENDINGS = {b"\xff\xd8": ".jpg", b"\x89P": ".png", b"II": ".tif", b"MM": ".tif", b"%P": ".pdf"}
_FILED_UNDER = (Kind.HANDOVER, Kind.DAY, Kind.LINE, Kind.SHEET)


@dataclass(frozen=True)
class Scanned:
    """A file that somebody brought, read once into memory and looked at."""

    path: Path
    content: bytes

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The codes that are printed on its first pages."""
        found: dict[str, None] = {}
        for page in _pages(self.path.name, self.content, READ_DPI):
            for text in codes_on(page):
                first = text.split(" ", maxsplit=1)[0]
                if parse(first) is not None:
                    found[tidy(first)] = None
            if found:
                break
        return tuple(found)


def scanned(path: Path) -> Scanned:
    """The file, read from a real file of a bearable size that begins like a scan.

    Raises:
        InputError: it cannot be read, is too large, or is no scan.
    """
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            known = os.fstat(handle)
            if not stat.S_ISREG(known.st_mode):
                raise InputError(NO_SCAN, file=path.name)
            if known.st_size > MOST_MB * 1_000_000:
                raise InputError(TOO_LARGE, file=path.name, most=MOST_MB)
            content = file.read()
    except OSError as error:
        raise InputError(NO_FILE, file=path.name, why=error.strerror or str(error)) from error
    if not (is_picture(content) or content.startswith(b"%PDF-")):
        raise InputError(NO_SCAN, file=path.name)
    return Scanned(path, content)


class Filing:
    """The scanned papers of one book."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._folder = Folder(ledger.path.parent).signed

    def attach(
        self, path: Path, *, by: PersonId, station: str = "", number: str = "", wanted: str = ""
    ) -> Scan:
        """Put a scan to what it belongs to; answers how it is kept.

        Args:
            number: typed by somebody who read it off the paper; else its code is read.
            wanted: the number of the note in front, where it must be that one.

        Raises:
            InputError: the file is no scan, no code can be read, or it is another paper.
            NotFoundError: nothing in the book bears the number.
            RefusedError: a rule said no; nothing was written.
        """
        found = scanned(path)
        with self._ledger.read() as db:
            named, subject = self._named(db, found, number)
            if wanted and subject != self._subject(db, wanted):
                raise InputError(OTHER_PAPER, file=path.name, found=named, wanted=wanted)
        digest = hashlib.sha256(found.content).hexdigest()
        ending = next(end for head, end in _ENDINGS.items() if found.content.startswith(head))
        name = f"{named}-{digest[:12]}{ending}"
        self._folder.mkdir(parents=True, exist_ok=True)
        put(self._folder / name, found.content)
        with self._ledger.work(by=by, station=station) as work:
            entry = service.attach(
                work,
                number=named,
                subject=subject,
                file=name,
                original=path.name,
                digest=digest,
                size=len(found.content),
                told=Told.TYPED if number else Told.READ,
            )
            return store.scans.get(work.db, entry.seq)

    def thumbnail(self, scan: Scan, longest: int) -> bytes:
        """Its first page as a small PNG file.

        Raises:
            InputError: the file is gone, or is no picture any more.
        """
        content = scanned(self._folder / scan.file).content
        return small_png(next(_pages(scan.file, content, dpi=60)), longest)

    def path(self, scan: Scan) -> Path:
        """Where the file lies."""
        return self._folder / scan.file

    def _named(self, db: Reading, found: Scanned, number: str) -> tuple[str, Subject]:
        if number:
            spelled = tidy(number)
            subject = self._subject(db, spelled)
            if subject is None:
                raise NotFoundError(NOT_FILED, number=spelled)
            return spelled, subject
        known = {
            one: subject for one in found.numbers if (subject := self._subject(db, one)) is not None
        }
        if not known:
            raise InputError(NOT_READ, file=found.path.name)
        if len(set(known.values())) > 1:
            raise InputError(SEVERAL, file=found.path.name, numbers=tuple(known))
        return next(iter(known.items()))

    @staticmethod
    def _subject(db: Reading, number: str) -> Subject | None:
        try:
            found = subjects_of(db, number)
        except NotFoundError:
            return None
        return next((one for one in found if one.kind in _FILED_UNDER), None)


def _pages(name: str, content: bytes, dpi: int) -> Iterator[Gray]:
    if is_picture(content):
        yield gray_of(content)
        return
    try:
        for page in range(FIRST_PAGES):
            (picture,) = page_pictures(content, dpi, [page])
            yield gray_of_rgb(picture.rgb, picture.width, picture.height)
    except PaperError as error:
        if not page:
            raise InputError(NO_SCAN, file=name) from error
