"""The spreadsheet of an opening statement: its columns, its sheet of last numbers, its template."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from workroom.base.ids import ProjectId
from workroom.exchange.layouts import CATALOGUE, Field, Layout
from workroom.exchange.outcome import MARKS
from workroom.exchange.values import Kind
from workroom.exchange.writing import Table, write_tables
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.custody import store as custody
from workroom.rooms.opening.model import Stand
from workroom.rooms.opening.spelled import known_stages
from workroom.rooms.site import store as site

SHEET, NUMBERS_SHEET, NOTES_SHEET = "期初明细", "末号", "填写说明"


def _field(name: str, kind: Kind, heads: str, *, required: bool = False) -> Field:
    return Field(name, kind, tuple(heads.split("、")), required)


_CODES = next(field.heads for field in CATALOGUE.fields if field.name == "reference_code")

STATEMENT = Layout(
    "opening",
    key="reference_code",
    fields=(
        Field("reference_code", Kind.CODE, _CODES, required=True),
        _field("stand", Kind.TEXT, "状态、现状、所在状态、当前状态、state", required=True),
        _field("out_since", Kind.DATES, "出库日期、离库日期、调档日期、调出日期、out since"),
        _field("place", Kind.TEXT, "存放位置、柜号或工位、柜号、工位、所在柜、位置、place"),
        _field("holder", Kind.TEXT, "领用人、持有人、保管人、在谁手里、holder"),
        _field("note", Kind.TEXT, "出库单号、原出库单号、交接单号、调档单号、note"),
        _field("back_note", Kind.TEXT, "归库单号、原归库单号、归还单号、return note"),
        _field("batch", Kind.TEXT, "批次、批次号、原批次、batch"),
        _field("stages", Kind.TEXT, "已完成环节、已做环节、完成环节、进度、stages done"),
        _field("condition", Kind.COUNT, "实体状态、状态代码、实体状态代码、condition"),
        _field("remark", Kind.TEXT, "备注、说明、附注、remark"),
    ),
    passed_over=(*MARKS, "row", "reason", "题名", "盒号", "title", "box number"),
    every_row=True,
)

LAST_NUMBERS = Layout(
    "last numbers",
    key="form",
    fields=(
        _field("form", Kind.TEXT, "表单、单据、表号、form", required=True),
        Field("number", Kind.COUNT, ("末号", "最后号", "最大号", "last number"), True, True),
        _field("year", Kind.YEAR, "年度、年份、year"),
    ),
    passed_over=(*MARKS, "row", "reason", "名称", "name"),
    every_row=True,
)

FORMS = {
    "F01": "档案交接单",
    "F02": "档案交接明细表",
    "F03": "数字化工作流程单",
    "F09": "每日清点记录表",
}
"""The papers whose numbers a running project has used up; F03 counts through all years."""

_NOTES = (
    ("档号", "与目录一致；一行一卷（件）。填盒的档号时，该盒内未另行列出的案卷均按此行处理。"),
    ("状态", "在室、已归库、未出库，三者之一。没有列出的案卷按未出库处理。"),
    ("出库日期", "在室的必填：离开库房的那一天，例如 2026-08-03。离库天数和消毒期限由此起算。"),
    ("存放位置", "在室的必填：柜或工位的名称或条码，须先在程序中登记。"),
    ("领用人", "在工位的必填：在谁手里。"),
    ("出库单号、归库单号", "原纸质单据的编号；没有可不填。"),
    ("批次", "原来的批次名称；不填时，同一出库单的为一批。"),
    (
        "已完成环节",
        "用顿号分开，人员和日期知道多少填多少：前处理、扫描（林强 2026-08-05）；或：全部。",
    ),
    (
        "",
        "“全部”指本项目全部环节。已归库的不填即全部完成。可用的环节名称见下行。",
    ),
    (
        "环节名称",
        known_stages(),
    ),
    ("实体状态", "1 完好 … 7 字迹褪变，与交接单的状态代码相同；不填为 1。"),
    ("末号", "各种单据已经用到的最后一个号（只填数字）；程序从下一个号接着编。没有用过的不填。"),
)


def write_template(path: Path, db: Reading, project: ProjectId) -> int:
    """The spreadsheet to be filled in: a row for each unit of the project that never moved.

    Returns how many rows it has.

    Raises:
        WriteError: the file could not be written.
    """
    units = _never_moved(db, project)
    rows = ((unit.reference_code, *[None] * 10, unit.title, unit.box_number) for unit in units)
    heads = (*(field.head for field in STATEMENT.fields), "题名", "盒号")
    places = (
        *(one.name for one in site.cabinets.find(db)),
        *(one.name for one in site.workstations.find(db)),
    )
    write_tables(
        path,
        (
            Table(SHEET, heads, rows, {1: tuple(one.chinese for one in _OFFERED), 3: places}),
            Table(NUMBERS_SHEET, ("表单", "名称", "末号", "年度"), _forms()),
            Table(NOTES_SHEET, ("栏目", "怎样填写"), _NOTES),
        ),
    )
    return len(units)


_OFFERED = (Stand.IN_THE_ROOM, Stand.HOME, Stand.NOT_BEGUN)


def _never_moved(db: Reading, project: ProjectId) -> Sequence[Unit]:
    """Volumes and loose items by reference code; what the book has seen moving is left out."""
    found = [
        unit
        for kind in (UnitKind.VOLUME, UnitKind.ITEM)
        for unit in catalogue.of_project(db, project, kind)
    ]
    seen = custody.where_all(db, (unit.id for unit in found))
    return sorted(
        (unit for unit in found if unit.id not in seen), key=lambda unit: unit.reference_code
    )


def _forms() -> Iterator[Sequence[object]]:
    for form, name in FORMS.items():
        yield form, name, None, None


def heads_of(fields: Iterable[str]) -> tuple[str, ...]:
    """The proper heads of some columns, for a sentence."""
    return tuple(field.head for field in STATEMENT.fields if field.name in set(fields))
