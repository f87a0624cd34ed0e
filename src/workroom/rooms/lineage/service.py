"""The use cases of lineage: units are split, merged, recoded, and covers swapped back."""

from collections.abc import Sequence
from dataclasses import replace

from workroom.base.event import Entry
from workroom.base.ids import UnitId
from workroom.base.word import Approval, Word
from workroom.ledger.work import Work
from workroom.rooms.catalogue.model import Unit
from workroom.rooms.handover.counts import NOTHING, counts_of
from workroom.rooms.lineage import basis, rules
from workroom.rooms.lineage.basis import Part
from workroom.rooms.lineage.carrying import carry_holds
from workroom.rooms.lineage.model import (
    CoversSwapped,
    Gone,
    UnitRecoded,
    UnitsMerged,
    UnitSplit,
)
from workroom.rooms.lineage.reckoning import (
    batches_changed,
    begun_beside,
    box_revised,
    less,
    merged,
    recounted,
    revised,
)


def split(
    work: Work,
    *,
    unit: UnitId,
    parts: Sequence[Part],
    why: str,
    code: str = "",
    approval: Approval | None = None,
    word: Word | None = None,
) -> Entry[UnitSplit]:
    """One unit is several: what is left keeps id, label and sheet, and its code unless `code` says
    otherwise; each part gets its own, with what was done so far.

    Raises:
        RefusedError: a code is taken, the client has not agreed, or pages do not add up.
    """
    db = work.db
    here = basis.standing(db, unit)
    whole, old = here.unit, here.unit.reference_code
    told = tuple(basis.tidied(part) for part in parts)
    left = here.pages - sum(part.pages for part in told)
    kept = replace(
        whole.description,
        reference_code=code.strip() or old,
        pages=left,
        items=max(whole.items - sum(part.items for part in told), 0),
    )
    new_codes = [part.code for part in told] + ([kept.reference_code] if code.strip() else [])
    basis.demand_certain(
        db,
        whole,
        rules.can_be_reshaped(whole)
        & basis.at_hand(db, here)
        & basis.are_some(told)
        & basis.codes_free(db, whole, new_codes),
    )
    work.demand(
        basis.verdict_of(work, here)
        & rules.pages_add_up(old, here.pages, [left, *(part.pages for part in told)]),
        approval=basis.approved(work, approval),
        word=word,
    )
    made = basis.entered(work, whole, whole.kind, whole.parent, told)
    begun = begun_beside(
        work,
        here,
        [(one.unit, one.description.pages) for one in made],
        with_passes=True,
    )
    after = counts_of(whole.described_as(kept)) - counts_of(whole)
    more = sum((counts_of(Unit.entered(whole.project, one)) for one in made), after)
    entry = work.record(
        UnitSplit(
            project=whole.project,
            unit=whole.id,
            code=old,
            kept=kept,
            made=made,
            why=why.strip(),
            batches=batches_changed((here, more), *recounted(db, (here, len(made)))),
            begun=begun,
            revised=(*revised(here.sheet, left), *box_revised(db, here, len(made))),
        )
    )
    new = tuple(one.unit for one in made)
    carry_holds(work, (whole.id,), new, why=f"拆自 {old}")
    basis.index(db, (whole.id, *new))
    return entry


def merge(
    work: Work,
    *,
    unit: UnitId,
    others: Sequence[UnitId],
    why: str,
    approval: Approval | None = None,
    word: Word | None = None,
) -> Entry[UnitsMerged]:
    """Several units are one: `unit` lives on, the others end. Their codes answer with it; of the
    stages only those count that all of them have done.

    Raises:
        RefusedError: they cannot be one, the client has not agreed, or they lie apart.
    """
    db = work.db
    here = basis.standing(db, unit)
    gone = tuple(basis.standing(db, other) for other in dict.fromkeys(others))
    whole = here.unit
    certain = rules.can_be_one(whole, [one.unit for one in gone])
    certain &= basis.at_hand(db, here, *gone)
    for one in gone:
        certain &= basis.living(db, one.unit)
        certain &= rules.lives_on_here(whole, here.where, one.unit, one.where)
    basis.demand_certain(db, whole, certain)
    verdict = basis.verdict_of(work, here, *gone)
    for one in gone:
        verdict &= rules.are_together(whole, here.where, one.unit, one.where)
    work.demand(verdict, approval=basis.approved(work, approval), word=word)
    basis.take_off_drafts(work, [one.unit.id for one in gone])
    kept = replace(
        whole.description,
        pages=here.pages + sum(one.pages for one in gone),
        items=whole.items + sum(one.unit.items for one in gone),
    )
    ended, of_kept = merged(db, here, gone)
    in_its_box = sum(one.is_here and one.unit.parent == whole.parent for one in gone)
    after = counts_of(whole.described_as(kept)) - counts_of(whole)
    entry = work.record(
        UnitsMerged(
            unit=whole.id,
            kept=kept,
            gone=tuple(Gone(unit=one.unit.id, code=one.unit.reference_code) for one in gone),
            why=why.strip(),
            batches=batches_changed(
                (here, after),
                *((one, less(one.unit)) for one in gone),
                *recounted(db, *((one, -1) for one in gone)),
            ),
            ended=ended,
            revised=(*of_kept, *box_revised(db, here, -in_its_box)),
        )
    )
    ends = tuple(one.unit.id for one in gone)
    carry_holds(work, ends, (whole.id,), why=f"并入 {whole.reference_code}")
    basis.index(db, (whole.id,))
    return entry


def recode(
    work: Work,
    *,
    unit: UnitId,
    code: str,
    why: str,
    approval: Approval | None = None,
    word: Word | None = None,
) -> Entry[UnitRecoded]:
    """A unit bears another reference code from now on; the old one goes on scanning.

    Raises:
        RefusedError: another unit bears the code, or the client has not agreed.
    """
    db = work.db
    here = basis.standing(db, unit)
    chosen, new = here.unit, code.strip()
    basis.demand_certain(db, chosen, basis.codes_free(db, chosen, [new]))
    work.demand(basis.verdict_of(work, here), approval=basis.approved(work, approval), word=word)
    entry = work.record(
        UnitRecoded(
            unit=chosen.id,
            code=chosen.reference_code,
            kept=replace(chosen.description, reference_code=new),
            why=why.strip(),
            batches=batches_changed((here, NOTHING)),
        )
    )
    basis.index(db, (chosen.id,))
    return entry


def swap(
    work: Work,
    *,
    first: UnitId,
    second: UnitId,
    why: str,
    approval: Approval | None = None,
    word: Word | None = None,
) -> Entry[CoversSwapped]:
    """Two units bore each other's cover (张冠李戴): exchange what the catalogue says of them.

    Raises:
        RefusedError: they are one, or of two kinds, or the client has not agreed.
    """
    db = work.db
    one, other = basis.standing(db, first), basis.standing(db, second)
    certain = rules.differ(one.unit, other.unit) & basis.living(db, other.unit)
    basis.demand_certain(db, one.unit, certain)
    work.demand(
        basis.verdict_of(work, one, other), approval=basis.approved(work, approval), word=word
    )
    gain = counts_of(one.unit.covered_as(other.unit)) - counts_of(one.unit)
    entry = work.record(
        CoversSwapped(
            first=first,
            first_code=one.unit.reference_code,
            second=second,
            second_code=other.unit.reference_code,
            why=why.strip(),
            batches=batches_changed((one, gain), (other, NOTHING - gain)),
        )
    )
    basis.index(db, (first, second))
    return entry
