"""Work that takes its time: how far it is, in a count, and a button that stops it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from workroom.base.words import N_, Phrase, Words
from workroom.ui.kit.labels import Label, button
from workroom.ui.kit.saying import say_text
from workroom.ui.kit.tasks import Course, Stage
from workroom.ui.kit.theme import M, S, Theme, Tone

WORTH_SHOWING_MS = 300


class ProgressStrip(QFrame):
    """Appears when a job is still under way after 0.3 s; shows a count and can stop the job."""

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._course: Course | None = None
        self.setProperty("kind", "strip")
        self._what = Label()
        self._count = Label(tone=Tone.QUIET)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = button(words(N_("Stop")), self.stop, theme=theme, icon_name="cross")
        across = QHBoxLayout(self)
        across.setContentsMargins(M, S, S, S)
        across.setSpacing(M)
        across.addWidget(self._what)
        across.addWidget(self._bar, 1)
        across.addWidget(self._count)
        across.addWidget(self._stop)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(WORTH_SHOWING_MS)
        self._soon.timeout.connect(self.show)
        self.hide()

    def begin(self, what: str | Phrase, course: Course | None = None) -> None:
        """A job has begun; without a course it cannot be stopped."""
        self._course = course
        self._what.setText(say_text(self._words, what))
        self._bar.setAccessibleName(self._what.text())
        self._count.clear()
        self._bar.setRange(0, 0)
        self._stop.setVisible(course is not None)
        self._stop.setEnabled(True)
        self._soon.start()

    def tell(self, stage: Stage) -> None:
        """How far it is."""
        words = self._words
        if stage.whole:
            # A count may pass what a progress bar can hold; the bar shows thousandths.
            self._bar.setRange(0, 1000)
            self._bar.setValue(min(1000 * stage.done // stage.whole, 1000))
            self._count.setText(
                words(N_("{done} of {whole}"), done=f"{stage.done:,}", whole=f"{stage.whole:,}")
            )
        else:
            self._bar.setRange(0, 0)
            self._count.setText(f"{stage.done:,}")

    @property
    def count_text(self) -> str:
        """How far it is, as it is shown."""
        return self._count.text()

    def end(self) -> None:
        """The job is over, one way or the other."""
        self._soon.stop()
        self._course = None
        self.hide()

    def stop(self) -> None:
        """Ask the job to stop."""
        if self._course is not None:
            self._course.stop()
            self._stop.setEnabled(False)
            self._count.setText(self._words(N_("Stopping …")))
