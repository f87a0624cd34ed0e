"""Pictures of every page of the window, in both languages, both looks and both sizes."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QWidget

from workroom.base.words import Language
from workroom.ui.kit.tasks import Tasks
from workroom.ui.kit.theme import Shade
from workroom.ui.window import Frame

SIZES = (QSize(1366, 768), QSize(1920, 1080))
ROUNDS = 5
"""How often painting may lead to reading again before a page counts as still."""


def take_shots(frame: Frame, tasks: Tasks, folder: Path) -> Iterator[Path]:
    """Visit every page of a window that is shown, and save each as `page-language-look-WxH.png`.

    Gives each path as it is written. The window is left in the last combination.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for language, shade, size in product(Language, Shade, SIZES):
        frame.speak(language)
        frame.wear(shade)
        frame.resize(size)
        for entry in frame.entries:
            frame.go(entry.key)
            come_to_rest(frame, tasks)
            name = f"{entry.key}-{language.value}-{shade.value}-{size.width()}x{size.height()}.png"
            path = folder / name
            frame.grab().save(str(path))
            yield path


def come_to_rest(window: QWidget, tasks: Tasks) -> None:
    """Wait until every page has read what it shows, and painting it asks for nothing more."""
    for _ in range(ROUNDS):
        QCoreApplication.processEvents()
        window.grab()  # Rows of a long table are asked for only when they are painted.
        QCoreApplication.processEvents()
        if tasks.quiet:
            break
        tasks.settle()
    for _ in range(ROUNDS):  # What stands inside something else is laid out a turn later.
        QCoreApplication.processEvents()
