"""What a declared register prints: the form of a line, and the list."""

from collections.abc import Iterator

import pytest

from books import Book
from specimens import REMARKS, SEEN, SPECIMEN_SHELF, SPECIMENS, TODAY, Specimen, told
from workroom.base.ids import LineId
from workroom.paper.render import render
from workroom.paper.sheet import REPRINT, Grid, RuledLines, Sheet, Signatures, Table, Together
from workroom.rooms.registers import service, store
from workroom.rooms.registers.slip import VOID, Printing, line_form, register_list


@pytest.fixture
def line(book: Book) -> Iterator[LineId]:
    with book.ledger.work(by=book.wang) as work:
        made = service.enter(work, SPECIMENS, told(book)).event.line
        service.enter(work, REMARKS, {"specimen": made, "text": "一条备注"})
    return made


def form(book: Book, line: LineId, *, reprint: bool = False) -> Sheet:
    with book.ledger.read() as db:
        return line_form(
            db,
            lambda seqs: book.ledger.entries(db, seqs=seqs),
            SPECIMEN_SHELF,
            SPECIMENS,
            store.get(db, SPECIMENS, line),
            Printing(book.clock(), "王建国", reprint),
        )


def listed(book: Book) -> Sheet:
    with book.ledger.read() as db:
        lines: tuple[Specimen, ...] = store.every(db, SPECIMENS)
        return register_list(
            db,
            lambda seqs: book.ledger.entries(db, seqs=seqs),
            SPECIMENS,
            lines,
            Printing(book.clock(), "王建国"),
        )


def texts(sheet: Sheet) -> str:
    """All that is read on a sheet."""
    found: list[str] = []

    def look(block: object) -> None:
        match block:
            case Together(blocks=blocks):
                for one in blocks:
                    look(one)
            case Grid(rows=rows):
                found.extend(cell.text for row in rows for cell in row)
            case RuledLines(label=label, text=text):
                found.extend((label, text))
            case Table(columns=columns, rows=rows):
                found.extend(column.head for column in columns)
                found.extend(str(cell) for row in rows if isinstance(row, tuple) for cell in row)
            case Signatures(boxes=boxes):
                found.extend(f"{box.role} {box.registered}" for box in boxes)

    for block in sheet.blocks:
        look(block)
    return "\n".join(found)


def test_the_form_of_a_line_says_every_answer_in_its_own_way(book: Book, line: LineId) -> None:
    said = texts(form(book, line))
    for part in (
        "一号样本",
        "第一行\n第二行",
        "7 盒",
        "2026-03-02 09:05",
        "☐是　☑否",
        "☐红　☑蓝",
        "☑红　☑蓝",
        "林强",
        "王建国、李秀英",
        "1号柜",
        "一条备注",
        "发现人 王建国　2026-03-02 08:30",
        "见证人",
    ):
        assert part in said, part


def test_the_form_carries_the_digits_of_its_lines_last_entry(book: Book, line: LineId) -> None:
    sheet = form(book, line)
    with book.ledger.read() as db:
        last = store.get(db, SPECIMENS, line).last_entry
        (entry,) = book.ledger.entries(db, seqs=(last,))
    assert sheet.foot.check_digits == entry.digest
    assert sheet.number.encode() in sheet.foot.qr.encode()
    assert len(sheet.copies) == 2


def test_a_reprint_and_a_void_line_say_so(book: Book, line: LineId) -> None:
    assert form(book, line, reprint=True).marks == (REPRINT,)
    with book.ledger.work(by=book.wang) as work:
        service.void(work, SPECIMENS, line, why="重复登记")
    assert form(book, line).marks == (VOID,)
    assert "作废：重复登记" in texts(listed(book))


def test_the_list_has_a_row_a_line_and_columns_that_fill_the_page(book: Book, line: LineId) -> None:
    with book.ledger.work(by=book.wang) as work:
        service.enter(work, SPECIMENS, told(book, name="二号样本"))
    sheet = listed(book)
    (table,) = sheet.blocks
    assert isinstance(table, Table)
    assert len(table.rows) == 2
    assert sum(column.width for column in table.columns) == pytest.approx(257, abs=0.1)
    assert [column.head for column in table.columns][:4] == ["序号", "编号", "名称", "数量"]


def test_papers_say_what_is_worked_out_and_the_list_says_who_filled_a_part(
    book: Book, line: LineId
) -> None:
    assert "2026-03-03" in texts(form(book, line))
    with book.ledger.work(by=book.li) as work:
        service.fill(work, SPECIMENS, line, SEEN, {"verdict": "无误", "seen_on": TODAY})
    with book.ledger.work(by=book.wang) as work:
        service.enter(work, SPECIMENS, told(book, name="二号样本"))
    (table,) = listed(book).blocks
    assert isinstance(table, Table)
    heads = [column.head for column in table.columns]
    assert heads.index("次日") == heads.index("发现日期") + 1
    first, second = table.rows
    assert isinstance(first, tuple)
    assert isinstance(second, tuple)
    assert (first[heads.index("次日")], first[-1], heads[-1]) == (
        "2026-03-03",
        "李秀英",
        "复查人",
    )
    assert second[-1] == ""


def test_both_are_drawn_whole(book: Book, line: LineId) -> None:
    for sheet in (form(book, line), listed(book)):
        assert render((sheet,)).startswith(b"%PDF")
