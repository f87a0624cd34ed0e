"""What the station shows of the book: who is at it, what they have open, what they did today."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from workroom.base.ids import PersonId, Seq
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.breaches import open_breaches
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.model import Whereabouts
from workroom.rooms.holds import store as holds
from workroom.rooms.people import store as people_store
from workroom.rooms.people.model import Person
from workroom.rooms.progress import store as progress
from workroom.rooms.progress.model import Output
from workroom.rooms.project import store as project_store
from workroom.rooms.site import store as site
from workroom.rooms.station import store as kept
from workroom.rooms.station.model import Act, KeptScan, LastAct, Outcome, Session
from workroom.rooms.station.rules import REASON_FIRST, STEP_FIRST
from workroom.rooms.workflow import store as workflow
from workroom.rooms.workflow.model import Pass, Verb
from workroom.rooms.workflow.reasons import ReworkReason
from workroom.rooms.workflow.steps import Step

NEXT_STAGE = N_("Log the next stage")
STAGE_START = N_("{step}: start")
STAGE_FINISH = N_("{step}: finish")
START = N_("Start")
FINISH = N_("Finish")
INTO = N_("Put away into {cabinet}")
BACK_TO = N_("Back to {step}: {reason}")
ABOUT = N_("Question: {kind}")
BACK_TO_STEP = N_("Rework: back to {step}")

LOGGING = phrase(NEXT_STAGE)
UNKNOWN_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Standing:
    """Who is at the station, until when, and what the next scan will do."""

    person: PersonId | None = None
    name: str = ""
    until: datetime | None = None
    """When the badge no longer counts, unless something is done before."""
    doing: Phrase = LOGGING
    last_act: LastAct | None = None
    """What the key that takes back would take back."""
    at_door: bool = False
    """Whether it watches who comes in and goes out."""

    def is_over(self, now: datetime) -> bool:
        """Whether the badge was scanned too long ago."""
        return self.until is not None and now > self.until


@dataclass(frozen=True, slots=True)
class OpenUnit:
    """A unit that a person has at a workstation."""

    unit: Unit
    where: Whereabouts


@dataclass(frozen=True, slots=True)
class BegunStage:
    """A stage that a person has begun and not finished."""

    unit: Unit
    begun: Pass


@dataclass(frozen=True, slots=True)
class OwnRework:
    """A stage of the person's that was sent back, and whether it has been done again."""

    unit: Unit
    step: Step
    reason: ReworkReason
    by: str
    redone: bool


@dataclass(frozen=True, slots=True)
class StationScreen:
    """What stands beside the answers: of one person, or of the room while nobody is here."""

    person: Person | None
    open_units: tuple[OpenUnit, ...]
    begun: tuple[BegunStage, ...]
    tally: tuple[Output, ...]
    rework: tuple[OwnRework, ...]
    unknown: tuple[KeptScan, ...]
    unknown_count: int
    people: tuple[Person, ...]
    names: dict[PersonId, str]


def read_standing(db: Reading, session: Session) -> Standing:
    """Who is at the station, and what is chosen."""
    minutes = project_store.settings(db).number("badge_minutes")
    person = people_store.people.at(db, session.person) if session.person else None
    seen = session.person_seen
    cabinet = site.cabinets.at(db, session.cabinet) if session.cabinet else None
    return Standing(
        person=person.id if person else None,
        name=person.name if person else "",
        until=seen + timedelta(minutes=minutes) if person and seen else None,
        doing=_doing(session, cabinet.name if cabinet else ""),
        last_act=session.last_act,
        at_door=session.act is Act.DOOR,
    )


def is_a_breach(db: Reading, act: Seq) -> bool:
    """Whether that entry was written on somebody's word, and waits for the client's."""
    return any(breach.act == act for breach in open_breaches(db))


def read_station(db: Reading, person: PersonId | None, today: date) -> StationScreen:
    """Everything beside the answers; `today` is the day of the room."""
    since = _since(db, today)
    names = people_store.names(db)
    everybody = people_store.everybody(db)
    here = next((one for one in everybody if one.id == person), None)
    unfinished = workflow.unfinished(db)
    return StationScreen(
        person=here,
        open_units=_open_units(db, person),
        begun=_begun(db, person, unfinished),
        tally=_tally(db, person, since),
        rework=_rework(db, person, (*unfinished, *workflow.redone_since(db, since)), names),
        unknown=kept.recent(db, Outcome.UNKNOWN, limit=UNKNOWN_SHOWN),
        unknown_count=kept.count(db, Outcome.UNKNOWN),
        people=tuple(one for one in everybody if one.active),
        names=names,
    )


def _doing(session: Session, cabinet: str) -> Phrase:
    match session.act:
        case Act.PUT_AWAY if cabinet:
            return phrase(INTO, cabinet=cabinet)
        case Act.QUESTION if session.question is not None:
            return phrase(ABOUT, kind=phrase(session.question.label))
        case Act.REWORK if session.step is None:
            return phrase(STEP_FIRST)
        case Act.REWORK if session.reason is None:
            return phrase(REASON_FIRST)
        case Act.REWORK if session.step is not None and session.reason is not None:
            return phrase(
                BACK_TO, step=phrase(session.step.label), reason=phrase(session.reason.label)
            )
        case Act.LOG:
            return _logging(session.step, session.verb)
        case _:
            return phrase(session.act.value)


def _logging(step: Step | None, verb: Verb) -> Phrase:
    if step is None:
        return phrase({Verb.AUTO: NEXT_STAGE, Verb.START: START, Verb.FINISH: FINISH}[verb])
    named = phrase(step.label)
    match verb:
        case Verb.START:
            return phrase(STAGE_START, step=named)
        case Verb.FINISH:
            return phrase(STAGE_FINISH, step=named)
        case Verb.AUTO:
            return named


def _since(db: Reading, today: date) -> datetime:
    """The opening of the open day (a shift may run past midnight), else midnight."""
    day = holds.open_day(db)
    if day is not None:
        return day.opened_at
    return datetime.combine(today, time(), project_store.zone(db)).astimezone(UTC)


def _open_units(db: Reading, person: PersonId | None) -> tuple[OpenUnit, ...]:
    held = [where for where in custody.at_workstations(db) if where.holder == person]
    units = catalogue.many(db, (where.unit for where in held))
    found = (OpenUnit(units[where.unit], where) for where in held)
    return tuple(
        sorted(found, key=lambda one: (one.unit.kind is not UnitKind.BOX, one.unit.reference_code))
    )


def _begun(
    db: Reading, person: PersonId | None, unfinished: tuple[Pass, ...]
) -> tuple[BegunStage, ...]:
    mine = [one for one in unfinished if person and one.started_by == person]
    units = _units_of(db, mine)
    return tuple(BegunStage(units[one.sheet], one) for one in mine)


def _tally(db: Reading, person: PersonId | None, since: datetime) -> tuple[Output, ...]:
    """By stage in the order of the sheet; of everybody, person by person."""
    done = progress.output_since(db, since)
    if person is not None:
        return tuple(one for one in done if one.person == person)
    return tuple(sorted(done, key=lambda one: (one.name, one.person)))


def _rework(
    db: Reading, person: PersonId | None, passes: tuple[Pass, ...], names: dict[PersonId, str]
) -> tuple[OwnRework, ...]:
    """Where the pass before the rework of that stage was this person's own."""
    ordered = [one for one in passes if one.reason and person is not None]
    before = workflow.passes_of_many(db, {one.sheet for one in ordered})
    mine = [
        one
        for one in ordered
        if any(
            old.step is one.step and old.round == one.round - 1 and old.finished_by == person
            for old in before.get(one.sheet, ())
        )
    ]
    units = _units_of(db, mine)
    found = (
        OwnRework(
            unit=units[one.sheet],
            step=one.step,
            reason=ReworkReason(one.reason),
            by=names.get(one.ordered_by, "") if one.ordered_by else "",
            redone=one.is_done,
        )
        for one in mine
    )
    return tuple(sorted(found, key=lambda one: (one.redone, one.unit.reference_code)))


def _units_of(db: Reading, passes: list[Pass]) -> dict[int, Unit]:
    """The units by the sheets of these passes."""
    sheets = [workflow.sheets.get(db, sheet) for sheet in {one.sheet for one in passes}]
    units = catalogue.many(db, (sheet.unit for sheet in sheets))
    return {sheet.id: units[sheet.unit] for sheet in sheets}
