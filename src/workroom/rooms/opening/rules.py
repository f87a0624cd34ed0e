"""When an opening statement may be drafted, agreed and filed."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from workroom.base.clauses import DUAL_NOTE, NIGHT_IN_CABINET, PROCESS_CONTROL, RECORDS_COMPLETE
from workroom.base.ids import UnitId
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_
from workroom.rooms.catalogue.model import Unit
from workroom.rooms.catalogue.rules import may_leave_the_stacks
from workroom.rooms.custody.model import Whereabouts
from workroom.rooms.opening.model import LastNumber, Line, Statement, StatementState

SEEN_MOVING = N_(
    "The book has seen {codes} move already: what it knows of them stands, and is not told anew."
)
ON_A_NOTE = N_("On a note of the book already: {codes}. Take them off there, or leave them out.")
NOTHING_TOLD = N_("The statement tells of no unit and no last number: there is nothing to agree.")
AGREED_ALREADY = N_("This statement is agreed; another file makes another statement.")
NOT_AGREED = N_("The statement is not agreed yet.")
FILED_ALREADY = N_("The statement is filed already.")
WAS_DROPPED = N_("This draft was given up; read the file again.")
DRAWN_ALREADY = N_(
    "The book has drawn numbers of {form} already, the last one {number}: the series cannot begin "
    "anew. Leave {form} out of the last numbers."
)
BEHIND_A_CLOSED_DAY = N_(
    "At workstations, while the day is closed: {codes}. Put them into a cabinet and read the file "
    "anew, or open the day first."
)
NAMED = 8


def may_be_told(
    units: Mapping[UnitId, Unit],
    lines: Sequence[Line],
    *,
    seen: Collection[UnitId],
    on_a_note: Collection[UnitId],
) -> Verdict:
    """Only of what the book has never seen moving. §4.3.4.

    A statement may come again, for units that were forgotten; what the book saw itself
    no statement overwrites.
    """
    verdict = YES
    for template, those in ((SEEN_MOVING, seen), (ON_A_NOTE, on_a_note)):
        codes = [units[line.unit].reference_code for line in lines if line.unit in those]
        if codes:
            verdict &= no(template, DUAL_NOTE, codes=_first_few(codes))
    return verdict


def may_begin(numbers: Iterable[LastNumber], drawn: Mapping[str, int]) -> Verdict:
    """A series begins once: before its first number was drawn. §5.8.3."""
    verdict = YES
    for one in numbers:
        if last := drawn.get(one.series, 0):
            verdict &= no(DRAWN_ALREADY, RECORDS_COMPLETE, form=one.form, number=last)
    return verdict


def is_draft(statement: Statement) -> Verdict:
    """Nothing is agreed twice, and nothing that was given up."""
    match statement.state:
        case StatementState.DRAFT:
            return YES
        case StatementState.DROPPED:
            return no(WAS_DROPPED, PROCESS_CONTROL)
        case _:
            return no(AGREED_ALREADY, PROCESS_CONTROL)


def tells_something(lines: Sequence[Line], numbers: Sequence[LastNumber]) -> Verdict:
    """A statement about nothing is none."""
    return YES if lines or numbers else no(NOTHING_TOLD, PROCESS_CONTROL)


def may_stand(
    lines: Sequence[Line], units: Mapping[UnitId, Unit], *, day_is_closed: bool
) -> Verdict:
    """What is told of units in the room is what the rules ask of a room.

    §1 不涉及国家秘密; §4.3.5 每天入库(柜). What is so all the same comes in by a word.
    """
    verdict = YES
    here = [line for line in lines if line.is_here]
    for line in here:
        verdict &= may_leave_the_stacks(units[line.unit])
    out = [units[line.unit].reference_code for line in here if line.workstation is not None]
    if out and day_is_closed:
        verdict &= no(BEHIND_A_CLOSED_DAY, NIGHT_IN_CABINET, codes=_first_few(out))
    return verdict


def may_file(statement: Statement) -> Verdict:
    """Filed is what both agreed on. §5.8.3."""
    match statement.state:
        case StatementState.AGREED:
            return YES
        case StatementState.FILED:
            return no(FILED_ALREADY, RECORDS_COMPLETE)
        case _:
            return no(NOT_AGREED, RECORDS_COMPLETE)


def has_moved(where: Whereabouts | None) -> bool:
    """Whether the book has ever seen the unit leave its shelf."""
    return where is not None


def _first_few(codes: Sequence[str]) -> tuple[str, ...]:
    more = len(codes) - NAMED
    return (*codes[:NAMED], *((f"+{more}",) if more > 0 else ()))
