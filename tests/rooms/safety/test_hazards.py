"""Hazards: found, followed up, put right, and verified by somebody else."""

from datetime import date, timedelta
from typing import Any

import pytest

from books import Book
from rooms.refusing import refused
from workroom.base.clauses import HAZARDS_PUT_RIGHT, VERIFIER_IS_ANOTHER
from workroom.base.clock import day_of
from workroom.base.ids import LineId, PersonId
from workroom.base.word import Word
from workroom.rooms.people.model import Role
from workroom.rooms.progress.due import due_list
from workroom.rooms.project import store as project
from workroom.rooms.registers import rules, service, store
from workroom.rooms.registers.model import Standing
from workroom.rooms.safety import hazards
from workroom.rooms.safety.hazards import FOLLOW_UPS, HAZARDS, MENDED, VERIFIED, HazardLevel

TODAY = date(2026, 3, 2)


def found(book: Book, level: HazardLevel = HazardLevel.MAJOR, **more: Any) -> LineId:
    with book.ledger.work(by=book.zhou) as work:
        values = {
            "level": level,
            "found_on": TODAY,
            "place": "3号工位",
            "description": "插座外壳破损",
            "demand": "更换插座",
            "due": date(2026, 3, 4),
            "owner": book.wang,
            **more,
        }
        return service.enter(work, HAZARDS, values).event.line


def mended(book: Book, line: LineId) -> None:
    with book.ledger.work(by=book.wang) as work:
        service.fill(work, HAZARDS, line, MENDED, {"measure": "已更换", "mended_on": TODAY})


def verified(book: Book, line: LineId, by: PersonId) -> None:
    with book.ledger.work(by=by) as work:
        values = {"finding": "隐患消除", "verified_on": TODAY}
        service.fill(work, HAZARDS, line, VERIFIED, values)


def followed_up(book: Book, line: LineId) -> None:
    with book.ledger.work(by=book.wang) as work:
        day = day_of(work.happened_at, project.zone(work.db))
        values = {"hazard": line, "day": day, "measure": "已断电"}
        service.enter(work, FOLLOW_UPS, values)


def due_texts(book: Book) -> list[str]:
    with book.ledger.read() as db:
        return [due.text.template for due in due_list(db, book.clock())]


def test_a_hazard_is_closed_when_another_than_who_answers_for_it_verifies_it(book: Book) -> None:
    line = found(book)
    mended(book, line)
    with refused(book, (hazards.OWN_VERIFICATION, VERIFIER_IS_ANOTHER)):
        verified(book, line, book.wang)
    verified(book, line, book.zhao)
    with book.ledger.read() as db:
        assert store.get(db, HAZARDS, line).standing is Standing.DONE


def test_nothing_is_verified_that_was_not_put_right(book: Book) -> None:
    line = found(book)
    with pytest.raises(Exception, match="Put right"):
        verified(book, line, book.zhao)


def test_a_hazard_is_not_due_before_it_was_found(book: Book) -> None:
    with refused(book, (hazards.DUE_BEFORE_FOUND, HAZARDS_PUT_RIGHT)):
        found(book, due=date(2026, 3, 1))


@pytest.mark.parametrize(
    ("level", "wanted"),
    [
        pytest.param(HazardLevel.MAJOR, [hazards.FOLLOW_UP], id="a_major_one_every_day"),
        pytest.param(HazardLevel.ORDINARY, [], id="an_ordinary_one_on_its_day"),
    ],
)
def test_an_open_hazard_wants_an_entry_of_the_day(
    book: Book, level: HazardLevel, wanted: list[str]
) -> None:
    line = found(book, level)
    assert [text for text in due_texts(book) if text != hazards.PUT_RIGHT] == wanted
    followed_up(book, line)
    assert hazards.FOLLOW_UP not in due_texts(book)
    book.clock.forward(days=1)
    assert [text for text in due_texts(book) if text != hazards.PUT_RIGHT] == wanted


def test_the_days_entry_is_asked_for_by_the_rooms_own_midnight(book: Book) -> None:
    line = found(book)
    book.clock.forward(hours=15, minutes=29)  # 23:59 in the room, whose day is another in UTC
    followed_up(book, line)
    assert hazards.FOLLOW_UP not in due_texts(book)
    book.clock.forward(minutes=1)
    assert hazards.FOLLOW_UP in due_texts(book)


def test_a_hazard_that_is_put_right_waits_for_whoever_verifies_it(book: Book) -> None:
    line = found(book, HazardLevel.ORDINARY)
    assert hazards.PUT_RIGHT in due_texts(book)
    mended(book, line)
    assert (hazards.VERIFY in due_texts(book), hazards.PUT_RIGHT in due_texts(book)) == (
        True,
        False,
    )
    verified(book, line, book.zhao)
    assert due_texts(book) == []


def test_nothing_is_followed_up_on_a_closed_hazard(book: Book) -> None:
    line = found(book)
    mended(book, line)
    verified(book, line, book.zhao)
    with refused(book, hazards.NOT_ON_A_DONE_ONE):
        followed_up(book, line)


def test_what_is_due_says_whose_office_the_next_part_is(book: Book) -> None:
    line = found(book, HazardLevel.ORDINARY)

    def owners() -> set[Role]:
        with book.ledger.read() as db:
            return {role for due in due_list(db, book.clock()) for role in due.owner}

    assert owners() == hazards.OFFICE
    mended(book, line)
    assert owners() >= hazards.CLIENT


def test_the_contractor_makes_no_hazard_less_than_it_is(book: Book) -> None:
    line = found(book)
    with refused(book, hazards.STAYS_MAJOR), book.ledger.work(by=book.wang) as work:
        service.correct(work, HAZARDS, line, {"level": HazardLevel.ORDINARY}, why="看错了")
    with refused(book, rules.NOT_YOURS_TO_VOID), book.ledger.work(by=book.wang) as work:
        service.void(work, HAZARDS, line, why="看错了", word=Word(book.wang, "看错了", "现场"))
    with book.ledger.work(by=book.zhao) as work:
        service.correct(work, HAZARDS, line, {"level": HazardLevel.ORDINARY}, why="看错了")
        service.void(work, HAZARDS, line, why="看错了")


def test_what_was_verified_is_corrected_by_nobody_behind_who_verified_it(book: Book) -> None:
    line = found(book)
    mended(book, line)
    verified(book, line, book.zhao)
    with refused(book, rules.IS_SEALED), book.ledger.work(by=book.zhou) as work:
        service.correct(work, HAZARDS, line, {"owner": book.zhou}, why="写错")


def test_a_hazard_was_found_put_right_and_verified_one_after_the_other(book: Book) -> None:
    tomorrow, yesterday = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
    with refused(book, hazards.NOT_YET):
        found(book, found_on=tomorrow)
    line = found(book)
    with refused(book, hazards.MENDED_BEFORE_FOUND), book.ledger.work(by=book.wang) as work:
        values = {"measure": "已更换", "mended_on": yesterday}
        service.fill(work, HAZARDS, line, MENDED, values)
    mended(book, line)
    with refused(book, hazards.VERIFIED_BEFORE_MENDED), book.ledger.work(by=book.zhao) as work:
        values = {"finding": "隐患消除", "verified_on": yesterday}
        service.fill(work, HAZARDS, line, VERIFIED, values)


def test_nobody_follows_up_today_what_will_be_done_tomorrow(book: Book) -> None:
    line = found(book)
    with refused(book, hazards.NOT_YET), book.ledger.work(by=book.wang) as work:
        values = {"hazard": line, "day": TODAY + timedelta(days=1), "measure": "已断电"}
        service.enter(work, FOLLOW_UPS, values)
