import json
import shutil
import sqlite3
import string
import subprocess
import threading
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from books import Book, boxes, catalogued, found_book, hand_out, open_day, sheets
from calls import ENVIRONMENT, arguments, process
from scanning import Scanning, spoken
from workroom.base.clock import utc_now
from workroom.book import open_book
from workroom.ledger.verify import verify
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.people import store as people
from workroom.rooms.project.service import change_setting
from workroom.rooms.station.model import BY_NUMBER

KEYS = {"code", "outcome", "text", "clauses", "seq"}
OUTCOMES = {"done", "noted", "refused", "unknown", "repeated"}


@pytest.fixture(scope="session")
def working(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book on today's clock with sixty volumes out, and the codes to log them."""
    book = found_book(tmp_path_factory.mktemp("working") / "book")
    book.clock.now = utc_now()
    catalogued(book, 60)
    open_day(book)
    with book.ledger.work(by=book.li) as work:
        change_setting(work, name="open_volumes", value="500")
    note, _ = hand_out(book, boxes(book))
    (book.ledger.path.parent / "codes.json").write_text(json.dumps(_codes(book, note)))
    book.close()
    return book.ledger.path.parent


def _codes(book: Book, note: object) -> dict[str, object]:
    with book.ledger.read() as db:
        units = catalogue.many(db, boxes(book))
        badge = people.people.get(db, book.lin).badge_code
    return {
        "badge": badge,
        "take": BY_NUMBER[5].code,
        "log": BY_NUMBER[1].code,
        "boxes": [unit.code for unit in units.values()],
        "sheets": [sheet.code for sheet in sheets(book, note)],  # type: ignore[arg-type]  # a handover
    }


@pytest.fixture
def root(working: Path, tmp_path: Path) -> Path:
    shutil.copytree(working, tmp_path / "book")
    return tmp_path / "book"


def stream(root: Path) -> list[str]:
    """A morning's scans: the boxes out, then four stages of every sheet."""
    codes = json.loads((root / "codes.json").read_text())
    lines = [codes["badge"], codes["take"], *codes["boxes"], codes["log"]]
    for _ in range(4):
        lines += codes["sheets"]
    return lines


def test_every_code_gets_one_reply_of_the_agreed_shape(root: Path) -> None:
    lines = [*stream(root)[:20], "NONSENSE"]
    out, err = process("--book", root, "scan", "--station", "1号台").communicate(
        spoken(lines), timeout=120
    )
    replies = [json.loads(line) for line in out.splitlines()]
    assert err == b""
    assert len(replies) == len(lines)
    assert all(set(reply) >= KEYS and reply["outcome"] in OUTCOMES for reply in replies)
    assert [reply["outcome"] for reply in replies[:2]] == ["noted", "noted"]
    assert {reply["outcome"] for reply in replies[6:-1]} == {"done"}
    assert replies[-1]["outcome"] == "unknown"
    assert all(isinstance(reply["seq"], int) for reply in replies[6:])


def hostile(count: int) -> list[bytes]:
    """Codes nobody printed: controls, endless ones, SQL, emoji, halves of characters."""
    random = Random(68)
    any_bytes = [byte for byte in range(256) if byte != ord("\n")]
    signs = string.printable.replace("\n", "").replace("\r", "")
    fixed = [
        b"A" * 10_000,
        b"'; DROP TABLE journal; --",
        b"S-000001-3' OR '1'='1",
        "😀档案𬭚\N{RIGHT-TO-LEFT OVERRIDE}".encode(),
        b"\xed\xa0\x80S-000001-3",
        b"\x00\x07\x1b[2J",
        b"{code} %s %n {0}",
        b"../../../etc/passwd",
        b" \t ",
    ]
    made: list[bytes] = []
    while len(made) < count:
        made.append(bytes(random.choices(any_bytes, k=random.randint(1, 60))))
        made.append("".join(random.choices(signs, k=40)).encode())
        letter = random.choice(string.ascii_uppercase)
        made.append(f"S-{random.randint(0, 999999):06}-{letter}".encode())
        made.append(random.choice(fixed))
    return made[:count]


@pytest.mark.slow
def test_a_thousand_hostile_codes_get_a_reply_each_and_do_nothing(root: Path) -> None:
    lines = hostile(1000)
    badge = json.loads((root / "codes.json").read_text())["badge"].encode()
    scanning = process("--book", root, "scan", "--station", "1号台")
    out, err = scanning.communicate(b"\n".join([badge, *lines]) + b"\n", timeout=300)
    replies = [json.loads(line) for line in out.splitlines()]
    assert scanning.returncode == 0
    assert err == b""
    assert len(replies) == len(lines) + 1
    assert not [reply for reply in replies if reply["outcome"] == "done"]
    ledger = open_book(root)
    with ledger.read() as db:
        assert verify(db, ledger.register).whole
    ledger.close()


@pytest.mark.slow
def test_what_was_answered_with_done_survives_being_killed_at_two_hundred_moments(
    root: Path,
) -> None:
    random = Random(68)
    lines = stream(root)
    survived = 0
    fresh = root.parent / "fresh"
    shutil.copytree(root, fresh)
    for moment in range(200):
        if moment % 25 == 0:
            shutil.rmtree(root)
            shutil.copytree(fresh, root)
        after = random.randint(1, 40)
        done = _kill_after(root, lines, replies=after, delay=random.random() * 0.004)
        survived += len(done)
        with closing(sqlite3.connect(root / "workroom.db")) as raw:
            there = {seq for (seq,) in raw.execute("SELECT seq FROM journal")}
        assert done <= there, f"moment {moment}: lost {done - there}"
        ledger = open_book(root)
        with ledger.read() as db:
            finding = verify(db, ledger.register)
        ledger.close()
        assert finding.whole, f"moment {moment}: {finding.breaks[:3]}"
    assert survived > 200


def _kill_after(root: Path, lines: list[str], *, replies: int, delay: float) -> set[int]:
    """Stream the codes, kill the process some replies in; the entries it said were done."""
    scanning = Scanning(root, "1号台", lines)
    killer = threading.Timer(delay, scanning.kill)
    done = scanning.listen(lambda number: killer.start() if number == replies else None)
    killer.cancel()
    return done


@pytest.mark.slow
def test_the_disk_has_it_before_the_reply_is_written(root: Path, tmp_path: Path) -> None:
    """A kill proves nothing about the disk: the system calls do."""
    trace = tmp_path / "trace"
    codes = json.loads((root / "codes.json").read_text())
    lines = spoken([codes["badge"], codes["take"], codes["boxes"][0]])
    strace = [
        "strace",
        "-f",
        "-qq",
        "-e",
        "trace=fsync,fdatasync,write",
        "-s",
        "400",
        "-o",
        str(trace),
    ]
    subprocess.run(
        [*strace, *arguments("--book", root, "scan", "--station", "1号台")],
        input=lines,
        check=True,
        capture_output=True,
        timeout=120,
        env=ENVIRONMENT,
    )
    calls = [line.split(maxsplit=1)[1] for line in trace.read_text(errors="replace").splitlines()]
    reply = next(
        at
        for at, call in enumerate(calls)
        if call.startswith("write(1,") and '"done' in call.replace("\\", "")
    )
    noted = max(at for at, call in enumerate(calls[:reply]) if call.startswith("write(1,"))
    synced = [call for call in calls[noted:reply] if call.startswith(("fsync(", "fdatasync("))]
    assert synced
    assert all(call.rstrip().endswith("= 0") for call in synced)
