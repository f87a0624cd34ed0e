"""A few questions under the facts of a thing, asked in place instead of in a dialog."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout

from workroom.base.words import N_, Phrase
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.form import Field, Form
from workroom.ui.kit.labels import Label, button, row
from workroom.ui.kit.saying import say_text
from workroom.ui.kit.theme import M, S

CANCEL = N_("Cancel")


class Asking(QFrame):
    """A card with a form; hidden until something is asked. Enter answers, Esc gives up."""

    def __init__(
        self,
        bench: Bench,
        *,
        title: str,
        verb: str,
        fields: tuple[Field, ...],
        answer: Callable[[dict[str, Any]], object],
    ) -> None:
        """`title` and `verb` are templates; `answer` is given the values once all can stand."""
        super().__init__()
        words, theme = bench.words, bench.theme
        self._bench = bench
        self._answer = answer
        self._first = fields[0].name
        self._names = tuple(field.name for field in fields)
        self.setProperty("kind", "strip")
        self.setAccessibleName(words(title))
        column = QVBoxLayout(self)
        column.setContentsMargins(M, M, M, M)
        column.setSpacing(S)
        column.addWidget(Label(words(title), bold=True, wrap=True))
        self._form = Form(words, theme)
        self._form.add(*fields)
        column.addWidget(self._form)
        cancel = button(words(CANCEL), self.give_up, theme=theme)
        go = button(words(verb), self.go, theme=theme, kind="primary")
        column.addLayout(row(None, cancel, go))
        for key, do in ((Qt.Key.Key_Return, self.go), (Qt.Key.Key_Escape, self.give_up)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)
        self.hide()

    def ask(self) -> None:
        """Show the questions, empty, with the cursor in the first."""
        for name in self._names:
            self._form.empty(name)
        self._form.clear_refusals()
        self.show()
        self._form.enter(self._first)

    def add_to(self, name: str, text: str) -> None:
        """Put a code that was scanned behind those that stand in a field already."""
        self._form.append(name, text)

    def go(self) -> None:
        """Answer, if every field can stand."""
        if self._form.check():
            self._answer(self._form.values())

    def give_up(self) -> None:
        """Ask no more."""
        self.hide()

    def refuse(self, reason: str | Phrase) -> None:
        """Say at the first field why the answer was not taken."""
        self._form.refuse(self._first, say_text(self._bench.words, reason))
