"""Camera outages (监控中断): since when a camera saw nothing, what was done, when it saw again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from workroom.base.clauses import FOUR_ZONES_WATCHED, Origin
from workroom.base.clock import day_of, minute_of
from workroom.base.codes import tidy
from workroom.base.ids import LineId
from workroom.base.verdict import YES, Verdict, wrong
from workroom.base.words import N_, phrase
from workroom.rooms.registers.declaration import Case, Falls, Look, Part, Register
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line, Standing
from workroom.rooms.safety.hazards import EVERYBODY
from workroom.rooms.video.cameras import CAMERAS, WATCHERS
from workroom.rooms.video.held import FINDINGS, is_followed_up

FOLLOWED_UP, RESTORED = "followed_up", "restored"

A_DAY = timedelta(days=1)

NOT_YET = N_("That moment has not come yet.")
BACK_BEFORE_OUT = N_("It cannot see again before {since}.")
NO_SUCH_NUMBER = N_("No hazard or incident has this number. Enter it there first.")
RESTORE = N_("Camera {camera} has seen nothing since {since}. Have it mended, and enter it here.")
FOLLOW_UP = N_(
    "Camera {camera} has seen nothing since {since}, longer than the {minutes} minutes agreed on. "
    "Enter it as a hazard, and give its number here."
)
DECIDE = N_(
    "Camera {camera} has seen nothing since {since}, longer than a day. The client's lead says "
    "whether work goes on, and if not, enters a stop-work order."
)


@dataclass(frozen=True, slots=True)
class Outage(Line):
    """One outage of one camera: open until it sees again."""

    camera: LineId = asked(N_("Camera"), "摄像机", width=30, of=CAMERAS)
    since: datetime = asked(N_("Sees nothing since"), "中断时间", width=32)
    cause: str = asked(N_("Cause, as far as it is known"), "中断原因", width=44, lines=2)
    meanwhile: str = asked(
        N_("What is done meanwhile"), "替代措施", optional=True, width=40, lines=2
    )
    follow_up: str = asked(
        N_("Number of the hazard or incident"), "隐患或事件号", part=FOLLOWED_UP, width=30
    )
    back_at: datetime | None = asked(N_("Sees again since"), "恢复时间", part=RESTORED, width=32)
    remedy: str = asked(N_("What was mended"), "处理情况", part=RESTORED, width=40, lines=2)


def moments_in_order(case: Case[Outage]) -> Verdict:
    """中断、恢复: both have been, and in this order."""
    outage, verdict = case.after, YES
    if outage.since > case.now:
        verdict &= wrong("since", NOT_YET, FOUR_ZONES_WATCHED)
    if outage.back_at is not None and outage.back_at > case.now:
        verdict &= wrong("back_at", NOT_YET, FOUR_ZONES_WATCHED)
    if outage.back_at is not None and outage.back_at < outage.since:
        since = minute_of(outage.since, case.zone)
        verdict &= wrong("back_at", BACK_BEFORE_OUT, FOUR_ZONES_WATCHED, since=since)
    return verdict


def hazard_has_a_number(case: Case[Outage]) -> Verdict:
    """What is given as the number of a hazard or an incident is one."""
    if case.part.key != FOLLOWED_UP or is_followed_up(case, tidy(case.after.follow_up)):
        return YES
    return wrong("follow_up", NO_SUCH_NUMBER, FOUR_ZONES_WATCHED)


def until_it_sees_again(look: Look) -> Iterator[Falls]:
    """Each outage, first as itself, then as a hazard, after a day as a question to the client.

    §4.2.4.4 全方位. After how many minutes it is a hazard, both agree on; whether work
    goes on is the client's word and no clock's: nobody is refused by this.
    """
    minutes = look.settings.number("camera_outage_minutes")
    codes = {camera.id: camera.code for camera in look.lines(CAMERAS)}
    for outage in look.lines(OUTAGES):
        if outage.standing is not Standing.OPEN:
            continue
        lasts = look.now - outage.since
        said = {
            "camera": codes.get(outage.camera, ""),
            "since": minute_of(outage.since, look.zone),
        }
        told, due = phrase(RESTORE, **said), outage.since
        if lasts > A_DAY:
            told, due = phrase(DECIDE, **said), outage.since + A_DAY
        elif lasts > timedelta(minutes=minutes) and FOLLOWED_UP not in outage.filled:
            told = phrase(FOLLOW_UP, **said, minutes=minutes)
            due = outage.since + timedelta(minutes=minutes)
        yield Falls(
            FOUR_ZONES_WATCHED, day_of(due, look.zone), told, line=outage, origin=Origin.PROJECT
        )


OUTAGES: Register[Outage] = Register(
    key="camera_outages",
    kind=Outage,
    title=N_("Camera outages"),
    chinese="监控中断登记簿",
    paper="监控中断登记单",
    help=N_(
        "When a camera saw nothing, and since when it sees again. An outage that lasts is a "
        "hazard; after a day the client's lead says whether work goes on."
    ),
    clauses=(FOUR_ZONES_WATCHED,),
    parts=(
        Part(ENTERED, N_("Outage"), "中断", EVERYBODY, signs="发现人"),
        Part(FOLLOWED_UP, N_("Entered as a hazard"), "列为隐患", EVERYBODY, after=(ENTERED,)),
        Part(
            RESTORED,
            N_("Sees again"),
            "恢复",
            WATCHERS,
            signs="责任人",
            after=(ENTERED,),
            closes=True,
        ),
    ),
    rules=(moments_in_order, hazard_has_a_number),
    clocks=(until_it_sees_again,),
    reads=(CAMERAS, *FINDINGS),
    copies=1,
)
