"""Entering, filling, correcting and voiding the lines of a register that a test declares."""

from datetime import date
from typing import Any

import pytest

import books
from books import Book
from rooms.refusing import refused
from specimens import REMARKS, SEEN, SPECIMENS, TODAY, Colour, Specimen, told
from workroom.base.ids import CabinetId, Kind, LineId, PersonId, Subject, UnitId
from workroom.base.verdict import RefusedError
from workroom.base.word import Word
from workroom.ledger.breaches import open_breaches
from workroom.ledger.mentions import entries_about
from workroom.ledger.verify import verify
from workroom.rooms.registers import rules, service, store
from workroom.rooms.registers.model import Standing
from workroom.rooms.registers.names import Names


def entered(book: Book, by: PersonId | None = None, **more: Any) -> Specimen:
    with book.ledger.work(by=by or book.wang) as work:
        entry = service.enter(work, SPECIMENS, told(book, **more))
        return store.get(work.db, SPECIMENS, entry.event.line)


def seen(book: Book, line: LineId, by: PersonId | None = None, **more: Any) -> Specimen:
    values = {"verdict": "无误", "seen_on": TODAY, **more}
    with book.ledger.work(by=by or book.li) as work:
        service.fill(work, SPECIMENS, line, SEEN, values)
        return store.get(work.db, SPECIMENS, line)


def remarked(book: Book, line: LineId, **more: Any) -> None:
    with book.ledger.work(by=book.zhou) as work:
        service.enter(work, REMARKS, {"specimen": line, "text": "如此", **more})


def about(error: RefusedError) -> set[str]:
    return {reason.about for reason in error.verdict.reasons}


def is_whole(book: Book) -> bool:
    with book.ledger.read() as db:
        found = verify(db, book.ledger.register)
    assert found.breaks == ()
    return found.whole


def test_a_line_keeps_what_was_filled_in_every_kind_of_field(book: Book) -> None:
    units = books.catalogued(book, 2)
    line = entered(book, units=tuple(units))
    for name, value in told(book, units=tuple(units)).items():
        assert getattr(line, name) == value
    assert (line.verdict, line.seen_on, line.price) == ("", None, None)
    assert (line.standing, line.filled, line.entered_by) == (
        Standing.OPEN,
        ("entered",),
        book.wang,
    )
    assert is_whole(book)


def test_a_line_bears_the_next_number_of_its_form_and_a_refused_one_burns_none(book: Book) -> None:
    assert entered(book).number[:-2] == "WR1-F99-2026-0001"
    with pytest.raises(RefusedError):
        entered(book, name="")
    assert entered(book, name="二号样本").number[:-2] == "WR1-F99-2026-0002"


def test_a_register_without_a_form_numbers_its_lines_by_label(book: Book) -> None:
    line = entered(book)
    with book.ledger.work(by=book.zhou) as work:
        entry = service.enter(work, REMARKS, {"specimen": line.id, "text": "如此"})
        below = store.beneath(work.db, REMARKS, line.id)
    assert entry.event.number.startswith("R-000002-")
    assert below[0].standing is Standing.DONE, "nothing is left to be done"
    assert is_whole(book)


def test_a_rule_sees_the_lines_of_the_registers_it_reads(book: Book) -> None:
    with pytest.raises(RefusedError) as error:
        remarked(book, entered(book, colour=Colour.RED).id)
    assert about(error.value) == {"specimen"}


def test_a_rule_does_not_see_lines_that_do_not_hold(book: Book) -> None:
    line = entered(book, colour=Colour.RED)
    with book.ledger.work(by=book.wang) as work:
        service.void(work, SPECIMENS, line.id, why="重复登记")
    remarked(book, line.id)


def test_the_line_stands_in_the_trail_of_all_that_it_names(book: Book) -> None:
    (unit,) = books.catalogued(book, 1)
    line = entered(book, units=(unit,))
    with book.ledger.read() as db:
        for subject in (
            Subject(Kind.LINE, line.id),
            Subject(Kind.UNIT, unit),
            Subject(Kind.PERSON, book.lin),
            Subject(Kind.PERSON, book.li),
            Subject(Kind.CABINET, book.cabinet),
        ):
            assert line.first_entry in entries_about(db, subject), subject


def test_a_line_names_several_lines_of_another_register_and_is_in_their_trails(book: Book) -> None:
    first, second = entered(book), entered(book, name="二号样本")
    remarked(book, first.id, others=(first.id, second.id))
    with book.ledger.read() as db:
        (below,) = store.beneath(db, REMARKS, first.id)
        assert below.others == (first.id, second.id)
        assert Names(db).printed(REMARKS.field("others"), below.others) == "一号样本、二号样本"
        assert below.first_entry in entries_about(db, Subject(Kind.LINE, second.id))
    assert is_whole(book)


def test_one_of_several_lines_that_is_not_there_is_refused_at_its_field(book: Book) -> None:
    line = entered(book)
    with pytest.raises(RefusedError) as error:
        remarked(book, line.id, others=(line.id, LineId(99)))
    assert about(error.value) == {"others"}


def test_what_is_needed_is_said_at_each_field(book: Book) -> None:
    with pytest.raises(RefusedError) as error:
        entered(book, name="", number_of=None, whole=None, owner=None)
    assert about(error.value) == {"name", "number_of", "whole", "owner"}


def test_no_rule_is_asked_about_an_answer_that_is_missing(book: Book) -> None:
    with pytest.raises(RefusedError) as error:
        entered(book, found_on=None)
    assert about(error.value) == {"found_on"}


def test_nobodys_word_stands_for_an_answer_that_was_not_given(book: Book) -> None:
    with refused(book, rules.NEEDED), book.ledger.work(by=book.wang) as work:
        service.enter(
            work, SPECIMENS, told(book, found_on=None), word=Word(book.li, "如此", "目击")
        )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("number_of", 100, id="a_number_over_its_bound"),
        pytest.param("number_of", -1, id="a_number_under_its_bound"),
        pytest.param("owner", PersonId(99), id="nobody"),
        pytest.param("people", (PersonId(1), PersonId(99)), id="one_of_several_is_nobody"),
        pytest.param("cabinet", CabinetId(99), id="no_cabinet"),
        pytest.param("units", (UnitId(99),), id="no_unit"),
        pytest.param("found_on", date(2026, 3, 3), id="a_rule_of_the_register"),
    ],
)
def test_what_cannot_stand_is_refused_at_its_field(book: Book, field: str, value: object) -> None:
    with pytest.raises(RefusedError) as error:
        entered(book, **{field: value})
    assert about(error.value) == {field}


def test_no_two_lines_that_hold_say_the_same_in_a_field_that_tells_them_apart(book: Book) -> None:
    first = entered(book)
    with refused(book, rules.SAID_BEFORE):
        entered(book)
    with book.ledger.work(by=book.wang) as work:
        service.void(work, SPECIMENS, first.id, why="重复登记")
    assert entered(book).name == first.name


def test_a_part_is_filled_by_those_whose_office_it_is(book: Book) -> None:
    line = entered(book)
    with refused(book, rules.NOT_YOURS):
        seen(book, line.id, by=book.wang)
    with refused(book, rules.NOT_YOURS):
        entered(book, by=book.zhou, name="二号样本")


def test_the_closing_part_leaves_the_line_done(book: Book) -> None:
    line = seen(book, entered(book).id)
    assert (line.standing, line.filled) == (Standing.DONE, ("entered", "seen"))
    assert (line.verdict, line.seen_on, line.number_of) == ("无误", TODAY, 7)
    assert is_whole(book)


def test_a_part_is_filled_once_even_by_a_word(book: Book) -> None:
    line = seen(book, entered(book).id)
    with refused(book, rules.FILLED_ALREADY), book.ledger.work(by=book.li) as work:
        service.fill(
            work,
            SPECIMENS,
            line.id,
            SEEN,
            {"verdict": "又一次", "seen_on": TODAY},
            word=Word(book.li, "如此", "目击"),
        )


def test_what_a_rule_refuses_stands_by_a_word_beside_an_open_breach(book: Book) -> None:
    with book.ledger.work(by=book.wang) as work:
        entry = service.enter(
            work,
            SPECIMENS,
            told(book, found_on=date(2026, 3, 3)),
            word=Word(book.wang, "补登", "纸质记录"),
        )
    with book.ledger.read() as db:
        (breach,) = open_breaches(db)
    assert breach.act == entry.seq
    assert is_whole(book)


def test_a_correction_changes_what_is_read_and_keeps_what_was(book: Book) -> None:
    line = entered(book)
    with book.ledger.work(by=book.wang) as work:
        service.correct(work, SPECIMENS, line.id, {"number_of": 8, "cabinet": None}, why="点错了")
        after = store.get(work.db, SPECIMENS, line.id)
    assert (after.number_of, after.cabinet, after.name) == (8, None, line.name)
    assert is_whole(book)


@pytest.mark.parametrize(
    ("values", "why", "reason"),
    [
        pytest.param({"number_of": 8}, " ", rules.WHY, id="without_a_reason"),
        pytest.param({"number_of": 100}, "错", rules.OUT_OF_BOUNDS, id="out_of_bounds"),
        pytest.param({"name": ""}, "错", rules.NEEDED, id="emptied_what_is_needed"),
    ],
)
def test_a_correction_keeps_the_rules(
    book: Book, values: dict[str, Any], why: str, reason: str
) -> None:
    line = entered(book)
    with refused(book, reason), book.ledger.work(by=book.wang) as work:
        service.correct(work, SPECIMENS, line.id, values, why=why)


def test_what_was_not_filled_yet_cannot_be_corrected_and_only_its_own_office_corrects(
    book: Book,
) -> None:
    line = entered(book)
    with (
        refused(book, rules.NOT_FILLED, rules.NOT_YOURS),
        book.ledger.work(by=book.wang) as work,
    ):
        service.correct(work, SPECIMENS, line.id, {"verdict": "好"}, why="错")


def test_what_another_has_passed_is_corrected_by_a_word_only(book: Book) -> None:
    line = seen(book, entered(book).id)
    with refused(book, rules.IS_SEALED), book.ledger.work(by=book.wang) as work:
        service.correct(work, SPECIMENS, line.id, {"number_of": 8}, why="点错了")
    with book.ledger.work(by=book.wang) as work:
        word = Word(book.wang, "点错了", "纸质记录")
        service.correct(work, SPECIMENS, line.id, {"number_of": 8}, why="点错了", word=word)
    with book.ledger.work(by=book.li) as work:
        service.correct(work, SPECIMENS, line.id, {"verdict": "有误"}, why="看错了")
    assert is_whole(book)


def test_a_register_says_who_makes_its_lines_void_where_not_all_who_enter_them(book: Book) -> None:
    line = entered(book)
    with book.ledger.work(by=book.li) as work:
        service.void(work, SPECIMENS, line.id, why="重复登记")
    with book.ledger.work(by=book.zhou) as work:
        remark = service.enter(work, REMARKS, {"specimen": line.id, "text": "如此"}).event.line
        service.void(work, REMARKS, remark, why="重复登记")


def test_what_the_client_has_signed_is_made_void_on_the_clients_side(book: Book) -> None:
    line = seen(book, entered(book).id)
    word = Word(book.lin, "重复登记", "目击")
    with refused(book, rules.NOT_YOURS_TO_VOID), book.ledger.work(by=book.lin) as work:
        service.void(work, SPECIMENS, line.id, why="重复登记", word=word)


def test_nobodys_word_fills_or_corrects_what_another_answers_for(book: Book) -> None:
    line, word = entered(book).id, Word(book.lin, "如此", "目击")
    told = {"verdict": "无误", "seen_on": TODAY}
    with refused(book, rules.NOT_YOURS), book.ledger.work(by=book.lin) as work:
        service.fill(work, SPECIMENS, line, SEEN, told, word=word)
    seen(book, line)
    with refused(book, rules.NOT_YOURS), book.ledger.work(by=book.lin) as work:
        service.correct(work, SPECIMENS, line, {"verdict": "好"}, why="错", word=word)


def test_a_void_line_keeps_its_number_and_says_why(book: Book) -> None:
    line = entered(book)
    with book.ledger.work(by=book.lin) as work:
        service.void(work, SPECIMENS, line.id, why="重复登记")
        after = store.get(work.db, SPECIMENS, line.id)
    assert (after.number, after.standing, after.void_reason) == (
        line.number,
        Standing.VOID,
        "重复登记",
    )
    with refused(book, rules.IS_VOID):
        seen(book, line.id)
    with book.ledger.read() as db:
        assert store.held(db, SPECIMENS) == ()
        assert store.every(db, SPECIMENS) == (after,)
    assert is_whole(book)


def test_what_no_line_can_be_without_is_not_written_by_anybodys_word(book: Book) -> None:
    word = Word(book.wang, "补登", "纸质记录")
    with pytest.raises(RefusedError) as error, book.ledger.work(by=book.wang) as work:
        service.enter(work, SPECIMENS, told(book, found_on=None, name=""), word=word)
    assert about(error.value) == {"found_on", "name"}, "and its own rules are not asked"
    line = entered(book)
    with pytest.raises(RefusedError) as error, book.ledger.work(by=book.wang) as work:
        service.correct(work, SPECIMENS, line.id, {"found_on": None}, why="误", word=word)
    assert about(error.value) == {"found_on"}
    assert is_whole(book)
