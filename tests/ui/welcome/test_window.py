"""The window of the first hour, from the first key to the book."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from books import TestClock
from ui.cut import cut_texts
from ui.kit.keys import compose
from ui.welcome.test_screen import GOOD
from workroom.base.ids import NOBODY
from workroom.base.resources import resources
from workroom.base.words import Language, Words
from workroom.book import make_book
from workroom.paper.trial import TRIAL_CODE
from workroom.rooms.people import store as people_store
from workroom.rooms.project import service as project
from workroom.rooms.project import store as project_store
from workroom.ui.kit.theme import Shade
from workroom.ui.welcome.founding import Begun, waiting_in
from workroom.ui.welcome.screen import HOUSE_ZONE, Answers
from workroom.ui.welcome.window import WelcomeWindow
from workroom.ui.welcome.zone import zone_named

Open = Callable[..., WelcomeWindow]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Call it for the window on an empty folder."""
    made: list[WelcomeWindow] = []

    def open_(given: Answers | None = None, pc_zone: str = HOUSE_ZONE) -> WelcomeWindow:
        root, clock = tmp_path / "book", TestClock()
        window = WelcomeWindow(
            qapp,
            root,
            words_of=lambda language: Words(language, resources() / "locales"),
            clock=clock,
            waiting=waiting_in(root, clock),
            given=given or Answers(language=Language.ENGLISH, zone=pc_zone),
            pc_zone=pc_zone,
            ask_folder=lambda *_asked: str(tmp_path / "copies"),
        )
        made.append(window)
        window.resize(1366, 768)
        with qtbot.waitActive(window):
            window.show()
        assert window.tasks.settle()
        return window

    yield open_
    for window in made:
        window.close()


def fill(window: WelcomeWindow, answers: Answers) -> None:
    for name, field in window.questions.fields.items():
        field.setText(getattr(answers, name))


def begun_by(window: WelcomeWindow) -> list[Begun]:
    heard: list[Begun] = []
    window.begun.connect(heard.append)
    window.begin()
    assert window.tasks.settle()
    return heard


def test_the_whole_page_is_answered_by_keyboard(opened: Open, qtbot: QtBot) -> None:
    window = opened()
    heard: list[Begun] = []
    window.begun.connect(heard.append)
    for name, field in window.questions.fields.items():
        tab_to(field, qtbot)
        field.selectAll()
        compose(field, "", getattr(GOOD, name))
    qtbot.keyClick(window, Qt.Key.Key_Return, CONTROL)
    assert window.tasks.settle()

    (begun,) = heard
    with begun.ledger.read() as db:
        assert project_store.room(db).client == GOOD.client
        assert people_store.count(db) == 2
    begun.ledger.close()
    assert not window.isVisible()


def tab_to(field: QLineEdit, qtbot: QtBot) -> None:
    """Go on with Tab until the field has the focus; at most past the buttons between two."""
    for _ in range(8):
        front = QApplication.focusWidget()
        if front is field:
            return
        qtbot.keyClick(front, Qt.Key.Key_Tab)
    raise AssertionError("Tab does not lead to the field.")


def zone_of(begun: Begun) -> str:
    with begun.ledger.read() as db:
        zone = project_store.room(db).zone
    begun.ledger.close()
    return zone


def test_a_pc_in_the_zone_of_the_house_is_not_asked_about_it(opened: Open) -> None:
    window = opened()
    fill(window, GOOD)
    assert not window.questions.zone_of_pc.isVisible()
    [begun] = begun_by(window)
    assert zone_of(begun) == "Asia/Shanghai"


@pytest.mark.parametrize(
    ("beijing", "zone"),
    [pytest.param(False, "Asia/Urumqi", id="as_proposed"), pytest.param(True, HOUSE_ZONE, id="no")],
)
def test_a_pc_set_to_another_zone_is_asked_which_one_the_room_lives_by(
    opened: Open, beijing: bool, zone: str
) -> None:
    window = opened(pc_zone="Asia/Urumqi")
    fill(window, GOOD)
    if beijing:
        window.questions.zone_of_house.setChecked(True)
    assert window.questions.zone_of_pc.isVisible()
    window.speak(Language.CHINESE)
    [begun] = begun_by(window)
    assert zone_of(begun) == zone


@pytest.mark.parametrize(
    ("named", "zone"),
    [
        ("Asia/Urumqi", "Asia/Urumqi"),
        ("Asia/Shanghai", HOUSE_ZONE),
        ("PRC", HOUSE_ZONE),
        ("", HOUSE_ZONE),
        ("../of/no/place", HOUSE_ZONE),
        ("Mars/Olympus", HOUSE_ZONE),
    ],
)
def test_what_a_pc_calls_its_zone_is_a_zone_of_the_book(named: str, zone: str) -> None:
    assert zone_named(named) == zone


def test_what_cannot_stand_is_marked_and_the_first_has_the_cursor(opened: Open) -> None:
    window = opened()
    assert begun_by(window) == []
    assert "answers cannot stand yet" in window.said
    fields = window.questions.fields
    assert QApplication.focusWidget() is fields["room"]
    assert fields["secret"].property("wrong") == "true"
    assert fields["copies"].property("wrong") != "true"

    fill(window, GOOD)
    assert window.said == ""
    assert fields["secret"].property("wrong") == "false"


@pytest.mark.slow
def test_another_language_and_look_keep_what_was_typed(opened: Open) -> None:
    window = opened()
    fill(window, GOOD)
    window.questions.practice.setChecked(True)
    window.speak(Language.CHINESE)
    window.wear(Shade.DARK)
    kept = window.questions.answers()
    assert (kept.room, kept.secret, kept.practice) == (GOOD.room, GOOD.secret, True)
    assert (kept.language, kept.shade) == (Language.CHINESE, "dark")
    (begun,) = begun_by(window)
    begun.ledger.close()


def test_another_number_of_cabinets_proposes_their_names(opened: Open) -> None:
    window = opened()
    window.questions.counts["cabinets"].setValue(3)
    assert window.questions.answers().cabinet_names == ("1号柜", "2号柜", "3号柜")


def test_codes_are_taken_in_capitals(opened: Open) -> None:
    window = opened()
    window.questions.fields["project_code"].setText("ht26")
    assert window.questions.answers().project_code == "HT26"


def test_a_scan_is_a_trial(opened: Open) -> None:
    window = opened()
    window.try_scan(TRIAL_CODE)
    assert "code of the test page" in window.questions.trial.said
    window.try_pieces("S-00")
    assert "missing" in window.questions.trial.said


def test_a_place_that_takes_no_copies_is_told_at_its_field(opened: Open, tmp_path: Path) -> None:
    window = opened()
    fill(window, GOOD)
    (tmp_path / "file").write_text("")
    window.questions.fields["copies"].setText(str(tmp_path / "file" / "in"))
    assert begun_by(window) == []
    assert window.questions.fields["copies"].property("wrong") == "true"
    assert window.go.isEnabled()
    assert not (tmp_path / "book").exists()


def test_a_room_that_is_founded_is_not_asked_again(opened: Open, tmp_path: Path) -> None:
    ledger = make_book(tmp_path / "book", TestClock())
    with ledger.work(by=NOBODY) as work:
        project.found(work, name="老室", code="OLD", client="甲", contractor="乙")
    ledger.close()
    window = opened()
    assert "room" not in window.questions.fields
    fill(window, GOOD)
    (begun,) = begun_by(window)
    with begun.ledger.read() as db:
        assert project_store.room(db).name == "老室"
    begun.ledger.close()


@pytest.mark.parametrize("language", list(Language), ids=["zh", "en"])
@pytest.mark.parametrize("size", [(1366, 768), (1092, 614)], ids=["whole", "at_125_percent"])
def test_no_text_is_cut(opened: Open, language: Language, size: tuple[int, int]) -> None:
    window = opened(Answers(language=language))
    window.resize(*size)
    window.begin()
    assert window.tasks.settle()
    QApplication.processEvents()
    assert cut_texts(window) == []
