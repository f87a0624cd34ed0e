"""The name by which services, screens and pages know an open reading of the book."""

from typing import TypeAlias

from sqlalchemy import Connection

Reading: TypeAlias = Connection
"""What `Ledger.read()` opens and `Work.db` is; asked through a room's store, never with SQL of one's own."""
