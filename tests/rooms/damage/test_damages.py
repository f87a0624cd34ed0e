"""Damage: shown by a photograph, repaired before it goes on, grave damage an incident."""

import pytest

from books import Book, catalogued, draft_out, open_day
from rooms.caring import (
    confirm,
    damage,
    line_of,
    lines_of,
    picture,
    plan,
    treat,
    whole,
)
from rooms.refusing import refused
from rooms.trips import Trip, breaches, log, take
from workroom.base.clauses import DAMAGE_SHOWN, DAMAGE_TREATED, INCIDENT_HOLDS
from workroom.base.errors import InputError
from workroom.base.ids import FileName, UnitId
from workroom.ledger import photos
from workroom.rooms.damage import rules
from workroom.rooms.damage.damages import (
    DAMAGES,
    PHOTO_WANTED,
    TREAT_FIRST,
    DamageKind,
    Degree,
    Existed,
    Plan,
    Responsibility,
    condition_of,
)
from workroom.rooms.damage.stages import Stage
from workroom.rooms.handover import service as handover
from workroom.rooms.registers.model import Standing
from workroom.rooms.registers.service import correct
from workroom.rooms.safety.incidents import HELD, INCIDENTS, IncidentKind
from workroom.rooms.workflow.steps import Step


@pytest.fixture
def volumes(book: Book) -> tuple[UnitId, ...]:
    made = catalogued(book, 3)
    open_day(book)
    return made


def test_what_is_to_be_repaired_first_goes_out_when_the_client_has_confirmed_it(
    book: Book, volumes: tuple[UnitId, ...]
) -> None:
    found = damage(book, volumes[0], by=book.li, stage=Stage.BEFORE, existed=Existed.BEFORE)
    plan(book, found, Plan.REPAIR)
    note = draft_out(book, ())
    with (
        book.ledger.work(by=book.wang) as work,
        refused(book, (rules.REPAIR_FIRST, DAMAGE_TREATED)),
    ):
        handover.add(work, handover=note, unit=volumes[0])
    with refused(book, (TREAT_FIRST, DAMAGE_TREATED)):
        confirm(book, found)
    treat(book, found)
    confirm(book, found)
    with book.ledger.work(by=book.wang) as work:
        assert handover.add(work, handover=note, unit=volumes[0])
    kept = line_of(book, DAMAGES, found)
    assert (kept.standing, kept.responsibility) == (Standing.DONE, Responsibility.OPEN)
    assert whole(book)


def test_damage_that_is_scanned_as_it_is_holds_nothing(
    book: Book, volumes: tuple[UnitId, ...]
) -> None:
    plan(book, damage(book, volumes[0], stage=Stage.BEFORE), Plan.FLATBED)
    draft_out(book, volumes[:1])


def test_what_is_not_to_be_digitized_stays_for_good(
    book: Book, volumes: tuple[UnitId, ...]
) -> None:
    found = damage(book, volumes[0], stage=Stage.BEFORE)
    plan(book, found, Plan.NOT)
    confirm(book, found)
    with refused(book, (rules.NOT_TO_BE_DIGITIZED, DAMAGE_TREATED)):
        draft_out(book, volumes[:1])


def test_in_the_room_it_is_prepared_but_not_scanned_before_the_repair(trip: Trip) -> None:
    book, sheet = trip.book, trip.sheets[0]
    take(trip, sheet.unit)
    found = damage(book, sheet.unit)
    plan(book, found, Plan.REPAIR)
    log(trip, sheet, Step.PREP, Step.CAT)
    with refused(book, (rules.REPAIR_FIRST, DAMAGE_TREATED)):
        log(trip, sheet, Step.SCAN)
    treat(book, found)
    confirm(book, found)
    log(trip, sheet, Step.SCAN)
    assert whole(book)


def test_content_that_was_lost_opens_an_incident_that_holds_the_volume(trip: Trip) -> None:
    book, volume = trip.book, trip.volumes[0]
    found = damage(book, volume, lost=True, degree=Degree.SEVERE, photo=picture(book))
    (incident,) = lines_of(book, INCIDENTS)
    assert incident.kind is IncidentKind.DAMAGE
    assert incident.units == (volume,)
    assert line_of(book, DAMAGES, found).number in incident.course
    with refused(book, (HELD, INCIDENT_HOLDS)):
        take(trip, volume)
    assert whole(book)


def test_what_was_lost_long_before_is_no_incident_until_it_is_corrected(trip: Trip) -> None:
    book, volume = trip.book, trip.volumes[0]
    told = {"lost": True, "existed": Existed.BEFORE, "photo": picture(book)}
    found = damage(book, volume, **told)
    assert lines_of(book, INCIDENTS) == ()
    with book.ledger.work(by=book.lin) as work:
        correct(work, DAMAGES, found, {"existed": Existed.SINCE}, why="F01 未记载")
    assert len(lines_of(book, INCIDENTS)) == 1
    with book.ledger.work(by=book.lin) as work:
        correct(work, DAMAGES, found, {"pages": "13"}, why="看错")
    assert len(lines_of(book, INCIDENTS)) == 1


def test_from_condition_three_on_it_is_shown_or_stands_on_a_word(trip: Trip) -> None:
    book, volume = trip.book, trip.volumes[0]
    with refused(book, (PHOTO_WANTED, DAMAGE_SHOWN)):
        damage(book, volume, degree=Degree.SEVERE)
    damage(book, volume, degree=Degree.SEVERE, word=True)
    assert len(breaches(book)) == 1
    kept = line_of(book, DAMAGES, damage(book, volume, degree=Degree.SEVERE, photo=picture(book)))
    with book.ledger.read() as db:
        assert photos.is_there(db, kept.photo)
        photos.place_of(db, kept.photo).write_bytes(b"\xff\xd8\xff another one")
        assert not photos.is_there(db, kept.photo)
    assert whole(book)


def test_a_photograph_that_is_not_there_is_none(trip: Trip) -> None:
    book = trip.book
    with pytest.raises(Exception, match="is not in this book"):
        damage(book, trip.volumes[0], photo=FileName("0" * 64 + ".jpg"))
    letter = book.ledger.path.parent / "letter.docx"
    letter.write_bytes(b"PK\x03\x04")
    with book.ledger.read() as db:
        for path in (letter, letter.with_name("none.jpg")):
            with pytest.raises(InputError):
                photos.keep(db, path)


@pytest.mark.parametrize(
    ("kinds", "degree", "condition"),
    [
        pytest.param((DamageKind.TORN,), Degree.LIGHT, 2, id="light"),
        pytest.param((DamageKind.TORN,), Degree.SEVERE, 3, id="severe"),
        pytest.param(
            (DamageKind.MISSING_PAGES, DamageKind.MOULD), Degree.LIGHT, 4, id="incomplete"
        ),
        pytest.param((DamageKind.MOULD,), Degree.LIGHT, 5, id="mould"),
        pytest.param((DamageKind.STUCK, DamageKind.FADED), Degree.LIGHT, 6, id="stuck"),
        pytest.param((DamageKind.FADED,), Degree.MEDIUM, 7, id="faded"),
    ],
)
def test_a_damage_stands_for_a_condition_of_the_note(
    trip: Trip, kinds: tuple[DamageKind, ...], degree: Degree, condition: int
) -> None:
    told = {"kinds": kinds, "degree": degree, "photo": picture(trip.book)}
    found = damage(trip.book, trip.volumes[0], **told)
    assert condition_of(line_of(trip.book, DAMAGES, found)) == condition
