"""Opens the book behind the window, and lets its pages, or the first hour, move in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from workroom.base.clock import Clock, utc_now
from workroom.base.ids import PersonId
from workroom.book import open_book
from workroom.ledger.folder import Folder
from workroom.ledger.work import Ledger
from workroom.settings import read_settings
from workroom.ui.front import Front
from workroom.ui.start import Office
from workroom.ui.welcome.founding import is_ready


def load_first_hour() -> Callable[..., Any]:
    """The ten questions, which a book is asked once in its life."""
    from workroom.ui.welcome.window import welcome_window  # noqa: PLC0415 — seldom needed

    return welcome_window


def move_in(front: Front, root: Path, clock: Clock = utc_now) -> Callable[[], None]:
    """Open the book and let its pages live in the window; answers what ends them.

    A folder without a book, or one whose book has no account yet, is asked the
    ten questions of the first hour before.

    Raises:
        BookError: the book cannot be opened.
    """
    application = front.application
    offices: list[Office] = []

    def live(ledger: Ledger, first: PersonId | None = None) -> None:
        office = Office(application, ledger, read_settings(Folder(root).settings))
        offices.append(office)
        front.move_in(office.frame)
        office.frame.go("today")
        office.board.look()
        if first is not None:
            office.presence.sign_in(first)
        office.settle_in()

    if is_ready(root, clock):
        live(open_book(root, clock))
    else:
        welcome = load_first_hour()(application, root, clock)
        welcome.begun.connect(lambda begun: live(begun.ledger, begun.first))
        front.move_in(welcome)

    def end() -> None:
        for office in offices:
            office.close()

    return end
