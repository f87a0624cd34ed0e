"""A hand-over written by hand: what both counted and agreed then, entered from its paper."""

from workroom.base.event import Entry
from workroom.base.ids import HandoverId, PersonId
from workroom.base.late import Late
from workroom.base.word import Word
from workroom.ledger.work import Ledger
from workroom.rooms.handover import service, store
from workroom.rooms.handover.counts import Counts
from workroom.rooms.handover.model import Direction, HandoverAgreed
from workroom.rooms.late import store as reserved
from workroom.rooms.late.claiming import late_work


def agree_from_paper(
    ledger: Ledger,
    late: Late,
    *,
    handover: HandoverId,
    client: PersonId,
    contractor: PersonId,
    counts: Counts | None = None,
    word: Word | None = None,
) -> Entry[HandoverAgreed]:
    """Both signed the paper then; the counts that are not in the book yet are taken from it.

    Without `counts` both found what the draft lists. Each side's count, and the client's
    statement that the batch holds no state secrets, are entries of their own; a blank form of a
    pad gives the note its number.

    Raises:
        RefusedError: a rule said no, as of then; the counts stay in the draft.
    """
    with ledger.read() as db:
        note = store.handovers.get(db, handover)
        found = counts or store.listed(db, handover)
        blank = reserved.by_code(db, late.paper)
    if note.client_counts is None or (note.direction is Direction.OUT and note.secrecy_by is None):
        with late_work(ledger, by=client, station="", late=late) as work:
            if note.client_counts is None:
                service.enter_count(work, handover=handover, counts=found)
            if note.direction is Direction.OUT and note.secrecy_by is None:
                service.state_secrecy(work, handover=handover)
    if note.contractor_counts is None:
        with late_work(ledger, by=contractor, station="", late=late) as work:
            service.enter_count(work, handover=handover, counts=found)
    number = blank.code if blank is not None and blank.form == "F01" else ""
    with late_work(ledger, by=contractor, station="", late=late) as work:
        return service.agree(
            work,
            handover=handover,
            client=client,
            contractor=contractor,
            word=word,
            reserved=number,
        )
