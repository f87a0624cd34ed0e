"""The room and its parties as they were founded, and the projects worked on in it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QGridLayout

from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.project import service
from workroom.rooms.project.model import Project, ProjectOpened
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Weight
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.fields import CodeField, text_field
from workroom.ui.kit.form import Field
from workroom.ui.kit.labels import Label, card
from workroom.ui.kit.rows import Col, RowsModel
from workroom.ui.kit.saying import say_moment, say_text
from workroom.ui.kit.side import SideForm
from workroom.ui.kit.table import Table
from workroom.ui.kit.theme import XL, M, S, Tone
from workroom.ui.settings.screen import RoomScreen, read_room
from workroom.ui.settings.section import Section

TITLE = N_("Room and projects")
TEXT = N_(
    "One book is one room of two parties, with as many projects as they agree on. What was written "
    "at the founding stays as it is."
)
OPENED = N_("The project {code} is open: {name}")
PRACTICE = N_("Practice book: every paper says 演练")
REAL = N_("The real book")

COLUMNS: tuple[Col[Project], ...] = (
    Col(title=N_("Code"), text=lambda one: one.code, order=lambda one: one.code, width=140),
    Col(
        title=N_("Project"),
        text=lambda one: one.name,
        hint=lambda one: one.name,
        order=lambda one: one.name,
        stretch=True,
    ),
)


class RoomSection(Section):
    """Facts above, projects below; another project is opened in a form beside them."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, key="room", title=TITLE, text=TEXT)
        words, theme = bench.words, bench.theme
        frame, column = card()
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(XL)
        self._facts.setVerticalSpacing(S)
        self._facts.setColumnStretch(1, 1)
        self._facts.setColumnStretch(3, 1)
        column.addLayout(self._facts)
        self._rows = RowsModel(COLUMNS, words=words, theme=theme, key=lambda one: one.id)
        self.table: Table[Project] = Table(
            self._rows, name=N_("Projects"), empty=N_("There is no project yet. Open one (F5).")
        )
        self._open = self.deed(N_("Open a project …"), self._ask, key="F5", icon_name="plus")
        self.head.addWidget(self._open.button(theme, Weight.PRIMARY))
        self.body.addWidget(frame)
        self.body.addSpacing(M)
        self.body.addWidget(self.table, 1)
        self.form = SideForm(
            bench,
            title=N_("Open a project"),
            text=N_("A contract worked on in this room. Its code stands in every form number."),
            verb=N_("Open the project"),
            do=self._do,
            icon_name="plus",
        )
        self.form.form.add(
            Field(name="name", label=N_("Project"), widget=text_field(words), required=True),
            Field(
                name="code",
                label=N_("Code"),
                widget=CodeField("HT26"),
                required=True,
                hint=N_("2 to 12 of A-Z and 0-9; it cannot be changed later."),
            ),
        )
        self.form.left.connect(self._back)
        self.form.hide()
        self.beside.addWidget(self.form)
        self._desk: Desk[RoomScreen] = Desk(
            bench, read=self._question(), paint=self._paint, page=self, watch=(ProjectOpened,)
        )

    def refresh(self) -> None:
        self._desk.ask(self._question())

    def _question(self) -> Callable[..., RoomScreen]:
        actor = self.bench.actor()
        return lambda db: read_room(db, actor)

    def _paint(self, screen: RoomScreen) -> None:
        room, now = screen.room, self.bench.now()
        facts: tuple[tuple[str, str | Phrase], ...] = (
            (N_("Room"), room.name),
            (N_("Code"), room.code),
            (N_("Client"), room.client),
            (N_("Contractor"), room.contractor),
            (N_("Time zone"), room.zone),
            (N_("Founded"), say_moment(room.founded_at, now)),
            (N_("Kind of book"), phrase(PRACTICE if room.practice else REAL)),
            (N_("Mark of the book"), " ".join(room.book[at : at + 4] for at in range(0, 16, 4))),
        )
        while (item := self._facts.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, (label, value) in enumerate(facts):
            line, side = divmod(number, 2)
            shown = Label(say_text(self.bench.words, value), wrap=True)
            self._facts.addWidget(Label(self.bench.words(label), tone=Tone.QUIET), line, 2 * side)
            self._facts.addWidget(shown, line, 2 * side + 1)
        self._rows.show(screen.projects)
        self._open.judge(screen.may_set_up)

    def _ask(self) -> None:
        self.form.clear_refusal()
        for name in ("name", "code"):
            self.form.form.empty(name)
        self.form.show()
        self.form.form.enter("name")

    def _back(self) -> None:
        self.form.hide()
        self.table.setFocus()

    def _do(self, said: dict[str, Any]) -> None:
        code = said["code"].upper()
        self._desk.do(
            lambda work: service.open_project(work, code=code, name=said["name"]),
            then=self._end,
            failed=self.form.refuse,
        )

    def _end(self, project: Project) -> None:
        self._back()
        said = self.bench.words(OPENED, code=project.code, name=project.name)
        self.bench.notify(said, Tone.DONE)
