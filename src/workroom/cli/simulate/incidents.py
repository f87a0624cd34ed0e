"""An incident now and then: a box is held until the client's lead has closed it."""

from dataclasses import dataclass
from datetime import timedelta

from workroom.base.ids import LineId
from workroom.cli.playing import TAKE
from workroom.cli.simulate.quarter import Far, Parcel, Quarter
from workroom.rooms.people.model import Role
from workroom.rooms.registers import service as registers
from workroom.rooms.safety.accidents import Severity
from workroom.rooms.safety.incidents import (
    CONCLUDED,
    INCIDENTS,
    REMEDIED,
    TO_AUTHORITY,
    TO_CLIENT,
    Digitized,
    IncidentKind,
    Measure,
    Outcome,
)
from workroom.rooms.station.model import Outcome as Heard

ONCE_IN = 20
DAYS_HELD = 2


@dataclass
class Incidents:
    """The one that is open, if any."""

    line: LineId | None = None
    parcel: Parcel | None = None
    since: int = 0


def happen(quarter: Quarter, incidents: Incidents) -> None:
    """A new one where none is open, or what is left to do about the one that is."""
    if incidents.line is not None and quarter.number - incidents.since >= DAYS_HELD:
        _closed(quarter, incidents.line)
        incidents.line = None
    elif incidents.line is None and (quarter.number == 1 or quarter.happens(ONCE_IN)):
        _discovered(quarter, incidents)


def _discovered(quarter: Quarter, incidents: Incidents) -> None:
    """Something may be missing from a volume that lies in its cabinet; who takes it is refused."""
    waiting = [one for one in quarter.locked_up() if one.far is Far.SCANNED]
    if not waiting:
        return
    parcel = waiting[-1]
    volume = parcel.box.volumes[0]
    values = {
        "kind": IncidentKind.POSSIBLE,
        "level": Severity.ORDINARY,
        "discovered_at": quarter.clock(),
        "place": "3号台",
        "units": (volume.unit.id,),
        "digitized": Digitized.PARTLY,
        "course": "质检发现影像比目录少2页，原卷暂停流转，待核对。",
        "measures": (Measure.SEALED,),
    }
    with quarter.acting(quarter.on_duty(Role.INSPECTOR)) as work:
        line = registers.enter(work, INCIDENTS, values).event.line
    told = {
        "to_client_at": quarter.clock(),
        "to_client_by": quarter.id("manager"),
        "to_client_how": "当面",
    }
    with quarter.acting("manager") as work:
        registers.fill(work, INCIDENTS, line, TO_CLIENT, told)
    who = quarter.workers[quarter.with_role(Role.OPERATOR)[0]]
    who.scan(TAKE)
    quarter.clock.forward(timedelta(seconds=6))
    who.scan(volume.unit.code, expect=Heard.REFUSED)
    quarter.acts["refused"] += 1
    # Until the day after it is closed: by then the morning's work has begun already.
    after = quarter.number + DAYS_HELD + 1
    parcel.not_before = quarter.days[min(after, len(quarter.days) - 1)]
    if after >= len(quarter.days):
        parcel.not_before += timedelta(days=1)
    incidents.line, incidents.parcel, incidents.since = line, parcel, quarter.number


def _closed(quarter: Quarter, line: LineId) -> None:
    told = {"authority": "县档案局", "to_authority_at": quarter.clock(), "receipt": "电话记录"}
    with quarter.acting("lead") as work:
        registers.fill(work, INCIDENTS, line, TO_AUTHORITY, told)
    remedy = {"remedy": "逐页核对，系目录误记，实物齐全。", "remedied_on": quarter.today}
    with quarter.acting("manager") as work:
        registers.fill(work, INCIDENTS, line, REMEDIED, remedy)
    end = {"outcome": Outcome.SETTLED, "conclusion": "目录误记，档案无缺失。"}
    with quarter.acting("lead") as work:
        registers.fill(work, INCIDENTS, line, CONCLUDED, end)
