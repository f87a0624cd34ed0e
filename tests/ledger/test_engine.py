"""What SQLite complains about, as the one sentence that a person can act on."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import sqlalchemy as sa

from books import Book
from calls import ENVIRONMENT
from workroom.base.errors import BookError, InputError, WorkroomError
from workroom.book import open_book
from workroom.ledger import engine, journal
from workroom.ledger.folder import NO_BOOK, NOT_A_FOLDER
from workroom.ledger.shape import NOT_A_BOOK
from workroom.ledger.work import Ledger
from workroom.rooms.people import store as people
from workroom.rooms.project.model import SettingChanged

QR_OFF = SettingChanged(name="head_as_qr", value="off")


def sentence(error: pytest.ExceptionInfo[WorkroomError]) -> str:
    return error.value.phrase.template


def test_a_book_that_another_program_writes_in_says_so(book: Book) -> None:
    impatient = Ledger(book.ledger.path, book.ledger.register, book.clock, wait_ms=10)
    with closing(sqlite3.connect(book.ledger.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BookError) as told, impatient.work(by=book.li) as work:
            work.record(QR_OFF)
        assert sentence(told) == engine.BUSY
        with impatient.read() as db:
            assert journal.head(db)[0] > 0, "who reads waits for nobody"
    impatient.close()


READ_THEN_WRITE = """
import os
import sys
from pathlib import Path
from workroom.base.errors import BookError
from workroom.base.ids import PersonId
from workroom.book import open_book
from workroom.ledger import journal
from workroom.rooms.project.model import SettingChanged

if os.geteuid() == 0:  # root writes through
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    ledger = open_book(Path(sys.argv[1]))
    with ledger.read() as db:
        print(journal.head(db)[0])
    with ledger.work(by=PersonId(2)) as work:
        work.record(SettingChanged(name="head_as_qr", value="off"))
except BookError as error:
    print(error.phrase.template)
"""


def as_anybody(root: Path) -> list[str]:
    """What a person is told who may not write there."""
    done = subprocess.run(
        [sys.executable, "-c", READ_THEN_WRITE, root],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that everybody may look into; the folders of tests are their owner's alone."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
        for path in Path(folder).rglob("*"):
            path.chmod(0o755)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("folder_mode", "is_read"),
    [
        pytest.param(0o555, False, id="in_a_folder_that_may_only_be_read"),
        pytest.param(0o777, True, id="in_a_folder_that_may_be_written"),
    ],
)
def test_a_book_that_may_not_be_written_says_so(
    book: Book, open_place: Path, folder_mode: int, is_read: bool
) -> None:
    with book.ledger.read() as db:
        entries = journal.head(db)[0]
    book.ledger.close()
    root = Path(shutil.copytree(book.ledger.path.parent, open_place / "book"))
    for path in (*root.rglob("*"), root):
        path.chmod(folder_mode if path.is_dir() else 0o444)
    assert as_anybody(root) == [*([str(entries)] if is_read else []), engine.READ_ONLY]


def test_a_write_into_what_was_opened_for_reading_says_so(book: Book) -> None:
    with (
        pytest.raises(BookError) as told,
        engine.told(book.ledger.path),
        closing(sqlite3.connect(f"{book.ledger.path.as_uri()}?mode=ro", uri=True)) as raw,
    ):
        raw.execute("DELETE FROM settings")
    assert sentence(told) == engine.READ_ONLY


def fill_up(book: Book) -> None:
    """Write more than the file may grow by."""
    with book.ledger.work(by=book.li) as work:
        pages = work.db.exec_driver_sql("PRAGMA page_count").scalar()
        work.db.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        for number in range(2000):
            work.record(SettingChanged(name=f"{number}", value="x" * 500))


def test_a_full_disk_says_so_and_nothing_is_half_written(book: Book) -> None:
    with book.ledger.read() as db:
        before = journal.head(db)
    with pytest.raises(BookError) as told:
        fill_up(book)
    assert sentence(told) == engine.DISK_FULL
    with book.ledger.read() as db:
        assert journal.head(db) == before


@pytest.mark.parametrize("spoil", [b"not a database at all, by no means" * 99, b"\xff" * 4096])
def test_a_damaged_book_says_so(book: Book, spoil: bytes) -> None:
    book.ledger.close()
    for part in book.ledger.path.parent.glob("workroom.db-*"):
        part.unlink()
    book.ledger.path.write_bytes(spoil)
    with pytest.raises(BookError) as told:
        open_book(book.ledger.path.parent)
    assert sentence(told) == engine.DAMAGED


def test_a_page_overwritten_in_the_middle_is_damage_and_no_traceback(book: Book) -> None:
    with book.ledger.work(by=book.li) as work:
        work.record(QR_OFF)
    book.ledger.close()
    with closing(sqlite3.connect(book.ledger.path)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = bytearray(book.ledger.path.read_bytes())
    for at in range(8192, len(whole) - 4096, 4096):
        whole[at : at + 4096] = b"\xa5" * 4096
    book.ledger.path.write_bytes(whole)
    ledger = Ledger(book.ledger.path, book.ledger.register, book.clock)
    with pytest.raises(BookError) as told, ledger.read() as db:
        list(ledger.entries(db))
    assert sentence(told) == engine.DAMAGED
    ledger.close()


@pytest.mark.parametrize("table", ["", "CREATE TABLE cookies (id INTEGER)"])
def test_what_another_program_made_is_no_book(tmp_path: Path, table: str) -> None:
    path = tmp_path / "workroom.db"
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute(table)
    path.touch()
    with pytest.raises(BookError) as told:
        open_book(tmp_path)
    assert sentence(told) == NOT_A_BOOK
    assert sorted(one.name for one in tmp_path.iterdir()) == ["workroom.db"]


def test_where_there_is_no_book_the_sentence_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(BookError) as told:
        open_book(tmp_path)
    assert sentence(told) == NO_BOOK
    (tmp_path / "file").write_text("x")
    with pytest.raises(BookError) as told:
        open_book(tmp_path / "file")
    assert sentence(told) == NOT_A_FOLDER


def test_half_a_character_is_a_sentence(book: Book) -> None:
    with pytest.raises(InputError) as told, book.ledger.read() as db:
        people.by_name(db, "\udcff")
    assert sentence(told) == engine.HALF_A_CHARACTER
    with pytest.raises(InputError) as told, book.ledger.work(by=book.li) as work:
        work.record(SettingChanged(name="\ud800", value=""))
    assert sentence(told) == engine.HALF_A_CHARACTER


def test_a_mistake_of_our_own_is_not_dressed_up(book: Book) -> None:
    with pytest.raises(sa.exc.OperationalError, match="no such table"), book.ledger.read() as db:
        db.exec_driver_sql("SELECT * FROM nowhere")


def test_readers_see_the_book_as_it_was_when_they_began(book: Book) -> None:
    with book.ledger.read() as before:
        head = journal.head(before)
        with book.ledger.work(by=book.li) as work:
            work.record(QR_OFF)
        assert journal.head(before) == head
    with book.ledger.read() as after:
        assert journal.head(after) != head
