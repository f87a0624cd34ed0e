"""Days and moments as people write them, whole or short."""

import re
import unicodedata
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

# 今日 and 3月2日 lose their last sign before they are compared.
TODAY_TYPED = frozenset({"t", "today", "今", "今天"})
NOW_TYPED = frozenset({"n", "now", "现在", "此刻"})
LONGEST = 40
EARLIEST, LATEST = 1000, 2199
"""Years. What lies outside was mistyped, or cannot be told in every time zone."""

_DATE_SIGNS = re.compile(r"[/.年月]")
_CLOCK = re.compile(r"(?:(.*?)[T ]+)?([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?")
_WHOLE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_EIGHT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_SHORT = re.compile(r"([0-9]{1,2})-([0-9]{1,2})")


def read_day(given: str, *, now: datetime | None = None) -> date | None:
    """A day such as `2026-03-02`, `2026年3月2日`, `20260302`; None where it is none.

    With `now` short ones too: `3-2` is the one nearest to today, `t` and `今天` are today.
    """
    spelled = _tidy(given)
    clock = _CLOCK.fullmatch(spelled)
    if clock is not None and clock[1] is not None and _time(clock) is not None:
        spelled = clock[1].strip()  # a spreadsheet writes midnight behind its days
    if now is not None and spelled.lower() in TODAY_TYPED:
        return now.date()
    whole = _WHOLE.fullmatch(spelled) or _EIGHT.fullmatch(spelled)
    if whole is not None:
        return _day(*map(int, whole.groups()))
    short = _SHORT.fullmatch(spelled)
    if short is None or now is None:
        return None
    today, (month, day) = now.date(), map(int, short.groups())
    years = (today.year - 1, today.year, today.year + 1)
    near = [found for year in years if (found := _day(year, month, day)) is not None]
    return min(near, key=lambda one: abs(one - today), default=None)


def read_moment(given: str, zone: ZoneInfo, *, now: datetime | None = None) -> datetime | None:
    """A day with a time behind it, midnight without; None where it is none.

    With `now` a time alone is today's, and `n` and `现在` are this minute.
    """
    spelled = _tidy(given)
    if now is not None and spelled.lower() in NOW_TYPED:
        return now.replace(second=0, microsecond=0)
    clock = _CLOCK.fullmatch(spelled)
    if clock is None:
        day = read_day(spelled, now=now)
        return datetime.combine(day, time(), tzinfo=zone) if day is not None else None
    alone = not (clock[1] or "").strip()
    day = (now.date() if now else None) if alone else read_day(clock[1], now=now)
    at = _time(clock)
    return datetime.combine(day, at, tzinfo=zone) if day is not None and at is not None else None


def _tidy(given: str) -> str:
    if len(given) > LONGEST:
        return ""
    # An input method makes wide figures and colons.
    narrow = unicodedata.normalize("NFKC", given)
    return _DATE_SIGNS.sub("-", narrow).replace("日", " ").strip()


def _time(clock: re.Match[str]) -> time | None:
    hour, minute = int(clock[2]), int(clock[3])
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _day(year: int, month: int, day: int) -> date | None:
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
