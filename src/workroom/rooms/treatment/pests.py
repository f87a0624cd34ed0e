"""Pests and mould (虫霉隐患): in what they were found, what lies beside it, and how it ended."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workroom.base.clauses import DISINFECT_PESTS
from workroom.base.clock import day_of
from workroom.base.ids import CabinetId, LineId, UnitId
from workroom.base.verdict import YES, Verdict, wrong
from workroom.base.words import N_, phrase
from workroom.rooms.people.model import Role
from workroom.rooms.registers.declaration import Case, Falls, Look, Part, Register
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line, Option, Standing
from workroom.rooms.registers.rules import sealed_by
from workroom.rooms.treatment.treatments import CLIENT, KEEPERS, TREATMENTS

NEIGHBOURS, FREED = "neighbours", "freed"

FOUND_LATER = N_("It cannot have been found after today.")
NOT_TREATED = N_(
    "Name a treatment that passed and ended on or after {day}, when this was found; see Treatments."
)
STAYS_APART = N_("What is kept apart is taken off this line by the client only.")
TREAT = N_("{number}: what has pests or mould is kept apart and treated.")


class Sign(Option):
    """What was found."""

    PESTS = "pests", N_("pests"), "虫害"
    MOULD = "mould", N_("mould"), "霉变"
    SUSPECTED = "suspected", N_("suspected"), "疑似"


@dataclass(frozen=True, slots=True)
class Pest(Line):
    """Pests or mould in some units. While the line is open they are kept apart."""

    units: tuple[UnitId, ...] = asked(N_("In what it was found"), "档号（盒、卷）", width=50)
    sign: Sign = asked(N_("Trace"), "迹象", width=16)
    found_on: date = asked(N_("Found on"), "发现日期", width=22)
    cabinet: CabinetId | None = asked(
        N_("Cabinet it lay in"),
        "原存放柜位",
        width=22,
        optional=True,
        hint=N_("Empty: the cabinet in which it lies now"),
    )
    description: str = asked(N_("What it looks like"), "情况描述", lines=2)
    kept_apart: str = asked(N_("How it is kept apart"), "隔离措施", lines=2, width=40)
    checked_on: date | None = asked(
        N_("Neighbours checked on"), "相邻检查日期", part=NEIGHBOURS, width=22
    )
    finding: str = asked(N_("What was found there"), "相邻检查情况", part=NEIGHBOURS, lines=2)
    treatments: tuple[LineId, ...] = asked(
        N_("Treated by"), "处理记录", part=FREED, width=40, of=TREATMENTS
    )
    remark: str = asked(N_("Why it is free again"), "解除意见", part=FREED, optional=True, lines=2)


def found_by_today(case: Case[Pest]) -> Verdict:
    """What was found has been found."""
    if case.after.found_on > case.today:
        return wrong("found_on", FOUND_LATER, DISINFECT_PESTS)
    return YES


def treated_since(case: Case[Pest]) -> Verdict:
    """§4.3.5 虫霉隐患 → 消毒杀虫: free again after a treatment that passed and ended since.

    Which units that treatment covered is for the client to see, who frees them:
    a treatment of a box covers what lies in it.
    """
    pest = case.after
    if case.part.key != FREED:
        return YES
    passed = {one.id: one for one in case.lines(TREATMENTS) if one.passed}
    for number in pest.treatments:
        one = passed.get(number)
        if one is None or day_of(one.ended, case.zone) < pest.found_on:
            return wrong("treatments", NOT_TREATED, DISINFECT_PESTS, day=pest.found_on)
    return YES


def freed_by_the_client(case: Case[Pest]) -> Verdict:
    """Nobody else lets units go by correcting in which ones it was found. T27."""
    before = case.before
    if before is None or CLIENT & set(case.by.roles):
        return YES
    if set(before.units) - set(case.after.units):
        return wrong("units", STAYS_APART, DISINFECT_PESTS)
    return YES


def treatment_due(look: Look) -> Iterator[Falls]:
    """Each open line, from the day on which it was found."""
    for one in look.lines(PESTS):
        if one.standing is Standing.OPEN:
            yield Falls(DISINFECT_PESTS, one.found_on, phrase(TREAT, number=one.number), line=one)


PESTS: Register[Pest] = Register(
    key="pests",
    kind=Pest,
    title=N_("Pests and mould"),
    chinese="虫霉隐患登记簿",
    paper="虫霉隐患处置单",
    help=N_(
        "In which archives pests or mould were found. They are kept apart, nobody works on them "
        "and they do not go home until they were treated; what lies beside them is checked."
    ),
    clauses=(DISINFECT_PESTS,),
    parts=(
        Part(ENTERED, N_("Pest found"), "发现", frozenset(Role), signs="发现人"),
        Part(
            NEIGHBOURS,
            N_("Neighbours checked"),
            "相邻档案检查",
            KEEPERS | frozenset({Role.INSPECTOR}),
            signs="检查人",
            after=(ENTERED,),
        ),
        Part(
            FREED,
            N_("Free again"),
            "解除",
            CLIENT,
            signs="发包方",
            after=(NEIGHBOURS,),
            closes=True,
        ),
    ),
    rules=(found_by_today, treated_since, freed_by_the_client, sealed_by(FREED)),
    clocks=(treatment_due,),
    reads=(TREATMENTS,),
    voided_by=CLIENT,
)
