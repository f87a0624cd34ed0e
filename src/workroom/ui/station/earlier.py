"""The scans of this station that the book remembers from before the program was started."""

from workroom.base.clauses import cited
from workroom.ledger.reading import Reading
from workroom.ledger.work import Ledger
from workroom.rooms.holds import store as holds
from workroom.rooms.records.trail import Told, tell
from workroom.rooms.station import store as kept
from workroom.rooms.station.model import Outcome, Reply, ScanKept, sentences

MOST = 60


def read_earlier(db: Reading, ledger: Ledger, station: str) -> tuple[tuple[Told, Reply], ...]:
    """The newest scans since the day was opened, newest first, each as the reply it was.

    A badge or a command wrote nothing and is not among them; the code that led to
    an act is not in the journal, so those replies have none.
    """
    day = holds.open_day(db)
    if day is None:
        return ()
    seqs = kept.scanned_at(db, station, after=day.opened_entry, limit=MOST)
    return tuple((told, _reply(told)) for told in reversed(tell(ledger, db, seqs)))


def _reply(told: Told) -> Reply:
    match told.entry.event:
        case ScanKept(outcome=outcome, code=code, reasons=reasons):
            found = (cited(reason.clause) for reason in reasons)
            clauses = tuple(dict.fromkeys(clause for clause in found if clause is not None))
            return Reply(
                code, outcome, told.text, clauses, told.entry.seq, reasons=sentences(reasons)
            )
        case _:
            return Reply("", Outcome.DONE, told.text, seq=told.entry.seq)
