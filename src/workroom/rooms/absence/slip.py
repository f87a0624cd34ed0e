"""The lending slip (临时调阅单), drawn from the entry of the loan and what came back since."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import cast

from workroom.base.clock import minute_of
from workroom.base.event import Entry
from workroom.base.ids import Kind, PersonId, Seq, Subject, UnitId
from workroom.ledger.mentions import entries_about
from workroom.ledger.reading import Entries, Reading
from workroom.paper.sheet import (
    CORRECTIONS,
    EQUAL_EFFECT,
    REPRINT,
    TWO_COPIES,
    Align,
    Column,
    Foot,
    Grid,
    Orientation,
    RuledLines,
    Sheet,
    SignatureBox,
    Signatures,
    Table,
    Together,
    labelled,
)
from workroom.rooms.absence.model import Loan, LoanReturned, UnitsLent
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.people import store as people
from workroom.rooms.project import store as project

COLUMNS = (
    Column("序号", 10.0, Align.CENTRE),
    Column("档号", 44.0),
    Column("题名", 62.0),
    Column("件数", 12.0, Align.RIGHT),
    Column("页数", 12.0, Align.RIGHT),
    Column("归还", 30.0),
)


def lending_slip(
    db: Reading,
    entries: Entries,
    loan: Loan,
    *,
    printed_at: datetime,
    printed_by: str,
    copy: int | None = None,
    reprint: bool = False,
) -> tuple[Sheet, ...]:
    """The slip, in one original or both; what came back stands in its last column.

    Args:
        copy: 1 the client's original, 2 the contractor's, None both.
    """
    zone = project.zone(db)
    entry = cast("Entry[UnitsLent]", next(entries((loan.entry,))))
    event, names, room = entry.event, people.names(db), project.room(db)
    first = catalogue.units.get(db, event.lines[0].unit)
    back = dict(_came_back(db, entries, loan))
    rows = tuple(
        (
            str(place),
            line.reference_code,
            line.title,
            str(line.items) if line.items else "",
            str(line.pages),
            minute_of(back[line.unit].happened_at, zone) if line.unit in back else "",
        )
        for place, line in enumerate(event.lines, start=1)
    )
    remarks = "\n".join(
        dict.fromkeys(one.event.remark for one in back.values() if one.event.remark)
    )
    sheet = Sheet(
        form="F01L",
        title="档案临时调阅单",
        number=event.number,
        orientation=Orientation.PORTRAIT,
        project=project.projects.get(db, first.project).name,
        client_number="",
        marks=(REPRINT,) if reprint else (),
        practice=room.practice,
        blocks=(
            Grid(
                (24.0, 61.0, 24.0, 61.0),
                (
                    labelled(("调阅单位", room.client), ("调阅人", names[event.client])),
                    labelled(("借出单位", room.contractor), ("借出人", names[event.contractor])),
                    labelled(
                        ("借出时间", minute_of(entry.happened_at, zone)),
                        ("应还日期", event.due.isoformat()),
                    ),
                    labelled(
                        ("出库单号", "、".join(dict.fromkeys(one.out_note for one in event.lines))),
                        ("数量", f"{len(event.lines)} 行"),
                    ),
                    labelled(("调阅事由", event.purpose, 3)),
                ),
            ),
            Table(COLUMNS, rows, closed=True, size=9.5),
            Together(
                (
                    RuledLines("归还情况", 2, remarks),
                    Signatures(
                        tuple(_signatures(entry, names, minute_of(entry.happened_at, zone)))
                    ),
                )
            ),
        ),
        foot=Foot(
            printed_at=minute_of(printed_at, zone),
            printed_by=printed_by,
            check_digits=entry.digest,
            remarks=(CORRECTIONS, EQUAL_EFFECT),
        ),
    )
    originals = TWO_COPIES if copy is None else (TWO_COPIES[copy - 1],)
    return tuple(replace(sheet, copies=(original,)) for original in originals)


def _came_back(
    db: Reading, entries: Entries, loan: Loan
) -> Iterable[tuple[UnitId, Entry[LoanReturned]]]:
    about: set[Seq] = set()
    for unit in loan.back:
        about.update(map(Seq, entries_about(db, Subject(Kind.UNIT, unit))))
    for one in entries(tuple(sorted(seq for seq in about if seq > loan.entry))):
        if isinstance(one.event, LoanReturned) and one.event.loan == loan.id:
            for unit in one.event.units:
                yield unit, cast("Entry[LoanReturned]", one)


def _signatures(
    entry: Entry[UnitsLent], names: Mapping[PersonId, str], moment: str
) -> Iterable[SignatureBox]:
    yield SignatureBox("借出人", f"{names[entry.event.contractor]}（承包方）{moment}")
    yield SignatureBox("调阅人", f"{names[entry.event.client]}（发包方）{moment}")
    yield SignatureBox("归还人")
    yield SignatureBox("收回人")
