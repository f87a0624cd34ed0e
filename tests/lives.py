"""Random lives of units, and what must hold of them at every past minute.

A life is a row of acts out of `ACTS`, each done or refused. To try another kind of
fact write a function that does it to a `Lives` and name it there: what must hold is
asked of the journal after each entry, whatever wrote it.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from random import Random

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

import acts
import misfortunes
from books import Book, boxes, catalogued, draft_out, open_day
from living import Lives
from workroom.base.errors import WorkroomError
from workroom.base.event import Entry, Event
from workroom.base.ids import BatchId, Kind, UnitId
from workroom.ledger.columns import TableKind, kind_of, metadata
from workroom.ledger.reading import Reading
from workroom.rooms.absence import store as loans
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.custody import store as custody_store
from workroom.rooms.custody.model import (
    IN_THE_ROOM,
    STILL_OUT,
    MoveCorrected,
    Place,
    UnitsPutAway,
    UnitsTaken,
    Whereabouts,
)
from workroom.rooms.handover import service as handover
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.accounts import account
from workroom.rooms.handover.counts import NOTHING, Counts, counts_of
from workroom.rooms.handover.model import Direction
from workroom.rooms.lineage.model import UnitsMerged
from workroom.rooms.people import store as people
from workroom.rooms.people.model import Party
from workroom.rooms.workflow import service as workflow

ACTS: dict[str, Callable[[Lives], None]] = {
    one.__name__: one
    for one in (
        acts.split,
        acts.merge,
        acts.recode,
        acts.swap,
        acts.itemize,
        acts.find,
        acts.take,
        acts.put_away,
        acts.log,
        acts.give_back,
        acts.reshelve,
        acts.issue_again,
        acts.rework,
        misfortunes.damage,
        misfortunes.miss,
        misfortunes.find_again,
        misfortunes.conclude,
        misfortunes.lend,
        misfortunes.come_back,
        misfortunes.call_back,
        misfortunes.let_go_on,
        misfortunes.put_right,
        misfortunes.late_move,
        misfortunes.late_absence,
        misfortunes.late_lineage,
        misfortunes.late_home,
        misfortunes.late_out,
    )
}


def begin(book: Book, units: int, *, box_size: int) -> None:
    """So many volumes in boxes; all boxes but the last are out."""
    catalogued(book, units, box_size=box_size)
    open_day(book)
    out = boxes(book)[:-1]
    note = draft_out(book, out)
    with book.ledger.work(by=book.wang) as work:
        handover.agree(work, handover=note, client=book.li, contractor=book.wang)
        workflow.issue(work, handover=note)


def live(book: Book, seed: int, acts: int) -> Lives:
    """So many random acts; those that a rule refuses leave nothing."""
    life = Lives(book, Random(seed))
    names = list(ACTS)
    for _ in range(acts):
        book.clock.forward(seconds=20)
        name = life.die.choice(names)
        with suppress(WorkroomError, ValueError, IndexError):
            ACTS[name](life)
            life.done.append(name)
    return life


def check_past(book: Book, *, whole_every: int = 25) -> None:
    """Replay the journal, and ask after each entry what must hold: of all that the entry is about,
    and of everything at once after every so many.
    """
    anew = create_engine("sqlite://", poolclass=StaticPool)
    metadata.create_all(anew, [t for t in metadata.sorted_tables if kind_of(t) is TableKind.BOOK])
    told: dict[BatchId, list[Entry[Event]]] = {}
    moved: dict[BatchId, list[Counts]] = {}
    with book.ledger.read() as db, anew.connect() as replayed:
        entries = tuple(book.ledger.entries(db))
        for place, entry in enumerate(entries, start=1):
            before = _due_units(replayed, entry.event)
            book.ledger.register.apply(replayed, entry)
            for change in (*_less(before), *_due_units(replayed, entry.event)):
                moved.setdefault(change[0], []).append(change[1])
            about = tuple(entry.event.about())
            batches = {BatchId(one.id) for one in about if one.kind is Kind.BATCH}
            for batch in batches:
                told.setdefault(batch, []).append(entry)
            units = {UnitId(one.id) for one in about if one.kind is Kind.UNIT}
            if place % whole_every == 0 or place == len(entries):
                units = {unit.id for unit in catalogue.units.find(replayed)}
                batches = set(told)
            try:
                _each_living_unit_has_one_place_and_one_responsible_party(replayed, units)
                for batch in batches:
                    explained = sum(moved.get(batch, ()), account(batch, told[batch]).remaining)
                    assert explained == handovers.not_home(replayed, batch), f"batch {batch}"
            except AssertionError as failed:
                failed.add_note(f"after entry {entry.seq}: {entry.event}")
                raise
        strays = {one.unit for one in custody_store.whereabouts.find(replayed)} - units
        assert not strays, "a place of a unit that does not exist"
    anew.dispose()
    check_stays(book)


def check_stays(book: Book, *, moments: int = 40) -> None:
    """What the stays say of past minutes: a place each, none of what had ended; now is now."""
    with book.ledger.read() as db:
        units = {one.id: one for one in catalogue.units.find(db)}
        parties = {one.id: one.party for one in people.everybody(db)}
        ended: dict[UnitId, datetime] = {}
        asked: list[datetime] = []
        for entry in book.ledger.entries(db):
            asked.append(entry.happened_at)
            if isinstance(entry.event, UnitsMerged):
                ended |= {one.unit: entry.happened_at for one in entry.event.gone}
        step = max(1, len(asked) // moments)
        for at in sorted(set(asked[::step])):
            for unit, where in custody_store.where_all(db, units, at).items():
                assert unit not in ended or at < ended[unit], f"{units[unit].code} ended, {at}"
                _one_party_answers(where, parties[where.holder], units[unit].code)
        now = custody_store.where_all(db, units, book.clock())
        assert now == custody_store.where_all(db, units), "what the stays say of now"


def _each_living_unit_has_one_place_and_one_responsible_party(
    db: Reading, asked: set[UnitId]
) -> None:
    places = custody_store.where_all(db, asked)
    parties = {one.id: one.party for one in people.everybody(db)}
    for id_, unit in catalogue.many(db, asked).items():
        where = places.get(id_)
        if unit.became is not None:
            assert where is None, f"{unit.reference_code} ended and is still somewhere"
            into = catalogue.units.get(db, unit.became)
            assert not into.is_ended, f"{unit.reference_code} lives on in what ended"
        elif where is not None:  # else it never left the stacks, or lies in a volume
            _one_party_answers(where, parties[where.holder], unit.reference_code)
            _it_went_out_on_a_note(db, where, unit.reference_code)


def _it_went_out_on_a_note(db: Reading, where: Whereabouts, code: str) -> None:
    """What is not home belongs to one note out of its batch (I2); what is lent is on one slip."""
    if where.place in STILL_OUT:
        note = handovers.handovers.get(db, where.out_note)
        assert (note.direction, note.batch) == (Direction.OUT, where.batch), code
    lent = [one.number for one in loans.open_loans(db) if where.unit in one.left]
    assert where.place is not Place.LENT or len(lent) == 1, f"{code} is lent on {lent}"


def _one_party_answers(where: Whereabouts, party: Party, code: str) -> None:
    """The contractor in the room, the client outside; of what is gone whoever had it last."""
    if where.place not in {Place.MISSING, Place.LOST}:
        here = where.place in IN_THE_ROOM
        expected = Party.CONTRACTOR if here else Party.CLIENT
        assert party is expected, f"{code} is {where.place}, and {party} answers"


def _due_units(db: Reading, event: Event) -> list[tuple[BatchId, Counts]]:
    """What of a move's units is due, before or after: no note says that a scan on somebody's word
    found in the room what was home.
    """
    if not isinstance(event, UnitsTaken | UnitsPutAway | MoveCorrected):
        return []
    ids = [UnitId(one.id) for one in event.about() if one.kind is Kind.UNIT]
    units = catalogue.many(db, ids)
    where = custody_store.where_all(db, ids)
    return [
        (one.batch, counts_of(units[unit])) for unit, one in where.items() if one.place in STILL_OUT
    ]


def _less(due: list[tuple[BatchId, Counts]]) -> list[tuple[BatchId, Counts]]:
    return [(batch, NOTHING - counts) for batch, counts in due]
