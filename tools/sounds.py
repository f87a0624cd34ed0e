"""Makes the three sounds of the station: `python tools/sounds.py` writes resources/sounds/*.wav.

They differ in pitch, number and length, so that they are told apart in a noisy
room and by somebody who hears high tones badly: done is one short bright step
up, look is two equal knocks, stop is one long low growl.
"""

import math
import struct
import wave
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

RATE = 44_100
"""Samples a second."""
FADE_S = 0.008
"""Without a fade at both ends a tone clicks."""

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "sounds"


def tone(hertz: float, seconds: float, overtones: tuple[float, ...] = (0.25, 0.08)) -> list[float]:
    """A tone from -1 to 1; overtones are the shares of the second, third … harmonic."""
    count = int(RATE * seconds)
    whole = 1 + sum(overtones)

    def at(place: int) -> float:
        phase = 2 * math.pi * hertz * place / RATE
        waves = math.sin(phase) + sum(
            share * math.sin(phase * (number + 2)) for number, share in enumerate(overtones)
        )
        edge = min(place, count - place) / (RATE * FADE_S)
        decay = math.exp(-2.2 * place / count)
        return waves / whole * min(edge, 1.0) * decay

    return [at(place) for place in range(count)]


def silence(seconds: float) -> list[float]:
    """Nothing, for that long."""
    return [0.0] * int(RATE * seconds)


def write(name: str, samples: Iterable[float], loudness: float) -> None:
    """Write 16-bit mono."""
    with wave.open(str(FOLDER / f"{name}.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(b"".join(struct.pack("<h", round(32_000 * loudness * s)) for s in samples))


def main() -> None:
    """Write all three."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    growl = (0.7, 0.5, 0.4)
    write("done", chain(tone(988, 0.07), tone(1319, 0.16)), 0.6)
    write("look", chain(tone(660, 0.11), silence(0.09), tone(660, 0.11)), 0.8)
    write("stop", chain(tone(196, 0.28, growl), tone(147, 0.42, growl)), 1.0)


if __name__ == "__main__":
    main()
