"""The migrations: one line of them, and at its end exactly the tables that the rooms declare."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from workroom.base.errors import BookError
from workroom.base.resources import migrations
from workroom.book import load_migrations, make_book, open_book
from workroom.ledger import search
from workroom.ledger.columns import kind_of, metadata
from workroom.ledger.engine import open_engine
from workroom.ledger.folder import Folder
from workroom.ledger.shape import HEAD

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
