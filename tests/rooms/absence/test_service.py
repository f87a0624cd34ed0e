"""Archives that are missing, lost, lent to the client or called back: acts over a real book."""

from datetime import timedelta

from books import Book, is_whole
from lines import entered_line
from rooms.absence.telling import TOMORROW, call_back, conclude, lend, miss, report
from rooms.lineage.reshaping import batch_account
from rooms.refusing import refused, told
from rooms.trips import Trip, breaches, bring_home, finish, log, put_away, take, vouch, where
from workroom.base.clauses import (
    CALLED_BACK,
    DUAL_NOTE,
    INCIDENT_HOLDS,
    INCIDENT_REPORTED,
    LENT_AND_BACK,
)
from workroom.base.ids import UnitId
from workroom.base.late import Late
from workroom.rooms.absence import rules, service, store
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.rules import CLASSIFIED
from workroom.rooms.custody import rules as custody_rules
from workroom.rooms.custody import service as custody
from workroom.rooms.custody import store as custody_store
from workroom.rooms.custody.model import Place, Recall
from workroom.rooms.handover import rules as handover_rules
from workroom.rooms.handover import service as handover
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.counts import Counts
from workroom.rooms.late.claiming import late_work
from workroom.rooms.people import rules as people_rules
from workroom.rooms.progress.due import due_list
from workroom.rooms.safety import incidents
from workroom.rooms.safety.incidents import (
    INCIDENTS,
    Outcome,
)
from workroom.rooms.workflow.steps import Step


def dues(trip: Trip) -> list[str]:
    with trip.book.ledger.read() as db:
        return [one.clause for one in due_list(db, trip.book.clock())]


def place(trip: Trip, unit: UnitId) -> Place | None:
    found = where(trip, unit)
    return found.place if found else None


def test_a_volume_is_called_missing_upon_the_incident_that_reports_it(trip: Trip) -> None:
    first, second, _ = trip.volumes[:3]
    take(trip, first)
    with refused(trip.book, (rules.REPORT_IT, INCIDENT_REPORTED)):
        miss(trip, first)
    report(trip, first)
    miss(trip, first)
    found = where(trip, first)
    assert found is not None
    assert (found.place, found.holder, found.station) == (Place.MISSING, trip.book.lin, "")
    assert place(trip, second) is not Place.MISSING
    assert is_whole(trip.book)


def test_a_loss_that_nobody_reported_stands_on_a_word_in_red(trip: Trip) -> None:
    miss(trip, trip.volumes[0], word=vouch(trip.book, trip.book.zhou))
    assert place(trip, trip.volumes[0]) is Place.MISSING
    assert len(breaches(trip.book)) == 1


def test_what_is_missing_is_not_counted_worked_on_or_given_back(trip: Trip) -> None:
    volume = trip.volumes[0]
    report(trip, volume)
    miss(trip, volume)
    missing = (custody_rules.IS_MISSING, DUAL_NOTE)
    with refused(trip.book, missing, (incidents.HELD, INCIDENT_HOLDS)):
        take(trip, volume)
    with refused(trip.book, missing):
        put_away(trip, volume)
    with trip.book.ledger.read() as db:
        assert volume not in {one.unit for one in custody_store.in_the_room(db)}
        out = handovers.still_out(db)[trip.batch].counts
    assert out == Counts(1, 3, 9, 66), "the batch is not home while one of it is missing"


def test_what_was_found_lies_at_the_desk_and_is_held_until_the_incident_is_closed(
    trip: Trip,
) -> None:
    volume = trip.volumes[0]
    incident = report(trip, volume)
    miss(trip, volume)
    with trip.book.ledger.work(by=trip.book.lin) as work:
        service.find(work, units=(volume,), where="2号台抽屉，陈文焱")
    found = where(trip, volume)
    assert found is not None
    assert (found.place, found.holder) == (Place.DESK, trip.book.wang)
    put_away(trip, volume)
    with refused(trip.book, (incidents.HELD, INCIDENT_HOLDS)):
        take(trip, volume)
    conclude(trip, incident, Outcome.FOUND_AGAIN)
    take(trip, volume)
    assert is_whole(trip.book)


def test_lost_is_declared_by_the_clients_lead_once_the_incident_is_closed_so(trip: Trip) -> None:
    book, volume = trip.book, trip.volumes[0]
    incident = report(trip, volume)
    miss(trip, volume)
    with (
        refused(book, (rules.NOT_CONCLUDED, INCIDENT_REPORTED)),
        book.ledger.work(by=book.li) as work,
    ):
        service.declare_lost(work, units=(volume,))
    conclude(trip, incident, Outcome.LOST)
    with refused(book, people_rules.NOT_YOURS), book.ledger.work(by=book.wang) as work:
        service.declare_lost(work, units=(volume,))
    with book.ledger.work(by=book.li) as work:
        service.declare_lost(work, units=(volume,))
    assert place(trip, volume) is Place.LOST
    for sheet in trip.sheets[1:]:
        finish(trip, sheet)
    home = bring_home(trip, (trip.boxes[0], *trip.volumes[1:3])).event
    assert home.remaining == Counts(0, 0, 0, 0), "a lost volume is explained, not awaited"
    assert is_whole(book)


def test_a_lost_volume_that_turns_up_is_found(trip: Trip) -> None:
    book, volume = trip.book, trip.volumes[0]
    incident = report(trip, volume)
    miss(trip, volume)
    conclude(trip, incident, Outcome.LOST)
    with book.ledger.work(by=book.li) as work:
        service.declare_lost(work, units=(volume,))
    with book.ledger.work(by=book.zhou) as work:
        service.find(work, units=(volume,), where="窗台后")
    assert place(trip, volume) is Place.DESK


def test_a_file_that_the_client_needs_now_slips_out_and_back_and_keeps_its_state(
    trip: Trip,
) -> None:
    book, volume, sheet = trip.book, trip.volumes[0], trip.sheets[0]
    take(trip, volume)
    log(trip, sheet, Step.PREP)
    before = where(trip, volume)
    loan = lend(trip, volume)
    lent = where(trip, volume)
    assert before is not None
    assert lent is not None
    assert (lent.place, lent.holder) == (Place.LENT, book.li)
    assert (lent.batch, lent.out_note, lent.out_since) == (
        before.batch,
        before.out_note,
        before.out_since,
    )
    with refused(book, (custody_rules.IS_LENT, DUAL_NOTE)):
        take(trip, volume)
    with book.ledger.work(by=book.wang) as work:
        service.take_in(work, loan=loan.id, client=book.li, contractor=book.wang)
    assert place(trip, volume) is Place.DESK
    take(trip, volume)
    log(trip, sheet, Step.CAT)
    assert is_whole(book)


def test_a_slip_may_come_back_in_parts_and_is_due_on_its_day(trip: Trip) -> None:
    book, (first, second) = trip.book, trip.volumes[:2]
    loan = lend(trip, first, second)
    assert "项目约定" in dues(trip)
    with book.ledger.work(by=book.wang) as work:
        service.take_in(work, loan=loan.id, units=(first,), client=book.li, contractor=book.wang)
        assert store.loans.get(work.db, loan.id).left == (second,)
    with refused(book, rules.NOT_LENT), book.ledger.work(by=book.wang) as work:
        service.take_in(work, loan=loan.id, units=(first,), client=book.li, contractor=book.wang)
    with book.ledger.work(by=book.wang) as work:
        service.take_in(work, loan=loan.id, client=book.li, contractor=book.wang)
        assert not store.open_loans(work.db)


def test_a_loan_is_between_two_parties_and_never_due_yesterday(trip: Trip) -> None:
    book = trip.book
    with refused(book, (rules.BEFORE_TODAY, LENT_AND_BACK)):
        lend(trip, trip.volumes[0], due=TOMORROW - timedelta(days=5))
    with (
        refused(book, handover_rules.SAME_PARTY),
        book.ledger.work(by=book.wang) as work,
    ):
        service.lend(
            work,
            units=trip.volumes[:1],
            client=book.wang,
            contractor=book.wang,
            purpose="查阅",
            due=TOMORROW,
        )


def test_what_the_client_withdraws_is_worked_on_no_more_and_goes_home_unfinished(
    trip: Trip,
) -> None:
    book, volume = trip.book, trip.volumes[0]
    call_back(trip, volume)
    with refused(book, (custody_rules.WANTED_BACK, CALLED_BACK)):
        take(trip, volume)
    with book.ledger.work(by=book.wang) as work:
        note = handover.begin_back(work, batch=trip.batch)
        assert handover.add(work, handover=note, unit=volume)
    assert is_whole(book)


def test_only_the_client_withdraws(trip: Trip) -> None:
    book = trip.book
    with refused(book, people_rules.NOT_YOURS), book.ledger.work(by=book.lin) as work:
        service.call_back(
            work, units=trip.volumes[:1], why=Recall.WITHDRAWN, reason="想还", security_class=""
        )


def test_a_secret_found_by_an_operator_goes_home_and_never_comes_out_again(trip: Trip) -> None:
    book, volume = trip.book, trip.volumes[0]
    with refused(book, rules.WHICH_CLASS), book.ledger.work(by=book.lin) as work:
        service.call_back(work, units=(volume,), why=Recall.CLASSIFIED, reason="页 12 有密级章")
    with book.ledger.work(by=book.lin) as work:
        service.call_back(
            work,
            units=(volume,),
            why=Recall.CLASSIFIED,
            security_class="机密",
            reason="页 12 有密级章",
        )
    assert "项目约定" in dues(trip)
    home = bring_home(trip, (volume,)).event
    assert [line.security_class for line in home.lines] == ["机密"]
    with book.ledger.work(by=book.li) as work:
        custody.reshelve(work, unit=volume)
        note = handover.begin_out(work, project=book.project)
    with refused(book, CLASSIFIED), book.ledger.work(by=book.wang) as work:
        handover.add(work, handover=note, unit=volume)
    assert is_whole(book)


def test_work_goes_on_when_the_client_says_so(trip: Trip) -> None:
    book, volume = trip.book, trip.volumes[0]
    call_back(trip, volume)
    with book.ledger.work(by=book.li) as work:
        service.let_go_on(work, units=(volume,), reason="核对后无须撤回")
    take(trip, volume)
    with refused(book, rules.NOT_CALLED), book.ledger.work(by=book.li) as work:
        service.let_go_on(work, units=(volume,), reason="再次")


def test_every_act_wants_its_reason(trip: Trip) -> None:
    book, volume = trip.book, trip.volumes[0]
    report(trip, volume)
    with told(book, service.SAY_WHERE), book.ledger.work(by=book.zhou) as work:
        service.miss(work, units=(volume,), where="  ")
    with told(book, service.NOTHING_CHOSEN), book.ledger.work(by=book.zhou) as work:
        service.miss(work, units=(), where="全室")


def test_nothing_is_lent_that_is_in_the_stacks(trip: Trip) -> None:
    with refused(trip.book, custody_rules.NEVER_HANDED_OVER):
        lend(trip, trip.volumes[5])


def test_nothing_is_found_that_was_not_missed(trip: Trip) -> None:
    book = trip.book
    with refused(book, rules.NOT_MISSING), book.ledger.work(by=book.wang) as work:
        service.find(work, units=trip.volumes[:1], where="架上")


def test_a_class_that_was_found_stands_in_the_catalogue(trip: Trip) -> None:
    call_back(trip, trip.volumes[0], why=Recall.CLASSIFIED, security_class="秘密")
    with trip.book.ledger.read() as db:
        assert catalogue.units.get(db, trip.volumes[0]).is_classified


def test_missing_is_no_news_of_what_is_home(trip: Trip) -> None:
    for sheet in trip.sheets:
        finish(trip, sheet)
    bring_home(trip, (trip.boxes[0], *trip.volumes[:3]))
    with refused(trip.book, custody_rules.GONE_HOME, rules.REPORT_IT):
        miss(trip, trip.volumes[0])


def test_a_book_with_all_of_it_replays(book: Book) -> None:
    assert is_whole(book)
    entered_line(book, INCIDENTS)
    assert is_whole(book)


def test_no_word_declares_lost_in_the_leads_place_or_what_is_not_missing(trip: Trip) -> None:
    book, (unit, other) = trip.book, trip.volumes[:2]
    report(trip, unit)
    miss(trip, unit)
    with (
        refused(book, people_rules.NOT_YOURS),
        book.ledger.work(by=book.wang) as work,
    ):
        service.declare_lost(work, units=(unit,), word=vouch(book))
    with refused(book, rules.NOT_MISSING), book.ledger.work(by=book.li) as work:
        service.declare_lost(work, units=(other,), word=vouch(book))
    assert place(trip, unit) is Place.MISSING


def test_a_loss_and_what_is_found_again_stand_in_the_account_of_the_batch(trip: Trip) -> None:
    book, unit = trip.book, trip.volumes[0]
    out, _ = batch_account(book, trip.batch)
    incident = report(trip, unit)
    miss(trip, unit)
    conclude(trip, incident, Outcome.LOST)
    with book.ledger.work(by=book.li) as work:
        service.declare_lost(work, units=(unit,))
    lost, due = batch_account(book, trip.batch)
    assert lost.remaining == due
    assert (lost.changed.volumes, [one.chinese for one in lost.changes]) == (-1, ["认定丢失"])
    with book.ledger.work(by=book.zhou) as work:
        service.find(work, units=(unit,), where="柜后")
    found, due = batch_account(book, trip.batch)
    assert found.remaining == due == out.remaining


def test_a_box_that_is_found_brings_only_what_went_missing_with_it(trip: Trip) -> None:
    book, (box, *_), (first, second, third) = trip.book, trip.boxes, trip.volumes[:3]
    report(trip, box, first)
    miss(trip, first)
    book.clock.forward(minutes=5)
    miss(trip, box)
    with book.ledger.work(by=book.zhou) as work:
        service.find(work, units=(box,), where="走廊")
    assert [place(trip, one) for one in (box, second, third)] == [Place.DESK] * 3
    assert place(trip, first) is Place.MISSING


def test_what_was_lent_and_is_found_here_is_on_no_slip_any_more(trip: Trip) -> None:
    book, unit = trip.book, trip.volumes[0]
    loan = lend(trip, *trip.volumes[:2])
    incident = report(trip, unit)
    miss(trip, unit, word=vouch(book))
    with book.ledger.work(by=book.zhou) as work:
        service.find(work, units=(unit,), where="2号台")
    conclude(trip, incident, Outcome.FOUND_AGAIN)
    bring_home(trip, (unit,))
    with book.ledger.work(by=book.wang) as work:
        service.take_in(work, loan=loan.id, client=book.li, contractor=book.wang)
    assert place(trip, unit) is Place.RETURNED
    assert place(trip, trip.volumes[1]) is Place.DESK


def test_no_word_lends_what_is_lent_already_or_was_never_out(trip: Trip) -> None:
    book, (lent, *_, at_home) = trip.book, trip.volumes
    lend(trip, lent)
    for unit, why in ((lent, custody_rules.IS_LENT), (at_home, custody_rules.NEVER_HANDED_OVER)):
        with refused(book, why), book.ledger.work(by=book.wang) as work:
            service.lend(
                work,
                units=(unit,),
                client=book.li,
                contractor=book.wang,
                purpose="查阅",
                due=TOMORROW,
                word=vouch(book),
            )


def test_that_it_was_missed_earlier_does_not_undo_where_it_is_known_to_be_since(trip: Trip) -> None:
    book, unit = trip.book, trip.volumes[0]
    book.clock.forward(minutes=30)
    put_away(trip, unit)
    then = Late(book.clock() - timedelta(minutes=20), book.wang, "停电记录 1")
    with late_work(book.ledger, by=book.zhou, station="", late=then) as work:
        service.miss(work, units=(unit,), where="全室", word=vouch(book))
    assert place(trip, unit) is Place.CABINET
    with book.ledger.read() as db:
        was = custody_store.where(db, unit, then.at)
    assert was is not None
    assert was.place is Place.MISSING
    assert is_whole(book)
