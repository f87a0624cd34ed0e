"""What the sections of the settings show: room, places, agreements, codes and the book's head."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from workroom.base.ids import PersonId, Seq
from workroom.base.verdict import Verdict
from workroom.base.words import N_
from workroom.ledger import journal
from workroom.ledger.numbers import last_number
from workroom.ledger.reading import Entries, Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.people import store as people
from workroom.rooms.people.model import Person
from workroom.rooms.people.rules import Right
from workroom.rooms.project import store as project
from workroom.rooms.project.model import SETTINGS, Project, Room, Setting
from workroom.rooms.site import store as site
from workroom.rooms.site.model import Cabinet, Workstation
from workroom.rooms.station.model import COMMANDS
from workroom.rooms.workflow.steps import active_steps
from workroom.ui.settings.accounts import may


@dataclass(frozen=True, slots=True)
class RoomScreen:
    """The room of this book and its projects."""

    room: Room
    projects: tuple[Project, ...]
    may_set_up: Verdict


@dataclass(frozen=True, slots=True)
class PlacesScreen:
    """Where archives are by night and by day."""

    cabinets: tuple[Cabinet, ...]
    workstations: tuple[Workstation, ...]
    may_set_up: Verdict


@dataclass(frozen=True, slots=True)
class Agreement:
    """A setting with the value in force; who set it and when is None for the value as delivered."""

    setting: Setting
    value: str
    set_by: str = ""
    set_at: datetime | None = None

    @property
    def id(self) -> str:
        return self.setting.name

    @property
    def is_default(self) -> bool:
        return self.value == self.setting.default


@dataclass(frozen=True, slots=True)
class AgreementsScreen:
    """All that both sides agreed on, in the order of the declarations."""

    agreements: tuple[Agreement, ...]
    may_change: Verdict

    def named(self, name: str) -> Agreement | None:
        """The agreement of that name."""
        return next((one for one in self.agreements if one.id == name), None)


@dataclass(frozen=True, slots=True)
class CodeKind:
    """One kind of scannable code; of a `ranged` one a range of numbers can be chosen."""

    id: str
    label: str
    use: str
    count: int
    ranged: bool = False


@dataclass(frozen=True, slots=True)
class CodesScreen:
    """The kinds of codes that can be printed."""

    kinds: tuple[CodeKind, ...]


@dataclass(frozen=True, slots=True)
class RecordsScreen:
    """How many entries the book has, and the head that proves them."""

    entries: int
    head: str

    @property
    def groups(self) -> tuple[str, ...]:
        """The head in groups of four digits."""
        return tuple(self.head[at : at + 4] for at in range(0, len(self.head), 4))


def read_room(db: Reading, actor: PersonId | None) -> RoomScreen:
    """The room and its projects."""
    may_set_up = may(_person(db, actor), Right.SET_UP)
    return RoomScreen(project.room(db), project.all_projects(db), may_set_up)


def read_places(db: Reading, actor: PersonId | None) -> PlacesScreen:
    """Cabinets and workstations."""
    may_set_up = may(_person(db, actor), Right.SET_UP)
    return PlacesScreen(site.cabinets.find(db), site.workstations.find(db), may_set_up)


def read_agreements(db: Reading, entries: Entries, actor: PersonId | None) -> AgreementsScreen:
    """The settings of the book with their authors.

    Args:
        entries: journal entries by number, of the same reading.
    """
    given = {value.name: value for value in project.setting_values.find(db)}
    in_force = project.settings(db)
    names = people.names(db)
    seqs = tuple(value.entry for value in given.values())
    moments = {entry.seq: entry.recorded_at for entry in entries(seqs)} if seqs else {}
    found = []
    for setting in SETTINGS:
        value = given.get(setting.name)
        if value is None:
            found.append(Agreement(setting, in_force.text(setting.name)))
        else:
            by, at = names.get(value.by, ""), moments.get(Seq(value.entry))
            found.append(Agreement(setting, value.value, by, at))
    return AgreementsScreen(tuple(found), may(_person(db, actor), Right.CHANGE_SETTINGS))


def read_codes(db: Reading) -> CodesScreen:
    """Every kind of code, those a new room needs first."""
    units = catalogue.counts_by_kind(db)
    badges = sum(one.active for one in people.everybody(db))
    active = active_steps(project.settings(db).text("steps"))
    commands = sum(one.step is None or one.step in active for one in COMMANDS)
    return CodesScreen(
        (
            CodeKind("command", N_("Command sheet"), N_("at every workstation"), commands),
            CodeKind("badge", N_("Badges"), N_("cards to cut out, one a person"), badges),
            CodeKind("cabinet", N_("Cabinets"), N_("at the cabinet's door"), _last(db, "cabinet")),
            CodeKind(
                "workstation", N_("Workstations"), N_("on the table"), _last(db, "workstation")
            ),
            _units(UnitKind.BOX, N_("Boxes of archives"), N_("on the back of the box"), units),
            _units(
                UnitKind.VOLUME,
                N_("Volumes of archives"),
                N_("on the wrapper, not the original"),
                units,
            ),
            _units(
                UnitKind.ITEM, N_("Single items"), N_("on the wrapper, not the original"), units
            ),
            CodeKind(
                "sheet",
                N_("Workflow sheets"),
                N_("if the sheet itself cannot be printed"),
                _last(db, "sheet"),
                ranged=True,
            ),
            CodeKind("batch", N_("Batches"), N_("on the trolley"), _last(db, "batch")),
        )
    )


def ids_between(db: Reading, kind: str, first: int, last: int) -> Collection[int]:
    """The ids of what bears the numbers from `first` to `last` on its labels."""
    if kind not in {one.value for one in UnitKind}:
        return range(first, last + 1)
    units = catalogue.of_kind(db, UnitKind(kind))
    return {unit.id for unit in units if first <= unit.number <= last}


def read_records(db: Reading) -> RecordsScreen:
    """The newest entry and its head."""
    _seq, head = journal.head(db)
    return RecordsScreen(journal.count(db), head)


def _units(kind: UnitKind, label: str, use: str, counts: dict[UnitKind, int]) -> CodeKind:
    return CodeKind(kind.value, label, use, counts.get(kind, 0), ranged=True)


def _last(db: Reading, series: str) -> int:
    return last_number(db, series)


def _person(db: Reading, actor: PersonId | None) -> Person | None:
    return people.people.at(db, actor) if actor is not None else None
