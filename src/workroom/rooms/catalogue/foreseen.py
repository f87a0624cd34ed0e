"""What a list would do to the book, foreseen before anything is written."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from workroom.base.ids import ProjectId, UnitId
from workroom.base.words import N_, phrase
from workroom.exchange.outcome import Fault
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import otherwise, store
from workroom.rooms.catalogue.model import Description, Unit, UnitKind
from workroom.rooms.catalogue.told import Listing, fault_at, volume_by_code

NO_SUCH_VOLUME = N_(
    "The catalogue has no volume {code}: bring the list of volumes in first, or mend the code."
)
SHOWN = 200
"""Differences kept to be shown."""
AT_ONCE = 5_000
"""Rows compared with the book in one question."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that the list says otherwise of a known unit."""

    code: str
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Miscount:
    """A volume whose items in the list and in the book are not as many as the catalogue says."""

    code: str
    catalogued: int
    listed: int


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What the rows of a list would become, and what in it does not agree with the book.

    `listing` is the list with what the choice rejects; `inside` gives for the code of an item
    that of its volume, which the row names or the code contains; `missing` are volumes that
    the catalogue does not have. Of the differences the first `SHOWN` are kept; `by_field`
    counts them all.
    """

    listing: Listing
    new: int
    unchanged: int
    proposed: int
    declined: int
    differences: tuple[Difference, ...]
    by_field: tuple[tuple[str, int], ...]
    inside: Mapping[str, str]
    missing: tuple[str, ...]
    miscounted: tuple[Miscount, ...]

    @property
    def rejected(self) -> int:
        return len(self.listing.interpretation.rejects)


def foresee(db: Reading, project: ProjectId, listing: Listing) -> Foreseen:
    """Compare an understood list with the book; nothing is written."""
    inside = dict(listing.inside) or _by_codes(db, project, listing)
    volumes = _volumes(db, project, inside.values())
    missing = tuple(dict.fromkeys(code for code in inside.values() if code not in volumes))
    if listing.choice.known_volumes_only and missing:
        listing = _known_only(listing, inside, frozenset(missing))
    above = {code: volumes[name] for code, name in inside.items() if name in volumes}
    new = unchanged = proposed = declined = 0
    differences: list[Difference] = []
    by_field: Counter[str] = Counter()
    lying: Counter[UnitId] = Counter()
    for portion in _portions(listing.descriptions):
        known = store.known(db, project, (told.reference_code for told in portion))
        lying.update(one.parent for one in known.values() if one.parent is not None)
        pairs = [
            (known[told.reference_code], told) for told in portion if told.reference_code in known
        ]
        found = otherwise.compare(db, pairs, said=listing.said, volumes=above)
        new += len(portion) - len(pairs)
        proposed += len(found.proposed)
        declined += len(found.units) - len(found.proposed)
        unchanged += len(pairs) - len(found.units)
        by_field.update(one.field for one in found.fields)
        differences += islice(_named(found.fields, known.values()), SHOWN - len(differences))
    return Foreseen(
        listing=listing,
        new=new,
        unchanged=unchanged,
        proposed=proposed,
        declined=declined,
        differences=tuple(differences),
        by_field=tuple(by_field.most_common()),
        inside=inside,
        missing=missing,
        miscounted=_miscounted(db, listing, above, lying),
    )


def _by_codes(db: Reading, project: ProjectId, listing: Listing) -> dict[str, str]:
    """The volumes that codes of items contain, where the book has any of these volumes at all.

    A holding that is catalogued by item has codes of the same make and no volumes.
    """
    if listing.kind is not UnitKind.ITEM:
        return {}
    named = {
        told.reference_code: volume_by_code(told.reference_code) for told in listing.descriptions
    }
    return named if _volumes(db, project, named.values()) else {}


def _volumes(db: Reading, project: ProjectId, codes: Iterable[str]) -> dict[str, Unit]:
    known = store.known(db, project, {code for code in codes if code})
    return {code: unit for code, unit in known.items() if unit.kind is UnitKind.VOLUME}


def _known_only(listing: Listing, inside: Mapping[str, str], missing: frozenset[str]) -> Listing:
    found = listing.interpretation
    field = "volume_code" if "volume_code" in found.columns else "reference_code"
    refused: dict[int, Fault] = {}
    for record, told in zip(found.records, listing.descriptions, strict=True):
        volume = inside.get(told.reference_code, "")
        if volume in missing:
            reason = phrase(NO_SUCH_VOLUME, code=volume)
            refused[record.row] = fault_at(found, field, volume, reason)
    return listing.without(refused)


def _portions(told: Sequence[Description]) -> Iterable[Sequence[Description]]:
    return (told[start : start + AT_ONCE] for start in range(0, len(told), AT_ONCE))


def _named(fields: Iterable[otherwise.Otherwise], units: Iterable[Unit]) -> Iterable[Difference]:
    codes: dict[UnitId, str] = {unit.id: unit.reference_code for unit in units}
    return (Difference(codes[one.unit], one.field, one.old, one.new) for one in fields)


def _miscounted(
    db: Reading, listing: Listing, above: Mapping[str, Unit], lying: Mapping[UnitId, int]
) -> tuple[Miscount, ...]:
    """Volumes whose items are not as many as catalogued: those of the list, and those that lie
    there already. `lying` counts what the list tells of, by what it lies in.

    §4.3.3: where volume and items do not agree, it is seen before the work and not after.
    """
    if not above:
        return ()
    volumes = {volume.id: volume for volume in above.values()}
    codes = {one.reference_code for one in listing.descriptions}
    listed = Counter(above[code].id for code in codes if code in above)
    inside = store.counts_inside(db)
    miscounted = (
        Miscount(volumes[id_].reference_code, volumes[id_].items, count)
        for id_ in sorted(listed, key=lambda one: volumes[one].reference_code)
        if volumes[id_].items
        not in (0, count := listed[id_] + inside.get(id_, 0) - lying.get(id_, 0))
    )
    return tuple(miscounted)
