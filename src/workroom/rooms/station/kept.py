"""Scans that did nothing: what is answered, and how they are kept."""

from dataclasses import replace

from workroom.base.breach import given, said
from workroom.base.codes import tidy
from workroom.base.errors import NotFoundError, WorkroomError
from workroom.base.event import Source
from workroom.base.ids import NOBODY
from workroom.base.verdict import RefusedError
from workroom.ledger.work import Ledger
from workroom.rooms.station.meaning import one_after_another
from workroom.rooms.station.model import Outcome, Reply, ScanKept, Session

LONGEST_KEPT = 120
"""So much of a strange code is kept; with its full length said behind it."""


def keep(ledger: Ledger, session: Session, text: str, error: WorkroomError) -> Reply:
    """Write down a scan that a page took and could not carry out; answers as `hear` would."""
    outcome = Outcome.UNKNOWN if isinstance(error, NotFoundError) else Outcome.REFUSED
    return keep_scan(ledger, session, tidy(text), outcome, error)


def keep_scan(
    ledger: Ledger, session: Session, text: str, outcome: Outcome, error: WorkroomError
) -> Reply:
    """Write down a scan that did nothing. Where even that fails, the reply says so by having no
    entry.
    """
    reasons = error.verdict.reasons if isinstance(error, RefusedError) else ()
    reply = reply_to(text, outcome, error)
    seq, phrases = None, reply.reasons
    try:
        with ledger.work(
            by=session.person or NOBODY, station=session.station, source=Source.SCAN
        ) as work:
            kept = work.record(
                ScanKept(
                    code=_printable(text),
                    outcome=outcome,
                    reasons=given(reasons) or (said(error.phrase),),
                )
            )
            seq = kept.seq
    except WorkroomError as unwritten:
        phrases = (*phrases, unwritten.phrase)
    return replace(reply, text=one_after_another(phrases), seq=seq, reasons=phrases)


def reply_to(text: str, outcome: Outcome, error: WorkroomError) -> Reply:
    """The answer to what did nothing, kept or not."""
    reasons = error.verdict.reasons if isinstance(error, RefusedError) else ()
    phrases = tuple(reason.phrase for reason in reasons) or (error.phrase,)
    clauses = tuple(dict.fromkeys(reason.clause for reason in reasons))
    return Reply(text, outcome, one_after_another(phrases), clauses, None, phrases)


def _printable(text: str) -> str:
    """The code as it can be kept and shown: controls and half characters by their numbers, not
    endless.
    """
    shown = "".join(
        character if character.isprintable() else f"\\u{ord(character):04x}"
        for character in text[:LONGEST_KEPT]
    )
    return shown if len(text) <= LONGEST_KEPT else f"{shown}… ({len(text)})"
