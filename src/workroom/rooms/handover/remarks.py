"""The remarks of a note: differences, what a return was found to be, and who answered for what."""

from collections.abc import Iterator, Mapping

from workroom.base.ids import PersonId, UnitId
from workroom.paper.sheet import (
    NO_DIFFERENCE,
)
from workroom.rooms.handover.accounts import Account, in_words
from workroom.rooms.handover.background import Background
from workroom.rooms.handover.boxed import counted
from workroom.rooms.handover.counts import NOTHING, Counts
from workroom.rooms.handover.model import Direction, HandoverAgreed
from workroom.rooms.spotcheck.model import UnitOpened


def remarks(
    event: HandoverAgreed, behind: Background, names: Mapping[PersonId, str]
) -> Iterator[str]:
    """How a difference is explained, and what somebody answered for."""
    if event.difference:
        yield event.difference
    if event.direction is Direction.BACK and behind.account.changes:
        no_difference = "" if event.difference else f"{NO_DIFFERENCE}。"
        yield no_difference + _explained(behind.account, counted(event.lines))
    codes = {line.unit: line.reference_code for line in event.lines}
    if behind.opened:
        found = "；".join(_opened(codes, one) for one in behind.opened)
        yield f"随机抽拆 {len(behind.opened)} 卷（件）：{found}。"
    for approved in behind.approvals:
        units = "、".join(codes[unit] for unit in approved.units) or "本单"
        yield f"经 {names[approved.who]} 批准（{approved.why}）：{units}。"
    for breach in behind.breaches:
        told = breach.event
        rests_on = f"；依据：{told.rests_on}" if told.rests_on else ""
        yield (
            f"事实补记（记账序号 {breach.seq}）：{told.why}{rests_on}。"
            f"说明人 {names[told.who]}，待发包方书面确认。"
        )


def _opened(codes: Mapping[UnitId, str], one: UnitOpened) -> str:
    agrees = (
        "页数相符" if one.pages == one.expected else f"实有 {one.pages} 页，应有 {one.expected} 页"
    )
    said = f"，{one.remark}" if one.remark else ""
    return f"{codes.get(one.unit, '')} {agrees}，状态 {one.condition}{said}"


def _explained(account: Account, here: Counts) -> str:
    """Why more, or less, goes home than went out: out, changed, home, and what is left."""
    told = "、".join(
        f"{one.chinese} {in_words(one.counts, signed=True)}（{one.seq}）"
        for one in account.changes
        if one.counts != NOTHING
    )
    due = account.out + account.changed
    before = account.home - here
    return (
        f"本批出库 {in_words(account.out)}；在室变化（记账序号）：{told or '不涉及数量'}；"
        f"应归 {in_words(due)}；此前已归 {in_words(before)}，本单归还 {in_words(here)}，"
        f"尚余 {in_words(account.remaining)}。"
    )
