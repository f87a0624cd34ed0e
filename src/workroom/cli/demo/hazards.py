"""The hazards of the demonstration: one put right and verified, a major one still followed up."""

from datetime import timedelta

from workroom.base.ids import LineId
from workroom.cli.demo.stage import Stage
from workroom.rooms.registers import service
from workroom.rooms.safety.hazards import FOLLOW_UPS, HAZARDS, MENDED, VERIFIED, HazardLevel


def a_cable_lies_loose(stage: Stage) -> LineId:
    """The client's security officer walks round and finds something small."""
    today = stage.at(0, "00:00").date()
    with stage.acting("security") as work:
        found = service.enter(
            work,
            HAZARDS,
            {
                "level": HazardLevel.ORDINARY,
                "found_on": today,
                "place": "3号台",
                "description": "扫描仪电源线拖在通道上，插线板未固定，易绊倒和松脱。",
                "basis": "DA/T 68.2 §5.5.3",
                "demand": "当日走线入槽，插线板固定在台面下。",
                "due": today,
                "owner": stage.id("duty"),
            },
        )
    return found.event.line


def it_is_put_right(stage: Stage, hazard: LineId) -> None:
    """By the duty officer, who answers for it."""
    values = {
        "measure": "已加装线槽，插线板用支架固定在台面下，通道无杂物。",
        "mended_on": stage.at(0, "00:00").date(),
    }
    with stage.acting("duty") as work:
        service.fill(work, HAZARDS, hazard, MENDED, values)


def another_verifies(stage: Stage, hazard: LineId) -> None:
    """The next morning, by somebody else."""
    values = {
        "finding": "现场查看，已按要求整改到位。",
        "verified_on": stage.at(1, "00:00").date(),
    }
    with stage.acting("security") as work:
        service.fill(work, HAZARDS, hazard, VERIFIED, values)


def water_drips(stage: Stage) -> LineId:
    """A major one, which cannot be put right in a day."""
    today = stage.at(1, "00:00").date()
    with stage.acting("manager") as work:
        found = service.enter(
            work,
            HAZARDS,
            {
                "level": HazardLevel.MAJOR,
                "found_on": today,
                "place": "1号柜上方",
                "description": "空调冷凝水管接头渗水，水滴落在柜顶，危及柜内档案。",
                "basis": "DA/T 68.2 §5.5.3",
                "demand": "立即停用该路空调并遮护档案柜；两日内更换接头，试水无渗漏后恢复。",
                "due": today + timedelta(days=2),
                "owner": stage.id("manager"),
            },
        )
    return found.event.line


def it_is_followed_up(stage: Stage, hazard: LineId) -> None:
    """As every day until it is gone."""
    values = {
        "hazard": hazard,
        "day": stage.at(1, "00:00").date(),
        "measure": "空调已停，柜顶覆防水布，每两小时巡看一次，未再滴水；已报物业约明日更换。",
    }
    with stage.acting("duty") as work:
        service.enter(work, FOLLOW_UPS, values)
