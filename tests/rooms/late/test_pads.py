"""Pads of reserved numbers: used once by what was filled by hand, or made void with a reason."""

import pytest

from books import Book, boxes, catalogued, draft_out, open_day
from paper.reading import packed, pages_of
from rooms.late.writing import pad, whole
from rooms.lived import drawn
from rooms.refusing import refused, told
from rooms.trips import Trip, log, take
from workroom.base.clauses import NUMBERS_RESERVED
from workroom.base.event import Source
from workroom.base.ids import SheetId
from workroom.base.late import Late
from workroom.paper.render import render
from workroom.press import Press
from workroom.rooms.handover import rules as note_rules
from workroom.rooms.handover import service as handover
from workroom.rooms.handover.slip import handover_note, note_by_number
from workroom.rooms.late import claiming, rules, service, store
from workroom.rooms.late.claiming import late_work
from workroom.rooms.late.model import NumberState, PadForm
from workroom.rooms.people import store as people
from workroom.rooms.progress.due import due_list
from workroom.rooms.project import service as project
from workroom.rooms.station.model import Outcome, Session
from workroom.rooms.station.service import hear
from workroom.rooms.workflow import rules as sheet_rules
from workroom.rooms.workflow import service as workflow
from workroom.rooms.workflow import store as sheets
from workroom.rooms.workflow.steps import Step


def states(book: Book) -> dict[str, NumberState]:
    with book.ledger.read() as db:
        return {one.code: one.state for one in store.every(db)}


def test_a_note_filled_by_hand_in_a_power_cut_keeps_its_number_and_its_list(book: Book) -> None:
    catalogued(book, 6, box_size=3)
    open_day(book)
    first, second = pad(book, PadForm.NOTE, 2)
    book.clock.forward(hours=1)
    at = book.clock()
    book.clock.forward(hours=2)
    note = draft_out(book, boxes(book)[:1])
    then = Late(at, book.wang, first)
    with late_work(book.ledger, by=book.wang, station="", late=then) as work:
        agreed = handover.agree(
            work, handover=note, client=book.li, contractor=book.wang, reserved=first
        )
        workflow.issue(work, handover=note)
    assert (agreed.event.number, agreed.happened_at, agreed.source) == (first, at, Source.PAPER)
    with book.ledger.read() as db:
        annex = store.annex_of(db, first)
    assert annex is not None
    assert agreed.event.annex == annex.code
    assert states(book)[first] is states(book)[annex.code] is NumberState.USED
    assert states(book)[second] is NumberState.OPEN
    paper = "".join(
        pages_of(
            render(
                drawn(
                    book,
                    lambda db, entries: handover_note(
                        db,
                        entries,
                        note_by_number(db, entries, first),
                        printed_at=book.clock(),
                        printed_by="王建国",
                    ),
                )
            )
        )
    )
    assert "补录" in packed(paper)
    assert whole(book)


def test_the_next_note_of_the_program_goes_on_behind_the_pad(book: Book) -> None:
    catalogued(book, 6, box_size=3)
    open_day(book)
    pad(book, PadForm.NOTE, 3)
    note = draft_out(book, boxes(book)[:1])
    with book.ledger.work(by=book.wang) as work:
        agreed = handover.agree(work, handover=note, client=book.li, contractor=book.wang)
    assert "-0004-" in agreed.event.number
    assert whole(book)


def test_a_number_is_used_once(book: Book) -> None:
    catalogued(book, 6, box_size=3)
    open_day(book)
    (number,) = pad(book, PadForm.NOTE, 1)
    for place, box in enumerate(boxes(book)[:2]):
        note = draft_out(book, (box,))
        with book.ledger.work(by=book.wang) as work:
            if place == 0:
                handover.agree(
                    work, handover=note, client=book.li, contractor=book.wang, reserved=number
                )
    with (
        refused(book, (rules.NOT_OPEN, NUMBERS_RESERVED)),
        book.ledger.work(by=book.wang) as work,
    ):
        handover.agree(work, handover=note, client=book.li, contractor=book.wang, reserved=number)


def test_a_number_of_another_form_or_project_is_no_number_of_this_note(book: Book) -> None:
    catalogued(book, 3)
    open_day(book)
    with book.ledger.work(by=book.wang) as work:
        other = project.open_project(work, code="HT27", name="二期").id
        foreign = service.reserve(work, form=PadForm.NOTE, count=1, project_id=other).event
    note = draft_out(book, boxes(book)[:1])
    for number, reason in (
        (pad(book, PadForm.RECORD, 1)[0], rules.OTHER_FORM),
        (foreign.blanks[0].code, note_rules.OTHER_PROJECTS_NUMBER),
    ):
        with refused(book, (reason, NUMBERS_RESERVED)), book.ledger.work(by=book.wang) as work:
            handover.agree(
                work, handover=note, client=book.li, contractor=book.wang, reserved=number
            )
    with told(book, claiming.NOT_RESERVED), book.ledger.work(by=book.wang) as work:
        claiming.demand_reserved(work, "HT26-F01-2026-0099-X", "F01")


def test_sheets_taken_from_a_pad_are_those_of_their_volumes(book: Book) -> None:
    volumes = catalogued(book, 3)
    open_day(book)
    number = pad(book, PadForm.SHEET, 2)[1]
    note = draft_out(book, boxes(book))
    with book.ledger.work(by=book.wang) as work:
        handover.agree(work, handover=note, client=book.li, contractor=book.wang)
        workflow.issue(work, handover=note, reserved={volumes[1]: number})
    with book.ledger.read() as db:
        found = sheets.sheets_for(db, volumes)
    assert found[volumes[1]].code == number
    assert [found[one].id for one in (volumes[0], volumes[2])] == [SheetId(3), SheetId(4)]
    assert whole(book)


def test_what_was_not_used_is_made_void_with_a_reason_and_the_list_with_its_note(
    book: Book,
) -> None:
    first, second = pad(book, PadForm.NOTE, 2)
    with refused(book, (rules.NO_REASON, NUMBERS_RESERVED)), book.ledger.work(by=book.li) as work:
        service.void(work, codes=(first,), reason=" ")
    with book.ledger.work(by=book.li) as work:
        gone = service.void(work, codes=(first,), reason="受潮粘连").event
    assert len(gone.codes) == 2
    assert list(states(book).values()).count(NumberState.VOID) == 2
    assert states(book)[second] is NumberState.OPEN
    with refused(book, (rules.NOT_OPEN, NUMBERS_RESERVED)), book.ledger.work(by=book.li) as work:
        service.void(work, codes=(first,), reason="再次")
    assert whole(book)


@pytest.mark.parametrize("count", [0, 201])
def test_a_pad_has_a_bearable_number_of_forms(book: Book, count: int) -> None:
    with (
        refused(book, (rules.HOW_MANY, NUMBERS_RESERVED)),
        book.ledger.work(by=book.wang) as work,
    ):
        service.reserve(work, form=PadForm.RECORD, count=count)


def test_open_numbers_are_reminded_of_after_the_days_agreed_on(book: Book) -> None:
    first, *rest = pad(book, PadForm.RECORD, 3)

    def reminded() -> list[str]:
        with book.ledger.read() as db:
            found = due_list(db, book.clock())
        return [one.subject for one in found if "-F53-" in one.subject]

    assert reminded() == []
    book.clock.forward(days=30)
    assert reminded() == [first]
    with book.ledger.work(by=book.wang) as work:
        service.void(work, codes=(first, *rest), reason="已换新本")
    assert reminded() == []


def test_the_code_of_a_blank_form_says_at_the_station_what_it_is(trip: Trip) -> None:
    book = trip.book
    for form in PadForm:
        number = pad(book, form, 1)[0]
        _, reply = hear(book.ledger, Session("1号台"), number)
        assert reply.outcome is Outcome.NOTED
        assert reply.text.values["form"] == form.form


def test_every_blank_form_bears_its_number_and_says_that_it_is_one(book: Book) -> None:
    for place, form in enumerate(PadForm, start=1):
        numbers = pad(book, form, 2)
        paper = Press(book.ledger, "王建国").pad(place)
        text = packed("".join(pages_of(paper.path.read_bytes())))
        assert all(number in text for number in numbers)
        assert "预留空白单" in text


def test_a_lost_sheet_goes_on_under_a_new_code_and_the_old_one_leads_to_it(trip: Trip) -> None:
    book, sheet = trip.book, trip.sheets[0]
    take(trip, sheet.unit)
    log(trip, sheet, Step.PREP)
    with book.ledger.work(by=book.wang) as work:
        entry = workflow.replace_sheet(work, sheet=sheet.id, reason="流转中遗失")
    with book.ledger.read() as db:
        new = sheets.sheets.get(db, entry.event.by_sheet)
        badge = people.people.get(db, book.lin).badge_code
    session, _ = hear(book.ledger, Session("1号台"), badge)
    session, reply = hear(book.ledger, session, sheet.code)
    assert reply.outcome is Outcome.REFUSED
    assert reply.reasons[0].values["number"] == new.code
    session, reply = hear(book.ledger, session, new.code)
    assert reply.outcome is Outcome.DONE
    with book.ledger.read() as db:
        steps = [one.step for one in sheets.passes_of(db, new.id)]
    assert steps == [Step.PREP, Step.CAT]
    annex = Press(book.ledger, "王建国").flow_annex(new.id)[0]
    text = packed("".join(pages_of(annex.path.read_bytes())))
    assert "数字化前处理" in text
    assert "目录数据库录入" in text
    assert whole(book)


def test_a_lost_sheet_is_replaced_once_and_by_a_blank_one_if_that_was_taken(trip: Trip) -> None:
    book, sheet = trip.book, trip.sheets[0]
    number = pad(book, PadForm.SHEET, 1)[0]
    with book.ledger.work(by=book.wang) as work:
        workflow.replace_sheet(work, sheet=sheet.id, reason="遗失", reserved=number)
    assert states(book)[number] is NumberState.USED
    with refused(book, sheet_rules.REPLACED), book.ledger.work(by=book.wang) as work:
        workflow.replace_sheet(work, sheet=sheet.id, reason="再次")
    assert whole(book)


def test_a_sheet_spoiled_in_the_printer_comes_out_again_under_its_number(trip: Trip) -> None:
    book, sheet = trip.book, trip.sheets[0]
    with book.ledger.work(by=book.wang) as work:
        workflow.spoil_sheet(work, sheet=sheet.id)
    paper = Press(book.ledger, "王建国").flow_sheet(sheet.id, spoiled=True)[0]
    text = packed("".join(pages_of(paper.path.read_bytes())))
    assert sheet.code in text
    assert "原纸作废收回" in text
    assert "补打" not in text
    assert whole(book)
