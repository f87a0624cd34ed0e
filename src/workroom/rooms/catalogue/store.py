"""Where units are kept, and the questions one may ask of them."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Text,
    bindparam,
    func,
    select,
    text,
)

from workroom.base.event import Entry
from workroom.base.ids import ProjectId, UnitId
from workroom.ledger import search
from workroom.ledger.columns import OneOf, book_table, key
from workroom.ledger.register import Folds, nothing
from workroom.ledger.rows import Rows
from workroom.rooms.catalogue.model import (
    SECRET_CLASSES,
    Alias,
    AliasGiven,
    CatalogueImported,
    Description,
    FormerCode,
    Unit,
    UnitEntered,
    UnitKind,
    UnitsDeclassified,
    UnitsEntered,
    UnitsRedescribed,
)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


table = book_table(
    "units",
    key(),
    Column("kind", OneOf(UnitKind), nullable=False),
    Column("number", Integer, nullable=False),
    Column("project", Integer, nullable=False),
    Column("parent", Integer, index=True),
    Column("reference_code", Text, nullable=False, index=True),
    _text("title"),
    _text("fonds"),
    _text("author"),
    _text("document_number"),
    _text("date_from"),
    _text("date_to"),
    _text("year"),
    _text("retention_period"),
    _text("security_class"),
    Column("pages", Integer, nullable=False),
    Column("items", Integer, nullable=False),
    _text("box_number"),
    _text("department"),
    _text("remarks"),
    _text("declassified"),
    Column("became", Integer),
    Index("ix_units_label", "kind", "number"),
)
units = Rows(Unit, table)
_INSIDE = units.question(
    table.c.parent == bindparam("of_parent"),
    table.c.became.is_(None),
    order=(table.c.reference_code, table.c.id),
)
_BY_LABEL = units.question(
    table.c.kind == bindparam("of_kind"), table.c.number == bindparam("of_number")
)

alias_table = book_table(
    "aliases", Column("alias", Text, primary_key=True), Column("unit", Integer, nullable=False)
)
aliases = Rows(Alias, alias_table)

former_table = book_table(
    "former_codes",
    Column("code", Text, nullable=False),
    Column("unit", Integer, nullable=False, index=True),
    PrimaryKeyConstraint("code", "unit"),
)
former_codes = Rows(FormerCode, former_table)

_LIVING = table.c.became.is_(None)


def by_number(db: Connection, kind: UnitKind, number: int) -> Unit | None:
    """The unit with this label, ended or not."""
    return next(iter(_BY_LABEL(db, of_kind=kind, of_number=number)), None)


def by_alias(db: Connection, alias: str) -> Unit | None:
    """The unit that the client's own code means."""
    found = aliases.at(db, alias)
    return units.get(db, found.unit) if found else None


def aliases_of(db: Connection, unit: UnitId) -> tuple[str, ...]:
    """The other codes by which the unit scans: those it was given, and those it bore before."""
    given = tuple(one.alias for one in aliases.find(db, alias_table.c.unit == unit))
    borne = tuple(one.code for one in former_codes.find(db, former_table.c.unit == unit))
    return tuple(dict.fromkeys((*given, *borne)))


def formerly(db: Connection, code: str) -> tuple[Unit, ...]:
    """The units that bore the reference code until they were given another."""
    borne = former_codes.find(db, former_table.c.code == code)
    return tuple(many(db, (one.unit for one in borne)).values())


def called(db: Connection, code: str) -> Unit | None:
    """The unit that a code of the client's means: given to it, borne by it, or borne before.

    A code that two units bear, or bore, means neither; what bears it now comes before
    what bore it once.
    """
    if (given := by_alias(db, code)) is not None:
        return given
    for found in (by_reference_code(db, code), formerly(db, code)):
        living = [unit for unit in found if not unit.is_ended] or found
        if len(living) == 1:
            return living[0]
    return None


def living(db: Connection, unit: Unit) -> Unit:
    """The unit in which it lives on; itself, unless it ended."""
    return unit if unit.became is None else units.get(db, unit.became)


def by_reference_code(db: Connection, code: str) -> tuple[Unit, ...]:
    """The units that bear the reference code: one, but for several projects, and for those that
    ended.
    """
    return units.find(db, table.c.reference_code == code)


def known(db: Connection, project: ProjectId, codes: Iterable[str]) -> dict[str, Unit]:
    """The project's units among these reference codes, by code; one that was given another code is
    known by its old one still.
    """
    asked = tuple(codes)
    before = former_codes.among(db, former_table.c.code, asked)
    bore = many(db, (one.unit for one in before))
    found = {one.code: bore[one.unit] for one in before if bore[one.unit].project == project}
    borne = units.among(db, table.c.reference_code, asked)
    for unit in sorted(borne, key=lambda one: not one.is_ended):
        if unit.project == project:
            found[unit.reference_code] = unit
    return found


def many(db: Connection, ids: Iterable[UnitId]) -> dict[UnitId, Unit]:
    """Units by id."""
    return {unit.id: unit for unit in units.among(db, table.c.id, ids)}


def children(db: Connection, unit: UnitId) -> tuple[Unit, ...]:
    """What a box or volume directly contains, in order of reference code."""
    return _INSIDE(db, of_parent=unit)


def ancestors(db: Connection, unit: Unit) -> tuple[UnitId, ...]:
    """What a unit lies in: its volume or box, and what that lies in."""
    found: list[UnitId] = []
    above = unit.parent
    while above is not None:
        found.append(above)
        lies_in = units.at(db, above)
        above = lies_in.parent if lies_in is not None else None
    return tuple(found)


def children_of(db: Connection, parents: Iterable[UnitId]) -> tuple[Unit, ...]:
    """What several boxes contain."""
    return tuple(unit for unit in units.among(db, table.c.parent, parents) if not unit.is_ended)


def counts_inside(db: Connection) -> dict[UnitId, int]:
    """How many units lie directly in each box or volume that holds any."""
    held = table.c.parent.is_not(None)
    query = select(table.c.parent, func.count()).where(held).group_by(table.c.parent)
    return {unit: number for unit, number in db.execute(query)}  # noqa: C416 — a Row is no pair for dict()


def of_project(db: Connection, project: ProjectId, kind: UnitKind) -> tuple[Unit, ...]:
    """All units of a kind in a project."""
    return units.find(db, table.c.project == project, table.c.kind == kind, _LIVING)


def of_kind(db: Connection, kind: UnitKind) -> tuple[Unit, ...]:
    """All units of a kind, of every project."""
    return units.find(db, table.c.kind == kind, _LIVING)


def count(db: Connection, wanted: str = "", filters: tuple[ColumnElement[bool], ...] = ()) -> int:
    """How many units a search finds."""
    query = select(func.count()).select_from(table).where(_LIVING, *filters, *_found(wanted))
    return db.scalar(query) or 0


def found(db: Connection, project: ProjectId, wanted: str, *, limit: int = 500) -> tuple[Unit, ...]:
    """The project's boxes and volumes, or loose items, that a search finds, by reference code."""
    return units.find(
        db,
        table.c.project == project,
        _LIVING,
        *_found(wanted),
        order=(table.c.reference_code, table.c.id),
        limit=limit,
    )


def between(
    db: Connection, project: ProjectId, first: str, last: str, *, limit: int = 5000
) -> tuple[Unit, ...]:
    """The project's units whose reference codes stand from one to the other, both included."""
    return units.find(
        db,
        table.c.project == project,
        table.c.reference_code.between(first, last),
        _LIVING,
        order=(table.c.reference_code, table.c.id),
        limit=limit,
    )


def counts_by_kind(db: Connection) -> dict[UnitKind, int]:
    """How many boxes, volumes and items the book knows."""
    query = select(table.c.kind, func.count()).where(_LIVING).group_by(table.c.kind)
    return {kind: number for kind, number in db.execute(query)}  # noqa: C416 — a Row is no pair for dict()


def living_only() -> ColumnElement[bool]:
    """The condition of not having become part of another."""
    return _LIVING


def classified() -> ColumnElement[bool]:
    """The condition of being held for a security class."""
    return table.c.security_class.in_(SECRET_CLASSES) & (table.c.declassified == "")


def searched(wanted: str) -> tuple[ColumnElement[bool], ...]:
    """The conditions under which a unit is found by what somebody typed."""
    return _found(wanted)


def classify(db: Connection, ids: Iterable[UnitId], security_class: str) -> None:
    """Part of a fold: a security class was found on the files; what lifted one before is over."""
    units.put(
        db,
        *(
            replace(unit, security_class=security_class, declassified="")
            for unit in many(db, ids).values()
        ),
    )


def index(db: Connection, changed: Iterable[Unit]) -> None:
    """Keep the search in step with units that came or changed."""
    search.put(
        db,
        (
            (
                unit.id,
                _searchable(unit),
            )
            for unit in changed
        ),
    )


def enter(db: Connection, project: ProjectId, made: Iterable[UnitEntered]) -> None:
    """Part of a fold: these units came to be."""
    units.put(db, *(Unit.entered(project, one) for one in made))


def describe(db: Connection, unit: UnitId, description: Description) -> None:
    """Part of a fold: what the catalogue says of the unit from now on. An old code is kept."""
    before = units.get(db, unit)
    if before.reference_code != description.reference_code:
        former_codes.put(db, FormerCode(before.reference_code, unit))
    units.put(db, before.described_as(description))


def exchange(db: Connection, first: UnitId, second: UnitId) -> None:
    """Part of a fold: two units bore each other's covers. Each lies where it lay."""
    one, other = units.get(db, first), units.get(db, second)
    units.put(db, one.covered_as(other), other.covered_as(one))


def end(db: Connection, ended: tuple[UnitId, ...], *, into: UnitId) -> None:
    """Part of a fold: these, and what had become part of them, became part of another, which holds
    from now on what lay in them.
    """
    before = units.among(db, table.c.became, ended)
    gone = tuple(dict.fromkeys((*ended, *(one.id for one in before))))
    inside = (replace(one, parent=into) for one in children_of(db, gone))
    units.put(db, *inside, *(replace(one, became=into) for one in many(db, gone).values()))


def _searchable(unit: Unit) -> str:
    told = f"{unit.title} {unit.author} {unit.document_number} {unit.remarks}"
    return f"{unit.reference_code} {unit.code} {told}"


def _found(wanted: str) -> tuple[ColumnElement[bool], ...]:
    query = search.matching(wanted)
    if query is None:
        return ()
    return (text(search.condition("units.id")).bindparams(wanted=query),)  # type: ignore[return-value]  # a text clause is a condition


def _entered(db: Connection, entry: Entry[UnitsEntered]) -> None:
    event = entry.event
    units.put(db, *(Unit.entered(event.project, made) for made in event.units))


def _redescribed(db: Connection, entry: Entry[UnitsRedescribed]) -> None:
    changes = {changed.unit: changed for changed in entry.event.units}
    units.put(db, *(unit.redescribed(changes[unit.id]) for unit in many(db, changes).values()))


def _declassified(db: Connection, entry: Entry[UnitsDeclassified]) -> None:
    found = many(db, entry.event.units).values()
    units.put(db, *(unit.lifted(entry.event) for unit in found))


def _alias(db: Connection, entry: Entry[AliasGiven]) -> None:
    aliases.put(db, Alias(entry.event.alias, entry.event.unit))


FOLDS: Folds = {
    UnitsEntered: _entered,
    UnitsRedescribed: _redescribed,
    UnitsDeclassified: _declassified,
    AliasGiven: _alias,
    CatalogueImported: nothing,
}
