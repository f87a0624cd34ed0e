"""One unit over the whole page: where it is in large, its stages with every pass, its trail."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workroom.base.words import N_, phrase
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.listing.model import Listed
from workroom.ui.catalogue.columns import CONTENTS, PLACE_ICONS, PLACE_TONES, place_said
from workroom.ui.catalogue.facts import facts_of, moments_of
from workroom.ui.catalogue.stage_line import StageLinePicture
from workroom.ui.catalogue.unit_screen import UnitScreen
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.labels import Elided, Label, Sign, button, card, row
from workroom.ui.kit.rows import RowsModel
from workroom.ui.kit.saying import say_moment, say_text
from workroom.ui.kit.table import Table
from workroom.ui.kit.theme import ANSWER, STRONG, M, S, Tone
from workroom.ui.kit.timeline import Timeline

SINCE = N_("since {moment}")
SINCE_WITH = N_("since {moment}, {name} answers for it")
NO_SHEET = N_("No workflow sheet goes with it: it has not been handed over yet.")
NOT_MADE_OUT = N_("No workflow sheet was made out for it.")


class UnitView(QWidget):
    """The page of one unit; Esc leads back to the list."""

    left = Signal()
    opened = Signal(object)
    """The id of a unit in this box that was opened."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        words, theme = bench.words, bench.theme
        back = button(
            words(N_("Back to the list")), self.left.emit, theme=theme, icon_name="chevron-left"
        )
        self._title = Elided(size=STRONG)
        self._sign = Sign(theme, "dot", size=28)
        self._place = Label(size=ANSWER, bold=True)
        self._since = Label(tone=Tone.QUIET)
        self._held = Label(tone=Tone.STOP, wrap=True)
        self._card, inside = card()
        inside.addWidget(Label(words(N_("Stages")), size=STRONG, bold=True))
        self._no_sheet = Label(words(NO_SHEET), tone=Tone.QUIET, wrap=True)
        self._stages = StageLinePicture(bench, whole=True)
        inside.addWidget(self._no_sheet)
        inside.addWidget(self._stages)
        self._box, contents = card()
        contents.addWidget(Label(words(N_("In this box")), size=STRONG, bold=True))
        self._rows = RowsModel(CONTENTS, words=words, theme=theme, key=_id)
        self._contents: Table[Listed] = Table(self._rows, name=N_("In this box"), dense=True)
        self._contents.opened.connect(lambda one: self.opened.emit(one.id))
        contents.addWidget(self._contents)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        head = row(back, spacing=M)
        head.addWidget(self._title, 1)
        column.addLayout(head)
        column.addLayout(row(self._sign, self._place, self._since, None))
        column.addWidget(self._held)
        column.addWidget(self._card)
        below = QHBoxLayout()
        below.setSpacing(M)
        below.addWidget(self._trail_card(bench), 2)
        below.addWidget(self._box, 3)
        column.addLayout(below, 1)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left.emit)
        self._back = back

    def rest_focus(self) -> None:
        """Where keys are of use: the way back, so that Esc and Enter both lead there."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_unit(self, screen: UnitScreen) -> None:
        """Paint the unit."""
        words, now = self._bench.words, self._bench.now()
        unit, listed = screen.unit, screen.listed
        tone = Tone.STOP if unit.is_classified else PLACE_TONES[listed.place]
        self._title.show_text(f"{unit.reference_code}  {unit.title}")
        self._sign.show_icon("stop" if unit.is_classified else PLACE_ICONS[listed.place], tone)
        if unit.is_classified:
            held = facts_of(screen, self._bench).identity[0]
            self._place.setText(say_text(words, held.value))
        else:
            self._place.setText(say_text(words, place_said(listed)))
        self._place.set_tone(Tone.PLAIN if tone is Tone.QUIET else tone)
        self._since.setText(self._said_since(listed))
        self._held.setText("\n".join(words.say(one) for one in screen.held))
        self._held.setVisible(bool(screen.held))
        self._no_sheet.setVisible(not screen.stages)
        self._no_sheet.setText(words(NOT_MADE_OUT if listed.where else NO_SHEET))
        self._card.setVisible(bool(screen.stages) or unit.kind is not UnitKind.BOX)
        self._stages.show_stages(screen.stages)
        self._timeline.show_moments(moments_of(screen.told, self._bench), now)
        self._rows.show(screen.contents)
        self._box.setVisible(bool(screen.contents))

    def _said_since(self, listed: Listed) -> str:
        where, words = listed.where, self._bench.words
        if where is None:
            return ""
        moment = say_moment(where.since, self._bench.now())
        if not listed.holder:
            return words(SINCE, moment=moment)
        return words.say(phrase(SINCE_WITH, moment=moment, name=listed.holder))

    def _trail_card(self, bench: Bench) -> QWidget:
        frame, inside = card()
        inside.addWidget(Label(bench.words(N_("Trail")), size=STRONG, bold=True))
        self._timeline = Timeline(bench.words, bench.theme)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, S, 0)
        column.addWidget(self._timeline)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(bench.words(N_("Trail")))
        scroll.setWidget(holder)
        inside.addWidget(scroll)
        return frame


def _id(one: Listed) -> object:
    return one.id
