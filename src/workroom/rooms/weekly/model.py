"""What stands on the weekly page: kinds of matters, lines, counts, and what looks made up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from workroom.base.event import Source
from workroom.base.ids import PersonId, Seq
from workroom.base.words import N_, Phrase
from workroom.rooms.holds.model import Countersigned
from workroom.rooms.holds.weeks import Span
from workroom.rooms.workflow.steps import Step


class Matter(Enum):
    """A kind of thing the client looks at: its word on screens, its word on paper.

    In the order in which they are read; the first are those that wait for somebody.
    """

    WAITING = N_("Breaches still open"), "待发包方批复"
    BREACH = N_("Breaches opened"), "事实补记"
    FORCED = N_("Forced days"), "强制开闭室"
    UNFOUND = N_("Not found at a closing"), "清点未见"
    CABINET = N_("Cabinets that differed"), "柜位清点不符"
    DIFFERENCE = N_("Handover differences"), "交接差异"
    HAZARD = N_("Hazards and incidents"), "隐患与事件"
    QUESTION = N_("Questions and rulings"), "问题与裁定"
    LATE = N_("Entered late"), "补录"
    CORRECTED = N_("Corrections"), "更正"
    VOID = N_("Void lines and notes"), "作废"
    APPROVED = N_("Exceptions approved"), "例外批准"
    SECRET = N_("Secrets of the client"), "发包方口令"
    BADGE = N_("Badges replaced"), "胸牌补换"
    RIGHTS = N_("Accounts and settings"), "账户与约定"
    ANSWERED = N_("Breaches answered"), "发包方批复"

    @property
    def label(self) -> str:
        return self.value[0]

    @property
    def chinese(self) -> str:
        """As the form prints it."""
        return self.value[1]

    @property
    def is_grave(self) -> bool:
        """Whether it is looked at first."""
        return self in _GRAVE


_GRAVE = frozenset(
    (
        *(Matter.WAITING, Matter.BREACH, Matter.FORCED),
        *(Matter.UNFOUND, Matter.CABINET, Matter.DIFFERENCE),
    )
)


class Pattern(Enum):
    """A pattern that looks made up: its word on screens, on paper, and from when on it is shown."""

    BURST = (
        N_("Many at once"),
        "集中登记",
        N_("Ten passes of one stage by one person within one minute."),
    )
    PAIR = (
        N_("In the same second"),
        "同秒登记",
        N_("Two passes by one person in the same second."),
    )
    ALL_SOUND = (
        N_("All in condition 1"),
        "状况全为 1",
        N_("A note of twenty lines or more on which every condition is 1."),
    )
    REVIEWS = (
        N_("Reviews in a row"),
        "集中回放",
        N_("Five reviews of footage entered by one person within one hour."),
    )
    SAME_QUANTITY = (
        N_("Always the same quantity"),
        "数量不变",
        N_("Ten passes of one stage by one person, all of the same quantity above 1."),
    )
    OUT_OF_HOURS = (
        N_("Outside the hours"),
        "开放时间外作业",
        N_("A pass while the day was not open, or between ten at night and six in the morning."),
    )

    @property
    def label(self) -> str:
        return self.value[0]

    @property
    def chinese(self) -> str:
        """As the form prints it."""
        return self.value[1]

    @property
    def text(self) -> str:
        """The threshold, in words."""
        return self.value[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One finished pass, as the patterns look at it; `at` is when it happened, on the wall clock.

    `at_once`: it was written down when it happened.
    """

    seq: Seq
    at: datetime
    by: PersonId
    step: Step
    quantity: int
    at_once: bool = True


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A pattern that was found, in one sentence, and the entries it rests on."""

    pattern: Pattern
    by: PersonId
    text: Phrase
    entries: tuple[Seq, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One line of the page. `late` where it was written later than it happened."""

    matter: Matter
    seq: Seq
    happened_at: datetime
    recorded_at: datetime
    source: Source
    source_note: str
    by: str
    text: Phrase
    age_days: int = 0
    """Of a breach that waits: how many days it had waited at the end of the span, or has by now."""

    @property
    def late(self) -> bool:
        return self.happened_at < self.recorded_at


@dataclass(frozen=True, slots=True)
class KeptScans:
    """How many scans of one person at one station did nothing."""

    by: str
    station: str
    refused: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """The first and the last number drawn from a series; between them none is missing.

    Forms have a series for each project, form and year, which is named by the
    beginning of its numbers.
    """

    series: str
    first: int
    last: int

    @property
    def said(self) -> Phrase:
        """What is numbered so."""
        named = _SERIES.get(self.series)
        return Phrase(named[0]) if named else Phrase("{series}", {"series": self.series})

    @property
    def chinese(self) -> str:
        """As the form prints it."""
        named = _SERIES.get(self.series)
        return named[1] if named else self.series


_SERIES = {
    "badge": (N_("badges"), "胸牌"),
    "batch": (N_("batches"), "批次"),
    "box": (N_("boxes"), "盒"),
    "cabinet": (N_("cabinets"), "柜位"),
    "count": (N_("counts"), "清点"),
    "handover": (N_("drafts of notes"), "交接单草稿"),
    "opening": (N_("drafts of opening statements"), "期初建账草稿"),
    "item": (N_("items"), "件"),
    "line": (N_("lines of registers"), "登记行"),
    "pad": (N_("pads"), "预留本"),
    "person": (N_("accounts"), "账户"),
    "project": (N_("projects"), "项目"),
    "sheet": (N_("workflow sheets"), "流程单"),
    "unit": (N_("units of the catalogue"), "目录条目"),
    "volume": (N_("volumes"), "卷"),
    "workstation": (N_("workstations"), "工位"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPage:
    """Everything the page says of a span of days; the entries are those written in it."""

    span: Span
    opened: tuple[date, ...]
    """The days on which the room was open."""
    first_entry: int
    last_entry: int
    """One less than the first where nothing was written."""
    digest: str
    """The head of the book after the last entry."""
    seen: tuple[Seen, ...]
    suspicions: tuple[tuple[str, Suspicion], ...]
    """Each with the name of the person."""
    scans: tuple[KeptScans, ...]
    series: tuple[Drawn, ...]
    is_over: bool
    countersigned: Countersigned | None
    countersigned_by: str

    @property
    def entries(self) -> int:
        return self.last_entry - self.first_entry + 1

    def of(self, matter: Matter) -> tuple[Seen, ...]:
        """The lines of one kind."""
        return tuple(one for one in self.seen if one.matter is matter)

    @property
    def counts(self) -> dict[Matter, int]:
        """How many there are of each kind, also of those of which there are none."""
        return {matter: len(self.of(matter)) for matter in Matter}

    @property
    def empty(self) -> tuple[Matter, ...]:
        """The kinds of which there is nothing."""
        return tuple(matter for matter, count in self.counts.items() if not count)


def in_order(seen: Iterable[Seen]) -> tuple[Seen, ...]:
    """By kind as the page reads, then as they were written."""
    order = list(Matter)
    return tuple(sorted(seen, key=lambda one: (order.index(one.matter), one.seq)))
