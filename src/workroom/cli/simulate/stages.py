"""The stages of a day: fresh boxes are prepared and scanned, those of the day before finished."""

from datetime import datetime
from math import ceil

from workroom.base.event import Source
from workroom.cli.playing import (
    CORRECT,
    PUT_AWAY,
    TAKE,
    Part,
    UnexpectedError,
    because,
    cabinet_code,
    log,
    rework,
)
from workroom.cli.simulate.quarter import Far, Parcel, Quarter
from workroom.rooms.people.model import Role
from workroom.rooms.station.model import Outcome
from workroom.rooms.workflow import service as workflow
from workroom.rooms.workflow import store as sheets
from workroom.rooms.workflow.reasons import ReworkReason
from workroom.rooms.workflow.steps import Step

BEFORE = (Step.PREP, Step.CAT, Step.SCAN, Step.IMAGE)
BY_SHEETS_ONCE_IN = 10
"""So often a stage is scanned volume by volume, and not by its box."""
WRONG_ORDER_ONCE_IN = 25
TAKEN_BACK_ONCE_IN = 30
SPOILED_ONCE_IN = 12
ON_PAPER_ONCE_IN = 8


def first_half(quarter: Quarter) -> None:
    """Fresh boxes: prepared, catalogued, scanned, processed, and locked up again."""
    fresh = _at(quarter, Far.BEGUN)
    operators = quarter.with_role(Role.OPERATOR)
    parts: list[Part] = [[] for _ in operators]
    on_paper = quarter.number == 1 or quarter.happens(ON_PAPER_ONCE_IN)
    late = [(fresh[-1], operators[(len(fresh) - 1) % len(operators)])] if on_paper and fresh else []
    for number, parcel in enumerate(fresh):
        who = operators[number % len(operators)]
        left_out = {Step.CAT} if (parcel, who) in late else set()
        parts[number % len(operators)] += _worked(quarter, who, parcel, left_out)
        parcel.far, parcel.touched = Far.SCANNED, quarter.today
    quarter.play(quarter.at("11:30"), *parts)
    written = quarter.clock()
    for parcel, who in late:
        _entered_late(quarter, parcel, who, written)


def _worked(quarter: Quarter, who: str, parcel: Parcel, left_out: set[Step]) -> Part:
    box = parcel.box
    part: Part = [(who, TAKE), (who, box.unit.code)]
    if quarter.happens(WRONG_ORDER_ONCE_IN) or not quarter.acts["refused"]:
        part += [(who, log(Step.SCAN)), (who, box.unit.code, Outcome.REFUSED)]
        quarter.acts["refused"] += 1
    for step in BEFORE:
        if step in left_out:
            continue
        part += _logged(quarter, who, parcel, step)
        if quarter.happens(TAKEN_BACK_ONCE_IN) or not quarter.acts["corrected"]:
            code = part[-1][1]
            part += [(who, CORRECT), (who, code)]
            quarter.acts["corrected"] += len(box.volumes) if code == box.unit.code else 1
    return [*part, *_put_away(who, parcel)]


def _logged(quarter: Quarter, who: str, parcel: Parcel, step: Step) -> Part:
    """By one scan of the box, or sheet by sheet."""
    if quarter.happens(BY_SHEETS_ONCE_IN):
        return [(who, log(step)), *((who, volume.sheet) for volume in parcel.box.volumes)]
    return [(who, log(step)), (who, parcel.box.unit.code)]


def _entered_late(quarter: Quarter, parcel: Parcel, who: str, happened_at: datetime) -> None:
    """The station was down, and a stage was written on paper: it is entered after noon."""
    quarter.scene("13:00")
    for volume in parcel.box.volumes:
        with quarter.acting(who, Source.PAPER, happened_at=happened_at) as work:
            sheet = sheets.sheet_of(work.db, volume.unit.id)
            if sheet is None:
                raise UnexpectedError(f"{volume.unit.reference_code} has no sheet")
            workflow.log(work, sheet=sheet.id, step=Step.CAT)
        quarter.acts["late"] += 1


def second_half(quarter: Quarter) -> None:
    """What was scanned before today: inspected, linked, rebound, checked, and locked up."""
    boxes = _at(quarter, Far.SCANNED)
    operators, inspectors = quarter.with_role(Role.OPERATOR), quarter.with_role(Role.INSPECTOR)
    # An inspector goes from one operator to the next: what he is at, his station knows.
    parts: list[Part] = [[] for _ in inspectors]
    for number, parcel in enumerate(boxes):
        at = number % len(inspectors)
        own = operators[at :: len(inspectors)]
        who = own[number // len(inspectors) % len(own)]
        parts[at] += _finished(quarter, who, inspectors[at], parcel)
        parcel.far, parcel.touched = Far.FINISHED, quarter.today
    quarter.play(quarter.at("15:40"), *parts)


def _finished(quarter: Quarter, who: str, inspector: str, parcel: Parcel) -> Part:
    part: Part = [(who, TAKE), (who, parcel.box.unit.code)]
    if quarter.happens(SPOILED_ONCE_IN) or not quarter.acts["reworked"]:
        sheet = quarter.random.choice(parcel.box.volumes).sheet
        part += [(inspector, rework(Step.SCAN)), (inspector, because(ReworkReason.SKEW))]
        part.append((inspector, sheet))
        for step in (Step.SCAN, Step.IMAGE):
            part += [(who, log(step)), (who, sheet)]
        quarter.acts["reworked"] += 1
    part += _logged(quarter, inspector, parcel, Step.QC)
    for step in (Step.LINK, Step.REBIND):
        part += _logged(quarter, who, parcel, step)
    return [*part, *_logged(quarter, inspector, parcel, Step.CHECK), *_put_away(who, parcel)]


def _put_away(who: str, parcel: Parcel) -> Part:
    return [(who, PUT_AWAY), (who, cabinet_code(parcel.cabinet)), (who, parcel.box.unit.code)]


def _at(quarter: Quarter, far: Far) -> list[Parcel]:
    """What is so far since an earlier day, and may be worked on: as much as a day holds."""
    a_day = ceil(quarter.all_boxes / max(1, len(quarter.days) - 2))
    ready = (
        one
        for one in quarter.parcels
        if one.far is far
        and one.not_before <= quarter.today
        and (far is Far.BEGUN or one.touched < quarter.today)
    )
    return [one for one, _ in zip(ready, range(a_day), strict=False)]
