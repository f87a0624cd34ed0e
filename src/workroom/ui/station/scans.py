"""The last scans, newest on top, the three counters that filter them, and the unknown codes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from workroom.base.ids import PersonId
from workroom.base.words import N_
from workroom.rooms.station.model import KeptScan, sentences
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.icons import icon
from workroom.ui.kit.labels import button, row
from workroom.ui.kit.rows import Align, Col, RowsModel
from workroom.ui.kit.saying import say_moment
from workroom.ui.kit.sounds import Sound
from workroom.ui.kit.table import Table
from workroom.ui.kit.theme import TONE_ICON, S, Tone
from workroom.ui.station.answer import ICONS, clauses, sentence, shown_code, tone_of
from workroom.ui.station.listening import Heard, sound_of

SHOWN = 20

COUNTERS = {
    Sound.DONE: (N_("Done"), Tone.DONE),
    Sound.LOOK: (N_("Look"), Tone.LOOK),
    Sound.STOP: (N_("Stopped"), Tone.STOP),
}
UNKNOWN_CODES = N_("Unknown codes")
UNREAD = N_("Nothing was scanned here today. Scan your badge, then a sheet.")


class ScanList(QWidget):
    """Counters over a table; the fourth button shows the codes nobody could place."""

    picked = Signal(object)
    """The `Heard` the cursor is on, or None."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._all: tuple[Heard, ...] = ()
        self._filter: Sound | None = None
        self._names: dict[PersonId, str] = {}
        self._counters = {sound: self._counter(sound) for sound in COUNTERS}
        self._unknown = self._filter_button(self._turn_unknown)

        words, theme = bench.words, bench.theme
        self._scans = RowsModel(self._scan_columns(), words=words, theme=theme, key=lambda h: h.id)
        self._table = Table(self._scans, name=N_("The last scans"), empty=UNREAD)
        self._table.picked.connect(self.picked)
        self._kept = RowsModel(self._kept_columns(), words=words, theme=theme, key=lambda k: k.id)
        strange = Table(
            self._kept,
            name=UNKNOWN_CODES,
            empty=N_("Every code that was scanned in this book was known."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(strange)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addLayout(row(*self._counters.values(), None, self._unknown))
        column.addWidget(self._stack, 1)
        self.show_scans((), dict.fromkeys(Sound, 0))
        self.show_unknown((), 0, {})

    def show_scans(self, heard: Sequence[Heard], counts: dict[Sound, int]) -> None:
        """Show the answers, newest first, and how many there are of each of the three kinds."""
        newer = bool(heard) and (not self._all or heard[0].id != self._all[0].id)
        self._all = tuple(heard)
        for sound, made in self._counters.items():
            title, _tone = COUNTERS[sound]
            made.setText(f"{self._bench.words(title)}  {counts[sound]}")
        self._show()
        if newer:
            self._table.pick(0)

    def show_unknown(
        self, scans: Sequence[KeptScan], count: int, names: dict[PersonId, str]
    ) -> None:
        """Show the unknown codes the book keeps; `count` is of all of them."""
        self._names = names
        self._unknown.setText(f"{self._bench.words(UNKNOWN_CODES)}  {count}")
        tone = Tone.LOOK if count else Tone.QUIET
        self._unknown.setIcon(icon("help", self._bench.theme.colour(tone)))
        self._kept.show(scans)

    def _show(self) -> None:
        fitting = (
            one
            for one in self._all
            if self._filter is None or sound_of(one.reply.outcome) is self._filter
        )
        self._scans.show([one for _place, one in zip(range(SHOWN), fitting, strict=False)])

    def _counter(self, sound: Sound) -> QPushButton:
        tone = COUNTERS[sound][1]
        made = self._filter_button(lambda: self._turn(sound))
        made.setIcon(icon(TONE_ICON[tone], self._bench.theme.colour(tone)))
        return made

    def _filter_button(self, do: Callable[[], object]) -> QPushButton:
        made = button("", do, theme=self._bench.theme, kind="filter")
        made.setCheckable(True)
        return made

    def _turn(self, sound: Sound) -> None:
        self._filter = None if self._filter is sound else sound
        for other, made in self._counters.items():
            made.setChecked(other is self._filter)
        self._unknown.setChecked(False)
        self._stack.setCurrentIndex(0)
        self._show()

    def _turn_unknown(self) -> None:
        shown = self._unknown.isChecked()
        self._stack.setCurrentIndex(1 if shown else 0)

    def _scan_columns(self) -> tuple[Col[Heard], ...]:
        bench = self._bench
        words = bench.words
        columns: tuple[Col[Heard], ...] = (
            Col(
                title=N_("Time"),
                text=lambda h: f"{h.at.astimezone(bench.zone):%H:%M:%S}",
                width=84,
            ),
            Col(
                title=N_("Outcome"),
                text=lambda h: words(h.reply.outcome.label),
                tone=tone_of,
                icon=lambda h: ICONS[h.reply.outcome],
                chip=True,
                width=116,
            ),
            Col(title=N_("Code"), text=lambda h: shown_code(h.reply.code), width=132),
            Col(
                title=N_("Answer"),
                text=lambda h: sentence(words, h).replace("\n", "  "),
                hint=lambda h: f"{sentence(words, h)}\n{clauses(words, h.reply)}".strip(),
                stretch=True,
            ),
            Col(title=N_("Person"), text=lambda h: h.standing.name, width=88),
        )
        return columns

    def _kept_columns(self) -> tuple[Col[KeptScan], ...]:
        bench = self._bench

        def answer(kept: KeptScan) -> str:
            return "  ".join(map(bench.words.say, sentences(kept.reasons)))

        columns: tuple[Col[KeptScan], ...] = (
            Col(title=N_("Time"), text=lambda k: say_moment(k.at, bench.now()), width=100),
            Col(title=N_("Code"), text=lambda k: k.code, hint=lambda k: k.code, width=132),
            Col(title=N_("Answer"), text=answer, hint=answer, stretch=True),
            Col(title=N_("Station"), text=lambda k: k.station, width=72),
            Col(title=N_("Person"), text=lambda k: self._names.get(k.by, ""), width=88),
            Col(title=N_("Entry"), text=lambda k: str(k.id), align=Align.RIGHT, width=88),
        )
        return columns
