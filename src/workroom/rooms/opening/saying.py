"""What an opening statement adds up to, in sentences: the same at every face."""

from collections.abc import Iterable, Iterator

from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.handover.counts import Counts
from workroom.rooms.opening.model import LastNumber
from workroom.rooms.opening.told import Sum, Totals

COUNTS = N_("{boxes} boxes, {volumes} volumes, {items} items")
WHOLE = N_("In the room: {here}; home: {home}.")
BATCH = N_("Batch {name}: in the room {here}; home {home}; oldest out since {oldest}.")
UNNAMED = N_("without a name")
PLACE = N_("{place}: {counts}")
STAGE = N_("{step} done: {count}")
OVERDUE = N_("Out for more than a month, to be disinfected: {count}.")
GOES_ON = N_("{form} goes on after {number}.")


def said_sums(sums: Totals, numbers: Iterable[LastNumber]) -> Iterator[Phrase]:
    """By batch, by place, by stage, what is overdue, and the last numbers: a sentence each."""
    whole = sums.whole
    yield phrase(WHOLE, here=said_counts(whole.here), home=said_counts(whole.home))
    yield from map(_batch, sums.batches)
    for name, counts in sums.places:
        yield phrase(PLACE, place=name, counts=said_counts(counts))
    for step, count in sums.stages:
        yield phrase(STAGE, step=phrase(step.label), count=count)
    if sums.overdue:
        yield phrase(OVERDUE, count=sums.overdue)
    for one in numbers:
        yield phrase(GOES_ON, form=one.form, number=one.number)


def said_counts(counts: Counts) -> Phrase:
    """Boxes, volumes and items in words."""
    told = {"boxes": counts.boxes, "volumes": counts.volumes, "items": counts.items}
    return phrase(COUNTS, **told)


def _batch(one: Sum) -> Phrase:
    return phrase(
        BATCH,
        name=one.name or phrase(UNNAMED),
        here=said_counts(one.here),
        home=said_counts(one.home),
        oldest=one.oldest or "—",
    )
