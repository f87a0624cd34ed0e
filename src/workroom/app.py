"""Put the house together: the only module that knows every floor."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from workroom.base.resources import resources
from workroom.base.words import N_, Language, Words
from workroom.book import make_book, open_book
from workroom.cli.house import Doors
from workroom.cli.main import run
from workroom.ledger.reading import Reading
from workroom.settings import usual_book

NO_DISPLAY = N_(
    "There is no display for a window. The book lies in {book}, its papers in {papers}."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """One call of the program; answers its exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    return run(given, Doors(open_book, make_book, open_window, draw_labels))


def open_window(root: Path | None) -> int:
    """The window on a book; where no window can be shown, a sentence says where everything lies."""
    book = root or usual_book()
    if not has_display():
        words = Words(Language.CHINESE, resources() / "locales")
        sys.stdout.write(words(NO_DISPLAY, book=book, papers=book / "papers") + "\n")
        return 0
    return load_window()(book)


def draw_labels(db: Reading, kinds: Iterable[str], path: Path) -> int:
    """The codes of these kinds as labels in a PDF; answers how many."""
    return load_labels()(db, kinds, path)


def load_labels() -> Callable[[Reading, Iterable[str], Path], int]:
    """The fonts and bars of the press, half a second that only papers are worth."""
    from workroom.press import code_labels  # noqa: PLC0415 — heavy, and seldom needed

    return code_labels


def load_window() -> Callable[[Path], int]:
    """Qt and the pages, which no command of the terminal needs."""
    from workroom.ui.start import run_window  # noqa: PLC0415 — heavy, and needs a display

    return run_window


def has_display() -> bool:
    """Whether a window can be shown: Qt ends the program, past all catching, where it cannot."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
