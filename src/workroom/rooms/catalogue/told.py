"""A list of units as understood, before anything is written: what it tells, and of which kind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from workroom.base.words import N_, Phrase, phrase
from workroom.exchange.dates import Span
from workroom.exchange.entries import DOUBLED, MISSING
from workroom.exchange.heads import Head
from workroom.exchange.layouts import CATALOGUE
from workroom.exchange.outcome import Fault, Interpretation, Record, Reject
from workroom.exchange.reading import Book, Progress
from workroom.exchange.sighting import Sighting, sight
from workroom.exchange.table import interpret
from workroom.rooms.catalogue.columns import KEPT, Choice, heads_of, layout_for
from workroom.rooms.catalogue.entering import box_code
from workroom.rooms.catalogue.model import SECRET_CLASSES, Description, UnitKind

ITEMS_NUMBERED = N_(
    "The list gives no codes of its own to its items: they are the volume's code with the number "
    "in it, such as {code}."
)
SHORTEST_NUMBER = 3
"""Digits of an item's number behind the code of its volume."""

NO_COLUMNS: Mapping[str, str] = MappingProxyType({})

SPOKEN_OF: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "fonds_number": ("fonds",),
    "author": ("author",),
    "document_number": ("document_number",),
    "dates": ("date_from", "date_to"),
    "first_date": ("date_from", "date_to"),
    "last_date": ("date_from", "date_to"),
    "year": ("year",),
    "retention_period": ("retention_period",),
    "security_class": ("security_class",),
    "page_count": ("pages",),
    "item_count": ("items",),
    "box_number": ("box_number",),
    "department": ("department",),
    "remarks": ("remarks",),
}
"""Of which fields of a description a column of the list speaks."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as understood, before anything is written.

    `descriptions` are in the order of the list, one for each row that can be
    taken. `digest` is SHA-256 over the bytes of the file, in hex. `inside` gives for the
    code of an item that of the volume which its row names, `said` the fields the list speaks of.
    """

    file: str
    digest: str
    kind: UnitKind
    interpretation: Interpretation
    descriptions: tuple[Description, ...]
    seen: Sighting
    choice: Choice
    source: Book = field(repr=False, compare=False)
    inside: Mapping[str, str] = field(default_factory=dict)
    said: frozenset[str] = frozenset()
    recalled: bool = False
    """The columns were read as was said of a list with the same heads before."""

    @property
    def held(self) -> int:
        """How many rows bear a security class: they come in, and stay in the stacks. §10.3."""
        return sum(1 for told in self.descriptions if told.security_class in SECRET_CLASSES)

    @property
    def heads(self) -> str:
        """The heads by which lists of this make are known again."""
        return heads_of(self.seen)

    def without(self, refused: Mapping[int, Fault]) -> "Listing":
        """The list with those rows, by number, rejected; each keeps its cells as found."""
        if not refused:
            return self
        found = self.interpretation
        pairs = zip(found.records, self.descriptions, strict=True)
        kept = [(record, told) for record, told in pairs if record.row not in refused]
        rows = self.source.grid(found.sheet).rows
        rejects = (
            Reject(row, (fault,), tuple(rows[row - 1].cells)) for row, fault in refused.items()
        )
        every = sorted((*found.rejects, *rejects), key=lambda reject: reject.row)
        records = tuple(record for record, _ in kept)
        return replace(
            self,
            interpretation=replace(found, records=records, rejects=tuple(every)),
            descriptions=tuple(told for _, told in kept),
        )


def understand(
    file: Path | Book, name: str, choice: Choice, *, progress: Progress | None = None
) -> Listing:
    """Understand a list of boxes, volumes or items; touches no book.

    Raises:
        InputError: the file, its sheet or its head cannot be made out.
        StoppedError: `progress` said no.
    """
    book = file if isinstance(file, Book) else Book(file)
    seen = sight(book, CATALOGUE, sheet=choice.sheet, progress=progress)
    layout, asked = layout_for(seen, choice, book)
    found = interpret(
        book,
        layout,
        sheet=seen.sheet,
        mapping=asked.mapping,
        head_row=asked.head_row,
        exact=asked.exact,
        progress=progress,
    )
    kind = choice.kind or kind_of(found)
    codes = _item_codes(found) if "reference_code" not in found.columns else {}
    head = Head(found.head_row, found.head_row, found.heads, found.columns)
    beside = {name: head.text(name) for name in found.columns if name.startswith(KEPT)}
    told = tuple(
        description_of(record, kind, codes.get(record.row, ""), beside) for record in found.records
    )
    listing = Listing(
        file=name,
        digest=book.digest,
        kind=kind,
        interpretation=found,
        descriptions=told,
        seen=seen,
        choice=choice,
        source=book,
        inside=_inside(found, told) if kind is UnitKind.ITEM else {},
        said=frozenset(name for column in found.columns for name in _spoken_of(column)),
    )
    if kind is UnitKind.BOX:
        return listing.without(_doubled(found, "box_number", told))
    if "reference_code" in found.columns:
        return listing
    number = "item_number" if "item_number" in found.columns else "sequence"
    numbered = listing.without(
        {
            **{
                record.row: fault_at(found, number, "", MISSING)
                for record in found.records
                if record.row not in codes
            },
            **_doubled(found, number, told),
        }
    )
    if numbered.descriptions:
        note = phrase(ITEMS_NUMBERED, code=numbered.descriptions[0].reference_code)
        found = numbered.interpretation
        return replace(numbered, interpretation=replace(found, notes=(*found.notes, note)))
    return numbered


def kind_of(found: Interpretation) -> UnitKind:
    """Items where the list numbers items and not volumes, or names their volumes; else volumes."""
    if "volume_code" in found.columns:
        pairs = (
            (one.fields.get("reference_code"), one.fields["volume_code"]) for one in found.records
        )
        if any(volume is not None and volume != code for code, volume in pairs):
            return UnitKind.ITEM
    if "item_number" in found.columns and "volume_number" not in found.columns:
        return UnitKind.ITEM
    return UnitKind.VOLUME


def description_of(
    record: Record, kind: UnitKind, code: str = "", beside: Mapping[str, str] = NO_COLUMNS
) -> Description:
    """One row as the catalogue keeps it; `code` is its own where no column says it.

    `beside` are the heads of columns that are kept as remarks.

    The fonds is the first part of the reference code where no column says it.
    What stood in the column of the security class beside or instead of a class
    (内部, a number of years) is a note, and goes to the remarks. §10.3.
    """
    fields = record.fields
    code = code or _text(fields.get("reference_code"))
    span = fields.get("dates")
    first, last = (span.first, span.last) if isinstance(span, Span) else ("", "")
    told = Description(
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
        remarks=_remarks(fields, beside),
    )
    return replace(told, reference_code=box_code(told)) if kind is UnitKind.BOX else told


def fault_at(found: Interpretation, field_name: str, value: str, reason: Phrase) -> Fault:
    """What is wrong with a row, at the head of the column from which the field was read."""
    if field_name not in found.columns:
        return Fault("", value, reason)
    return Fault(Head(0, 0, found.heads, found.columns).text(field_name), value, reason)


def volume_by_code(code: str) -> str:
    """What the code of an item says of its volume: all but the last part."""
    return code.rpartition("-")[0]


def _item_codes(found: Interpretation) -> dict[int, str]:
    """For each row: its volume's code and its number in it. Rows without a number have none."""
    codes: dict[int, str] = {}
    for record in found.records:
        number = _text(record.fields.get("item_number") or record.fields.get("sequence"))
        volume = _text(record.fields.get("volume_code"))
        if number and volume:
            codes[record.row] = f"{volume}-{number.zfill(SHORTEST_NUMBER)}"
    return codes


def _doubled(found: Interpretation, number: str, told: Iterable[Description]) -> dict[int, Fault]:
    """The rows whose code, put together from several columns, an earlier row has already."""
    firsts: dict[str, int] = {}
    refused: dict[int, Fault] = {}
    for record, one in zip(found.records, told, strict=True):
        code = one.reference_code
        if code and (first := firsts.setdefault(code, record.row)) != record.row:
            refused[record.row] = fault_at(found, number, code, phrase(DOUBLED, first=first))
    return refused


def _inside(found: Interpretation, told: Iterable[Description]) -> dict[str, str]:
    if "volume_code" not in found.columns:
        return {}
    pairs = zip(told, found.records, strict=True)
    named = {one.reference_code: _text(record.fields.get("volume_code")) for one, record in pairs}
    return {code: volume for code, volume in named.items() if volume and volume != code}


def _spoken_of(column: str) -> tuple[str, ...]:
    return ("remarks",) if column.startswith(KEPT) else SPOKEN_OF.get(column, ())


def _remarks(fields: Mapping[str, object], beside: Mapping[str, str]) -> str:
    note = _text(fields.get("security_note"))
    said = ((head, _text(fields.get(name))) for name, head in beside.items())
    kept = (f"{head}：{text}" for head, text in said if text)
    parts = (_text(fields.get("remarks")), f"密级栏：{note}" if note else "", *kept)
    return "；".join(part for part in parts if part)


def _first_part(code: str) -> str:
    return code.replace("·", "-").split("-", 1)[0] if "-" in code or "·" in code else ""


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0
