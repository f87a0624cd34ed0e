"""The rail at the left: the pages by name, icon and key; folded, by icon alone."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workroom.base.words import N_, Words
from workroom.ui.kit.icons import icon
from workroom.ui.kit.labels import Elided, Label
from workroom.ui.kit.theme import META, RAIL_FOLDED, RAIL_WIDTH, STRONG, XS, S, Theme

PRODUCT = N_("Workroom")


class InRail(Protocol):
    """What the rail must know of a page; `title` is a template."""

    @property
    def key(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def icon(self) -> str: ...

    @property
    def shortcut(self) -> str: ...

    @property
    def foot(self) -> bool: ...

    @property
    def under(self) -> str: ...


class RailEntry(NamedTuple):
    """One page's place in the rail; `title` is in the language of the screen."""

    key: str
    title: str
    icon_name: str
    shortcut: str
    foot: bool


class Rail(QWidget):
    """Exactly one page is current. Up and down walk, Enter or Space opens."""

    picked = Signal(str)
    """The key of the page that was asked for."""
    folding = Signal()
    """The button that folds or unfolds was pressed."""

    def __init__(self, words: Words, theme: Theme, *, place: str) -> None:
        """`place` is the name of the room or desk, under the product's."""
        super().__init__()
        self._words = words
        self._theme = theme
        self._folded = False
        self._buttons: dict[str, tuple[QPushButton, RailEntry]] = {}
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(words(N_("Go to")))
        self._name = Label(words(PRODUCT), size=STRONG, bold=True)
        self._place = Elided(place, size=META)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._top = QVBoxLayout()
        self._foot = QVBoxLayout()
        for part in (self._top, self._foot):
            part.setSpacing(XS)
        self._fold = QPushButton()
        self._fold.clicked.connect(lambda _checked=False: self.folding.emit())
        self._fold.setIcon(icon("fold", theme.rail_text))
        column = QVBoxLayout(self)
        column.setContentsMargins(S, S + XS, S, S)
        column.setSpacing(XS)
        column.addWidget(self._name)
        column.addWidget(self._place)
        column.addSpacing(S)
        column.addLayout(self._top)
        column.addStretch(1)
        column.addLayout(self._foot)
        column.addWidget(self._fold)
        self._name.setContentsMargins(S + 2, 0, 0, 0)
        self._place.setContentsMargins(S + 2, 0, 0, 0)
        self.fold(folded=False)

    def offer(self, entries: Sequence[RailEntry]) -> None:
        """Put the pages in, in this order; those of the foot stand at the bottom."""
        for button, _entry in self._buttons.values():
            self._group.removeButton(button)
            button.deleteLater()
        self._buttons.clear()
        for entry in entries:
            button = QPushButton()
            button.setCheckable(True)
            button.setAutoDefault(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setAccessibleName(entry.title)
            button.clicked.connect(lambda _checked=False, key=entry.key: self.picked.emit(key))
            self._group.addButton(button)
            (self._foot if entry.foot else self._top).addWidget(button)
            self._buttons[entry.key] = (button, entry)
        self.fold(folded=self._folded)

    def mark(self, key: str) -> None:
        """Show which page is in front."""
        for name, (button, entry) in self._buttons.items():
            button.setChecked(name == key)
            colour = "#FFFFFF" if name == key else self._theme.rail_text
            button.setIcon(icon(entry.icon_name, colour))

    def fold(self, *, folded: bool) -> None:
        """Show icons alone, with the names as tooltips; or both."""
        self._folded = folded
        self.setFixedWidth(RAIL_FOLDED if folded else RAIL_WIDTH)
        self._name.setVisible(not folded)
        self._place.setVisible(not folded)
        for button, entry in self._buttons.values():
            key = QKeySequence(entry.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
            button.setText("" if folded else f" {entry.title}")
            button.setToolTip(f"{entry.title}  {key}".strip())
        hint = self._words(N_("Unfold the rail") if folded else N_("Fold the rail"))
        self._fold.setText("" if folded else f" {hint}")
        self._fold.setToolTip(f"{hint}  Ctrl+B")
        self._fold.setAccessibleName(hint)

    @property
    def folded(self) -> bool:
        return self._folded
