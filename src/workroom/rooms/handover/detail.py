"""The lines of a note on paper: one a box on the note, one a volume on the detailed list (F02)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from workroom.base.codes import Code
from workroom.base.ids import UnitId
from workroom.paper.sheet import Align, Block, Carry, Cell, Column, Look, Paragraph, Row, Table
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.handover.boxed import Boxful, by_box, counted
from workroom.rooms.handover.counts import Counts
from workroom.rooms.handover.model import Direction, HandoverAgreed, NoteLine

LONGEST_REMARK = 24
"""What is longer has a line of its own on the list, under the volume: the column is narrow."""

_CONDITIONS = ("完好", "轻微破损", "严重破损", "残缺", "虫霉", "粘连", "字迹褪变")
CONDITIONS = "实体状态代码：" + "　".join(f"{at}{word}" for at, word in enumerate(_CONDITIONS, 1))

NOTE_COLUMNS = (
    Column("序号", 10, Align.CENTRE, key="number"),
    Column("档号或起止档号", 55, key="code"),
    Column("题名／盒号", 60, key="title"),
    Column("盒数", 14, Align.RIGHT, key="boxes"),
    Column("卷数", 14, Align.RIGHT, key="volumes"),
    Column("件数", 14, Align.RIGHT, key="items"),
    Column("页数", 18, Align.RIGHT, key="pages"),
    Column("实体状态", 24, Align.CENTRE, key="condition"),
    Column("密级核查", 18, Align.CENTRE, key="secrecy"),
    Column("备注", 30, key="remark"),
    Column("保管期限", 20, Align.CENTRE, key="period"),
)
DETAIL_COLUMNS = (
    Column("序号", 10, Align.CENTRE, key="number"),
    Column("档号", 50, key="code"),
    Column("题名", 72, key="title"),
    Column("责任者", 25, key="author"),
    Column("日期", 22, Align.CENTRE, key="dates"),
    Column("件数", 11, Align.RIGHT, key="items"),
    Column("页数", 13, Align.RIGHT, key="pages"),
    Column("状态代码", 11, Align.CENTRE, key="condition"),
    Column("交出核对", 11, Align.CENTRE, key="given"),
    Column("接收核对", 11, Align.CENTRE, key="taken"),
    Column("备注", 21, key="remark"),
    Column("文号", 28, key="document"),
    Column("保管期限", 16, Align.CENTRE, key="period"),
    Column("密级", 14, Align.CENTRE, key="secrecy"),
)
"""With those that are off as delivered at the end; `parts.py` says which."""

_COUNTED, _SUMMED = (3, 4, 5, 6), (5, 6)
"""The places of what is added up: on the note, and on the list."""


def note_rows(
    lines: Iterable[NoteLine], codes: Mapping[UnitId, Code]
) -> tuple[tuple[str, ...], ...]:
    """A row a box, with its first and last code; a row each for what goes without its box."""
    rows: list[tuple[str, ...]] = []
    for group in by_box(lines):
        if group.box is not None:
            rows.append(_box_row(group.box, group, codes))
        else:
            rows.extend(_unit_row(line) for line in group.inside)
    return tuple((str(place), *row) for place, row in enumerate(rows, start=1))


def note_carry(rows: tuple[tuple[str, ...], ...]) -> Carry:
    """Boxes, volumes, items and pages of the rows, for where the note goes on overleaf."""
    return Carry(_COUNTED, tuple(tuple(int(row[at] or 0) for at in _COUNTED) for row in rows))


def note_totals(event: HandoverAgreed) -> tuple[Row, ...]:
    """What the lines add up to, what each side counted, and by how much they differ."""
    listed = counted(event.lines)
    sides = (event.client_counts, event.contractor_counts)
    giver, taker = sides if event.direction is Direction.OUT else sides[::-1]
    rows = [("合计　清单合计", listed), ("移交方清点数", giver), ("接收方清点数", taker)]
    if giver == taker:
        rows.append(("差异（双方清点数－清单）", giver - listed))
    else:
        rows.append(("差异（移交方－接收方）", giver - taker))
    return tuple(
        Row(
            (
                Cell(words, span=3, align=Align.RIGHT),
                *(str(number) for number in (counts.boxes, counts.volumes, counts.items)),
                "依目录" if counts.pages is None else str(counts.pages),
                Cell("", span=len(NOTE_COLUMNS) - 7),
            ),
            Look.STRONG,
        )
        for words, counts in rows
    )


def detail_blocks(
    lines: Iterable[NoteLine], codes: Mapping[UnitId, Code], number: str
) -> tuple[Block, ...]:
    """F02: a row a volume or item with room for both ticks, a sub-total a box."""
    chosen = tuple(lines)
    told = tuple(_detail_rows(by_box(chosen), codes))
    return (
        Paragraph(f"附于交接单 {number}。{CONDITIONS}", size=8.0),
        Table(
            columns=DETAIL_COLUMNS,
            rows=tuple(row for row, _ in told),
            totals=(_sum_row("合计", counted(chosen)),),
            closed=True,
            size=9.0,
            to_the_end=True,
            carry=Carry(_SUMMED, tuple(amounts for _, amounts in told)),
        ),
    )


def _box_row(box: NoteLine, group: Boxful, codes: Mapping[UnitId, Code]) -> tuple[str, ...]:
    counts = group.counts
    lines = group.inside or (box,)
    spoken = [line for line in lines if line.remark]
    remarks = [box.remark] if box.remark else []
    if not group.is_unbroken:
        remarks.append("档号不连续，见明细表")
    if group.inside and spoken:
        remarks.append(f"{len(spoken)} 条备注见明细表")
    return (
        _range(group) if group.inside else box.reference_code,
        f"第 {box.box_number} 盒　{codes.get(box.unit, '')}" if box.box_number else box.title,
        str(counts.boxes),
        _or_none(counts.volumes),
        _or_none(counts.items),
        _or_none(counts.pages or 0),
        _conditions(lines),
        _classes(lines),
        "；".join(remarks),
        "、".join(dict.fromkeys(spelled_period(line.retention_period) for line in lines)),
    )


def _unit_row(line: NoteLine) -> tuple[str, ...]:
    counts = counted((line,))
    return (
        line.reference_code,
        line.title,
        "",
        _or_none(counts.volumes),
        str(counts.items),
        str(counts.pages),
        str(line.condition),
        line.security_class or "无",
        line.remark,
        spelled_period(line.retention_period),
    )


def _detail_rows(
    groups: Sequence[Boxful], codes: Mapping[UnitId, Code]
) -> Iterator[tuple[Row | tuple[str, ...], tuple[int, int]]]:
    """Each row, and what it adds to the items and pages that are carried overleaf."""
    place = 0
    for group in groups:
        if not group.inside:
            continue
        name = _name(group, codes)
        yield Row((Cell(name, span=len(DETAIL_COLUMNS)),), Look.QUIET), (0, 0)
        for line in group.inside:
            place += 1
            items = 1 if line.kind is UnitKind.ITEM else line.items
            told = (
                str(place),
                line.reference_code,
                line.title,
                line.author,
                spelled_dates(line.dates),
                str(items),
                str(line.pages),
                str(line.condition),
                "",
                "",
                line.remark if len(line.remark) <= LONGEST_REMARK else "见下行",
                line.document_number,
                spelled_period(line.retention_period),
                line.security_class or "无",
            )
            yield told, (items, line.pages)
            if len(line.remark) > LONGEST_REMARK:
                said = Cell(f"备注：{line.remark}", span=len(DETAIL_COLUMNS) - 1)
                yield Row(("", said)), (0, 0)
        if len(groups) > 1:
            yield _sum_row(f"小计（{name.split('　')[0]}）", group.counts), (0, 0)


def _sum_row(words: str, counts: Counts) -> Row:
    parts = [f"{counts.boxes} 盒"] if counts.boxes else []
    parts += [f"{counts.volumes} 卷"] if counts.volumes else []
    return Row(
        (
            Cell(f"{words}　{'　'.join(parts)}", span=5, align=Align.RIGHT),
            str(counts.items),
            str(counts.pages),
            Cell("", span=len(DETAIL_COLUMNS) - 7),
        ),
        Look.STRONG,
    )


def _name(group: Boxful, codes: Mapping[UnitId, Code]) -> str:
    """What the box is called; without it, out of which box the volumes were taken."""
    first = group.box or group.inside[0]
    code = codes.get(group.box.unit if group.box else first.box or first.unit, "")
    number = f"第 {first.box_number} 盒" if first.box_number else ""
    if group.box is not None:
        return f"{number or group.box.reference_code}　{code}"
    return f"{number}中取出　{code}（盒未随交）" if number else "散卷、散件"


def _range(group: Boxful) -> str:
    return group.first if group.first == group.last else f"{group.first}\n至 {group.last}"


def _conditions(lines: Sequence[NoteLine]) -> str:
    """`1` where all are sound, else how many of each."""
    count: dict[int, int] = {}
    for line in lines:
        count[line.condition] = count.get(line.condition, 0) + 1
    if len(count) == 1:
        return str(next(iter(count)))
    return "　".join(f"{condition}×{count[condition]}" for condition in sorted(count))


def _classes(lines: Sequence[NoteLine]) -> str:
    named = sorted({line.security_class for line in lines if line.security_class})
    if not named:
        return "无"
    return "、".join(
        f"{name} {sum(line.security_class == name for line in lines)}" for name in named
    )


def condition_words(condition: int) -> str:
    """A condition code with its word, 1 to 7."""
    return f"{condition} {_CONDITIONS[condition - 1]}"


def spelled_period(period: str) -> str:
    """A retention period in words: codes as catalogues write them, anything else as it stands."""
    if period.upper() == "Y":
        return "永久"
    years = period[1:] if period[:1].upper() == "D" else ""
    return f"{int(years)} 年" if years.isdecimal() else period


def spelled_dates(dates: str) -> str:
    """Dates YYYYMMDD with 00 for unknown parts, as people write them: 1958-09 至 1960-12-25."""
    spelled = [_spelled_date(part) for part in dates.split("-") if part]
    return " 至\n".join(dict.fromkeys(spelled))


def _spelled_date(date: str) -> str:
    if len(date) != 8 or not date.isdigit():
        return date
    parts = (date[:4], date[4:6], date[6:])
    return "-".join(part for part in parts if part.strip("0"))


def _or_none(number: int) -> str:
    return str(number) if number else ""
