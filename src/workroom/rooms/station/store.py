"""Where scans that did nothing are kept."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import Column, Connection, Integer, Text, func, select

from workroom.base.breach import ReasonGiven
from workroom.base.event import Entry, Source
from workroom.ledger.codec import Upgrade
from workroom.ledger.columns import OneOf, Packed, UtcDateTime, book_table, key
from workroom.ledger.journal import journal
from workroom.ledger.register import Folds
from workroom.ledger.rows import Rows
from workroom.rooms.station.model import KeptScan, Outcome, ScanKept


def _spell(reasons: tuple[ReasonGiven, ...]) -> str:
    """As the replay spells it too: the journal gives the values back in another order."""
    return json.dumps([asdict(one) for one in reasons], ensure_ascii=False, sort_keys=True)


def _read(text: str) -> tuple[ReasonGiven, ...]:
    return tuple(ReasonGiven(**one) for one in json.loads(text))


table = book_table(
    "kept_scans",
    key(),
    Column("at", UtcDateTime, nullable=False),
    Column("station", Text, nullable=False),
    Column("by", Integer, nullable=False),
    Column("code", Text, nullable=False),
    Column("outcome", OneOf(Outcome), nullable=False, index=True),
    Column("reasons", Packed(_spell, _read), nullable=False),
)
kept_scans = Rows(KeptScan, table)


def recent(db: Connection, outcome: Outcome, *, limit: int = 100) -> tuple[KeptScan, ...]:
    """The newest refused, or unknown, scans."""
    return kept_scans.find(db, table.c.outcome == outcome, order=(table.c.id.desc(),), limit=limit)


def count(db: Connection, outcome: Outcome) -> int:
    """How many of a kind are kept."""
    query = select(func.count()).select_from(table).where(table.c.outcome == outcome)
    return db.scalar(query) or 0


def scanned_at(db: Connection, station: str, *, after: int, limit: int) -> tuple[int, ...]:
    """The newest entries that scans at a station wrote since an entry, newest first."""
    query = (
        select(journal.c.seq)
        .where(
            journal.c.seq > after,
            journal.c.source == Source.SCAN,
            journal.c.station == station,
        )
        .order_by(journal.c.seq.desc())
        .limit(limit)
    )
    return tuple(db.scalars(query))


def _kept(db: Connection, entry: Entry[ScanKept]) -> None:
    event = entry.event
    kept_scans.put(
        db,
        KeptScan(
            entry.seq,
            entry.happened_at,
            entry.station,
            entry.by,
            event.code,
            event.outcome,
            event.reasons,
        ),
    )


FOLDS: Folds = {ScanKept: _kept}


def _reasons_apart(old: dict[str, Any]) -> dict[str, Any]:
    """Version 1 held one English sentence for all reasons: it stays as it is, with the first
    clause; the other clauses stand beside it without words.

    A sentence without values is its own template still, and so is said in any language.
    """
    sentence = str(old["reason"]).replace("{", "{{").replace("}", "}}")
    clauses = [str(clause) for clause in old["clauses"]] or [""]
    reasons = [
        {"template": "" if place else sentence, "values": {}, "clause": clause}
        for place, clause in enumerate(clauses)
    ]
    return {"code": old["code"], "outcome": old["outcome"], "reasons": reasons}


UPGRADES: Mapping[tuple[str, int], Upgrade] = {("ScanKept", 1): _reasons_apart}
