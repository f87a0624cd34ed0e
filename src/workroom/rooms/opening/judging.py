"""One row of an opening statement after the other, held against what the book knows."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from workroom.base.codes import Label, Prefix, parse, tidy
from workroom.base.errors import InputError
from workroom.base.ids import CabinetId, PersonId, ProjectId, UnitId, WorkstationId
from workroom.base.words import N_, Phrase, phrase
from workroom.exchange.dates import Span
from workroom.exchange.outcome import Fault, Interpretation, Record, Value
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.custody import store as custody
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.rules import CONDITIONS, UNKNOWN_CONDITION
from workroom.rooms.opening.model import Line, Stand, StatementId
from workroom.rooms.opening.spelled import STRANGE_PERSON, stages_of, stand_of
from workroom.rooms.people import store as people
from workroom.rooms.project import store as project_store
from workroom.rooms.site import store as site
from workroom.rooms.workflow.brought import PassBrought
from workroom.rooms.workflow.steps import active_steps

NOT_YET = StatementId(0)
"""The statement gets its number when its draft is written."""

UNKNOWN_UNIT = N_(
    "The catalogue of this project has no unit {code}. Bring the catalogue in first, or mend the "
    "code."
)
MOVED_ALREADY = N_(
    "The book has seen {code} move already: what it knows of it stands, and is not told anew."
)
ON_NOTE_ALREADY = N_("{code} is on a note of the book already. Take it off there first.")
TOLD_ALREADY = N_("Row {row} tells of {code} already.")
SAY_SINCE_WHEN = N_("Of what is in the room the day is needed on which it left the stacks.")
ONE_WHOLE_DAY = N_("One whole day is needed: year, month and day.")
STILL_TO_COME = N_("That day is still to come.")
SAY_WHERE = N_("Of what is in the room the cabinet or the workstation is needed.")
STRANGE_PLACE = N_(
    "There is no cabinet and no workstation {place}. Set it up first: Settings, Cabinets."
)
SAY_WHO = N_("What is at a workstation is in somebody's hands: say whose.")
NOTHING_TO_SAY = N_("It is said not to have begun, and yet something is said of its trip.")
OF_A_TRIP = ("out_since", "place", "holder", "note", "back_note", "batch", "stages")


class Judge:
    """Turns rows into lines; what the whole file needs is looked up once."""

    def __init__(
        self, db: Reading, project: ProjectId, found: Interpretation, *, today: date
    ) -> None:
        self.not_begun = self.taken_as_done = 0
        self._db, self._found, self._today = db, found, today
        self._project = project
        codes = [str(record.fields["reference_code"]) for record in found.records]
        self._units = catalogue.known(db, project, codes)
        self._active = active_steps(project_store.settings(db).text("steps"))
        self._people = {one.name: one.id for one in people.everybody(db)}
        self._cabinets = {one.name: one.id for one in site.cabinets.find(db)}
        self._stations = {one.name: one.id for one in site.workstations.find(db)}
        rows = {id_: record.row for record in found.records if (id_ := self._named(record))}
        self._rows: dict[UnitId, int] = {}
        inside = catalogue.children_of(db, rows)
        self._seen = custody.where_all(db, (*rows, *(unit.id for unit in inside)))
        self._drafted = handovers.drafted(db, (*rows, *(unit.id for unit in inside)))
        self._own_rows = frozenset(rows)

    def lines_of(self, record: Record) -> tuple[list[Line], list[Fault]]:
        """The lines that a row makes, or what is wrong with it: all of it at once."""
        code = str(record.fields["reference_code"])
        unit = self._unit(code)
        faults: list[Fault] = []
        if unit is None:
            faults.append(self._fault("reference_code", code, phrase(UNKNOWN_UNIT, code=code)))
        elif (seen := self._met(unit)) is not None:
            faults.append(self._fault("reference_code", code, seen))
        try:
            stand = stand_of(_text(record.fields.get("stand")))
        except InputError as error:
            value = record.fields.get("stand")
            return [], [*faults, self._fault("stand", value, error.phrase)]
        if stand is Stand.NOT_BEGUN:
            return self._not_begun(record, unit, faults)
        line = self._line(record, unit, stand, faults)
        if line is None or unit is None or faults:
            return [], faults
        self._rows[unit.id] = record.row
        lines = [line]
        for child in self._inside(unit):
            self._rows[child.id] = record.row
            lines.append(replace(line, unit=child.id))
        return lines, []

    def _not_begun(
        self, record: Record, unit: Unit | None, faults: list[Fault]
    ) -> tuple[list[Line], list[Fault]]:
        said = next((name for name in OF_A_TRIP if record.fields.get(name) is not None), None)
        if said is not None:
            faults.append(self._fault(said, record.fields[said], phrase(NOTHING_TO_SAY)))
        if not faults and unit is not None:
            self._rows[unit.id] = record.row
            self.not_begun += unit.kind is not UnitKind.BOX
        return [], faults

    def _line(
        self, record: Record, unit: Unit | None, stand: Stand, faults: list[Fault]
    ) -> Line | None:
        here = stand is Stand.IN_THE_ROOM
        fields = record.fields
        out_since = self._day(record, faults, needed=here)
        cabinet, station = self._place(record, faults) if here else (None, None)
        holder = self._holder(record, faults, needed=station is not None) if here else None
        stages = self._stages(record, stand, faults)
        condition = fields.get("condition")
        if condition is not None and condition not in CONDITIONS:
            faults.append(self._fault("condition", condition, phrase(UNKNOWN_CONDITION)))
        if unit is None or faults:
            return None
        return Line(
            statement=NOT_YET,
            unit=unit.id,
            row=record.row,
            stand=stand,
            out_since=out_since,
            cabinet=cabinet,
            workstation=station,
            holder=holder,
            note=_text(fields.get("note")),
            back_note=_text(fields.get("back_note")) if not here else "",
            batch=_text(fields.get("batch")),
            stages=stages,
            condition=condition if isinstance(condition, int) else 1,
            remark=_text(fields.get("remark")),
        )

    def _unit(self, code: str) -> Unit | None:
        """By reference code, by another code it bears or bore, or by our label."""
        if (known := self._units.get(code)) is not None:
            return known
        found = catalogue.called(self._db, tidy(code)) or catalogue.called(self._db, code)
        match parse(code):
            case Label(prefix=Prefix.BOX | Prefix.VOLUME | Prefix.ITEM as prefix, number=number):
                kind = next(one for one in UnitKind if one.prefix is prefix)
                found = catalogue.by_number(self._db, kind, number)
        return found if found is not None and found.project == self._project else None

    def _named(self, record: Record) -> UnitId | None:
        unit = self._unit(str(record.fields["reference_code"]))
        return unit.id if unit is not None else None

    def _met(self, unit: Unit) -> Phrase | None:
        """Why nothing can be told of this unit; None where something can."""
        code = unit.reference_code
        if unit.id in self._seen:
            return phrase(MOVED_ALREADY, code=code)
        if unit.id in self._drafted:
            return phrase(ON_NOTE_ALREADY, code=code)
        if (row := self._rows.get(unit.id)) is not None:
            return phrase(TOLD_ALREADY, row=row, code=code)
        return None

    def _inside(self, unit: Unit) -> Iterator[Unit]:
        """What goes with a box: its content, but for what has a row of its own or has moved."""
        if unit.kind is not UnitKind.BOX:
            return
        for child in catalogue.children(self._db, unit.id):
            if child.id not in self._own_rows and self._met(child) is None:
                yield child

    def _day(self, record: Record, faults: list[Fault], *, needed: bool) -> date | None:
        span = record.fields.get("out_since")
        if not isinstance(span, Span):
            if needed:
                faults.append(self._fault("out_since", None, phrase(SAY_SINCE_WHEN)))
            return None
        whole = span.first == span.last and "00" not in (span.first[4:6], span.first[6:])
        reason = None if whole else phrase(ONE_WHOLE_DAY)
        day = date.fromisoformat(span.first) if whole else None
        if day is not None and day > self._today:
            reason = phrase(STILL_TO_COME)
        if reason is not None:
            faults.append(self._fault("out_since", span, reason))
        return day

    def _place(
        self, record: Record, faults: list[Fault]
    ) -> tuple[CabinetId | None, WorkstationId | None]:
        place = _text(record.fields.get("place"))
        if not place:
            faults.append(self._fault("place", None, phrase(SAY_WHERE)))
            return None, None
        match parse(place):
            case Label(prefix=Prefix.CABINET, number=number):
                if number in self._cabinets.values():
                    return CabinetId(number), None
            case Label(prefix=Prefix.WORKSTATION, number=number):
                if number in self._stations.values():
                    return None, WorkstationId(number)
        if place in self._cabinets:
            return self._cabinets[place], None
        if place in self._stations:
            return None, self._stations[place]
        faults.append(self._fault("place", place, phrase(STRANGE_PLACE, place=place)))
        return None, None

    def _holder(self, record: Record, faults: list[Fault], *, needed: bool) -> PersonId | None:
        if not needed:
            return None
        name = _text(record.fields.get("holder"))
        if not name:
            faults.append(self._fault("holder", None, phrase(SAY_WHO)))
        elif name not in self._people:
            faults.append(self._fault("holder", name, phrase(STRANGE_PERSON, name=name)))
        return self._people.get(name)

    def _stages(self, record: Record, stand: Stand, faults: list[Fault]) -> tuple[PassBrought, ...]:
        told = _text(record.fields.get("stages"))
        if not told and stand is Stand.HOME:
            self.taken_as_done += 1
            return tuple(PassBrought(step=step) for step in self._active)
        try:
            return stages_of(told, people=self._people, active=self._active, today=self._today)
        except InputError as error:
            faults.append(self._fault("stages", told, error.phrase))
            return ()

    def _fault(self, field: str, value: Value | object, reason: Phrase) -> Fault:
        place = self._found.columns.get(field)
        heads = self._found.heads
        head = heads[place] if place is not None and place < len(heads) else ""
        return Fault(head, "" if value is None else str(value), reason)


def _text(value: Value) -> str:
    return "" if value is None else str(value).strip()
