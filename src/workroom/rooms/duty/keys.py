"""Keys, tools and seals of the room, which are counted when it opens and when it closes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workroom.base.clauses import DUTY_COUNT
from workroom.base.ids import CabinetId, PersonId
from workroom.base.words import N_
from workroom.rooms.people.model import Role
from workroom.rooms.registers.declaration import Part, Register
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line, Option, Standing

WITHDRAWN = "withdrawn"

KEEPERS = frozenset({Role.MANAGER, Role.CUSTODIAN, Role.DUTY_OFFICER, Role.SYSTEM})


class Countable(Option):
    """What kind of thing is counted."""

    KEY = "key", N_("key"), "钥匙"
    TOOL = "tool", N_("tool"), "工具"
    SEAL = "seal", N_("seal"), "封条"
    OTHER = "other", N_("other"), "其他"


@dataclass(frozen=True, slots=True)
class Counted(Line):
    """Things of one name that are counted together, and who has them."""

    kind: Countable = asked(N_("Kind"), "类别", width=20)
    name: str = asked(
        N_("What it is called"),
        "名称",
        width=44,
        hint=N_("With the number on it, if any"),
        unique=True,
    )
    belongs: str = asked(
        N_("What it opens, or where it belongs"), "用途或位置", optional=True, width=44
    )
    cabinet: CabinetId | None = asked(N_("Cabinet"), "柜位", optional=True, width=24)
    holder: PersonId = asked(N_("Who has it"), "保管人", width=24)
    pieces: int = asked(
        N_("How many"), "数量", width=18, units=(N_("pieces"), "件"), lowest=1, highest=9_999
    )
    withdrawn_on: date | None = asked(N_("Withdrawn on"), "停用日期", part=WITHDRAWN, width=26)
    why: str = asked(
        N_("Why, and what became of it"), "停用原因及去向", part=WITHDRAWN, lines=2, width=40
    )


KEYS: Register[Counted] = Register(
    key="counted_things",
    kind=Counted,
    title=N_("Keys, tools and seals"),
    chinese="钥匙、工具、封条登记簿",
    help=N_(
        "What is counted when the room opens and when it closes: keys, tools, seals. A thing that "
        "is lost or worn out is withdrawn, and is counted no longer."
    ),
    clauses=(DUTY_COUNT,),
    known_by="name",
    parts=(
        Part(ENTERED, N_("Taken into the count"), "登记", KEEPERS, signs="保管人"),
        Part(
            WITHDRAWN,
            N_("Withdrawn"),
            "停用",
            KEEPERS | frozenset({Role.CLIENT_LEAD, Role.SECURITY_OFFICER}),
            signs="经办人",
            after=(ENTERED,),
            closes=True,
        ),
    ),
)


def to_be_counted(lines: Iterable[Counted]) -> tuple[Counted, ...]:
    """What is in the room by this register: neither withdrawn nor void. §5.5.5."""
    return tuple(one for one in lines if one.standing is Standing.OPEN)
