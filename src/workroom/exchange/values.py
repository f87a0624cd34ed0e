"""Cleaning one value: what a cell means for its field, what was mended, or why it is refused."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from workroom.base.words import N_, Phrase
from workroom.exchange import dates, plain, references
from workroom.exchange.dates import DateError, parse_dates
from workroom.exchange.outcome import Cell, Value
from workroom.exchange.plain import A_DATE_INSTEAD, DIGITS_LOST, LONGEST_PROSE, NO_COUNT
from workroom.exchange.text import (
    FORMULA,
    LOST,
    folded,
    is_formula,
    is_lost,
    is_plain,
    shown,
    tidied,
)

RESPELLED = Phrase(N_("Dates are written with eight digits, 00 for what is not known."))
SWAPPED = Phrase(N_("The later date stood first; the two changed places."))
UNIT = Phrase(N_("Words around the number were taken off."))
NOT_STATED = Phrase(N_("No number is stated here; it was left empty."))
NO_YEAR = Phrase(N_("This is not a year."))
PERIOD_CODE = Phrase(N_("Retention periods are written as codes."))
PERIOD_UNKNOWN = Phrase(N_("This retention period is not known; it was kept as written."))
CLASS_SPELLING = Phrase(N_("The security class and its years were told apart."))
CLASS_NOTE = Phrase(N_("This is a note, not a security class."))
CLASS_UNKNOWN = Phrase(
    N_("This security class is not known: write 绝密, 机密 or 秘密, or leave it empty.")
)
TOO_LONG = Phrase(N_("The text is longer than any entry of a list."))
HALF_WIDTH = Phrase(N_("Full-width digits were written half-width."))

LONGEST_TEXT = 4_000
"""Characters. A longer title or remark is a quotation mark that nobody closed."""
_MOST = 10_000_000
_NOTHING = frozenset(
    ("", "-", "--", "/", "\\", "无", "空", "不详", "未知", "n/a", "na", "null", "none")
)
_ELSEWHERE = re.compile(r"(?:详?见|参见|待|未)\S{0,12}")
_COUNT = re.compile(
    r"(?:共|计|总计|合计|约)?([0-9]{1,9})(?:\.0+)?(?:页|件|张|份|卷|天|日|台|个|盒|p|pp|pages?|days?)?整?"
)
_PERIOD = re.compile(r"(?:定期|保管)?d?([0-9]{1,3}|[十二三]{1,3})年?(?:期|保管)?")
_CLASS = re.compile(r"(绝密|机密|秘密)(?:[★☆*·:]?(.*))?")
_FULL_WIDTH = re.compile("[\uff01-\uff5e]")
_TENS = {"十": "10", "二十": "20", "三十": "30"}


class Kind(StrEnum):
    """What a field holds, and so how its cells are cleaned."""

    TEXT = "text"
    CODE = "code"
    DATES = "dates"
    COUNT = "count"
    NUMBER = "number"
    YEAR = "year"
    RETENTION = "retention"
    SECRECY = "secrecy"
    LOOSE = "loose"
    """Whatever stands there, as text: nothing in it is a reason to refuse a row."""
    PROSE = "prose"
    WORD = "word"
    WHOLE = "whole"
    DAY = "day"
    MOMENT = "moment"

    @property
    def is_plain(self) -> bool:
        """Whether it is one of a form, and not of a catalogue: nothing is mended in it."""
        return self in _PLAIN_KINDS


_PLAIN_KINDS = {
    Kind.PROSE: plain.prose,
    Kind.WORD: plain.word,
    Kind.WHOLE: plain.whole,
    Kind.DAY: plain.day,
    Kind.MOMENT: plain.moment,
}


class Cleaned(NamedTuple):
    """One value after cleaning: one of the three phrases at most; `fault` means not to be taken.

    `aside` is a second word that stood in the cell: the years of a security
    class, or what was written in its place.
    """

    value: Value = None
    mended: Phrase | None = None
    doubt: Phrase | None = None
    fault: Phrase | None = None
    aside: str = ""


EMPTY = Cleaned()


def clean(kind: Kind, cell: Cell) -> Cleaned:
    """What the cell says, as a value of that kind. Never raises, whatever the cell holds."""
    if cell is None:
        return EMPTY
    if kind.is_plain:
        return _clean_plain(kind, cell)
    if kind is Kind.LOOSE:
        return Cleaned(tidied(shown(cell)[:LONGEST_TEXT])[0] or None)
    if isinstance(cell, str):
        if len(cell) > LONGEST_TEXT:
            return Cleaned(fault=TOO_LONG)
        if not is_plain(cell):
            return _clean_odd(kind, cell)
    return _BY_KIND[kind](cell)


def _clean_plain(kind: Kind, cell: Cell) -> Cleaned:
    """A cell of a form: taken as it stands, or refused."""
    if isinstance(cell, str):
        if len(cell) > LONGEST_PROSE:
            return Cleaned(fault=TOO_LONG)
        if is_lost(cell):
            return Cleaned(fault=LOST)
        if is_formula(cell.strip()):
            return Cleaned(fault=FORMULA)
        if not cell.strip():
            return EMPTY
    read = _PLAIN_KINDS[kind](cell)
    return Cleaned(read.value, fault=read.fault)


def _clean_odd(kind: Kind, cell: str) -> Cleaned:
    """The cleaning of text that holds blanks, signs of a formula, or what cannot be seen."""
    if is_lost(cell):
        return Cleaned(fault=LOST)
    text, mended = tidied(cell)
    if is_formula(text):
        return Cleaned(fault=FORMULA)
    if not text:
        return EMPTY
    cleaned = _BY_KIND[kind](text)
    said = cleaned.mended or cleaned.doubt or cleaned.fault
    return cleaned if said or not mended else cleaned._replace(mended=mended)


def _text(cell: Cell) -> Cleaned:
    if isinstance(cell, str):
        return Cleaned(cell)
    if isinstance(cell, datetime | date | time | timedelta):
        return Cleaned(fault=A_DATE_INSTEAD)
    if isinstance(cell, int | float) and abs(cell) >= 10**15:
        return Cleaned(fault=DIGITS_LOST)
    return Cleaned(shown(cell))


def _code(cell: Cell) -> Cleaned:
    if not isinstance(cell, str):
        found = _text(cell)
        return found if found.fault else _code(shown(cell))
    code = references.fold_code(cell)
    if not references.could_be_code(code):
        return Cleaned(fault=references.NO_CODE)
    return Cleaned(code, mended=references.SIGNS if code != cell else None)


def _dates(cell: Cell) -> Cleaned:
    if isinstance(cell, float | time | timedelta):
        return Cleaned(fault=dates.NOT_A_DATE)
    if isinstance(cell, str) and (folded(cell) in _NOTHING or not cell.strip("0")):
        return Cleaned(mended=NOT_STATED)
    try:
        span, swapped = parse_dates(cell)
    except DateError as error:
        return Cleaned(fault=error.reason)
    if swapped:
        return Cleaned(span, mended=SWAPPED)
    return Cleaned(span, mended=RESPELLED if isinstance(cell, str) and cell != str(span) else None)


def _count(cell: Cell) -> Cleaned:
    if isinstance(cell, int):
        return Cleaned(cell) if 0 <= cell <= _MOST else Cleaned(fault=NO_COUNT)
    if not isinstance(cell, str):
        return Cleaned(fault=NO_COUNT)
    text = folded(cell)
    if found := _COUNT.fullmatch(text):
        number = int(found[1])
        if number > _MOST:
            return Cleaned(fault=NO_COUNT)
        return Cleaned(number, mended=UNIT if not cell.isdecimal() else None)
    if text in _NOTHING or _ELSEWHERE.fullmatch(text):
        return Cleaned(doubt=NOT_STATED)
    return Cleaned(fault=NO_COUNT)


def _number(cell: Cell) -> Cleaned:
    """A serial number: digits mostly, but `3-1` and `12附` exist, so any word will do."""
    if isinstance(cell, str):
        half = _FULL_WIDTH.sub(lambda found: chr(ord(found[0]) - 0xFEE0), cell)
        return Cleaned(half, mended=HALF_WIDTH if half != cell else None)
    return _text(cell)


def _year(cell: Cell) -> Cleaned:
    text = folded(shown(cell.year if isinstance(cell, date) else cell))
    if text in _NOTHING:
        return Cleaned(mended=NOT_STATED)
    found = re.fullmatch(r"([12][0-9]{3})(?:年度?)?", text)
    if not found:
        return Cleaned(fault=NO_YEAR)
    return Cleaned(
        int(found[1]), mended=UNIT if isinstance(cell, str) and cell != found[1] else None
    )


def _retention(cell: Cell) -> Cleaned:
    """Y, D30, D10 as DA/T 13 writes them; the older 长期 and 短期 have no code and stay."""
    text = folded(shown(cell))
    if text in ("永久", "y", "永久保管"):
        value = "Y"
    elif text in ("长期", "短期"):
        value = text
    elif found := _PERIOD.fullmatch(text):
        years = found[1] if found[1].isdecimal() else _TENS.get(found[1], "")
        value = f"D{int(years)}" if years else ""
    else:
        value = ""
    if not value:
        return Cleaned(shown(cell), doubt=PERIOD_UNKNOWN)
    return Cleaned(value, mended=PERIOD_CODE if value != shown(cell) else None)


def _secrecy(cell: Cell) -> Cleaned:
    """绝密, 机密, 秘密; 内部 is a note; another word is refused rather than overlooked."""
    text = folded(shown(cell))
    if text in _NOTHING or text in ("公开", "非密", "普通", "否", "无密级", "非涉密"):
        return Cleaned(mended=None if text == "" else CLASS_NOTE, aside=shown(cell))
    if text in ("内部", "内部资料", "内部文件", "限制", "敏感", "工作秘密"):
        return Cleaned(mended=CLASS_NOTE, aside=shown(cell))
    found = _CLASS.fullmatch(text)
    if not found or "解" in text:
        return Cleaned(fault=CLASS_UNKNOWN)
    years = (found[2] or "").strip("()[]")
    return Cleaned(
        found[1], mended=CLASS_SPELLING if found[1] != shown(cell) else None, aside=years
    )


_BY_KIND: Mapping[Kind, Callable[[Cell], Cleaned]] = {
    Kind.TEXT: _text,
    Kind.CODE: _code,
    Kind.DATES: _dates,
    Kind.COUNT: _count,
    Kind.NUMBER: _number,
    Kind.YEAR: _year,
    Kind.RETENTION: _retention,
    Kind.SECRECY: _secrecy,
}
