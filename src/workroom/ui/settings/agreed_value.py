"""How an agreed value is said, and the field in which another one is chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QSpinBox, QStackedWidget, QVBoxLayout, QWidget

from workroom.base.words import N_, Phrase, Words, phrase
from workroom.rooms.project.model import Setting, SettingKind
from workroom.rooms.workflow.steps import Step, active_steps
from workroom.ui.kit.fields import Choice
from workroom.ui.kit.theme import XS

ON, OFF = N_("on"), N_("off")
NONE = N_("none")
NOT_AGREED = N_("not agreed")
WITH_UNIT = N_("{number} {unit}")
FIXED = N_("fixed")
BETWEEN = N_("{low} to {high} {unit}")


def say_value(setting: Setting, value: str) -> Phrase:
    """The value with its unit, or in words."""
    match setting.kind:
        case SettingKind.SWITCH:
            return phrase(ON if value == "on" else OFF)
        case SettingKind.STEPS:
            steps = active_steps(value)
            if not steps:
                return phrase(NONE)
            return phrase("{steps}", steps=tuple(phrase(step.label) for step in steps))
        case SettingKind.NUMBER if not value:
            return phrase(NOT_AGREED)
        case SettingKind.NUMBER:
            return phrase(WITH_UNIT, number=value, unit=phrase(setting.unit))


def say_bounds(setting: Setting) -> Phrase:
    """How far the value may be moved; empty where there is nothing to say."""
    low, high = setting.lowest, setting.highest
    if low is None or high is None:
        return phrase("")
    if low == high:
        return phrase(FIXED)
    return phrase(BETWEEN, low=low, high=high, unit=phrase(setting.unit))


class ValueField(QStackedWidget):
    """A number, a switch, or stages to tick: whatever the setting is."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._kind = SettingKind.NUMBER
        self._blank: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.number = QSpinBox()
        self.switch = Choice([("on", words(ON)), ("off", words(OFF))])
        self.steps: dict[Step, QCheckBox] = {}
        boxes = QWidget()
        column = QVBoxLayout(boxes)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        for step in Step:
            box = QCheckBox(words(step.label))
            box.toggled.connect(lambda _on: self.changed.emit())
            self.steps[step] = box
            column.addWidget(box)
        self.number.valueChanged.connect(lambda _value: self.changed.emit())
        self.switch.currentIndexChanged.connect(lambda _row: self.changed.emit())
        for widget in (self.number, self.switch, boxes):
            place = QWidget()
            inside = QVBoxLayout(place)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(widget)
            inside.addStretch(1)
            self.addWidget(place)

    def ask(self, setting: Setting, value: str) -> None:
        """Show the value in the field that fits it."""
        self.blockSignals(True)
        self._kind = setting.kind
        name = self._words(setting.label)
        match setting.kind:
            case SettingKind.NUMBER:
                self.setCurrentIndex(0)
                self._ask_number(setting, value)
                self.number.setAccessibleName(name)
            case SettingKind.SWITCH:
                self.setCurrentIndex(1)
                self.switch.choose(value)
                self.switch.setAccessibleName(name)
            case SettingKind.STEPS:
                self.setCurrentIndex(2)
                chosen = active_steps(value)
                for step, box in self.steps.items():
                    box.setChecked(step in chosen)
        self._shrink()
        self.blockSignals(False)

    def _ask_number(self, setting: Setting, value: str) -> None:
        """A number within its bounds; one step below them is blank, where it may be."""
        lowest, highest = setting.lowest or 0, setting.highest or 999_999
        self._blank = lowest - 1 if setting.may_be_blank else None
        shown = int(value) if value else lowest - 1
        # What the book holds is shown even where a later floor would not let it in again.
        self.number.setRange(
            min(lowest if self._blank is None else self._blank, shown), max(highest, shown)
        )
        blank = self._words(NOT_AGREED) if setting.may_be_blank else ""
        self.number.setSpecialValueText(blank)
        unit = self._words(setting.unit)
        self.number.setSuffix(f" {unit}" if unit else "")
        self.number.setValue(shown)

    def _shrink(self) -> None:
        """As high as the field in front: what stands below follows it closely."""
        fixed, ignored = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored
        for place in range(self.count()):
            front = place == self.currentIndex()
            self.widget(place).setSizePolicy(
                QSizePolicy.Policy.Preferred, fixed if front else ignored
            )
        self.updateGeometry()

    @property
    def value(self) -> str:
        """What is chosen, as the book keeps it."""
        match self._kind:
            case SettingKind.NUMBER:
                number = self.number.value()
                return "" if number == self._blank else str(number)
            case SettingKind.SWITCH:
                return str(self.switch.value)
            case SettingKind.STEPS:
                return " ".join(step.value for step, box in self.steps.items() if box.isChecked())
