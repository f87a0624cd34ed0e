"""Disks and computers of a play: registered, checked, their ports sealed."""

from datetime import date

from workroom.base.ids import CabinetId, LineId
from workroom.cli.playing import Play
from workroom.rooms.equipment.devices import DEVICES, DeviceKind, Port
from workroom.rooms.media.media import CHECKED, MEDIA, MediumKind, Owner, Result
from workroom.rooms.registers import service as registers


def disk(
    play: Play, number: int, *, keeper: str, checker: str, cabinet: CabinetId, day: date
) -> LineId:
    """A portable disk of the client, in use from a day and checked for it."""
    values = {
        "code": f"YP-{number:02}",
        "kind": MediumKind.PORTABLE,
        "model": "华存 2T",
        "serial": f"HC2T-{number:04}",
        "capacity": "2 TB",
        "owner": Owner.CLIENT,
        "used_from": day,
        "keeper": play.id(keeper),
        "cabinet": cabinet,
        "purpose": "成果备份",
    }
    with play.acting(keeper) as work:
        line = registers.enter(work, MEDIA, values).event.line
    told = {"checked_on": play.clock().astimezone(play.zone).date(), "result": Result.PASSED}
    with play.acting(checker) as work:
        registers.fill(work, MEDIA, line, CHECKED, told)
    return line


def computer(play: Play, number: int, *, by: str, day: date) -> LineId:
    """A computer whose USB ports are sealed."""
    values = {
        "code": f"PC-{number:02}",
        "kind": DeviceKind.COMPUTER,
        "model": "联想 M90",
        "workstation": f"{number}号台",
        "closed": (Port.USB_FRONT, Port.USB_BACK),
        "seals": f"D-{number:02}01、D-{number:02}02",
        "used_from": day,
    }
    with play.acting(by) as work:
        return registers.enter(work, DEVICES, values).event.line
