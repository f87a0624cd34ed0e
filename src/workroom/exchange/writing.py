"""Tables out, as a spreadsheet, text or lines of JSON: whole or not at all, never a formula."""

import csv
import errno
import json
import math
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from workroom.base.errors import InputError, WorkroomError
from workroom.base.words import N_, Phrase
from workroom.exchange.heads import plain
from workroom.exchange.layouts import LAYOUTS
from workroom.exchange.outcome import Interpretation
from workroom.exchange.text import shown

NO_FORMAT = N_("{name} cannot be written: name it .xlsx, .csv or .jsonl.")
TOO_MANY_ROWS = N_("A spreadsheet holds {most} rows at most: write {name} as .csv.")
DISK_FULL = N_("{name} was not written: the disk is full.")
NOT_ALLOWED = N_(
    "{name} was not written: it is open in another program, or writing is not allowed there."
)
NO_FOLDER = N_("{name} was not written: there is no folder {folder}.")
NOT_WRITTEN = N_("{name} was not written: {why}.")

Say = Callable[[Phrase], str]
"""How a phrase is said in the language of the reader."""

MOST_ROWS = 1_048_575
LONGEST_CELL = 32_767
_EXACT = 2**53
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_SAMPLE = 50
_WIDEST = 60
_LONGEST_CHOICE = 255
"""Characters of a list of words to choose from, as spreadsheets take it."""


class WriteError(WorkroomError):
    """The file could not be written; what stood there before still stands."""


def write_rejects(path: Path, interpretation: Interpretation, say: Say) -> int:
    """The rejected rows as a spreadsheet to be mended and imported again; how many there were.

    The columns are those of the list, in their places, with the cells as they
    were found. The row's number and the reason stand behind them, and are passed over
    when the file comes back.

    Raises:
        WriteError: the file could not be written.
    """
    rejects = interpretation.rejects
    width = max((len(reject.cells) for reject in rejects), default=0)
    heads = _heads(interpretation, max(width, len(interpretation.heads)))
    kept = [place for place, head in enumerate(heads) if plain(head) not in interpretation.marks]
    rows = (
        [
            *(reject.cells[place] if place < len(reject.cells) else None for place in kept),
            reject.row,
            say(reject.reason),
        ]
        for reject in rejects
    )
    with _replacing(path) as part:
        named = [*(heads[place] for place in kept), *interpretation.marks]
        return _write_xlsx(part, named, rows, path.name)


def write_table(path: Path, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """A table as .xlsx, .csv (UTF-8 with its mark, by which Excel knows it) or .jsonl.

    Whole numbers, dates and text stay what they are, and several things in .jsonl;
    anything else is written as its text. Returns the number of rows written.

    Raises:
        InputError: the name has another ending.
        WriteError: the file could not be written, or an .xlsx cannot hold so many rows.
    """
    match path.suffix.lower():
        case ".xlsx":
            with _replacing(path) as part:
                return _write_xlsx(part, heads, rows, path.name)
        case ".csv":
            with _replacing(path) as part:
                return _write_csv(part, heads, rows)
        case ".jsonl":
            with _replacing(path) as part:
                return _write_jsonl(part, heads, rows)
        case _:
            raise InputError(NO_FORMAT, name=path.name)


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of a workbook to be filled in; `offered` are words to choose from, by column."""

    sheet: str
    heads: Sequence[str]
    rows: Iterable[Sequence[object]]
    offered: Mapping[int, Sequence[str]] = field(default_factory=dict)


def write_tables(path: Path, tables: Sequence[Table]) -> None:
    """Several tables as one .xlsx, a sheet each.

    Raises:
        InputError: the name has another ending.
        WriteError: the file could not be written.
    """
    if path.suffix.lower() != ".xlsx":
        raise InputError(NO_FORMAT, name=path.name)
    with _replacing(path) as part:
        book = Workbook(str(part))
        for table in tables:
            _write_sheet(book, table)
        book.close()


def _write_sheet(book: Workbook, table: Table) -> None:
    """The words of a column are offered there, and others are taken all the same."""
    sheet = book.add_worksheet(table.sheet)
    rows, formats = list(table.rows), _formats(book)
    _write_heads(book, sheet, table.heads, rows[:_SAMPLE])
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row):
            _write_cell(sheet, number, place, value, formats)
    for place, words in table.offered.items():
        if words and len(",".join(words)) <= _LONGEST_CHOICE:
            choice = {"validate": "list", "source": list(words), "show_error": False}
            sheet.data_validation(1, place, max(len(rows), _SAMPLE), place, choice)


def demand_writable(path: Path) -> None:
    """Stop before much is done for a file that could not be written in the end.

    Raises:
        WriteError: nothing can be written there.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        part.touch()
    except OSError as error:
        raise _explained(error, path) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _heads(interpretation: Interpretation, width: int) -> list[str]:
    """The head cells as found; for a list without a head the proper names of its fields."""
    heads = [*interpretation.heads, *[""] * (width - len(interpretation.heads))]
    if not interpretation.heads:
        layout = LAYOUTS.get(interpretation.layout)
        for name, place in interpretation.columns.items():
            known = layout.field(name) if layout else None
            if place < width:
                heads[place] = known.head if known else name
    return heads


def _write_xlsx(
    path: Path, heads: Sequence[str], rows: Iterable[Sequence[object]], name: str
) -> int:
    waiting = iter(rows)
    sample = list(islice(waiting, _SAMPLE))
    with TemporaryDirectory(dir=path.parent, prefix=".", ignore_cleanup_errors=True) as folder:
        book = Workbook(str(path), {"constant_memory": True, "tmpdir": folder})
        sheet = book.add_worksheet()
        try:
            _write_heads(book, sheet, heads, sample)
            formats = _formats(book)
            count = 0
            for count, row in enumerate(chain(sample, waiting), 1):
                if count > MOST_ROWS:
                    raise WriteError(TOO_MANY_ROWS, name=name, most=MOST_ROWS)
                for place, value in enumerate(row):
                    _write_cell(sheet, count, place, value, formats)
            book.close()
        finally:
            with suppress(OSError):  # what it still holds back is lost with the file
                sheet.row_data_fh.close()
    return count


def _write_heads(
    book: Workbook, sheet: Worksheet, heads: Sequence[str], sample: Sequence[Sequence[object]]
) -> None:
    sheet.freeze_panes(1, 0)
    for place, head in enumerate(heads):
        texts = chain([head], (shown(row[place]) for row in sample if place < len(row)))
        sheet.set_column(place, place, min(_WIDEST, max(map(_width, texts)) + 2))
    bold = book.add_format({"bold": True, "bottom": 1})
    for place, head in enumerate(heads):
        sheet.write_string(0, place, _writable(head), bold)


def _formats(book: Workbook) -> dict[type, Format]:
    return {
        date: book.add_format({"num_format": "yyyy-mm-dd"}),
        datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
    }


def _write_cell(
    sheet: Worksheet, row: int, place: int, value: object, formats: Mapping[type, Format]
) -> None:
    match value:
        case None | "":
            pass
        case bool():
            sheet.write_boolean(row, place, value)
        case int() | float() if math.isfinite(value) and abs(value) <= _EXACT:
            sheet.write_number(row, place, value)
        case date() if value.year >= 1900:
            kind = datetime if isinstance(value, datetime) else date
            moment = value.replace(tzinfo=None) if isinstance(value, datetime) else value
            sheet.write_datetime(row, place, moment, formats[kind])
        case _:
            sheet.write_string(row, place, _writable(shown(value)))


def _write_csv(path: Path, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([_defused(head) for head in heads])
        for row in rows:
            writer.writerow([_defused(value) for value in row])
            count += 1
    return count


def _write_jsonl(path: Path, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            line = {head: _jsonable(value) for head, value in zip(heads, row, strict=False)}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            count += 1
    return count


def _jsonable(value: object) -> object:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, list | tuple):
        return [_jsonable(one) for one in value]
    if isinstance(value, float) and math.isfinite(value):
        return value
    return shown(value)


def _defused(value: object) -> object:
    """Text that a spreadsheet program would take for a formula gets an apostrophe in front."""
    if isinstance(value, bool | int | float):
        return value
    text = shown(value)
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def _writable(text: str) -> str:
    text = shown(text)
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


def _width(text: str) -> int:
    return max(
        (sum(1 if c.isascii() else 2 for c in line) for line in text[:200].split("\n")), default=0
    )


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A file beside the wanted one, which takes its place in one step once it is on disk."""
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except (OSError, XlsxWriterException) as error:
        raise _explained(error, path) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _explained(error: Exception, path: Path) -> WriteError:
    cause = next((arg for arg in (error, *error.args) if isinstance(arg, OSError)), None)
    if cause is None:
        return WriteError(NOT_WRITTEN, name=path.name, why=str(error))
    if cause.errno in _FULL:
        return WriteError(DISK_FULL, name=path.name)
    if not path.parent.is_dir():
        return WriteError(NO_FOLDER, name=path.name, folder=path.parent)
    if cause.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return WriteError(NOT_ALLOWED, name=path.name)
    return WriteError(NOT_WRITTEN, name=path.name, why=os.strerror(cause.errno or 0))
