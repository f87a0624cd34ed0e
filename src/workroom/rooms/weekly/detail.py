"""The later pages of the weekly page on paper: every line, the scans, and the numbers drawn."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from workroom.base.clock import minute_of
from workroom.base.event import Source
from workroom.base.words import Words
from workroom.paper.sheet import (
    Align,
    Block,
    Cell,
    Column,
    Gap,
    Grid,
    Heading,
    Look,
    PageBreak,
    Paragraph,
    Row,
    Table,
)
from workroom.rooms.weekly.model import Drawn, Matter, Seen, WeekPage

SMALL = 9.0
SOURCES = {
    Source.SCAN: "扫描",
    Source.TYPED: "键入",
    Source.PAPER: "据纸件",
    Source.IMPORT: "导入",
    Source.OPENING: "期初",
    Source.SYSTEM: "系统",
}
_LINES = (
    Column("序号", 14, Align.RIGHT),
    Column("时间", 18, Align.CENTRE),
    Column("登记人", 20),
    Column("内容", 118),
)
_LATE = (
    Column("序号", 14, Align.RIGHT),
    Column("发生", 18, Align.CENTRE),
    Column("登记", 18, Align.CENTRE),
    Column("登记人", 20),
    Column("内容", 78),
    Column("来源", 22),
)
_SCANS = (
    Column("人员", 50),
    Column("工位", 60),
    Column("被拒（次）", 30, Align.RIGHT),
    Column("不识别（次）", 30, Align.RIGHT),
)


def every_line(page: WeekPage, chinese: Words, zone: ZoneInfo) -> Iterator[Block]:
    yield PageBreak()
    yield Heading("五、明细")
    for matter, count in page.counts.items():
        if count:
            yield Gap(1.0)
            yield Heading(f"{matter.chinese}（{count}）", size=9.5)
            yield Gap(0.5)
            listed, elsewhere = listed_under(matter, page)
            if listed:
                yield _table(matter, listed, chinese, zone)
            if elsewhere:
                yield Paragraph(elsewhere, size=SMALL)
    if not page.seen:
        yield Paragraph("无。", size=SMALL)
    yield Heading("六、被拒或不识别的扫描")
    yield Gap(0.8)
    if page.scans:
        rows = tuple(
            (one.by or "—", one.station or "—", str(one.refused), str(one.unknown))
            for one in page.scans
        )
        yield Table(_SCANS, rows, (_sum(page),), size=SMALL)
    else:
        yield Paragraph("无。", size=SMALL)
    yield Heading("七、本期所用编号（自首号至末号连续无缺）")
    yield Gap(0.8)
    yield from _series(page.series)


def _sum(page: WeekPage) -> Row:
    refused, unknown = (
        sum(one.refused for one in page.scans),
        sum(one.unknown for one in page.scans),
    )
    return Row(("合计", "", str(refused), str(unknown)), Look.STRONG)


def _table(matter: Matter, seen: tuple[Seen, ...], chinese: Words, zone: ZoneInfo) -> Table:
    if matter is Matter.LATE:
        late = tuple(
            (
                str(one.seq),
                _minute(one.happened_at, zone),
                _minute(one.recorded_at, zone),
                one.by,
                chinese.say(one.text),
                "　".join(part for part in (SOURCES[one.source], one.source_note) if part),
            )
            for one in seen
        )
        return Table(_LATE, late, size=SMALL)
    rows = tuple(
        (str(one.seq), _minute(one.recorded_at, zone), one.by, said(one, chinese)) for one in seen
    )
    return Table(_LINES, rows, size=SMALL)


def listed_under(matter: Matter, page: WeekPage) -> tuple[tuple[Seen, ...], str]:
    """The lines of a kind as paper lists them; a breach that still waits stands there only."""
    seen = page.of(matter)
    if matter is not Matter.BREACH:
        return seen, ""
    waiting = {one.seq for one in page.of(Matter.WAITING)}
    listed = tuple(one for one in seen if one.seq not in waiting)
    count = len(seen) - len(listed)
    return listed, f"{count} 条列于“{Matter.WAITING.chinese}”。" if count else ""


def said(one: Seen, chinese: Words) -> str:
    """The sentence of a line; of a breach that waits, with how long it has waited."""
    text = chinese.say(one.text)
    return f"{text}（已 {one.age_days} 天）" if one.matter is Matter.WAITING else text


def _series(series: tuple[Drawn, ...]) -> Iterator[Block]:
    if not series:
        yield Paragraph("无。", size=SMALL)
        return
    cells = [(small(one.chinese, Look.HEAD), small(_from_to(one))) for one in series]
    if len(cells) % 2:
        cells.append((small("", Look.HEAD), small("")))
    rows = tuple((*left, *right) for left, right in zip(cells[::2], cells[1::2], strict=True))
    yield Grid((42.0, 43.0, 42.0, 43.0), rows, height=6.0)


def _from_to(one: Drawn) -> str:
    return str(one.first) if one.first == one.last else f"{one.first} 至 {one.last}"


def _minute(moment: datetime, zone: ZoneInfo) -> str:
    """Month, day and minute: the year stands in the head."""
    return minute_of(moment, zone)[5:]


def small(text: str, look: Look = Look.PLAIN) -> Cell:
    """A cell in the size of the page's tables."""
    return Cell(text, look=look, size=SMALL)
