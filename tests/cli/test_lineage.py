"""What became of units, from the command line."""

from pathlib import Path
from typing import Any

import pytest

from books import SECRET, Book, Scanner, boxes, catalogued, command, copy_of, hand_out, open_day
from books import sheets as sheets_of
from calls import Answer, Call
from workroom.rooms.people.service import set_secret
from workroom.rooms.station.model import Act


@pytest.fixture(scope="module")
def out(founded: Book, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Three volumes are out, the first prepared, three are not; everybody has a secret."""
    book = copy_of(founded, tmp_path_factory.mktemp("out") / "book")
    for person in book.people.values():
        with book.ledger.work(by=person) as work:
            set_secret(work, person=person, secret=SECRET)
    first, *_ = catalogued(book, 6, box_size=3)
    open_day(book)
    note, _ = hand_out(book, boxes(book)[:1])
    lin = Scanner(book, "lin", "1号台")
    sheet = next(one for one in sheets_of(book, note) if one.unit == first)
    lin.scan(command(Act.TAKE), sheet.code)
    lin.scan(command(Act.LOG), sheet.code)
    book.close()
    return book


class Desk:
    """Somebody at a terminal with a copy of that book."""

    def __init__(self, call: Call, root: Path) -> None:
        self._call, self._root = call, root

    def __call__(self, *words: object) -> Answer:
        return self._call("--book", self._root, "--lang", "en", *words)

    def objects(self, *words: object) -> list[dict[str, Any]]:
        answer = self(*words, "--json")
        assert answer.status == 0, answer.err
        return answer.objects


@pytest.fixture
def desk(call: Call, out: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("WORKROOM_SECRET", SECRET)
    copy_of(out, tmp_path / "book").close()
    return Desk(call, tmp_path / "book")


LI = ("--why", "核实", "--as", "李秀英")


def test_the_client_writes_a_split_and_the_trail_of_the_part_begins_with_the_whole(
    desk: Desk,
) -> None:
    (said,) = desk.objects(
        "lineage", "split", "J038-001-0004", "--part", "J038-001-0004-2 5 附图", *LI
    )
    assert said["event"] == "UnitSplit"
    assert said["text"] == "J038-001-0004 split: J038-001-0004-2 split off. 核实"
    events = [one["event"] for one in desk.objects("trail", "J038-001-0004-2")]
    assert events[0] == "UnitsEntered"
    assert events[-1] == "UnitSplit"
    (kin,) = desk.objects("lineage", "show", "J038-001-0004-2")
    assert kin["text"] == "split off J038-001-0004"
    assert desk("verify").status == 0


def test_the_contractor_gives_a_word_or_is_refused(desk: Desk) -> None:
    merge = ("lineage", "merge", "J038-001-0002", "J038-001-0003", "--why", "误分")
    refused = desk(*merge, "--as", "王建国")
    assert refused.status == 1
    assert "The client's archivist has not agreed yet." in refused.err
    (said,) = desk.objects(*merge, "--as", "王建国", "--word", "整理时发现", "--source", "目击")
    assert said["breach"] is True
    assert desk("lineage", "show", "J038-001-0003").out == "became part of J038-001-0002\n"
    half = desk(*merge, "--as", "王建国", "--word", "整理时发现")
    assert half.status == 2


def test_the_others_are_written_likewise(desk: Desk) -> None:
    desk.objects("lineage", "recode", "J038-001-0004", "J038-002-0004", *LI)
    desk.objects("lineage", "swap", "J038-001-0005", "J038-001-0006", *LI)
    desk.objects("lineage", "items", "J038-001-0005", "--pages", "12 13", *LI)
    desk.objects(
        "lineage", "found", "J038-001-0004", "--text", "光盘", "--code", "F-1", "--as", "林强"
    )
    (pages,) = desk.objects(
        *("lineage", "pages", "J038-001-0001", "--left-out", "N1=2", "--blank", "1"),
        *("--as", "林强"),
    )
    assert pages["text"].endswith("18 frames.")
    assert desk("verify").status == 0


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        pytest.param(
            ("show", "NOTHING"), 1, "No unit of this book is called NOTHING.", id="no_such_unit"
        ),
        pytest.param(
            ("items", "J038-001-0001", "--pages", "8 x", *LI),
            2,
            "Pages are numbers, like 8 6 7; this is none: x.",
            id="pages_that_are_none",
        ),
        pytest.param(
            ("pages", "J038-001-0001", "--left-out", "N9=1", "--as", "林强"),
            2,
            "with one of N1, N2, N3, N4, N5; not N9=1.",
            id="a_reason_that_is_none",
        ),
        pytest.param(
            ("show", "J038-001-0002"),
            0,
            "J038-001-0002 came of nothing else, and nothing came of it.",
            id="a_unit_of_no_story",
        ),
    ],
)
def test_what_cannot_be_is_one_sentence(
    desk: Desk, words: tuple[str, ...], status: int, said: str
) -> None:
    answer = desk("lineage", *words)
    assert answer.status == status
    assert said in answer.out + answer.err
