"""What opening or closing all the same means, and the word it rests on."""

from collections.abc import Callable

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from workroom.base.ids import PersonId
from workroom.base.verdict import Verdict
from workroom.base.word import Word
from workroom.base.words import N_, Words
from workroom.rooms.people.model import Person
from workroom.rooms.people.service import check_secret
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.fields import Choice, NoteField, SecretField, text_field
from workroom.ui.kit.form import Field, Form
from workroom.ui.kit.labels import Label
from workroom.ui.kit.saying import say_error, say_verdict
from workroom.ui.kit.theme import META, STRONG, L, M, S, Tone

CLOSING = N_(
    "The day closes although this is not in order. It is printed on the daily sheet, stands open "
    "as a breach, and tomorrow the day does not open before a person of the client has written "
    "under it."
)
OPENING = N_(
    "The day opens although this is not in order. It stands open as a breach until a person of "
    "the client has written under it."
)


class ForcingView(QFrame):
    """Takes the place of the count while a word is being written."""

    def __init__(self, bench: Bench, *, evening: bool) -> None:
        super().__init__()
        self._bench = bench
        self._words: Words = bench.words
        self.setProperty("kind", "card")
        words, theme = bench.words, bench.theme
        self._reasons = Label(tone=Tone.STOP, wrap=True)
        self._clauses = Label(size=META, tone=Tone.QUIET, wrap=True)
        self._who = Choice()
        self._form = Form(words, theme)
        self._form.add(
            Field(
                name="who",
                label=N_("Who vouches for it"),
                widget=self._who,
                hint=N_("The client's project lead, or the project manager."),
                required=True,
            ),
            Field(
                name="secret",
                label=N_("Secret of who vouches"),
                widget=SecretField(),
                required=True,
            ),
            Field(name="why", label=N_("Why it came about"), widget=NoteField(), required=True),
            Field(
                name="source",
                label=N_("What it rests on"),
                widget=text_field(words, N_("Number of a paper, a call, an eye witness …")),
                required=True,
            ),
        )
        self._form.setMaximumWidth(560)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, M, L, M)
        column.setSpacing(S)
        column.addWidget(Label(words(N_("All the same")), size=STRONG, bold=True))
        column.addWidget(self._reasons)
        column.addWidget(self._clauses)
        column.addWidget(Label(words(CLOSING if evening else OPENING), wrap=True))
        column.addSpacing(S)
        column.addWidget(self._form, 1)

    def ask(self, verdict: Verdict, people: tuple[Person, ...]) -> None:
        """Begin anew: what stands in the way, and who may give the word."""
        words = self._words
        said = say_verdict(words, verdict)
        self._reasons.setText(said.sentence)
        self._clauses.setText(said.clause.replace("\n", "   "))
        self._who.offer(
            [
                (None, words(N_("Choose …"))),
                *(
                    (one.id, f"{one.name} · {words(one.party.label)}")
                    for one in people
                    if one.has_secret
                ),
            ]
        )
        self._form.clear_refusals()
        self._form.empty("secret")
        self._form.empty("why")
        self._form.empty("source")
        self._form.choose("who", None)
        self._form.enter("who")

    def enter(self) -> None:
        """Put the cursor at the first question."""
        self._form.enter("who")

    def give(self, then: Callable[[Word], object]) -> None:
        """Hand the word on once all of it is there and whoever gives it has proven it."""
        if not self._form.check():
            return
        said = self._form.values()
        self._bench.tasks.run(
            lambda: self._look(said["who"], said["secret"]),
            then=lambda _none: then(Word(said["who"], said["why"], said["source"])),
            failed=lambda error: self._form.refuse(
                "secret", say_error(self._words, error).sentence
            ),
            owner=self,
        )

    def _look(self, person: PersonId, secret: str) -> None:
        with self._bench.ledger.read() as db:
            check_secret(db, person, secret)

    def hideEvent(self, event: QHideEvent) -> None:
        """A secret that was typed does not wait behind another view."""
        self._form.empty("secret")
        super().hideEvent(event)
