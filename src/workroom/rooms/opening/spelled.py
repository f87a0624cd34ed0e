"""How people write where a unit stands and which of its stages are done."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from workroom.base.errors import InputError
from workroom.base.ids import PersonId
from workroom.base.words import N_
from workroom.rooms.opening.model import Stand
from workroom.rooms.workflow.brought import PassBrought
from workroom.rooms.workflow.steps import Step, active_steps

STRANGE_STAND = N_(
    "This is not known: write 在室, 已归库 or 未出库 (in the room, home, not begun)."
)
STRANGE_STAGE = N_("There is no stage {word}; there are: {names}.")
STRANGE_PERSON = N_(
    "There is no account of that name: {name}. Enrol this person first, or leave the name out."
)
STRANGE_DAY = N_("{word} is no day.")
DAY_TO_COME = N_("{day} is still to come.")
STAGE_TWICE = N_("{step} stands here twice.")

_STANDS = {
    Stand.IN_THE_ROOM: "在室 在加工室 加工室 室内 在工作室 已出库 未归还 未归库 出库未还 加工中 "
    "在办 intheroom in out room",
    Stand.HOME: "已归库 已归还 归库 归还 已还 已入库 已完成 完成归库 home returned back done",
    Stand.NOT_BEGUN: "未出库 未开始 未调档 未调出 未动 未加工 未做 notbegun no stacks",
}
_MEANT = {word: stand for stand, words in _STANDS.items() for word in words.split()}

_SHORT: Mapping[Step, str] = {
    Step.PREP: "前处理 整理 拆卷 编页",
    Step.CAT: "著录 录入 目录录入 目录著录",
    Step.PROOF: "校对 目录校对",
    Step.SCAN: "扫描",
    Step.IMAGE: "图像 图处",
    Step.QC: "质检 图检",
    Step.LINK: "挂接",
    Step.LINKCHECK: "挂接核对",
    Step.REBIND: "复卷 装订 还原 还原装订",
    Step.CHECK: "核查 装订核查 复卷检查",
}
_STAGES = {
    word: step
    for step in Step
    for word in (step.value.lower(), step.chinese, *_SHORT[step].split())
}
ALL = frozenset({"全部", "全部完成", "全部环节", "完成", "all"})
NONE = frozenset({"无", "未做", "没有", "none", "-", "—"})

_BETWEEN = re.compile(r"[、,，;；\n/]+")
_TOLD = re.compile(r"([^()（）@:：\d]+?)\s*(?:[(（]([^()（）]*)[)）]|[@:：]\s*(.*))?")
_DAY = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")


def stand_of(word: str) -> Stand:
    """Where the word says the unit is. Raises InputError."""
    found = _MEANT.get(re.sub(r"[\s_]+", "", word).lower())
    if found is None:
        raise InputError(STRANGE_STAND)
    return found


def stages_of(
    text: str, *, people: Mapping[str, PersonId], active: Sequence[Step], today: date
) -> tuple[PassBrought, ...]:
    """The stages that a cell says are done, in the order of the sheet.

    `前处理、扫描（林强 2026-08-03）、质检(2026-08-05)`: who and when may stand behind
    each, as far as anybody knows. 全部 means every stage of the project.

    Raises:
        InputError: a stage, a person or a day is not known, or a stage stands twice.
    """
    told = text.strip()
    if told.lower() in NONE or not told:
        return ()
    if told.lower() in ALL:
        return tuple(PassBrought(step=step) for step in active)
    found: dict[Step, PassBrought] = {}
    for word in filter(None, map(str.strip, _BETWEEN.split(told))):
        one = _stage(word, people, today)
        if one.step in found:
            raise InputError(STAGE_TWICE, step=one.step.chinese)
        found[one.step] = one
    return tuple(found[step] for step in Step if step in found)


def known_stages() -> str:
    """The stages by the names that forms give them."""
    return "、".join(step.chinese for step in active_steps(" ".join(step.value for step in Step)))


def _stage(word: str, people: Mapping[str, PersonId], today: date) -> PassBrought:
    matched = _TOLD.fullmatch(word)
    name = (matched[1] if matched else word).strip()
    step = _STAGES.get(re.sub(r"\s+", "", name).lower())
    if matched is None or step is None:
        raise InputError(STRANGE_STAGE, word=name, names=known_stages())
    rest = matched[2] or matched[3] or ""
    day = None
    if dated := _DAY.search(rest):
        day = _day(dated, today)
        rest = f"{rest[: dated.start()]} {rest[dated.end() :]}"
    who = rest.strip()
    if who and who not in people:
        raise InputError(STRANGE_PERSON, name=who)
    return PassBrought(step=step, by=people.get(who), day=day)


def _day(dated: re.Match[str], today: date) -> date:
    try:
        day = date(int(dated[1]), int(dated[2]), int(dated[3]))
    except ValueError as error:
        raise InputError(STRANGE_DAY, word=dated[0]) from error
    if day > today:
        raise InputError(DAY_TO_COME, day=day)
    return day
