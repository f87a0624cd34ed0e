"""Choosing the printer of this PC among those there are, and trying it with two originals."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workroom.base.errors import WorkroomError
from workroom.base.words import N_, Phrase, Words, phrase
from workroom.paper.printer import Printer
from workroom.paper.render import write
from workroom.paper.sheet import Sheet
from workroom.ui.kit import queues
from workroom.ui.kit.fields import Choice
from workroom.ui.kit.labels import Label, Sign, button, row
from workroom.ui.kit.saying import say_error, say_text
from workroom.ui.kit.tasks import Line, Tasks
from workroom.ui.kit.theme import META, TONE_ICON, S, Theme, Tone

LOOKING = N_("Looking for printers …")
NONE_FOUND = N_("No printer is set up on this PC. Papers can be saved as PDF files meanwhile.")
FOUND = N_("{count} printers found.")
STOPPED = N_("The queue of {name} is stopped.")
SENDING = N_("Sending the test page …")
SENT = N_("Both originals were sent. Two sheets must come out: check them as the page itself says.")
DEFAULT = N_("Default printer")
GONE = N_("{name} (not there just now)")

Draw = Callable[[str], Sheet]
"""The test page for a printer of that name."""


class PrinterChoice(QWidget):
    """A choice of the real queues; asks the printing system off the screen's thread."""

    chosen = Signal(str)
    """The name of the printer now chosen; empty for the PC's default one."""

    def __init__(self, words: Words, theme: Theme, tasks: Tasks, *, draw: Draw, name: str) -> None:
        super().__init__()
        self._words, self._tasks, self._draw = words, tasks, draw
        self._name = name
        self.choice = Choice([(name, name or words(DEFAULT))])
        self.choice.setAccessibleName(words(N_("Printer")))
        self.choice.activated.connect(lambda _row: self._choose())
        again = button(
            "",
            self.look,
            theme=theme,
            icon_name="repeat",
            hint=words(N_("Look for printers again")),
        )
        self.trial = button(
            words(N_("Print a test page")), self.print_trial, theme=theme, icon_name="printer"
        )
        self._sign = Sign(theme, "dot", Tone.QUIET, 14)
        self._news = Label(size=META, tone=Tone.QUIET, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        across = row(self.choice, again)
        across.setStretch(0, 1)
        column.addLayout(across)
        column.addLayout(row(self.trial, None))
        news = row(self._sign)
        news.setAlignment(self._sign, Qt.AlignmentFlag.AlignTop)
        news.addWidget(self._news, 1)
        column.addLayout(news)
        self._say(phrase(LOOKING), Tone.QUIET)

    @property
    def name(self) -> str:
        """The chosen printer; empty for the PC's default one."""
        return self._name

    @property
    def news(self) -> str:
        """What was said last, as it is shown."""
        return self._news.text()

    def look(self) -> None:
        """Ask which printers there are."""
        self._say(phrase(LOOKING), Tone.QUIET)
        self._tasks.run(
            queues.queues, then=self._offer, failed=self._fail, owner=self, line=Line.FILES
        )

    def print_trial(self) -> None:
        """Draw the test page and send both originals of it."""
        name = self._name
        sheet = self._draw(name)
        self.trial.setEnabled(False)
        self._say(phrase(SENDING), Tone.QUIET)
        self._tasks.run(
            lambda: _print(sheet, name),
            then=lambda _name: self._end_trial(phrase(SENT), Tone.DONE),
            failed=self._fail,
            owner=self,
            line=Line.FILES,
        )

    def _offer(self, found: tuple[Printer, ...]) -> None:
        options = [("", self._words(DEFAULT)), *((one.name, one.name) for one in found)]
        names = {one.name for one in found}
        if self._name and self._name not in names:
            options.append((self._name, self._words(GONE, name=self._name)))
        self.choice.offer(options)
        self.choice.choose(self._name)
        stopped = [one.name for one in found if not one.accepting]
        if not found:
            self._say(phrase(NONE_FOUND), Tone.LOOK)
        elif stopped:
            self._say(phrase(STOPPED, name=tuple(stopped)), Tone.LOOK)
        else:
            self._say(phrase(FOUND, count=len(found)), Tone.QUIET)

    def _choose(self) -> None:
        self._name = str(self.choice.value)
        self.chosen.emit(self._name)

    def _end_trial(self, text: Phrase, tone: Tone) -> None:
        self.trial.setEnabled(True)
        self._say(text, tone)

    def _fail(self, error: WorkroomError) -> None:
        self.trial.setEnabled(True)
        self._say(say_error(self._words, error).sentence, Tone.LOOK)

    def _say(self, text: str | Phrase, tone: Tone) -> None:
        self._sign.show_icon(TONE_ICON[tone], tone)
        self._news.set_tone(tone)
        self._news.setText(say_text(self._words, text))


def _print(sheet: Sheet, name: str) -> str:
    """Draw into a file that lives until the printing system has its copy."""
    with tempfile.TemporaryDirectory(prefix="workroom-") as folder:
        path = Path(folder) / "test-page.pdf"
        write(path, (sheet,))
        return queues.send((path,), name)
