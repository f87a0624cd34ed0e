"""The count of the cabinets: in the morning against the night, in the evening against the book."""

from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from workroom.base.ids import PersonId
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.closing.model import Found, Reasons
from workroom.rooms.holds.model import Climate
from workroom.ui.closing.count_grid import CountGrid
from workroom.ui.closing.screen import ClosingScreen, Phase
from workroom.ui.closing.still_in import StillIn
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.fields import Choice, text_field
from workroom.ui.kit.labels import Label, card
from workroom.ui.kit.saying import say_day
from workroom.ui.kit.theme import META, STRONG, L, M, S, Tone

MORNING = N_("Before opening: count the cabinets")
EVENING = N_("Before closing: count the cabinets")
SHIFT = N_("At the change of shifts: count the cabinets")
AGAINST_NIGHT = N_("Beside each cabinet stands what the book says of the night of {day}.")
FIRST_TIME = N_("This is the first day of the book: count what lies in the cabinets.")
AGAINST_BOOK = N_("Beside each cabinet stands what the book says now.")
BLIND = N_("Count without looking: what the book says is shown when both have signed.")
BLANK = N_(
    "A blank beside a number is none; a line left blank is not counted. Enter goes on. A cabinet "
    "that was not opened since it was sealed is counted by the number of its seal alone."
)
DOOR_SEAL = N_("Number of the seal on the door")
BREAK_SEAL = N_("Seal on the door, before days off")
NO_CABINET = N_("There is no cabinet yet. Place one in Settings, then count it here.")


class Occasion(Enum):
    """Why the cabinets are counted; the value heads the count."""

    MORNING = MORNING
    EVENING = EVENING
    SHIFT = SHIFT


@dataclass(frozen=True, slots=True)
class Counted:
    """What the two people entered."""

    found: tuple[Found, ...]
    climate: Climate
    remark: str
    custodian: PersonId | None
    power_off: bool
    reasons: Reasons
    """What was said to people who had not signed out; the page adds what a count by scanning
    did not find.
    """
    door_seal: str
    """Put on in the evening for a break, read in the morning after it."""
    door_whole: bool


class CountingView(QWidget):
    """The grid, and under it the climate, the custodian or the power, and a remark."""

    changed = Signal()

    def __init__(self, bench: Bench, occasion: Occasion) -> None:
        super().__init__()
        self._bench = bench
        self._occasion = occasion
        words = bench.words
        self._why = Label(tone=Tone.QUIET, wrap=True)
        self._none = Label(words(NO_CABINET), tone=Tone.LOOK, wrap=True)
        self.grid = CountGrid(bench)
        self.grid.changed.connect(self.changed)
        self._temperature = text_field(words, N_("e.g. 21.5 °C"))
        self._humidity = text_field(words, N_("e.g. 48 %"))
        self._remark = text_field(words, N_("What is to be said of the count, if anything"))
        self._custodian = Choice()
        self._custodian.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self._door = text_field(words, N_("e.g. F-0012"))
        self._whole = Choice(
            [(True, words(N_("whole"))), (False, words(N_("not whole, or another")))]
        )
        self._whole.currentIndexChanged.connect(lambda _at: self.changed.emit())
        for field in (self._door, self._remark):
            field.textChanged.connect(lambda _text: self.changed.emit())
        self._asks_door = QWidget()
        self._still_in = StillIn(bench)
        self._still_in.changed.connect(self.changed)
        self._power = QCheckBox(
            words(N_("Power is off, but for monitoring, alarm and fire (§5.5.4)"))
        )

        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(L, M, L, M)
        column.setSpacing(S)
        column.addWidget(Label(words(occasion.value), size=STRONG, bold=True))
        column.addWidget(self._why)
        column.addWidget(self._none)
        column.addSpacing(S)
        column.addWidget(self._still_in)
        column.addWidget(self.grid)
        column.addWidget(Label(words(BLANK), size=META, tone=Tone.QUIET, wrap=True))
        column.addSpacing(M)
        column.addLayout(self._rest())
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        frame, filled = card(margin=1)
        filled.addWidget(scroll)
        self._frame: QFrame = frame
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def show_screen(self, screen: ClosingScreen) -> None:
        """Show what the book says, and offer the custodians."""
        words = self._bench.words
        self._why.setText(words.say(self._against(screen)))
        self._none.setVisible(not screen.cabinets)
        if self._occasion is Occasion.MORNING:
            self._asks_door.setVisible(screen.day is not None and screen.day.door_seal is not None)
        if self._occasion is Occasion.EVENING:
            self._still_in.show_inside(screen.still_in, screen.inside)
        self.grid.show_book(screen)
        if screen.count is not None:
            self.grid.fill(screen.count.found, screen.seals)
        # The grid's fields are younger than those under it: Tab would go round them.
        under = (self._temperature, self._humidity, *self._asked, self._remark)
        for field, following in pairwise((*self.grid.fields, *under)):
            QWidget.setTabOrder(field, following)
        self._custodian.offer(
            [(person.id, person.name) for person in screen.custodians]
            or [(None, words(N_("There is no custodian (KC) yet")))]
        )

    def counted(self) -> Counted:
        """What was entered."""
        return Counted(
            found=tuple(self.grid.found.values()),
            climate=Climate(
                temperature=self._temperature.text().strip(),
                humidity=self._humidity.text().strip(),
            ),
            remark=self._remark.text().strip(),
            custodian=self._custodian.value,
            power_off=self._power.isChecked(),
            reasons=self._still_in.reasons,
            door_seal=self._door.text().strip(),
            door_whole=bool(self._whole.value),
        )

    def clear(self) -> None:
        """Forget what was entered: the day is open, or closed."""
        self.grid.clear()
        for field in (self._temperature, self._humidity, self._remark, self._door):
            field.clear()
        self._whole.choose(True)
        self._power.setChecked(False)
        self._still_in.clear()

    def enter(self) -> None:
        """Put the cursor where the count goes on."""
        if not self.grid.enter():
            self._temperature.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _asked(self) -> tuple[QWidget, ...]:
        """What is asked on this occasion only."""
        match self._occasion:
            case Occasion.MORNING:
                return (self._custodian, self._door, self._whole)
            case Occasion.EVENING:
                return (self._door, self._power)
            case _:
                return ()

    def _rest(self) -> QGridLayout:
        words = self._bench.words
        rest = QGridLayout()
        rest.setHorizontalSpacing(M)
        rest.setVerticalSpacing(S)
        rest.setColumnStretch(3, 1)
        fields: list[tuple[str, QWidget]] = [
            (N_("Temperature"), self._temperature),
            (N_("Humidity"), self._humidity),
        ]
        for place, (name, field) in enumerate(fields):
            label = Label(words(name))
            label.setBuddy(field)
            field.setAccessibleName(label.text())
            field.setFixedWidth(160)
            rest.addWidget(label, 0, place)
            rest.addWidget(field, 1, place)
        label = Label(words(N_("Remark")))
        label.setBuddy(self._remark)
        self._remark.setAccessibleName(label.text())
        self._lay_out_door()
        if self._occasion is Occasion.EVENING:
            rest.addWidget(self._asks_door, 0, 2, 2, 1)
            rest.addWidget(self._power, 2, 0, 1, 4)
        elif self._occasion is Occasion.MORNING:
            keeper = Label(words(N_("Custodian on duty")))
            keeper.setBuddy(self._custodian)
            self._custodian.setAccessibleName(keeper.text())
            self._custodian.setFixedWidth(200)
            rest.addWidget(keeper, 0, 2)
            rest.addWidget(self._custodian, 1, 2)
            rest.addWidget(self._asks_door, 2, 0, 1, 3)
        rest.addWidget(label, 3, 0, 1, 4)
        rest.addWidget(self._remark, 4, 0, 1, 4)
        return rest

    def _lay_out_door(self) -> None:
        """The seal of a break: its number when it is put on, and how it was found afterwards."""
        words = self._bench.words
        evening = self._occasion is Occasion.EVENING
        label = Label(words(BREAK_SEAL if evening else DOOR_SEAL))
        label.setBuddy(self._door)
        self._door.setAccessibleName(label.text())
        self._door.setFixedWidth(160)
        inside = QGridLayout(self._asks_door)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setHorizontalSpacing(M)
        inside.setVerticalSpacing(S)
        inside.setColumnStretch(2, 1)
        inside.addWidget(label, 0, 0)
        inside.addWidget(self._door, 1, 0)
        if not evening:
            how = Label(words(N_("The seal was")))
            how.setBuddy(self._whole)
            self._whole.setAccessibleName(how.text())
            inside.addWidget(how, 0, 1)
            inside.addWidget(self._whole, 1, 1)

    def _against(self, screen: ClosingScreen) -> Phrase:
        if screen.blind:
            return phrase(BLIND)
        if self._occasion is not Occasion.MORNING or screen.phase is Phase.OPEN:
            return phrase(AGAINST_BOOK)
        if screen.day is None:
            return phrase(FIRST_TIME)
        return phrase(AGAINST_NIGHT, day=say_day(screen.day.day, self._bench.now()))
