"""Which series of the book a paper's numbers belong to, and what was drawn from it already."""

from collections.abc import Iterable

from workroom.base.ids import ProjectId
from workroom.ledger.numbers import last_number
from workroom.ledger.reading import Reading
from workroom.rooms.opening.model import LastNumber
from workroom.rooms.project import store as project_store

SHEETS = "sheet"
"""Workflow sheets are numbered through all years and projects: the number is their code."""


def series_of(db: Reading, project: ProjectId, form: str, year: int) -> str:
    """The name of the series; notes are numbered by project, the daily sheet by room."""
    match form:
        case "F03":
            return SHEETS
        case "F09":
            return f"{project_store.room(db).code}-F09-{year}"
        case _:
            return f"{project_store.projects.get(db, project).code}-{form}-{year}"


def drawn_of(db: Reading, numbers: Iterable[LastNumber]) -> dict[str, int]:
    """The last number drawn from each of these series, 0 where none was."""
    return {one.series: last_number(db, one.series) for one in numbers}
