"""Today by hand: what is shown, what each figure opens, and the client's word under a breach."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

import books
from books import Book
from ui.today.conftest import Hands
from workroom.base.ids import HandoverId, Kind, Subject
from workroom.base.word import Word
from workroom.ledger.breaches import open_breaches
from workroom.rooms.catalogue import service as catalogue
from workroom.rooms.catalogue import store
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.custody import service as custody
from workroom.rooms.custody.model import IN_THE_ROOM, Place
from workroom.rooms.handover import service as handover
from workroom.rooms.holds.weeks import week_of
from workroom.rooms.listing.model import Wanted
from workroom.rooms.registers import service as registers
from workroom.rooms.safety.hazards import HAZARDS, HazardLevel
from workroom.rooms.workflow.steps import Step
from workroom.ui.today.figures import Figure
from workroom.ui.today.screen import read_today


def figure(hands: Hands, name: str) -> Figure:
    found = hands.page.findChildren(Figure)
    return next(one for one in found if one.accessibleName().startswith(f"{name}:"))


def opened(hands: Hands, widget: QWidget, key: Qt.Key = Qt.Key.Key_Return) -> tuple[str, object]:
    hands.press(key, widget)
    return hands.heard.went[-1]


def handed_out(book: Book) -> HandoverId:
    books.open_day(book)
    note, _ = books.hand_out(book, books.boxes(book)[:1])
    return note


def breach(book: Book) -> None:
    """Volume 25 went out on Wang's word, without the client's statement of secrecy."""
    with book.ledger.read() as db:
        (unit,) = store.by_reference_code(db, "J038-001-0025")
    with book.ledger.work(by=book.wang) as work:
        note = handover.begin_out(work, project=book.project)
        handover.add(work, handover=note, unit=unit.id)
    books._both_count(book, note)
    word = Word(book.wang, "声明由电话口述", "电话记录")
    with book.ledger.work(by=book.wang) as work:
        handover.agree(work, handover=note, client=book.li, contractor=book.wang, word=word)


def due_texts(hands: Hands) -> list[str]:
    model = hands.page.dues.model()
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def test_a_fresh_book_says_the_three_first_steps_and_ticks_those_done(hands: Hands) -> None:
    buttons = [one for one in hands.page._first.findChildren(QWidget) if one.isVisible()]
    assert buttons
    assert not hands.page.flow.isVisible()
    handed_out(hands.book)
    hands.settle()
    assert hands.page.flow.isVisible()
    assert not hands.page._first.isVisible()


def test_the_figures_say_what_is_out_and_open_its_list(hands: Hands) -> None:
    handed_out(hands.book)
    with hands.book.ledger.work(by=hands.book.lin, station="1号台") as work:
        custody.take(work, unit=books.boxes(hands.book)[0], station="1号台")
    hands.settle()
    out = figure(hands, "Out just now")
    assert out.accessibleName() == "Out just now: 1 box, 20 volumes, 60 items"
    assert "day 1" in out.accessibleDescription()
    assert figure(hands, "At workstations").accessibleName() == "At workstations: 20"
    assert opened(hands, out) == ("catalogue", Wanted(places=IN_THE_ROOM))
    at_work = opened(hands, figure(hands, "At workstations"), Qt.Key.Key_Space)
    assert at_work == ("catalogue", Wanted(places=frozenset({Place.WORKSTATION})))
    finished = opened(hands, figure(hands, "Finished, still here"))
    assert finished == ("catalogue", Wanted(finished=True))


def test_the_flow_counts_each_stage_and_opens_it_by_the_arrows(hands: Hands) -> None:
    handed_out(hands.book)
    hands.settle()
    assert "Preparation 20" in hands.page.flow.accessibleDescription()
    hands.press(Qt.Key.Key_Right, hands.page.flow)
    hands.press(Qt.Key.Key_Right, hands.page.flow)
    assert opened(hands, hands.page.flow) == ("catalogue", Wanted(stage=Step.SCAN))


def test_what_no_line_is_about_yet_leads_to_its_register_and_says_whose_office_it_is(
    hands: Hands,
) -> None:
    books.open_day(hands.book)
    hands.settle()
    row = next(n for n, text in enumerate(due_texts(hands)) if text.startswith("No camera"))
    hands.page.dues.pick(row)
    said = " ".join(label.text() for label in hands.page.panel_due.findChildren(QLabel))
    assert "Cameras" in said
    assert "Client security officer" in said
    assert opened(hands, hands.page.dues, Qt.Key.Key_F6) == ("records", "cameras")


def test_corrections_that_wait_lead_to_where_they_are_decided(hands: Hands) -> None:
    books.catalogued(hands.book, 1)
    later = [books.described(1, title="新题名")]
    catalogue.bring_in(
        hands.book.ledger,
        by=hands.book.wang,
        project=hands.book.project,
        kind=UnitKind.VOLUME,
        descriptions=later,
        file="更正目录.xlsx",
        digest="1" * 64,
        rejected=0,
    )
    hands.settle()
    row = next(n for n, text in enumerate(due_texts(hands)) if "corrections" in text)
    hands.page.dues.pick(row)
    assert opened(hands, hands.page.dues) == ("catalogue", "proposals")


def test_an_unsigned_note_is_due_and_leads_to_the_hand_over(hands: Hands) -> None:
    note = handed_out(hands.book)
    hands.settle()
    row = next(n for n, text in enumerate(due_texts(hands)) if "is not signed yet" in text)
    hands.page.dues.pick(row)
    assert opened(hands, hands.page.dues) == ("handover", note)
    assert opened(hands, hands.page.dues, Qt.Key.Key_F6) == ("handover", note)


def test_the_client_writes_under_a_breach_and_signs_it(hands: Hands) -> None:
    books.open_day(hands.book)
    breach(hands.book)
    hands.settle()
    row = next(n for n, text in enumerate(due_texts(hands)) if text.startswith("Waits for"))
    hands.page.dues.pick(row)
    hands.settle()
    assert hands.page.panel_due.note.isVisible()
    hands.press(Qt.Key.Key_F9, hands.page.dues)
    assert hands.heard.notices[-1][0] == "Write first what the client says to it."
    hands.write("同意补送纸质声明")
    hands.press(Qt.Key.Key_F9)
    hands.sign()
    with hands.book.ledger.read() as db:
        assert open_breaches(db) == ()
        last = list(hands.book.ledger.entries(db))[-1]
    assert last.by in (hands.book.li, hands.book.zhao)
    assert not [text for text in due_texts(hands) if text.startswith("Waits for")]


def test_who_gave_the_word_is_not_among_those_who_may_write_under_it(book: Book) -> None:
    books.catalogued(book, 30)
    books.open_day(book)
    breach(book)
    with book.ledger.read() as db:
        (seen,) = read_today(book.ledger, db, book.clock()).breaches.values()
    assert seen.client == ()
    assert "Nobody of the client" in str(seen.may_answer.reasons[0])
    assert [clause for _, clause in seen.reasons] == ["DA/T 68.2-2020 §1"]
    assert seen.who == "王建国"


def test_who_is_in_stands_with_the_station_and_what_was_done(hands: Hands) -> None:
    book = hands.book
    handed_out(book)
    with book.ledger.work(by=book.lin, station="1号台") as work:
        custody.take(work, unit=books.boxes(book)[0], station="1号台")
    hands.settle()
    model = hands.page.people.model()
    rows = [[str(model.index(r, c).data()) for c in range(2)] for r in range(model.rowCount())]
    assert ["1号台", "林强"] in rows
    hands.page.people.pick(rows.index(["1号台", "林强"]))
    assert opened(hands, hands.page.people) == ("catalogue", Wanted(holder=book.lin))


def test_a_batch_leads_to_its_units(hands: Hands) -> None:
    handed_out(hands.book)
    hands.settle()
    hands.page.batches.pick(0)
    key, about = opened(hands, hands.page.batches)
    assert key == "catalogue"
    assert isinstance(about, Wanted)
    assert about.batch == 1


def test_the_page_hears_of_what_happens_while_it_is_open(hands: Hands) -> None:
    handed_out(hands.book)
    hands.settle()
    assert figure(hands, "At workstations").accessibleName() == "At workstations: 0"
    with hands.book.ledger.work(by=hands.book.lin, station="1号台") as work:
        custody.take(work, unit=books.boxes(hands.book)[0], station="1号台")
    hands.settle()
    assert figure(hands, "At workstations").accessibleName() == "At workstations: 20"


def test_the_page_fits_the_smallest_screen_at_125_percent_beside_the_folded_rail(
    hands: Hands,
) -> None:
    handed_out(hands.book)
    hands.settle()
    assert hands.page.minimumSizeHint().width() <= 1366 * 100 // 125 - 56


def test_a_due_hazard_opens_its_line_in_the_registers(hands: Hands) -> None:
    handed_out(hands.book)
    today = hands.book.clock().date()
    values = {
        "level": HazardLevel.ORDINARY,
        "found_on": today,
        "place": "3号台",
        "description": "电源线拖地",
        "demand": "走线入槽",
        "due": today,
        "owner": hands.book.zhou,
    }
    with hands.book.ledger.work(by=hands.book.wang) as work:
        hazard = registers.enter(work, HAZARDS, values).event.line
    hands.settle()
    hands.page.dues.pick(next(n for n, text in enumerate(due_texts(hands)) if "3号台" in text))
    went = opened(hands, hands.page.dues)
    assert went == ("records", Subject(Kind.LINE, hazard))


def test_the_week_is_opened_by_its_key_and_from_what_is_due(hands: Hands) -> None:
    handed_out(hands.book)
    hands.settle()
    hands.press(Qt.Key.Key_F7)
    assert hands.heard.went[-1] == ("week", None)
    hands.book.clock.forward(days=7)
    hands.page._desk.refresh()
    hands.settle()
    row = next(n for n, text in enumerate(due_texts(hands)) if "countersigned" in text)
    hands.page.dues.pick(row)
    hands.press(Qt.Key.Key_F6)
    assert hands.heard.went[-1] == ("week", week_of(date(2026, 3, 2)))
