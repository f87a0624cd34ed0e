"""The small form for a question: what does not agree, what is found, and in other words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from workroom.base.verdict import YES
from workroom.base.words import N_
from workroom.rooms.questions.kinds import QuestionKind
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed, Weight
from workroom.ui.kit.fields import Choice, CodeField, text_field
from workroom.ui.kit.form import Field, Form
from workroom.ui.kit.labels import Label, button, row, rule
from workroom.ui.kit.theme import SECTION, M, S, Tone

CONSEQUENCE = N_(
    "The work goes on. Only identity, secrecy, missing pages and privacy hold the archives until "
    "the client has ruled. What the client ruled before is said at once."
)


class QuestionPanel(QFrame):
    """Takes the place of the last scans while a question is written. Esc goes back.

    A digit chooses the kind; Enter goes on, and from the last field it is asked.
    """

    asked = Signal(str, object, str, str)
    """The code, the kind, what is found, and in other words."""
    left = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        words, theme = bench.words, bench.theme
        self.setProperty("kind", "card")
        self.setAccessibleName(words(N_("Question")))
        self._code = CodeField()
        kinds = [
            (one.value, f"{number}  {words(one.label)}{'  ●' if one.holds else ''}")
            for number, one in enumerate(QuestionKind, start=1)
        ]
        self._kind = Choice(((None, words(N_("Choose …"))), *kinds))
        self._form = Form(words, theme)
        self._form.add(
            Field(name="code", label=N_("About"), widget=self._code, required=True),
            Field(
                name="kind",
                label=N_("What does not agree"),
                widget=self._kind,
                hint=N_("● holds the archives"),
                required=True,
            ),
            Field(name="found", label=N_("What is found"), widget=text_field(words)),
            Field(name="note", label=N_("In other words"), widget=text_field(words)),
        )
        self._ask = Deed(
            N_("Ask it"),
            self._give,
            words=words,
            page=self,
            shortcut="Ctrl+Return",
            icon_name="help",
        )
        self._ask.judge(YES)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(M, M, M, M)
        column.setSpacing(S)
        column.addWidget(Label(words(N_("Question")), size=SECTION, bold=True))
        column.addWidget(Label(words(CONSEQUENCE), tone=Tone.QUIET, wrap=True))
        column.addWidget(self._form)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        acts = row(
            button(words(N_("Back")), self.left.emit, theme=theme),
            None,
            self._ask.button(theme, Weight.PRIMARY),
        )
        acts.setContentsMargins(M, M, M, M)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(rule())
        whole.addLayout(acts)

    def ask(self, code: str) -> None:
        """Begin anew, about what was scanned last."""
        self._form.clear_refusals()
        self._code.setText(code)
        self._kind.setCurrentIndex(0)
        for name in ("found", "note"):
            self._form.empty(name)
        self._form.enter("kind" if code else "code")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self._form.values()["kind"] and self.focusWidget() is not self._kind:
                    self._give()
                else:
                    self.focusNextChild()
            case _:
                super().keyPressEvent(event)

    def _give(self) -> None:
        if not self._form.check():
            return
        said = self._form.values()
        self.asked.emit(
            str(said["code"]).strip(), QuestionKind.of(said["kind"]), said["found"], said["note"]
        )
