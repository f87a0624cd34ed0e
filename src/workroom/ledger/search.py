"""Find-as-you-type over Chinese: a full-text index on pairs of characters."""

import re
import unicodedata
from collections.abc import Iterable

from sqlalchemy import Connection

_RUN = re.compile(r"[^\W_]+")
TABLE = "search_units"
CREATE = (
    f"CREATE VIRTUAL TABLE {TABLE} USING fts5(words, "
    "tokenize = \"unicode61 remove_diacritics 0 categories 'L* N* Co Mn'\")"
)
"""Trigrams find nothing for names of two characters; pairs do."""


def put(db: Connection, texts: Iterable[tuple[int, str]]) -> None:
    """Index each text under its id, in place of what stood there."""
    rows = [(number, " ".join(_pairs(text))) for number, text in texts]
    if rows:
        db.exec_driver_sql(f"DELETE FROM {TABLE} WHERE rowid = ?", [(row[0],) for row in rows])  # noqa: S608 — our own name
        db.exec_driver_sql(f"INSERT INTO {TABLE}(rowid, words) VALUES (?, ?)", rows)  # noqa: S608 — our own name


def matching(wanted: str) -> str | None:
    """The index query for what somebody typed; None when nothing in it can be searched."""
    parts: list[str] = []
    for run in _RUN.findall(_plain(wanted)):
        pairs = [run[at : at + 2] for at in range(len(run) - 1)]
        parts.append('"' + " ".join(pairs) + '"' if pairs else f'"{run}"*')
    return " AND ".join(parts) or None


def condition(column: str) -> str:
    """SQL that is true where the row's id is in the index under `:wanted`."""
    return f"{column} IN (SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH :wanted)"  # noqa: S608 — our own names


def _pairs(text: str) -> Iterable[str]:
    for run in _RUN.findall(_plain(text)):
        for at in range(len(run)):
            yield run[at : at + 2]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()
