"""The handover note on paper: everything that was agreed, the same for ever."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from books import Book, boxes, described, draft_out, open_day
from paper.reading import packed, pages_of, printed, text_of, texts_on
from rooms.lived import (
    LONG,
    RARE,
    Lived,
    agree,
    both_count,
    drawn,
    live,
    rows_of,
    volumes,
    words_of,
)
from workroom.base.errors import NotFoundError
from workroom.base.event import Entry
from workroom.base.word import Approval, Word
from workroom.paper.errors import PaperError
from workroom.paper.render import render
from workroom.paper.sheet import REPRINT, TWO_COPIES, Sheet, Signatures, Together
from workroom.rooms.handover import service as handover
from workroom.rooms.handover import store
from workroom.rooms.handover.counts import Counts
from workroom.rooms.handover.detail import spelled_dates, spelled_period
from workroom.rooms.handover.model import HandoverAgreed
from workroom.rooms.handover.slip import handover_note, note_by_number
from workroom.rooms.project import service as project


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lived]:
    made = live(tmp_path_factory.mktemp("lived") / "book")
    yield made
    made.book.close()


def note_of(
    lived: Lived, entry: Entry[HandoverAgreed], copy: int | None = 1, *, reprint: bool = False
) -> tuple[Sheet, ...]:
    return lived.draw(
        lambda db, entries: handover_note(
            db, entries, entry, copy=copy, reprint=reprint, **lived.printed
        )
    )


def test_a_note_out_names_its_parties_its_counts_and_the_statement(lived: Lived) -> None:
    text = packed(text_of(render(note_of(lived, lived.agreed))))

    for words in (
        "档案调档出库交接单",
        "某县档案馆",
        "某数字科技有限公司",
        "王建国（保管专人）",
        "保密声明：经发包方审查，本批不涉及国家秘密。声明人：李秀英",
        "无差异",
        "第一联、第二联具有同等效力。",
        "涂改处须由双方经办人签名并注明日期。",
        "依目录",
    ):
        assert words in text
    assert "在外天数" not in text


def test_a_box_is_one_line_with_its_first_and_last_code(lived: Lived) -> None:
    rows = rows_of(note_of(lived, lived.agreed)[0], "题名／盒号")

    assert [row[1] for row in rows] == [
        "J038-001-0001\n至 J038-001-0003",
        "J038-001-0004\n至 J038-001-0006",
    ]
    assert rows[0][3:] == ("1", "3", "9", "66", "1×2　2×1", "无", "1 条备注见明细表")


def test_the_list_has_a_line_a_volume_and_a_subtotal_a_box(lived: Lived) -> None:
    sheet = note_of(lived, lived.agreed)[1]

    assert sheet.number == lived.agreed.event.annex
    assert [row[1] for row in rows_of(sheet, "责任者")] == [
        f"J038-001-000{number}" for number in range(1, 7)
    ]
    assert [word for word in words_of(sheet) if word.startswith(("小计", "合计"))] == [
        "小计（第 1 盒）　1 盒　3 卷",
        "小计（第 2 盒）　1 盒　3 卷",
        "合计　2 盒　6 卷",
    ]


def test_a_long_remark_has_a_line_of_its_own_under_the_volume(book: Book) -> None:
    volumes(book, [described(1)])
    open_day(book)
    note = draft_out(book, boxes(book))
    long = "第 5 页右上角缺角约 2 平方厘米，第 9 至 12 页有水渍，字迹尚可辨认"
    with book.ledger.read() as db:
        unit = store.lines(db, note)[1].unit
    with book.ledger.work(by=book.wang) as work:
        handover.remark(work, handover=note, unit=unit, condition=3, text=long)
    words = words_of(_drawn(book, agree(book, note))[1])

    assert words[words.index("见下行") + 2] == f"备注：{long}"


def test_both_parties_initial_every_page_of_the_list(lived: Lived) -> None:
    _, listed = note_of(lived, lived.agreed)

    for page in pages_of(render([listed])):
        assert "移交人（页签）" in packed(page)
        assert "接收人（页签）" in packed(page)


def test_a_return_says_how_long_it_was_out_and_what_stays(lived: Lived) -> None:
    sheet = note_of(lived, lived.returned)[0]
    words = words_of(sheet)

    assert sheet.title == "档案接收归库交接单"
    assert "2026-04-03 起上架前须消毒" in words
    assert "0 天　☐需消毒　☑不需" in words
    assert "☐全部归库　☑部分归库" in words
    assert "2 盒 3 卷 9 件" in words
    assert lived.agreed.event.number in words
    assert "经发包方审查" not in "".join(words)


def test_volumes_that_go_home_without_their_box_have_a_line_each(lived: Lived) -> None:
    rows = rows_of(note_of(lived, lived.returned)[0], "题名／盒号")

    assert [row[2] for row in rows] == [RARE, "第2号土地确权文书", "第3号土地确权文书"]
    assert {row[3:5] for row in rows} == {("", "1")}


def test_times_are_those_of_the_rooms_clock(lived: Lived) -> None:
    # 00:50 in UTC is ten to nine in Shanghai.
    assert "2026-03-02 08:50" in words_of(note_of(lived, lived.agreed)[0])


def test_the_boxes_for_signatures_are_empty_and_the_system_registers_beside_them(
    lived: Lived,
) -> None:
    (foot,) = (
        block for block in note_of(lived, lived.agreed)[0].blocks if isinstance(block, Together)
    )
    (signed,) = (block for block in foot.blocks if isinstance(block, Signatures))

    assert [(one.role, one.registered) for one in signed.boxes] == [
        ("移交人", "李秀英（发包方）2026-03-02 08:50"),
        ("移交方负责人", ""),
        ("接收人", "王建国（承包方）2026-03-02 08:50"),
        ("接收方负责人", ""),
    ]


def test_two_originals_are_two_whole_sets_under_one_number(lived: Lived) -> None:
    both = note_of(lived, lived.agreed, None)

    assert [(one.form, one.copies) for one in both] == [
        ("F01", TWO_COPIES[:1]),
        ("F02", TWO_COPIES[:1]),
        ("F01", TWO_COPIES[1:]),
        ("F02", TWO_COPIES[1:]),
    ]
    assert [one.number for one in both[:2]] == [one.number for one in both[2:]]
    assert both[2:] == note_of(lived, lived.agreed, 2)


@pytest.mark.slow
@pytest.mark.parametrize("which", ["agreed", "returned"])
def test_every_number_and_the_head_are_read_from_the_print(lived: Lived, which: str) -> None:
    entry: Entry[HandoverAgreed] = getattr(lived, which)
    sheets = note_of(lived, entry)
    pdf = render(sheets)
    held = [f"{one.number} {entry.seq} {entry.digest}".upper() for one in sheets]

    for place, page in enumerate(printed(pdf)):
        sheet = sheets[0 if place < len(pages_of(render(sheets[:1]))) else 1]
        assert texts_on(page) == sorted([sheet.number, held[sheets.index(sheet)]])


def test_the_head_is_printed_in_full(lived: Lived) -> None:
    assert lived.agreed.digest in packed(text_of(render(note_of(lived, lived.agreed))))


def test_rare_characters_and_long_titles_are_found_by_a_search(lived: Lived) -> None:
    text = packed(text_of(render(note_of(lived, lived.agreed))))

    assert RARE in text
    assert LONG in text


def test_the_qr_code_can_be_switched_off(book: Book) -> None:
    entry = _out(book)
    with book.ledger.work(by=book.li) as work:
        project.change_setting(work, name="head_as_qr", value="off")

    for sheet in _drawn(book, entry):
        assert sheet.foot.qr == ""
        assert sheet.foot.check_digits == entry.digest


def test_a_reprint_after_the_catalogue_changed_differs_in_its_mark_only(book: Book) -> None:
    entry = _out(book)
    before = _drawn(book, entry)
    again = [replace(described(number), title="改过的题名", pages=999) for number in (1, 2, 3)]
    volumes(book, again)

    reprinted = _drawn(book, _found(book, entry.event.number), reprint=True)

    assert {sheet.marks for sheet in reprinted} == {(REPRINT,)}
    assert tuple(replace(sheet, marks=()) for sheet in reprinted) == before


def test_a_note_is_found_by_its_own_number_and_by_that_of_its_list(book: Book) -> None:
    entry = _out(book)

    assert _found(book, entry.event.number) == _found(book, entry.event.annex) == entry


def test_a_number_of_no_note_is_refused_with_a_sentence(book: Book) -> None:
    with pytest.raises(NotFoundError, match="HT26-F01-2026-0009-0"):
        _found(book, "HT26-F01-2026-0009-0")


def test_a_title_that_the_font_lacks_is_refused_before_it_is_printed(book: Book) -> None:
    entry = _out(book, title="张𠔻承包土地文书")

    with pytest.raises(PaperError, match=r"𠔻 \(U\+2053B\)"):
        render(_drawn(book, entry))


def test_a_difference_is_printed_with_how_both_explain_it(book: Book) -> None:
    volumes(book, [described(number) for number in (1, 2, 3)])
    open_day(book)
    note = draft_out(book, boxes(book))
    with book.ledger.work(by=book.li) as work:
        handover.enter_count(work, handover=note, counts=Counts(1, 3, 8, None))
    with book.ledger.work(by=book.li) as work:
        handover.record_difference(work, handover=note, text="第 2 卷缺一件，以实物为准")
    sheet = _drawn(book, agree(book, note))[0]
    words = words_of(sheet)

    assert words[words.index("差异（移交方－接收方）") :][:5] == [
        "差异（移交方－接收方）", "0", "0", "-1", "依目录",
    ]  # fmt: skip
    assert "第 2 卷缺一件，以实物为准" in words
    assert "无差异" not in words


def test_what_was_agreed_on_a_word_stands_on_the_note(book: Book) -> None:
    volumes(book, [described(number) for number in (1, 2, 3)])
    with book.ledger.work(by=book.wang) as work:
        note = handover.begin_out(work, project=book.project)
        handover.add(work, handover=note, unit=boxes(book)[0])
    entry = agree(book, note, Word(book.wang, "断电，已先行交接", "手写单 7 号"))
    words = "".join(words_of(_drawn(book, entry)[0]))

    assert "断电，已先行交接；依据：手写单 7 号" in words
    assert "本批未作保密声明" in words
    assert "保管专人" not in words


def test_a_return_after_the_month_is_due_for_disinfection(book: Book) -> None:
    out = _out(book)
    book.clock.forward(days=40)
    with book.ledger.work(by=book.wang) as work:
        note = handover.begin_back(work, batch=out.event.batch)
        for line in out.event.lines[1:]:
            approved = Approval(book.li, "县里急用")
            handover.add(work, handover=note, unit=line.unit, approval=approved)
    both_count(book, note)
    entry = agree(book, note, Word(book.wang, "前一日未收工", "值班记录"))
    words = words_of(_drawn(book, entry)[0])

    assert "40 天　☑需消毒　☐不需" in words
    assert "经 李秀英 批准（县里急用）：J038-001-0001、J038-001-0002、J038-001-0003。" in "".join(
        words
    )


@pytest.mark.parametrize(
    ("dates", "spelled"),
    [
        pytest.param("19580900-19601225", "1958-09 至\n1960-12-25", id="an_unknown_day"),
        pytest.param("19580000", "1958", id="an_unknown_month"),
        pytest.param("19580903-19580903", "1958-09-03", id="one_day"),
        pytest.param("民国二十年", "民国二十年", id="a_date_in_words"),
        pytest.param("", "", id="none"),
    ],
)
def test_dates_are_written_as_far_as_they_are_known(dates: str, spelled: str) -> None:
    assert spelled_dates(dates) == spelled


@pytest.mark.parametrize(
    ("period", "spelled"),
    [("Y", "永久"), ("D30", "30 年"), ("d10", "10 年"), ("长期", "长期"), ("D", "D"), ("", "")],
)
def test_retention_periods_are_words_on_paper(period: str, spelled: str) -> None:
    assert spelled_period(period) == spelled


def _out(book: Book, **more: object) -> Entry[HandoverAgreed]:
    """Three volumes in a box go out."""
    volumes(book, [described(number, **more) for number in (1, 2, 3)])
    open_day(book)
    return agree(book, draft_out(book, boxes(book)))


def _drawn(book: Book, entry: Entry[HandoverAgreed], *, reprint: bool = False) -> tuple[Sheet, ...]:
    return drawn(
        book,
        lambda db, entries: handover_note(
            db,
            entries,
            entry,
            printed_at=book.clock(),
            printed_by="王建国",
            copy=1,
            reprint=reprint,
        ),
    )


def _found(book: Book, number: str) -> Entry[HandoverAgreed]:
    with book.ledger.read() as db:
        return note_by_number(db, lambda seqs: book.ledger.entries(db, seqs=seqs), number)
