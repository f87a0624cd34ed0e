"""The panel of the picked line, and the form that takes its place while somebody writes."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget

from workroom.base.errors import InputError
from workroom.base.verdict import YES
from workroom.base.words import N_
from workroom.rooms.people.service import check_secret
from workroom.ui.kit.deed import Deed, Weight
from workroom.ui.kit.desk import NOBODY_HERE, Desk
from workroom.ui.kit.late_form import LateForm
from workroom.ui.kit.page import Page
from workroom.ui.kit.panel import Panel
from workroom.ui.kit.saying import say_error
from workroom.ui.kit.theme import PANEL_WIDTH
from workroom.ui.kit.word_form import WordForm
from workroom.ui.records.blanks import Blank
from workroom.ui.records.line_form import WIDTH, LineForm
from workroom.ui.records.screen import Offer


class FormPlace(QStackedWidget):
    """One form at a time; what is typed in it stays until it is written or left."""

    written = Signal(object)
    """What was written, as `Written`."""
    turned = Signal()
    """A form has come, or gone."""

    def __init__(self, page: Page, desk: Desk[Any], panel: Panel) -> None:
        super().__init__()
        self._page, self._desk, self._panel = page, desk, panel
        self._offer = Offer((), (), ())
        self.form: LineForm | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(PANEL_WIDTH)
        self.addWidget(panel)
        words = page.bench.words
        self._save = Deed(
            N_("Write it down"),
            self._submit,
            words=words,
            page=page,
            shortcut="F9",
            icon_name="pen",
        )
        self._by_word = Deed(
            N_("All the same …"), self._ask_word, words=words, page=page, shortcut="Shift+F9"
        )
        self._late = Deed(
            N_("It happened earlier …"),
            self._ask_late,
            words=words,
            page=page,
            shortcut="Alt+F9",
            icon_name="clock",
        )
        self._judge()

    def open(self, blank: Blank, offer: Offer) -> None:
        """Put a form in the panel's place; the one that is open is left as it stands."""
        if self.form is not None:
            self.form.begin()
            return
        bench = self._page.bench
        self._offer = offer
        self._save.setText(bench.words(blank.verb))
        form = LineForm(
            bench, self._desk, blank, offer, self._save.button(bench.theme, Weight.PRIMARY)
        )
        form.extra.addWidget(self._by_word.button(bench.theme))
        form.extra.addWidget(self._late.button(bench.theme, Weight.QUIET))
        form.left.connect(self.close_form)
        form.refused.connect(self._hear_refusal)
        form.written.connect(self._end)
        self.form = form
        self.addWidget(form)
        self.setCurrentWidget(form)
        self.setFixedWidth(WIDTH)
        self._judge()
        form.begin()
        self.turned.emit()

    def close_form(self) -> None:
        """The panel again."""
        form, self.form = self.form, None
        if form is None:
            return
        self.setCurrentWidget(self._panel)
        self.setFixedWidth(PANEL_WIDTH)
        self.removeWidget(form)
        form.deleteLater()
        self._judge()
        self._page.rest_focus()
        self.turned.emit()

    def _submit(self) -> None:
        if self.form is not None:
            self.form.submit()

    def _end(self, written: object) -> None:
        self.close_form()
        self.written.emit(written)

    def _hear_refusal(self, a_word_helps: bool) -> None:
        self._judge(a_word_helps=a_word_helps)

    def _judge(self, *, a_word_helps: bool = False) -> None:
        self._save.judge(YES if self.form is not None else None)
        self._late.judge(YES if self.form is not None else None)
        self._by_word.judge(YES if a_word_helps else None)
        self._by_word.setVisible(a_word_helps)

    def _ask_word(self) -> None:
        form = self.form
        if form is None or form.error is None:
            return
        bench = self._page.bench
        dialog = WordForm(
            bench,
            self._page,
            about=say_error(bench.words, form.error).sentence,
            people=self._offer.vouchers,
            check=check_secret,
        )
        dialog.given.connect(form.write)
        dialog.open()

    def _ask_late(self) -> None:
        form, bench = self.form, self._page.bench
        writer = bench.actor()
        if form is None:
            return
        if writer is None:
            bench.complain(InputError(NOBODY_HERE))
            return
        dialog = LateForm(bench, self._page, writer=writer, people=self._offer.people)
        dialog.said.connect(form.write_late)
        dialog.open()
