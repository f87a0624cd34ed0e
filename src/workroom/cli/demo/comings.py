"""Media, ports and a visitor of the demonstration; at its curtain a disk is still out."""

from datetime import timedelta

from workroom.base.codes import Code, Prefix, label
from workroom.base.ids import LineId
from workroom.cli.demo.stage import Stage
from workroom.cli.equipping import computer, disk
from workroom.cli.playing import TAKE
from workroom.rooms.access.visits import (
    AGREED,
    CAME_IN,
    VISITS,
    WENT_OUT,
    Area,
    Consent,
    IdKind,
    Inviter,
    VisitKind,
)
from workroom.rooms.equipment.network import NETWORK_CHECKS
from workroom.rooms.equipment.ports import PORT_CHECKS, Seals
from workroom.rooms.media.issues import ISSUES as MEDIA_ISSUES
from workroom.rooms.media.issues import LOOKED_AT, RETURNED
from workroom.rooms.media.media import Result
from workroom.rooms.registers import service
from workroom.rooms.registers import store as lines


def things_are_registered(stage: Stage) -> LineId:
    """Two disks and two computers, whose ports are looked at; answers the first disk."""
    today = stage.at(0, "00:00").date()
    first, _ = (
        disk(
            stage,
            number,
            keeper="manager",
            checker="security",
            cabinet=stage.cabinets[0],
            day=today,
        )
        for number in (1, 2)
    )
    for number in (1, 2):
        line = computer(stage, number, by="manager", day=today)
        with stage.acting("duty") as work:
            looked = {"device": line, "day": today, "seals": Seals.WHOLE}
            service.enter(work, PORT_CHECKS, looked)
    with stage.acting("duty") as work:
        seen = {"day": today, "apart": True, "no_wireless": True, "how": "逐机查看网线、网卡"}
        service.enter(work, NETWORK_CHECKS, seen)
    return first


def a_visitor_comes_and_goes(stage: Stage) -> None:
    """Asked for by the client, escorted by the manager."""
    values = {
        "day": stage.at(0, "00:00").date(),
        "kind": VisitKind.VISIT,
        "name": "许宁",
        "people": 1,
        "organisation": "青溪县档案局",
        "id_kind": IdKind.CARD,
        "id_last": "0417",
        "purpose": "查看进度",
        "invited_by": Inviter.CLIENT,
        "area": Area.WORK,
    }
    with stage.acting("duty") as work:
        visit = service.enter(work, VISITS, values).event.line
    with stage.acting("security") as work:
        service.fill(work, VISITS, visit, AGREED, {"consent": Consent.YES})
    at_the_door = {
        "escort": stage.id("manager"),
        "known": True,
        "pledge": "F15-0001",
        "deposit": "手机 1 部，1 号箱",
        "badge": "访01",
        "in_at": stage.clock(),
    }
    with stage.acting("duty") as work:
        service.fill(work, VISITS, visit, CAME_IN, at_the_door)
    stage.clock.forward(timedelta(minutes=6))
    with stage.acting("duty") as work:
        service.fill(work, VISITS, visit, WENT_OUT, {"out_at": stage.clock()})


def a_disk_goes_out(stage: Stage, disk_line: LineId) -> None:
    """Lin scans it at his station, and has it."""
    for code in (TAKE, _code(disk_line)):
        stage.workers["lin"].scan(code)


def it_comes_back(stage: Stage) -> None:
    """The same disk; the manager looks at it."""
    with stage.ledger.read() as db:
        (out,) = lines.still_open(db, MEDIA_ISSUES)
    with stage.acting("lin") as work:
        service.fill(work, MEDIA_ISSUES, out.id, RETURNED, {"returned_at": stage.clock()})
    with stage.acting("manager") as work:
        service.fill(work, MEDIA_ISSUES, out.id, LOOKED_AT, {"back": Result.PASSED})


def _code(disk_line: LineId) -> Code:
    return label(Prefix.MEDIUM, disk_line)
