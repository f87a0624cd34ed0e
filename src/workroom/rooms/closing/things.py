"""The things of a day on paper (F24): what was counted by scanning, at opening and at closing."""

from collections.abc import Iterable

from workroom.base.ids import Kind
from workroom.paper.sheet import Align, Column, Table
from workroom.rooms.counting.model import Sort
from workroom.rooms.holds.model import DayClosed, DayOpened, SortCount, Unfound

_COLUMNS = (
    Column("类别", 50),
    Column("应有", 15, Align.CENTRE, "开室清点"),
    Column("实点", 15, Align.CENTRE, "开室清点"),
    Column("应有", 15, Align.CENTRE, "闭室清点"),
    Column("实点", 15, Align.CENTRE, "闭室清点"),
    Column("差异", 15, Align.CENTRE, "闭室清点"),
    Column("未见及说明", 45),
)
_SORTS = {
    Sort.ARCHIVES: "档案（盒、散件）及随附流程单",
    Sort.MEDIA: "存储介质（硬盘、U盘、光盘等）",
    Sort.KEYS: "钥匙、工具、封条",
    Sort.BADGES: "胸牌",
}
_KINDS: dict[Kind, str] = {Kind.UNIT: Sort.ARCHIVES, Kind.LINE: Sort.KEYS, Kind.PERSON: Sort.BADGES}
BY_HAND = ("计算机、扫描仪",)
"""Of what the book does not count yet the numbers are written by hand."""
BY_CABINET = "按柜清点，见第二栏"
NOT_BACK = "未归还：{codes}"


def things(opened: DayOpened, closed: DayClosed) -> Table:
    """§5.5.5 上下班物品清点: a row a sort of things; what nobody scanned stays open to be written.

    A flow sheet lies with its archives and is counted with them.
    """
    mornings = {one.sort: one for one in opened.sorts}
    evenings = {one.sort: one for one in closed.sorts}
    unfound = {sort: _unfound(opened, closed, sort) for sort in Sort}
    scanned = tuple(
        (
            name,
            *_both(mornings.get(sort)),
            *_both(evenings.get(sort)),
            _difference(evenings.get(sort)),
            unfound[sort] or _said(sort, closed),
        )
        for sort, name in _SORTS.items()
    )
    by_hand = tuple((name, *[""] * (len(_COLUMNS) - 1)) for name in BY_HAND)
    return Table(_COLUMNS, (*scanned, *by_hand), size=9.0)


def _said(sort: Sort, closed: DayClosed) -> str:
    """Media that were in somebody's hands; how archives were counted where nothing was scanned."""
    if sort is Sort.MEDIA and closed.media_out:
        return NOT_BACK.format(codes="、".join(closed.media_out))
    return BY_CABINET if sort is Sort.ARCHIVES and not closed.sorts else ""


def said(unfound: Iterable[Unfound]) -> str:
    """Each thing that was not there, with what was said to it."""
    return "；".join(f"{one.name}：{one.why or '未说明'}" for one in unfound)


def _unfound(opened: DayOpened, closed: DayClosed, sort: Sort) -> str:
    moments = (("开室", opened.unfound), ("闭室", closed.unfound))
    told = (
        (when, [one for one in unfound if (one.sort or _KINDS[one.kind]) == sort])
        for when, unfound in moments
    )
    return "\n".join(f"{when}　{said(unfound)}" for when, unfound in told if unfound)


def _both(count: SortCount | None) -> tuple[str, str]:
    return (str(count.expected), str(count.found)) if count else ("", "")


def _difference(count: SortCount | None) -> str:
    """Found less expected."""
    if count is None:
        return ""
    return f"{count.found - count.expected:+}" if count.found != count.expected else "无"
