"""Playback of footage (视频回放检查): what was looked at, what was seen, what is still there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from workroom.base.clauses import FOOTAGE_KEPT, FOOTAGE_REVIEWED, REVIEW_LOOKED_OVER, Origin
from workroom.base.clock import day_of
from workroom.base.codes import tidy
from workroom.base.ids import LineId
from workroom.base.verdict import YES, Verdict, no, wrong
from workroom.base.words import N_, phrase
from workroom.rooms.people.model import Role
from workroom.rooms.registers.declaration import Case, Falls, Look, Part, Register, Worked
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line, Option, Standing
from workroom.rooms.registers.rules import sealed_by
from workroom.rooms.video.cameras import CAMERAS, WATCHERS, Camera
from workroom.rooms.video.held import FINDINGS, is_followed_up
from workroom.rooms.video.rules import kept_too_short

LOOKED_OVER = "looked_over"
CLIENT = frozenset({Role.CLIENT_LEAD, Role.SECURITY_OFFICER, Role.ARCHIVIST})

ENDS_BEFORE_IT_BEGINS = N_("The footage cannot end before it begins.")
NOT_YET = N_("That moment has not come yet. Enter what was looked at.")
EARLIEST_LATER = N_("Footage that is still there cannot be of a day after the check.")
SAY_WHAT_WAS_SEEN = N_("Something was seen, or the picture is not whole: say what.")
FOLLOW_IT_UP = N_(
    "What was seen is followed up: enter it as a hazard or an incident first, and give its number."
)
OWN_REVIEW = N_("{number}: who made the check cannot look it over. Ask somebody else.")
REVIEW = N_("Camera {camera}: the footage was last reviewed on {last}; agreed: every {days} days.")
REVIEW_FIRST = N_("Camera {camera}: the footage was never reviewed; agreed: every {days} days.")
LOOK_OVER = N_("The playback {number} (camera {camera}) waits for somebody to look it over.")
TOO_SHORT = N_(
    "Camera {camera}: on {day} there was footage from {earliest} on only; it is kept for six "
    "months. Mend the recorder, and report what is lost."
)


class Seen(Option):
    """Whether there was anything to see."""

    NOTHING = "nothing", N_("nothing out of order"), "无异常"
    SOMETHING = "something", N_("something out of order"), "有异常"


@dataclass(frozen=True, slots=True)
class Review(Line):
    """One playback of one camera's footage, looked over by another; F26 holds them in a row."""

    day: date = asked(N_("Day of the check"), "检查日期", width=20)
    camera: LineId = asked(N_("Camera"), "摄像机", width=22, of=CAMERAS)
    footage_from: datetime = asked(N_("Footage from"), "回放区间起", width=20)
    footage_to: datetime = asked(N_("Footage to"), "回放区间止", width=20)
    windows: str = asked(
        N_("Windows looked at"), "抽看时段", width=22, hint=N_("Such as 08:00-09:00, 17:00-18:00")
    )
    whole: bool = asked(N_("Picture whole"), "画面完好", width=10)
    seen: Seen = asked(N_("What was seen"), "发现情况", width=13)
    told: str = asked(N_("What exactly"), "情况说明", width=24, optional=True, lines=2)
    follow_up: str = asked(
        N_("Number of the hazard or incident"), "处理／隐患或事件号", width=19, optional=True
    )
    earliest: date = asked(N_("Earliest day still there"), "最早留存日", width=20)
    remark: str = asked(
        N_("Who looked it over says"), "复核意见", part=LOOKED_OVER, optional=True, lines=2
    )

    def days(self, zone: ZoneInfo) -> tuple[date, date]:
        """The first and the last day of the footage, by the room's wall clock."""
        return day_of(self.footage_from, zone), day_of(self.footage_to, zone)


def footage_in_order(case: Case[Review]) -> Verdict:
    """What was looked at lies in the past, and what is still there is not of tomorrow."""
    review, verdict = case.after, YES
    if review.footage_to < review.footage_from:
        verdict &= wrong("footage_to", ENDS_BEFORE_IT_BEGINS, FOOTAGE_REVIEWED)
    if review.footage_to > case.now:
        verdict &= wrong("footage_to", NOT_YET, FOOTAGE_REVIEWED)
    if review.day > case.today:
        verdict &= wrong("day", NOT_YET, FOOTAGE_REVIEWED)
    if review.earliest > review.day:
        verdict &= wrong("earliest", EARLIEST_LATER, FOOTAGE_KEPT)
    return verdict


def findings_followed_up(case: Case[Review]) -> Verdict:
    """R-4.2.4.4d: what was seen is a hazard or an incident, and has a number there."""
    review = case.after
    if review.whole and review.seen is Seen.NOTHING:
        return YES
    verdict = YES if review.told else wrong("told", SAY_WHAT_WAS_SEEN, FOOTAGE_REVIEWED)
    if not is_followed_up(case, tidy(review.follow_up)):
        verdict &= wrong("follow_up", FOLLOW_IT_UP, FOOTAGE_REVIEWED)
    return verdict


def looked_over_by_another(case: Case[Review]) -> Verdict:
    """复核人≠检查人. F26."""
    if case.part.key == LOOKED_OVER and case.by.id == case.after.entered_by:
        return no(OWN_REVIEW, REVIEW_LOOKED_OVER, number=case.after.number)
    return YES


def newest(reviews: Iterable[Review], camera: Camera) -> Review | None:
    """The last playback of a camera."""
    own = (review for review in reviews if review.camera == camera.id)
    return max(own, key=lambda review: (review.day, review.id), default=None)


def reviews_due(look: Look) -> Iterator[Falls]:
    """Each camera in use, when nobody has looked for as long as both agreed on.

    §4.2.4.4 定期回放检查: how often is not the standard's word but the project's.
    """
    days = look.settings.number("playback_days")
    for camera in _in_use(look):
        last = newest(look.lines(REVIEWS), camera)
        due = (last.day if last is not None else camera.installed_on) + timedelta(days=days)
        if look.today < due:
            continue
        told = phrase(REVIEW_FIRST, camera=camera.code, days=days)
        if last is not None:
            told = phrase(REVIEW, camera=camera.code, last=last.day, days=days)
        yield Falls(FOOTAGE_REVIEWED, due, told, line=camera, origin=Origin.PROJECT)


def footage_gone(look: Look) -> Iterator[Falls]:
    """Each camera in use that had lost footage which the standard wants kept, when last checked.

    §4.2.4.4 不少于6个月; §10.3: the recorder deletes by itself, so that it is asked each week.
    """
    for camera in _in_use(look):
        last = newest(look.lines(REVIEWS), camera)
        if last is not None and kept_too_short(
            last.earliest, seen_on=last.day, installed_on=camera.installed_on
        ):
            told = phrase(TOO_SHORT, camera=camera.code, day=last.day, earliest=last.earliest)
            yield Falls(FOOTAGE_KEPT, last.day, told, line=last)


def waiting_to_be_looked_over(look: Look) -> Iterator[Falls]:
    """Each playback until another has looked it over: only then does it count for a deletion."""
    codes = {camera.id: camera.code for camera in look.lines(CAMERAS)}
    for review in look.lines(REVIEWS):
        if review.standing is Standing.OPEN:
            said = phrase(LOOK_OVER, number=review.number, camera=codes.get(review.camera, ""))
            yield Falls(REVIEW_LOOKED_OVER, review.day, said, line=review)


def _in_use(look: Look) -> tuple[Camera, ...]:
    return tuple(camera for camera in look.lines(CAMERAS) if camera.in_use)


def _zone_of(review: Review, look: Look) -> str:
    found = (one.zone.chinese for one in look.lines(CAMERAS) if one.id == review.camera)
    return next(found, "")


REVIEWS: Register[Review] = Register(
    key="playback_reviews",
    kind=Review,
    form="F26",
    title=N_("Playback of footage"),
    chinese="视频监控回放检查记录",
    help=N_(
        "Who looked at the footage of which camera, and what was seen. Each camera in use is "
        "looked at every few days; footage that nobody has looked at is not deleted."
    ),
    clauses=(FOOTAGE_REVIEWED, FOOTAGE_KEPT, REVIEW_LOOKED_OVER),
    parts=(
        Part(ENTERED, N_("Playback"), "回放检查", CLIENT | WATCHERS, signs="检查人", width=14),
        Part(
            LOOKED_OVER,
            N_("Looked over"),
            "复核",
            CLIENT,
            signs="复核人",
            width=14,
            after=(ENTERED,),
            closes=True,
        ),
    ),
    rules=(
        footage_in_order,
        findings_followed_up,
        looked_over_by_another,
        sealed_by(LOOKED_OVER),
    ),
    clocks=(reviews_due, footage_gone, waiting_to_be_looked_over),
    reads=(CAMERAS, *FINDINGS),
    worked=(Worked("camera", "区域", _zone_of, width=17),),
    copies=1,
)
