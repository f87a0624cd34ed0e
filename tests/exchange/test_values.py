"""Single cells become values, are mended with a word why, or are refused with a reason."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.sheets import wide
from workroom.base.words import Phrase
from workroom.exchange import values
from workroom.exchange.dates import NOT_A_DATE, Span
from workroom.exchange.outcome import Cell, Value
from workroom.exchange.references import NO_CODE
from workroom.exchange.text import BROKEN_LINE, FORMULA, INVISIBLE, LOST
from workroom.exchange.values import Kind, clean

CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.text(max_size=40),
    st.text(st.characters(categories=["Cs", "Cc", "Cf", "Nd", "Lo", "Zs"]), max_size=20),
    st.from_regex(r"\A[0-9年月日页共件盒D★秘密机绝永久长短期=#·・•．－—\-. ]{0,20}\Z"),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@given(st.sampled_from(Kind), CELLS)
def test_no_cell_whatever_it_holds_stops_the_reading(kind: Kind, cell: Cell) -> None:
    cleaned = clean(kind, cell)
    assert sum(said is not None for said in (cleaned.mended, cleaned.doubt, cleaned.fault)) <= 1
    assert cleaned.fault is None or cleaned.value is None


@given(st.sampled_from(Kind), CELLS)
def test_a_value_once_cleaned_stays_as_it_is(kind: Kind, cell: Cell) -> None:
    first = clean(kind, cell)
    if first.value is None:
        return
    again = clean(kind, str(first.value) if isinstance(first.value, Span) else first.value)
    assert again.value == first.value
    assert again.mended is None
    assert again.fault is None


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("21页", 21),
        ("共21页", 21),
        (21, 21),
        (wide("21"), 21),
        ("21.0", 21),
        (" 21 ", 21),
        ("5天", 5),
        ("0", 0),
    ],
)
def test_a_number_is_found_among_its_words(cell: Cell, count: int) -> None:
    assert clean(Kind.COUNT, cell).value == count


@pytest.mark.parametrize(
    "cell", ["二十一页", "1-21", "12+3", -5, 1.5, "21页半", "八", date(2008, 1, 1)]
)
def test_what_is_no_whole_number_is_refused(cell: Cell) -> None:
    assert clean(Kind.COUNT, cell).fault == values.NO_COUNT


@pytest.mark.parametrize("cell", ["见备考表", "详见备考表", "不详", "/", "-", "无"])
def test_a_number_that_is_stated_elsewhere_is_left_open_and_doubted(cell: str) -> None:
    cleaned = clean(Kind.COUNT, cell)
    assert cleaned.value is None
    assert cleaned.doubt == values.NOT_STATED


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        *(("永久", "Y"), ("Y", "Y"), ("永 久", "Y"), ("30年", "D30"), ("D30", "D30")),
        *(("d10", "D10"), ("10", "D10"), (30, "D30"), ("定期10年", "D10"), ("三十年", "D30")),
        *(("长期", "长期"), ("短 期", "短期")),
    ],
)
def test_retention_periods_are_told_by_their_codes(cell: Cell, period: str) -> None:
    assert clean(Kind.RETENTION, cell).value == period


def test_an_unknown_retention_period_is_kept_and_doubted() -> None:
    cleaned = clean(Kind.RETENTION, "看情况")
    assert (cleaned.value, cleaned.doubt) == ("看情况", values.PERIOD_UNKNOWN)


@pytest.mark.parametrize(
    ("cell", "level", "aside"),
    [
        *(("秘密", "秘密", ""), ("绝密", "绝密", ""), ("机 密", "机密", "")),
        *(
            ("秘密★10年", "秘密", "10年"),
            ("机密★长期", "机密", "长期"),
            ("秘密(10年)", "秘密", "10年"),
        ),
        *(("内部", None, "内部"), ("公开", None, "公开"), ("无", None, "无"), ("", None, "")),
    ],
)
def test_a_security_class_is_told_from_a_note(cell: str, level: Value, aside: str) -> None:
    cleaned = clean(Kind.SECRECY, cell)
    assert (cleaned.value, cleaned.aside, cleaned.fault) == (level, aside, None)


@pytest.mark.parametrize("cell", ["密", "秘", "AA", "已解密", "秘密已解密", 3])
def test_an_unknown_word_in_the_class_column_is_never_overlooked(cell: Cell) -> None:
    assert clean(Kind.SECRECY, cell).fault == values.CLASS_UNKNOWN


@pytest.mark.parametrize(
    ("kind", "cell", "fault"),
    [
        (Kind.TEXT, '=HYPERLINK("x")', FORMULA),
        (Kind.TEXT, "＝A1", FORMULA),
        (Kind.TEXT, "#REF!", FORMULA),
        (Kind.COUNT, "#DIV/0!", FORMULA),
        (Kind.TEXT, "关于\ufffd的函", LOST),
        (Kind.TEXT, "长" * 5_000, values.TOO_LONG),
        (Kind.TEXT, 431226199112201500, values.DIGITS_LOST),
        (Kind.TEXT, date(2008, 10, 8), values.A_DATE_INSTEAD),
        (Kind.CODE, date(2008, 10, 8), values.A_DATE_INSTEAD),
        (Kind.CODE, "档案室", NO_CODE),
        (Kind.CODE, "J038--", NO_CODE),
        (Kind.DATES, 1.5, NOT_A_DATE),
        (Kind.YEAR, "八三", values.NO_YEAR),
    ],
)
def test_what_cannot_be_meant_is_refused(kind: Kind, cell: Cell, fault: Phrase) -> None:
    assert clean(kind, cell).fault == fault


def test_half_a_character_is_a_lost_one() -> None:
    assert clean(Kind.TEXT, "关于\ud800的函").fault == LOST


def test_what_cannot_be_seen_is_taken_out_and_said() -> None:
    assert clean(Kind.TEXT, "关于\u200b档案的函\ufeff")[:2] == ("关于档案的函", INVISIBLE)
    assert clean(Kind.TEXT, "报告\n(附件略)")[:2] == ("报告(附件略)", BROKEN_LINE)
    assert clean(Kind.TEXT, "part one\r\npart two").value == "part one part two"


def test_rare_characters_and_their_forms_are_left_alone() -> None:
    for name in ("㑇珍胜", "亓国𬍛", "葛\U000e0100城", "刘玉𬭚"):
        assert clean(Kind.TEXT, name) == values.Cleaned(name)


def test_a_title_that_names_a_sum_keeps_its_signs() -> None:
    assert clean(Kind.TEXT, "-关于+1的函@").value == "-关于+1的函@"
