"""Time, as the book keeps it: aware, in UTC, to the second."""

import calendar
from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The one place that asks the machine for the time."""
    return datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 — this is the Clock the others are given


def day_of(moment: datetime, zone: ZoneInfo) -> date:
    """The calendar day of a moment, as the wall clock of the room shows it."""
    return moment.astimezone(zone).date()


def minute_of(moment: datetime, zone: ZoneInfo) -> str:
    """The minute of a moment, as papers write it and the wall clock of the room shows it."""
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def months_after(day: date, months: int) -> date:
    """The same day some calendar months later; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
