"""What a rework on a sheet is made of: whether it may be ordered, and what happens when it is."""

from datetime import datetime

from workroom.base.ids import SheetId
from workroom.base.verdict import Verdict
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.rules import is_in_the_room
from workroom.rooms.holds import rules as hold_rules
from workroom.rooms.holds import store as holds
from workroom.rooms.project import store as project
from workroom.rooms.workflow import rules, store
from workroom.rooms.workflow.model import ReworkOrdered, last_round, overtaken
from workroom.rooms.workflow.reasons import ReworkReason
from workroom.rooms.workflow.steps import Step, active_steps


def rework(
    db: Reading,
    *,
    sheet: SheetId,
    step: Step,
    reason: ReworkReason,
    remark: str,
    at: datetime,
    as_of: datetime | None = None,
) -> tuple[Verdict, ReworkOrdered]:
    """A volume goes back to a stage: whether it may, and the one event that says so. T16.

    Whose it is to order is asked by whoever takes the order: at the station, on a form.
    """
    chosen = store.sheets.get(db, sheet)
    unit = catalogue.units.get(db, chosen.unit)
    active = active_steps(project.settings(db).text("steps"))
    passes = store.passes_of(db, sheet)
    shift = hold_rules.shift_of(at.astimezone(project.zone(db)))
    where = custody.where(db, unit.id, as_of)
    verdict = (
        hold_rules.day_is_open(holds.open_day(db, as_of), shift)
        & is_in_the_room(where, unit.reference_code)
        & rules.is_of_this_trip(chosen, where, unit.reference_code)
        & rules.may_order_rework(step, passes, code=unit.reference_code)
    )
    return verdict, ReworkOrdered(
        sheet=sheet,
        unit=unit.id,
        step=step,
        round=last_round(passes, step) + 1,
        reason=reason,
        remark=remark.strip(),
        superseded=overtaken(passes, step, active),
    )
