"""Every import contract, broken once on purpose in a small stand-in for the house."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
PYPROJECT = CHECKOUT / "pyproject.toml"

# What the contracts speak of and what a house must have to be checked at all.
HOUSE = {
    "base/words.py": "",
    "base/codes.py": "",
    "ledger/work.py": "import sqlalchemy, msgspec, alembic, argon2",
    "paper/render.py": "import reportlab, segno, pypdfium2",
    "exchange/reading.py": "import python_calamine, xlsxwriter",
    "imaging/skew.py": "import cv2, numpy",
    "devices/reader.py": "import usb",
    "rooms/people/model.py": "import workroom.base.words",
    "rooms/people/rules.py": "import workroom.rooms.people.model",
    "rooms/people/store.py": "import sqlalchemy, workroom.rooms.people.model",
    "rooms/people/slip.py": "import workroom.paper.render",
    "rooms/people/service.py": "import workroom.rooms.people.store, workroom.ledger.work",
    "rooms/registers/fields.py": "import workroom.base.clauses",
    "rooms/registers/declaration.py": "import workroom.rooms.registers.fields",
    "rooms/custody/store.py": "import workroom.rooms.people.store",
    "rooms/custody/service.py": "import workroom.rooms.custody.store",
    "rooms/station/service.py": "import workroom.rooms.custody.service",
    "ui/kit/table.py": "import PySide6",
    "ui/handover/screen.py": "import workroom.rooms.custody.store",
    "ui/handover/page.py": "import workroom.ui.handover.screen, workroom.ui.kit.table",
    "ui/station/page.py": "import workroom.rooms.station.service",
    "ui/window.py": "import workroom.ui.handover.page, workroom.ui.station.page",
    "cli/commands.py": "import click, workroom.rooms.station.service",
    "app.py": "import PySide6, workroom.ui.window",
    "__main__.py": "import workroom.app",
}

# Contract, the file that breaks it, and the line that does.
BREACHES = [
    ("The house stands on its floors", "paper/render.py", "import workroom.ledger.work"),
    ("The rooms have an order", "rooms/people/store.py", "import workroom.rooms.custody.store"),
    ("Inside every room", "rooms/people/rules.py", "import workroom.rooms.people.store"),
    (
        "A room asks a lower room, it does not command it",
        "rooms/custody/service.py",
        "import workroom.rooms.people.service",
    ),
    ("Models and rules are plain Python", "rooms/people/model.py", "import workroom.paper.render"),
    ("Only the pages know Qt", "ui/handover/screen.py", "import workroom.ui.kit.table"),
    ("The kit knows no room", "ui/kit/table.py", "import workroom.rooms.people.model"),
    ("No page asks the database", "ui/station/page.py", "import workroom.rooms.custody.store"),
    ("Pages do not know each other", "ui/station/page.py", "import workroom.ui.handover.screen"),
    ("No circles anywhere", "base/words.py", "import workroom.base.codes, workroom.base"),
    ("No circles anywhere", "base/codes.py", "import workroom.base.words"),
    ("Only the ledger and the stores speak SQL", "rooms/people/service.py", "import sqlalchemy"),
    ("Only the ledger encodes, migrates and hashes", "rooms/people/store.py", "import msgspec"),
    ("Only paper draws", "rooms/people/slip.py", "import segno"),
    ("Only exchange reads and writes spreadsheets", "cli/commands.py", "import xlsxwriter"),
    ("Only imaging measures pictures", "ui/kit/table.py", "import numpy"),
    ("Only devices speak USB", "app.py", "import usb"),
    ("Only the command line knows click", "rooms/station/service.py", "import click"),
    ("Only the window and its builder know Qt", "devices/reader.py", "import PySide6"),
]


def test_a_house_that_keeps_to_the_plan_passes(tmp_path: Path) -> None:
    assert broken_contracts(tmp_path, HOUSE) == set()


def test_every_contract_is_broken_by_the_import_it_forbids(tmp_path: Path) -> None:
    spoilt = dict(HOUSE)
    for _, file, line in BREACHES:
        spoilt[file] += f"\n{line}"
    assert broken_contracts(tmp_path, spoilt) == contracts()


def test_every_contract_has_an_import_that_breaks_it() -> None:
    assert {contract for contract, _, _ in BREACHES} == contracts()


def contracts() -> set[str]:
    tools = tomllib.loads(PYPROJECT.read_text("utf-8"))["tool"]
    return {contract["name"] for contract in tools["importlinter"]["contracts"]}


def broken_contracts(folder: Path, house: dict[str, str]) -> set[str]:
    """Build the house in a folder of its own and ask the linter, in a process of its own."""
    package = folder / "src" / "workroom"
    for name, text in house.items():
        file = package / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text + "\n", "utf-8")
    for inner in (package, *(path for path in package.rglob("*") if path.is_dir())):
        (inner / "__init__.py").touch()
    checked = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--config", PYPROJECT, "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(package.parent), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "Contracts:" in checked.stdout, checked.stdout + checked.stderr
    return set(re.findall(r"^(.+?) BROKEN", checked.stdout, re.MULTILINE))
