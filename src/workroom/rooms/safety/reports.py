"""Reports of a serious incident (报告记录): to whom, when, how, by whom, against which receipt."""

from dataclasses import dataclass
from datetime import datetime

from workroom.base.clauses import INCIDENT_REPORTED
from workroom.base.ids import LineId, PersonId
from workroom.base.words import N_
from workroom.rooms.registers.declaration import Part, Register
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line
from workroom.rooms.safety.hazards import CLIENT, OFFICE
from workroom.rooms.safety.incidents import INCIDENTS


@dataclass(frozen=True, slots=True)
class Report(Line):
    """Somebody was told of an incident."""

    incident: LineId = asked(N_("Incident"), "事件编号", of=INCIDENTS)
    to_whom: str = asked(N_("To whom"), "报告对象", width=40)
    at: datetime = asked(N_("At"), "时间", width=34)
    how: str = asked(
        N_("How"), "报告方式", width=30, hint=N_("By telephone, in writing, in person")
    )
    by_whom: PersonId = asked(N_("Told by"), "报告人", width=24)
    receipt: str = asked(N_("Receipt"), "回执", optional=True, width=34)


REPORTS: Register[Report] = Register(
    key="incident_reports",
    kind=Report,
    title=N_("Reports of incidents"),
    chinese="报告记录",
    help=N_("Who was told of an incident, when, how and by whom, and what they gave as a receipt."),
    clauses=(INCIDENT_REPORTED,),
    parts=(Part(ENTERED, N_("Report"), "报告记录", OFFICE | CLIENT),),
    open_rows=4,
)
