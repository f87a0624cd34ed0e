"""The words under which the last day was closed, each with a place for the client to write."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workroom.base.verdict import YES
from workroom.base.words import N_
from workroom.ui.closing.breach_screen import BlockingBreach
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed, Weight
from workroom.ui.kit.fields import NoteField
from workroom.ui.kit.labels import Label, Sign, card, restyle, row
from workroom.ui.kit.saying import say_moment
from workroom.ui.kit.theme import META, STRONG, S, Tone

HEAD = N_("The day does not open before the client has written under this")
VOUCHED = N_("{name} gave the word: {why}")
RESTS_ON = N_("Rests on {source}. Written {when}. {clauses}")


class BreachesView(QWidget):
    """One card a breach; keeps what is being written while the page reads anew."""

    answered = Signal(object, str)
    """The `BlockingBreach`, and what the client writes under it; to be signed yet."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._shown: tuple[BlockingBreach, ...] = ()
        self._fields: list[NoteField] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(S)

    def show_breaches(self, breaches: tuple[BlockingBreach, ...]) -> None:
        """Show those that wait; none hides the whole."""
        self.setVisible(bool(breaches))
        if breaches == self._shown:
            return
        self._shown = breaches
        self._fields = []
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for breach in breaches:
            self._column.addWidget(self._card(breach))

    def enter(self) -> None:
        """Put the cursor where the client writes."""
        if self._fields:
            self._fields[0].setFocus()

    def _card(self, breach: BlockingBreach) -> QWidget:
        words, theme = self._bench.words, self._bench.theme
        frame, column = card()
        frame.setProperty("kind", "strip")
        restyle(frame, "tone", Tone.STOP.value)
        head = Label(words(HEAD), size=STRONG, bold=True, tone=Tone.STOP, wrap=True)
        across = row(Sign(theme, "stop", Tone.STOP))
        across.addWidget(head, 1)
        column.addLayout(across)
        column.addWidget(Label("\n".join(words.say(one) for one in breach.reasons), wrap=True))
        column.addWidget(Label(words(VOUCHED, name=breach.name, why=breach.why), wrap=True))
        rests = words(
            RESTS_ON,
            source=breach.rests_on,
            when=say_moment(breach.opened_at, self._bench.now()),
            clauses=words.listed(breach.clauses),
        )
        column.addWidget(Label(rests, size=META, tone=Tone.QUIET, wrap=True))
        field = NoteField(words(N_("What the client says to it")))
        field.setAccessibleName(words(N_("What the client says to it")))
        field.setFixedHeight(56)
        self._fields.append(field)
        write = Deed(
            N_("Write under it …"),
            lambda: self._write(breach, field),
            words=words,
            page=frame,
            icon_name="pen",
        )
        write.judge(YES)
        line = row(field)
        line.addWidget(write.button(theme, Weight.SECONDARY))
        column.addLayout(line)
        return frame

    def _write(self, breach: BlockingBreach, field: NoteField) -> None:
        if text := field.toPlainText().strip():
            self.answered.emit(breach, text)
        else:
            field.setFocus()
