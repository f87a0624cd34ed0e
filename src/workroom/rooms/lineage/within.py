"""What lies within a unit: items that a volume turns out to be, and what no list knows of."""

from collections.abc import Sequence
from dataclasses import replace

from workroom.base.event import Entry
from workroom.base.ids import UnitId
from workroom.base.verdict import YES
from workroom.base.word import Approval, Word
from workroom.ledger.work import Work
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.custody import store as custody
from workroom.rooms.handover.counts import NOTHING, counts_of
from workroom.rooms.lineage import basis, rules
from workroom.rooms.lineage.basis import Part
from workroom.rooms.lineage.carrying import carry_holds
from workroom.rooms.lineage.model import FoundInside, VolumeItemized
from workroom.rooms.lineage.reckoning import batches_changed, begun_beside, box_revised
from workroom.rooms.people import store as people_store


def itemize(
    work: Work,
    *,
    unit: UnitId,
    items: Sequence[Part],
    why: str,
    approval: Approval | None = None,
    word: Word | None = None,
) -> Entry[VolumeItemized]:
    """A volume turned out to be items: each has its code and lies in the volume, which is moved,
    counted and signed for as before.

    Raises:
        RefusedError: no volume, items already, the client has not agreed, or pages do not add up.
    """
    db = work.db
    here = basis.standing(db, unit)
    volume = here.unit
    told = tuple(basis.tidied(item) for item in items)
    certain = rules.can_be_itemized(volume, catalogue.children(db, volume.id))
    certain &= basis.at_hand(db, here)
    basis.demand_certain(
        db,
        volume,
        certain & basis.are_some(told) & basis.codes_free(db, volume, [one.code for one in told]),
    )
    work.demand(
        basis.verdict_of(work, here)
        & rules.pages_add_up(volume.reference_code, here.pages, [one.pages for one in told]),
        approval=basis.approved(work, approval),
        word=word,
    )
    made = basis.entered(work, volume, UnitKind.ITEM, volume.id, told)
    kept = replace(volume.description, items=len(made))
    after = counts_of(volume.described_as(kept)) - counts_of(volume)
    entry = work.record(
        VolumeItemized(
            project=volume.project,
            unit=volume.id,
            kept=kept,
            made=made,
            why=why.strip(),
            batches=batches_changed((here, after)),
        )
    )
    basis.index(db, (volume.id, *(one.unit for one in made)))
    return entry


def report_found(
    work: Work,
    *,
    inside: UnitId,
    text: str,
    found: Part | None = None,
    kind: UnitKind = UnitKind.ITEM,
    word: Word | None = None,
) -> Entry[FoundInside]:
    """Something lay in a unit that no list knows: it belongs to the same batch and place, and shows
    as not on the note out. Without a code for it the remark is all.

    Raises:
        RefusedError: its code is taken, nothing was said, or the day is not open.
    """
    db = work.db
    here = basis.standing(db, custody.carrier(db, catalogue.units.get(db, inside)).id)
    around = here.unit
    told = () if found is None else (basis.tidied(found),)
    certain = YES if told or text.strip() else rules.something_is_said()
    certain &= basis.at_hand(db, here)
    basis.demand_certain(
        db, around, certain & basis.codes_free(db, around, [one.code for one in told])
    )
    actor = people_store.people.get(db, work.by)
    work.demand(rules.may_report(actor) & basis.stands_free(work, here), word=word)
    parent = around.id if around.kind is UnitKind.BOX else around.parent
    made = basis.entered(work, around, kind, parent, told, blank=True) if told else ()
    more = sum((counts_of(Unit.entered(around.project, one)) for one in made), NOTHING)
    begun = (
        begun_beside(work, here, [(one.unit, 0) for one in made], with_passes=False) if made else ()
    )
    entry = work.record(
        FoundInside(
            project=around.project,
            unit=around.id,
            code=around.reference_code,
            text=text.strip(),
            made=made,
            why=text.strip(),
            batches=batches_changed((here, more)),
            begun=begun,
            revised=box_revised(db, here, len(made)) if kind is UnitKind.ITEM else (),
        )
    )
    new = tuple(one.unit for one in made)
    carry_holds(work, (around.id,), new, why=f"夹于 {around.reference_code} 内")
    basis.index(db, new)
    return entry
