"""The long table of the catalogue: its columns, and how the cursor stays on a unit."""

from collections.abc import Sequence

from workroom.base.ids import UnitId
from workroom.base.words import N_
from workroom.rooms.listing.model import Listed
from workroom.ui.catalogue.columns import COLUMNS
from workroom.ui.catalogue.screen import CatalogueScreen
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.long_rows import LongRows
from workroom.ui.kit.table import Table

CODE_LEAST, CODE_MOST, CODE_PADDING = 120, 240, 20
SPARED = (N_("Box no."), N_("pp."))


class UnitTable(Table[Listed]):
    """Units, as many as the answer counts; they are fetched while somebody scrolls."""

    def __init__(self, bench: Bench) -> None:
        self.rows: LongRows[Listed] = LongRows(bench, COLUMNS)
        super().__init__(
            self.rows,
            name=N_("Units of the catalogue"),
            empty=N_("Nothing fits. Clear the search (Esc) or the filters."),
        )

    def show_rows(self, screen: CatalogueScreen, picked: UnitId | None) -> None:
        """Show another answer; the cursor stays on the picked unit, if that is among the first."""
        row = self.currentIndex().row()
        self.rows.show(screen.count, screen.fetch, screen.first)
        places = (number for number, one in enumerate(screen.first) if one.id == picked)
        place = next(places, None)
        if place is not None:
            self.pick(place)
        elif 0 <= row < screen.count and picked is None:
            self.pick(row)

    def fit_codes(self, first: Sequence[Listed]) -> None:
        """The column of the codes is as wide as the first of them need."""
        metrics = self.fontMetrics()
        codes = (metrics.horizontalAdvance(one.unit.reference_code) for one in first)
        widest = max(codes, default=0) + CODE_PADDING
        self.setColumnWidth(0, min(max(widest, CODE_LEAST), CODE_MOST))

    def spare_columns(self, narrow: bool) -> None:
        """Leave out what is least missed where there is room for less."""
        for place, column in enumerate(COLUMNS):
            if column.title in SPARED:
                self.setColumnHidden(place, narrow)
