"""What a return asks for and a note out does not: opened at random, nothing worse unsaid. §10.4."""

from workroom.base.clauses import DUAL_NOTE
from workroom.base.errors import InputError
from workroom.base.event import Entry
from workroom.base.ids import HandoverId, UnitId
from workroom.base.verdict import YES, Verdict, no
from workroom.base.word import Word
from workroom.base.words import N_
from workroom.ledger.journal import head
from workroom.ledger.reading import Reading
from workroom.ledger.work import Work
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.custody import store as custody
from workroom.rooms.handover import rules, store
from workroom.rooms.handover.model import Direction, Handover, LineRemarked
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people_store
from workroom.rooms.people.model import Person
from workroom.rooms.people.rules import Right
from workroom.rooms.project import store as project_store
from workroom.rooms.spotcheck import rules as spotcheck_rules
from workroom.rooms.spotcheck import store as spotcheck
from workroom.rooms.spotcheck.model import ReturnDrawn, UnitOpened, draw

ONLY_AT_A_RETURN = N_("Only a return is opened at random.")


def draw_return(work: Work, *, handover: HandoverId) -> tuple[UnitId, ...]:
    """Draw which units of a return are opened; answers them in their order.

    Raises:
        RefusedError: the note is agreed, or this very list has been drawn already.
        InputError: it goes out.
    """
    note = store.handovers.get(work.db, handover)
    over = may_be_drawn(work.db, note)
    work.demand(
        people_rules.may_any(_actor(work), Right.ISSUE, Right.RECEIVE, Right.PREPARE_BATCH)
        & rules.is_draft(note)
        & spotcheck_rules.may_draw(spotcheck.draw_of(work.db, handover), over)
    )
    if note.direction is Direction.OUT:
        raise InputError(ONLY_AT_A_RETURN)
    _, seed = head(work.db)
    number = project_store.settings(work.db).number("open_at_return")
    units = draw(over, seed=seed, number=number)
    work.record(ReturnDrawn(handover=handover, seed=seed, over=over, units=units))
    return units


def open_drawn(
    work: Work,
    *,
    handover: HandoverId,
    unit: UnitId,
    pages: int,
    condition: int,
    remark: str = "",
    word: Word | None = None,
) -> Entry[UnitOpened]:
    """Write what was found in a drawn unit; a worse condition goes onto its line as well.

    Raises:
        RefusedError: it was not drawn, or what differs is not said in words.
    """
    db = work.db
    note = store.handovers.get(db, handover)
    chosen = catalogue.units.get(db, unit)
    if condition not in rules.CONDITIONS:
        work.demand(no(rules.UNKNOWN_CONDITION, DUAL_NOTE))
    line = store.handover_lines.at(db, handover, unit)
    was = went_out_as(db, unit)
    work.demand(
        people_rules.may_any(_actor(work), Right.ISSUE, Right.RECEIVE)
        & rules.is_draft(note)
        & spotcheck_rules.may_be_opened(
            spotcheck.opened.at(db, handover, unit),
            chosen.reference_code,
            expected=chosen.pages,
            pages=pages,
            worse=condition > was,
            remark=remark,
        ),
        word=word,
    )
    said = remark.strip()
    entry = work.record(
        UnitOpened(
            handover=handover,
            unit=unit,
            expected=chosen.pages,
            pages=pages,
            condition=condition,
            remark=said,
        )
    )
    if line is not None and (condition, said or line.remark) != (line.condition, line.remark):
        work.record(
            LineRemarked(
                handover=handover, unit=unit, condition=condition, remark=said or line.remark
            )
        )
    return entry


def came_home_well(db: Reading, note: Handover) -> Verdict:
    """Whether what was drawn of a return was opened, and whatever is worse is said to be."""
    if note.direction is Direction.OUT:
        return YES
    over = may_be_drawn(db, note)
    lines = store.lines(db, note.id)
    units = catalogue.many(db, (line.unit for line in lines))
    codes = {unit.id: unit.reference_code for unit in units.values()}
    verdict = spotcheck_rules.is_opened(
        spotcheck.draw_of(db, note.id),
        spotcheck.drawn(db, note.id),
        over,
        codes,
        number=project_store.settings(db).number("open_at_return"),
    )
    before = _went_out_as(db, tuple(line.unit for line in lines if line.condition > 1))
    for line in lines:
        if line.unit in before:
            verdict &= spotcheck_rules.is_explained(
                codes[line.unit], was=before[line.unit], now=line.condition, remark=line.remark
            )
    return verdict


def may_be_drawn(db: Reading, note: Handover) -> tuple[UnitId, ...]:
    """Of which lines a return is drawn: volumes and items; boxes where there is nothing else."""
    ids = tuple(line.unit for line in store.lines(db, note.id))
    units = catalogue.many(db, ids)
    inside = tuple(id_ for id_ in ids if units[id_].kind is not UnitKind.BOX)
    return inside or ids


def went_out_as(db: Reading, unit: UnitId) -> int:
    """The condition in which a unit left the stacks, 1 (sound) to 7."""
    return _went_out_as(db, (unit,)).get(unit, 1)


def _went_out_as(db: Reading, units: tuple[UnitId, ...]) -> dict[UnitId, int]:
    found: dict[UnitId, int] = {}
    for unit, where in custody.where_all(db, units).items():
        line = store.handover_lines.at(db, where.out_note, unit)
        found[unit] = line.condition if line is not None else 1
    return found


def _actor(work: Work) -> Person:
    return people_store.people.get(work.db, work.by)
