"""The names of things. A number never travels without its kind."""

from enum import StrEnum
from typing import NamedTuple, NewType

PersonId = NewType("PersonId", int)
ProjectId = NewType("ProjectId", int)
UnitId = NewType("UnitId", int)
CabinetId = NewType("CabinetId", int)
WorkstationId = NewType("WorkstationId", int)
BatchId = NewType("BatchId", int)
HandoverId = NewType("HandoverId", int)
SheetId = NewType("SheetId", int)
LineId = NewType("LineId", int)
"""A line of a declared register; no two registers share a number."""
LoanId = NewType("LoanId", int)
"""A lending slip."""
FileName = NewType("FileName", str)
"""A file that the book keeps beside itself, called by the SHA-256 over its bytes."""
CountId = NewType("CountId", int)
Seq = NewType("Seq", int)
"""The number of a journal entry."""

NOBODY = PersonId(0)
"""Who acts before the first account exists: the founding of the book itself."""


class Kind(StrEnum):
    """What an entry can be about; a trail is asked for by kind and id."""

    PERSON = "person"
    PROJECT = "project"
    UNIT = "unit"
    CABINET = "cabinet"
    WORKSTATION = "workstation"
    BATCH = "batch"
    HANDOVER = "handover"
    SHEET = "sheet"
    DAY = "day"
    LINE = "line"


class Subject(NamedTuple):
    """One thing an entry is about."""

    kind: Kind
    id: int
