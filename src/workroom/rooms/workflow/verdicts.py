"""What stands between a person and a stage, gathered from the rooms below."""

from collections.abc import Mapping

from workroom.base.ids import PersonId
from workroom.base.verdict import YES, Verdict
from workroom.ledger.work import Work
from workroom.rooms.catalogue.model import Unit
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.held import (
    may_be_scanned,
    not_held,
    stays_in_work,
    worked_on,
)
from workroom.rooms.custody.rules import is_not_called_back
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people_store
from workroom.rooms.people.model import Person
from workroom.rooms.people.rules import Right
from workroom.rooms.registers import store as registers
from workroom.rooms.safety.stop_work import STOP_WORK, work_goes_on
from workroom.rooms.treatment import store as treatment
from workroom.rooms.treatment.rules import is_not_kept_apart
from workroom.rooms.workflow import rules
from workroom.rooms.workflow.model import (
    Pass,
    Sheet,
    running_pass,
)
from workroom.rooms.workflow.steps import Step

NO_NAMES: Mapping[PersonId, str] = {}


def verdict_to_log(
    work: Work,
    sheet: Sheet,
    step: Step,
    passes: tuple[Pass, ...],
    *,
    unit: Unit,
    person: Person,
    active: tuple[Step, ...],
) -> Verdict:
    where, code = custody.where(work.db, unit.id, work.as_of), unit.reference_code
    units = tuple(worked_on(work.db, unit))
    return (
        people_rules.may(person, Right.LOG_STAGE)
        & is_not_kept_apart(code, treatment.kept_apart_in(work.db, unit))
        & is_not_called_back(where, code)
        & rules.is_of_this_trip(sheet, where, code)
        & rules.may_log(
            step,
            passes,
            where,
            code=code,
            person=person,
            active=active,
            names=_who_began(work, running_pass(passes, step)),
        )
        & not_held(work.db, units)
        & stays_in_work(work.db, units)
        & (may_be_scanned(work.db, units) if step is Step.SCAN else YES)
        & work_goes_on(
            registers.still_open(work.db, STOP_WORK),
            station=work.station,
            person=person,
            at=work.happened_at,
        )
    )


def _who_began(work: Work, running: Pass | None) -> Mapping[PersonId, str]:
    if running is None or running.started_by is None:
        return NO_NAMES
    return {running.started_by: work.ask(people_store.people.get, running.started_by).name}
