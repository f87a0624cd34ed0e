"""What concerns this PC only: language, theme, printer, reader, sounds, the station's name."""

import os
import sys
import tomllib
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import tomli_w

from workroom.base.errors import BookError
from workroom.base.words import N_, Language

CANNOT_KEEP = N_("The settings of this PC could not be kept in {path}: {why}.")


@dataclass(frozen=True, slots=True)
class PcSettings:
    """The file `settings.toml` beside the book. What rules read is not here: that stands in the
    book.
    """

    language: str = Language.CHINESE.value
    theme: str = "light"
    printer: str = ""
    station: str = ""
    sounds: bool = True
    volume: int = 80
    reader_gap_ms: int = 35
    reader_ending: str = "key"
    reader_prefix: str = ""
    backup_folder: str = ""
    rail_folded: bool = False
    filters: dict[str, Any] = field(default_factory=dict)
    """Questions of the catalogue kept under a name; the catalogue knows how they are spelled."""


def read_settings(path: Path) -> PcSettings:
    """What the file says; what it does not say, or says in a way we cannot read, is as it was
    delivered.
    """
    try:
        given = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeError, tomllib.TOMLDecodeError):
        return PcSettings()
    usual = PcSettings()
    fitting: dict[str, Any] = {
        one.name: given[one.name]
        for one in fields(PcSettings)
        if type(given.get(one.name)) is type(getattr(usual, one.name))
    }
    return replace(usual, **fitting)


def keep_settings(path: Path, settings: PcSettings) -> None:
    """Write the file, whole or not at all. Raises BookError where that fails."""
    unfinished = path.with_suffix(".unfinished")
    try:
        unfinished.write_text(tomli_w.dumps(asdict(settings)), "utf-8")
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise BookError(CANNOT_KEEP, path=path, why=error.strerror or str(error)) from error


def usual_book() -> Path:
    """Where the book is if nobody says: WORKROOM_BOOK, or the user's data folder."""
    if named := os.environ.get("WORKROOM_BOOK"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "Workroom"
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(data) / "workroom"
