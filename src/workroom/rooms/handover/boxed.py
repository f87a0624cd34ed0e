"""The lines of a note box by box, as the paper lists them and as people count them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workroom.base.ids import UnitId
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.handover.counts import NOTHING, Counts
from workroom.rooms.handover.model import NoteLine

_NUMBER = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Boxful:
    """A box on the note with what goes in it; or, without `box`, what goes without its box."""

    box: NoteLine | None
    inside: tuple[NoteLine, ...]

    @property
    def counts(self) -> Counts:
        lines = self.inside if self.box is None else (self.box, *self.inside)
        return counted(lines)

    @property
    def first(self) -> str:
        return self.inside[0].reference_code

    @property
    def last(self) -> str:
        return self.inside[-1].reference_code

    @property
    def is_unbroken(self) -> bool:
        """Whether the first and the last reference code say which ones lie between."""
        codes = [line.reference_code for line in self.inside]
        return all(follows(before, after) for before, after in pairwise(codes))


def follows(before: str, after: str) -> bool:
    """Whether a reference code is the next after another: the last number in it is one more."""
    first, then = _NUMBER.split(before), _NUMBER.split(after)
    return (
        len(first) == len(then) >= 3
        and first[:-2] == then[:-2]
        and first[-1] == then[-1]
        and int(then[-2]) == int(first[-2]) + 1
    )


def by_box(lines: Iterable[NoteLine]) -> tuple[Boxful, ...]:
    """The lines in groups, boxes in the order of the note, contents by reference code."""
    chosen = tuple(lines)
    boxes = {line.unit: line for line in chosen if line.kind is UnitKind.BOX}
    inside: dict[UnitId | None, list[NoteLine]] = {}
    for line in chosen:
        place = line.unit if line.unit in boxes else line.box
        group = inside.setdefault(place, [])
        if line.unit not in boxes:
            group.append(line)
    return tuple(
        Boxful(boxes.get(place) if place is not None else None, in_order(group))
        for place, group in inside.items()
    )


def counted(lines: Iterable[NoteLine]) -> Counts:
    """What the lines add up to, pages and items as catalogued on the day of the note."""
    total = NOTHING
    for line in lines:
        match line.kind:
            case UnitKind.BOX:
                total += Counts(1, 0, 0, 0)
            case UnitKind.VOLUME:
                total += Counts(0, 1, line.items, line.pages)
            case UnitKind.ITEM:
                total += Counts(0, 0, 1, line.pages)
    return total


def in_order(lines: Sequence[NoteLine]) -> tuple[NoteLine, ...]:
    """By reference code, numbers by their value: 2 stands before 10."""
    return tuple(sorted(lines, key=lambda line: _spelled(line.reference_code)))


def _spelled(code: str) -> tuple[tuple[int, str], ...]:
    """Digits and words in turn, always in that order, so that any two codes compare."""
    parts = _NUMBER.split(code)
    return tuple((int(part), "") if place % 2 else (-1, part) for place, part in enumerate(parts))
