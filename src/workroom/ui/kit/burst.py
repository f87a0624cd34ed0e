"""One run of quick keys, and what it turns out to be: a reader's burst, or somebody typing."""

from dataclasses import dataclass, field
from enum import Enum

from workroom.base import codes

LEAST = 4
"""Fewer keys than this are never a code."""
STUMBLE = 4
"""By how much longer a pause may be, in the middle of what is surely a reader's burst."""
UNENDED = 8
"""Without a closing key, a run is a reader's from this length on: nobody types so many so fast."""


class Ending(Enum):
    """How the reader closes a code, as it was set with its manual's own barcodes."""

    KEY = "key"
    """By Enter or Tab."""
    NONE = "none"
    """Not at all: a code is over when no key follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderSettings:
    """What is known of the reader at this desk. Times in milliseconds."""

    gap_ms: int = 35
    """The longest pause between two keys of one burst. People are slower than 50."""
    ending: Ending = Ending.KEY
    prefix: str = ""
    """What the reader was told to send before each code; taken off, and demanded where set."""

    def gap_after(self, strokes: int) -> int:
        """The longest pause allowed after so many quick keys.

        Once it can only be a reader, a stumble of a busy machine is forgiven.
        """
        return self.gap_ms if strokes < LEAST else STUMBLE * self.gap_ms


class Found(Enum):
    """What a run turned out to be."""

    TYPING = "typing"
    WHOLE = "whole"
    """A reader's burst, and every key of it was seen."""
    BROKEN = "broken"
    """A reader's burst, but an input method or something else had a hand in it."""


@dataclass(slots=True)
class Burst:
    """The keys of one run. Nothing here knows Qt or the time: it is told of each key."""

    settings: ReaderSettings
    after_another: bool = False
    """Whether it follows on the heels of a burst: then a short rest is no typing either."""
    after_typing: bool = False
    """Whether keys just before it were taken for typing: perhaps they were its beginning."""
    strokes: int = 0
    touched: bool = False
    """Whether an input method had a hand in it, so that keys may be missing from `text`."""
    _seen: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What the keys say, as far as they were seen."""
        return "".join(self._seen)

    @property
    def code(self) -> str:
        """The text without the reader's own prefix."""
        return self.text.removeprefix(self.settings.prefix)

    def key(self, text: str) -> None:
        """A key that was seen."""
        self.strokes += 1
        self._seen.append(text)

    def composed(self, text: str, *, counts: bool = True) -> None:
        """The input method took a key and shows this for it.

        It may show one thing for several keys, and late; `counts` is for where
        nothing better is known of how many there were.
        """
        self.strokes += counts
        self.touched = True
        self._seen.append(text)

    def ended(self) -> Found:
        """A closing key followed as quickly as the keys before it."""
        if self.touched and self.strokes >= LEAST:
            return Found.BROKEN
        if self.strokes >= LEAST and self.text.startswith(self.settings.prefix):
            doubtful = self.after_typing and codes.parse(self.code) is None
            return Found.BROKEN if doubtful else Found.WHOLE
        return self._rest()

    def paused(self) -> Found:
        """No key has followed in time."""
        if self.touched:
            return Found.BROKEN if self.strokes >= UNENDED else self._rest()
        if codes.parse(self.code) is not None:
            return Found.WHOLE  # The reader sends no closing key, and the check character agrees.
        if self.settings.ending is Ending.NONE and self.strokes >= LEAST:
            return Found.WHOLE
        if self.strokes >= UNENDED:
            return Found.BROKEN
        return self._rest()

    def _rest(self) -> Found:
        return Found.BROKEN if self.after_another and self.strokes else Found.TYPING
