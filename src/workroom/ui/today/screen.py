"""What the Today page shows, read in one go."""

from dataclasses import dataclass
from datetime import datetime

from workroom.base.breach import Breach, BreachOpened
from workroom.base.clauses import PROCESS_CONTROL
from workroom.base.ids import PersonId, Seq
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_, Phrase
from workroom.ledger.breaches import open_breaches
from workroom.ledger.reading import Reading
from workroom.ledger.work import Ledger
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.closing.leaving import not_signed_out
from workroom.rooms.closing.model import Inside
from workroom.rooms.holds import store as holds
from workroom.rooms.holds.model import RoomDay
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people
from workroom.rooms.people.rules import Right
from workroom.rooms.progress import store as progress
from workroom.rooms.progress.board import read_board
from workroom.rooms.progress.due import due_list
from workroom.rooms.progress.model import Board, Due
from workroom.rooms.records.trail import Told, tell
from workroom.rooms.station import store as station
from workroom.rooms.station.model import Outcome

NOBODY_ANSWERS = N_(
    "Nobody of the client can write under it yet: it takes an account of theirs with a secret, "
    "and another person than the one whose word it was."
)


@dataclass(frozen=True, slots=True)
class BreachSeen:
    """An open breach: the act it stands beside, what was set aside, and who may write under it."""

    breach: Breach
    who: str
    act: Told | None
    reasons: tuple[tuple[Phrase, str], ...]
    """Each reason with its clause."""
    client: tuple[tuple[PersonId, str], ...]
    may_answer: Verdict


@dataclass(frozen=True, slots=True)
class TodayScreen:
    """The room at a glance. `units` is how many the catalogue has."""

    board: Board
    dues: tuple[Due, ...]
    breaches: dict[Seq, BreachSeen]
    day: RoomDay | None
    custodian: str
    units: int
    unknown: int
    inside: tuple[Inside, ...]
    """Who is inside by the scans at the door and the slips of visits, visitors first."""
    has_begun: bool
    """Whether anything was ever handed out; before that the page says what to do first."""


def read_today(ledger: Ledger, db: Reading, now: datetime) -> TodayScreen:
    """All that the page shows, at this moment."""
    day = holds.open_day(db)
    names = people.names(db)
    return TodayScreen(
        board=read_board(db, now),
        dues=due_list(db, now),
        breaches={one.id: _seen(ledger, db, one, names) for one in open_breaches(db)},
        day=day,
        custodian=names.get(day.custodian, "") if day else "",
        units=catalogue.count(db),
        unknown=station.count(db, Outcome.UNKNOWN),
        inside=not_signed_out(db),
        has_begun=progress.has_begun(db),
    )


def _seen(ledger: Ledger, db: Reading, breach: Breach, names: dict[PersonId, str]) -> BreachSeen:
    acts = tell(ledger, db, (breach.act,))
    opened = (entry.event for entry in ledger.entries(db, seqs=(breach.id,)))
    reasons = tuple(
        (reason.phrase, reason.clause)
        for event in opened
        if isinstance(event, BreachOpened)
        for reason in event.reasons
    )
    client = tuple(
        (one.id, one.name)
        for one in people.everybody(db)
        if one.has_secret and one.id != breach.who and people_rules.may(one, Right.ANSWER_BREACH)
    )
    return BreachSeen(
        breach,
        names.get(breach.who, ""),
        acts[0] if acts else None,
        reasons,
        client,
        YES if client else no(NOBODY_ANSWERS, PROCESS_CONTROL),
    )
