"""The names by which services, screens, slips and pages know an open reading of the book."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from sqlalchemy import Connection

from workroom.base.event import Entry, Event

Reading: TypeAlias = Connection
"""What `Ledger.read()` opens and `Work.db` is; asked through a store, never by SQL."""

Entries: TypeAlias = Callable[[tuple[int, ...]], Iterator[Entry[Event]]]
"""Journal entries by number, oldest first: what `Ledger.entries` gives for one open reading."""
