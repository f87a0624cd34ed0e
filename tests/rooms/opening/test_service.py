"""An opening statement, from its draft to everything standing as it tells."""

from dataclasses import replace
from pathlib import Path

import pytest

from books import Book, boxes, catalogued, close_day, draft_out, hand_out, open_day
from rooms.opening.running import MONTHS, agree, draft, read, row, running, written
from rooms.refusing import entries, refused, told
from rooms.trips import breaches, vouch
from workroom.base.event import Source
from workroom.base.series import SeriesBegun
from workroom.ledger.numbers import last_number
from workroom.ledger.verify import verify
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.rules import CLASSIFIED
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.model import Place
from workroom.rooms.handover import rules as handover_rules
from workroom.rooms.handover import service as handover
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.brought import is_brought
from workroom.rooms.handover.model import Direction, HandoverState
from workroom.rooms.opening import rules, service, store
from workroom.rooms.opening.incoming import NOTHING_TAKEN
from workroom.rooms.opening.model import StatementId, StatementState
from workroom.rooms.people import rules as people_rules
from workroom.rooms.workflow import store as workflow
from workroom.rooms.workflow.model import done_steps
from workroom.rooms.workflow.steps import Step


@pytest.fixture
def known(book: Book) -> Book:
    """Eight volumes in two boxes, none of which ever moved."""
    catalogued(book, 8, box_size=4)
    return book


def whole(book: Book) -> bool:
    with book.ledger.read() as db:
        return verify(db, book.ledger.register).whole


def test_a_draft_moves_nothing_and_draws_no_number_of_a_form(known: Book, tmp_path: Path) -> None:
    drafted = draft(known, written(tmp_path / "期初.xlsx"))
    with known.ledger.read() as db:
        assert custody.whereabouts.find(db) == ()
        assert handovers.handovers.find(db) == ()
        assert [line.row for line in store.lines(db, drafted.event.statement)] == [2, 3, 4, 5, 6, 7]
        assert last_number(db, "HT26-F01-2026") == last_number(db, "HT26-F00-2026") == 0
    assert drafted.source is Source.OPENING
    assert whole(known)


def test_with_the_agreement_everything_stands_as_told(book: Book, tmp_path: Path) -> None:
    event = running(book, tmp_path).event
    assert event.number.startswith("HT26-F00-2026-0001-")
    with book.ledger.read() as db:
        units = catalogue.many(db, (line.unit for line in event.told))
        places = {
            units[one.unit].reference_code[-4:]: (one.place, one.cabinet, one.out_since)
            for one in custody.whereabouts.find(db)
        }
        finished = {one.unit for one in custody.in_the_room(db) if one.finished_at is not None}
        notes = handovers.handovers.find(db)
        assert [units[unit].reference_code[-4:] for unit in finished] == ["0003"]
    assert places["0001"] == places["0002"] == (Place.STACKS, None, None)
    assert places["0003"][:2] == places["0004"][:2] == (Place.CABINET, 1)
    assert places["0005"][:2] == places["0006"][:2] == (Place.CABINET, 2)
    assert [(one.direction, one.number, one.state) for one in notes] == [
        (Direction.OUT, "2025-031", HandoverState.FILED),
        (Direction.BACK, "2025-G12", HandoverState.FILED),
        (Direction.OUT, "2026-007", HandoverState.FILED),
        (Direction.OUT, "2026-009", HandoverState.FILED),
    ]
    assert all(map(is_brought, notes))
    assert whole(book)


def test_sheets_come_with_what_was_done_by_whom_as_far_as_is_known(
    book: Book, tmp_path: Path
) -> None:
    running(book, tmp_path)
    with book.ledger.read() as db:
        (fifth,) = catalogue.by_reference_code(db, "J038-001-0005")
        sheet = workflow.sheet_of(db, fifth.id)
        assert sheet is not None
        passes = {one.step: one for one in workflow.passes_of(db, sheet.id)}
        unfinished = workflow.unfinished(db)
    assert done_steps(passes.values()) == {Step.PREP, Step.SCAN}
    assert (passes[Step.PREP].finished_by, passes[Step.SCAN].finished_by) == (book.lin, book.chen)
    assert {one.round for one in passes.values()} == {0}
    assert unfinished == ()


def test_series_go_on_after_the_last_numbers_and_only_those_told(
    book: Book, tmp_path: Path
) -> None:
    entry = running(book, tmp_path)
    assert [sheet.sheet for sheet in entry.event.sheets] == list(range(1181, 1187))
    open_day(book)
    with book.ledger.read() as db:
        (eighth,) = catalogue.by_reference_code(db, "J038-001-0008")
        begun = [one.event for one in book.ledger.entries(db) if isinstance(one.event, SeriesBegun)]
    assert [(one.series, one.after) for one in begun] == [
        ("HT26-F01-2026", 57),
        ("HT26-F02-2026", 41),
        ("sheet", 1180),
    ]
    note, _ = hand_out(book, [eighth.id])
    with book.ledger.read() as db:
        handed = handovers.handovers.get(db, note)
    assert handed.number.startswith("HT26-F01-2026-0058-")
    assert handed.annex.startswith("HT26-F02-2026-0042-")
    assert whole(book)


def test_two_people_of_two_parties_agree_and_each_has_the_right(
    known: Book, tmp_path: Path
) -> None:
    statement = draft(known, written(tmp_path / "期初.xlsx")).event.statement
    for client, contractor, *why in (
        (known.wang, known.wang, people_rules.NOT_YOURS, handover_rules.SAME_PARTY),
        (known.li, known.lin, people_rules.NOT_YOURS),
        (known.zhao, known.wang, people_rules.NOT_YOURS),
    ):
        with refused(known, *why), known.ledger.work(by=known.wang) as work:
            service.agree(
                work,
                statement=statement,
                client=client,
                contractor=contractor,
                word=vouch(known),
            )


def test_a_statement_is_agreed_once(book: Book, tmp_path: Path) -> None:
    entry = running(book, tmp_path)
    statement = entry.event.statement
    with (
        refused(
            book,
            rules.AGREED_ALREADY,
            rules.SEEN_MOVING,
            *[rules.DRAWN_ALREADY] * 3,
        ),
        book.ledger.work(by=book.wang) as work,
    ):
        service.agree(work, statement=statement, client=book.li, contractor=book.wang)


def test_a_unit_that_moved_after_the_draft_stops_the_agreement(known: Book, tmp_path: Path) -> None:
    drafted = draft(known, written(tmp_path / "期初.xlsx", MONTHS, ()))
    open_day(known)
    note = draft_out(known, boxes(known)[:1])
    with refused(known, rules.ON_A_NOTE):
        agree(known, drafted)
    with known.ledger.work(by=known.wang) as work:
        handover.agree(work, handover=note, client=known.li, contractor=known.wang)
    with refused(known, rules.SEEN_MOVING):
        agree(known, drafted, vouch(known))


def test_what_was_forgotten_is_told_by_another_statement(book: Book, tmp_path: Path) -> None:
    running(book, tmp_path)
    open_day(book)
    path = written(tmp_path / "补.xlsx", [row(8, "在室", "2026-02-26", "1号柜")], ())
    entry = agree(book, draft(book, path))
    assert entry.event.number.startswith("HT26-F00-2026-0002-")
    with book.ledger.read() as db:
        assert len(custody.in_the_room(db)) == 5
        brought = store.brought(db, entry.event.told[0].unit)
    assert brought is not None
    assert brought.id == entry.event.statement
    assert whole(book)


def test_a_later_draft_takes_the_place_of_the_earlier(known: Book, tmp_path: Path) -> None:
    first = draft(known, written(tmp_path / "一.xlsx")).event.statement
    second = draft(known, written(tmp_path / "二.xlsx", MONTHS[:3])).event.statement
    with known.ledger.read() as db:
        assert store.statements.get(db, first).state is StatementState.DROPPED
        assert store.lines(db, first) == ()
        assert store.latest(db) == store.draft_of(db, known.project)
        assert [one.id for one in store.waiting(db)] == [second]
    assert whole(known)


def test_a_draft_is_given_up_with_a_reason(known: Book, tmp_path: Path) -> None:
    statement = draft(known, written(tmp_path / "期初.xlsx")).event.statement
    with told(known, service.NO_REASON), known.ledger.work(by=known.wang) as work:
        service.drop(work, statement=statement, reason=" ")
    with known.ledger.work(by=known.wang) as work:
        service.drop(work, statement=statement, reason="拿错了文件")
    with known.ledger.read() as db:
        assert store.latest(db, known.project) is None
        dropped = store.statements.get(db, statement)
    with refused(known, rules.WAS_DROPPED), known.ledger.work(by=known.wang) as work:
        service.drop(work, statement=dropped.id, reason="再一次")
    assert whole(known)


def test_the_paper_is_filed_after_the_agreement(known: Book, tmp_path: Path) -> None:
    drafted = draft(known, written(tmp_path / "期初.xlsx"))
    statement = drafted.event.statement
    with refused(known, rules.NOT_AGREED), known.ledger.work(by=known.wang) as work:
        service.file(work, statement=statement)
    agree(known, drafted)
    with refused(known, people_rules.NOT_YOURS), known.ledger.work(by=known.lin) as work:
        service.file(work, statement=statement)
    with known.ledger.work(by=known.li) as work:
        service.file(work, statement=statement)
    with known.ledger.read() as db:
        assert store.waiting(db) == ()
    with refused(known, rules.FILED_ALREADY), known.ledger.work(by=known.wang) as work:
        service.file(work, statement=statement)


def test_a_draft_is_written_by_who_prepares_batches_and_of_something(
    known: Book, tmp_path: Path
) -> None:
    found = read(known, written(tmp_path / "期初.xlsx"))
    with refused(known, people_rules.NOT_YOURS), known.ledger.work(by=known.lin) as work:
        service.draft(work, project=known.project, told=found)
    nothing = replace(found, lines=(), numbers=())
    with told(known, NOTHING_TAKEN), known.ledger.work(by=known.wang) as work:
        service.draft(work, project=known.project, told=nothing)


def test_a_secret_that_is_in_the_room_all_the_same_comes_in_by_a_word(
    book: Book, tmp_path: Path
) -> None:
    catalogued(book, 8, box_size=4, security_class="机密")
    drafted = draft(book, written(tmp_path / "期初.xlsx", MONTHS[2:3], ()))
    with refused(book, CLASSIFIED):
        agree(book, drafted)
    agree(book, drafted, vouch(book))
    assert [breach.who for breach in breaches(book)] == [book.wang]
    assert whole(book)


def test_at_a_workstation_behind_a_closed_day_comes_in_by_a_word(
    known: Book, tmp_path: Path
) -> None:
    open_day(known)
    close_day(known)
    known.clock.forward(minutes=5)
    out = [row(6, "在室", "2026-02-25", "1号台", "林强")]
    drafted = draft(known, written(tmp_path / "期初.xlsx", out, ()))
    with refused(known, rules.BEHIND_A_CLOSED_DAY):
        agree(known, drafted)
    agree(known, drafted, vouch(known))
    with known.ledger.read() as db:
        (here,) = custody.at_workstations(db)
    assert (here.holder, here.station) == (known.lin, "1号台")
    assert len(breaches(known)) == 1


def test_nothing_is_half_agreed(known: Book, tmp_path: Path) -> None:
    drafted = draft(known, written(tmp_path / "期初.xlsx"))
    before = entries(known)
    with pytest.raises(PowerCutError):
        _agree_and_lose_power(known, drafted.event.statement)
    assert entries(known) == before
    with known.ledger.read() as db:
        assert custody.whereabouts.find(db) == ()
        assert last_number(db, "sheet") == 0


class PowerCutError(Exception):
    """The power goes before the work is on disk."""


def _agree_and_lose_power(book: Book, statement: StatementId) -> None:
    with book.ledger.work(by=book.wang) as work:
        service.agree(work, statement=statement, client=book.li, contractor=book.wang)
        raise PowerCutError
