"""What the journal tells of a note besides its agreement: who answered for what was not so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from workroom.base.breach import BreachOpened, GateApproved
from workroom.base.event import Entry, Event
from workroom.base.ids import HandoverId, Kind, PersonId, Subject, UnitId
from workroom.ledger.mentions import entries_about
from workroom.ledger.reading import Entries, Reading
from workroom.rooms.handover.accounts import Account, account
from workroom.rooms.handover.brought import NotesBrought
from workroom.rooms.handover.model import CopyPrinted, Direction, HandoverAgreed, LinesAdded
from workroom.rooms.requests.model import RequestNamed
from workroom.rooms.spotcheck.model import UnitOpened

AT_ONCE = 4
"""So many entries after an act may hold what somebody answered for in the same act."""


@dataclass(frozen=True, slots=True)
class Approved:
    """Units that came onto the note because somebody let them through a gate; none where it was
    the note itself.
    """

    who: PersonId
    why: str
    units: tuple[UnitId, ...]


@dataclass(frozen=True, slots=True)
class Background:
    """All of it lies before the agreement, or in the same act: it never changes any more."""

    went_out_on: str
    """The number of the note on which the batch left the stacks."""
    breaches: tuple[Entry[BreachOpened], ...]
    approvals: tuple[Approved, ...]
    opened: tuple[UnitOpened, ...]
    """What was found in the units that were drawn of a return."""
    account: Account
    """Of the batch, this note included."""
    request: RequestNamed | None = None
    """The request on which the note goes out."""


def background(db: Reading, entries: Entries, entry: Entry[HandoverAgreed]) -> Background:
    """Read it from the journal, no further than the act in which both agreed."""
    note = Subject(Kind.HANDOVER, entry.event.handover)
    acts = {seq for seq in entries_about(db, note) if seq <= entry.seq}
    found = tuple(entries(tuple({seq + step for seq in acts for step in range(AT_ONCE + 1)})))
    batch = entries_about(db, Subject(Kind.BATCH, entry.event.batch))
    of_batch = tuple(entries(tuple(seq for seq in batch if seq <= entry.seq)))
    return Background(
        went_out_on=_went_out_on(of_batch, entry.event),
        breaches=tuple(
            cast("Entry[BreachOpened]", one)
            for one in found
            if isinstance(one.event, BreachOpened) and one.event.act == entry.seq
        ),
        opened=tuple(
            one.event
            for one in found
            if isinstance(one.event, UnitOpened) and one.event.handover == entry.event.handover
        ),
        approvals=tuple(_approvals(found, {line.unit for line in entry.event.lines}, entry.seq)),
        request=_request(found, entry),
        account=account(entry.event.batch, of_batch),
    )


def _request(found: Iterable[Entry[Event]], agreed: Entry[HandoverAgreed]) -> RequestNamed | None:
    """The request that the note named; the last one counts."""
    last: RequestNamed | None = None
    for one in sorted(found, key=lambda one: one.seq):
        match one.event:
            case RequestNamed(handover=note) as named if (
                note == agreed.event.handover and one.seq < agreed.seq
            ):
                last = named
    return last


def spoiled_copies(db: Reading, entries: Entries, handover: HandoverId) -> frozenset[int]:
    """Which originals of a note were spoiled in the printer, and so printed again."""
    about = entries_about(db, Subject(Kind.HANDOVER, handover))
    found = (one.event for one in entries(about))
    return frozenset(one.copy for one in found if isinstance(one, CopyPrinted) and not one.well)


def _approvals(
    found: Iterable[Entry[Event]], listed: set[UnitId], agreed: int
) -> Iterator[Approved]:
    """By person and reason; what was taken off the note again is left out."""
    added: dict[int, tuple[UnitId, ...]] = {}
    units: dict[tuple[PersonId, str], list[UnitId]] = {}
    for one in found:
        match one.event:
            case LinesAdded(units=chosen):
                added[one.seq] = chosen
            case GateApproved(act=act, who=who, why=why) if act == agreed:
                yield Approved(who, why, ())
            case GateApproved(act=act, who=who, why=why) if act in added:
                through = [unit for unit in added[act] if unit in listed]
                units.setdefault((who, why), []).extend(through)
    yield from (Approved(who, why, tuple(given)) for (who, why), given in units.items() if given)


def _went_out_on(of_batch: Iterable[Entry[Event]], back: HandoverAgreed) -> str:
    for one in of_batch:
        if isinstance(one.event, HandoverAgreed) and one.event.direction is Direction.OUT:
            return cast("Entry[HandoverAgreed]", one).event.number
        if isinstance(one.event, NotesBrought):
            return "、".join(_brought_out(one.event, back))
    return ""


def _brought_out(brought: NotesBrought, back: HandoverAgreed) -> Iterable[str]:
    """The old papers on which what goes home had gone out, each once."""
    going = {line.unit for line in back.lines}
    numbers = (
        note.number
        for note in brought.notes
        if note.direction is Direction.OUT and going & set(note.units)
    )
    return dict.fromkeys(number for number in numbers if number)
