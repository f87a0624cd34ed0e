"""Work off the screen's thread, in one line for the book and one for files, and its answer back."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from threading import Event as Flag
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from workroom.base.errors import WorkroomError
from workroom.base.words import N_

T = TypeVar("T")
log = logging.getLogger(__name__)

TELL_EVERY_S = 0.05
"""A job may report each row; the screen hears of it twenty times a second."""


class Line(Enum):
    """Where a job waits its turn; jobs of one line run one at a time, in the order asked."""

    LEDGER = "ledger"
    """All that touches the book: acts and screen reads, so that a read sees the act before it."""
    FILES = "files"
    """What takes long and needs no book: spreadsheets, papers, the printer."""


class StoppedError(WorkroomError):
    """The person asked a long job to stop; what it had not finished was undone."""

    def __init__(self) -> None:
        super().__init__(N_("Stopped. Nothing was changed."))


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a job is: `done` of `whole` things (`whole` is None where nobody knows yet)."""

    done: int
    whole: int | None = None


class Course:
    """Handed to a long job: it tells how far it is, and hears whether it should stop."""

    def __init__(self, told: Callable[[Stage], object]) -> None:
        self._told = told
        self._stop = Flag()
        self._next = 0.0

    @property
    def stopped(self) -> bool:
        """Whether the person has asked the job to stop."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Ask the job to stop at its next `tell`."""
        self._stop.set()

    def tell(self, done: int, whole: int | None = None) -> None:
        """Say how far it is; cheap enough to be called for each row.

        Raises:
            StoppedError: the person asked to stop.
        """
        if self.stopped:
            raise StoppedError
        now = monotonic()
        if now >= self._next or done == whole:
            self._next = now + TELL_EVERY_S
            self._told(Stage(done, whole))


@dataclass(frozen=True, slots=True)
class _Parcel:
    future: Future[Any]
    then: Callable[[Any], object]
    failed: Callable[[WorkroomError], object]
    owner: QObject | None


class Tasks(QObject):
    """The lines of work. A job never touches a widget; `then` and `failed` run on the GUI thread.

    An `owner` that is gone when the answer comes is not called any more.
    """

    broke = Signal(object)
    """An exception that is a defect of ours, for the one place that reports defects."""
    settled = Signal()
    """Nothing is under way any more."""
    _done = Signal(object)
    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = {
            line: ThreadPoolExecutor(max_workers=1, thread_name_prefix=line.value) for line in Line
        }
        self._courses: set[Course] = set()
        self._waiting = 0
        self._pauses = 0
        self._delivered = 0
        self._closed = False
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether every job's answer has been delivered."""
        return self._waiting == 0

    @property
    def quiet(self) -> bool:
        """Whether no pause is under way either, after which something will be asked."""
        return self.idle and self._pauses == 0

    def run(
        self,
        job: Callable[[], T],
        *,
        then: Callable[[T], object],
        failed: Callable[[WorkroomError], object],
        owner: QObject | None = None,
        line: Line = Line.LEDGER,
    ) -> None:
        """Do a short job and hand its answer to `then`, or its error to `failed`."""
        if self._closed:
            return
        self._waiting += 1
        future: Future[T] = self._lines[line].submit(job)
        future.add_done_callback(lambda done: self._done.emit(_Parcel(done, then, failed, owner)))

    def run_long(
        self,
        job: Callable[[Course], T],
        *,
        then: Callable[[T], object],
        failed: Callable[[WorkroomError], object],
        told: Callable[[Stage], object],
        owner: QObject | None = None,
        line: Line = Line.LEDGER,
    ) -> Course:
        """Do a job that says how far it is and can be stopped through the course handed back."""
        course = Course(lambda stage: self._told.emit((told, stage, owner)))
        self._courses.add(course)

        def work() -> T:
            try:
                return job(course)
            finally:
                self._courses.discard(course)

        self.run(work, then=then, failed=failed, owner=owner, line=line)
        return course

    def later(self, wait_ms: int, then: Callable[[], object], *, owner: QObject) -> None:
        """Call `then` after a pause; a window has not settled before."""

        def call() -> None:
            self._pauses -= 1
            if not self._closed and isValid(owner):
                then()
            self._tell_settled()

        self._pauses += 1
        QTimer.singleShot(wait_ms, self, call)

    def settle(self, timeout_ms: int = 30_000) -> bool:
        """Keep the window alive until nothing is under way; False when that takes too long."""
        loop, timer = QEventLoop(), QTimer()
        timer.setSingleShot(True)
        timer.timeout.connect(loop.quit)
        self.settled.connect(loop.quit)
        timer.start(timeout_ms)
        while timer.isActive():
            # A widget may ask for something in this very turn, and what an answer adds to a page
            # is shown in the turn after it: only a turn without an answer is the last.
            before = self._delivered
            QCoreApplication.processEvents()
            if not self.quiet:
                loop.exec()
            elif self._delivered == before:
                break
        return self.quiet

    def close(self) -> None:
        """Ask long jobs to stop, finish the rest of what was asked, and deliver nothing more."""
        self._closed = True
        for course in tuple(self._courses):
            course.stop()
        for line in self._lines.values():
            line.shutdown(wait=True)

    @Slot(object)
    def _deliver(self, parcel: _Parcel) -> None:
        try:
            if not self._closed and (parcel.owner is None or isValid(parcel.owner)):
                self._hand_over(parcel)
        finally:
            self._waiting -= 1
            self._delivered += 1
            self._tell_settled()

    def _tell_settled(self) -> None:
        if self.quiet:
            self.settled.emit()

    def _hand_over(self, parcel: _Parcel) -> None:
        match parcel.future.exception():
            case None:
                parcel.then(parcel.future.result())
            case WorkroomError() as error:
                parcel.failed(error)
            case defect:
                log.error("A job ended in a defect.", exc_info=defect)
                self.broke.emit(defect)

    @Slot(object)
    def _pass_on(self, news: tuple[Callable[[Stage], object], Stage, QObject | None]) -> None:
        told, stage, owner = news
        if not self._closed and (owner is None or isValid(owner)):
            told(stage)
