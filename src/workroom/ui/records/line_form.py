"""The form of a line, in the place of the panel: made anew for each thing that is filled."""

from contextlib import AbstractContextManager
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from workroom.base.errors import WorkroomError
from workroom.base.ids import PersonId
from workroom.base.late import Late
from workroom.base.verdict import RefusedError, Verdict
from workroom.base.word import Word
from workroom.base.words import N_, Words, phrase
from workroom.ledger.work import Work
from workroom.rooms.late.claiming import late_work
from workroom.rooms.registers import rules
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.checks import CheckList
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.fields import Choice, NoteField
from workroom.ui.kit.form import Field
from workroom.ui.kit.labels import Label
from workroom.ui.kit.saying import say_error, say_text
from workroom.ui.kit.side import SideForm
from workroom.ui.kit.theme import Tone
from workroom.ui.records.answers import asking, put, taken
from workroom.ui.records.blanks import Blank, MisreadError, Written, a_word_helps
from workroom.ui.records.finding import Scanned
from workroom.ui.records.screen import Offer

WHY = "·why"
"""The reason's name in the form; no field of a register is called so."""
WIDTH = 376
LATE = N_("Late: {moment}  {paper}")
LEAVES = N_("Esc once more leaves the form and forgets what was typed.")


class LineForm(SideForm):
    """Enter goes on to the next field and, from the last, writes; F9 writes at once; Esc leaves."""

    written = Signal(object)
    """The line as `Written`: it is in the book."""
    refused = Signal(bool)
    """Why it is not stands at the fields; whether somebody's word would help."""

    def __init__(
        self, bench: Bench, desk: Desk[Any], blank: Blank, offer: Offer, main: QPushButton
    ) -> None:
        super().__init__(
            bench,
            title=blank.title,
            text=_recapped(bench.words, blank) or blank.text,
            verb=blank.verb,
            do=lambda _values: self.write(),
            width=WIDTH,
            main=main,
        )
        self.blank = blank
        self.error: WorkroomError | None = None
        """What was refused last, for whoever vouches for it."""
        self._late: Late | None = None
        self._late_says = Label(tone=Tone.LOOK, bold=True, wrap=True)
        self._late_says.hide()
        self.extra.addWidget(self._late_says)
        self._bench, self._desk = bench, desk
        self._warned = self._busy = False
        self._widgets: dict[str, QWidget] = {}
        self.about(blank.about)
        for field in blank.fields:
            asked = asking(bench, field, offer, blank.given[field.name])
            self._widgets[field.name] = asked.widget
            self.form.add(asked)
        if blank.asks_why:
            why = Field(name=WHY, label=N_("Reason"), widget=NoteField(), required=True)
            self._widgets[WHY] = why.widget
            self.form.add(why)

    def begin(self) -> None:
        """Put the cursor where nothing stands yet."""
        given = self.given()
        for field in self.blank.fields:
            if given[field.name] == field.empty:
                self._enter(field.name)
                return
        self._enter(next(iter(self._widgets)) if not self.blank.asks_why else WHY)

    def given(self) -> dict[str, Any]:
        """What stands in the fields now."""
        values = self.form.values()
        return {one.name: taken(one, values[one.name]) for one in self.blank.fields}

    def write_late(self, late: Late) -> None:
        """From now on this form tells of another moment, and says so in amber."""
        self._late = late
        moment = late.at.astimezone(self._bench.zone)
        said = phrase(LATE, moment=f"{moment:%Y-%m-%d %H:%M}", paper=late.paper)
        self._late_says.setText(self._words.say(said))
        self._late_says.show()

    def submit(self) -> None:
        """Write it; what is missing is said by the rules, at its field and with all the rest."""
        self.write()

    def write(self, word: Word | None = None) -> None:
        """Write what stands in the fields, with a word all the same."""
        self.clear_refusal()
        self.form.clear_refusals()
        given = self.given()
        why = self.form.value(WHY) if self.blank.asks_why else ""
        if self.blank.asks_why and not why:
            self.form.refuse(WHY, phrase(rules.WHY))
            self._enter(WHY)
            return
        if self._busy:
            return
        self._busy = True

        def act(work: Work) -> Written:
            return self.blank.write(work, given, why, word)

        late = self._late
        self._desk.do(
            act,
            then=self._end,
            failed=self.refuse,
            opened=None if late is None else lambda actor: self._late_work(late, actor),
        )

    def _late_work(self, late: Late, actor: PersonId) -> AbstractContextManager[Work]:
        """Whoever told of it did it; else the writer did."""
        bench = self._bench
        by = late.told_by or actor
        return late_work(bench.ledger, by=by, station=bench.station, late=late)

    def refuse(self, error: WorkroomError) -> None:
        """Each reason at the field it is about, the rest above the act."""
        self._busy = False
        self.error = error
        match error:
            case MisreadError(errors=errors):
                at = {name: [say_error(self._words, one).sentence] for name, one in errors.items()}
            case RefusedError(verdict=verdict):
                at = self._share_out(verdict)
            case _:
                at = {}
                super().refuse(error)
        for name, sentences in at.items():
            self.form.refuse(name, "\n".join(sentences), focus=False)
        first = next((name for name in self._widgets if name in at), None)
        if first is not None:
            self._enter(first)
        self.refused.emit(a_word_helps(error))

    def _share_out(self, verdict: Verdict) -> dict[str, list[str]]:
        at: dict[str, list[str]] = {}
        rest = []
        for reason in verdict.reasons:
            if reason.about in self._widgets:
                at.setdefault(reason.about, []).append(self._words.say(reason.phrase))
            else:
                rest.append(reason)
        if rest:
            super().refuse(RefusedError(Verdict(tuple(rest))))
        return at

    def take(self, scanned: Scanned) -> bool:
        """A scan goes into the field it fits: a unit to the units, a badge to a person, a cabinet
        to the cabinet. False where no field asks for such a thing.
        """
        kind, value = scanned
        field = next((one for one in self.blank.fields if one.kind in kind), None)
        if field is None:
            return False
        widget = self._widgets[field.name]
        match widget:
            case QPlainTextEdit():
                lines = [line for line in widget.toPlainText().splitlines() if line.strip()]
                put(widget, field, "\n".join(dict.fromkeys((*lines, str(value)))))
            case CheckList():
                widget.tick((*widget.ticked, value))
            case Choice():
                widget.choose(value)
        self._enter(field.name)
        return True

    def leave(self) -> None:
        """Back without writing; what somebody typed is not thrown away by one key."""
        if self.given() != dict(self.blank.given) and not self._warned:
            self._warned = True
            self._reason.setText(self._words(LEAVES))
            self._reason.set_tone(Tone.LOOK)
            self._reason.show()
            return
        super().leave()

    def clear_refusal(self) -> None:
        """Nothing is in the way, as far as is known."""
        super().clear_refusal()
        self._reason.set_tone(Tone.STOP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        at = self.focusWidget()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or at is self._last:
            self.submit()
        elif not isinstance(at, QPlainTextEdit):
            self.focusNextChild()

    @property
    def _last(self) -> QWidget:
        return tuple(self._widgets.values())[-1]

    def _enter(self, name: str) -> None:
        self.form.enter(name)
        self.area.ensureWidgetVisible(self._widgets[name], 0, 40)

    def _end(self, written: Written) -> None:
        self._busy = False
        self.written.emit(written)


def _recapped(words: Words, blank: Blank) -> str:
    said = ((words(field.label), say_text(words, value)) for field, value in blank.recap)
    return "\n".join(f"{label}  {value}" for label, value in said)
