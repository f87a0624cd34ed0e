"""Dates are read in all the spellings of the trade, and never guessed."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workroom.exchange import dates
from workroom.exchange.dates import DateError, Span, parse_dates


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("20081008", "20081008"),
        ("2008-10-08", "20081008"),
        ("2008.10.8", "20081008"),
        ("2008年10月8日", "20081008"),
        ("2008/10/8", "20081008"),
        ("２００８年１０月８日", "20081008"),
        ("二〇〇八年十月八日", "20081008"),
        ("一九五八年十二月三十一日", "19581231"),
        ("2008－10－08", "20081008"),
        ("2008-10-08 00:00:00", "20081008"),
        ("[2008]", "20080000"),
        ("20081000", "20081000"),
        ("200810", "20081000"),
        ("2008", "20080000"),
        ("1958年9月", "19580900"),
        ("1958.09", "19580900"),
        (20081008, "20081008"),
        (2008, "20080000"),
        (39729, "20081008"),
        (date(2008, 10, 8), "20081008"),
        (datetime(2008, 10, 8, 15, 40), "20081008"),  # noqa: DTZ001 — a cell knows no zone
    ],
)
def test_one_day_is_read_in_every_spelling(written: object, day: str) -> None:
    assert parse_dates(written) == (Span(day, day), False)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("19580900-1960-12-25", "19580900", "19601225"),
        ("1984-1984-05-11", "19840000", "19840511"),
        ("1954年6月22日-1955-06-04", "19540622", "19550604"),
        ("2003-2003", "20030000", "20030000"),
        ("1956.9.5—1958.1.21", "19560905", "19580121"),
        ("2026-09-01 至 2027-05-28", "20260901", "20270528"),
        ("1958年5月～1959年", "19580500", "19590000"),
        ("1958年5月-8月", "19580500", "19580800"),
        ("1990-05-1991-06", "19900500", "19910600"),
    ],
)
def test_a_span_is_read_although_its_dash_is_that_of_its_dates(
    written: str, first: str, last: str
) -> None:
    assert parse_dates(written) == (Span(first, last), False)


def test_a_span_that_runs_backwards_is_turned_and_said_so() -> None:
    assert parse_dates("1995-07-22-1995.3.8") == (Span("19950308", "19950722"), True)


def test_a_span_with_unknown_parts_is_not_called_backwards_without_proof() -> None:
    assert parse_dates("19650620-19650600") == (Span("19650620", "19650600"), False)
    assert parse_dates("1965年6月20日-1965") == (Span("19650620", "19650000"), False)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("20081308", dates.IMPOSSIBLE),
        ("2008-02-30", dates.IMPOSSIBLE),
        ("19000229", dates.IMPOSSIBLE),
        ("20080008", dates.IMPOSSIBLE),
        ("1958-13", dates.IMPOSSIBLE),
        ("02080101", dates.OUT_OF_RANGE),
        ("58年9月", dates.NO_CENTURY),
        ("08.10.8", dates.NO_CENTURY),
        ("去年", dates.NOT_A_DATE),
        ("2008-10-8-", dates.NOT_A_DATE),
        ("1990-199", dates.NOT_A_DATE),
        ("十十十年", dates.NOT_A_DATE),
        (-5, dates.NOT_A_DATE),
        (date(200, 1, 1), dates.OUT_OF_RANGE),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(written: object, reason: object) -> None:
    with pytest.raises(DateError) as refused:
        parse_dates(written)
    assert refused.value.reason == reason


SPELLINGS = (
    "{0.year}{0.month:02}{0.day:02}",
    "{0.year}-{0.month:02}-{0.day:02}",
    "{0.year}.{0.month}.{0.day}",
    "{0.year}年{0.month}月{0.day}日",
    "{0.year}/{0.month}/{0.day}",
)


@given(st.dates(date(1000, 1, 1), date(2199, 12, 31)), st.sampled_from(SPELLINGS))
def test_every_day_of_the_calendar_survives_every_spelling(day: date, spelling: str) -> None:
    assert parse_dates(spelling.format(day))[0].first == f"{day.year}{day.month:02}{day.day:02}"


@given(st.text(alphabet="0123456789年月日-./至〇一二十 ～[]", max_size=24))
def test_what_comes_out_reads_as_itself(written: str) -> None:
    try:
        span, _ = parse_dates(written)
    except DateError:
        return
    assert parse_dates(str(span)) == (span, False)
