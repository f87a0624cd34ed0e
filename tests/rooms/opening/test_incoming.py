"""A filled-in spreadsheet, held against the book before anything is written."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from books import Book, boxes, catalogued, hand_out, open_day
from rooms.opening.running import MONTHS, NUMBERS, read, row, written
from rooms.refusing import entries
from workroom.base.errors import InputError
from workroom.exchange.outcome import Reject
from workroom.rooms.catalogue import service as catalogue
from workroom.rooms.catalogue import store as catalogue_store
from workroom.rooms.handover.rules import UNKNOWN_CONDITION
from workroom.rooms.opening import incoming, judging, spelled
from workroom.rooms.opening.layout import NUMBERS_SHEET, SHEET, write_template
from workroom.rooms.opening.looking import totals_of
from workroom.rooms.opening.model import Stand
from workroom.rooms.opening.rules import DRAWN_ALREADY
from workroom.rooms.opening.told import Told
from workroom.rooms.workflow.steps import Step


@pytest.fixture
def known(book: Book) -> Book:
    """Eight volumes in two boxes, none of which ever moved."""
    catalogued(book, 8, box_size=4)
    return book


def reasons(told: Told) -> dict[int, list[str]]:
    return {one.row: [fault.reason.template for fault in one.faults] for one in told.rejects}


def only(told: Told) -> Reject:
    (reject,) = told.rejects
    return reject


def test_months_on_paper_are_read_without_writing_anything(known: Book, tmp_path: Path) -> None:
    before = entries(known)
    told = read(known, written(tmp_path / "期初.xlsx"))

    assert told.rejects == ()
    assert (told.here, told.home, told.not_begun, told.taken_as_done) == (4, 2, 1, 1)
    since = [line.out_since for line in told.lines if line.is_here]
    assert since == [date(2026, 1, 20), date(2026, 2, 10), date(2026, 2, 10), date(2026, 2, 25)]
    fifth = told.lines[4]
    assert (fifth.condition, fifth.remark, fifth.batch) == (2, "封皮破损", "第二批")
    assert [(one.step, one.by, one.day) for one in fifth.stages] == [
        (Step.PREP, known.lin, date(2026, 2, 11)),
        (Step.SCAN, known.chen, None),
    ]
    assert [(one.form, one.series, one.number) for one in told.numbers] == [
        ("F01", "HT26-F01-2026", 57),
        ("F02", "HT26-F02-2026", 41),
        ("F03", "sheet", 1180),
    ]
    assert entries(known) == before


def test_totals_stand_by_batch_by_place_and_by_stage(known: Book, tmp_path: Path) -> None:
    told = read(known, written(tmp_path / "期初.xlsx"))
    with known.ledger.read() as db:
        sums = totals_of(db, told.lines, today=date(2026, 3, 2))

    assert (sums.whole.here.volumes, sums.whole.home.volumes) == (4, 2)
    assert [(one.name, one.here.volumes, one.home.volumes) for one in sums.batches] == [
        ("第一批", 1, 2),
        ("第二批", 2, 0),
        ("第三批", 1, 0),
    ]
    assert sums.batches[0].oldest == date(2026, 1, 20)
    assert [(name, counts.volumes) for name, counts in sums.places] == [("1号柜", 2), ("2号柜", 2)]
    assert dict(sums.stages)[Step.SCAN] == 3
    assert sums.overdue == 1


@pytest.mark.parametrize(
    ("cells", "column", "template"),
    [
        (("X-1", "在室", "2026-02-10", "1号柜"), "档号", judging.UNKNOWN_UNIT),
        (row(1, "在库", "2026-02-10", "1号柜"), "状态", spelled.STRANGE_STAND),
        (row(1, "在室", None, "1号柜"), "出库日期", judging.SAY_SINCE_WHEN),
        (row(1, "在室", "2026-02", "1号柜"), "出库日期", judging.ONE_WHOLE_DAY),
        (row(1, "在室", "2026-03-03", "1号柜"), "出库日期", judging.STILL_TO_COME),
        (row(1, "在室", "2026-02-10", None), "存放位置", judging.SAY_WHERE),
        (row(1, "在室", "2026-02-10", "9号柜"), "存放位置", judging.STRANGE_PLACE),
        (row(1, "在室", "2026-02-10", "1号台"), "领用人", judging.SAY_WHO),
        (row(1, "在室", "2026-02-10", "1号台", "张三"), "领用人", spelled.STRANGE_PERSON),
        (row(1, "未出库", "2026-02-10"), "出库日期", judging.NOTHING_TO_SAY),
        (
            row(1, "在室", "2026-02-10", "1号柜", None, None, None, None, "洗衣服"),
            "已完成环节",
            spelled.STRANGE_STAGE,
        ),
        (
            row(1, "在室", "2026-02-10", "1号柜", None, None, None, None, None, 9),
            "实体状态",
            UNKNOWN_CONDITION,
        ),
    ],
)
def test_what_cannot_be_taken_comes_back_with_its_reason(
    known: Book, tmp_path: Path, cells: tuple[object, ...], column: str, template: str
) -> None:
    told = read(known, written(tmp_path / "期初.xlsx", [cells, row(2, "未出库")]))
    reject = only(told)
    assert (reject.row, reject.column, reject.reason.template) == (2, column, "{column}: {reason}")
    assert reject.faults[0].reason.template == template
    assert told.lines == ()


def test_all_that_is_wrong_with_a_row_is_said_at_once(known: Book, tmp_path: Path) -> None:
    told = read(known, written(tmp_path / "期初.xlsx", [row(1, "在室", None, "9号柜")]))
    assert reasons(told) == {2: [judging.SAY_SINCE_WHEN, judging.STRANGE_PLACE]}


def test_what_the_book_saw_moving_is_not_told_anew(known: Book, tmp_path: Path) -> None:
    open_day(known)
    hand_out(known, boxes(known)[:1])
    told = read(known, written(tmp_path / "期初.xlsx", [row(1, "已归库"), row(5, "已归库")], ()))
    assert reasons(told) == {2: [judging.MOVED_ALREADY]}
    assert [line.row for line in told.lines] == [3]


def test_a_box_tells_of_all_that_lies_in_it_but_for_what_has_a_row_of_its_own(
    known: Book, tmp_path: Path
) -> None:
    rows = [("J038-盒1", "在室", "2026-02-10", "1号柜"), row(2, "已归库")]
    told = read(known, written(tmp_path / "期初.xlsx", rows, ()))
    assert told.rejects == ()
    with known.ledger.read() as db:
        sums = totals_of(db, told.lines, today=date(2026, 3, 2))
    assert (sums.whole.here.boxes, sums.whole.here.volumes, sums.whole.home.volumes) == (1, 3, 1)


def test_one_unit_by_two_of_its_codes_is_told_once(known: Book, tmp_path: Path) -> None:
    with known.ledger.read() as db:
        (first,) = catalogue_store.by_reference_code(db, "J038-001-0001")
    with known.ledger.work(by=known.wang) as work:
        catalogue.give_alias(work, unit=first.id, alias="GT-0001")
    rows = [row(1, "已归库"), ("GT-0001", "已归库")]
    told = read(known, written(tmp_path / "期初.xlsx", rows, ()))
    assert reasons(told) == {3: [judging.TOLD_ALREADY]}


def test_dates_and_codes_are_mended_and_every_mend_is_told(known: Book, tmp_path: Path) -> None:
    rows = [
        ("J038－001－0001", "在室", "2026年2月10日", "1号柜"),
        row(2, "在室", date(2026, 2, 10), "1号柜"),
    ]
    told = read(known, written(tmp_path / "期初.xlsx", rows, ()))
    assert [line.out_since for line in told.lines] == [date(2026, 2, 10)] * 2
    assert {mend.column for mend in told.interpretation.mends} >= {"档号", "出库日期"}


@pytest.mark.parametrize(
    ("number", "template"),
    [
        (("F77", 3, None), incoming.STRANGE_FORM),
        (("F01", 9_500_000, None), incoming.TOO_LARGE),
    ],
)
def test_a_last_number_that_no_series_can_have_is_rejected(
    known: Book, tmp_path: Path, number: tuple[object, ...], template: str
) -> None:
    told = read(known, written(tmp_path / "期初.xlsx", MONTHS, [number]))
    assert [fault.reason.template for one in told.rejects for fault in one.faults] == [template]
    assert told.numbers == ()


def test_a_series_of_which_the_book_has_drawn_begins_no_more(known: Book, tmp_path: Path) -> None:
    open_day(known)
    hand_out(known, boxes(known)[:1])
    told = read(known, written(tmp_path / "期初.xlsx", [row(5, "已归库")], NUMBERS))
    assert [fault.reason.template for one in told.rejects for fault in one.faults] == [
        DRAWN_ALREADY
    ] * 3
    assert told.numbers == ()


def test_the_rejected_rows_are_written_to_be_mended_and_read_again(
    known: Book, tmp_path: Path
) -> None:
    rows = [row(1, "在室", "2026-02-10", "9号柜"), row(2, "已归库")]
    told = read(known, written(tmp_path / "期初.xlsx", rows, [("F77", 3, None)]))
    out = incoming.write_rejected(tmp_path / "退回.xlsx", told, str)
    assert out is not None
    sheet = openpyxl.load_workbook(out).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]][-2:] == ["行号", "原因"]
    assert "9号柜" in str(sheet.cell(2, 13).value)
    assert (tmp_path / f"退回-{NUMBERS_SHEET}.xlsx").exists()

    sheet.cell(2, 4).value = "2号柜"
    sheet.parent.save(tmp_path / "改好.xlsx")  # type: ignore[union-attr]  # it has one
    again = read(known, tmp_path / "改好.xlsx")
    assert (again.here, again.rejects) == (1, ())


def test_the_template_lists_what_never_moved_and_comes_back_as_it_was_filled(
    known: Book, tmp_path: Path
) -> None:
    open_day(known)
    hand_out(known, boxes(known)[:1])
    path = tmp_path / "期初.xlsx"
    with known.ledger.read() as db:
        assert write_template(path, db, known.project) == 4
    workbook = openpyxl.load_workbook(path)
    sheet = workbook[SHEET]
    assert [sheet.cell(line, 1).value for line in range(2, 6)] == [
        f"J038-001-{number:04}" for number in range(5, 9)
    ]
    assert {one.sqref for one in sheet.data_validations.dataValidation}
    for line in range(2, 6):
        sheet.cell(line, 2).value = "已归库"
    workbook[NUMBERS_SHEET].cell(5, 3).value = 12
    workbook.save(path)
    told = read(known, path)
    assert (told.rejects, [line.stand for line in told.lines]) == ((), [Stand.HOME] * 4)
    assert [(one.form, one.series) for one in told.numbers] == [("F09", "WR1-F09-2026")]


def test_a_file_of_which_nothing_can_be_taken_says_so(known: Book, tmp_path: Path) -> None:
    told = read(known, written(tmp_path / "期初.xlsx", [row(99, "在室")], ()))
    with pytest.raises(InputError) as caught:
        incoming.demand_something(told)
    assert caught.value.phrase.template == incoming.NOTHING_TAKEN
