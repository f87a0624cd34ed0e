"""Events of the tests' own, and a window that only listens."""

from dataclasses import dataclass

from workroom.base.errors import WorkroomError
from workroom.base.event import Event
from workroom.ui.kit.theme import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Tallied(Event):
    """Something was counted: an event of the tests' own."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Whistled(Event):
    """Something nobody watches."""


class Heard:
    """What a page said to the window, and where it wanted to go."""

    def __init__(self) -> None:
        self.errors: list[WorkroomError] = []
        self.notices: list[tuple[str, Tone]] = []
        self.went: list[tuple[str, object]] = []

    def complain(self, error: WorkroomError) -> None:
        self.errors.append(error)

    def notify(self, text: str, tone: Tone) -> None:
        self.notices.append((text, tone))

    def go(self, key: str, about: object) -> None:
        self.went.append((key, about))
