"""Port checks (端口封闭检查): each device every week; a broken seal brings a hazard by itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from workroom.base.clauses import PORTS_CLOSED, SEALED_BY_TWO, Origin
from workroom.base.ids import LineId, PersonId
from workroom.base.verdict import YES, Verdict, wrong
from workroom.base.words import N_, phrase
from workroom.rooms.equipment.devices import CLIENT, DEVICES, Device, Port, in_use
from workroom.rooms.people.model import Role
from workroom.rooms.registers import store as registers
from workroom.rooms.registers.declaration import Case, Enters, Falls, Look, Part, Register, Turn
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line, Option
from workroom.rooms.safety.hazards import HAZARDS, HazardLevel

LOOKED_OVER = "looked_over"

CHECKERS = CLIENT | {Role.SYSTEM, Role.MANAGER, Role.DUTY_OFFICER, Role.CUSTODIAN}

NOT_YET = N_("This has not happened yet.")
OUT_OF_USE = N_("Device {code} is out of use; there is nothing to look at.")
SAY_WHAT = N_("Not all seals are whole: say what was found.")
WHICH = N_("Not all seals are whole: say at which ports.")
SEAL_ANEW = N_("Seal the port anew, and enter the number of the new seal.")
BY_TWO = N_("Two people put on a new seal: say who was the other.")
NOT_ALONE = N_("Two people put on a new seal; {name} cannot be both.")
WHO_ANSWERS = N_("A broken seal is a hazard: say who answers for it.")
CHECK_PORTS = N_("Ports of {device}: last looked at on {last}; agreed: every {days} days.")
CHECK_FIRST = N_("Ports of {device}: never looked at; agreed: every {days} days.")


class Seals(Option):
    """How the seals and closed ports were found."""

    WHOLE = "whole", N_("all whole"), "全部完好"
    BROKEN = "broken", N_("not whole"), "有破损"


@dataclass(frozen=True, slots=True)
class PortCheck(Line):
    """One look at the closed ports of one device; F19 has a row of it."""

    device: LineId = asked(N_("Device"), "设备编号", width=26, of=DEVICES)
    day: date = asked(N_("Day"), "检查日期", width=22)
    seals: Seals = asked(N_("Seals"), "封条", width=18)
    at: tuple[Port, ...] = asked(
        N_("Ports that were not whole"), "异常端口", optional=True, width=30
    )
    used: bool | None = asked(N_("The port was used"), "端口被使用", optional=True, width=16)
    found: str = asked(
        N_("What was found and done"), "异常及处理", optional=True, lines=2, width=40
    )
    new_seal: str = asked(N_("Number of the new seal"), "新封条号", optional=True, width=24)
    second: PersonId | None = asked(N_("Sealed with"), "共同加封人", optional=True, width=20)
    owner: PersonId | None = asked(N_("Who answers for the hazard"), "隐患责任人", optional=True)
    opinion: str = asked(N_("What the client says"), "发包方意见", part=LOOKED_OVER, optional=True)


def a_broken_seal_is_told(case: Case[PortCheck]) -> Verdict:
    """§5.4.3, §10.3: a broken seal is told, and two people put on a new one."""
    one, verdict = case.after, YES
    if one.day > case.today:
        verdict &= wrong("day", NOT_YET, PORTS_CLOSED)
    if one.seals is Seals.WHOLE:
        return verdict
    if not one.at:
        verdict &= wrong("at", WHICH, PORTS_CLOSED)
    if not one.found:
        verdict &= wrong("found", SAY_WHAT, PORTS_CLOSED)
    if not one.new_seal:
        verdict &= wrong("new_seal", SEAL_ANEW, SEALED_BY_TWO)
    if one.second is None:
        verdict &= wrong("second", BY_TWO, SEALED_BY_TWO)
    elif case.part.key == ENTERED and case.before is None and one.second == case.by.id:
        verdict &= wrong("second", NOT_ALONE, SEALED_BY_TWO, name=case.by.name)
    if one.owner is None:
        verdict &= wrong("owner", WHO_ANSWERS, SEALED_BY_TWO)
    return verdict


def device_is_in_use(case: Case[PortCheck]) -> Verdict:
    """What was taken out of use is not looked at any more."""
    device = case.named.get(case.after.device)
    if case.before is None and isinstance(device, Device) and not device.in_use:
        return wrong("device", OUT_OF_USE, PORTS_CLOSED, code=device.code)
    return YES


def a_broken_seal_is_a_hazard(db: Any, turn: Turn[PortCheck]) -> Iterable[Enters]:
    """§10.3: the hazard is entered in the same act; a major one where the port was used."""
    one = turn.after
    device = registers.at(db, DEVICES, one.device)
    if turn.before is not None or one.seals is Seals.WHOLE or not isinstance(device, Device):
        return
    where = "、".join(port.chinese for port in one.at) or "端口"
    new_seal = f"，已由两人加封，新封条 {one.new_seal}" if one.new_seal else "，尚未重新加封"
    demand = "查明原因，核对封条登记。"
    if one.used:
        demand = "停用该设备，查明端口使用情况，经发包方复检后恢复使用。"
    told = f"：{one.found}" if one.found else ""
    yield Enters(
        HAZARDS,
        {
            "level": HazardLevel.MAJOR if one.used else HazardLevel.ORDINARY,
            "found_on": one.day,
            "place": f"设备 {device.code}{' ' + device.workstation if device.workstation else ''}",
            "description": f"{where}封条破损（检查记录 {one.number}）{told}{new_seal}",
            "basis": "DA/T 68.2 §5.4.3",
            "demand": demand,
            "due": one.day + timedelta(days=1),
            "owner": one.owner if one.owner is not None else turn.by.id,
        },
    )


def last_looked_at(checks: Iterable[PortCheck]) -> dict[LineId, date]:
    """By device: the day of its newest check."""
    found: dict[LineId, date] = {}
    for one in checks:
        found[one.device] = max(one.day, found.get(one.device, one.day))
    return found


def overdue(
    devices: Iterable[Device], checks: Iterable[PortCheck], today: date, *, days: int
) -> tuple[tuple[Device, date], ...]:
    """The devices in use that nobody has looked at for so many days, and when that was due."""
    last = last_looked_at(checks)
    wait = timedelta(days=days)
    due = ((one, last.get(one.id, one.used_from) + wait) for one in in_use(devices))
    return tuple((one, day) for one, day in due if today >= day)


def checks_due(look: Look) -> Iterator[Falls]:
    """Each device in use, when nobody has looked for as long as both agreed on. §5.4.3 定期检查."""
    days = look.settings.number("port_check_days")
    last = last_looked_at(look.lines(PORT_CHECKS))
    for device, due in overdue(look.lines(DEVICES), look.lines(PORT_CHECKS), look.today, days=days):
        told = phrase(CHECK_FIRST, device=device.code, days=days)
        if device.id in last:
            told = phrase(CHECK_PORTS, device=device.code, last=last[device.id], days=days)
        yield Falls(PORTS_CLOSED, due, told, line=device, origin=Origin.PROJECT)


PORT_CHECKS: Register[PortCheck] = Register(
    key="port_checks",
    kind=PortCheck,
    form="F19",
    title=N_("Port checks"),
    chinese="端口封闭检查表",
    paper="端口封闭检查单",
    help=N_(
        "Every week somebody looks whether the closed ports of each device are as they were left. "
        "Where a seal is broken two people put on another, and the hazard is entered by itself."
    ),
    clauses=(PORTS_CLOSED, SEALED_BY_TWO),
    parts=(
        Part(
            ENTERED,
            N_("Look at the ports"),
            "检查",
            CHECKERS,
            signs="检查人",
            width=20,
            closes=True,
            also_sign=("承包方安全员",),
        ),
        Part(
            LOOKED_OVER,
            N_("Looked over by the client"),
            "发包方抽查",
            CLIENT,
            signs="发包方安全员",
            after=(ENTERED,),
        ),
    ),
    rules=(a_broken_seal_is_told, device_is_in_use),
    brings=(a_broken_seal_is_a_hazard,),
    clocks=(checks_due,),
    reads=(DEVICES,),
    copies=1,
    open_rows=4,
)
