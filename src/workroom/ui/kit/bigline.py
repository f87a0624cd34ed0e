"""The station's line: who and which command at the left, then the scanned thing and the answer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workroom.base.words import N_, Phrase, Words
from workroom.ui.kit.labels import Elided, Label, Sign, restyle
from workroom.ui.kit.saying import say_text
from workroom.ui.kit.theme import ANSWER, LINE, SECTION, STRONG, TONE_ICON, L, M, S, Theme, Tone

PERSON_WIDTH = 220

WAITING = N_("Ready to scan")


class BigLine(QFrame):
    """Readable from two metres; the outcome colours the line, beside icon and word."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words = words
        self.setProperty("kind", "strip")
        self.setMinimumHeight(176)
        self._who = Elided(size=ANSWER)
        self._doing = Elided(size=SECTION, tone=Tone.QUIET)
        self._sign = Sign(theme, "station", Tone.QUIET, size=LINE)
        self._answer = Elided(size=LINE)
        self._code = Label(size=SECTION, tone=Tone.QUIET)
        self._sentence = Label(size=SECTION, wrap=True)
        self._clause = Label(size=STRONG, tone=Tone.QUIET, wrap=True)

        left = QVBoxLayout()
        left.setSpacing(S)
        left.addStretch(1)
        left.addWidget(self._who)
        left.addWidget(self._doing)
        left.addStretch(1)
        right = QGridLayout()
        right.setHorizontalSpacing(M)
        right.setVerticalSpacing(S)
        right.addWidget(self._sign, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        right.addWidget(self._answer, 0, 1)
        right.addWidget(self._code, 0, 2, Qt.AlignmentFlag.AlignRight)
        right.addWidget(self._sentence, 1, 1, 1, 2)
        right.addWidget(self._clause, 2, 1, 1, 2)
        right.setColumnStretch(1, 1)
        divider = QFrame()
        divider.setProperty("kind", "rule")
        divider.setFixedWidth(1)
        divider.setMaximumHeight(16_777_215)
        person = QWidget()
        person.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        person.setFixedWidth(PERSON_WIDTH)
        across = QHBoxLayout(self)
        across.setContentsMargins(L, M, L, M)
        across.setSpacing(L)
        across.addWidget(person)
        across.addWidget(divider)
        across.addLayout(right, 1)
        right.setRowStretch(3, 1)
        self.show_state(who=words(N_("Nobody")), doing="")
        self.wait()

    def show_state(self, *, who: str | Phrase, doing: str | Phrase) -> None:
        """Who is at the station, in large letters, and the command that stays chosen."""
        self._who.show_text(say_text(self._words, who))
        self._doing.show_text(say_text(self._words, doing))

    def show_answer(
        self,
        tone: Tone,
        *,
        what: str | Phrase,
        code: str = "",
        sentence: str | Phrase = "",
        clause: str | Phrase = "",
        icon_name: str = "",
    ) -> None:
        """The answer to a scan: `what` in the largest letters, code, sentence and clause."""
        words = self._words
        self._answer.show_text(say_text(words, what))
        restyle(self._answer, "tone", tone.value)
        self._sign.show_icon(icon_name or TONE_ICON[tone], tone)
        self._code.setText(code)
        self._sentence.setText(say_text(words, sentence))
        self._clause.setText(say_text(words, clause))
        restyle(self, "tone", tone.value)
        parts = (self._answer.accessibleName(), code, self._sentence.text(), self._clause.text())
        self.setAccessibleName(" ".join(filter(None, parts)))

    def wait(self) -> None:
        """Nothing has been scanned yet."""
        self.show_answer(Tone.QUIET, what=self._words(WAITING), icon_name="station")
