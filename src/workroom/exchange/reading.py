"""The cells of a spreadsheet file, row by row, whichever of the common kinds it is."""

import hashlib
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple, TypeVar

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from workroom.base.errors import InputError
from workroom.base.words import N_
from workroom.exchange import delimited, guards
from workroom.exchange.biff import OldBook
from workroom.exchange.guards import Container
from workroom.exchange.markup import Markup, ods_sheets, xlsx_sheets
from workroom.exchange.outcome import Cell, StoppedError

NO_SHEET = N_("{name} has no sheet {sheet}; it has: {sheets}.")
NO_SHEETS = N_("{name} has no sheet.")
TOO_MANY_COLUMNS = N_(
    "Row {row} of {name} has {columns} cells; no list has more than {most} columns."
)

Progress = Callable[[int, int | None], bool]
"""Told how many rows are done, of how many (None while the file is read); a no stops it."""

T = TypeVar("T")

STEP = 2_000
"""Rows between two reports of progress."""


class Row(NamedTuple):
    """One row: its number as Excel shows it, and its cells from the first column on."""

    number: int
    cells: list[Cell]


class Merge(NamedTuple):
    """Cells joined into one: rows and columns from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet. `rows` holds all of them from the first row of the file on, blank ones too.

    `hidden` are the numbers of filled rows that the file does not show.
    """

    sheet: str
    rows: Sequence[Row]
    merges: tuple[Merge, ...] = ()
    hidden: frozenset[int] = frozenset()


class Book:
    """A spreadsheet file that has been opened: its sheets by name, in the order of the file.

    `digest` is SHA-256 over its bytes, in hex. A sheet is read once, when it is first asked for.
    """

    def __init__(self, path: Path) -> None:
        """Open the file and look at all of it that can do harm.

        Raises:
            InputError: not a spreadsheet, damaged, locked, a bomb: one sentence each.
        """
        self.name = guards.printable(path)
        content = guards.content_of(path)
        self.digest = hashlib.sha256(content).hexdigest()
        self._grids: dict[str, Grid] = {}
        self._container = guards.container_of(content, self.name)
        self._text = ""
        self._markup: Mapping[str, Markup] = {}
        self._workbook: CalamineWorkbook | OldBook | None = None
        match self._container:
            case Container.TEXT:
                self._text = delimited.decoded(content, self.name)
                delimited.demand_text(self._text, self.name)
                self.sheet_names: tuple[str, ...] = (path.stem,)
                return
            case Container.XLS:
                self._workbook = OldBook(content, self.name)
            case Container.XLSX:
                self._markup = xlsx_sheets(content, self.name)
                self._workbook = self._opened(content)
            case Container.ODS:
                self._markup = ods_sheets(content, self.name)
                self._workbook = self._opened(content)
        self.sheet_names = tuple(self._workbook.sheet_names)
        if not self.sheet_names:
            raise InputError(NO_SHEETS, name=self.name)

    def grid(self, sheet: str | None = None, progress: Progress | None = None) -> Grid:
        """The cells of one sheet, the first if none is named.

        Raises:
            InputError: no such sheet; it cannot be parsed; it is wider than any list.
            StoppedError: `progress` said no.
        """
        name = self.sheet_names[0] if sheet is None else sheet
        if name not in self.sheet_names:
            if sheet is not None and self._container is Container.TEXT:
                name = self.sheet_names[0]
            else:
                raise InputError(NO_SHEET, name=self.name, sheet=name, sheets=self.sheet_names)
        if name not in self._grids:
            self._grids[name] = self._read(name, progress)
        return self._grids[name]

    def _read(self, name: str, progress: Progress | None) -> Grid:
        match self._workbook:
            case None:
                return Grid(name, self._from_text(progress))
            case OldBook():
                found = self._workbook.sheet(name)
                merges = tuple(Merge(*merge) for merge in found.merges)
                rows = self._numbered(found.rows(), progress)
                return Grid(name, rows, merges, _filled(rows, found.hidden))
            case CalamineWorkbook():
                return self._from_parser(self._workbook, name, progress)

    def _opened(self, content: bytes) -> CalamineWorkbook:
        return _parsed(self.name, lambda: CalamineWorkbook.from_filelike(io.BytesIO(content)))

    def _from_parser(
        self, workbook: CalamineWorkbook, name: str, progress: Progress | None
    ) -> Grid:
        sheet = _parsed(self.name, lambda: workbook.get_sheet_by_name(name))
        values = _parsed(self.name, lambda: sheet.to_python(skip_empty_area=False))
        merges = tuple(Merge(*first, *last) for first, last in sheet.merged_cell_ranges or ())
        rows = self._numbered(values, progress)
        known = self._markup.get(name)
        for (row, column), word in known.oddities.items() if known else ():
            if row < len(rows):
                cells = rows[row].cells
                cells.extend([None] * (column + 1 - len(cells)))
                cells[column] = cells[column] or word
        return Grid(name, rows, merges, _filled(rows, known.hidden if known else ()))

    def _numbered(self, values: Iterable[Sequence[object]], progress: Progress | None) -> list[Row]:
        rows: list[Row] = []
        for number, found in enumerate(values, 1):
            self._demand_narrow(number, len(found))
            cells = [(value or None) if type(value) is str else _cell(value) for value in found]
            rows.append(Row(number, cells))
            report(progress, number)
        return rows

    def _from_text(self, progress: Progress | None) -> list[Row]:
        rows: list[Row] = []
        for number, found in enumerate(delimited.rows_of(self._text, self.name), 1):
            self._demand_narrow(number, len(found))
            rows.append(Row(number, [text or None for text in found]))
            report(progress, number)
        return rows

    def _demand_narrow(self, number: int, columns: int) -> None:
        if columns > guards.MOST_COLUMNS:
            raise InputError(
                TOO_MANY_COLUMNS,
                name=self.name,
                row=number,
                columns=columns,
                most=guards.MOST_COLUMNS,
            )


def sheet_names(path: Path) -> tuple[str, ...]:
    """The sheets of the file; a text file has one, named after it.

    Raises:
        InputError: as opening a `Book`.
    """
    return Book(path).sheet_names


def read_grid(path: Path, sheet: str | None = None, *, progress: Progress | None = None) -> Grid:
    """All cells of one sheet of the file.

    Raises:
        InputError, StoppedError: as `Book` and `Book.grid`.
    """
    return Book(path).grid(sheet, progress)


def report(progress: Progress | None, done: int) -> None:
    """Tell the progress every `STEP` rows that the file is being read.

    Raises:
        StoppedError: it answered no.
    """
    if progress is not None and done % STEP == 0 and not progress(done, None):
        raise StoppedError


def _filled(rows: Sequence[Row], numbers: Iterable[int]) -> frozenset[int]:
    """Those of the numbered rows in which anything stands."""
    return frozenset(
        number
        for number in numbers
        if 0 < number <= len(rows) and any(cell is not None for cell in rows[number - 1].cells)
    )


def _cell(value: object) -> Cell:
    match value:
        case bool():
            return str(value).upper()
        case float() if value.is_integer():
            return int(value)
        case str() | int() | float() | datetime() | date() | time() | timedelta():
            return value
        case _:
            return None


def _parsed(name: str, work: Callable[[], T]) -> T:
    """What the parser answers; whatever goes wrong inside it means that the file is damaged."""
    try:
        return work()
    except PasswordError as error:
        raise InputError(guards.LOCKED, name=name) from error
    except CalamineError as error:
        raise InputError(guards.DAMAGED, name=name) from error
    except BaseException as error:
        # A panic of the parser is deliberately no Exception, and its class cannot be imported.
        if isinstance(error, Exception) or type(error).__module__ == "pyo3_runtime":
            raise InputError(guards.DAMAGED, name=name) from error
        raise
