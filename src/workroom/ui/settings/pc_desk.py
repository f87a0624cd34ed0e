"""What the settings may ask of the window about this PC: its own file, its sounds, its folder."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import SignalInstance

from workroom.base.words import Language
from workroom.ledger.folder import Folder
from workroom.settings import PcSettings
from workroom.ui.kit.burst import Ending, ReaderSettings
from workroom.ui.kit.sounds import Sounds
from workroom.ui.kit.theme import Shade


@dataclass(slots=True)
class LastSeen:
    """The section that was in front, so that a switch of language does not lead away from it."""

    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PcDesk:
    """Given by whoever puts the window together; outlives the pages."""

    settings: Callable[[], PcSettings]
    keep: Callable[[PcSettings], object]
    """Write the file, and let reader, sounds and printer be so from now on."""
    speak: Callable[[Language], object]
    wear: Callable[[Shade], object]
    sounds: Sounds
    folder: Folder
    place: str
    """The name of the room."""
    practice: bool = False
    who: Callable[[], str]
    """The name of the person at the desk, for the foot of papers; empty for nobody."""
    who_changed: SignalInstance | None = None
    """Fires when somebody signs in or out."""
    backed_up: Callable[[], object] = lambda: None
    """A copy was made: the status line should say so."""
    last: LastSeen = field(default_factory=LastSeen)


def reader_settings(pc: PcSettings) -> ReaderSettings:
    """How the scan line is to listen, from what this PC's file says."""
    ending = Ending.NONE if pc.reader_ending == Ending.NONE.value else Ending.KEY
    return ReaderSettings(gap_ms=pc.reader_gap_ms, ending=ending, prefix=pc.reader_prefix)


def loudness(pc: PcSettings) -> float:
    """How loud the sounds are, 0 (off) to 1."""
    return pc.volume / 100 if pc.sounds else 0.0
