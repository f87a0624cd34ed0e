"""Who comes and goes: badges at the door, visitors with their slips, media out and back."""

from datetime import timedelta

from workroom.base.codes import Code, Prefix, label
from workroom.base.ids import LineId
from workroom.cli.playing import BETWEEN_SCANS, PUT_AWAY, TAKE, UnexpectedError
from workroom.cli.simulate.closings import Fate
from workroom.cli.simulate.quarter import Quarter
from workroom.rooms.access import store as access
from workroom.rooms.access.visits import (
    AGREED,
    CAME_IN,
    VISITS,
    WENT_OUT,
    Area,
    Consent,
    IdKind,
    Inviter,
    VisitKind,
)
from workroom.rooms.media.issues import ISSUES, LOOKED_AT
from workroom.rooms.media.media import Result
from workroom.rooms.people.model import Party, Role
from workroom.rooms.registers import service as registers
from workroom.rooms.registers import store as lines
from workroom.rooms.station.model import COMMANDS, Act, Outcome, Reply, Session
from workroom.rooms.station.service import hear

FORGETS_TO_SCAN_IN_ONCE_IN = 40
VISIT_ONCE_IN = 4
DELEGATION_ONCE_IN = 6
INSPECTION_ONCE_IN = 8
"""Of the visits."""
SOMETHING_ON_IT_ONCE_IN = 25
DOOR = "门口"
_WATCH = next(one.code for one in COMMANDS if one.act is Act.DOOR)


def come_in(quarter: Quarter) -> None:
    """The contractor's people scan their badges at the door; somebody forgets to."""
    for key in _crew(quarter):
        keeps_the_day = key in _last_inside(quarter) or key == forgetful(quarter)
        if keeps_the_day or not quarter.happens(FORGETS_TO_SCAN_IN_ONCE_IN):
            _pass(quarter, key)


def leave(quarter: Quarter) -> None:
    """All but those who close the room, and whoever forgets to scan.

    Who had not scanned in and worked all day hears “comes in”, and scans once more.
    """
    for key in _crew(quarter):
        if key in _last_inside(quarter):
            continue
        if quarter.fate is Fate.NOT_SCANNED_OUT and key == forgetful(quarter):
            continue
        _pass(quarter, key)
        if _is_inside(quarter, key):
            _pass(quarter, key)


def forgetful(quarter: Quarter) -> str:
    """Who forgets the badge today, where somebody is fated to."""
    return quarter.on_duty(Role.OPERATOR)


def somebody_visits(quarter: Quarter) -> None:
    """Registered, agreed to, escorted in; out again with the slip, but for who forgets it."""
    unsigned = quarter.fate is Fate.UNSIGNED
    if not unsigned and quarter.number and not quarter.happens(VISIT_ONCE_IN):
        return
    line, number = _registered(quarter)
    quarter.clock.forward(timedelta(minutes=25))
    if unsigned:
        quarter.unsigned = line
    elif _hear(quarter, number).outcome is not Outcome.DONE:
        raise UnexpectedError(f"{quarter.today}: {number} did not go out")


def sign_out_yesterdays(quarter: Quarter) -> None:
    """Who left without signing is asked by telephone, and the slip is filled."""
    if quarter.unsigned is None:
        return
    told = {"out_at": quarter.clock(), "not_back": "胸牌次日交还"}
    with quarter.acting(quarter.on_duty(Role.DUTY_OFFICER)) as work:
        registers.fill(work, VISITS, quarter.unsigned, WENT_OUT, told)
    quarter.unsigned = None


def back_up(quarter: Quarter) -> None:
    """A disk goes out and comes back, and its keeper looks at it; or lies in a drawer."""
    who = quarter.on_duty(Role.OPERATOR)
    disk = label(Prefix.MEDIUM, quarter.media[quarter.number % len(quarter.media)])
    for code in (TAKE, disk):
        quarter.workers[who].scan(code)
    quarter.acts["media_out"] += 1
    if quarter.fate is Fate.IN_A_DRAWER:
        quarter.in_a_drawer = disk
        return
    quarter.clock.forward(timedelta(minutes=10))
    brought_back(quarter, disk)


def brought_back(quarter: Quarter, disk: Code) -> None:
    """Scanned back, and looked at; now and then something is on it, and it is cleared."""
    for code in (PUT_AWAY, disk):
        quarter.workers[quarter.on_duty(Role.OPERATOR)].scan(code)
    with quarter.ledger.read() as db:
        issue = lines.every(db, ISSUES)[-1].id
    bad = quarter.happens(SOMETHING_ON_IT_ONCE_IN)
    keeper = quarter.custodian
    with quarter.acting(keeper) as work:
        told = {"back": Result.FAILED if bad else Result.PASSED}
        registers.fill(work, ISSUES, issue, LOOKED_AT, told)
    if bad:
        with quarter.acting(keeper) as work:
            registers.fill(work, ISSUES, issue, "cleared", {"cleared": "全盘查杀，复检无毒"})


def _registered(quarter: Quarter) -> tuple[LineId, Code]:
    """The slip of a visit whose people are inside now."""
    officer = quarter.on_duty(Role.DUTY_OFFICER)
    kind, people = VisitKind.VISIT, 1
    if quarter.happens(INSPECTION_ONCE_IN):
        kind, people = VisitKind.INSPECTION, 2
    elif quarter.happens(DELEGATION_ONCE_IN):
        kind, people = VisitKind.DELEGATION, 3
    is_inspection = kind is VisitKind.INSPECTION
    values = {
        "day": quarter.today,
        "kind": kind,
        "name": quarter.random.choice(("孙立", "何静", "许宁", "曹阳")),
        "people": people,
        "others": "名单附后" if people > 1 else "",
        "organisation": "县保密局" if is_inspection else "县档案局",
        "id_kind": IdKind.WORK if is_inspection else IdKind.CARD,
        "id_last": f"{quarter.random.randrange(10_000):04}",
        "purpose": "保密检查" if is_inspection else "查看进度",
        "invited_by": Inviter.NOBODY if is_inspection else Inviter.CLIENT,
        "area": Area.WORK,
        "document": f"保检〔{quarter.today.year}〕{quarter.number + 1}号" if is_inspection else "",
        "officers": "孙立 0012、何静 0013" if is_inspection else "",
    }
    with quarter.acting(officer) as work:
        event = registers.enter(work, VISITS, values).event
    quarter.acts["visits"] += 1
    if not is_inspection:
        with quarter.acting(quarter.on_duty(Role.SECURITY_OFFICER)) as work:
            registers.fill(work, VISITS, event.line, AGREED, {"consent": Consent.YES})
    at_the_door = {
        "escort": quarter.id(quarter.custodian),
        "known": True,
        "pledge": "" if is_inspection else f"F15-{quarter.number + 1:04}",
        "deposit": "手机，1号箱",
        "badge": "访01",
        "in_at": quarter.clock(),
    }
    with quarter.acting(officer) as work:
        registers.fill(work, VISITS, event.line, CAME_IN, at_the_door)
    return event.line, Code(event.number)


def _pass(quarter: Quarter, key: str) -> None:
    if _hear(quarter, quarter.people[key].badge_code).outcome is not Outcome.DONE:
        raise UnexpectedError(f"{quarter.today}: {key} did not pass the door")
    quarter.acts["passed"] += 1


def _hear(quarter: Quarter, code: Code) -> Reply:
    if quarter.door.act is not Act.DOOR:
        quarter.door, _ = hear(quarter.ledger, Session(DOOR), _WATCH)
    quarter.clock.forward(BETWEEN_SCANS)
    quarter.door, reply = hear(quarter.ledger, quarter.door, code)
    return reply


def _crew(quarter: Quarter) -> tuple[str, ...]:
    return tuple(one.key for one in quarter.cast if one.party is Party.CONTRACTOR)


def _last_inside(quarter: Quarter) -> tuple[str, str]:
    """The two who close the room."""
    return quarter.on_duty(Role.DUTY_OFFICER), quarter.custodian


def _is_inside(quarter: Quarter, key: str) -> bool:
    with quarter.ledger.read() as db:
        return access.is_inside(db, quarter.id(key))
