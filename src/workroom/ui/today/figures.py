"""Figures in large that open their list, and the three first steps of a fresh book."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workroom.base.words import N_, Phrase
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.labels import Elided, Label, Sign, button
from workroom.ui.kit.saying import say_text
from workroom.ui.kit.theme import ANSWER, META, SECTION, STRONG, L, M, S, Tone


class Figure(QFrame):
    """A count in large with its name; a click, Enter or Space opens the list behind it."""

    def __init__(self, bench: Bench, *, title: str, open_list: Callable[[], object]) -> None:
        """`title` is a template."""
        super().__init__()
        self._words = bench.words
        self._open = open_list
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title = Label(bench.words(title), tone=Tone.QUIET)
        self._count = Label(size=ANSWER, bold=True)
        self._note = Elided(size=META, tone=Tone.QUIET)
        column = QVBoxLayout(self)
        column.setContentsMargins(M, S, M, S)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._count)
        column.addWidget(self._note)

    def show_count(
        self, count: str | Phrase, note: str | Phrase = "", tone: Tone = Tone.PLAIN
    ) -> None:
        """Show a figure; the note is a quiet word under it."""
        self._count.setText(say_text(self._words, count))
        self._count.set_tone(tone)
        self._note.show_text(say_text(self._words, note))
        self.setAccessibleName(f"{self._title.text()}: {self._count.text()}")
        self.setAccessibleDescription(say_text(self._words, note))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            super().keyPressEvent(event)


RUNNING = N_("The project runs already: tell the book what is out")


class FirstSteps(QWidget):
    """What to do first in a fresh book, one card a step; those done bear a tick."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        words, theme = bench.words, bench.theme
        steps = (
            (
                "import",
                N_("Bring in the catalogue"),
                N_("The client's list of volumes or items, as a spreadsheet."),
                lambda: bench.go("catalogue", "import"),
            ),
            (
                "closing",
                N_("Open the day"),
                N_("Two people count the cabinets; stages are logged only on an open day."),
                lambda: bench.go("closing", None),
            ),
            (
                "handover",
                N_("Hand out the first batch"),
                N_("Scan boxes or volumes onto a note, count on both sides, agree."),
                lambda: bench.go("handover", None),
            ),
        )
        self._signs: list[Sign] = []
        self._icons = [name for name, *_ in steps]
        column = QVBoxLayout(self)
        column.setSpacing(L)
        head = Label(words(N_("The book is fresh. Three steps, and the work runs.")), size=SECTION)
        column.addStretch(1)
        column.addWidget(head, alignment=Qt.AlignmentFlag.AlignHCenter)
        across = QHBoxLayout()
        across.setSpacing(M)
        across.addStretch(1)
        for number, (name, title, text, go) in enumerate(steps, 1):
            frame = QFrame()
            frame.setProperty("kind", "card")
            frame.setFixedWidth(300)
            inside = QVBoxLayout(frame)
            inside.setContentsMargins(L, L, L, L)
            inside.setSpacing(S)
            sign = Sign(theme, name, Tone.ACT, 32)
            self._signs.append(sign)
            inside.addWidget(sign)
            inside.addWidget(Label(f"{number}  {words(title)}", size=STRONG, bold=True))
            what = Label(words(text), tone=Tone.QUIET, wrap=True)
            what.setMinimumHeight(60)
            what.setAlignment(Qt.AlignmentFlag.AlignTop)
            inside.addWidget(what)
            inside.addWidget(button(words(title), go, theme=theme, icon_name=name))
            across.addWidget(frame)
        across.addStretch(1)
        column.addLayout(across)
        running = button(
            words(RUNNING),
            lambda: bench.go("catalogue", "opening"),
            theme=theme,
            icon_name="import",
            kind="quiet",
        )
        column.addWidget(running, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def show_done(self, *done: bool) -> None:
        """Tick the steps that are done."""
        for sign, name, is_done in zip(self._signs, self._icons, done, strict=True):
            sign.show_icon("check" if is_done else name, Tone.DONE if is_done else Tone.ACT)
