"""Prints the two originals one after the other, and asks after each whether it came out well."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from workroom.base.errors import WorkroomError
from workroom.base.ids import HandoverId
from workroom.base.words import N_
from workroom.rooms.handover.model import COPIES
from workroom.ui.handover.note_acts import NoteActs, Now
from workroom.ui.handover.papers import Papers
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.tasks import Line
from workroom.ui.kit.theme import Tone

SENT = N_("Copy {copy} was sent to {printer}. Did it come out well?")
BOTH_WELL = N_("Both originals came out well. Now both sides sign them.")
SHEETS_SENT = N_("The workflow sheets were sent to {printer}.")
AGAIN = N_("Destroy the spoiled sheet. Copy {copy} is printed again under the same number.")


class Printing(QObject):
    """Remembers which original is being asked after; the book remembers which came out well.

    After a power cut nothing is asked: the copy is printed again, or said to lie here already.
    """

    changed = Signal()
    """Another copy is asked after, or none any more."""

    def __init__(
        self, bench: Bench, papers: Papers, acts: NoteActs, now: Now, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bench, self._papers, self._acts, self._now = bench, papers, acts, now
        self._asked: tuple[HandoverId, int] | None = None
        self._under_way = False

    @property
    def asking(self) -> int:
        """The copy of the note in front that is asked after; 0 for none."""
        picked = self._now.picked
        if picked is None or self._asked is None or self._asked[0] != picked.note.id:
            return 0
        return self._asked[1]

    def go_on(self) -> None:
        """The next step: print the copy that is missing, or write that it came out well."""
        picked = self._now.picked
        if picked is None or self._under_way:
            return
        copy = picked.next_copy
        if self.asking == copy:
            self._good(copy, then=lambda: self._print_other(picked.note.id, copy))
        else:
            self._print(picked.note.id, copy)

    def lies_here(self) -> None:
        """The copy was printed before, here or elsewhere, and is good."""
        if self._now.picked is not None:
            copy = self._now.picked.next_copy
            self._good(copy, then=lambda: self._tell_well(copy))

    def spoil(self) -> None:
        """The copy asked after is spoiled: that is written, and it is printed again."""
        picked, copy = self._now.picked, self.asking
        if picked is None or not copy:
            return
        self._bench.notify(self._bench.words(AGAIN, copy=copy), Tone.LOOK)
        self._acts.confirm_copy(copy, well=False, then=lambda: self._print(picked.note.id, copy))

    def print_sheets(self) -> None:
        """Send the workflow sheets that follow the volumes of the note in front."""
        picked = self._now.picked
        if picked is None:
            return
        note = picked.note.id
        self._bench.tasks.run(
            lambda: self._papers.print_flow_sheets(note),
            then=lambda printer: self._bench.notify(
                self._bench.words(SHEETS_SENT, printer=printer), Tone.DONE
            ),
            failed=self._bench.complain,
            owner=self,
            line=Line.FILES,
        )

    def _good(self, copy: int, *, then: Callable[[], object]) -> None:
        def written() -> None:
            self._ask(None)
            then()

        self._acts.confirm_copy(copy, well=True, then=written)

    def _print_other(self, note: HandoverId, copy: int) -> None:
        if copy == 1:
            self._print(note, 2)
        else:
            self._tell_well(copy)

    def _tell_well(self, copy: int) -> None:
        """Of the last copy nothing is asked any more."""
        if copy == COPIES[-1]:
            self._bench.notify(self._bench.words(BOTH_WELL), Tone.DONE)

    def _print(self, note: HandoverId, copy: int) -> None:
        self._under_way = True
        self._bench.tasks.run(
            lambda: self._papers.print(note, copy),
            then=lambda printer: self._sent(note, copy, printer),
            failed=self._fail,
            owner=self,
            line=Line.FILES,
        )

    def _sent(self, note: HandoverId, copy: int, printer: str) -> None:
        self._under_way = False
        self._bench.notify(self._bench.words(SENT, copy=copy, printer=printer), Tone.ACT)
        self._ask((note, copy))

    def _fail(self, error: WorkroomError) -> None:
        self._under_way = False
        self._bench.complain(error)
        self._ask(None)

    def _ask(self, asked: tuple[HandoverId, int] | None) -> None:
        self._asked = asked
        self.changed.emit()
