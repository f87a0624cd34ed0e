"""What can be done to a unit from its panel: another code for it, and lifting its class."""

from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from workroom.base.errors import InputError, WorkroomError
from workroom.base.ids import PersonId
from workroom.base.verdict import Verdict
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.catalogue import service
from workroom.rooms.people.service import badge_holder, check_secret
from workroom.ui.catalogue.asking import Asking
from workroom.ui.catalogue.unit_screen import UnitScreen
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.fields import CodeField, text_field
from workroom.ui.kit.form import Field
from workroom.ui.kit.page import Page
from workroom.ui.kit.panel import Panel
from workroom.ui.kit.saying import say_error
from workroom.ui.kit.signing import Seat, Signing
from workroom.ui.kit.theme import Tone

LIFTED = N_("The class of {code} is lifted.")
ALIASED = N_("{alias} scans as {code} from now on.")
LIFTS = N_(
    "The client lifts the class “{security_class}” of {code} by {document} of {day}. "
    "The unit may then leave the stacks."
)
DOCUMENT_HINT = N_("Number or title of the paper that lifts it")
NO_DAY = N_("A day is written like 2026-03-02.")
ALIAS_HINT = N_("Scan or type the code that the box or volume already bears.")


class UnitActs(QObject):
    """The deeds of the panel, with the questions they ask."""

    def __init__(self, page: Page, panel: Panel, desk: Desk[UnitScreen | None]) -> None:
        super().__init__(page)
        self._bench: Bench = page.bench
        self._desk = desk
        self._screen: UnitScreen | None = None
        words = self._bench.words
        self.alias = Deed(
            N_("Add a code"),
            self._ask_alias,
            words=words,
            page=page,
            shortcut="F8",
            icon_name="plus",
        )
        self.declassify = Deed(
            N_("Lift the class"),
            self._ask_document,
            words=words,
            page=page,
            shortcut="F9",
            icon_name="pen",
        )
        self._alias_form = Asking(
            self._bench,
            title=N_("Another code for this unit"),
            verb=N_("Add"),
            fields=(
                Field(
                    name="alias",
                    label=N_("Code"),
                    widget=CodeField(),
                    hint=ALIAS_HINT,
                    required=True,
                ),
            ),
            answer=self._give_alias,
        )
        self._document_form = Asking(
            self._bench,
            title=N_("Lift the security class"),
            verb=N_("Go on to sign"),
            fields=(
                Field(
                    name="document",
                    label=N_("Document"),
                    widget=text_field(words, DOCUMENT_HINT),
                    required=True,
                ),
                Field(
                    name="day",
                    label=N_("Its date"),
                    widget=CodeField(f"{self._bench.now():%Y-%m-%d}"),
                    required=True,
                    check=_no_day,
                ),
            ),
            answer=self._sign,
        )
        panel.add(self._alias_form)
        panel.add(self._document_form)

    def show_unit(self, screen: UnitScreen | None) -> None:
        """Judge the deeds for this unit; questions about another are dropped."""
        same = screen and self._screen and screen.unit.id == self._screen.unit.id
        self._screen = screen
        if not same:
            self._alias_form.give_up()
            self._document_form.give_up()
        self.alias.judge(screen.may_alias if screen else None)
        may: Verdict | None = screen.may_declassify if screen else None
        self.declassify.judge(may)
        self.declassify.setVisible(bool(screen and screen.unit.is_classified))

    def take_scan(self, text: str) -> bool:
        """A scan while a code is asked for is that code."""
        if self._alias_form.isVisible():
            self._give_alias({"alias": text.strip()})
            return True
        return False

    def _ask_alias(self) -> None:
        self._document_form.give_up()
        self._alias_form.ask()

    def _ask_document(self) -> None:
        self._alias_form.give_up()
        self._document_form.ask()

    def _give_alias(self, values: dict[str, Any]) -> None:
        screen, alias = self._screen, str(values["alias"])
        if screen is None:
            return
        unit = screen.unit

        def done(_given: object) -> None:
            self._alias_form.give_up()
            said = phrase(ALIASED, alias=alias, code=unit.reference_code)
            self._bench.notify(self._bench.words.say(said), Tone.DONE)

        self._desk.do(
            lambda work: service.give_alias(work, unit=unit.id, alias=alias),
            then=done,
            failed=lambda error: self._refuse(self._alias_form, error),
        )

    def _sign(self, values: dict[str, Any]) -> None:
        screen = self._screen
        if screen is None:
            return
        unit = screen.unit
        document, day = str(values["document"]), str(values["day"])
        signing = Signing(
            self._bench,
            self._document_form.window(),
            title=N_("Lift the security class"),
            statement=phrase(
                LIFTS,
                security_class=unit.security_class,
                code=unit.reference_code,
                document=document,
                day=day,
            ),
            seats=(Seat(key="client", label=N_("For the client"), people=screen.client),),
            check=check_secret,
            whose=badge_holder,
        )

        def write(signed: dict[str, PersonId]) -> None:
            self._desk.do(
                lambda work: service.declassify(
                    work, units=(unit.id,), document=document, document_date=day
                ),
                then=lambda _: self._lifted(unit.reference_code),
                failed=lambda error: self._refuse(self._document_form, error),
                by=signed["client"],
            )

        signing.signed.connect(write)
        signing.finished.connect(signing.deleteLater)
        signing.open()

    def _lifted(self, code: str) -> None:
        self._document_form.give_up()
        self._bench.notify(self._bench.words.say(phrase(LIFTED, code=code)), Tone.DONE)

    def _refuse(self, form: Asking, error: WorkroomError) -> None:
        if isinstance(error, InputError):
            form.refuse(say_error(self._bench.words, error).sentence)
        else:
            self._bench.complain(error)


def _no_day(text: str) -> Phrase | None:
    try:
        date.fromisoformat(text)
    except ValueError:
        return phrase(NO_DAY)
    return None
