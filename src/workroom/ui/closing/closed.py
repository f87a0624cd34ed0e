"""What is said of a day that is closed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workroom.base.words import N_
from workroom.ui.closing.screen import ClosingScreen
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.labels import Label, Sign
from workroom.ui.kit.saying import say_day
from workroom.ui.kit.theme import ANSWER, LINE, STRONG, M, S, Tone

IS_CLOSED = N_("The day {day} is closed")
SHEET = N_("Its daily sheet is {number}. The next day begins with a count of the cabinets.")
LEFT_OUT = N_("{count} are not in a cabinet.")


class ClosedView(QWidget):
    """One sentence in the middle; the act is at its usual place."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._sign = Sign(bench.theme, "check", Tone.DONE, size=LINE)
        self._head = Label(size=ANSWER)
        self._sheet = Label(size=STRONG, tone=Tone.QUIET)
        self._left = Label(size=STRONG, tone=Tone.STOP)
        column = QVBoxLayout(self)
        column.setSpacing(S)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(2)
        column.addWidget(self._sign, alignment=middle)
        column.addSpacing(M)
        for label in (self._head, self._sheet, self._left):
            column.addWidget(label, alignment=middle)
        column.addStretch(3)

    def show_screen(self, screen: ClosingScreen) -> None:
        """Show the newest day of the book."""
        day = screen.day
        if day is None:
            return
        words, left = self._bench.words, len(screen.stragglers)
        tone = Tone.LOOK if left or screen.breaches else Tone.DONE
        self._sign.show_icon("warning" if tone is Tone.LOOK else "check", tone)
        self._head.setText(words(IS_CLOSED, day=say_day(day.day, self._bench.now())))
        self._sheet.setText(words(SHEET, number=day.number))
        self._left.setText(words(LEFT_OUT, count=left))
        self._left.setVisible(bool(left))
