"""Two imports of one file at once, each in a process of its own: nothing comes in twice."""

from collections import Counter
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from calls import ENVIRONMENT, arguments
from cli.test_importing import SECRET, write_list
from exchange.sheets import text_file
from workroom.app import main
from workroom.book import open_book
from workroom.ledger.verify import verify
from workroom.rooms.catalogue import store
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.lists import store as lists
from workroom.rooms.registers import store as registers
from workroom.rooms.safety.hazards import HAZARDS


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKROOM_SECRET", SECRET)
    names = ("--room", "室", "--client", "甲", "--contractor", "乙", "--project", "项目")
    book = tmp_path / "book"
    assert main(["--book", str(book), "init", *names, "--as", "王建国"]) == 0
    return book


def both(root: Path, *words: object) -> list[str]:
    """What two processes said that were started together."""
    call = arguments("--book", root, "import", *words, "--as", "王建国")
    environment = ENVIRONMENT | {"WORKROOM_SECRET": SECRET}
    running = [Popen(call, stdout=PIPE, stderr=PIPE, env=environment) for _ in range(2)]
    ended = [(*one.communicate(timeout=120), one.returncode) for one in running]
    assert [status for _, _, status in ended] == [0, 0], ended
    return [out.decode() for out, _, _ in ended]


@pytest.mark.slow
def test_two_imports_of_one_catalogue_make_each_unit_once(root: Path, tmp_path: Path) -> None:
    rows = ((f"J1-001-{n:04}", f"文书{n}", n, 1 + n // 40) for n in range(1, 1801))
    both(root, write_list(tmp_path / "list.xlsx", *rows))
    ledger = open_book(root)
    with ledger.read() as db:
        units = store.units.find(db)
        codes = Counter((unit.kind, unit.reference_code) for unit in units)
        assert set(codes.values()) == {1}
        assert sum(1 for kind, _ in codes if kind is UnitKind.VOLUME) == 1800
        assert verify(db, ledger.register).whole
    ledger.close()


@pytest.mark.slow
def test_two_imports_of_one_corrected_catalogue_propose_each_line_once(
    root: Path, tmp_path: Path
) -> None:
    def rows(more: int) -> list[tuple[object, ...]]:
        return [(f"J1-001-{n:04}", f"文书{n}", n + more, 1) for n in range(1, 1201)]

    first = write_list(tmp_path / "list.xlsx", *rows(0))
    assert main(["--book", str(root), "import", str(first), "--as", "王建国"]) == 0
    both(root, write_list(tmp_path / "更正.xlsx", *rows(5)))
    ledger = open_book(root)
    with ledger.read() as db:
        assert lists.count(db) == len(lists.chosen(db, state=None)) == 1200
        assert verify(db, ledger.register).whole
    ledger.close()


@pytest.mark.slow
def test_two_imports_of_one_register_enter_each_line_once(root: Path, tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "隐患.csv",
        [
            ["隐患等级", "发现日期", "部位", "隐患描述", "整改要求", "整改期限", "责任人"],
            *(
                ["一般", "2026-03-02", f"{n}号柜", "封条松动", "换封条", "2026-03-09", "王建国"]
                for n in range(60)
            ),
        ],
    )
    both(root, path, "--as", "hazards")
    ledger = open_book(root)
    with ledger.read() as db:
        assert len(registers.every(db, HAZARDS)) == 60
        assert verify(db, ledger.register).whole
    ledger.close()
