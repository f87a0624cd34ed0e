"""From the answers of the first hour to a book: all of it, or nothing."""

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from workroom.base.clock import Clock
from workroom.base.errors import InputError
from workroom.base.ids import NOBODY, PersonId
from workroom.base.words import N_
from workroom.book import make_book, open_book
from workroom.ledger.folder import Folder
from workroom.ledger.work import Ledger
from workroom.rooms.people import service as people
from workroom.rooms.people import store as people_store
from workroom.rooms.people.model import Party
from workroom.rooms.project import service as project
from workroom.rooms.project import store as project_store
from workroom.rooms.project.model import Room
from workroom.rooms.site import service as site
from workroom.settings import keep_settings, read_settings
from workroom.ui.welcome.screen import CLIENT_OFFICE, OFFICE, Answers

NO_COPIES_THERE = N_("Nothing can be written in {path}: {why}.")


class FieldError(InputError):
    """An answer that only the PC itself can judge; `field` is where to say so."""

    def __init__(self, field: str, template: str, /, **values: object) -> None:
        super().__init__(template, **values)
        self.field = field


@dataclass(frozen=True, slots=True)
class Waiting:
    """A book that was begun but has no account yet; `room` where it knows its room already."""

    ledger: Ledger
    room: Room | None


@dataclass(frozen=True, slots=True)
class Begun:
    """A book one can work with, and who set it up."""

    ledger: Ledger
    first: PersonId


def waiting_in(root: Path, clock: Clock) -> Waiting | None:
    """The book of a folder if its first hour is not over; None where there is no book at all.

    Raises:
        BookError: the book cannot be opened.
    """
    if not Folder(root).database.exists():
        return None
    ledger = open_book(root, clock)
    with ledger.read() as db:
        return Waiting(ledger, project_store.rooms.at(db, 1))


def is_ready(root: Path, clock: Clock) -> bool:
    """Whether the folder holds a book with a room and an account."""
    waiting = waiting_in(root, clock)
    if waiting is None:
        return False
    try:
        with waiting.ledger.read() as db:
            return waiting.room is not None and people_store.count(db) > 0
    finally:
        waiting.ledger.close()


def begin(root: Path, answers: Answers, waiting: Waiting | None, clock: Clock) -> Begun:
    """Make the book, or end the first hour of one that waits.

    Raises:
        FieldError: a folder cannot be written in.
        RefusedError, BookError: nothing was left behind of a book made here.
    """
    if answers.copies:
        _demand_writable(Path(answers.copies))
    had_settings = Folder(root).settings.exists()
    ledger = waiting.ledger if waiting else make_book(root, clock)
    try:
        _keep(root, answers)
        first = _found(ledger, answers)
        _furnish(ledger, answers, first)
    except BaseException:
        if waiting is None:
            ledger.close()
            _take_away(Folder(root), settings=not had_settings)
        raise
    return Begun(ledger, first)


def _found(ledger: Ledger, answers: Answers) -> PersonId:
    """The room, its first project and the contractor's first account, in one work."""
    with ledger.work(by=NOBODY) as work:
        if not project_store.is_founded(work.db):
            project.found(
                work,
                name=answers.room,
                code=answers.room_code,
                client=answers.client,
                contractor=answers.contractor,
                zone=answers.zone,
                practice=answers.practice,
            )
        if project_store.project_by_code(work.db, answers.project_code) is None:
            project.open_project(work, code=answers.project_code, name=answers.project)
        first = people.enroll(work, name=answers.name, party=Party.CONTRACTOR, roles=OFFICE)
        people.set_secret(work, person=first.id, secret=answers.secret)
    return first.id


def _furnish(ledger: Ledger, answers: Answers, first: PersonId) -> None:
    """The client's first person, cabinets and workstations, under the first account's name."""
    with ledger.work(by=first) as work:
        people.enroll(work, name=answers.client_name, party=Party.CLIENT, roles=CLIENT_OFFICE)
        for name in answers.cabinet_names:
            site.place_cabinet(work, name=name)
        for name in answers.workstation_names:
            site.place_workstation(work, name=name)


def _keep(root: Path, answers: Answers) -> None:
    """What concerns this PC only; the rest of its file stays."""
    path = Folder(root).settings
    given = replace(
        read_settings(path),
        language=answers.language.value,
        theme=answers.shade,
        printer=answers.printer,
        backup_folder=answers.copies,
    )
    keep_settings(path, given)


def _demand_writable(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        why = error.strerror or str(error)
        raise FieldError("copies", NO_COPIES_THERE, path=folder, why=why) from error


def _take_away(folder: Folder, *, settings: bool) -> None:
    """A book that was refused at its founding is not left behind half made."""
    for part in folder.root.glob("workroom.db*"):
        part.unlink()
    if settings:
        folder.settings.unlink(missing_ok=True)
    for part in (folder.papers, folder.images, folder.backups):
        if part.is_dir() and not any(part.iterdir()):
            part.rmdir()
