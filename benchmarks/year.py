"""A year of a workroom, scan by scan: the room founded, batches out and home, every day closed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from workroom.base.codes import Code, Prefix, label
from workroom.base.ids import NOBODY, BatchId, CabinetId, HandoverId, PersonId, ProjectId, UnitId
from workroom.cli.playing import open_as_listed
from workroom.ledger.work import Ledger
from workroom.rooms.catalogue import service as catalogue
from workroom.rooms.catalogue import store as catalogue_store
from workroom.rooms.catalogue.model import Description, Unit, UnitKind
from workroom.rooms.closing import service as closing
from workroom.rooms.closing.model import Found
from workroom.rooms.custody import store as custody_store
from workroom.rooms.handover import service as handover
from workroom.rooms.handover import store as handover_store
from workroom.rooms.people import service as people
from workroom.rooms.people.model import Party, Person, Role
from workroom.rooms.project import service as project
from workroom.rooms.site import service as site
from workroom.rooms.station.model import COMMANDS, Act, Outcome, Reply, Session
from workroom.rooms.station.service import hear
from workroom.rooms.workflow import service as workflow
from workroom.rooms.workflow import store as workflow_store
from workroom.rooms.workflow.reasons import ReworkReason
from workroom.rooms.workflow.steps import Step

FIRST_MORNING = datetime(2025, 1, 2, 0, 30, tzinfo=UTC)
"""08:30 in the room, which is in Shanghai."""
VOLUMES_IN_A_BOX = 20
BOXES_A_DAY = 12
OPERATORS = 6
SCAN_EVERY = timedelta(seconds=20)
BADGE_GROWS_OLD = timedelta(minutes=25)

TIMED = "CAT SCAN"
"""Stages that are begun by one scan and finished by another, on the last day."""

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
MATTERS = ("土地确权", "宅基地审批", "婚姻登记", "承包合同", "界址勘定", "纠纷调处", "房产登记")
PLACES = ("城关镇东街", "南关村", "河西乡", "柳林镇", "北寺庄", "石桥村", "供销社")
TERMS = ("Y", "C", "D30", "D10")


class Clock:
    """Stands still until something happens."""

    def __init__(self) -> None:
        self.now = FIRST_MORNING

    def __call__(self) -> datetime:
        return self.now


class Scanner:
    """Somebody with a badge at a station."""

    def __init__(self, ledger: Ledger, clock: Clock, person: Person, station: str) -> None:
        self.person = person
        self.session = Session(station)
        self._ledger = ledger
        self._clock = clock

    def scan(self, *codes: Code, expect: Outcome | None = None) -> Reply:
        """Scan the codes one after the other; the badge goes first where it has grown old."""
        seen = self.session.person_seen
        if seen is None or self._clock.now - seen > BADGE_GROWS_OLD:
            self._hear(self.person.badge_code)
        for code in codes:
            reply = self._hear(code)
            if reply.outcome not in ({expect} if expect else {Outcome.DONE, Outcome.NOTED}):
                raise RuntimeError(f"{self.person.name} {code}: {reply.outcome} {reply.text}")
        return reply

    def _hear(self, code: Code) -> Reply:
        self._clock.now += SCAN_EVERY
        self.session, reply = hear(self._ledger, self.session, code)
        return reply


@dataclass(frozen=True, slots=True)
class Box:
    """A box that is out, and the sheets of its volumes."""

    unit: Unit
    sheets: tuple[Code, ...]


class Year:
    """Founds a book of so many units and works in it until it has so many entries.

    It ends on an open day, each operator with an opened box, for a benchmark to scan from.
    """

    def __init__(self, *, units: int, entries: int, boxes_a_day: int = BOXES_A_DAY) -> None:
        boxes = -(-units // (VOLUMES_IN_A_BOX + 1))
        self.clock = Clock()
        self._volumes = units - boxes
        self._entries = entries
        self._boxes_a_day = boxes_a_day
        self._spoiled = 0

    def live(self, ledger: Ledger, written: Callable[[], int], say: Callable[[str], None]) -> None:
        """From the founding to a last day that is open, with boxes at workstations."""
        self._ledger = ledger
        self._found()
        self._bring_in()
        say(f"catalogue: {written()} entries")
        boxes = self._boxes()
        waiting: tuple[BatchId, tuple[Box, ...]] | None = None
        day = 0
        while written() < self._entries and boxes:
            self._open_day(day)
            if waiting is not None:
                self._second_half(*waiting)
                self._home(*waiting)
            today, boxes = boxes[: self._boxes_a_day], boxes[self._boxes_a_day :]
            waiting = self._out(today)
            self._first_half(waiting[1])
            if not boxes[self._boxes_a_day :] or written() >= self._entries:
                break
            self._close_day()
            day += 1
            if day % 20 == 0:
                say(f"day {day}: {written()} entries")
        self._leave_open(boxes)
        say(f"day {day}: {written()} entries")

    # --- before the first morning ---

    def _found(self) -> None:
        with self._ledger.work(by=NOBODY) as work:
            project.found(
                work,
                name="数字化加工室",
                code="WR1",
                client="清河县档案馆",
                contractor="某数字科技有限公司",
            )
            self._project: ProjectId = project.open_project(
                work, code="HT26", name="馆藏档案数字化"
            ).id
            self._custodian = people.enroll(
                work,
                name="王建国",
                party=Party.CONTRACTOR,
                roles=(Role.MANAGER, Role.CUSTODIAN),
            )
        contractor = (
            ("周卫", Role.DUTY_OFFICER),
            *((f"{SURNAMES[n]}工{n + 1}", Role.OPERATOR) for n in range(OPERATORS)),
            ("钱梅", Role.INSPECTOR),
        )
        with self._ledger.work(by=self._custodian.id) as work:
            self._client = people.enroll(
                work, name="李秀英", party=Party.CLIENT, roles=(Role.CLIENT_LEAD, Role.ARCHIVIST)
            )
            duty, *floor, inspector = (
                people.enroll(work, name=name, party=Party.CONTRACTOR, roles=(role,))
                for name, role in contractor
            )
            self._cabinets = tuple(
                site.place_cabinet(work, name=f"{n}号柜").id for n in range(1, 5)
            )
            for number in range(1, OPERATORS + 1):
                site.place_workstation(work, name=f"{number}号台")
        self._duty: PersonId = duty.id
        self._desk = self._scanner(self._custodian, "交接台")
        self._archivist = self._scanner(self._client, "交接台")
        self._inspector = self._scanner(inspector, "质检台")
        self.operators = tuple(
            self._scanner(person, f"{n}号台") for n, person in enumerate(floor, start=1)
        )

    def _scanner(self, person: Person, station: str) -> Scanner:
        return Scanner(self._ledger, self.clock, person, station)

    def _bring_in(self) -> None:
        told = [described(number) for number in range(1, self._volumes + 1)]
        catalogue.bring_in(
            self._ledger,
            by=self._custodian.id,
            project=self._project,
            kind=UnitKind.VOLUME,
            descriptions=told,
            file="案卷目录.xlsx",
            digest="0" * 64,
            rejected=0,
        )

    def _boxes(self) -> Sequence[Unit]:
        with self._ledger.read() as db:
            return catalogue_store.of_project(db, self._project, UnitKind.BOX)

    # --- a day ---

    def _open_day(self, day: int) -> None:
        morning = FIRST_MORNING + timedelta(days=day // 5 * 7 + day % 5)
        self.clock.now = max(morning, self.clock.now)
        with self._ledger.work(by=self._duty) as work:
            closing.open_day(
                work,
                found=self._counted(),
                witness=self._custodian.id,
                custodian=self._custodian.id,
            )

    def _close_day(self) -> None:
        self.clock.now += timedelta(minutes=5)
        with self._ledger.work(by=self._duty) as work:
            closing.close_day(
                work, found=self._counted(), witness=self._custodian.id, power_off=True
            )

    def _counted(self) -> list[Found]:
        with self._ledger.read() as db:
            said = custody_store.counts_by_cabinet(db)
        found = ((cabinet, said.get(cabinet, (0, 0, 0))) for cabinet in self._cabinets)
        return [Found(cabinet=cabinet, boxes=b, volumes=v, items=i) for cabinet, (b, v, i) in found]

    def _out(self, boxes: Sequence[Unit]) -> tuple[BatchId, tuple[Box, ...]]:
        """A batch comes in against its note, and goes into the cabinets."""
        with self._ledger.work(by=self._custodian.id, station="交接台") as work:
            note = handover.begin_out(work, project=self._project)
        batch = self._agree(note, (box.id for box in boxes), secret_free=True)
        with self._ledger.work(by=self._custodian.id, station="交接台") as work:
            workflow.issue(work, handover=note)
        self._sign(note)
        out: list[Box] = []
        for number, box in enumerate(boxes):
            with self._ledger.read() as db:
                inside = catalogue_store.children(db, box.id)
                sheets = workflow_store.sheets_for(db, (unit.id for unit in inside))
            out.append(Box(box, tuple(sheets[unit.id].code for unit in inside)))
            self._desk.scan(self._cabinet(number), box.code)
        return batch, tuple(out)

    def _home(self, batch: BatchId, boxes: Sequence[Box]) -> None:
        """A batch goes home against its note, and the client's archivist reshelves it."""
        with self._ledger.work(by=self._custodian.id, station="交接台") as work:
            note = handover.begin_back(work, batch=batch)
        self._agree(note, (box.unit.id for box in boxes), secret_free=False)
        self._sign(note)
        self._archivist.scan(command(Act.RESHELVE), *(box.unit.code for box in boxes))

    def _agree(self, note: HandoverId, units: Iterable[UnitId], *, secret_free: bool) -> BatchId:
        for unit in units:
            self.clock.now += SCAN_EVERY
            with self._ledger.work(by=self._custodian.id, station="交接台") as work:
                handover.add(work, handover=note, unit=unit)
        with self._ledger.read() as db:
            counts = handover_store.listed(db, note)
        for person in (self._client.id, self._custodian.id):
            with self._ledger.work(by=person, station="交接台") as work:
                handover.enter_count(work, handover=note, counts=counts)
        if secret_free:
            with self._ledger.work(by=self._client.id, station="交接台") as work:
                handover.state_secrecy(work, handover=note)
        else:
            with self._ledger.work(by=self._client.id, station="交接台") as work:
                open_as_listed(work, note)
        with self._ledger.work(by=self._custodian.id, station="交接台") as work:
            agreed = handover.agree(
                work, handover=note, client=self._client.id, contractor=self._custodian.id
            )
        return agreed.event.batch

    def _sign(self, note: HandoverId) -> None:
        self.clock.now += timedelta(minutes=3)
        for copy in (1, 2):
            with self._ledger.work(by=self._custodian.id, station="交接台") as work:
                handover.confirm_copy(work, handover=note, copy=copy, well=True)
        with self._ledger.work(by=self._custodian.id, station="交接台") as work:
            handover.sign(work, handover=note)
            handover.file(work, handover=note)

    def _first_half(self, boxes: Sequence[Box]) -> None:
        """Prepared, catalogued, scanned and processed; locked up for the night."""
        for number, box in enumerate(boxes):
            operator = self.operators[number % OPERATORS]
            self._take(operator, box)
            operator.scan(*[box.unit.code] * 4)
            self._put_away(operator, box, number)

    def _second_half(self, _batch: BatchId, boxes: Sequence[Box]) -> None:
        """Inspected, one volume of the day scanned anew, linked, rebound and checked."""
        for number, box in enumerate(boxes):
            operator = self.operators[number % OPERATORS]
            self._take(operator, box)
            if number == 0:
                self._redo(operator, box)
            self._inspector.scan(command(Act.LOG), box.unit.code)
            operator.scan(box.unit.code, box.unit.code)
            self._inspector.scan(*box.sheets)
            self._put_away(operator, box, number)
        self._spoiled += 1
        self._inspector.scan(Code(f"XX-{self._spoiled:06}"), expect=Outcome.UNKNOWN)

    def _redo(self, operator: Scanner, box: Box) -> None:
        """The inspector sends one volume back; the operator takes one scan back on the way."""
        sheet = box.sheets[0]
        self._inspector.scan(command(Act.REWORK, Step.SCAN), reason(ReworkReason.SKEW), sheet)
        operator.scan(sheet, command(Act.CORRECT), sheet, sheet)

    def _take(self, operator: Scanner, box: Box) -> None:
        operator.scan(command(Act.TAKE), box.unit.code, command(Act.LOG))

    def _put_away(self, operator: Scanner, box: Box, number: int) -> None:
        operator.scan(self._cabinet(number), box.unit.code)

    def _leave_open(self, boxes: Sequence[Unit]) -> None:
        """What a benchmark finds: each operator with a box of which no stage is logged yet."""
        with self._ledger.work(by=self._client.id) as work:
            project.change_setting(work, name="timed_steps", value=TIMED)
        _, out = self._out(boxes[:OPERATORS])
        for operator, box in zip(self.operators, out, strict=False):
            self._take(operator, box)

    def _cabinet(self, number: int) -> Code:
        return label(Prefix.CABINET, CabinetId(self._cabinets[number % len(self._cabinets)]))


def described(number: int) -> Description:
    """A made-up volume of a made-up holding."""
    first = 1950 + number % 50
    surname, place = SURNAMES[number % 16], PLACES[number % 7]
    return Description(
        reference_code=f"J038-{1 + number // 1000:03}-{number:06}",
        title=f"{place}{surname}氏等关于{MATTERS[number % 7]}的来往文书（第{number}号）",
        fonds="J038",
        date_from=f"{first}{1 + number % 12:02}00",
        date_to=f"{first + 1}1225",
        year=str(first),
        retention_period=TERMS[number % 4],
        pages=20 + number % 180,
        items=3 + number % 9,
        box_number=str(1 + (number - 1) // VOLUMES_IN_A_BOX),
    )


def command(act: Act, step: Step | None = None) -> Code:
    """The code of a command."""
    return next(c.code for c in COMMANDS if (c.act, c.step, c.reason) == (act, step, None))


def reason(why: ReworkReason) -> Code:
    """The code of a reason for rework."""
    return next(c.code for c in COMMANDS if c.reason is why)
