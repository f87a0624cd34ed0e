"""How far the opening of a return has come: what was drawn, and what was found."""

from dataclasses import dataclass

from workroom.base.ids import UnitId
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.handover import returning
from workroom.rooms.handover.model import Direction, Handover, HandoverState
from workroom.rooms.project import store as project_store
from workroom.rooms.spotcheck import store as spotcheck
from workroom.rooms.spotcheck.model import Opened


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn unit; `was` is the condition in which it went out, `found` what was seen since."""

    unit: UnitId
    code: str
    title: str
    was: int
    found: Opened | None

    @property
    def differs(self) -> bool:
        found = self.found
        return found is not None and (found.pages != found.expected or found.condition > self.was)


@dataclass(frozen=True, slots=True)
class Opening:
    """What was drawn of the list as it stands; `wanted` units must be."""

    wanted: int = 0
    drawn: tuple[Drawn, ...] = ()

    @property
    def is_wanted(self) -> bool:
        """Whether something is still to be drawn or opened."""
        return bool(self.wanted) and (
            not self.drawn or any(one.found is None for one in self.drawn)
        )


NOT_OPENED = Opening()


def read_opening(db: Reading, note: Handover) -> Opening:
    """Of a note out, and of one where both agreed to open none, there is nothing."""
    if note.direction is Direction.OUT:
        return NOT_OPENED
    draft = note.state is HandoverState.DRAFT
    over = returning.may_be_drawn(db, note) if draft else ()
    wanted = min(project_store.settings(db).number("open_at_return"), len(over))
    made = spotcheck.draw_of(db, note.id)
    if made is None or (draft and set(made.over) != set(over)):
        return Opening(wanted)
    units = catalogue.many(db, made.units)
    return Opening(
        wanted,
        tuple(
            Drawn(
                unit=one.unit,
                code=units[one.unit].reference_code,
                title=units[one.unit].title,
                was=returning.went_out_as(db, one.unit),
                found=one if one.is_open else None,
            )
            for one in spotcheck.drawn(db, note.id)
        ),
    )
