"""A form that takes the panel's place: a few questions, one act, and a way back."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workroom.base.errors import WorkroomError
from workroom.base.words import N_, Phrase
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.form import Form
from workroom.ui.kit.labels import Label, button, row, rule
from workroom.ui.kit.saying import say_error, say_text
from workroom.ui.kit.theme import META, PANEL_WIDTH, SECTION, M, S, Tone


class SideForm(QFrame):
    """Enter does the act, Esc leads back. A refusal stands above the act, with its clause."""

    left = Signal()
    """The person went back without doing it."""

    def __init__(
        self,
        bench: Bench,
        *,
        title: str | Phrase,
        text: str | Phrase,
        verb: str,
        do: Callable[[dict[str, Any]], object],
        icon_name: str = "check",
        width: int = PANEL_WIDTH,
        main: QPushButton | None = None,
    ) -> None:
        """`title`, `text` (what it means) and `verb` are templates; `do` gets the form's values.

        `main` is the button of the act, where it is a deed of the page's.
        """
        super().__init__()
        words, theme = bench.words, bench.theme
        self._words, self._do = words, do
        self.setProperty("kind", "card")
        self.setFixedWidth(width)
        self.setAccessibleName(words.say(title))
        self._title = Label(words.say(title), size=SECTION, bold=True, wrap=True)
        self._subject = Label(bold=True, wrap=True)
        self._subject.hide()
        self.form = Form(words, theme)
        self.extra = QVBoxLayout()
        """Between the fields and the reason, for what is no field."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(M, M, M, M)
        column.setSpacing(S)
        column.addWidget(self._title)
        column.addWidget(self._subject)
        if text:
            column.addWidget(Label(words.say(text), size=META, tone=Tone.QUIET, wrap=True))
        column.addWidget(self.form)
        column.addLayout(self.extra)
        column.addStretch(1)
        self.area = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self._reason = Label(tone=Tone.STOP, wrap=True)
        self._clause = Label(size=META, tone=Tone.QUIET, wrap=True)
        self.main: QPushButton = main or button(
            words(verb), self.submit, theme=theme, icon_name=icon_name, kind="primary"
        )
        back = button(words(N_("Back")), self.leave, theme=theme, hint="Esc")
        foot = QVBoxLayout()
        foot.setContentsMargins(M, M, M, M)
        foot.setSpacing(S)
        foot.addWidget(self._reason)
        foot.addWidget(self._clause)
        acts = row(back, self.main)
        acts.setStretch(1, 1)
        foot.addLayout(acts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(rule())
        whole.addLayout(foot)
        self.clear_refusal()

    def about(self, subject: str | Phrase) -> None:
        """Whom or what it is about."""
        self._subject.setText(say_text(self._words, subject))
        self._subject.setVisible(bool(self._subject.text()))

    def submit(self) -> None:
        """Check the fields, and do the act with what they hold."""
        self.clear_refusal()
        if self.form.check():
            self._do(self.form.values())

    def refuse(self, error: WorkroomError) -> None:
        """Say why it was not done."""
        said = say_error(self._words, error)
        self._reason.setText(said.sentence)
        self._clause.setText(said.clause)
        self._reason.show()
        self._clause.setVisible(bool(said.clause))

    @property
    def refusal(self) -> str:
        """Why it was not done, as it is shown."""
        return self._reason.text() if not self._reason.isHidden() else ""

    def clear_refusal(self) -> None:
        """Nothing is in the way, as far as is known."""
        self._reason.hide()
        self._clause.hide()

    def leave(self) -> None:
        """Back without doing it."""
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not isinstance(self.focusWidget(), QPlainTextEdit):
                self.submit()
        else:
            super().keyPressEvent(event)
