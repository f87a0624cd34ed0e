"""Spans of whole days of the room, above all its weeks: Monday to Sunday by the room's clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from workroom.base.errors import InputError
from workroom.base.words import N_

NO_SUCH_WEEK = N_("{given} is no week; say it as 2026-W10.")
UPSIDE_DOWN = N_("{first} comes after {last}.")
_WEEK = re.compile(r"([0-9]{4})-?W([0-9]{1,2})", re.IGNORECASE)
_A_DAY = timedelta(days=1)
_A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From one day to another, both of them in it."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise InputError(UPSIDE_DOWN, first=self.first, last=self.last)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    @property
    def is_week(self) -> bool:
        """Whether it is one week, Monday to Sunday."""
        return self == week_of(self.first)

    @property
    def name(self) -> str:
        """`2026-W10`; what is no week is named by its two days."""
        if not self.is_week:
            return f"{self.first}/{self.last}"
        year, number, _ = self.first.isocalendar()
        return f"{year}-W{number:02}"

    @property
    def days(self) -> Iterator[date]:
        """Every day of it."""
        return (self.first + ahead * _A_DAY for ahead in range((self.last - self.first).days + 1))

    def bounds(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """The midnight it begins with and the one that is no longer in it, on the room's clock."""
        begin = datetime.combine(self.first, time(), zone)
        return begin, datetime.combine(self.last + _A_DAY, time(), zone)

    def covers(self, other: Span) -> bool:
        """Whether every day of the other is in it."""
        return self.first <= other.first and other.last <= self.last

    def step(self, weeks: int) -> Span:
        """The week so many weeks later, or earlier, than the one it begins in."""
        return week_of(self.first + weeks * _A_WEEK)


def week_of(day: date) -> Span:
    """The week in which a day is. ISO 8601: the week of the first Thursday is the year's first."""
    monday = day - timedelta(days=day.weekday())
    return Span(monday, monday + timedelta(days=6))


def week_named(text: str) -> Span:
    """The week of that name.

    Raises:
        InputError: there is none; a year has 52 weeks, some have 53.
    """
    if found := _WEEK.fullmatch(text.strip()):
        try:
            return week_of(date.fromisocalendar(int(found[1]), int(found[2]), 1))
        except ValueError:
            pass
    raise InputError(NO_SUCH_WEEK, given=text)
