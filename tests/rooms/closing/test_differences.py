"""A closing with differences of three classes: what stops, what is recorded, what is noted."""

from collections.abc import Mapping
from datetime import date

import pytest

import books
from books import Book, Scanner, cabinet_code, code_of, command
from rooms.refusing import refused, why_not
from workroom.base.clauses import DUTY_COUNT, HAZARDS_PUT_RIGHT
from workroom.base.errors import WorkroomError
from workroom.base.event import Entry
from workroom.base.ids import Kind, UnitId
from workroom.base.verdict import RefusedError
from workroom.base.word import Word
from workroom.ledger.breaches import open_breaches
from workroom.rooms.closing import rules
from workroom.rooms.closing import service as closing
from workroom.rooms.counting import service as counting
from workroom.rooms.counting import store as counts
from workroom.rooms.counting.model import Purpose, Sort
from workroom.rooms.holds import service as holds
from workroom.rooms.holds import store as holds_store
from workroom.rooms.holds.model import DayClosed, DayOpened, SortCount, Unfound
from workroom.rooms.progress import rules as progress
from workroom.rooms.progress.due import due_list
from workroom.rooms.project import service as project
from workroom.rooms.registers import service as registers
from workroom.rooms.safety.hazards import FOLLOW_UPS, HAZARDS, HazardLevel
from workroom.rooms.station.model import Act

TODAY = date(2026, 3, 2)
Units = tuple[UnitId, ...]


@pytest.fixture
def volumes(book: Book) -> Units:
    """Three loose volumes, badges counted too: two put away, one still at a workstation."""
    units = books.catalogued(book, 3)
    with book.ledger.work(by=book.li) as work:
        project.change_setting(work, name="count_badges", value="on")
    books.open_day(book)
    books.hand_out(book, units)
    lin = Scanner(book, "lin", "1号台")
    lin.scan(command(Act.TAKE), code_of(book, units[2]))
    lin.scan(cabinet_code(book), *(code_of(book, unit) for unit in units[:2]))
    with book.ledger.work(by=book.zhou) as work:
        registers.enter(
            work,
            HAZARDS,
            {
                "level": HazardLevel.MAJOR,
                "found_on": TODAY,
                "place": "3号工位",
                "description": "插座外壳破损",
                "demand": "更换插座",
                "due": date(2026, 3, 9),
                "owner": book.wang,
            },
        )
    with book.ledger.work(by=book.zhou) as work:
        counting.begin(work, purpose=Purpose.CLOSING)
    return units


def count_all(book: Book, volumes: Units, *, but: str = "qian") -> Scanner:
    """Zhou counts what lies in the cabinet, and all badges but one."""
    zhou = Scanner(book, "zhou", "2号台")
    zhou.scan(command(Act.COUNT), cabinet_code(book))
    zhou.scan(*(code_of(book, unit) for unit in volumes[:2]))
    with book.ledger.work(by=book.zhou, station="2号台") as work:
        for name, person in book.people.items():
            if name != but:
                counting.count_thing(work, kind=Kind.PERSON, id_=person, cabinet=None)
    return zhou


def close(
    book: Book,
    reasons: Mapping[tuple[Kind, int], str] | None = None,
    word: Word | None = None,
) -> Entry[DayClosed]:
    with book.ledger.work(by=book.zhou) as work:
        return closing.close_day(
            work,
            found=books.counted(book),
            witness=book.wang,
            power_off=True,
            reasons=reasons or {},
            word=word,
        )


def test_one_answer_says_all_that_stops(book: Book, volumes: Units) -> None:
    count_all(book, volumes)
    with pytest.raises(RefusedError) as refusal:
        close(book)
    assert why_not(refusal.value.verdict) == [
        (rules.STILL_OUT, rules.NIGHT_IN_CABINET),
        (rules.NOT_LOCATED, DUTY_COUNT),
        (rules.SAY_WHY_NOT_THERE, DUTY_COUNT),
    ]


def test_with_the_volume_found_and_a_reason_for_the_badge_the_day_closes_with_an_open_item(
    book: Book, volumes: Units
) -> None:
    zhou = count_all(book, volumes)
    Scanner(book, "lin", "1号台").scan(cabinet_code(book), code_of(book, volumes[2]))
    with refused(book, rules.SAY_WHY_NOT_THERE):
        close(book)
    entry = close(book, {(Kind.PERSON, book.qian): "遗失，已报备"})
    event = entry.event
    assert event.unfound == (
        Unfound(kind=Kind.PERSON, id=book.qian, name="钱梅", why="遗失，已报备", sort="badges"),
    )
    assert event.sorts == (
        SortCount(sort=Sort.ARCHIVES.value, expected=3, found=3),
        SortCount(sort=Sort.BADGES.value, expected=7, found=6),
    )
    assert len(event.unfollowed) == 1, "the hazard without today's entry is noted"
    with book.ledger.read() as db:
        assert open_breaches(db) == ()
        assert counts.running(db) is None
        dues = due_list(db, book.clock())
    assert progress.UNFOUND in [due.text.template for due in dues]
    assert zhou.session.person == book.zhou


def test_forced_over_a_volume_the_next_opening_waits_for_the_clients_words(
    book: Book, volumes: Units
) -> None:
    count_all(book, volumes)
    entry = close(
        book,
        {(Kind.PERSON, book.qian): "遗失"},
        Word(book.wang, "发包方借阅未还", "电话"),
    )
    book.clock.forward(days=1)
    with book.ledger.read() as db:
        (breach,) = open_breaches(db)
    assert breach.act == entry.seq
    with refused(book, rules.BREACHES_OPEN):
        books.open_day(book)
    with book.ledger.work(by=book.li) as work:
        holds.answer_breach(work, breach=breach.id, answer="在我处")
    books.open_day(book)


def test_a_word_does_not_spare_the_reason_for_a_badge_it_covers_it(
    book: Book, volumes: Units
) -> None:
    count_all(book, volumes)
    close(book, word=Word(book.wang, "发包方借阅未还", "电话"))
    with book.ledger.read() as db:
        (breach,) = open_breaches(db)
    assert breach.clauses.count(str(DUTY_COUNT)) == 2


def test_where_it_was_agreed_a_major_hazard_without_an_entry_stops_the_closing(
    book: Book, volumes: Units
) -> None:
    with book.ledger.work(by=book.li) as work:
        project.change_setting(work, name="hazard_stops_closing", value="on")
    count_all(book, volumes, but="")
    Scanner(book, "lin", "1号台").scan(cabinet_code(book), code_of(book, volumes[2]))
    with refused(book, (rules.NOT_FOLLOWED_UP, HAZARDS_PUT_RIGHT)):
        close(book)
    with book.ledger.work(by=book.wang) as work:
        registers.enter(
            work, FOLLOW_UPS, {"hazard": 1, "day": TODAY, "measure": "已断电，张贴警示"}
        )
    assert close(book).event.unfollowed == ()


def test_without_a_count_by_scanning_the_cabinets_alone_are_compared(book: Book) -> None:
    books.open_day(book)
    assert close(book).event.sorts == ()


def test_a_refused_closing_leaves_the_count_under_way(book: Book, volumes: Units) -> None:
    with pytest.raises(WorkroomError):
        close(book)
    with book.ledger.read() as db:
        assert counts.running(db) is not None


def scanned_morning(book: Book, volumes: Units, *, but: str) -> None:
    """The night is over; Zhou counts the cabinet and all badges but one."""
    Scanner(book, "lin", "1号台").scan(cabinet_code(book), code_of(book, volumes[2]))
    count_all(book, volumes)
    close(book, {(Kind.PERSON, book.qian): "遗失"})
    book.clock.forward(days=1)
    with book.ledger.work(by=book.zhou) as work:
        counting.begin(work, purpose=Purpose.OPENING)
    count_all(book, volumes, but=but)


def open_(book: Book, reasons: Mapping[tuple[Kind, int], str] | None = None) -> Entry[DayOpened]:
    with book.ledger.work(by=book.zhou) as work:
        return closing.open_day(
            work,
            found=books.counted(book),
            witness=book.wang,
            custodian=book.wang,
            reasons=reasons or {},
        )


def test_what_was_scanned_in_the_morning_stands_in_the_opening(book: Book, volumes: Units) -> None:
    scanned_morning(book, volumes, but="chen")
    with refused(book, rules.NOT_LOCATED):
        open_(book, {(Kind.PERSON, book.chen): "忘带"})
    Scanner(book, "wang", "2号台").scan(
        command(Act.COUNT), cabinet_code(book), code_of(book, volumes[2])
    )
    with refused(book, rules.SAY_WHY_NOT_THERE):
        open_(book)
    event = open_(book, {(Kind.PERSON, book.chen): "忘带"}).event
    assert [(one.sort, one.expected, one.found) for one in event.sorts] == [
        ("archives", 3, 3),
        ("badges", 7, 6),
    ]
    with book.ledger.read() as db:
        (item,) = holds_store.open_items.find(db)
    assert (item.name, item.why) == ("陈文焱", "忘带"), "the badge of the evening before is there"


def test_an_opening_without_scanning_leaves_the_open_items_of_the_night(
    book: Book, volumes: Units
) -> None:
    scanned_morning(book, volumes, but="chen")
    with book.ledger.work(by=book.zhou) as work:
        counting.give_up(work)
    assert open_(book).event.sorts == ()
    with book.ledger.read() as db:
        (item,) = holds_store.open_items.find(db)
    assert item.name == "钱梅"
