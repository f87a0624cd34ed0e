"""The registers' page over a real book, used by keyboard and by scans."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

import books
from books import SECRET, Book
from specimens import REMARKS, SEEN, SPECIMENS, Colour, Specimen, told
from ui.cut import cut_texts
from ui.records.conftest import Hand
from workroom.base.ids import Kind, LineId, Subject
from workroom.base.late import WrittenLate
from workroom.ledger.breaches import open_breaches
from workroom.rooms.people import store as people
from workroom.rooms.registers import service, store
from workroom.rooms.registers.model import Standing
from workroom.rooms.safety.hazards import FOLLOW_UPS, HAZARDS, HazardLevel
from workroom.rooms.shelf import SHELF
from workroom.ui.kit.late_form import LateForm
from workroom.ui.kit.word_form import WordForm

Show = Callable[..., Hand]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def specimens(book: Book) -> tuple[Specimen, ...]:
    with book.ledger.read() as db:
        return store.every(db, SPECIMENS)


def entered(book: Book, **more: object) -> Specimen:
    with book.ledger.work(by=book.wang) as work:
        line = service.enter(work, SPECIMENS, told(book, **more)).event.line
        return store.get(work.db, SPECIMENS, line)


def remarked(book: Book, line: LineId, text: str) -> LineId:
    with book.ledger.work(by=book.wang) as work:
        return service.enter(work, REMARKS, {"specimen": line, "text": text}).event.line


def said_in(dialog: WordForm) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def begun(hand: Hand) -> None:
    """All that a specimen needs is typed and chosen, by keyboard alone."""
    hand.press(Qt.Key.Key_F7)
    hand.type("一号样本", "第一行", "7")
    hand.press(Qt.Key.Key_Tab)  # the day is there already
    hand.type("9:05")
    hand.press(Qt.Key.Key_Down)
    hand.press(Qt.Key.Key_Down)
    hand.press(Qt.Key.Key_Tab)
    hand.press(Qt.Key.Key_Down)
    hand.press(Qt.Key.Key_Down)
    hand.press(Qt.Key.Key_Tab)
    hand.press(Qt.Key.Key_Space)
    hand.press(Qt.Key.Key_Tab)
    hand.type("林")


def test_a_line_with_a_field_of_every_kind_is_entered_by_keyboard(book: Book, show: Show) -> None:
    books.catalogued(book, 2)
    hand = show()
    begun(hand)
    hand.press(Qt.Key.Key_Space)
    hand.press(Qt.Key.Key_Down)
    hand.press(Qt.Key.Key_Space)
    hand.press(Qt.Key.Key_Tab)
    hand.press(Qt.Key.Key_Down)
    hand.press(Qt.Key.Key_Tab)
    hand.type("J038-001-0001、J038-001-0002")
    hand.press(Qt.Key.Key_F9)
    (line,) = specimens(book)
    assert (line.name, line.story, line.number_of) == ("一号样本", "第一行", 7)
    assert line.found_on == date(2026, 3, 2)
    assert line.at == datetime(2026, 3, 2, 1, 5, tzinfo=UTC)
    assert (line.whole, line.colour, line.colours) == (False, Colour.BLUE, (Colour.RED,))
    assert (line.owner, line.people) == (book.lin, (book.wang, book.li))
    assert line.cabinet == book.cabinet
    assert len(line.units) == 2
    assert hand.rows()[0][:4] == ["2026-0001", "Still open", "一号样本", "7 boxes"]
    assert line.number in hand.see()
    assert hand.heard.notices[-1][0] == f"{line.number} is written down."
    assert hand.at is hand.page.lines.table


def test_what_is_missing_is_said_at_its_field_and_what_was_typed_stays(
    book: Book, show: Show
) -> None:
    hand = show()
    hand.press(Qt.Key.Key_F7)
    hand.type("一号样本")
    hand.press(Qt.Key.Key_F9)
    assert set(hand.reasons()) == {"number_of", "at", "whole", "colour", "owner"}
    assert hand.reasons()["owner"] == "“Owner” is needed."
    entered(book, name="二号样本")  # the page reads again, beneath the form
    hand.settle()
    form = hand.page.forms.form
    assert form is not None
    assert form.given()["name"] == "一号样本"
    assert hand.at.accessibleName() == "How many (boxes)"


def test_what_cannot_be_read_is_said_at_its_field(book: Book, show: Show) -> None:
    hand = show()
    begun(hand)
    form = hand.page.forms.form
    assert form is not None
    form.form.enter("number_of")
    hand.press(Qt.Key.Key_A, CTRL)
    hand.type("many")
    form.form.enter("units")
    hand.type("X-9")
    hand.press(Qt.Key.Key_F9)
    assert set(hand.reasons()) == {"number_of", "units"}
    assert "takes a whole number, not many" in hand.reasons()["number_of"]
    assert specimens(book) == ()


def test_a_day_typed_short_is_written_out_when_the_cursor_leaves(show: Show) -> None:
    hand = show()
    hand.press(Qt.Key.Key_F7)
    form = hand.page.forms.form
    assert form is not None
    for typed, said in (("12-30", "2025-12-30"), ("今天", "2026-03-02"), ("t", "2026-03-02")):
        form.form.enter("found_on")
        hand.press(Qt.Key.Key_A, CTRL)
        hand.type(typed)
        assert form.given()["found_on"] == said
    form.form.enter("at")
    hand.type("n")
    assert form.given()["at"] == "2026-03-02 08:30"


def test_a_rule_of_the_register_speaks_at_its_field_and_a_word_opens_it(
    book: Book, show: Show
) -> None:
    hand = show()
    begun(hand)
    form = hand.page.forms.form
    assert form is not None
    form.form.enter("found_on")
    hand.press(Qt.Key.Key_A, CTRL)
    hand.type("2026-03-05")
    hand.press(Qt.Key.Key_F9)
    assert hand.reasons() == {"found_on": "It cannot be found tomorrow."}
    hand.press(Qt.Key.Key_F9, SHIFT)
    (dialog,) = hand.page.findChildren(WordForm)
    hand.type("not-the-secret", "It was")
    hand.qtbot.keyClicks(hand.at, "a call")
    hand.press(Qt.Key.Key_Return)
    assert "do not belong together" in said_in(dialog)
    hand.press(Qt.Key.Key_A, CTRL)  # the cursor is in the secret
    hand.qtbot.keyClicks(hand.at, SECRET)
    hand.press(Qt.Key.Key_Return)
    (line,) = specimens(book)
    assert line.found_on == date(2026, 3, 5)
    with book.ledger.read() as db:
        (breach,) = open_breaches(db)
    assert (breach.who, breach.why, breach.rests_on) == (book.li, "It was", "a call")
    assert line.number in hand.see()


def test_what_is_missing_is_opened_by_nobodys_word(show: Show) -> None:
    hand = show()
    hand.press(Qt.Key.Key_F7)
    hand.press(Qt.Key.Key_F9)
    hand.press(Qt.Key.Key_F9, SHIFT)
    assert hand.page.findChildren(WordForm) == []
    assert "All the same" not in hand.see()


def test_a_part_is_filled_by_whom_it_belongs_to_and_the_deed_says_so_to_others(
    book: Book, show: Show
) -> None:
    line = entered(book)
    hand = show()
    assert not hand.page.acts.go_on.isEnabled()
    assert "王建国 may not fill “Seen”" in hand.page.acts.go_on.why
    hand.press(Qt.Key.Key_F9)
    assert hand.page.forms.form is None
    hand.sign_in("li")
    hand.press(Qt.Key.Key_F9)
    assert "Owner  林强" in hand.see(), "what was found is read while one verifies it"
    hand.type("无误", "t", "12")
    hand.press(Qt.Key.Key_F9)
    (after,) = specimens(book)
    assert (after.standing, after.verdict, after.price) == (Standing.DONE, "无误", 12)
    assert hand.rows()[0][1] == "Done"
    assert not hand.page.acts.go_on.isVisible()
    assert line.number == after.number


def test_a_hazard_is_followed_up_put_right_and_not_verified_by_who_answers_for_it(
    book: Book, show: Show
) -> None:
    values = {
        "level": HazardLevel.MAJOR,
        "found_on": date(2026, 3, 2),
        "place": "3号台",
        "description": "渗水",
        "demand": "更换接头",
        "due": date(2026, 3, 4),
        "owner": book.wang,
    }
    with book.ledger.work(by=book.zhou) as work:
        hazard = service.enter(work, HAZARDS, values).event.line
    hand = show(register="hazards")
    hand.press(Qt.Key.Key_F8)
    hand.type("已遮护")
    hand.press(Qt.Key.Key_F9)
    assert hand.page.forms.form is None
    hand.press(Qt.Key.Key_F9)
    hand.type("已更换", "t")
    hand.press(Qt.Key.Key_F9)
    hand.press(Qt.Key.Key_F9)
    hand.type("无渗漏", "t")
    hand.press(Qt.Key.Key_F9)
    form = hand.page.forms.form
    assert form is not None
    assert "who answers for it cannot verify it" in form.refusal
    hand.press(Qt.Key.Key_Escape)
    hand.press(Qt.Key.Key_Escape)
    hand.sign_in("li")
    hand.press(Qt.Key.Key_F9)
    hand.type("无渗漏", "t")
    hand.press(Qt.Key.Key_F9)
    with book.ledger.read() as db:
        after = store.get(db, HAZARDS, hazard)
        assert len(store.beneath(db, FOLLOW_UPS, hazard)) == 1
    assert (after.standing, after.verified_on) == (Standing.DONE, date(2026, 3, 2))


def test_a_correction_writes_what_was_changed_with_the_reason(book: Book, show: Show) -> None:
    entered(book)
    hand = show()
    hand.press(Qt.Key.Key_F6)
    form = hand.page.forms.form
    assert form is not None
    form.form.enter("number_of")
    hand.press(Qt.Key.Key_A, CTRL)
    hand.type("8")
    hand.press(Qt.Key.Key_F9)
    assert hand.reasons() == {"·why": "Say why."}
    hand.type("数错了")
    hand.press(Qt.Key.Key_F9)
    (after,) = specimens(book)
    assert (after.number_of, after.name) == (8, "一号样本")
    assert "corrected, 数错了: How many 8 boxes." in (
        hand.page.panel_of_line._trail.accessibleDescription()
    )


def test_a_correction_of_nothing_is_not_written(book: Book, show: Show) -> None:
    entered(book)
    hand = show()
    hand.press(Qt.Key.Key_F6)
    hand.type("点错了")
    hand.press(Qt.Key.Key_F9)
    assert "Nothing was changed" in hand.see()


def test_a_line_made_void_stays_with_its_reason_and_is_found_among_the_void(
    book: Book, show: Show
) -> None:
    entered(book)
    entered(book, name="二号样本")
    hand = show()
    hand.press(Qt.Key.Key_F4)
    hand.type("重复登记")
    hand.press(Qt.Key.Key_F9)
    assert [row[1] for row in hand.rows()] == ["Void", "Still open"]
    assert "重复登记" in hand.see()
    assert "is void" in hand.page.acts.correct.why
    for text, standings in (("Void", ["Void"]), ("Open", ["Still open"])):
        switch = next(one for one in hand.page.lines._filters.values() if one.text() == text)
        switch.setFocus()
        hand.press(Qt.Key.Key_Space)
        assert [row[1] for row in hand.rows()] == standings


def test_typing_finds_over_everything_that_a_line_says(book: Book, show: Show) -> None:
    entered(book)
    entered(book, name="二号样本", colour=Colour.RED, colours=(), story="在窗台上")
    hand = show()
    for text, names in (
        ("blue", ["一号样本"]),
        ("窗台", ["二号样本"]),
        ("林强 2026-03-02", ["二号样本", "一号样本"]),
        ("f99-2026-0001", ["一号样本"]),
        ("nowhere", []),
    ):
        hand.press(Qt.Key.Key_F, CTRL)
        hand.qtbot.keyClicks(hand.at, "x")
        assert hand.page.search is not None
        hand.page.search.setText(text)
        hand.press(Qt.Key.Key_Return)
        assert [row[2] for row in hand.rows()] == names
    assert "Pick a line to see it here" in hand.see()
    hand.press(Qt.Key.Key_Escape)
    assert len(hand.rows()) == 2


def test_lines_beneath_are_added_shown_and_opened(book: Book, show: Show) -> None:
    line = entered(book)
    hand = show()
    hand.press(Qt.Key.Key_F8)
    hand.type("先垫高")
    hand.press(Qt.Key.Key_F9)
    with book.ledger.read() as db:
        (below,) = store.beneath(db, REMARKS, line.id)
    assert below.text == "先垫高"
    panel = hand.page.panel_of_line
    table = panel._blocks["specimen_remarks"].table
    table.setFocus()
    hand.press(Qt.Key.Key_Home)
    hand.press(Qt.Key.Key_Return)
    assert below.number in hand.labels()
    assert hand.rows()[0][2] == "一号样本"
    hand.press(Qt.Key.Key_Escape)
    assert line.number in hand.labels()


def test_a_scanned_number_picks_its_line_and_another_code_is_left_to_the_station(
    book: Book, show: Show
) -> None:
    first, second = entered(book), entered(book, name="二号样本")
    below = remarked(book, first.id, "如此")
    with book.ledger.read() as db:
        label = store.get(db, REMARKS, below).number
    hand = show(register="hazards")
    for code, shown, row in (
        (first.number, first.number, 1),
        (second.number.lower(), second.number, 0),
        (label, label, 1),
    ):
        assert hand.page.take_scan(code)
        hand.settle()
        assert shown in hand.labels()
        table = hand.page.lines.table
        assert table is not None
        assert table.currentIndex().row() == row
    assert not hand.page.take_scan("V-000001-X")


def test_another_page_leads_to_a_line_whatever_is_filtered(book: Book, show: Show) -> None:
    line = entered(book)
    with book.ledger.work(by=book.li) as work:
        service.fill(work, SPECIMENS, line.id, SEEN, {"verdict": "好", "seen_on": date(2026, 3, 2)})
    hand = show(register="hazards")
    hand.page.lines.filtered.emit(type(hand.page._wanted.show).OPEN)
    hand.settle()
    hand.page.visit(Subject(Kind.LINE, line.id))
    hand.settle()
    assert line.number in hand.labels()
    assert [row[2] for row in hand.rows()] == ["一号样本"]


def test_scans_go_into_the_fields_of_an_open_form(book: Book, show: Show) -> None:
    (unit, _other) = books.catalogued(book, 2)
    other = entered(book)
    with book.ledger.read() as db:
        badge = people.people.get(db, book.chen).badge_code
    hand = show()
    hand.press(Qt.Key.Key_F7)
    code = books.code_of(book, unit)
    assert hand.page.take_scan(code)
    assert hand.page.take_scan(code), "twice is once"
    assert hand.page.take_scan(badge)
    form = hand.page.forms.form
    assert form is not None
    assert form.given()["units"] == "J038-001-0001"
    assert form.given()["owner"] == book.chen
    assert hand.page.take_scan(other.number), "the form is not left by a scan"
    assert hand.page.forms.form is form
    assert "A form is open" in hand.heard.notices[-1][0]


def test_escape_leaves_a_form_at_once_unless_something_was_typed(show: Show) -> None:
    hand = show()
    hand.press(Qt.Key.Key_F7)
    hand.press(Qt.Key.Key_Escape)
    assert hand.page.forms.form is None
    hand.press(Qt.Key.Key_F7)
    hand.type("一号样本")
    hand.press(Qt.Key.Key_Escape)
    assert "Esc once more" in hand.see()
    hand.press(Qt.Key.Key_Escape)
    assert hand.page.forms.form is None


def test_papers_are_asked_for_by_key(book: Book, show: Show) -> None:
    line = entered(book)
    hand = show()
    hand.press(Qt.Key.Key_P, CTRL)
    hand.press(Qt.Key.Key_F5)
    assert hand.papers.lines == [("specimens", line.id)]
    assert hand.papers.lists == ["specimens"]


def test_an_empty_register_says_what_it_is_for_and_how_to_begin(show: Show) -> None:
    hand = show()
    assert "Nothing stands in this register yet" in hand.see()
    assert "What a test declares." in hand.see()
    assert "New line  F7" in hand.see()


def test_the_registers_are_walked_with_a_quiet_count_of_what_is_open(
    book: Book, show: Show
) -> None:
    entered(book)
    before = tuple(one.key for one in SHELF if one.names_a_line_of is None)[-1]
    hand = show(register=before)
    model = hand.page.registers.model()
    seen = {
        model.index(row, 0).data(): model.index(row, 1).data() for row in range(model.rowCount())
    }
    assert (seen["Hazards"], seen["Specimens"]) == ("", "1")
    assert "Remarks" not in seen, "those beneath others are not listed by themselves"
    hand.press(Qt.Key.Key_Down, CTRL)
    assert hand.rows()[0][2] == "一号样本"


def test_nobody_at_the_desk_changes_nothing(book: Book, show: Show) -> None:
    entered(book)
    hand = show()
    hand.who[0] = None
    hand.page.hear_who()
    hand.settle()
    assert hand.page.acts.enter.why.startswith("Nobody is signed in at this desk.")
    for deed in (hand.page.acts.go_on, hand.page.acts.correct, hand.page.acts.void):
        assert not deed.isEnabled()


@pytest.mark.parametrize("size", [(1158, 680), (1005, 530)], ids=["1366", "1366_at_125_percent"])
def test_no_text_of_the_page_is_cut(size: tuple[int, int], book: Book, show: Show) -> None:
    remarked(book, entered(book).id, "如此")
    hand = show()
    hand.page.resize(*size)
    hand.settle()
    assert cut_texts(hand.page) == []
    hand.press(Qt.Key.Key_F7)
    hand.press(Qt.Key.Key_F9)
    hand.settle()
    assert cut_texts(hand.page) == []


def test_a_line_is_entered_late_from_a_paper_with_both_times_and_whose_hand(
    book: Book, show: Show
) -> None:
    hand = show()
    book.clock.forward(hours=3)
    begun(hand)
    hand.press(Qt.Key.Key_F9, Qt.KeyboardModifier.AltModifier)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LateForm)
    then = hand.page.bench.now() - timedelta(hours=1)
    dialog.form._fields["at"].widget.setText(f"{then:%Y-%m-%d %H:%M}")
    dialog.form._fields["paper"].widget.setText("JL-3")
    dialog.accept()
    form = hand.page.forms.form
    assert form is not None
    assert not dialog.isVisible()
    assert "JL-3" in form._late_says.text()
    form.submit()
    hand.settle()
    with book.ledger.read() as db:
        entries = list(book.ledger.entries(db))
    *_, line, late = entries
    assert (line.by, line.source_note) == (book.wang, "JL-3")
    assert line.is_late
    assert isinstance(late.event, WrittenLate)
    assert late.event.writer == hand.page.bench.actor()
