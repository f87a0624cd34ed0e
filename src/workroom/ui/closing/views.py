"""Which view of the closing page belongs to which part of the room's day."""

from enum import IntEnum

from workroom.ui.closing.screen import Phase


class View(IntEnum):
    """What stands at the left, in the order of the stack."""

    MORNING = 0
    LIST = 1
    EVENING = 2
    FORCE_OPEN = 3
    FORCE_CLOSE = 4
    CLOSED = 5
    COUNT = 6
    """The count by scanning; it belongs to every act that counts."""
    NOON = 7
    """What is asked before the room is shut over noon."""
    SHUT = 8
    SHIFT = 9
    """The count at the change of shifts."""


def belongs(view: View, phase: Phase, *, counting: bool) -> bool:
    """Whether a view still fits the day: the count's as long as one is under way."""
    if view is View.COUNT:
        return counting and phase not in (Phase.CLOSED, Phase.SHUT)
    return PHASE_OF[view] is phase


FIRST_VIEW = {
    Phase.BEFORE: View.MORNING,
    Phase.OPEN: View.LIST,
    Phase.SHUT: View.SHUT,
    Phase.CLOSED: View.CLOSED,
}
PHASE_OF = {
    View.MORNING: Phase.BEFORE,
    View.FORCE_OPEN: Phase.BEFORE,
    View.LIST: Phase.OPEN,
    View.EVENING: Phase.OPEN,
    View.FORCE_CLOSE: Phase.OPEN,
    View.NOON: Phase.OPEN,
    View.SHIFT: Phase.OPEN,
    View.SHUT: Phase.SHUT,
    View.CLOSED: Phase.CLOSED,
}
