"""Where the room, its projects and settings are kept."""

from zoneinfo import ZoneInfo

from sqlalchemy import Column, Connection, Integer, Text

from workroom.base.errors import BookError
from workroom.base.event import Entry
from workroom.base.words import N_
from workroom.ledger.columns import Flag, UtcDateTime, book_table, key
from workroom.ledger.register import Folds
from workroom.ledger.rows import Rows
from workroom.rooms.project.model import (
    Project,
    ProjectOpened,
    Room,
    RoomFounded,
    SettingChanged,
    Settings,
    SettingValue,
)

NOT_FOUNDED = N_("The book has no room yet; it was not set up to the end.")

room_table = book_table(
    "rooms",
    key(),
    Column("book", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("client", Text, nullable=False),
    Column("contractor", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("practice", Flag, nullable=False),
    Column("founded_at", UtcDateTime, nullable=False),
)
rooms = Rows(Room, room_table)

project_table = book_table(
    "projects",
    key(),
    Column("code", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
)
projects = Rows(Project, project_table)

setting_table = book_table(
    "settings",
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("by", Integer, nullable=False),
    Column("entry", Integer, nullable=False),
)
setting_values = Rows(SettingValue, setting_table)
_ALL_SETTINGS = setting_values.question()


def room(db: Connection) -> Room:
    """The room of this book."""
    found = rooms.at(db, 1)
    if found is None:
        raise BookError(NOT_FOUNDED)
    return found


def is_founded(db: Connection) -> bool:
    """Whether the first entry has been written."""
    return rooms.at(db, 1) is not None


def zone(db: Connection) -> ZoneInfo:
    """The time zone of the room: days, months and midnights are its own."""
    return ZoneInfo(room(db).zone)


def all_projects(db: Connection) -> tuple[Project, ...]:
    """The projects of the room, oldest first."""
    return projects.find(db)


def project_by_code(db: Connection, code: str) -> Project | None:
    """The project with that code."""
    return projects.first(db, project_table.c.code == code)


def settings(db: Connection) -> Settings:
    """All settings in force."""
    return Settings(tuple((value.name, value.value) for value in _ALL_SETTINGS(db)))


def _founded(db: Connection, entry: Entry[RoomFounded]) -> None:
    made = entry.event
    rooms.put(
        db,
        Room(
            1,
            made.book,
            made.name,
            made.code,
            made.client,
            made.contractor,
            made.zone,
            made.practice,
            entry.recorded_at,
        ),
    )


def _opened(db: Connection, entry: Entry[ProjectOpened]) -> None:
    projects.put(db, Project(entry.event.project, entry.event.code, entry.event.name))


def _set(db: Connection, entry: Entry[SettingChanged]) -> None:
    value = SettingValue(entry.event.name, entry.event.value, entry.by, entry.seq)
    setting_values.put(db, value)


FOLDS: Folds = {RoomFounded: _founded, ProjectOpened: _opened, SettingChanged: _set}
