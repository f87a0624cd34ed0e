import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from books import Book, lived_in
from lines import filled_line
from workroom.book import open_book
from workroom.ledger import journal
from workroom.ledger.columns import TableKind, kind_of, metadata
from workroom.ledger.verify import NO_SUCH_HEAD, Finding, verify
from workroom.rooms.shelf import SHELF

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    book = lived_in(tmp_path_factory.mktemp("lived") / "book")
    for register in SHELF:
        filled_line(book, register)
    yield book
    book.close()


@pytest.fixture
def copied(lived: Book, tmp_path: Path) -> Path:
    """The book's folder, copied: to be taken apart."""
    with lived.ledger.work(by=lived.wang) as work:
        work.close()
    with closing(sqlite3.connect(lived.ledger.path)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    root = tmp_path / "copied"
    root.mkdir()
    shutil.copy(lived.ledger.path, root / "workroom.db")
    return root


@contextmanager
def tampering(root: Path) -> Iterator[sqlite3.Connection]:
    """The database as somebody with a tool and no scruples opens it."""
    with closing(sqlite3.connect(root / "workroom.db", isolation_level=None)) as raw:
        guards = raw.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in guards:
            raw.execute(f"DROP TRIGGER {name}")
        yield raw
        for _, sql in guards:
            raw.execute(sql)


def examined(root: Path, against: str | None = None) -> Finding:
    ledger = open_book(root)
    try:
        with ledger.read() as db:
            return verify(db, ledger.register, against=against)
    finally:
        ledger.close()


def test_an_honest_book_is_whole(copied: Path) -> None:
    finding = examined(copied)
    assert finding.breaks == ()
    assert finding.entries > 40


def test_the_examination_tells_how_far_it_is_and_may_be_stopped(lived: Book) -> None:
    told: list[tuple[int, int]] = []
    with lived.ledger.read() as db:
        last, _ = journal.head(db)
        verify(db, lived.ledger.register, told=lambda seq, of: told.append((seq, of)))

        def stop(seq: int, _last: int) -> None:
            if seq == 5:
                raise InterruptedError

        with pytest.raises(InterruptedError):
            verify(db, lived.ledger.register, told=stop)
    assert told == [(seq, last) for seq in range(1, last + 1)]


def test_every_book_table_of_the_lived_in_book_has_a_row(copied: Path) -> None:
    with tampering(copied) as raw:
        for table in metadata.sorted_tables:
            if kind_of(table) is TableKind.BOOK:
                assert raw.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0], table.name


def test_every_column_of_every_book_table_changed_once_is_named(copied: Path) -> None:
    for table in metadata.sorted_tables:
        if kind_of(table) is not TableKind.BOOK:
            continue
        for column in table.columns:
            victim = copied.parent / "victim"
            shutil.rmtree(victim, ignore_errors=True)
            shutil.copytree(copied, victim)
            with tampering(victim) as raw:
                row, old = raw.execute(
                    f'SELECT rowid, "{column.name}" FROM {table.name}'
                ).fetchone()
                new = 987654 if isinstance(old, int) or _is_integer(column) else f"{old}x"
                raw.execute(
                    f'UPDATE {table.name} SET "{column.name}" = ? WHERE rowid = ?', (new, row)
                )
            found = examined(victim).breaks
            assert any(table.name in one.where for one in found), (table.name, column.name)
            if not column.primary_key:
                named = {one.what.values.get("column") for one in found}
                assert column.name in named, (table.name, column.name)


def _is_integer(column: object) -> bool:
    impl = getattr(column.type, "impl", column.type)  # type: ignore[attr-defined]  # a Column
    return "INT" in str(impl).upper()


def test_a_row_deleted_from_any_book_table_is_named(copied: Path) -> None:
    for table in metadata.sorted_tables:
        if kind_of(table) is TableKind.BOOK:
            victim = copied.parent / "victim"
            shutil.rmtree(victim, ignore_errors=True)
            shutil.copytree(copied, victim)
            with tampering(victim) as raw:
                raw.execute(
                    f"DELETE FROM {table.name} WHERE rowid = (SELECT min(rowid) FROM {table.name})"
                )
            assert any(one.where.startswith(table.name) for one in examined(victim).breaks), (
                table.name
            )


def test_a_row_slipped_into_a_table_is_named(copied: Path) -> None:
    with tampering(copied) as raw:
        raw.execute("INSERT INTO aliases VALUES ('FALSE', 1)")
    assert [one.where for one in examined(copied).breaks] == ["aliases alias=FALSE"]


JOURNAL_ATTACKS: dict[str, str] = {
    "cut_from_the_middle": "DELETE FROM journal WHERE seq = 20",
    "body_changed": "UPDATE journal SET body = replace(body, '1', '2') WHERE seq = 20",
    "actor_changed": "UPDATE journal SET by = by + 1 WHERE seq = 20",
    "time_changed": "UPDATE journal SET happened_at = '2025-01-01T00:00:00Z' WHERE seq = 20",
    "recorded_later": "UPDATE journal SET recorded_at = '2027-01-01T00:00:00Z' WHERE seq = 20",
    "source_changed": "UPDATE journal SET source = 'paper' WHERE seq = 20",
    "source_note_changed": "UPDATE journal SET source_note = 'F01' WHERE seq = 20",
    "station_changed": "UPDATE journal SET station = 'elsewhere' WHERE seq = 20",
    "event_renamed": "UPDATE journal SET event = 'BadgeReplaced' WHERE seq = 20",
    "version_changed": "UPDATE journal SET version = 2 WHERE seq = 20",
    "numbers_changed": "UPDATE journal SET numbers = '{\"sheet\":[7,7]}' WHERE seq = 20",
    "digest_changed": f"UPDATE journal SET digest = '{'0' * 64}' WHERE seq = 20",
    "not_even_json": "UPDATE journal SET body = 'x' WHERE seq = 20",
    "no_time_at_all": "UPDATE journal SET recorded_at = 'noon' WHERE seq = 20",
}


@pytest.mark.parametrize("attack", JOURNAL_ATTACKS.values(), ids=JOURNAL_ATTACKS.keys())
def test_a_journal_line_that_was_tampered_with_is_named(copied: Path, attack: str) -> None:
    with tampering(copied) as raw:
        raw.execute(attack)
    assert any(one.where in {"journal 20", "journal 21"} for one in examined(copied).breaks)


def test_two_journal_lines_that_changed_places_are_named(copied: Path) -> None:
    with tampering(copied) as raw:
        for old, new in ((20, -1), (21, 20), (-1, 21)):
            raw.execute("UPDATE journal SET seq = ? WHERE seq = ?", (new, old))
    assert examined(copied).breaks[0].where == "journal 20"


def test_a_journal_line_that_was_slipped_in_is_named(copied: Path) -> None:
    with tampering(copied) as raw:
        raw.execute("UPDATE journal SET seq = -seq WHERE seq > 20")
        raw.execute("UPDATE journal SET seq = 1 - seq WHERE seq < 0")
        raw.execute(
            "INSERT INTO journal SELECT 21, recorded_at, happened_at, source, source_note, "
            "by, station,"
            " event, version, body, '{}', digest FROM journal WHERE seq = 20"
        )
    assert examined(copied).breaks[0].where == "journal 21"


def test_a_book_without_its_guards_says_so(copied: Path) -> None:
    with closing(sqlite3.connect(copied / "workroom.db", isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER journal_no_update")
    assert [one.where for one in examined(copied).breaks] == ["journal"]


def test_a_trigger_or_a_view_that_is_not_ours_is_named(copied: Path) -> None:
    with closing(sqlite3.connect(copied / "workroom.db")) as raw:
        raw.execute(
            "CREATE TRIGGER quiet BEFORE INSERT ON journal WHEN new.event = 'LineEntered' "
            "BEGIN SELECT RAISE(IGNORE); END"
        )
        raw.execute("CREATE VIEW glass AS SELECT * FROM hazards")
    assert [one.where for one in examined(copied).breaks] == ["glass", "quiet"]


def test_a_strange_table_is_named(copied: Path) -> None:
    with tampering(copied) as raw:
        raw.execute("CREATE TABLE shadow (id INTEGER)")
    assert [one.where for one in examined(copied).breaks] == ["shadow"]


def _cut_tail(raw: sqlite3.Connection) -> None:
    raw.execute("DELETE FROM journal WHERE seq > 25")


def _rebuild_chain(raw: sqlite3.Connection) -> None:
    """What whoever holds the PC can do: change a line, and work out every later digest anew."""
    raw.execute("UPDATE journal SET station = 'elsewhere' WHERE seq = 20")
    names = ", ".join(journal.Line._fields)
    before = journal.GENESIS
    for row in raw.execute(f"SELECT {names} FROM journal ORDER BY seq").fetchall():
        line = journal.Line(*row)
        read = line._replace(
            recorded_at=journal.journal.c.recorded_at.type.process_result_value(
                line.recorded_at, None
            ),
            happened_at=journal.journal.c.happened_at.type.process_result_value(
                line.happened_at, None
            ),
            source=journal.Source(line.source),
        )
        before = journal.digest(before, read)
        raw.execute("UPDATE journal SET digest = ? WHERE seq = ?", (before, line.seq))


def _heads(root: Path) -> list[str]:
    with closing(sqlite3.connect(root / "workroom.db")) as raw:
        return [digest for (digest,) in raw.execute("SELECT digest FROM journal ORDER BY seq")]


@pytest.mark.parametrize(
    "attack",
    [pytest.param(_cut_tail, id="cut_tail"), pytest.param(_rebuild_chain, id="rebuilt_chain")],
)
def test_only_a_paper_finds_a_cut_tail_or_a_rebuilt_chain(
    copied: Path, attack: Callable[[sqlite3.Connection], None]
) -> None:
    on_paper = _heads(copied)[29]
    assert examined(copied, against=on_paper).whole
    with tampering(copied) as raw:
        attack(raw)
    assert not any(one.where.startswith("journal") for one in examined(copied).breaks)
    found = examined(copied, against=on_paper)
    assert found.breaks[-1].where == "against"
    assert found.of_book == found.breaks[:-1]
    assert NO_SUCH_HEAD in str(found.of_paper)


def test_the_first_sixteen_digits_of_a_paper_are_enough_and_fewer_are_not(copied: Path) -> None:
    head = _heads(copied)[10]
    grouped = " ".join(head[at : at + 4] for at in range(0, 16, 4))
    assert examined(copied, against=grouped).whole
    assert not examined(copied, against=head[:15]).whole
    assert not examined(copied, against="not digits at all").whole
