"""The question before a note is said to be signed: do both originals lie here, with all names?"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from workroom.base.codes import tidy
from workroom.base.ids import HandoverId
from workroom.base.words import N_
from workroom.rooms.handover.model import Handover, HandoverState
from workroom.ui.handover.picked import MainAct, Picked, Typed
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed, Weight
from workroom.ui.kit.labels import Label, Sign, row
from workroom.ui.kit.theme import META, M, S, Tone

DO_THEY_LIE_HERE = N_("Do both originals of {number} lie here, signed by both sides?")
ANSWERED_BY = N_("Then scan the number on one of them.")


class SignedQuestion(QFrame):
    """Stands in the panel once both originals have come out well, until it is answered.

    The key of the main act asks and never answers, however often it is pressed. The number
    scanned from the paper answers, or a deed with a key of its own.
    """

    answered = Signal()
    """Somebody says that both originals are signed."""
    changed = Signal()
    """It was asked, or answered."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._words = bench.words
        self._picked: Picked | None = None
        self._seen: tuple[HandoverId, HandoverState] | None = None
        self._asked: HandoverId | None = None
        self.setProperty("kind", "strip")
        self.setProperty("tone", Tone.LOOK.value)
        sign = Sign(bench.theme, "pen", Tone.LOOK)
        self._question = Label(bold=True, wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(S)
        self._column.addWidget(self._question)
        self._column.addWidget(Label(bench.words(ANSWERED_BY), size=META, wrap=True))
        across = row(spacing=S)
        across.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
        across.addLayout(self._column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(M, M, M, M)
        whole.addLayout(across)
        self.hide()

    def offer(self, deed: Deed, bench: Bench) -> None:
        """The deed that answers without a reader; by its key, so that no Enter finds it."""
        button: QWidget = deed.button(bench.theme, Weight.SECONDARY)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column.addWidget(button)

    @property
    def stands(self) -> bool:
        """Whether it is asked of the note in front."""
        return self._can_be_asked and self._asked is not None

    def ask(self) -> None:
        """Ask it of the note in front; once it stands, asking again changes nothing."""
        if self._picked is not None and self._can_be_asked and not self.stands:
            self._asked = self._picked.note.id
            self._show()
            self.changed.emit()

    def answer(self) -> None:
        """Both are signed. It stands no longer, so that one answer is one claim."""
        if self.stands:
            self._asked = None
            self._show()
            self.changed.emit()
            self.answered.emit()

    def take_scan(self, text: str) -> bool:
        """The number of the note in front: asks, or answers what is asked."""
        if not self._can_be_asked or self._picked is None or not _bears(self._picked.note, text):
            return False
        if self.stands:
            self.answer()
        else:
            self.ask()
        return True

    def show_note(self, picked: Picked | None) -> None:
        """Another note, or the same one further on: after the last original it asks by itself."""
        note = None if picked is None else picked.note
        before, self._picked = self._seen, picked
        self._seen = None if note is None else (note.id, note.state)
        if note is None or self._asked != note.id:
            self._asked = None
        if note is not None and before == (note.id, HandoverState.AGREED):
            self._asked = note.id
        self._show()

    @property
    def _can_be_asked(self) -> bool:
        if self._picked is None:
            return False
        act, verdict = self._picked.main_act(Typed())
        return act is MainAct.SIGN and bool(verdict)

    def _show(self) -> None:
        if self.stands and self._picked is not None:
            number = self._picked.note.number
            self._question.setText(self._words(DO_THEY_LIE_HERE, number=number))
        self.setVisible(self.stands)


def _bears(note: Handover, text: str) -> bool:
    """Whether a paper of the note bears this number: the note itself, or its list."""
    return tidy(text) in (note.number, note.annex)
