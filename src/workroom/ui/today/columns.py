"""How what is due, who is in and the batches read in rows."""

from dataclasses import dataclass
from datetime import date, datetime

from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.progress.model import BatchStand, Board, Due, Presence
from workroom.ui.kit.rows import Align, Col
from workroom.ui.kit.saying import ORIGIN, say_moment
from workroom.ui.kit.theme import Tone

OVERDUE_ONE = N_("{days} day over")
OVERDUE = N_("{days} days over")
TODAY = N_("today")
DAYS_LEFT = N_("in {days} days")


@dataclass(frozen=True, slots=True)
class DueRow:
    """One thing that is due, seen from today."""

    due: Due
    today: date

    @property
    def left(self) -> int:
        return (self.due.due - self.today).days

    @property
    def tone(self) -> Tone:
        if self.due.overdue_days or self.due.breach is not None:
            return Tone.STOP
        return Tone.LOOK if self.left <= 0 else Tone.ACT

    @property
    def said(self) -> Phrase:
        """How long it is over, or how long there is."""
        if self.due.overdue_days:
            days = self.due.overdue_days
            return phrase(OVERDUE_ONE if days == 1 else OVERDUE, days=days)
        return phrase(DAYS_LEFT, days=self.left) if self.left > 0 else phrase(TODAY)


@dataclass(frozen=True, slots=True)
class Here:
    """Somebody at a station, and what this person has finished today."""

    presence: Presence
    sheets: int
    quantity: int
    now: datetime


def here(board: Board, now: datetime) -> tuple[Here, ...]:
    """Who is in, the latest first; what a person finished stands at the latest station only."""
    rows: list[Here] = []
    counted: set[int] = set()
    for one in board.presences:
        if not one.station:
            continue
        own = [] if one.person in counted else [o for o in board.output if o.person == one.person]
        counted.add(one.person)
        sheets, quantity = sum(o.sheets for o in own), sum(o.quantity for o in own)
        rows.append(Here(one, sheets, quantity, now))
    return tuple(rows)


def _stands(batch: BatchStand) -> Phrase:
    if not batch.whole:
        return phrase(N_("in preparation"))
    if batch.is_home:
        return phrase(N_("all home"))
    return phrase(N_("partly home")) if batch.home else phrase(N_("out"))


def _clause(row: DueRow) -> str | Phrase:
    """`§4.3.4`, or that it was agreed; the whole of it is in the hint and in the panel."""
    number = row.due.clause.rpartition("§")[2]
    return f"§{number}" if number != row.due.clause else phrase(ORIGIN[row.due.origin])


DUES: tuple[Col[DueRow], ...] = (
    Col(title=N_("When"), text=lambda r: r.said, tone=lambda r: r.tone, chip=True, width=104),
    Col(
        title=N_("What falls due"),
        text=lambda r: r.due.text,
        hint=lambda r: r.due.text,
        stretch=True,
    ),
    Col(title=N_("Clause"), text=_clause, hint=lambda r: r.due.clause, width=78),
)
PEOPLE: tuple[Col[Here], ...] = (
    Col(title=N_("Station"), text=lambda r: r.presence.station, width=72),
    Col(title=N_("Person"), text=lambda r: r.presence.name, stretch=True),
    Col(
        title=N_("Done"),
        text=lambda r: f"{r.sheets:,}" if r.sheets else "",
        align=Align.RIGHT,
        width=52,
    ),
    Col(
        title=N_("Last"),
        text=lambda r: say_moment(r.presence.last, r.now),
        align=Align.RIGHT,
        width=60,
    ),
)
BATCHES: tuple[Col[BatchStand], ...] = (
    Col(title=N_("Batch"), text=lambda b: b.code, stretch=True),
    Col(
        title=N_("Home"),
        text=lambda b: f"{b.home:,} / {b.whole:,}",
        align=Align.RIGHT,
        width=72,
    ),
    Col(
        title=N_("How it stands"),
        text=_stands,
        tone=lambda b: Tone.DONE if b.is_home else Tone.ACT if b.home else Tone.LOOK,
        chip=True,
        width=124,
    ),
)
