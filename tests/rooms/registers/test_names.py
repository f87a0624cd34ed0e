"""What people type and bring in spreadsheets, read as the values of fields."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

import books
from books import Book
from specimens import REMARKS, SPECIMENS, Colour, told
from workroom.base.codes import Prefix, label
from workroom.base.errors import InputError
from workroom.base.words import ENGLISH, Phrase
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.people import store as people
from workroom.rooms.people.model import Party, Role
from workroom.rooms.people.service import enroll, leave
from workroom.rooms.registers import names, service
from workroom.rooms.registers.names import Names, read

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("field", "given", "value"),
    [
        pytest.param("name", "  一号  ", "一号", id="text_is_trimmed"),
        pytest.param("number_of", "12", 12, id="a_number"),
        pytest.param("number_of", "\uff11\uff12", 12, id="a_wide_number"),
        pytest.param("found_on", "2026-03-02", date(2026, 3, 2), id="a_day"),
        pytest.param("found_on", "2026年3月2日", date(2026, 3, 2), id="a_day_in_chinese"),
        pytest.param("found_on", "2026/3/2", date(2026, 3, 2), id="a_day_with_strokes"),
        pytest.param("found_on", "20260302", date(2026, 3, 2), id="eight_digits"),
        pytest.param(
            "at",
            "2026-03-02 14:05",
            datetime(2026, 3, 2, 14, 5, tzinfo=SHANGHAI),
            id="a_moment_by_the_rooms_clock",
        ),
        pytest.param("whole", "是", True, id="yes_in_chinese"),
        pytest.param("whole", "No", False, id="no_in_english"),
        pytest.param("colour", "蓝", Colour.BLUE, id="a_choice_in_chinese"),
        pytest.param("colour", "red", Colour.RED, id="a_choice_by_its_value"),
        pytest.param("colours", "红、蓝", (Colour.RED, Colour.BLUE), id="several_choices"),
        pytest.param("name", "", "", id="nothing"),
        pytest.param("price", " ", None, id="nothing_for_a_number"),
        pytest.param("people", "", (), id="nothing_for_several"),
        pytest.param("story", "一\r\n 二 \n", "一\n 二", id="lines_are_kept"),
        pytest.param("name", "一\x07号\u200b", "一号", id="what_cannot_be_seen_goes"),
        pytest.param("name", "😀=1+1", "😀=1+1", id="text_is_text"),
        pytest.param("name", "长" * 10_000, "长" * 10_000, id="long_text"),
    ],
)
def test_what_is_typed_is_read(book: Book, field: str, given: str, value: object) -> None:
    with book.ledger.read() as db:
        assert read(db, SPECIMENS.field(field), given) == value


@pytest.mark.parametrize(
    ("field", "given", "value"),
    [
        pytest.param("found_on", "3-2", date(2026, 3, 2), id="month_and_day"),
        pytest.param("found_on", "3月2日", date(2026, 3, 2), id="month_and_day_in_chinese"),
        pytest.param("found_on", "12-30", date(2025, 12, 30), id="the_nearer_one_was_last_year"),
        pytest.param("found_on", "今天", date(2026, 3, 2), id="today_in_chinese"),
        pytest.param("found_on", "今日", date(2026, 3, 2), id="today_in_other_words"),
        pytest.param("found_on", "T", date(2026, 3, 2), id="today_by_a_letter"),
        pytest.param(
            "at", "14:05", datetime(2026, 3, 2, 14, 5, tzinfo=SHANGHAI), id="a_time_of_today"
        ),
        pytest.param(
            "at", "2-28 9:30", datetime(2026, 2, 28, 9, 30, tzinfo=SHANGHAI), id="a_short_day_too"
        ),
        pytest.param("at", "现在", datetime(2026, 3, 2, 8, 30, tzinfo=SHANGHAI), id="this_minute"),
    ],
)
def test_whoever_types_may_write_days_short(
    book: Book, field: str, given: str, value: object
) -> None:
    now = book.clock().astimezone(SHANGHAI)
    with book.ledger.read() as db:
        assert read(db, SPECIMENS.field(field), given, now=now) == value
        with pytest.raises(InputError):
            read(db, SPECIMENS.field(field), given)


def test_names_and_codes_are_looked_up(book: Book) -> None:
    (unit,) = books.catalogued(book, 1)
    with book.ledger.work(by=book.wang) as work:
        line = service.enter(work, SPECIMENS, told(book)).event
    with book.ledger.read() as db:
        badge = people.people.get(db, book.li).badge_code
        code = catalogue.units.get(db, unit)
        assert read(db, SPECIMENS.field("owner"), "林强") == book.lin
        assert read(db, SPECIMENS.field("people"), f"王建国，{badge}") == (book.wang, book.li)
        assert read(db, SPECIMENS.field("cabinet"), "1号柜") == book.cabinet
        assert read(db, SPECIMENS.field("units"), code.reference_code) == (unit,)
        assert read(db, SPECIMENS.field("units"), code.code) == (unit,)
        assert read(db, REMARKS.field("specimen"), line.number.lower()) == line.line
        assert read(db, REMARKS.field("specimen"), "一号样本") == line.line, "what it is known by"
        several = f"一号样本、{line.number}"
        assert read(db, REMARKS.field("others"), several) == (line.line, line.line)


@pytest.mark.parametrize(
    ("field", "given", "complaint"),
    [
        pytest.param("number_of", "7.5", names.NOT_A_NUMBER, id="half"),
        pytest.param("found_on", "2026-02-30", names.NOT_A_DAY, id="no_such_day"),
        pytest.param("found_on", "3-2", names.NOT_A_DAY, id="a_short_day_in_a_spreadsheet"),
        pytest.param("at", "25:00", names.NOT_A_MOMENT, id="no_such_hour"),
        pytest.param("whole", "也许", names.NOT_A_FLAG, id="perhaps"),
        pytest.param("colour", "绿", names.NOT_AN_OPTION, id="no_such_choice"),
        pytest.param("owner", "张三", names.NOBODY, id="nobody"),
        pytest.param("cabinet", "9号柜", names.NO_CABINET, id="no_cabinet"),
        pytest.param("units", "X-9", names.NO_UNIT, id="no_unit"),
        pytest.param("others", "X-9", names.NO_LINE, id="no_line"),
        pytest.param("at", "0001-01-01 00:00", names.NOT_A_MOMENT, id="before_every_zone"),
        pytest.param("name", "半\ud800", names.NOT_TEXT, id="half_a_character"),
        pytest.param("owner", "\udcff", names.NOT_TEXT, id="a_byte_of_no_text"),
        pytest.param("name", "长" * 20_001, names.TOO_LONG, id="endless_text"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(
    book: Book, field: str, given: str, complaint: str
) -> None:
    with book.ledger.read() as db, pytest.raises(InputError) as error:
        read(db, (REMARKS if field == "others" else SPECIMENS).field(field), given)
    assert error.value.phrase.template == complaint


def test_a_complaint_quotes_what_was_given_on_one_short_line(book: Book) -> None:
    with book.ledger.read() as db, pytest.raises(InputError) as error:
        read(db, SPECIMENS.field("owner"), "张\n三\x1b[2J" * 1_000)
    said = str(error.value)
    assert said.isprintable()
    assert len(said) < 120


def test_a_line_is_named_by_its_label_too(book: Book) -> None:
    with book.ledger.work(by=book.wang) as work:
        line = service.enter(work, SPECIMENS, told(book)).event.line
        assert read(work.db, REMARKS.field("specimen"), label(Prefix.LINE, line)) == line


def test_who_has_left_is_still_named_but_an_open_account_goes_first(book: Book) -> None:
    owner = SPECIMENS.field("owner")
    with book.ledger.work(by=book.wang) as work:
        leave(work, person=book.lin, reason="离职")
        assert read(work.db, owner, "林强") == book.lin
        again = enroll(work, name="林强", party=Party.CONTRACTOR, roles=(Role.OPERATOR,))
        assert read(work.db, owner, "林强") == again.id


def test_what_is_read_is_said_again(book: Book) -> None:
    with book.ledger.read() as db:
        said = Names(db)
        for name, value in told(book).items():
            field = SPECIMENS.field(name)
            assert read(db, field, said.printed(field, value)) == value, name
            shown = said.said(field, value)
            assert ENGLISH.say(shown) if isinstance(shown, Phrase) else shown
