"""From what somebody scanned or typed to the thing it stands for."""

from workroom.base.codes import FormNumber, Label, Prefix, parse, tidy
from workroom.base.errors import NotFoundError
from workroom.base.ids import Kind, LineId, Subject
from workroom.base.words import N_
from workroom.ledger.reading import Reading
from workroom.rooms.absence import store as absence
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.corrections import store as corrections
from workroom.rooms.handover import store as handovers
from workroom.rooms.holds import store as holds
from workroom.rooms.opening import store as opening
from workroom.rooms.people import store as people
from workroom.rooms.registers import store as registers
from workroom.rooms.shelf import SHELF
from workroom.rooms.site import store as site
from workroom.rooms.workflow import store as workflow

NOTHING_CALLED_SO = N_("Nothing in this book is called {code}.")

_UNIT_KINDS = {kind.prefix: kind for kind in UnitKind}


def subjects_of(db: Reading, text: str) -> tuple[Subject, ...]:
    """What a label, a form number, a reference code, an alias or a name stands for.

    A sheet stands for itself and for its unit. Two projects may use the same
    reference code; then both units are meant.

    Raises:
        NotFoundError: nothing in the book is called so.
    """
    spelled = tidy(text)
    found: tuple[Subject, ...]
    match parse(text):
        case Label(prefix=prefix, number=number):
            found = _labelled(db, prefix, number)
        case FormNumber():
            found = _form(db, spelled)
        case None:
            found = _named(db, text.strip(), spelled)
    if not found:
        raise NotFoundError(NOTHING_CALLED_SO, code=text[:60])
    return found


def _labelled(db: Reading, prefix: Prefix, number: int) -> tuple[Subject, ...]:
    match prefix:
        case Prefix.BADGE:
            person = people.by_badge(db, number)
            return (Subject(Kind.PERSON, person.id),) if person else ()
        case Prefix.SHEET:
            sheet = workflow.sheets.at(db, number)
            if sheet is None:
                return ()
            line = workflow.line_of(db, sheet.id)
            return (*(Subject(Kind.SHEET, one) for one in line), Subject(Kind.UNIT, sheet.unit))
        case Prefix.CABINET:
            return _there(Kind.CABINET, number, site.cabinets.at(db, number))
        case Prefix.WORKSTATION:
            return _there(Kind.WORKSTATION, number, site.workstations.at(db, number))
        case Prefix.BATCH:
            return _there(Kind.BATCH, number, handovers.batches.at(db, number))
        case Prefix.LINE | Prefix.MEDIUM:
            return _there(Kind.LINE, number, registers.whose(db, SHELF, LineId(number)))
        case Prefix.BOX | Prefix.VOLUME | Prefix.ITEM:
            unit = catalogue.by_number(db, _UNIT_KINDS[prefix], number)
            return (Subject(Kind.UNIT, unit.id),) if unit else ()
        case _:
            return ()


def _form(db: Reading, number: str) -> tuple[Subject, ...]:
    note = handovers.by_note(db, number)
    if note is not None:
        return (Subject(Kind.HANDOVER, note.id),)
    slip = corrections.by_number(db, number)
    if slip is not None:
        return (Subject(Kind.HANDOVER, slip.handover),)
    statement = opening.by_number(db, number)
    if statement is not None:
        return (Subject(Kind.PROJECT, statement.project),)
    day = holds.by_number(db, number)
    if day is not None:
        return (Subject(Kind.DAY, day.id),)
    loan = absence.by_slip(db, number)
    if loan is not None:
        return tuple(Subject(Kind.UNIT, unit) for unit in loan.units)
    found = registers.by_number(db, SHELF, number)
    return (Subject(Kind.LINE, found[1].id),) if found else ()


def _named(db: Reading, text: str, spelled: str) -> tuple[Subject, ...]:
    units = catalogue.by_reference_code(db, text) or catalogue.by_reference_code(db, spelled)
    if units:
        return tuple(Subject(Kind.UNIT, unit.id) for unit in units)
    called = catalogue.called(db, text) or catalogue.called(db, spelled)
    if called is not None:
        return (Subject(Kind.UNIT, called.id),)
    bore = catalogue.formerly(db, text) or catalogue.formerly(db, spelled)
    if bore:
        return tuple(Subject(Kind.UNIT, unit.id) for unit in bore)
    return tuple(
        Subject(Kind.PERSON, person.id) for person in people.everybody(db) if person.name == text
    )


def _there(kind: Kind, number: int, found: object) -> tuple[Subject, ...]:
    return () if found is None else (Subject(kind, number),)
