"""The use cases of pads: reserve numbers for blank forms, and make void what was not used."""

from collections.abc import Sequence

from workroom.base.clauses import NUMBERS_RESERVED
from workroom.base.clock import day_of
from workroom.base.codes import FormNumber, Prefix, label
from workroom.base.errors import InputError, NotFoundError
from workroom.base.event import Entry
from workroom.base.ids import ProjectId
from workroom.base.verdict import no
from workroom.base.words import N_
from workroom.ledger.work import Work
from workroom.rooms.late import rules, store
from workroom.rooms.late.claiming import NOT_RESERVED
from workroom.rooms.late.model import Blank, NumbersReserved, NumbersVoided, PadForm
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people
from workroom.rooms.people.rules import Right
from workroom.rooms.project import store as project

WHICH_PROJECT = N_("Say of which project the notes are: their numbers begin with its code.")
NOTHING_TO_VOID = N_("Name the numbers that will not be used.")


def reserve(
    work: Work, *, form: PadForm, count: int, project_id: ProjectId | None = None
) -> Entry[NumbersReserved]:
    """Reserve the next numbers of a form's series for blank forms that are filled by hand.

    Raises:
        RefusedError: not a person who may, or too many at once.
        InputError: the notes are of no project.
    """
    actor = people.people.get(work.db, work.by)
    verdict = people_rules.may(actor, Right.RESERVE_NUMBERS)
    if not 1 <= count <= rules.MOST:
        verdict &= no(rules.HOW_MANY, NUMBERS_RESERVED, most=rules.MOST)
    work.demand(verdict)
    if form is PadForm.NOTE and project_id is None:
        raise InputError(WHICH_PROJECT)
    return work.record(
        NumbersReserved(
            pad=work.next_number("pad"),
            form=form,
            project=project_id if form is PadForm.NOTE else None,
            blanks=_blanks(work, form, count, project_id),
        )
    )


def void(work: Work, *, codes: Sequence[str], reason: str) -> Entry[NumbersVoided]:
    """Write that blank forms will not be used; a note's list is void with the note.

    Raises:
        NotFoundError: a number was never reserved.
        RefusedError: a number is used or void already, or no reason is given.
    """
    actor = people.people.get(work.db, work.by)
    verdict = people_rules.may(actor, Right.RESERVE_NUMBERS)
    if not codes:
        raise InputError(NOTHING_TO_VOID)
    if not reason.strip():
        verdict &= no(rules.NO_REASON, NUMBERS_RESERVED)
    gone: list[str] = []
    for code in dict.fromkeys(codes):
        number = store.by_code(work.db, code)
        if number is None:
            raise NotFoundError(NOT_RESERVED, code=code)
        verdict &= rules.may_void(number)
        annex = store.annex_of(work.db, code)
        gone += [code, *((annex.code,) if annex is not None and annex.is_open else ())]
    work.demand(verdict)
    return work.record(NumbersVoided(codes=tuple(dict.fromkeys(gone)), reason=reason.strip()))


def _blanks(
    work: Work, form: PadForm, count: int, project_id: ProjectId | None
) -> tuple[Blank, ...]:
    year = day_of(work.happened_at, project.zone(work.db)).year

    def drawn(code: str, of: str) -> list[str]:
        numbers = work.next_numbers(f"{code}-{of}-{year}", count)
        return [FormNumber(code, of, year, number).code for number in numbers]

    match form:
        case PadForm.SHEET:
            numbers = work.next_numbers("sheet", count)
            return tuple(Blank(code=label(Prefix.SHEET, number)) for number in numbers)
        case PadForm.RECORD:
            return tuple(Blank(code=one) for one in drawn(project.room(work.db).code, form.form))
        case PadForm.NOTE:
            code = project.projects.get(work.db, project_id).code
            pairs = zip(drawn(code, "F01"), drawn(code, "F02"), strict=True)
            return tuple(Blank(code=note, annex=annex) for note, annex in pairs)
