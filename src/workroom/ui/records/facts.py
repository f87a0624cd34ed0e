"""What is said of a line in words: its parts as facts, its trail as moments."""

from collections.abc import Iterator

from workroom.base.breach import BreachAnswered, BreachOpened
from workroom.base.event import Event
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.records.trail import Told
from workroom.rooms.registers.fields import FieldKind
from workroom.rooms.registers.model import LineCorrected, LineVoided, PartFilled
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.panel import Fact
from workroom.ui.kit.saying import say_clause, say_moment
from workroom.ui.kit.theme import Tone
from workroom.ui.kit.timeline import Moment
from workroom.ui.records.columns import STANDING_TONES
from workroom.ui.records.line_screen import LineScreen, PartSaid

BESIDE = N_("{name}, {moment}")
ENTERED_LATE = N_("entered {moment}")
NOT_YET = N_("not yet")
NOT_SAID = "—"
SHOWN_OF_A_NAME = 6


def facts_of(screen: LineScreen, bench: Bench) -> tuple[Fact, ...]:
    """Standing, then part after part; what nobody has filled yet is one quiet line."""
    line = screen.line
    tone = STANDING_TONES[line.standing]
    facts = [Fact(N_("Standing"), phrase(line.standing.label), tone)]
    if line.void_reason:
        facts.append(Fact(N_("Void because"), line.void_reason))
    if screen.above is not None:
        facts.append(Fact(N_("Beneath"), screen.above.number))
    several = len(screen.parts) > 1
    for part in screen.parts:
        facts += _facts_of_part(part, bench, several=several)
    return tuple(facts)


def _facts_of_part(said: PartSaid, bench: Bench, *, several: bool) -> Iterator[Fact]:
    if said.at is None:
        yield Fact(said.part.label, phrase(NOT_YET), Tone.QUIET, heads=True)
        return
    by = phrase(BESIDE, name=said.by, moment=say_moment(said.at, bench.now()))
    if several:
        yield Fact(said.part.label, by, Tone.QUIET, heads=True)
    for field, value in said.answers:
        hint = say_clause(bench.words, field.clause) if field.clause is not None else ""
        told = _short(value) if field.kind is FieldKind.FILE and isinstance(value, str) else value
        yield Fact(field.label, told or NOT_SAID, Tone.PLAIN if told else Tone.QUIET, hint)
    if not several:
        yield Fact(N_("Entered"), by, Tone.QUIET)


def _short(name: str) -> str:
    """The name of a file, which is its content's digest and as one word too wide for a panel."""
    stem, dot, kind = name.rpartition(".")
    return f"{stem[:SHOWN_OF_A_NAME]}…{dot}{kind}" if len(stem) > SHOWN_OF_A_NAME else name


def moments_of(told: tuple[Told, ...], bench: Bench) -> tuple[Moment, ...]:
    """The trail as moments, in the order given; a late entry says when it was written."""
    now = bench.now()

    def moment(one: Told) -> Moment:
        entry = one.entry
        late = entry.happened_at != entry.recorded_at
        note: str | Phrase = ""
        if late:
            note = phrase(ENTERED_LATE, moment=say_moment(entry.recorded_at, now))
        return Moment(entry.happened_at, one.text, one.by, note, _tone(entry.event))

    return tuple(moment(one) for one in told)


def _tone(event: Event) -> Tone:
    match event:
        case BreachOpened():
            return Tone.STOP
        case LineCorrected() | LineVoided():
            return Tone.LOOK
        case BreachAnswered():
            return Tone.DONE
        case PartFilled(closes=closes):
            return Tone.DONE if closes else Tone.ACT
        case _:
            return Tone.QUIET
