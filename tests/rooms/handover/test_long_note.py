"""Two thousand items in eighty boxes go out on one note; every page of it is right."""

import random
import re
from collections.abc import Iterator

import pytest

from books import Book, boxes, copy_of, described, hand_out, open_day
from paper.reading import packed, pages_of, printed, text_of, texts_on
from rooms import trips
from rooms.handover.test_noted import noted
from rooms.lived import items
from rooms.trips import Trip
from workroom.ledger.verify import verify
from workroom.press import Press
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.handover.noted import Wanting

pytestmark = pytest.mark.slow

BOXES, INSIDE = 80, 25
ITEMS = BOXES * INSIDE
LONG = (
    "关于全县农田水利基本建设规划、沟渠改线占地补偿标准与移民安置办法的请示、"
    "批复及会议记录、附图与往来函件"
)


@pytest.fixture(scope="module")
def trip(founded: Book, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trip]:
    """All of it is out, on one note."""
    book = copy_of(founded, tmp_path_factory.mktemp("long") / "book")
    told = [
        described(
            number,
            items=1,
            title=LONG if number % 7 == 0 else f"第{number}号文书",
            pages=number % 9 + 1,
            box_number=str(1 + (number - 1) // INSIDE),
        )
        for number in range(1, ITEMS + 1)
    ]
    units = items(book, told)
    open_day(book)
    chosen = boxes(book)
    note, batch = hand_out(book, chosen)
    yield Trip(book, note, batch, chosen, units, ())
    book.close()


@pytest.fixture(scope="module")
def papers(trip: Trip) -> dict[str, bytes]:
    drawn = Press(trip.book.ledger, "王建国").note(trip.note, 1)
    return {paper.form: paper.path.read_bytes() for paper in drawn}


def test_the_note_has_a_line_a_box_and_its_sums_go_from_page_to_page(
    papers: dict[str, bytes],
) -> None:
    pages = pages_of(papers["F01"])
    for page in pages[:-1]:
        assert "过次页" in page
    for page in pages[1:]:
        assert "承前页" in page
    whole = text_of(papers["F01"])
    assert [f"第{box}盒" in packed(whole) for box in range(1, BOXES + 1)] == [True] * BOXES
    assert "以下空白" in pages[-1]
    assert packed(pages[-1]).count("2000") >= 3


def test_every_page_of_the_list_is_whole(papers: dict[str, bytes]) -> None:
    pages = [packed(page) for page in pages_of(papers["F02"])]
    assert len(pages) > 100
    carried = 0
    for number, page in enumerate(pages, 1):
        assert f"第{number}页共{len(pages)}页" in page
        assert "移交人（页签）" in page
        assert "档号" in page
        assert "校验码" in page
        lines = len(re.findall(r"J038-001-\d{4}", page))
        if number > 1:
            assert f"承前页{carried}" in page
        carried += lines
        if number < len(pages):
            assert f"过次页{carried}" in page
    assert carried == ITEMS
    assert pages[-1].count("以下空白") == 1
    assert "".join(pages).count("小计（第") == BOXES


def test_ten_random_codes_are_found_by_text_search(papers: dict[str, bytes]) -> None:
    whole = text_of(papers["F02"])
    for number in random.Random(68).sample(range(1, ITEMS + 1), 10):
        assert f"J038-001-{number:04}" in whole


def test_a_long_title_is_said_whole(papers: dict[str, bytes]) -> None:
    assert packed(text_of(papers["F02"])).count(LONG) == ITEMS // 7


def test_the_number_is_read_by_a_scanner_from_the_first_page_and_the_last(
    papers: dict[str, bytes],
) -> None:
    numbers = set()
    pages = printed(papers["F01"], 300)
    for page in (pages[0], pages[-1]):
        numbers |= {text for text in texts_on(page) if re.fullmatch(r"HT26-F01-[0-9A-Z-]+", text)}
    assert len(numbers) == 1


def test_one_box_of_it_comes_home_and_the_register_knows_what_does_not(trip: Trip) -> None:
    book, box = trip.book, trip.boxes[0]
    with book.ledger.read() as db:
        inside = [one.id for one in catalogue.children(db, box)]
    trips.bring_home(trip, (*inside, box))
    one = noted(book, trip.note)
    assert Wanting.UNRETURNED in one.wanting
    assert (one.counts.boxes, one.counts.items) == (BOXES, ITEMS)
    assert (one.still_out.boxes, one.still_out.items) == (BOXES - 1, ITEMS - INSIDE)
    with book.ledger.read() as db:
        assert verify(db, book.ledger.register).whole
