"""A return is opened at random, and nothing that is worse is signed away silently."""

from collections.abc import Iterator

import pytest

from books import Book, is_whole, open_drawn, sheets
from rooms.lived import agree
from rooms.refusing import refused, told
from rooms.trips import Trip, finish, vouch, where
from workroom.base.clauses import OPENED_AT_RETURN
from workroom.base.event import Entry, Event
from workroom.base.ids import HandoverId, Seq, UnitId
from workroom.ledger.reading import Reading
from workroom.paper.sheet import Sheet, Together
from workroom.press import Press
from workroom.rooms.custody.model import Place
from workroom.rooms.handover import returning
from workroom.rooms.handover import service as handover
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.slip import handover_note, note_by_number
from workroom.rooms.project import service as project
from workroom.rooms.spotcheck import rules, store
from workroom.rooms.spotcheck.model import draw

UNITS = tuple(map(UnitId, range(1, 41)))


@pytest.fixture
def note(trip: Trip) -> HandoverId:
    """A return of the whole box; both have counted, nothing is drawn."""
    for sheet in trip.sheets:
        finish(trip, sheet)
    book = trip.book
    with book.ledger.work(by=book.wang) as work:
        made = handover.begin_back(work, batch=trip.batch)
        handover.add(work, handover=made, unit=trip.boxes[0])
    for person in (book.li, book.wang):
        with book.ledger.work(by=person) as work:
            handover.enter_count(work, handover=made, counts=handovers.listed(work.db, made))
    return made


def drawn(book: Book, note: HandoverId) -> tuple[UnitId, ...]:
    with book.ledger.work(by=book.li) as work:
        return returning.draw_return(work, handover=note)


def found(
    book: Book, note: HandoverId, unit: UnitId, *, fewer: int = 0, condition: int = 1, say: str = ""
) -> None:
    with book.ledger.work(by=book.li) as work:
        pages = returning.catalogue.units.get(work.db, unit).pages - fewer
        returning.open_drawn(
            work, handover=note, unit=unit, pages=pages, condition=condition, remark=say
        )


def returning_note(book: Book, db: Reading, number: str) -> tuple[Sheet, ...]:
    def entries(seqs: tuple[Seq, ...]) -> Iterator[Entry[Event]]:
        return book.ledger.entries(db, seqs=seqs)

    made = note_by_number(db, entries, number)
    return handover_note(db, entries, made, printed_at=book.clock(), printed_by="王建国")


def test_a_draw_is_the_same_for_whoever_draws_again() -> None:
    assert draw(UNITS, seed="a1", number=5) == draw(reversed(UNITS), seed="a1", number=5)
    assert draw(UNITS, seed="a1", number=5) != draw(UNITS, seed="a2", number=5)
    assert draw(UNITS, seed="a1", number=9)[:5] == draw(UNITS, seed="a1", number=5)
    assert len(draw(UNITS[:1], seed="a1", number=5)) == 1


def test_over_many_seeds_everything_is_drawn_about_equally_often() -> None:
    times = dict.fromkeys(UNITS, 0)
    for seed in range(2000):
        for unit in draw(UNITS, seed=f"{seed:x}", number=2):
            times[unit] += 1
    assert min(times.values()) > 60
    assert max(times.values()) < 150


def test_a_return_is_not_agreed_before_it_was_drawn_and_opened(
    trip: Trip, note: HandoverId
) -> None:
    book = trip.book
    with refused(book, (rules.NOT_DRAWN, OPENED_AT_RETURN)):
        agree(book, note)
    first, second = drawn(book, note)
    with refused(book, rules.NOT_OPENED, rules.NOT_OPENED):
        agree(book, note)
    found(book, note, first)
    found(book, note, second)
    agree(book, note)
    home = where(trip, first)
    assert home is not None
    assert home.place is Place.RETURNED
    assert is_whole(book)


def test_nobody_draws_until_it_suits(trip: Trip, note: HandoverId) -> None:
    drawn(trip.book, note)
    with refused(trip.book, rules.DRAWN_ALREADY):
        drawn(trip.book, note)


def test_a_list_that_changed_is_drawn_again_and_what_was_opened_stays(
    trip: Trip, note: HandoverId
) -> None:
    book = trip.book
    first, _ = drawn(book, note)
    found(book, note, first, say="完好")
    gone = next(unit for unit in trip.volumes[:3] if unit != first)
    with book.ledger.work(by=book.wang) as work:
        handover.take_off(work, handover=note, unit=gone)
        handover.enter_count(work, handover=note, counts=handovers.listed(work.db, note))
    with book.ledger.work(by=book.li) as work:
        handover.enter_count(work, handover=note, counts=handovers.listed(work.db, note))
    with refused(book, rules.LINES_CHANGED):
        agree(book, note)
    assert first in drawn(book, note)
    with book.ledger.read() as db:
        assert [one.remark for one in store.drawn(db, note) if one.is_open] == ["完好"]


def test_a_missing_page_or_a_worse_state_is_said_in_words(trip: Trip, note: HandoverId) -> None:
    book = trip.book
    first, second = drawn(book, note)
    with refused(book, rules.SAY_WHAT):
        found(book, note, first, fewer=1)
    with refused(book, rules.SAY_WHAT):
        found(book, note, first, condition=3)
    found(book, note, first, fewer=1, condition=3, say="缺第 12 页，已报事件")
    found(book, note, second)
    entry = agree(book, note)
    (line,) = [line for line in entry.event.lines if line.unit == first]
    assert (line.condition, line.remark) == (3, "缺第 12 页，已报事件")
    paper = Press(book.ledger, "王建国").note(note, 1)[0]
    assert paper.path.exists()
    assert is_whole(book)


def test_a_worse_state_of_what_was_not_drawn_is_not_signed_silently_either(
    trip: Trip, note: HandoverId
) -> None:
    book, volume = trip.book, trip.volumes[0]
    open_drawn(book, note)
    with book.ledger.work(by=book.wang) as work:
        handover.remark(work, handover=note, unit=volume, condition=4, text="")
    with refused(book, (rules.WORSE, OPENED_AT_RETURN)):
        agree(book, note)
    with book.ledger.work(by=book.wang) as work:
        handover.remark(work, handover=note, unit=volume, condition=4, text="封底脱落，见破损单")
    agree(book, note)


def test_what_was_so_when_it_went_out_needs_no_words(trip: Trip) -> None:
    assert rules.is_explained("J038", was=4, now=4, remark="")
    assert not rules.is_explained("J038", was=3, now=4, remark=" ")


def test_the_return_prints_what_was_opened(trip: Trip, note: HandoverId) -> None:
    book = trip.book
    first, second = drawn(book, note)
    found(book, note, first)
    found(book, note, second, fewer=2, say="缺两页")
    entry = agree(book, note)
    with book.ledger.read() as db:
        (sheet, *_) = returning_note(book, db, entry.event.number)
    together = next(block for block in sheet.blocks if isinstance(block, Together))
    said = together.blocks[0].text  # type: ignore[union-attr]  # the ruled lines come first
    assert "随机抽拆 2 卷（件）" in said
    assert "应有" in said
    assert "缺两页" in said


def test_a_note_out_is_not_drawn(trip: Trip) -> None:
    book = trip.book
    with book.ledger.work(by=book.wang) as work:
        out = handover.begin_out(work, project=book.project)
        handover.add(work, handover=out, unit=trip.boxes[1])
    with told(book, returning.ONLY_AT_A_RETURN), book.ledger.work(by=book.wang) as work:
        returning.draw_return(work, handover=out)


def test_both_may_agree_to_open_none_and_a_word_opens_too(trip: Trip, note: HandoverId) -> None:
    book = trip.book
    with book.ledger.work(by=book.li) as work:
        project.change_setting(work, name="open_at_return", value="0")
    assert sheets(book, trip.note)
    agree(book, note)


def test_a_return_that_was_not_opened_stands_on_a_word(trip: Trip, note: HandoverId) -> None:
    agree(trip.book, note, vouch(trip.book, trip.book.li))
    assert is_whole(trip.book)
