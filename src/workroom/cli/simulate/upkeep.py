"""What comes round: duty, footage, ports, media, and a treatment of what was out too long."""

from datetime import timedelta

from workroom.cli.playing import RESHELVE, Part
from workroom.cli.simulate import founding
from workroom.cli.simulate.quarter import Quarter
from workroom.cli.simulate.safety import Hazards, OpenHazard
from workroom.rooms.equipment.devices import Port
from workroom.rooms.equipment.network import NETWORK_CHECKS
from workroom.rooms.equipment.ports import PORT_CHECKS, Seals
from workroom.rooms.media.inventories import INVENTORIES
from workroom.rooms.people.model import Role
from workroom.rooms.registers import service as registers
from workroom.rooms.registers import store as lines
from workroom.rooms.safety.hazards import HAZARDS
from workroom.rooms.treatment.treatments import (
    CHECKED,
    CONFIRMED,
    TREATMENTS,
    Method,
    Result,
    Trigger,
)
from workroom.rooms.video.reviews import LOOKED_OVER, REVIEWS, Seen

REVIEWED_EVERY = 5
"""Working days: a week."""
COUNTED_EVERY = 20
"""Working days: less than a month."""
SEAL_BROKEN_ONCE_IN = 30


def enter_tomorrows_duty(quarter: Quarter) -> None:
    """The next working day wants somebody the day before."""
    tomorrow = quarter.number + 1
    if tomorrow < len(quarter.days):
        founding.roster(quarter, quarter.days[tomorrow], tomorrow)


def review_footage(quarter: Quarter) -> None:
    """Each camera once a week, and somebody else looks it over."""
    if quarter.number % REVIEWED_EVERY != REVIEWED_EVERY - 1:
        return
    reviewer = quarter.on_duty(Role.SECURITY_OFFICER)
    for camera in quarter.cameras:
        values = {
            "day": quarter.today,
            "camera": camera,
            "footage_from": quarter.at("08:00") - timedelta(days=6),
            "footage_to": quarter.at("08:00"),
            "windows": "08:00-09:00, 17:00-18:00",
            "whole": True,
            "seen": Seen.NOTHING,
            "earliest": quarter.days[0] - timedelta(days=3),
        }
        with quarter.acting(reviewer) as work:
            line = registers.enter(work, REVIEWS, values).event.line
        with quarter.acting(quarter.on_duty(Role.ARCHIVIST)) as work:
            registers.fill(work, REVIEWS, line, LOOKED_OVER, {"remark": "属实"})


def look_at_ports(quarter: Quarter, hazards: Hazards) -> None:
    """Each device and the network once a week; now and then a seal is broken."""
    if quarter.number % REVIEWED_EVERY != 1:
        return
    officer, second = quarter.on_duty(Role.DUTY_OFFICER), quarter.custodian
    for device in quarter.devices:
        values: dict[str, object] = {
            "device": device,
            "day": quarter.today,
            "seals": Seals.WHOLE,
        }
        broken = quarter.happens(SEAL_BROKEN_ONCE_IN)
        if broken:
            values |= {
                "seals": Seals.BROKEN,
                "at": (Port.USB_FRONT,),
                "used": False,
                "found": "封条一角翘起，清洁时碰落",
                "new_seal": f"D-{quarter.number:04}",
                "second": quarter.id(second),
                "owner": quarter.id("manager"),
            }
        with quarter.acting(officer) as work:
            registers.enter(work, PORT_CHECKS, values)
        if broken:
            _heard_of(quarter, hazards)
    values = {
        "day": quarter.today,
        "apart": True,
        "no_wireless": True,
        "how": "逐机查看网线、网卡",
    }
    with quarter.acting(officer) as work:
        registers.enter(work, NETWORK_CHECKS, values)


def _heard_of(quarter: Quarter, hazards: Hazards) -> None:
    """The hazard that came with the broken seal is put right like any other."""
    with quarter.ledger.read() as db:
        hazard = lines.every(db, HAZARDS)[-1]
    hazards.open.append(OpenHazard(hazard.id, hazard.number, False, quarter.number))


def count_media(quarter: Quarter) -> None:
    """Once a month, by two."""
    if quarter.number % COUNTED_EVERY != COUNTED_EVERY - 1:
        return
    values = {
        "day": quarter.today,
        "pieces": len(quarter.media),
        "second": quarter.id(quarter.on_duty(Role.DUTY_OFFICER)),
    }
    with quarter.acting(quarter.custodian) as work:
        registers.enter(work, INVENTORIES, values)


def treat_and_reshelve(quarter: Quarter) -> None:
    """What came home yesterday after more than a month: treated, checked, confirmed, reshelved."""
    for parcel in quarter.untreated:
        values = {
            "trigger": Trigger.OVER_A_MONTH,
            "units": (parcel.box.unit.id,),
            "condition": "外观完好，无霉斑虫迹",
            "method": Method.LOW_OXYGEN,
            "equipment": "低氧消毒柜 DY-02",
            "began": quarter.at("07:00"),
            "ended": quarter.at("12:00"),
            "operator": quarter.people["archivist"].name,
        }
        with quarter.acting("archivist") as work:
            line = registers.enter(work, TREATMENTS, values).event.line
        found = {"checked_on": quarter.today, "how": "抽查10卷", "result": Result.PASSED}
        with quarter.acting(quarter.on_duty(Role.SECURITY_OFFICER)) as work:
            registers.fill(work, TREATMENTS, line, CHECKED, found)
        with quarter.acting("lead") as work:
            registers.fill(work, TREATMENTS, line, CONFIRMED, {"remark": "同意上架"})
        quarter.acts["treatments"] += 1
    who = quarter.on_duty(Role.ARCHIVIST)
    part: Part = [(who, one.box.unit.code) for one in quarter.untreated]
    if part:
        quarter.play(quarter.clock() + timedelta(minutes=3), [(who, RESHELVE), *part])
    quarter.untreated.clear()
