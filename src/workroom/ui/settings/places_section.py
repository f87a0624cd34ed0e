"""Cabinets, where archives spend the night, and workstations, where nothing does."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from workroom.base.words import N_, phrase
from workroom.rooms.site import service
from workroom.rooms.site.model import (
    Cabinet,
    CabinetDedicated,
    CabinetPlaced,
    Purpose,
    Workstation,
    WorkstationPlaced,
)
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.fields import Choice, text_field
from workroom.ui.kit.form import Field
from workroom.ui.kit.labels import Label, row
from workroom.ui.kit.rows import Col, RowsModel
from workroom.ui.kit.side import SideForm
from workroom.ui.kit.table import Table
from workroom.ui.kit.theme import M, S, Tone
from workroom.ui.settings.screen import PlacesScreen, read_places
from workroom.ui.settings.section import Section

TITLE = N_("Cabinets and workstations")
TEXT = N_(
    "Each has a name people use and a code that is scanned. Print the codes under Codes and labels."
)
PLACED = N_("{name} stands in the room, with the code {code}.")

CABINETS: tuple[Col[Cabinet], ...] = (
    Col(title=N_("Cabinet"), text=lambda one: one.name, order=lambda one: one.name, stretch=True),
    Col(
        title=N_("For"),
        text=lambda one: phrase(one.purpose.label),
        order=lambda one: one.purpose,
        width=90,
    ),
    Col(title=N_("Code"), text=lambda one: one.code, order=lambda one: one.id, width=120),
)
WORKSTATIONS: tuple[Col[Workstation], ...] = (
    Col(
        title=N_("Workstation"), text=lambda one: one.name, order=lambda one: one.name, stretch=True
    ),
    Col(title=N_("Code"), text=lambda one: one.code, order=lambda one: one.id, width=120),
)


class PlacesSection(Section):
    """Two lists side by side; a form beside them that stays open for the next name."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, key="places", title=TITLE, text=TEXT)
        words, theme = bench.words, bench.theme
        self._cabinets = RowsModel(CABINETS, words=words, theme=theme, key=lambda one: one.id)
        self._workstations = RowsModel(
            WORKSTATIONS, words=words, theme=theme, key=lambda one: one.id
        )
        self.cabinets: Table[Cabinet] = Table(
            self._cabinets,
            name=N_("Cabinets"),
            empty=N_("No cabinet yet: archives cannot be put away for the night. Add one (F5)."),
        )
        self.workstations: Table[Workstation] = Table(
            self._workstations,
            name=N_("Workstations"),
            empty=N_("No workstation yet. Add one (F6)."),
        )
        self._add_cabinet = self.deed(
            N_("Add a cabinet …"), self._ask_cabinet, key="F5", icon_name="plus"
        )
        self._add_workstation = self.deed(
            N_("Add a workstation …"), self._ask_workstation, key="F6", icon_name="plus"
        )
        lists = QHBoxLayout()
        lists.setSpacing(M)
        for name, table, deed in (
            (N_("Cabinets"), self.cabinets, self._add_cabinet),
            (N_("Workstations"), self.workstations, self._add_workstation),
        ):
            column = QVBoxLayout()
            column.setSpacing(S)
            column.addLayout(row(Label(words(name), bold=True), None, deed.button(theme)))
            column.addWidget(table, 1)
            lists.addLayout(column, 1)
        self.body.addLayout(lists, 1)
        purposes = Choice([(one, words(one.label)) for one in Purpose])
        self.cabinet_form = self._form(
            N_("Add a cabinet"),
            N_("It can be locked. A room where archives are repaired or treated is one, too."),
            self._cabinet,
            Field(name="purpose", label=N_("For"), widget=purposes),
        )
        self.workstation_form = self._form(
            N_("Add a workstation"), N_("A table where archives are worked on."), self._workstation
        )
        self._desk: Desk[PlacesScreen] = Desk(
            bench,
            read=self._question(),
            paint=self._paint,
            page=self,
            watch=(CabinetPlaced, CabinetDedicated, WorkstationPlaced),
        )

    def refresh(self) -> None:
        self._desk.ask(self._question())

    def _form(
        self, title: str, text: str, do: Callable[[dict[str, Any]], object], *more: Field
    ) -> SideForm:
        form = SideForm(
            self.bench, title=title, text=text, verb=N_("Add it"), do=do, icon_name="plus"
        )
        name = text_field(self.bench.words)
        form.form.add(Field(name="name", label=N_("What it is called"), widget=name, required=True))
        for field in more:
            form.form.add(field)
        form.left.connect(self._back)
        form.hide()
        self.beside.addWidget(form)
        return form

    def _question(self) -> Callable[..., PlacesScreen]:
        actor = self.bench.actor()
        return lambda db: read_places(db, actor)

    def _paint(self, screen: PlacesScreen) -> None:
        self._cabinets.show(screen.cabinets)
        self._workstations.show(screen.workstations)
        self._add_cabinet.judge(screen.may_set_up)
        self._add_workstation.judge(screen.may_set_up)

    def _ask_cabinet(self) -> None:
        self._ask(self.cabinet_form, self.workstation_form)

    def _ask_workstation(self) -> None:
        self._ask(self.workstation_form, self.cabinet_form)

    def _ask(self, form: SideForm, other: SideForm) -> None:
        other.hide()
        form.clear_refusal()
        form.form.empty("name")
        form.show()
        form.form.enter("name")

    def _back(self) -> None:
        self.cabinet_form.hide()
        self.workstation_form.hide()
        self.cabinets.setFocus()

    def _cabinet(self, said: dict[str, Any]) -> None:
        self._desk.do(
            lambda work: service.place_cabinet(
                work, name=said["name"], purpose=Purpose(said["purpose"])
            ),
            then=lambda placed: self._end(self.cabinet_form, placed),
            failed=self.cabinet_form.refuse,
        )

    def _workstation(self, said: dict[str, Any]) -> None:
        self._desk.do(
            lambda work: service.place_workstation(work, name=said["name"]),
            then=lambda placed: self._end(self.workstation_form, placed),
            failed=self.workstation_form.refuse,
        )

    def _end(self, form: SideForm, placed: Cabinet | Workstation) -> None:
        """Ready for the next one: several are added one after the other."""
        form.form.empty("name")
        form.form.enter("name")
        said = phrase(PLACED, name=placed.name, code=placed.code)
        self.bench.notify(self.bench.words.say(said), Tone.DONE)
