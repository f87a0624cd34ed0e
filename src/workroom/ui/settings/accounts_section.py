"""Accounts: who they are, what they may, their badges and secrets."""

from collections.abc import Callable

from workroom.base.errors import WorkroomError
from workroom.base.ids import PersonId
from workroom.base.verdict import YES, Verdict
from workroom.base.words import N_, phrase
from workroom.ledger.work import Work
from workroom.rooms.people.model import (
    BadgeReplaced,
    Person,
    PersonEnrolled,
    PersonLeft,
    RolesChanged,
    SecretSet,
)
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Weight
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.labels import Label
from workroom.ui.kit.panel import Fact, Panel
from workroom.ui.kit.progress import ProgressStrip
from workroom.ui.kit.rows import RowsModel
from workroom.ui.kit.saying import why_not
from workroom.ui.kit.table import Table
from workroom.ui.kit.theme import META, Tone
from workroom.ui.settings.account_forms import AccountForms
from workroom.ui.settings.accounts import AccountsScreen, SecretWay, read_accounts
from workroom.ui.settings.accounts_rows import COLUMNS, roles_of, state_of
from workroom.ui.settings.code_printing import AskPath, Chosen, CodePrinting
from workroom.ui.settings.pc_desk import PcDesk
from workroom.ui.settings.secret_dialog import SecretDialog
from workroom.ui.settings.section import Section

TITLE = N_("Accounts")
TEXT = N_(
    "One account a person, with a badge for the stations and a secret for signing. Each party "
    "keeps its own; the client's people set their first secret themselves."
)
WATCHED = (PersonEnrolled, RolesChanged, BadgeReplaced, SecretSet, PersonLeft)
SECRET_SET = N_("The secret of {name} is set.")
COUNT = N_("{count} open accounts")


class AccountsSection(Section):
    """The list at the left; the picked person, or a form, in the panel."""

    def __init__(self, bench: Bench, pc: PcDesk, *, ask_path: AskPath | None = None) -> None:
        super().__init__(bench, key="accounts", title=TITLE, text=TEXT)
        self._screen: AccountsScreen | None = None
        self._wanted: PersonId | None = None
        self.dialog: SecretDialog | None = None
        words, theme = bench.words, bench.theme
        self._rows = RowsModel(COLUMNS, words=words, theme=theme, key=lambda one: one.id)
        self.table: Table[Person] = Table(
            self._rows, name=TITLE, empty=N_("There is no account yet. Enroll somebody (F5).")
        )
        self._panel = Panel(bench, empty=N_("Pick a person, or scan a badge."))
        self._why = Label(size=META, tone=Tone.QUIET, wrap=True)
        self._panel.add(self._why)
        progress = ProgressStrip(words, theme)
        self._printing = CodePrinting(bench, pc, self, progress, ask_path=ask_path)
        self._desk: Desk[AccountsScreen] = Desk(
            bench, read=self._question(), paint=self._paint, page=self, watch=WATCHED
        )
        self.forms = AccountForms(bench, self._desk, self._panel)
        self.forms.enrolled.connect(self._want)
        self._make_deeds()
        self.body.addWidget(progress)
        self.body.addWidget(self.table, 1)
        self.beside.addWidget(self.forms)
        self.table.picked.connect(self._show)
        self.table.opened.connect(lambda _one: self._secret.trigger())

    def _make_deeds(self) -> None:
        theme, forms, picked = self.bench.theme, self.forms, self._for_picked
        self._enroll = self.deed(N_("Enroll"), self._ask_new, key="F5", icon_name="plus")
        self._print_all = self.deed(N_("Print all badges"), self._print, icon_name="printer")
        self._secret = self.deed(N_("Set the secret …"), self.ask_secret, key="F6", icon_name="pen")
        self._badge = self.deed(
            N_("Print the badge"), picked(self._print), key="F7", icon_name="printer"
        )
        self._save = self.deed(
            N_("Save the badge as PDF …"), picked(self._save_badge), icon_name="export"
        )
        self._roles = self.deed(N_("Change roles …"), picked(forms.ask_roles), key="F8")
        self._replace = self.deed(N_("Replace the badge …"), picked(forms.ask_badge))
        self._leave = self.deed(N_("Close the account …"), picked(forms.ask_leave), key="F9")
        self.head.addWidget(self._print_all.button(theme, Weight.QUIET))
        self.head.addWidget(self._enroll.button(theme, Weight.PRIMARY))
        self._panel.set_deeds(
            self._roles, self._replace, self._leave, self._save, self._badge, main=self._secret
        )

    def refresh(self) -> None:
        self._desk.ask(self._question())

    def take_scan(self, text: str) -> bool:
        """A badge picks its person."""
        person = self._screen.by_badge(text) if self._screen else None
        if person is not None:
            self.forms.go_back()
            self.table.pick_named(person.id)
        return person is not None

    def _ask_new(self) -> None:
        if self._screen is not None:
            self.forms.ask_new(self._screen.open_parties)

    def ask_secret(self) -> None:
        """The picked person sets the own secret."""
        person, screen = self.table.record, self._screen
        if person is None or screen is None:
            return
        question = screen.secret_of(person)
        if not question.verdict:
            return
        by = question.by

        def sign(act: Callable[[Work], object], failed: Callable[[WorkroomError], object]) -> None:
            self._desk.do(act, then=lambda _none: self._end_secret(person), failed=failed, by=by)

        self.dialog = SecretDialog(self.bench, self, person, question, sign)
        self.dialog.open()

    def _end_secret(self, person: Person) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self.bench.notify(self.bench.words(SECRET_SET, name=person.name), Tone.DONE)

    def _question(self) -> Callable[..., AccountsScreen]:
        actor = self.bench.actor()
        return lambda db: read_accounts(db, actor)

    def _paint(self, screen: AccountsScreen) -> None:
        self._screen = screen
        self._rows.show(screen.people)
        if self._wanted is not None and self.table.pick_named(self._wanted):
            self._wanted = None
        if self.table.record is None:
            self.table.pick(0)
        self._enroll.judge(screen.may_keep)
        self._print_all.judge(YES if screen.people else None)
        self.remark(phrase(COUNT, count=sum(one.active for one in screen.people)))
        self._show(self.table.record)

    def _want(self, person: PersonId) -> None:
        """Somebody new is picked as soon as the list shows the account."""
        self._wanted = person
        self.table.setFocus()
        if self.table.pick_named(person):
            self._wanted = None

    def _show(self, person: Person | None) -> None:
        screen = self._screen
        if person is None or screen is None:
            self._panel.clear()
            for deed in (self._secret, self._badge, self._save, self._roles, self._replace):
                deed.judge(None)
            self._leave.judge(None)
            return
        state, way = state_of(person), screen.secret_of(person)
        self._panel.show_thing(
            title=person.name,
            subtitle=phrase(person.party.label),
            facts=(
                Fact(N_("Roles"), roles_of(person)),
                Fact(N_("Badge"), person.badge_code if person.active else phrase(N_("void"))),
                Fact(N_("State"), phrase(state.word), state.tone),
            ),
        )
        open_ = YES if person.active else way.verdict
        changes: Verdict = open_ & screen.may_change(person)
        own = way.way is SecretWay.OWN and bool(way.verdict)
        self._secret.setText(
            self.bench.words(N_("Change the secret …") if own else N_("Set the secret …"))
        )
        self._secret.judge(way.verdict)
        refused = changes if way.verdict else way.verdict
        self._why.setText(why_not(self.bench.words, refused))
        self._why.setVisible(person.active and not refused)
        self._badge.judge(open_)
        self._save.judge(open_)
        for deed in (self._roles, self._replace, self._leave):
            deed.judge(changes)

    def _print(self, person: Person | None = None) -> None:
        self._printing.print(Chosen("badge", ids=(person.id,) if person else None))

    def _save_badge(self, person: Person) -> None:
        self._printing.save(Chosen("badge", ids=(person.id,)))

    def _for_picked(self, do: Callable[[Person], object]) -> Callable[[], None]:
        def ask() -> None:
            if (person := self.table.record) is not None:
                do(person)

        return ask
