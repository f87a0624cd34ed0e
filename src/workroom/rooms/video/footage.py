"""A request about footage (F27): which cameras and days, what covers it, and what holds it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from workroom.base.codes import tidy
from workroom.base.ids import LineId, PersonId
from workroom.base.words import N_
from workroom.rooms.registers.declaration import Look
from workroom.rooms.registers.fields import asked
from workroom.rooms.registers.model import Line, Option, Standing
from workroom.rooms.video.cameras import CAMERAS
from workroom.rooms.video.held import Lines, holding
from workroom.rooms.video.reviews import REVIEWS, Review
from workroom.rooms.video.rules import deletable_from

APPROVED, EXECUTED = "approved", "executed"
MOST_NAMED = 16
"""More playbacks than these are named on the paper by the first, the last and their number."""


class Fate(Option):
    """What is to become of footage. F27."""

    HANDED_OVER = "handed_over", N_("handed over to the client"), "移交发包方"
    DELETED = "deleted", N_("deleted when its time is over"), "到期删除"


@dataclass(frozen=True, slots=True)
class Release(Line):
    """Footage of some cameras over some days, handed over or deleted; F27."""

    fate: Fate = asked(N_("What becomes of it"), "类型", width=30)
    cameras: tuple[LineId, ...] = asked(N_("Of which cameras"), "摄像机", width=44, of=CAMERAS)
    first_day: date = asked(N_("First day made"), "影像起日", width=22)
    last_day: date = asked(N_("Last day made"), "产生日最晚", width=22)
    opinion: str = asked(N_("Opinion"), "审批意见", part=APPROVED, optional=True, lines=2)
    done_at: datetime | None = asked(N_("Carried out at"), "执行时间", part=EXECUTED, width=22)
    witness: PersonId | None = asked(N_("Witness"), "见证人", part=EXECUTED, width=18)
    quantity: str = asked(
        N_("Amount of data"),
        "存储量",
        part=EXECUTED,
        width=20,
        hint=N_("Such as 1.2 TB, 480 files"),
    )
    check_value: str = asked(N_("Check value"), "校验值", part=EXECUTED, optional=True)
    medium: str = asked(N_("Medium number"), "介质编号", part=EXECUTED, optional=True, width=24)


def touching(release: Release, reviews: Iterable[Review], zone: ZoneInfo) -> tuple[Review, ...]:
    """The playbacks of its cameras that show some of its days."""

    own = (one for one in reviews if one.camera in release.cameras)
    spans = ((one, *one.days(zone)) for one in own)
    wanted = (release.first_day, release.last_day)
    return tuple(one for one, first, last in spans if first <= wanted[1] and last >= wanted[0])


def covering(release: Release, reviews: Iterable[Review], zone: ZoneInfo) -> tuple[Review, ...]:
    """Those of them that somebody else has looked over: only they count."""
    found = touching(release, reviews, zone)
    return tuple(one for one in found if one.standing is Standing.DONE)


def held_by(release: Release, seen: Lines, zone: ZoneInfo) -> tuple[str, ...]:
    """The numbers of all that holds its footage."""
    shown = touching(release, seen.lines(REVIEWS), zone)
    followed_up = {tidy(review.follow_up) for review in shown}
    held = holding(seen, release.first_day, release.last_day, followed_up)
    return tuple(line.number for line in held)


def may_go_from(release: Release, _look: Look) -> str:
    """满6个月可删日."""
    return deletable_from(release.last_day).isoformat()


def covered_by(release: Release, look: Look) -> str:
    """覆盖的回放记录."""
    numbers = [one.number for one in covering(release, look.lines(REVIEWS), look.zone)]
    if len(numbers) > MOST_NAMED:
        return f"{numbers[0]} 至 {numbers[-1]}，共 {len(numbers)} 份"
    return "、".join(numbers)


def said_to_hold(release: Release, look: Look) -> str:
    """保全."""
    return "、".join(held_by(release, look, look.zone)) or "无"
