"""The small form for what happened all the same: who vouches, why, and on what it rests."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from workroom.base.verdict import YES
from workroom.base.word import Word
from workroom.base.words import N_
from workroom.rooms.people.model import Person
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed, Weight
from workroom.ui.kit.fields import Choice, NoteField, text_field
from workroom.ui.kit.form import Field, Form
from workroom.ui.kit.labels import Label, button, row, rule
from workroom.ui.kit.theme import PANEL_WIDTH, SECTION, M, S, Tone

CONSEQUENCE = N_(
    "It is written into the book with this word, and stands in red until a person of the client "
    "has written under it."
)


class VouchingPanel(QFrame):
    """Takes the place of the own work while a word is being written. Esc goes back."""

    given = Signal(object)
    """A `Word`."""
    left = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._words = bench.words
        self.setProperty("kind", "card")
        self.setFixedWidth(PANEL_WIDTH)
        self.setAccessibleName(bench.words(N_("It happened all the same")))
        words, theme = bench.words, bench.theme
        self._about = Label(tone=Tone.STOP, wrap=True)
        self._who = Choice()
        self._form = Form(words, theme)
        self._form.add(
            Field(name="who", label=N_("Who vouches for it"), widget=self._who, required=True),
            Field(
                name="why",
                label=N_("Why it came about"),
                widget=NoteField(),
                required=True,
            ),
            Field(
                name="source",
                label=N_("What it rests on"),
                widget=text_field(words, N_("Number of a paper, a call, an eye witness …")),
                required=True,
            ),
        )
        self._write = Deed(
            N_("Write it"),
            self._give,
            words=words,
            page=self,
            shortcut="Ctrl+Return",
            icon_name="pen",
        )
        self._write.judge(YES)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(M, M, M, M)
        column.setSpacing(S)
        column.addWidget(Label(words(N_("It happened all the same")), size=SECTION, bold=True))
        column.addWidget(self._about)
        column.addWidget(Label(words(CONSEQUENCE), tone=Tone.QUIET, wrap=True))
        column.addSpacing(S)
        column.addWidget(self._form, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        self._scroll = scroll
        acts = row(
            button(words(N_("Back")), self.left.emit, theme=theme),
            None,
            self._write.button(theme, Weight.PRIMARY),
        )
        acts.setContentsMargins(M, M, M, M)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(rule())
        whole.addLayout(acts)

    def offer(self, people: tuple[Person, ...]) -> None:
        """Who can vouch: everybody with an open account, the client's people first."""
        words = self._words
        ordered = sorted(people, key=lambda one: (one.party.value, one.name))
        named = [(one.id, f"{one.name} · {words(one.party.label)}") for one in ordered]
        self._who.offer([(None, words(N_("Choose …"))), *named])

    def ask(self, about: str) -> None:
        """Begin anew, about a refusal (its sentences)."""
        self._about.setText(about)
        self._form.clear_refusals()
        self._form.empty("why")
        self._form.empty("source")
        self._form.choose("who", None)
        self._form.enter("who")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        if self._form.check():
            said = self._form.values()
            self.given.emit(Word(said["who"], said["why"], said["source"]))
