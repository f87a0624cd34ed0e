"""Network checks (网络隔离检查): apart from all others, nothing wireless; else it is a hazard."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from workroom.base.clauses import NETWORK_APART, Origin
from workroom.base.ids import PersonId
from workroom.base.verdict import YES, Verdict, wrong
from workroom.base.words import N_, phrase
from workroom.rooms.equipment.devices import CLIENT, DEVICES, in_use
from workroom.rooms.equipment.ports import CHECKERS
from workroom.rooms.registers.declaration import Case, Enters, Falls, Look, Part, Register, Turn
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line
from workroom.rooms.safety.hazards import HAZARDS, HazardLevel

LOOKED_OVER = "looked_over"

NOT_YET = N_("This has not happened yet.")
SAY_WHAT = N_("It is not as it must be: say what was found, and what was done at once.")
WHO_ANSWERS = N_("This is a major hazard: say who answers for it.")
CHECK_NETWORK = N_("The network was last checked on {last}; agreed: every {days} days.")
CHECK_FIRST = N_("The network was never checked; agreed: every {days} days.")


@dataclass(frozen=True, slots=True)
class NetworkCheck(Line):
    """One look at the network of the room."""

    day: date = asked(N_("Day"), "检查日期", width=24)
    apart: bool = asked(N_("Apart from all other networks"), "物理隔离", width=22)
    no_wireless: bool = asked(
        N_("Nothing wireless"),
        "无无线设备",
        width=22,
        hint=N_("No card, keyboard, mouse or reader without a cable"),
    )
    how: str = asked(N_("What was looked at"), "检查方法", width=44)
    found: str = asked(
        N_("What was found and done"), "异常及处理", optional=True, lines=2, width=60
    )
    owner: PersonId | None = asked(N_("Who answers for the hazard"), "隐患责任人", optional=True)
    opinion: str = asked(N_("What the client says"), "发包方意见", part=LOOKED_OVER, optional=True)

    @property
    def is_good(self) -> bool:
        """Whether all was as it must be."""
        return self.apart and self.no_wireless


def what_is_wrong_is_told(case: Case[NetworkCheck]) -> Verdict:
    """§5.4.4 物理隔离、禁无线: where it is not so, somebody answers for it."""
    one, verdict = case.after, YES
    if one.day > case.today:
        verdict &= wrong("day", NOT_YET, NETWORK_APART)
    if not one.is_good and not one.found:
        verdict &= wrong("found", SAY_WHAT, NETWORK_APART)
    if not one.is_good and one.owner is None:
        verdict &= wrong("owner", WHO_ANSWERS, NETWORK_APART)
    return verdict


def an_open_network_is_a_hazard(_db: object, turn: Turn[NetworkCheck]) -> Iterable[Enters]:
    """What is joined to others, or has no cable, is a major hazard, entered in the same act."""
    one = turn.after
    if turn.before is not None or one.is_good:
        return
    what = "、".join(
        text
        for text, good in (("网络未物理隔离", one.apart), ("发现无线设备", one.no_wireless))
        if not good
    )
    told = f"：{one.found}" if one.found else ""
    yield Enters(
        HAZARDS,
        {
            "level": HazardLevel.MAJOR,
            "found_on": one.day,
            "place": "网络",
            "description": f"{what}（检查记录 {one.number}）{told}",
            "basis": "DA/T 68.2 §5.4.4",
            "demand": "立即断开或拆除，查明有无信息流出，经发包方复检。",
            "due": one.day,
            "owner": one.owner if one.owner is not None else turn.by.id,
        },
    )


def checks_due(look: Look) -> Iterator[Falls]:
    """When nobody has looked for as long as both agreed on, where there is any device."""
    devices = in_use(look.lines(DEVICES))
    if not devices:
        return
    days = look.settings.number("network_check_days")
    last = max((one.day for one in look.lines(NETWORK_CHECKS)), default=None)
    due = (last or min(one.used_from for one in devices)) + timedelta(days=days)
    if look.today < due:
        return
    told = phrase(CHECK_FIRST, days=days)
    if last is not None:
        told = phrase(CHECK_NETWORK, last=last, days=days)
    yield Falls(NETWORK_APART, due, told, subject="网络", origin=Origin.PROJECT)


NETWORK_CHECKS: Register[NetworkCheck] = Register(
    key="network_checks",
    kind=NetworkCheck,
    title=N_("Network checks"),
    chinese="网络隔离检查记录",
    help=N_(
        "Every week somebody looks whether the network of the room is apart from all others, and "
        "nothing in it is wireless. Where it is not so, the hazard is entered by itself."
    ),
    clauses=(NETWORK_APART,),
    parts=(
        Part(ENTERED, N_("Look at the network"), "检查", CHECKERS, signs="检查人", closes=True),
        Part(
            LOOKED_OVER,
            N_("Looked over by the client"),
            "发包方抽查",
            CLIENT,
            signs="发包方",
            after=(ENTERED,),
        ),
    ),
    rules=(what_is_wrong_is_told,),
    brings=(an_open_network_is_a_hazard,),
    clocks=(checks_due,),
    reads=(DEVICES,),
)
