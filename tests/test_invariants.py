"""What must hold after any sequence of acts by anybody (standards digest, §4.3)."""

import shutil
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from books import (
    Book,
    Scanner,
    boxes,
    catalogued,
    code_of,
    command,
    copy_of,
    counted,
    hand_out,
    open_day,
    reason,
    sheets,
)
from rooms.keeping import agree_on, medium
from rooms.opening.running import MONTHS, row, running
from rooms.treatment.treating import SHANGHAI, checked, treated
from workroom.base.breach import BreachOpened
from workroom.base.clock import day_of
from workroom.base.codes import Prefix, label
from workroom.base.errors import WorkroomError
from workroom.base.event import Entry, Event
from workroom.base.ids import HandoverId, UnitId
from workroom.base.word import Word
from workroom.ledger.reading import Reading
from workroom.ledger.verify import verify
from workroom.rooms.access.model import CameIn, RoomEmptied, WentOut
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.closing import service as closing
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.model import Place, UnitsReshelved
from workroom.rooms.custody.rules import disinfection_due
from workroom.rooms.handover import service as handover
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.model import Direction, HandoverAgreed, HandoverState
from workroom.rooms.holds import store as holds
from workroom.rooms.holds.model import DayClosed, DayState
from workroom.rooms.media.media import MEDIA
from workroom.rooms.opening.model import StatementAgreed
from workroom.rooms.people import store as people
from workroom.rooms.registers import store as registers
from workroom.rooms.registers.model import LineEntered, PartFilled
from workroom.rooms.station.model import Act, Session
from workroom.rooms.station.service import hear
from workroom.rooms.treatment.treatments import Result
from workroom.rooms.workflow.reasons import ReworkReason
from workroom.rooms.workflow.steps import Step

pytestmark = pytest.mark.slow

Agreed = Entry[HandoverAgreed]

WHO = ("wang", "li", "zhao", "lin", "chen", "qian", "zhou")
ACTS = (
    "take",
    "put_away",
    "log",
    "log_scan",
    "rework",
    "correct",
    "reshelve",
    "nonsense",
    "return",
    "agree",
    "print",
    "close",
    "open",
    "next_day",
    "next_month",
    "treat",
    "pass_the_door",
    "give_out_a_medium",
    "bring_a_medium_back",
)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory, founded: Book) -> Book:
    """Six volumes in two boxes are out; two more never left the stacks."""
    book = copy_of(founded, tmp_path_factory.mktemp("begun") / "book")
    catalogued(book, 8, box_size=6)
    open_day(book)
    hand_out(book, boxes(book)[:1])
    agree_on(book, door_scans="on")
    for number in (1, 2):
        medium(book, f"YP-{number:02}")
    book.close()
    return book


@pytest.fixture(scope="module")
def brought(tmp_path_factory: pytest.TempPathFactory, founded: Book) -> Book:
    """A statement told of two volumes at home and four in the room, one of them at work."""
    folder = tmp_path_factory.mktemp("brought")
    book = copy_of(founded, folder / "book")
    at_work = row(6, "在室", "2026-02-25", "1号台", "林强", "2026-009", None, "第三批", "前处理")
    running(book, folder, [*MONTHS[:5], at_work])
    open_day(book)
    for number in (1, 2):
        medium(book, f"YP-{number:02}")
    book.close()
    return book


class Play:
    """Random acts on one book, each either done or refused, none with a traceback."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.door = Session("门口", act=Act.DOOR)
        with book.ledger.read() as db:
            media = registers.still_open(db, MEDIA)
            everybody = people.everybody(db)
        self.disks = [label(Prefix.MEDIUM, one.id) for one in media]
        self.badges = {one.id: one.badge_code for one in everybody}
        self.scanners = {who: Scanner(book, who, f"{who}的台") for who in WHO}
        with book.ledger.read() as db:
            self.notes = [note.id for note in handovers.handovers.find(db)]
        made = [sheet for note in self.notes for sheet in sheets(book, note)]
        self.sheet_codes = [sheet.code for sheet in made]
        self.sheet_units = [sheet.unit for sheet in made]
        self.unit_codes = [code_of(book, unit) for unit in (*boxes(book), *self.sheet_units)]

    def act(self, what: str, who: str, number: int, *, vouched: bool) -> None:
        with suppress(WorkroomError):
            self._act(what, who, number, vouched=vouched)

    def _act(self, what: str, who: str, number: int, *, vouched: bool) -> None:  # noqa: PLR0912 — a case an act
        book, scanner = self.book, self.scanners[who]
        sheet = self.sheet_codes[number % len(self.sheet_codes)]
        unit = self.unit_codes[number % len(self.unit_codes)]
        word = Word(who=book.wang, why="如此", source="目击") if vouched else None
        book.clock.forward(minutes=1)
        match what:
            case "take":
                scanner.scan(command(Act.TAKE), unit)
            case "put_away":
                scanner.scan(label(Prefix.CABINET, 1 + number % 2), unit)
            case "log":
                scanner.scan(command(Act.LOG), sheet)
            case "log_scan":
                scanner.scan(command(Act.LOG, Step.SCAN), sheet)
            case "rework":
                scanner.scan(command(Act.REWORK, Step.SCAN), reason(ReworkReason.SKEW), sheet)
            case "correct":
                scanner.scan(command(Act.CORRECT))
            case "reshelve":
                scanner.scan(command(Act.RESHELVE), unit)
            case "nonsense":
                scanner.scan(f"NONSENSE-{number}")
            case "return":
                self._return(number, word)
            case "agree":
                self._agree(who, number, word)
            case "print":
                with book.ledger.work(by=book.people[who]) as work:
                    note = self.notes[number % len(self.notes)]
                    handover.confirm_copy(work, handover=note, copy=1 + number % 2, well=True)
            case "close":
                with book.ledger.work(by=book.people[who]) as work:
                    closing.close_day(
                        work, found=counted(book), witness=book.wang, power_off=True, word=word
                    )
            case "open":
                with book.ledger.work(by=book.people[who]) as work:
                    closing.open_day(
                        work,
                        found=counted(book),
                        witness=book.wang,
                        custodian=book.wang,
                        word=word,
                    )
            case "pass_the_door":
                badge = self.badges[book.people[who]]
                self.door, _ = hear(book.ledger, self.door, badge)
            case "give_out_a_medium":
                scanner.scan(command(Act.TAKE), self.disks[number % 2])
            case "bring_a_medium_back":
                scanner.scan(label(Prefix.CABINET, 1), self.disks[number % 2])
            case "next_day":
                book.clock.forward(hours=24)
            case "next_month":
                book.clock.forward(days=32)
            case "treat":
                treatment = treated(book, boxes(book)[0] if number % 2 else self.sheet_units[0])
                checked(book, treatment, Result.PASSED if number % 3 else Result.FAILED)

    def _return(self, number: int, word: Word | None) -> None:
        book = self.book
        with book.ledger.read() as db:
            batches = handovers.batch_list(db)
            batch = batches[number % len(batches)].id
        with book.ledger.work(by=book.wang) as work:
            note = handover.begin_back(work, batch=batch)
        self.notes.append(note)
        with book.ledger.work(by=book.wang) as work:
            chosen = self.sheet_units[number % len(self.sheet_units)]
            handover.add(work, handover=note, unit=chosen, word=word)
        with book.ledger.read() as db:
            listed = handovers.listed(db, note)
        for person in (book.li, book.wang):
            with book.ledger.work(by=person) as work:
                handover.enter_count(work, handover=note, counts=listed)

    def _agree(self, who: str, number: int, word: Word | None) -> None:
        book = self.book
        with book.ledger.work(by=book.people[who]) as work:
            handover.agree(
                work,
                handover=self.notes[number % len(self.notes)],
                client=book.li if number % 3 else book.people[who],
                contractor=book.wang,
                word=word,
            )


acts = st.lists(
    st.tuples(st.sampled_from(ACTS), st.sampled_from(WHO), st.integers(0, 11), st.booleans()),
    max_size=40,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts)
def test_any_acts_by_anybody_keep_the_invariants(
    begun: Book, done: list[tuple[str, str, int, bool]]
) -> None:
    _play(begun, done)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts)
def test_any_acts_keep_the_invariants_of_what_an_opening_statement_brought(
    brought: Book, done: list[tuple[str, str, int, bool]]
) -> None:
    _play(brought, done)


def _play(begun: Book, done: list[tuple[str, str, int, bool]]) -> None:
    with TemporaryDirectory() as folder:
        book = copy_of(begun, Path(folder) / "book")
        try:
            play = Play(book)
            for what, who, number, vouched in done:
                play.act(what, who, number, vouched=vouched)
            _check(book)
        finally:
            book.close()
            shutil.rmtree(folder, ignore_errors=True)


def _check(book: Book) -> None:
    with book.ledger.read() as db:
        entries = list(book.ledger.entries(db))
        vouched = {e.event.act for e in entries if isinstance(e.event, BreachOpened)}
        agreed = [cast("Agreed", e) for e in entries if isinstance(e.event, HandoverAgreed)]
        _units_out_are_handed_out_less_handed_back(db, entries)
        _each_unit_in_the_room_has_one_open_line(db)
        _nothing_at_a_workstation_on_a_closed_day(db, entries, vouched)
        _who_and_what_is_left_behind_is_answered_for(entries, vouched)
        _nothing_is_reshelved_that_is_due_for_disinfection(db, entries, vouched)
        for entry in agreed:
            parties = {
                people.people.get(db, entry.event.client).party,
                people.people.get(db, entry.event.contractor).party,
            }
            assert len(parties) == 2 or entry.seq in vouched, "I6: signers of one party"
        finding = verify(db, book.ledger.register)
    assert finding.whole, f"I7, I9: {[(one.where, str(one.what)) for one in finding.breaks]}"


def _units_out_are_handed_out_less_handed_back(db: Reading, entries: list[Entry[Event]]) -> None:
    here = {where.unit for where in custody.in_the_room(db)}
    assert here == {unit for unit, out in _held(entries).items() if out}, "I1"


def _held(entries: list[Entry[Event]]) -> dict[int, bool]:
    """Who was handed out last and not back since; by the notes of before the book, too."""
    held: dict[int, bool] = {}
    for entry in entries:
        match entry.event:
            case HandoverAgreed(direction=direction, lines=lines):
                held |= dict.fromkeys((one.unit for one in lines), direction is Direction.OUT)
            case StatementAgreed(notes=notes):
                for note in notes:
                    held |= dict.fromkeys(note.units, note.direction is Direction.OUT)
    return held


def _each_unit_in_the_room_has_one_open_line(db: Reading) -> None:
    for where in custody.in_the_room(db):
        note = handovers.handovers.get(db, HandoverId(where.out_note))
        assert note.state is not HandoverState.DRAFT, "I2"
        lines = [line for line in handovers.lines(db, note.id) if line.unit == where.unit]
        assert len(lines) == 1, "I2"


def _nothing_at_a_workstation_on_a_closed_day(
    db: Reading, entries: list[Entry[Event]], vouched: set[int]
) -> None:
    day = holds.last_day(db)
    if day is None or day.state is DayState.OPEN:
        return
    closings = [e.seq for e in entries if isinstance(e.event, DayClosed)]
    late = [where for where in custody.in_the_room(db) if where.place is Place.WORKSTATION]
    assert not late or closings[-1] in vouched, "I3"


def _who_and_what_is_left_behind_is_answered_for(
    entries: list[Entry[Event]], vouched: set[int]
) -> None:
    """§5.5.1, §5.5.5: told from the journal alone, who came and went, and which media are out."""
    inside: set[int] = set()
    out: set[int] = set()
    for entry in entries:
        match entry.event:
            case CameIn(person=person):
                assert person not in inside, "I5"
                inside.add(person)
            case WentOut(person=person):
                inside.remove(person)
            case RoomEmptied():
                inside.clear()
            case LineEntered(register="media_issues", line=line):
                out.add(line)
            case PartFilled(register="media_issues", line=line, part="returned"):
                out.remove(line)
            case DayClosed(still_in=still_in, media_out=media) if entry.seq not in vouched:
                assert not out
                assert not media
                left = {one.id for one in still_in or () if one.why}
                assert inside - left <= {entry.by, entry.event.witness}


def _nothing_is_reshelved_that_is_due_for_disinfection(
    db: Reading, entries: list[Entry[Event]], vouched: set[int]
) -> None:
    """Told from the journal alone, entry after entry."""
    out: dict[int, date] = {}
    ended: dict[int, tuple[list[int], date]] = {}
    good: dict[int, date] = {}
    for entry in entries:
        match entry.event:
            case HandoverAgreed(direction=Direction.OUT, lines=lines):
                day = day_of(entry.happened_at, SHANGHAI)
                out |= {line.unit: day for line in lines}
            case StatementAgreed(told=told):
                out |= {one.unit: one.out_since for one in told if one.out_since is not None}
            case LineEntered(register="treatments", line=line, values=values):
                units = cast("list[int]", values["units"])
                inside = (unit.id for unit in catalogue.children_of(db, map(UnitId, units)))
                day = day_of(datetime.fromisoformat(str(values["ended"])), SHANGHAI)
                ended[line] = ([*units, *inside], day)
            case PartFilled(
                register="treatments", line=line, part="checked", values={"result": "passed"}
            ):
                units, day = ended[line]
                good |= dict.fromkeys(units, day)
            case UnitsReshelved(units=reshelved) if entry.seq not in vouched:
                today = day_of(entry.happened_at, SHANGHAI)
                for unit in reshelved:
                    due = disinfection_due(out[unit])
                    assert today < due or good.get(unit, date.min) >= due, "I11"
