"""When units may be split, merged, recoded, uncovered, taken apart or added to."""

from collections.abc import Iterable, Sequence

from workroom.base.clauses import (
    CLIENT_KNOWS_OF_UNITS,
    DUAL_NOTE,
    LINEAGE_KEPT,
    NIGHT_IN_CABINET,
    PAGES_HELD_AGAINST,
)
from workroom.base.verdict import YES, Force, Verdict, no
from workroom.base.words import N_, phrase
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.custody.model import Place, Whereabouts
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people.model import Party, Person
from workroom.rooms.people.rules import Right

CLIENT_ASKED = N_(
    "The client's archivist has not agreed yet. Let them agree here; or, if it happened "
    "already, write it all the same."
)
NO_CODE = N_("A unit needs a reference code.")
CODE_TAKEN = N_("{code} is the code of another unit already: {label}.")
CODE_TWICE = N_("{code} is said twice.")
NO_PARTS = N_("Say what the parts are.")
NO_OTHERS = N_("Say which units became part of it.")
ITSELF = N_("{code} cannot become part of itself.")
NOT_FOR_BOXES = N_("{code} is a box. Boxes hold volumes and items; those are split and merged.")
ONLY_VOLUMES = N_("{code} is no volume; only a volume turns into items.")
ITEMS_ALREADY = N_("{code} holds items already.")
OTHER_KIND = N_("{code} and {other} are not of one kind.")
OTHER_PROJECT = N_("{code} and {other} belong to different projects.")
OTHER_BATCH = N_(
    "{code} and {other} went out with different batches. Their notes add up by the "
    "account of each batch, which says so."
)
APART = N_("{other} is not where {code} is. Bring them together first.")
NOT_HERE = N_(
    "{other} is in the room and {code} is not: what is in the room lives on. Choose {other}."
)
PAGES_LOST = N_("{code} has {pages} pages; the parts come to {parts}. Count again.")
NOT_AT_HAND = N_("{code} is not here ({place}). Write first that it is here again.")
NOTHING_FOUND = N_("Say what was found: a code for it, or a remark.")
SAME_ONE = N_("{code} and {other} are one and the same.")


def may_reshape(actor: Person) -> Verdict:
    """The contractor's office writes it and the client agrees, or the client writes it.

    §10.1: what happened is written all the same on somebody's word, and is red
    until a person of the client has written under it.
    """
    verdict = people_rules.may(actor, Right.RESHAPE)
    if actor.party is not Party.CLIENT:
        verdict &= no(CLIENT_ASKED, CLIENT_KNOWS_OF_UNITS, Force.GATE)
    return verdict


def may_report(actor: Person) -> Verdict:
    """Whoever works on a volume enters on the spot what lay in it. D31-7.1 不宜挑扫."""
    office = people_rules.may(actor, Right.RESHAPE)
    return office if office else people_rules.may(actor, Right.LOG_STAGE)


def codes_are_free(codes: Sequence[str], bearers: Iterable[Unit]) -> Verdict:
    """No two living units of a project bear one code; `bearers` bear one of these."""
    verdict = YES
    for code in dict.fromkeys(codes):
        if not code:
            verdict &= no(NO_CODE, LINEAGE_KEPT)
        elif codes.count(code) > 1:
            verdict &= no(CODE_TWICE, LINEAGE_KEPT, code=code)
    for unit in bearers:
        if not unit.is_ended and unit.reference_code in codes:
            verdict &= no(CODE_TAKEN, LINEAGE_KEPT, code=unit.reference_code, label=unit.code)
    return verdict


def something_is_said() -> Verdict:
    """A report without a code and without a remark says nothing."""
    return no(NOTHING_FOUND, LINEAGE_KEPT)


def something_is_split_off() -> Verdict:
    """One becomes two or more, or it stays one."""
    return no(NO_PARTS, LINEAGE_KEPT)


def can_be_reshaped(unit: Unit) -> Verdict:
    """Volumes and items are split, merged and uncovered; boxes only hold them."""
    if unit.kind is UnitKind.BOX:
        return no(NOT_FOR_BOXES, LINEAGE_KEPT, code=unit.reference_code)
    return YES


def is_at_hand(unit: Unit, where: Whereabouts | None) -> Verdict:
    """Nobody takes apart, or puts together, what is lent, missing or lost. T23."""
    if where is not None and where.place in {Place.LENT, Place.MISSING, Place.LOST}:
        place = phrase(where.place.label)
        return no(NOT_AT_HAND, LINEAGE_KEPT, code=unit.reference_code, place=place)
    return YES


def can_be_one(unit: Unit, others: Sequence[Unit]) -> Verdict:
    """Whether these can have become one at all."""
    verdict = can_be_reshaped(unit)
    if not others:
        verdict &= no(NO_OTHERS, LINEAGE_KEPT)
    code = unit.reference_code
    for other in others:
        if other.id == unit.id:
            verdict &= no(ITSELF, LINEAGE_KEPT, code=code)
        elif other.kind is not unit.kind:
            verdict &= no(OTHER_KIND, LINEAGE_KEPT, code=code, other=other.reference_code)
        elif other.project != unit.project:
            verdict &= no(OTHER_PROJECT, LINEAGE_KEPT, code=code, other=other.reference_code)
    return verdict


def lives_on_here(
    unit: Unit, where: Whereabouts | None, other: Unit, there: Whereabouts | None
) -> Verdict:
    """What is in the room lives on in something that is in the room: else it would be nowhere."""
    if there is not None and there.is_in_the_room and not (where and where.is_in_the_room):
        return no(NOT_HERE, DUAL_NOTE, code=unit.reference_code, other=other.reference_code)
    return YES


def are_together(
    unit: Unit, where: Whereabouts | None, other: Unit, there: Whereabouts | None
) -> Verdict:
    """Two that become one lie in one place, and went out together."""
    said = {"code": unit.reference_code, "other": other.reference_code}
    if where is None and there is None:
        apart = unit.kind is UnitKind.ITEM and unit.parent != other.parent
        return no(APART, NIGHT_IN_CABINET, **said) if apart else YES
    if where is None or there is None:
        return no(APART, NIGHT_IN_CABINET, **said)
    verdict = YES
    if (where.place, where.cabinet, where.station) != (there.place, there.cabinet, there.station):
        verdict &= no(APART, NIGHT_IN_CABINET, **said)
    if where.is_in_the_room and there.is_in_the_room and where.batch != there.batch:
        verdict &= no(OTHER_BATCH, DUAL_NOTE, **said)
    return verdict


def pages_add_up(code: str, pages: int, parts: Sequence[int]) -> Verdict:
    """The parts have as many pages as the whole had. R-5.7.2, I4."""
    if min(parts, default=0) < 0 or sum(parts) != pages:
        return no(PAGES_LOST, PAGES_HELD_AGAINST, code=code, pages=pages, parts=sum(parts))
    return YES


def can_be_itemized(unit: Unit, inside: Sequence[Unit]) -> Verdict:
    """A volume that holds no items yet may turn out to be items."""
    if unit.kind is not UnitKind.VOLUME:
        return no(ONLY_VOLUMES, LINEAGE_KEPT, code=unit.reference_code)
    if inside:
        return no(ITEMS_ALREADY, LINEAGE_KEPT, code=unit.reference_code)
    return YES


def differ(first: Unit, second: Unit) -> Verdict:
    """Two covers are exchanged between two units."""
    verdict = can_be_reshaped(first)
    if first.id == second.id:
        verdict &= no(
            SAME_ONE, LINEAGE_KEPT, code=first.reference_code, other=second.reference_code
        )
    elif first.kind is not second.kind:
        verdict &= no(
            OTHER_KIND, LINEAGE_KEPT, code=first.reference_code, other=second.reference_code
        )
    return verdict
