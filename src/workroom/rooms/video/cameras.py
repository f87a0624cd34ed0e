"""Cameras (监控摄像机): where each looks, who answers for it, and since when it is out of use."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from workroom.base.clauses import FOUR_ZONES_WATCHED
from workroom.base.ids import PersonId
from workroom.base.verdict import YES, Verdict, wrong
from workroom.base.words import N_, phrase
from workroom.rooms.people.model import Role
from workroom.rooms.registers.declaration import Case, Falls, Look, Part, Register
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line, Option, Standing

TAKEN_OUT = "taken_out"

WATCHERS = frozenset({Role.CLIENT_LEAD, Role.SECURITY_OFFICER, Role.SYSTEM})
"""§4.2.4.4: 发包方专人负责; where the contractor runs it, its system administrator does."""

OUT_BEFORE_IT_HUNG = N_("It was put up on {installed_on} and cannot be out of use before.")
ZONES_UNWATCHED = N_(
    "No camera in use watches: {zones}. Enter one under Cameras, or have one put up there."
)


class Zone(Option):
    """The four zones that video must watch. §4.2.4.4."""

    ENTRANCE = "entrance", N_("entrance"), "出入口"
    ARCHIVES = "archives", N_("archives store"), "档案存放区"
    INFORMATION = "information", N_("information store"), "信息存储区"
    WORK = "work", N_("work area"), "工作区"


@dataclass(frozen=True, slots=True)
class Camera(Line):
    """One camera: in use until it is taken out of use. Its line is done when it is."""

    code: str = asked(N_("Camera number"), "摄像机编号", width=28, unique=True)
    zone: Zone = asked(N_("Zone"), "监控区域", width=26)
    place: str = asked(N_("Where it hangs"), "安装位置", width=44)
    model: str = asked(N_("Brand and model"), "品牌型号", width=34, optional=True)
    installed_on: date = asked(N_("Put up on"), "安装日期", width=24)
    owner: PersonId = asked(N_("Who answers for it"), "责任人", width=22)
    out_on: date | None = asked(N_("Out of use since"), "停用日期", part=TAKEN_OUT, width=24)
    out_because: str = asked(
        N_("Why it is out of use"), "停用原因", part=TAKEN_OUT, lines=2, width=30
    )

    @property
    def in_use(self) -> bool:
        """Whether it is watching."""
        return self.standing is Standing.OPEN


def out_after_it_hung(case: Case[Camera]) -> Verdict:
    """The two days stand in order."""
    camera = case.after
    if camera.out_on is not None and camera.out_on < camera.installed_on:
        return wrong(
            "out_on", OUT_BEFORE_IT_HUNG, FOUR_ZONES_WATCHED, installed_on=camera.installed_on
        )
    return YES


def unwatched(cameras: Iterable[Camera]) -> tuple[Zone, ...]:
    """The zones that no camera in use watches. §4.2.4.4 出入口、档案存放区、信息存储区、工作区."""
    watched = {camera.zone for camera in cameras if camera.in_use}
    return tuple(zone for zone in Zone if zone not in watched)


def unwatched_today(look: Look) -> Iterator[Falls]:
    """Every day on which one of the four zones is without a camera in use; one line for all.

    From the day on which the room is first opened: before, there is nothing to watch.
    """
    zones = unwatched(look.lines(CAMERAS))
    if zones and look.at_work:
        said = phrase(ZONES_UNWATCHED, zones=tuple(phrase(zone.label) for zone in zones))
        yield Falls(FOUR_ZONES_WATCHED, look.today, said)


CAMERAS: Register[Camera] = Register(
    key="cameras",
    kind=Camera,
    title=N_("Cameras"),
    chinese="监控摄像机登记簿",
    paper="监控摄像机登记卡",
    help=N_(
        "The cameras of the room, and which of the four zones each watches. One that is taken out "
        "of use stays on the list: its footage is still kept."
    ),
    clauses=(FOUR_ZONES_WATCHED,),
    parts=(
        Part(ENTERED, N_("Camera put up"), "安装", WATCHERS),
        Part(TAKEN_OUT, N_("Taken out of use"), "停用", WATCHERS, after=(ENTERED,), closes=True),
    ),
    rules=(out_after_it_hung,),
    clocks=(unwatched_today,),
    known_by="code",
    copies=1,
)
