"""A register that only tests declare, with a field of every kind, and a book that knows it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from books import Book, copy_of
from workroom.base.clauses import PROCESS_CONTROL
from workroom.base.ids import CabinetId, LineId, PersonId, UnitId
from workroom.base.verdict import YES, Verdict, wrong
from workroom.base.words import phrase
from workroom.book import register as folding
from workroom.ledger.work import Ledger
from workroom.rooms.people.model import Role
from workroom.rooms.registers import store
from workroom.rooms.registers.declaration import Case, Falls, Look, Part, Register, Shelf, Worked
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line, Option, Standing
from workroom.rooms.registers.rules import sealed_by
from workroom.rooms.shelf import SHELF

SEEN = "seen"


class Colour(Option):
    """A choice."""

    RED = "red", "red", "红"
    BLUE = "blue", "blue", "蓝"


@dataclass(frozen=True, slots=True)
class Specimen(Line):
    """A field of every kind, and each again where it may stay empty."""

    name: str = asked("Name", "名称", width=40, unique=True)
    story: str = asked("Story", "经过", lines=3, optional=True)
    number_of: int = asked("How many", "数量", width=14, units=("boxes", "盒"), highest=99)
    found_on: date = asked("Found on", "发现日期", width=22)
    at: datetime = asked("At", "时间", width=32)
    whole: bool = asked("Whole", "完整", width=12)
    colour: Colour = asked("Colour", "颜色", width=16)
    colours: tuple[Colour, ...] = asked("Colours", "各色", optional=True)
    owner: PersonId = asked("Owner", "责任人", width=20)
    people: tuple[PersonId, ...] = asked("People", "人员", optional=True)
    cabinet: CabinetId | None = asked("Cabinet", "柜位", optional=True, width=20)
    units: tuple[UnitId, ...] = asked("Units", "档案", optional=True, width=40)
    verdict: str = asked("What was seen", "结论", part=SEEN, lines=2)
    seen_on: date | None = asked("Seen on", "复查日期", part=SEEN, width=22)
    price: int | None = asked("Price", "价格", part=SEEN, optional=True)


def not_found_tomorrow(case: Case[Specimen]) -> Verdict:
    """A rule that speaks of one field."""
    if case.after.found_on > case.today:
        return wrong("found_on", "It cannot be found tomorrow.", PROCESS_CONTROL)
    return YES


def on_its_day(look: Look) -> Iterator[Falls]:
    """A clock."""
    for one in look.lines(SPECIMENS):
        if one.standing is Standing.OPEN:
            yield Falls(PROCESS_CONTROL, one.found_on, phrase("See to it."), line=one)


def the_day_after(line: Specimen, _look: Look) -> str:
    """What a paper says that nobody fills in."""
    return (line.found_on + timedelta(days=1)).isoformat()


SPECIMENS: Register[Specimen] = Register(
    key="specimens",
    kind=Specimen,
    form="F99",
    title="Specimens",
    chinese="样本登记簿",
    paper="样本登记单",
    help="What a test declares.",
    clauses=(PROCESS_CONTROL,),
    parts=(
        Part(ENTERED, "Found", "发现", frozenset({Role.MANAGER, Role.OPERATOR}), signs="发现人"),
        Part(
            SEEN,
            "Seen",
            "复查",
            frozenset({Role.CLIENT_LEAD}),
            signs="复查人",
            after=(ENTERED,),
            closes=True,
            width=18,
            also_sign=("见证人",),
        ),
    ),
    rules=(not_found_tomorrow, sealed_by(SEEN)),
    voided_by=frozenset({Role.MANAGER, Role.OPERATOR, Role.CLIENT_LEAD}),
    clocks=(on_its_day,),
    known_by="name",
    worked=(Worked("found_on", "次日", the_day_after, width=20),),
)


@dataclass(frozen=True, slots=True)
class Remark(Line):
    """A line that stands beneath another."""

    specimen: LineId = asked("Specimen", "样本编号", of=SPECIMENS)
    text: str = asked("Remark", "备注", lines=2, width=100)
    others: tuple[LineId, ...] = asked("See also", "另见", optional=True, of=SPECIMENS)


def specimen_is_not_remarked_on_in_red(case: Case[Remark]) -> Verdict:
    """A rule that looks at the lines of a register which its own reads."""
    named = (one for one in case.lines(SPECIMENS) if one.id == case.after.specimen)
    if any(one.colour is Colour.RED for one in named):
        return wrong("specimen", "Nothing is said of a red one.", PROCESS_CONTROL)
    return YES


REMARKS: Register[Remark] = Register(
    key="specimen_remarks",
    kind=Remark,
    title="Remarks",
    chinese="样本备注",
    help="What is said of a specimen.",
    clauses=(PROCESS_CONTROL,),
    parts=(Part(ENTERED, "Remark", "备注", frozenset(Role)),),
    rules=(specimen_is_not_remarked_on_in_red,),
    reads=(SPECIMENS,),
    open_rows=3,
)
SPECIMEN_SHELF = Shelf((SPECIMENS, REMARKS))


TODAY = date(2026, 3, 2)


def told(book: Book, **more: Any) -> dict[str, Any]:
    """The answers of a specimen's first part, whole."""
    return {
        "name": "一号样本",
        "story": "第一行\n第二行",
        "number_of": 7,
        "found_on": TODAY,
        "at": datetime(2026, 3, 2, 1, 5, tzinfo=UTC),
        "whole": False,
        "colour": Colour.BLUE,
        "colours": (Colour.RED, Colour.BLUE),
        "owner": book.lin,
        "people": (book.wang, book.li),
        "cabinet": book.cabinet,
        **more,
    }


@contextmanager
def specimen_book(founded: Book, root: Path) -> Iterator[Book]:
    """A copy of a founded book that knows the registers of these tests as well.

    Their tables are taken away again, so that no other test meets them.
    """
    made = copy_of(founded, root)
    made.ledger.close()
    made.ledger = Ledger(made.ledger.path, folding(Shelf((*SHELF, *SPECIMEN_SHELF))), made.clock)
    with made.ledger.work(by=made.wang) as work:
        for register in SPECIMEN_SHELF:
            store.kept(register).table.create(work.db)
    try:
        yield made
    finally:
        made.close()
        for register in SPECIMEN_SHELF:
            store.forget(register)
