import os
import sqlite3
import subprocess
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from calls import Call, process

INIT = (
    "init",
    "--room",
    "加工室",
    "--client",
    "某县档案馆",
    "--contractor",
    "某公司",
    "--project",
    "土地档案",
)


def test_init_makes_a_book_with_its_first_account(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKROOM_SECRET", "first-secret")
    answer = call("--book", tmp_path / "new", *INIT, "--as", "王建国", "--json")
    assert answer.status == 0
    assert answer.objects[0]["badge"] == "P-000001-H"
    assert call("--book", tmp_path / "new", "verify").status == 0


def test_init_twice_leaves_the_first_book_alone(call: Call, tmp_path: Path) -> None:
    call("--book", tmp_path / "new", *INIT)
    before = (tmp_path / "new" / "workroom.db").read_bytes()
    answer = call("--book", tmp_path / "new", *INIT)
    assert answer.status == 1
    assert (tmp_path / "new" / "workroom.db").read_bytes() == before


def test_a_book_is_found_by_a_path_from_where_one_stands(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    call("--book", "new", *INIT)
    assert call("--book", "new", "verify").status == 0
    copy = call("--book", "new", "backup", "--to", "copies", "--json").objects[0]["backup"]
    assert call("restore", copy, "--to", "again").status == 0
    assert call("--book", "again", "verify").status == 0


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(("--code", "p 1"), id="a_code_no_reader_could_read"),
        pytest.param(("--zone", "Mars/Olympus"), id="no_such_zone"),
        pytest.param(("--room", " "), id="no_name"),
        pytest.param(("--party", "everybody"), id="no_such_party"),
    ],
)
def test_a_refused_init_leaves_nothing_half_made(
    call: Call, tmp_path: Path, more: tuple[str, ...]
) -> None:
    answer = call("--book", tmp_path / "new", *INIT, *more)
    assert answer.status in {1, 2}
    assert len(answer.err.splitlines()) >= 1
    assert not (tmp_path / "new" / "workroom.db").exists()


def test_a_backup_of_a_live_book_is_verified_and_comes_back_whole(
    call: Call, lived_root: Path, tmp_path: Path
) -> None:
    (lived_root / "papers" / "note.pdf").write_bytes(b"%PDF")
    [made] = call("--book", lived_root, "backup", "--to", tmp_path / "copies", "--json").objects
    assert call("restore", made["backup"], "--to", tmp_path / "again").status == 0
    [there] = call("--book", tmp_path / "again", "verify", "--json").objects
    [here] = call("--book", lived_root, "verify", "--json").objects
    assert there == here
    assert (tmp_path / "again" / "papers" / "note.pdf").read_bytes() == b"%PDF"


def test_a_restore_never_overwrites_a_book(call: Call, lived_root: Path, tmp_path: Path) -> None:
    [made] = call("--book", lived_root, "backup", "--json").objects
    assert call("restore", made["backup"], "--to", lived_root).status == 1
    assert call("--book", lived_root, "verify").status == 0


def _truncate(archive: Path) -> None:
    archive.write_bytes(archive.read_bytes()[:-200])


def _flip(archive: Path) -> None:
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 0xFF
    archive.write_bytes(bytes(content))


def _climb(archive: Path) -> None:
    with zipfile.ZipFile(archive, "a") as packed:
        packed.writestr("papers/../../climbed.txt", "out")


def _no_zip(archive: Path) -> None:
    archive.write_text("not a backup at all")


@pytest.mark.parametrize("spoil", [_truncate, _flip, _climb, _no_zip])
def test_a_spoiled_backup_is_refused_and_leaves_nothing(
    call: Call, lived_root: Path, tmp_path: Path, spoil: object
) -> None:
    [made] = call("--book", lived_root, "backup", "--json").objects
    spoil(Path(made["backup"]))  # type: ignore[operator]  # one of the four above
    answer = call("restore", made["backup"], "--to", tmp_path / "again")
    assert answer.status == 1
    assert len(answer.err.splitlines()) == 1
    assert not (tmp_path / "again").exists()
    assert not (tmp_path / "climbed.txt").exists()


def test_a_book_of_a_newer_program_is_refused_and_not_touched(call: Call, lived_root: Path) -> None:
    with closing(sqlite3.connect(lived_root / "workroom.db")) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()
    answer = call("--book", lived_root, "--lang", "en", "verify")
    assert answer.status == 1
    assert "newer program" in answer.err


def test_a_damaged_book_is_one_sentence(call: Call, lived_root: Path) -> None:
    (lived_root / "workroom.db").write_bytes(b"this is no database" * 1000)
    for leftover in lived_root.glob("workroom.db-*"):
        leftover.unlink()
    answer = call("--book", lived_root, "--lang", "en", "verify")
    assert answer.status == 1
    assert "damaged" in answer.err
    assert len(answer.err.splitlines()) == 1


def test_a_book_that_says_it_is_older_than_its_tables_is_one_sentence(
    call: Call, lived_root: Path
) -> None:
    with closing(sqlite3.connect(lived_root / "workroom.db")) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '0001'")
    answer = call("--book", lived_root, "--lang", "en", "verify")
    assert answer.status == 1
    assert "is damaged" in answer.err
    assert len(answer.err.splitlines()) == 1


def test_a_book_somebody_else_writes_in_is_one_sentence(
    call: Call, lived_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workroom.ledger.work.WAIT_MS", 50)
    with closing(sqlite3.connect(lived_root / "workroom.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = call("--book", lived_root, "verify")
        assert answer.status == 0
        other.execute("ROLLBACK")


@pytest.mark.slow
def test_a_read_only_mount_is_one_sentence(lived_root: Path, tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.fail("this test mounts a folder, which needs root")
    mounted = tmp_path / "mounted"
    mounted.mkdir()
    subprocess.run(["mount", "--bind", lived_root, mounted], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", mounted], check=True)
        scanning = process("--book", mounted, "--lang", "en", "scan", "--station", "x")
        out, err = scanning.communicate(b"P-000001-H\nS-000001-3\n", timeout=60)
        assert b"Traceback" not in out + err
        assert b"cannot be" in out + err or b"not written" in out + err
    finally:
        subprocess.run(["umount", mounted], check=True)
