"""The papers of the stages: one side that goes along, and an annex that equals the journal."""

from collections.abc import Iterator

import pytest

from books import Book, boxes, described, draft_out, open_day, sheets
from paper.reading import packed, pages_of, printed, text_of, texts_on
from rooms.lived import (
    LONG,
    RARE,
    Lived,
    Printed,
    agree,
    codes_of,
    drawn,
    items,
    live,
    rows_of,
    volumes,
    words_of,
)
from workroom.base.clock import minute_of
from workroom.base.codes import Prefix, label
from workroom.base.errors import NotFoundError
from workroom.base.ids import NOBODY, HandoverId, SheetId
from workroom.paper.render import render
from workroom.paper.sheet import REPRINT, Sheet
from workroom.rooms.custody import service as custody
from workroom.rooms.people import store as people_store
from workroom.rooms.project import service as project
from workroom.rooms.project import store as project_store
from workroom.rooms.workflow import service as workflow
from workroom.rooms.workflow import store
from workroom.rooms.workflow.model import Verb
from workroom.rooms.workflow.slip import batch_cover, flow_annex, flow_sheets, sheet_by_number
from workroom.rooms.workflow.steps import Step

EVERY_STEP = " ".join(step.value for step in Step)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lived]:
    made = live(tmp_path_factory.mktemp("lived") / "book")
    yield made
    made.book.close()


def fronts(lived: Lived, *, reprint: bool = False) -> tuple[Sheet, ...]:
    ids = [sheet.id for sheet in lived.sheets]
    return lived.draw(
        lambda db, entries: flow_sheets(db, entries, ids, reprint=reprint, **lived.printed)
    )


def annexes(lived: Lived) -> tuple[Sheet, ...]:
    ids = [sheet.id for sheet in lived.sheets]
    return lived.draw(lambda db, entries: flow_annex(db, entries, ids, **lived.printed))


def test_a_sheet_says_what_it_goes_with(lived: Lived) -> None:
    words = words_of(fronts(lived)[0])

    for word in (RARE, "J038-001-0001", "永久", "21 页", lived.agreed.event.number):
        assert word in words
    assert "☑卷　☐件　☐盒" in words


def test_a_sheet_tells_the_condition_and_remark_of_the_handover(lived: Lived) -> None:
    words = words_of(fronts(lived)[1])

    assert words[words.index("载体状况") + 1] == "2 轻微破损"
    assert words[words.index("特殊说明") + 1] == "第 5 页缺角"


def test_the_stages_to_initial_are_those_of_the_project(lived: Lived) -> None:
    stages = [row[1] for row in rows_of(fronts(lived)[0], "作业内容要点")]

    assert stages == [
        "档案出库", "数字化前处理", "目录数据库录入", "档案扫描", "图像处理", "图像质检",
        "数据挂接", "复卷装订", "复卷核查", "档案入库",
    ]  # fmt: skip


def test_each_sheet_is_one_side(lived: Lived) -> None:
    assert len(pages_of(render(fronts(lived)))) == len(lived.sheets)


def test_with_every_stage_and_a_long_title_it_is_still_one_side(book: Book) -> None:
    with book.ledger.work(by=book.li) as work:
        project.change_setting(work, name="steps", value=EVERY_STEP)
    note = _out(book, title=LONG * 2)
    ids = [sheet.id for sheet in sheets(book, note)]
    made = drawn(book, lambda db, entries: flow_sheets(db, entries, ids, **_now(book)))

    assert len(pages_of(render(made))) == len(ids)


def test_a_reprint_is_the_same_sheet_with_a_mark(lived: Lived) -> None:
    first, again = fronts(lived)[0], fronts(lived, reprint=True)[0]

    assert again.marks == (REPRINT,)
    assert again.blocks == first.blocks


@pytest.mark.slow
def test_the_large_code_is_read_from_the_print(lived: Lived) -> None:
    front = fronts(lived)[0]
    (page,) = printed(render([front]))

    assert texts_on(page) == codes_of(front) == [lived.sheets[0].code]


@pytest.mark.slow
def test_an_annex_carries_the_newest_head(lived: Lived) -> None:
    annex = annexes(lived)[0]
    with lived.book.ledger.read() as db:
        *_, last = lived.book.ledger.entries(db)
    (page,) = printed(render([annex]))

    held = f"{annex.number} {last.seq} {last.digest}".upper()
    assert texts_on(page) == sorted([annex.number, held])


def test_every_line_of_an_annex_is_a_pass_of_the_journal(lived: Lived) -> None:
    with lived.book.ledger.read() as db:
        names, zone = people_store.names(db), project_store.zone(db)
        told = {sheet.id: store.passes_of(db, sheet.id) for sheet in lived.sheets}
    lines = 0
    for sheet, annex in zip(lived.sheets, annexes(lived), strict=True):
        rows = rows_of(annex, "记账序号")
        assert [_line(row) for row in rows] == [
            (
                one.step.chinese,
                str(one.round),
                names[one.finished_by or NOBODY],
                minute_of(one.finished_at, zone) if one.finished_at else "",
                f"{one.quantity} 页",
                one.station,
                str(one.entry),
            )
            for one in told[sheet.id]
        ]
        lines += len(rows)
    assert lines == sum(len(passes) for passes in told.values()) == 28


def test_what_rework_overtook_and_what_was_corrected_stays_and_says_so(lived: Lived) -> None:
    reworked, _, corrected, *_ = annexes(lived)
    remarks = {(row[1], row[2]): row[8] for row in rows_of(reworked, "记账序号")}

    for step in ("档案扫描", "图像处理", "图像质检"):
        assert remarks[step, "1"].startswith("已由返工取代（")
    assert remarks["档案扫描", "2"].startswith("返工：漏扫，第 17 页（钱梅 退回，")
    assert remarks["图像质检", "2"] == ""
    taken_back = {row[2]: row[8] for row in rows_of(corrected, "记账序号") if row[1] == "数据挂接"}
    assert taken_back["1"].startswith("更正：未发生（")
    assert taken_back["2"] == ""
    assert "有效 8，返工取代 3，更正 0，未完成 0" in "".join(words_of(reworked))


def test_a_stage_that_was_begun_says_when_and_that_it_goes_on(book: Book) -> None:
    first = sheets(book, _out(book))[0]
    with book.ledger.work(by=book.lin, station="1号台") as work:
        custody.take(work, unit=first.unit, station="1号台")
        workflow.log(work, sheet=first.id, verb=Verb.START)
    (annex,) = drawn(book, lambda db, entries: flow_annex(db, entries, [first.id], **_now(book)))
    (row,) = rows_of(annex, "记账序号")

    assert row[4:6] == ("2026-03-02 08:30", "")
    assert row[8] == "进行中"


def test_a_sheet_of_a_box_speaks_of_its_items(book: Book) -> None:
    items(book, [described(number, items=0, box_number="7") for number in (1, 2, 10)])
    open_day(book)
    note = draft_out(book, boxes(book))
    agree(book, note)
    with book.ledger.work(by=book.wang) as work:
        workflow.issue(work, handover=note)
    ids = [sheet.id for sheet in sheets(book, note)]
    (front,) = drawn(book, lambda db, entries: flow_sheets(db, entries, ids, **_now(book)))
    words = words_of(front)

    assert "第 7 盒，共 3 件" in words
    assert "J038-001-0001 至 J038-001-0010" in words
    assert "☐卷　☐件　☑盒" in words
    assert "73 页" in words


def test_the_cover_lists_every_sheet_and_carries_the_signatures(lived: Lived) -> None:
    (cover,) = lived.draw(
        lambda db, entries: (batch_cover(db, entries, lived.note, **lived.printed),)
    )
    rows = rows_of(cover, "环节完成")

    assert [row[1] for row in rows] == [sheet.code for sheet in lived.sheets]
    assert [row[5] for row in rows] == ["2026-03-02"] * 3 + [""] * 3
    text = packed(text_of(render([cover])))
    for role in ("组长", "质检员", "档案保管专人", "发包方档案管理员"):
        assert role in text


def test_a_sheet_is_found_by_its_code_only(lived: Lived) -> None:
    with lived.book.ledger.read() as db:
        assert sheet_by_number(db, lived.sheets[0].code) == lived.sheets[0].id
        for strange in ("S-000001-0", label(Prefix.SHEET, 999), label(Prefix.BOX, 1), ""):
            with pytest.raises(NotFoundError):
                sheet_by_number(db, strange)


@pytest.mark.slow
def test_two_hundred_sheets_are_two_hundred_sides(lived: Lived) -> None:
    ids = [SheetId(1 + number % len(lived.sheets)) for number in range(200)]
    many = lived.draw(lambda db, entries: flow_sheets(db, entries, ids, **lived.printed))

    assert len(pages_of(render(many))) == 200


def _line(row: tuple[str, ...]) -> tuple[str, ...]:
    """Stage, round, person, finish, quantity, station and entry of a line."""
    return (row[1], row[2], row[3], row[5], row[6], row[7], row[9])


def _out(book: Book, **more: object) -> HandoverId:
    """Three volumes in a box go out, with their sheets."""
    volumes(book, [described(number, **more) for number in (1, 2, 3)])
    open_day(book)
    note = draft_out(book, boxes(book))
    agree(book, note)
    with book.ledger.work(by=book.wang) as work:
        workflow.issue(work, handover=note)
    return note


def _now(book: Book) -> Printed:
    return {"printed_at": book.clock(), "printed_by": "王建国"}
