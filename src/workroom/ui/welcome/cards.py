"""Numbered cards in two columns, and the forms in them, each field known by its name."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from workroom.base.words import Phrase, Words
from workroom.ui.kit.form import Field, Form
from workroom.ui.kit.labels import Label, card, row
from workroom.ui.kit.theme import META, STRONG, L, M, Theme, Tone


class Cards(QScrollArea):
    """Fill it with `card`, and each card with `single`, `pair` and `note`."""

    changed = Signal()
    """A field holds something else now."""

    def __init__(self, words: Words, theme: Theme, given: Mapping[str, str]) -> None:
        """`given` is what stands in the fields at first, by their names."""
        super().__init__()
        self.words, self.theme = words, theme
        self.fields: dict[str, QLineEdit] = {}
        self._given = given
        self._forms: dict[str, Form] = {}
        self._number = 0
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        across = QHBoxLayout(inside)
        across.setContentsMargins(L, 0, L, M)
        across.setSpacing(M)
        self._columns = (QVBoxLayout(), QVBoxLayout())
        for column in self._columns:
            column.setSpacing(M)
            across.addLayout(column, 1)
        self.setWidget(inside)

    def card(self, side: int, title: str) -> QVBoxLayout:
        """The next question, with its number; `side` is 0 for left and 1 for right."""
        self._number += 1
        frame, column = card()
        mark = Label(str(self._number), size=STRONG, bold=True, tone=Tone.ACT)
        column.addLayout(row(mark, Label(self.words(title), size=STRONG, bold=True), None))
        self._columns[side].addWidget(frame)
        return column

    def end(self) -> None:
        """No further card comes: they stand at the top of their columns."""
        for column in self._columns:
            column.addStretch(1)

    def single(self, field: Field) -> Form:
        """One field in a form of its own."""
        form = Form(self.words, self.theme)
        form.add(field)
        self._forms[field.name] = form
        widget = field.widget
        if isinstance(widget, QLineEdit):
            if given := self._given.get(field.name):
                widget.setText(given)
            widget.textChanged.connect(lambda _text: self.changed.emit())
            self.fields[field.name] = widget
        return form

    def pair(self, left: Field, right: Field, *, even: bool = False) -> QHBoxLayout:
        """Two fields side by side, the right one narrow if not even."""
        across = QHBoxLayout()
        across.setSpacing(M)
        across.addWidget(self.single(left), 1 if even else 2)
        across.addWidget(self.single(right), 1)
        return across

    def note(self, text: str) -> Label:
        """A quiet sentence; `text` is a template."""
        return Label(self.words(text), size=META, tone=Tone.QUIET, wrap=True)

    def show_reasons(self, reasons: Mapping[str, Phrase], *, focus: bool) -> None:
        """Say at each field why it cannot stand, and go to the first if asked to."""
        first = focus
        for name, form in self._forms.items():
            form.clear_refusals()
            if name in reasons:
                form.refuse(name, reasons[name], focus=first)
                if first:
                    self.ensureWidgetVisible(form)
                first = False

    def enter(self) -> None:
        """Put the cursor into the first field."""
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)
