"""Commands, what a station remembers between two scans, and what it replies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, StrEnum
from typing import ClassVar, Self

from workroom.base.breach import ReasonGiven
from workroom.base.clauses import Clause
from workroom.base.codes import Code, Prefix, label
from workroom.base.event import Event
from workroom.base.ids import CabinetId, PersonId, Seq, SheetId, Subject
from workroom.base.words import N_, Phrase
from workroom.rooms.custody.model import WasAt
from workroom.rooms.questions.kinds import QuestionKind
from workroom.rooms.workflow.model import Verb
from workroom.rooms.workflow.reasons import ReworkReason
from workroom.rooms.workflow.steps import Step


class Outcome(StrEnum):
    """What became of a scan. `done` means: on disk."""

    DONE = "done"
    NOTED = "noted"
    """Understood; nothing is written before another code comes."""
    REFUSED = "refused"
    UNKNOWN = "unknown"
    REPEATED = "repeated"

    @property
    def label(self) -> str:
        return _OUTCOME_LABELS[self]


_OUTCOME_LABELS = {
    Outcome.DONE: N_("Done"),
    Outcome.NOTED: N_("Noted"),
    Outcome.REFUSED: N_("Refused"),
    Outcome.UNKNOWN: N_("Unknown"),
    Outcome.REPEATED: N_("Repeated"),
}


class Act(Enum):
    """What the scans at a station do, until another command is scanned."""

    LOG = N_("Log stages")
    PUT_AWAY = N_("Put away")
    TAKE = N_("Take out")
    REWORK = N_("Rework")
    RESHELVE = N_("Reshelve")
    COUNT = N_("Count")
    DOOR = N_("Watch the door")
    ASK = N_("Where is it?")
    QUESTION = N_("Ask a question")
    CORRECT = N_("Take back the last scan")


@dataclass(frozen=True, slots=True)
class Command:
    """One bar code of the command sheet. The number is printed on laminated sheets: it never
    changes.
    """

    number: int
    act: Act
    text: str
    chinese: str
    step: Step | None = None
    verb: Verb = Verb.AUTO
    reason: ReworkReason | None = None
    question: QuestionKind | None = None

    @property
    def code(self) -> Code:
        return label(Prefix.COMMAND, self.number)


_STEP_NUMBERS = {step: number for number, step in enumerate(Step, start=1)}
_QUESTION_NUMBERS = {kind: number for number, kind in enumerate(QuestionKind, start=1)}
_REASON_NUMBERS = {reason: number for number, reason in enumerate(ReworkReason, start=1)}

COMMANDS: tuple[Command, ...] = (
    Command(1, Act.LOG, N_("Log the next stage"), "登记下一环节"),
    Command(2, Act.LOG, N_("Start"), "开始", verb=Verb.START),
    Command(3, Act.LOG, N_("Finish"), "完成", verb=Verb.FINISH),
    Command(4, Act.PUT_AWAY, N_("Put away"), "入柜"),
    Command(5, Act.TAKE, N_("Take out"), "领取"),
    Command(6, Act.CORRECT, N_("Take back the last scan"), "更正上一次扫描"),
    Command(7, Act.ASK, N_("Where is it?"), "查询位置"),
    Command(8, Act.RESHELVE, N_("Reshelve"), "归架"),
    Command(9, Act.COUNT, N_("Count"), "清点"),
    Command(10, Act.DOOR, N_("Watch the door"), "门口进出"),
    Command(11, Act.QUESTION, N_("Ask a question"), "提出问题"),
    *(
        Command(100 + number, Act.LOG, step.label, step.chinese, step=step)
        for step, number in _STEP_NUMBERS.items()
    ),
    *(
        Command(200 + number, Act.REWORK, N_("Rework"), f"返工至{step.chinese}", step=step)
        for step, number in _STEP_NUMBERS.items()
    ),
    *(
        Command(300 + number, Act.REWORK, reason.label, reason.chinese, reason=reason)
        for reason, number in _REASON_NUMBERS.items()
    ),
    *(
        Command(400 + number, Act.QUESTION, kind.label, kind.chinese, question=kind)
        for kind, number in _QUESTION_NUMBERS.items()
    ),
)
BY_NUMBER = {command.number: command for command in COMMANDS}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanKept(Event):
    """A scan that did nothing, kept as a scan: refused, or unknown.

    Version 1 had one finished English sentence as `reason`, and the names of all
    its `clauses`.
    """

    version: ClassVar[int] = 2

    code: str
    outcome: Outcome
    reasons: tuple[ReasonGiven, ...]


@dataclass(frozen=True, slots=True)
class KeptScan:
    """A kept scan, as the list shows it; `id` is its entry."""

    id: Seq
    at: datetime
    station: str
    by: PersonId
    code: str
    outcome: Outcome
    reasons: tuple[ReasonGiven, ...]


def sentences(reasons: tuple[ReasonGiven, ...]) -> tuple[Phrase, ...]:
    """What was said, one phrase a reason; a clause that shares another's sentence says nothing."""
    return tuple(reason.phrase for reason in reasons if reason.template)


@dataclass(frozen=True, slots=True)
class PassDone:
    """A pass that a scan wrote, and the entry that holds it."""

    sheet: SheetId
    step: Step
    round: int
    seq: Seq


@dataclass(frozen=True, slots=True)
class LastAct:
    """What the last done scan did, and what it takes to write that it did not take place."""

    seq: Seq
    text: Phrase
    passes: tuple[PassDone, ...] = ()
    were: tuple[WasAt, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """What a station remembers between two scans. Lives in the process, not in the book."""

    station: str
    person: PersonId | None = None
    person_seen: datetime | None = None
    act: Act = Act.LOG
    step: Step | None = None
    verb: Verb = Verb.AUTO
    cabinet: CabinetId | None = None
    reason: ReworkReason | None = None
    question: QuestionKind | None = None
    quantity: int | None = None
    """Pages that somebody counted, for the stage that is scanned next."""
    last_code: str = ""
    last_heard: datetime | None = None
    last_act: LastAct | None = None

    def chosen(self, command: Command) -> Session:
        """The session with another command chosen; it stays chosen."""
        if command.act is Act.QUESTION:
            asked = command.question or (self.question if self.act is Act.QUESTION else None)
            return replace(self, act=Act.QUESTION, question=asked, step=None, reason=None)
        if command.act is Act.REWORK:
            return replace(
                self,
                act=Act.REWORK,
                step=command.step or (self.step if self.act is Act.REWORK else None),
                reason=command.reason or (self.reason if self.act is Act.REWORK else None),
            )
        if command.act is Act.COUNT:
            # Nothing is counted into a cabinet that was scanned for something else.
            return replace(self, act=Act.COUNT, step=None, reason=None, cabinet=None)
        if command.act is Act.DOOR:
            # Nobody works at the door: whoever scans a badge passes it.
            return Session(
                self.station, act=Act.DOOR, last_code=self.last_code, last_heard=self.last_heard
            )
        step = command.step
        if command.act is Act.LOG and command.verb is not Verb.AUTO and self.act is Act.LOG:
            step = self.step
        return replace(self, act=command.act, step=step, verb=command.verb, reason=None)

    def with_person(self, person: PersonId, now: datetime) -> Session:
        """Another badge: the command goes back to logging, the cabinet is forgotten."""
        if person == self.person:
            return replace(self, person_seen=now)
        return Session(
            self.station, person, now, last_code=self.last_code, last_heard=self.last_heard
        )


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one scan: one line on the screen, one object on the command line."""

    code: str
    outcome: Outcome
    text: Phrase
    clauses: tuple[Clause, ...] = ()
    seq: Seq | None = None
    reasons: tuple[Phrase, ...] = ()
    subject: Subject | None = None
    """What the code stands for, where the face may open it: a handover, a line of a register."""
    rules: tuple[str, ...] = ()
    """What the client ruled for such archives, and whoever works on them is to know."""

    @classmethod
    def noted(cls, code: str, said: Phrase) -> Self:
        """The code only says something: nothing was done."""
        return cls(code, Outcome.NOTED, said)
