"""A project that has run for months on paper, told to the book by a spreadsheet."""

from collections.abc import Sequence
from pathlib import Path

from books import Book, catalogued
from workroom.base.clock import day_of
from workroom.base.event import Entry, Source
from workroom.base.word import Word
from workroom.exchange.writing import Table, write_tables
from workroom.rooms.opening import service
from workroom.rooms.opening.incoming import against_book, read_file
from workroom.rooms.opening.layout import NUMBERS_SHEET, SHEET
from workroom.rooms.opening.model import StatementAgreed, StatementDrafted
from workroom.rooms.opening.told import Told
from workroom.rooms.project import store as project_store

HEADS = ("档号", "状态", "出库日期", "存放位置", "领用人", "出库单号", "归库单号", "批次")
HEADS += ("已完成环节", "实体状态", "备注")
Row = Sequence[object]


def row(number: int, stand: str, *more: object) -> Row:
    """A row of the file about a made-up volume."""
    return (f"J038-001-{number:04}", stand, *more)


MONTHS: tuple[Row, ...] = (
    row(1, "已归库", None, None, None, "2025-031", "2025-G12", "第一批"),
    row(2, "已归库", None, None, None, "2025-031", "2025-G12", "第一批", "全部"),
    row(3, "在室", "2026-01-20", "1号柜", None, "2025-031", None, "第一批", "全部"),
    row(4, "在室", "2026-02-10", "1号柜", None, "2026-007", None, "第二批", "前处理、扫描"),
    row(
        5,
        "在室",
        "2026.2.10",
        "2号柜",
        None,
        "2026-007",
        None,
        "第二批",
        "数字化前处理（林强 2026-02-11）、档案扫描（陈文焱）",
        2,
        "封皮破损",
    ),
    row(6, "在室", "2026年2月25日", "2号柜", None, "2026-009", None, "第三批", "无"),
    row(7, "未出库"),
)
"""Two volumes home, four in the room since different days, one not begun."""
NUMBERS: tuple[Row, ...] = (("F01", 57, 2026), ("F02", 41, 2026), ("F03", 1180, None))


def written(path: Path, rows: Sequence[Row] = MONTHS, numbers: Sequence[Row] = NUMBERS) -> Path:
    """The file, as people fill it in."""
    tables = [Table(SHEET, HEADS, rows)]
    if numbers:
        tables.append(Table(NUMBERS_SHEET, ("表单", "末号", "年度"), numbers))
    write_tables(path, tables)
    return path


def read(book: Book, path: Path) -> Told:
    """The file held against the book."""
    with book.ledger.read() as db:
        today = day_of(book.clock(), project_store.zone(db))
        return against_book(db, read_file(path), book.project, today=today)


def draft(book: Book, path: Path) -> Entry[StatementDrafted]:
    """Wang writes the draft."""
    told = read(book, path)
    with book.ledger.work(by=book.wang, source=Source.OPENING, source_note=told.file) as work:
        return service.draft(work, project=book.project, told=told)


def agree(
    book: Book, drafted: Entry[StatementDrafted], word: Word | None = None
) -> Entry[StatementAgreed]:
    """Li and Wang agree it."""
    with book.ledger.work(by=book.wang, source=Source.OPENING) as work:
        return service.agree(
            work,
            statement=drafted.event.statement,
            client=book.li,
            contractor=book.wang,
            word=word,
        )


def running(book: Book, folder: Path, rows: Sequence[Row] = MONTHS) -> Entry[StatementAgreed]:
    """Eight volumes in the catalogue, and the statement agreed before the first day."""
    catalogued(book, 8, box_size=4)
    return agree(book, draft(book, written(folder / "期初.xlsx", rows)))
