"""The migrations: one line of them, and at its end exactly the tables that the rooms declare."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from books import Book
from workroom.base.errors import BookError
from workroom.base.resources import migrations
from workroom.book import load_migrations, make_book, open_book
from workroom.ledger import journal, search
from workroom.ledger.backup import restore
from workroom.ledger.columns import kind_of, metadata
from workroom.ledger.engine import open_engine
from workroom.ledger.folder import Folder
from workroom.ledger.shape import HEAD, shape_of
from workroom.ledger.verify import verify

CHECKOUT = Path(__file__).resolve().parents[1]

# Kept by SQLite's full-text search and by alembic themselves.
NOT_OURS = (search.TABLE, "alembic_version")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """The file of an empty book: all migrations, and nothing else."""
    make_book(tmp_path / "book").close()
    return Folder(tmp_path / "book").database


@pytest.fixture
def raw(database: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        yield connection


def history() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(migrations()))
    return ScriptDirectory.from_config(config)


def test_the_history_is_one_line() -> None:
    assert len(history().get_bases()) == 1
    assert len(history().get_heads()) == 1
    assert [one.revision for one in history().walk_revisions() if one.is_branch_point] == []


def test_the_program_knows_its_newest_migration() -> None:
    assert history().get_current_head() == HEAD


def test_an_empty_file_becomes_the_tables_that_the_rooms_declare(database: Path) -> None:
    engine = open_engine(database)
    try:
        with engine.connect() as db:
            context = MigrationContext.configure(
                db,
                opts={
                    "include_name": lambda name, kind, _: (
                        kind != "table" or not str(name).startswith(NOT_OURS)
                    )
                },
            )
            assert compare_metadata(context, metadata) == []
    finally:
        engine.dispose()


def test_tables_columns_and_indexes_are_in_sqlites_eyes_what_the_rooms_declare(
    raw: sqlite3.Connection, tmp_path: Path
) -> None:
    engine = open_engine(tmp_path / "declared.db")
    metadata.create_all(engine)
    engine.dispose()
    with closing(sqlite3.connect(tmp_path / "declared.db")) as declared:
        for table in metadata.tables:
            assert _seen(raw, table) == _seen(declared, table), table


def _seen(raw: sqlite3.Connection, table: str) -> tuple[object, ...]:
    """Columns with type, NOT NULL, default and key, in their order; indexes with their columns."""
    columns = [row[1:] for row in raw.execute(f"PRAGMA table_info({table})")]
    indexes = {
        (name, unique): tuple(row[2] for row in raw.execute(f"PRAGMA index_info({name})"))
        for _, name, unique, *_ in raw.execute(f"PRAGMA index_list({table})")
    }
    return columns, indexes


def test_every_table_is_strict_and_says_what_it_is(raw: sqlite3.Connection) -> None:
    strict = {
        name
        for schema, name, kind, _, _, is_strict in raw.execute("PRAGMA table_list")
        if schema == "main" and kind == "table" and is_strict
    }
    assert strict == set(metadata.tables)
    assert [name for name, table in metadata.tables.items() if kind_of(table) is None] == []


def test_the_journal_keeps_its_guards_after_every_migration(raw: sqlite3.Connection) -> None:
    guards = raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    assert {name for (name,) in guards} == {"journal_no_update", "journal_no_delete"}


def test_the_migrations_run_again_change_nothing(database: Path, raw: sqlite3.Connection) -> None:
    before = raw.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
    load_migrations()(database)
    assert raw.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall() == (
        before
    )


def test_a_book_of_a_newer_program_is_refused_untouched(
    tmp_path: Path, raw: sqlite3.Connection
) -> None:
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(BookError, match="newer program"):
        open_book(tmp_path / "book")
    assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)


# --- The next program, which has one migration more ---------------------------------------------

NEXT = f"{int(HEAD) + 1:04}"


@pytest.fixture
def next_program(tmp_path: Path) -> Path:
    """This program's source with another migration; answers the folder to find it in."""
    root = tmp_path / "next"
    for name in ("src/workroom", "migrations"):
        shutil.copytree(CHECKOUT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "resources").symlink_to(CHECKOUT / "resources")
    shape = root / "src" / "workroom" / "ledger" / "shape.py"
    shape.write_text(
        shape.read_text("utf-8").replace(f'HEAD = "{HEAD}"', f'HEAD = "{NEXT}"'), "utf-8"
    )
    return root


def verified_by(program: Path, book: Path) -> subprocess.CompletedProcess[str]:
    """The next program opens the book and examines it."""
    return subprocess.run(
        [sys.executable, "-m", "workroom", "--book", book, "verify", "--json"],
        env=os.environ | {"PYTHONPATH": str(program / "src")},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def migration(program: Path, upgrade: str) -> None:
    """Write the migration that the next program brings."""
    text = f"""
import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{HEAD}"


def upgrade() -> None:
    {upgrade}
"""
    (program / "migrations" / "versions" / f"{NEXT}_one_more.py").write_text(text, "utf-8")


@pytest.mark.slow
def test_an_older_book_is_copied_and_then_brought_up_to_date(
    book: Book, next_program: Path, tmp_path: Path
) -> None:
    migration(next_program, 'op.create_index("ix_units_fonds", "units", ["fonds"])')
    root, head = book.ledger.path.parent, _head(book)
    book.ledger.close()
    done = verified_by(next_program, root)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["whole"]
    assert shape_of(book.ledger.path) == NEXT
    (copy,) = (root / "backups").iterdir()
    again = restore(copy, tmp_path / "again")
    assert shape_of(again.database) == HEAD
    ledger = open_book(again.root)
    with ledger.read() as db:
        assert journal.head(db) == head
    ledger.close()
    with closing(sqlite3.connect(book.ledger.path)) as raw:
        guards = raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    assert len(guards) == 2
    verified_by(next_program, root)
    assert list((root / "backups").iterdir()) == [copy], "one copy, before the one migration"
    with pytest.raises(BookError, match="newer program"):
        open_book(root)


@pytest.mark.slow
def test_a_migration_that_fails_leaves_the_book_as_it_was(book: Book, next_program: Path) -> None:
    migration(
        next_program,
        'op.create_table("afterwards", sa.Column("id", sa.Integer())); raise ZeroDivisionError',
    )
    head = _head(book)
    book.ledger.close()
    assert verified_by(next_program, book.ledger.path.parent).returncode != 0
    assert shape_of(book.ledger.path) == HEAD
    ledger = open_book(book.ledger.path.parent, book.clock)
    with ledger.read() as db:
        assert journal.head(db) == head
        assert verify(db, ledger.register).whole
    ledger.close()


def _head(book: Book) -> tuple[int, str]:
    with book.ledger.read() as db:
        return journal.head(db)
