"""The strip above the page: what was done, what needs a look, what was refused and why."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workroom.base.words import N_, Words
from workroom.ui.kit.labels import Label, Sign, button, restyle
from workroom.ui.kit.saying import Said
from workroom.ui.kit.theme import META, TONE_ICON, M, S, Theme, Tone

STAYS_MS = 6_000
"""A good or neutral word goes by itself; what needs a look or was stopped stays."""


class NoticeStrip(QFrame):
    """One sentence with its clause; the newest replaces the one before."""

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "strip")
        self._sign = Sign(theme, "dot")
        self._sentence = Label(wrap=True)
        self._clause = Label(size=META, tone=Tone.QUIET, wrap=True)
        self._close = button(
            "",
            self.dismiss,
            theme=theme,
            icon_name="cross",
            kind="quiet",
            hint=words(N_("Close this notice (Esc)")),
        )
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._sentence)
        texts.addWidget(self._clause)
        across = QHBoxLayout(self)
        across.setContentsMargins(M, S, S, S)
        across.setSpacing(S)
        across.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        across.addLayout(texts, 1)
        across.addWidget(self._close, alignment=Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._escape.setContext(Qt.ShortcutContext.WindowShortcut)
        self._escape.activated.connect(self.dismiss)
        self.dismiss()

    def tell(self, said: Said, tone: Tone) -> None:
        """Show a sentence. Good and neutral ones go by themselves after six seconds."""
        self._sign.show_icon(TONE_ICON[tone], tone)
        self._sentence.setText(said.sentence)
        self._clause.setText(said.clause)
        self._clause.setVisible(bool(said.clause))
        restyle(self, "tone", tone.value)
        self.setAccessibleName(f"{said.sentence} {said.clause}".strip())
        self._escape.setEnabled(True)
        self.show()
        if tone in (Tone.LOOK, Tone.STOP):
            self._timer.stop()
        else:
            self._timer.start(STAYS_MS)

    @property
    def goes_by_itself(self) -> bool:
        """Whether what is shown will go without anybody closing it."""
        return self._timer.isActive()

    def dismiss(self) -> None:
        """Take the strip away."""
        self._timer.stop()
        self._escape.setEnabled(False)
        self.hide()
