"""Who works in the demonstration, and what it calls its things."""

from workroom.cli.founding import Actor, Ground
from workroom.rooms.people.model import Party, Role

SECRET = "workroom"  # noqa: S105 — the demonstration prints it: its accounts guard nothing
CAST: tuple[Actor, ...] = (
    Actor("manager", "王建国", Party.CONTRACTOR, (Role.MANAGER, Role.CUSTODIAN)),
    Actor("lead", "李秀英", Party.CLIENT, (Role.CLIENT_LEAD,)),
    Actor("archivist", "赵垚", Party.CLIENT, (Role.ARCHIVIST,)),
    Actor("security", "孙𫖮", Party.CLIENT, (Role.SECURITY_OFFICER,)),
    Actor("duty", "周卫焱", Party.CONTRACTOR, (Role.DUTY_OFFICER,)),
    Actor("lin", "林强", Party.CONTRACTOR, (Role.OPERATOR,)),
    Actor("chen", "陈文焱", Party.CONTRACTOR, (Role.OPERATOR,)),
    Actor("he", "何桂玉", Party.CONTRACTOR, (Role.OPERATOR,)),
    Actor("qian", "钱骉", Party.CONTRACTOR, (Role.INSPECTOR,)),
)
OPERATORS = (("lin", "1号台"), ("chen", "2号台"), ("he", "3号台"))
INSPECTOR = ("qian", "质检台")
GROUND = Ground(
    room="档案数字化加工室",
    room_code="DEMO",
    client="青溪县档案馆",
    contractor="兰台数字科技有限公司",
    project="馆藏土地档案数字化（演示）",
    project_code="QX26",
    cabinets=("1号柜", "2号柜"),
    workstations=("交接台", "1号台", "2号台", "3号台", "质检台"),
    cast=CAST,
    secret=SECRET,
)
