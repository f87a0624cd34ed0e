"""Stop-work orders (责令停工): while one is in force, no stage is logged in its scope."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from workroom.base.clauses import WORK_IS_STOPPED
from workroom.base.ids import LineId, PersonId
from workroom.base.verdict import YES, Verdict, no, wrong
from workroom.base.words import N_
from workroom.rooms.people.model import Person, Role
from workroom.rooms.registers.declaration import Case, Part, Register
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line, Option, Standing
from workroom.rooms.safety.accidents import QUALITY_ACCIDENTS
from workroom.rooms.safety.hazards import NOT_YET

LIFTED = "lifted"

WHICH_WORKSTATION = N_(
    "Say which workstation is stopped, as it is called at the stations: {names}."
)
LIFTED_BEFORE = N_("It cannot be lifted before it began.")
WHICH_PERSON = N_("Say who is stopped.")
ROOM_IS_STOPPED = N_(
    "Work in the room is stopped by the order {number}: {why}. It goes on when the client's lead "
    "has lifted the order."
)
WORKSTATION_IS_STOPPED = N_(
    "Work at {station} is stopped by the order {number}: {why}. Work elsewhere, or ask the "
    "client's lead to lift the order."
)
PERSON_IS_STOPPED = N_(
    "{name} is stopped by the order {number}: {why}. Somebody else does it, or the client's lead "
    "lifts the order."
)


class Scope(Option):
    """How far an order reaches."""

    ROOM = "room", N_("the whole room"), "全部场所"
    WORKSTATION = "workstation", N_("a workstation"), "工位"
    PERSON = "person", N_("a person"), "人员"


@dataclass(frozen=True, slots=True)
class StopWork(Line):
    """One order, from the moment on from which work stops until it is lifted."""

    scope: Scope = asked(N_("Scope"), "停工范围", width=20)
    workstation: str = asked(N_("Workstation"), "工位名称", optional=True, width=24)
    person: PersonId | None = asked(N_("Person"), "人员姓名", optional=True, width=20)
    since: datetime = asked(N_("From"), "停工起始", width=32)
    why: str = asked(N_("Why"), "停工原因", lines=2, width=60)
    accident: LineId | None = asked(
        N_("Quality accident"), "质量事故单号", optional=True, of=QUALITY_ACCIDENTS
    )
    lifted_at: datetime | None = asked(N_("Lifted at"), "复工时间", part=LIFTED, width=32)
    ground: str = asked(N_("Why it is lifted"), "复工依据", part=LIFTED, lines=2)


def says_what_is_stopped(case: Case[StopWork]) -> Verdict:
    """责令停工（范围起止）: a workstation that the room has, or a person. F37."""
    one = case.after
    match one.scope:
        case Scope.WORKSTATION if one.workstation not in case.workstations:
            names = tuple(sorted(case.workstations))
            return wrong("workstation", WHICH_WORKSTATION, WORK_IS_STOPPED, names=names)
        case Scope.PERSON if one.person is None:
            return wrong("person", WHICH_PERSON, WORK_IS_STOPPED)
        case _:
            return YES


def lifted_by_now(case: Case[StopWork]) -> Verdict:
    """Work goes on from the moment in which the lift is written: no other is promised."""
    one = case.after
    if one.lifted_at is not None and one.lifted_at > case.now:
        return wrong("lifted_at", NOT_YET, WORK_IS_STOPPED)
    if one.lifted_at is not None and one.lifted_at < one.since:
        return wrong("lifted_at", LIFTED_BEFORE, WORK_IS_STOPPED)
    return YES


def in_force(
    orders: Iterable[StopWork], *, station: str, person: PersonId, at: datetime
) -> tuple[StopWork, ...]:
    """The orders that stop this person at this station at a moment."""
    return tuple(
        one
        for one in orders
        if one.standing is Standing.OPEN
        and one.since <= at
        and (
            one.scope is Scope.ROOM
            or (one.scope is Scope.WORKSTATION and one.workstation == station)
            or (one.scope is Scope.PERSON and one.person == person)
        )
    )


def work_goes_on(
    orders: Iterable[StopWork], *, station: str, person: Person, at: datetime
) -> Verdict:
    """Whether a stage may be logged as far as stop-work orders go. P-2.2.2d."""
    verdict = YES
    for one in in_force(orders, station=station, person=person.id, at=at):
        match one.scope:
            case Scope.ROOM:
                verdict &= no(ROOM_IS_STOPPED, WORK_IS_STOPPED, number=one.number, why=one.why)
            case Scope.WORKSTATION:
                verdict &= no(
                    WORKSTATION_IS_STOPPED,
                    WORK_IS_STOPPED,
                    station=station,
                    number=one.number,
                    why=one.why,
                )
            case Scope.PERSON:
                verdict &= no(
                    PERSON_IS_STOPPED,
                    WORK_IS_STOPPED,
                    name=person.name,
                    number=one.number,
                    why=one.why,
                )
    return verdict


STOP_WORK: Register[StopWork] = Register(
    key="stop_work_orders",
    kind=StopWork,
    title=N_("Stop-work orders"),
    chinese="责令停工登记簿",
    paper="责令停工单",
    help=N_(
        "Orders of the client by which work stops in the whole room, at one workstation or for one "
        "person. No stage is logged there until the client's lead lifts the order."
    ),
    clauses=(WORK_IS_STOPPED,),
    parts=(
        Part(
            ENTERED,
            N_("Order"),
            "停工",
            frozenset({Role.CLIENT_LEAD, Role.SECURITY_OFFICER}),
            signs="发包方签发人",
        ),
        Part(
            LIFTED,
            N_("Lifted"),
            "复工",
            frozenset({Role.CLIENT_LEAD}),
            signs="发包方负责人",
            after=(ENTERED,),
            closes=True,
        ),
    ),
    rules=(says_what_is_stopped, lifted_by_now),
    voided_by=frozenset({Role.CLIENT_LEAD}),
)
