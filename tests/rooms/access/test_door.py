"""The door: badges in and out, the slip of a visit, and who logs a stage without a scan there."""

from books import Book, Scanner, command
from rooms.keeping import agree_on, let_in, the_visit, visit
from rooms.refusing import last_entry
from rooms.trips import Trip
from workroom.base.clauses import NOBODY_STAYS
from workroom.base.event import Source
from workroom.base.ids import Kind, PersonId, Subject
from workroom.base.words import ENGLISH
from workroom.rooms.access import store
from workroom.rooms.access.model import CameIn, Presence, SeenBy, WentOut
from workroom.rooms.people import service as people
from workroom.rooms.people import store as people_store
from workroom.rooms.station import door, rules
from workroom.rooms.station.model import Act, Outcome, Reply, Session
from workroom.rooms.station.service import hear


def inside(book: Book) -> dict[PersonId, Presence]:
    with book.ledger.read() as db:
        return {one.person: one for one in store.everybody_inside(db)}


def badge_of(book: Book, person: PersonId) -> str:
    with book.ledger.read() as db:
        return people_store.people.get(db, person).badge_code


class Door:
    """A station at which nobody works."""

    def __init__(self, book: Book) -> None:
        self.book, self.session = book, Session("门口")
        self.scan(command(Act.DOOR))

    def scan(self, code: str) -> Reply:
        self.book.clock.forward(seconds=4)
        self.session, reply = hear(self.book.ledger, self.session, code)
        return reply


def test_a_badge_at_the_door_is_in_then_out_and_its_owner_signs(book: Book) -> None:
    at_door = Door(book)
    reply = at_door.scan(badge_of(book, book.lin))
    assert (reply.outcome, reply.text.template) == (Outcome.DONE, door.CAME_IN)
    entry = last_entry(book)
    assert (entry.event, entry.by) == (CameIn(person=book.lin, seen_by=SeenBy.DOOR), book.lin)
    assert (entry.source, entry.station) == (Source.SCAN, "门口")
    assert inside(book).keys() == {book.lin}
    assert at_door.scan(badge_of(book, book.qian)).text.template == door.CAME_IN
    assert at_door.scan(badge_of(book, book.lin)).text.template == door.WENT
    assert last_entry(book).event == WentOut(person=book.lin)
    assert inside(book).keys() == {book.qian}


def test_two_reads_within_seconds_are_one_passing(book: Book) -> None:
    at_door = Door(book)
    at_door.scan(badge_of(book, book.lin))
    at_door.session, again = hear(book.ledger, at_door.session, badge_of(book, book.lin))
    assert again.outcome is Outcome.REPEATED
    assert inside(book).keys() == {book.lin}


def test_a_void_badge_and_a_closed_account_do_not_come_in(book: Book) -> None:
    at_door, old = Door(book), badge_of(book, book.lin)
    with book.ledger.work(by=book.wang) as work:
        people.replace_badge(work, person=book.lin, reason="遗失")
    assert at_door.scan(old).outcome is Outcome.UNKNOWN
    with book.ledger.work(by=book.wang) as work:
        people.leave(work, person=book.chen, reason="离岗")
    reply = at_door.scan(badge_of(book, book.chen))
    assert (reply.outcome, reply.clauses) == (Outcome.REFUSED, (NOBODY_STAYS,))
    assert inside(book) == {}


def test_at_the_door_nothing_is_worked(trip: Trip) -> None:
    at_door = Door(trip.book)
    reply = at_door.scan(trip.sheets[0].code)
    assert (reply.outcome, reply.reasons[0].template) == (Outcome.REFUSED, rules.WATCHES_THE_DOOR)
    assert at_door.session.person is None


def test_another_command_ends_the_watch(book: Book) -> None:
    at_door = Door(book)
    at_door.scan(command(Act.LOG))
    at_door.scan(badge_of(book, book.lin))
    assert at_door.session.person == book.lin
    assert inside(book) == {}


def test_the_slip_of_a_visit_signs_its_people_out_by_their_escort(book: Book) -> None:
    at_door, line = Door(book), let_in(book, escort=book.wang)
    reply = at_door.scan(the_visit(book, line).number)
    assert (reply.outcome, reply.text.template) == (Outcome.DONE, door.VISITOR_WENT)
    assert reply.subject is None, "the window stays at the door"
    made = the_visit(book, line)
    assert (made.is_inside, made.out_at, last_entry(book).by) == (False, book.clock(), book.wang)
    again = at_door.scan(made.number)
    assert (again.outcome, again.text.template) == (Outcome.REFUSED, door.OUT_ALREADY)


def test_a_slip_does_not_let_anybody_in(book: Book) -> None:
    at_door, line = Door(book), visit(book)
    reply = at_door.scan(the_visit(book, line).number)
    assert (reply.outcome, reply.text.template) == (Outcome.NOTED, door.WAIT_FOR_CONSENT)
    assert reply.subject == Subject(Kind.LINE, line), "the window opens it, to be filled"


def test_an_escort_who_leaves_is_told_who_is_still_inside(book: Book) -> None:
    at_door = Door(book)
    at_door.scan(badge_of(book, book.wang))
    let_in(book, escort=book.wang)
    reply = at_door.scan(badge_of(book, book.wang))
    assert reply.text.template == door.WENT_WITHOUT
    assert "孙立" in ENGLISH.say(reply.text)


def test_a_stage_without_a_scan_at_the_door_counts_as_coming_in_and_is_marked(trip: Trip) -> None:
    """I5, as §10.3 has it: presence is never a reason to refuse a stage."""
    agree_on(trip.book, door_scans="on")
    lin = Scanner(trip.book, "lin", "1号台")
    codes = [sheet.code for sheet in trip.sheets[:2]]
    lin.scan(command(Act.TAKE), *codes, command(Act.LOG), *codes)
    seen = inside(trip.book)[trip.book.lin]
    assert (seen.seen_by, seen.station) == (SeenBy.STAGE, "1号台")
    with trip.book.ledger.read() as db:
        told = [one for one in trip.book.ledger.entries(db) if isinstance(one.event, CameIn)]
    assert len(told) == 1


def test_where_nobody_scans_at_the_door_a_stage_says_nothing_of_it(trip: Trip) -> None:
    code, lin = trip.sheets[0].code, Scanner(trip.book, "lin", "1号台")
    assert lin.scan(command(Act.TAKE), code, command(Act.LOG), code).outcome is Outcome.DONE
    assert inside(trip.book) == {}
