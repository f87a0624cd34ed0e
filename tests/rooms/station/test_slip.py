"""Labels, badges and the command sheet: every code reads, and says whose it is."""

import pytest

from books import Book, boxes, described, draft_out, open_day
from paper.reading import printed, texts_on
from rooms.lived import agree, items, volumes
from workroom.base.codes import parse
from workroom.paper.labels import BADGES, render_commands, render_labels
from workroom.rooms.people import service as people
from workroom.rooms.project import service as project
from workroom.rooms.station.model import COMMANDS
from workroom.rooms.station.slip import command_groups, labels_for
from workroom.rooms.workflow import service as workflow

KINDS = ("box", "volume", "item", "sheet", "batch", "cabinet", "workstation", "badge")


@pytest.fixture
def stocked(book: Book) -> Book:
    """Two volumes in a box that went out, and a loose item."""
    volumes(book, [described(number) for number in (1, 2)])
    items(book, [described(9, box_number="")])
    open_day(book)
    note = draft_out(book, boxes(book))
    agree(book, note)
    with book.ledger.work(by=book.wang) as work:
        workflow.issue(work, handover=note)
    return book


def test_each_kind_has_its_labels(stocked: Book) -> None:
    with stocked.ledger.read() as db:
        found = {kind: labels_for(db, kind) for kind in (*KINDS, "medium")}

    assert {kind: len(labels) for kind, labels in found.items()} == {
        "box": 1, "volume": 2, "item": 1, "sheet": 2, "batch": 1,
        "cabinet": 2, "workstation": 2, "badge": 7, "medium": 0,
    }  # fmt: skip
    assert all(parse(one.code) is not None for labels in found.values() for one in labels)


def test_a_label_says_what_it_is_stuck_to(stocked: Book) -> None:
    with stocked.ledger.read() as db:
        (box,), volume = labels_for(db, "box"), labels_for(db, "volume")[1]
        sheet = labels_for(db, "sheet")[0]

    assert (box.kind, box.title, box.extra) == ("档案盒", "第 1 盒", "J038-盒1")
    assert (volume.kind, volume.title) == ("案卷　J038-001-0002", "关于第2号土地确权的来往文书")
    assert sheet.kind == "流程单　J038-001-0001"


def test_a_badge_names_the_person_the_party_and_the_roles(book: Book) -> None:
    with book.ledger.read() as db:
        wang, li, *_ = labels_for(db, "badge")

    assert (wang.title, wang.kind, wang.extra) == (
        "王建国",
        "承包方　某数字科技有限公司",
        "项目经理、档案保管专人",
    )
    assert li.kind == "发包方　某县档案馆"


def test_who_left_gets_no_badge(book: Book) -> None:
    with book.ledger.work(by=book.wang) as work:
        people.leave(work, person=book.lin, reason="离职")
    with book.ledger.read() as db:
        names = [badge.title for badge in labels_for(db, "badge")]

    assert "林强" not in names
    assert len(names) == 6


def test_some_labels_alone_can_be_asked_for(stocked: Book) -> None:
    with stocked.ledger.read() as db:
        every = labels_for(db, "volume")
        last = labels_for(db, "badge", ids={stocked.zhou})

    assert len(every) == 2
    assert [badge.title for badge in last] == ["周卫"]


def test_the_command_sheet_has_the_stages_of_the_project_and_all_else(book: Book) -> None:
    with book.ledger.work(by=book.li) as work:
        project.change_setting(work, name="steps", value="PREP SCAN QC")
    with book.ledger.read() as db:
        plain, stages, rework, reasons, questions = command_groups(db)

    assert [one.words for one in stages.commands] == ["数字化前处理", "档案扫描", "图像质检"]
    assert [one.words for one in rework.commands] == [
        "返工至数字化前处理", "返工至档案扫描", "返工至图像质检",
    ]  # fmt: skip
    assert len(plain.commands) == sum(not (c.step or c.reason or c.question) for c in COMMANDS)
    assert len(questions.commands) == sum(c.question is not None for c in COMMANDS)
    assert len(reasons.commands) == sum(c.reason is not None for c in COMMANDS)
    assert all(one.note for one in plain.commands)


@pytest.mark.slow
def test_every_command_and_badge_is_read_from_the_print(book: Book) -> None:
    with book.ledger.read() as db:
        groups, badges = command_groups(db), labels_for(db, "badge")

    read = [
        text for page in printed(render_commands("命令条码", groups)) for text in texts_on(page)
    ]
    assert sorted(read) == sorted(one.code for group in groups for one in group.commands)
    (page,) = printed(render_labels(badges, BADGES))
    assert texts_on(page) == sorted(badge.code for badge in badges)
