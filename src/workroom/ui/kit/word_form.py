"""The small dialog for what happened all the same: who vouches, why, and on what it rests."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from workroom.base.errors import WorkroomError
from workroom.base.ids import PersonId
from workroom.base.word import Word
from workroom.base.words import N_, Phrase, Words, phrase
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.fields import Choice, NoteField, SecretField, text_field
from workroom.ui.kit.form import Field, Form
from workroom.ui.kit.labels import Label, button
from workroom.ui.kit.saying import say_error, say_text
from workroom.ui.kit.signing import Check
from workroom.ui.kit.theme import SECTION, L, M, S

WORD_SAYS = N_(
    "{about}\nIt is written beside an open breach, in red, until the client has written under it."
)


class WordForm(QDialog):
    """Takes a word; who vouches for it proves it with the own secret."""

    given = Signal(object)
    """The `Word`. The dialog has closed."""

    def __init__(
        self,
        bench: Bench,
        parent: QWidget,
        *,
        about: str | Phrase,
        people: Sequence[tuple[PersonId, str]],
        check: Check,
        more: Sequence[Field] = (),
    ) -> None:
        """`about` is what a rule refused; `people` may vouch, by id and name; `more` is asked
        before that.
        """
        super().__init__(parent)
        self._bench = bench
        self._check = check
        self._form = Form(bench.words, bench.theme)
        who, why, source = word_fields(bench.words, people, bench.actor())
        secret = Field(name="secret", label=N_("Secret"), widget=SecretField(), required=True)
        self._form.add(*more, who, secret, why, source)
        furnish(
            self,
            bench,
            N_("It happened all the same"),
            phrase(WORD_SAYS, about=about),
            self._form,
            N_("Write it down"),
            first="secret",
        )

    def take_scan(self, text: str) -> bool:
        """Nothing can be scanned while somebody gives a word."""
        return True

    def accept(self) -> None:
        """Check the secret on the worker; only then is the word given."""
        if not self._form.check():
            return
        said = self._form.values()
        word = Word(said["who"], said["why"], said["source"])
        self._bench.tasks.run(
            lambda: self._look(word.who, said["secret"]),
            then=lambda _none: self._give(word),
            failed=self._refuse,
            owner=self,
        )

    def _look(self, person: PersonId, secret: str) -> None:
        with self._bench.ledger.read() as db:
            self._check(db, person, secret)

    def _give(self, word: Word) -> None:
        super().accept()
        self.given.emit(word)

    def _refuse(self, error: WorkroomError) -> None:
        self._form.refuse("secret", say_error(self._bench.words, error).sentence)

    def done(self, result: int) -> None:
        """Forget the secret before anything else."""
        self._form.empty("secret")
        super().done(result)


def word_fields(
    words: Words, people: Sequence[tuple[PersonId, str]], first: PersonId | None
) -> tuple[Field, Field, Field]:
    """The three questions of a word: `who`, `why`, `source`."""
    vouches = Choice(people)
    vouches.choose(first)
    rests = text_field(words, N_("A paper's number, a call, an eye witness"))
    return (
        Field(name="who", label=N_("Who vouches for it"), widget=vouches, required=True),
        Field(name="why", label=N_("How it came about"), widget=NoteField(), required=True),
        Field(name="source", label=N_("What it rests on"), widget=rests, required=True),
    )


def furnish(
    dialog: QDialog,
    bench: Bench,
    title: str,
    statement: str | Phrase,
    form: Form,
    verb: str,
    *,
    first: str = "why",
) -> None:
    """Title, what it is about, the form, and the two buttons; as a signing looks.

    `first` is the field in which the person begins.
    """
    words, theme = bench.words, bench.theme
    dialog.setWindowTitle(words(title))
    dialog.setModal(True)
    dialog.setFixedWidth(480)
    dialog.finished.connect(lambda _result: dialog.deleteLater())
    column = QVBoxLayout(dialog)
    column.setContentsMargins(L, L, L, L)
    column.setSpacing(M)
    column.addWidget(Label(words(title), size=SECTION, bold=True))
    column.addWidget(Label(say_text(words, statement), wrap=True))
    column.addWidget(form)
    good = button(words(verb), dialog.accept, theme=theme, icon_name="pen", kind="primary")
    good.setDefault(True)
    foot = QHBoxLayout()
    foot.setSpacing(S)
    foot.addStretch(1)
    foot.addWidget(button(words(N_("Cancel")), dialog.reject, theme=theme))
    foot.addWidget(good)
    column.addLayout(foot)
    form.enter(first)
