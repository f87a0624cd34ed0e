"""The forms of the accounts: enroll somebody, other roles, a new badge, close an account."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget

from workroom.base.errors import WorkroomError
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.work import Work
from workroom.rooms.people import service
from workroom.rooms.people.model import Party, Person
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.fields import Choice, NoteField, text_field
from workroom.ui.kit.form import Field
from workroom.ui.kit.panel import Panel
from workroom.ui.kit.side import SideForm
from workroom.ui.kit.theme import PANEL_WIDTH, Tone
from workroom.ui.settings.accounts import AccountsScreen
from workroom.ui.settings.roles_box import RolesBox

ENROLLED = N_("{name} has an account and the badge {code}. The secret is still to be set.")
CHANGED = N_("{name} has other roles from now on.")
REPLACED = N_("The old badge of {name} is void. Print the new one.")
CLOSED = N_("The account of {name} is closed. What it did stays in the book.")


class AccountForms(QStackedWidget):
    """The panel of the picked person, and the forms that take its place."""

    enrolled = Signal(object)
    """The `PersonId` of somebody new."""

    def __init__(self, bench: Bench, desk: Desk[AccountsScreen], panel: Panel) -> None:
        super().__init__()
        self._bench, self._desk, self._panel = bench, desk, panel
        self._person: Person | None = None
        self.setFixedWidth(PANEL_WIDTH)
        self.setFrameShape(QFrame.Shape.NoFrame)
        words = bench.words
        self.enroll_form = self._form(
            title=N_("Enroll somebody"),
            text=N_("One account a person. Afterwards the secret is set and the badge printed."),
            verb=N_("Enroll"),
            do=self._enroll,
            icon_name="plus",
        )
        self.party = Choice()
        self.enroll_form.form.add(
            Field(name="name", label=N_("Name"), widget=text_field(words), required=True),
            Field(name="party", label=N_("Party"), widget=self.party),
        )
        self.new_roles = RolesBox(words)
        self.party.currentIndexChanged.connect(lambda _row: self.new_roles.offer(self._party()))
        self.enroll_form.extra.addWidget(self.new_roles)
        self.roles_form = self._form(
            title=N_("Change roles"),
            text=N_("From now on; what was done under the roles before stays as it was."),
            verb=N_("Change roles"),
            do=self._change,
        )
        self.other_roles = RolesBox(words)
        self.roles_form.extra.addWidget(self.other_roles)
        self.badge_form = self._form(
            title=N_("Replace the badge"),
            text=N_("The old badge is void at once, and says so at every station."),
            verb=N_("Replace the badge"),
            do=self._replace,
            icon_name="badge",
        )
        self.leave_form = self._form(
            title=N_("Close the account"),
            text=N_("The person can no longer sign in or scan. The name and all it did stay."),
            verb=N_("Close the account"),
            do=self._leave,
            icon_name="cross",
        )
        for form in (self.badge_form, self.leave_form):
            form.form.add(
                Field(name="reason", label=N_("Reason"), widget=NoteField(), required=True)
            )
        self.addWidget(panel)
        for form in (self.enroll_form, self.roles_form, self.badge_form, self.leave_form):
            form.left.connect(self.go_back)
            self.addWidget(form)

    @property
    def is_asking(self) -> bool:
        """Whether a form stands in the panel's place."""
        return self.currentWidget() is not self._panel

    def _party(self) -> Party:
        return Party(self.party.value)  # Qt hands an enum's text back.

    def go_back(self) -> None:
        """The panel again."""
        self.setCurrentWidget(self._panel)

    def ask_new(self, parties: Sequence[Party]) -> None:
        """Enroll somebody of one of these parties, of which there is at least one."""
        form = self.enroll_form
        self.party.offer([(party, self._bench.words(party.label)) for party in parties])
        self.new_roles.offer(self._party())
        form.form.empty("name")
        self._begin(form, None)
        form.form.enter("name")

    def ask_roles(self, person: Person) -> None:
        """Give the person other roles."""
        self.other_roles.offer(person.party, person.roles)
        self._begin(self.roles_form, person)
        self.other_roles.setFocus()
        self.other_roles.focusNextChild()

    def ask_badge(self, person: Person) -> None:
        """The badge was lost."""
        self._ask_reason(self.badge_form, person)

    def ask_leave(self, person: Person) -> None:
        """The person leaves."""
        self._ask_reason(self.leave_form, person)

    def _ask_reason(self, form: SideForm, person: Person) -> None:
        self._begin(form, person)
        form.form.empty("reason")
        form.form.enter("reason")

    def _begin(self, form: SideForm, person: Person | None) -> None:
        self._person = person
        form.clear_refusal()
        form.form.clear_refusals()
        form.about(person.name if person else "")
        self.setCurrentWidget(form)

    def _enroll(self, said: dict[str, Any]) -> None:
        roles = self.new_roles.roles
        self._do(
            self.enroll_form,
            lambda work: service.enroll(
                work, name=said["name"], party=Party(said["party"]), roles=roles
            ),
            self._welcome,
        )

    def _welcome(self, person: Person) -> None:
        self._end(phrase(ENROLLED, name=person.name, code=person.badge_code))
        self.enrolled.emit(person.id)

    def _change(self, _said: dict[str, Any]) -> None:
        roles = self.other_roles.roles
        self._do_to_person(
            self.roles_form,
            lambda work, person: service.change_roles(work, person=person.id, roles=roles),
            CHANGED,
        )

    def _replace(self, said: dict[str, Any]) -> None:
        self._do_to_person(
            self.badge_form,
            lambda work, person: service.replace_badge(
                work, person=person.id, reason=said["reason"]
            ),
            REPLACED,
        )

    def _leave(self, said: dict[str, Any]) -> None:
        self._do_to_person(
            self.leave_form,
            lambda work, person: service.leave(work, person=person.id, reason=said["reason"]),
            CLOSED,
        )

    def _do_to_person(
        self, form: SideForm, act: Callable[[Work, Person], object], done: str
    ) -> None:
        person = self._person
        if person is not None:
            self._do(
                form,
                lambda work: act(work, person),
                lambda _none: self._end(phrase(done, name=person.name)),
            )

    def _do(
        self, form: SideForm, act: Callable[[Work], Any], then: Callable[[Any], object]
    ) -> None:
        form.main.setEnabled(False)

        def end(answer: Any) -> None:
            form.main.setEnabled(True)
            then(answer)

        def fail(error: WorkroomError) -> None:
            form.main.setEnabled(True)
            form.refuse(error)

        self._desk.do(act, then=end, failed=fail)

    def _end(self, said: Phrase) -> None:
        self.go_back()
        self._bench.notify(self._bench.words.say(said), Tone.DONE)

    def _form(
        self,
        *,
        title: str,
        text: str,
        verb: str,
        do: Callable[[dict[str, Any]], object],
        icon_name: str = "check",
    ) -> SideForm:
        return SideForm(self._bench, title=title, text=text, verb=verb, do=do, icon_name=icon_name)
