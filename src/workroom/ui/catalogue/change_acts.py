"""One key opens what can be written of a unit; each has its questions, and asks the client last."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout

from workroom.base.errors import WorkroomError
from workroom.base.ids import PersonId
from workroom.base.verdict import YES, Verdict
from workroom.base.word import Approval, Word
from workroom.base.words import N_, phrase
from workroom.rooms.lineage.kin import Doing
from workroom.rooms.people.service import badge_holder, check_secret
from workroom.ui.catalogue.asking import Asking
from workroom.ui.catalogue.changes import CHANGES, Change
from workroom.ui.catalogue.unit_screen import UnitScreen
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed, Weight
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.fields import Choice
from workroom.ui.kit.form import Field
from workroom.ui.kit.labels import Label
from workroom.ui.kit.page import Page
from workroom.ui.kit.panel import Panel
from workroom.ui.kit.saying import say_error
from workroom.ui.kit.signing import Seat, Signing
from workroom.ui.kit.theme import META, M, S, Tone
from workroom.ui.kit.word_form import WordForm

WRITTEN = N_("{doing}: {code} is written.")
AGREES = N_("The client agrees: {code}. {doing}. {why}")
HAPPENED = N_("{code}. {doing}. {why}")

CLIENT, WORD = "client", "word"
HOW = (
    (CLIENT, N_("The client agrees and signs")),
    (WORD, N_("It happened already: on somebody's word")),
)


class Choosing(QFrame):
    """The list of what can be written; the numbers on it are its keys, Esc leaves it."""

    def __init__(self, bench: Bench, chosen: Callable[[Change], object]) -> None:
        super().__init__()
        words, theme = bench.words, bench.theme
        self._bench = bench
        self._deeds: dict[Doing, tuple[Deed, Label]] = {}
        self.setProperty("kind", "strip")
        self.setAccessibleName(words(N_("What became of it")))
        column = QVBoxLayout(self)
        column.setContentsMargins(M, M, M, M)
        column.setSpacing(S)
        column.addWidget(Label(words(N_("What became of it")), bold=True, wrap=True))
        for place, change in enumerate(CHANGES, start=1):
            deed = Deed(
                change.doing.value,
                partial(chosen, change),
                words=words,
                page=self,
                shortcut=str(place),
            )
            why = Label(size=META, tone=Tone.QUIET, wrap=True)
            column.addWidget(deed.button(theme, Weight.QUIET))
            column.addWidget(why)
            self._deeds[change.doing] = (deed, why)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.hide)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def judge(self, may: dict[Doing, Verdict]) -> None:
        """Grey is what a rule forbids; the reason stands under it."""
        for doing, (deed, why) in self._deeds.items():
            verdict = may.get(doing)
            deed.judge(verdict)
            reasons = verdict.reasons if verdict is not None else ()
            why.setText("\n".join(self._bench.words.say(one.phrase) for one in reasons))
            why.setHidden(not reasons)

    def ask(self) -> None:
        """Show the list; the next key chooses."""
        self.show()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)


class ChangeActs(QObject):
    """The deed that opens the list, the forms behind it, and the way to the client's yes."""

    def __init__(self, page: Page, panel: Panel, desk: Desk[UnitScreen | None]) -> None:
        super().__init__(page)
        self._bench: Bench = page.bench
        self._panel, self._desk = panel, desk
        self._screen: UnitScreen | None = None
        words = self._bench.words
        self.change = Deed(
            N_("What became of it …"),
            self._choose,
            words=words,
            page=page,
            shortcut="F4",
            icon_name="pen",
        )
        self.choosing = Choosing(self._bench, self._ask)
        panel.add(self.choosing)
        self._forms: dict[Doing, Asking] = {}
        for change in CHANGES:
            fields = [question.field(words) for question in change.questions]
            if change.asks_client:
                options = Choice([(value, words(label)) for value, label in HOW])
                fields.append(Field(name="how", label=N_("How it stands"), widget=options))
            form = Asking(
                self._bench,
                title=change.doing.value,
                verb=N_("Write it down"),
                fields=tuple(fields),
                answer=partial(self._take, change),
            )
            self._forms[change.doing] = form
            panel.add(form)

    def show_unit(self, screen: UnitScreen | None) -> None:
        """Judge what can be written of this unit; questions about another are dropped."""
        same = screen and self._screen and screen.unit.id == self._screen.unit.id
        self._screen = screen
        if not same:
            self._leave()
        self.change.judge(YES if screen is not None and screen.may_change else None)
        self.choosing.judge(screen.may_change if screen is not None else {})

    def take_scan(self, text: str) -> bool:
        """A scan while a form asks for another unit is that unit."""
        for change in CHANGES:
            form = self._forms[change.doing]
            if change.scanned and form.isVisible():
                form.add_to(change.scanned, text.strip())
                return True
        return False

    def _choose(self) -> None:
        self._leave()
        self.choosing.ask()
        self._panel.bring_up(self.choosing)

    def _leave(self) -> None:
        self.choosing.hide()
        for form in self._forms.values():
            form.give_up()

    def _ask(self, change: Change) -> None:
        self._leave()
        self._forms[change.doing].ask()
        self._panel.bring_up(self._forms[change.doing])

    def _take(self, change: Change, values: dict[str, Any]) -> None:
        screen = self._screen
        if screen is None:
            return
        if not change.asks_client or screen.is_client:
            self._write(change, values)
        elif values["how"] == CLIENT:
            self._ask_client(change, values, screen)
        else:
            self._ask_word(change, values, screen)

    def _ask_client(self, change: Change, values: dict[str, Any], screen: UnitScreen) -> None:
        signing = Signing(
            self._bench,
            self.choosing.window(),
            title=change.doing.value,
            statement=self._said(AGREES, change, values, screen),
            seats=(Seat(key=CLIENT, label=N_("For the client"), people=screen.approvers),),
            check=check_secret,
            whose=badge_holder,
        )

        def write(signed: dict[str, PersonId]) -> None:
            self._write(change, values, approval=Approval(signed[CLIENT], values["why"]))

        signing.signed.connect(write)
        signing.finished.connect(signing.deleteLater)
        signing.open()

    def _ask_word(self, change: Change, values: dict[str, Any], screen: UnitScreen) -> None:
        form = WordForm(
            self._bench,
            self.choosing.window(),
            about=self._said(HAPPENED, change, values, screen),
            people=screen.vouchers,
            check=check_secret,
        )
        form.given.connect(lambda word: self._write(change, values, word=word))
        form.open()

    def _said(
        self, template: str, change: Change, values: dict[str, Any], screen: UnitScreen
    ) -> Any:
        return phrase(
            template,
            code=screen.unit.reference_code,
            doing=phrase(change.doing.value),
            why=values["why"],
        )

    def _write(
        self,
        change: Change,
        values: dict[str, Any],
        *,
        approval: Approval | None = None,
        word: Word | None = None,
    ) -> None:
        screen = self._screen
        if screen is None:
            return
        unit = screen.unit

        def done(_entry: object) -> None:
            self._leave()
            said = phrase(WRITTEN, doing=phrase(change.doing.value), code=unit.reference_code)
            self._bench.notify(self._bench.words.say(said), Tone.DONE)

        self._desk.do(
            lambda work: change.write(work, unit.id, values, approval, word),
            then=done,
            failed=lambda error: self._refuse(change, error),
        )

    def _refuse(self, change: Change, error: WorkroomError) -> None:
        self._forms[change.doing].refuse(say_error(self._bench.words, error).sentence)
