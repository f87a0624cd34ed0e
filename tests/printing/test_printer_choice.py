"""A printer is chosen among real queues, and tried with two originals."""

import subprocess

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from printing.queue import Queue
from workroom.base.words import ENGLISH
from workroom.paper.sheet import Sheet
from workroom.paper.trial import TRIAL_CODE, trial_sheet
from workroom.ui.kit import theme
from workroom.ui.kit.printer_choice import PrinterChoice
from workroom.ui.kit.tasks import Tasks

pytestmark = pytest.mark.slow


def draw(printer: str) -> Sheet:
    return trial_sheet(place="数字化加工室", printer=printer, printed_at="2026-03-02 08:30")


def test_the_test_page_comes_out_in_two_originals(
    cups: Queue, qapp: QApplication, qtbot: QtBot
) -> None:
    tasks = Tasks()
    chosen = PrinterChoice(ENGLISH, theme.LIGHT, tasks, draw=draw, name="")
    qtbot.addWidget(chosen)
    heard: list[str] = []
    chosen.chosen.connect(heard.append)
    chosen.look()
    assert tasks.settle()
    assert chosen.news == "1 printers found."

    chosen.choice.choose(cups.name)
    chosen.choice.activated.emit(chosen.choice.currentIndex())
    chosen.print_trial()
    assert tasks.settle()

    assert heard == [cups.name]
    assert "Both originals were sent" in chosen.news
    printed = subprocess.run(
        ("pdftotext", cups.paper(), "-"), capture_output=True, text=True, check=True
    ).stdout
    assert "发包方留存" in printed
    assert "承包方留存" in printed
    assert TRIAL_CODE in printed
    tasks.close()


def test_a_printer_that_is_gone_stays_chosen_and_says_so(
    cups: Queue, qapp: QApplication, qtbot: QtBot
) -> None:
    tasks = Tasks()
    chosen = PrinterChoice(ENGLISH, theme.LIGHT, tasks, draw=draw, name="gone")
    qtbot.addWidget(chosen)
    chosen.look()
    assert tasks.settle()
    assert chosen.name == "gone"
    assert "not there just now" in chosen.choice.currentText()
    chosen.print_trial()
    assert tasks.settle()
    assert "gone" in chosen.news
    assert chosen.trial.isEnabled()
    tasks.close()
