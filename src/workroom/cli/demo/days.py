"""The two days of the demonstration, scene by scene."""

from collections.abc import Sequence
from datetime import timedelta

from workroom.base.codes import Code
from workroom.base.ids import BatchId, HandoverId
from workroom.base.word import Word
from workroom.cli.demo import comings, hazards
from workroom.cli.demo.cast import INSPECTOR, OPERATORS
from workroom.cli.demo.stage import Stage
from workroom.cli.playing import (
    CORRECT,
    NEXT,
    PUT_AWAY,
    RESHELVE,
    TAKE,
    Box,
    Part,
    Volume,
    because,
    cabinet_code,
    counted,
    log,
    open_as_listed,
    rework,
    with_sheets,
)
from workroom.ledger.backup import backup
from workroom.rooms.closing import service as closing
from workroom.rooms.closing.model import Found
from workroom.rooms.handover import service as handover
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.counts import Counts
from workroom.rooms.handover.model import COPIES
from workroom.rooms.holds.model import Climate
from workroom.rooms.station.model import Outcome
from workroom.rooms.workflow import service as workflow
from workroom.rooms.workflow.reasons import ReworkReason
from workroom.rooms.workflow.steps import Step

_QC = INSPECTOR[0]


def first_day(stage: Stage) -> None:
    """Opening, hand-over out, preparation and cataloguing, scanning of the first half, closing."""
    stage.scene(0, "07:50")
    _open(stage)
    stage.disk = comings.things_are_registered(stage)
    stage.scene(0, "08:10")
    _hand_out(stage)
    stage.scene(0, "08:40")
    _lock_up(stage, stage.boxes)
    stage.scene(0, "08:55")
    stage.hazard = hazards.a_cable_lies_loose(stage)
    stage.scene(0, "09:00")
    _stages(stage, "11:40", stage.boxes, (Step.PREP, Step.CAT), day=0)
    stage.scene(0, "12:50")
    hazards.it_is_put_right(stage, stage.hazard)
    comings.a_visitor_comes_and_goes(stage)
    stage.scene(0, "13:05")
    home = stage.boxes[: stage.going_home]
    _stages(stage, "17:10", home, (Step.SCAN, Step.IMAGE), day=0)
    comings.a_disk_goes_out(stage, stage.disk)
    comings.it_comes_back(stage)
    stage.scene(0, "17:30")
    _close(stage)


def second_day(stage: Stage) -> None:
    """The first half is inspected and goes home; the second is at its stages when the curtain
    falls.
    """
    home, staying = stage.boxes[: stage.going_home], stage.boxes[stage.going_home :]
    stage.scene(1, "07:50")
    _open(stage)
    stage.scene(1, "08:00")
    hazards.another_verifies(stage, stage.hazard)
    dripping = hazards.water_drips(stage)
    stage.scene(1, "08:05")
    _inspect(stage, home)
    stage.scene(1, "10:35")
    _never_handed_over(stage)
    if home:
        stage.scene(1, "10:40")
        _stages(stage, "12:00", home, (Step.REBIND, Step.CHECK), day=1)
    stage.scene(1, "13:00")
    _begin_second_half(stage, staying)
    if home:
        stage.scene(1, "14:10")
        _go_home(stage, home)
    stage.scene(1, "14:45")
    hazards.it_is_followed_up(stage, dripping)
    stage.scene(1, "14:50")
    _go_on_with_second_half(stage, staying)
    comings.a_disk_goes_out(stage, stage.disk)
    stage.scene(1, "15:39")
    _prepare_next_batch(stage)
    stage.scene(1, "15:40")


def _open(stage: Stage) -> None:
    with stage.acting("duty") as work:
        closing.open_day(
            work,
            found=_counted(stage),
            witness=stage.id("manager"),
            custodian=stage.id("manager"),
            climate=Climate(temperature="21.5", humidity="52"),
        )


def _close(stage: Stage) -> None:
    with stage.acting("duty") as work:
        closed = closing.close_day(
            work,
            found=_counted(stage),
            witness=stage.id("manager"),
            power_off=True,
            climate=Climate(temperature="22.0", humidity="50"),
        )
    stage.papers += stage.press.daily_sheet(closed.event.day)
    backup(stage.press.folder, stage.press.folder.backups, stage.clock())


def _counted(stage: Stage) -> list[Found]:
    with stage.ledger.read() as db:
        return counted(db)


def _hand_out(stage: Stage) -> None:
    with stage.acting("manager") as work:
        note = handover.begin_out(work, project=stage.project)
    stage.note = note
    for box in stage.boxes:
        with stage.acting("manager") as work:
            added = handover.add(work, handover=note, unit=box.unit.id)
    with stage.acting("archivist") as work:
        handover.remark(
            work, handover=note, unit=added[-1].id, condition=2, text="封面右下角破损，出库前已有"
        )
    _count(stage, note, missing_items=1)
    with stage.acting("archivist") as work:
        code = added[-1].reference_code
        handover.record_difference(
            work,
            handover=note,
            text=f"{code}目录多记1件，双方拆封清点确认以实物为准，已列入目录更正。",
        )
    with stage.acting("security") as work:
        handover.state_secrecy(work, handover=note)
    _agree(stage, note)
    with stage.acting("manager") as work:
        workflow.issue(work, handover=note)
    with stage.ledger.read() as db:
        stage.boxes = with_sheets(db, [box.unit for box in stage.boxes])
    stage.papers += stage.press.flow_sheets(note)
    _papers(stage, note)


def _count(stage: Stage, note: HandoverId, *, missing_items: int = 0) -> None:
    with stage.ledger.read() as db:
        listed = handovers.listed(db, note)
    for who, less in (("archivist", 0), ("manager", missing_items)):
        counted = Counts(listed.boxes, listed.volumes, listed.items - less, listed.pages)
        with stage.acting(who) as work:
            handover.enter_count(work, handover=note, counts=counted)


def _agree(stage: Stage, note: HandoverId) -> None:
    with stage.acting("manager") as work:
        handover.agree(
            work,
            handover=note,
            client=stage.id("archivist"),
            contractor=stage.id("manager"),
        )


def _papers(stage: Stage, note: HandoverId) -> None:
    """Both originals are drawn, printed, looked at one after the other, signed and filed."""
    for copy in COPIES:
        stage.papers += stage.press.note(note, copy)
        with stage.acting("manager") as work:
            handover.confirm_copy(work, handover=note, copy=copy, well=True)
    stage.clock.forward(timedelta(minutes=3))
    with stage.acting("manager") as work:
        handover.sign(work, handover=note)
    with stage.acting("archivist") as work:
        handover.file(work, handover=note)


def _lock_up(stage: Stage, boxes: Sequence[Box]) -> None:
    part: Part = []
    for number, box in enumerate(boxes):
        part += [("manager", _cabinet(stage, number)), ("manager", box.unit.code)]
    stage.play(stage.clock() + timedelta(minutes=10), part)


def _stages(
    stage: Stage, until: str, boxes: Sequence[Box], steps: Sequence[Step], *, day: int
) -> None:
    """Each operator takes one box after the other out, works through it, and puts it away."""
    parts: list[Part] = [[] for _ in OPERATORS]
    for number, box in enumerate(boxes):
        who = OPERATORS[number % len(OPERATORS)][0]
        part = parts[number % len(OPERATORS)]
        part += [(who, TAKE), (who, box.unit.code)]
        for step in steps:
            by = _QC if step.inspects else who
            part += [(by, log(step)), *((by, volume.sheet) for volume in box.volumes)]
        part += [(who, PUT_AWAY), (who, _cabinet(stage, number)), (who, box.unit.code)]
    if any(step.inspects for step in steps):
        parts = [[scan for part in parts for scan in part]]
    stage.play(stage.at(day, until), *parts)


def _inspect(stage: Stage, home: Sequence[Box]) -> None:
    """Inspection and linking; the first volume is found skewed and goes through scanning again."""
    if not home:
        return
    volumes = [volume for box in home for volume in box.volumes]
    qc: Part = [(_QC, log(Step.QC)), *((_QC, volume.sheet) for volume in volumes)]
    stage.play(stage.at(1, "09:10"), qc)
    _rework(stage, home[0], volumes[0])
    links: Part = [("lin", log(Step.LINK)), *(("lin", volume.sheet) for volume in volumes)]
    stage.play(stage.at(1, "10:30"), links)


def _rework(stage: Stage, box: Box, volume: Volume) -> None:
    back, why = rework(Step.SCAN), because(ReworkReason.SKEW)
    again: Part = [
        (_QC, back),
        (_QC, why),
        (_QC, volume.sheet),
        ("chen", TAKE),
        ("chen", volume.unit.code),
        ("chen", log(Step.SCAN)),
        ("chen", volume.sheet),
        ("chen", log(Step.IMAGE)),
        ("chen", volume.sheet),
        (_QC, log(Step.QC)),
        (_QC, volume.sheet),
        ("chen", PUT_AWAY),
        ("chen", _cabinet(stage, stage.boxes.index(box))),
        ("chen", volume.unit.code),
    ]
    stage.play(stage.at(1, "09:40"), again)


def _never_handed_over(stage: Stage) -> None:
    """Somebody brings a volume that was never handed over: the one refusal of the play."""
    if stage.staying is not None:
        stage.workers["he"].scan(NEXT)
        stage.clock.forward(timedelta(seconds=6))
        stage.workers["he"].scan(stage.staying.code, expect=Outcome.REFUSED)


def _begin_second_half(stage: Stage, staying: Sequence[Box]) -> None:
    """The boxes come out; one volume is scanned that the book has in the cabinet still."""
    taken = staying[: len(OPERATORS)]
    parts: list[Part] = []
    for (who, _), box in zip(OPERATORS, taken, strict=False):
        some = box.volumes[: max(1, len(box.volumes) // 2)]
        parts.append(
            [
                (who, TAKE),
                *((who, volume.unit.code) for volume in box.volumes[:-1]),
                (who, log(Step.SCAN)),
                *((who, volume.sheet) for volume in some if volume is not box.volumes[-1]),
            ]
        )
    stage.play(stage.at(1, "13:50"), *parts)
    last, who = taken[0].volumes[-1], OPERATORS[0][0]
    stage.clock.forward(timedelta(minutes=1))
    stage.workers[who].scan(log(Step.SCAN))
    stage.clock.forward(timedelta(minutes=1))
    word = Word(
        who=stage.id("manager"),
        why="该卷已领出并完成扫描，领取时漏扫条码，当面核实",
        source="现场核对",
    )
    stage.workers[who].scan(last.sheet, word=word)


def _go_home(stage: Stage, home: Sequence[Box]) -> None:
    with stage.ledger.read() as db:
        batch: BatchId = handovers.handovers.get(db, stage.note).batch
    with stage.acting("manager") as work:
        note = handover.begin_back(work, batch=batch)
    for box in home:
        with stage.acting("manager") as work:
            handover.add(work, handover=note, unit=box.unit.id)
    _count(stage, note)
    with stage.acting("archivist") as work:
        open_as_listed(work, note)
    _agree(stage, note)
    for box in home:
        for volume in box.volumes:
            stage.papers += stage.press.flow_annex(stage.sheet_id(volume))
    _papers(stage, note)
    shelves: Part = [("archivist", RESHELVE), *(("archivist", b.unit.code) for b in home)]
    stage.play(stage.clock() + timedelta(minutes=8), shelves)


def _go_on_with_second_half(stage: Stage, staying: Sequence[Box]) -> None:
    """Images of what was scanned; one scan is taken back and done again."""
    parts: list[Part] = []
    for (who, _), box in zip(OPERATORS, staying, strict=False):
        some = box.volumes[: max(1, len(box.volumes) // 3)]
        if some[0] is box.volumes[-1]:
            continue
        parts.append([(who, log(Step.IMAGE)), *((who, volume.sheet) for volume in some)])
    if parts:
        who, code = parts[0][-1][:2]
        parts[0] += [(who, CORRECT), (who, code)]
    stage.play(stage.at(1, "15:38"), *parts)


def _prepare_next_batch(stage: Stage) -> None:
    """Tomorrow's batch lies on the desk as a draft; its classified volume stays off by itself."""
    if stage.staying is None or stage.staying.parent is None:
        return
    with stage.acting("manager") as work:
        note = handover.begin_out(work, project=stage.project)
        handover.add(work, handover=note, unit=stage.staying.parent)


def _cabinet(stage: Stage, number: int) -> Code:
    return cabinet_code(stage.cabinets[number % len(stage.cabinets)])
