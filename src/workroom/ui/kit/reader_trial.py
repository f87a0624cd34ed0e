"""A place to try the reader: what arrived, what it means, and how quickly its keys came."""

from dataclasses import dataclass, field
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
)

from workroom.base.codes import FormNumber, Label, Prefix, parse, tidy
from workroom.base.words import N_, Phrase, Words, phrase
from workroom.paper.trial import TRIAL_CODE
from workroom.ui.kit.burst import ReaderSettings
from workroom.ui.kit.labels import Label as Text
from workroom.ui.kit.labels import Sign, restyle, row
from workroom.ui.kit.theme import META, SECTION, TONE_ICON, L, M, Theme, Tone

SCAN_ANYTHING = N_("Scan any label, badge or printed form now.")
WHOLE = N_("Arrived whole: {what}.")
TRIAL = N_("the code of the test page")
FORM = N_("the number of a printed form")
NOT_OURS = N_("Arrived whole, but it is not a code of this program. Such a scan changes nothing.")
SMALL = N_("The reader sends small letters (is Caps Lock on?); it is understood all the same.")
PIECES = N_("Keys of the scan are missing: an input method swallowed them. Scan once more.")
TOO_SLOW = N_(
    "Keys came {gap} ms apart, slower than the longest pause of {limit} ms: taken for typing. "
    "Set the pause higher, or the reader faster."
)
PACE = N_("{count} keys in {whole} ms, the longest pause {gap} ms; ended by {ending}.")
NEAR = N_("That is close to the limit of {limit} ms: set the pause higher.")
NO_KEY = N_("no key")

MEANS = {
    Prefix.BATCH: N_("a batch"),
    Prefix.CABINET: N_("a cabinet"),
    Prefix.ITEM: N_("an item"),
    Prefix.COMMAND: N_("a command"),
    Prefix.MEDIUM: N_("a medium"),
    Prefix.BADGE: N_("a badge"),
    Prefix.SHEET: N_("a workflow sheet"),
    Prefix.VOLUME: N_("a volume"),
    Prefix.WORKSTATION: N_("a workstation"),
    Prefix.BOX: N_("a box"),
}
SLOWEST_MS = 150
"""A pause longer than this ends a run: no reader is so slow, and few people are so quick."""
LEAST_SLOW = 8
"""So many keys at a reader's even pace, where nothing can be typed, are a slow reader."""
REST_MS = 400
_ENDINGS = {Qt.Key.Key_Return: "Enter", Qt.Key.Key_Enter: "Enter", Qt.Key.Key_Tab: "Tab"}


@dataclass(slots=True)
class KeyRun:
    """The pace of one run of keys, in ms; told of each key, knows no Qt."""

    stamps: list[float] = field(default_factory=list)
    ending: str = ""

    def press(self, stamp: float, ending: str = "") -> None:
        """A key went down; a long pause, or a closing key before it, begins a new run."""
        if self.stamps and (self.ending or stamp - self.stamps[-1] > SLOWEST_MS):
            self.stamps, self.ending = [], ""
        self.stamps.append(stamp)
        self.ending = ending

    @property
    def keys(self) -> int:
        """How many, without the closing one."""
        return len(self.stamps) - bool(self.ending)

    @property
    def gap_ms(self) -> int:
        """The longest pause between two of them."""
        pairs = zip(self.stamps, self.stamps[1:], strict=False)
        return round(max((later - earlier for earlier, later in pairs), default=0))

    @property
    def whole_ms(self) -> int:
        return round(self.stamps[-1] - self.stamps[0]) if self.stamps else 0


class ReaderTrial(QFrame):
    """Shows each scan that its owner hands it; while it is seen it watches the pace of all keys."""

    def __init__(self, words: Words, theme: Theme, settings: ReaderSettings) -> None:
        super().__init__()
        self.settings = settings
        self.run = KeyRun()
        self._words = words
        self.setProperty("kind", "strip")
        self._sign = Sign(theme, "badge", Tone.QUIET, 24)
        self._code = Text(size=SECTION, bold=True, wrap=True)
        self._means = Text(words(SCAN_ANYTHING), wrap=True)
        self._pace = Text(size=META, tone=Tone.QUIET, wrap=True)
        self.setAccessibleName(words(N_("Trial of the reader")))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for part in (self._code, self._means, self._pace):
            texts.addWidget(part)
        across = row(self._sign, spacing=M)
        across.setContentsMargins(L, M, L, M)
        across.addLayout(texts, 1)
        self.setLayout(across)
        self._code.hide()
        self._pace.hide()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.look_at_run)

    @property
    def said(self) -> str:
        """What is shown, line by line."""
        parts = (self._code, self._means, self._pace)
        return "\n".join(part.text() for part in parts if not part.isHidden())

    def hear(self, text: str) -> None:
        """A scan arrived whole."""
        meaning = self._meaning(text)
        if meaning is None:
            self._show(text, phrase(NOT_OURS), Tone.LOOK)
        else:
            self._show(tidy(text), phrase(WHOLE, what=meaning), Tone.DONE)
            if text.strip() != tidy(text):
                self._means.setText(f"{self._means.text()}\n{self._words(SMALL)}")
        self._say_pace()

    def hear_pieces(self, text: str) -> None:
        """A scan of which keys are missing."""
        self._show(text, phrase(PIECES), Tone.STOP)

    def hear_slow(self, gap_ms: int) -> None:
        """Keys came as evenly as a reader's, but slower than the settings allow."""
        self._show("", phrase(TOO_SLOW, gap=gap_ms, limit=self.settings.gap_ms), Tone.LOOK)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note when keys reach the window, each once; the scan line decides what they are."""
        pressed = event.type() == QEvent.Type.KeyPress and self.isVisible()
        if pressed and isinstance(event, QKeyEvent):
            self._note(event)
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Keys reach the window once each; Qt forgets a filter that is put in twice, or deleted.
        self.window().windowHandle().installEventFilter(self)

    def _note(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.isAutoRepeat() or not (event.text() or key in _ENDINGS):
            return
        stamp = float(event.timestamp()) or monotonic() * 1000
        self.run.press(stamp, _ENDINGS.get(key, ""))
        self._rest.start()

    def look_at_run(self) -> None:
        """Keys have rested: was that a reader which nobody understood?"""
        run, typing = self.run, QApplication.focusWidget()
        can_type = isinstance(typing, QLineEdit | QPlainTextEdit | QComboBox)
        slow = self.settings.gap_ms < run.gap_ms <= SLOWEST_MS
        if run.keys >= LEAST_SLOW and slow and not can_type:
            self.hear_slow(run.gap_ms)

    def _say_pace(self) -> None:
        run = self.run
        if run.keys < LEAST_SLOW:
            return
        ending = run.ending or phrase(NO_KEY)
        said = self._words(PACE, count=run.keys, whole=run.whole_ms, gap=run.gap_ms, ending=ending)
        if run.gap_ms > self.settings.gap_ms * 0.7:
            said += "\n" + self._words(NEAR, limit=self.settings.gap_ms)
        self._pace.setText(said)
        self._pace.show()
        self._rest.stop()

    def _meaning(self, text: str) -> Phrase | None:
        match parse(text):
            case Label() as label if label.code == TRIAL_CODE:
                return phrase(TRIAL)
            case Label(prefix=prefix):
                return phrase(MEANS[prefix])
            case FormNumber():
                return phrase(FORM)
        return None

    def _show(self, code: str, means: Phrase, tone: Tone) -> None:
        self._code.setText("".join(c if c.isprintable() else "·" for c in code[:60]))
        self._code.setVisible(bool(code))
        self._means.setText(self._words.say(means))
        self._pace.hide()
        self._sign.show_icon(TONE_ICON[tone], tone)
        restyle(self, "tone", tone.value)
