"""What a later list proposes, accepted or declined by the client: one by one, or many."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from workroom.base.errors import InputError
from workroom.base.ids import PersonId, ProjectId, UnitId
from workroom.base.verdict import Verdict
from workroom.base.words import N_
from workroom.ledger.breath import Breath
from workroom.ledger.reading import Reading
from workroom.ledger.work import Ledger, Work
from workroom.rooms.catalogue import store
from workroom.rooms.catalogue.entering import box_code, boxes_for
from workroom.rooms.catalogue.model import (
    SECRET_CLASSES,
    Unit,
    UnitKind,
    UnitRedescribed,
    UnitsRedescribed,
)
from workroom.rooms.catalogue.otherwise import read, spelled, volume_code
from workroom.rooms.lists import rules
from workroom.rooms.lists import store as lists
from workroom.rooms.lists.model import (
    VOLUME,
    Proposal,
    ProposalsAccepted,
    ProposalsDeclined,
)
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people_store
from workroom.rooms.people.rules import Right

PORTION = 500
"""Proposals decided in one transaction."""
NO_PROPOSAL = N_("There is no proposal {number}.")


def accept(work: Work, *, numbers: Iterable[int]) -> int:
    """Let the new values take the place of the old; how many did.

    Raises:
        RefusedError: not the client's office, or one of them cannot be accepted; none is.
        InputError: no number was given, or there is no such proposal.
    """
    proposals = _asked(work, numbers)
    for verdict in may_accept(work.db, proposals).values():
        work.demand(verdict)
    put_into_force(work, proposals)
    return len(proposals)


def decline(work: Work, *, numbers: Iterable[int], reason: str) -> int:
    """Let the catalogue stay as it is, for a reason; how many proposals are over by that.

    Raises:
        RefusedError: not the client's office, no reason, or one is decided already; none is.
        InputError: no number was given, or there is no such proposal.
    """
    proposals = _asked(work, numbers)
    for one in proposals:
        work.demand(rules.may_decline(one, reason))
    work.record(
        ProposalsDeclined(
            numbers=tuple(one.id for one in proposals),
            units=tuple(dict.fromkeys(one.unit for one in proposals)),
            reason=reason.strip(),
        )
    )
    return len(proposals)


def may_accept(db: Reading, proposals: Sequence[Proposal]) -> dict[int, Verdict]:
    """For each proposal by number: whether it may be accepted as the catalogue is now."""
    now = {(one.unit, one.field): text for one, text in _now(db, proposals)}
    return {
        one.id: rules.may_accept(one, now=now[one.unit, one.field], secret=SECRET_CLASSES)
        for one in proposals
    }


def accept_all(
    ledger: Ledger,
    *,
    by: PersonId,
    numbers: Sequence[int],
    progress: Callable[[int, int], bool] = lambda _done, _of: True,
) -> int:
    """Accept what may be accepted of many proposals, by portions; how many were.

    Stations work on between two portions (decision 0013); a stop keeps what is written.

    Raises:
        RefusedError: not the client's office.
    """

    def write(work: Work, portion: Sequence[int]) -> int:
        asked = _asked(work, portion)
        verdicts = may_accept(work.db, asked)
        fit = [one.id for one in asked if verdicts[one.id]]
        return accept(work, numbers=fit) if fit else 0

    return _by_portions(ledger, by, numbers, write, progress)


def decline_all(
    ledger: Ledger,
    *,
    by: PersonId,
    numbers: Sequence[int],
    reason: str,
    progress: Callable[[int, int], bool] = lambda _done, _of: True,
) -> int:
    """Decline many proposals for one reason, by portions; how many were.

    Raises:
        RefusedError: not the client's office, no reason, or one is decided already.
    """

    def write(work: Work, portion: Sequence[int]) -> int:
        return decline(work, numbers=portion, reason=reason)

    return _by_portions(ledger, by, numbers, write, progress)


def put_into_force(work: Work, proposals: Iterable[Proposal]) -> None:
    """Describe the units anew as the proposals say, and write that these were accepted."""
    by_project: dict[ProjectId, list[Proposal]] = defaultdict(list)
    for one in proposals:
        by_project[one.project].append(one)
    for project, some in by_project.items():
        units = tuple(dict.fromkeys(one.unit for one in some))
        work.record(ProposalsAccepted(numbers=tuple(one.id for one in some), units=units))
        _redescribe(work, project, some)
        store.index(work.db, store.many(work.db, units).values())


def _redescribe(work: Work, project: ProjectId, proposals: Sequence[Proposal]) -> None:
    told: dict[UnitId, dict[str, Any]] = defaultdict(dict)
    lies_in: dict[UnitId, str] = {}
    for one in proposals:
        if one.field == VOLUME:
            lies_in[one.unit] = one.new
        told[one.unit][one.field] = read(one.field, one.new)
    known = store.many(work.db, told)
    described = {
        id_: replace(known[id_].description, **{k: v for k, v in new.items() if k != VOLUME})
        for id_, new in told.items()
    }
    volumes = store.known(work.db, project, set(lies_in.values()))
    moved = {id_ for id_, new in told.items() if "box_number" in new}
    moved -= _in_volumes(work.db, known.values())  # those stay in their volume, whatever its box
    moved -= {id_ for id_ in moved if known[id_].kind is UnitKind.BOX}
    boxes = boxes_for(work, project, (described[id_] for id_ in moved))
    changed = []
    for id_, description in described.items():
        above: Unit | None = None
        if id_ in lies_in:
            above = volumes.get(lies_in[id_])
        elif id_ in moved:
            above = boxes.get(box_code(description))
        parent = above.id if above else known[id_].parent
        if id_ in moved and above is None:
            parent = None
        changed.append(UnitRedescribed(unit=id_, parent=parent, description=description))
    origin = "、".join(dict.fromkeys(one.origin for one in proposals))
    work.record(UnitsRedescribed(origin=origin, units=tuple(changed)))


def _in_volumes(db: Reading, units: Iterable[Unit]) -> set[UnitId]:
    """Those of the units that lie in a volume."""
    parents = {unit.id: unit.parent for unit in units if unit.parent is not None}
    above = store.many(db, parents.values())
    return {id_ for id_, parent in parents.items() if above[parent].kind is UnitKind.VOLUME}


def _asked(work: Work, numbers: Iterable[int]) -> tuple[Proposal, ...]:
    actor = people_store.people.get(work.db, work.by)
    work.demand(people_rules.may(actor, Right.CORRECT_CATALOGUE))
    wanted = tuple(dict.fromkeys(numbers))
    found = lists.numbered(work.db, wanted)
    if not wanted:
        raise InputError(rules.NONE_CHOSEN)
    if len(found) < len(wanted):
        missing = min(set(wanted) - {one.id for one in found})
        raise InputError(NO_PROPOSAL, number=missing)
    return found


def _by_portions(
    ledger: Ledger,
    by: PersonId,
    numbers: Sequence[int],
    write: Callable[[Work, Sequence[int]], int],
    progress: Callable[[int, int], bool],
) -> int:
    breath = Breath()
    done = 0
    for start in range(0, len(numbers), PORTION):
        portion = numbers[start : start + PORTION]
        with ledger.work(by=by) as work:
            done += write(work, portion)
        breath.take()
        if not progress(start + len(portion), len(numbers)):
            break
    return done


def _now(db: Reading, proposals: Sequence[Proposal]) -> Iterable[tuple[Proposal, str]]:
    """What the catalogue says at this moment of what each proposal is about."""
    units = store.many(db, {one.unit for one in proposals})
    parents = {unit.parent for unit in units.values() if unit.parent is not None}
    above = store.many(db, parents)
    for one in proposals:
        unit = units[one.unit]
        if one.field == VOLUME:
            yield one, volume_code(above.get(unit.parent) if unit.parent is not None else None)
        else:
            yield one, spelled(getattr(unit, one.field))
