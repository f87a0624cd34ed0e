"""The use cases of the catalogue: bringing lists in, declassifying, giving aliases."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from workroom.base.codes import LONGEST, parse, tidy
from workroom.base.errors import InputError
from workroom.base.event import Source
from workroom.base.ids import PersonId, ProjectId, UnitId
from workroom.base.words import N_
from workroom.ledger.work import Ledger, Work
from workroom.rooms.catalogue import otherwise, proposing, rules, store
from workroom.rooms.catalogue.entering import box_code, boxes_for, enter
from workroom.rooms.catalogue.model import (
    DESCRIPTION_FIELDS,
    Alias,
    AliasGiven,
    CatalogueImported,
    Description,
    Unit,
    UnitKind,
    UnitsDeclassified,
)
from workroom.rooms.lists import store as lists
from workroom.rooms.lists.model import ColumnsNamed
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people_store
from workroom.rooms.people.rules import Right

PORTION = 500
"""Rows written in one transaction: short enough that no station waits for an import."""

NO_UNITS = N_("Nothing was chosen whose class could be lifted.")
ALIAS_TAKEN = N_("The code {alias} already means {code}.")
ALIAS_EMPTY = N_("The code is empty or too long.")
ALIAS_IS_OURS = N_("{alias} is a code of this book's own labels; it cannot be an alias.")

NOWHERE: Mapping[str, str] = MappingProxyType({})
"""Of no item is it said in which volume it lies."""

Progress = Callable[[int, int], bool]
"""Told how many of how many are done; answers whether to go on."""


def go_on(_done: int, _of: int) -> bool:
    """The progress of who does not look: on to the end."""
    return True


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the rows of a list, and whether it was stopped.

    `taken` are new, or changed at once; `unchanged` said nothing new; `proposed` say otherwise
    and wait for the client; `declined` say what the client has declined before.
    """

    taken: int
    unchanged: int
    proposed: int = 0
    declined: int = 0
    stopped: bool = False

    def __add__(self, other: Taken) -> Taken:
        return Taken(
            self.taken + other.taken,
            self.unchanged + other.unchanged,
            self.proposed + other.proposed,
            self.declined + other.declined,
        )


def bring_in(
    ledger: Ledger,
    *,
    by: PersonId,
    project: ProjectId,
    kind: UnitKind,
    descriptions: Sequence[Description],
    file: str,
    digest: str,
    rejected: int,
    said: Collection[str] = DESCRIPTION_FIELDS,
    inside: Mapping[str, str] = NOWHERE,
    columns: ColumnsNamed | None = None,
    accepted: bool = False,
    progress: Progress = go_on,
) -> Taken:
    """Bring a list of boxes, volumes or items into the catalogue, with the boxes it names.

    Written in portions, each a transaction and an entry of its own, so that
    stations go on working meanwhile. A list that was stopped, or cut off by the
    power, is whole as far as it came; the same list again takes only the rest,
    and a list already known changes nothing.

    Where it says otherwise of a unit that is known, it proposes, and the client
    decides (decision 0040).

    Args:
        said: the fields the list speaks of; of the others it says nothing of a known unit.
        inside: for the reference code of an item, that of the volume it lies in.
        columns: what somebody said of the columns, if that is to be remembered.
        accepted: whoever brings it in decides at once what it says otherwise.

    Raises:
        RefusedError: the person may not import, or not accept.
    """
    with ledger.read() as db:
        person = people_store.people.get(db, by)
        verdict = people_rules.may(person, Right.IMPORT)
        if accepted:
            verdict &= people_rules.may(person, Right.CORRECT_CATALOGUE)
        verdict.demand()
    if columns is not None:
        _remember(ledger, columns, by, file)
    made = Taken(0, 0)
    for start in range(0, len(descriptions), PORTION):
        portion = descriptions[start : start + PORTION]
        with ledger.work(by=by, source=Source.IMPORT, source_note=file) as work:
            rows = _Rows(project, kind, file, portion, said, inside)
            made += _write_portion(work, rows, accepted=accepted)
        if not progress(start + len(portion), len(descriptions)):
            return replace(made, stopped=True)
    if made.taken:
        with ledger.work(by=by, source=Source.IMPORT, source_note=file) as work:
            work.record(
                CatalogueImported(
                    project=project,
                    file=file,
                    digest=digest,
                    read=len(descriptions) + rejected,
                    taken=made.taken,
                    unchanged=made.unchanged + made.proposed + made.declined,
                    rejected=rejected,
                )
            )
    return made


def _remember(ledger: Ledger, columns: ColumnsNamed, by: PersonId, file: str) -> None:
    """Write down what was said of the columns, unless the book says so already."""
    with ledger.work(by=by, source=Source.IMPORT, source_note=file) as work:
        if lists.columns_of(work.db, columns.project, columns.heads) != lists.as_named(columns):
            work.record(columns)


def declassify(work: Work, *, units: Iterable[UnitId], document: str, document_date: str) -> None:
    """Enter that the client lifted the security class of these units.

    Raises:
        RefusedError: not the client's lead or security officer, no document, or nothing to lift.
        InputError: no unit was chosen, or one that is not there.
    """
    actor = people_store.people.get(work.db, work.by)
    work.demand(people_rules.may(actor, Right.DECLASSIFY))
    chosen = tuple(units)
    known = store.many(work.db, chosen)
    if not chosen or len(known) < len(set(chosen)):
        raise InputError(NO_UNITS)
    for unit in known.values():
        work.demand(rules.may_declassify(unit, document, document_date))
    event = UnitsDeclassified(
        units=chosen, document=document.strip(), document_date=document_date.strip()
    )
    work.record(event)


def give_alias(work: Work, *, unit: UnitId, alias: str) -> Alias:
    """Let a code that the box or volume already bears scan as this unit."""
    actor = people_store.people.get(work.db, work.by)
    work.demand(people_rules.may(actor, Right.PREPARE_BATCH))
    store.units.get(work.db, unit)
    alias = tidy(alias)  # a scan is looked up as the grammar spells it
    if not alias or len(alias) > LONGEST or not alias.isprintable():
        raise InputError(ALIAS_EMPTY)
    if parse(alias) is not None:
        raise InputError(ALIAS_IS_OURS, alias=alias)
    if (known := store.by_alias(work.db, alias)) is not None:
        raise InputError(ALIAS_TAKEN, alias=alias, code=known.reference_code)
    work.record(AliasGiven(unit=unit, alias=alias))
    return Alias(alias, unit)


@dataclass(frozen=True, slots=True)
class _Rows:
    """A portion of a list, and what is to be known of the list."""

    project: ProjectId
    kind: UnitKind
    file: str
    portion: Sequence[Description]
    said: Collection[str]
    inside: Mapping[str, str]


def _write_portion(work: Work, rows: _Rows, *, accepted: bool) -> Taken:
    """What became of the rows of the portion.

    Where two rows bear one reference code, the later one is what counts.
    """
    told = {one.reference_code: one for one in rows.portion}
    known = store.known(work.db, rows.project, told)
    volumes = _volumes(work, rows)
    new = [one for code, one in told.items() if code not in known]
    if new:
        boxes = {} if rows.kind is UnitKind.BOX else boxes_for(work, rows.project, new)
        entered = [(rows.kind, _lies_in(one, volumes, boxes), one) for one in new]
        enter(work, rows.project, rows.file, entered)
    # What became part of another the list does not know of; what bears another code now keeps it.
    pairs = [
        (unit, replace(told[code], reference_code=unit.reference_code))
        for code, unit in known.items()
        if not unit.is_ended
    ]
    differing = otherwise.compare(work.db, pairs, said=rows.said, volumes=volumes)
    fresh = differing.fresh(again=accepted)
    made = otherwise.propose(work, rows.project, rows.file, fresh)
    taken, proposed = len(new), len(differing.proposed)
    declined = len(differing.units) - proposed
    if accepted:
        candidates = (*made, *differing.waiting)
        verdicts = proposing.may_accept(work.db, candidates)
        proposing.put_into_force(work, (one for one in candidates if verdicts[one.id]))
        left = {one.unit for one in candidates if not verdicts[one.id]}
        taken, proposed, declined = taken + len(differing.units - left), len(left), 0
    unchanged = len(rows.portion) - taken - proposed - declined
    return Taken(taken, unchanged, proposed, declined)


def _volumes(work: Work, rows: _Rows) -> dict[str, Unit]:
    """For each item by code: the volume in which it says that it lies, where that is known."""
    if not rows.inside:
        return {}
    codes = (one.reference_code for one in rows.portion)
    named = {code: rows.inside[code] for code in codes if code in rows.inside}
    found = store.known(work.db, rows.project, set(named.values()))
    return {
        code: found[volume]
        for code, volume in named.items()
        if volume in found and found[volume].kind is UnitKind.VOLUME
    }


def _lies_in(
    told: Description, volumes: Mapping[str, Unit], boxes: Mapping[str, Unit]
) -> UnitId | None:
    """An item lies in its volume; what has none lies in its box."""
    above = volumes.get(told.reference_code) or boxes.get(box_code(told))
    return above.id if above else None
