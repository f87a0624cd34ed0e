"""The dates of a catalogue: many spellings in, one spelling out, and nothing guessed.

A date is eight digits, YYYYMMDD, with 00 for what is not known (19580900 is
September 1958). A span is two of them.
"""

import calendar
import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import NamedTuple, NoReturn

from workroom.base.words import N_, Phrase

NOT_A_DATE = Phrase(N_("This is not a date that can be read."))
NO_CENTURY = Phrase(N_("The year is not written with four digits."))
IMPOSSIBLE = Phrase(N_("There is no such day in the calendar."))
OUT_OF_RANGE = Phrase(N_("The year lies outside 1000 to 2199."))

_EARLIEST, _LATEST = 1000, 2199
_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = range(18264, 73051)  # 1950 to 2099: five digits are never a date as written
_NUMERALS = {"零": 0, "○": 0} | {
    numeral: digit for digit, numeral in enumerate("〇一二三四五六七八九")
}

_DAY = r"""(?:
    (?P<y{n}a>\d{{4}})年(?:(?P<m{n}a>\d{{1,2}})月(?:(?P<d{n}a>\d{{1,2}})[日号]?)?)?(?:份)?
  | (?P<y{n}b>\d{{4}})(?P<s{n}>[-./])(?P<m{n}b>\d{{1,2}})(?:(?P=s{n})(?P<d{n}b>\d{{1,2}}))?\.?
  | (?P<y{n}c>\d{{4}})(?:(?P<m{n}c>\d{{2}})(?P<d{n}c>\d{{2}})?)?
)"""
_ONE = re.compile(_DAY.format(n=1), re.VERBOSE)
_TWO = re.compile(_DAY.format(n=1) + r"(?:-|至|到)" + _DAY.format(n=2), re.VERBOSE)
_SAME_YEAR = re.compile(
    r"(?P<y>\d{4})年(?P<m1>\d{1,2})月(?:(?P<d1>\d{1,2})日)?(?:-|至|到)(?P<m2>\d{1,2})月(?:(?P<d2>\d{1,2})日)?"
)
_NO_CENTURY = re.compile(r"'?\d{2}(?:年|[-./]\d{1,2}[-./]\d{1,2}$)")
_DASHES = str.maketrans(dict.fromkeys("—–―‐‑‒−─~〜", "-") | {"、": ".", "。": "."})
_CHINESE_DATE = re.compile(r"^[〇零○一二三四五六七八九]{4}年|[十一二三四五六七八九]+[月日]")


class Span(NamedTuple):
    """From the first day to the last; both the same where the list gives one date."""

    first: str
    last: str

    def __str__(self) -> str:
        return self.first if self.first == self.last else f"{self.first}-{self.last}"


class DateError(ValueError):
    """The text is no date; `reason` says why not."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(reason)
        self.reason = reason


def parse_dates(written: object) -> tuple[Span, bool]:
    """The span that is written, and whether its two ends had to change places.

    Text, a whole number (20081008, 2008, or the serial number a spreadsheet
    keeps) or a date cell. The ends count as swapped only where no reading of
    the unknown parts puts them in order.

    Raises:
        DateError: nothing of the kind, or a day the calendar does not have.
    """
    if isinstance(written, datetime | date):
        return _same(_eight(str(written.year), str(written.month), str(written.day)))
    if isinstance(written, int) and written in _SERIALS:
        return _same(f"{_SERIAL_ZERO + timedelta(days=written):%Y%m%d}")
    text = _plain(str(written))
    if found := _ONE.fullmatch(text):
        return _same(_day(found, 1))
    if found := _SAME_YEAR.fullmatch(text):
        year = found["y"]
        first, last = _eight(year, found["m1"], found["d1"]), _eight(year, found["m2"], found["d2"])
    elif found := _TWO.fullmatch(text):
        first, last = _day(found, 1), _day(found, 2)
    else:
        _refuse(NO_CENTURY if _NO_CENTURY.match(text) else NOT_A_DATE)
    return in_order(first, last)


def in_order(first: str, last: str) -> tuple[Span, bool]:
    """The span between two days, and whether they had to change places to be one."""
    latest = last[:4] + last[4:].replace("00", "99")
    return (Span(last, first), True) if latest < first else (Span(first, last), False)


def _same(day: str) -> tuple[Span, bool]:
    return Span(day, day), False


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).translate(_DASHES)
    text = re.sub(r"\s+", "", text).strip("[]()?")
    text = re.sub(r"(?:0?0:00(?::00)?|T00:00:00)$", "", text) if ":" in text else text
    if _CHINESE_DATE.search(text):
        text = re.sub(r"[〇零○一二三四五六七八九十]+", _digits, text)
    return re.sub(r"--+", "-", text)


def _digits(written: re.Match[str]) -> str:
    """The Chinese numerals as digits: read one by one for a year, with tens for months and days."""
    numerals = written[0]
    if "十" not in numerals:
        return "".join(str(_NUMERALS[numeral]) for numeral in numerals)
    found = re.fullmatch("([一二三]?)十([一二三四五六七八九]?)", numerals)
    if not found:
        return numerals
    return str(_NUMERALS.get(found[1], 1) * 10 + _NUMERALS.get(found[2], 0))


def _day(found: re.Match[str], which: int) -> str:
    form = next(form for form in "abc" if found[f"y{which}{form}"])
    names = (f"{part}{which}{form}" for part in "ymd")
    return _eight(*(found[name] for name in names))


def _eight(year: str, month: str | None, day: str | None) -> str:
    y, m, d = int(year), int(month or 0), int(day or 0)
    if not _EARLIEST <= y <= _LATEST:
        _refuse(OUT_OF_RANGE)
    if m > 12 or (d and not m) or (m and d > calendar.monthrange(y, m)[1]):
        _refuse(IMPOSSIBLE)
    return f"{y:04}{m:02}{d:02}"


def _refuse(reason: Phrase) -> NoReturn:
    raise DateError(reason)
