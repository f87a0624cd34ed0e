"""A question asked at a station: by two codes, or by a key; and the rule shown afterwards."""

from books import Scanner, code_of
from rooms.caring import lines_of, rule, whole
from rooms.trips import Trip
from workroom.base.codes import Prefix, label
from workroom.rooms.questions.kinds import Decision, QuestionKind
from workroom.rooms.questions.questions import QUESTIONS
from workroom.rooms.registers.model import Standing
from workroom.rooms.station import asking, rules
from workroom.rooms.station.model import COMMANDS, Act, Outcome
from workroom.rooms.station.service import ask
from workroom.rooms.workflow.steps import Step


def code_for(kind: QuestionKind | None) -> str:
    return next(one.code for one in COMMANDS if one.act is Act.QUESTION and one.question is kind)


LOG = next(one.code for one in COMMANDS if one.act is Act.LOG)
TAKE = next(one.code for one in COMMANDS if one.act is Act.TAKE)


def sheet_code(trip: Trip, at: int) -> str:
    return label(Prefix.SHEET, trip.sheets[at].id)


def test_two_codes_ask_and_the_work_goes_on(trip: Trip) -> None:
    lin = Scanner(trip.book, "lin", "1号台")
    lin.scan(TAKE, code_of(trip.book, trip.sheets[0].unit))
    reply = lin.scan(code_for(None), sheet_code(trip, 0))
    assert reply.reasons[0].template == rules.QUESTION_FIRST
    reply = lin.scan(code_for(QuestionKind.TITLE), sheet_code(trip, 0))
    assert (reply.outcome, reply.text.template) == (Outcome.DONE, asking.ASKED)
    (asked,) = lines_of(trip.book, QUESTIONS)
    assert (asked.kind, asked.stage.value) == (QuestionKind.TITLE, Step.PREP.value)
    assert lin.scan(LOG, sheet_code(trip, 0)).outcome is Outcome.DONE
    assert whole(trip.book)


def test_what_holds_is_said_so_and_stops_the_next_stage(trip: Trip) -> None:
    lin = Scanner(trip.book, "lin", "1号台")
    lin.scan(TAKE, code_of(trip.book, trip.sheets[0].unit))
    reply = lin.scan(code_for(QuestionKind.IDENTITY), sheet_code(trip, 0))
    assert reply.text.template == asking.ASKED_HELD
    assert lin.scan(LOG, sheet_code(trip, 0)).outcome is Outcome.REFUSED


def test_the_ruling_is_said_at_once_and_shown_while_the_volume_is_worked_on(trip: Trip) -> None:
    book = trip.book
    rule(book, QuestionKind.TITLE, Decision.KEEP, "照录，备注中注明")
    lin = Scanner(book, "lin", "1号台")
    assert lin.scan(TAKE, code_of(book, trip.sheets[0].unit)).rules == ()
    reply = lin.scan(code_for(QuestionKind.TITLE), sheet_code(trip, 0))
    assert reply.text.template == asking.ANSWERED
    assert reply.text.values["text"] == "照录，备注中注明"
    assert lin.scan(LOG, sheet_code(trip, 0)).rules == ("照录，备注中注明",)
    (asked,) = lines_of(book, QUESTIONS)
    assert asked.standing is Standing.DONE


def test_a_key_asks_in_words_whatever_command_is_chosen(trip: Trip) -> None:
    book = trip.book
    lin = Scanner(book, "lin", "1号台")
    lin.scan(TAKE)
    code = code_of(book, trip.sheets[0].unit)
    session, reply = ask(
        book.ledger, lin.session, code, QuestionKind.DATE, found="1958-03", note="封面为三月"
    )
    assert reply.outcome is Outcome.DONE
    assert session.act is Act.TAKE
    (asked,) = lines_of(book, QUESTIONS)
    assert (asked.found, asked.note, asked.says) == ("1958-03", "封面为三月", "19580900")
    _, reply = ask(book.ledger, session, "没有", QuestionKind.DATE, found="", note="")
    assert reply.outcome is Outcome.UNKNOWN
    assert whole(book)
