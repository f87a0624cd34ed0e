"""What is written down late: two times, whose hand, judged as of then, and what stands since."""

from datetime import timedelta

import pytest

from books import Scanner, cabinet_code, close_day, code_of, command, open_day
from rooms.late.writing import Typist, pad, whole
from rooms.refusing import refused
from rooms.trips import Trip, breaches, put_away, take, vouch, where
from workroom.base.clauses import WEEK_SEEN
from workroom.base.event import Source
from workroom.base.late import Late, WrittenLate
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.model import Place, UnitsTaken
from workroom.rooms.holds import rules as hold_rules
from workroom.rooms.holds.weeks import week_of
from workroom.rooms.late import rules, service, store
from workroom.rooms.late.claiming import late_work
from workroom.rooms.late.model import NumberState, PadForm
from workroom.rooms.station.model import Act, Outcome
from workroom.rooms.weekly.model import Matter
from workroom.rooms.weekly.week import read_week
from workroom.rooms.workflow import store as workflow
from workroom.rooms.workflow.steps import Step


def test_a_power_cut_is_typed_from_the_paper_with_two_times_and_both_names(trip: Trip) -> None:
    book = trip.book
    typist = Typist(book, minutes_ago=50)
    volume = code_of(book, trip.volumes[0])
    typist.type("林强", command(Act.TAKE), volume)
    typist.type("09:10", command(Act.LOG), trip.sheets[0].code)
    typist.type("09:20", cabinet_code(book), volume)
    assert typist.done == 3
    with book.ledger.read() as db:
        taken = next(e for e in book.ledger.entries(db) if isinstance(e.event, UnitsTaken))
        (hand,) = book.ledger.entries(db, seqs=(taken.seq + 1,))
        (done,) = workflow.passes_of(db, trip.sheets[0].id)
    assert taken.by == book.lin
    assert (taken.source, taken.source_note) == (Source.PAPER, "停电记录 1")
    assert taken.recorded_at - taken.happened_at == timedelta(minutes=50)
    assert hand.event == WrittenLate(act=taken.seq, writer=book.wang, told_by=None)
    assert (done.step, done.finished_by) == (Step.PREP, book.lin)
    assert (there := where(trip, trip.volumes[0])) is not None
    assert (there.place, there.since.minute) == (Place.CABINET, 20)
    assert whole(book)


def test_what_is_known_of_later_stands_and_the_answer_says_so(trip: Trip) -> None:
    book, unit = trip.book, trip.volumes[0]
    take(trip, unit, by=book.chen, station="2号台")
    typist = Typist(book, minutes_ago=40)
    reply = typist.type("林强", command(Act.TAKE), code_of(book, unit))
    assert reply.outcome is Outcome.DONE
    assert "2号台" in str(reply.text.values["where"].values)
    typist.type("09:05", cabinet_code(book), code_of(book, unit))
    assert (now := where(trip, unit)) is not None
    assert (now.place, now.holder) == (Place.WORKSTATION, book.chen)
    with book.ledger.read() as db:
        then = custody.where(db, unit, book.clock() - timedelta(minutes=35))
    assert then is not None
    assert (then.place, then.holder) == (Place.WORKSTATION, book.lin)
    assert whole(book)


def test_a_fact_against_the_order_of_times_is_written_on_a_word_and_waits_in_red(
    trip: Trip,
) -> None:
    book, unit = trip.book, trip.volumes[0]
    take(trip, unit, by=book.chen, station="2号台")
    book.clock.forward(minutes=30)
    typist = Typist(book, minutes_ago=10)
    code = code_of(book, unit)
    refusal = typist.type("林强", command(Act.TAKE), code)
    assert refusal.outcome is Outcome.REFUSED
    assert refusal.seq is None
    assert typist.type(code, word=vouch(book)).outcome is Outcome.DONE
    assert len(breaches(book)) == 1
    assert whole(book)


def test_a_day_that_is_closed_by_now_was_open_then(trip: Trip) -> None:
    book = trip.book
    book.clock.forward(hours=6)
    put_away(trip, trip.boxes[0])
    close_day(book)
    typist = Typist(book, minutes_ago=90)
    typist.type("林强", command(Act.TAKE), code_of(book, trip.volumes[0]))
    assert typist.replies[-1].outcome is Outcome.DONE
    assert (now := where(trip, trip.volumes[0])) is not None
    assert now.place is Place.CABINET
    assert whole(book)


def test_after_the_closing_of_that_day_nothing_happened_on_it_but_by_a_word(trip: Trip) -> None:
    book = trip.book
    put_away(trip, trip.boxes[0])
    close_day(book)
    book.clock.forward(hours=3)
    typist = Typist(book, minutes_ago=60)
    refusal = typist.type("林强", command(Act.TAKE), code_of(book, trip.volumes[0]))
    assert [one.template for one in refusal.reasons] == [hold_rules.DAY_NOT_OPEN]


def test_a_day_opened_since_was_not_open_before_it(trip: Trip) -> None:
    book = trip.book
    put_away(trip, trip.boxes[0])
    close_day(book)
    book.clock.forward(days=1)
    open_day(book)
    book.clock.forward(minutes=30)
    taking = (command(Act.TAKE), code_of(book, trip.volumes[0]))
    early = Typist(book, minutes_ago=60).type("林强", *taking)
    assert early.outcome is Outcome.REFUSED
    late = Typist(book, minutes_ago=20).type("林强", *taking)
    assert late.outcome is Outcome.DONE
    assert whole(book)


def test_a_stage_done_later_is_not_written_twice(trip: Trip) -> None:
    book, sheet = trip.book, trip.sheets[0]
    lin = Scanner(book, "lin", "1号台")
    lin.scan(command(Act.TAKE), code_of(book, sheet.unit), command(Act.LOG, Step.PREP), sheet.code)
    typist = Typist(book, minutes_ago=5, told_by=book.lin, paper="")
    typist.type("林强", command(Act.TAKE), code_of(book, sheet.unit))
    assert typist.type(command(Act.LOG, Step.PREP), sheet.code).outcome is Outcome.REFUSED
    assert whole(book)


def test_a_late_line_is_taken_back_by_another_one(trip: Trip) -> None:
    book, unit = trip.book, trip.volumes[0]
    typist = Typist(book, minutes_ago=30)
    typist.type("林强", command(Act.TAKE), code_of(book, unit))
    assert typist.type(command(Act.CORRECT)).outcome is Outcome.DONE
    assert (now := where(trip, unit)) is not None
    assert now.place is Place.DESK
    assert whole(book)


def test_the_client_sees_late_lines_on_the_weekly_page_with_whose_hand_and_word(
    trip: Trip,
) -> None:
    book = trip.book
    typist = Typist(book, minutes_ago=30, paper="", told_by=book.lin)
    typist.type("林强", command(Act.TAKE), code_of(book, trip.volumes[0]))
    with book.ledger.read() as db:
        page = read_week(
            db,
            lambda seqs: book.ledger.entries(db, seqs=seqs),
            week_of(book.clock().date()),
            book.clock(),
        )
    (late,) = page.of(Matter.LATE)
    assert late.text.values["name"] == "王建国"
    assert late.text.values["who"] == "林强"


@pytest.mark.parametrize(
    ("late", "reason"),
    [
        pytest.param({"minutes": 5, "paper": ""}, (rules.NO_GROUNDS, WEEK_SEEN), id="on_nothing"),
        pytest.param({"minutes": -5}, (rules.NOT_EARLIER, WEEK_SEEN), id="of_the_future"),
        pytest.param({"minutes": 9999}, rules.BEFORE_THE_BOOK, id="before_the_book"),
    ],
)
def test_a_late_entry_names_a_moment_that_is_over_and_what_it_rests_on(
    trip: Trip, late: dict[str, object], reason: str
) -> None:
    book = trip.book
    at = book.clock() - timedelta(minutes=float(str(late["minutes"])))
    told = Late(at, book.wang, str(late.get("paper", "纸")))
    with refused(book, reason), late_work(book.ledger, by=book.lin, station="", late=told):
        raise AssertionError("not reached")


def test_an_operator_does_not_write_late(trip: Trip) -> None:
    book = trip.book
    told = Late(book.clock() - timedelta(minutes=5), book.lin, "纸")
    with (
        pytest.raises(Exception, match="may not"),
        late_work(book.ledger, by=book.lin, station="", late=told),
    ):
        raise AssertionError("not reached")


def test_a_record_sheet_of_a_pad_is_used_by_its_first_line_and_bears_the_others(
    trip: Trip,
) -> None:
    book = trip.book
    number = pad(book, PadForm.RECORD)[0]
    typist = Typist(book, minutes_ago=30, paper=number)
    typist.type("林强", command(Act.TAKE), *(code_of(book, one) for one in trip.volumes[:2]))
    assert typist.done == 2
    with book.ledger.read() as db:
        used = store.by_code(db, number)
    assert used is not None
    assert used.state is NumberState.USED
    assert whole(book)


def test_a_void_paper_bears_no_late_entry(trip: Trip) -> None:
    book = trip.book
    number = pad(book, PadForm.RECORD)[0]

    with book.ledger.work(by=book.wang) as work:
        service.void(work, codes=(number,), reason="受潮")
    reply = Typist(book, minutes_ago=30, paper=number).type("林强")
    assert [one.template for one in reply.reasons] == [rules.NOT_OPEN]
