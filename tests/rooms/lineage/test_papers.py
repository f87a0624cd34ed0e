"""What the papers say of units that changed while they were out."""

from books import Book
from rooms.lineage.reshaping import find_inside, is_whole, merge, sheet_of, split
from rooms.lived import drawn, words_of
from rooms.trips import Trip, bring_home, log, put_away, take
from workroom.base.ids import HandoverId, PersonId, SheetId, UnitId
from workroom.paper.sheet import Sheet
from workroom.rooms.handover import slip as notes
from workroom.rooms.lineage.basis import Part
from workroom.rooms.workflow import paging
from workroom.rooms.workflow.slip import batch_cover, flow_annex, flow_sheets
from workroom.rooms.workflow.steps import Step


def words(sheet: Sheet) -> str:
    return "\n".join(words_of(sheet))


def note_of(book: Book, number: str) -> str:
    front, detail, *_ = drawn(
        book,
        lambda db, entries: notes.handover_note(
            db,
            entries,
            notes.note_by_number(db, entries, number),
            printed_at=book.clock(),
            printed_by="王建国",
        ),
    )
    return words(front) + words(detail)


def annex_of(book: Book, sheet: SheetId) -> str:
    (one,) = drawn(
        book,
        lambda db, entries: flow_annex(
            db, entries, [sheet], printed_at=book.clock(), printed_by="王建国"
        ),
    )
    return words(one)


def test_the_note_home_tells_of_a_split_and_why_more_goes_home_than_went_out(trip: Trip) -> None:
    first = trip.volumes[0]
    made = split(trip, first).event.made[0].unit
    home = bring_home(trip, [first, made, trip.volumes[1], trip.volumes[2], trip.boxes[0]])
    text = note_of(trip.book, home.event.number)
    assert "拆自 J038-001-0001" in text
    assert "拆出 J038-001-0001-2" in text
    assert "本批出库 1 盒 3 卷 9 件；在室变化（记账序号）：拆分 +1 卷" in text
    assert "应归 1 盒 4 卷 9 件；此前已归 无，本单归还 1 盒 4 卷 9 件，尚余 无。" in text
    assert is_whole(trip.book)


def test_the_note_home_tells_of_a_merge_and_of_what_was_found(trip: Trip) -> None:
    first, second, third = trip.volumes[:3]
    merge(trip, first, second)
    take(trip, third)
    disc = find_inside(trip, third, "J038-001-0003-F1").event.made[0].unit
    put_away(trip, third)
    put_away(trip, disc)
    part = bring_home(trip, [third, disc])
    text = note_of(trip.book, part.event.number)
    assert "夹于 J038-001-0003 内，出库单未列" in text
    assert "合并 -1 卷" in text
    assert "夹带发现 +1 件" in text
    rest = bring_home(trip, [first, trip.boxes[0]])
    assert "并入 J038-001-0002" in note_of(trip.book, rest.event.number)
    assert rest.event.remaining.volumes == 0


def test_the_annex_of_a_part_tells_what_was_done_on_the_sheet_of_the_whole(trip: Trip) -> None:
    first = trip.volumes[0]
    take(trip, first)
    log(trip, trip.sheets[0], Step.PREP, Step.SCAN)
    made = split(trip, first).event.made[0].unit
    log(trip, trip.sheets[0], Step.CAT)
    own = sheet_of(trip.book, made)
    log(trip, own, Step.IMAGE)
    again = split_again(trip, made)
    log(trip, own, Step.CAT)
    text = annex_of(trip.book, own.id)
    assert text.count(f"承自流程单 {trip.sheets[0].code}") == 2
    assert "共 4 行：有效 4" in text
    grandchild = annex_of(trip.book, again)
    assert "共 3 行：有效 3" in grandchild
    assert grandchild.count(f"承自流程单 {own.code}") == 1


def split_again(trip: Trip, whole: UnitId) -> SheetId:
    """Of the part itself two pages are split off; the sheet of those."""
    made = split(trip, whole, Part(code="J038-001-0001-3", pages=2)).event.made[0].unit
    return sheet_of(trip.book, made).id


def test_the_annex_of_a_merge_says_which_passes_count_no_longer(trip: Trip) -> None:
    first, second = trip.volumes[:2]
    take(trip, first)
    take(trip, second)
    log(trip, trip.sheets[0], Step.PREP, Step.SCAN)
    log(trip, trip.sheets[1], Step.PREP)
    entry = merge(trip, first, second)
    text = annex_of(trip.book, trip.sheets[0].id)
    assert f"已由合并取代（{entry.seq}）" in text
    assert "共 2 行：有效 1" in text
    assert "共 1 行：有效 1" in annex_of(trip.book, trip.sheets[1].id)


def test_the_sheet_of_a_part_prints_and_stands_on_the_cover_of_the_batch(trip: Trip) -> None:
    first = trip.volumes[0]
    made = split(trip, first).event.made[0].unit
    own = sheet_of(trip.book, made)
    (front,) = drawn(
        trip.book,
        lambda db, entries: flow_sheets(
            db, entries, [own.id], printed_at=trip.book.clock(), printed_by="王建国"
        ),
    )
    assert f"拆分而来，前接流程单 {trip.sheets[0].code}" in words(front)
    cover = cover_of(trip.book, trip.note)
    assert own.code in cover


def cover_of(book: Book, note: HandoverId) -> str:
    with book.ledger.read() as db:
        return words(
            batch_cover(
                db,
                lambda seqs: book.ledger.entries(db, seqs=seqs),
                note,
                printed_at=book.clock(),
                printed_by="王建国",
            )
        )


def test_block_c_is_filled_once_the_pages_are_known(trip: Trip) -> None:
    take(trip, trip.volumes[0])
    log(trip, trip.sheets[0], Step.PREP)
    lin: PersonId = trip.book.lin
    with trip.book.ledger.work(by=lin) as work:
        paging.enter_pages(work, sheet=trip.sheets[0].id, blank=2, split=3)
    (front,) = drawn(
        trip.book,
        lambda db, entries: flow_sheets(
            db, entries, [trip.sheets[0].id], printed_at=trip.book.clock(), printed_by="王建国"
        ),
    )
    told = words_of(front)
    assert told[told.index("应扫页数") + 1] == "19"
    assert told[told.index("实扫画幅数") + 1] == "22"
    assert told[told.index("实点页数") + 1] == "21 页"
    assert "应扫页数" in annex_of(trip.book, trip.sheets[0].id)
