"""What becomes of footage (视频数据移交、删除): asked for, approved by the client, carried out."""

from collections.abc import Iterator

from workroom.base.clauses import (
    ANOTHER_APPROVES,
    DELETER_IS_ANOTHER,
    FOOTAGE_HELD,
    FOOTAGE_KEPT,
    PLAYBACK_ON_RECORD,
)
from workroom.base.clock import day_of
from workroom.base.verdict import YES, Verdict, no, wrong
from workroom.base.words import N_, phrase
from workroom.rooms.people.model import Role
from workroom.rooms.registers.declaration import Case, Falls, Look, Part, Register, Worked
from workroom.rooms.registers.fields import ENTERED
from workroom.rooms.registers.model import Standing
from workroom.rooms.registers.rules import sealed_by
from workroom.rooms.video.cameras import CAMERAS, WATCHERS
from workroom.rooms.video.footage import (
    APPROVED,
    EXECUTED,
    Fate,
    Release,
    covered_by,
    covering,
    held_by,
    may_go_from,
    said_to_hold,
)
from workroom.rooms.video.held import HOLDERS
from workroom.rooms.video.reviews import REVIEWS
from workroom.rooms.video.rules import deletable_from, first_gap

DAYS_IN_ORDER = N_("The last day cannot lie before the first, nor after today.")
NOT_SIX_MONTHS = N_("Footage of {last} is kept for six months: delete it from {day} on.")
NOT_REVIEWED = N_(
    "Camera {camera}: no playback that was looked over covers {first} to {last}. Review it first."
)
IS_HELD = N_("Footage of these days is held by: {numbers}. Close them first.")
ONLY_REVIEWER = N_("{name} alone reviewed this footage; somebody else must delete it.")
OWN_REQUEST = N_("{name} asked for it; another security officer of the client approves it.")
OWN_WITNESS = N_("The witness is somebody else than who carries it out.")
ON_WHICH_MEDIUM = N_("Say on which medium it is handed over, and with which check value.")
NOT_YET = N_("That moment has not come yet.")
APPROVE = N_("{number} waits for the client's security officer to approve it.")
CARRY_OUT = N_("{number} is approved and waits to be carried out.")


def days_in_order(case: Case[Release]) -> Verdict:
    """A period that has been."""
    if case.after.first_day <= case.after.last_day <= case.today:
        return YES
    return wrong("last_day", DAYS_IN_ORDER, FOOTAGE_KEPT)


def kept_for_six_months(case: Case[Release]) -> Verdict:
    """§4.2.4.4 自产生之日起保存不少于6个月; R-4.2.4.4f, I10."""
    release, day = case.after, case.today
    if release.done_at is not None:
        day = day_of(release.done_at, case.zone)
    allowed = deletable_from(release.last_day)
    if release.fate is Fate.DELETED and day < allowed:
        last = release.last_day
        return wrong("last_day", NOT_SIX_MONTHS, FOOTAGE_KEPT, last=last, day=allowed)
    return YES


def reviewed_before(case: Case[Release]) -> Verdict:
    """§4.2.4.4 删除前留存回放记录: each day of each camera, from the day on which it was hung."""
    release, verdict = case.after, YES
    if release.fate is not Fate.DELETED:
        return verdict
    reviews = covering(release, case.lines(REVIEWS), case.zone)
    hung = {camera.id: camera for camera in case.lines(CAMERAS)}
    for number in release.cameras:
        camera, first = hung.get(number), release.first_day
        first = max(first, camera.installed_on) if camera is not None else first
        spans = (one.days(case.zone) for one in reviews if one.camera == number)
        gap = first_gap(first, release.last_day, spans)
        if gap is not None:
            code = camera.code if camera is not None else ""
            told = {"camera": code, "first": gap[0], "last": gap[1]}
            verdict &= wrong("cameras", NOT_REVIEWED, PLAYBACK_ON_RECORD, **told)
    return verdict


def not_held(case: Case[Release]) -> Verdict:
    """R-4.2.4.4g: nothing that is open was found on a day of the period, or in its footage."""
    numbers = held_by(case.after, case, case.zone)
    if case.after.fate is Fate.DELETED and numbers:
        return no(IS_HELD, FOOTAGE_HELD, numbers=numbers)
    return YES


def deleter_is_not_the_only_reviewer(case: Case[Release]) -> Verdict:
    """Separation of duties (d): who deletes ≠ sole reviewer of the playback."""
    release = case.after
    if case.part.key != EXECUTED or release.fate is not Fate.DELETED:
        return YES
    reviews = covering(release, case.lines(REVIEWS), case.zone)
    if {review.entered_by for review in reviews} == {case.by.id}:
        return no(ONLY_REVIEWER, DELETER_IS_ANOTHER, name=case.by.name)
    return YES


def approved_by_another(case: Case[Release]) -> Verdict:
    """Separation of duties (e): nobody approves what he asked for."""
    if case.part.key == APPROVED and case.by.id == case.after.entered_by:
        return no(OWN_REQUEST, ANOTHER_APPROVES, name=case.by.name)
    return YES


def carried_out_before_a_witness(case: Case[Release]) -> Verdict:
    """F27: 执行人、见证人、时间; what is handed over is on a medium, with a check value."""
    release, verdict = case.after, YES
    if case.part.key != EXECUTED:
        return verdict
    if release.witness == case.by.id:
        verdict &= wrong("witness", OWN_WITNESS, PLAYBACK_ON_RECORD)
    if release.done_at is not None and release.done_at > case.now:
        verdict &= wrong("done_at", NOT_YET, PLAYBACK_ON_RECORD)
    if release.fate is Fate.HANDED_OVER and not (release.medium and release.check_value):
        verdict &= wrong("medium", ON_WHICH_MEDIUM, PLAYBACK_ON_RECORD)
    return verdict


def waiting(look: Look) -> Iterator[Falls]:
    """What was asked for, until it is approved and carried out."""
    for one in look.lines(RELEASES):
        if one.standing is Standing.OPEN:
            told = CARRY_OUT if APPROVED in one.filled else APPROVE
            asked_on = day_of(one.entered_at, look.zone)
            said = phrase(told, number=one.number)
            yield Falls(PLAYBACK_ON_RECORD, asked_on, said, line=one)


RELEASES: Register[Release] = Register(
    key="footage_releases",
    kind=Release,
    form="F27",
    title=N_("Footage handed over or deleted"),
    chinese="视频数据移交、删除登记簿",
    paper="视频数据移交／删除审批单",
    help=N_(
        "Footage is deleted when six months are over, each of its days was reviewed, nothing that "
        "is open was found on them, and the client's security officer has approved it."
    ),
    clauses=(
        FOOTAGE_KEPT,
        PLAYBACK_ON_RECORD,
        FOOTAGE_HELD,
        DELETER_IS_ANOTHER,
        ANOTHER_APPROVES,
    ),
    parts=(
        Part(
            ENTERED,
            N_("Asked for"),
            "申请",
            WATCHERS | frozenset({Role.MANAGER, Role.DUTY_OFFICER}),
            signs="申请人",
        ),
        Part(
            APPROVED,
            N_("Approved"),
            "审批",
            frozenset({Role.SECURITY_OFFICER}),
            signs="发包方安全员",
            after=(ENTERED,),
        ),
        Part(
            EXECUTED,
            N_("Carried out"),
            "执行",
            WATCHERS,
            signs="执行人",
            also_sign=("见证人",),
            after=(APPROVED,),
            closes=True,
        ),
    ),
    rules=(
        days_in_order,
        kept_for_six_months,
        reviewed_before,
        not_held,
        deleter_is_not_the_only_reviewer,
        approved_by_another,
        sealed_by(APPROVED),
        carried_out_before_a_witness,
    ),
    clocks=(waiting,),
    reads=(CAMERAS, REVIEWS, *(holder.register for holder in HOLDERS)),
    worked=(
        Worked("last_day", "满6个月可删日", may_go_from, width=22),
        Worked("last_day", "覆盖的回放记录", covered_by),
        Worked("last_day", "保全（未结项）", said_to_hold),
    ),
)
