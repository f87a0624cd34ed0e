"""The book against what was meant to happen: every closing, every kind of act, every sheet."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from workroom.base.words import N_, Phrase, phrase
from workroom.cli.simulate.closings import Closing
from workroom.cli.simulate.told import DayTold
from workroom.ledger.reading import Reading
from workroom.ledger.verify import Finding, of_digits
from workroom.rooms.duty.calendar import CALENDAR, Exceptions, exceptions_of, is_working_day
from workroom.rooms.registers import store as registers

NOT_WHOLE = N_("The simulation's book is not whole: {where}: {what}")
OTHER_DAYS = N_("The book has other days than the calendar: {days}.")
OTHERWISE = N_("The closing of {day} is in the book as: {seen}. It was meant to be: {meant}.")
OTHER_NUMBER = N_("The book has {seen} of “{kind}”, and {meant} were meant.")
NO_HEAD = N_("The head of the daily sheet {number} is not in the book.")


def faults(
    db: Reading,
    finding: Finding,
    days: Sequence[DayTold],
    meant: Mapping[date, Closing],
    acts: Counter[str],
) -> Iterator[Phrase]:
    """Everything in which the book is not as it was meant, worst first."""
    for broken in finding.breaks:
        yield phrase(NOT_WHOLE, where=broken.where, what=broken.what)
    exceptions = exceptions_of(registers.held(db, CALENDAR))
    seen_days = {one.day for one in days}
    wrong = seen_days ^ set(meant) | seen_days ^ _worked(min(meant), max(meant), exceptions)
    if wrong:
        yield phrase(OTHER_DAYS, days=tuple(sorted(wrong)))
    for one in days:
        wanted = meant.get(one.day)
        if wanted is not None and one.closing != wanted:
            yield phrase(OTHERWISE, day=one.day, seen=one.closing.told, meant=wanted.told)
        if next(of_digits(db, one.digest), None) is not None:
            yield phrase(NO_HEAD, number=one.number)
    seen = sum((one.counts for one in days), Counter[str]())
    for kind, number in acts.items():
        if seen[kind] != number:
            yield phrase(OTHER_NUMBER, kind=kind, seen=seen[kind], meant=number)


def _worked(first: date, last: date, exceptions: Exceptions) -> set[date]:
    """The days on which the room works, by the calendar."""
    every = (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
    return {day for day in every if is_working_day(day, exceptions)}
