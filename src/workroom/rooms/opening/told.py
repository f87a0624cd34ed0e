"""An opening statement as understood from its file, and what it adds up to before it is written."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workroom.base.ids import UnitId
from workroom.exchange.outcome import Interpretation, Reject
from workroom.rooms.custody.rules import disinfection_due
from workroom.rooms.handover.counts import NOTHING, Counts
from workroom.rooms.opening.model import LastNumber, Line
from workroom.rooms.workflow.steps import Step

UNNAMED = "未列批次"
"""What neither its row nor its note puts into a batch."""


@dataclass(frozen=True, slots=True)
class Told:
    """A file as understood; nothing is written.

    `interpretation` holds mends, doubts and rejected rows with their reasons, `numbers_read`
    those of the sheet of last numbers, if there is one.
    """

    file: str
    digest: str
    interpretation: Interpretation
    numbers_read: Interpretation | None
    lines: tuple[Line, ...]
    not_begun: int
    numbers: tuple[LastNumber, ...]
    taken_as_done: int
    """Rows at home that say nothing of stages: taken as done in all of them."""

    @property
    def rejects(self) -> tuple[Reject, ...]:
        """The rows that cannot be taken, of both sheets."""
        more = self.numbers_read.rejects if self.numbers_read is not None else ()
        return (*self.interpretation.rejects, *more)

    @property
    def rejected(self) -> int:
        return len(self.rejects)

    @property
    def here(self) -> int:
        """How many units it tells to be in the room."""
        return sum(line.is_here for line in self.lines)

    @property
    def home(self) -> int:
        """How many it tells to be home again."""
        return len(self.lines) - self.here


@dataclass(frozen=True, slots=True)
class Sum:
    """What one batch, or all of them, has in the room and at home."""

    name: str
    here: Counts = NOTHING
    home: Counts = NOTHING
    oldest: date | None = None
    """Since when the first of what is in the room is out."""


@dataclass(frozen=True, slots=True)
class Totals:
    """What a statement adds up to: by batch, by place, by stage."""

    whole: Sum
    batches: tuple[Sum, ...]
    places: tuple[tuple[str, Counts], ...]
    stages: tuple[tuple[Step, int], ...]
    """How many in the room have a stage done."""
    overdue: int
    """How many in the room are due for disinfection at once."""


def batch_of(line: Line) -> str:
    """The old name of the batch; without one, what went out on one paper is one."""
    return line.batch or line.note


def totals(
    lines: Sequence[Line],
    counts: Mapping[UnitId, Counts],
    places: Callable[[Line], str],
    *,
    today: date,
) -> Totals:
    """What the lines add up to, by what each unit counts; `places` names cabinet or workstation."""
    here = [line for line in lines if line.is_here]
    batches = {batch_of(line): None for line in lines}
    by_place: dict[str, Counts] = {}
    for line in here:
        name = places(line)
        by_place[name] = by_place.get(name, NOTHING) + counts[line.unit]
    done = Counter(one.step for line in here for one in line.stages)
    since = (line.out_since for line in here if line.out_since is not None)
    return Totals(
        whole=_sum("", lines, counts),
        batches=tuple(
            _sum(name, [line for line in lines if batch_of(line) == name], counts)
            for name in batches
        ),
        places=tuple(sorted(by_place.items())),
        stages=tuple((step, done[step]) for step in Step if done[step]),
        overdue=sum(today >= disinfection_due(day) for day in since),
    )


def _sum(name: str, lines: Iterable[Line], counts: Mapping[UnitId, Counts]) -> Sum:
    here = home = NOTHING
    days: list[date] = []
    for line in lines:
        if line.is_here:
            here += counts[line.unit]
            days += [line.out_since] if line.out_since else []
        else:
            home += counts[line.unit]
    return Sum(name, here, home, min(days, default=None))
