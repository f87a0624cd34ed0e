"""A table with other columns: some left out, others in another place, under other names."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from workroom.paper.sheet import Carry, Cell, Row, Table
from workroom.rooms.layouts.model import ColumnChoice
from workroom.rooms.layouts.parts import Parts, widths


def arranged(table: Table, parts: Parts, choices: tuple[ColumnChoice, ...]) -> Table:
    """The table with the chosen columns; what spans several goes on spanning those that stayed.

    A cell whose columns were parted says its text in the widest of the places it
    still has. Every row that is more than its columns spans one that is fixed, so
    that no word is lost but those of the columns left out.
    """
    at = {column.key: place for place, column in enumerate(table.columns)}
    places = [at[choice.key] for choice in choices]
    wide = widths(parts, choices)
    columns = tuple(
        replace(table.columns[place], head=choice.label or table.columns[place].head, width=width)
        for choice, place, width in zip(choices, places, wide, strict=True)
    )
    return replace(
        table,
        columns=columns,
        rows=tuple(_row(row, places, wide) for row in table.rows),
        totals=tuple(_row(row, places, wide) for row in table.totals),
        carry=_carry(table.carry, places),
    )


def _row(
    row: Row | tuple[str, ...], places: Sequence[int], wide: Sequence[float]
) -> Row | tuple[str, ...]:
    if not isinstance(row, Row):
        return tuple(row[place] for place in places)
    return replace(row, cells=tuple(_cells(row, places, wide)))


def _cells(row: Row, places: Sequence[int], wide: Sequence[float]) -> Iterator[Cell | str]:
    owner: list[int] = []
    for number, cell in enumerate(row.cells):
        owner += [number] * (cell.span if isinstance(cell, Cell) else 1)
    runs = [
        (number, [place for place, _ in run])
        for number, run in groupby(
            ((place, owner[column]) for place, column in enumerate(places)), key=lambda one: one[1]
        )
    ]
    widest: dict[int, tuple[float, int]] = {}
    for at, (number, run) in enumerate(runs):
        width = sum(wide[place] for place in run)
        if width > widest.get(number, (0.0, 0))[0]:
            widest[number] = (width, at)
    for at, (number, run) in enumerate(runs):
        cell = row.cells[number]
        if isinstance(cell, str):
            yield cell
        else:
            said = cell.text if widest[number][1] == at else ""
            yield replace(cell, text=said, span=len(run))


def _carry(carry: Carry | None, places: Sequence[int]) -> Carry | None:
    """The sums that still have a column."""
    if carry is None:
        return None
    kept = [
        (at, places.index(column)) for at, column in enumerate(carry.columns) if column in places
    ]
    return Carry(
        tuple(place for _, place in kept),
        tuple(tuple(amounts[at] for at, _ in kept) for amounts in carry.amounts),
    )
