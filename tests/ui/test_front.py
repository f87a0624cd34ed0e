import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from books import Book
from workroom.app import asks_for_window, load_pages
from workroom.base.errors import BookError
from workroom.base.words import N_
from workroom.settings import PcSettings
from workroom.ui.front import OPENING, PLACES, Front
from workroom.ui.kit.entry import PageEntry
from workroom.ui.moving import move_in
from workroom.ui.pages import later
from workroom.ui.start import Office
from workroom.ui.window import Frame

HEAVY = (
    "alembic",
    "argon2",
    "click",
    "cv2",
    "numpy",
    "pypdfium2",
    "python_calamine",
    "reportlab",
    "segno",
    "sqlalchemy",
    "xlsxwriter",
)
AT_FIRST_PAINT = """
import json, os, sys
from PySide6 import QtWidgets
from PySide6.QtCore import QEvent

class Watched(QtWidgets.QApplication):
    def __init__(self, arguments):
        super().__init__(arguments)
        self.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            print(json.dumps(sorted(sys.modules)), flush=True)
            os._exit(0)
        return False

QtWidgets.QApplication = Watched
from workroom.app import main
main(["--book", sys.argv[1]])
"""


@pytest.fixture
def front(qtbot: QtBot, qapp: QApplication) -> Front:
    made = Front(qapp, PcSettings())
    qtbot.addWidget(made)
    return made


@pytest.mark.slow
def test_nothing_heavy_is_loaded_before_the_window_is_painted(book: Book) -> None:
    book.ledger.close()
    painted = subprocess.run(
        [sys.executable, "-c", AT_FIRST_PAINT, str(book.ledger.path.parent)],
        stdout=subprocess.PIPE,
        check=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    loaded = set(json.loads(painted.stdout.splitlines()[-1]))
    assert "workroom.ui.front" in loaded
    assert not loaded & set(HEAVY)
    assert not [name for name in loaded if name.startswith(("workroom.rooms", "workroom.ledger"))]


def test_the_front_shows_the_places_that_the_pages_will_have(
    book: Book, qapp: QApplication
) -> None:
    office = Office(qapp, book.ledger, PcSettings())
    said = [(e.key, e.title, e.icon, e.shortcut, e.foot, e.under) for e in office.frame.entries]
    opened = [entry.open(office.frame.bench) for entry in office.frame.entries]
    assert said == [tuple(place) for place in PLACES]
    assert len({type(page) for page in opened}) == len(PLACES)
    office.close()


def test_what_the_pages_say_of_themselves_is_what_their_places_say(
    book: Book, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    loads: list[Callable[[], PageEntry]] = []

    def remembered(key: str, load: Callable[[], PageEntry]) -> PageEntry:
        loads.append(load)
        return later(key, load)

    monkeypatch.setattr("workroom.ui.start.later", remembered)
    office = Office(qapp, book.ledger, PcSettings())
    own = [load() for load in loads]
    said = {(e.key, e.title, e.icon, e.shortcut, e.foot, e.under) for e in own}
    assert said == {tuple(place) for place in PLACES if place.key != "today"}
    assert len({place.shortcut for place in PLACES}) == len(PLACES)
    office.close()


def test_the_pages_move_into_the_window_and_end_with_it(
    front: Front, book: Book, qtbot: QtBot
) -> None:
    book.ledger.close()
    (book.ledger.path.parent / "settings.toml").write_text('language = "en"\n', "utf-8")
    with qtbot.waitSignal(front.painted):
        front.show()
    end = move_in(front, book.ledger.path.parent, book.clock)
    frame = front.centralWidget()
    assert isinstance(frame, Frame)
    assert frame.current == "today"
    assert not frame.isWindow()
    assert front.windowTitle() == frame.windowTitle()
    with qtbot.waitSignal(frame.closing):
        front.close()
    end()


def test_a_folder_without_a_book_is_asked_the_questions_of_the_first_hour(
    front: Front, tmp_path: Path
) -> None:
    end = move_in(front, tmp_path / "nothing")
    assert type(front.centralWidget()).__name__ == "WelcomeWindow"
    front.close()
    end()


def test_a_book_that_cannot_be_opened_is_said_in_the_window(
    front: Front, capsys: pytest.CaptureFixture[str]
) -> None:
    front.complain(BookError(N_("This book was written by a newer program.")))
    assert front.says == "This book was written by a newer program."
    assert front.status == 1
    assert "newer program" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "book"),
    [
        pytest.param([], None, id="alone"),
        pytest.param(["--book", "x"], Path("x"), id="on_a_book"),
        pytest.param(["--lang", "en", "--book", "x"], Path("x"), id="in_a_language"),
    ],
)
def test_a_call_without_a_command_is_for_the_window(
    arguments: list[str], book: Path | None
) -> None:
    assert asks_for_window(arguments) == (True, book)


@pytest.mark.parametrize(
    "arguments", [["verify"], ["--book"], ["--lang", "xx"], ["--help"], ["--book", "x", "verify"]]
)
def test_any_other_call_is_left_to_the_commands(arguments: list[str]) -> None:
    assert asks_for_window(arguments) == (False, None)


def test_the_front_says_what_it_is_waiting_for(front: Front) -> None:
    assert OPENING == "Opening the book …"
    assert front.says
    assert load_pages() is move_in
