"""Tables and grids: cells become rows of known height, with their rules and their text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from workroom.paper.bands import PAD_X, PAD_Y, BlankBand, Box, CellsBand, is_strong, row_of
from workroom.paper.laid import Band, Bands
from workroom.paper.pen import MM
from workroom.paper.sheet import Align, Cell, Column, Grid, Look, Row, Table
from workroom.paper.typeset import Lines, caption, fit, one_line

HEAD_HEIGHT = 7.0
HEAD_SIZE = 10.0
BLANK_BELOW = "以下空白"
MORE_OVERLEAF = "（续下页）"
BROUGHT, TAKEN = "承前页", "过次页"
GOES_OVER = 2
"""So many rows before the last go over with the signatures: nobody signs a bare page."""

_ROWS_IN_ONE = 8
"""Blank rows are crossed out by eights, so that a long blank may still be split between pages."""


def lay_table(table: Table) -> Bands:
    """The table with every text broken to its column."""
    edges = _edges([column.width for column in table.columns])
    bands: list[Band] = [_row(row, table, edges) for row in table.rows]
    if table.closed:
        bands.append(_closing_row(table, edges))
    blank = table.open_rows or (max(0, table.ruled_to - len(bands)) if table.closed else 0)
    for first in range(0, blank, 1 if table.open_rows else _ROWS_IN_ONE):
        rows = 1 if table.open_rows else min(_ROWS_IN_ONE, blank - first)
        bands.append(BlankBand(edges, rows, table.height * MM, crossed=not table.open_rows))
    bands += [_row(row, table, edges) for row in table.totals]
    lines = len(table.rows)
    kept = len(table.totals) + 1 if table.open_rows else len(bands) - lines + 1
    goes_over = min(GOES_OVER, (lines - 1) // 2)
    head = _head(table.columns, edges)
    more = one_line(MORE_OVERLEAF, edges[-1], 7.5)
    return Bands(
        edges[-1],
        head,
        bands,
        min(kept, len(bands)),
        max(goes_over, 0),
        more,
        carried=_carried(table, edges),
        fill=BlankBand(edges, 1, table.height * MM, crossed=True) if table.to_the_end else None,
        below_fill=len(table.totals),
    )


def lay_grid(grid: Grid) -> Bands:
    """The grid; it stays on one page unless it is higher than one, rows joined by a cell always."""
    edges = _edges(grid.widths)
    bands: list[Band] = []
    rows: list[list[tuple[int, Cell]]] = []
    hanging = [0] * len(grid.widths)
    for row in grid.rows:
        placed: list[tuple[int, Cell]] = []
        column = 0
        for cell in row:
            while hanging[column]:
                column += 1
            placed.append((column, cell))
            for covered in range(column, column + cell.span):
                hanging[covered] = cell.down
            column += cell.span
        rows.append(placed)
        hanging = [max(0, rest - 1) for rest in hanging]
        if not any(hanging):
            bands.append(_grid_band(rows, edges, grid.height * MM))
            rows = []
    return Bands(edges[-1], (), bands, kept=len(bands))


def _grid_band(
    rows: Sequence[Sequence[tuple[int, Cell]]], edges: tuple[float, ...], least: float
) -> Band:
    heights = [max([least, *(cell.height * MM for _, cell in row)]) for row in rows]
    fitted: list[tuple[int, int, Cell, Lines]] = []
    for number, row in enumerate(rows):
        for column, cell in row:
            width = edges[column + cell.span] - edges[column] - 2 * PAD_X
            fitted.append((number, column, cell, _lines(cell, width)))
    # Cells of one row first; those that hang down then add what is lacking to their last row.
    for number, _, cell, lines in sorted(fitted, key=lambda one: one[2].down):
        last = number + cell.down
        lacking = lines.height + 2 * PAD_Y - sum(heights[number:last])
        if lacking > 0:
            heights[last - 1] += lacking
    tops = (0.0, *accumulate(heights))
    boxes = tuple(
        Box(
            edges[column],
            edges[column + cell.span],
            lines,
            cell.align or (Align.CENTRE if cell.look is Look.HEAD else Align.LEFT),
            cell.look,
            tops[number],
            tops[number + cell.down] - tops[number],
        )
        for number, column, cell, lines in fitted
    )
    return CellsBand(edges[-1], tops[-1], boxes)


def _row(row: Row | tuple[str, ...], table: Table, edges: tuple[float, ...]) -> Band:
    look, cells = (row.look, row.cells) if isinstance(row, Row) else (Look.PLAIN, row)
    boxes: list[Box] = []
    height = table.height * MM
    column = 0
    for cell in cells:
        left = edges[column]
        align = table.columns[column].align
        if isinstance(cell, str):
            column += 1
            lines = fit(cell, edges[column] - left - 2 * PAD_X, table.size, is_strong(look))
            box = Box(left, edges[column], lines, align, look)
        else:
            column += cell.span
            own = look if cell.look is Look.PLAIN else cell.look
            lines = fit(cell.text, edges[column] - left - 2 * PAD_X, table.size, is_strong(own))
            box = Box(left, edges[column], lines, cell.align or align, own)
            height = max(height, cell.height * MM)
        boxes.append(box)
    return row_of(edges[-1], boxes, height, look)


@dataclass(frozen=True, slots=True)
class _Sums:
    """What the rows before a turn of the page add up to; `amounts` are those of the rows after."""

    table: Table
    edges: tuple[float, ...]
    columns: tuple[int, ...]
    before: tuple[int, ...]
    amounts: Sequence[tuple[int, ...]]
    height: float

    def after(self, count: int) -> "_Sums":
        passed = self.amounts[:count]
        before = tuple(sum(column) for column in zip(self.before, *passed, strict=True))
        return replace(self, before=before, amounts=self.amounts[count:])

    def closing(self) -> Band:
        return self._said(TAKEN)

    def opening(self) -> Band:
        return self._said(BROUGHT)

    def _said(self, words: str) -> Band:
        """The words in the widest stretch without a sum, the sums under their heads."""
        sums = {column: str(sum_) for column, sum_ in zip(self.columns, self.before, strict=True)}
        count = len(self.table.columns)
        stretches: list[tuple[int, int]] = []
        begin = 0
        for place in (*sorted(self.columns), count):
            if place > begin:
                stretches.append((begin, place))
            begin = place + 1
        spoken = max(stretches, key=lambda one: self.edges[one[1]] - self.edges[one[0]])
        cells: list[Cell | str] = []
        for first, last in sorted([*stretches, *((place, place + 1) for place in sums)]):
            if first in sums:
                cells.append(sums[first])
            else:
                said = words if (first, last) == spoken else ""
                cells.append(Cell(said, span=last - first, align=Align.RIGHT))
        return _row(Row(tuple(cells), Look.STRONG), self.table, self.edges)


def _carried(table: Table, edges: tuple[float, ...]) -> _Sums | None:
    carry = table.carry
    if carry is None or not carry.columns:
        return None
    sums = _Sums(table, edges, carry.columns, (0,) * len(carry.columns), carry.amounts, 0.0)
    return replace(sums, height=sums.closing().height)


def _closing_row(table: Table, edges: tuple[float, ...]) -> Band:
    row = Row((Cell(BLANK_BELOW, span=len(table.columns), align=Align.CENTRE),))
    return _row(row, table, edges)


def _head(columns: Sequence[Column], edges: tuple[float, ...]) -> tuple[Band, ...]:
    """The head cells; two rows of them where columns are grouped."""
    names = [Cell(column.head, look=Look.HEAD, size=HEAD_SIZE) for column in columns]
    if not any(column.group for column in columns):
        return (_grid_band([list(enumerate(names))], edges, HEAD_HEIGHT * MM),)
    upper: list[tuple[int, Cell]] = []
    lower: list[tuple[int, Cell]] = []
    place = 0
    while place < len(columns):
        group = columns[place].group
        if not group:
            upper.append((place, replace(names[place], down=2)))
            place += 1
            continue
        first = place
        while place < len(columns) and columns[place].group == group:
            lower.append((place, names[place]))
            place += 1
        upper.append((first, Cell(group, span=place - first, look=Look.HEAD, size=HEAD_SIZE)))
    return (_grid_band([upper, lower], edges, HEAD_HEIGHT * MM * 0.8),)


def _lines(cell: Cell, width: float) -> Lines:
    if cell.look is Look.HEAD:
        return caption(cell.text, width, cell.size)
    return fit(cell.text, width, cell.size, is_strong(cell.look))


def _edges(widths: Sequence[float]) -> tuple[float, ...]:
    """The left edges of the columns and the right edge of the last, in points."""
    return tuple(edge * MM for edge in (0.0, *accumulate(widths)))
