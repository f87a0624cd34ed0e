"""The trail of anything: every entry about it, in one sentence each, with nothing left out."""

from collections.abc import Iterator

import pytest

from books import SECRET, Book, Scanner, boxes, catalogued, command, draft_out, lived_in
from rooms.lineage.reshaping import find_inside, merge, split
from rooms.trips import Trip, bring_home, log, put_away, take, vouch
from workroom.base.event import Event
from workroom.base.ids import Kind, Subject
from workroom.base.resources import resources
from workroom.base.words import Language, Words
from workroom.ledger.breaches import open_breaches
from workroom.rooms.absence import service as absence
from workroom.rooms.absence import store as absence_store
from workroom.rooms.catalogue import service as catalogue_service
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.closing import service as closing
from workroom.rooms.corrections import store as correction_store
from workroom.rooms.custody import folds as custody_folds
from workroom.rooms.custody import service as custody
from workroom.rooms.filed import store as filed_store
from workroom.rooms.handover import service as handover
from workroom.rooms.handover import store as handover_store
from workroom.rooms.handover.counts import Counts
from workroom.rooms.handover.model import HandoverAgreed
from workroom.rooms.handover.occasion import Occasion
from workroom.rooms.holds import service as holds
from workroom.rooms.holds import store as hold_store
from workroom.rooms.late import store as late_store
from workroom.rooms.lineage import service as lineage
from workroom.rooms.lineage import store as lineage_store
from workroom.rooms.people import service as people
from workroom.rooms.people import store as people_store
from workroom.rooms.people.model import Role
from workroom.rooms.project import store as project_store
from workroom.rooms.records.export import REGISTERS
from workroom.rooms.records.telling import Teller
from workroom.rooms.records.trail import Told, trail
from workroom.rooms.site import store as site_store
from workroom.rooms.station import store as station_store
from workroom.rooms.station.model import Act
from workroom.rooms.workflow import folds as workflow_folds
from workroom.rooms.workflow import service as workflow
from workroom.rooms.workflow.model import Verb
from workroom.rooms.workflow.reasons import ReworkReason
from workroom.rooms.workflow.steps import Step

ROOMS = (
    people_store,
    project_store,
    site_store,
    absence_store,
    hold_store,
    catalogue,
    custody_folds,
    handover_store,
    workflow_folds,
    lineage_store,
    station_store,
    late_store,
    filed_store,
    correction_store,
)
CHINESE = Words(Language.CHINESE, resources() / "locales")


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A book in which every kind of thing has happened."""
    made = lived_in(tmp_path_factory.mktemp("lived") / "book")
    yield made
    made.close()


def told(book: Book, subject: Subject) -> tuple[Told, ...]:
    with book.ledger.read() as db:
        return trail(book.ledger, db, subject)


def of_unit(trip: Trip, number: int = 0) -> list[str]:
    return [
        f"{one.by}: {one.text}" for one in told(trip.book, Subject(Kind.UNIT, trip.volumes[number]))
    ]


def test_the_trail_of_a_volume_says_who_held_it_where_and_when(trip: Trip) -> None:
    take(trip, trip.volumes[0])
    log(trip, trip.sheets[0], Step.PREP)
    with trip.book.ledger.work(by=trip.book.qian) as work:
        workflow.order_rework(
            work, sheet=trip.sheets[0].id, step=Step.PREP, reason=ReworkReason.ORDER
        )
    put_away(trip, trip.volumes[0])
    home = bring_home(trip, trip.volumes[:1])
    with trip.book.ledger.work(by=trip.book.li) as work:
        custody.reshelve(work, unit=trip.volumes[0])
    numbers = [
        one.entry.event.number
        for one in told(trip.book, Subject(Kind.UNIT, trip.volumes[0]))
        if isinstance(one.entry.event, HandoverAgreed)
    ]
    assert numbers[1] == home.event.number
    assert of_unit(trip) == [
        "王建国: 6 units entered into the catalogue. 案卷目录.xlsx",
        f"王建国: Out of the stacks: both agreed note {numbers[0]}; custody passed to 王建国.",
        "王建国: 3 workflow sheets made out.",
        "林强: J038-001-0001 taken out to 1号台 by 林强.",
        "林强: J038-001-0001: Preparation done, pass 1, quantity 21.",
        "钱梅: J038-001-0001: back to Preparation, pass 2: wrong order.",
        "林强: J038-001-0001 put away into 1号柜.",
        "李秀英: Drawn of the return, to be opened: 1 of 1.",
        "李秀英: J038-001-0001 opened: 21 pages of 21, condition 1. ",
        f"王建国: Back home: both agreed note {numbers[1]}; custody passed to 李秀英.",
        "李秀英: J038-001-0001 reshelved.",
    ]


def test_a_breach_and_its_answer_stand_on_the_trail_of_what_they_are_about(trip: Trip) -> None:
    log(trip, trip.sheets[0], Step.PREP, word=vouch(trip.book))
    breach = told(trip.book, Subject(Kind.UNIT, trip.volumes[0]))[-1].entry.seq
    with trip.book.ledger.work(by=trip.book.li) as work:
        holds.answer_breach(work, breach=breach, answer="已核实")
    assert of_unit(trip)[-2:] == [
        "林强: Against the rule, on the word of 王建国: 如此",
        "李秀英: The client wrote under the breach: 已核实",
    ]
    assert of_unit(trip, 1)[-1] == "王建国: 3 workflow sheets made out."


def test_what_happened_to_a_box_is_on_the_trail_of_what_lies_in_it(trip: Trip) -> None:
    take(trip, trip.boxes[0])
    assert of_unit(trip)[-1] == "林强: J038-盒1 with 3 inside taken out to 1号台 by 林强."


def test_a_corrected_scan_stays_on_the_trail_beside_its_correction(trip: Trip) -> None:
    lin = Scanner(trip.book, "lin", "1号台")
    lin.scan(command(Act.TAKE), codes(trip)[0], command(Act.LOG), codes(trip)[0])
    lin.scan(command(Act.CORRECT))
    act = told(trip.book, Subject(Kind.UNIT, trip.volumes[0]))[-2].entry.seq
    assert of_unit(trip)[-1] == (
        f"林强: Correction of entry {act}: J038-001-0001, Preparation, pass 1 did not take place."
    )


def codes(trip: Trip) -> list[str]:
    with trip.book.ledger.read() as db:
        return [catalogue.units.get(db, unit).code for unit in trip.volumes]


def test_trails_are_kept_of_people_cabinets_notes_batches_sheets_and_days(lived: Book) -> None:
    with lived.ledger.read() as db:
        days = {entry.event for entry in lived.ledger.entries(db) if _is_day(entry.event)}
    assert len(days) == 2
    for kind, number in (
        (Kind.PERSON, lived.lin),
        (Kind.CABINET, lived.cabinet),
        (Kind.WORKSTATION, 1),
        (Kind.HANDOVER, 1),
        (Kind.BATCH, 1),
        (Kind.SHEET, 1),
        (Kind.PROJECT, lived.project),
        (Kind.DAY, next(iter(days)).day.toordinal()),  # type: ignore[attr-defined]  # the day's own
    ):
        assert told(lived, Subject(kind, number)), kind
    assert told(lived, Subject(Kind.UNIT, 999)) == ()


def _is_day(event: Event) -> bool:
    return type(event).__name__ in {"DayOpened", "DayClosed"}


def the_rest(trip: Trip) -> None:
    """What has not happened in the book that was lived in."""
    book = trip.book
    with book.ledger.work(by=book.wang) as work:
        people.replace_badge(work, person=book.lin, reason="遗失")
        people.leave(work, person=book.chen, reason="离职")
        people.change_roles(work, person=book.qian, roles=[Role.INSPECTOR, Role.OPERATOR])
        people.set_secret(work, person=book.wang, secret=SECRET)
        closing.relieve_custodian(work, custodian=book.wang)
        workflow.log(work, sheet=trip.sheets[1].id, verb=Verb.START, word=vouch(book))
        workflow.spoil_sheet(work, sheet=trip.sheets[1].id)
        workflow.replace_sheet(work, sheet=trip.sheets[1].id, reason="遗失")
        (first, *_) = trip.volumes
        were = custody.places_of(work.db, first)
        taken = custody.take(work, unit=first, station="1号台")
        custody.correct_move(work, act=taken.seq, were=were)
        note = handover.begin_out(work, project=book.project)
        handover.add(work, handover=note, unit=trip.volumes[3])
        handover.remark(work, handover=note, unit=trip.volumes[3], condition=2, text="缺角")
        handover.choose_occasion(work, handover=note, occasion=Occasion.MORE)
        handover.take_off(work, handover=note, unit=trip.volumes[3])
        handover.drop(work, handover=note, reason="改日")
    catalogued(book, 1, title="新题名")
    held = catalogued(book, 7, security_class="秘密")
    with book.ledger.work(by=book.li) as work:
        catalogue_service.declassify(
            work, units=held, document="县档发〔2026〕3号", document_date="2026-01-05"
        )
        holds.answer_breach(work, breach=open_breaches(work.db)[0].id, answer="已知悉")
    note = draft_out(book, [trip.volumes[3]])
    with book.ledger.work(by=book.wang) as work:
        handover.enter_count(work, handover=note, counts=Counts(0, 2, 3))
        handover.record_difference(work, handover=note, text="多出一卷")
    reshape(trip)
    bring_home(trip, trip.volumes[1:2])
    for copy in (1, 2):
        with book.ledger.work(by=book.wang) as work:
            handover.confirm_copy(work, handover=trip.note, copy=copy, well=True)
    with book.ledger.work(by=book.wang) as work:
        handover.sign(work, handover=trip.note)
        handover.file(work, handover=trip.note)
        custody.put_away(work, unit=trip.boxes[0], cabinet=book.cabinet)
    with book.ledger.work(by=book.li) as work:
        word = vouch(book, book.li)
        absence.miss(work, units=trip.volumes[2:3], where="全室", word=word)
        absence.declare_lost(work, units=trip.volumes[2:3], word=word)
        absence.find(work, units=trip.volumes[2:3], where="窗台后")
    bring_home(trip, trip.volumes[2:3])
    with book.ledger.work(by=book.li) as work:
        custody.reshelve(work, unit=trip.volumes[2])


def reshape(trip: Trip) -> None:
    """Every kind of change, on volumes that nothing else here speaks of."""
    first, *_ = trip.volumes
    made = split(trip, first).event.made[0].unit
    find_inside(trip, first, "J038-001-0001-F1")
    with trip.book.ledger.work(by=trip.book.li) as work:
        lineage.swap(work, first=first, second=made, why="张冠李戴")
    merge(trip, first, made)


def test_every_kind_of_event_has_a_sentence_of_its_own_in_both_languages(
    lived: Book, trip: Trip
) -> None:
    the_rest(trip)
    met: set[type[Event]] = set()
    for book in (lived, trip.book):
        with book.ledger.read() as db:
            teller = Teller(db)
            for entry in book.ledger.entries(db):
                name = type(entry.event).__name__
                english, chinese = str(teller.tell(entry)), CHINESE.say(teller.tell(entry))
                assert english not in {"", name}, name
                assert chinese not in {"", name, english}, name
                met.add(type(entry.event))
    assert [kind.__name__ for room in ROOMS for kind in room.FOLDS if kind not in met] == []


def test_a_register_lists_what_its_table_holds(lived: Book) -> None:
    with lived.ledger.read() as db:
        for name, listed in REGISTERS.items():
            heads, rows = listed(lived.ledger, db)
            lines = [dict(zip(heads, row, strict=True)) for row in rows]
            assert lines or name == "breaches", name
            assert not [key for key in heads if "secret" in key or "digest" in key] or (
                name == "journal"
            )


def test_the_register_of_the_catalogue_says_which_box_holds_what(trip: Trip) -> None:
    with trip.book.ledger.read() as db:
        heads, rows = REGISTERS["catalogue"](trip.book.ledger, db)
        lines = [dict(zip(heads, row, strict=True)) for row in rows]
        box = catalogue.units.get(db, boxes(trip.book)[0]).code
    assert [line["parent"] for line in lines if line["kind"] == "volume"][:3] == [box] * 3
