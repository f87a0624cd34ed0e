"""The right panel: facts of the picked thing, its trail as a timeline, and its acts."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workroom.base.words import N_, Phrase
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed, DeedButton, Weight
from workroom.ui.kit.labels import Label, rule
from workroom.ui.kit.saying import say_text
from workroom.ui.kit.theme import BODY, META, PANEL_WIDTH, SECTION, STRONG, M, S, Tone, font
from workroom.ui.kit.timeline import Moment, Timeline

NOTHING_PICKED = N_("Pick a row to see it here.")
WIDEST_LABEL = 136
"""A longer label of a fact wraps, so that its value keeps more than half of the panel."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a panel: a label (a template) and its value.

    One that `heads` stands over those that follow, its value quiet beneath it.
    """

    label: str | Phrase
    value: str | Phrase
    tone: Tone = Tone.PLAIN
    hint: str | Phrase = ""
    heads: bool = False


class Panel(QFrame):
    """320 pixels at the right of a page, about one thing."""

    def __init__(
        self, bench: Bench, *, empty: str = NOTHING_PICKED, trail: str = N_("Trail")
    ) -> None:
        """Both are templates: what is written while nothing is picked, and the timeline's head."""
        super().__init__()
        self._bench = bench
        self.setProperty("kind", "card")
        self.setFixedWidth(PANEL_WIDTH)
        self.setAccessibleName(bench.words(N_("Details")))

        self._empty = Label(bench.words(empty), tone=Tone.QUIET, wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = Label(size=SECTION, bold=True, wrap=True)
        self._subtitle = Label(size=META, tone=Tone.QUIET, wrap=True)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(M)
        self._facts.setVerticalSpacing(S)
        self._facts.setColumnStretch(1, 1)
        self._trail_head = Label(bench.words(trail), size=STRONG, bold=True)
        self._trail = Timeline(bench.words, bench.theme)
        self._extra = QVBoxLayout()
        self._extra.setSpacing(S)

        self._thing = QWidget()
        inside = QVBoxLayout(self._thing)
        inside.setContentsMargins(M, M, M, M)
        inside.setSpacing(S)
        inside.addWidget(self._title)
        inside.addWidget(self._subtitle)
        inside.addSpacing(S)
        inside.addLayout(self._facts)
        inside.addLayout(self._extra)
        inside.addSpacing(S)
        inside.addWidget(self._trail_head)
        inside.addWidget(self._trail)
        inside.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._thing)

        self._acts = QVBoxLayout()
        self._acts.setContentsMargins(M, M, M, M)
        self._acts.setSpacing(S)
        self._acts_rule = rule()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._empty, 1)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._acts_rule)
        column.addLayout(self._acts)
        self._acts_rule.hide()
        self.clear()

    def show_thing(
        self,
        *,
        title: str | Phrase,
        subtitle: str | Phrase = "",
        facts: Sequence[Fact] = (),
        moments: Sequence[Moment] = (),
    ) -> None:
        """Show one thing: its name, its facts, and what happened to it, newest first."""
        words = self._bench.words
        self._title.setText(say_text(words, title))
        self._subtitle.setText(say_text(words, subtitle))
        self._subtitle.setVisible(bool(self._subtitle.text()))
        self._put_facts(facts)
        self._trail_head.setVisible(bool(moments))
        self._trail.setVisible(bool(moments))
        self._trail.show_moments(moments, self._bench.now())
        self._empty.hide()
        self._scroll.show()

    def clear(self) -> None:
        """Nothing is picked."""
        self._scroll.hide()
        self._empty.show()

    def add(self, widget: QWidget) -> None:
        """Put a widget of the page's own between the facts and the trail."""
        self._extra.addWidget(widget)

    def bring_up(self, widget: QWidget) -> None:
        """Scroll a widget of the page's own to the top, once it is laid out."""

        def scroll() -> None:
            if widget.isVisible():
                top = widget.mapTo(self._thing, QPoint(0, 0)).y()
                self._scroll.verticalScrollBar().setValue(top - S)

        self._bench.tasks.later(0, scroll, owner=self)

    def set_deeds(self, *deeds: Deed, main: Deed | None = None, small: Sequence[Deed] = ()) -> None:
        """The acts at the foot; the main one is the primary button at the bottom right.

        `small` ones stand above the others, two in a row.
        """
        while (item := self._acts.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        theme = self._bench.theme
        if small:
            self._acts.addWidget(_in_pairs([_wide(deed.button(theme)) for deed in small]))
        for deed in deeds:
            self._acts.addWidget(_wide(deed.button(theme)))
        if main is not None:
            self._acts.addWidget(_wide(main.button(theme, Weight.PRIMARY)))
        self._acts_rule.setVisible(bool(deeds or small) or main is not None)

    def _put_facts(self, facts: Sequence[Fact]) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        words = self._bench.words
        top = Qt.AlignmentFlag.AlignTop
        for line, fact in enumerate(facts):
            label = Label(words.say(fact.label), tone=Tone.QUIET)
            value = Label(say_text(words, fact.value), tone=fact.tone, wrap=True)
            value.setToolTip(say_text(words, fact.hint))
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setAccessibleName(f"{label.text()} {value.text()}")
            if fact.heads:
                self._facts.addWidget(_headed(label, value), line, 0, 1, 2)
                continue
            if label.sizeHint().width() > WIDEST_LABEL:
                label.setWordWrap(True)
                label.setFixedWidth(WIDEST_LABEL)
            self._facts.addWidget(label, line, 0, top)
            self._facts.addWidget(value, line, 1, top)


def _wide(button: DeedButton) -> DeedButton:
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return button


def _in_pairs(buttons: Sequence[DeedButton]) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(S)
    for place, one in enumerate(buttons):
        row, column = divmod(place, 2)
        last_alone = place == len(buttons) - 1 and column == 0
        grid.addWidget(one, row, column, 1, 2 if last_alone else 1)
    return holder


def _headed(label: Label, value: Label) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, S, 0, 0)
    column.setSpacing(0)
    label.setFont(font(BODY, bold=True))
    label.set_tone(Tone.PLAIN)
    value.setFont(font(META))
    column.addWidget(label)
    column.addWidget(value)
    value.setHidden(not value.text())  # not before: what has no parent yet would be a window
    return holder
