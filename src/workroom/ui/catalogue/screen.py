"""What the catalogue page shows: a question, how many units answer it, and the first of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from workroom.base.codes import Label, Prefix, parse, tidy
from workroom.base.ids import PersonId, UnitId
from workroom.base.verdict import Verdict
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.listing import store
from workroom.rooms.listing.model import Listed, Sort, Wanted
from workroom.rooms.lists import store as lists
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people
from workroom.rooms.people.rules import Right
from workroom.rooms.progress import rules
from workroom.rooms.progress import store as progress
from workroom.rooms.project import store as project
from workroom.rooms.project.model import Project
from workroom.rooms.workflow import store as workflow
from workroom.rooms.workflow.steps import Step, active_steps

Fetch = Callable[[Reading, int, int], Sequence[Listed]]

MANY = 20_000
"""So many hits nobody reads through."""
FIRST = 128
"""Rows read together with the count, so that nothing flickers."""


@dataclass(frozen=True, slots=True)
class CatalogueScreen:
    """The answer to one question about the catalogue.

    `whole` is how many units the book has, of which `count` are asked for;
    `named` says the things that the question names (a box, a person) by code; `proposed` is how
    many proposals of later lists wait.
    """

    wanted: Wanted
    count: int
    whole: int
    first: tuple[Listed, ...]
    fetch: Fetch
    projects: tuple[Project, ...]
    named: str
    may_import: Verdict | None
    may_correct: Verdict | None = None
    proposed: int = 0


def read_catalogue(db: Reading, wanted: Wanted, actor: PersonId | None) -> CatalogueScreen:
    """All that the list shows, in one go."""
    count, fetch = _answer(db, wanted)
    person = people.people.at(db, actor) if actor is not None else None
    return CatalogueScreen(
        wanted=wanted,
        count=count,
        whole=store.count(db, Wanted()),
        first=tuple(fetch(db, 0, FIRST)),
        fetch=fetch,
        projects=project.all_projects(db),
        named=_named(db, wanted),
        may_import=people_rules.may(person, Right.IMPORT) if person else None,
        may_correct=people_rules.may(person, Right.CORRECT_CATALOGUE) if person else None,
        proposed=lists.count(db),
    )


def find_code(db: Reading, text: str) -> UnitId | None:
    """The unit whose label, sheet or alias was scanned; None where it is something else."""
    match parse(text):
        case Label(prefix=Prefix.SHEET, number=number):
            sheet = workflow.sheets.at(db, number)
            return sheet.unit if sheet else None
        case Label(prefix=Prefix.BOX | Prefix.VOLUME | Prefix.ITEM as prefix, number=number):
            kind = next(kind for kind in UnitKind if kind.prefix is prefix)
            unit = catalogue.by_number(db, kind, number)
            return unit.id if unit else None
        case None:
            unit = catalogue.called(db, tidy(text)) or catalogue.called(db, text.strip())
            return unit.id if unit else None
    return None


def _answer(db: Reading, wanted: Wanted) -> tuple[int, Fetch]:
    """How many units are asked for, and how to get a stretch of them.

    In order of reference code any stretch of a million is found at once. Any
    other question is asked once, and its answer kept as numbers: sorting anew
    for each stretch would take seconds. What is found many times over is not
    sorted, but shown in the order in which it came in, until more is typed.
    """
    if wanted.follows_index:
        return store.count(db, wanted), partial(_walk, wanted)
    if wanted.text and wanted.sort is Sort.CODE and wanted.stage is None:
        count = store.count(db, wanted)
        if count > MANY:
            return count, partial(_walk, replace(wanted, sort=Sort.ENTERED))
    among = _at_stage(db, wanted.stage) if wanted.stage is not None else None
    found = store.ids(db, wanted, among)
    return len(found), partial(_pick, found)


def _walk(wanted: Wanted, db: Reading, offset: int, limit: int) -> Sequence[Listed]:
    return store.page(db, wanted, offset=offset, limit=limit)


def _pick(ids: Sequence[UnitId], db: Reading, offset: int, limit: int) -> Sequence[Listed]:
    return store.listed(db, ids[offset : offset + limit])


def _at_stage(db: Reading, step: Step) -> tuple[UnitId, ...]:
    """The units whose sheet stands at the stage."""
    active = active_steps(project.settings(db).text("steps"))
    stands = progress.sheets_here(db)
    return tuple(stand.unit for stand in stands if rules.stage_of(stand, active) is step)


def _named(db: Reading, wanted: Wanted) -> str:
    if wanted.inside is not None and (unit := catalogue.units.at(db, wanted.inside)):
        return unit.reference_code
    if wanted.holder is not None and (holder := people.people.at(db, wanted.holder)):
        return holder.name
    return ""
