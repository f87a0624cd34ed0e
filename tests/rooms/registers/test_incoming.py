"""A register in a spreadsheet: out, mended, and in again, each row whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

import books
from books import Book
from exchange.sheets import ods_book, text_file
from rooms.refusing import entries
from specimens import REMARKS, SEEN, SPECIMENS, TODAY, Colour, told
from workroom.base.errors import InputError
from workroom.base.event import Source
from workroom.base.ids import LineId, PersonId
from workroom.base.word import Word
from workroom.exchange.heads import HEAD_LACKS
from workroom.exchange.table import interpret
from workroom.exchange.writing import WriteError, write_table
from workroom.ledger.verify import verify
from workroom.rooms.catalogue.incoming import Phase
from workroom.rooms.people.model import Role
from workroom.rooms.registers import incoming, known, names, rules, service, store
from workroom.rooms.registers.declaration import Part, Register
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.incoming import Imported, import_lines
from workroom.rooms.registers.layout import layout_of
from workroom.rooms.registers.model import Line, Standing
from workroom.rooms.registers.rows import for_spreadsheets, heads_of

HEAD = ("名称", "经过", "数量", "发现日期", "时间", "完整", "颜色", "责任人", "结论", "复查日期")
ROW = ("一号", "甲\n乙", 7, "2026-03-02", "2026-03-02 09:05", "否", "蓝", "林强", None, None)


def sheet_of(path: Path, *rows: Sequence[object], head: Sequence[str] = HEAD) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["某档案馆样本登记簿"], [], head, *rows):
        sheet.append(list(row))
    book.save(path)
    return path


def changed(**more: object) -> tuple[object, ...]:
    """The row with other cells, by head."""
    return tuple(more.get(head, cell) for head, cell in zip(HEAD, ROW, strict=True))


def brought(book: Book, path: Path, by: PersonId | None = None, **more: Any) -> Imported:
    return import_lines(book.ledger, SPECIMENS, by=by or book.wang, path=path, **more)


def counts(made: Imported) -> tuple[int, int, int, int]:
    return made.read, made.taken, made.unchanged, made.rejected


def every(book: Book, register: Register[Any] = SPECIMENS) -> tuple[Any, ...]:
    with book.ledger.read() as db:
        assert verify(db, book.ledger.register).whole
        return store.every(db, register)


def entered(book: Book, **more: Any) -> LineId:
    with book.ledger.work(by=book.wang) as work:
        return service.enter(work, SPECIMENS, told(book, **more)).event.line


def written(book: Book, path: Path, register: Register[Any] = SPECIMENS) -> Path:
    """The register as `export` writes it."""
    with book.ledger.read() as db:
        write_table(path, *for_spreadsheets(db, register, store.every(db, register)))
    return path


def reasons(made: Imported) -> list[set[str]]:
    """For each rejected row, the templates of what is wrong."""
    return [
        {
            getattr(fault.reason.values.get("reason"), "template", fault.reason.template)
            for fault in reject.faults
        }
        for reject in made.interpretation.rejects
    ]


def test_a_row_is_a_line_and_the_same_file_again_changes_nothing(
    book: Book, tmp_path: Path
) -> None:
    file = sheet_of(tmp_path / "样本.xlsx", ROW, changed(名称="二号"))
    assert counts(brought(book, file)) == (2, 2, 0, 0)
    line = every(book)[0]
    assert (line.name, line.story, line.number_of) == ("一号", "甲\n乙", 7)
    assert (line.owner, line.whole, line.colour) == (book.lin, False, Colour.BLUE)
    with book.ledger.read() as db:
        (entry,) = book.ledger.entries(db, seqs=(line.first_entry,))
    assert (entry.source, entry.source_note) == (Source.IMPORT, "样本.xlsx")
    before = entries(book)
    assert counts(brought(book, file)) == (2, 0, 2, 0)
    assert entries(book) == before


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_was_written_out_comes_in_unchanged(book: Book, tmp_path: Path, ending: str) -> None:
    units = books.catalogued(book, 2)
    first = entered(book, units=units, story="-5°C，\n=甲乙", people=(book.wang, book.li))
    entered(book, name="二号", cabinet=None, people=(), colours=(), story="+1")
    void = entered(book, name="三号")
    with book.ledger.work(by=book.li) as work:
        values = {"verdict": "无误", "seen_on": TODAY, "price": 5}
        service.fill(work, SPECIMENS, first, SEEN, values)
    with book.ledger.work(by=book.wang) as work:
        service.void(work, SPECIMENS, void, why="登错")
    file = written(book, tmp_path / f"out.{ending}")
    before = entries(book)
    assert counts(brought(book, file)) == (3, 0, 3, 0)
    assert entries(book) == before


def test_a_line_of_the_book_that_reads_otherwise_is_to_be_corrected(
    book: Book, tmp_path: Path
) -> None:
    entered(book)
    file, rejects = written(book, tmp_path / "out.xlsx"), tmp_path / "rejects.xlsx"
    spread = load_workbook(file)
    sheet = spread.active
    assert sheet is not None
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(2, heads.index("数量") + 1).value = 8
    spread.save(file)
    made = brought(book, file, rejects=rejects)
    assert (counts(made), made.rejects) == ((1, 0, 0, 1), rejects)
    assert reasons(made) == [{known.SAYS_OTHERWISE}]
    assert made.interpretation.rejects[0].column == "数量"
    assert every(book)[0].number_of == 7


def test_a_later_part_is_filled_with_the_row_if_the_person_may(book: Book, tmp_path: Path) -> None:
    file = sheet_of(tmp_path / "list.xlsx", changed(结论="无误", 复查日期="2026-03-02"))
    before = entries(book)
    made = brought(book, file, by=book.wang)
    assert reasons(made) == [{rules.NOT_YOURS}]
    assert entries(book) == before, "nothing half-written"
    brought(book, sheet_of(tmp_path / "first.xlsx", ROW))
    assert counts(brought(book, file, by=book.li)) == (1, 1, 0, 0)
    (line,) = every(book)
    assert (line.verdict, line.standing) == ("无误", Standing.DONE)
    assert counts(brought(book, file, by=book.li)) == (1, 0, 1, 0)
    silent = sheet_of(tmp_path / "silent.xlsx", ROW)
    assert counts(brought(book, silent)) == (1, 0, 1, 0), "a silent part contradicts nothing"
    other = sheet_of(tmp_path / "other.xlsx", changed(结论="有误", 复查日期="2026-03-02"))
    assert reasons(brought(book, other, by=book.li)) == [{known.SAYS_OTHERWISE}]


def test_all_that_is_wrong_with_a_row_is_said_at_once_and_it_can_be_mended_there(
    book: Book, tmp_path: Path
) -> None:
    file = sheet_of(
        tmp_path / "list.xlsx",
        changed(发现日期="明天", 颜色="绿", 责任人="张三", 名称=None),
        changed(名称="二号", 发现日期="2026-03-03"),
        changed(名称="三号", 数量=100),
    )
    rejects = tmp_path / "rejects.xlsx"
    made = brought(book, file, rejects=rejects)
    assert counts(made) == (3, 0, 0, 3)
    first, second, third = made.interpretation.rejects
    assert [fault.column for fault in first.faults] == ["发现日期", "颜色", "责任人", "名称"]
    assert {names.NOT_AN_OPTION, names.NOBODY, rules.NEEDED} <= reasons(made)[0]
    assert (second.row, second.column, third.column) == (5, "发现日期", "数量")
    spread = load_workbook(rejects)
    sheet = spread.active
    assert sheet is not None
    heads = [cell.value for cell in sheet[1]]
    assert heads == [*HEAD, "行号", "原因"]
    for row, head, value in (
        (2, "发现日期", TODAY),
        (2, "颜色", "红"),
        (2, "责任人", "林强"),
        (2, "名称", "一号"),
        (3, "发现日期", TODAY),
        (4, "数量", 99),
    ):
        sheet.cell(row, heads.index(head) + 1).value = value
    spread.save(rejects)
    assert counts(brought(book, rejects)) == (3, 3, 0, 0)


def test_numbers_of_somebody_elses_list_mean_nothing_and_unknown_ones_of_ours_are_refused(
    book: Book, tmp_path: Path
) -> None:
    number = "WR1-F99-2026-0009-X"
    file = sheet_of(
        tmp_path / "list.xlsx",
        ("AQ-1", *ROW),
        ("2", *changed(名称="二号")),
        (number, *changed(名称="三号")),
        head=("编号", *HEAD),
    )
    made = brought(book, file)
    assert counts(made) == (3, 2, 0, 1)
    assert reasons(made) == [{known.NO_SUCH_LINE}]
    assert made.interpretation.rejects[0].value == number


def test_two_rows_alike_are_one_line_and_a_void_one_does_not_come_back(
    book: Book, tmp_path: Path
) -> None:
    file = sheet_of(tmp_path / "list.xlsx", ROW, ROW)
    assert counts(brought(book, file)) == (2, 1, 1, 0)
    (line,) = every(book)
    with book.ledger.work(by=book.wang) as work:
        service.void(work, SPECIMENS, line.id, why="登错")
    assert counts(brought(book, file)) == (2, 0, 2, 0)


def test_a_line_that_stands_by_a_word_is_known_again(book: Book, tmp_path: Path) -> None:
    word = Word(book.wang, "补登", "纸质记录")
    with book.ledger.work(by=book.wang) as work:
        service.enter(work, SPECIMENS, told(book, name="", number_of=500), word=word)
    file = written(book, tmp_path / "out.xlsx")
    assert counts(brought(book, file)) == (1, 0, 1, 0)


def test_a_register_beneath_another_names_the_line_above_by_its_number(
    book: Book, tmp_path: Path
) -> None:
    entered(book)
    number = every(book)[0].number
    file = text_file(
        tmp_path / "remarks.csv",
        [["Remark", "样本编号"], ["如此", number], ["又", "WR1-F99-2026-0777-A"]],
        encoding="gb18030",
    )
    made = import_lines(book.ledger, REMARKS, by=book.zhou, path=file)
    assert counts(made) == (2, 1, 0, 1)
    assert reasons(made) == [{names.NO_LINE}]
    out = written(book, tmp_path / "out.xlsx", REMARKS)
    assert counts(import_lines(book.ledger, REMARKS, by=book.zhou, path=out)) == (1, 0, 1, 0)


def test_an_ods_comes_in_as_well(book: Book, tmp_path: Path) -> None:
    rows = [list(HEAD), [str(cell) if cell is not None else "" for cell in ROW]]
    made = brought(book, ods_book(tmp_path / "list.ods", rows))
    assert (made.read, made.rejected) == (1, 0)


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param("=1+1", id="a_formula"),
        pytest.param("#REF!", id="an_error"),
        pytest.param("铃\x07" + "与更多的字" * 60, id="a_control"),
        pytest.param("😀" * 5_000, id="emoji"),
        pytest.param("长" * 30_000, id="endless"),
        pytest.param("{given} %s", id="a_template"),
        pytest.param("'; DROP TABLE", id="sql"),
    ],
)
def test_hostile_cells_are_text_or_a_reason(book: Book, tmp_path: Path, cell: str) -> None:
    file = text_file(
        tmp_path / "list.csv", [HEAD, ROW, *(changed(**{head: cell}) for head in HEAD)]
    )
    made = brought(book, file, rejects=tmp_path / "rejects.xlsx")
    assert made.read == made.taken + made.unchanged + made.rejected == len(HEAD) + 1
    assert all(str(reject.reason) for reject in made.interpretation.rejects)
    again = brought(book, file)
    assert again.taken == 0
    every(book)


def test_a_list_of_something_else_is_refused_and_a_place_that_cannot_be_written_too(
    book: Book, tmp_path: Path
) -> None:
    other = sheet_of(tmp_path / "other.xlsx", ("一号", "蓝"), head=("名称", "颜色"))
    with pytest.raises(InputError) as lacks:
        brought(book, other)
    assert lacks.value.phrase.template == HEAD_LACKS
    file = sheet_of(tmp_path / "list.xlsx", ROW)
    with pytest.raises(WriteError):
        brought(book, file, rejects=tmp_path / "nowhere" / "rejects.xlsx")
    assert every(book) == ()


def test_it_can_be_stopped_and_goes_on_where_it_was(book: Book, tmp_path: Path) -> None:
    count = incoming.PORTION + 5
    file = sheet_of(
        tmp_path / "list.xlsx", *(changed(名称=f"{number}号") for number in range(count))
    )
    made = brought(book, file, progress=lambda phase, _done, _of: phase is Phase.READING)
    assert (made.stopped, made.taken) == (True, incoming.PORTION)
    assert counts(brought(book, file)) == (count, 5, incoming.PORTION, 0)


@dataclass(frozen=True, slots=True)
class Awkward(Line):
    """Words that the book wants for itself, and one word twice."""

    code: str = asked("Code", "编号")
    reason: str = asked("Reason", "原因")
    remark: str = asked("Remark", "备注")
    later: str = asked("Remark later", "备注", part=SEEN)


def test_words_that_mean_something_else_too_are_told_apart_in_heads(tmp_path: Path) -> None:
    awkward: Register[Awkward] = Register(
        key="awkward",
        kind=Awkward,
        title="Awkward",
        chinese="别扭登记簿",
        help="",
        clauses=(),
        parts=(
            Part(ENTERED, "Found", "发现", frozenset(Role)),
            Part(SEEN, "Seen", "复查", frozenset(Role)),
        ),
    )
    heads, layout = heads_of(awkward), layout_of(awkward)
    assert len(set(heads.listed())) == len(heads.listed())
    assert (heads.number, heads.fields["later"]) == ("登记编号", "复查·备注")
    assert {*layout.marks}.isdisjoint(heads.listed())
    file = tmp_path / "awkward.xlsx"
    write_table(file, heads.listed(), [["", "", "7", "坏", "甲", "乙", "", "", ""]])
    (record,) = interpret(file, layout).records
    assert [record.fields[one] for one in ("code", "reason", "remark", "later")] == [
        "7",
        "坏",
        "甲",
        "乙",
    ]
