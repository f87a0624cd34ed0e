"""What a reader reads: labels of things and people, badges, and the command sheet of a station."""

from collections.abc import Collection, Iterable, Iterator
from typing import Protocol, TypeVar

from workroom.ledger.reading import Reading
from workroom.paper.labels import CommandGroup, CommandText, LabelText
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.handover import store as handovers
from workroom.rooms.people import store as people_store
from workroom.rooms.people.model import Party, Role
from workroom.rooms.project import store as project_store
from workroom.rooms.registers.declaration import Shelf
from workroom.rooms.registers.rows import lines_by_label
from workroom.rooms.shelf import SHELF
from workroom.rooms.site import store as site
from workroom.rooms.station.model import COMMANDS, Act, Command
from workroom.rooms.workflow import store as workflow
from workroom.rooms.workflow.steps import active_steps


class _Numbered(Protocol):
    @property
    def id(self) -> int: ...


N = TypeVar("N", bound=_Numbered)

PARTIES = {Party.CLIENT: "发包方", Party.CONTRACTOR: "承包方", Party.THIRD: "第三方"}
ROLES = {
    Role.CLIENT_LEAD: "项目负责人",
    Role.ARCHIVIST: "档案管理员",
    Role.SECURITY_OFFICER: "安全保密员",
    Role.ACCEPTANCE: "验收员",
    Role.MANAGER: "项目经理",
    Role.CUSTODIAN: "档案保管专人",
    Role.OPERATOR: "作业人员",
    Role.INSPECTOR: "质检员",
    Role.SYSTEM: "系统管理员",
    Role.DUTY_OFFICER: "值班员",
    Role.SUPERVISOR: "监理工程师",
    Role.VIEWER: "监督检查",
}
_UNIT_WORDS = {UnitKind.BOX: "档案盒", UnitKind.VOLUME: "案卷", UnitKind.ITEM: "文件"}
_NOTES = {
    1: "扫流程单即登记，不必再选环节",
    2: "登记环节开始",
    3: "登记环节完成",
    4: "再扫柜子，然后扫档案",
    5: "扫档案，领到本工位",
    6: "上一次扫描记为未发生",
    7: "扫档案，显示位置和保管人",
    8: "发包方归还上架",
    9: "闭室、开室清点：先扫柜，再扫柜内盒、卷；不移动",
    10: "此后每扫一次胸牌即一进或一出；访客扫访客单离场",
    11: "再扫不符项目，然后扫档案",
}


def labels_for(
    db: Reading, kind: str, ids: Collection[int] | None = None, shelf: Shelf = SHELF
) -> tuple[LabelText, ...]:
    """The labels of one kind, in order of their codes; a kind without codes yet has none.

    Args:
        kind: box, volume, item, sheet, batch, cabinet, workstation, badge, or line of a register.
        ids: only these; all where None. Badges of closed accounts are left out.
    """
    match kind:
        case "box" | "volume" | "item":
            return tuple(map(_unit_label, _only(catalogue.of_kind(db, UnitKind(kind)), ids)))
        case "sheet":
            return tuple(_sheets(db, ids))
        case "batch":
            names = {one.id: one.name for one in project_store.all_projects(db)}
            chosen = sorted(_only(handovers.batch_list(db), ids), key=lambda one: one.id)
            return tuple(LabelText(one.code, "批次", names[one.project]) for one in chosen)
        case "cabinet":
            cabinets = _only(site.cabinets.find(db), ids)
            return tuple(LabelText(one.code, "档案柜", one.name) for one in cabinets)
        case "workstation":
            places = _only(site.workstations.find(db), ids)
            return tuple(LabelText(one.code, "工位", one.name) for one in places)
        case "badge":
            return tuple(_badges(db, ids))
        case "line":
            lines = _only(lines_by_label(db, shelf), ids)
            return tuple(LabelText(one.code, one.register.chinese, one.gist) for one in lines)
        case _:
            return ()


def command_groups(db: Reading) -> tuple[CommandGroup, ...]:
    """The command sheet: what a scan does, the project's stages, and the two codes of rework."""
    active = active_steps(project_store.settings(db).text("steps"))
    plain = [one for one in COMMANDS if not (one.step or one.reason or one.question)]
    stages = [one for one in COMMANDS if one.act is Act.LOG and one.step in active]
    rework = [one for one in COMMANDS if one.act is Act.REWORK and one.step in active]
    reasons = [one for one in COMMANDS if one.reason is not None]
    questions = [one for one in COMMANDS if one.question is not None]
    return (
        CommandGroup("操作（选定后保持，直到扫下一个命令）", _texts(plain)),
        CommandGroup("登记指定环节", _texts(stages)),
        CommandGroup("返工一：退回到哪个环节", _texts(rework)),
        CommandGroup("返工二：退回的原因", _texts(reasons)),
        CommandGroup("问题单：哪一项不符（然后扫档案）", _texts(questions)),
    )


def _texts(commands: Iterable[Command]) -> tuple[CommandText, ...]:
    return tuple(
        CommandText(command.code, command.chinese, _NOTES.get(command.number, ""))
        for command in commands
    )


def _unit_label(unit: Unit) -> LabelText:
    """A box is found by its number, anything else by its reference code and title."""
    if unit.kind is UnitKind.BOX:
        number = f"第 {unit.box_number} 盒" if unit.box_number else unit.title
        return LabelText(unit.code, _UNIT_WORDS[unit.kind], number, unit.reference_code)
    return LabelText(unit.code, f"{_UNIT_WORDS[unit.kind]}　{unit.reference_code}", unit.title)


def _sheets(db: Reading, ids: Collection[int] | None) -> Iterator[LabelText]:
    sheets = tuple(_only(workflow.sheets.find(db), ids))
    units = catalogue.many(db, (sheet.unit for sheet in sheets))
    for sheet in sheets:
        unit = units[sheet.unit]
        yield LabelText(sheet.code, f"流程单　{unit.reference_code}", unit.title)


def _badges(db: Reading, ids: Collection[int] | None) -> Iterator[LabelText]:
    room = project_store.room(db)
    company = {Party.CLIENT: room.client, Party.CONTRACTOR: room.contractor}
    for person in _only(people_store.everybody(db), ids):
        if person.active:
            roles = "、".join(ROLES[role] for role in person.roles)
            party = PARTIES[person.party]
            employer = company.get(person.party, "")
            yield LabelText(person.badge_code, f"{party}　{employer}".strip(), person.name, roles)


def _only(things: Iterable[N], ids: Collection[int] | None) -> Iterator[N]:
    return (one for one in things if ids is None or one.id in ids)
