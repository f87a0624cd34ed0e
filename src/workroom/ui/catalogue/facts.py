"""What is said of a unit in words: its facts, and its trail as moments."""

from dataclasses import dataclass

from workroom.base.breach import BreachAnswered, BreachOpened
from workroom.base.event import Event
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.custody.model import MoveCorrected
from workroom.rooms.handover.model import HandoverAgreed
from workroom.rooms.records.trail import Told
from workroom.rooms.workflow.model import PassCorrected, ReworkOrdered, StepFinished, StepStarted
from workroom.ui.catalogue.columns import PLACE_TONES, dates_said, place_said
from workroom.ui.catalogue.unit_screen import Named, UnitScreen
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.panel import Fact
from workroom.ui.kit.saying import say_day, say_moment
from workroom.ui.kit.theme import Tone
from workroom.ui.kit.timeline import Moment

LATE = N_("entered {moment}")
PAGES_DIFFER = N_("{counted} at the end of preparation; the catalogue says {said}")
MOST_KIN = 4
"""A volume may hold three hundred items; the trail and the list have them all."""
DAYS_OUT = N_("{day} (day {days})")
IN_STAGE = N_("{step}, begun by {name}")
ALL_DONE = N_("All stages are done")
HELD = N_("{security_class}: held, stays in the stacks")
LINE_OPEN = N_("{number}: {kind}, open")
LINE_DONE = N_("{number}: {kind}")
SHORT = frozenset(
    {N_("Class"), N_("Label code"), N_("Box number"), N_("Dates"), N_("Page count"), N_("Inside")}
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the unit is, and how it stands."""

    identity: tuple[Fact, ...]
    short: tuple[Fact, ...]
    """As much of the identity as a panel with a trail in it has room for."""
    standing: tuple[Fact, ...]


def facts_of(screen: UnitScreen, bench: Bench) -> Facts:
    """The facts worth a line; what the catalogue leaves empty is left out."""
    identity = _identity(screen)
    short = tuple(fact for fact in identity if fact.label in SHORT)
    return Facts(identity, short, _standing(screen, bench))


def moments_of(told: tuple[Told, ...], bench: Bench) -> tuple[Moment, ...]:
    """The trail as moments, in the order given; a late entry says when it was written."""
    now = bench.now()

    def moment(one: Told) -> Moment:
        entry = one.entry
        late = entry.happened_at != entry.recorded_at
        note = phrase(LATE, moment=say_moment(entry.recorded_at, now)) if late else ""
        tone = _tone(entry.event)
        return Moment(entry.happened_at, one.text, one.by, note, tone)

    return tuple(moment(one) for one in told)


def _identity(screen: UnitScreen) -> tuple[Fact, ...]:
    unit = screen.unit
    years = dates_said(unit.date_from, unit.date_to) or unit.year
    said: tuple[tuple[str, str | Phrase], ...] = (
        (N_("Label code"), unit.code),
        (N_("Other codes"), "、".join(screen.aliases)),
        (N_("Kind"), phrase(unit.kind.label)),
        (N_("Box number"), screen.box.reference_code if screen.box else unit.box_number),
        (N_("Dates"), years),
        (N_("Creator"), unit.author),
        (N_("Document number"), unit.document_number),
        (N_("Page count"), f"{unit.pages:,}" if unit.pages else ""),
        (N_("Item count"), f"{unit.items:,}" if unit.items else ""),
        (N_("Inside"), _inside(screen)),
        (N_("Retention"), unit.retention_period),
        (N_("Department"), unit.department),
        (N_("Project"), screen.project),
        (N_("Remarks"), unit.remarks),
    )
    facts = [Fact(label, value) for label, value in said if value]
    if unit.is_classified:
        held = phrase(HELD, security_class=unit.security_class)
        facts.insert(0, Fact(N_("Class"), held, Tone.STOP))
    elif unit.security_class:
        lifted = f"{unit.security_class} → {unit.declassified}"
        facts.append(Fact(N_("Class"), lifted if unit.declassified else unit.security_class))
    return tuple(facts)


def _standing(screen: UnitScreen, bench: Bench) -> tuple[Fact, ...]:
    where, now = screen.listed.where, bench.now()
    held = tuple(Fact(N_("Held"), one, Tone.STOP) for one in screen.held)
    named = tuple(
        Fact(one.register, _line_said(one), Tone.LOOK if one.is_open else Tone.PLAIN)
        for one in screen.named
    )
    place = Fact(N_("Where"), place_said(screen.listed), PLACE_TONES[screen.listed.place])
    story = tuple(Fact(N_("Lineage"), one.said, Tone.LOOK) for one in screen.kin[:MOST_KIN])
    if len(screen.kin) > MOST_KIN:
        more = phrase(N_("and {count} more"), count=len(screen.kin) - MOST_KIN)
        story = (*story, Fact(N_("Lineage"), more))
    if screen.mismatch is not None:
        said, counted = screen.mismatch
        differs = phrase(PAGES_DIFFER, counted=counted, said=said)
        story = (*story, Fact(N_("Page base"), differs, Tone.LOOK))
    if where is None:
        return (place, *held, *named, *story)
    facts = [place, *held, *named, *story, Fact(N_("Since"), say_moment(where.since, now))]
    if screen.listed.holder:
        facts.append(Fact(N_("Answers for it"), screen.listed.holder))
    if screen.batch is not None:
        facts.append(Fact(N_("Batch"), screen.batch))
    if where.out_since is not None:
        days = (now.date() - where.out_since).days + 1
        out = phrase(DAYS_OUT, day=say_day(where.out_since, now), days=days)
        facts.append(Fact(N_("Out since"), out))
    if screen.disinfect_by is not None:
        late = now.date() >= screen.disinfect_by
        tone = Tone.LOOK if late else Tone.PLAIN
        facts.append(Fact(N_("Disinfect from"), say_day(screen.disinfect_by, now), tone))
    if (stage := _stage(screen)) is not None:
        facts.append(Fact(N_("Stage"), stage))
    return tuple(facts)


def _line_said(one: Named) -> Phrase:
    template = LINE_OPEN if one.is_open else LINE_DONE
    return phrase(template, number=one.number, kind=one.kind)


def _stage(screen: UnitScreen) -> Phrase | None:
    line = screen.stage
    if line is None:
        return phrase(ALL_DONE) if screen.stages else None
    step = phrase(line.step.label)
    running = next((one for one in line.passes if one.running), None)
    return phrase(IN_STAGE, step=step, name=running.who) if running else step


def _inside(screen: UnitScreen) -> str | Phrase:
    if screen.unit.kind is UnitKind.BOX and screen.inside:
        return phrase(N_("{count} units"), count=screen.inside)
    return ""


def _tone(event: Event) -> Tone:
    match event:
        case BreachOpened():
            return Tone.STOP
        case ReworkOrdered() | PassCorrected() | MoveCorrected():
            return Tone.LOOK
        case StepFinished() | BreachAnswered():
            return Tone.DONE
        case StepStarted() | HandoverAgreed():
            return Tone.ACT
        case _:
            return Tone.QUIET
