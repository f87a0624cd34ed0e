"""Corrections that later lists propose: accepted or declined, one by one or all at once."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from workroom.base.errors import InputError, WorkroomError
from workroom.base.event import Event
from workroom.base.ids import PersonId
from workroom.base.verdict import YES, Verdict
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.reading import Reading
from workroom.ledger.work import Work
from workroom.rooms.catalogue import proposing
from workroom.rooms.catalogue.model import UnitsRedescribed
from workroom.rooms.catalogue.otherwise import LABELS
from workroom.rooms.lists.model import ProposalsAccepted, ProposalsDeclined, ProposalsMade
from workroom.rooms.people.model import RolesChanged
from workroom.ui.catalogue.asking import Asking
from workroom.ui.catalogue.proposal_columns import COLUMNS
from workroom.ui.catalogue.proposals_screen import (
    ProposalRow,
    ProposalsScreen,
    read_proposals,
    waiting_numbers,
)
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed, Weight
from workroom.ui.kit.desk import NOBODY_HERE, Desk
from workroom.ui.kit.fields import Choice, text_field
from workroom.ui.kit.form import Field
from workroom.ui.kit.labels import Label, button, card, row
from workroom.ui.kit.page import Page
from workroom.ui.kit.progress import ProgressStrip
from workroom.ui.kit.rows import RowsModel
from workroom.ui.kit.saying import why_not
from workroom.ui.kit.table import Table
from workroom.ui.kit.tasks import Course, Line, StoppedError
from workroom.ui.kit.theme import META, STRONG, S, Tone

WATCHED: tuple[type[Event], ...] = (
    ProposalsMade,
    ProposalsAccepted,
    ProposalsDeclined,
    UnitsRedescribed,
    RolesChanged,
)
HOW = N_(
    "A later list says otherwise of these units. Nothing has changed yet: the client accepts a "
    "line with Enter or declines it with Delete. Both values stay in the journal either way."
)
ALL_FIELDS = N_("All fields ({count})")
ONE_FIELD = N_("{field} ({count})")
SHOWN = N_("{count} of {whole} wait")
NOTHING = N_("Nothing waits. What later lists say otherwise of known units will stand here.")
ACCEPTED = N_("{count} accepted.")
SOME_LEFT = N_("{count} accepted; {left} cannot be accepted as they are and still wait.")
DECLINED = N_("{count} declined.")
WORKING = N_("Deciding {count} lines")
NO_SUCH_LINE = N_("Nothing waits here.")


class ProposalsView(QWidget):
    """Over the whole page of the catalogue; Esc leads back."""

    left = Signal()
    unit_asked = Signal(object)
    """The id of the unit that is to be looked at whole."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._screen: ProposalsScreen | None = None
        self._picked: ProposalRow | None = None
        self._many = False
        words = bench.words
        self._rows = RowsModel(COLUMNS, words=words, theme=bench.theme, key=lambda one: one.id)
        self.table: Table[ProposalRow] = Table(
            self._rows, name=N_("Proposed corrections"), empty=NOTHING
        )
        self.field = Choice()
        self.accept = self._deed(N_("Accept"), self._accept, "", "check")
        self.decline = self._deed(N_("Decline"), self._ask_one, "Del", "cross")
        self.look = self._deed(N_("See the unit"), self._look, "F6", "catalogue")
        self.accept_all = self._deed(
            N_("Accept all of these"), self._accept_all, "Ctrl+Shift+Return", "check"
        )
        self.decline_all = self._deed(
            N_("Decline all of these"), self._ask_all, "Ctrl+Del", "cross"
        )
        self.reason = Asking(
            bench,
            title=N_("Why does the catalogue stay as it is?"),
            verb=N_("Decline"),
            fields=(
                Field(
                    name="reason",
                    label=N_("Reason"),
                    widget=text_field(words, N_("Whoever made the list will read it")),
                    required=True,
                ),
            ),
            answer=self._decline,
        )
        self._strip = ProgressStrip(words, bench.theme)
        self._build()
        self._desk: Desk[ProposalsScreen] = Desk(
            bench, read=self._question(), paint=self._paint, page=self, watch=WATCHED
        )

    def rest_focus(self) -> None:
        """The keys go to the lines."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_field(self, field: str) -> None:
        """Show the lines of one field, or of all."""
        self.field.choose(field)
        self._desk.ask(self._question())

    def _question(self) -> Callable[[Reading], ProposalsScreen]:
        field, actor = str(self.field.value or ""), self._bench.actor()
        return lambda db: read_proposals(db, field, actor)

    def _paint(self, screen: ProposalsScreen) -> None:
        words, place = self._bench.words, self.table.currentIndex().row()
        self._screen = screen
        options = [("", words.say(phrase(ALL_FIELDS, count=f"{screen.whole:,}")))]
        for name, count in screen.by_field:
            said = phrase(ONE_FIELD, field=phrase(LABELS[name]), count=f"{count:,}")
            options.append((name, words.say(said)))
        self.field.offer(options)
        if screen.field and screen.field not in dict(screen.by_field):
            self.choose_field("")
        self._rows.show(screen.rows)
        if screen.rows:  # after a decision the cursor stands on the line that came in its place
            self.table.pick(min(max(place, 0), len(screen.rows) - 1))
        counts = {"count": f"{screen.count:,}", "whole": f"{screen.whole:,}"}
        self._count.setText(words.say(phrase(SHOWN, **counts)))
        self._judge()

    def _pick(self, one: ProposalRow | None) -> None:
        self._picked = one
        self._judge()

    def _judge(self) -> None:
        screen, one = self._screen, self._picked
        may = screen.may if screen else None
        here = one is not None and may is not None
        fits: Verdict | None = may & one.fits if here and may is not None and one else None
        self.accept.judge(fits)
        self.decline.judge(may if here else None)
        self.look.judge(YES if one else None)
        some = may if screen and screen.rows else None
        self.accept_all.judge(some)
        self.decline_all.judge(some)
        self._values.setVisible(one is not None)
        if one is not None:
            self._old.setText(one.proposal.old or "—")
            self._new.setText(one.proposal.new or "—")
        why = "" if one is None or one.fits else why_not(self._bench.words, one.fits)
        self._why.setText(why)
        self._why.setVisible(bool(why))

    def _accept(self) -> None:
        one = self._picked
        if one is not None and self.accept.isEnabled():
            self._desk.do(
                lambda work: proposing.accept(work, numbers=(one.id,)),
                then=lambda count: self._say(phrase(ACCEPTED, count=count)),
            )

    def _accept_all(self) -> None:
        ledger = self._bench.ledger

        def act(by: PersonId, numbers: tuple[int, ...], course: Course) -> int:
            return proposing.accept_all(ledger, by=by, numbers=numbers, progress=_heeding(course))

        def said(done: int, asked: int) -> Phrase:
            left = asked - done
            return phrase(SOME_LEFT if left else ACCEPTED, count=f"{done:,}", left=f"{left:,}")

        self._decide_all(act, said)

    def _ask_one(self) -> None:
        self._many = False
        self.reason.ask()

    def _ask_all(self) -> None:
        self._many = True
        self.reason.ask()

    def _decline(self, values: dict[str, Any]) -> None:
        reason, one, ledger = str(values["reason"]), self._picked, self._bench.ledger
        self.reason.give_up()
        self.rest_focus()
        if self._many:

            def act(by: PersonId, numbers: tuple[int, ...], course: Course) -> int:
                return proposing.decline_all(
                    ledger, by=by, numbers=numbers, reason=reason, progress=_heeding(course)
                )

            self._decide_all(act, lambda done, _asked: phrase(DECLINED, count=f"{done:,}"))
        elif one is not None:

            def write(work: Work) -> int:
                return proposing.decline(work, numbers=(one.id,), reason=reason)

            self._desk.do(write, then=lambda count: self._say(phrase(DECLINED, count=count)))

    def _decide_all(
        self,
        act: Callable[[PersonId, tuple[int, ...], Course], int],
        said: Callable[[int, int], Phrase],
    ) -> None:
        """All lines of the chosen field, those too that are not shown; by portions."""
        actor, screen, ledger = self._bench.actor(), self._screen, self._bench.ledger
        if actor is None:
            self._bench.complain(InputError(NOBODY_HERE))
            return
        if screen is None:
            return
        field, asked = screen.field, screen.count

        def job(course: Course) -> int:
            with ledger.read() as db:
                numbers = waiting_numbers(db, field)
            return act(actor, numbers, course)

        def done(count: int) -> None:
            self._strip.end()
            self._say(said(count, asked))

        def failed(error: WorkroomError) -> None:
            self._strip.end()
            self._bench.complain(error)

        course = self._bench.tasks.run_long(
            job, then=done, failed=failed, told=self._strip.tell, line=Line.FILES
        )
        self._strip.begin(phrase(WORKING, count=f"{asked:,}"), course)

    def _look(self) -> None:
        if self._picked is not None:
            self.unit_asked.emit(self._picked.unit)

    def _say(self, what: Phrase) -> None:
        self._bench.notify(self._bench.words.say(what), Tone.DONE)

    def _deed(self, text: str, do: Callable[[], object], key: str, icon_name: str) -> Deed:
        return Deed(
            text,
            do,
            words=self._bench.words,
            page=self,
            shortcut=key,
            icon_name=icon_name,
            unasked=NO_SUCH_LINE,
        )

    def _build(self) -> None:
        words, theme = self._bench.words, self._bench.theme
        back = button(
            words(N_("Back")), self.left.emit, theme=theme, icon_name="chevron-left", kind="quiet"
        )
        self.field.setAccessibleName(words(N_("Field")))
        self.field.activated.connect(lambda _place: self._desk.ask(self._question()))
        self.field.setMinimumContentsLength(16)
        self._count = Label(size=META, tone=Tone.QUIET)
        self._why = Label(tone=Tone.STOP, wrap=True)
        self._old, self._new = Label(wrap=True), Label(wrap=True, bold=True)
        self._values, values = card()
        across = QFormLayout()
        for name, value in ((N_("In the catalogue"), self._old), (N_("In the list"), self._new)):
            value.setAccessibleName(words(name))
            across.addRow(Label(words(name), tone=Tone.QUIET), value)
        values.addLayout(across)
        self.table.picked.connect(self._pick)
        self.table.opened.connect(lambda _one: self._accept())
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.table)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self.left.emit)
        title = Label(words(N_("Proposed corrections")), size=STRONG, bold=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addLayout(row(back, title, self._count, None, self.field))
        column.addWidget(Label(words(HOW), size=META, tone=Tone.QUIET, wrap=True))
        column.addWidget(self.table, 1)
        column.addWidget(self._values)
        column.addWidget(self._why)
        column.addWidget(self._strip)
        column.addWidget(self.reason)
        column.addLayout(
            row(
                self.accept_all.button(theme),
                self.decline_all.button(theme),
                None,
                self.look.button(theme),
                self.decline.button(theme),
                self.accept.button(theme, Weight.PRIMARY),
            )
        )


def door_to(page: Page, show: Callable[[], object]) -> Deed:
    """The deed of a page by which the view is shown; grey while nothing waits."""
    return Deed(
        N_("Corrections"),
        show,
        words=page.bench.words,
        page=page,
        shortcut="F3",
        icon_name="pen",
        unasked=NOTHING,
    )


def _heeding(course: Course) -> Callable[[int, int], bool]:
    """Tell the course how far it is; a stop keeps what is written."""

    def progress(done: int, of: int) -> bool:
        try:
            course.tell(done, of)
        except StoppedError:
            return False
        return True

    return progress
