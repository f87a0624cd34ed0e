"""A spreadsheet's list, read, turned into units and brought into the catalogue: for every face."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from workroom.base.ids import PersonId, ProjectId
from workroom.base.words import N_, phrase
from workroom.exchange.dates import Span
from workroom.exchange.guards import content_of
from workroom.exchange.layouts import CATALOGUE
from workroom.exchange.outcome import Fault, Interpretation, Record, Reject
from workroom.exchange.table import interpret
from workroom.exchange.writing import Say, write_rejects
from workroom.ledger.breath import Breath
from workroom.ledger.work import Ledger
from workroom.rooms.catalogue import service, store
from workroom.rooms.catalogue.model import SECRET_CLASSES, Description, Unit, UnitKind

KNOWN_AS_ANOTHER = N_(
    "The catalogue knows this code as “{title}”: mend the code. If the title was corrected, "
    "bring the list in as a correction (workroom import --update)."
)


class Phase(Enum):
    """Which part of an import is under way."""

    READING = N_("Reading the list")
    WRITING = N_("Bringing it in")


Progress = Callable[[Phase, int, int | None], bool]
"""Told the phase and how many of how many rows are done; answers whether to go on."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as understood, before anything is written.

    `descriptions` are in the order of the list, one for each row that can be
    taken. `digest` is SHA-256 over the bytes of the file, in hex.
    """

    file: str
    digest: str
    kind: UnitKind
    interpretation: Interpretation
    descriptions: tuple[Description, ...]

    @property
    def held(self) -> int:
        """How many rows bear a security class: they come in, and stay in the stacks. §10.3."""
        return sum(1 for told in self.descriptions if told.security_class in SECRET_CLASSES)


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file; `rejects` is where the rejected rows were written, if anywhere."""

    read: int
    taken: int
    unchanged: int
    rejected: int
    rejects: Path | None
    listing: Listing
    """The list as it was brought in: rows that contradict the book are among its rejects."""
    stopped: bool = False


def import_file(
    ledger: Ledger,
    *,
    by: PersonId,
    project: ProjectId,
    path: Path,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    rejects: Path | None = None,
    update: bool = False,
    say: Say = str,
    progress: Progress = lambda _phase, _done, _of: True,
) -> Imported:
    """Read a list and bring it in; rejected rows go to `rejects`, with reasons as `say` says them.

    With `update` the list may give another title to a code that is known.

    Raises:
        InputError: the file cannot be made out; nothing was written.
        StoppedError: `progress` said no while the file was read.
        RefusedError: the person may not import.
        WriteError: the rejected rows could not be written; nothing else was.
    """
    listing = read_list(path, sheet=sheet, mapping=mapping, progress=progress)
    if not update:
        listing = against_book(ledger, project, listing)
    written = None
    if rejects is not None and listing.interpretation.rejects:
        write_rejects(rejects, listing.interpretation, say)
        written = rejects
    return _bring_in(ledger, listing, by=by, project=project, rejects=written, progress=progress)


def read_list(
    path: Path,
    *,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    progress: Progress = lambda _phase, _done, _of: True,
) -> Listing:
    """Understand a catalogue in a spreadsheet file; touches no book.

    Raises:
        InputError: the file, its sheet or its head cannot be made out.
        StoppedError: `progress` said no.
    """
    digest = hashlib.sha256(content_of(path)).hexdigest()
    found = interpret(
        path,
        CATALOGUE,
        sheet=sheet,
        mapping=mapping,
        progress=lambda done, of: progress(Phase.READING, done, of),
    )
    told = tuple(description_of(record) for record in found.records)
    return Listing(path.name, digest, kind_of(found), found, told)


def bring_in(
    ledger: Ledger,
    listing: Listing,
    *,
    by: PersonId,
    project: ProjectId,
    progress: Progress = lambda _phase, _done, _of: True,
) -> Imported:
    """Bring an understood list into the catalogue; what contradicts the book is rejected."""
    checked = against_book(ledger, project, listing)
    return _bring_in(ledger, checked, by=by, project=project, rejects=None, progress=progress)


def against_book(ledger: Ledger, project: ProjectId, listing: Listing) -> Listing:
    """The list with those rows rejected that give a known code to a volume of another title.

    A code that stands twice on a shelf list is a fault of the list. Taken as a
    correction, the second volume would silently take the first one's place.
    """
    with ledger.read() as db:
        known = store.known(db, project, (told.reference_code for told in listing.descriptions))
    found = listing.interpretation
    fitting: list[tuple[Record, Description]] = []
    refused: list[Reject] = []
    for record, told in zip(found.records, listing.descriptions, strict=True):
        unit = known.get(told.reference_code)
        if unit is None or unit.title == told.title:
            fitting.append((record, told))
        else:
            refused.append(_contradiction(found, record, told, unit))
    if not refused:
        return listing
    rejects = tuple(sorted((*found.rejects, *refused), key=lambda reject: reject.row))
    records = tuple(record for record, _ in fitting)
    return replace(
        listing,
        interpretation=replace(found, records=records, rejects=rejects),
        descriptions=tuple(told for _, told in fitting),
    )


def _contradiction(found: Interpretation, record: Record, told: Description, unit: Unit) -> Reject:
    """The row as it was understood, so that it can be mended and brought in again."""
    cells: list[str | None] = [None] * len(found.heads)
    for field, value in record.fields.items():
        if field in found.columns and value is not None:
            cells[found.columns[field]] = str(value)
    reason = phrase(KNOWN_AS_ANOTHER, title=unit.title)
    column = found.heads[found.columns["reference_code"]]
    return Reject(record.row, (Fault(column, told.reference_code, reason),), tuple(cells))


def _bring_in(
    ledger: Ledger,
    listing: Listing,
    *,
    by: PersonId,
    project: ProjectId,
    rejects: Path | None,
    progress: Progress,
) -> Imported:
    """In portions; stations work on between them."""
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
        progress=between,
    )
    return Imported(
        found.read,
        taken.taken,
        taken.unchanged,
        len(found.rejects),
        rejects,
        listing,
        taken.stopped,
    )


def kind_of(found: Interpretation) -> UnitKind:
    """Items where the list numbers items and not volumes; else volumes."""
    if "item_number" in found.columns and "volume_number" not in found.columns:
        return UnitKind.ITEM
    return UnitKind.VOLUME


def description_of(record: Record) -> Description:
    """One row as the catalogue keeps it.

    The fonds is the first part of the reference code where no column says it.
    What stood in the column of the security class beside or instead of a class
    (内部, a number of years) is a note, and goes to the remarks. §10.3.
    """
    fields = record.fields
    code = _text(fields.get("reference_code"))
    span = fields.get("dates")
    first, last = (span.first, span.last) if isinstance(span, Span) else ("", "")
    return Description(
        reference_code=code,
        title=_text(fields.get("title")),
        fonds=_text(fields.get("fonds_number")) or _first_part(code),
        author=_text(fields.get("author")),
        document_number=_text(fields.get("document_number")),
        date_from=first,
        date_to=last,
        year=_text(fields.get("year")),
        retention_period=_text(fields.get("retention_period")),
        security_class=_text(fields.get("security_class")),
        pages=_count(fields.get("page_count")),
        items=_count(fields.get("item_count")),
        box_number=_text(fields.get("box_number")),
        department=_text(fields.get("department")),
        remarks=_remarks(fields),
    )


def _remarks(fields: Mapping[str, object]) -> str:
    note = _text(fields.get("security_note"))
    said = _text(fields.get("remarks"))
    parts = (said, f"密级栏：{note}" if note else "")
    return "；".join(part for part in parts if part)


def _first_part(code: str) -> str:
    return code.replace("·", "-").split("-", 1)[0] if "-" in code or "·" in code else ""


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0
