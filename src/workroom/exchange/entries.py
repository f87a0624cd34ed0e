"""Cleaning the entries of a list: column by column, then each number beside its neighbours."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from workroom.base.words import N_, Phrase, phrase
from workroom.exchange.dates import Span, in_order
from workroom.exchange.heads import Head
from workroom.exchange.layouts import Field, Layout
from workroom.exchange.outcome import Doubt, Fault, Mend, StoppedError, Value
from workroom.exchange.reading import Progress, Row
from workroom.exchange.references import ZEROS, Pattern, prevailing_width, propose_pattern
from workroom.exchange.text import shown
from workroom.exchange.values import SWAPPED, Cleaned, Kind, clean

MISSING = Phrase(N_("This must not be empty."))
DOUBLED = N_("The same stands in row {first} already.")
UNLIKE = N_("This code is unlike the others, which are of the form {pattern}.")
DISAGREES = N_("The code says {number}.")

_AGREE_PERCENT = 90
"""Numbers beside the code count as its parts if so many of them agree with it."""
_PREVAILS_PERCENT = 80
"""A code that does not fit is worth a look if so many others do."""
_FILLED_PERCENT = 5
"""So few zeros in front show that a column is meant to have them: the spreadsheet took the rest."""


@dataclass(slots=True)
class Entries:
    """The entries in the making, by column; what is said of one of them is kept under its place."""

    rows: Sequence[Row]
    columns: dict[str, list[Value]] = field(default_factory=dict)
    mends: dict[int, list[Mend]] = field(default_factory=dict)
    doubts: dict[int, list[Doubt]] = field(default_factory=dict)
    faults: dict[int, list[Fault]] = field(default_factory=dict)

    def mend(self, at: int, name: str, column: str, after: str, why: Phrase) -> None:
        """Put the better value in; two repairs of one cell are told as one, by the later reason."""
        mends = self.mends.setdefault(at, [])
        before = shown(self.columns[name][at])
        for mend in mends:
            if mend.column == column:
                before = mend.before
                mends.remove(mend)
                break
        mends.append(Mend(self.rows[at].number, column, before, after, why))
        self.columns[name][at] = after

    def doubt(self, at: int, column: str, value: str, why: Phrase) -> None:
        self.doubts.setdefault(at, []).append(Doubt(self.rows[at].number, column, value, why))

    def fields(self) -> Iterator[dict[str, Value]]:
        """The fields of each entry, in the order of the list."""
        names = tuple(self.columns)
        return (
            dict(zip(names, values, strict=True))
            for values in zip(*self.columns.values(), strict=True)
        )


def read_entries(
    rows: Sequence[Row], head: Head, layout: Layout, progress: Progress | None
) -> tuple[Entries, Pattern | None]:
    """The entries in the order of the list, and the pattern of their reference codes.

    Raises:
        StoppedError: `progress` said no.
    """
    entries = Entries(rows)
    fields = [field for field in layout.fields if field.name in head.places]
    for done, column in enumerate(fields, 1):
        _read_column(entries, column, head)
        if progress is not None and not progress(len(rows) * done // len(fields), len(rows)):
            raise StoppedError
    if any(one.kind is Kind.DATES for one in fields if one.name in ("first_date", "last_date")):
        _join_dates(entries, head)
    pattern = None
    key = layout.field(layout.key)
    if key and key.kind is Kind.CODE:
        pattern = _mend_codes(entries, key.name, head)
        _mend_by_code(entries, key.name, head)
    for column in fields:
        if column.kind is Kind.NUMBER:
            _mend_by_neighbours(entries, column.name, head)
    if layout.key in head.places and not layout.shared:
        _refuse_doubles(entries, layout.key, head)
    return entries, pattern


def _read_column(entries: Entries, column: Field, head: Head) -> None:
    """Every word of a column is cleaned once, however often it stands there."""
    place, text = head.places[column.name], head.text(column.name)
    cells = [row.cells[place] if place < len(row.cells) else None for row in entries.rows]
    cleaned = {cell: clean(column.kind, cell) for cell in set(cells)}
    entries.columns[column.name] = [cleaned[cell].value for cell in cells]
    needed = column.required and not column.may_be_empty
    remarkable = {
        cell: (made, shown(cell), shown(made.value))
        for cell, made in cleaned.items()
        if made.mended or made.doubt or made.fault or (needed and made.value is None)
    }
    for at, cell in enumerate(cells) if remarkable else ():
        if cell in remarkable:
            _remark(entries, at, text, *remarkable[cell])
    if column.kind is Kind.SECRECY:
        entries.columns["security_note"] = [cleaned[cell].aside or None for cell in cells]


def _remark(entries: Entries, at: int, column: str, made: Cleaned, before: str, after: str) -> None:
    if made.mended and made.fault is None:
        entries.mends.setdefault(at, []).append(
            Mend(entries.rows[at].number, column, before, after, made.mended)
        )
    elif made.doubt:
        entries.doubt(at, column, before, made.doubt)
    else:
        fault = Fault(column, before[:200], made.fault or MISSING)
        entries.faults.setdefault(at, []).append(fault)


def _join_dates(entries: Entries, head: Head) -> None:
    """Two columns, for the first and the last day, make one span."""
    nothing: list[Value] = [None] * len(entries.rows)
    firsts = entries.columns.pop("first_date", nothing)
    lasts = entries.columns.pop("last_date", nothing)
    dates = entries.columns.setdefault("dates", nothing.copy())
    column = head.text("last_date" if "last_date" in head.places else "first_date")
    for at, pair in enumerate(zip(firsts, lasts, strict=True)):
        ends = [span for span in pair if isinstance(span, Span)]
        if not ends or dates[at] is not None:
            continue
        span, swapped = in_order(ends[0].first, ends[-1].last)
        if swapped:
            before = f"{ends[0]} {ends[-1]}"
            mend = Mend(entries.rows[at].number, column, before, str(span), SWAPPED)
            entries.mends.setdefault(at, []).append(mend)
        dates[at] = span


def _mend_codes(entries: Entries, key: str, head: Head) -> Pattern | None:
    codes = entries.columns[key]
    pattern = propose_pattern(code for code in codes if isinstance(code, str))
    if pattern is None:
        return None
    fits, column = re.compile(pattern.expression).fullmatch, head.text(key)
    prevails = 100 * pattern.fitting >= _PREVAILS_PERCENT * pattern.seen
    unlike = phrase(UNLIKE, pattern=str(pattern))
    for at, code in enumerate(codes):
        if isinstance(code, str) and not fits(code):
            mended, why = pattern.mend(code)
            if why is not None:
                entries.mend(at, key, column, mended, why)
            if prevails and not fits(mended):
                entries.doubt(at, column, mended, unlike)
    return pattern


def _mend_by_code(entries: Entries, key: str, head: Head) -> None:
    """The number of a volume or item as its code spells it, where codes plainly contain it."""
    level = -1
    for name in ("item_number", "volume_number"):
        if name not in head.places:
            continue
        numbers = map(_digits, entries.columns[name])
        parts = (_code_part(code, level) for code in entries.columns[key])
        pairs = [
            (at, number, part)
            for at, (number, part) in enumerate(zip(numbers, parts, strict=True))
            if number and part
        ]
        agree = sum(1 for _, number, part in pairs if number == part or int(number) == int(part))
        if not pairs or 100 * agree < _AGREE_PERCENT * len(pairs):
            continue
        column = head.text(name)
        for at, number, part in pairs:
            if number != part and int(number) == int(part):
                entries.mend(at, name, column, part, ZEROS)
            elif number != part:
                entries.doubt(at, column, number, phrase(DISAGREES, number=part))
        level -= 1


def _mend_by_neighbours(entries: Entries, name: str, head: Head) -> None:
    """Numbers beside others that begin with zeros have lost theirs."""
    numbers = [_digits(number) for number in entries.columns[name]]
    width = prevailing_width(filter(None, numbers), percent=_FILLED_PERCENT)
    column = head.text(name)
    for at, number in enumerate(numbers) if width else ():
        if 0 < len(number) < width:
            entries.mend(at, name, column, number.zfill(width), ZEROS)


def _refuse_doubles(entries: Entries, key: str, head: Head) -> None:
    """The second entry of the same key is refused, and names the row of the first."""
    firsts: dict[Value, int] = {}
    for at, value in enumerate(entries.columns[key]):
        if value is None or firsts.setdefault(value, at) == at:
            continue
        why = phrase(DOUBLED, first=entries.rows[firsts[value]].number)
        entries.faults.setdefault(at, []).insert(0, Fault(head.text(key), shown(value), why))


def _digits(value: Value) -> str:
    return value if isinstance(value, str) and value.isascii() and value.isdecimal() else ""


def _code_part(code: Value, level: int) -> str:
    parts = code.replace("·", "-").split("-") if isinstance(code, str) else []
    return _digits(parts[level]) if len(parts) >= -level else ""
