"""The small parts: flow, timeline, line, notices, progress, search, sounds."""

import wave
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workroom.base.words import N_
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.bigline import BigLine
from workroom.ui.kit.flow import Flow, Step
from workroom.ui.kit.notice import NoticeStrip
from workroom.ui.kit.progress import ProgressStrip
from workroom.ui.kit.saying import Said
from workroom.ui.kit.search import SearchField
from workroom.ui.kit.sounds import Sound, Sounds, path_of
from workroom.ui.kit.tasks import Course, Stage
from workroom.ui.kit.theme import Tone
from workroom.ui.kit.timeline import Moment, Timeline

Wait = Callable[[], None]


def test_a_stage_is_opened_by_key_and_by_mouse(bench: Bench, qtbot: QtBot) -> None:
    flow = Flow(bench.words, bench.theme)
    qtbot.addWidget(flow)
    flow.resize(800, 104)
    flow.show_steps([Step("scan", "Scan", 12), Step("check", "Check", 0, "none")])
    flow.show()
    picked: list[str] = []
    flow.picked.connect(picked.append)
    qtbot.keyClick(flow, Qt.Key.Key_Right)
    qtbot.keyClick(flow, Qt.Key.Key_Return)
    qtbot.mouseClick(flow, Qt.MouseButton.LeftButton, pos=QPoint(20, 50))
    assert picked == ["check", "scan"]
    assert flow.accessibleDescription().splitlines() == ["Scan 12", "Check 0 none"]


def test_a_trail_is_as_tall_as_its_words_need(bench: Bench, qtbot: QtBot) -> None:
    trail = Timeline(bench.words, bench.theme)
    qtbot.addWidget(trail)
    now = bench.now()
    trail.show_moments([Moment(now, "Scanned", "Zhang")], now)
    one = trail.heightForWidth(240)
    trail.show_moments([Moment(now, "Scanned", "Zhang"), Moment(now, "a word " * 30)], now)
    assert trail.heightForWidth(240) > 3 * one
    assert trail.heightForWidth(480) < trail.heightForWidth(240)
    assert "12:05 Scanned Zhang" in trail.accessibleDescription()


def test_the_line_says_its_answer_to_those_who_do_not_see_it(bench: Bench, qtbot: QtBot) -> None:
    line = BigLine(bench.words, bench.theme)
    qtbot.addWidget(line)
    line.show_answer(Tone.STOP, what="J001 cannot begin", code="S-000042-K", sentence="Check it.")
    assert line.accessibleName() == "J001 cannot begin S-000042-K Check it."
    assert line.property("tone") == "stop"


def test_what_stopped_something_stays_and_what_went_well_goes(bench: Bench, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    strip = NoticeStrip(bench.words, bench.theme, window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    strip.tell(Said("Put away."), Tone.DONE)
    assert strip.goes_by_itself
    strip.tell(Said("Not in a checked batch.", "§4.3.3"), Tone.STOP)
    assert not strip.goes_by_itself
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not strip.isVisible()


def test_progress_is_a_count_and_can_be_stopped(bench: Bench, qtbot: QtBot) -> None:
    told: list[Stage] = []
    course = Course(told.append)
    strip = ProgressStrip(bench.words, bench.theme)
    qtbot.addWidget(strip)
    strip.begin("Importing", course)
    strip.tell(Stage(41_200, 100_000))
    assert strip.count_text == "41,200 of 100,000"
    qtbot.waitUntil(strip.isVisible)
    strip.stop()
    assert course.stopped
    strip.end()
    assert not strip.isVisible()


def test_a_search_asks_once_the_fingers_rest(bench: Bench, qtbot: QtBot) -> None:
    asked: list[str] = []
    window = QWidget()
    field = SearchField(N_("Code"), asked.append, words=bench.words, theme=bench.theme, page=window)
    QVBoxLayout(window).addWidget(field)
    qtbot.addWidget(window)
    window.show()
    for text in ("王", "王建", "王建国 12"):
        field.setText(text)
    qtbot.waitUntil(lambda: asked == ["王建国 12"])
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert asked == ["王建国 12", ""]


class Speaker:
    """Remembers what it was to play."""

    def __init__(self) -> None:
        self.played: list[tuple[str, float]] = []

    def play(self, path: Path, volume: float) -> None:
        self.played.append((path.stem, volume))


def test_sounds_are_silent_without_a_speaker_and_when_switched_off() -> None:
    sounds, speaker = Sounds(volume=0), Speaker()
    sounds.play(Sound.STOP)
    sounds.use(speaker)
    sounds.play(Sound.STOP)
    assert speaker.played == []
    sounds.volume = 0.5
    sounds.play_tone(Tone.DONE)
    sounds.play_tone(Tone.QUIET)
    assert speaker.played == [("done", 0.5)]


def test_the_three_sounds_differ_in_length_and_none_is_longer_than_a_second() -> None:
    seconds = []
    for sound in Sound:
        with wave.open(str(path_of(sound)), "rb") as file:
            seconds.append(file.getnframes() / file.getframerate())
    assert seconds == sorted(set(seconds))
    assert seconds[-1] < 1
