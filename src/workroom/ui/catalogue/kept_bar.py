"""Beside the search: the kept filters to choose from, and the key that keeps or forgets one."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from workroom.base.verdict import YES
from workroom.base.words import N_
from workroom.rooms.listing.model import Wanted
from workroom.ui.catalogue.kept import KeptFilters
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed
from workroom.ui.kit.fields import Choice
from workroom.ui.kit.theme import S

KEEP, FORGET = N_("Keep filter"), N_("Forget filter")
CHOOSE = N_("Kept filters")
NOTHING_ASKED = N_("Narrow the list first: by the row above it, or by a search.")
LONGEST_NAME = 40


class KeptBar(QWidget):
    """A choice of the kept filters, and one deed: it keeps what is asked, or forgets it."""

    recalled = Signal(object)
    """The `Wanted` that somebody chose."""
    settled = Signal()
    """A name was given, or not: the keys belong to the list again."""

    def __init__(self, bench: Bench, kept: KeptFilters, page: QWidget) -> None:
        super().__init__()
        self._words = bench.words
        self._kept = kept
        self._wanted = Wanted()
        self._suggested = ""
        self.choice = Choice()
        self.choice.setAccessibleName(bench.words(CHOOSE))
        self.choice.activated.connect(self._recall)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(bench.words(N_("Name of this filter")))
        self.name.setAccessibleName(bench.words(N_("Name of this filter")))
        self.name.returnPressed.connect(self._keep)
        self.name.installEventFilter(self)
        self.name.hide()
        self.deed = Deed(
            KEEP,
            self._turn,
            words=bench.words,
            page=page,
            shortcut="Ctrl+D",
            unasked=NOTHING_ASKED,
        )
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(S)
        across.addWidget(self.choice)
        across.addWidget(self.name)
        across.addWidget(self.deed.button(bench.theme))
        self.show_question(Wanted(), "")

    def show_question(self, wanted: Wanted, said: str) -> None:
        """Show whether just this is kept; `said` is the question in words, offered as its name."""
        self._wanted, self._suggested = _settled(wanted), said[:LONGEST_NAME]
        kept = self._kept.all()
        name = self._kept.name_of(self._wanted)
        self.choice.offer(((None, self._words(CHOOSE)), *((one, one) for one in kept)))
        self.choice.choose(name or None)
        self.choice.setVisible(bool(kept) and self.name.isHidden())
        self.deed.setText(self._words(FORGET if name else KEEP))
        self.deed.judge(YES if self._wanted != Wanted() else None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.name and isinstance(event, QKeyEvent):
            escapes = event.key() == Qt.Key.Key_Escape
            if escapes and event.type() is QEvent.Type.KeyPress:
                self._put_away()
                return True
        return super().eventFilter(watched, event)

    def _recall(self) -> None:
        wanted = self._kept.all().get(self.choice.value, Wanted())
        self.recalled.emit(wanted)

    def _turn(self) -> None:
        name = self._kept.name_of(self._wanted)
        if name:
            self._kept.forget(name)
            self._put_away()
            return
        if not self.name.isHidden():
            self._keep()
            return
        self.choice.hide()
        self.name.setText(self._suggested)
        self.name.show()
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()

    def _keep(self) -> None:
        name = " ".join(self.name.text().split())
        if name:
            self._kept.keep(name, self._wanted)
            self._put_away()

    def _put_away(self) -> None:
        self.name.hide()
        self.show_question(self._wanted, self._suggested)
        self.settled.emit()


def _settled(wanted: Wanted) -> Wanted:
    """The question as it is kept: with its order only where it asks for anything at all."""
    narrowed = replace(wanted, sort=Wanted().sort, descending=False) != Wanted()
    return wanted if narrowed else Wanted()
