"""From what somebody scanned or typed to the thing it stands for."""

import pytest

from books import close_day
from rooms.trips import Trip, put_away
from workroom.base.codes import Prefix, label
from workroom.base.errors import NotFoundError
from workroom.base.ids import Kind, Subject
from workroom.rooms.catalogue import service as catalogue
from workroom.rooms.catalogue.model import Description, UnitKind
from workroom.rooms.handover import store as handovers
from workroom.rooms.holds import store as holds
from workroom.rooms.people import service as people
from workroom.rooms.project import service as project
from workroom.rooms.records.subjects import NOTHING_CALLED_SO, subjects_of


def found(trip: Trip, text: str) -> tuple[Subject, ...]:
    with trip.book.ledger.read() as db:
        return subjects_of(db, text)


def test_a_label_stands_for_its_thing(trip: Trip) -> None:
    unit = Subject(Kind.UNIT, trip.volumes[0])
    assert found(trip, label(Prefix.VOLUME, 1)) == (unit,)
    assert found(trip, label(Prefix.BOX, 1)) == (Subject(Kind.UNIT, trip.boxes[0]),)
    assert found(trip, label(Prefix.SHEET, 1)) == (Subject(Kind.SHEET, 1), unit)
    assert found(trip, label(Prefix.CABINET, 2)) == (Subject(Kind.CABINET, 2),)
    assert found(trip, label(Prefix.WORKSTATION, 1)) == (Subject(Kind.WORKSTATION, 1),)
    assert found(trip, label(Prefix.BATCH, trip.batch)) == (Subject(Kind.BATCH, trip.batch),)
    assert found(trip, label(Prefix.BADGE, 4)) == (Subject(Kind.PERSON, trip.book.lin),)


def test_a_label_is_read_however_it_is_typed(trip: Trip) -> None:
    assert found(trip, f" {label(Prefix.VOLUME, 1).lower()} ") == found(
        trip, label(Prefix.VOLUME, 1)
    )


def test_a_form_number_stands_for_its_note_or_its_day(trip: Trip) -> None:
    with trip.book.ledger.read() as db:
        note = handovers.handovers.get(db, trip.note)
    assert (
        found(trip, note.number)
        == found(trip, note.annex)
        == ((Subject(Kind.HANDOVER, trip.note),))
    )
    put_away(trip, trip.boxes[0])
    close_day(trip.book)
    with trip.book.ledger.read() as db:
        day = holds.last_day(db)
    assert day is not None
    assert found(trip, day.number.lower()) == (Subject(Kind.DAY, day.id),)


def test_a_reference_code_stands_for_each_unit_that_bears_it(trip: Trip) -> None:
    book = trip.book
    with book.ledger.work(by=book.wang) as work:
        other = project.open_project(work, code="HT27", name="第二期")
    catalogue.bring_in(
        book.ledger,
        by=book.wang,
        project=other.id,
        kind=UnitKind.VOLUME,
        descriptions=[Description(reference_code="J038-001-0001")],
        file="目录.xlsx",
        digest="0" * 64,
        rejected=0,
    )
    assert len(found(trip, "j038-001-0001")) == 2
    assert found(trip, "J038-001-0002") == (Subject(Kind.UNIT, trip.volumes[1]),)


def test_an_alias_and_a_name_are_found_as_well(trip: Trip) -> None:
    with trip.book.ledger.work(by=trip.book.wang) as work:
        catalogue.give_alias(work, unit=trip.boxes[0], alias="gt-0001")
    assert found(trip, "gt-0001") == (Subject(Kind.UNIT, trip.boxes[0]),)
    assert found(trip, " 林强 ") == (Subject(Kind.PERSON, trip.book.lin),)


def test_who_left_is_still_found_by_name(trip: Trip) -> None:
    with trip.book.ledger.work(by=trip.book.wang) as work:
        people.leave(work, person=trip.book.chen, reason="离职")
    assert found(trip, "陈文焱") == (Subject(Kind.PERSON, trip.book.chen),)


@pytest.mark.parametrize(
    "text",
    [
        "nothing of the kind",
        "",
        "%",
        "' OR 1=1 --",
        label(Prefix.VOLUME, 999),
        label(Prefix.SHEET, 999),
        label(Prefix.MEDIUM, 1),
        label(Prefix.COMMAND, 1),
        label(Prefix.BADGE, 999),
        label(Prefix.BATCH, 999),
        "X" * 5000,
    ],
)
def test_what_nothing_is_called_is_said_in_a_sentence(trip: Trip, text: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        found(trip, text)
    assert caught.value.phrase.template == NOTHING_CALLED_SO
    assert len(str(caught.value)) < 120
