"""The small dialog for what is written down late: when it happened, and what it rests on."""

from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from workroom.base.errors import InputError
from workroom.base.ids import PersonId
from workroom.base.late import Late
from workroom.base.words import N_, phrase
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.fields import Choice, text_field
from workroom.ui.kit.form import Field, Form
from workroom.ui.kit.saying import say_error
from workroom.ui.kit.word_form import furnish

LATE_SAYS = N_(
    "Both times are kept, whose hand wrote it and what it rests on; the client signs for it with "
    "the page of the week. Whose word it is did it then."
)
NO_MOMENT = N_("{given} is no moment; write it as 2026-03-02 09:40.")
SAYS_MOMENT = N_("2026-03-02 09:40")


def read_moment(given: str, zone: ZoneInfo) -> datetime:
    """The moment that was typed, by the clock of the room.

    Raises:
        InputError: it cannot be read.
    """
    try:
        moment = datetime.fromisoformat(" ".join(given.split()).replace("：", ":"))
    except ValueError:
        raise InputError(NO_MOMENT, given=given) from None
    return moment.replace(tzinfo=moment.tzinfo or zone, microsecond=0).astimezone(UTC)


class LateForm(QDialog):
    """Asks once; whoever opened it writes late from then on."""

    said = Signal(object)
    """The `Late`. The dialog has closed."""

    def __init__(
        self,
        bench: Bench,
        parent: QWidget,
        *,
        writer: PersonId,
        people: Sequence[tuple[PersonId, str]],
    ) -> None:
        super().__init__(parent)
        self._bench, self._writer = bench, writer
        self.form = Form(bench.words, bench.theme)
        at = text_field(bench.words, SAYS_MOMENT)
        paper = text_field(bench.words, N_("Number of the paper"))
        told = Choice([(None, "—"), *people])
        self.form.add(
            Field(name="at", label=N_("It happened at"), widget=at, required=True),
            Field(name="paper", label=N_("Written on"), widget=paper),
            Field(name="told", label=N_("or told by"), widget=told),
        )
        title = N_("It happened earlier")
        furnish(self, bench, title, phrase(LATE_SAYS), self.form, N_("Write it late"), first="at")

    def take_scan(self, text: str) -> bool:
        """Nothing is scanned here."""
        return True

    def accept(self) -> None:
        if not self.form.check():
            return
        said = self.form.values()
        try:
            at = read_moment(str(said["at"]), self._bench.zone)
        except InputError as error:
            self.form.refuse("at", say_error(self._bench.words, error).sentence)
            return
        super().accept()
        self.said.emit(Late(at, self._writer, str(said["paper"]).strip(), said["told"]))
