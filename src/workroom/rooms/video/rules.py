"""How long footage stays, and which days of it somebody has looked at: plain days, no registers."""

from collections.abc import Iterable
from datetime import date, timedelta

from workroom.base.clock import months_after

MONTHS_KEPT = 6
"""§4.2.4.4 自产生之日起保存时间不少于6个月: the standard's, so no setting makes it shorter."""

_A_DAY = timedelta(days=1)


def deletable_from(made: date) -> date:
    """The first day on which footage of a day may be deleted.

    §4.2.4.4 不少于6个月. We read calendar months, as for the stacks
    (docs/decisions/0007): made on 31 August, it stays through the last of
    February and may go on 1 March.
    """
    return months_after(made, MONTHS_KEPT) + _A_DAY


def kept_too_short(earliest: date, *, seen_on: date, installed_on: date) -> bool:
    """Whether footage is gone that should still be there, seen on a day.

    `earliest` is the first day of which there is footage. A camera that hangs
    for a shorter time has no older footage that could be missing.
    """
    missing = earliest - _A_DAY
    return missing >= installed_on and deletable_from(missing) > seen_on


def first_gap(
    first: date, last: date, spans: Iterable[tuple[date, date]]
) -> tuple[date, date] | None:
    """The first stretch of the days from `first` to `last` that no span covers; None if all are."""
    day, ordered = first, sorted(spans)
    for begun, ended in ordered:
        if begun > day:
            break
        day = max(day, ended + _A_DAY)
    if day > last:
        return None
    following = (begun for begun, _ in ordered if begun > day)
    return day, min(next(following, last + _A_DAY) - _A_DAY, last)
