"""What one side counted, and what units add up to."""

from __future__ import annotations

from dataclasses import dataclass

from workroom.rooms.catalogue.model import Unit, UnitKind


@dataclass(frozen=True, slots=True, order=True)
class Counts:
    """What one side counted. Pages are None where the two agreed to go by the catalogue."""

    boxes: int
    volumes: int
    items: int
    pages: int | None = None

    def __sub__(self, other: Counts) -> Counts:
        pages = None if self.pages is None or other.pages is None else self.pages - other.pages
        return Counts(
            self.boxes - other.boxes, self.volumes - other.volumes, self.items - other.items, pages
        )

    def __add__(self, other: Counts) -> Counts:
        pages = None if self.pages is None or other.pages is None else self.pages + other.pages
        return Counts(
            self.boxes + other.boxes, self.volumes + other.volumes, self.items + other.items, pages
        )

    def spell(self) -> str:
        """Four words: boxes, volumes, items, pages (or a dash)."""
        pages = "-" if self.pages is None else self.pages
        return f"{self.boxes} {self.volumes} {self.items} {pages}"

    @classmethod
    def read(cls, text: str) -> Counts:
        """The other way."""
        boxes, volumes, items, pages = text.split()
        return cls(int(boxes), int(volumes), int(items), None if pages == "-" else int(pages))


NOTHING = Counts(0, 0, 0, 0)


def counts_of(unit: Unit) -> Counts:
    """What a unit adds to the totals: itself, and its items and pages as catalogued."""
    match unit.kind:
        case UnitKind.BOX:
            return Counts(1, 0, 0, 0)
        case UnitKind.VOLUME:
            return Counts(0, 1, unit.items, unit.pages)
        case UnitKind.ITEM:
            return Counts(0, 0, 1, unit.pages)
