"""The blank record sheet of a pad (F53): any act, written by hand, a line each."""

from dataclasses import replace
from typing import cast

from workroom.base.errors import NotFoundError
from workroom.base.event import Entry
from workroom.base.words import N_
from workroom.ledger.reading import Entries, Reading
from workroom.paper.sheet import (
    WRITTEN,
    Align,
    Column,
    Gap,
    Grid,
    Orientation,
    Paragraph,
    Sheet,
    SignatureBox,
    Signatures,
    Table,
    Together,
    choice,
    labelled,
)
from workroom.rooms.late import store
from workroom.rooms.late.blank import BLANK, BlankPrinting, blank_foot
from workroom.rooms.late.model import RECORD_FORM, NumbersReserved
from workroom.rooms.project import store as project

NO_SUCH_PAD = N_("There is no pad {pad}.")
RULE = "停电或系统停用时逐项手写，恢复后据本单补录；未用者注明原因作废，不得另作他用。"
KINDS = ("领取", "入柜", "环节完成", "返工", "归架", "登记", "其他")
_COLUMNS = (
    Column("序号", 12, Align.CENTRE),
    Column("时间", 22, Align.CENTRE),
    Column("事项", 30),
    Column("档号／条码", 62),
    Column("柜位／工位", 28),
    Column("数量", 18, Align.RIGHT),
    Column("经手人签字", 32),
    Column("备注", 53),
)
LINES = 11


def pad_entry(db: Reading, entries: Entries, pad: int) -> Entry[NumbersReserved]:
    """The entry in which the numbers of a pad were reserved.

    Raises:
        NotFoundError: there is no such pad.
    """
    numbers = store.of_pad(db, pad)
    if not numbers:
        raise NotFoundError(NO_SUCH_PAD, pad=pad)
    return cast("Entry[NumbersReserved]", next(entries((numbers[0].entry,))))


def blank_records(db: Reading, printing: BlankPrinting) -> tuple[Sheet, ...]:
    """A sheet each number, to be filled by hand and typed into the book afterwards. §10.2."""
    room = project.room(db)
    template = Sheet(
        form=RECORD_FORM,
        title="事实记录单",
        number="",
        orientation=Orientation.LANDSCAPE,
        project=room.name,
        copies=("留存　补录后随当日登记归档",),
        marks=(BLANK,),
        practice=room.practice,
        blocks=(
            Grid(
                (22.0, 63.0, 22.0, 65.0, 22.0, 63.0),
                (
                    labelled(
                        ("日期", "　　　　年　　月　　日"),
                        ("原因", choice(("停电", "设备故障", "其他"))),
                        ("补录人／日期", ""),
                    ),
                ),
                height=WRITTEN,
            ),
            Gap(1.0),
            Paragraph("事项：" + "　".join(KINDS) + "。" + RULE, size=8.5),
            Gap(1.0),
            Table(_COLUMNS, (), open_rows=LINES, height=WRITTEN),
            Together(
                (
                    Signatures(
                        (SignatureBox("填写人"), SignatureBox("复核人"), SignatureBox("发包方确认"))
                    ),
                )
            ),
        ),
        foot=blank_foot(db, printing),
    )
    blanks = printing.entry.event.blanks
    return tuple(replace(template, number=blank.code) for blank in blanks)
