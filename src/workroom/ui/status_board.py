"""Keeps the status line true: reads how the book stands, and says it cell by cell."""

from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer

from workroom.base.ids import PersonId
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.work import Ledger
from workroom.rooms.holds.rules import shift_of
from workroom.ui.kit.saying import say_moment
from workroom.ui.kit.status import Cell, Standing
from workroom.ui.kit.tasks import Tasks
from workroom.ui.kit.theme import Tone
from workroom.ui.standing import BookStanding, read_standing
from workroom.ui.window import Frame

LOOK_EVERY_MS = 60_000
"""A window stays open overnight: its status line turns with the day, without an entry."""

NOBODY_HERE = N_("Nobody signed in")
OPEN_SINCE = N_("Day open since {time}")
NOT_OPEN = N_("The day is not open")
ENTRIES_TODAY = N_("{count} entries today")
BACKED_UP = N_("Backup {time}")
NEVER_BACKED_UP = N_("No backup yet")
PRACTICE = N_("Practice: papers say 演练")
LISTENING = N_("Reader: listening")


class StatusBoard(QObject):
    """What the frame's status line says of the book."""

    def __init__(
        self,
        frame: Frame,
        *,
        ledger: Ledger,
        tasks: Tasks,
        zone: ZoneInfo,
        actor: Callable[[], PersonId | None],
        copies: Callable[[], Path],
    ) -> None:
        super().__init__(frame)
        self._frame, self._ledger, self._tasks, self._zone = frame, ledger, tasks, zone
        self._actor, self._copies = actor, copies
        self.who = ""
        """The name of who is signed in, as last read; stands in the foot of papers."""
        turning = QTimer(self)
        turning.setInterval(LOOK_EVERY_MS)
        turning.timeout.connect(self.look)
        turning.start()

    def look(self) -> None:
        """Read how the book stands, and say it."""
        now, actor, copies = self._ledger.clock(), self._actor(), self._copies()

        def read() -> BookStanding:
            with self._ledger.read() as db:
                return read_standing(db, now=now, actor=actor, backups=copies)

        self._tasks.run(read, then=self._show, failed=self._frame.complain, owner=self)

    def _show(self, standing: BookStanding) -> None:
        self.who = standing.who
        who = standing.who or phrase(NOBODY_HERE)
        self._say(Cell.WHO, who, Tone.ACT if standing.who else Tone.LOOK)
        if standing.practice:
            self._say(Cell.BOOK, phrase(PRACTICE), Tone.LOOK)
        self._show_day(standing)
        self._say(Cell.ENTRIES, phrase(ENTRIES_TODAY, count=standing.entries_today))
        self._say(Cell.READER, phrase(LISTENING))
        if standing.last_backup is None:
            self._say(Cell.BACKUP, phrase(NEVER_BACKED_UP), Tone.LOOK)
        else:
            here = self._ledger.clock().astimezone(self._zone)
            at = say_moment(standing.last_backup.astimezone(self._zone), here)
            self._say(Cell.BACKUP, phrase(BACKED_UP, time=at))

    def _show_day(self, standing: BookStanding) -> None:
        if standing.day is None or not standing.is_open:
            self._say(Cell.DAY, phrase(NOT_OPEN), Tone.LOOK)
            return
        here = self._ledger.clock().astimezone(self._zone)
        since = say_moment(standing.day.opened_at.astimezone(self._zone), here)
        stale = shift_of(here) > standing.day.day
        self._say(Cell.DAY, phrase(OPEN_SINCE, time=since), Tone.LOOK if stale else Tone.DONE)

    def _say(self, cell: Cell, text: str | Phrase, tone: Tone = Tone.QUIET) -> None:
        self._frame.show_standing(cell, Standing(text, tone))
