"""The small form for what happened all the same: why, on what it rests, and whose word it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workroom.base.errors import WorkroomError
from workroom.base.verdict import YES
from workroom.base.word import Word
from workroom.base.words import N_
from workroom.rooms.people.model import Person
from workroom.rooms.people.service import check_secret
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed, Weight
from workroom.ui.kit.fields import Choice, NoteField, SecretField, text_field
from workroom.ui.kit.form import Field, Form
from workroom.ui.kit.labels import Label, button, row, rule
from workroom.ui.kit.saying import say_error
from workroom.ui.kit.theme import SECTION, L, M, S, Tone

CONSEQUENCE = N_(
    "It is written into the book with this word, and stands in red until a person of the client "
    "has written under it."
)


class VouchingPanel(QFrame):
    """Takes the place of the last scans while a word is being written. Esc goes back.

    Nobody vouches in another's name: the secret is checked on the worker before the
    word is given, and is forgotten with the form.
    """

    given = Signal(object)
    """A `Word`, after its secret was right."""
    left = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._words = bench.words
        self._asked = 0
        self.setProperty("kind", "card")
        self.setAccessibleName(bench.words(N_("It happened all the same")))
        words, theme = bench.words, bench.theme
        self._about = Label(tone=Tone.STOP, wrap=True)
        self._who = Choice()
        self._secret = SecretField()
        self._secret.returnPressed.connect(self._look)
        self._what = Form(words, theme)
        self._what.add(
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
        self._seat = Form(words, theme)
        self._seat.add(
            Field(name="who", label=N_("Who vouches for it"), widget=self._who, required=True),
            Field(
                name="secret",
                label=N_("Secret of who vouches"),
                widget=self._secret,
                required=True,
            ),
        )
        self._write = Deed(
            N_("Write it"),
            self._look,
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
        across = QHBoxLayout()
        across.setSpacing(L)
        across.addWidget(self._what, 1)
        across.addWidget(self._seat, 1)
        column.addLayout(across, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        self._scroll = scroll
        acts = row(
            button(words(N_("Back")), self._leave, theme=theme),
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
        self._forget()
        for form in (self._what, self._seat):
            form.clear_refusals()
        self._what.empty("why")
        self._what.empty("source")
        self._seat.choose("who", None)
        self._what.enter("why")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """A secret that was typed does not wait behind another page."""
        self._seat.empty("secret")
        super().hideEvent(event)

    def _look(self) -> None:
        """Check what was entered, and the secret on the worker."""
        if not (self._write.isEnabled() and self._what.check() and self._seat.check()):
            return
        said = self._what.values() | self._seat.values()
        word, secret = Word(said["who"], said["why"], said["source"]), str(said["secret"])
        asked, ledger = self._asked, self._bench.ledger

        def prove() -> None:
            with ledger.read() as db:
                check_secret(db, word.who, secret)

        self._write.setEnabled(False)
        self._bench.tasks.run(
            prove,
            then=lambda _: self._give(asked, word),
            failed=lambda error: self._refuse(asked, error),
            owner=self,
        )

    def _give(self, asked: int, word: Word) -> None:
        if asked == self._asked:
            self._forget()
            self.given.emit(word)

    def _refuse(self, asked: int, error: WorkroomError) -> None:
        if asked == self._asked:
            self._forget()
            self._seat.refuse("secret", say_error(self._words, error).sentence)

    def _leave(self) -> None:
        self._forget()
        self.left.emit()

    def _forget(self) -> None:
        """Drop the secret, and the answer to one that is being checked."""
        self._asked += 1
        self._seat.empty("secret")
        self._write.judge(YES)
