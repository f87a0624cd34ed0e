"""Patterns that look made up. Nothing is blocked for them: they stand there for both to look at.

§10.4 of our reading of practice names them: bursts, same-second pairs, all
conditions 1, five reviews in one hour. Each rule takes plain values; what is
shown from when on is said in words by `Pattern.text`.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import datetime, time, timedelta
from typing import TypeVar

from workroom.base.ids import PersonId, Seq
from workroom.base.words import N_, phrase
from workroom.rooms.weekly.model import Done, Pattern, Suspicion

BURST, BURST_WITHIN = 10, timedelta(minutes=1)
SOUND_LINES = 20
REVIEWS, REVIEWS_WITHIN = 5, timedelta(hours=1)
SAME_QUANTITY = 10
NIGHT_FROM, NIGHT_UNTIL = time(22), time(6)

MANY_AT_ONCE = N_("{step}: {count} passes within {seconds} seconds, from {moment} on.")
MANY_AND_MANY = N_(
    "{step}: {all} passes in {times} bursts, the longest of {count} within {seconds} seconds, "
    "from {moment} on."
)
SAME_SECONDS = N_("{all} passes in {times} seconds; the most in one: {count}, {moment}.")
SAME_SECOND = N_("{count} passes in one second, {moment}.")
ALL_SOUND = N_("Note {number}: all {count} lines are in condition 1.")
REVIEWS_AT_ONCE = N_("{count} reviews within {minutes} minutes, from {moment} on.")
NEVER_VARIES = N_("{step}: {count} passes, each of quantity {quantity}.")
OUT_OF_HOURS = N_("{count} passes outside the hours on {day}, between {first} and {last}.")

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
Stamp = tuple[Seq, datetime, PersonId]
"""An entry, when it was written as the wall clock showed it, and by whom."""
Hours = tuple[datetime, datetime | None]
"""When the room was opened and closed; None while it is open."""


def bursts(passes: Iterable[Done]) -> Iterator[Suspicion]:
    """Ten passes of one stage by one person within a minute: logged together, not as worked.

    One line a person and stage: who always scans by the pile fills no page with it.
    """
    for (by, step), done in _grouped(_at_once(passes), lambda one: (one.by, one.step)):
        runs = list(_runs([(one.seq, one.at, by) for one in done], BURST, BURST_WITHIN))
        if not runs:
            continue
        longest = max(runs, key=len)
        text = phrase(
            MANY_AT_ONCE if len(runs) == 1 else MANY_AND_MANY,
            step=phrase(step.label),
            count=len(longest),
            seconds=max(int((longest[-1][1] - longest[0][1]).total_seconds()), 1),
            moment=_minute(longest[0][1]),
            times=len(runs),
            all=sum(map(len, runs)),
        )
        yield Suspicion(Pattern.BURST, by, text, _seqs(one for run in runs for one in run))


def same_second(passes: Iterable[Done]) -> Iterator[Suspicion]:
    """Two passes by one person in one second: two hands, or a list that is typed in."""
    for by, done in _grouped(_at_once(passes), lambda one: one.by):
        seconds = [both for _, both in _grouped(done, lambda one: one.at) if len(both) > 1]
        if not seconds:
            continue
        most = max(seconds, key=len)
        text = phrase(
            SAME_SECOND if len(seconds) == 1 else SAME_SECONDS,
            count=len(most),
            moment=f"{most[0].at:%m-%d %H:%M:%S}",
            times=len(seconds),
            all=sum(map(len, seconds)),
        )
        entries = tuple(one.seq for both in seconds for one in both)
        yield Suspicion(Pattern.PAIR, by, text, entries)


def all_sound(
    seq: Seq, number: str, by: PersonId, conditions: Sequence[int]
) -> Iterator[Suspicion]:
    """A long note on which every condition is 1 was hardly looked at line by line."""
    if len(conditions) >= SOUND_LINES and set(conditions) == {1}:
        text = phrase(ALL_SOUND, number=number, count=len(conditions))
        yield Suspicion(Pattern.ALL_SOUND, by, text, (seq,))


def reviews_in_a_row(reviews: Iterable[Stamp]) -> Iterator[Suspicion]:
    """Five playbacks entered within an hour: who looked at the footage?"""
    for by, entered in _grouped(reviews, lambda one: one[2]):
        for run in _runs(entered, REVIEWS, REVIEWS_WITHIN):
            minutes = int((run[-1][1] - run[0][1]) / timedelta(minutes=1))
            text = phrase(
                REVIEWS_AT_ONCE,
                count=len(run),
                minutes=max(minutes, 1),
                moment=_minute(run[0][1]),
            )
            yield Suspicion(Pattern.REVIEWS, by, text, _seqs(run))


def never_varying(passes: Iterable[Done]) -> Iterator[Suspicion]:
    """Ten passes of one stage by one person, all of one quantity: volumes are not alike."""
    for (by, step), done in _grouped(passes, lambda one: (one.by, one.step)):
        quantity = done[0].quantity
        if len(done) >= SAME_QUANTITY and quantity > 1 and len({q.quantity for q in done}) == 1:
            text = phrase(NEVER_VARIES, step=phrase(step.label), count=len(done), quantity=quantity)
            yield Suspicion(Pattern.SAME_QUANTITY, by, text, tuple(one.seq for one in done))


def out_of_hours(passes: Iterable[Done], hours: Sequence[Hours]) -> Iterator[Suspicion]:
    """Passes that happened while the room was not open, or at night: by person and day."""
    strange = (one for one in passes if _is_night(one.at) or not _was_open(one.at, hours))
    for (by, day), done in _grouped(strange, lambda one: (one.by, one.at.date())):
        moments = sorted(one.at for one in done)
        text = phrase(
            OUT_OF_HOURS,
            count=len(done),
            day=day.isoformat(),
            first=f"{moments[0]:%H:%M}",
            last=f"{moments[-1]:%H:%M}",
        )
        yield Suspicion(Pattern.OUT_OF_HOURS, by, text, tuple(one.seq for one in done))


def _at_once(passes: Iterable[Done]) -> Iterator[Done]:
    """What came from paper later was written in a row, and stands among the late entries."""
    return (one for one in passes if one.at_once)


def _was_open(at: datetime, hours: Sequence[Hours]) -> bool:
    return any(opened <= at and (closed is None or at <= closed) for opened, closed in hours)


def _is_night(at: datetime) -> bool:
    return at.time() >= NIGHT_FROM or at.time() < NIGHT_UNTIL


def _runs(stamps: Iterable[Stamp], least: int, within: timedelta) -> Iterator[list[Stamp]]:
    """The stretches in which any `least` in a row lie within the span; each as long as it goes."""
    line = sorted(stamps, key=lambda one: (one[1], one[0]))
    starts = [
        place
        for place in range(len(line) - least + 1)
        if line[place + least - 1][1] - line[place][1] <= within
    ]
    run: list[int] = []
    for place in starts:
        if run and place > run[-1] + least - 1:
            yield line[run[0] : run[-1] + least]
            run = []
        run.append(place)
    if run:
        yield line[run[0] : run[-1] + least]


def _grouped(things: Iterable[T], by: Callable[[T], K]) -> Iterator[tuple[K, list[T]]]:
    """Things by what they share, in the order in which the first of each came."""
    found: dict[K, list[T]] = defaultdict(list)
    for one in things:
        found[by(one)].append(one)
    return iter(found.items())


def _minute(moment: datetime) -> str:
    return f"{moment:%m-%d %H:%M}"


def _seqs(run: Iterable[Stamp]) -> tuple[Seq, ...]:
    return tuple(one[0] for one in run)
