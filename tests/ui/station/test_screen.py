"""What the station shows beside the answers, asked of a real book."""

import pytest

import books
from ui.station.trip import Trip, screen_of
from workroom.rooms.custody import service as custody
from workroom.rooms.station.model import Act, Session
from workroom.rooms.workflow import service as workflow
from workroom.rooms.workflow import store as workflow_store
from workroom.rooms.workflow.model import Verb
from workroom.rooms.workflow.reasons import ReworkReason
from workroom.rooms.workflow.steps import Step
from workroom.ui.station import answer
from workroom.ui.station.screen import Standing, read_standing


def take(trip: Trip, name: str, *places: int) -> None:
    for place in places:
        with trip.book.ledger.work(by=trip.book.people[name], station="1号台") as work:
            custody.take(work, unit=trip.volumes[place], station="1号台")


def log(trip: Trip, name: str, place: int, step: Step, verb: Verb = Verb.FINISH) -> None:
    with trip.book.ledger.work(by=trip.book.people[name], station="1号台") as work:
        sheet = workflow_store.sheet_of(work.db, trip.volumes[place])
        assert sheet is not None
        workflow.log(work, sheet=sheet.id, step=step, verb=verb)


def test_only_what_lies_with_the_person_is_open_with_the_person(trip: Trip) -> None:
    take(trip, "lin", 0, 1)
    take(trip, "chen", 2)
    own = screen_of(trip, "lin")
    assert [one.unit.id for one in own.open_units] == list(trip.volumes[:2])
    assert own.open_units[0].where.station == "1号台"


def test_a_stage_that_was_begun_stands_there_until_it_is_finished(trip: Trip) -> None:
    take(trip, "lin", 0)
    log(trip, "lin", 0, Step.PREP, Verb.START)
    (begun,) = screen_of(trip, "lin").begun
    assert (begun.unit.id, begun.begun.step) == (trip.volumes[0], Step.PREP)
    log(trip, "lin", 0, Step.PREP)
    assert screen_of(trip, "lin").begun == ()


def test_the_tally_is_of_today_by_stage_in_the_order_of_the_sheet(trip: Trip) -> None:
    take(trip, "lin", 0, 1)
    for place in (0, 1):
        log(trip, "lin", place, Step.PREP)
    log(trip, "lin", 0, Step.SCAN)
    tally = screen_of(trip, "lin").tally
    assert [(one.step, one.sheets, one.quantity) for one in tally] == [
        (Step.PREP, 2, 21 + 22),
        (Step.SCAN, 1, 21),
    ]


def test_a_corrected_pass_is_not_in_the_tally(trip: Trip) -> None:
    take(trip, "lin", 0)
    log(trip, "lin", 0, Step.PREP)
    with trip.book.ledger.work(by=trip.book.lin) as work:
        sheet = workflow_store.sheet_of(work.db, trip.volumes[0])
        assert sheet is not None
        (done,) = workflow_store.passes_of(work.db, sheet.id)
        workflow.correct_pass(work, sheet=sheet.id, step=Step.PREP, round_=1, act=done.entry)
    assert screen_of(trip, "lin").tally == ()


def test_yesterday_is_not_in_the_tally_once_the_new_day_is_open(trip: Trip) -> None:
    take(trip, "lin", 0)
    log(trip, "lin", 0, Step.PREP)
    with trip.book.ledger.work(by=trip.book.wang) as work:
        for unit in trip.volumes[:4]:
            custody.put_away(work, unit=unit, cabinet=trip.book.cabinet)
    books.close_day(trip.book)
    trip.book.clock.forward(hours=24)
    books.open_day(trip.book)
    assert screen_of(trip, "lin").tally == ()


def test_rework_of_own_work_is_shown_with_its_reason_and_who_ordered_it(trip: Trip) -> None:
    take(trip, "lin", 0)
    log(trip, "lin", 0, Step.PREP)
    log(trip, "lin", 0, Step.SCAN)
    with trip.book.ledger.work(by=trip.book.qian) as work:
        sheet = workflow_store.sheet_of(work.db, trip.volumes[0])
        assert sheet is not None
        workflow.order_rework(work, sheet=sheet.id, step=Step.SCAN, reason=ReworkReason.SKEW)
    (sent,) = screen_of(trip, "lin").rework
    assert (sent.unit.id, sent.step, sent.reason) == (
        trip.volumes[0],
        Step.SCAN,
        ReworkReason.SKEW,
    )
    assert (sent.by, sent.redone) == ("钱梅", False)
    assert screen_of(trip, "chen").rework == (), "it is nobody else's"
    log(trip, "lin", 0, Step.SCAN)
    (sent,) = screen_of(trip, "lin").rework
    assert sent.redone


def test_while_nobody_is_here_the_tally_is_of_everybody(trip: Trip) -> None:
    take(trip, "lin", 0)
    take(trip, "chen", 1)
    log(trip, "lin", 0, Step.PREP)
    log(trip, "chen", 1, Step.PREP)
    room = screen_of(trip)
    assert {one.name for one in room.tally} == {"林强", "陈文焱"}
    assert room.open_units == ()


@pytest.mark.parametrize(
    ("session", "said"),
    [
        pytest.param({}, "Log the next stage", id="at_first"),
        pytest.param({"step": Step.SCAN}, "Scanning", id="a_stage"),
        pytest.param({"step": Step.SCAN, "verb": Verb.START}, "Scanning: start", id="its_start"),
        pytest.param({"verb": Verb.FINISH}, "Finish", id="finish"),
        pytest.param({"act": Act.PUT_AWAY}, "Put away", id="no_cabinet_yet"),
        pytest.param({"act": Act.PUT_AWAY, "cabinet": 1}, "Put away into 1号柜", id="a_cabinet"),
        pytest.param(
            {"act": Act.REWORK}, "Scan the stage to go back to first.", id="rework_asks_for_stage"
        ),
        pytest.param(
            {"act": Act.REWORK, "step": Step.SCAN, "reason": ReworkReason.SKEW},
            "Back to Scanning: skewed",
            id="rework",
        ),
    ],
)
def test_the_standing_says_what_the_next_scan_will_do(
    trip: Trip, session: dict[str, object], said: str
) -> None:
    with trip.book.ledger.read() as db:
        standing = read_standing(db, Session("1号台", **session))  # type: ignore[arg-type]  # each case is sound
    assert str(standing.doing) == said
    assert standing == Standing(doing=standing.doing)


def test_at_the_door_the_station_says_so_and_asks_for_no_badge(trip: Trip) -> None:
    with trip.book.ledger.read() as db:
        standing = read_standing(db, Session("门口", act=Act.DOOR))
    now = trip.book.clock()
    assert str(answer.who(standing, now)) == answer.DOOR
    assert str(answer.doing(standing, now)) == answer.IN_OR_OUT
