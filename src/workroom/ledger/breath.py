"""The pause between two portions of a long work, in which stations get at the book."""

from threading import Event
from time import monotonic

BREATH_S = 0.06
"""The book is left alone after each portion: half as long as that took, so long at most.

A station that wants to write meanwhile asks again, after a tenth of a second every
50 ms: without this pause the long work would be first each time, and the station
would wait for seconds.
"""


class Breath:
    """Counts from when it is made, and from the end of each pause."""

    def __init__(self) -> None:
        self._pause = Event()
        self._begun = monotonic()

    def take(self) -> None:
        """Leave the book alone for a moment."""
        self._pause.wait(min((monotonic() - self._begun) / 2, BREATH_S))
        self._begun = monotonic()
