"""The time zone that this PC is set to, by the name a book would keep."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QTimeZone

from workroom.ui.welcome.screen import HOUSE_ZONE

SAME = frozenset({"PRC", "Asia/Chongqing", "Asia/Chungking", "Asia/Harbin"})
"""Other names of the house's zone, which some systems still give."""


def zone_of_pc() -> str:
    """As Qt asks the system, on Windows as well."""
    return zone_named(bytes(QTimeZone.systemTimeZoneId().data()).decode(errors="replace"))


def zone_named(named: str) -> str:
    """The zone, where there is one of that name; else the house's, as for its other names."""
    if named in SAME:
        return HOUSE_ZONE
    try:
        return ZoneInfo(named).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return HOUSE_ZONE
