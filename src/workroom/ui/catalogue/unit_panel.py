"""The panel of the picked unit: facts, stages, trail, and what can be done to it."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from workroom.base.breach import BreachAnswered, BreachOpened
from workroom.base.event import Event
from workroom.base.ids import UnitId
from workroom.base.verdict import YES
from workroom.base.words import N_
from workroom.ledger.reading import Reading
from workroom.rooms.absence.model import (
    LoanReturned,
    LossDeclared,
    RecallLifted,
    UnitsCalledBack,
    UnitsFound,
    UnitsLent,
    UnitsMissed,
)
from workroom.rooms.catalogue.model import (
    AliasGiven,
    UnitKind,
    UnitsDeclassified,
    UnitsEntered,
    UnitsRedescribed,
)
from workroom.rooms.custody.model import MoveCorrected, UnitsPutAway, UnitsReshelved, UnitsTaken
from workroom.rooms.filed.model import PaperAttached
from workroom.rooms.handover.model import HandoverAgreed
from workroom.rooms.layouts.model import TitlesWithheld
from workroom.rooms.lineage.model import (
    CoversSwapped,
    FoundInside,
    UnitRecoded,
    UnitsMerged,
    UnitSplit,
    VolumeItemized,
)
from workroom.rooms.opening.model import StatementAgreed
from workroom.rooms.people.model import RolesChanged, SecretSet
from workroom.rooms.workflow.model import (
    PassCorrected,
    ReworkOrdered,
    SheetsIssued,
    StepFinished,
    StepStarted,
)
from workroom.ui.catalogue.absence_changes import ABSENCES
from workroom.ui.catalogue.change_acts import ChangeActs, Group
from workroom.ui.catalogue.changes import CHANGES
from workroom.ui.catalogue.facts import facts_of, moments_of
from workroom.ui.catalogue.private_title import PrivateTitle
from workroom.ui.catalogue.scans import ScansRow
from workroom.ui.catalogue.stage_line import StageLinePicture
from workroom.ui.catalogue.unit_acts import UnitActs
from workroom.ui.catalogue.unit_screen import UnitScreen, read_unit
from workroom.ui.kit.deed import Deed
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.page import Page
from workroom.ui.kit.panel import Panel

RESHAPES: tuple[type[Event], ...] = (
    UnitSplit,
    UnitsMerged,
    UnitRecoded,
    CoversSwapped,
    VolumeItemized,
    FoundInside,
)
"""What changes which units there are."""
ABSENCE_EVENTS: tuple[type[Event], ...] = (
    UnitsMissed,
    UnitsFound,
    LossDeclared,
    UnitsLent,
    LoanReturned,
    UnitsCalledBack,
    RecallLifted,
)
"""What changes where a unit is, when it is not in its place."""
MOVES: tuple[type[Event], ...] = (
    UnitsEntered,
    UnitsRedescribed,
    UnitsDeclassified,
    UnitsTaken,
    UnitsPutAway,
    UnitsReshelved,
    MoveCorrected,
    *ABSENCE_EVENTS,
    HandoverAgreed,
    StatementAgreed,
    RolesChanged,
    *RESHAPES,
)
"""What changes a row of the catalogue, or who may bring one in."""
STAGES: tuple[type[Event], ...] = (
    SheetsIssued,
    StepStarted,
    StepFinished,
    ReworkOrdered,
    PassCorrected,
)
"""What changes how far a unit is."""
WATCHED = (
    *MOVES,
    *STAGES,
    PaperAttached,
    AliasGiven,
    BreachOpened,
    BreachAnswered,
    SecretSet,
    TitlesWithheld,
)
MOMENTS = 12
"""So much of the trail stands in the panel; the unit's page has all of it."""


LINEAGE = Group(
    deed=N_("What became of it …"),
    title=N_("What became of the unit"),
    key="F4",
    icon="pen",
    changes=CHANGES,
    may=lambda screen: screen.may_change,
)
ABSENT = Group(
    deed=N_("Where it is …"),
    title=N_("Where it is"),
    key="F5",
    icon="search",
    changes=ABSENCES,
    may=lambda screen: screen.may_move,
)


class UnitPanel(Panel):
    """Asks for its unit by itself, and again when something happens to it."""

    open_asked = Signal(object)
    """The id of the unit to be shown over the whole page."""
    inside_asked = Signal(object)
    """The id of the box whose content is wanted."""
    painted = Signal(object)
    """The `UnitScreen` just shown, or None."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.bench)
        self._unit: UnitId | None = None
        self._screen: UnitScreen | None = None
        self._beside_page = False
        words = page.bench.words
        self._stages = StageLinePicture(page.bench, whole=False)
        self._scans = ScansRow(page.bench)
        self.add(self._stages)
        self.add(self._scans)
        self._open = Deed(
            N_("Open it"),
            lambda: self.open_asked.emit(self._unit),
            words=words,
            page=page,
            icon_name="chevron-right",
        )
        self._inside = Deed(
            N_("What is in it"),
            lambda: self.inside_asked.emit(self._unit),
            words=words,
            page=page,
            shortcut="F6",
            icon_name="box",
        )
        self._desk: Desk[UnitScreen | None] = Desk(
            page.bench, read=self._question(), paint=self._paint, page=page, watch=WATCHED
        )
        self._deeds = UnitActs(page, self, self._desk)
        self._changes = ChangeActs(page, self, self._desk, LINEAGE)
        self._absences = ChangeActs(page, self, self._desk, ABSENT)
        self._private = PrivateTitle(page, self._desk)
        self.set_deeds(
            self._inside,
            self._changes.change,
            self._absences.change,
            self._deeds.alias,
            self._private.deed,
            self._deeds.declassify,
            main=self._open,
        )

    @property
    def unit(self) -> UnitId | None:
        """What is shown, or on its way."""
        return self._unit

    def pick(self, unit: UnitId) -> None:
        """Show this unit."""
        self._unit = unit
        self._desk.ask(self._question())

    def stand_beside_page(self, beside: bool) -> None:
        """While the unit has the whole page, the panel leaves stages and trail to that."""
        self._beside_page = beside
        self._show()

    def take_scan(self, text: str) -> bool:
        """A code that is being asked for."""
        return (
            self._deeds.take_scan(text)
            or self._changes.take_scan(text)
            or self._absences.take_scan(text)
        )

    def _question(self) -> Callable[[Reading], UnitScreen | None]:
        unit, actor, ledger = self._unit, self._bench.actor(), self._bench.ledger
        return lambda db: read_unit(ledger, db, unit, actor) if unit is not None else None

    def _paint(self, screen: UnitScreen | None) -> None:
        self._screen = screen
        self._deeds.show_unit(screen)
        self._private.show_unit(screen)
        self._changes.show_unit(screen)
        self._absences.show_unit(screen)
        self._open.judge(YES if screen else None)
        self._inside.judge(YES if screen and screen.inside else None)
        holds = screen is not None and (screen.inside or screen.unit.kind is UnitKind.BOX)
        self._inside.setVisible(bool(holds))
        self._show()
        self.painted.emit(screen)

    def _show(self) -> None:
        screen, beside = self._screen, self._beside_page
        self._open.setVisible(not beside)
        self._stages.show_stages(screen.stages if screen and not beside else ())
        self._scans.show_scans(screen.scans if screen else ())
        if screen is None:
            self.clear()
            return
        facts = facts_of(screen, self._bench)
        told = () if beside else screen.told[:MOMENTS]
        self.show_thing(
            title=screen.unit.reference_code,
            subtitle=screen.unit.title,
            facts=(*facts.standing, *(facts.identity if beside else facts.short)),
            moments=moments_of(told, self._bench),
        )
