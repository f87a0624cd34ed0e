"""Missing, found, lost, lent and called back from the command line."""

from pathlib import Path

import pytest

import books
from books import SECRET, Book, copy_of, give_secrets, hand_out, open_day
from calls import Answer, Call
from paper.reading import pages_of, text_of
from workroom.book import open_book
from workroom.rooms.absence import store

CODE = "J038-001-0001"
BOTH = ("--client", "李秀英", "--contractor", "王建国")


@pytest.fixture(scope="module")
def out(founded: Book, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A book whose first box is out; nobody touches it."""
    book = copy_of(founded, tmp_path_factory.mktemp("out") / "book")
    give_secrets(book, *book.people)
    books.catalogued(book, 6, box_size=3)
    open_day(book)
    hand_out(book, books.boxes(book)[:1])
    book.close()
    return book


@pytest.fixture
def root(out: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKROOM_SECRET", SECRET)
    copy_of(out, tmp_path / "book").close()
    return tmp_path / "book"


def said(call: Call, root: Path, *words: object, by: str = "王建国") -> Answer:
    return call("--book", root, "--lang", "en", *words, "--as", by)


def test_a_file_is_lent_with_its_slip_and_comes_back(call: Call, root: Path) -> None:
    lent = said(
        call, root, "lend", CODE, *BOTH, "--for", "查阅权属", "--until", "2099-03-03", "--json"
    )
    assert lent.status == 0
    (answer,) = lent.objects
    text = text_of(Path(answer["path"]).read_bytes())
    for words in ("档案临时调阅单", CODE, "查阅权属", "2099-03-03", "第一联", "第二联"):
        assert words in text
    assert len(pages_of(Path(answer["path"]).read_bytes())) == 2
    ledger = open_book(root)
    with ledger.read() as db:
        (loan,) = store.open_loans(db)
    ledger.close()
    again = call("--book", root, "print", "F01L", loan.number, "--out", root / "slip.pdf")
    assert again.status == 0
    back = said(call, root, "returned", loan.number, *BOTH, "--remark", "完好")
    assert (back.status, "came back" in back.out) == (0, True)
    twice = said(call, root, "returned", loan.number, *BOTH)
    assert twice.status in (1, 2)
    trail = call("--book", root, "--lang", "en", "trail", CODE)
    assert "lent to 李秀英" in trail.out


def test_what_is_missing_wants_its_incident_or_a_word(call: Call, root: Path) -> None:
    refused = said(call, root, "missing", CODE, "--where", "全室")
    assert (refused.status, "report the loss first" in refused.err) == (1, True)
    word = ("--word", "夜里发现", "--source", "现场")
    assert said(call, root, "missing", CODE, "--where", "全室", *word).status == 0
    found = said(call, root, "found", CODE, "--where", "2号台抽屉")
    assert (found.status, found.out.strip()) == (0, f"{CODE} found again: 2号台抽屉")


def test_the_client_calls_a_volume_back(call: Call, root: Path) -> None:
    refused = said(call, root, "recall", CODE, "--why", "另有安排")
    assert refused.status == 1
    assert said(call, root, "recall", CODE, "--why", "另有安排", by="李秀英").status == 0
    assert "goes home: withdrawn" in call("--book", root, "--lang", "en", "due").out
    assert said(call, root, "recall", CODE, "--go-on", "--why", "不撤", by="李秀英").status == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("missing", "NOTHING", "--where", "全室"), "Nothing in this book is called"),
        (("missing", "王建国", "--where", "全室"), "no volume, item or box"),
        (("returned", "HT26-F01L-2026-0009-X", *BOTH), "No lending slip"),
        (("lend", CODE, *BOTH, "--for", "查", "--until", "someday"), "is no day"),
        (
            (
                "lend",
                CODE,
                "--client",
                "某人",
                "--contractor",
                "王建国",
                "--for",
                "查",
                "--until",
                "2099-01-01",
            ),
            "Nobody of that name",
        ),
        (("lost", CODE), "not missing"),
        (("missing", CODE, "--where", "全室", "--word", "如此"), "--source"),
    ],
)
def test_what_is_wrong_gets_a_sentence(
    call: Call, root: Path, words: tuple[object, ...], sentence: str
) -> None:
    answer = said(call, root, *words)
    assert answer.status in (1, 2)
    assert sentence in answer.err
