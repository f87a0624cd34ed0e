"""Noon: what is asked before the room is shut, and what is asked before it is opened again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from workroom.base.words import N_
from workroom.ui.closing.screen import ClosingScreen
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.fields import Choice, text_field
from workroom.ui.kit.form import Field, Form
from workroom.ui.kit.labels import Label
from workroom.ui.kit.saying import say_moment
from workroom.ui.kit.theme import SECTION, STRONG, L, M, S, Tone

SHUT_IT = N_("Shut the room over noon")
IS_SHUT = N_("The room is shut since {time}")
LOCKED_IN = N_("{count} are not in a cabinet. They are locked in: the door wants a seal.")
NOTHING_OUT = N_("Everything is in a cabinet. A seal on the door is not needed.")
NO_SEAL = N_("No seal was put on the door.")
SEALED = N_("There is a seal on the door. Read its number before you break it.")


class ShuttingView(QFrame):
    """The seal on the door, and a remark."""

    changed = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        words = bench.words
        self._words = words
        self._left = Label(wrap=True)
        self._seal = text_field(words, N_("e.g. F-0012"))
        self._seal.textChanged.connect(lambda _text: self.changed.emit())
        remark = text_field(words, N_("What is to be said, if anything"))
        self._form = _form(
            bench,
            Field(name="seal", label=N_("Number of the seal on the door"), widget=self._seal),
            Field(name="remark", label=N_("Remark"), widget=remark),
        )
        _lay_out(self, Label(words(SHUT_IT), size=STRONG, bold=True), self._left, self._form)

    def show_screen(self, screen: ClosingScreen) -> None:
        """Say how much is left out."""
        left = len(screen.stragglers)
        self._left.setText(self._words(LOCKED_IN, count=left) if left else self._words(NOTHING_OUT))
        self._left.set_tone(Tone.LOOK if left else Tone.DONE)

    @property
    def seal(self) -> str:
        """The number that was entered."""
        return str(self._form.value("seal"))

    @property
    def remark(self) -> str:
        """What was said."""
        return str(self._form.value("remark"))

    def enter(self) -> None:
        """Put the cursor at the seal."""
        self._form.enter("seal")

    def clear(self) -> None:
        """Forget what was entered."""
        for name in ("seal", "remark"):
            self._form.empty(name)


class ShutView(QFrame):
    """Since when it is shut; how the seal was found when it is opened again."""

    changed = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        words = bench.words
        self._bench = bench
        self._head = Label(size=SECTION)
        self._what = Label(wrap=True)
        self._seal = text_field(words, N_("As you read it on the door"))
        self._whole = Choice(
            [(True, words(N_("whole"))), (False, words(N_("not whole, or another")))]
        )
        self._remark = text_field(words, N_("What you found and did, where it was not whole"))
        for field in (self._seal, self._remark):
            field.textChanged.connect(lambda _text: self.changed.emit())
        self._whole.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self._form = _form(
            bench,
            Field(name="seal", label=N_("Number of the seal on the door"), widget=self._seal),
            Field(name="whole", label=N_("The seal was"), widget=self._whole),
            Field(name="remark", label=N_("Remark"), widget=self._remark),
        )
        _lay_out(self, self._head, self._what, self._form)

    def show_screen(self, screen: ClosingScreen) -> None:
        """Say since when, and whether there is a seal; its number is not shown."""
        day, words = screen.day, self._bench.words
        if day is None or day.shut_at is None:
            return
        self._head.setText(words(IS_SHUT, time=say_moment(day.shut_at, self._bench.now())))
        self._what.setText(words(SEALED if day.door_seal else NO_SEAL))
        for field in (self._seal, self._whole):
            field.setEnabled(bool(day.door_seal))

    @property
    def seal(self) -> str:
        """The number that was read."""
        return str(self._form.value("seal"))

    @property
    def whole(self) -> bool:
        """Whether the seal is said to be whole."""
        return bool(self._whole.value)

    @property
    def remark(self) -> str:
        """What was found."""
        return str(self._form.value("remark"))

    def enter(self) -> None:
        """Put the cursor at the first question."""
        self._form.enter("seal" if self._seal.isEnabled() else "remark")

    def clear(self) -> None:
        """Forget what was entered."""
        for name in ("seal", "remark"):
            self._form.empty(name)
        self._form.choose("whole", True)


def _form(bench: Bench, *fields: Field) -> Form:
    form = Form(bench.words, bench.theme)
    form.add(*fields)
    form.setMaximumWidth(560)
    return form


def _lay_out(frame: QFrame, head: Label, what: Label, form: Form) -> None:
    column = QVBoxLayout(frame)
    column.setContentsMargins(L, M, L, M)
    column.setSpacing(S)
    column.addWidget(head)
    column.addWidget(what)
    column.addSpacing(S)
    column.addWidget(form, 1)
