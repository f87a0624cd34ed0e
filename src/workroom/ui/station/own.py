"""The operator's own side: what is open with them, what they did today, what was sent back."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.progress.model import Output
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed, Weight
from workroom.ui.kit.labels import Elided, Label, rule
from workroom.ui.kit.saying import say_moment, say_text
from workroom.ui.kit.theme import META, PANEL_WIDTH, SECTION, STRONG, M, S, Tone
from workroom.ui.station.screen import (
    BegunStage,
    OpenUnit,
    OwnRework,
    Standing,
    StationScreen,
)

MOST = 12
"""Lines of a section; a number says how many more there are."""

OPEN = N_("Open with you")
BEGUN = N_("Begun, not finished")
TODAY = N_("Done today")
SENT_BACK = N_("Sent back to you")
NOTHING_OPEN = N_("Nothing is at a workstation with you.")
NOTHING_DONE = N_("Nothing finished yet today.")
ROOM = N_("The room today")
NOBODY_HERE = N_("Scan a badge to see what is your own.")
UNTIL = N_("The badge counts until {time}; each act prolongs it.")
OVER = N_("The badge counted until {time}. Scan it again.")
MORE = N_("and {count} more")
AMOUNT = N_("{volumes} vol. · {pages} p.")
TOTAL = N_("Together")
AGAIN = N_("done again")
WHY = N_("{reason} · {by}")


class Line(NamedTuple):
    """One line of a section: what, how much, and a quiet word under it."""

    what: str | Phrase
    much: str | Phrase = ""
    under: str | Phrase = ""
    tone: Tone = Tone.PLAIN


class OwnPanel(QFrame):
    """320 pixels: the person, the sections, and the page's two acts at the foot."""

    def __init__(self, bench: Bench, *deeds: Deed) -> None:
        super().__init__()
        self._bench = bench
        self.setProperty("kind", "card")
        self.setFixedWidth(PANEL_WIDTH)
        self.setAccessibleName(bench.words(N_("Own work")))
        self._name = Elided(size=SECTION)
        self._until = Label(size=META, tone=Tone.QUIET, wrap=True)
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(S)
        self._lines.setVerticalSpacing(2)
        self._lines.setColumnStretch(0, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(M, M, M, M)
        column.setSpacing(S)
        column.addWidget(self._name)
        column.addWidget(self._until)
        column.addLayout(self._lines)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        scroll.setAccessibleName(bench.words(N_("Own work")))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        acts = QVBoxLayout()
        acts.setContentsMargins(M, M, M, M)
        acts.setSpacing(S)
        for deed, weight in zip(deeds, (Weight.QUIET, Weight.SECONDARY), strict=True):
            acts.addWidget(deed.button(bench.theme, weight))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(rule())
        whole.addLayout(acts)

    def show_standing(self, standing: Standing, now: datetime) -> None:
        """Say who is here, and until when the badge counts."""
        words = self._bench.words
        if standing.person is None or standing.until is None:
            self._name.show_text(words(ROOM))
            self._until.setText(words(NOBODY_HERE))
            self._until.set_tone(Tone.QUIET)
            return
        over = standing.is_over(now)
        self._name.show_text(standing.name)
        time = f"{standing.until.astimezone(self._bench.zone):%H:%M}"
        self._until.setText(words(OVER if over else UNTIL, time=time))
        self._until.set_tone(Tone.LOOK if over else Tone.QUIET)

    def show_work(self, screen: StationScreen) -> None:
        """Show a person's own work; of everybody while nobody is here."""
        self._clear()
        if screen.person is None:
            self._section(TODAY, _of_everybody(screen.tally), NOTHING_DONE, counted=False)
            return
        self._section(SENT_BACK, _sent_back(screen.rework))
        self._section(TODAY, _of_one(screen.tally), NOTHING_DONE, counted=False)
        now = self._bench.now()
        self._section(BEGUN, _begun(screen.begun, now))
        self._section(OPEN, _open(screen.open_units, now), NOTHING_OPEN)

    def _section(
        self, title: str, lines: Sequence[Line], empty: str = "", *, counted: bool = True
    ) -> None:
        if not (lines or empty):
            return
        words = self._bench.words
        grid, at = self._lines, self._lines.rowCount()
        head = Label(words(title), size=STRONG, bold=True)
        head.setContentsMargins(0, M, 0, 0)
        grid.addWidget(head, at, 0)
        if lines and counted:
            count = Label(str(len(lines)), tone=Tone.QUIET)
            grid.addWidget(count, at, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        if not lines:
            grid.addWidget(Label(words(empty), tone=Tone.QUIET, wrap=True), at + 1, 0, 1, 2)
        for line in lines[:MOST]:
            at += 1
            what = Elided(say_text(words, line.what))
            much = Label(say_text(words, line.much), tone=line.tone)
            what.setAccessibleName(f"{what.text()} {much.text()}")
            grid.addWidget(what, at, 0)
            grid.addWidget(much, at, 1, Qt.AlignmentFlag.AlignRight)
            if under := say_text(words, line.under):
                at += 1
                grid.addWidget(Label(under, size=META, tone=Tone.QUIET, wrap=True), at, 0, 1, 2)
        if len(lines) > MOST:
            more = Label(words(MORE, count=len(lines) - MOST), size=META, tone=Tone.QUIET)
            grid.addWidget(more, at + 1, 0, 1, 2)

    def _clear(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()


def _sent_back(rework: Sequence[OwnRework]) -> list[Line]:
    return [
        Line(
            one.unit.reference_code,
            phrase(AGAIN) if one.redone else phrase(one.step.label),
            phrase(WHY, reason=phrase(one.reason.label), by=one.by),
            Tone.DONE if one.redone else Tone.LOOK,
        )
        for one in rework
    ]


def _begun(begun: Sequence[BegunStage], now: datetime) -> list[Line]:
    return [
        Line(
            one.unit.reference_code,
            say_moment(one.begun.started_at, now) if one.begun.started_at else "",
            phrase(one.begun.step.label),
        )
        for one in begun
    ]


def _open(units: Sequence[OpenUnit], now: datetime) -> list[Line]:
    return [
        Line(
            one.unit.reference_code,
            f"{one.where.station}  {say_moment(one.where.since, now)}",
            tone=Tone.QUIET,
        )
        for one in units
    ]


def _of_one(tally: Sequence[Output]) -> list[Line]:
    lines = [Line(phrase(one.step.label), _amount(one)) for one in tally]
    if len(lines) > 1:
        volumes, pages = sum(t.sheets for t in tally), sum(t.quantity for t in tally)
        together = phrase(AMOUNT, volumes=volumes, pages=pages)
        lines.append(Line(phrase(TOTAL), together, tone=Tone.QUIET))
    return lines


def _of_everybody(tally: Sequence[Output]) -> list[Line]:
    return [Line(one.name, _amount(one), phrase(one.step.label)) for one in tally]


def _amount(one: Output) -> Phrase:
    return phrase(AMOUNT, volumes=one.sheets, pages=one.quantity)
