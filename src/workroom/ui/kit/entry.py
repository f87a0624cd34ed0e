"""What the window is built from: the pages as entries of the rail, and the services they share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from workroom.base.clock import Clock
from workroom.base.ids import PersonId
from workroom.base.words import Language, Words
from workroom.ledger.work import Ledger
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.live import Live
from workroom.ui.kit.sounds import Sounds
from workroom.ui.kit.tasks import Tasks


@runtime_checkable
class TakesScans(Protocol):
    """A page or a dialog that wants to hear of scans before the station does."""

    def take_scan(self, text: str) -> bool: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """A page's place in the rail. `title` is a template; `foot` puts it at the bottom.

    A page `under` another has no place of its own: the rail shows the other as current.
    """

    key: str
    title: str
    icon: str
    shortcut: str
    open: Callable[[Bench], QWidget]
    foot: bool = False
    under: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What the window hands on to its pages, and does not itself make."""

    ledger: Ledger
    tasks: Tasks
    live: Live
    actor: Callable[[], PersonId | None]
    words_of: Callable[[Language], Words]
    clock: Clock
    zone: ZoneInfo
    sounds: Sounds
    on_scan: Callable[[str], object]
    """Hears of a scan that the page in front did not take."""
    on_shortened: Callable[[str], object] = lambda _text: None
    """Hears of a refused burst, so that it is kept as such."""
    place: str = ""
    """The name of the room, under the product's in the rail."""
    practice: bool = False
    """Whether the book is one to practise with: the title of the window says so."""
    station: str = ""
