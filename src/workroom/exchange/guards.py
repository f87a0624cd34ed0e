"""What a file really is by its bytes, and whether a parser may safely see it."""

import errno
import io
import re
import zipfile
import zlib
from enum import Enum
from pathlib import Path

from workroom.base.errors import InputError
from workroom.base.words import N_

MOST_BYTES = 200 * 2**20
"""A list of a million entries is a tenth of this."""
MOST_UNPACKED = 600 * 2**20
"""All parts of a packed spreadsheet together; 100,000 rows of twelve columns make 80 MiB."""
MOST_RATIO = 200
"""Unpacked to packed, for parts over `RATIO_FROM` bytes; the dullest list has a third of it."""
RATIO_FROM = 32 * 2**20
MOST_PARTS = 5_000
MOST_CELLS = 24_000_000
"""Of the rectangle that holds everything: the parser keeps all of it in memory, empty or not."""
MOST_COLUMNS = 512

MISSING = N_("There is no file {name}.")
A_FOLDER = N_("{name} is a folder, not a file.")
UNREADABLE = N_("{name} cannot be read: another program holds it, or reading it is not allowed.")
EMPTY = N_("{name} is empty.")
TOO_BIG = N_("{name} is too big to be a list: {size} MB, at most {most} MB.")
NOT_A_SPREADSHEET = N_(
    "{name} is not a spreadsheet this program can read: use .xlsx, .xls, .ods or .csv."
)
A_WEB_PAGE = N_(
    "{name} is a web page under another name: open it in Excel or WPS and save it as .xlsx."
)
A_BINARY_BOOK = N_("{name} is a binary workbook: open it in Excel or WPS and save it as .xlsx.")
LOCKED = N_("{name} is protected by a password: save it without one and try again.")
DAMAGED = N_("{name} is damaged or was not copied whole.")
A_BOMB = N_("{name} unpacks to far more than any list: it is damaged, or made to do harm.")
TOO_WIDE = N_(
    "Sheet {sheet} of {name} reaches over {rows} rows and {columns} columns: "
    "delete what lies far outside the list."
)

_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x1f\x8b",
    b"{\\rtf",
    b"MZ",
    b"\x7fELF",
    b"SQLite",
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BINARY_SHARE = 100
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27})


class Container(Enum):
    """The kinds of file a list comes in."""

    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"
    TEXT = "text"


def content_of(path: Path) -> bytes:
    """The bytes of the file.

    Raises:
        InputError: missing, a folder, unreadable, empty or too big.
    """
    name = printable(path)
    try:
        if path.is_dir():
            raise InputError(A_FOLDER, name=name)
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise InputError(TOO_BIG, name=name, size=size // 2**20, most=MOST_BYTES // 2**20)
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise InputError(MISSING, name=name) from error
    except OSError as error:
        unknown = error.errno in (errno.ENAMETOOLONG, errno.EINVAL)
        raise InputError(MISSING if unknown else UNREADABLE, name=name) from error
    if not content.strip(b"\0\r\n\t "):
        raise InputError(EMPTY, name=name)
    return content


def printable(path: Path) -> str:
    """The file's name, fit for a sentence."""
    return path.name.encode("utf-8", "replace").decode() or str(path)


def container_of(content: bytes, name: str) -> Container:
    """Which kind of file this is, whatever its ending says.

    Raises:
        InputError: something else, or a workbook behind a password.
    """
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise InputError(LOCKED, name=name)
        return Container.XLS
    if content.startswith(_ZIP):
        return _packed(content, name)
    opening = content[:2048].lstrip(b"\xef\xbb\xbf\r\n\t ").lower()
    if opening.startswith(b"<"):
        raise InputError(A_WEB_PAGE, name=name)
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff")) or is_wide(content)
    wild = len(content) - len(content.translate(None, _CONTROLS))
    if content.startswith(_FOREIGN) or (not wide and wild * _BINARY_SHARE > len(content)):
        raise InputError(NOT_A_SPREADSHEET, name=name)
    return Container.TEXT


def is_wide(content: bytes) -> bool:
    """Whether text without a mark is UTF-16: every other byte of its digits and signs is zero."""
    return content[:4096].count(0) * 8 > len(content[:4096])


def unpacked_parts(content: bytes, name: str, wanted: re.Pattern[str]) -> dict[str, bytes]:
    """The parts of a packed workbook whose names match, after all have been unpacked and weighed.

    What the archive says about its sizes is not believed: the parser would not
    look at it either.

    Raises:
        InputError: damaged, or it unpacks to more than `MOST_UNPACKED` bytes.
    """
    found: dict[str, bytes] = {}
    weight = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS:
                raise InputError(A_BOMB, name=name)
            for part in parts:
                if part.flag_bits & 1:
                    raise InputError(LOCKED, name=name)
                keep = wanted.search(part.filename) is not None
                size, text = _inflate(content, part, MOST_UNPACKED - weight, keep=keep)
                weight += size
                if (
                    size > max(RATIO_FROM, MOST_RATIO * part.compress_size)
                    or weight > MOST_UNPACKED
                ):
                    raise InputError(A_BOMB, name=name)
                if keep:
                    found[part.filename] = text
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        ValueError,
        IndexError,
        OSError,
    ) as error:
        raise InputError(DAMAGED, name=name) from error
    return found


def _packed(content: bytes, name: str) -> Container:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = {part.lstrip("/").lower() for part in archive.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise InputError(DAMAGED, name=name) from error
    if "xl/workbook.xml" in names:
        return Container.XLSX
    if "xl/workbook.bin" in names:
        raise InputError(A_BINARY_BOOK, name=name)
    if "content.xml" in names and "mimetype" in names:
        return Container.ODS
    raise InputError(NOT_A_SPREADSHEET, name=name)


def _inflate(content: bytes, part: zipfile.ZipInfo, most: int, *, keep: bool) -> tuple[int, bytes]:
    """The true size of a part, and its bytes to keep; a size over `most` ends the work early."""
    header = content[part.header_offset : part.header_offset + 30]
    if len(header) < 30 or header[:4] != b"PK\x03\x04":
        raise zipfile.BadZipFile
    start = (
        part.header_offset
        + 30
        + int.from_bytes(header[26:28], "little")
        + int.from_bytes(header[28:30], "little")
    )
    packed = memoryview(content)[start : start + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        return len(packed), bytes(packed) if keep else b""
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise NotImplementedError
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    size, pieces = 0, []
    waiting: bytes | memoryview = packed
    most = min(most, max(RATIO_FROM, MOST_RATIO * len(packed)))
    while not inflater.eof and size <= most:
        piece = inflater.decompress(waiting, 4 * 2**20)
        waiting = inflater.unconsumed_tail
        size += len(piece)
        if keep:
            pieces.append(piece)
        if not piece and not waiting:
            break
    return size, b"".join(pieces)
