"""Put the house together: the only module that knows every floor."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from workroom.base.resources import resources
from workroom.base.words import N_, Language, Words
from workroom.settings import usual_book

NO_DISPLAY = N_(
    "There is no display for a window. The book lies in {book}, its papers in {papers}."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """One call of the program; answers its exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    asked, book = asks_for_window(given)
    return open_window(book) if asked else load_commands()(given)


def asks_for_window(arguments: Sequence[str]) -> tuple[bool, Path | None]:
    """Whether the call is for the window, and on which book; what is unusual goes to the commands.

    Told apart here, because a window does not wait until the commands are loaded.
    """
    rest, book = list(arguments), None
    while rest:
        match rest:
            case ["--book", path, *rest]:
                book = Path(path)
            case ["--lang", language, *rest] if language in set(Language):
                pass
            case _:
                return False, None
    return True, book


def open_window(root: Path | None) -> int:
    """The window on a book; where no window can be shown, a sentence says where everything lies."""
    book = root or usual_book()
    if not has_display():
        words = Words(Language.CHINESE, resources() / "locales")
        sys.stdout.write(words(NO_DISPLAY, book=book, papers=book / "papers") + "\n")
        return 0
    return load_window()(book, load_pages)


def load_commands() -> Callable[[Sequence[str]], int]:
    """The book and the commands of the terminal, twice what it takes to paint a window."""
    from workroom.book import make_book, open_book  # noqa: PLC0415 — heavy, and not for the window
    from workroom.cli.house import Doors  # noqa: PLC0415 — likewise
    from workroom.cli.main import run  # noqa: PLC0415 — likewise

    doors = Doors(open_book, make_book, open_window, draw_labels)
    return lambda arguments: run(arguments, doors)


def draw_labels(*asked: Any) -> int:
    """The codes of some kinds as labels in a PDF; answers how many."""
    return load_labels()(*asked)


def load_labels() -> Callable[..., int]:
    """The fonts and bars of the press, half a second that only papers are worth."""
    from workroom.press import code_labels  # noqa: PLC0415 — heavy, and seldom needed

    return code_labels


def load_window() -> Callable[[Path, Callable[[], Callable[..., Callable[[], None]]]], int]:
    """Qt and the window's outside, which no command of the terminal needs."""
    from workroom.ui.front import run_window  # noqa: PLC0415 — needs a display

    return run_window


def load_pages() -> Callable[..., Callable[[], None]]:
    """The book, its rooms and their pages: asked for when the window has been painted."""
    from workroom.ui.moving import move_in  # noqa: PLC0415 — heavy, and painted later

    return move_in


def has_display() -> bool:
    """Whether a window can be shown: Qt ends the program, past all catching, where it cannot."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
