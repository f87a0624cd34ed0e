"""The frame: pages when they are asked for, scans to whoever wants them, words and look at once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.cut import cut_texts
from ui.kit import gallery
from ui.kit.keys import ENTER, Keyboard, compose
from workroom.base.clauses import NIGHT_IN_CABINET
from workroom.base.codes import Prefix, label
from workroom.base.errors import InputError
from workroom.base.resources import resources
from workroom.base.verdict import RefusedError, no
from workroom.base.words import N_, Language, Words
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.entry import PageEntry, Services
from workroom.ui.kit.help import HelpSheet
from workroom.ui.kit.labels import Elided
from workroom.ui.kit.page import Page
from workroom.ui.kit.rail import Rail
from workroom.ui.kit.sounds import Sounds
from workroom.ui.kit.status import Cell, Standing, StatusLine
from workroom.ui.kit.tasks import Tasks
from workroom.ui.kit.theme import RAIL_FOLDED, RAIL_WIDTH, STATUS_HEIGHT, Shade, Tone
from workroom.ui.shots import come_to_rest, take_shots
from workroom.ui.window import Frame

SHEET = label(Prefix.SHEET, 123)
Wait = Callable[[], None]


class Listener(Page):
    """A page that takes sheets, and remembers what it was opened on."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, title=N_("Listener"), help=N_("It listens."))
        self.taken: list[str] = []
        self.visited: list[object] = []
        self.field = QLineEdit()
        self.body.addWidget(self.field)

    def take_scan(self, text: str) -> bool:
        self.taken.append(text)
        return text.startswith("S-")

    def visit(self, about: object) -> None:
        self.visited.append(about)


def words_of(language: Language) -> Words:
    return Words(language, resources() / "locales")


class Desktop:
    """A window with the gallery and a listener, and what the station heard."""

    def __init__(self, application: QApplication, bench: Bench) -> None:
        self.station: list[str] = []
        self.kept: list[str] = []
        self.services = Services(
            ledger=bench.ledger,
            tasks=bench.tasks,
            live=bench.live,
            actor=bench.actor,
            words_of=words_of,
            clock=bench.clock,
            zone=bench.zone,
            sounds=Sounds(),
            on_scan=self.station.append,
            on_shortened=self.kept.append,
            place="市档案馆 数字化加工室",
        )
        listener = PageEntry(
            key="listener", title=N_("Listener"), icon="badge", shortcut="F4", open=Listener
        )
        self.frame = Frame(
            application,
            self.services,
            (*gallery.entries(), listener),
            language=Language.ENGLISH,
        )

    @property
    def listener(self) -> Listener:
        page = self.frame.page("listener")
        assert isinstance(page, Listener)
        return page


@pytest.fixture
def desktop(qapp: QApplication, bench: Bench, qtbot: QtBot) -> Iterator[Desktop]:
    made = Desktop(qapp, bench)
    qtbot.addWidget(made.frame)
    made.frame.resize(1366, 768)
    with qtbot.waitActive(made.frame):
        made.frame.show()
        made.frame.activateWindow()
    made.frame.go("today")
    yield made
    made.frame.close()


def test_a_page_is_made_when_it_is_first_asked_for(desktop: Desktop, qtbot: QtBot) -> None:
    assert not desktop.frame.findChildren(Listener)
    qtbot.keyClick(desktop.frame, Qt.Key.Key_F4)
    assert desktop.frame.current == "listener"
    assert len(desktop.frame.findChildren(Listener)) == 1


def test_another_page_can_be_opened_on_a_thing(desktop: Desktop) -> None:
    desktop.frame.bench.go("listener", 42)
    assert desktop.listener.visited == [42]


def test_a_scan_goes_to_the_page_in_front_and_else_to_the_station(desktop: Desktop) -> None:
    keyboard = Keyboard()
    keyboard.scan(desktop.frame, SHEET)
    assert desktop.station == [SHEET]
    desktop.frame.go("listener")
    keyboard.scan(desktop.listener.field, SHEET)
    keyboard.scan(desktop.listener.field, "6901234567892")
    assert desktop.listener.taken == [SHEET, "6901234567892"]
    assert desktop.station == [SHEET, "6901234567892"]


def test_a_shortened_scan_is_refused_kept_and_moves_the_focus_out_of_the_field(
    desktop: Desktop,
) -> None:
    desktop.frame.go("listener")
    desktop.listener.field.setFocus()
    for shown in ("b", "bo", "box", "boxe"):
        compose(desktop.listener.field, shown)
    Keyboard().type(desktop.listener.field, "0123" + ENTER, gap_ms=3)
    assert len(desktop.kept) == 1
    assert desktop.station == []
    assert not desktop.listener.field.hasFocus()
    assert "swallowed" in notice(desktop)


def notice(desktop: Desktop) -> str:
    strip = desktop.frame.notice
    return strip.accessibleName() if strip.isVisible() else ""


def test_a_refusal_shows_its_sentence_and_its_clause(desktop: Desktop) -> None:
    desktop.frame.complain(RefusedError(no(N_("Still out: {codes}."), NIGHT_IN_CABINET, codes="A")))
    assert notice(desktop) == "Still out: A. DA/T 68.2-2020 §4.3.5 · required by the standard"
    assert desktop.frame.notice.property("tone") == "stop"
    desktop.frame.complain(InputError(N_("No such code.")))
    assert desktop.frame.notice.property("tone") == "look"


def test_the_language_is_switched_at_once_and_the_page_stays(desktop: Desktop) -> None:
    chosen: list[Language] = []
    desktop.frame.language_changed.connect(chosen.append)
    desktop.frame.go("listener")
    desktop.frame.show_standing(Cell.WHO, Standing("Zhang Min"))
    desktop.frame.speak(Language.CHINESE)
    assert chosen == [Language.CHINESE]
    assert desktop.frame.current == "listener"
    assert "收起导航" in " ".join(
        button.text()
        for button in desktop.frame.findChildren(Rail)[-1].findChildren(QWidget)
        if hasattr(button, "text")
    )
    assert "Zhang Min" in desktop.frame.findChildren(StatusLine)[-1].told()


def test_the_look_is_switched_at_once(desktop: Desktop, qapp: QApplication) -> None:
    desktop.frame.wear(Shade.DARK)
    assert qapp.palette().window().color().name().upper() == "#12161C"
    assert desktop.frame.bench.theme.shade is Shade.DARK


def test_the_rail_folds_by_key_and_where_the_screen_is_narrow(
    desktop: Desktop, qtbot: QtBot
) -> None:
    rail = desktop.frame.findChildren(Rail)[0]
    assert rail.width() == RAIL_WIDTH
    desktop.frame.resize(1093, 580)
    qtbot.waitUntil(lambda: rail.width() == RAIL_FOLDED)
    qtbot.keyClick(desktop.frame, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: rail.width() == RAIL_WIDTH)


def test_help_says_what_the_page_is_for_and_every_key(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.frame.go("listener")
    qtbot.keyClick(desktop.frame, Qt.Key.Key_F1)
    [sheet] = desktop.frame.findChildren(HelpSheet)
    texts = [part.text() for part in sheet.findChildren(QLabel)]
    assert "It listens." in texts
    assert {"F1", "Ctrl+F", "Ctrl+L", "F2", "F4"} <= set(texts)
    sheet.close()


def test_a_status_cell_that_matters_carries_a_sign_and_is_a_button(
    desktop: Desktop, qtbot: QtBot
) -> None:
    pressed: list[Cell] = []
    desktop.frame.cell_pressed.connect(pressed.append)
    status = desktop.frame.findChildren(StatusLine)[0]
    desktop.frame.show_standing(Cell.PRINTER, Standing("No paper", Tone.LOOK))
    qtbot.mouseClick(status.button(Cell.PRINTER), Qt.MouseButton.LeftButton)
    assert pressed == [Cell.PRINTER]
    assert status.height() == STATUS_HEIGHT
    assert status.button(Cell.PRINTER).accessibleName() == "Printer: No paper"


def test_a_defect_is_told_and_not_shown_as_a_traceback(
    desktop: Desktop, bench: Bench, settled: Wait, caplog: pytest.LogCaptureFixture
) -> None:
    bench.tasks.run(lambda: 1 / 0, then=print, failed=print)
    settled()
    assert "program itself" in notice(desktop)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("size", [(1366, 768), (1093, 582), (1920, 1080)])
def test_nothing_is_cut_on_any_screen(
    desktop: Desktop, tasks: Tasks, size: tuple[int, int], language: Language
) -> None:
    desktop.frame.speak(language)
    desktop.frame.resize(*size)
    for entry in gallery.entries():
        desktop.frame.go(entry.key)
        come_to_rest(desktop.frame, tasks)
        assert desktop.frame.width() == size[0]
        if entry.key not in gallery.TALL:
            assert desktop.frame.height() == size[1]
            assert cut_texts(desktop.frame) == []


def test_every_part_has_a_name_for_those_who_do_not_see_it(desktop: Desktop) -> None:
    for entry in desktop.frame.entries:
        desktop.frame.go(entry.key)
    focusable = [
        part
        for part in desktop.frame.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisibleTo(desktop.frame)
    ]
    nameless = [
        part
        for part in focusable
        if not part.accessibleName() and not getattr(part, "text", lambda: "")()
    ]
    allowed = [part for part in nameless if isinstance(part, QLineEdit | Elided)]
    assert [type(part).__name__ for part in nameless if part not in allowed] == []


@pytest.mark.slow
def test_a_picture_of_every_page_in_every_way(
    desktop: Desktop, tasks: Tasks, tmp_path: Path
) -> None:
    shots = list(take_shots(desktop.frame, tasks, tmp_path))
    assert len(shots) == len(desktop.frame.entries) * 2 * 2 * 2
    assert all(path.stat().st_size > 5_000 for path in shots)
