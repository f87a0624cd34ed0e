"""What every page is handed when it opens."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from workroom.base.clock import Clock
from workroom.base.errors import WorkroomError
from workroom.base.ids import PersonId
from workroom.base.words import Words
from workroom.ledger.work import Ledger
from workroom.ui.kit.live import Live
from workroom.ui.kit.tasks import Tasks
from workroom.ui.kit.theme import Theme, Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """The book, the lines of work, the language, the look, and the window's few services."""

    ledger: Ledger
    tasks: Tasks
    live: Live
    words: Words
    theme: Theme
    actor: Callable[[], PersonId | None]
    """Who is signed in at this desk; None while nobody is."""
    complain: Callable[[WorkroomError], object]
    """Show an error or a refusal: sentence, remedy, clause."""
    notify: Callable[[str, Tone], object]
    """Show a short text, already in the language of the screen, that goes away by itself."""
    go: Callable[[str, object], object]
    """Open the page of that key, on the thing given (None: as it was left)."""
    clock: Clock
    zone: ZoneInfo
    station: str = ""
    """The name of this desk, written into each entry."""

    def now(self) -> datetime:
        """This moment, as the wall clock of the room shows it."""
        return self.clock().astimezone(self.zone)
