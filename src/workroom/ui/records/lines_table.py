"""The table of one register: columns as wide as their heads, the longest takes what is left."""

from typing import Any

from PySide6.QtGui import QFontMetrics, QResizeEvent

from workroom.base.words import N_, Words
from workroom.rooms.registers.declaration import Register
from workroom.rooms.registers.model import Standing
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.rows import RowsModel
from workroom.ui.kit.table import Table
from workroom.ui.kit.theme import META, font
from workroom.ui.records.columns import columns_of
from workroom.ui.records.screen import Row, shown_fields

HEAD_PADDING = 22
"""Around the word in a head."""
CHIP_PADDING = 54
"""Around the word in a chip, with its icon."""
LEAST = 132
"""The longest column gives way to the others down to this."""


class LinesTable(Table[Row]):
    """Scrolls sideways where the declaration has more columns than the screen has room."""

    def __init__(self, bench: Bench, register: Register[Any]) -> None:
        self._model = RowsModel(
            columns_of(register, bench.now),
            words=bench.words,
            theme=bench.theme,
            key=lambda row: row.id,
        )
        super().__init__(
            self._model,
            name=register.title,
            empty=N_("Nothing fits. Clear the search (Esc), or show all lines."),
        )
        head = self.horizontalHeader()
        head.setStretchLastSection(False)
        words, metrics = bench.words, head.fontMetrics()
        heads = (
            metrics.horizontalAdvance(words(column.title)) + HEAD_PADDING
            for column in self._model.columns
        )
        chosen = self._widths_of_words(words, register)
        self._natural = [
            max(widths)
            for widths in zip(
                (one.width for one in self._model.columns), heads, chosen, strict=True
            )
        ]
        self._longest = self._natural.index(max(self._natural))
        self._fit()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show these lines; the picked one stays picked while it is among them."""
        self._model.show(rows)

    def _widths_of_words(self, words: Words, register: Register[Any]) -> tuple[int, ...]:
        """By column: the room for the longest of the words that may stand in it; number, standing,
        then the fields.
        """
        metrics, small = self.fontMetrics(), QFontMetrics(font(META))
        standing = max(small.horizontalAdvance(words(one.label)) for one in Standing)
        fields = (
            max(
                (metrics.horizontalAdvance(words(one.label)) for one in field.options or ()),
                default=0,
            )
            for field in shown_fields(register)
        )
        return (0, standing + CHIP_PADDING, *(width + HEAD_PADDING for width in fields))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        left = self.viewport().width() - sum(self._natural)
        for place, width in enumerate(self._natural):
            longest = place == self._longest
            self.setColumnWidth(place, max(width + left, LEAST) if longest else width)
