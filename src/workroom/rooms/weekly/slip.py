"""The weekly page on paper (F52, 一周情况表): first what must be looked at, then every line of it.

It is derived, may be printed at any time, and so bears no number of a series:
it names its days and the last entry it tells of.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from workroom.base.clock import minute_of
from workroom.base.ids import Seq
from workroom.base.words import Words
from workroom.ledger.reading import Entries, Reading
from workroom.paper.sheet import (
    CORRECTIONS,
    EQUAL_EFFECT,
    TWO_COPIES,
    Align,
    Block,
    Column,
    Foot,
    Gap,
    Grid,
    Heading,
    Look,
    Paragraph,
    Sheet,
    SignatureBox,
    Signatures,
    Table,
    Together,
    labelled,
)
from workroom.rooms.holds.weeks import Span
from workroom.rooms.project import store as project
from workroom.rooms.weekly.detail import SMALL, every_line, listed_under, said, small
from workroom.rooms.weekly.model import Matter, Seen, WeekPage
from workroom.rooms.weekly.week import read_week

FORM, TITLE = "F52", "一周情况表"
GOES_ON = "本周未完"
QR_WORDS = "二维码内容：\n周次、末条序号、\n校验码全文"
_GIST = (
    Column("事项", 36),
    Column("数", 12, Align.RIGHT),
    Column("涉及（登记人及次数）", 122),
)
_POINTS = (*_GIST[:2], Column("要点（登记人：内容）", 122))
PIECES = 24
"""So many stretches of entries are named beside a pattern; the command `week` names them all."""
POINTS = 3
"""So many sentences of a grave matter stand on the first page; all stand further behind."""
_PATTERNS = (
    Column("规律", 26),
    Column("人员", 18),
    Column("情况", 76),
    Column("所据条目", 50),
)


def weekly_sheet(
    db: Reading,
    entries: Entries,
    span: Span,
    *,
    chinese: Words,
    now: datetime,
    printed_by: str,
) -> Sheet:
    """The page of a span of days, in two originals.

    Args:
        chinese: the sentences of entries are templates; a form is a Chinese document.
    """
    page = read_week(db, entries, span, now)
    room, zone = project.room(db), project.zone(db)
    qr = f"{FORM} {span.name} {page.last_entry} {page.digest}".upper()
    return Sheet(
        form=FORM,
        title=TITLE,
        number="",
        project=f"{room.client}　{room.name}",
        copies=TWO_COPIES,
        marks=() if page.is_over else (GOES_ON,),
        practice=room.practice,
        blocks=(*_first(page, chinese, zone), *every_line(page, chinese, zone)),
        foot=Foot(
            printed_at=minute_of(now, zone),
            printed_by=printed_by,
            check_digits=page.digest,
            qr=qr if project.settings(db).on("head_as_qr") else "",
            qr_words=QR_WORDS,
            remarks=(
                f"{span.name}，末条为第 {page.last_entry} 号，校验码为该条之后的账册校验码。",
                CORRECTIONS,
                EQUAL_EFFECT,
            ),
        ),
    )


def _first(page: WeekPage, chinese: Words, zone: ZoneInfo) -> Iterator[Block]:
    yield _head(page)
    grave = [one for one in Matter if one.is_grave]
    points = tuple(_points(one, page, chinese) for one in grave if page.of(one))
    yield from _counted("一、须先看", _POINTS, points)
    others = [one for one in Matter if not one.is_grave and page.of(one)]
    yield from _counted("二、其余事项", _GIST, tuple(_gist(one, page.of(one)) for one in others))
    if page.empty:
        yield Gap(1.5)
        named = "、".join(one.chinese for one in page.empty)
        yield Grid((36.0, 134.0), ((small("无", Look.HEAD), small(named)),), height=6.0)
    yield from _patterns(page, chinese)
    yield Together(
        (
            Heading("四、双方签字"),
            Gap(0.8),
            Signatures(
                (
                    SignatureBox("发包方阅签", _registered(page, zone)),
                    SignatureBox("发包方负责人"),
                    SignatureBox("承包方项目负责人"),
                    SignatureBox("承包方保管专人"),
                )
            ),
        )
    )


def _head(page: WeekPage) -> Grid:
    span = page.span
    opened = "、".join(f"{day:%m-%d}" for day in page.opened) or "无"
    told = (
        f"第 {page.first_entry} 号至第 {page.last_entry} 号，共 {page.entries} 条"
        if page.entries
        else "本期无登记"
    )
    named = span.name if span.is_week else "按日期"
    return Grid(
        (22.0, 63.0, 22.0, 63.0),
        (
            labelled(("周次", named), ("起止", f"{span.first} 至 {span.last}")),
            labelled(("登记条目", told), ("开室日", opened)),
        ),
        height=6.0,
    )


def _counted(
    title: str, columns: tuple[Column, ...], rows: tuple[tuple[str, ...], ...]
) -> Iterator[Block]:
    yield Heading(title)
    yield Gap(0.8)
    yield Table(columns, rows, size=SMALL) if rows else Paragraph("无。", size=SMALL)


def _points(matter: Matter, page: WeekPage, chinese: Words) -> tuple[str, ...]:
    """What it is about, in so many words: who looks at one page only must know."""
    listed, elsewhere = listed_under(matter, page)
    longest = sorted(listed, key=lambda one: (-one.age_days, one.seq))
    points = [f"第 {one.seq} 号　{one.by}：{said(one, chinese)}" for one in longest[:POINTS]]
    if len(listed) > POINTS:
        points.append(f"其余 {len(listed) - POINTS} 条见第五栏。")
    if elsewhere:
        points.append(elsewhere)
    return matter.chinese, str(len(page.of(matter))), "\n".join(points)


def _gist(matter: Matter, seen: tuple[Seen, ...]) -> tuple[str, ...]:
    people = Counter(one.by or "系统" for one in seen)
    who = "、".join(f"{name} {count}" for name, count in people.most_common())
    return matter.chinese, str(len(seen)), who


def _patterns(page: WeekPage, chinese: Words) -> Iterator[Block]:
    yield Heading("三、供双方查看的登记规律（不据此阻止任何操作）")
    yield Gap(0.8)
    if not page.suspicions:
        yield Paragraph("无。", size=SMALL)
        return
    rows = tuple(
        (one.pattern.chinese, name, chinese.say(one.text), _seqs(one.entries))
        for name, one in page.suspicions
    )
    yield Table(_PATTERNS, rows, size=SMALL)
    found = dict.fromkeys(one.pattern for _, one in page.suspicions)
    thresholds = "".join(f"{one.chinese}：{chinese(one.text)}" for one in found)
    yield Paragraph(f"判定标准（项目约定）　{thresholds}", size=8.0)


def _registered(page: WeekPage, zone: ZoneInfo) -> str:
    signed = page.countersigned
    return f"{page.countersigned_by}　{minute_of(signed.at, zone)}" if signed else ""


def _seqs(seqs: tuple[Seq, ...]) -> str:
    """`12–15、18`: neighbours in one piece."""
    pieces: list[list[int]] = []
    for seq in sorted(seqs):
        if pieces and seq == pieces[-1][-1] + 1:
            pieces[-1].append(seq)
        else:
            pieces.append([seq])
    named = [str(one[0]) if len(one) == 1 else f"{one[0]}–{one[-1]}" for one in pieces[:PIECES]]
    more = [f"等，共 {len(seqs)} 条"] if len(pieces) > PIECES else []
    return "、".join((*named, *more))
