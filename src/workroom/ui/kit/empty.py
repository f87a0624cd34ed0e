"""What a page shows while it has nothing: a picture, a sentence, and what to do first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workroom.base.words import Words
from workroom.ui.kit.deed import Deed, Weight
from workroom.ui.kit.labels import Label, Sign
from workroom.ui.kit.theme import SECTION, M, S, Theme, Tone

WIDTH = 440


class Empty(QWidget):
    """An empty state that says what to do first, with the button that does it."""

    def __init__(
        self,
        words: Words,
        theme: Theme,
        *,
        icon_name: str,
        title: str,
        first: str,
        deed: Deed | None = None,
    ) -> None:
        """`title` and `first` are templates: what is missing, and the first thing to do."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(S)
        middle = Qt.AlignmentFlag.AlignHCenter
        head = Label(words(title), size=SECTION, bold=True)
        what = Label(words(first), tone=Tone.QUIET, wrap=True)
        what.setAlignment(middle)
        what.setFixedWidth(WIDTH)
        what.setMinimumHeight(what.heightForWidth(WIDTH))
        column.addStretch(2)
        column.addWidget(Sign(theme, icon_name, Tone.QUIET, size=44), alignment=middle)
        column.addWidget(head, alignment=middle)
        column.addWidget(what, alignment=middle)
        if deed is not None:
            column.addSpacing(M)
            column.addWidget(deed.button(theme, Weight.PRIMARY), alignment=middle)
        column.addStretch(3)
