"""What happened in the book, told to the pages on their own thread."""

from PySide6.QtCore import QObject, Signal

from workroom.base.event import Entry, Event
from workroom.ledger.work import Ledger


class Live(QObject):
    """Turns the ledger's callback, which runs on a worker, into a signal that any page may hear."""

    happened = Signal(object)
    """A tuple of entries, after the commit that wrote them: here, or in another process."""

    def __init__(self, ledger: Ledger, parent: QObject | None = None) -> None:
        super().__init__(parent)
        ledger.listen(self._tell)

    def _tell(self, entries: tuple[Entry[Event], ...]) -> None:
        # Runs on the worker that committed; Qt queues the signal to those on the GUI thread.
        self.happened.emit(entries)
