"""Put the house together: the only module that knows every floor."""

import sys
from collections.abc import Sequence
from pathlib import Path

from workroom.book import make_book, open_book
from workroom.cli.house import Doors
from workroom.cli.main import run


def main(arguments: Sequence[str] | None = None) -> int:
    """One call of the program; answers its exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    return run(given, Doors(open_book, make_book, open_window))


def open_window(root: Path | None) -> int:
    """The window on a book; where there is no display, a sentence that says so."""
    print(root)  # noqa: T201
    return 0
