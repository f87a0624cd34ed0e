"""Lists as understood: columns as somebody names them, items under their volumes, boxes."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from books import Book, described
from exchange.sheets import book_of, text_file
from workroom.base.errors import InputError
from workroom.exchange.reading import Book as File
from workroom.ledger.verify import verify
from workroom.rooms.catalogue import incoming, proposing, service, store
from workroom.rooms.catalogue.columns import Choice
from workroom.rooms.catalogue.foreseen import Foreseen, Miscount, foresee
from workroom.rooms.catalogue.incoming import Imported
from workroom.rooms.catalogue.model import Description, Unit, UnitKind
from workroom.rooms.lists import store as lists

HEAD = ["顺序号", "文号", "责任者", "题名", "日期", "页数", "备注"]


def brought(book: Book, path: Path, **more: object) -> Imported:
    given: dict[str, object] = {"by": book.wang, "project": book.project, "path": path}
    return incoming.import_file(book.ledger, **(given | more))  # type: ignore[arg-type]  # as given


def foreseen(book: Book, path: Path, choice: Choice | None = None) -> Foreseen:
    listing = incoming.read_list(path, choice, ledger=book.ledger, project=book.project)
    with book.ledger.read() as db:
        return foresee(db, book.project, listing)


def unit(book: Book, code: str) -> Unit:
    with book.ledger.read() as db:
        (found,) = store.by_reference_code(db, code)
    return found


def volumes(book: Book, count: int, **more: object) -> None:
    told: Sequence[Description] = [described(number, **more) for number in range(1, count + 1)]
    service.bring_in(
        book.ledger,
        by=book.wang,
        project=book.project,
        kind=UnitKind.VOLUME,
        descriptions=told,
        file="案卷目录.xlsx",
        digest="0" * 64,
        rejected=0,
    )


def contents(path: Path, *rows: tuple[str, str, str]) -> Path:
    """卷内目录 as it is kept: the code of the volume in each row, and a number in the volume."""
    lines = [
        [volume, number, "", "县政府", title, "19850312", "3", ""] for volume, number, title in rows
    ]
    return text_file(path, [["案卷档号", *HEAD], *lines])


# --- items under volumes ---


def test_items_that_name_their_volume_go_under_it_with_codes_made_of_both(
    book: Book, tmp_path: Path
) -> None:
    volumes(book, 2, items=2, box_number="1")
    path = contents(
        tmp_path / "卷内目录.csv",
        ("J038-001-0001", "1", "请示"),
        ("J038-001-0001", "2", "批复"),
        ("J038-001-0002", "1", "报告"),
        ("J038-001-0002", "2", "函"),
    )
    made = brought(book, path)
    assert (made.taken, made.rejected, made.listing.kind) == (4, 0, UnitKind.ITEM)
    item, volume = unit(book, "J038-001-0001-002"), unit(book, "J038-001-0001")
    assert (item.title, item.kind, item.parent) == ("批复", UnitKind.ITEM, volume.id)
    assert "J038-001-0001-001" in " ".join(map(str, made.listing.interpretation.notes))
    with book.ledger.read() as db:
        assert len(store.children(db, volume.id)) == 2
        assert verify(db, book.ledger.register).whole
    again = brought(book, path)
    assert (again.taken, again.unchanged) == (0, 4)


def test_items_with_codes_of_their_own_go_under_the_volume_that_the_code_contains(
    book: Book, tmp_path: Path
) -> None:
    volumes(book, 1)
    rows = [["档号", "件号", "题名"], ["J038-001-0001-001", "1", "请示"]]
    brought(book, text_file(tmp_path / "卷内.csv", rows))
    assert unit(book, "J038-001-0001-001").parent == unit(book, "J038-001-0001").id


def test_a_column_with_the_volumes_code_beside_one_with_the_items(
    book: Book, tmp_path: Path
) -> None:
    volumes(book, 1)
    rows = [["案卷档号", "文件档号", "题名"], ["J038-001-0001", "W-0007", "请示"]]
    made = brought(book, text_file(tmp_path / "卷内.csv", rows))
    assert made.listing.kind is UnitKind.ITEM
    assert unit(book, "W-0007").parent == unit(book, "J038-001-0001").id


def test_volumes_whose_items_are_not_as_many_are_said_before_anything_is_written(
    book: Book, tmp_path: Path
) -> None:
    volumes(book, 2, items=3)
    path = contents(
        tmp_path / "卷内目录.csv",
        ("J038-001-0001", "1", "请示"),
        ("J038-001-0001", "2", "批复"),
        ("J038-001-0002", "1", "报告"),
        ("J038-001-0002", "2", "函"),
        ("J038-001-0002", "3", "复函"),
    )
    assert foreseen(book, path).miscounted == (Miscount("J038-001-0001", 3, 2),)
    brought(book, path)
    rest = contents(
        tmp_path / "补.csv", ("J038-001-0001", "3", "附件"), ("J038-001-0001", "3", "附件")
    )
    found = foreseen(book, rest)
    assert found.miscounted == ()
    assert found.rejected == 1


def test_items_of_a_volume_that_is_not_there_are_said_and_rejected_by_choice(
    book: Book, tmp_path: Path
) -> None:
    volumes(book, 1)
    path = contents(
        tmp_path / "卷内目录.csv",
        ("J038-001-0001", "1", "请示"),
        ("J038-001-0001", "2", "批复"),
        ("J038-001-0009", "1", "报告"),
        ("J038-001-0009", "2", "函"),
    )
    assert foreseen(book, path).missing == ("J038-001-0009",)
    rejects = tmp_path / "退回.xlsx"
    made = brought(book, path, choice=Choice(known_volumes_only=True), rejects=rejects)
    assert (made.taken, made.rejected) == (2, 2)
    row = File(rejects).grid().rows[1].cells
    assert row[:2] == ["J038-001-0009", "1"]
    assert "J038-001-0009" in str(row[-1])
    loose = brought(book, path)
    assert loose.taken == 2
    assert unit(book, "J038-001-0009-001").parent is None


def test_an_item_that_came_before_its_volume_is_proposed_to_lie_in_it(
    book: Book, tmp_path: Path
) -> None:
    volumes(book, 1)
    path = contents(
        tmp_path / "卷内目录.csv", ("J038-001-0002", "1", "报告"), ("J038-001-0002", "2", "函")
    )
    brought(book, path)
    assert unit(book, "J038-001-0002-001").parent is None
    volumes(book, 2)
    assert brought(book, path).proposed == 2
    with book.ledger.read() as db:
        waiting = lists.chosen(db)
    assert {(one.field, one.old, one.new) for one in waiting} == {("volume", "", "J038-001-0002")}
    proposing.accept_all(book.ledger, by=book.li, numbers=[one.id for one in waiting])
    volume = unit(book, "J038-001-0002")
    assert unit(book, "J038-001-0002-001").parent == volume.id
    with book.ledger.read() as db:
        assert verify(db, book.ledger.register).whole


def test_a_holding_catalogued_by_item_has_no_volumes_and_misses_none(
    book: Book, tmp_path: Path
) -> None:
    rows = [["件号", "档号", "题名"], ["1", "Z008-WS·2002-Y-BGS-0001", "函"]]
    found = foreseen(book, text_file(tmp_path / "目录.csv", rows))
    assert (found.new, found.missing, found.inside) == (1, (), {})


# --- boxes ---


def test_a_list_of_boxes_makes_the_boxes_that_volumes_name(book: Book, tmp_path: Path) -> None:
    rows = [["全宗号", "盒号", "备注"], ["J038", "1", "木盒"], ["J038", "2", ""], ["J039", "1", ""]]
    path = text_file(tmp_path / "盒.csv", rows)
    made = brought(book, path, choice=Choice(kind=UnitKind.BOX))
    assert (made.taken, made.rejected) == (3, 0)
    assert unit(book, "J038-盒1").remarks == "木盒"
    volumes(book, 1, box_number="1")
    assert unit(book, "J038-001-0001").parent == unit(book, "J038-盒1").id
    assert brought(book, path, choice=Choice(kind=UnitKind.BOX)).unchanged == 3


# --- columns as somebody names them ---


def test_unknown_columns_are_kept_as_remarks_or_left_out_by_choice(
    book: Book, tmp_path: Path
) -> None:
    rows = [["档号", "题名", "页数", "装具"], ["J038-001-0001", "批复", "3", "木盒"]]
    choice = Choice(remarks=("装具",), left_out=("页数",))
    brought(book, text_file(tmp_path / "目录.csv", rows), choice=choice)
    made = unit(book, "J038-001-0001")
    assert (made.pages, made.remarks) == (0, "装具：木盒")


def test_what_was_said_of_columns_holds_for_the_next_list_with_these_heads_and_no_other(
    book: Book, tmp_path: Path
) -> None:
    head = ["甲", "乙", "丙"]
    first = text_file(tmp_path / "一.csv", [head, ["J038-001-0001", "批复", "3"]])
    brought(
        book,
        first,
        choice=Choice(fields={"reference_code": "甲", "title": "乙", "page_count": "C"}),
    )
    second = text_file(
        tmp_path / "二.csv", [["县档案馆移交目录"], head, ["J038-001-0002", "报告", "9"]]
    )
    made = brought(book, second)
    assert made.listing.recalled
    assert (unit(book, "J038-001-0002").pages, made.taken) == (9, 1)
    other = text_file(tmp_path / "三.csv", [[*head, "丁"], ["J038-001-0003", "函", "9", "x"]])
    with pytest.raises(InputError):
        brought(book, other)


def test_a_mapping_goes_with_its_project(book: Book, tmp_path: Path) -> None:
    path = text_file(tmp_path / "一.csv", [["甲", "乙"], ["J038-001-0001", "批复"]])
    brought(book, path, choice=Choice(fields={"reference_code": "甲", "title": "乙"}))
    with book.ledger.read() as db:
        heads = incoming.read_list(path, ledger=book.ledger, project=book.project).heads
        assert lists.columns_of(db, book.project, heads) is not None
        assert lists.columns_of(db, type(book.project)(99), heads) is None


def test_a_dry_run_foresees_and_writes_nothing(book: Book, tmp_path: Path) -> None:
    volumes(book, 2)
    rows = [
        ["档号", "题名"],
        ["J038-001-0001", "改"],
        ["J038-001-0009", "新"],
        ["J038-001-0010", ""],
    ]
    rejects = tmp_path / "退回.xlsx"
    made = brought(book, text_file(tmp_path / "目录.csv", rows), dry=True, rejects=rejects)
    assert (made.read, made.taken, made.proposed, made.rejected) == (3, 1, 1, 1)
    assert [(one.field, one.new) for one in made.foreseen.differences] == [("title", "改")]
    assert rejects.exists()
    with book.ledger.read() as db:
        assert store.by_reference_code(db, "J038-001-0009") == ()
        assert lists.count(db) == 0


def test_an_empty_cell_says_that_nothing_is_there_and_a_missing_column_says_nothing(
    book: Book, tmp_path: Path
) -> None:
    volumes(book, 1, remarks="附图")
    code, title = described(1).reference_code, described(1).title
    silent = text_file(tmp_path / "一.csv", [["档号", "题名"], [code, title]])
    assert foreseen(book, silent).differences == ()
    empty = text_file(tmp_path / "二.csv", [["档号", "题名", "备注"], [code, title, ""]])
    (found,) = foreseen(book, empty).differences
    assert (found.field, found.old, found.new) == ("remarks", "附图", "")


def test_another_sheet_is_read_by_its_name(book: Book, tmp_path: Path) -> None:
    head = ["档号", "题名"]
    path = book_of(
        tmp_path / "目录.xlsx",
        ("说明", [["编制说明"]]),
        ("一", [head, ["J1-1", "甲"]]),
        ("二", [head, ["J1-2", "乙"], ["J1-3", "丙"]]),
    )
    assert foreseen(book, path).listing.interpretation.sheet == "一"
    assert foreseen(book, path, Choice(sheet="二")).new == 2
