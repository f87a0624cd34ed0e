"""A station that hears codes: who is there, what is read again, what nobody knows."""

import pytest

from books import Scanner, cabinet_code, code_of, command
from rooms.refusing import entries, last_entry
from rooms.station.hearing import badge, kept, passes, templates
from rooms.trips import Trip, where
from workroom.base.clauses import ACCESS_RIGHTS, BADGE_FRESH, EVERY_LINK
from workroom.base.codes import Prefix, label
from workroom.base.event import Source
from workroom.rooms.catalogue import service as catalogue
from workroom.rooms.custody.model import Place
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import service as people
from workroom.rooms.project import service as project
from workroom.rooms.station import kept as keeping
from workroom.rooms.station import rules, service, store
from workroom.rooms.station.model import Act, Outcome, Session
from workroom.rooms.workflow import rules as workflow_rules
from workroom.rooms.workflow.steps import Step


def test_a_day_at_a_station(trip: Trip, lin: Scanner) -> None:
    volume, sheet = code_of(trip.book, trip.volumes[0]), trip.sheets[0].code
    assert lin.scan(command(Act.TAKE)).outcome is Outcome.NOTED
    assert lin.scan(volume).outcome is Outcome.DONE
    assert lin.scan(command(Act.LOG)).outcome is Outcome.NOTED
    reply = lin.scan(sheet)
    assert str(reply.text) == "J038-001-0001: Preparation done, 21 pages."
    assert reply.seq == entries(trip.book)
    entry = last_entry(trip.book)
    assert (entry.source, entry.station, entry.by) == (Source.SCAN, "1号台", trip.book.lin)
    assert str(lin.scan(cabinet_code(trip.book)).text) == "What is scanned now goes into 1号柜."
    assert str(lin.scan(volume).text) == "J038-001-0001 is in 1号柜."
    assert where(trip, trip.volumes[0]).place is Place.CABINET  # type: ignore[union-attr]  # it is out


def test_a_command_stays_chosen_over_many_scans(trip: Trip, lin: Scanner) -> None:
    lin.scan(command(Act.TAKE), *(code_of(trip.book, one) for one in trip.volumes[:3]))
    assert [one.outcome for one in lin.replies[-3:]] == [Outcome.DONE] * 3
    lin.scan(command(Act.LOG, Step.PREP), *(sheet.code for sheet in trip.sheets))
    assert [one.outcome for one in lin.replies[-3:]] == [Outcome.DONE] * 3


def test_the_units_own_code_logs_as_its_sheet_does(trip: Trip, lin: Scanner) -> None:
    volume = code_of(trip.book, trip.volumes[0])
    lin.scan(command(Act.TAKE), volume, command(Act.LOG))
    assert lin.scan(volume).outcome is Outcome.DONE
    assert [one.step for one in passes(trip)] == [Step.PREP]


def test_nobody_at_the_station_does_nothing(trip: Trip) -> None:
    _, reply = service.hear(trip.book.ledger, Session("1号台"), trip.sheets[0].code)
    assert (reply.outcome, templates(reply)) == (Outcome.REFUSED, [rules.BADGE_FIRST])
    assert reply.clauses == (ACCESS_RIGHTS,)
    assert kept(trip.book).outcome is Outcome.REFUSED


@pytest.mark.parametrize(("minutes", "outcome"), [(29, Outcome.DONE), (31, Outcome.REFUSED)])
def test_a_badge_is_good_for_thirty_minutes_after_the_last_act(
    trip: Trip, lin: Scanner, minutes: int, outcome: Outcome
) -> None:
    lin.scan(command(Act.TAKE))
    trip.book.clock.forward(minutes=20)
    assert lin.scan(code_of(trip.book, trip.volumes[0])).outcome is Outcome.DONE
    trip.book.clock.forward(minutes=minutes)
    reply = lin.scan(code_of(trip.book, trip.volumes[1]))
    assert reply.outcome is outcome
    if outcome is Outcome.REFUSED:
        assert reply.clauses == (BADGE_FRESH,)
        lin.scan(badge(trip.book, trip.book.lin))
        assert lin.scan(code_of(trip.book, trip.volumes[1])).outcome is Outcome.DONE


def test_the_next_badge_takes_the_station_over(trip: Trip, lin: Scanner) -> None:
    lin.scan(command(Act.TAKE), badge(trip.book, trip.book.chen))
    assert lin.session.act is Act.LOG
    lin.scan(command(Act.TAKE), code_of(trip.book, trip.volumes[0]))
    assert last_entry(trip.book).by == trip.book.chen


def test_a_replaced_badge_and_that_of_who_left_are_unknown(trip: Trip, lin: Scanner) -> None:
    book = trip.book
    old, gone = badge(book, book.lin), badge(book, book.chen)
    with book.ledger.work(by=book.wang) as work:
        people.replace_badge(work, person=book.lin, reason="遗失")
        people.leave(work, person=book.chen, reason="离职")
    for code in (old, gone):
        session, reply = service.hear(book.ledger, Session("1号台"), code)
        assert (reply.outcome, session.person) == (Outcome.UNKNOWN, None)
        assert kept(book).code == code
    session, reply = service.hear(book.ledger, Session("1号台"), badge(book, book.lin))
    assert (reply.outcome, session.person) == (Outcome.NOTED, book.lin)


def test_whoever_left_does_nothing_with_a_badge_scanned_before(trip: Trip, lin: Scanner) -> None:
    lin.scan(command(Act.TAKE))
    with trip.book.ledger.work(by=trip.book.wang) as work:
        people.leave(work, person=trip.book.lin, reason="离职")
    reply = lin.scan(code_of(trip.book, trip.volumes[0]))
    assert templates(reply) == [people_rules.ACCOUNT_CLOSED]


@pytest.mark.parametrize(
    ("seconds", "outcome"), [(0, Outcome.REPEATED), (3, Outcome.REPEATED), (4, Outcome.REFUSED)]
)
def test_a_second_read_within_three_seconds_is_no_second_act(
    trip: Trip, lin: Scanner, seconds: int, outcome: Outcome
) -> None:
    volume = code_of(trip.book, trip.volumes[0])
    lin.scan(command(Act.TAKE), volume)
    before = entries(trip.book)
    trip.book.clock.forward(seconds=seconds)
    _, reply = service.hear(trip.book.ledger, lin.session, volume)
    assert reply.outcome is outcome
    assert entries(trip.book) == before + (outcome is Outcome.REFUSED)


def test_a_reader_that_stutters_goes_on_being_heard_once(trip: Trip, lin: Scanner) -> None:
    volume, session = code_of(trip.book, trip.volumes[0]), lin.session
    lin.scan(command(Act.TAKE), volume)
    session = lin.session
    for _ in range(5):
        trip.book.clock.forward(seconds=2)
        session, reply = service.hear(trip.book.ledger, session, volume)
        assert reply.outcome is Outcome.REPEATED


def test_how_long_a_read_repeats_is_agreed(trip: Trip, lin: Scanner) -> None:
    with trip.book.ledger.work(by=trip.book.li) as work:
        project.change_setting(work, name="repeat_seconds", value="10")
    volume = code_of(trip.book, trip.volumes[0])
    lin.scan(command(Act.TAKE), volume)
    trip.book.clock.forward(seconds=10)
    assert service.hear(trip.book.ledger, lin.session, volume)[1].outcome is Outcome.REPEATED


@pytest.mark.parametrize(
    "code",
    [
        "NOT-A-CODE",
        "S-000001-A",
        label(Prefix.SHEET, 999),
        label(Prefix.VOLUME, 999),
        label(Prefix.CABINET, 9),
        label(Prefix.WORKSTATION, 9),
        label(Prefix.BATCH, 99),
        label(Prefix.BADGE, 99),
        label(Prefix.COMMAND, 9999),
        label(Prefix.MEDIUM, 1),
        "HT26-F01-2026-0099-X",
        "'; DROP TABLE journal; --",
        "😀",
        "\ud800",
        "\x00\x1b[2J",
        "X" * 10_000,
    ],
)
def test_an_unknown_code_does_nothing_and_is_kept(trip: Trip, lin: Scanner, code: str) -> None:
    lin.scan(command(Act.TAKE))
    before = entries(trip.book)
    reply = lin.scan(code)
    assert (reply.outcome, reply.seq) == (Outcome.UNKNOWN, before + 1)
    assert entries(trip.book) == before + 1
    event = kept(trip.book)
    assert event.outcome is Outcome.UNKNOWN
    assert event.code.isprintable()
    assert len(event.code) <= keeping.LONGEST_KEPT * 6 + 10
    with trip.book.ledger.read() as db:
        assert store.count(db, Outcome.UNKNOWN) == 1
        assert store.recent(db, Outcome.UNKNOWN)[0].station == "1号台"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        pytest.param("S-000123-X", service.MISREAD, id="a_label"),
        pytest.param("s-000123-x", service.MISREAD, id="typed_small"),
        pytest.param("HT26-F01-2026-0099-X", service.MISREAD, id="a_form_number"),
        pytest.param(label(Prefix.SHEET, 123), service.UNKNOWN, id="read_whole_but_of_no_sheet"),
        pytest.param("S-000123", service.UNKNOWN, id="cut_short"),
    ],
)
def test_a_check_character_that_does_not_fit_is_said_to_be_misread(
    trip: Trip, lin: Scanner, code: str, said: str
) -> None:
    reply = lin.scan(code)
    assert (reply.outcome, reply.text.template) == (Outcome.UNKNOWN, said)
    assert [reason.template for reason in kept(trip.book).reasons] == [said]


def test_an_alias_spelled_like_a_misread_code_is_an_alias(trip: Trip, lin: Scanner) -> None:
    with trip.book.ledger.work(by=trip.book.wang) as work:
        catalogue.give_alias(work, unit=trip.volumes[0], alias="V-000123-0")
    lin.scan(command(Act.TAKE))
    assert lin.scan("V-000123-0").outcome is Outcome.DONE


@pytest.mark.parametrize("nothing", ["", " ", "\r\n"])
def test_nothing_read_is_nothing_kept(trip: Trip, nothing: str) -> None:
    before = entries(trip.book)
    _, reply = service.hear(trip.book.ledger, Session("1号台"), nothing)
    assert reply.outcome is Outcome.UNKNOWN
    assert entries(trip.book) == before


def test_a_refused_scan_is_kept_with_its_reason_and_its_clause(trip: Trip, lin: Scanner) -> None:
    lin.scan(command(Act.TAKE), code_of(trip.book, trip.volumes[0]))
    before = entries(trip.book)
    reply = lin.scan(command(Act.LOG, Step.SCAN), trip.sheets[0].code)
    assert (reply.outcome, templates(reply)) == (Outcome.REFUSED, [workflow_rules.NOT_BEFORE])
    assert (reply.clauses, reply.seq) == ((EVERY_LINK,), before + 1)
    event = kept(trip.book)
    assert (event.outcome, event.code) == (Outcome.REFUSED, trip.sheets[0].code)
    (given,) = event.reasons
    assert (given.template, given.clause) == (workflow_rules.NOT_BEFORE, str(EVERY_LINK))
    assert given.phrase == reply.reasons[0]
    assert passes(trip) == ()


@pytest.mark.parametrize("spelled", ["s-000001-{}", " S-000001-{} ", "\uff33-000001-{}"])
def test_a_code_is_read_however_an_input_method_spells_it(
    trip: Trip, lin: Scanner, spelled: str
) -> None:
    lin.scan(command(Act.TAKE), code_of(trip.book, trip.volumes[0]), command(Act.LOG))
    check = trip.sheets[0].code[-1]
    assert lin.scan(spelled.format(check.lower())).outcome is Outcome.DONE
