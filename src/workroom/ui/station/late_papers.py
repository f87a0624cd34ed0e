"""What is done with blank forms and lost sheets, asked for in three small dialogs."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from workroom.base.codes import tidy
from workroom.base.ids import ProjectId, SheetId
from workroom.base.verdict import YES
from workroom.base.words import N_, phrase
from workroom.ledger.work import Work
from workroom.rooms.late import service as pads
from workroom.rooms.late.model import PadForm
from workroom.rooms.workflow import service as workflow
from workroom.rooms.workflow.slip import sheet_by_number
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.fields import Choice, CodeField, NoteField, number_field
from workroom.ui.kit.form import Field, Form
from workroom.ui.kit.page import Page
from workroom.ui.kit.theme import Tone
from workroom.ui.kit.word_form import furnish
from workroom.ui.station.late_screen import LateScreen

RESERVES = N_(
    "The numbers are taken from the series now. The forms are printed once, numbered, and lie "
    "ready for a power cut; each is used by what it tells, or made void with a reason."
)
VOIDS = N_("Forms that were not used and will not be: they are destroyed, or crossed out.")
SHEET_SAYS = N_(
    "A lost sheet gets a new number, and its stages go on there. One that the printer spoiled is "
    "destroyed, and printed again under its own."
)
LOST, SPOILED = "lost", "spoiled"
VOIDED = N_("{count} numbers are void.")
MOST = 200


class LatePapers(Protocol):
    """Draws and offers papers; each answers at once."""

    def pad(self, pad: int) -> None: ...

    def sheet(self, sheet: SheetId, *, spoiled: bool) -> None: ...


class Asked(QDialog):
    """A form of a few fields; `said` hears their values once they are complete."""

    said = Signal(object)

    def __init__(
        self,
        bench: Bench,
        parent: QWidget,
        title: str,
        statement: str,
        verb: str,
        fields: Sequence[Field],
    ) -> None:
        super().__init__(parent)
        self.form = Form(bench.words, bench.theme)
        self.form.add(*fields)
        furnish(self, bench, title, phrase(statement), self.form, verb, first=fields[0].name)

    def take_scan(self, text: str) -> bool:
        """A code goes into the field for codes, where there is one."""
        for field in self.findChildren(CodeField):
            field.setText(text)
        return True

    def accept(self) -> None:
        if self.form.check():
            super().accept()
            self.said.emit(self.form.values())


class PaperDeeds:
    """Reserve a pad, make numbers void, write a sheet off."""

    def __init__(self, page: Page, desk: Desk[LateScreen], papers: LatePapers) -> None:
        self._page, self._desk, self._papers = page, desk, papers
        self._bench = page.bench
        self._screen: LateScreen | None = None

        def deed(text: str, do: Callable[[], object], icon: str) -> Deed:
            made = Deed(text, do, words=page.bench.words, page=page, icon_name=icon)
            made.judge(YES)
            return made

        self.reserve = deed(N_("Reserve blank forms …"), self._ask_pad, "printer")
        self.void = deed(N_("Make numbers void …"), self._ask_void, "cross")
        self.sheet = deed(N_("A sheet is lost or spoiled …"), self._ask_sheet, "sheet")
        self.all = (self.reserve, self.void, self.sheet)

    def show_screen(self, screen: LateScreen) -> None:
        """What can be chosen from."""
        self._screen = screen

    def _ask_pad(self) -> None:
        words, screen = self._bench.words, self._screen
        if screen is None:
            return
        forms = Choice([(one.value, words(one.label)) for one in PadForm])
        projects = Choice(screen.projects)
        fields = (
            Field(name="form", label=N_("Blank forms"), widget=forms, required=True),
            Field(name="count", label=N_("How many"), widget=number_field(1, MOST), required=True),
            Field(name="project", label=N_("Project, of notes"), widget=projects),
        )
        asked = Asked(
            self._bench, self._page, N_("Reserve blank forms"), RESERVES, N_("Reserve"), fields
        )
        asked.said.connect(self._reserve)
        asked.open()

    def _reserve(self, said: dict[str, Any]) -> None:
        form, count = PadForm(said["form"]), int(said["count"])
        of = ProjectId(said["project"]) if said["project"] is not None else None
        self._desk.do(
            lambda work: pads.reserve(work, form=form, count=count, project_id=of).event.pad,
            then=self._papers.pad,
        )

    def _ask_void(self) -> None:
        screen = self._screen
        if screen is None:
            return
        numbers = Choice([(one.code, one.code) for one in screen.blanks])
        upto = Choice([("", "—"), *((one.code, one.code) for one in screen.blanks)])
        fields = (
            Field(name="first", label=N_("The number"), widget=numbers, required=True),
            Field(name="last", label=N_("to, of the same pad"), widget=upto),
            Field(name="why", label=N_("Why"), widget=NoteField(), required=True),
        )
        asked = Asked(
            self._bench, self._page, N_("Make numbers void"), VOIDS, N_("Make void"), fields
        )
        asked.said.connect(self._void)
        asked.open()

    def _void(self, said: dict[str, Any]) -> None:
        blanks = self._screen.blanks if self._screen is not None else ()
        first = next((one for one in blanks if one.code == said["first"]), None)
        if first is None:
            return
        last = said["last"] or first.code
        codes = tuple(
            one.code for one in blanks if one.pad == first.pad and first.code <= one.code <= last
        )
        bench = self._bench
        self._desk.do(
            lambda work: len(pads.void(work, codes=codes, reason=str(said["why"])).event.codes),
            then=lambda count: bench.notify(bench.words(VOIDED, count=count), Tone.DONE),
        )

    def _ask_sheet(self) -> None:
        words, screen = self._bench.words, self._screen
        if screen is None:
            return
        what = Choice(
            [
                (LOST, words(N_("It is lost: another number"))),
                (SPOILED, words(N_("The printer spoiled it: the same number"))),
            ]
        )
        blanks = [(one.code, one.code) for one in screen.blanks if one.form == "F03"]
        fields = (
            Field(name="sheet", label=N_("Its code"), widget=CodeField(), required=True),
            Field(name="what", label=N_("What happened"), widget=what, required=True),
            Field(
                name="blank",
                label=N_("Blank sheet taken instead"),
                widget=Choice([("", "—"), *blanks]),
            ),
            Field(name="why", label=N_("Why"), widget=NoteField()),
        )
        asked = Asked(
            self._bench,
            self._page,
            N_("A workflow sheet is lost or spoiled"),
            SHEET_SAYS,
            N_("Write it down"),
            fields,
        )
        asked.said.connect(self._sheet)
        asked.open()

    def _sheet(self, said: dict[str, Any]) -> None:
        spoiled = said["what"] == SPOILED

        def act(work: Work) -> SheetId:
            old = sheet_by_number(work.db, tidy(str(said["sheet"])))
            if spoiled:
                workflow.spoil_sheet(work, sheet=old)
                return old
            return workflow.replace_sheet(
                work, sheet=old, reason=str(said["why"]), reserved=str(said["blank"] or "")
            ).event.by_sheet

        self._desk.do(act, then=lambda sheet: self._papers.sheet(sheet, spoiled=spoiled))
