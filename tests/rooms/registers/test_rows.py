"""The lines of a register as rows, and what people call registers, parts, fields and lines."""

import pytest

import books
from books import Book
from specimens import REMARKS, SEEN, SPECIMEN_SHELF, SPECIMENS, TODAY, told
from workroom.base.codes import FormNumber, Prefix, label
from workroom.base.errors import InputError, NotFoundError
from workroom.base.ids import LineId
from workroom.rooms.registers import lookup, service, store
from workroom.rooms.registers.names import Names
from workroom.rooms.registers.rows import (
    for_scripts,
    for_spreadsheets,
    gist,
    lines_by_label,
    plain_line,
)
from workroom.rooms.station.slip import labels_for


def entered(book: Book) -> LineId:
    (unit,) = books.catalogued(book, 1)
    with book.ledger.work(by=book.wang) as work:
        return service.enter(work, SPECIMENS, told(book, units=(unit,))).event.line


def test_a_line_for_scripts_has_names_and_plain_values(book: Book) -> None:
    line = entered(book)
    with book.ledger.read() as db:
        said = plain_line(Names(db), SPECIMENS, store.get(db, SPECIMENS, line))
    assert said == {
        "number": FormNumber("WR1", "F99", 2026, 1).code,
        "standing": "open",
        "name": "一号样本",
        "story": "第一行\n第二行",
        "number_of": 7,
        "found_on": "2026-03-02",
        "at": "2026-03-02T01:05:00+00:00",
        "whole": False,
        "colour": "blue",
        "colours": ["red", "blue"],
        "owner": "林强",
        "people": ["王建国", "李秀英"],
        "cabinet": "1号柜",
        "units": ["J038-001-0001"],
        "verdict": "",
        "seen_on": None,
        "price": None,
    }


def test_a_line_for_spreadsheets_has_chinese_heads_and_words_and_says_why_it_is_void(
    book: Book,
) -> None:
    line = entered(book)
    with book.ledger.work(by=book.wang) as work:
        service.void(work, SPECIMENS, line, why="登错")
    with book.ledger.read() as db:
        lines = store.every(db, SPECIMENS)
        heads, rows = for_spreadsheets(db, SPECIMENS, lines)
        row = dict(zip(heads, next(rows), strict=True))
        keys, plain = for_scripts(db, SPECIMENS, lines)
        script = dict(zip(keys, next(plain), strict=True))
    assert (row["办理状态"], row["作废原因"], row["登记人"]) == ("作废", "登错", "王建国")
    assert (row["数量"], row["时间"], row["各色"]) == (7, "2026-03-02 09:05", "红、蓝")
    assert (row["完整"], row["人员"], row["登记时间"]) == (
        "否",
        "王建国、李秀英",
        "2026-03-02 08:30",
    )
    assert (script["standing"], script["void_reason"]) == ("void", "登错")


def test_a_tally_counts_open_lines_and_all(book: Book) -> None:
    first, second = entered(book), None
    with book.ledger.work(by=book.wang) as work:
        second = service.enter(work, SPECIMENS, told(book, name="二号")).event.line
        service.void(work, SPECIMENS, second, why="登错")
    with book.ledger.read() as db:
        assert store.tally(db, SPECIMENS) == (1, 2)
    with book.ledger.work(by=book.li) as work:
        service.fill(work, SPECIMENS, first, SEEN, {"verdict": "无误", "seen_on": TODAY})
        assert store.tally(work.db, SPECIMENS) == (0, 2)


def test_lines_without_a_form_have_labels_that_say_what_they_are_about(book: Book) -> None:
    line = entered(book)
    with book.ledger.work(by=book.zhou) as work:
        service.enter(work, REMARKS, {"specimen": line, "text": "如此"})
        void = service.enter(work, REMARKS, {"specimen": line, "text": "误"}).event.line
        service.void(work, REMARKS, void, why="登错")
    with book.ledger.read() as db:
        (found,) = lines_by_label(db, SPECIMEN_SHELF)
        (printed,) = labels_for(db, "line", shelf=SPECIMEN_SHELF)
        assert gist(Names(db), SPECIMENS, store.get(db, SPECIMENS, line)) == "一号样本"
    assert (found.code, found.register, found.gist) == (label(Prefix.LINE, 2), REMARKS, "如此")
    assert printed.code == found.code


@pytest.mark.parametrize("given", ["specimens", "Specimens", "样本登记簿", "f99", " SPECIMENS "])
def test_a_register_is_called_by_key_title_or_form(given: str) -> None:
    assert lookup.the_register(SPECIMEN_SHELF, given) is SPECIMENS


@pytest.mark.parametrize("given", ["number_of", "How many", "数量", "how-many", "NUMBER OF"])
def test_a_field_is_called_by_name_label_or_chinese(given: str) -> None:
    assert lookup.the_field(SPECIMENS, SPECIMENS.fields, given).name == "number_of"


@pytest.mark.parametrize("given", ["seen", "Seen", "复查"])
def test_a_part_is_called_by_key_label_or_chinese(given: str) -> None:
    assert lookup.the_part(SPECIMENS, given).key == SEEN


def test_a_line_is_called_by_number_or_label(book: Book) -> None:
    line = entered(book)
    with book.ledger.read() as db:
        number = store.get(db, SPECIMENS, line).number
        for given in (number, number.lower(), label(Prefix.LINE, line)):
            register, found = lookup.the_line(db, SPECIMEN_SHELF, given)
            assert (register, found.id) == (SPECIMENS, line)


@pytest.mark.parametrize("given", ["", "?", "长" * 10_000, "\udcff", "a\nb"])
def test_what_is_called_nothing_is_a_sentence(book: Book, given: str) -> None:
    for look in (
        lambda: lookup.the_register(SPECIMEN_SHELF, given),
        lambda: lookup.the_part(SPECIMENS, given),
        lambda: lookup.the_field(SPECIMENS, SPECIMENS.fields, given),
    ):
        with pytest.raises(InputError) as error:
            look()
        assert str(error.value).isprintable()
    with book.ledger.read() as db, pytest.raises(NotFoundError) as missing:
        lookup.the_line(db, SPECIMEN_SHELF, given)
    assert str(missing.value).isprintable()
