"""Where a series of numbers begins that papers bore before there was a book."""

from dataclasses import dataclass

from workroom.base.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesBegun(Event):
    """Papers bear the numbers of the series up to this one: the first of the book comes after it.

    Nothing was drawn from the series before; `verify` says so where something was.
    """

    series: str
    after: int
