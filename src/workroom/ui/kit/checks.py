"""Several of a few: a list in which each may be ticked."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

ROW, MOST_ROWS = 26, 5


class CheckList(QListWidget):
    """Up and down walk, Space ticks. As high as its rows, up to five; longer ones scroll."""

    def __init__(self, options: Sequence[tuple[object, str]]) -> None:
        """`options`: each a value for the program and a text for the person."""
        super().__init__()
        self._values = tuple(value for value, _text in options)
        self.setProperty("kind", "checks")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        for _value, text in options:
            item = QListWidgetItem(text)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setFixedHeight(ROW * max(min(len(options), MOST_ROWS), 1) + 8)
        self.itemPressed.connect(self.setCurrentItem)

    @property
    def ticked(self) -> tuple[Any, ...]:
        """The values that are ticked, in their order."""
        rows = range(self.count())
        on = Qt.CheckState.Checked
        return tuple(self._values[row] for row in rows if self.item(row).checkState() is on)

    def tick(self, values: Iterable[object]) -> None:
        """Tick these and no others."""
        wanted = set(values)
        for row, value in enumerate(self._values):
            on = Qt.CheckState.Checked if value in wanted else Qt.CheckState.Unchecked
            self.item(row).setCheckState(on)

    def focusInEvent(self, event: Any) -> None:
        """The first row wears the ring at once, so that Space means something."""
        super().focusInEvent(event)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)
