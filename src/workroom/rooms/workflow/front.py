"""The blocks of the workflow sheet's one side: identity, stages to initial, page ledger, rework."""

from collections.abc import Iterable

from workroom.base.codes import Prefix, label
from workroom.paper.sheet import (
    WRITTEN,
    Align,
    Barcode,
    Beside,
    Block,
    Column,
    Gap,
    Grid,
    Heading,
    Table,
    choice,
    labelled,
)
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.handover.detail import condition_words, spelled_period
from workroom.rooms.workflow.described import Described
from workroom.rooms.workflow.pages import PageLedger
from workroom.rooms.workflow.steps import Step

TASKS = {
    Step.PREP: "编页、拆卷 ☐已拍照、修复",
    Step.CAT: "目录数据库录入",
    Step.PROOF: "录入校对",
    Step.SCAN: "扫描、补扫，不扫页登记",
    Step.IMAGE: "拼接、旋转纠偏、裁边、去污",
    Step.QC: "图像逐页检查",
    Step.LINK: "图像与目录挂接",
    Step.LINKCHECK: "挂接结果核对",
    Step.REBIND: "复卷装订，装订后　　　　页",
    Step.CHECK: "页数、顺序、装订核查",
}
STEP_COLUMNS = (
    Column("序", 9, Align.CENTRE, key="number"),
    Column("环节", 28, key="step"),
    Column("作业内容要点", 50, key="task"),
    Column("设备编号", 17, key="device"),
    Column("完成日期", 18, key="done"),
    Column("数量", 14, key="quantity"),
    Column("异常代码", 12, key="abnormal"),
    Column("签字", 22, key="signed"),
)
_REWORK_COLUMNS = (
    Column("轮次", 12, Align.CENTRE),
    Column("退回环节", 32),
    Column("原因代码", 20),
    Column("发现人", 26),
    Column("返工人", 26),
    Column("复检人", 26),
    Column("日期", 28),
)


def identity(one: Described) -> tuple[Block, ...]:
    line = one.line
    kind = "盒" if one.is_box else "件" if line.kind is UnitKind.ITEM else "卷"
    pages = f"{one.pages} 页"
    return (
        Beside(
            (
                (68.0, Barcode(one.sheet.code, 64.0, 15.0)),
                (
                    102.0,
                    Grid(
                        (20.0, 31.0, 20.0, 31.0),
                        (
                            labelled(
                                ("流程单号", one.sheet.code),
                                ("批次号", label(Prefix.BATCH, one.sheet.batch)),
                            ),
                            labelled(
                                ("整理单位", choice(("卷", "件", "盒"), (kind,))),
                                ("件数", f"{one.items} 件"),
                            ),
                            labelled(
                                ("保管期限", spelled_period(line.retention_period)),
                                ("密级", line.security_class or "无"),
                            ),
                        ),
                    ),
                ),
            )
        ),
        Gap(1.5),
        Grid(
            (24.0, 61.0, 24.0, 61.0),
            (
                labelled(("档号", one.codes), ("出库单号", one.note.number)),
                labelled(("题名", one.title, 3)),
                labelled(
                    ("目录记载页数", pages),
                    ("实点页数", _counted(one, pages)),
                ),
                labelled(("装订方式", choice(("线装", "三孔一线", "金属", "不装订", "特殊")), 3)),
                labelled(
                    (
                        "扫描要求",
                        choice(("彩色", "灰度", "黑白"))
                        + "　　　　　　dpi　"
                        + choice(("TIFF", "JPEG", "PDF")),
                        3,
                    )
                ),
                labelled(
                    ("载体状况", condition_words(line.condition)),
                    ("特殊说明", one.again + line.remark),
                ),
            ),
        ),
        Gap(1.5),
    )


def _counted(one: Described, listed: str) -> str:
    """What was counted at the end of preparation; before, at the hand-over if both counted."""
    if one.sheet.pages is not None and not one.is_box:
        return f"{one.sheet.pages} 页"
    return listed if one.note.pages_counted else "　　　　页"


def step_table(active: Iterable[Step]) -> Table:
    """Who does a stage initials it; when and by whom it was scanned is printed at the end."""
    tasks = [
        ("档案出库", "清点、领取"),
        *((step.chinese, TASKS[step]) for step in active),
        ("档案入库", "清点、归还、上架"),
    ]
    rows = tuple(
        (str(place), stage, task, "", "", "", "", "")
        for place, (stage, task) in enumerate(tasks, 1)
    )
    return Table(STEP_COLUMNS, rows, height=WRITTEN)


def page_ledger(ledger: PageLedger | None, bound: int | None = None) -> Grid:
    """Block C; empty, to be written by hand, before the pages are counted. `bound` is how many
    were bound again.
    """
    told = ("", "", "", "", "")
    if ledger is not None:
        told = (
            str(ledger.to_scan),
            f"{ledger.not_scanned}　{ledger.reasons}".strip(),
            str(ledger.blank),
            str(ledger.split),
            str(ledger.frames),
        )
    same: tuple[str, ...] = ()
    if ledger is not None and bound is not None:
        same = ("一致",) if bound == ledger.pages else ("不一致",)
    to_scan, left_out, blank, split, frames = told
    return Grid(
        (24.0, 18.5, 24.0, 18.5, 24.0, 18.5, 24.0, 18.5),
        (
            labelled(
                ("应扫页数", to_scan),
                ("不扫页数", left_out),
                ("空白页", blank),
                ("分幅增加", split),
            ),
            labelled(
                ("实扫画幅数", frames),
                ("图像起止号", ""),
                ("出库＝复卷页数", choice(("一致", "不一致"), same), 3),
            ),
        ),
        height=WRITTEN,
    )


REWORK_HEAD = Heading("返工记录")
REWORK = Table(_REWORK_COLUMNS, (), open_rows=5, height=WRITTEN)
