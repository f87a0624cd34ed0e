"""Who is at the desk: signed in with a secret, gone again after ten minutes without a touch."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from workroom.base.ids import PersonId

LOCK_AFTER_MS = 10 * 60 * 1000
"""§5.4.5 and the agreed ten minutes. The station's line is exempt: there a badge speaks."""

_TOUCHES = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin}
)


class Presence(QObject):
    """The person whose name goes under what the pages do."""

    changed = Signal(object)
    """The `PersonId` now at the desk, or None."""

    def __init__(
        self, parent: QObject | None = None, *, lock_after_ms: int = LOCK_AFTER_MS
    ) -> None:
        super().__init__(parent)
        self._person: PersonId | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(lock_after_ms)
        self._timer.timeout.connect(self.sign_out)

    def person(self) -> PersonId | None:
        """Who is here; None when nobody signed in."""
        return self._person

    def sign_in(self, person: PersonId) -> None:
        """Somebody proved who they are."""
        self._person = person
        self._timer.start()
        self.changed.emit(person)

    def sign_out(self) -> None:
        """Nobody is here any more."""
        self._timer.stop()
        if self._person is not None:
            self._person = None
            self.changed.emit(None)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Any touch of keyboard or mouse shows that the person is still here."""
        if self._person is not None and event.type() in _TOUCHES:
            self._timer.start()
        return False
