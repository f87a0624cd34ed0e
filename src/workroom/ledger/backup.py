"""A verified copy of a live book, and the checked way back."""

import os
import shutil
import sqlite3
import tempfile
import zipfile
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from workroom.base.errors import BookError
from workroom.base.words import N_
from workroom.ledger import journal
from workroom.ledger.engine import open_engine, told
from workroom.ledger.folder import Folder
from workroom.ledger.shape import demand_known, shape_of

_NAME, _STAMP = "workroom-", "%Y%m%d-%H%M%S"

NOT_A_BACKUP = N_("{path} is not a backup of a book.")
BROKEN_COPY = N_("The copy is not whole: the chain of the journal breaks at entry {seq}.")
CANNOT_WRITE = N_("The backup could not be written to {path}: {why}. Nothing was left behind.")
NOT_EMPTY = N_("{path} is not an empty folder. Choose another one.")
CANNOT_RESTORE = N_("The backup could not be laid out in {path}: {why}. Nothing was left behind.")


def backup(folder: Folder, to: Path, now: datetime) -> Path:
    """Copy the book while it is in use, check the copy, and only then give it its name.

    The archive holds the database, the papers and this PC's settings; page
    images have their own way of being kept. A file of that name is never
    overwritten.

    Raises:
        BookError: the copy could not be written, or is not whole.
    """
    name = f"{_NAME}{now.astimezone(UTC):{_STAMP}}"
    try:
        to.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=to, prefix=".unfinished-") as unfinished:
            copy = Path(unfinished) / "workroom.db"
            _copy_database(folder.database, copy)
            _demand_whole(copy)
            archive = Path(unfinished) / "archive.zip"
            _pack(folder, copy, archive)
            final, number = to / f"{name}.zip", 1
            while final.exists():
                number += 1
                final = to / f"{name}-{number}.zip"
            archive.replace(final)
    except OSError as error:
        raise BookError(CANNOT_WRITE, path=to, why=error.strerror or str(error)) from error
    _sync_folder(to)
    return final


def newest_backup(folder: Path) -> datetime | None:
    """When the newest copy in a folder was made, by its name; None where there is none."""
    made: list[datetime] = []
    for path in folder.glob(f"{_NAME}*.zip"):
        stamp = path.stem.removeprefix(_NAME)[:15]
        with suppress(ValueError):
            made.append(datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC))
    return max(made, default=None)


def restore(archive: Path, to: Path) -> Folder:
    """Lay the backup out as a book in a new folder.

    Raises:
        BookError: not a backup, not whole, or a book lies there already.
    """
    folder = Folder(to)
    if to.exists() and (not to.is_dir() or folder.database.exists()):
        folder.make()  # says what is in the way
    if to.is_dir() and any(to.iterdir()):
        raise BookError(NOT_EMPTY, path=to)
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=to.parent, prefix=".unfinished-") as unfinished:
            laid_out = Path(unfinished) / "book"
            _unpack(archive, laid_out)
            if shape_of(laid_out / "workroom.db") is None:
                raise BookError(NOT_A_BACKUP, path=archive)
            demand_known(laid_out / "workroom.db")
            _demand_whole(laid_out / "workroom.db")
            for part in ("papers", "images", "backups"):
                (laid_out / part).mkdir(exist_ok=True)
            if to.exists():
                shutil.rmtree(to)
            laid_out.replace(to)
    except OSError as error:
        raise BookError(CANNOT_RESTORE, path=to, why=error.strerror or str(error)) from error
    _sync_folder(to.parent)
    return folder


def _copy_database(source: Path, copy: Path) -> None:
    with (
        told(source),
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as live,
        closing(sqlite3.connect(copy)) as still,
    ):
        live.backup(still)
        still.execute("PRAGMA journal_mode=DELETE")


def _demand_whole(copy: Path) -> None:
    """The file is sound and the journal's chain holds; tables against replay is the examiner's
    matter.
    """
    engine = open_engine(copy)
    try:
        with told(copy), engine.connect() as db, db.begin():
            if db.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok":
                raise BookError(NOT_A_BACKUP, path=copy.name)
            before = journal.GENESIS
            for expected, line in enumerate(journal.raw_lines(db), start=1):
                if line[0] != expected or not journal.follows(before, line):
                    raise BookError(BROKEN_COPY, seq=expected)
                before = line[-1]
    finally:
        engine.dispose()
    with closing(sqlite3.connect(copy)) as raw:
        raw.execute("PRAGMA journal_mode=DELETE")


def _pack(folder: Folder, database: Path, archive: Path) -> None:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.write(database, "workroom.db")
        if folder.settings.is_file():
            packed.write(folder.settings, "settings.toml")
        for paper in sorted(folder.papers.rglob("*")):
            if paper.is_file():
                packed.write(paper, f"papers/{paper.relative_to(folder.papers).as_posix()}")
    with archive.open("rb+") as written:
        os.fsync(written.fileno())


def _unpack(archive: Path, into: Path) -> None:
    try:
        with zipfile.ZipFile(archive) as packed:
            names = packed.namelist()
            if "workroom.db" not in names or not all(map(_ours, names)):
                raise BookError(NOT_A_BACKUP, path=archive)
            packed.extractall(into)
    except (zipfile.BadZipFile, EOFError, ValueError) as error:
        raise BookError(NOT_A_BACKUP, path=archive) from error


def _ours(name: str) -> bool:
    """Only what `backup` packs may be unpacked; nothing climbs out of the folder."""
    path = PurePosixPath(name)
    inside = not path.is_absolute() and ".." not in path.parts and "\\" not in name
    return inside and (name in {"workroom.db", "settings.toml"} or path.parts[0] == "papers")


def _sync_folder(path: Path) -> None:
    """Make a rename last through a power cut, where the system allows it."""
    if os.name == "posix":
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
