"""Issue and return of media (领用归还): who has which, for what, and how it came back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from workroom.base.clauses import MEDIA_KEPT, MEDIA_LOCKED_UP
from workroom.base.clock import day_of
from workroom.base.ids import LineId, PersonId
from workroom.base.verdict import YES, Verdict, wrong
from workroom.base.words import N_, phrase
from workroom.rooms.holds.model import DayState
from workroom.rooms.media.media import CHECKED, CLIENT, KEEPERS, MEDIA, Medium, Result
from workroom.rooms.people.model import Role
from workroom.rooms.registers.declaration import Case, Falls, Look, Part, Register
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line, Standing

RETURNED, LOOKED_AT, CLEARED = "returned", "looked_at", "cleared"

FLOOR = frozenset({Role.OPERATOR, Role.INSPECTOR, Role.DUTY_OFFICER})

NOT_IN_USE = N_("Medium {code} has come to its end; it is not given out.")
NOT_CHECKED = N_("Medium {code} was not checked yet. Check it, then it may be used.")
FAILED = N_("Medium {code} did not pass its security check. It is not used.")
IS_OUT = N_("Medium {code} is given out already ({number}). It comes back first.")
CAME_BACK_BAD = N_(
    "Medium {code} came back with something on it ({number}). Clear it, and enter that there."
)
BACK_BEFORE_OUT = N_("It cannot come back before it was given out.")
NOT_YET = N_("That moment has not come yet.")
NOTHING_TO_CLEAR = N_("What was looked at was in order; there is nothing to clear.")
STILL_OUT = N_("Medium {code} was given out on {day} and is not back.")
LOOK_AT_IT = N_("Medium {code} came back on {day} and was not looked at.")
CLEAR_IT = N_("Medium {code} came back on {day} with something on it, and was not cleared.")


@dataclass(frozen=True, slots=True)
class Issue(Line):
    """One medium given out to one person: out, back, looked at, and cleared where that was bad."""

    medium: LineId = asked(N_("Medium"), "介质编号", width=24, of=MEDIA)
    issued_at: datetime = asked(N_("Given out at"), "领用时间", width=30)
    to: PersonId = asked(N_("Given to"), "领用人", width=18)
    purpose: str = asked(N_("What for, which data"), "用途/数据集", optional=True, width=36)
    approver: PersonId | None = asked(N_("Approved by"), "批准人", optional=True, width=18)
    returned_at: datetime | None = asked(N_("Back at"), "归还时间", part=RETURNED, width=30)
    back: Result | None = asked(N_("Look at what came back"), "归还检查", part=LOOKED_AT, width=16)
    back_found: str = asked(N_("What the check found"), "检查情况", part=LOOKED_AT, optional=True)
    cleared: str = asked(N_("How it was cleared"), "清理情况", part=CLEARED, lines=2)


def may_be_given_out(case: Case[Issue]) -> Verdict:
    """§4.3.8 安全检查: nothing is used that was not checked; and nothing twice."""
    medium = case.named.get(case.after.medium)
    if case.part.key != ENTERED or case.before is not None or not isinstance(medium, Medium):
        return YES
    code = medium.code
    if not medium.in_use:
        return wrong("medium", NOT_IN_USE, MEDIA_KEPT, code=code)
    verdict = YES
    if CHECKED not in medium.filled:
        verdict &= wrong("medium", NOT_CHECKED, MEDIA_KEPT, code=code)
    elif medium.result is Result.FAILED:
        verdict &= wrong("medium", FAILED, MEDIA_KEPT, code=code)
    before = [one for one in case.lines(ISSUES) if one.medium == medium.id]
    for one in before:
        if one.standing is Standing.OPEN:
            verdict &= wrong("medium", IS_OUT, MEDIA_KEPT, code=code, number=one.number)
    for one in before[-1:]:
        if one.back is Result.FAILED and CLEARED not in one.filled:
            verdict &= wrong("medium", CAME_BACK_BAD, MEDIA_KEPT, code=code, number=one.number)
    return verdict


def moments_in_order(case: Case[Issue]) -> Verdict:
    """Out before back, and neither of them tomorrow."""
    one, verdict = case.after, YES
    if one.issued_at > case.now:
        verdict &= wrong("issued_at", NOT_YET, MEDIA_KEPT)
    if one.returned_at is not None and one.returned_at < one.issued_at:
        verdict &= wrong("returned_at", BACK_BEFORE_OUT, MEDIA_KEPT)
    if one.returned_at is not None and one.returned_at > case.now:
        verdict &= wrong("returned_at", NOT_YET, MEDIA_KEPT)
    return verdict


def only_what_was_bad_is_cleared(case: Case[Issue]) -> Verdict:
    """Nothing is cleared that was in order."""
    if case.part.key == CLEARED and case.after.back is not Result.FAILED:
        return wrong("cleared", NOTHING_TO_CLEAR, MEDIA_KEPT)
    return YES


def given_out(issues: Iterable[Issue]) -> dict[LineId, Issue]:
    """By medium: what is in somebody's hands."""
    return {one.medium: one for one in issues if one.standing is Standing.OPEN}


def issues_due(look: Look) -> Iterator[Falls]:
    """What is out over night; what came back and was not looked at, or not cleared.

    §5.5.5 移动存储专柜上锁: a medium is back in its cabinet before the room is left; until
    then it is where it is needed, and nothing is due.
    """
    codes = {one.id: one.code for one in look.lines(MEDIA)}
    is_left = look.last_day is not None and look.last_day.state is DayState.CLOSED
    for one in look.lines(ISSUES):
        code, out = codes.get(one.medium, ""), day_of(one.issued_at, look.zone)
        back = day_of(one.returned_at, look.zone) if one.returned_at is not None else out
        if one.standing is Standing.OPEN:
            if out == look.today and not is_left:
                continue
            yield Falls(MEDIA_LOCKED_UP, out, phrase(STILL_OUT, code=code, day=out), line=one)
        elif one.returned_at is not None and LOOKED_AT not in one.filled:
            yield Falls(MEDIA_KEPT, back, phrase(LOOK_AT_IT, code=code, day=back), line=one)
        elif one.back is Result.FAILED and CLEARED not in one.filled:
            yield Falls(MEDIA_KEPT, back, phrase(CLEAR_IT, code=code, day=back), line=one)


ISSUES: Register[Issue] = Register(
    key="media_issues",
    kind=Issue,
    form="F22",
    title=N_("Issue and return of media"),
    chinese="存储介质领用归还登记",
    help=N_(
        "Who has which medium, and what for. A scan of the medium at a station gives it out to "
        "whoever is there, and the next scan takes it back; the keeper looks at what came back."
    ),
    clauses=(MEDIA_KEPT, MEDIA_LOCKED_UP),
    parts=(
        Part(ENTERED, N_("Given out"), "领用", KEEPERS | CLIENT | FLOOR, signs="领用人"),
        Part(
            RETURNED,
            N_("Brought back"),
            "归还",
            KEEPERS | CLIENT | FLOOR,
            signs="归还人",
            after=(ENTERED,),
            closes=True,
        ),
        Part(
            LOOKED_AT,
            N_("Looked at"),
            "归还检查",
            KEEPERS | CLIENT,
            signs="保管人",
            width=18,
            after=(RETURNED,),
        ),
        Part(CLEARED, N_("Cleared"), "清理", KEEPERS | CLIENT, signs="清理人", after=(LOOKED_AT,)),
    ),
    rules=(may_be_given_out, moments_in_order, only_what_was_bad_is_cleared),
    clocks=(issues_due,),
    reads=(MEDIA,),
    copies=1,
    open_rows=4,
)
