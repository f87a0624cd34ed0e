"""What a code means now: boxes, stages, rework, corrections, places, over a real book."""

from datetime import timedelta

from books import Scanner, cabinet_code, close_day, code_of, command, reason
from rooms.refusing import entries, last_entry
from rooms.station.hearing import badge, kept, passes, templates
from rooms.trips import Trip, breaches, bring_home, finish, log, put_away, vouch, where
from workroom.base.codes import LONGEST, Prefix, label
from workroom.base.errors import InputError
from workroom.base.ids import Kind, Subject
from workroom.ledger.verify import verify
from workroom.rooms.catalogue import service as catalogue
from workroom.rooms.custody import rules as custody_rules
from workroom.rooms.custody import service as custody
from workroom.rooms.custody.model import Place
from workroom.rooms.handover import store as handovers
from workroom.rooms.station import acts, rules, service, store
from workroom.rooms.station import kept as keeping
from workroom.rooms.station.model import Act, Outcome, Session
from workroom.rooms.workflow import rules as workflow_rules
from workroom.rooms.workflow.reasons import ReworkReason
from workroom.rooms.workflow.steps import Step


def test_a_code_that_a_box_already_bore_means_the_box(trip: Trip, lin: Scanner) -> None:
    with trip.book.ledger.work(by=trip.book.wang) as work:
        catalogue.give_alias(work, unit=trip.boxes[0], alias="gt-0001")
    for code in ("GT-0001", "gt-0001"):
        assert lin.scan(command(Act.ASK), code).outcome is Outcome.NOTED
    lin.scan(cabinet_code(trip.book), "gt-0001")
    assert where(trip, trip.boxes[0]).place is Place.CABINET  # type: ignore[union-attr]  # it is out
    assert lin.scan("G" * (LONGEST + 1)).outcome is Outcome.UNKNOWN


def test_a_cabinet_comes_before_what_goes_into_it(trip: Trip, lin: Scanner) -> None:
    reply = lin.scan(command(Act.PUT_AWAY), code_of(trip.book, trip.volumes[0]))
    assert templates(reply) == [rules.CABINET_FIRST]
    lin.scan(cabinet_code(trip.book))
    assert lin.scan(code_of(trip.book, trip.volumes[0])).outcome is Outcome.DONE


def test_one_scan_of_a_box_puts_all_of_it_away(trip: Trip, lin: Scanner) -> None:
    reply = lin.scan(cabinet_code(trip.book), code_of(trip.book, trip.boxes[0]))
    assert str(reply.text) == "J038-盒1 with 3 inside is in 1号柜."
    reply = lin.scan(command(Act.TAKE), code_of(trip.book, trip.boxes[0]))
    assert str(reply.text) == "J038-盒1 with 3 inside is out, with you."


def test_one_scan_of_a_box_logs_a_stage_for_all_of_it_or_for_none(trip: Trip, lin: Scanner) -> None:
    box = code_of(trip.book, trip.boxes[0])
    lin.scan(command(Act.TAKE), box)
    reply = lin.scan(command(Act.LOG, Step.PREP), box)
    assert str(reply.text) == "J038-盒1: Preparation done for 3 volumes."
    assert [one.step for number in range(3) for one in passes(trip, number)] == [Step.PREP] * 3
    lin.scan(command(Act.LOG, Step.SCAN), trip.sheets[1].code)
    reply = lin.scan(command(Act.LOG, Step.SCAN), box)
    assert templates(reply) == [workflow_rules.DONE_ALREADY]
    assert [len(passes(trip, number)) for number in range(3)] == [1, 2, 1]


def test_rework_takes_a_stage_and_a_reason_and_stays_chosen(trip: Trip, lin: Scanner) -> None:
    lin.scan(command(Act.TAKE), *(code_of(trip.book, one) for one in trip.volumes[:2]))
    for sheet in trip.sheets[:2]:
        log(trip, sheet, Step.PREP)
    reply = lin.scan(command(Act.REWORK, Step.PREP), trip.sheets[0].code)
    assert templates(reply) == [rules.REASON_FIRST]
    lin.scan(reason(ReworkReason.ORDER), trip.sheets[0].code)
    assert str(lin.replies[-1].text) == "J038-001-0001 goes back to Preparation: wrong order."
    assert lin.scan(trip.sheets[1].code).outcome is Outcome.DONE
    assert [(one.round, one.reason) for one in passes(trip)] == [(1, ""), (2, "B5")]


def test_one_key_takes_the_last_scan_back_by_a_new_entry(trip: Trip, lin: Scanner) -> None:
    lin.scan(command(Act.TAKE), code_of(trip.book, trip.volumes[0]))
    lin.scan(command(Act.LOG), trip.sheets[0].code)
    before = entries(trip.book)
    lin.session, reply = service.correct(trip.book.ledger, lin.session)
    assert reply.outcome is Outcome.DONE
    assert str(reply.text) == "Taken back: J038-001-0001: Preparation done, 21 pages."
    assert entries(trip.book) == before + 1
    assert [one.void for one in passes(trip)] == [True]
    _, again = service.correct(trip.book.ledger, lin.session)
    assert again.text.template == service.NOTHING_TO_CORRECT


def test_a_box_taken_back_is_where_it_was_with_all_in_it(trip: Trip, lin: Scanner) -> None:
    box = code_of(trip.book, trip.boxes[0])
    lin.scan(cabinet_code(trip.book), box, command(Act.TAKE), box, command(Act.CORRECT))
    places = {where(trip, unit).place for unit in (trip.boxes[0], *trip.volumes[:3])}  # type: ignore[union-attr]  # all are out
    assert places == {Place.CABINET}


def test_a_box_logged_by_mistake_is_taken_back_whole(trip: Trip, lin: Scanner) -> None:
    box = code_of(trip.book, trip.boxes[0])
    lin.scan(command(Act.TAKE), box, command(Act.LOG, Step.PREP), box)
    assert lin.scan(command(Act.CORRECT)).outcome is Outcome.DONE
    assert [one.void for number in range(3) for one in passes(trip, number)] == [True] * 3


def test_an_order_of_rework_is_not_taken_back_by_a_scan(trip: Trip, lin: Scanner) -> None:
    lin.scan(command(Act.TAKE), code_of(trip.book, trip.volumes[0]))
    log(trip, trip.sheets[0], Step.PREP)
    lin.scan(command(Act.REWORK, Step.PREP), reason(ReworkReason.ORDER), trip.sheets[0].code)
    reply = lin.scan(command(Act.CORRECT))
    assert templates(reply) == [acts.CANNOT_TAKE_BACK]


def test_what_others_built_on_is_not_taken_back(trip: Trip, lin: Scanner) -> None:
    lin.scan(command(Act.TAKE), code_of(trip.book, trip.volumes[0]))
    put_away(trip, trip.volumes[0])
    reply = lin.scan(command(Act.CORRECT))
    assert (reply.outcome, templates(reply)) == (Outcome.REFUSED, [custody.MOVED_SINCE])


def test_who_comes_next_does_not_take_back_what_another_did(trip: Trip, lin: Scanner) -> None:
    lin.scan(command(Act.TAKE), code_of(trip.book, trip.volumes[0]))
    lin.scan(badge(trip.book, trip.book.chen))
    reply = lin.scan(command(Act.CORRECT))
    assert (reply.outcome, reply.text.template) == (Outcome.NOTED, service.NOTHING_TO_CORRECT)


def test_by_a_word_a_refused_scan_is_done_and_a_breach_stands(trip: Trip, lin: Scanner) -> None:
    reply = lin.scan(trip.sheets[0].code)
    assert reply.outcome is Outcome.REFUSED
    lin.session, reply = service.hear(
        trip.book.ledger, lin.session, trip.sheets[0].code, word=vouch(trip.book)
    )
    assert reply.outcome is Outcome.DONE
    assert [one.act for one in breaches(trip.book)] == [reply.seq]


def test_where_a_unit_is_is_told_to_anybody(trip: Trip) -> None:
    session = Session("1号台", act=Act.ASK)

    def asked(unit: int) -> str:
        trip.book.clock.forward(minutes=1)
        return str(
            service.hear(trip.book.ledger, session, code_of(trip.book, trip.volumes[unit]))[1].text
        )

    before = entries(trip.book)
    assert asked(4) == "J038-001-0005 is in the stacks."
    assert asked(0) == "J038-001-0001 is at the hand-over desk since 2026-03-02 08:30."
    assert entries(trip.book) == before
    lin = Scanner(trip.book, "lin", "1号台")
    lin.scan(command(Act.TAKE), code_of(trip.book, trip.volumes[0]))
    assert asked(0).startswith("J038-001-0001 is at 1号台 with 林强, since 2026-03-02 09:3")
    lin.scan(cabinet_code(trip.book), code_of(trip.book, trip.volumes[0]))
    assert asked(0).startswith("J038-001-0001 is in 1号柜 since")
    bring_home(trip, trip.volumes[:1])
    assert asked(0).startswith("J038-001-0001 went back to the client")


def test_notes_batches_and_workstations_say_what_they_are(trip: Trip, lin: Scanner) -> None:
    with trip.book.ledger.read() as db:
        note = handovers.handovers.get(db, trip.note)
        batch = handovers.batches.get(db, trip.batch)
    for number in (note.number, note.annex):
        reply = lin.scan(number)
        assert (reply.outcome, reply.subject) == (
            Outcome.NOTED,
            Subject(Kind.HANDOVER, trip.note),
        )
    assert str(reply.text).endswith(": Agreed.")
    assert lin.scan(batch.code).outcome is Outcome.NOTED
    assert (
        str(lin.scan(label(Prefix.WORKSTATION, 2)).text) == "2号台 is a workstation of this room."
    )


def test_the_archivist_reshelves_by_scan_and_that_is_not_taken_back(trip: Trip) -> None:
    finish(trip, trip.sheets[0])
    bring_home(trip, trip.volumes[:1])
    li = Scanner(trip.book, "li", "前台")
    volume = code_of(trip.book, trip.volumes[0])
    assert li.scan(command(Act.RESHELVE), volume).outcome is Outcome.DONE
    assert str(li.replies[-1].text) == "J038-001-0001 is back on its shelf."
    assert templates(li.scan(command(Act.CORRECT))) == [acts.CANNOT_TAKE_BACK]
    assert templates(li.scan(command(Act.RESHELVE), volume)) == [custody_rules.NOT_RETURNED]


def test_what_never_left_the_stacks_is_not_logged(trip: Trip, lin: Scanner) -> None:
    reply = lin.scan(command(Act.LOG), code_of(trip.book, trip.volumes[4]))
    assert templates(reply) == [custody_rules.NEVER_HANDED_OVER]
    lin.scan(command(Act.TAKE), code_of(trip.book, trip.boxes[0]))
    reply = lin.scan(command(Act.LOG), code_of(trip.book, trip.boxes[1]))
    assert templates(reply) == [custody_rules.NEVER_HANDED_OVER]


def test_what_a_page_could_not_carry_out_is_kept_as_a_scan(trip: Trip) -> None:
    error = InputError(service.NOTHING_READ)
    reply = keeping.keep(trip.book.ledger, Session("1号台"), "x-1", error)
    assert (reply.outcome, reply.seq) == (Outcome.REFUSED, entries(trip.book))
    assert (kept(trip.book).code, last_entry(trip.book).station) == ("X-1", "1号台")


def test_what_scans_wrote_at_a_station_is_found_newest_first(trip: Trip, lin: Scanner) -> None:
    before = entries(trip.book)
    lin.scan(command(Act.TAKE), code_of(trip.book, trip.volumes[0]), "NOT-A-CODE")
    Scanner(trip.book, "chen", "2号台").scan("NOT-A-CODE")
    with trip.book.ledger.read() as db:
        assert store.scanned_at(db, "1号台", after=before, limit=9) == (before + 2, before + 1)
        assert store.scanned_at(db, "1号台", after=before, limit=1) == (before + 2,)


def test_a_shift_of_scans_leaves_a_whole_book(trip: Trip, lin: Scanner) -> None:
    lin.scan(command(Act.TAKE), *(code_of(trip.book, one) for one in trip.volumes[:3]))
    lin.scan(command(Act.LOG), *(sheet.code for sheet in trip.sheets), command(Act.CORRECT))
    lin.scan(cabinet_code(trip.book), code_of(trip.book, trip.boxes[0]), "NOT-A-CODE")
    assert lin.session.last_heard is not None
    assert trip.book.clock() - lin.session.last_heard < timedelta(seconds=1)
    close_day(trip.book)
    with trip.book.ledger.read() as db:
        assert verify(db, trip.book.ledger.register).whole
