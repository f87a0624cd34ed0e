"""Builders of books for tests: a founded room with people, a catalogue, a batch in the room."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image

from workroom.base.codes import Prefix, label
from workroom.base.event import Entry, Source
from workroom.base.ids import (
    NOBODY,
    BatchId,
    CabinetId,
    HandoverId,
    Kind,
    LineId,
    PersonId,
    ProjectId,
    Subject,
    UnitId,
)
from workroom.base.late import Late
from workroom.base.word import Word
from workroom.book import make_book, open_book
from workroom.cli.playing import open_as_listed
from workroom.exchange.outcome import Interpretation
from workroom.ledger.folder import Folder
from workroom.ledger.vault import keep_secret
from workroom.ledger.verify import verify
from workroom.ledger.work import Ledger
from workroom.paper.logo import read_logo
from workroom.paper.sheet import Logo
from workroom.rooms.absence import service as absence
from workroom.rooms.access import service as access
from workroom.rooms.catalogue import proposing
from workroom.rooms.catalogue import service as catalogue
from workroom.rooms.catalogue import store as catalogue_store
from workroom.rooms.catalogue.model import Description, UnitKind
from workroom.rooms.closing import service as closing
from workroom.rooms.closing.model import Found
from workroom.rooms.corrections import service as corrections
from workroom.rooms.corrections.model import Fault, Put
from workroom.rooms.counting import service as counting
from workroom.rooms.counting.model import Purpose
from workroom.rooms.custody import service as custody
from workroom.rooms.custody import store as custody_store
from workroom.rooms.custody.model import Recall
from workroom.rooms.filed import model as filed_model
from workroom.rooms.filed import service as filed
from workroom.rooms.handover import service as handover
from workroom.rooms.handover import store as handover_store
from workroom.rooms.handover.model import Direction
from workroom.rooms.handover.parts import NOTE
from workroom.rooms.holds import service as holds
from workroom.rooms.holds.weeks import week_of
from workroom.rooms.late import service as late
from workroom.rooms.late.claiming import late_work
from workroom.rooms.late.model import PadForm
from workroom.rooms.layouts import service as layouts
from workroom.rooms.layouts.model import Layout, LayoutAgreed
from workroom.rooms.layouts.parts import Parts
from workroom.rooms.lineage import service as lineage
from workroom.rooms.lineage import within
from workroom.rooms.lineage.basis import Part
from workroom.rooms.lists import store as lists_store
from workroom.rooms.lists.model import ColumnRead, ColumnsNamed
from workroom.rooms.opening import service as opening
from workroom.rooms.opening.model import LastNumber, Line, Stand, StatementId
from workroom.rooms.opening.told import Told
from workroom.rooms.people import service as people
from workroom.rooms.people import store as people_store
from workroom.rooms.people.model import Party, Role, SecretSet
from workroom.rooms.project import service as project
from workroom.rooms.registers import service as registers
from workroom.rooms.requests.requests import (
    APPROVED,
    EXAMINED,
    PROPOSED,
    REQUESTS,
    Again,
    Granted,
    Opinion,
)
from workroom.rooms.safety.hazards import FOLLOW_UPS, HAZARDS, MENDED, HazardLevel
from workroom.rooms.shifts import service as shifts
from workroom.rooms.site import service as site
from workroom.rooms.site import store as site_store
from workroom.rooms.site.model import Purpose as CabinetPurpose
from workroom.rooms.station.model import COMMANDS, Act, Reply, Session
from workroom.rooms.station.service import hear
from workroom.rooms.workflow import paging
from workroom.rooms.workflow import service as workflow
from workroom.rooms.workflow import store as workflow_store
from workroom.rooms.workflow.brought import PassBrought
from workroom.rooms.workflow.model import Sheet
from workroom.rooms.workflow.reasons import ReworkReason
from workroom.rooms.workflow.steps import Step

MORNING = datetime(2026, 3, 2, 0, 30, tzinfo=UTC)
"""08:30 in the room, which is in Shanghai, on a Monday."""
SECRET = "a-secret-of-tests"


@dataclass
class TestClock:
    """A clock that stands still until it is told to go on."""

    __test__ = False
    now: datetime = MORNING

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class Book:
    """A book with the people and things that tests speak of."""

    ledger: Ledger
    clock: TestClock
    project: ProjectId
    cabinet: CabinetId
    people: dict[str, PersonId] = field(default_factory=dict)

    def __getattr__(self, name: str) -> PersonId:
        """`book.wang` is the id of Wang."""
        try:
            return self.people[name]
        except KeyError as error:
            raise AttributeError(name) from error

    def close(self) -> None:
        self.ledger.close()


PEOPLE: Sequence[tuple[str, str, Party, tuple[Role, ...]]] = (
    ("wang", "王建国", Party.CONTRACTOR, (Role.MANAGER, Role.CUSTODIAN)),
    ("li", "李秀英", Party.CLIENT, (Role.CLIENT_LEAD, Role.ARCHIVIST)),
    ("zhao", "赵垚", Party.CLIENT, (Role.SECURITY_OFFICER,)),
    ("lin", "林强", Party.CONTRACTOR, (Role.OPERATOR,)),
    ("chen", "陈文焱", Party.CONTRACTOR, (Role.OPERATOR,)),
    ("qian", "钱梅", Party.CONTRACTOR, (Role.INSPECTOR,)),
    ("zhou", "周卫", Party.CONTRACTOR, (Role.DUTY_OFFICER,)),
)


def found_book(root: Path, clock: TestClock | None = None, *, practice: bool = False) -> Book:
    """A room with one project, seven people, two cabinets and two workstations; the day is not
    open.
    """
    clock = clock or TestClock()
    ledger = make_book(root, clock)
    with ledger.work(by=NOBODY) as work:
        project.found(
            work,
            name="数字化加工室",
            code="WR1",
            client="某县档案馆",
            contractor="某数字科技有限公司",
            practice=practice,
        )
        opened = project.open_project(work, code="HT26", name="馆藏土地档案数字化")
        name, full, party, roles = PEOPLE[0]
        made = {name: people.enroll(work, name=full, party=party, roles=roles).id}
    for keeper, kept in (("wang", PEOPLE[1:2]), ("li", PEOPLE[2:3]), ("wang", PEOPLE[3:])):
        with ledger.work(by=made[keeper]) as work:
            for name, full, party, roles in kept:
                made[name] = people.enroll(work, name=full, party=party, roles=roles).id
    with ledger.work(by=made["wang"]) as work:
        cabinet = site.place_cabinet(work, name="1号柜")
        site.place_cabinet(work, name="2号柜")
        site.place_workstation(work, name="1号台")
        site.place_workstation(work, name="2号台")
    return Book(ledger, clock, opened.id, cabinet.id, made)


def copy_of(founded: Book, root: Path) -> Book:
    """The same book in another folder, with a clock of its own; the first must be closed."""
    shutil.copytree(founded.ledger.path.parent, root)
    clock = TestClock(founded.clock.now)
    ledger = open_book(root, clock)
    return Book(ledger, clock, founded.project, founded.cabinet, dict(founded.people))


def give_secrets(book: Book, *names: str) -> None:
    """Each of them has set `SECRET`, as `people.service.set_secret` records it."""
    for name in names:
        person = book.people[name]
        with book.ledger.work(by=person) as work:
            keep_secret(work.db, person, SECRET)
            work.record(SecretSet(person=person, first=True))


def described(number: int, **more: object) -> Description:
    """A made-up volume."""
    given: dict[str, object] = {
        "reference_code": f"J038-001-{number:04}",
        "fonds": "J038",
        "title": f"关于第{number}号土地确权的来往文书",
        "date_from": "19580900",
        "date_to": "19601225",
        "retention_period": "Y",
        "pages": 20 + number,
        "items": 3,
        "box_number": str(1 + (number - 1) // 20),
    }
    return Description(**(given | more))  # type: ignore[arg-type]  # test data, checked when built


def catalogued(
    book: Book, volumes: int = 40, *, box_size: int = 20, **more: object
) -> tuple[UnitId, ...]:
    """Volumes in boxes, in the catalogue; answers the ids of the volumes in order.

    What is said otherwise of volumes that are there already is accepted by Li, of the client.
    """
    told = [
        described(number, **({"box_number": str(1 + (number - 1) // box_size)} | more))
        for number in range(1, volumes + 1)
    ]
    catalogue.bring_in(
        book.ledger,
        by=book.wang,
        project=book.project,
        kind=UnitKind.VOLUME,
        descriptions=told,
        file="案卷目录.xlsx",
        digest="0" * 64,
        rejected=0,
    )
    with book.ledger.read() as db:
        waiting = tuple(one.id for one in lists_store.chosen(db))
    proposing.accept_all(book.ledger, by=book.li, numbers=waiting)
    with book.ledger.read() as db:
        return tuple(
            unit.id for unit in catalogue_store.of_project(db, book.project, UnitKind.VOLUME)
        )


def boxes(book: Book) -> tuple[UnitId, ...]:
    """The ids of the boxes."""
    with book.ledger.read() as db:
        return tuple(u.id for u in catalogue_store.of_project(db, book.project, UnitKind.BOX))


def counted(book: Book) -> list[Found]:
    """What an honest count of the cabinets finds: what the book says."""
    with book.ledger.read() as db:
        from_book = custody_store.counts_by_cabinet(db)
        cabinets = site_store.cabinets.find(db)
    return [
        Found(cabinet=c.id, boxes=b, volumes=v, items=i)
        for c in cabinets
        for b, v, i in [from_book.get(c.id, (0, 0, 0))]
    ]


def open_day(book: Book) -> None:
    """Zhou and Wang open the day."""
    with book.ledger.work(by=book.zhou) as work:
        closing.open_day(work, found=counted(book), witness=book.wang, custodian=book.wang)


def close_day(book: Book) -> None:
    """Zhou and Wang close the day."""
    with book.ledger.work(by=book.zhou) as work:
        closing.close_day(work, found=counted(book), witness=book.wang, power_off=True)


def draft_out(book: Book, units: Sequence[UnitId]) -> HandoverId:
    """A draft with these units on it, both sides having counted, the secrecy statement made."""
    with book.ledger.work(by=book.wang) as work:
        note = handover.begin_out(work, project=book.project)
        for unit in units:
            handover.add(work, handover=note, unit=unit)
    _both_count(book, note)
    with book.ledger.work(by=book.li) as work:
        handover.state_secrecy(work, handover=note)
    return note


def _both_count(book: Book, note: HandoverId) -> None:
    with book.ledger.read() as db:
        listed = handover_store.listed(db, note)
    for person in (book.li, book.wang):
        with book.ledger.work(by=person) as work:
            handover.enter_count(work, handover=note, counts=listed)
    open_drawn(book, note)


def open_drawn(book: Book, note: HandoverId) -> None:
    """Of a return Li opens what is drawn, and finds it as it went out; of a note out nothing."""
    with book.ledger.work(by=book.li) as work:
        if handover_store.handovers.get(work.db, note).direction is Direction.BACK:
            open_as_listed(work, note)


def hand_out(
    book: Book, units: Sequence[UnitId], request: LineId | None = None
) -> tuple[HandoverId, BatchId]:
    """A batch in the room: agreed, with its sheets; answers the handover and the batch."""
    note = draft_out(book, units)
    if request is not None:
        with book.ledger.work(by=book.wang) as work:
            handover.name_request(work, handover=note, request=request)
    with book.ledger.work(by=book.wang) as work:
        entry = handover.agree(work, handover=note, client=book.li, contractor=book.wang)
        workflow.issue(work, handover=note)
    return note, entry.event.batch


def draft_back(book: Book, batch: BatchId, units: Sequence[UnitId]) -> HandoverId:
    """A draft of a return, both sides having counted."""
    with book.ledger.work(by=book.wang) as work:
        note = handover.begin_back(work, batch=batch)
        for unit in units:
            handover.add(work, handover=note, unit=unit)
    _both_count(book, note)
    return note


def sheets(book: Book, note: HandoverId) -> tuple[Sheet, ...]:
    """The sheets of a handover."""
    with book.ledger.read() as db:
        return workflow_store.sheets_of(db, note)


def is_whole(book: Book) -> bool:
    """Whether `verify` calls the book whole, with nothing to name."""
    with book.ledger.read() as db:
        found = verify(db, book.ledger.register)
    return found.whole and not found.breaks


def lived_in(root: Path) -> Book:
    """A small book in which every kind of thing has happened: every book table has a row."""
    book = found_book(root)
    volumes = catalogued(book, 6, box_number="1")
    with book.ledger.work(by=book.li) as work:
        project.change_setting(work, name="repeat_seconds", value="2")
    with book.ledger.work(by=book.wang) as work:
        catalogue.give_alias(work, unit=volumes[0], alias="GT-0001")
    open_day(book)
    note, batch = hand_out(book, volumes[:4], _approved_request(book))
    for copy in (1, 2):
        with book.ledger.work(by=book.wang) as work:
            handover.confirm_copy(work, handover=note, copy=copy, well=True)
    first, second, *_ = sheets(book, note)
    lin = Scanner(book, "lin", "1号台")
    lin.scan(command(Act.TAKE), *(code_of(book, unit) for unit in volumes[:2]))
    lin.scan(command(Act.LOG), first.code, second.code)
    lin.scan(command(Act.LOG, Step.SCAN), first.code)
    lin.scan(command(Act.CORRECT))
    lin.scan(command(Act.LOG, Step.SCAN), first.code)
    lin.scan(command(Act.REWORK, Step.SCAN), reason(ReworkReason.SKEW), first.code)
    _shut_over_noon(book)
    lin.scan("NOT-A-CODE", code_of(book, volumes[5]))
    book.clock.forward(minutes=1)
    word = Word(who=book.wang, why="领取时漏扫", source="现场核对")
    with book.ledger.work(by=book.chen, station="2号台") as work:
        workflow.log(work, sheet=sheets(book, note)[2].id, word=word)
    _call_back_and_lend(book, batch, volumes[3])
    lin.scan(cabinet_code(book), *(code_of(book, unit) for unit in volumes[:4]))
    _look_into_volumes(book, first, volumes[4:])
    _register_a_hazard(book)
    _close_without_a_badge(book, volumes[:4])
    with book.ledger.work(by=book.zhou) as work:
        counting.begin(work, purpose=Purpose.OPENING)
    with book.ledger.work(by=book.lin, station="门口") as work:
        access.pass_door(work, person=book.lin)
    with book.ledger.work(by=book.li) as work:
        holds.countersign(work, week_of(book.clock().date()).step(-1))
    _lay_out_papers(book, volumes[:1])
    _write_late(book, volumes[0])
    _put_right(book, note, volumes[0])
    _bring_in_a_later_list(book)
    _tell_what_was_before(book, volumes[4])
    return book


def _approved_request(book: Book) -> LineId:
    today = book.clock().date()
    told = {
        "asked_on": today,
        "again": Again.FIRST,
        "range_of": "J038-001",
        "volumes": 4,
        "purpose": "数字化",
        "back_by": today,
    }
    with book.ledger.work(by=book.wang) as work:
        asked = registers.enter(work, REQUESTS, told).event.line
        registers.fill(work, REQUESTS, asked, PROPOSED, {"proposal": Opinion.YES})
    with book.ledger.work(by=book.li) as work:
        registers.fill(work, REQUESTS, asked, EXAMINED, {"opinion": Opinion.YES})
        registers.fill(work, REQUESTS, asked, APPROVED, {"granted": Granted.ALL})
    return asked


def _call_back_and_lend(book: Book, batch: BatchId, unit: UnitId) -> None:
    """A volume is called back, opened on its way home and goes on; it is lent and comes back."""
    with book.ledger.work(by=book.li) as work:
        absence.call_back(work, units=(unit,), why=Recall.WITHDRAWN, reason="另有安排")
    home = draft_back(book, batch, (unit,))
    with book.ledger.work(by=book.wang) as work:
        handover.drop(work, handover=home, reason="发包方不撤")
    with book.ledger.work(by=book.li) as work:
        absence.let_go_on(work, units=(unit,), reason="不撤")
    with book.ledger.work(by=book.wang) as work:
        today = book.clock().date()
        both = {"client": book.li, "contractor": book.wang}
        loan = absence.lend(work, units=(unit,), purpose="查阅", due=today, **both).event.loan
        absence.take_in(work, loan=loan, remark="完好", **both)
        site.dedicate(work, cabinet=book.cabinet, purpose=CabinetPurpose.QUARANTINE)
        site.dedicate(work, cabinet=book.cabinet, purpose=CabinetPurpose.STORE)


def agree_layout(book: Book, parts: Parts, layout: Layout) -> Entry[LayoutAgreed]:
    """Li and Wang agree how a form is printed from now on."""
    with book.ledger.work(by=book.li) as work:
        return layouts.agree(
            work,
            parts=parts,
            project=book.project,
            layout=layout,
            client=book.li,
            contractor=book.wang,
        )


def logo_of(colour: str = "navy") -> Logo:
    """A small picture, as a PNG file holds it."""
    file = BytesIO()
    Image.new("RGB", (60, 30), colour).save(file, "PNG")
    return read_logo(file.getvalue(), "标志.png")


def _lay_out_papers(book: Book, private: Sequence[UnitId]) -> None:
    """A logo, a layout of the note, twenty numbers that were given on paper, a private title."""
    with book.ledger.work(by=book.li) as work:
        digest = layouts.keep_logo(work, logo=logo_of(), name="标志.png")
    agree_layout(book, NOTE, Layout(logo=digest, seals=True))
    with book.ledger.work(by=book.li) as work:
        layouts.agree_series(
            work,
            parts=NOTE,
            project=book.project,
            prefix="QHDA",
            next_number=21,
            client=book.li,
            contractor=book.wang,
        )
    with book.ledger.work(by=book.li) as work:
        layouts.withhold_titles(work, units=private, withheld=True)


def _look_into_volumes(book: Book, sheet: Sheet, at_home: Sequence[UnitId]) -> None:
    """Of one volume two pages are blank; in the stacks Li recodes one, and another is items."""
    with book.ledger.work(by=book.lin) as work:
        paging.enter_pages(work, sheet=sheet.id, blank=2)
    recoded, items = at_home
    with book.ledger.work(by=book.li) as work:
        lineage.recode(work, unit=recoded, code="J038-001-0105", why="编错号")
    with book.ledger.read() as db:
        volume = catalogue_store.units.get(db, items)
    told = Part(code=f"{volume.reference_code}-001", pages=volume.pages)
    with book.ledger.work(by=book.li) as work:
        within.itemize(work, unit=items, items=[told], why="一卷一件")


def _bring_in_a_later_list(book: Book) -> None:
    """It says otherwise of three volumes: one line is accepted, one declined, one waits."""
    later = [described(number, remarks=f"附图{number}张") for number in (1, 2, 3)]
    catalogue.bring_in(
        book.ledger,
        by=book.wang,
        project=book.project,
        kind=UnitKind.VOLUME,
        descriptions=later,
        file="案卷目录二.xlsx",
        digest="1" * 64,
        rejected=0,
        said=("title", "remarks"),
        columns=ColumnsNamed(
            project=book.project,
            heads="档号|题名|备注",
            kind="",
            columns=(ColumnRead(letters="A", meaning="reference_code"),),
        ),
    )
    with book.ledger.work(by=book.li) as work:
        proposing.accept(work, numbers=(1,))
    with book.ledger.work(by=book.li) as work:
        proposing.decline(work, numbers=(2,), reason="附图在盒内另存")


def _write_late(book: Book, volume: UnitId) -> None:
    """A pad of record sheets, one used by what Lin did by hand, one made void."""
    with book.ledger.work(by=book.wang) as work:
        pad = late.reserve(work, form=PadForm.RECORD, count=3).event
    used, gone, _ = (one.code for one in pad.blanks)
    with book.ledger.work(by=book.wang) as work:
        late.void(work, codes=(gone,), reason="纸张受潮")
    then = Late(book.clock() - timedelta(seconds=1), book.wang, used)
    with late_work(book.ledger, by=book.lin, station="1号台", late=then) as work:
        custody.put_away(work, unit=volume, cabinet=CabinetId(2))


def _put_right(book: Book, note: HandoverId, volume: UnitId) -> None:
    """The pages of a volume on the note, by a slip that was signed and scanned."""
    put = Put(unit=volume, fault=Fault.PAGES, now="23")
    with book.ledger.work(by=book.wang) as work:
        slip = corrections.correct_note(
            work,
            handover=note,
            puts=(put,),
            reason="点数有误",
            client=book.li,
            contractor=book.wang,
        ).event.number
        corrections.sign_correction(work, number=slip)
    content, folder = b"\x89PNG scanned", Folder(book.ledger.path.parent).signed
    folder.mkdir(exist_ok=True)
    (folder / "1.png").write_bytes(content)
    with book.ledger.work(by=book.wang) as work:
        filed.attach(
            work,
            number=slip,
            subject=Subject(Kind.HANDOVER, note),
            file="1.png",
            original="扫描0001.png",
            digest=sha256(content).hexdigest(),
            size=len(content),
            told=filed_model.Told.TYPED,
        )


def _tell_what_was_before(book: Book, volume: UnitId) -> None:
    """A volume that was home before the book began; an earlier draft is over with it."""
    line = Line(
        statement=StatementId(0),
        unit=volume,
        row=2,
        stand=Stand.HOME,
        out_since=None,
        cabinet=None,
        workstation=None,
        holder=None,
        note="2025-031",
        back_note="2025-G12",
        batch="第一批",
        stages=(PassBrought(step=Step.SCAN, by=book.lin),),
        condition=1,
        remark="",
    )
    nothing = Interpretation(
        layout="opening",
        sheet="期初明细",
        head_row=1,
        heads=(),
        columns={},
        records=(),
        rejects=(),
        left_out=(),
        doubts=(),
    )
    numbers = (LastNumber("F01", "HT26-F01-2025", 31),)
    told = Told("期初.xlsx", "0" * 64, nothing, None, (line,), 0, numbers, 0)
    for _ in range(2):
        with book.ledger.work(by=book.wang, source=Source.OPENING) as work:
            drafted = opening.draft(work, project=book.project, told=told).event.statement
    with book.ledger.work(by=book.wang, source=Source.OPENING) as work:
        opening.agree(work, statement=drafted, client=book.li, contractor=book.wang)
        opening.file(work, statement=drafted)
        again = opening.draft(work, project=book.project, told=told).event.statement
        opening.drop(work, statement=again, reason="读了两遍")


def _shut_over_noon(book: Book) -> None:
    """With two volumes at a workstation; then Zhou hands over to Wang."""
    with book.ledger.work(by=book.zhou) as work:
        shifts.pause(work, witness=book.wang, seal="F-0012")
    book.clock.forward(minutes=1)
    with book.ledger.work(by=book.zhou) as work:
        shifts.resume(work, witness=book.wang, seal="F-0012")
    with book.ledger.work(by=book.wang) as work:
        shifts.hand_over(work, leaves=book.zhou, found=counted(book))


def _close_without_a_badge(book: Book, volumes: Sequence[UnitId]) -> None:
    """The day closes with everything scanned but the badge of Qian."""
    with book.ledger.work(by=book.li) as work:
        project.change_setting(work, name="count_badges", value="on")
    with book.ledger.work(by=book.zhou) as work:
        counting.begin(work, purpose=Purpose.NOON)
        counting.give_up(work)
        counting.begin(work, purpose=Purpose.CLOSING)
    zhou = Scanner(book, "zhou", "2号台")
    zhou.scan(command(Act.COUNT), cabinet_code(book))
    zhou.scan(*(code_of(book, unit) for unit in volumes))
    with book.ledger.work(by=book.zhou) as work:
        for name, person in book.people.items():
            if name != "qian":
                counting.count_thing(work, kind=Kind.PERSON, id_=person, cabinet=None)
        closing.close_day(
            work,
            found=[replace(one, seal="G-0007") for one in counted(book)],
            witness=book.wang,
            power_off=True,
            reasons={(Kind.PERSON, book.qian): "遗失，已报备"},
        )


def _register_a_hazard(book: Book) -> None:
    today = book.clock().date()
    with book.ledger.work(by=book.zhou) as work:
        hazard = registers.enter(
            work,
            HAZARDS,
            {
                "level": HazardLevel.MAJOR,
                "found_on": today,
                "place": "3号工位",
                "description": "插座外壳破损",
                "demand": "更换插座",
                "due": today,
                "owner": book.wang,
            },
        ).event.line
        registers.correct(work, HAZARDS, hazard, {"place": "2号工位"}, why="看错了")
        follow_up = {"hazard": hazard, "day": today, "measure": "已断电"}
        registers.enter(work, FOLLOW_UPS, follow_up)
    with book.ledger.work(by=book.wang) as work:
        told = {"measure": "已更换", "mended_on": today}
        registers.fill(work, HAZARDS, hazard, MENDED, told)


@dataclass
class Scanner:
    """Somebody who scans, with all that a station remembers in between."""

    book: Book
    who: str
    station: str
    session: Session = field(default_factory=lambda: Session(""))
    replies: list[Reply] = field(default_factory=list)

    def scan(self, *codes: str) -> Reply:
        """Scan the badge if nobody is here yet, then the codes, four seconds apart."""
        if self.session.person is None:
            self.session = Session(self.station)
            with self.book.ledger.read() as db:
                badge = people_store.people.get(db, self.book.people[self.who]).badge_code
            self._hear(badge)
        for code in codes:
            self._hear(code)
        return self.replies[-1]

    def _hear(self, code: str) -> None:
        self.book.clock.forward(seconds=4)
        self.session, reply = hear(self.book.ledger, self.session, code)
        self.replies.append(reply)


def command(act: Act, step: Step | None = None) -> str:
    """The code of a command."""
    return next(c.code for c in COMMANDS if (c.act, c.step, c.reason) == (act, step, None))


def reason(why: ReworkReason) -> str:
    """The code of a reason for rework."""
    return next(c.code for c in COMMANDS if c.reason is why)


def code_of(book: Book, unit: UnitId) -> str:
    """What is on a unit's label."""
    with book.ledger.read() as db:
        return catalogue_store.units.get(db, unit).code


def cabinet_code(book: Book) -> str:
    """The code of the first cabinet."""
    return label(Prefix.CABINET, book.cabinet)
