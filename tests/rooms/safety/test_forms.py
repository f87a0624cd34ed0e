"""The forms of safety on paper: how many originals, how many pages, what stands in one row."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from books import Book
from workroom.paper.picture import page_count
from workroom.paper.render import render
from workroom.paper.sheet import THREE_COPIES, TWO_COPIES, Block, Grid, Sheet, Signatures, Together
from workroom.rooms.registers import service, store
from workroom.rooms.registers.declaration import Register
from workroom.rooms.registers.slip import Printing, line_form
from workroom.rooms.safety.accidents import QUALITY_ACCIDENTS, Severity
from workroom.rooms.safety.checks import CHECKS, GROUPS, CheckKind, Found, When
from workroom.rooms.safety.incidents import INCIDENTS, IncidentKind
from workroom.rooms.safety.notices import NOTICES
from workroom.rooms.shelf import SHELF

MONDAY = date(2026, 3, 2)
CHECK: dict[str, Any] = {
    "day": MONDAY,
    "kind": CheckKind.ROUTINE,
    "when": When.BEFORE,
    **dict.fromkeys(GROUPS, Found.GOOD),
}
NOTICE = {
    "issued_on": MONDAY,
    "due": MONDAY,
    "subject": "杂物",
    "content": "2号台堆放无关物品",
    "demand": "清理",
}
ACCIDENT = {
    "level": Severity.MAJOR,
    "found_on": MONDAY,
    "description": "漏扫整卷",
    "extent": "一卷",
}
INCIDENT = {
    "kind": IncidentKind.DAMAGE,
    "level": Severity.MAJOR,
    "discovered_at": datetime(2026, 3, 2, tzinfo=UTC),
    "place": "1号台",
    "course": "撕裂",
}


def form(book: Book, register: Register[Any], values: dict[str, Any]) -> Sheet:
    with book.ledger.work(by=book.zhao) as work:
        line = service.enter(work, register, values).event.line
    with book.ledger.read() as db:
        return line_form(
            db,
            lambda seqs: book.ledger.entries(db, seqs=seqs),
            SHELF,
            register,
            store.get(db, register, line),
            Printing(book.clock(), "赵垚"),
        )


def flat(sheet: Sheet) -> Iterator[Block]:
    for block in sheet.blocks:
        yield from block.blocks if isinstance(block, Together) else (block,)


@pytest.mark.parametrize(
    ("register", "values", "copies", "pages"),
    [
        pytest.param(CHECKS, CHECK, ("",), 1, id="a_check_is_one_sheet"),
        pytest.param(QUALITY_ACCIDENTS, ACCIDENT, TWO_COPIES, 1, id="an_accident"),
        pytest.param(INCIDENTS, INCIDENT, TWO_COPIES, 2, id="an_incident_has_two_sides"),
        pytest.param(NOTICES, NOTICE, THREE_COPIES, 1, id="a_notice_has_three_originals"),
    ],
)
def test_a_form_has_its_originals_and_its_pages(
    book: Book,
    tmp_path: Path,
    register: Register[Any],
    values: dict[str, Any],
    copies: tuple[str, ...],
    pages: int,
) -> None:
    sheet = form(book, register, values)
    assert sheet.copies == copies
    path = tmp_path / "form.pdf"
    path.write_bytes(render((sheet,)))
    assert page_count(path) == pages * len(copies)


def test_short_choices_stand_two_in_a_row(book: Book) -> None:
    rows = [
        row
        for block in flat(form(book, CHECKS, CHECK))
        if isinstance(block, Grid)
        for row in block.rows
    ]
    assert ["环境", "☑正常　☐异常　☐不适用", "消防", "☑正常　☐异常　☐不适用"] in [
        [cell.text for cell in row] for row in rows
    ]


def test_five_signatures_stand_in_two_rows_of_about_as_many(book: Book) -> None:
    (boxes,) = (
        one for one in flat(form(book, QUALITY_ACCIDENTS, ACCIDENT)) if isinstance(one, Signatures)
    )
    assert (len(boxes.boxes), boxes.per_row) == (5, 3)
