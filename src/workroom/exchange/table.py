"""A whole list as understood: the head found, the entries cleaned, and every row accounted for."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain, pairwise
from pathlib import Path
from typing import TypeVar

from workroom.base.errors import InputError
from workroom.base.words import N_, Phrase, phrase
from workroom.exchange.entries import Entries, read_entries
from workroom.exchange.heads import Head, find_head, headless, likeness
from workroom.exchange.layouts import Layout
from workroom.exchange.outcome import Fault, Interpretation, Record, Reject, Value
from workroom.exchange.reading import Book, Grid, Progress, Row
from workroom.exchange.rows import Closed, sort_rows
from workroom.exchange.text import shown

T = TypeVar("T")

NO_ROWS = N_("Sheet {sheet} has a head in row {row} but no entry under it.")
BOXES_CLOSED = N_(
    "Sub-totals close boxes {first} to {last}: the rows above each were given its number."
)
BOXES_UNCLEAR = N_(
    "The sub-totals name boxes {boxes} and pass over those between: no box number was given."
)
HIDDEN = N_("{count} rows are hidden in the file, the first is row {row}: they were read as well.")
FILLED_DOWN = N_("{count} cells merged downwards say their word in every row they cover.")

NEVER_SHARED = ("title", "sequence", "page_count", "item_count", "item_number", "volume_number")
"""Two entries have one of these each; a merged cell there is a fault of its row."""


def interpret(
    path: Path | Book,
    layout: Layout,
    *,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    head_row: int | None = None,
    exact: bool = False,
    progress: Progress | None = None,
) -> Interpretation:
    """Read a list of the given layout out of a spreadsheet file.

    Args:
        path: the file, or the file as it was opened before.
        sheet: its name; without one the first sheet with a head that names all
            required columns.
        mapping: field names to column heads or letters, where the heads are not known.
        head_row: the number of the head row, 0 for a list without one, where it is known.
        exact: no column is read but those of `mapping`.
        progress: told of rows done, and asked whether to go on.

    Raises:
        InputError: the file, the sheet or the head cannot be made out: nothing was read.
        StoppedError: `progress` said no.
    """
    with _collecting_later():
        book = path if isinstance(path, Book) else Book(path)
        asked = mapping or {}
        if head_row is None and not exact:
            grid, head = _choose(book, layout, sheet, asked, progress)
        else:
            grid = book.grid(sheet, progress)
            head = find_head(grid, layout, asked, head_row=head_row, exact=exact)
        return _interpret(grid, head, layout, progress)


def _interpret(grid: Grid, head: Head, layout: Layout, progress: Progress | None) -> Interpretation:
    notes: list[Phrase] = []
    grid, filled = _filled_down(grid, head, layout)
    if filled:
        notes.append(phrase(FILLED_DOWN, count=filled))
    if grid.hidden:
        notes.append(phrase(HIDDEN, count=len(grid.hidden), row=min(grid.hidden)))
    found = sort_rows(grid, head, layout)
    if not found.entries:
        raise InputError(NO_ROWS, sheet=grid.sheet, row=head.row)
    entries, pattern = read_entries(found.entries, head, layout, progress)
    if (
        found.closed
        and not layout.every_row
        and layout.field("box_number")
        and "box_number" not in head.places
    ):
        notes.append(_close_boxes(entries, found.closed))
    records = tuple(
        Record(
            row.number,
            fields,
            tuple(entries.mends.get(at, ())),
            tuple(row.cells) if layout.every_row else (),
        )
        for at, (row, fields) in enumerate(zip(entries.rows, entries.fields(), strict=True))
        if at not in entries.faults
    )
    return Interpretation(
        layout=layout.name,
        sheet=grid.sheet,
        head_row=head.row,
        heads=head.texts,
        columns=head.places,
        records=records,
        rejects=tuple(_reject(entries, at) for at in sorted(entries.faults)),
        left_out=tuple(found.left_out),
        doubts=tuple(chain.from_iterable(_of_taken(entries.doubts, entries))),
        notes=tuple(notes),
        ignored_columns=head.ignored,
        above=_above(grid, head),
        pattern=pattern,
        mends=tuple(chain.from_iterable(_of_taken(entries.mends, entries))),
        marks=layout.marks,
    )


def _of_taken(said: Mapping[int, Sequence[T]], entries: Entries) -> Iterator[Sequence[T]]:
    """What was said of entries that are taken, in the order of the list."""
    return (said[at] for at in sorted(said) if at not in entries.faults)


def _reject(entries: Entries, at: int) -> Reject:
    """The refused row; what was only doubtful in it may show what went wrong, so it is told too."""
    doubts = (Fault(doubt.column, doubt.value, doubt.why) for doubt in entries.doubts.get(at, ()))
    row = entries.rows[at]
    return Reject(row.number, (*entries.faults[at], *doubts), tuple(row.cells))


def _choose(
    book: Book,
    layout: Layout,
    sheet: str | None,
    mapping: Mapping[str, str],
    progress: Progress | None,
) -> tuple[Grid, Head]:
    """The named sheet, or the first that has the head; the likeliest one's fault if none has."""
    names = book.sheet_names if sheet is None else (sheet,)
    likeliest: tuple[int, InputError | None] = (-1, None)
    first: Grid | None = None
    for name in names:
        grid = book.grid(name, progress)
        first = first or grid
        try:
            return grid, find_head(grid, layout, mapping)
        except InputError as error:
            like = likeness(grid, layout)
            if like > likeliest[0]:
                likeliest = like, error
    if first and (head := headless(first, layout, mapping)):
        return first, head
    raise likeliest[1] or InputError(NO_ROWS, sheet="", row=0)


def _filled_down(grid: Grid, head: Head, layout: Layout) -> tuple[Grid, int]:
    """The word of a cell merged downwards in each of its rows, where entries may share one.

    The grid itself stays as it is: it may be read again, with other columns.
    """
    places = {
        place: field
        for field, place in head.places.items()
        if field not in (layout.key, *NEVER_SHARED)
    }
    rows = list(grid.rows)
    copied: set[int] = set()
    filled = 0
    budget = len(rows) * len(places)
    for merge in grid.merges:
        if merge.left not in places or merge.top < head.last or merge.bottom <= merge.top:
            continue
        budget -= merge.bottom - merge.top
        if budget < 0:  # merges that lie over one another: made, not typed
            break
        cells = rows[merge.top].cells if merge.top < len(rows) else []
        word = cells[merge.left] if merge.left < len(cells) else None
        for at in range(merge.top + 1, min(merge.bottom + 1, len(rows))):
            cells = rows[at].cells
            if word is not None and merge.left < len(cells) and cells[merge.left] is None:
                if at not in copied:
                    copied.add(at)
                    cells = cells.copy()
                    rows[at] = Row(rows[at].number, cells)
                cells[merge.left] = word
                filled += 1
    return (replace(grid, rows=rows) if filled else grid), filled


def _close_boxes(entries: Entries, closed: Sequence[Closed]) -> Phrase:
    """Give the entries above each sub-total its box, if the sub-totals close one box each.

    第20盒小计 followed by 第40盒小计 sums up twenty boxes: in which of them a volume
    lies is then not known, and twenty boxes are not one.
    """
    numbers = [int(close.box) for close in closed]
    if any(later - earlier != 1 for earlier, later in pairwise(numbers)):
        return phrase(BOXES_UNCLEAR, boxes=tuple(numbers))
    boxes: list[Value] = []
    for close in closed:
        boxes.extend([close.box] * (close.entries - len(boxes)))
    boxes.extend([None] * (len(entries.rows) - len(boxes)))
    entries.columns["box_number"] = boxes
    return phrase(BOXES_CLOSED, first=numbers[0], last=numbers[-1])


def _above(grid: Grid, head: Head) -> tuple[str, ...]:
    """The texts of the title block, one for each row that has any."""
    rows = grid.rows[: max(head.row - 1, 0)]
    joined = (" ".join(shown(cell) for cell in row.cells if cell is not None) for row in rows)
    return tuple(text for text in joined if text)


@contextmanager
def _collecting_later() -> Iterator[None]:
    """Nothing built here is circular; looking for circles in it takes a third of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
