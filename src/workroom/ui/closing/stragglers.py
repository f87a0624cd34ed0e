"""What is not locked up, shrinking as it is scanned into a cabinet, with the number in large."""

from collections import Counter

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.closing import rules
from workroom.rooms.closing.model import Straggler
from workroom.ui.closing.screen import ClosingScreen
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.fields import Choice
from workroom.ui.kit.labels import Label, Sign, card, row
from workroom.ui.kit.rows import Align, Col, RowsModel
from workroom.ui.kit.saying import say_day, say_moment, say_verdict
from workroom.ui.kit.table import Table
from workroom.ui.kit.theme import LINE, META, SECTION, STRONG, M, S, Tone

NOT_LOCKED_UP = N_("not locked up")
ALL_LOCKED_UP = N_("Everything is locked up")
NOW_COUNT = N_("Nothing is left at a workstation or at the desk. Count the cabinets and close.")
PROGRESS = N_("{locked} of {whole} in the room are in a cabinet")
HOW = N_("Scan your badge, a cabinet, then what goes into it. A box takes its content along.")
LATE = N_("The day {day} was never closed. Close it, then open today.")
WHERE = N_("{place} · {holder} · {count}")
EVERYWHERE = N_("Everywhere · {count}")


class StragglersView(QWidget):
    """The number, one sentence, and the list by place and holder."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._stragglers: tuple[Straggler, ...] = ()
        words, theme = bench.words, bench.theme
        self._sign = Sign(theme, "cabinet", Tone.LOOK, size=LINE)
        self._number = Label(size=LINE)
        self._what = Label(size=SECTION)
        self._sentence = Label(size=STRONG, wrap=True)
        self._clause = Label(size=META, tone=Tone.QUIET, wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._progress = Label(size=META, tone=Tone.QUIET)
        frame, column = card()
        column.addLayout(row(self._sign, self._number, self._what, None, self._progress, spacing=M))
        column.addWidget(self._bar)
        column.addWidget(self._sentence)
        column.addWidget(self._clause)

        self._where = Choice()
        self._where.setAccessibleName(words(N_("Place and holder")))
        self._where.setMinimumWidth(260)
        self._where.currentIndexChanged.connect(lambda _at: self._show_rows())
        self._rows = RowsModel(
            self._columns(), words=words, theme=theme, key=lambda one: one.unit.id
        )
        self.table = Table(
            self._rows,
            name=N_("Not locked up"),
            empty=N_("Nothing is left out. Count, then close."),
        )
        bar = QHBoxLayout()
        bar.addWidget(self._where)
        bar.addSpacing(M)
        bar.addWidget(Label(words(HOW), size=META, tone=Tone.QUIET), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(S)
        whole.addWidget(frame)
        whole.addLayout(bar)
        whole.addWidget(self.table, 1)

    def show_screen(self, screen: ClosingScreen) -> None:
        """Show what is still out, and what stops the closing in one sentence."""
        words, left = self._bench.words, len(screen.stragglers)
        tone = Tone.LOOK if left else Tone.DONE
        self._sign.show_icon("cabinet" if left else "check", tone)
        self._number.setText(str(left) if left else "")
        self._number.setVisible(bool(left))
        self._number.set_tone(tone)
        self._what.setText(words(NOT_LOCKED_UP if left else ALL_LOCKED_UP))
        self._what.set_tone(tone)
        said = say_verdict(words, rules.everything_locked_up(screen.stragglers))
        sentence = said.sentence or words(NOW_COUNT)
        if screen.is_late and screen.day is not None:
            sentence = f"{words(LATE, day=say_day(screen.day.day, self._bench.now()))} {sentence}"
        self._sentence.setText(sentence)
        self._clause.setText(said.clause)
        self._clause.setVisible(bool(said.clause))
        whole = screen.locked_up + left
        self._bar.setRange(0, max(whole, 1))
        self._bar.setValue(screen.locked_up if whole else 1)
        self._progress.setText(words(PROGRESS, locked=screen.locked_up, whole=whole))
        self._stragglers = screen.stragglers
        self._offer_places()
        self._show_rows()

    def _offer_places(self) -> None:
        words = self._bench.words
        places = Counter((self._place(one), one.holder) for one in self._stragglers)
        options: list[tuple[object, str]] = [(None, words(EVERYWHERE, count=len(self._stragglers)))]
        options += [
            ((place, holder), words(WHERE, place=place, holder=holder, count=count))
            for (place, holder), count in sorted(places.items())
        ]
        self._where.offer(options)

    def _show_rows(self) -> None:
        chosen = self._where.value
        self._rows.show(
            [
                one
                for one in self._stragglers
                if chosen is None or (self._place(one), one.holder) == tuple(chosen)
            ]
        )

    def _place(self, one: Straggler) -> str:
        return one.where.station or self._bench.words(one.where.place.label)

    def _columns(self) -> tuple[Col[Straggler], ...]:
        bench = self._bench

        def place(one: Straggler) -> str | Phrase:
            return one.where.station or phrase(one.where.place.label)

        columns: tuple[Col[Straggler], ...] = (
            Col(
                title=N_("Reference code"),
                text=lambda one: one.unit.reference_code,
                order=lambda one: one.unit.reference_code,
                width=160,
            ),
            Col(
                title=N_("Kind"),
                text=lambda one: phrase(one.unit.kind.label),
                order=lambda one: one.unit.kind.value,
                width=80,
            ),
            Col(
                title=N_("Title"),
                text=lambda one: one.unit.title,
                hint=lambda one: one.unit.title,
                stretch=True,
            ),
            Col(
                title=N_("Where"),
                text=place,
                order=lambda one: (one.where.station, one.where.place.value),
                width=136,
            ),
            Col(
                title=N_("Holder"),
                text=lambda one: one.holder,
                order=lambda one: one.holder,
                width=80,
            ),
            Col(
                title=N_("Since"),
                text=lambda one: say_moment(one.where.since, bench.now()),
                order=lambda one: one.where.since,
                align=Align.RIGHT,
                width=96,
            ),
        )
        return columns
