"""Where layouts, logos, number series and private titles are kept; a layout is never replaced."""

from collections.abc import Iterable

from sqlalchemy import Column, Connection, Integer, PrimaryKeyConstraint, Text

from workroom.base.event import Entry
from workroom.base.ids import ProjectId, UnitId
from workroom.ledger.columns import Packed, book_table, key
from workroom.ledger.register import Folds
from workroom.ledger.rows import Rows
from workroom.rooms.layouts.model import (
    DELIVERED,
    KeptLogo,
    Layout,
    LayoutAgreed,
    LayoutVersion,
    LogoKept,
    PrivateTitle,
    Series,
    SeriesAgreed,
    TitlesWithheld,
)

layout_table = book_table(
    "layouts",
    key("entry"),
    Column("project", Integer, nullable=False),
    Column("form", Text, nullable=False),
    Column("layout", Packed(Layout.spell, Layout.read), nullable=False),
)
layouts = Rows(LayoutVersion, layout_table)

logo_table = book_table(
    "logos",
    Column("digest", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
)
logos = Rows(KeptLogo, logo_table)

series_table = book_table(
    "number_series",
    Column("project", Integer, nullable=False),
    Column("form", Text, nullable=False),
    Column("prefix", Text, nullable=False),
    Column("entry", Integer, nullable=False),
    PrimaryKeyConstraint("project", "form"),
)
series = Rows(Series, series_table)

private_table = book_table("private_titles", key("unit"), Column("entry", Integer, nullable=False))
private = Rows(PrivateTitle, private_table)


def layout_at(db: Connection, project: ProjectId, form: str, upto: int | None = None) -> Layout:
    """The layout in force when the entry `upto` was made; None: now. As delivered before any."""
    found = versions(db, project, form, upto, limit=1)
    return found[0].layout if found else DELIVERED


def versions(
    db: Connection,
    project: ProjectId,
    form: str,
    upto: int | None = None,
    *,
    limit: int | None = None,
) -> tuple[LayoutVersion, ...]:
    """What was agreed for a form, newest first."""
    columns = layout_table.c
    here = [columns.project == project, columns.form == form]
    if upto is not None:
        here.append(columns.entry <= upto)
    return layouts.find(db, *here, order=(columns.entry.desc(),), limit=limit)


def prefix_of(db: Connection, project: ProjectId, form: str, code: str) -> str:
    """What a number of the form begins with: what was agreed, else the project's `code`."""
    found = series.at(db, project, form)
    return found.prefix if found is not None else code


def prefixes(db: Connection) -> tuple[Series, ...]:
    """All prefixes that were agreed."""
    return series.find(db)


def private_among(db: Connection, units: Iterable[UnitId]) -> frozenset[UnitId]:
    """Those of the units whose titles the client keeps private."""
    wanted = frozenset(units)
    return frozenset(one.unit for one in private.find(db) if one.unit in wanted)


def all_logos(db: Connection) -> tuple[KeptLogo, ...]:
    """The pictures of the book."""
    return logos.find(db)


def _agreed(db: Connection, entry: Entry[LayoutAgreed]) -> None:
    event = entry.event
    layouts.put(db, LayoutVersion(entry.seq, event.project, event.form, event.layout))


def _kept(db: Connection, entry: Entry[LogoKept]) -> None:
    event = entry.event
    logos.put(db, KeptLogo(event.digest, event.name, event.content, event.width, event.height))


def _series(db: Connection, entry: Entry[SeriesAgreed]) -> None:
    event = entry.event
    series.put(db, Series(event.project, event.form, event.prefix, entry.seq))


def _withheld(db: Connection, entry: Entry[TitlesWithheld]) -> None:
    event = entry.event
    if event.withheld:
        private.put(db, *(PrivateTitle(unit, entry.seq) for unit in event.units))
    else:
        private.drop(db, private_table.c.unit.in_(event.units))


FOLDS: Folds = {
    LayoutAgreed: _agreed,
    LogoKept: _kept,
    SeriesAgreed: _series,
    TitlesWithheld: _withheld,
}
