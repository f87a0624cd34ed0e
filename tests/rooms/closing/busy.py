"""A day on which everything that the daily sheet tells of has happened."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import books
from books import Book, boxes, cabinet_code, code_of, command
from rooms.lived import Lived, live
from workroom.base.ids import Kind, LineId, PersonId
from workroom.rooms.closing import service as closing
from workroom.rooms.counting import service as counting
from workroom.rooms.counting.model import Purpose
from workroom.rooms.duty.keys import KEYS, Countable
from workroom.rooms.duty.roster import ROSTER, Shift
from workroom.rooms.holds.model import Climate
from workroom.rooms.project import service as project
from workroom.rooms.registers import service as registers
from workroom.rooms.registers.declaration import Register
from workroom.rooms.safety.checks import CHECKS, GROUPS, CheckKind, Found, When
from workroom.rooms.safety.hazards import FOLLOW_UPS, HAZARDS, HazardLevel
from workroom.rooms.station.model import Act
from workroom.rooms.video.cameras import CAMERAS, Zone

TODAY = date(2026, 3, 3)
"""The second day of the book."""


def busy(root: Path) -> Lived:
    """The first day is over; the second was opened and closed by scanning, with all its lines."""
    made = live(root)
    book = made.book
    with book.ledger.work(by=book.li) as work:
        project.change_setting(work, name="count_badges", value="on")
    enter(book, book.wang, KEYS, kind=Countable.KEY, name="1号柜钥匙", holder=book.wang, pieces=2)
    enter(book, book.wang, KEYS, kind=Countable.TOOL, name="起钉器", holder=book.lin, pieces=1)
    for number, zone in enumerate((Zone.ENTRANCE, Zone.ARCHIVES, Zone.WORK), start=1):
        enter(
            book,
            book.li,
            CAMERAS,
            code=f"C{number}",
            zone=zone,
            place="门上",
            installed_on=date(2026, 2, 1),
            owner=book.li,
        )
    book.clock.forward(hours=1)
    books.close_day(book)
    book.clock.forward(hours=14)
    _morning(book)
    _checks(book)
    _evening(book)
    return made


def enter(book: Book, by: PersonId, register: Register[Any], **values: Any) -> LineId:
    """One line of a register."""
    with book.ledger.work(by=by) as work:
        return registers.enter(work, register, values).event.line


def count_but(book: Book, purpose: Purpose, *badges: str) -> None:
    """Everything is scanned but these badges."""
    with book.ledger.work(by=book.zhou) as work:
        counting.begin(work, purpose=purpose)
    zhou = books.Scanner(book, "zhou", "2号台")
    zhou.scan(command(Act.COUNT), cabinet_code(book))
    zhou.scan(*(code_of(book, unit) for unit in boxes(book)))
    with book.ledger.work(by=book.zhou) as work:
        for kind, id_ in _others(book, badges):
            counting.count_thing(work, kind=kind, id_=id_, cabinet=None)


def _others(book: Book, badges: tuple[str, ...]) -> Iterator[tuple[Kind, int]]:
    yield from ((Kind.PERSON, id_) for name, id_ in book.people.items() if name not in badges)
    yield from ((Kind.LINE, LineId(number)) for number in (1, 2))


def _morning(book: Book) -> None:
    count_but(book, Purpose.OPENING, "chen")
    with book.ledger.work(by=book.zhou) as work:
        closing.open_day(
            work,
            found=books.counted(book),
            witness=book.wang,
            custodian=book.wang,
            climate=Climate(temperature="19.5", humidity="48"),
            reasons={(Kind.PERSON, book.chen): "下午到岗"},
        )


def _checks(book: Book) -> None:
    enter(book, book.wang, ROSTER, day=TODAY, shift=Shift.MORNING, officer=book.zhou)
    enter(
        book,
        book.wang,
        ROSTER,
        day=TODAY,
        shift=Shift.AFTERNOON,
        officer=book.zhou,
        deputy=book.wang,
    )
    hazard = enter(
        book,
        book.zhou,
        HAZARDS,
        level=HazardLevel.MAJOR,
        found_on=TODAY,
        place="3号工位",
        description="插座外壳破损",
        demand="更换插座",
        due=TODAY,
        owner=book.wang,
    )
    enter(book, book.zhou, FOLLOW_UPS, hazard=hazard, day=TODAY, measure="已断电，张贴警示")
    in_order = dict.fromkeys(GROUPS, Found.GOOD)
    for when in When:
        bad = {"power": Found.BAD, "network": Found.NONE} if when is When.PATROL else {}
        enter(
            book,
            book.zhou,
            CHECKS,
            day=TODAY,
            kind=CheckKind.ROUTINE,
            when=when,
            temperature="20.5",
            humidity="50",
            found="3号工位插座外壳破损，已断电" if bad else "",
            hazard=hazard if bad else None,
            **(in_order | bad),
        )


def _evening(book: Book) -> None:
    book.clock.forward(hours=8)
    count_but(book, Purpose.CLOSING, "qian")
    with book.ledger.work(by=book.zhou) as work:
        closing.close_day(
            work,
            found=books.counted(book),
            witness=book.wang,
            power_off=True,
            climate=Climate(temperature="21", humidity="51"),
            reasons={(Kind.PERSON, book.qian): "遗失，已报备"},
        )
