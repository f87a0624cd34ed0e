"""Blank workflow sheets of a pad: the code is printed, what it goes with is written by hand."""

from dataclasses import replace

from workroom.ledger.reading import Reading
from workroom.paper.sheet import (
    WRITTEN,
    Barcode,
    Beside,
    Block,
    Gap,
    Grid,
    Sheet,
    choice,
    labelled,
)
from workroom.rooms.late.blank import BLANK, BlankPrinting, blank_foot
from workroom.rooms.project import store as project
from workroom.rooms.workflow.front import REWORK, REWORK_HEAD, page_ledger, step_table
from workroom.rooms.workflow.slip import TITLE, TRAVELS
from workroom.rooms.workflow.steps import active_steps


def blank_sheets(db: Reading, printing: BlankPrinting) -> tuple[Sheet, ...]:
    """One a number. Taken into use it is made out with the note, or replaces one that was lost."""
    room = project.room(db)
    steps = step_table(active_steps(project.settings(db).text("steps")))
    rest = (steps, Gap(1.5), page_ledger(None), REWORK_HEAD, Gap(0.8), REWORK)
    template = Sheet(
        form="F03",
        title=TITLE,
        number="",
        project=room.name,
        copies=(TRAVELS,),
        marks=(BLANK,),
        practice=room.practice,
        blocks=(),
        foot=blank_foot(db, printing),
    )
    return tuple(
        replace(template, blocks=(*_identity(blank.code), *rest))
        for blank in printing.entry.event.blanks
    )


def _identity(code: str) -> tuple[Block, ...]:
    return (
        Beside(
            (
                (68.0, Barcode(code, 64.0, 15.0)),
                (
                    102.0,
                    Grid(
                        (20.0, 31.0, 20.0, 31.0),
                        (
                            labelled(("流程单号", code), ("批次号", "")),
                            labelled(("整理单位", choice(("卷", "件", "盒"))), ("出库单号", "")),
                        ),
                        height=WRITTEN,
                    ),
                ),
            )
        ),
        Gap(1.5),
        Grid(
            (24.0, 61.0, 24.0, 61.0),
            (
                labelled(("档号", ""), ("代替流程单", "")),
                labelled(("题名", "", 3)),
                labelled(("实点页数", "　　　　页"), ("载体状况", "")),
            ),
            height=WRITTEN,
        ),
        Gap(1.5),
    )
