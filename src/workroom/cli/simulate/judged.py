"""The book against what was meant to happen: every closing, every kind of act, every sheet."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from workroom.base.words import N_, Phrase, phrase
from workroom.cli.simulate.closings import Closing
from workroom.cli.simulate.told import DayTold
from workroom.ledger.reading import Reading
from workroom.ledger.verify import Finding, of_digits
from workroom.rooms.duty.calendar import CALENDAR, exceptions_of, is_working_day
from workroom.rooms.registers import store as registers

NOT_WHOLE = N_("The simulation's book is not whole: {where}: {what}")
OTHER_DAYS = N_("The book has other days than the calendar: {days}.")
OTHERWISE = N_("The closing of {day} came out as {seen}, and was meant to as {meant}.")
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
    wrong = {one.day for one in days} ^ set(meant)
    wrong |= {one.day for one in days if not is_working_day(one.day, exceptions)}
    if wrong:
        yield phrase(OTHER_DAYS, days=tuple(sorted(wrong)))
    for one in days:
        wanted = meant.get(one.day)
        if wanted is not None and one.closing != wanted:
            yield phrase(OTHERWISE, day=one.day, seen=f"{one.closing}", meant=f"{wanted}")
        if next(of_digits(db, one.digest), None) is not None:
            yield phrase(NO_HEAD, number=one.number)
    seen = sum((one.counts for one in days), Counter[str]())
    for kind, number in acts.items():
        if seen[kind] != number:
            yield phrase(OTHER_NUMBER, kind=kind, seen=seen[kind], meant=number)
