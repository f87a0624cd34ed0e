"""The commands about papers: late scans, pads, lost sheets, scans of what was signed."""

import io
import json
from datetime import timedelta
from pathlib import Path

import pytest

from books import SECRET, Book, code_of, command, copy_of, give_secrets
from calls import Call
from rooms.filed.test_filing import scan_of
from rooms.late.writing import whole
from rooms.trips import Trip, begin
from workroom.base.clock import utc_now
from workroom.base.late import WrittenLate
from workroom.book import open_book
from workroom.press import Press
from workroom.rooms.handover import store as handovers
from workroom.rooms.station.model import Act


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, founded: Book) -> Trip:
    """A batch out since three hours ago by the real clock; Wang has a secret."""
    book = copy_of(founded, tmp_path_factory.mktemp("out") / "book")
    book.clock.now = utc_now() - timedelta(hours=3)
    give_secrets(book, "wang")
    trip = begin(book)
    book.close()
    return trip


@pytest.fixture
def root(out: Trip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKROOM_SECRET", SECRET)
    copy_of(out.book, tmp_path / "book").close()
    return tmp_path / "book"


def reopened(out: Trip, root: Path) -> Book:
    book = out.book
    return Book(open_book(root), book.clock, book.project, book.cabinet, dict(book.people))


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO("\n".join(lines).encode()), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", stream)


def test_a_paper_is_typed_on_the_command_line(
    call: Call, out: Trip, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = reopened(out, root)
    code, at = code_of(book, out.volumes[0]), utc_now() - timedelta(hours=1)
    book.close()
    typed(monkeypatch, "林强", command(Act.TAKE), code, "1号柜", code)
    answer = call(
        *("--book", root, "scan", "--station", "补录", "--at", at.isoformat()),
        *("--paper", "JL-1", "--as", "王建国"),
    )
    outcomes = [json.loads(line)["outcome"] for line in answer.out.splitlines()]
    assert (answer.status, outcomes) == (0, ["noted", "noted", "done", "noted", "done"])
    trail = call("--book", root, "trail", code, "--json").out
    told = [json.loads(line) for line in trail.splitlines()]
    late = [one for one in told if one["source"] == "paper"]
    assert {one["event"] for one in late} == {"UnitsTaken", "UnitsPutAway", "WrittenLate"}
    assert call("--book", root, "verify", "--json").status == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("--at", "gestern"), "2026-03-02T09:40", id="no_moment"),
        pytest.param(("--paper", "JL-1"), "--at", id="no_time"),
        pytest.param(("--at", "2026-03-02T09:40", "--told-by", "Niemand"), "Niemand", id="nobody"),
    ],
)
def test_a_late_call_that_is_wrong_gets_a_sentence(
    call: Call, root: Path, words: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "x")
    answer = call("--book", root, "scan", "--station", "1", "--as", "王建国", *words)
    assert answer.status == 2
    assert said in answer.err


def test_a_pad_is_reserved_listed_and_made_void(call: Call, root: Path, tmp_path: Path) -> None:
    told = json.loads(
        call(
            *("--book", root, "reserve", "note", 2, "--out", tmp_path / "pad.pdf"),
            *("--as", "王建国", "--json"),
        ).out
    )
    assert (tmp_path / "pad.pdf").is_file()
    first = told["numbers"][0]
    gone = call("--book", root, "void", first, "--why", "受潮", "--as", "王建国", "--json")
    assert json.loads(gone.out)["standing"] == "void"
    listed = [json.loads(line) for line in call("--book", root, "pads", "--json").out.splitlines()]
    assert [one["state"] for one in listed].count("void") == 2
    assert call("--book", root, "pads").out.count("F01 ") == 2
    again = call("--book", root, "void", first, "--why", "受潮", "--as", "王建国")
    assert again.status == 1


def test_a_lost_sheet_is_replaced(call: Call, out: Trip, root: Path) -> None:
    old = out.sheets[0].code
    told = json.loads(
        call("--book", root, "replace", old, "--why", "遗失", "--as", "王建国", "--json").out
    )
    assert told["old"] == old
    assert Path(told["path"]).is_file()
    trail = call("--book", root, "trail", told["new"])
    assert old in trail.out


def test_scans_in_a_folder_are_attached_and_examined(
    call: Call, out: Trip, root: Path, tmp_path: Path
) -> None:
    book = reopened(out, root)
    paper = Press(book.ledger, "王建国").note(out.note, 1)[0].path
    with book.ledger.read() as db:
        number = handovers.handovers.get(db, out.note).number
    book.close()
    folder = tmp_path / "scans"
    folder.mkdir()
    scan_of(paper, folder / "1.jpg")
    (folder / "2.jpg").write_bytes(b"no picture")
    answer = call("--book", root, "attach", folder, "--as", "王建国", "--json")
    told = [json.loads(line) for line in answer.out.splitlines()]
    assert answer.status == 1
    assert [one["number"] for one in told] == [number, None]
    assert call("--book", root, "verify").status == 0
    kept = next((root / "papers" / "signed").iterdir())
    kept.write_bytes(b"x")
    examined = call("--book", root, "verify", "--json")
    assert examined.status == 1
    assert "papers/signed" in json.loads(examined.out)["breaks"][0]["where"]


def test_a_line_of_a_register_is_entered_late(call: Call, out: Trip, root: Path) -> None:
    at = utc_now() - timedelta(hours=1)
    day = at.date().isoformat()
    answer = call(
        *("--book", root, "enter", "hazards", "level=major", f"found_on={day}", "place=1号台"),
        *("description=线缆破损", "demand=更换", f"due={day}", "owner=王建国"),
        *("--at", at.isoformat(), "--told-by", "周卫", "--as", "王建国", "--json"),
    )
    assert (answer.status, answer.err) == (0, "")
    seq = json.loads(answer.out)["seq"]
    book = reopened(out, root)
    with book.ledger.read() as db:
        entry, hand = book.ledger.entries(db, seqs=(seq, seq + 1))
    assert (entry.by, entry.happened_at) == (book.zhou, at)
    assert isinstance(hand.event, WrittenLate)
    assert (hand.event.writer, hand.event.told_by) == (book.wang, book.zhou)
    assert whole(book)
    book.close()
