"""Which entries the client is to see, as what, and in which words."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from workroom.base.breach import BreachAnswered, BreachOpened, GateApproved
from workroom.base.event import Entry, Event
from workroom.base.ids import PersonId, Seq
from workroom.base.late import WrittenLate
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.corrections.model import NoteCorrected
from workroom.rooms.custody.model import MoveCorrected
from workroom.rooms.damage.damages import DAMAGES
from workroom.rooms.handover.model import CopyPrinted, DifferenceRecorded, HandoverDropped
from workroom.rooms.holds.model import DayClosed, DayOpened
from workroom.rooms.late.model import NumbersVoided, NumberUsed
from workroom.rooms.people.model import (
    BadgeReplaced,
    PersonEnrolled,
    PersonLeft,
    RolesChanged,
    SecretSet,
)
from workroom.rooms.project.model import SettingChanged
from workroom.rooms.questions.questions import QUESTIONS, RULINGS
from workroom.rooms.registers.model import LineCorrected, LineEntered, LineVoided, PartFilled
from workroom.rooms.safety.accidents import QUALITY_ACCIDENTS
from workroom.rooms.safety.hazards import HAZARDS
from workroom.rooms.safety.incidents import INCIDENTS
from workroom.rooms.safety.stop_work import STOP_WORK
from workroom.rooms.weekly.model import Matter
from workroom.rooms.workflow.model import PassCorrected
from workroom.rooms.workflow.replacing import SheetReplaced

NOT_FOUND = N_("{name} was not found: {why}")
NOT_SIGNED_OUT = N_("{name} had not signed out: {why}")
NOT_BACK = N_("Medium {code} was not back in its cabinet.")
NOT_LOCKED_UP = N_("{name} was not locked up.")
CABINET_DIFFERS = N_("{cabinet}: the book says {expected}, found were {found}.")
COUNTS = N_("{boxes} boxes, {volumes} volumes, {items} items")
ON_A_WORD = N_("{what} {why} (word of {name}, entry {act})")
APPROVED = N_("{what} {why} (approved by {name}, entry {act})")
BY_HAND = N_("{what} (written by {name})")
ON_WORD_OF = N_("{what} (written by {name}, on the word of {who})")
ANSWERED = N_("{answer} (to breach {breach}: {why})")

AT_RISK = frozenset(one.key for one in (HAZARDS, INCIDENTS, QUALITY_ACCIDENTS, STOP_WORK, DAMAGES))
"""The registers whose lines the client hears of when they begin and when they end."""

ASKED = frozenset(one.key for one in (QUESTIONS, RULINGS))
"""The registers of which the client sees every line that was entered."""

PLAIN: dict[type[Event], Matter] = {
    BreachOpened: Matter.BREACH,
    BreachAnswered: Matter.ANSWERED,
    GateApproved: Matter.APPROVED,
    NumbersVoided: Matter.VOID,
    SheetReplaced: Matter.VOID,
    PassCorrected: Matter.CORRECTED,
    MoveCorrected: Matter.CORRECTED,
    LineCorrected: Matter.CORRECTED,
    NoteCorrected: Matter.CORRECTED,
    LineVoided: Matter.VOID,
    HandoverDropped: Matter.VOID,
    DifferenceRecorded: Matter.DIFFERENCE,
    BadgeReplaced: Matter.BADGE,
    SettingChanged: Matter.RIGHTS,
    RolesChanged: Matter.RIGHTS,
    PersonEnrolled: Matter.RIGHTS,
    PersonLeft: Matter.RIGHTS,
}
"""Events that are always of one kind, and are told as they are."""

LOOKED_AT = (
    *PLAIN,
    *(SecretSet, CopyPrinted, LineEntered, PartFilled, DayOpened, DayClosed),
)
"""Of no other event is the page, but for those that came late."""

Telling = tuple[Matter, Phrase]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the sorting asks of the book."""

    tell: Callable[[Entry[Event]], Phrase]
    name: Callable[[PersonId], str]
    is_of_client: Callable[[PersonId], bool]
    beside: Mapping[Seq, Entry[Event]]
    """The entries beside which others stand: the acts of breaches, the breaches of answers."""
    hands: Mapping[Seq, WrittenLate]
    """Who wrote down the late ones, by their entries."""
    forced: frozenset[Seq]
    """The acts beside which a breach stands."""


def matters_of(entry: Entry[Event], asked: Asked) -> Iterator[Telling]:
    """As what an entry stands on the page; most entries do not."""
    if isinstance(entry.event, WrittenLate | NumberUsed):
        return  # told with the entry that it stands beside
    if entry.is_late:
        yield Matter.LATE, _late(entry, asked)
    if (plain := PLAIN.get(type(entry.event))) is not None:
        yield plain, told(entry, asked)
        return
    match entry.event:
        case SecretSet(person=person) if asked.is_of_client(person):
            yield Matter.SECRET, asked.tell(entry)
        case CopyPrinted(well=False):
            yield Matter.VOID, asked.tell(entry)
        case LineEntered(register=register) if register in ASKED:
            yield Matter.QUESTION, asked.tell(entry)
        case LineEntered(register=register) if register in AT_RISK:
            yield Matter.HAZARD, asked.tell(entry)
        case PartFilled(register=register, closes=True) if register in AT_RISK:
            yield Matter.HAZARD, asked.tell(entry)
        case DayOpened() | DayClosed():
            yield from _day(entry, entry.event, asked)


def _late(entry: Entry[Event], asked: Asked) -> Phrase:
    """What happened, and whose hand wrote it down on whose word."""
    hand = asked.hands.get(entry.seq)
    if hand is None:
        return asked.tell(entry)
    template = BY_HAND if hand.told_by is None else ON_WORD_OF
    return phrase(
        template,
        what=asked.tell(entry),
        name=asked.name(hand.writer),
        who=asked.name(hand.told_by) if hand.told_by is not None else "",
    )


def told(entry: Entry[Event], asked: Asked) -> Phrase:
    """What stands beside another entry begins with what that was about."""
    other = asked.beside.get(entry.event.beside() or Seq(0))
    what = asked.tell(other) if other is not None else ""
    match entry.event:
        case BreachOpened(act=act, who=who, why=why):
            return phrase(ON_A_WORD, what=what, why=why, name=asked.name(who), act=act)
        case GateApproved(act=act, who=who, why=why):
            return phrase(APPROVED, what=what, why=why, name=asked.name(who), act=act)
        case BreachAnswered(breach=breach, answer=answer):
            opened = other.event if other is not None else None
            why = opened.why if isinstance(opened, BreachOpened) else ""
            return phrase(ANSWERED, answer=answer, breach=breach, why=why)
    return asked.tell(entry)


def _day(entry: Entry[Event], event: DayOpened | DayClosed, asked: Asked) -> Iterator[Telling]:
    left_out = event.left_out if isinstance(event, DayClosed) else ()
    unfound = event.unfound if isinstance(event, DayClosed) else ()
    still_in = (event.still_in or ()) if isinstance(event, DayClosed) else ()
    media_out = event.media_out if isinstance(event, DayClosed) else ()
    if entry.seq in asked.forced or left_out or media_out:
        yield Matter.FORCED, asked.tell(entry)
    for code in left_out:
        yield Matter.UNFOUND, phrase(NOT_LOCKED_UP, name=code)
    for code in media_out:
        yield Matter.UNFOUND, phrase(NOT_BACK, code=code)
    for one in unfound:
        yield Matter.UNFOUND, phrase(NOT_FOUND, name=one.name, why=one.why)
    for left in still_in:
        yield Matter.UNFOUND, phrase(NOT_SIGNED_OUT, name=left.name, why=left.why)
    for count in event.counts:
        if not count.agrees:
            expected = _counts(count.boxes, count.volumes, count.items)
            found = _counts(count.found_boxes, count.found_volumes, count.found_items)
            yield (
                Matter.CABINET,
                phrase(CABINET_DIFFERS, cabinet=count.name, expected=expected, found=found),
            )


def _counts(boxes: int, volumes: int, items: int) -> Phrase:
    return phrase(COUNTS, boxes=boxes, volumes=volumes, items=items)
