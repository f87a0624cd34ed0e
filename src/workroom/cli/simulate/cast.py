"""Who works in the simulated room: both parties, as many as were asked for."""

from workroom.cli.founding import Actor, Ground
from workroom.rooms.people.model import Party, Role

FEWEST = 8
MOST = 60
SECRET = "workroom"  # noqa: S105 — the simulation prints it: its accounts guard nothing
CABINETS = 6
_SURNAMES = "王李赵孙周林陈何钱吴郑冯褚卫蒋沈韩杨朱秦"
_GIVEN = ("建国", "秀英", "文博", "桂玉", "强", "雅琴", "志远", "海燕", "子涵", "立新", "晓梅")

_FIRST: tuple[tuple[str, Role], ...] = (
    ("lead", Role.CLIENT_LEAD),
    ("archivist", Role.ARCHIVIST),
    ("security", Role.SECURITY_OFFICER),
    ("duty", Role.DUTY_OFFICER),
    ("qc1", Role.INSPECTOR),
    ("op1", Role.OPERATOR),
    ("op2", Role.OPERATOR),
)
_SECONDS: dict[int, tuple[str, Role]] = {
    10: ("keeper", Role.CUSTODIAN),
    11: ("qc2", Role.INSPECTOR),
    14: ("duty2", Role.DUTY_OFFICER),
    16: ("archivist2", Role.ARCHIVIST),
    18: ("security2", Role.SECURITY_OFFICER),
    20: ("qc3", Role.INSPECTOR),
    23: ("system", Role.SYSTEM),
}
"""Who comes as the so many-th; all others are operators."""


def ground(people: int) -> Ground:
    """What the room of so many people is founded on."""
    cast = crew(people)
    operators = sum(1 for one in cast if Role.OPERATOR in one.roles)
    return Ground(
        room="档案数字化加工室",
        room_code="SIM",
        client="清河县档案馆",
        contractor="兰台数字科技有限公司",
        project="馆藏档案数字化（模拟）",
        project_code="QH26",
        cabinets=tuple(f"{number}号柜" for number in range(1, CABINETS + 1)),
        workstations=("交接台", "质检台", *(f"{n}号台" for n in range(1, operators + 1))),
        cast=cast,
        secret=SECRET,
    )


def crew(people: int) -> tuple[Actor, ...]:
    """The manager first, then the client's lead, then all others, each under a name of their
    own.
    """
    cast = [Actor("manager", _name(0), Party.CONTRACTOR, (Role.MANAGER, Role.CUSTODIAN))]
    wanted = list(_FIRST)
    for number in range(len(wanted) + 2, people + 1):
        operators = sum(1 for _, role in wanted if role is Role.OPERATOR)
        wanted.append(_SECONDS.get(number, (f"op{operators + 1}", Role.OPERATOR)))
    for number, (key, role) in enumerate(wanted, start=1):
        cast.append(Actor(key, _name(number), role.party, (role,)))
    return tuple(cast)


def _name(number: int) -> str:
    return f"{_SURNAMES[number % 20]}{_GIVEN[(number * 3 + number // 20) % 11]}"
