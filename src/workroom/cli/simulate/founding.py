"""Before the first day: the room, its calendar, its keys and cameras, and the client's list."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from workroom.base.codes import tidy
from workroom.base.words import Words
from workroom.cli import holdings
from workroom.cli.equipping import computer, disk
from workroom.cli.founding import bring_in_catalogue, found_room
from workroom.cli.playing import DESK, Worker
from workroom.cli.simulate import cast
from workroom.cli.simulate.quarter import Quarter
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.duty.calendar import CALENDAR, DayKind, Exceptions, is_working_day
from workroom.rooms.duty.keys import KEYS, Countable
from workroom.rooms.duty.roster import ROSTER, Shift
from workroom.rooms.people.model import Role
from workroom.rooms.project import service as project
from workroom.rooms.registers import service as registers
from workroom.rooms.video.cameras import CAMERAS, Zone

AGREED = {
    "count_badges": "on",
    "door_scans": "on",
    "incident_to_client_hours": "2",
    "incident_to_authority_hours": "24",
}
KEYS_OF_CABINETS = 4
DISKS = 3
COMPUTERS = 2


def exceptions(monday: date, days: int) -> dict[date, DayKind]:
    """A Thursday off in the middle, and the Saturday of that week worked instead."""
    week = monday + timedelta(weeks=days // 10)
    return {
        week + timedelta(days=3): DayKind.HOLIDAY,
        week + timedelta(days=5): DayKind.WORKING,
    }


def working_days(monday: date, days: int, but: Exceptions) -> tuple[date, ...]:
    """The first so many days on which the room works."""
    found: list[date] = []
    day = monday
    while len(found) < days:
        if is_working_day(day, but):
            found.append(day)
        day += timedelta(days=1)
    return tuple(found)


def last_monday_for(days: int, today: date) -> date:
    """The latest Monday from which so many working days are over before today."""
    monday = today - timedelta(days=today.weekday())
    while working_days(monday, days, exceptions(monday, days))[-1] >= today:
        monday -= timedelta(weeks=1)
    return monday


def found(quarter: Quarter, people: int) -> None:
    """The room with all who work in it, and what stands in its registers from the first day on."""
    founded = found_room(quarter, cast.ground(people))
    quarter.project, quarter.cabinets = founded.project, founded.cabinets
    for key, person in quarter.people.items():
        station = f"{key[2:]}号台" if key.startswith("op") else DESK
        if Role.INSPECTOR in person.roles:
            station = "质检台"
        quarter.workers[key] = Worker(quarter, person, station)
    for name, value in AGREED.items():
        with quarter.acting("lead") as work:
            project.change_setting(work, name=name, value=value)
    _calendar(quarter)
    _things(quarter)


def _calendar(quarter: Quarter) -> None:
    monday = quarter.days[0]
    for day, kind in exceptions(monday, len(quarter.days)).items():
        note = "放假" if kind is DayKind.HOLIDAY else "调休上班"
        with quarter.acting("manager") as work:
            registers.enter(work, CALENDAR, {"day": day, "kind": kind, "note": note})
    roster(quarter, quarter.days[0], 0)


def roster(quarter: Quarter, day: date, number: int) -> None:
    """Who is on duty on a day."""
    officers = quarter.with_role(Role.DUTY_OFFICER)
    values = {
        "day": day,
        "shift": Shift.WHOLE,
        "officer": quarter.id(officers[number % len(officers)]),
        "deputy": quarter.id("manager"),
    }
    with quarter.acting("manager") as work:
        registers.enter(work, ROSTER, values)


def _things(quarter: Quarter) -> None:
    keys, cameras = [], []
    for number in range(1, KEYS_OF_CABINETS + 1):
        values = {
            "kind": Countable.KEY,
            "name": f"{number}号柜钥匙",
            "belongs": f"{number}号柜",
            "holder": quarter.id("manager"),
            "pieces": 1 + (number == 1),
        }
        with quarter.acting("manager") as work:
            keys.append(registers.enter(work, KEYS, values).event.line)
    for number, zone in enumerate(Zone, start=1):
        hung = {
            "code": tidy(f"CAM-{number:02}"),
            "zone": zone,
            "place": f"{zone.chinese}上方",
            "installed_on": quarter.days[0] - timedelta(days=3),
            "owner": quarter.id("security"),
        }
        with quarter.acting("security") as work:
            cameras.append(registers.enter(work, CAMERAS, hung).event.line)
    quarter.keys, quarter.cameras = tuple(keys), tuple(cameras)
    first = quarter.days[0]
    quarter.media = tuple(
        disk(
            quarter,
            number,
            keeper="manager",
            checker="security",
            cabinet=quarter.cabinets[0],
            day=first,
        )
        for number in range(1, DISKS + 1)
    )
    quarter.devices = tuple(
        computer(quarter, number, by="manager", day=first) for number in range(1, COMPUTERS + 1)
    )


def bring_in(quarter: Quarter, volumes: int, seed: int, folder: Path, words: Words) -> None:
    """The client's list: all of it goes through the room."""
    sizes: Sequence[int] = holdings.boxes(volumes)
    path = folder / "案卷目录.xlsx"
    holdings.write_catalogue(path, sizes, seed, going=volumes)
    bring_in_catalogue(quarter, quarter.project, path, "manager", words)
    with quarter.ledger.read() as db:
        boxes = catalogue.of_project(db, quarter.project, UnitKind.BOX)
    quarter.stacks = sorted(boxes, key=lambda unit: int(unit.box_number))
    quarter.all_boxes = len(boxes)
