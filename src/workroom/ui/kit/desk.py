"""The one way a page reads the book and changes it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from math import ceil
from time import monotonic
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QWidget

from workroom.base.errors import InputError, WorkroomError
from workroom.base.event import Entry, Event, Source
from workroom.base.ids import PersonId
from workroom.base.words import N_
from workroom.ledger.reading import Reading
from workroom.ledger.work import Work
from workroom.ui.kit.bench import Bench

S = TypeVar("S")
T = TypeVar("T")

NOBODY_HERE = N_("Nobody is signed in at this desk. Scan a badge, or sign in with Ctrl+L.")


class Desk(QObject, Generic[S]):
    """Keeps one page true: reads its screen when it is first shown and after each event it watches.

    While the page is hidden it only remembers that it must read again. One read
    is under way at a time; what happens meanwhile leads to one more, and so does
    what happens within the page's pause after a read. An answer to an earlier
    question (`ask`) is dropped.
    """

    def __init__(
        self,
        bench: Bench,
        *,
        read: Callable[[Reading], S],
        paint: Callable[[S], object],
        page: QWidget,
        watch: tuple[type[Event], ...] = (),
        pause_ms: int = 0,
    ) -> None:
        """`pause_ms` is for a page that looks on while others scan; its own acts wait as well."""
        super().__init__(page)
        self._bench = bench
        self._read = read
        self._paint = paint
        self._watch = watch
        self._pause_s = pause_ms / 1000
        self._pausing = False
        self._rests_until = 0.0
        self._page = page
        self._due = True
        self._under_way = False
        self._question = 0
        bench.live.happened.connect(self._heed)
        page.installEventFilter(self)

    def refresh(self) -> None:
        """Read and paint again, soon."""
        if self._under_way:
            self._due = True
            return
        self._due, self._under_way = False, True
        question, read = self._question, self._read
        self._bench.tasks.run(
            lambda: self._look(read),
            then=lambda screen: self._answer(question, screen),
            failed=self._fail,
            owner=self,
        )

    def ask(self, read: Callable[[Reading], S]) -> None:
        """Ask another question from now on (another search, another thing picked)."""
        self._read = read
        self._question += 1
        self._rests_until = 0.0
        self.refresh()

    def do(
        self,
        act: Callable[[Work], T],
        *,
        then: Callable[[T], object] = lambda _answer: None,
        failed: Callable[[WorkroomError], object] | None = None,
        by: PersonId | None = None,
        source: Source = Source.TYPED,
        opened: Callable[[PersonId], AbstractContextManager[Work]] | None = None,
    ) -> None:
        """Run a use case as one signed work; refusals go to `failed`, or to the window's strip.

        Args:
            act: called on the worker with the open work; what it returns goes to `then`.
            by: who signs, where it is not the person at the desk.
            opened: how the work is opened for that person, where it is no work of now.
        """
        bench = self._bench
        complain = failed or bench.complain
        actor = by if by is not None else bench.actor()
        if actor is None:
            complain(InputError(NOBODY_HERE))
            return

        def sign() -> T:
            if opened is not None:
                with opened(actor) as work:
                    return act(work)
            with bench.ledger.work(by=actor, station=bench.station, source=source) as work:
                return act(work)

        bench.tasks.run(sign, then=then, failed=complain, owner=self)

    def _look(self, read: Callable[[Reading], S]) -> S:
        with self._bench.ledger.read() as db:
            return read(db)

    def _answer(self, question: int, screen: S) -> None:
        self._under_way = False
        try:
            if question == self._question:
                self._rests_until = monotonic() + self._pause_s
                self._paint(screen)
        finally:
            self._again()

    def _fail(self, error: WorkroomError) -> None:
        self._under_way = False
        self._bench.complain(error)
        self._again()

    def _again(self) -> None:
        """Read if that is due, somebody looks, and the pause after the last read is over."""
        if not self._due or self._under_way or self._pausing or not self._page.isVisible():
            return
        left_s = self._rests_until - monotonic()
        if left_s <= 0:
            self.refresh()
            return
        self._pausing = True
        self._bench.tasks.later(ceil(left_s * 1000), self._go_on, owner=self)

    def _go_on(self) -> None:
        self._pausing = False
        self._again()

    @Slot(object)
    def _heed(self, entries: tuple[Entry[Event], ...]) -> None:
        if any(isinstance(entry.event, self._watch) for entry in entries):
            self._due = True
            self._again()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read when the page comes into sight, if anything has happened since."""
        if watched is self._page and event.type() == QEvent.Type.Show and self._due:
            self.refresh()
        return False
