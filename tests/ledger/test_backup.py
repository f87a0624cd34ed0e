"""A copy of a book in use that is checked before it has a name, and the checked way back."""

import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from books import Book, catalogued
from workroom.base.errors import BookError
from workroom.book import open_book
from workroom.ledger import backup, journal, shape
from workroom.ledger.folder import BOOK_ALREADY, NOT_A_FOLDER, Folder
from workroom.ledger.verify import verify
from workroom.rooms.project.model import SettingChanged

NOW = datetime(2026, 3, 2, 9, 30, 5, tzinfo=UTC)


@pytest.fixture
def folder(book: Book) -> Folder:
    """The folder of a small book with a paper, a picture and a PC's settings."""
    catalogued(book, 3)
    found = Folder(book.ledger.path.parent)
    (found.papers / "F01").mkdir(parents=True)
    (found.papers / "F01" / "HT26-F01-2026-0001-G.pdf").write_bytes(b"%PDF-1.7")
    (found.images / "1.tif").write_bytes(b"II*")
    found.settings.write_text('language = "zh_CN"\n')
    return found


@pytest.fixture
def archive(folder: Folder, tmp_path: Path) -> Path:
    return backup.backup(folder, tmp_path / "usb", NOW)


def head_of(root: Path) -> tuple[int, str]:
    ledger = open_book(root)
    with ledger.read() as db:
        assert verify(db, ledger.register).whole
        found = journal.head(db)
    ledger.close()
    return found


def test_a_copy_made_while_the_book_is_in_use_is_whole(
    book: Book, folder: Folder, tmp_path: Path
) -> None:
    with book.ledger.work(by=book.li) as work:
        before = journal.head(work.db)
        work.record(SettingChanged(name="head_as_qr", value="off"))
        made = backup.backup(folder, tmp_path / "usb", NOW)
    assert made == tmp_path / "usb" / "workroom-20260302-093005.zip"
    assert sorted(path.name for path in made.parent.iterdir()) == [made.name]
    laid_out = backup.restore(made, tmp_path / "again")
    assert head_of(laid_out.root) == before, "what was not committed is not in the copy"


def test_the_archive_holds_the_book_the_papers_and_the_settings_and_no_images(
    archive: Path,
) -> None:
    with zipfile.ZipFile(archive) as packed:
        assert sorted(packed.namelist()) == [
            "papers/F01/HT26-F01-2026-0001-G.pdf",
            "settings.toml",
            "workroom.db",
        ]


def test_what_is_restored_is_the_book_as_it_was(book: Book, archive: Path, tmp_path: Path) -> None:
    laid_out = backup.restore(archive, tmp_path / "deep" / "again")
    assert head_of(laid_out.root) == head_of(book.ledger.path.parent)
    assert (laid_out.papers / "F01" / "HT26-F01-2026-0001-G.pdf").read_bytes() == b"%PDF-1.7"
    assert laid_out.images.is_dir()
    assert laid_out.settings.is_file()
    assert sorted(path.name for path in laid_out.root.parent.iterdir()) == ["again"]


def test_a_second_copy_of_the_same_second_overwrites_nothing(folder: Folder, archive: Path) -> None:
    before = archive.read_bytes()
    second = backup.backup(folder, archive.parent, NOW)
    assert second.name == "workroom-20260302-093005-2.zip"
    assert archive.read_bytes() == before
    assert backup.newest_backup(archive.parent) == NOW
    assert backup.newest_backup(folder.root) is None


def tampered(book: Book) -> None:
    with closing(sqlite3.connect(book.ledger.path, isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER journal_no_update")
        raw.execute("UPDATE journal SET station = 'elsewhere' WHERE seq = 3")


def test_a_book_whose_chain_is_broken_is_not_passed_off_as_a_copy(
    book: Book, folder: Folder, tmp_path: Path
) -> None:
    tampered(book)
    with pytest.raises(BookError) as told:
        backup.backup(folder, tmp_path / "usb", NOW)
    assert told.value.phrase.template == backup.BROKEN_COPY
    assert told.value.phrase.values["seq"] == 3
    assert list((tmp_path / "usb").iterdir()) == []


def test_a_copy_that_cannot_be_written_says_why_and_leaves_nothing(
    folder: Folder, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BookError) as told:
        backup.backup(folder, tmp_path / "file", NOW)
    assert told.value.phrase.template == backup.CANNOT_WRITE


@pytest.mark.parametrize(
    "names",
    [
        pytest.param({}, id="empty"),
        pytest.param({"other.db": b""}, id="another_archive"),
        pytest.param({"workroom.db": b""}, id="an_empty_book"),
        pytest.param({"workroom.db": b"", "../../etc/passwd": b""}, id="climbs_out"),
        pytest.param({"workroom.db": b"", "/etc/passwd": b""}, id="from_the_root"),
        pytest.param({"workroom.db": b"", "papers/../../x": b""}, id="climbs_out_of_papers"),
        pytest.param({"workroom.db": b"", "run.sh": b""}, id="something_more"),
    ],
)
def test_only_a_backup_is_laid_out(tmp_path: Path, names: dict[str, bytes]) -> None:
    strange = tmp_path / "strange.zip"
    with zipfile.ZipFile(strange, "w") as packed:
        for name, content in names.items():
            packed.writestr(name, content)
    with pytest.raises(BookError) as told:
        backup.restore(strange, tmp_path / "again")
    assert told.value.phrase.template == backup.NOT_A_BACKUP
    assert sorted(path.name for path in tmp_path.iterdir()) == ["strange.zip"]


@pytest.mark.parametrize("cut", [0, 10, 1000, -30])
def test_a_damaged_archive_leaves_nothing_behind(archive: Path, tmp_path: Path, cut: int) -> None:
    archive.write_bytes(archive.read_bytes()[:cut])
    with pytest.raises(BookError):
        backup.restore(archive, tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_a_backup_with_a_changed_line_is_not_laid_out(archive: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(tmp_path / "opened")
    with closing(sqlite3.connect(tmp_path / "opened" / "workroom.db")) as raw, raw:
        raw.execute("DROP TRIGGER journal_no_update")
        raw.execute("UPDATE journal SET by = 4 WHERE seq = 2")
    with zipfile.ZipFile(tmp_path / "changed.zip", "w") as packed:
        packed.write(tmp_path / "opened" / "workroom.db", "workroom.db")
    with pytest.raises(BookError) as told:
        backup.restore(tmp_path / "changed.zip", tmp_path / "again")
    assert told.value.phrase.template == backup.BROKEN_COPY
    assert not (tmp_path / "again").exists()


def test_a_backup_of_a_newer_program_is_not_laid_out(archive: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(tmp_path / "opened")
    with closing(sqlite3.connect(tmp_path / "opened" / "workroom.db")) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    with zipfile.ZipFile(tmp_path / "newer.zip", "w") as packed:
        packed.write(tmp_path / "opened" / "workroom.db", "workroom.db")
    with pytest.raises(BookError) as told:
        backup.restore(tmp_path / "newer.zip", tmp_path / "again")
    assert told.value.phrase.template == shape.NEWER
    assert not (tmp_path / "again").exists()


def test_what_lies_in_the_way_stays_as_it_is(
    book: Book, folder: Folder, archive: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("dear")
    (tmp_path / "file").write_text("in the way")
    for to, reason in (
        (folder.root, BOOK_ALREADY),
        (mine, backup.NOT_EMPTY),
        (tmp_path / "file", NOT_A_FOLDER),
    ):
        with pytest.raises(BookError) as told:
            backup.restore(archive, to)
        assert told.value.phrase.template == reason
    assert [path.name for path in mine.iterdir()] == ["letter.txt"]
    assert head_of(folder.root)


def test_an_empty_folder_is_filled(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    assert head_of(backup.restore(archive, tmp_path / "again").root)


def test_where_there_is_no_archive_the_sentence_says_so(tmp_path: Path) -> None:
    with pytest.raises(BookError) as told:
        backup.restore(tmp_path / "nowhere.zip", tmp_path / "again")
    assert told.value.phrase.template == backup.CANNOT_RESTORE
    assert not (tmp_path / "again").exists()
