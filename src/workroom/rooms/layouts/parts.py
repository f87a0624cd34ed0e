"""What of a form a layout may change: its columns, its boxes and its furniture, as delivered."""

from collections.abc import Iterable
from dataclasses import dataclass

from workroom.paper.sheet import Column, Orientation
from workroom.rooms.layouts.model import ColumnChoice, Layout

NARROWEST, WIDEST = 8, 180
"""What a column may be given, in millimetres."""
_YIELDS = 0.55
"""A column that was given no width of its own shrinks to so much of its delivered one."""


@dataclass(frozen=True, slots=True)
class Parts:
    """One form. `label` is a template; the columns bear keys and the widths as delivered.

    `fixed` columns and `signing` boxes cannot be turned off; `extra` columns are
    off as delivered.
    """

    form: str
    label: str
    orientation: Orientation
    columns: tuple[Column, ...]
    fixed: frozenset[str]
    extra: frozenset[str] = frozenset()
    boxes: tuple[str, ...] = ()
    signing: frozenset[str] = frozenset()
    sealed: bool = False
    """Whether it has room for a third party and for seals."""
    own_number: bool = False
    titled: bool = False
    numbered: bool = False

    def column(self, key: str) -> Column | None:
        """The column of that key."""
        return next((column for column in self.columns if column.key == key), None)

    def delivered(self) -> tuple[ColumnChoice, ...]:
        """The columns that are printed where nothing was agreed."""
        shown = (column.key for column in self.columns if column.key not in self.extra)
        return tuple(ColumnChoice(key) for key in shown)

    def chosen(self, layout: Layout) -> tuple[ColumnChoice, ...]:
        """The columns that the layout prints, in its order."""
        return layout.columns or self.delivered()


def least_width(parts: Parts, choices: Iterable[ColumnChoice]) -> float:
    """How narrow the columns can be made together, in millimetres."""
    return sum(choice.width or _least(parts, choice) for choice in choices)


def widths(parts: Parts, choices: tuple[ColumnChoice, ...]) -> tuple[float, ...]:
    """The width of each column, in millimetres: together the usable width of the paper.

    Columns with a width of their own have it; the others share what is left as
    their delivered widths are to each other. Where none is left to share, all grow.
    """
    room = parts.orientation.value
    given = sum(choice.width for choice in choices)
    free = [choice for choice in choices if not choice.width]
    if not free:
        return tuple(choice.width * room / given for choice in choices)
    shared = _shared(parts, free, room - given)
    return tuple(choice.width or shared[choice.key] for choice in choices)


def _shared(parts: Parts, free: list[ColumnChoice], room: float) -> dict[str, float]:
    """In proportion, but none below its least; those that would be take theirs first."""
    found: dict[str, float] = {}
    waiting = list(free)
    while waiting:
        total = sum(_delivered(parts, choice) for choice in waiting)
        left = room - sum(found.values())
        low = [
            choice
            for choice in waiting
            if _delivered(parts, choice) * left / total < _least(parts, choice) - 1e-9
        ]
        if not low or len(low) == len(waiting):
            found |= {one.key: _delivered(parts, one) * left / total for one in waiting}
            return found
        found |= {choice.key: _least(parts, choice) for choice in low}
        waiting = [choice for choice in waiting if choice not in low]
    return found


def _delivered(parts: Parts, choice: ColumnChoice) -> float:
    column = parts.column(choice.key)
    return column.width if column is not None else 0.0


def _least(parts: Parts, choice: ColumnChoice) -> float:
    return max(float(NARROWEST), _delivered(parts, choice) * _YIELDS)
