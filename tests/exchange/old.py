"""Writes workbooks of Excel 97 (.xls) by hand: cells, dates, merges, hidden rows, sheets."""

import struct
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

Sheets = Mapping[str, Sequence[Sequence[object]]]
Merge = tuple[int, int, int, int]

_SECTOR = 512
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_PLAIN, _DATED = 0, 1


def xls_book(
    path: Path,
    sheets: Sheets,
    *,
    merges: Iterable[Merge] = (),
    hidden: Iterable[int] = (),
) -> Path:
    """A workbook with these sheets; merges (top, left, bottom, right) and hidden rows, from 0, are
    those of the first.
    """
    bodies = [
        _sheet(
            rows, tuple(merges) if at == 0 else (), frozenset(hidden) if at == 0 else frozenset()
        )
        for at, rows in enumerate(sheets.values())
    ]
    stream = _globals(tuple(sheets), [len(body) for body in bodies]) + b"".join(bodies)
    path.write_bytes(_compound(stream))
    return path


def _globals(names: Sequence[str], lengths: Sequence[int]) -> bytes:
    def written(starts: Sequence[int]) -> bytes:
        shapes = b"".join(
            _record(0x00E0, struct.pack("<HHHBBHIIH", 0, form, 0, 0, 0, 0, 0, 0, 0))
            for form in (0, 14)
        )
        places = b"".join(
            _record(0x0085, struct.pack("<IBB", start, 0, 0) + _words(name, small=True))
            for name, start in zip(names, starts, strict=True)
        )
        return _begin(0x0005) + shapes + places + _record(0x000A, b"")

    size = len(written([0] * len(names)))
    starts = [size + sum(lengths[:at]) for at in range(len(names))]
    return written(starts)


def _sheet(
    rows: Sequence[Sequence[object]], merges: Sequence[Merge], hidden: frozenset[int]
) -> bytes:
    made = [_begin(0x0010)]
    for at, row in enumerate(rows):
        options = 0x0100 | (0x20 if at in hidden else 0)
        made.append(
            _record(0x0208, struct.pack("<HHHHHHHH", at, 0, len(row), 255, 0, 0, options, 15))
        )
    for at, row in enumerate(rows):
        made.extend(_cell(at, place, value) for place, value in enumerate(row))
    if merges:
        ranges = b"".join(
            struct.pack("<4H", top, last, left, right) for top, left, last, right in merges
        )
        made.append(_record(0x00E5, struct.pack("<H", len(merges)) + ranges))
    made.append(_record(0x000A, b""))
    return b"".join(made)


def _cell(row: int, column: int, value: object) -> bytes:
    match value:
        case None | "":
            return b""
        case date():
            days = (value - date(1899, 12, 30)).days
            return _record(0x0203, struct.pack("<HHHd", row, column, _DATED, days))
        case int() | float():
            return _record(0x0203, struct.pack("<HHHd", row, column, _PLAIN, value))
        case _:
            return _record(0x0204, struct.pack("<HHH", row, column, _PLAIN) + _words(str(value)))


def _words(text: str, *, small: bool = False) -> bytes:
    wide = text.encode("utf-16-le")
    return struct.pack("<BB" if small else "<HB", len(wide) // 2, 1) + wide


def _begin(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 1997, 0, 0x0600))


def _record(number: int, body: bytes) -> bytes:
    return struct.pack("<HH", number, len(body)) + body


def _compound(stream: bytes) -> bytes:
    """The stream in its container: header, one table of sectors, one folder, the stream."""
    stream = stream.ljust(max(4096, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    count = len(stream) // _SECTOR
    if count > _SECTOR // 4 - 2:
        raise ValueError("the container of this writer has one table only")
    table = [_TABLE, _END, *range(3, 2 + count), _END]
    table += [_FREE] * (_SECTOR // 4 - len(table))
    folder = _entry("Root Entry", 5, child=1, start=_END, size=0)
    folder += _entry("Workbook", 2, child=_FREE, start=2, size=len(stream))
    folder = folder.ljust(_SECTOR, b"\0")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack(
        "<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0, 0
    )
    header += struct.pack("<108I", *[_FREE] * 108)
    return (
        header.ljust(_SECTOR, b"\xff") + struct.pack(f"<{_SECTOR // 4}I", *table) + folder + stream
    )


def _entry(name: str, kind: int, *, child: int, start: int, size: int) -> bytes:
    wide = name.encode("utf-16-le") + b"\0\0"
    return (
        wide.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(wide), kind, 1, _FREE, _FREE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
