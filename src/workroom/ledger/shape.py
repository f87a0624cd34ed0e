"""Which shape a book has, and whether this program knows it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from workroom.base.errors import BookError
from workroom.base.words import N_
from workroom.ledger.engine import told

HEAD = "0003"
"""The newest migration; a test holds it against the folder."""

NEWER = N_("This book was written by a newer program (shape {found}, this program knows {known}).")
NOT_A_BOOK = N_("{path} is not a book, or was not made to its end. Choose another folder.")


def shape_of(path: Path) -> str | None:
    """Which migration the book has reached; None for an empty file."""
    with (
        told(path),
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as raw,
    ):
        tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_master")}
        if "alembic_version" not in tables:
            return None
        row = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


def demand_known(path: Path) -> None:
    """Raises BookError for a book of a newer program, and for what is no book of any."""
    found = shape_of(path)
    if found is None:
        raise BookError(NOT_A_BOOK, path=path)
    if found > HEAD:
        raise BookError(NEWER, found=found, known=HEAD)
