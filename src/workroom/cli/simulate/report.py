"""What a simulation prints: sentences for people, an object a day and a last one for scripts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workroom.base.words import N_, Phrase, phrase
from workroom.cli.house import House
from workroom.cli.simulate import cast
from workroom.cli.simulate.told import DayTold

TOLD = N_(
    "{days} days: {came_out} closings came out, {differed} differed, {forced} of them forced."
)
COUNTED = N_("{entries} entries, {units} units, {passes} passes, {lines} lines of registers.")
NOTES = N_("{out} notes out and {back} home, {differences} with a difference on record.")
WRONG = N_(
    "{refused} scans refused and kept, {corrected} passes taken back, {reworked} ordered again, "
    "{late} late entries, {voided} lines voided."
)
CAME_AND_WENT = N_(
    "{passed} scans at the door, {unscanned} people inside without one, {visits} visits, media out "
    "{media_out} times."
)
DIFFERED = N_("{day} ({number}) differed: {reasons}.")
WHOLE = N_("The book is whole; its head is {head}. The heads of all {days} daily sheets are in it.")
LIES_IN = N_("The book lies in {path}; the accounts have the secret “{secret}”.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """All that was counted from the book, and in what it is not as it was meant."""

    book: Path
    days: Sequence[DayTold]
    acts: Counter[str]
    entries: int
    units: int
    passes: int
    lines: int
    head: str
    whole: bool
    faults: tuple[Phrase, ...]

    @property
    def came_out(self) -> int:
        """How many closings had everything in its place in the end."""
        return sum(one.closing.came_out for one in self.days)

    @property
    def forced(self) -> int:
        """How many days were closed by a word."""
        return sum(one.closing.forced for one in self.days)


def say(house: House, told: Outcome) -> None:
    """For a person."""
    for one in told.days:
        if not one.closing.came_out:
            reasons = house.words.listed(one.closing.told)
            house.say(phrase(DIFFERED, day=one.day, number=one.number, reasons=reasons))
    count = len(told.days)
    differed = count - told.came_out
    house.say(
        phrase(TOLD, days=count, came_out=told.came_out, differed=differed, forced=told.forced)
    )
    house.say(
        phrase(
            COUNTED,
            entries=told.entries,
            units=told.units,
            passes=told.passes,
            lines=told.lines,
        )
    )
    acts = told.acts
    house.say(
        phrase(
            NOTES,
            out=acts["notes_out"],
            back=acts["notes_back"],
            differences=acts["differences"],
        )
    )
    wrong = ("refused", "corrected", "reworked", "late", "voided")
    house.say(phrase(WRONG, **{name: acts[name] for name in wrong}))
    doors = ("passed", "unscanned", "visits", "media_out")
    house.say(phrase(CAME_AND_WENT, **{name: acts[name] for name in doors}))
    if not told.faults:
        head = " ".join(told.head[at : at + 4] for at in range(0, 64, 4))
        house.say(phrase(WHOLE, head=head, days=count))
    house.say(phrase(LIES_IN, path=told.book, secret=cast.SECRET))


def answer(house: House, told: Outcome) -> None:
    """For a script."""
    for one in told.days:
        house.answer(
            {
                "day": one.day,
                "number": one.number,
                "digest": one.digest,
                "opened_by_scanning": one.opened_by_scanning,
                "closed_by_scanning": one.closed_by_scanning,
                "came_out": one.closing.came_out,
                "forced": one.closing.forced,
                "why": {name: getattr(one.closing, name) for name in one.closing.reasons},
                "counts": dict(sorted(one.counts.items())),
            }
        )
    house.answer(
        {
            "book": str(told.book),
            "days": len(told.days),
            "came_out": told.came_out,
            "differed": len(told.days) - told.came_out,
            "forced": told.forced,
            "entries": told.entries,
            "units": told.units,
            "passes": told.passes,
            "lines": told.lines,
            "acts": dict(sorted(told.acts.items())),
            "whole": told.whole,
            "head": told.head,
            "as_meant": not told.faults,
            "faults": [house.words.say(one) for one in told.faults],
        }
    )
