"""A book, a bench and a window for tests of the faces; no test needs a screen."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from books import Book, catalogued, copy_of, give_secrets
from ui.samples import Heard, Tallied, Whistled
from workroom.base.ids import PersonId
from workroom.base.words import ENGLISH
from workroom.ledger import journal, mentions, numbers
from workroom.ledger.columns import metadata
from workroom.ledger.engine import open_engine
from workroom.ledger.register import Register, nothing
from workroom.ledger.work import Ledger
from workroom.ui.kit import theme
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.live import Live
from workroom.ui.kit.tasks import Tasks

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

TABLES = (journal, numbers, mentions)
"""Imported so that their tables are in the metadata."""
NOON = datetime(2026, 11, 20, 4, 5, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(autouse=True)
def swept(qapp: QApplication) -> Iterator[None]:
    """Windows pile up unless their deletion is carried out after each test."""
    yield
    for widget in QApplication.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    path = tmp_path / "workroom.db"
    engine = open_engine(path)
    with engine.connect().execution_options(writes=True) as db, db.begin():
        metadata.create_all(
            db, tables=[table for table in metadata.sorted_tables if _own(table.name)]
        )
    engine.dispose()
    opened = Ledger(path, Register([{Tallied: nothing, Whistled: nothing}]), lambda: NOON)
    yield opened
    opened.close()


def _own(name: str) -> bool:
    return name in {"journal", "numbers", "mentions", "breaches"}


@pytest.fixture(scope="session")
def thirty(tmp_path_factory: pytest.TempPathFactory, founded: Book) -> Book:
    """Thirty volumes in two boxes; Wang, Li and Zhao have secrets. Made once, copied."""
    made = copy_of(founded, tmp_path_factory.mktemp("thirty") / "book")
    catalogued(made, 30)
    give_secrets(made, "wang", "li", "zhao")
    made.close()
    return made


@pytest.fixture
def known(thirty: Book, tmp_path: Path) -> Iterator[Book]:
    """A copy of it, for one test to write in."""
    made = copy_of(thirty, tmp_path / "book")
    yield made
    made.close()


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def bench(qapp: QApplication, ledger: Ledger, tasks: Tasks, heard: Heard) -> Bench:
    theme.apply(qapp, theme.LIGHT)
    return Bench(
        ledger=ledger,
        tasks=tasks,
        live=Live(ledger),
        words=ENGLISH,
        theme=theme.LIGHT,
        actor=lambda: PersonId(7),
        complain=heard.complain,
        notify=heard.notify,
        go=heard.go,
        clock=lambda: NOON,
        zone=SHANGHAI,
        station="desk 1",
    )


@pytest.fixture
def dark_bench(bench: Bench) -> Bench:
    return replace(bench, theme=theme.DARK)


@pytest.fixture
def settled(qtbot: QtBot, tasks: Tasks) -> object:
    """Call it to wait until nothing is under way."""

    def wait() -> None:
        assert tasks.settle(10_000)

    return wait
