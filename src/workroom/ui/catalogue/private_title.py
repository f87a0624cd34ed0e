"""The client keeps a title off the contractor's papers, or lets it be printed again."""

from PySide6.QtCore import QObject

from workroom.base.words import N_
from workroom.rooms.layouts import service
from workroom.ui.catalogue.unit_screen import UnitScreen
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.page import Page
from workroom.ui.kit.theme import Tone

KEEP = N_("Keep the title private")
PRINT = N_("Print the title again")
KEPT = N_("{code}: where both agreed so, the contractor's copies leave the title off.")
PRINTED = N_("{code}: its title is printed again.")


class PrivateTitle(QObject):
    """One deed, that says what it would do; with a box it is done to all that lies in it."""

    def __init__(self, page: Page, desk: Desk[UnitScreen | None]) -> None:
        super().__init__(page)
        self._bench: Bench = page.bench
        self._desk = desk
        self._screen: UnitScreen | None = None
        self.deed = Deed(KEEP, self.turn, words=page.bench.words, page=page, shortcut="Ctrl+T")

    def show_unit(self, screen: UnitScreen | None) -> None:
        """Judge it for this unit."""
        self._screen = screen
        self.deed.judge(screen.may_withhold if screen else None)
        self.deed.setText(self._bench.words(PRINT if screen and screen.title_is_private else KEEP))

    def turn(self) -> None:
        """From private to printed, or back."""
        screen = self._screen
        if screen is None:
            return
        withheld, units, code = (
            not screen.title_is_private,
            screen.titled,
            screen.unit.reference_code,
        )
        said = self._bench.words(KEPT if withheld else PRINTED, code=code)
        self._desk.do(
            lambda work: service.withhold_titles(work, units=units, withheld=withheld),
            then=lambda _none: self._bench.notify(said, Tone.DONE),
        )
