"""The desk that every scan comes to, whatever page is in front: in order, each one answered."""

import logging
from collections import Counter, deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from workroom.base.clock import day_of
from workroom.base.errors import NotFoundError, WorkroomError
from workroom.base.word import Word
from workroom.base.words import N_, phrase
from workroom.ledger.work import Ledger
from workroom.rooms.questions.kinds import QuestionKind
from workroom.rooms.station import kept, service
from workroom.rooms.station.model import Outcome, Reply, Session
from workroom.ui.kit.sounds import Sound, Sounds
from workroom.ui.kit.tasks import Tasks
from workroom.ui.station.earlier import read_earlier
from workroom.ui.station.screen import Standing, is_a_breach, read_standing

log = logging.getLogger(__name__)

KEPT = 200
"""Answers remembered; the book remembers all of them."""

BROKEN = N_("The scan came in pieces. What was seen of it was kept as unknown; scan it again.")
DEFECT = N_("Nothing was written: something went wrong in the program itself.")

_GAP = "�"
"""Where characters are missing. No label has it, so that a piece of a code is never an act."""

_SOUNDS = {
    Outcome.DONE: Sound.DONE,
    Outcome.NOTED: Sound.LOOK,
    Outcome.REPEATED: Sound.LOOK,
    Outcome.REFUSED: Sound.STOP,
    Outcome.UNKNOWN: Sound.STOP,
}


def sound_of(outcome: Outcome) -> Sound:
    """Which of the three sounds, and of the three counters, an outcome belongs to."""
    return _SOUNDS[outcome]


@dataclass(frozen=True, slots=True)
class Heard:
    """One scan and its answer."""

    id: int
    """Counted upward while the program runs; below zero for what the book recalled."""
    at: datetime
    reply: Reply
    session: Session
    """As it was just before: what a word would do again."""
    standing: Standing
    breach: bool = False
    """Written on somebody's word, and open until the client has written under it."""
    defect: Exception | None = None
    """A fault of the program's own, to be reported where defects are."""


class Ear:
    """Holds the session of one station. Called on the ledger's line only; knows no Qt."""

    def __init__(self, ledger: Ledger, station: str) -> None:
        self._ledger = ledger
        self._session = Session(station)
        self._standing = Standing()
        self._count = 0

    def hear(self, text: str) -> Heard:
        """A scanned or typed code."""
        return self._answer(text, lambda before: service.hear(self._ledger, before, text))

    def ask(self, code: str, kind: QuestionKind, found: str, note: str) -> Heard:
        """A question by key, about a code."""
        return self._answer(
            code,
            lambda before: service.ask(self._ledger, before, code, kind, found=found, note=note),
        )

    def correct(self) -> Heard:
        """Take the last act back."""
        return self._answer("", lambda before: service.correct(self._ledger, before))

    def hear_pieces(self, text: str) -> Heard:
        """A scan of which characters are missing: kept as unknown, whatever it looks like."""

        def keep(before: Session) -> tuple[Session, Reply]:
            error = NotFoundError(BROKEN)
            return before, kept.keep(self._ledger, before, f"{text}{_GAP}", error)

        return self._answer(text, keep)

    def hear_again(self, refused: Heard, word: Word) -> Heard:
        """Write all the same what was refused, as the station stood then, on somebody's word."""

        def vouch(before: Session) -> tuple[Session, Reply]:
            after, reply = service.hear(
                self._ledger, refused.session, refused.reply.code, word=word
            )
            mine = before.person == refused.session.person and reply.outcome is Outcome.DONE
            kept = after.last_act if mine else before.last_act
            return replace(before, last_act=kept), reply

        return self._answer(refused.reply.code, vouch, vouched=True)

    def recall(self) -> tuple[Heard, ...]:
        """What this station did today before the program was started, newest first."""
        with self._ledger.read() as db:
            found = read_earlier(db, self._ledger, self._session.station)
        return tuple(
            Heard(
                -place,
                told.entry.recorded_at,
                reply,
                self._session,
                Standing(name=told.by),
            )
            for place, (told, reply) in enumerate(found, start=1)
        )

    def _answer(
        self,
        text: str,
        act: Callable[[Session], tuple[Session, Reply]],
        *,
        vouched: bool = False,
    ) -> Heard:
        before, now = self._session, self._ledger.clock()
        defect: Exception | None = None
        try:
            self._session, reply = act(before)
        except WorkroomError as error:
            reply = Reply(text, Outcome.REFUSED, error.phrase, reasons=(error.phrase,))
        except Exception as error:  # noqa: BLE001 — a scan is always answered; the desk reports it
            defect = error
            reply = Reply(text, Outcome.REFUSED, phrase(DEFECT), reasons=(phrase(DEFECT),))
        breach = False
        # The answer stands, even where the book cannot be read again.
        with suppress(WorkroomError), self._ledger.read() as db:
            self._standing = read_standing(db, self._session)
            breach = vouched and reply.seq is not None and is_a_breach(db, reply.seq)
        self._count += 1
        return Heard(self._count, now, reply, before, self._standing, breach, defect)


class StationDesk(QObject):
    """The window's end of the station; outlives the pages, which every switch of language rebuilds.

    `app` makes one beside the `Tasks` and the `Sounds`, hands its methods to the
    window's services, and itself to the station page's entry:

        station = StationDesk(
            ledger=ledger, tasks=tasks, sounds=sounds, zone=zone, station="desk 1"
        )
        services = Services(…, on_scan=station.scan, on_shortened=station.scan_pieces)
        entries = (…, station_entry(station), …)
    """

    heard = Signal(object)
    """A `Heard`, after its sound was begun. On the GUI thread, in the order of the scans."""
    recalled = Signal()
    """What this station did today before the program was started stands in `replies`."""
    waiting = Signal(int)
    """How many scans have not been answered yet."""

    def __init__(
        self,
        *,
        ledger: Ledger,
        tasks: Tasks,
        sounds: Sounds,
        zone: ZoneInfo,
        station: str,
        parent: QObject | None = None,
    ) -> None:
        """`station` is the name of this desk, written into each entry; `zone` is the room's."""
        super().__init__(parent)
        self._tasks = tasks
        self._sounds = sounds
        self._zone = zone
        self._ear = Ear(ledger, station)
        self._replies: deque[Heard] = deque(maxlen=KEPT)
        self._counts: Counter[Sound] = Counter()
        self._standing = Standing()
        self._open = 0
        self.station = station
        tasks.run(
            self._ear.recall,
            then=self._remember,
            failed=lambda _error: None,  # Without them the list begins empty; no more is lost.
            owner=self,
        )

    @property
    def replies(self) -> tuple[Heard, ...]:
        """The last answers, newest first."""
        return tuple(self._replies)

    @property
    def counts(self) -> dict[Sound, int]:
        """How many of today's scans ended in each of the three ways."""
        return {sound: self._counts[sound] for sound in Sound}

    @property
    def standing(self) -> Standing:
        """Who is here and what is chosen, as of the last answer."""
        return self._standing

    @property
    def pending(self) -> int:
        """How many scans have not been answered yet."""
        return self._open

    def scan(self, text: str) -> None:
        """A code was scanned, or typed from a damaged label."""
        self._put(lambda: self._ear.hear(text))

    def scan_pieces(self, text: str) -> None:
        """A burst of which keys are missing. The window has refused it loudly; here it is kept."""
        self._put(lambda: self._ear.hear_pieces(text), quiet=True)

    def ask(self, code: str, kind: QuestionKind, *, found: str, note: str) -> None:
        """Ask a question about what bears the code; the chosen command stays chosen."""
        self._put(lambda: self._ear.ask(code, kind, found, note))

    def correct(self) -> None:
        """Take the last act at this station back, by a new entry."""
        self._put(self._ear.correct)

    def vouch(self, refused: Heard, word: Word) -> None:
        """Write all the same what was refused; the book keeps whose word it rests on."""
        self._put(lambda: self._ear.hear_again(refused, word))

    def _remember(self, earlier: tuple[Heard, ...]) -> None:
        self._replies.extend(earlier[: KEPT - len(self._replies)])
        self._counts.update(sound_of(one.reply.outcome) for one in earlier)
        self.recalled.emit()

    def _put(self, job: Callable[[], Heard], *, quiet: bool = False) -> None:
        self._count_open(+1)
        self._tasks.run(
            job,
            then=lambda heard: self._take(heard, quiet=quiet),
            failed=lambda _error: self._count_open(-1),  # The ear answers errors itself.
            owner=self,
        )

    def _take(self, heard: Heard, *, quiet: bool) -> None:
        sound = sound_of(heard.reply.outcome)
        if not quiet:
            self._sounds.play(sound)
        if self._replies and self._day(self._replies[0]) != self._day(heard):
            self._counts.clear()
        self._counts[sound] += 1
        self._replies.appendleft(heard)
        self._standing = heard.standing
        self._count_open(-1)
        self.heard.emit(heard)
        if heard.defect is not None:
            log.error("A scan ended in a defect.", exc_info=heard.defect)
            self._tasks.broke.emit(heard.defect)

    def _day(self, heard: Heard) -> date:
        return day_of(heard.at, self._zone)

    def _count_open(self, more: int) -> None:
        self._open += more
        self.waiting.emit(self._open)
