"""Questions: the work goes on, four kinds hold, one ruling closes all of its kind."""

from pathlib import Path

from openpyxl import Workbook

from books import Book, boxes
from rooms.caring import archivist, ask, enter, fill, lines_of, question, rule, whole
from rooms.refusing import refused
from rooms.trips import Trip, bring_home, finish, log, put_away, take
from workroom.base.clauses import HELD_BY_A_QUESTION, MISMATCH_RECORDED, RULED_FOR_ALL
from workroom.base.ids import UnitId
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit
from workroom.rooms.damage.stages import Stage
from workroom.rooms.handover import service as handover
from workroom.rooms.questions import rules, store
from workroom.rooms.questions.kinds import Decision, QuestionKind
from workroom.rooms.questions.questions import (
    LEAD_RULES,
    NO_PROJECT,
    NO_VALUE,
    NOTHING_TO_CORRECT,
    QUESTIONS,
    RULED,
    RULINGS,
)
from workroom.rooms.registers.incoming import import_lines
from workroom.rooms.registers.model import Standing
from workroom.rooms.workflow.steps import Step


def unit(book: Book, one: UnitId) -> Unit:
    with book.ledger.read() as db:
        return catalogue.units.get(db, one)


def test_a_small_mismatch_is_noted_and_the_work_goes_on(trip: Trip) -> None:
    book, sheet = trip.book, trip.sheets[0]
    take(trip, sheet.unit)
    asked = ask(book, sheet.unit, QuestionKind.TITLE, found="关于第1号土地确权的报告")
    assert question(book, asked).says == unit(book, sheet.unit).title
    log(trip, sheet, Step.PREP, Step.CAT, Step.SCAN)
    assert question(book, asked).standing is Standing.OPEN
    assert whole(book)


def test_identity_holds_the_volume_until_the_client_has_ruled(trip: Trip) -> None:
    book, sheet = trip.book, trip.sheets[0]
    take(trip, sheet.unit)
    asked = ask(book, sheet.unit, QuestionKind.IDENTITY, found="卷皮为另一卷")
    with refused(book, (rules.HELD, HELD_BY_A_QUESTION)):
        log(trip, sheet, Step.PREP)
    put_away(trip, sheet.unit)
    with refused(book, (rules.HELD, HELD_BY_A_QUESTION)):
        take(trip, sheet.unit)
    told = {"decision": Decision.KEEP, "ruled_on": book.clock().date()}
    fill(book, QUESTIONS, asked, RULED, told, book.li)
    take(trip, sheet.unit)
    log(trip, sheet, Step.PREP)
    assert whole(book)


def test_one_ruling_closes_all_of_its_kind_and_no_other(trip: Trip) -> None:
    book = trip.book
    titles = [ask(book, one, QuestionKind.TITLE, found="有错字") for one in trip.volumes[:3]]
    other = ask(book, trip.volumes[0], QuestionKind.ORDER)
    ruling = rule(book, QuestionKind.TITLE, Decision.KEEP, "题名有错字的照录，备注中注明")
    kept = [question(book, one) for one in titles]
    assert all(one.standing is Standing.DONE and one.ruling == ruling for one in kept)
    assert question(book, other).standing is Standing.OPEN
    assert whole(book)


def test_a_ruling_reaches_as_far_as_it_says(trip: Trip) -> None:
    book, code = trip.book, unit(trip.book, trip.volumes[0]).reference_code
    mine = ask(book, trip.volumes[0], QuestionKind.ORDER, stage=Stage.PREP)
    later = ask(book, trip.volumes[0], QuestionKind.ORDER, stage=Stage.REBIND)
    other = ask(book, trip.volumes[1], QuestionKind.ORDER, stage=Stage.PREP)
    narrow = {"beginning": code, "stage": Stage.PREP, "project": "馆藏土地档案数字化"}
    rule(book, QuestionKind.ORDER, Decision.KEEP, "保持原序", **narrow)
    standing = [question(book, one).standing for one in (mine, later, other)]
    assert standing == [Standing.DONE, Standing.OPEN, Standing.OPEN]
    with refused(book, (NO_PROJECT, RULED_FOR_ALL)):
        rule(book, QuestionKind.ORDER, Decision.KEEP, "保持原序", project="没有的项目")


def test_what_is_asked_again_is_answered_at_once(trip: Trip) -> None:
    book = trip.book
    ruling = rule(book, QuestionKind.TITLE, Decision.KEEP, "照录，备注中注明")
    again = question(book, ask(book, trip.volumes[1], QuestionKind.TITLE))
    assert (again.standing, again.known) == (Standing.DONE, ruling)
    with book.ledger.read() as db:
        there = catalogue.units.get(db, trip.volumes[1])
        assert [one.id for one in store.rules_for(db, there, lambda: None)] == [ruling]
        another = catalogue.units.get(db, trip.volumes[2])
        assert store.rules_for(db, another, lambda: None) == ()


def test_what_holds_is_ruled_on_each_time(trip: Trip) -> None:
    book = trip.book
    rule(book, QuestionKind.MISSING, Decision.KEEP, "缺页处夹衬纸注明")
    again = question(book, ask(book, trip.volumes[1], QuestionKind.MISSING))
    assert again.standing is Standing.OPEN
    assert again.known is not None


def test_a_corrected_catalogue_says_what_the_client_approved(trip: Trip) -> None:
    book, volume = trip.book, trip.volumes[0]
    asked = ask(book, volume, QuestionKind.PAGES, found="27")
    unread = ask(book, trip.volumes[1], QuestionKind.PAGES, found="二十七")
    rule(book, QuestionKind.PAGES, Decision.CORRECT, "页数以实点为准")
    assert unit(book, volume).pages == 27
    assert question(book, asked).value == "27"
    assert question(book, unread).standing is Standing.OPEN
    told = {"decision": Decision.CORRECT, "ruled_on": book.clock().date(), "value": "二七"}
    with refused(book, (NO_VALUE, MISMATCH_RECORDED)):
        fill(book, QUESTIONS, unread, RULED, told, book.li)
    fill(book, QUESTIONS, unread, RULED, told | {"value": "28"}, book.li)
    assert unit(book, trip.volumes[1]).pages == 28
    title = ask(book, volume, QuestionKind.TITLE, found="新题名若干")
    fill(book, QUESTIONS, title, RULED, told | {"value": "新题名若干"}, book.li)
    with book.ledger.read() as db:
        (there,) = catalogue.found(db, book.project, "新题名若干")
    assert there.id == volume
    assert whole(book)


def test_of_what_the_catalogue_does_not_say_nothing_is_corrected(trip: Trip) -> None:
    with refused(trip.book, (NOTHING_TO_CORRECT, MISMATCH_RECORDED)):
        rule(trip.book, QuestionKind.ORDER, Decision.CORRECT, "改")


def test_what_is_given_back_is_worked_on_no_more_and_goes_home_unfinished(trip: Trip) -> None:
    book, sheet = trip.book, trip.sheets[0]
    take(trip, sheet.unit)
    ask(book, sheet.unit, QuestionKind.IDENTITY)
    rule(book, QuestionKind.IDENTITY, Decision.GIVE_BACK, "实体不符的一律退回")
    with refused(book, (rules.SENT_HOME, MISMATCH_RECORDED)):
        log(trip, sheet, Step.PREP)
    put_away(trip, sheet.unit)
    with book.ledger.work(by=book.wang) as work:
        note = handover.begin_back(work, batch=trip.batch)
        assert handover.add(work, handover=note, unit=sheet.unit)
    assert whole(book)


def test_privacy_is_the_leads_to_rule(trip: Trip) -> None:
    book = trip.book
    ma = archivist(book)
    asked = ask(book, trip.volumes[0], QuestionKind.PRIVACY)
    told = {"decision": Decision.KEEP, "ruled_on": book.clock().date()}
    with refused(book, (LEAD_RULES, MISMATCH_RECORDED)):
        fill(book, QUESTIONS, asked, RULED, told, ma)
    with refused(book, (LEAD_RULES, MISMATCH_RECORDED)):
        values = {"kind": QuestionKind.PRIVACY, "decision": Decision.KEEP, "text": "照扫"}
        enter(book, RULINGS, values, by=ma)
    fill(book, QUESTIONS, asked, RULED, told, book.li)


def test_a_held_volume_keeps_its_neighbours_free_and_stays_in_the_room(trip: Trip) -> None:
    book = trip.book
    finish(trip, trip.sheets[1])
    asked = ask(book, trip.volumes[0], QuestionKind.SECRECY)
    with book.ledger.work(by=book.wang) as work:
        note = handover.begin_back(work, batch=trip.batch)
        going = handover.add_many(work, handover=note, units=(*boxes(book), *trip.volumes))
    assert trip.volumes[1] in going
    assert trip.volumes[0] not in going
    told = {"decision": Decision.GIVE_BACK, "ruled_on": book.clock().date()}
    fill(book, QUESTIONS, asked, RULED, told, book.zhao)
    with book.ledger.work(by=book.wang) as work:
        assert handover.add_many(work, handover=note, units=trip.volumes[:1])
    assert whole(book)


def test_lines_of_questions_stand_in_the_trails_of_their_volumes(trip: Trip) -> None:
    ask(trip.book, trip.volumes[0], QuestionKind.TITLE)
    (line,) = lines_of(trip.book, QUESTIONS)
    assert line.number.startswith("WR1-F08-2026-")


def test_what_went_home_with_others_is_free_when_it_is_handed_out_again(trip: Trip) -> None:
    book = trip.book
    ask(book, trip.volumes[0], QuestionKind.IDENTITY)
    rule(book, QuestionKind.IDENTITY, Decision.GIVE_BACK, "退回")
    bring_home(trip, trip.volumes[:1])
    assert whole(book)


def test_a_list_of_questions_may_come_twice(trip: Trip, tmp_path: Path) -> None:
    book, code = trip.book, unit(trip.book, trip.volumes[0]).reference_code
    path = tmp_path / "问题单.xlsx"
    sheet = Workbook()
    sheet.active.append(("档号", "不符项目", "目录记载", "实体情况"))
    sheet.active.append((code, "题名", "", "有错字"))
    sheet.save(path)
    taken = [import_lines(book.ledger, QUESTIONS, by=book.lin, path=path).taken for _ in range(2)]
    assert taken == [1, 0]
    (line,) = lines_of(book, QUESTIONS)
    assert line.says == unit(book, trip.volumes[0]).title
