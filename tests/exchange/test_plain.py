"""The plain kinds of a form: taken as they stand, or refused, and never a guess."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from exchange.sheets import book_of, text_file
from workroom.base.words import Phrase
from workroom.exchange import dates, plain, rows, text
from workroom.exchange.layouts import Field, Layout
from workroom.exchange.outcome import Cell, Fault, Reject, Value
from workroom.exchange.table import interpret
from workroom.exchange.values import TOO_LONG, Kind, clean

FORM = Layout(
    "form",
    key="",
    fields=(
        Field("day", Kind.DAY, ("日期",), required=True, may_be_empty=True),
        Field("what", Kind.PROSE, ("事由", "What"), required=True, may_be_empty=True),
        Field("reason", Kind.PROSE, ("原因",)),
    ),
    passed_over=("退回行号", "退回原因", "登记人"),
    marks=("退回行号", "退回原因"),
    every_row=True,
)


def wall(hour: int = 0, minute: int = 0, second: int = 0) -> datetime:
    """That time of the second of March, by the clock on the wall."""
    return datetime.combine(date(2026, 3, 2), time(hour, minute, second))


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (Kind.PROSE, " 一\r\n二 \n三\u200b ", "一\n二\n三"),
        (Kind.PROSE, 12, "12"),
        (Kind.PROSE, time(8, 30), "08:30"),
        (Kind.PROSE, timedelta(hours=25, seconds=1), "25:00:01"),
        (Kind.PROSE, "'-5°C", "-5°C"),
        (Kind.PROSE, "'=甲", "=甲"),
        (Kind.PROSE, "'quoted'", "'quoted'"),
        (Kind.PROSE, "😀" * 9_000, "😀" * 9_000),
        (Kind.WORD, "TRUE", "TRUE"),
        (Kind.WORD, 3.5, "3.5"),
        (Kind.WHOLE, -5, -5),
        (Kind.WHOLE, "12.0", 12),
        (Kind.DAY, wall(9, 30), date(2026, 3, 2)),
        (Kind.DAY, "二〇二六年三月二日", date(2026, 3, 2)),
        (Kind.DAY, "2026.3.2", date(2026, 3, 2)),
        (Kind.DAY, 46083, date(2026, 3, 2)),
        (Kind.MOMENT, wall(9, 30, 59), wall(9, 30)),
        (Kind.MOMENT, "2026年3月2日 9:30", wall(9, 30)),
        (Kind.MOMENT, "2026-03-02T09:30:15", wall(9, 30)),
        (Kind.MOMENT, date(2026, 3, 2), wall()),
        (Kind.DAY, "  ", None),
        (Kind.WORD, None, None),
    ],
)
def test_a_cell_of_a_form_is_what_stands_in_it(kind: Kind, cell: Cell, value: Value) -> None:
    cleaned = clean(kind, cell)
    assert (cleaned.value, cleaned.fault, cleaned.mended) == (value, None, None)


@pytest.mark.parametrize(
    ("kind", "cell", "fault"),
    [
        (Kind.PROSE, date(2026, 3, 2), plain.A_DATE_INSTEAD),
        (Kind.PROSE, 10**17, plain.DIGITS_LOST),
        (Kind.PROSE, "半\ud800", text.LOST),
        (Kind.PROSE, "=1+1", text.FORMULA),
        (Kind.WORD, "#REF!", text.FORMULA),
        (Kind.PROSE, "长" * 20_001, TOO_LONG),
        (Kind.WHOLE, "七", plain.NO_COUNT),
        (Kind.WHOLE, 7.5, plain.NO_COUNT),
        (Kind.WHOLE, 10**12, plain.NO_COUNT),
        (Kind.DAY, "2026年3月", plain.NO_WHOLE_DAY),
        (Kind.DAY, "2026-03-01至2026-03-05", plain.NO_WHOLE_DAY),
        (Kind.DAY, "2026-02-30", dates.IMPOSSIBLE),
        (Kind.DAY, 0.5, plain.NO_WHOLE_DAY),
        (Kind.MOMENT, "2026-03-02 25:00", plain.NO_MOMENT),
        (Kind.MOMENT, "9:30", dates.NOT_A_DATE),
    ],
)
def test_what_cannot_be_taken_as_it_stands_is_refused(
    kind: Kind, cell: Cell, fault: Phrase
) -> None:
    assert clean(kind, cell).fault == fault


def test_in_a_list_of_forms_every_row_is_an_entry_but_totals_notes_and_heads(
    tmp_path: Path,
) -> None:
    file = text_file(
        tmp_path / "form.csv",
        [
            ["某室登记簿", "", ""],
            ["日期", "事由", "登记人"],
            ["2026-03-02", "甲", "王"],
            ["", "只有事由", ""],
            ["2026-03-03", "合计", ""],
            ["", "", ""],
            ["日期", "事由", "登记人"],
            ["合计", "", "2"],
            ["填表人：王", "", ""],
        ],
    )
    found = interpret(file, FORM)
    assert [record.fields["what"] for record in found.records] == ["甲", "只有事由", "合计"]
    assert [left.why for left in found.left_out] == [
        rows.BLANK,
        rows.HEAD_AGAIN,
        rows.SUB_TOTAL,
        rows.NOTE,
    ]
    assert found.records[0].cells == ("2026-03-02", "甲", "王")
    assert found.ignored_columns == ()


def test_names_that_mean_more_in_a_catalogue_mean_nothing_in_a_form(tmp_path: Path) -> None:
    layout = Layout(
        "form",
        key="",
        fields=(
            Field("first_date", Kind.DAY, ("起",)),
            Field("last_date", Kind.DAY, ("止",)),
            Field("box_number", Kind.WORD, ("盒号",)),
        ),
        every_row=True,
    )
    file = book_of(
        tmp_path / "form.xlsx",
        ("一", [["起", "止"], [date(2026, 3, 2), date(2026, 3, 1)], ["第1盒小计", None]]),
    )
    found = interpret(file, layout)
    assert dict(found.records[0].fields) == {
        "first_date": date(2026, 3, 2),
        "last_date": date(2026, 3, 1),
    }
    assert found.notes == ()


def test_a_fault_of_the_whole_row_is_said_without_a_column() -> None:
    fault = Fault("", "", Phrase("Why."))
    assert str(Reject(3, (fault,), ()).reason) == "Why."
