"""What damage holds: until it is repaired nothing is issued, and nothing is scanned."""

from collections.abc import Iterable

from workroom.base.clauses import DAMAGE_TREATED
from workroom.base.ids import UnitId
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_
from workroom.rooms.damage.damages import Damage, Plan
from workroom.rooms.registers.model import Standing

REPAIR_FIRST = N_(
    "{code} is to be repaired first ({number}). Go on when the client has confirmed the repair."
)
NOT_TO_BE_DIGITIZED = N_("{code} is not to be digitized ({number}). It stays, or goes, home.")


def holds(damage: Damage) -> bool:
    """Whether its archives neither go out nor are scanned. R-4.3.3b."""
    if damage.standing is Standing.VOID:
        return False
    open_repair = damage.plan is Plan.REPAIR and damage.standing is Standing.OPEN
    return open_repair or damage.plan is Plan.NOT


def is_fit(
    damages: Iterable[Damage], unit: UnitId, ancestors: Iterable[UnitId], code: str
) -> Verdict:
    """Whether no damage holds a unit, or a box that it lies in.

    R-4.3.3b: no release while an open damage says 修复后方可数字化. We read scanning in
    the room in the same way (DA/T 31 7.5), and what is not fit for it (不宜数字化) as held
    for good.
    """
    among = {unit, *ancestors}
    for one in damages:
        if holds(one) and among.intersection(one.units):
            said = NOT_TO_BE_DIGITIZED if one.plan is Plan.NOT else REPAIR_FIRST
            return no(said, DAMAGE_TREATED, code=code, number=one.number)
    return YES
