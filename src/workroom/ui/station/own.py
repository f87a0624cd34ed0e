"""The operator's own side: what is open with them, what they did today, what was sent back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from workroom.base.ids import UnitId
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.progress.model import Output
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.labels import Elided, Label, row
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
RULES = N_("The client has ruled")
ROOM = N_("The room today")
NOBODY_HERE = N_("Scan a badge to see what is your own.")
BADGE = N_("Badge until {time}")
UNTIL = N_("The badge counts until {time}; each act prolongs it.")
OVER = N_("The badge counted until {time}. Scan it again.")
MORE = N_("and {count} more")
AMOUNT = N_("{volumes} vol. · {pages} p.")
SINCE = N_("{step}, {time}")
AGAIN = N_("done again")
WHY = N_("{reason} · {by}")


class Line(NamedTuple):
    """One line of a section: what, how much, and a quiet word under it."""

    what: str | Phrase
    much: str | Phrase = ""
    under: str | Phrase = ""
    tone: Tone = Tone.PLAIN


class OwnPanel(QFrame):
    """320 pixels: the person, and the sections one under the other."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self.setProperty("kind", "card")
        self.setFixedWidth(PANEL_WIDTH)
        self.setAccessibleName(bench.words(N_("Own work")))
        self._name = Elided(size=SECTION)
        self._badge = Label(size=META, tone=Tone.QUIET)
        self._nobody = Label(bench.words(NOBODY_HERE), size=META, tone=Tone.QUIET, wrap=True)
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(S)
        self._lines.setVerticalSpacing(0)
        self._lines.setColumnStretch(0, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(M, S, M, S)
        column.setSpacing(0)
        head = row(spacing=S)
        head.addWidget(self._name, 1)
        head.addWidget(self._badge, alignment=Qt.AlignmentFlag.AlignBottom)
        column.addLayout(head)
        column.addWidget(self._nobody)
        self._rules = Label(tone=Tone.LOOK, wrap=True)
        self._rules.setAccessibleName(bench.words(RULES))
        self._rules.hide()
        column.addWidget(self._rules)
        column.addLayout(self._lines)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        scroll.setAccessibleName(bench.words(N_("Own work")))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(scroll)

    def show_standing(self, standing: Standing, now: datetime) -> None:
        """Say who is here, and until when the badge counts."""
        words = self._bench.words
        nobody = standing.person is None or standing.until is None
        self._nobody.setVisible(nobody)
        self._badge.setVisible(not nobody)
        if standing.person is None or standing.until is None:
            self._name.show_text(words(ROOM))
            return
        over = standing.is_over(now)
        self._name.show_text(standing.name)
        time = f"{standing.until.astimezone(self._bench.zone):%H:%M}"
        self._badge.setText(words(BADGE, time=time))
        self._badge.setToolTip(words(OVER if over else UNTIL, time=time))
        self._badge.set_tone(Tone.LOOK if over else Tone.QUIET)

    def show_rules(self, rules: tuple[str, ...]) -> None:
        """What the client ruled for the archives that were scanned last: read before going on."""
        title = self._bench.words(RULES)
        self._rules.setText("\n".join((title, *(f"· {one}" for one in rules))))
        self._rules.setVisible(bool(rules))

    def show_work(self, screen: StationScreen) -> None:
        """Show a person's own work; of everybody while nobody is here."""
        self._clear()
        if screen.person is None:
            self._section(TODAY, _of_everybody(screen.tally), NOTHING_DONE)
            return
        now = self._bench.now()
        begun = {one.unit.id: one for one in screen.begun}
        opened = {one.unit.id for one in screen.open_units}
        elsewhere = [one for one in screen.begun if one.unit.id not in opened]
        rework, held = _sent_back(screen.rework), _open(screen.open_units, begun, now)
        self._section(SENT_BACK, rework, much=str(len(rework)))
        self._section(OPEN, held, NOTHING_OPEN, much=str(len(held)))
        self._section(BEGUN, _begun(elsewhere, now), much=str(len(elsewhere)))
        self._section(TODAY, _of_one(screen.tally), NOTHING_DONE, much=_together(screen.tally))

    def _section(
        self, title: str, lines: Sequence[Line], empty: str = "", *, much: str | Phrase = ""
    ) -> None:
        """A heading with how much there is in all, and a line each; nothing at all where there is
        nothing and `empty` says nothing.
        """
        if not (lines or empty):
            return
        words = self._bench.words
        grid, at = self._lines, self._lines.rowCount()
        count = Label(say_text(words, much) if lines else "", tone=Tone.QUIET)
        head = QWidget()
        # Across both columns: a long title shall not take the room of the codes under it.
        head.setLayout(row(Label(words(title), size=STRONG, bold=True), None, count))
        head.setContentsMargins(0, S, 0, 0)
        grid.addWidget(head, at, 0, 1, 2)
        if not lines:
            grid.addWidget(Label(words(empty), tone=Tone.QUIET, wrap=True), at + 1, 0, 1, 2)
        for line in lines[:MOST]:
            at += 1
            what = Elided(say_text(words, line.what))
            beside = Label(say_text(words, line.much), tone=line.tone)
            what.setAccessibleName(f"{what.text()} {beside.text()}")
            grid.addWidget(what, at, 0)
            grid.addWidget(beside, at, 1, Qt.AlignmentFlag.AlignRight)
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


def _open(
    units: Sequence[OpenUnit], begun: Mapping[UnitId, BegunStage], now: datetime
) -> list[Line]:
    """What lies with the person: at which workstation, or which stage of it they have begun."""
    lines = []
    for one in units:
        stage = begun.get(one.unit.id)
        if stage is not None and stage.begun.started_at is not None:
            since = say_moment(stage.begun.started_at, now)
            doing = phrase(SINCE, step=phrase(stage.begun.step.label), time=since)
            lines.append(Line(one.unit.reference_code, doing))
        else:
            place = f"{one.where.station}  {say_moment(one.where.since, now)}"
            lines.append(Line(one.unit.reference_code, place, tone=Tone.QUIET))
    return lines


def _of_one(tally: Sequence[Output]) -> list[Line]:
    return [Line(phrase(one.step.label), _amount(one)) for one in tally]


def _together(tally: Sequence[Output]) -> str | Phrase:
    if len(tally) < 2:
        return ""
    volumes, pages = sum(one.sheets for one in tally), sum(one.quantity for one in tally)
    return phrase(AMOUNT, volumes=volumes, pages=pages)


def _of_everybody(tally: Sequence[Output]) -> list[Line]:
    return [Line(one.name, _amount(one), phrase(one.step.label)) for one in tally]


def _amount(one: Output) -> Phrase:
    return phrase(AMOUNT, volumes=one.sheets, pages=one.quantity)
