"""Workbooks of Excel 97 to 2003 (.xls), read record by record.

The parser that reads the other kinds takes sizes from such a file on trust, and
a single damaged byte then ends the whole program; this one believes nothing.
"""

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from workroom.base.errors import InputError
from workroom.base.words import N_
from workroom.exchange import guards
from workroom.exchange.compound import CompoundError, streams

TOO_OLD = N_("{name} was written by a program older than Excel 97: save it as .xlsx.")

Plain = str | int | float | datetime | date | None

_BOF, _EOF, _CONTINUE, _SHEET, _SST = 0x0809, 0x000A, 0x003C, 0x0085, 0x00FC
_FORMAT, _XF, _DATE_MODE, _PASSWORD, _MERGED = 0x041E, 0x00E0, 0x0022, 0x002F, 0x00E5
_SHARED, _LABEL, _RICH, _NUMBER, _RK, _MANY_RK = 0x00FD, 0x0204, 0x00D6, 0x0203, 0x027E, 0x00BD
_FORMULA, _RESULT, _TRUTH, _ROW = 0x0006, 0x0207, 0x0205, 0x0208
_ERRORS = {
    0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A",
}  # fmt: skip
_DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_NO_DATE_LETTERS = re.compile(
    r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|general', re.IGNORECASE
)
_LAST_SERIAL = 2_958_465


class Record(NamedTuple):
    """One record of the stream: its number, and its body."""

    number: int
    body: bytes


@dataclass(slots=True)
class OldSheet:
    """One sheet: its cells by row and column, its merges as (top, left, bottom, right), from 0.

    `hidden` are the numbers of rows that are not shown, from 1.
    """

    cells: dict[int, dict[int, Plain]] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)

    def rows(self) -> Iterator[list[Plain]]:
        """The cells of every row from the first on, blank rows too."""
        for row in range(max(self.cells, default=-1) + 1):
            cells = self.cells.get(row, {})
            yield [cells.get(column) for column in range(max(cells, default=-1) + 1)]


class OldBook:
    """A workbook that has been opened; a sheet is read when it is asked for."""

    def __init__(self, content: bytes, name: str) -> None:
        """Read what all sheets share.

        Raises:
            InputError: damaged, behind a password, too old, or no workbook at all.
        """
        self._name = name
        try:
            found = streams(content, most=guards.MOST_BYTES)
        except CompoundError as error:
            raise InputError(guards.DAMAGED, name=name) from error
        if "Workbook" not in found:
            raise InputError(TOO_OLD if "Book" in found else guards.NOT_A_SPREADSHEET, name=name)
        self._stream = found["Workbook"]
        self._starts: dict[str, int] = {}
        self._words: list[str] = []
        self._dated: list[bool] = []
        self._first_day = date(1899, 12, 30)
        try:
            self._read_globals()
        except (struct.error, IndexError) as error:
            raise InputError(guards.DAMAGED, name=name) from error

    @property
    def sheet_names(self) -> tuple[str, ...]:
        return tuple(self._starts)

    def sheet(self, name: str) -> OldSheet:
        """The cells of one sheet.

        Raises:
            InputError: damaged, or it reaches over more columns than any list.
        """
        sheet = OldSheet()
        try:
            self._read_sheet(self._starts[name], sheet)
        except (struct.error, IndexError) as error:
            raise InputError(guards.DAMAGED, name=self._name) from error
        columns = max((max(cells) for cells in sheet.cells.values()), default=0) + 1
        rows = max(sheet.cells, default=0) + 1
        if columns > guards.MOST_COLUMNS:
            raise InputError(
                guards.TOO_WIDE, name=self._name, sheet=name, rows=rows, columns=columns
            )
        return sheet

    def _read_globals(self) -> None:
        formats: dict[int, str] = {}
        shapes: list[int] = []
        shared: list[bytes] = []
        version = 0
        for at, (number, body) in enumerate(_records(self._stream, 0)):
            if at == 0:
                version = struct.unpack_from("<H", body)[0] if number == _BOF else 0
                if version != 0x0600:
                    raise InputError(TOO_OLD, name=self._name)
            elif number == _PASSWORD:
                raise InputError(guards.LOCKED, name=self._name)
            elif number == _SHEET and body[5] == 0:
                name = _text(body[7:], body[6], wide=bool(body[7] & 1))
                self._starts.setdefault(name, struct.unpack_from("<I", body)[0])
            elif number == _DATE_MODE and body[:2] == b"\x01\x00":
                self._first_day = date(1904, 1, 1)
            elif number == _FORMAT:
                code, length = struct.unpack_from("<HH", body)
                formats[code] = _text(body[4:], length, wide=bool(body[4] & 1))
            elif number == _XF:
                shapes.append(struct.unpack_from("<H", body, 2)[0])
            elif number == _SST or (number == _CONTINUE and shared):
                shared.append(body)
            elif number == _EOF:
                break
        if shared:
            self._words = list(_Words(shared))
        self._dated = [code in _DATE_FORMATS or _is_dated(formats.get(code, "")) for code in shapes]

    def _read_sheet(self, start: int, sheet: OldSheet) -> None:
        depth = 0
        waiting: tuple[int, int] | None = None
        for number, body in _records(self._stream, start):
            if number in (_BOF, _EOF):
                depth += 1 if number == _BOF else -1
                if depth == 0:
                    return
            elif depth != 1:
                continue
            elif number in (_MERGED, _ROW):
                _note(number, body, sheet)
            elif number == _RESULT and waiting:
                length = struct.unpack_from("<H", body)[0]
                _put(sheet, *waiting, _text(body[2:], length, wide=bool(body[2] & 1)))
                waiting = None
            elif number == _MANY_RK:
                row, first = struct.unpack_from("<HH", body)
                for place in range((len(body) - 6) // 6):
                    shape, packed = struct.unpack_from("<HI", body, 4 + 6 * place)
                    _put(sheet, row, first + place, self._number(_unpacked(packed), shape))
            elif number in (_SHARED, _LABEL, _RICH, _NUMBER, _RK, _FORMULA, _TRUTH):
                row, column, shape = struct.unpack_from("<HHH", body)
                if number == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 0:
                    waiting = row, column
                else:
                    _put(sheet, row, column, self._cell(number, body, shape))

    def _cell(self, number: int, body: bytes, shape: int) -> Plain:
        if number == _SHARED:
            return self._words[int.from_bytes(body[6:10], "little")]
        if number in (_LABEL, _RICH):
            length = struct.unpack_from("<H", body, 6)[0]
            return _text(body[8:], length, wide=bool(body[8] & 1))
        if number == _RK:
            return self._number(_unpacked(struct.unpack_from("<I", body, 6)[0]), shape)
        if number == _TRUTH:
            return _ERRORS.get(body[6], "#N/A") if body[7] else ("FALSE", "TRUE")[bool(body[6])]
        if number == _FORMULA and body[12:14] == b"\xff\xff":
            if body[6] == 2:
                return _ERRORS.get(body[8], "#N/A")
            return ("FALSE", "TRUE")[bool(body[8])] if body[6] == 1 else None
        (value,) = struct.unpack_from("<d", body, 6)
        return self._number(float(value), shape)

    def _number(self, value: float, shape: int) -> Plain:
        if shape < len(self._dated) and self._dated[shape] and 1 <= value <= _LAST_SERIAL:
            day = self._first_day + timedelta(days=int(value))
            if value == int(value):
                return day
            seconds = timedelta(seconds=round((value - int(value)) * 86_400))
            return datetime(day.year, day.month, day.day) + seconds  # noqa: DTZ001 — a wall clock
        return value


class _Words:
    """The shared words, which run on over the ends of their records."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces = [memoryview(piece) for piece in pieces]
        self._piece = 0
        self._at = 8
        self._count = struct.unpack_from("<I", pieces[0], 4)[0]

    def __iter__(self) -> Iterator[str]:
        for _ in range(self._count):
            if self._piece == len(self._pieces) - 1 and self._at >= len(self._pieces[-1]):
                return
            length, flags = struct.unpack("<HB", self._take(3))
            runs = struct.unpack("<H", self._take(2))[0] if flags & 8 else 0
            spoken = struct.unpack("<I", self._take(4))[0] if flags & 4 else 0
            yield self._characters(length, wide=bool(flags & 1))
            self._take(4 * runs + spoken)

    def _take(self, count: int) -> bytes:
        taken = b""
        while count:
            piece = self._pieces[self._piece][self._at : self._at + count]
            taken += piece
            count -= len(piece)
            self._at += len(piece)
            if count:
                self._piece, self._at = self._piece + 1, 0
        return taken

    def _characters(self, count: int, *, wide: bool) -> str:
        text = ""
        while count:
            if self._at >= len(self._pieces[self._piece]):
                self._piece, self._at = self._piece + 1, 1
                wide = bool(self._pieces[self._piece][0] & 1)
            width = 2 if wide else 1
            piece = self._pieces[self._piece][self._at : self._at + count * width]
            if len(piece) < width:
                raise IndexError
            piece = piece[: len(piece) // width * width]
            text += bytes(piece).decode("utf-16-le" if wide else "latin-1", "surrogatepass")
            self._at += len(piece)
            count -= len(piece) // width
        return _paired(text)


def _records(stream: bytes, at: int) -> Iterator[Record]:
    while at + 4 <= len(stream):
        number, length = struct.unpack_from("<HH", stream, at)
        yield Record(number, stream[at + 4 : at + 4 + length])
        at += 4 + length


def _note(number: int, body: bytes, sheet: OldSheet) -> None:
    """What is to be known of the sheet beside its cells: merges, and rows not shown."""
    if number == _MERGED:
        for at in range(2, len(body) - 7, 8):
            top, bottom, left, right = struct.unpack_from("<4H", body, at)
            sheet.merges.append((top, left, bottom, right))
    elif struct.unpack_from("<H", body, 12)[0] & 0x20:
        sheet.hidden.append(struct.unpack_from("<H", body)[0] + 1)


def _put(sheet: OldSheet, row: int, column: int, value: Plain) -> None:
    if value not in (None, ""):
        sheet.cells.setdefault(row, {})[column] = value


def _text(body: bytes, length: int, *, wide: bool) -> str:
    """A string after its length: one byte of flags, then the characters."""
    if wide:
        return body[1 : 1 + 2 * length].decode("utf-16-le", "replace")
    return body[1 : 1 + length].decode("latin-1")


def _paired(text: str) -> str:
    """Halves of a rare character that two records shared are joined; lone ones are marked."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _unpacked(packed: int) -> float:
    """A number in four bytes: thirty bits of a whole or a fraction, perhaps times a hundred."""
    if packed & 2:
        value = float(struct.unpack("<i", struct.pack("<I", packed))[0] >> 2)
    else:
        value = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0]
    return value / 100 if packed & 1 else value


def _is_dated(form: str) -> bool:
    letters = _NO_DATE_LETTERS.sub("", form.partition(";")[0])
    return re.search("[ymdhs]", letters, re.IGNORECASE) is not None
