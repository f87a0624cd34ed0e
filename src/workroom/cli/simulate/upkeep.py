"""What comes round: tomorrow's duty, the cameras' footage, a treatment of what was out too long."""

from datetime import timedelta

from workroom.cli.playing import RESHELVE, Part
from workroom.cli.simulate import founding
from workroom.cli.simulate.quarter import Quarter
from workroom.rooms.people.model import Role
from workroom.rooms.registers import service as registers
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
