"""How the columns of a list are read: by its heads, as somebody says, or as was said before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from workroom.base.ids import ProjectId
from workroom.exchange.heads import letters_of, plain
from workroom.exchange.layouts import BOXES, CATALOGUE, ITEMS_OF_VOLUMES, Field, Layout
from workroom.exchange.outcome import Interpretation
from workroom.exchange.reading import Book
from workroom.exchange.sighting import Sighting, repeats
from workroom.exchange.values import Kind
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.lists.model import ColumnRead, ColumnsNamed, Remembered

REMARK = "remark"
"""What a column holds that is kept as a remark, under its own head."""
KEPT, LEFT = "kept_", "left_"
"""Fields of a list beside those of its layout: columns kept as remarks, and columns left out."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person says of a list.

    `fields` gives for a field the head or the letters of its column, `remarks` and `left_out`
    name columns likewise. With `exact` nothing beside these is read; else the heads say the
    rest. `head_row` is a row's number, 0 for a list without a head. `known_volumes_only`
    rejects items whose volume is not in the catalogue.
    """

    kind: UnitKind | None = None
    sheet: str | None = None
    head_row: int | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    exact: bool = False
    known_volumes_only: bool = False

    @property
    def is_of_columns(self) -> bool:
        """Whether it says more than which sheet is meant."""
        named = self.fields or self.remarks or self.left_out
        return bool(named or self.kind or self.exact or self.head_row is not None)

    @property
    def mapping(self) -> dict[str, str]:
        """All of it as one mapping from fields to columns."""
        kept = {f"{KEPT}{at}": column for at, column in enumerate(self.remarks, 1)}
        left = {f"{LEFT}{at}": column for at, column in enumerate(self.left_out, 1)}
        return {**self.fields, **kept, **left}


def layout_for(seen: Sighting, choice: Choice, book: Book) -> tuple[Layout, Choice]:
    """The layout that the list is read by, and the choice with what the columns themselves say.

    A list of items whose one code column says the same many times over names volumes there.
    """
    named = set(choice.fields) | (set() if choice.exact else set(seen.guess))
    layout = CATALOGUE
    if choice.kind is UnitKind.BOX:
        layout = BOXES
    elif "volume_code" in named and "reference_code" not in named:
        layout = ITEMS_OF_VOLUMES
    elif not choice.exact and _names_volumes(seen, choice, book):
        letters = letters_of(seen.guess["reference_code"])
        layout = ITEMS_OF_VOLUMES
        choice = replace(choice, fields={**choice.fields, "volume_code": letters})
    beside = tuple(Field(name, Kind.LOOSE, (name,)) for name in choice.mapping if _is_beside(name))
    return replace(layout, fields=(*layout.fields, *beside)), choice


def fields_of(kind: UnitKind | None) -> tuple[Field, ...]:
    """The fields a column of such a list may hold, in the order in which they are offered."""
    return BOXES.fields if kind is UnitKind.BOX else CATALOGUE.fields


def heads_of(seen: Sighting) -> str:
    """The heads by which lists of one make are known again."""
    return "|".join(plain(column.head) for column in seen.columns)


def recalled(known: Remembered) -> Choice:
    """What was said of a list with these heads before."""
    fields = {meaning: letters for letters, meaning in known.columns if meaning != REMARK}
    remarks = tuple(letters for letters, meaning in known.columns if meaning == REMARK)
    kind = UnitKind(known.kind) if known.kind else None
    return Choice(kind=kind, fields=fields, remarks=remarks, exact=True)


def to_remember(
    project: ProjectId, choice: Choice, seen: Sighting, found: Interpretation
) -> ColumnsNamed | None:
    """What is to be written down of the columns; nothing where nobody said anything."""
    if not choice.is_of_columns:
        return None
    columns = tuple(
        ColumnRead(letters=letters_of(place), meaning=REMARK if name.startswith(KEPT) else name)
        for name, place in sorted(found.columns.items(), key=lambda pair: pair[1])
        if not name.startswith(LEFT)
    )
    return ColumnsNamed(
        project=project,
        heads=heads_of(seen),
        kind=choice.kind.value if choice.kind else "",
        columns=columns,
    )


def _names_volumes(seen: Sighting, choice: Choice, book: Book) -> bool:
    guess = {name: place for name, place in seen.guess.items() if name not in choice.fields}
    if choice.kind is UnitKind.VOLUME or "volume_number" in guess or "reference_code" not in guess:
        return False
    numbered = {"item_number", "sequence"} & (set(guess) | set(choice.fields))
    place = guess["reference_code"]
    return bool(numbered) and repeats(book, seen.sheet, seen.head_row, place)


def _is_beside(name: str) -> bool:
    return name.startswith((KEPT, LEFT))
