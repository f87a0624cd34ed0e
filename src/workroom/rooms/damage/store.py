"""Which damage holds something: one prepared question, for rules that ask at every scan."""

from sqlalchemy import Connection, and_, or_

from workroom.base.ids import UnitId
from workroom.rooms.damage.damages import DAMAGES, Damage, Plan
from workroom.rooms.registers import store as registers
from workroom.rooms.registers.model import Standing

_KEPT = registers.kept(DAMAGES)
_COLUMNS = _KEPT.table.c
_HOLDING = _KEPT.rows.question(
    or_(
        and_(_COLUMNS.plan == Plan.REPAIR, _COLUMNS.standing == Standing.OPEN),
        and_(_COLUMNS.plan == Plan.NOT, _COLUMNS.standing != Standing.VOID),
    )
)


def holding(db: Connection) -> tuple[Damage, ...]:
    """The damage that holds its archives, oldest first."""
    return _HOLDING(db)


def of_unit(db: Connection, unit: UnitId) -> tuple[Damage, ...]:
    """The damage of one unit that is not void, oldest first."""
    return tuple(one for one in registers.held(db, DAMAGES) if unit in one.units)
