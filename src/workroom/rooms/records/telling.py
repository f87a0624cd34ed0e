"""Every event in one sentence, for trails, timelines and the journal on the screen."""

from functools import cached_property

from workroom.base.breach import BreachAnswered, BreachOpened, GateApproved
from workroom.base.event import Entry, Event
from workroom.base.ids import CabinetId, PersonId, UnitId
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import (
    AliasGiven,
    CatalogueImported,
    UnitsDeclassified,
    UnitsEntered,
    UnitsRedescribed,
)
from workroom.rooms.custody.model import MoveCorrected, UnitsPutAway, UnitsReshelved, UnitsTaken
from workroom.rooms.handover import model as handover
from workroom.rooms.people import model as people_model
from workroom.rooms.people import store as people
from workroom.rooms.project import model as project
from workroom.rooms.records.absences import tell_absence
from workroom.rooms.records.beginnings import tell_beginning
from workroom.rooms.records.counts import tell_count
from workroom.rooms.records.days import tell_day
from workroom.rooms.records.layouts import tell_layout
from workroom.rooms.records.lines import tell_line
from workroom.rooms.records.papers import tell_paper
from workroom.rooms.records.proposals import tell_list
from workroom.rooms.records.reshaped import tell_reshaped
from workroom.rooms.registers.declaration import Shelf
from workroom.rooms.requests.model import RequestNamed
from workroom.rooms.shelf import SHELF
from workroom.rooms.site import model as site_model
from workroom.rooms.site import store as site
from workroom.rooms.station.model import ScanKept
from workroom.rooms.workflow import model as workflow


class Teller:
    """Tells events; knows the names of people, cabinets and units, each looked up once."""

    def __init__(self, db: Reading, shelf: Shelf = SHELF) -> None:
        self._db = db
        self._shelf = shelf
        self._codes: dict[UnitId, str] = {}

    def tell(self, entry: Entry[Event]) -> Phrase:
        """The entry as one sentence, without who and when."""
        event = entry.event
        return (
            self._custody(event)
            or self._handover(event)
            or self._workflow(event)
            or self._catalogue(event)
            or self._room(event)
            or self._people(event)
            or self._breach(event)
            or tell_absence(event, self._units, self.name)
            or tell_list(event)
            or tell_line(self._db, self._shelf, event)
            or tell_reshaped(event, self._code)
            or tell_count(event, self._cabinets)
            or tell_day(event, self._names)
            or tell_layout(event, self._names)
            or tell_paper(event, self.name, self._code)
            or tell_beginning(event, self._names)
            or phrase("{event}", event=type(event).__name__)
        )

    def name(self, person: PersonId) -> str:
        """A person's name; the empty text for nobody."""
        return self._names.get(person, "")

    @cached_property
    def _names(self) -> dict[PersonId, str]:
        return people.names(self._db)

    @cached_property
    def _cabinets(self) -> dict[CabinetId, str]:
        return {cabinet.id: cabinet.name for cabinet in site.cabinets.find(self._db)}

    def _units(self, units: tuple[UnitId, ...]) -> Phrase:
        """One unit by its code; a box act by the box and how many lay in it."""
        first = self._code(units[0]) if units else ""
        if len(units) > 1:
            return phrase(N_("{first} with {count} inside"), first=first, count=len(units) - 1)
        return phrase("{first}", first=first)

    def _code(self, unit: UnitId) -> str:
        if unit not in self._codes:
            found = catalogue.units.at(self._db, unit)
            self._codes[unit] = found.reference_code if found else ""
        return self._codes[unit]

    def _custody(self, event: Event) -> Phrase | None:
        match event:
            case UnitsPutAway():
                return phrase(
                    N_("{units} put away into {cabinet}."),
                    units=self._units(event.units),
                    cabinet=self._cabinets.get(event.cabinet, ""),
                )
            case UnitsTaken():
                return phrase(
                    N_("{units} taken out to {station} by {name}."),
                    units=self._units(event.units),
                    station=event.station,
                    name=self.name(event.holder),
                )
            case UnitsReshelved():
                return phrase(N_("{units} reshelved."), units=self._units(event.units))
            case MoveCorrected():
                units = tuple(was.unit for was in event.units)
                return phrase(
                    N_("Correction of entry {act}: {units} was not moved."),
                    act=event.act,
                    units=self._units(units),
                )
        return None

    def _handover(self, event: Event) -> Phrase | None:  # noqa: PLR0912 — a case a kind
        match event:
            case handover.HandoverBegun():
                return phrase(
                    N_("Note {note} begun: {direction}."),
                    note=event.handover,
                    direction=phrase(event.direction.label),
                )
            case handover.LinesAdded():
                return phrase(
                    N_("{count} units put onto note {note}."),
                    count=len(event.units),
                    note=event.handover,
                )
            case handover.LinesTakenOff():
                return phrase(
                    N_("{count} units taken off note {note}."),
                    count=len(event.units),
                    note=event.handover,
                )
            case handover.LineRemarked():
                return phrase(
                    N_("{unit}: condition {condition}. {remark}"),
                    unit=self._code(event.unit),
                    condition=event.condition,
                    remark=event.remark,
                )
            case handover.CountEntered(counts=counts):
                return phrase(
                    N_("The {party} counted {boxes} boxes, {volumes} volumes, {items} items."),
                    party=phrase(event.party.label),
                    boxes=counts.boxes,
                    volumes=counts.volumes,
                    items=counts.items,
                )
            case handover.DifferenceRecorded():
                return phrase(N_("Difference recorded: {text}"), text=event.text)
            case handover.OccasionChosen():
                return phrase(
                    N_("Note {note}: {occasion}."),
                    note=event.handover,
                    occasion=phrase(event.occasion.label),
                )
            case RequestNamed(number=number):
                return phrase(N_("The note goes out on request {number}."), number=number)
            case handover.SecrecyStated():
                return phrase(N_("The client states: the batch holds no state secrets."))
            case handover.HandoverAgreed():
                return phrase(
                    N_("{direction}: both agreed note {number}; custody passed to {name}."),
                    direction=phrase(event.direction.label),
                    number=event.number,
                    name=self.name(
                        event.contractor
                        if event.direction is handover.Direction.OUT
                        else event.client
                    ),
                )
            case handover.CopyPrinted(copy=copy, well=True):
                return phrase(N_("Copy {copy} of the note came out well."), copy=copy)
            case handover.CopyPrinted(copy=copy):
                return phrase(N_("Copy {copy} of the note was spoiled in the printer."), copy=copy)
            case handover.NoteSigned():
                return phrase(N_("Both originals are signed."))
            case handover.NoteFiled():
                return phrase(N_("Both sides filed their originals."))
            case handover.HandoverDropped():
                return phrase(N_("The draft was given up: {reason}"), reason=event.reason)
        return None

    def _workflow(self, event: Event) -> Phrase | None:
        match event:
            case workflow.SheetsIssued():
                return phrase(N_("{count} workflow sheets made out."), count=len(event.sheets))
            case workflow.StepStarted():
                return phrase(
                    N_("{unit}: {step} begun, pass {round}."),
                    unit=self._code(event.unit),
                    step=phrase(event.step.label),
                    round=event.round,
                )
            case workflow.StepFinished():
                return phrase(
                    N_("{unit}: {step} done, pass {round}, quantity {quantity}."),
                    unit=self._code(event.unit),
                    step=phrase(event.step.label),
                    round=event.round,
                    quantity=event.quantity,
                )
            case workflow.ReworkOrdered():
                return phrase(
                    N_("{unit}: back to {step}, pass {round}: {reason}."),
                    unit=self._code(event.unit),
                    step=phrase(event.step.label),
                    round=event.round,
                    reason=phrase(event.reason.label),
                )
            case workflow.PassCorrected():
                return phrase(
                    N_(
                        "Correction of entry {act}: {unit}, {step}, pass {round} did not "
                        "take place."
                    ),
                    act=event.act,
                    unit=self._code(event.unit),
                    step=phrase(event.step.label),
                    round=event.round,
                )
        return None

    def _catalogue(self, event: Event) -> Phrase | None:
        match event:
            case UnitsEntered():
                return phrase(
                    N_("{count} units entered into the catalogue. {origin}"),
                    count=len(event.units),
                    origin=event.origin,
                )
            case UnitsRedescribed():
                return phrase(
                    N_("{count} units described anew. {origin}"),
                    count=len(event.units),
                    origin=event.origin,
                )
            case CatalogueImported():
                return phrase(
                    N_("{file} imported: {taken} taken, {unchanged} known, {rejected} rejected."),
                    file=event.file,
                    taken=event.taken,
                    unchanged=event.unchanged,
                    rejected=event.rejected,
                )
            case UnitsDeclassified():
                return phrase(
                    N_("{count} units declassified by {document} of {date}."),
                    count=len(event.units),
                    document=event.document,
                    date=event.document_date,
                )
            case AliasGiven():
                return phrase(
                    N_("{unit} also answers to {alias}."),
                    unit=self._code(event.unit),
                    alias=event.alias,
                )
        return None

    def _room(self, event: Event) -> Phrase | None:
        match event:
            case project.RoomFounded():
                return phrase(N_("The book begins: {name}."), name=event.name)
            case project.ProjectOpened():
                return phrase(
                    N_("Project {code} begins: {name}."), code=event.code, name=event.name
                )
            case project.SettingChanged(value=""):
                return phrase(N_("Setting {name} is blank now."), name=event.name)
            case project.SettingChanged():
                return phrase(
                    N_("Setting {name} is now {value}."), name=event.name, value=event.value
                )
            case site_model.CabinetPlaced():
                return phrase(N_("Cabinet {name} placed."), name=event.name)
            case site_model.CabinetDedicated():
                return phrase(
                    N_("Cabinet {name} serves another purpose: {purpose}."),
                    name=self._cabinets.get(event.cabinet, ""),
                    purpose=phrase(event.purpose.label),
                )
            case site_model.WorkstationPlaced():
                return phrase(N_("Workstation {name} placed."), name=event.name)
        return None

    def _people(self, event: Event) -> Phrase | None:
        match event:
            case people_model.PersonEnrolled():
                return phrase(
                    N_("Account for {name}, {party}."),
                    name=event.name,
                    party=phrase(event.party.label),
                )
            case people_model.RolesChanged():
                return phrase(
                    N_("Roles of {name}: {roles}."),
                    name=self.name(event.person),
                    roles=tuple(phrase(role.label) for role in event.roles),
                )
            case people_model.BadgeReplaced():
                return phrase(
                    N_("New badge for {name}: {reason}"),
                    name=self.name(event.person),
                    reason=event.reason,
                )
            case people_model.SecretSet(first=True):
                return phrase(N_("{name} set a secret."), name=self.name(event.person))
            case people_model.SecretSet():
                return phrase(N_("The secret of {name} was reset."), name=self.name(event.person))
            case people_model.PersonLeft():
                return phrase(
                    N_("Account of {name} closed: {reason}"),
                    name=self.name(event.person),
                    reason=event.reason,
                )
        return None

    def _breach(self, event: Event) -> Phrase | None:
        match event:
            case BreachOpened():
                return phrase(
                    N_("Against the rule, on the word of {name}: {why}"),
                    name=self.name(event.who),
                    why=event.why,
                )
            case BreachAnswered():
                return phrase(
                    N_("The client wrote under the breach: {answer}"), answer=event.answer
                )
            case GateApproved():
                return phrase(
                    N_("Approved by {name}: {why}"), name=self.name(event.who), why=event.why
                )
            case ScanKept():
                return phrase(
                    N_("Scan of {code} kept: {outcome}."),
                    code=event.code,
                    outcome=phrase(event.outcome.label),
                )
        return None
