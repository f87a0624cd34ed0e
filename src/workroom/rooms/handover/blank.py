"""Blank notes of a pad: F01 with the F02 stapled to it, numbered, to be filled by hand."""

from dataclasses import replace

from workroom.base.ids import ProjectId
from workroom.ledger.reading import Reading
from workroom.paper.sheet import (
    EQUAL_EFFECT,
    TWO_COPIES,
    WRITTEN,
    Block,
    Cell,
    Gap,
    Grid,
    Look,
    Orientation,
    Paragraph,
    Row,
    RuledLines,
    Sheet,
    SignatureBox,
    Signatures,
    Table,
    Together,
    box,
    choice,
    labelled,
)
from workroom.rooms.handover.detail import CONDITIONS, DETAIL_COLUMNS, NOTE_COLUMNS
from workroom.rooms.late.blank import BLANK, BlankPrinting, blank_foot
from workroom.rooms.late.model import Blank
from workroom.rooms.project import store as project

NOTE_LINES, LIST_LINES = 6, 11
DATE = "　　　年　　月　　日　　时　　分"


def blank_notes(db: Reading, printing: BlankPrinting) -> tuple[Sheet, ...]:
    """Two originals of each note and of its list, in the order in which they are stapled. §10.2."""
    room = project.room(db)
    of = project.projects.get(db, printing.entry.event.project or ProjectId(0))
    note = Sheet(
        form="F01",
        title="档案交接单",
        number="",
        orientation=Orientation.LANDSCAPE,
        project=of.name,
        client_number="",
        marks=(BLANK,),
        practice=room.practice,
        blocks=_note_blocks(room.client, room.contractor, room.name),
        foot=blank_foot(db, printing, EQUAL_EFFECT),
    )
    return tuple(
        replace(one, copies=(copy,))
        for blank in printing.entry.event.blanks
        for copy in TWO_COPIES
        for one in _pair(note, blank)
    )


def _pair(note: Sheet, blank: Blank) -> tuple[Sheet, Sheet]:
    listed = replace(
        note,
        form="F02",
        title="档案交接明细表",
        number=blank.annex,
        client_number=None,
        blocks=(
            Paragraph(f"附于交接单 {blank.code}。{CONDITIONS}", size=8.0),
            Table(DETAIL_COLUMNS, (), _sums(), open_rows=LIST_LINES, height=WRITTEN, size=9.0),
        ),
        foot=replace(note.foot, initials=("移交人", "接收人")),
    )
    return replace(note, number=blank.code), listed


def _note_blocks(client: str, contractor: str, place: str) -> tuple[Block, ...]:
    return (
        Grid(
            (20.0, 66.0, 18.0, 60.0, 20.0, 73.0),
            (
                labelled(
                    ("交接类型", choice(("调档出库", "接收归库"))),
                    ("批次号", ""),
                    ("交接时间", DATE),
                ),
                labelled(
                    ("移交单位", choice((client, contractor))),
                    ("移交人", ""),
                    ("交接地点", place),
                ),
                labelled(
                    ("接收单位", choice((client, contractor))),
                    ("接收人", ""),
                    ("流程单", box("随档齐全", ticked=False)),
                ),
            ),
            height=WRITTEN,
        ),
        Gap(0.8),
        Paragraph(CONDITIONS, size=8.0),
        Gap(0.8),
        Table(NOTE_COLUMNS, (), _totals(), open_rows=NOTE_LINES, height=WRITTEN, size=9.5),
        Together(
            (
                RuledLines("差异与处理说明", 1),
                Paragraph(
                    "保密声明（调档出库时由发包方填写）："
                    + box("经发包方审查，本批不涉及国家秘密。", ticked=False)
                    + "　声明人：＿＿＿＿＿＿＿＿",
                    size=9.0,
                ),
                Signatures(
                    tuple(map(SignatureBox, ("移交人", "移交方负责人", "接收人", "接收方负责人")))
                ),
            )
        ),
    )


def _totals() -> tuple[Row, ...]:
    return tuple(
        Row((Cell(words, span=3), *([""] * 4), Cell("", span=3)), Look.STRONG)
        for words in ("合计　移交方清点数", "合计　接收方清点数")
    )


def _sums() -> tuple[Row, ...]:
    return (Row((Cell("合计", span=5), *([""] * 6)), Look.STRONG),)
