"""A list of the archive, from its spreadsheet into the catalogue."""

from pathlib import Path

import openpyxl
import pytest

from books import Book
from exchange.sheets import ITEM_HEAD as HEAD
from exchange.sheets import item, items_text, text_file, volumes_book
from workroom.base.errors import InputError
from workroom.base.verdict import RefusedError
from workroom.exchange.outcome import StoppedError
from workroom.ledger import verify
from workroom.rooms.catalogue import incoming, store
from workroom.rooms.catalogue.columns import Choice
from workroom.rooms.catalogue.incoming import Imported, Phase
from workroom.rooms.catalogue.model import Unit, UnitKind


def brought(book: Book, path: Path, **more: object) -> Imported:
    return incoming.import_file(
        book.ledger,
        by=book.wang,
        project=book.project,
        path=path,
        **more,  # type: ignore[arg-type]  # passed on as given
    )


def unit(book: Book, code: str) -> Unit:
    with book.ledger.read() as db:
        (found,) = store.by_reference_code(db, code)
    return found


def test_a_list_of_volumes_comes_in_and_the_same_file_again_changes_nothing(
    book: Book, tmp_path: Path
) -> None:
    path = volumes_book(tmp_path / "案卷目录.xlsx")
    first = brought(book, path)
    assert first.read == first.taken + first.rejected
    assert first.taken > 90
    assert first.unchanged == 0
    with book.ledger.read() as db:
        entries = len(list(book.ledger.entries(db)))
        assert store.counts_by_kind(db)[UnitKind.VOLUME] == first.taken
    again = brought(book, path)
    assert (again.taken, again.unchanged, again.rejected) == (0, first.taken, first.rejected)
    with book.ledger.read() as db:
        assert len(list(book.ledger.entries(db))) == entries
        assert verify.verify(db, book.ledger.register).whole


def test_items_come_in_with_their_boxes_and_classified_ones_are_held(
    book: Book, tmp_path: Path
) -> None:
    rows = [HEAD, item(1), item(2, 密级="秘密★10年"), item(3, 密级="内部"), item(4, 盒号="2")]
    made = brought(book, text_file(tmp_path / "归档文件目录.csv", rows))
    assert (made.taken, made.rejected) == (4, 0)
    held, noted = unit(book, "Z008-WS·2002-Y-BGS-0002"), unit(book, "Z008-WS·2002-Y-BGS-0003")
    assert held.is_classified
    assert "10年" in held.remarks
    assert not noted.is_classified
    assert noted.remarks == "密级栏：内部"
    assert noted.fonds == "Z008"
    assert (noted.kind, noted.pages) == (UnitKind.ITEM, 3)
    assert (noted.date_from, noted.date_to) == ("20021219", "20021219")
    with book.ledger.read() as db:
        boxes = store.of_project(db, book.project, UnitKind.BOX)
        assert [box.reference_code for box in boxes] == ["Z008-盒1", "Z008-盒2"]
        assert len(store.children(db, boxes[0].id)) == 3


def test_rejected_rows_can_be_mended_in_their_spreadsheet_and_brought_in(
    book: Book, tmp_path: Path
) -> None:
    rows = [HEAD, item(1), item(2, 题名=""), item(3, 页数="=SUM(A1)")]
    rejects = tmp_path / "退回.xlsx"
    made = brought(book, text_file(tmp_path / "目录.csv", rows), rejects=rejects)
    assert (made.taken, made.rejected, made.rejects) == (1, 2, rejects)
    mended = openpyxl.load_workbook(rejects)
    sheet = mended.active
    heads = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, heads["题名"]).value = "关于干部任免的函"
    sheet.cell(3, heads["页数"]).value = 12
    mended.save(rejects)
    again = brought(book, rejects)
    assert (again.taken, again.rejected, again.rejects) == (2, 0, None)
    assert unit(book, "Z008-WS·2002-Y-BGS-0003").pages == 12


def test_no_file_of_rejects_is_made_when_nothing_is_rejected(book: Book, tmp_path: Path) -> None:
    path = text_file(tmp_path / "目录.csv", [HEAD, item(1)])
    made = brought(book, path, rejects=tmp_path / "none.xlsx")
    assert made.rejects is None
    assert not (tmp_path / "none.xlsx").exists()


def test_columns_with_unknown_heads_are_named_by_their_letters(book: Book, tmp_path: Path) -> None:
    rows = [["甲", "乙", "页数"], ["J038-001-0001", "关于征地的批复", "7"]]
    path = text_file(tmp_path / "目录.csv", rows)
    with pytest.raises(InputError):
        brought(book, path)
    made = brought(book, path, choice=Choice(fields={"reference_code": "A", "title": "B"}))
    assert made.taken == 1
    assert unit(book, "J038-001-0001").title == "关于征地的批复"


def test_both_phases_are_told_and_each_can_be_stopped(book: Book, tmp_path: Path) -> None:
    path = items_text(tmp_path / "目录.csv", count=1200)
    told: list[tuple[Phase, int, int | None]] = []

    def stop_writing(phase: Phase, done: int, of: int | None) -> bool:
        told.append((phase, done, of))
        return phase is Phase.READING

    with pytest.raises(StoppedError):
        brought(book, path, progress=lambda _phase, _done, _of: False)
    with book.ledger.read() as db:
        assert store.count(db) == 0
    stopped = brought(book, path, progress=stop_writing)
    assert stopped.stopped
    assert stopped.taken == 500
    assert {phase for phase, _, _ in told} == {Phase.READING, Phase.WRITING}
    rest = brought(book, path)
    assert rest.unchanged == 500
    assert rest.taken + rest.unchanged + rest.rejected == rest.read


def test_an_operator_imports_nothing(book: Book, tmp_path: Path) -> None:
    path = text_file(tmp_path / "目录.csv", [HEAD, item(1)])
    with pytest.raises(RefusedError):
        incoming.import_file(book.ledger, by=book.lin, project=book.project, path=path)


def test_a_file_that_is_not_there_is_one_sentence(book: Book, tmp_path: Path) -> None:
    with pytest.raises(InputError) as told:
        brought(book, tmp_path / "nothing.xlsx")
    assert "nothing.xlsx" in str(told.value)
