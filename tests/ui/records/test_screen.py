"""What the registers' page shows, without a window."""

from datetime import date

import pytest

from books import Book
from specimens import REMARKS, SEEN, SPECIMENS, told
from ui.records.conftest import EVERY
from workroom.base.codes import FormNumber, Prefix, label
from workroom.base.errors import InputError
from workroom.base.ids import LineId, PersonId
from workroom.base.words import ENGLISH
from workroom.ledger.work import Work
from workroom.rooms.registers import service
from workroom.rooms.safety.hazards import FOLLOW_UPS, HAZARDS, HazardLevel
from workroom.ui.records.blanks import MisreadError, a_word_helps, to_correct, to_enter, to_fill
from workroom.ui.records.line_screen import LineScreen, read_line
from workroom.ui.records.screen import RecordsScreen, Show, Wanted, read_records, say_number

TODAY = date(2026, 3, 2)


def entered(book: Book, **more: object) -> LineId:
    with book.ledger.work(by=book.wang) as work:
        return service.enter(work, SPECIMENS, told(book, **more)).event.line


def records(book: Book, wanted: Wanted, actor: PersonId | None = None) -> RecordsScreen:
    with book.ledger.read() as db:
        return read_records(db, EVERY, wanted, actor, ENGLISH)


def line(book: Book, id_: LineId, who: str = "wang") -> LineScreen:
    with book.ledger.read() as db:
        screen = read_line(book.ledger, db, EVERY, id_, book.people[who])
    assert screen is not None
    return screen


def test_lines_are_listed_newest_first_with_what_they_wait_for(book: Book) -> None:
    first, second = entered(book), entered(book, name="二号样本")
    screen = records(book, Wanted("specimens"))
    assert [one.id for one in screen.rows] == [second, first]
    assert {one.waits_for for one in screen.rows} == {"Seen"}
    stands = {one.register.key: one.open for one in screen.stands}
    assert (stands["hazards"], stands["specimens"]) == (0, 2)
    assert "hazard_follow_ups" not in stands, "it stands beneath the hazards"


def test_void_lines_are_among_all_and_not_among_the_open(book: Book) -> None:
    first, second = entered(book), entered(book, name="二号样本")
    with book.ledger.work(by=book.wang) as work:
        service.void(work, SPECIMENS, first, why="重复登记")
    shown = {
        show: [one.id for one in records(book, Wanted("specimens", show)).rows] for show in Show
    }
    assert shown == {Show.OPEN: [second], Show.ALL: [second, first], Show.VOID: [first]}
    found = records(book, Wanted("specimens", text="重复")).rows
    assert [one.id for one in found] == [first], "the reason is found as well"


def test_who_may_enter_is_asked_of_the_first_part(book: Book) -> None:
    assert records(book, Wanted("specimens"), book.wang).may_enter
    assert not records(book, Wanted("specimens"), book.zhou).may_enter
    assert not records(book, Wanted("specimens"), None).may_enter


def test_a_part_is_told_with_who_filled_it_and_when(book: Book) -> None:
    screen = line(book, entered(book))
    found, seen = screen.parts
    assert (found.by, found.at) == ("王建国", book.clock())
    assert (seen.by, seen.at) == ("", None)
    assert screen.next is SPECIMENS.part(SEEN)
    assert not screen.may_fill
    assert line(book, screen.line.id, "li").may_fill


def test_a_line_beneath_is_read_with_the_one_above(book: Book) -> None:
    above = entered(book)
    with book.ledger.work(by=book.wang) as work:
        below = service.enter(work, REMARKS, {"specimen": above, "text": "如此"}).event.line
    (under,) = line(book, above).beneath
    assert [one.id for one in under.rows] == [below]
    screen = line(book, below)
    assert screen.above is not None
    assert screen.above.id == above
    assert screen.next is None


def test_only_the_first_needed_day_of_a_new_line_is_today_already() -> None:
    blank = to_enter(HAZARDS, TODAY)
    assert (blank.given["found_on"], blank.given["due"]) == ("2026-03-02", "")


def test_a_hazard_is_followed_up_beneath_without_naming_it_again(book: Book) -> None:
    values = {
        "level": HazardLevel.MAJOR,
        "found_on": TODAY,
        "place": "3号台",
        "description": "渗水",
        "demand": "更换接头",
        "due": TODAY,
        "owner": book.lin,
    }
    with book.ledger.work(by=book.wang) as work:
        hazard = service.enter(work, HAZARDS, values).event.line
    blank = to_enter(FOLLOW_UPS, TODAY, above=line(book, hazard).line)
    assert [one.name for one in blank.fields] == ["day", "measure"]
    with book.ledger.work(by=book.wang) as work:
        blank.write(work, {**blank.given, "measure": "已遮护"}, "", None)
    (under,) = line(book, hazard).beneath
    assert under.rows[0].said == ("2026-03-02", "已遮护")


def test_everything_that_cannot_be_read_is_said_at_once(book: Book) -> None:
    blank = to_enter(SPECIMENS, TODAY)

    def write(work: Work) -> None:
        blank.write(work, {**blank.given, "number_of": "many", "at": "soon"}, "", None)

    with pytest.raises(MisreadError) as error, book.ledger.work(by=book.wang) as work:
        write(work)
    assert set(error.value.errors) == {"number_of", "at"}
    assert not a_word_helps(error.value)


def test_what_is_corrected_begins_as_it_was_and_nothing_changed_is_nothing(book: Book) -> None:
    blank = to_correct(line(book, entered(book)))
    assert blank.given["at"] == "2026-03-02 09:05"
    assert blank.given["number_of"] == "7"
    assert blank.given["owner"] == book.lin
    assert [one.part for one in blank.fields if one.part == SEEN] == []
    with pytest.raises(InputError), book.ledger.work(by=book.wang) as work:
        blank.write(work, blank.given, "数错了", None)


def test_who_goes_on_with_a_line_reads_what_it_says(book: Book) -> None:
    screen = line(book, entered(book), "li")
    blank = to_fill(screen, SPECIMENS.part(SEEN))
    assert ("一号样本") in [said for _field, said in blank.recap]
    assert [one.name for one in blank.fields] == ["verdict", "seen_on", "price"]


def test_a_number_is_said_without_what_its_register_shares() -> None:
    assert say_number(FormNumber("WR1", "F38", 2026, 1).code) == "2026-0001"
    label_of_a_line = label(Prefix.LINE, 1)
    assert say_number(label_of_a_line) == label_of_a_line
