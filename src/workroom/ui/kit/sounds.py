"""Three sounds for three outcomes: done, look, stop."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import qInstallMessageHandler

from workroom.base.resources import resources
from workroom.ui.kit.theme import Tone


class Sound(StrEnum):
    """What is to be heard; the value is the name of its file."""

    DONE = "done"
    LOOK = "look"
    STOP = "stop"


class Speaker(Protocol):
    """Something that can play a file; `ui/kit/speaker.py` has the real one."""

    def play(self, path: Path, volume: float) -> None: ...


class Sounds:
    """Plays a sound where there is something to play it on, and is silent otherwise.

    It starts silent: what can play (`speaker.load()`) is brought in after the
    first paint, because the multimedia library is large and not on every machine.
    """

    def __init__(self, *, volume: float = 0.8) -> None:
        """`volume` is 0 (off) to 1."""
        self.volume = volume
        self._speaker: Speaker | None = None

    def use(self, speaker: Speaker | None) -> None:
        """From now on play on this; None is silence."""
        self._speaker = speaker

    def play(self, sound: Sound) -> None:
        """Play it at once; the newest cuts the one before short."""
        if self._speaker is not None and self.volume > 0:
            self._speaker.play(path_of(sound), min(self.volume, 1.0))

    def play_tone(self, tone: Tone) -> None:
        """The sound that goes with a tone; plain and quiet ones have none."""
        match tone:
            case Tone.DONE:
                self.play(Sound.DONE)
            case Tone.LOOK:
                self.play(Sound.LOOK)
            case Tone.STOP:
                self.play(Sound.STOP)


@contextmanager
def hushed() -> Iterator[None]:
    """Around the import of `speaker` and the search for one.

    Without a sound server the library complains on the console, already when it
    is loaded; nobody there can mend it.
    """
    before = qInstallMessageHandler(lambda _kind, _where, _text: None)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def path_of(sound: Sound) -> Path:
    """The file of a sound."""
    return resources() / "sounds" / f"{sound.value}.wav"
