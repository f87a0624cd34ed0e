"""The pages behind the first, and the press: loaded when wanted, or when nothing goes on."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer

from workroom.base.ids import LineId, ProjectId
from workroom.ledger.work import Ledger
from workroom.rooms.holds.weeks import Span
from workroom.rooms.opening.model import StatementId
from workroom.rooms.registers.declaration import Register
from workroom.ui.front import PLACES
from workroom.ui.handover.papers import Papers
from workroom.ui.kit.entry import PageEntry
from workroom.ui.kit.sounds import Sounds, hushed

PAUSE_MS = 50
"""Between two loads, so that a key or a scan is never kept waiting for more than one."""


def later(key: str, load: Callable[[], PageEntry]) -> PageEntry:
    """A page as the rail shows it, loaded when it is first opened."""
    place = next(place for place in PLACES if place.key == key)
    entry = cache(load)
    return PageEntry(**place._asdict(), open=lambda bench: entry().open(bench))


def load_station() -> Callable[..., PageEntry]:
    """The station's page; the desk behind it hears scans without."""
    from workroom.ui.station.page import station_entry  # noqa: PLC0415 — after the first paint

    return station_entry


def load_handover() -> Callable[..., PageEntry]:
    """The hand-over with its notes and papers, the largest of the pages."""
    from workroom.ui.handover.entry import entry  # noqa: PLC0415 — after the first paint

    return entry


def load_catalogue() -> Callable[..., PageEntry]:
    """The catalogue, with the spreadsheet libraries that its import needs."""
    from workroom.ui.catalogue.page import (  # noqa: PLC0415 — after the first paint
        catalogue_entry,
    )

    return catalogue_entry


def load_closing() -> Callable[..., PageEntry]:
    """The count that opens and closes the day."""
    from workroom.ui.closing.entry import entry  # noqa: PLC0415 — after the first paint

    return entry


def load_records() -> Callable[..., PageEntry]:
    """The declared registers."""
    from workroom.ui.records.page import records_entry  # noqa: PLC0415 — after the first paint

    return records_entry


def load_week() -> Callable[..., PageEntry]:
    """The weekly page."""
    from workroom.ui.week.page import week_entry  # noqa: PLC0415 — after the first paint

    return week_entry


def load_notes() -> Callable[..., PageEntry]:
    """The register of notes."""
    from workroom.ui.notes.page import notes_entry  # noqa: PLC0415 — after the first paint

    return notes_entry


def load_late() -> PageEntry:
    """The page on which papers are typed into the book."""
    from workroom.ui.station.late_page import late_entry  # noqa: PLC0415 — after the first paint

    return late_entry()


def load_settings() -> Callable[..., PageEntry]:
    """The settings, with the labels and examinations that they offer."""
    from workroom.ui.settings.entry import settings_entry  # noqa: PLC0415 — after the first paint

    return settings_entry


class DrawsPapers(Papers, Protocol):
    """The press, as the window asks it."""

    def draw_day(self, day: date) -> tuple[Path, ...]: ...

    def draw_line(self, register: Register[Any], line: LineId) -> tuple[Path, ...]: ...

    def draw_register(self, register: Register[Any]) -> tuple[Path, ...]: ...

    def draw_out_register(self, project: ProjectId) -> tuple[Path, ...]: ...
    def draw_statement(self, statement: StatementId) -> tuple[Path, ...]: ...

    def draw_week(self, span: Span) -> tuple[Path, ...]: ...

    def send(self, paths: Iterable[Path]) -> str: ...


def load_press() -> Callable[[Ledger, Callable[[], str], Callable[[], str]], DrawsPapers]:
    """Fonts, bars and the drawing of papers: half a second that only papers are worth."""
    from workroom.ui.press_desk import PressDesk  # noqa: PLC0415 — after the first paint

    return PressDesk


def load_speaker(sounds: Sounds, owner: QObject) -> None:
    """Qt's sounds, which want an audio library that a bare machine may not have."""
    try:
        with hushed():
            from workroom.ui.kit.speaker import find_speaker  # noqa: PLC0415 — heavy, may be missing

            sounds.use(find_speaker(owner))
    except ImportError:
        sounds.use(None)


class Loading(QObject):
    """Brings in one thing after the other while nobody waits for any of them."""

    def __init__(self, loads: tuple[Callable[[], object], ...], parent: QObject) -> None:
        super().__init__(parent)
        self._loads = iter(loads)
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._load_next)
        self._timer.start()

    @property
    def over(self) -> bool:
        """Whether everything is there."""
        return not self._timer.isActive()

    def stop(self) -> None:
        """Leave out what is left."""
        self._timer.stop()

    def _load_next(self) -> None:
        load = next(self._loads, None)
        if load is None:
            self.stop()
        else:
            load()
