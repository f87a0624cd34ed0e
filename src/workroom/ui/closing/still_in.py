"""Who has not signed out when the room is left, and the one sentence that is said to it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workroom.base.words import N_
from workroom.rooms.closing.model import Inside, Reasons
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.fields import text_field
from workroom.ui.kit.labels import Label
from workroom.ui.kit.theme import STRONG, S, Tone

NOT_SIGNED_OUT = N_("Not signed out: {names}")
WHY = N_("You looked round and nobody is inside: say why they are still on the list")


class StillIn(QWidget):
    """The names, and a line for what is said to all of them; not there where nobody is inside."""

    changed = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._words = bench.words
        self._inside: tuple[Inside, ...] = ()
        self._names = Label(size=STRONG, tone=Tone.LOOK, wrap=True)
        self.why = text_field(bench.words, WHY)
        self.why.setAccessibleName(bench.words(WHY))
        self.why.textChanged.connect(lambda _text: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, S)
        column.setSpacing(S)
        column.addWidget(self._names)
        column.addWidget(self.why)
        self.hide()

    @property
    def reasons(self) -> Reasons:
        """What was said, to each of them."""
        said = self.why.text().strip()
        return {(one.kind, one.id): said for one in self._inside} if said else {}

    def show_inside(self, shown: tuple[Inside, ...], inside: tuple[Inside, ...]) -> None:
        """Name those `shown`; what is said is said of all who are `inside`."""
        self._inside = inside
        self._names.setText(self._words(NOT_SIGNED_OUT, names=tuple(one.name for one in shown)))
        self.setVisible(bool(shown))

    def clear(self) -> None:
        """Forget what was said: the day is closed."""
        self.why.clear()
