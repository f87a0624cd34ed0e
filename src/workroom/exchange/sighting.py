"""What a person is shown of a list before it is read: its columns, samples of each, and a guess."""

from dataclasses import dataclass
from pathlib import Path

from workroom.exchange.heads import guess, head_texts, letters_of, likeliest_row, likeness
from workroom.exchange.layouts import Layout
from workroom.exchange.reading import Book, Grid, Progress
from workroom.exchange.text import shown, tidied

SAMPLES = 3
"""Different words shown of a column."""
LOOKED_AT = 200
"""Rows under the head from which samples are taken."""
LONGEST_SAMPLE = 80


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place from 0, its letters, its head as found, and words that stand in it.

    `field` is what its head says it holds, empty where that is not known.
    """

    place: int
    letters: str
    head: str
    samples: tuple[str, ...]
    field: str = ""

    @property
    def name(self) -> str:
        """The head on one line, or the letters where there is none."""
        return tidied(self.head)[0] or self.letters


@dataclass(frozen=True, slots=True)
class Sighting:
    """A sheet of a file at first sight. `head_row` is its number, 0 where no row is like a head."""

    sheets: tuple[str, ...]
    sheet: str
    head_row: int
    columns: tuple[Column, ...]

    @property
    def guess(self) -> dict[str, int]:
        """For each field that a head names, the place of its column."""
        return {column.field: column.place for column in self.columns if column.field}


def sight(
    file: Path | Book,
    layout: Layout,
    *,
    sheet: str | None = None,
    progress: Progress | None = None,
) -> Sighting:
    """Look at one sheet: the named one, or the first whose head names all that the list needs.

    Where none does, it is the one whose head names most.

    Raises:
        InputError: the file or the sheet cannot be made out.
        StoppedError: `progress` said no.
    """
    book = file if isinstance(file, Book) else Book(file)
    grid = book.grid(sheet, progress) if sheet else _likeliest(book, layout, progress)
    row = likeliest_row(grid, layout)
    texts = head_texts(grid, row)
    named = {place: field for field, place in guess(texts, layout).items()}
    samples = _samples(grid, row)
    width = max(len(texts), len(samples))
    columns = tuple(
        Column(
            place,
            letters_of(place),
            texts[place] if place < len(texts) else "",
            samples[place] if place < len(samples) else (),
            named.get(place, ""),
        )
        for place in range(width)
    )
    filled = tuple(column for column in columns if column.head.strip() or column.samples)
    return Sighting(book.sheet_names, grid.sheet, row, filled)


def repeats(file: Book, sheet: str, head_row: int, place: int) -> bool:
    """Whether a column mostly says again what it said before: no key of the rows then."""
    rows = file.grid(sheet).rows[head_row : head_row + LOOKED_AT]
    cells = [shown(row.cells[place]) for row in rows if place < len(row.cells)]
    words = [cell for cell in cells if cell.strip()]
    return len(words) > 1 and 2 * len(set(words)) <= len(words)


def _likeliest(book: Book, layout: Layout, progress: Progress | None) -> Grid:
    needed = {field.name for field in layout.required}
    best: tuple[int, Grid] | None = None
    for name in book.sheet_names:
        grid = book.grid(name, progress)
        if needed <= set(guess(head_texts(grid, likeliest_row(grid, layout)), layout)):
            return grid
        like = likeness(grid, layout)
        if best is None or like > best[0]:
            best = like, grid
    return best[1] if best else book.grid(None, progress)


def _samples(grid: Grid, row: int) -> list[tuple[str, ...]]:
    found: list[dict[str, None]] = []
    for line in grid.rows[row : row + LOOKED_AT]:
        found.extend({} for _ in range(len(line.cells) - len(found)))
        for words, cell in zip(found, line.cells, strict=False):
            if cell is not None and len(words) < SAMPLES:
                text = tidied(shown(cell))[0][:LONGEST_SAMPLE]
                if text:
                    words[text] = None
    return [tuple(words) for words in found]
