"""Finding the head row of a list under its title block, and which column holds which field."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workroom.base.errors import InputError
from workroom.base.words import N_
from workroom.exchange.layouts import Layout
from workroom.exchange.outcome import Cell
from workroom.exchange.reading import Grid, Merge
from workroom.exchange.text import folded, shown, tidied

NO_HEAD = N_(
    "Sheet {sheet} has no head row: the first {rows} rows name no columns such as {wanted}."
)
HEAD_LACKS = N_("The head in row {row} of sheet {sheet} lacks {missing}; it has: {heads}.")
NO_SUCH_ROW = N_("Sheet {sheet} has no row {row} that could be its head.")
TWICE = N_("Sheet {sheet} has two columns {head}: rename one, or say by its letter which is meant.")
NO_FIELD = N_("There is no field {field}; there are: {fields}.")
NO_COLUMN = N_("Sheet {sheet} has no column {column}; it has: {heads}.")
ONE_COLUMN_TWICE = N_("Column {column} was given to two fields: {first} and {second}.")

SEARCHED_ROWS = 60
"""A title block is never longer."""
LONGEST_HEAD = 60
FEWEST_HEADS = 2
"""One word known may be chance: 全宗号 stands in many title blocks."""
_BRACKETS = re.compile(r"[(\[【〔<{][^)\]】〕>}]*[)\]】〕>}]$")
_MARKS = re.compile(r"^[*#]+|[*:#.]+$")
_LETTERS = re.compile(r"[A-Za-z]{1,3}")
_NUMBERED = re.compile("[0-9]")


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a list: from row `row` to row `last` by number, both 0 if the list has none.

    `texts` holds the head of every column as found, `places` the column of every
    field found, `ignored` the heads of columns that no field was read from.
    """

    row: int
    last: int
    texts: tuple[str, ...]
    places: Mapping[str, int]
    ignored: tuple[str, ...] = ()

    def text(self, field: str) -> str:
        """The head of the column the field is read from, on one line."""
        return self.name(self.places[field])

    def name(self, place: int) -> str:
        text = tidied(self.texts[place])[0].replace(" ", "") if place < len(self.texts) else ""
        return text or letters_of(place)


def find_head(
    grid: Grid,
    layout: Layout,
    mapping: Mapping[str, str],
    *,
    head_row: int | None = None,
    exact: bool = False,
) -> Head:
    """The row that names most fields of the layout, with the columns it names them for.

    Args:
        mapping: field names to column heads or letters; goes before every known name.
        head_row: the number of that row where somebody has said it, 0 for a list without one.
        exact: no column is read but those of the mapping, whatever their heads.

    Raises:
        InputError: no such row; a required column is missing or a column stands
            twice; the mapping names what is not there.
    """
    for name in mapping:
        if layout.field(name) is None:
            names = tuple(field.name for field in layout.fields)
            raise InputError(NO_FIELD, field=name, fields=names)
    rows = _top_rows(grid)
    if head_row is None:
        best = _best_row(grid.sheet, rows, layout, {folded(name) for name in mapping.values()})
    else:
        best = head_row - 1
        if best >= len(rows):
            raise InputError(NO_SUCH_ROW, sheet=grid.sheet, row=head_row)
    texts = tuple(shown(cell) for cell in rows[best]) if best >= 0 else ()
    places = _mapped(grid.sheet, texts, mapping)
    if not exact:
        places |= _recognised(grid.sheet, texts, layout, places)
    missing = tuple(field.head for field in layout.required if field.name not in places)
    if missing:
        seen = tuple(tidied(text)[0] for text in texts if text.strip())
        raise InputError(HEAD_LACKS, row=best + 1, sheet=grid.sheet, missing=missing, heads=seen)
    used = {*places.values()}
    ignored = tuple(
        tidied(text)[0]
        for place, text in enumerate(texts)
        if place not in used and text.strip() and plain(text) not in layout.passed_over
    )
    last = _lowest(best, grid.merges) + 1 if best >= 0 else 0
    return Head(best + 1, last, texts, places, ignored)


def likeliest_row(grid: Grid, layout: Layout) -> int:
    """The number of the row that is most like a head: of known names, else the first full one.

    0 where no row has two cells of text: a list without a head, if it is one at all.
    """
    known = layout.known_heads()
    rows = _top_rows(grid)
    scores = [_score(row, known, set()) for row in rows]
    best = max(range(len(rows)), key=scores.__getitem__, default=0)
    if rows and scores[best] >= FEWEST_HEADS:
        return best + 1
    filled = [sum(cell is not None for cell in row) for row in rows]
    widest = max(filled, default=0)
    for at, row in enumerate(rows):
        words = [cell for cell in row if isinstance(cell, str) and not _NUMBERED.search(cell)]
        if 2 * filled[at] > widest and filled[at] == len(words) >= FEWEST_HEADS:
            return at + 1
    return 0


def head_texts(grid: Grid, row: int) -> tuple[str, ...]:
    """The head cells of a row by number; nothing for row 0."""
    rows = _top_rows(grid)
    return tuple(shown(cell) for cell in rows[row - 1]) if 0 < row <= len(rows) else ()


def guess(texts: Sequence[str], layout: Layout) -> dict[str, int]:
    """Which column holds which field, by the heads alone; of two that could, the properer."""
    return {
        field: min(candidates)[1] for field, candidates in _candidates(texts, layout, {}).items()
    }


def headless(grid: Grid, layout: Layout, mapping: Mapping[str, str]) -> Head | None:
    """The columns as the mapping letters them, for a list without a head; None if one is open."""
    if not all(field.name in mapping for field in layout.required):
        return None
    if not all(_LETTERS.fullmatch(column) for column in mapping.values()):
        return None
    return Head(0, 0, (), _mapped(grid.sheet, (), mapping))


def likeness(grid: Grid, layout: Layout) -> int:
    """How many fields of the layout the likeliest head row of the sheet names."""
    known = layout.known_heads()
    return max((_score(row, known, set()) for row in _top_rows(grid)), default=0)


def plain(text: str) -> str:
    """A head cell for comparing: `页 数(页)` and `页数` are one, so are `* 档号：` and `档号`."""
    whole = _MARKS.sub("", folded(text))
    bare = _MARKS.sub("", _BRACKETS.sub("", whole))
    return bare or whole


def letters_of(place: int) -> str:
    """The letters of a column counted from 0: 0 is A, 26 is AA."""
    letters, number = "", place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _best_row(sheet: str, rows: Sequence[Sequence[Cell]], layout: Layout, named: set[str]) -> int:
    """The place of the row that names most fields. Raises InputError where none names two."""
    known = layout.known_heads()
    scores = [_score(row, known, named) for row in rows]
    best = max(range(len(rows)), key=scores.__getitem__, default=0)
    if not rows or scores[best] < FEWEST_HEADS:
        wanted = tuple(field.head for field in layout.required)
        raise InputError(NO_HEAD, sheet=sheet, wanted=wanted, rows=len(rows))
    return best


def _top_rows(grid: Grid) -> list[list[Cell]]:
    """The rows where a head may stand; a cell merged downwards speaks in every row it covers."""
    rows = [list(row.cells) for row in grid.rows[:SEARCHED_ROWS]]
    for merge in grid.merges:
        if merge.top < merge.bottom < len(rows) and merge.left < len(rows[merge.top]):
            for row in rows[merge.top + 1 : merge.bottom + 1]:
                if merge.left < len(row) and row[merge.left] is None:
                    row[merge.left] = rows[merge.top][merge.left]
    return rows


def _score(cells: Sequence[Cell], known: Mapping[str, tuple[str, int]], named: set[str]) -> int:
    found = set()
    for cell in cells:
        if isinstance(cell, str) and len(cell) <= LONGEST_HEAD:
            if folded(cell) in named:
                found.add(folded(cell))
            elif meant := _meaning(cell, known):
                found.add(meant[0])
    return len(found)


def _meaning(text: str, known: Mapping[str, tuple[str, int]]) -> tuple[str, int] | None:
    return known.get(folded(text)) or known.get(plain(text))


def _lowest(best: int, merges: Sequence[Merge]) -> int:
    """The last row of the head: cells merged downwards from it or through it pull it down."""
    reach = (merge.bottom for merge in merges if merge.top <= best <= merge.bottom)
    return max((bottom for bottom in reach if bottom < SEARCHED_ROWS), default=best)


def _mapped(sheet: str, texts: Sequence[str], mapping: Mapping[str, str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for field, column in mapping.items():
        heads = [
            place for place, text in enumerate(texts) if text and folded(text) == folded(column)
        ]
        heads = heads or [
            place for place, text in enumerate(texts) if text and plain(text) == plain(column)
        ]
        if len(heads) > 1:
            raise InputError(TWICE, sheet=sheet, head=column)
        if not heads and not _LETTERS.fullmatch(column):
            seen = tuple(tidied(text)[0] for text in texts if text.strip())
            raise InputError(NO_COLUMN, sheet=sheet, column=column, heads=seen)
        place = heads[0] if heads else _place_of(column)
        if place in places.values():
            first = next(name for name, taken in places.items() if taken == place)
            raise InputError(ONE_COLUMN_TWICE, column=column, first=first, second=field)
        places[field] = place
    return places


def _recognised(
    sheet: str, texts: Sequence[str], layout: Layout, mapped: Mapping[str, int]
) -> dict[str, int]:
    """The columns known by name; of two that could hold a field the properer name is taken."""
    places = {}
    for field, candidates in _candidates(texts, layout, mapped).items():
        candidates.sort()
        if len(candidates) > 1 and candidates[0][0] == candidates[1][0]:
            raise InputError(TWICE, sheet=sheet, head=tidied(texts[candidates[0][1]])[0])
        places[field] = candidates[0][1]
    return places


def _candidates(
    texts: Sequence[str], layout: Layout, mapped: Mapping[str, int]
) -> dict[str, list[tuple[int, int]]]:
    """For each field not mapped: the rank of the name and the place of every column so called."""
    known = layout.known_heads()
    found: dict[str, list[tuple[int, int]]] = {}
    for place, text in enumerate(texts):
        meant = _meaning(text, known) if text and place not in mapped.values() else None
        if meant and meant[0] not in mapped:
            found.setdefault(meant[0], []).append((meant[1], place))
    keys = found.get(layout.key, [])
    for field in layout.fields:
        outer = [one for one in keys if plain(texts[one[1]]) in field.outer]
        others = layout.key in mapped or len(keys) > len(outer)
        if outer and others and field.name not in found and field.name not in mapped:
            found[layout.key] = keys = [one for one in keys if one not in outer]
            found[field.name] = outer
    return {field: candidates for field, candidates in found.items() if candidates}


def _place_of(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1
