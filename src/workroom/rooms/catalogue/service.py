"""The use cases of the catalogue: bringing lists in, declassifying, giving aliases."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from workroom.base.codes import LONGEST, parse, tidy
from workroom.base.errors import InputError
from workroom.base.event import Source
from workroom.base.ids import PersonId, ProjectId, UnitId
from workroom.base.words import N_
from workroom.ledger.work import Ledger, Work
from workroom.rooms.catalogue import rules, store
from workroom.rooms.catalogue.model import (
    Alias,
    AliasGiven,
    CatalogueImported,
    Description,
    Unit,
    UnitEntered,
    UnitKind,
    UnitRedescribed,
    UnitsDeclassified,
    UnitsEntered,
    UnitsRedescribed,
)
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people_store
from workroom.rooms.people.rules import Right

PORTION = 500
"""Rows written in one transaction: short enough that no station waits for an import."""

NO_UNITS = N_("Nothing was chosen whose class could be lifted.")
ALIAS_TAKEN = N_("The code {alias} already means {code}.")
ALIAS_EMPTY = N_("The code is empty or too long.")
ALIAS_IS_OURS = N_("{alias} is a code of this book's own labels; it cannot be an alias.")

Progress = Callable[[int, int], bool]
"""Told how many of how many are done; answers whether to go on."""


def go_on(_done: int, _of: int) -> bool:
    """The progress of who does not look: on to the end."""
    return True


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a list: rows new or changed, rows that said nothing new, and whether it was
    stopped.
    """

    taken: int
    unchanged: int
    stopped: bool = False


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
    progress: Progress = go_on,
) -> Taken:
    """Bring a list of volumes or items into the catalogue, with the boxes it names.

    Written in portions, each a transaction and an entry of its own, so that
    stations go on working meanwhile. A list that was stopped, or cut off by the
    power, is whole as far as it came; the same list again takes only the rest,
    and a list already known changes nothing.

    Raises:
        RefusedError: the person may not import.
    """
    with ledger.read() as db:
        people_rules.may(people_store.people.get(db, by), Right.IMPORT).demand()
    taken = unchanged = 0
    for start in range(0, len(descriptions), PORTION):
        portion = descriptions[start : start + PORTION]
        with ledger.work(by=by, source=Source.IMPORT, source_note=file) as work:
            new = _write_portion(work, project, kind, portion, file)
        taken += new
        unchanged += len(portion) - new
        if not progress(start + len(portion), len(descriptions)):
            return Taken(taken, unchanged, stopped=True)
    if taken:
        with ledger.work(by=by, source=Source.IMPORT, source_note=file) as work:
            work.record(
                CatalogueImported(
                    project=project,
                    file=file,
                    digest=digest,
                    read=len(descriptions) + rejected,
                    taken=taken,
                    unchanged=unchanged,
                    rejected=rejected,
                )
            )
    return Taken(taken, unchanged)


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


def _write_portion(
    work: Work, project: ProjectId, kind: UnitKind, portion: Sequence[Description], file: str
) -> int:
    """How many rows of the portion were new or said something new.

    Where two rows bear one reference code, the later one is what counts.
    """
    rows = {told.reference_code: told for told in portion}
    boxes = _boxes(work, project, portion)
    known = store.known(work.db, project, rows)
    entered: list[tuple[UnitKind, UnitId | None, Description]] = []
    changed: list[UnitRedescribed] = []
    for told in rows.values():
        box = boxes.get(_box_code(told))
        parent = box.id if box else None
        unit = known.get(told.reference_code)
        if unit is not None and unit.is_ended:
            continue  # it became part of another, of which the list does not know
        if unit is not None and unit.reference_code != told.reference_code:
            told = replace(told, reference_code=unit.reference_code)  # noqa: PLW2901 — a list that knows the old code only
        if unit is None:
            entered.append((kind, parent, told))
        elif unit.description != told or (box and unit.parent != parent):
            changed.append(UnitRedescribed(unit=unit.id, parent=parent, description=told))
    if entered:
        _enter(work, project, file, entered)
    if changed:
        work.record(UnitsRedescribed(origin=file, units=tuple(changed)))
        store.index(work.db, store.many(work.db, (c.unit for c in changed)).values())
    return len(entered) + len(changed)


def _boxes(work: Work, project: ProjectId, portion: Sequence[Description]) -> dict[str, Unit]:
    """The boxes that the rows name, made where they are not known yet."""
    named = {_box_code(told): told for told in portion if told.box_number}
    found = store.known(work.db, project, named)
    missing = [
        (
            UnitKind.BOX,
            None,
            Description(reference_code=code, fonds=told.fonds, box_number=told.box_number),
        )
        for code, told in named.items()
        if code not in found
    ]
    if missing:
        found |= {unit.reference_code: unit for unit in _enter(work, project, "", missing)}
    return found


def _enter(
    work: Work,
    project: ProjectId,
    file: str,
    entered: Sequence[tuple[UnitKind, UnitId | None, Description]],
) -> tuple[Unit, ...]:
    ids = work.next_numbers("unit", len(entered))
    kind = entered[0][0]
    labels = work.next_numbers(kind.value, len(entered))
    made = tuple(
        UnitEntered(unit=UnitId(id_), kind=kind, number=number, parent=parent, description=told)
        for id_, number, (_, parent, told) in zip(ids, labels, entered, strict=True)
    )
    work.record(UnitsEntered(project=project, origin=file, units=made))
    units = tuple(Unit.entered(project, one) for one in made)
    store.index(work.db, units)
    return units


def _box_code(told: Description) -> str:
    """A box is known by its fonds and its number on the shelf list."""
    return f"{told.fonds}-盒{told.box_number}" if told.fonds else f"盒{told.box_number}"
