"""Plays sound files through Qt Multimedia. Imported late, and only where that library loads."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtMultimedia import QMediaDevices, QSoundEffect


class QtSpeaker(QObject):
    """One loaded effect a file, so that a sound starts without delay."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._effects: dict[Path, QSoundEffect] = {}

    def play(self, path: Path, volume: float) -> None:
        """Play from the beginning, at once, at that volume (0 to 1)."""
        if path not in self._effects:
            effect = QSoundEffect(self)
            effect.setSource(QUrl.fromLocalFile(str(path)))
            self._effects[path] = effect
        for effect in self._effects.values():
            effect.stop()
        self._effects[path].setVolume(volume)
        self._effects[path].play()


def find_speaker(parent: QObject | None = None) -> QtSpeaker | None:
    """The machine's speaker; None where there is no audio device, which is no error.

    Import this module and call this within `sounds.hushed()`.
    """
    return None if QMediaDevices.defaultAudioOutput().isNull() else QtSpeaker(parent)
