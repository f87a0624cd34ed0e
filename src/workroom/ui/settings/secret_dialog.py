"""A person sets the own secret: the old one where there is one, the new one twice."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from workroom.base.errors import InputError, WorkroomError
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.work import Work
from workroom.rooms.people import service
from workroom.rooms.people.model import Party, Person
from workroom.rooms.people.rules import SECRET_TOO_SHORT, SHORTEST_SECRET
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.fields import SecretField
from workroom.ui.kit.form import Field, Form
from workroom.ui.kit.labels import Label, button, row
from workroom.ui.kit.saying import say_error
from workroom.ui.kit.theme import SECTION, L, M, Tone
from workroom.ui.settings.accounts import SecretQuestion, SecretWay

TITLE = N_("Secret of {name}")
OWN = N_("{name} types the old secret, and a new one twice.")
KEEPER = N_(
    "{name} types a new secret here, twice; you look away. It is written under your name that it "
    "was set, never what it is."
)
FIRST_OF_CLIENT = N_(
    "Nobody of the client has a secret yet. {name} sets the first one here, alone at the keyboard; "
    "from then on the client's people set up one another."
)
FIRST = N_("{name} sets the first secret of this account here, alone at the keyboard.")
NOT_THE_SAME = N_("The two are not the same.")

WIDTH = 480
Sign = Callable[[Callable[[Work], object], Callable[[WorkroomError], object]], object]
"""`sign(act, failed)`: do it as one work of the right person, and say where that was refused."""


class SecretDialog(QDialog):
    """Modal, for what is typed here signs from now on. Nothing typed outlives it."""

    def __init__(
        self, bench: Bench, parent: QWidget, person: Person, question: SecretQuestion, sign: Sign
    ) -> None:
        super().__init__(parent)
        self._bench, self._person, self._way, self._sign = bench, person, question.way, sign
        words, theme = bench.words, bench.theme
        self.setWindowTitle(words(TITLE, name=person.name))
        self.setModal(True)
        self.setFixedWidth(WIDTH)
        self.form = Form(words, theme)
        if self._way is SecretWay.OWN:
            self.form.add(
                Field(name="old", label=N_("Old secret"), widget=SecretField(), required=True)
            )
        self.form.add(
            Field(
                name="new",
                label=N_("New secret"),
                widget=SecretField(),
                required=True,
                hint=N_("A short sentence is easy to remember and hard to guess."),
                check=_long_enough,
            ),
            Field(name="again", label=N_("Once more"), widget=SecretField(), required=True),
        )
        self._reason = Label(tone=Tone.STOP, wrap=True)
        self._reason.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(Label(words(TITLE, name=person.name), size=SECTION, bold=True, wrap=True))
        column.addWidget(Label(words(self._sentence(), name=person.name), wrap=True))
        column.addWidget(self.form)
        column.addWidget(self._reason)
        self._set = button(
            words(N_("Set the secret")), self.submit, theme=theme, icon_name="check", kind="primary"
        )
        self._set.setDefault(True)
        cancel = button(words(N_("Cancel")), self.reject, theme=theme)
        column.addLayout(row(None, cancel, self._set))
        self.form.enter("old" if self._way is SecretWay.OWN else "new")

    @property
    def refusal(self) -> str:
        """Why it was not set, as it is shown."""
        return self._reason.text() if not self._reason.isHidden() else ""

    def submit(self) -> None:
        """Check what was typed, and set it."""
        self._reason.hide()
        if not self.form.check():
            return
        typed = self.form.values()
        if typed["new"] != typed["again"]:
            self.form.refuse("again", phrase(NOT_THE_SAME))
            return
        person, old, new = self._person, typed.get("old"), typed["new"]

        def act(work: Work) -> None:
            if old is not None:
                service.identify(work.db, name=person.name, secret=old)
            service.set_secret(work, person=person.id, secret=new)

        self._set.setEnabled(False)
        self._sign(act, self._fail)

    def _fail(self, error: WorkroomError) -> None:
        self._set.setEnabled(True)
        said = say_error(self._bench.words, error).sentence
        if isinstance(error, InputError) and self._way is SecretWay.OWN:
            self.form.refuse("old", said)
        else:
            self._reason.setText(said)
            self._reason.show()

    def _sentence(self) -> str:
        match self._way:
            case SecretWay.OWN:
                return OWN
            case SecretWay.KEEPER:
                return KEEPER
            case SecretWay.FIRST:
                return FIRST_OF_CLIENT if self._person.party is Party.CLIENT else FIRST

    def event(self, event: QEvent) -> bool:
        """As high as what it says: a reason under a field takes room."""
        if event.type() == QEvent.Type.LayoutRequest and (layout := self.layout()) is not None:
            self.setFixedHeight(layout.totalHeightForWidth(WIDTH))
        return super().event(event)

    def done(self, result: int) -> None:
        """Forget what was typed before anything else."""
        for name in self.form.values():
            self.form.empty(name)
        super().done(result)


def _long_enough(secret: str) -> Phrase | None:
    if len(secret) < SHORTEST_SECRET:
        return phrase(SECRET_TOO_SHORT, count=SHORTEST_SECRET)
    return None
