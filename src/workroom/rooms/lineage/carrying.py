"""What holds a unit holds what comes of it: the open lines that name it name that as well."""

from collections.abc import Iterable
from typing import Any

from workroom.base.ids import UnitId
from workroom.ledger.work import Work
from workroom.rooms.custody.held import holding
from workroom.rooms.registers.declaration import Register
from workroom.rooms.registers.model import Line, LineCorrected
from workroom.rooms.registers.spelling import concerns, respelled


def carry_holds(work: Work, of: Iterable[UnitId], to: Iterable[UnitId], *, why: str) -> None:
    """Write into each line that holds one of these what came of them: a split, or a merge, on
    somebody's word lets nothing go.
    """
    origins, new = set(of), tuple(to)
    for register, line in tuple(holding(work.db, origins)):
        _name_too(work, register, line, new, why)


def _name_too(
    work: Work, register: Register[Any], line: Line, new: tuple[UnitId, ...], why: str
) -> None:
    fields = tuple(one for one in register.fields if one.name == "units")
    named: tuple[UnitId, ...] = getattr(line, "units")  # noqa: B009 — each register that holds has it
    told = {"units": tuple(dict.fromkeys((*named, *new)))}
    if told["units"] != named:
        work.record(
            LineCorrected(
                register=register.key,
                line=line.id,
                values=respelled(fields, told),
                why=why,
                concerns=concerns(fields, told),
            )
        )
