"""Photographs that entries name: kept among the papers, each called by its own SHA-256."""

import hashlib
import os
import re
import tempfile
from pathlib import Path

from sqlalchemy import Connection

from workroom.base.errors import InputError
from workroom.base.ids import FileName
from workroom.base.words import N_

FOLDER = Path("papers") / "photos"
"""In the folder of the book: what lies among the papers is in every backup."""
LARGEST = 64 * 1024 * 1024
"""Bytes; a photograph of more is a mistake."""

NO_SUCH_FILE = N_("There is no picture at {path}, or it cannot be read.")
NO_PICTURE = N_("{path} is no picture: JPEG, PNG, TIFF and PDF are kept.")
TOO_LARGE = N_("{path} is larger than {most} MB. Take the photograph smaller.")

_NAME = re.compile(r"[0-9a-f]{64}\.(jpg|png|tif|pdf)")
_BEGINNINGS = {
    b"\xff\xd8\xff": "jpg",
    b"\x89PNG\r\n\x1a\n": "png",
    b"II*\x00": "tif",
    b"MM\x00*": "tif",
    b"%PDF-": "pdf",
}


def is_name(text: str) -> bool:
    """Whether a text is what a kept photograph is called."""
    return _NAME.fullmatch(text) is not None


def keep(db: Connection, path: Path) -> FileName:
    """Copy a picture into the folder of the book; the same bytes are kept once.

    Returns:
        Its name there: the SHA-256 over its bytes, and what kind of picture it is.

    Raises:
        InputError: there is no such file, or it is no picture.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(TOO_LARGE, path=path.name, most=LARGEST // 1024 // 1024)
        told = path.read_bytes()
    except (OSError, ValueError) as error:
        raise InputError(NO_SUCH_FILE, path=path) from error
    ending = next((one for begins, one in _BEGINNINGS.items() if told.startswith(begins)), None)
    if ending is None:
        raise InputError(NO_PICTURE, path=path.name)
    name = FileName(f"{hashlib.sha256(told).hexdigest()}.{ending}")
    kept = place_of(db, name)
    if not kept.exists():
        _write(kept, told)
    return name


def place_of(db: Connection, name: FileName) -> Path:
    """Where the photograph of that name is kept."""
    return Path(str(db.engine.url.database)).parent / FOLDER / name


def is_there(db: Connection, name: FileName) -> bool:
    """Whether it lies there, and is still what its name says."""
    try:
        told = place_of(db, name).read_bytes()
    except OSError:
        return False
    return hashlib.sha256(told).hexdigest() == name.partition(".")[0]


def _write(to: Path, told: bytes) -> None:
    """Whole or not at all, whenever the power goes."""
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=to.parent, delete=False) as unfinished:
            unfinished.write(told)
            unfinished.flush()
            os.fsync(unfinished.fileno())
        Path(unfinished.name).replace(to)
    except OSError as error:
        raise InputError(NO_SUCH_FILE, path=to) from error
