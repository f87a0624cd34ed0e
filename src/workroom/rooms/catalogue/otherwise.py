"""What a list says otherwise of units that are known: found field by field, and proposed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from workroom.base.ids import ProjectId, UnitId
from workroom.base.words import N_
from workroom.ledger.reading import Reading
from workroom.ledger.work import Work
from workroom.rooms.catalogue import store
from workroom.rooms.catalogue.model import DESCRIPTION_FIELDS, Description, Unit, UnitKind
from workroom.rooms.lists import store as lists
from workroom.rooms.lists.model import (
    VOLUME,
    Proposal,
    ProposalMade,
    ProposalsMade,
    ProposalState,
)

COUNTED = ("pages", "items")
"""Fields that are whole numbers, 0 for not stated."""

LABELS: Mapping[str, str] = {
    "title": N_("Title"),
    "fonds": N_("Fonds"),
    "author": N_("Author"),
    "document_number": N_("Document no."),
    "date_from": N_("First date"),
    "date_to": N_("Last date"),
    "year": N_("Year"),
    "retention_period": N_("Retention"),
    "security_class": N_("Security class"),
    "pages": N_("Page count"),
    "items": N_("Item count"),
    "box_number": N_("Box no."),
    "department": N_("Department"),
    "remarks": N_("Remarks"),
    VOLUME: N_("In volume"),
}
"""What the fields of a proposal are called."""


@dataclass(frozen=True, slots=True)
class Otherwise:
    """One field of a known unit that a list says otherwise; `before` waits or was declined."""

    unit: UnitId
    field: str
    old: str
    new: str
    before: Proposal | None = None


@dataclass(frozen=True, slots=True)
class Differing:
    """All that a portion of a list says otherwise."""

    fields: tuple[Otherwise, ...]

    @property
    def units(self) -> frozenset[UnitId]:
        return frozenset(one.unit for one in self.fields)

    @property
    def proposed(self) -> frozenset[UnitId]:
        """The units of which something waits, or will: not all was declined before."""
        return frozenset(
            one.unit
            for one in self.fields
            if one.before is None or one.before.state is ProposalState.OPEN
        )

    @property
    def waiting(self) -> tuple[Proposal, ...]:
        """What an earlier list proposed in the same words."""
        befores = (one.before for one in self.fields)
        return tuple(one for one in befores if one and one.state is ProposalState.OPEN)

    def fresh(self, *, again: bool) -> tuple[Otherwise, ...]:
        """What was not proposed yet; `again` also what the client declined before."""
        return tuple(
            one
            for one in self.fields
            if one.before is None or (again and one.before.state is ProposalState.DECLINED)
        )


def compare(
    db: Reading,
    pairs: Iterable[tuple[Unit, Description]],
    *,
    said: Collection[str],
    volumes: Mapping[str, Unit],
) -> Differing:
    """What the descriptions say otherwise of the units.

    Args:
        said: the fields that are spoken of; an empty cell there says that it is empty.
        volumes: for the reference code of an item, the volume in which it is said to lie.
    """
    fields = [name for name in DESCRIPTION_FIELDS if name in said and name in LABELS]
    found: list[Otherwise] = []
    moved: list[tuple[Unit, Unit]] = []
    for unit, told in pairs:
        for name in fields:
            if getattr(unit, name) != getattr(told, name):
                old, new = spelled(getattr(unit, name)), spelled(getattr(told, name))
                found.append(Otherwise(unit.id, name, old, new))
        volume = volumes.get(unit.reference_code)
        if volume and unit.kind is UnitKind.ITEM and unit.parent != volume.id:
            moved.append((unit, volume))
    above = store.many(db, {unit.parent for unit, _ in moved if unit.parent is not None})
    for unit, volume in moved:
        old = volume_code(above.get(unit.parent) if unit.parent is not None else None)
        found.append(Otherwise(unit.id, VOLUME, old, volume.reference_code))
    return Differing(tuple(_with_before(db, found)))


def propose(
    work: Work, project: ProjectId, origin: str, fields: Sequence[Otherwise]
) -> tuple[Proposal, ...]:
    """Write down what a list says otherwise; the units stay as they are."""
    if not fields:
        return ()
    numbers = work.next_numbers("proposal", len(fields))
    made = tuple(
        ProposalMade(number=number, unit=one.unit, field=one.field, old=one.old, new=one.new)
        for number, one in zip(numbers, fields, strict=True)
    )
    work.record(ProposalsMade(project=project, origin=origin, proposals=made))
    return lists.numbered(work.db, numbers)


def spelled(value: str | int) -> str:
    """A value of a description as text; a number that is not stated is nothing."""
    return str(value) if value else ""


def read(field: str, text: str) -> str | int:
    """The value that a text stands for."""
    return int(text or 0) if field in COUNTED else text


def volume_code(above: Unit | None) -> str:
    """The code of what a unit lies in, if that is a volume."""
    return above.reference_code if above is not None and above.kind is UnitKind.VOLUME else ""


def _with_before(db: Reading, found: Sequence[Otherwise]) -> Iterable[Otherwise]:
    """Each with the proposal that says the same already: one that waits, or the last declined."""
    earlier: dict[tuple[UnitId, str, str, str], Proposal] = {}
    for one in lists.about(db, {other.unit for other in found}):
        if one.state in (ProposalState.OPEN, ProposalState.DECLINED):
            earlier[one.unit, one.field, one.old, one.new] = one
    for other in found:
        before = earlier.get((other.unit, other.field, other.old, other.new))
        yield replace(other, before=before) if before else other
