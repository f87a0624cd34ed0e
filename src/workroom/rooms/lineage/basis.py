"""What all acts of lineage rest on: how units stand, what must be certain, what may be refused."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workroom.base.ids import HandoverId, UnitId
from workroom.base.verdict import YES, Verdict
from workroom.base.word import Approval
from workroom.ledger.reading import Reading
from workroom.ledger.work import Work
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Description, Unit, UnitEntered, UnitKind
from workroom.rooms.catalogue.rules import is_living
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.held import not_held
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.model import LinesTakenOff
from workroom.rooms.holds import rules as hold_rules
from workroom.rooms.holds import store as holds
from workroom.rooms.lineage import rules
from workroom.rooms.lineage.reckoning import Standing, standing_of
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people_store
from workroom.rooms.project import store as project_store
from workroom.rooms.treatment import store as treatment
from workroom.rooms.treatment.rules import is_not_kept_apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A new unit as somebody tells it; what is left empty is as in the unit that it came of."""

    code: str
    title: str = ""
    pages: int = 0
    items: int = 0


def standing(db: Reading, unit: UnitId) -> Standing:
    """How a unit stands; `NotFoundError` where there is none."""
    return standing_of(db, catalogue.units.get(db, unit))


def living(db: Reading, unit: Unit) -> Verdict:
    """Nothing happens any more to what became part of another."""
    return is_living(unit, catalogue.living(db, unit).reference_code)


def at_hand(db: Reading, *standing: Standing) -> Verdict:
    """Whether these are here, or at home; an item in a volume is where the volume is."""
    verdict = YES
    for one in standing:
        around = custody.carrier(db, one.unit)
        verdict &= rules.is_at_hand(one.unit, custody.where(db, around.id))
    return verdict


def demand_certain(db: Reading, unit: Unit, verdict: Verdict) -> None:
    """What no word opens: it would not be true of anything."""
    (living(db, unit) & verdict).demand()


def codes_free(db: Reading, unit: Unit, codes: list[str]) -> Verdict:
    """Whether these can be codes of new units in the unit's project."""
    bearers = [one for code in codes for one in catalogue.by_reference_code(db, code)]
    return rules.codes_are_free(codes, [one for one in bearers if one.project == unit.project])


def are_some(parts: Sequence[Part]) -> Verdict:
    """Whether any part was told of."""
    return YES if parts else rules.something_is_split_off()


def verdict_of(work: Work, *standing: Standing) -> Verdict:
    """Whether who works may do this to these now; a word opens it, the client's yes its gate."""
    actor = people_store.people.get(work.db, work.by)
    return rules.may_reshape(actor) & stands_free(work, *standing)


def stands_free(work: Work, *standing: Standing) -> Verdict:
    """What is in the room is touched on an open day, and nothing that is held or kept apart."""
    db = work.db
    units = [one.unit for one in standing]
    verdict = not_held(db, units)
    apart = treatment.kept_apart(db, units)
    for unit in units:
        verdict &= is_not_kept_apart(unit.reference_code, apart.get(unit.id))
    if any(one.is_here for one in standing):
        shift = hold_rules.shift_of(work.happened_at.astimezone(project_store.zone(db)))
        verdict &= hold_rules.day_is_open(holds.open_day(db), shift)
    return verdict


def approved(work: Work, approval: Approval | None) -> Approval | None:
    """The approval, if who gives it may."""
    if approval is not None:
        actor = people_store.people.get(work.db, work.by)
        approver = people_store.people.get(work.db, approval.who)
        work.demand(people_rules.may_approve(approver, asked_by=actor))
    return approval


def tidied(part: Part) -> Part:
    """Without blanks around its words."""
    return replace(part, code=part.code.strip(), title=part.title.strip())


def entered(
    work: Work,
    origin: Unit,
    kind: UnitKind,
    parent: UnitId | None,
    parts: Sequence[Part],
    *,
    blank: bool = False,
) -> tuple[UnitEntered, ...]:
    """New units under numbers of their own; described as the one they came of, or, `blank`, by
    little more than what is said of them.
    """
    ids = work.next_numbers("unit", len(parts))
    labels = work.next_numbers(kind.value, len(parts))
    like = (
        Description(
            reference_code="",
            fonds=origin.fonds,
            year=origin.year,
            retention_period=origin.retention_period,
            box_number=origin.box_number,
        )
        if blank
        else origin.description
    )
    return tuple(
        UnitEntered(
            unit=UnitId(id_),
            kind=kind,
            number=number,
            parent=parent,
            description=replace(
                like,
                reference_code=part.code,
                title=part.title or like.title,
                pages=part.pages,
                items=part.items if kind is UnitKind.VOLUME else 0,
            ),
        )
        for id_, number, part in zip(ids, labels, parts, strict=True)
    )


def take_off_drafts(work: Work, units: Iterable[UnitId]) -> None:
    """What ends is on no draft: those notes are counted anew."""
    by_note: dict[HandoverId, list[UnitId]] = {}
    for unit, note in handovers.drafted(work.db, units).items():
        by_note.setdefault(note, []).append(unit)
    for note, gone in by_note.items():
        work.record(LinesTakenOff(handover=note, units=tuple(gone)))


def index(db: Reading, units: Iterable[UnitId]) -> None:
    """Keep the search in step."""
    catalogue.index(db, catalogue.many(db, units).values())
