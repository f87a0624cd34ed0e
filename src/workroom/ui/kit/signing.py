"""The one modal: people sign, each with a secret of their own."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from workroom.base.errors import WorkroomError
from workroom.base.ids import PersonId
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.reading import Reading
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.fields import Choice, SecretField
from workroom.ui.kit.form import Field, Form
from workroom.ui.kit.labels import Label, button, card
from workroom.ui.kit.saying import say_error, say_text
from workroom.ui.kit.theme import SECTION, L, M, S, Tone

Check = Callable[[Reading, PersonId, str], object]
"""`check(db, person, secret)` on the worker; raises a WorkroomError where the secret is wrong."""

Whose = Callable[[Reading, str], PersonId | None]
"""`whose(db, code)` on the worker: the person whose badge was scanned, None for any other code."""

SAME_TWICE = N_("One person cannot sign in both places.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A place to sign. `label` is a template; `people` may sign here, by id and name."""

    key: str
    label: str
    people: tuple[tuple[PersonId, str], ...]
    first: PersonId | None = None


class Signing(QDialog):
    """Asks who signs and for the secret; checks on the worker and answers at the field.

    It decides nothing but that the secrets are right and that nobody signs twice;
    whether these people may sign is the use case's own rule.
    """

    signed = Signal(object)
    """`dict[str, PersonId]`: who signed in which seat. The dialog has closed."""

    def __init__(
        self,
        bench: Bench,
        parent: QWidget,
        *,
        title: str,
        statement: str | Phrase,
        seats: tuple[Seat, ...],
        check: Check,
        whose: Whose | None = None,
        verb: str = N_("Sign"),
    ) -> None:
        """`title` and `verb` are templates; `statement` is the sentence that is signed."""
        super().__init__(parent)
        self._bench = bench
        self._check = check
        self._whose = whose
        self._seats = seats
        words, theme = bench.words, bench.theme
        self.setWindowTitle(words(title))
        self.setModal(True)
        self.setMinimumWidth(360 * len(seats) + 48 if len(seats) > 1 else 440)

        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(Label(words(title), size=SECTION, bold=True))
        column.addWidget(Label(say_text(words, statement), wrap=True))
        across = QHBoxLayout()
        across.setSpacing(M)
        self._forms: dict[str, Form] = {}
        for seat in seats:
            frame, inside = card()
            inside.addWidget(Label(words(seat.label), bold=True))
            form = Form(words, theme)
            who = Choice(seat.people)
            who.choose(seat.first)
            form.add(
                Field(name="who", label=N_("Who signs"), widget=who),
                Field(name="secret", label=N_("Secret"), widget=SecretField(), required=True),
            )
            inside.addWidget(form)
            self._forms[seat.key] = form
            across.addWidget(frame, 1)
        column.addLayout(across)
        self._reason = Label(tone=Tone.STOP, wrap=True)
        self._reason.hide()
        column.addWidget(self._reason)
        self._sign = button(words(verb), self.sign, theme=theme, icon_name="pen", kind="primary")
        self._sign.setDefault(True)
        cancel = button(words(N_("Cancel")), self.reject, theme=theme)
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self._sign)
        column.addLayout(foot)

    def take_scan(self, text: str) -> bool:
        """A badge picks its person; other codes are not for the station while people sign."""
        whose = self._whose
        if whose is None:
            return False
        self._bench.tasks.run(
            lambda: self._ask_whose(whose, text),
            then=lambda person: person is not None and self.sit(person),
            failed=self._fail,
            owner=self,
        )
        return True

    def _ask_whose(self, whose: Whose, text: str) -> PersonId | None:
        with self._bench.ledger.read() as db:
            return whose(db, text)

    def sit(self, person: PersonId) -> bool:
        """Pick a person (a badge was scanned) in the first seat of theirs not yet filled."""
        for seat in self._seats:
            form = self._forms[seat.key]
            if person in (who for who, _name in seat.people) and not form.value("secret"):
                form.choose("who", person)
                form.enter("secret")
                return True
        return False

    def sign(self) -> None:
        """Check what was entered, and close when all of it is right.

        Where only one of two has typed a secret, it is the other's turn.
        """
        self._reason.hide()
        waiting = [form for form in self._forms.values() if not form.value("secret")]
        if 0 < len(waiting) < len(self._forms):
            waiting[0].enter("secret")
            return
        unfit = [form for form in self._forms.values() if not form.check()]
        if unfit:
            return
        people: dict[str, PersonId] = {key: form.value("who") for key, form in self._forms.items()}
        if len(set(people.values())) < len(people):
            self._refuse(phrase(SAME_TWICE))
            return
        secrets = {key: str(form.value("secret")) for key, form in self._forms.items()}
        self._sign.setEnabled(False)
        self._bench.tasks.run(
            lambda: self._look(people, secrets),
            then=lambda refusals: self._answer(people, refusals),
            failed=self._fail,
            owner=self,
        )

    def _look(
        self, people: dict[str, PersonId], secrets: dict[str, str]
    ) -> dict[str, WorkroomError]:
        refusals: dict[str, WorkroomError] = {}
        with self._bench.ledger.read() as db:
            for key, person in people.items():
                try:
                    self._check(db, person, secrets[key])
                except WorkroomError as error:
                    refusals[key] = error
        return refusals

    def _answer(self, people: dict[str, PersonId], refusals: dict[str, WorkroomError]) -> None:
        self._sign.setEnabled(True)
        for key, error in refusals.items():
            self._forms[key].refuse("secret", say_error(self._bench.words, error).sentence)
        if not refusals:
            self.accept()
            self.signed.emit(people)

    def _fail(self, error: WorkroomError) -> None:
        self._sign.setEnabled(True)
        self._refuse(say_error(self._bench.words, error).sentence)

    def _refuse(self, reason: str | Phrase) -> None:
        self._reason.setText(say_text(self._bench.words, reason))
        self._reason.show()

    def done(self, result: int) -> None:
        """Forget the secrets before anything else."""
        for form in self._forms.values():
            form.empty("secret")
        super().done(result)

    def showEvent(self, event: object) -> None:
        first = self._forms[self._seats[0].key]
        first.enter("secret" if first.value("who") is not None else "who")
