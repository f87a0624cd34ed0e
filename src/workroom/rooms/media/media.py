"""Media (存储介质): each checked, kept by one person in one cabinet, until the client ends it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from workroom.base.clauses import MEDIA_KEPT, MEDIA_NOT_DISPOSED
from workroom.base.codes import Prefix
from workroom.base.ids import CabinetId, PersonId
from workroom.base.verdict import YES, Verdict, no, wrong
from workroom.base.words import N_, phrase
from workroom.rooms.people.model import Role
from workroom.rooms.registers.declaration import Case, Falls, Look, Part, Register
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line, Option, Standing

CHECKED, ORDERED, ENDED = "checked", "ordered", "ended"

KEEPERS = frozenset({Role.SYSTEM, Role.CUSTODIAN, Role.MANAGER})
CLIENT = frozenset({Role.CLIENT_LEAD, Role.SECURITY_OFFICER})

NOT_YET = N_("This has not happened yet.")
WITHOUT_ORDER = N_(
    "{code} is not received, cleared or destroyed without the client's order. Let the client fill "
    "“What the client orders” first."
)
ANOTHER_END = N_("The client ordered another end for {code}: {ordered}.")
CHECK_IT = N_("Medium {code} is registered and was never checked. Check it before it is used.")
END_IT = N_("Medium {code}: the client ordered an end ({ordered}), and nothing was entered yet.")


class MediumKind(Option):
    """What it is."""

    DISK = "disk", N_("hard disk"), "硬盘"
    PORTABLE = "portable", N_("portable disk"), "移动硬盘"
    STICK = "stick", N_("USB stick"), "U盘"
    DISC = "disc", N_("optical disc"), "光盘"
    OTHER = "other", N_("other"), "其他"


class Owner(Option):
    """Whose it is."""

    CLIENT = "client", N_("client"), "发包方"
    CONTRACTOR = "contractor", N_("contractor"), "承包方"


class Result(Option):
    """How a check came out."""

    PASSED = "passed", N_("passed"), "合格"
    FAILED = "failed", N_("not passed"), "不合格"


class End(Option):
    """What becomes of a medium in the end. R-4.3.8 严禁擅自处理."""

    RECEIVED = "received", N_("received by the client"), "发包方接收"
    CLEARED = "cleared", N_("cleared"), "清除"
    DESTROYED = "destroyed", N_("destroyed"), "销毁"
    TAKEN = "taken", N_("taken away"), "带离"


@dataclass(frozen=True, slots=True)
class Medium(Line):
    """One medium, from its entry until the client has ordered its end, and it came."""

    code: str = asked(N_("Number on it"), "介质编号", width=22, unique=True)
    kind: MediumKind = asked(N_("Kind"), "类型", width=16)
    model: str = asked(N_("Brand and model"), "品牌型号", width=28)
    serial: str = asked(N_("Serial number"), "序列号", width=32)
    capacity: str = asked(N_("Capacity"), "容量", width=14, hint=N_("Such as 2 TB"))
    owner: Owner = asked(N_("Whose it is"), "权属", width=14)
    used_from: date = asked(N_("In use from"), "启用日", width=18)
    keeper: PersonId = asked(N_("Keeper"), "保管人", width=16)
    cabinet: CabinetId = asked(N_("Cabinet"), "存放柜位", width=16)
    purpose: str = asked(N_("What it is for"), "用途", width=20)
    checked_on: date | None = asked(N_("Checked on"), "安全检查日期", part=CHECKED, width=18)
    result: Result | None = asked(N_("Viruses and remains"), "病毒、残留", part=CHECKED, width=14)
    check_found: str = asked(
        N_("What the check found"), "检查情况", part=CHECKED, optional=True, lines=2
    )
    ordered: End | None = asked(N_("What the client orders"), "指令处理方式", part=ORDERED)
    order: str = asked(N_("Number of the order"), "指令单号", part=ORDERED)
    end: End | None = asked(N_("What became of it"), "终态", part=ENDED, width=14)
    ended_on: date | None = asked(N_("Ended on"), "终态日期", part=ENDED, width=18)
    witness: str = asked(N_("Receipt, or who was present"), "接收单号或监督人", part=ENDED)

    @property
    def in_use(self) -> bool:
        """Whether it is still the room's to keep."""
        return self.standing is Standing.OPEN


def none_of_it_tomorrow(case: Case[Medium]) -> Verdict:
    """What is entered has happened."""
    one, verdict = case.after, YES
    for name, day in {"checked_on": one.checked_on, "ended_on": one.ended_on}.items():
        if day is not None and day > case.today:
            verdict &= wrong(name, NOT_YET, MEDIA_KEPT)
    return verdict


def ended_by_order(case: Case[Medium]) -> Verdict:
    """§4.3.8 严禁擅自处理: the end is the client's to order.

    We read it as a claim: that a medium was cleared in order is refused without an
    order; that it was cleared all the same is written on somebody's word.
    """
    one = case.after
    if case.part.key != ENDED:
        return YES
    if ORDERED not in one.filled:
        return no(WITHOUT_ORDER, MEDIA_NOT_DISPOSED, code=one.code)
    if one.ordered is not None and one.end is not one.ordered:
        ordered = phrase(one.ordered.label)
        return wrong("end", ANOTHER_END, MEDIA_NOT_DISPOSED, code=one.code, ordered=ordered)
    return YES


def to_be_kept(media: Iterable[Medium]) -> tuple[Medium, ...]:
    """The media that are the room's to keep."""
    return tuple(one for one in media if one.in_use)


def checks_due(look: Look) -> Iterator[Falls]:
    """A medium that nobody has checked, from the day on which it was entered. §4.3.8 安全检查."""
    for one in to_be_kept(look.lines(MEDIA)):
        if CHECKED not in one.filled:
            yield Falls(MEDIA_KEPT, one.used_from, phrase(CHECK_IT, code=one.code), line=one)


def ends_due(look: Look) -> Iterator[Falls]:
    """A medium whose end the client has ordered, until it is entered."""
    for one in to_be_kept(look.lines(MEDIA)):
        if one.ordered is not None:
            said = phrase(END_IT, code=one.code, ordered=phrase(one.ordered.label))
            yield Falls(MEDIA_NOT_DISPOSED, look.today, said, line=one)


MEDIA: Register[Medium] = Register(
    key="media",
    kind=Medium,
    form="F21",
    prefix=Prefix.MEDIUM,
    title=N_("Media"),
    chinese="存储介质登记册",
    paper="存储介质登记卡",
    help=N_(
        "Every disk, stick and disc of the room: checked before it is used, kept by one person in "
        "one cabinet, counted with the archives. What becomes of it is the client's to order."
    ),
    clauses=(MEDIA_KEPT, MEDIA_NOT_DISPOSED),
    parts=(
        Part(ENTERED, N_("Medium registered"), "登记", KEEPERS | CLIENT, signs="登记人"),
        Part(
            CHECKED,
            N_("Security check"),
            "安全检查",
            CLIENT | {Role.SYSTEM},
            signs="检查人",
            after=(ENTERED,),
        ),
        Part(
            ORDERED,
            N_("Order of the client"),
            "发包方处理指令",
            CLIENT,
            signs="发包方",
            after=(ENTERED,),
        ),
        Part(
            ENDED,
            N_("End of a medium"),
            "终态",
            KEEPERS | CLIENT,
            signs="经办人",
            after=(ENTERED,),
            closes=True,
        ),
    ),
    rules=(none_of_it_tomorrow, ended_by_order),
    clocks=(checks_due, ends_due),
    known_by="code",
)
