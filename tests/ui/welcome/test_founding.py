"""A book made from answers: whole, or not at all."""

from dataclasses import replace
from pathlib import Path

import pytest

from books import TestClock
from ui.welcome.test_screen import GOOD
from workroom.base.ids import NOBODY
from workroom.base.verdict import RefusedError
from workroom.book import make_book
from workroom.ledger.verify import verify
from workroom.rooms.people import service as people
from workroom.rooms.people import store as people_store
from workroom.rooms.people.model import Party, Role
from workroom.rooms.project import service as project
from workroom.rooms.project import store as project_store
from workroom.rooms.site import store as site
from workroom.settings import read_settings
from workroom.ui.welcome.founding import FieldError, begin, is_ready, waiting_in


def test_the_answers_become_a_whole_book(tmp_path: Path) -> None:
    root, clock = tmp_path / "book", TestClock()
    answers = replace(GOOD, practice=True, printer="HP", copies=str(tmp_path / "copies"))

    begun = begin(root, answers, None, clock)

    with begun.ledger.read() as db:
        room = project_store.room(db)
        assert (room.name, room.code, room.practice) == ("数字化加工室", "WR1", True)
        assert [one.code for one in project_store.all_projects(db)] == ["HT26"]
        first = people.identify(db, name="王建国", secret=GOOD.secret)
        assert (first.id, first.party) == (begun.first, Party.CONTRACTOR)
        lead = people_store.by_name(db, "李秀英")
        assert lead.roles == (Role.CLIENT_LEAD, Role.ARCHIVIST)
        assert not lead.has_secret
        assert [one.name for one in site.cabinets.find(db)] == ["1号柜", "2号柜"]
        assert [one.name for one in site.workstations.find(db)] == ["1号台", "2号台", "质检台"]
        assert verify(db, begun.ledger.register).whole
    begun.ledger.close()
    kept = read_settings(root / "settings.toml")
    assert (kept.printer, kept.backup_folder) == ("HP", str(tmp_path / "copies"))
    assert is_ready(root, clock)


def test_what_a_rule_refuses_leaves_nothing_behind(tmp_path: Path) -> None:
    root = tmp_path / "book"
    with pytest.raises(RefusedError):
        begin(root, replace(GOOD, cabinets="1号柜、1号柜"), None, TestClock())
    assert not any(root.iterdir())
    assert not is_ready(root, TestClock())

    begin(root, GOOD, None, TestClock()).ledger.close()
    assert is_ready(root, TestClock())


def test_a_folder_that_takes_no_copies_is_told_at_its_field(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    root = tmp_path / "book"
    with pytest.raises(FieldError) as told:
        begin(root, replace(GOOD, copies=str(tmp_path / "file" / "copies")), None, TestClock())
    assert told.value.field == "copies"
    assert not root.exists()


def test_a_book_founded_without_an_account_is_ended(tmp_path: Path) -> None:
    root, clock = tmp_path / "book", TestClock()
    ledger = make_book(root, clock)
    with ledger.work(by=NOBODY) as work:
        project.found(work, name="老室", code="OLD", client="甲", contractor="乙")
    ledger.close()
    assert not is_ready(root, clock)
    waiting = waiting_in(root, clock)
    assert waiting is not None
    assert waiting.room is not None

    begun = begin(root, GOOD, waiting, clock)

    with begun.ledger.read() as db:
        assert project_store.room(db).name == "老室"
        assert [one.code for one in project_store.all_projects(db)] == ["HT26"]
    begun.ledger.close()
    assert is_ready(root, clock)


def test_a_folder_without_a_book_waits_for_nothing(tmp_path: Path) -> None:
    assert waiting_in(tmp_path, TestClock()) is None
    assert not is_ready(tmp_path, TestClock())
