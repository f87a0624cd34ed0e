"""The counts of a day on paper: what came and went, and what was found in every cabinet."""

from collections.abc import Iterator

from workroom.paper.sheet import WRITTEN, Align, Column, Look, Row, Table
from workroom.rooms.holds.model import CabinetCount, DayClosed, DayOpened

Three = tuple[int, int, int]
"""Boxes, volumes, items."""

_CHANGE_COLUMNS = (
    Column("", 14, Align.CENTRE),
    Column("开室实点", 26, Align.RIGHT),
    Column("当日调入", 26, Align.RIGHT),
    Column("当日归还", 26, Align.RIGHT),
    Column("应在室", 26, Align.RIGHT),
    Column("闭室入柜实点", 26, Align.RIGHT),
    Column("未入柜", 26, Align.RIGHT),
)
_CABINET_COLUMNS = (
    Column("柜（库）位", 25),
    Column("应有", 21, Align.CENTRE, "开室清点"),
    Column("实点", 21, Align.CENTRE, "开室清点"),
    Column("应有", 21, Align.CENTRE, "闭室清点"),
    Column("实点", 21, Align.CENTRE, "闭室清点"),
    Column("差异", 16, Align.CENTRE, "闭室清点"),
    Column("封条／锁具", 23),
    Column("实点", 22, Align.CENTRE, "次日开室"),
)
_KINDS = ("盒", "卷", "件")


def changes(opened: DayOpened, closed: DayClosed) -> Table:
    """当日增减: what was there in the morning and what changed hands leaves what must be there."""
    there = _sum(found(count) for count in opened.counts)
    locked = _sum(found(count) for count in closed.counts)
    rows = tuple(
        (
            kind,
            *map(
                str,
                (
                    there[at],
                    closed.received[at],
                    closed.returned[at],
                    there[at] + closed.received[at] - closed.returned[at],
                    locked[at],
                    there[at] + closed.received[at] - closed.returned[at] - locked[at],
                ),
            ),
        )
        for at, kind in enumerate(_KINDS)
    )
    return Table(_CHANGE_COLUMNS, rows, height=6.0)


def cabinets(opened: DayOpened, closed: DayClosed, after: DayOpened | None) -> Table:
    """逐柜清点: a row a cabinet, 应有 beside 实点; the next morning's is open until it was made."""
    mornings = {count.cabinet: count for count in opened.counts}
    next_mornings = {count.cabinet: count for count in after.counts} if after else {}
    rows = tuple(
        (
            count.name,
            *_both(mornings.get(count.cabinet)),
            spelled(expected(count)),
            counted(count),
            _difference(count),
            count.seal,
            _both(next_mornings.get(count.cabinet))[1],
        )
        for count in closed.counts
    )
    total = Row(
        (
            "合计",
            spelled(_sum(expected(count) for count in opened.counts)),
            spelled(_sum(found(count) for count in opened.counts)),
            spelled(_sum(expected(count) for count in closed.counts)),
            spelled(_sum(found(count) for count in closed.counts)),
            "",
            "",
            spelled(_sum(found(count) for count in after.counts)) if after else "",
        ),
        Look.STRONG,
    )
    return Table(_CABINET_COLUMNS, rows, (total,), height=WRITTEN, size=9.0)


def expected(count: CabinetCount) -> Three:
    """What the book says lies in the cabinet."""
    return (count.boxes, count.volumes, count.items)


def found(count: CabinetCount) -> Three:
    """What two people found in it."""
    return (count.found_boxes, count.found_volumes, count.found_items)


def _both(count: CabinetCount | None) -> tuple[str, str]:
    """Expected and found, in one cell each; a cabinet that was not there yet has neither."""
    return (spelled(expected(count)), counted(count)) if count else ("", "")


def counted(count: CabinetCount) -> str:
    """实点; where it was not opened, 凭封条."""
    return f"{spelled(found(count))}{'（凭封条）' if count.by_seal else ''}"


def spelled(three: Three) -> str:
    """Boxes, volumes and items in one cell."""
    return "／".join(map(str, three))


def _difference(count: CabinetCount) -> str:
    """Found less expected, for the kinds in which they differ."""
    parts = [
        f"{kind}{got - due:+}"
        for kind, got, due in zip(_KINDS, found(count), expected(count), strict=True)
        if got != due
    ]
    return " ".join(parts) or "无"


def _sum(threes: Iterator[Three]) -> Three:
    boxes = volumes = items = 0
    for three in threes:
        boxes, volumes, items = boxes + three[0], volumes + three[1], items + three[2]
    return (boxes, volumes, items)
