"""The count by scanning: the frozen list shrinking, and why something is not there."""

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from workroom.base.ids import Kind
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.closing.model import Reasons
from workroom.rooms.counting.model import Mark, Sort, Weight
from workroom.ui.closing.count_screen import CountRow, CountSeen
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.fields import Choice, text_field
from workroom.ui.kit.labels import Label, Sign, card, row
from workroom.ui.kit.rows import Align, Col, RowsModel
from workroom.ui.kit.saying import say_moment
from workroom.ui.kit.table import Table
from workroom.ui.kit.theme import LINE, META, SECTION, STRONG, M, S, Tone

NOT_SCANNED = N_("not scanned yet")
ALL_SCANNED = N_("Everything on the list was seen")
SINCE = N_("{purpose} since {time}: {seen} of {whole} seen")
HOW = N_(
    "Scan the command “Count”, a cabinet, then what lies in it; at any station, several at once. "
    "Nothing is moved by it."
)
UNSURE = N_("{count} found elsewhere or not expected: put them right by scan.")
ALL = N_("Everything · {count}")
OF_SORT = N_("{sort} · {count} not scanned")
WHY = N_("Why it is not there (F2), Enter goes on")
NO_REASON = N_("Archives are looked for until they are found: no reason stands in their place.")
_TONES = {
    Mark.WAITING: Tone.LOOK,
    Mark.FOUND: Tone.DONE,
    Mark.ELSEWHERE: Tone.STOP,
    Mark.UNEXPECTED: Tone.STOP,
}


class CountView(QWidget):
    """The number, the list, and a line for reasons, which are kept while the list is read anew."""

    changed = Signal()
    """A reason was written."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._seen: CountSeen | None = None
        self._blind = False
        self._reasons: dict[tuple[Kind, int], str] = {}
        words, theme = bench.words, bench.theme
        self._sign = Sign(theme, "station", Tone.LOOK, size=LINE)
        self._number = Label(size=LINE)
        self._what = Label(size=SECTION)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._since = Label(size=META, tone=Tone.QUIET)
        self._unsure = Label(size=STRONG, tone=Tone.STOP, wrap=True)
        frame, column = card()
        column.addLayout(row(self._sign, self._number, self._what, None, self._since, spacing=M))
        column.addWidget(self._bar)
        column.addWidget(self._unsure)
        column.addWidget(Label(words(HOW), size=META, tone=Tone.QUIET, wrap=True))
        self._filter = Choice()
        self._filter.setAccessibleName(words(N_("What is shown")))
        self._filter.setMinimumWidth(240)
        self._filter.currentIndexChanged.connect(lambda _at: self._show_rows())
        self._rows = RowsModel(
            self._columns(), words=words, theme=theme, key=lambda one: (one.kind, one.id)
        )
        self.table: Table[CountRow] = Table(
            self._rows, name=N_("Things to be counted"), empty=N_("Nothing is left on this list.")
        )
        self.table.picked.connect(lambda _row: self._offer_reason())
        self._why = text_field(words, WHY)
        self._why.setAccessibleName(words(WHY))
        self._why.returnPressed.connect(self._keep_reason)
        self._why.textEdited.connect(lambda _text: self._note_reason())
        key = QShortcut(QKeySequence("F2"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._why.setFocus)
        bar = QHBoxLayout()
        bar.setSpacing(S)
        bar.addWidget(self._filter)
        bar.addWidget(self._why, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(S)
        whole.addWidget(frame)
        whole.addLayout(bar)
        whole.addWidget(self.table, 1)

    @property
    def reasons(self) -> Reasons:
        """What was written to things that are not there."""
        return dict(self._reasons)

    def clear(self) -> None:
        """Forget the reasons: the count is over."""
        self._reasons.clear()

    def show_count(self, seen: CountSeen | None, *, blind: bool) -> None:
        """Show how far the count is; a blind one does not say where things should lie."""
        self._seen, self._blind = seen, blind
        if seen is None:
            self.clear()
            return
        words, left = self._bench.words, seen.left
        tone = Tone.LOOK if left else Tone.DONE
        self._sign.show_icon("station" if left else "check", tone)
        self._number.setText(f"{left:,}" if left else "")
        self._number.setVisible(bool(left))
        self._number.set_tone(tone)
        self._what.setText(words(NOT_SCANNED if left else ALL_SCANNED))
        self._what.set_tone(tone)
        unsure = sum(1 for one in seen.rows if one.mark in (Mark.ELSEWHERE, Mark.UNEXPECTED))
        self._unsure.setText(words(UNSURE, count=unsure) if unsure else "")
        self._unsure.setVisible(bool(unsure))
        whole = sum(1 for one in seen.rows if one.mark is not Mark.UNEXPECTED)
        self._bar.setRange(0, max(whole, 1))
        self._bar.setValue(whole - left if whole else 1)
        self._since.setText(
            words(
                SINCE,
                purpose=phrase(seen.purpose.label),
                time=say_moment(seen.begun_at, self._bench.now()),
                seen=whole - left,
                whole=whole,
            )
        )
        self._offer_sorts(seen)
        self._show_rows()
        if self.table.record is None and seen.rows:
            self.table.pick(0)
        self._offer_reason()

    def _offer_sorts(self, seen: CountSeen) -> None:
        words = self._bench.words
        waiting = Counter(one.sort for one in seen.rows if one.mark is Mark.WAITING)
        options: list[tuple[object, str]] = [(None, words(ALL, count=len(seen.rows)))]
        options += [
            (sort, words(OF_SORT, sort=phrase(sort.label), count=waiting[sort]))
            for sort in Sort
            if any(one.sort is sort for one in seen.rows)
        ]
        self._filter.offer(options)

    def _show_rows(self) -> None:
        if self._seen is not None:
            chosen = self._filter.value
            self._rows.show([one for one in self._seen.rows if chosen in (None, one.sort)])

    def _picked(self) -> tuple[Kind, int] | None:
        """The thing picked, where a reason may stand for it."""
        one = self.table.record
        if one is None or one.mark is not Mark.WAITING or one.sort.weight is Weight.STOP:
            return None
        return one.kind, one.id

    def _offer_reason(self) -> None:
        picked = self._picked()
        self._why.setEnabled(picked is not None)
        kept = self._reasons.get(picked, "") if picked else ""
        if self._why.text() != kept:
            # Setting the same text again would end what an input method is about to write.
            self._why.setText(kept)
        self._why.setToolTip("" if picked else self._bench.words(NO_REASON))

    def _note_reason(self) -> None:
        if (picked := self._picked()) is not None:
            self._reasons[picked] = self._why.text()
            self.changed.emit()

    def _keep_reason(self) -> None:
        self._note_reason()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _where(self, one: CountRow) -> str:
        return "" if self._blind else one.where

    def _columns(self) -> tuple[Col[CountRow], ...]:
        bench = self._bench

        def mark(one: CountRow) -> Phrase:
            return phrase(one.mark.label)

        return (
            Col(
                title=N_("State"),
                text=mark,
                tone=lambda one: _TONES[one.mark],
                chip=True,
                order=lambda one: one.mark.value,
                width=112,
            ),
            Col(
                title=N_("What"),
                text=lambda one: one.name,
                hint=lambda one: one.title,
                order=lambda one: one.name,
                width=176,
            ),
            Col(
                title=N_("Title"),
                text=lambda one: one.title or phrase(one.sort.label),
                hint=lambda one: one.title,
                stretch=True,
            ),
            Col(title=N_("In the book"), text=self._where, order=self._where, width=96),
            Col(title=N_("Found in"), text=lambda one: one.found_in, width=96),
            Col(title=N_("By"), text=lambda one: one.by, width=80),
            Col(
                title=N_("At"),
                text=lambda one: say_moment(one.at, bench.now()) if one.at else "",
                align=Align.RIGHT,
                width=64,
            ),
        )
