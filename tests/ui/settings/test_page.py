"""The settings page over a real book: what is seen, what is grey, what is written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from books import SECRET, Book, catalogued
from ui.cut import cut_texts
from ui.settings.conftest import Desktop
from workroom.base.errors import InputError
from workroom.base.words import Language
from workroom.paper.picture import page_count
from workroom.rooms.people import service as people
from workroom.rooms.people import store as people_store
from workroom.rooms.people.model import Person, Role
from workroom.rooms.project import store as project_store
from workroom.rooms.site import store as site
from workroom.ui.kit import theme
from workroom.ui.kit.fields import SecretField
from workroom.ui.kit.theme import Shade
from workroom.ui.settings.accounts_section import AccountsSection
from workroom.ui.settings.agreements_section import AgreementsSection
from workroom.ui.settings.codes_section import CodesSection
from workroom.ui.settings.pc_section import PcSection
from workroom.ui.settings.places_section import PlacesSection
from workroom.ui.settings.records_section import RecordsSection
from workroom.ui.settings.room_section import RoomSection
from workroom.ui.settings.section import Section

Open = Callable[..., Desktop]
CONTROL = Qt.KeyboardModifier.ControlModifier


def person_of(book: Book, name: str) -> Person:
    with book.ledger.read() as db:
        return people_store.by_name(db, name)


def deed_of(section: Section, text: str) -> bool:
    """Whether the act of that name may be done."""
    return next(one.isEnabled() for one in section.actions() if one.text().startswith(text))


def accounts_of(desktop: Desktop) -> AccountsSection:
    section = desktop.section("accounts")
    assert isinstance(section, AccountsSection)
    return section


def test_sections_are_walked_by_keyboard(desktop: Open) -> None:
    page = desktop()
    page.press(Qt.Key.Key_Down, CONTROL)
    assert page.page.section.key == "room"
    page.press(Qt.Key.Key_Up, CONTROL)
    page.press(Qt.Key.Key_Up, CONTROL)
    assert page.page.section.key == "records"
    page.press(Qt.Key.Key_Escape)
    assert page.page.list.hasFocus()


@pytest.mark.parametrize(
    ("shade", "size"),
    [
        pytest.param(theme.LIGHT, (1190, 740), id="light"),
        pytest.param(theme.DARK, (1036, 580), id="dark_at_125_percent"),
    ],
)
def test_no_text_is_cut_in_any_section(
    desktop: Open, shade: theme.Theme, size: tuple[int, int]
) -> None:
    page = desktop("wang", shade)
    page.page.resize(*size)
    for key in ("accounts", "room", "places", "agreements", "pc", "codes", "records"):
        page.section(key)
        page.qtbot.waitUntil(lambda: cut_texts(page.page) == [])


def test_somebody_is_enrolled_by_keyboard_alone(desktop: Open, book: Book) -> None:
    page = desktop()
    accounts = accounts_of(page)
    page.press(Qt.Key.Key_F5)
    page.type("吴敏")
    accounts.forms.new_roles.box(Role.OPERATOR).setChecked(True)
    page.press(Qt.Key.Key_Return)

    enrolled = person_of(book, "吴敏")
    assert enrolled.roles == (Role.OPERATOR,)
    assert not accounts.forms.is_asking
    assert accounts.table.record == enrolled
    assert "吴敏" in page.heard.notices[-1][0]


def test_what_the_other_party_keeps_is_grey_and_says_why(desktop: Open, book: Book) -> None:
    page = desktop()
    accounts = accounts_of(page)
    changes = ("Change roles", "Replace the badge", "Close the account")
    accounts.table.pick_named(book.lin)
    assert all(deed_of(accounts, text) for text in changes)
    accounts.table.pick_named(book.zhao)
    assert not any(deed_of(accounts, text) for text in changes)
    greys = [one for one in accounts.actions() if one.text().startswith(changes)]
    assert all("kept by the Client" in one.toolTip() for one in greys)


def test_a_refused_account_says_why_in_the_form(desktop: Open, book: Book) -> None:
    page = desktop()
    accounts = accounts_of(page)
    page.press(Qt.Key.Key_F5)
    page.type("林强")
    page.press(Qt.Key.Key_Return)
    assert "林强" in accounts.forms.enroll_form.refusal
    assert accounts.forms.is_asking
    page.press(Qt.Key.Key_Escape)
    assert not accounts.forms.is_asking


def test_the_operator_sets_the_own_secret_beside_the_manager(desktop: Open, book: Book) -> None:
    page = desktop()
    accounts = accounts_of(page)
    accounts.table.pick_named(book.chen)
    page.press(Qt.Key.Key_F6)
    assert accounts.dialog is not None
    fill(accounts, new="出门", again="出门")
    assert accounts.dialog.isVisible()
    assert not knows(book, "陈文焱", "出门")
    fill(accounts, new="卷宗不出门室", again="卷宗不出门室")
    page.settle()

    assert knows(book, "陈文焱", "卷宗不出门室")
    assert "陈文焱" in page.heard.notices[-1][0]


def fill(accounts: AccountsSection, **typed: str) -> None:
    dialog = accounts.dialog
    assert dialog is not None
    for field, text in zip(dialog.findChildren(SecretField), typed.values(), strict=True):
        field.setText(text)
    dialog.submit()


def knows(book: Book, name: str, secret: str) -> bool:
    with book.ledger.read() as db:
        try:
            return people.identify(db, name=name, secret=secret).name == name
        except InputError:
            return False


def test_who_has_a_secret_changes_it_by_the_old_one(desktop: Open, book: Book) -> None:
    page = desktop(None)
    accounts = accounts_of(page)
    accounts.table.pick_named(book.li)
    page.press(Qt.Key.Key_F6)
    fill(accounts, old="not the old one", new="another secret", again="another secret")
    page.settle()
    assert accounts.dialog is not None
    assert accounts.dialog.isVisible()
    assert knows(book, "李秀英", SECRET)
    fill(accounts, old=SECRET, new="another secret", again="another secret")
    page.settle()
    assert knows(book, "李秀英", "another secret")


def test_the_contractor_cannot_set_a_secret_of_the_client(desktop: Open, book: Book) -> None:
    page = desktop("wang")
    accounts = accounts_of(page)
    accounts.table.pick_named(book.zhao)
    assert not deed_of(accounts, "Set the secret")
    page.sign_in("li")
    assert deed_of(accounts, "Set the secret")


def test_a_scanned_badge_picks_its_person(desktop: Open, book: Book) -> None:
    page = desktop()
    accounts = accounts_of(page)
    assert page.page.take_scan(person_of(book, "钱梅").badge_code)
    assert accounts.table.record == person_of(book, "钱梅")
    assert not page.page.take_scan("S-000001-X")


def test_a_lost_badge_is_replaced_and_an_account_closed(desktop: Open, book: Book) -> None:
    page = desktop()
    accounts = accounts_of(page)
    accounts.table.pick_named(book.lin)
    before = person_of(book, "林强").badge
    accounts.forms.ask_badge(person_of(book, "林强"))
    page.type("遗失")
    accounts.forms.badge_form.submit()
    page.settle()
    assert person_of(book, "林强").badge > before

    page.press(Qt.Key.Key_F9)
    page.type("离职")
    accounts.forms.leave_form.submit()
    page.settle()
    with book.ledger.read() as db:
        assert not people_store.people.get(db, book.lin).active


def test_an_operator_may_keep_no_accounts(desktop: Open, book: Book) -> None:
    page = desktop("lin")
    accounts = accounts_of(page)
    accounts.table.pick_named(book.chen)
    assert not deed_of(accounts, "Enroll")
    assert not deed_of(accounts, "Change roles")
    assert deed_of(accounts, "Print the badge")


def test_a_project_is_opened_with_its_code_in_capitals(desktop: Open, book: Book) -> None:
    page = desktop()
    room = page.section("room")
    assert isinstance(room, RoomSection)
    page.press(Qt.Key.Key_F5)
    page.type("民国档案数字化")
    page.press(Qt.Key.Key_Tab)
    page.type("mg27")
    page.press(Qt.Key.Key_Return)
    with book.ledger.read() as db:
        opened = project_store.project_by_code(db, "MG27")
    assert opened is not None
    assert opened.name == "民国档案数字化"
    assert not room.form.isVisible()


def test_cabinets_are_added_one_after_the_other(desktop: Open, book: Book) -> None:
    page = desktop()
    places = page.section("places")
    assert isinstance(places, PlacesSection)
    page.press(Qt.Key.Key_F5)
    for name in ("3号柜", "4号柜"):
        page.type(name)
        page.press(Qt.Key.Key_Return)
    page.type("1号柜")
    page.press(Qt.Key.Key_Return)
    with book.ledger.read() as db:
        assert [one.name for one in site.cabinets.find(db)] == ["1号柜", "2号柜", "3号柜", "4号柜"]
    assert "1号柜" in places.cabinet_form.refusal


def agreements_of(desktop: Desktop) -> AgreementsSection:
    section = desktop.section("agreements")
    assert isinstance(section, AgreementsSection)
    return section


def test_an_agreement_is_grey_to_the_contractor_and_changed_by_the_client(
    desktop: Open, book: Book
) -> None:
    page = desktop("wang")
    agreements = agreements_of(page)
    agreements.table.pick_named("open_volumes")
    assert not deed_of(agreements, "Agree")
    assert not agreements.field.isEnabled()

    page.sign_in("li")
    assert not deed_of(agreements, "Agree")  # It is the value in force.
    agreements.field.number.setValue(12)
    assert deed_of(agreements, "Agree")
    agreements.change()
    page.settle()
    with book.ledger.read() as db:
        assert project_store.settings(db).number("open_volumes") == 12
    assert agreements.table.record is not None
    assert agreements.table.record.set_by == "李秀英"


def test_what_the_standard_gives_cannot_be_moved(desktop: Open) -> None:
    agreements = agreements_of(desktop("li"))
    agreements.table.pick_named("out_of_stacks_months")
    number = agreements.field.number
    assert (number.minimum(), number.maximum()) == (1, 1)


def test_a_number_that_the_contract_leaves_blank_is_filled_and_made_blank_again(
    desktop: Open, book: Book
) -> None:
    page = desktop("li")
    agreements = agreements_of(page)
    name, number = "incident_to_client_hours", agreements.field.number
    for value, shown in (("24", "24 hours"), ("", "not agreed")):
        agreements.table.pick_named(name)
        number.setValue(int(value) if value else number.minimum())
        assert number.text() == shown
        assert agreements.field.value == value
        agreements.change()
        page.settle()
        with book.ledger.read() as db:
            assert project_store.settings(db).text(name) == value


def test_stages_are_ticked_and_at_least_one_stays(desktop: Open, book: Book) -> None:
    page = desktop("li")
    agreements = agreements_of(page)
    agreements.table.pick_named("steps")
    steps = agreements.field.steps
    first = next(iter(steps.values()))
    first.setChecked(not first.isChecked())
    assert deed_of(agreements, "Agree")
    for box in steps.values():
        box.setChecked(False)
    assert not deed_of(agreements, "Agree")


def test_what_is_set_for_this_pc_stands_in_its_file_at_once(desktop: Open) -> None:
    page = desktop()
    pc = page.section("pc")
    assert isinstance(pc, PcSection)
    pc.gap.setValue(50)
    pc.volume.setValue(40)
    pc.sounds_on.setChecked(False)
    pc.station.setCurrentText("2号台")
    pc.prefix.setText("~")
    for field in (pc.prefix, pc.station.lineEdit()):
        assert field is not None
        field.editingFinished.emit()
    kept = page.pc
    assert (kept.reader_gap_ms, kept.volume, kept.sounds) == (50, 40, False)
    assert (kept.station, kept.reader_prefix) == ("2号台", "~")
    assert pc.trial.settings.gap_ms == 50
    assert not any(test.isEnabled() for test in pc.tests)


def test_copies_go_to_the_folder_that_was_chosen(desktop: Open, tmp_path: Path) -> None:
    page = desktop()
    pc = page.section("pc")
    assert isinstance(pc, PcSection)
    pc.choose.click()
    assert page.pc.backup_folder == str(tmp_path / "copies")

    records = page.section("records")
    assert isinstance(records, RecordsSection)
    page.press(Qt.Key.Key_F6)
    assert len(list((tmp_path / "copies").glob("workroom-*.zip"))) == 1


def test_language_and_look_are_asked_of_the_window(desktop: Open) -> None:
    page = desktop()
    pc = page.section("pc")
    assert isinstance(pc, PcSection)
    pc.language.choose(Language.CHINESE)
    pc.language.activated.emit(0)
    pc.shade.choose(Shade.DARK)
    pc.shade.activated.emit(1)
    assert page.asked == ["zh_CN", "dark"]


def test_a_scan_on_this_pc_is_a_trial_and_never_an_act(desktop: Open, book: Book) -> None:
    page = desktop()
    pc = page.section("pc")
    assert isinstance(pc, PcSection)
    assert page.page.take_scan(person_of(book, "林强").badge_code.lower())
    assert "a badge" in pc.trial.said
    assert "small letters" in pc.trial.said
    assert page.page.take_scan("6901234567892")
    assert "not a code of this program" in pc.trial.said


def test_codes_are_saved_as_a_pdf_file(desktop: Open, book: Book, tmp_path: Path) -> None:
    catalogued(book, 30)
    page = desktop()
    codes = page.section("codes")
    assert isinstance(codes, CodesSection)
    codes.table.pick_named("volume")
    codes.first.setValue(3)
    codes.last.setValue(9)
    codes.save()
    page.settle()
    assert page_count(tmp_path / "codes.pdf") == 1
    assert "7 codes" in page.heard.notices[-1][0]
    codes.table.pick_named("sheet")
    assert not deed_of(codes, "Save as PDF")


def test_the_book_is_copied_and_examined(desktop: Open, book: Book) -> None:
    page = desktop()
    records = page.section("records")
    assert isinstance(records, RecordsSection)
    page.press(Qt.Key.Key_F6)
    assert len(list(page.folder.backups.glob("workroom-*.zip"))) == 1
    assert "Last copy" in records.last_copy.text()

    page.press(Qt.Key.Key_F7)
    assert "is whole" in records.answer.text()
    records.against.setText(records.digits.text().replace("\n", " ")[:24])
    page.press(Qt.Key.Key_F7)
    assert "belong to this book" in records.note.text()
    records.against.setText("0123 4567 89ab cdef")
    page.press(Qt.Key.Key_F7)
    assert "not in this book" in records.answer.text()
    assert "chain is whole" in records.note.text()
    assert not records.breaks.isVisible()


def test_too_few_digits_are_refused_at_their_field(desktop: Open) -> None:
    page = desktop()
    records = page.section("records")
    assert isinstance(records, RecordsSection)
    records.against.setText("abcd")
    page.press(Qt.Key.Key_F7)
    assert records.answer.text() == ""
    assert "16" in records.against.accessibleDescription()


def test_the_head_follows_the_book(desktop: Open, book: Book) -> None:
    page = desktop()
    records = page.section("records")
    assert isinstance(records, RecordsSection)
    before = records.digits.text()
    with book.ledger.work(by=book.wang) as work:
        people.replace_badge(work, person=book.lin, reason="遗失")
    page.settle()
    assert records.digits.text() != before
