"""The spreadsheet of an opening statement, read and held against the book; nothing is written."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from workroom.base.errors import InputError
from workroom.base.ids import ProjectId
from workroom.base.words import N_, Phrase, phrase
from workroom.exchange.guards import content_of
from workroom.exchange.outcome import Fault, Interpretation, Record, Reject
from workroom.exchange.reading import sheet_names
from workroom.exchange.table import interpret
from workroom.exchange.writing import Say, write_rejects
from workroom.ledger.reading import Reading
from workroom.rooms.opening.judging import Judge
from workroom.rooms.opening.layout import FORMS, LAST_NUMBERS, NUMBERS_SHEET, STATEMENT
from workroom.rooms.opening.model import LastNumber, Line
from workroom.rooms.opening.rules import may_begin
from workroom.rooms.opening.series import drawn_of, series_of
from workroom.rooms.opening.told import Told

STRANGE_FORM = N_("No series of numbers is called {form}; there are: {forms}.")
TOO_LARGE = N_("A number on a form has seven digits at most.")
LARGEST = 9_000_000


@dataclass(frozen=True, slots=True)
class File:
    """A file as its cells were understood, before it is held against the book.

    `digest` is SHA-256 over its bytes, in hex.
    """

    name: str
    digest: str
    lines: Interpretation
    numbers: Interpretation | None


def read_file(
    path: Path, *, sheet: str | None = None, mapping: Mapping[str, str] | None = None
) -> File:
    """Understand the cells of a file; touches no book.

    Raises:
        InputError: the file, its sheet or its head cannot be made out.
    """
    digest = hashlib.sha256(content_of(path)).hexdigest()
    lines = interpret(path, STATEMENT, sheet=sheet, mapping=mapping)
    numbers = None
    if NUMBERS_SHEET in sheet_names(path):
        numbers = interpret(path, LAST_NUMBERS, sheet=NUMBERS_SHEET)
    return File(path.name, digest, lines, numbers)


def against_book(db: Reading, file: File, project: ProjectId, *, today: date) -> Told:
    """What of the file can be taken, held against catalogue, cabinets, people and moves.

    What cannot be comes back among the rejected rows, with its reason.
    """
    found = file.lines
    judge = Judge(db, project, found, today=today)
    rejects: list[Reject] = []
    taken: list[Line] = []
    records: list[Record] = []
    for record in found.records:
        told, faults = judge.lines_of(record)
        if faults:
            rejects.append(_rejected(record, faults))
        else:
            records.append(record)
            taken += told
    numbers, numbers_read = _last_numbers(db, file.numbers, project, today)
    return Told(
        file=file.name,
        digest=file.digest,
        interpretation=replace(
            found, records=tuple(records), rejects=_in_order(found.rejects, rejects)
        ),
        numbers_read=numbers_read,
        lines=tuple(taken),
        not_begun=judge.not_begun,
        numbers=numbers,
        taken_as_done=judge.taken_as_done,
    )


def read_told(
    db: Reading, path: Path, project: ProjectId, *, today: date, sheet: str | None = None
) -> Told:
    """Read a file and hold it against the book: what every face does first.

    Raises:
        InputError: the file, its sheet or its head cannot be made out.
    """
    return against_book(db, read_file(path, sheet=sheet), project, today=today)


def write_rejected(path: Path, told: Told, say: Say) -> Path | None:
    """Write the rejected rows, to be mended and read again; None where there are none.

    What was rejected of the last numbers goes into a file of its own beside it.

    Raises:
        WriteError: a file could not be written.
    """
    written = None
    if told.interpretation.rejects:
        write_rejects(path, told.interpretation, say)
        written = path
    if told.numbers_read is not None and told.numbers_read.rejects:
        beside = path.with_name(f"{path.stem}-{NUMBERS_SHEET}{path.suffix}")
        write_rejects(beside, told.numbers_read, say)
        written = written or beside
    return written


def _last_numbers(
    db: Reading, found: Interpretation | None, project: ProjectId, today: date
) -> tuple[tuple[LastNumber, ...], Interpretation | None]:
    if found is None:
        return (), None
    taken: list[LastNumber] = []
    rejects: list[Reject] = []
    records: list[Record] = []
    for record in found.records:
        number, form = record.fields.get("number"), str(record.fields["form"]).upper()
        if not isinstance(number, int) or number == 0:
            continue  # a form of which no paper was ever used
        reason = _wrong_number(form, number)
        if reason is None:
            year = record.fields.get("year")
            series = series_of(db, project, form, int(str(year)) if year else today.year)
            one = LastNumber(form, series, number)
            verdict = may_begin((one,), drawn_of(db, (one,)))
            reason = verdict.reasons[0].phrase if not verdict else None
        if reason is None:
            records.append(record)
            taken.append(one)
        else:
            rejects.append(_rejected(record, [_fault(found, "number", number, reason)]))
    read = replace(found, records=tuple(records), rejects=_in_order(found.rejects, rejects))
    return tuple(taken), read


def _wrong_number(form: str, number: int) -> Phrase | None:
    if form not in FORMS:
        return phrase(STRANGE_FORM, form=form, forms=tuple(FORMS))
    return phrase(TOO_LARGE) if number > LARGEST else None


def _fault(found: Interpretation, field: str, value: object, reason: Phrase) -> Fault:
    place = found.columns.get(field)
    head = found.heads[place] if place is not None and place < len(found.heads) else ""
    return Fault(head, "" if value is None else str(value), reason)


def _rejected(record: Record, faults: list[Fault]) -> Reject:
    return Reject(record.row, tuple(faults), record.cells)


def _in_order(*some: tuple[Reject, ...] | list[Reject]) -> tuple[Reject, ...]:
    return tuple(sorted((one for few in some for one in few), key=lambda one: one.row))


def demand_something(told: Told) -> None:
    """Raises InputError where nothing of the file can be taken: what is wrong stands beside it."""
    if not told.lines and not told.numbers:
        raise InputError(NOTHING_TAKEN, rejected=told.rejected)


NOTHING_TAKEN = N_("Nothing of this file can be taken; {rejected} rows were rejected.")
