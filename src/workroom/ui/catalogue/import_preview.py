"""What a list says before it comes in: counts, mends, and the rows that cannot be taken."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from workroom.base.words import N_, Phrase, phrase
from workroom.exchange.outcome import Interpretation, Reject
from workroom.rooms.catalogue.foreseen import Foreseen, Miscount
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.labels import Label
from workroom.ui.kit.rows import Align, Col, RowsModel
from workroom.ui.kit.saying import say_text
from workroom.ui.kit.table import Table
from workroom.ui.kit.theme import META, XS, M, S, Tone

MENDS_SHOWN = 4
VOLUMES_SHOWN = 3
MISSING = N_("{count} volumes are not in the catalogue: {codes}.")
MISCOUNTED = N_("{count} volumes have not as many items as catalogued: {first}.")
ONE_MISCOUNTED = N_("{code} ({catalogued} catalogued, {listed} listed)")

Figure = tuple[str, str | Phrase, Tone]
"""What is counted (a template), how many, and how that looks."""

COLUMNS: tuple[Col[Reject], ...] = (
    Col(title=N_("Row"), text=lambda one: str(one.row), align=Align.RIGHT, width=56),
    Col(title=N_("Column"), text=lambda one: one.column, width=76),
    Col(title=N_("As found"), text=lambda one: one.value, width=92, hint=lambda one: one.value),
    Col(
        title=N_("Reason"),
        text=lambda one: one.faults[0].reason,
        hint=lambda one: one.reason,
        stretch=True,
    ),
)


class ImportPreview(QWidget):
    """Counts in figures, mends and notes in small, rejected rows in a table."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._words = bench.words
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(M)
        self._grid.setVerticalSpacing(XS)
        self._grid.setColumnStretch(1, 1)
        self._notes = Label(size=META, tone=Tone.QUIET, wrap=True)
        self._head = Label(bold=True)
        self._rows = RowsModel(
            COLUMNS, words=bench.words, theme=bench.theme, key=lambda one: one.row
        )
        self._table: Table[Reject] = Table(self._rows, name=N_("Rejected rows"), dense=True)
        self._table.setMinimumHeight(96)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addLayout(self._grid)
        column.addWidget(self._notes)
        column.addWidget(self._head)
        column.addWidget(self._table, 1)
        column.addStretch(0)

    def show_foreseen(self, foreseen: Foreseen) -> None:
        """Show what was understood of a list, and what it would do."""
        listing = foreseen.listing
        found = listing.interpretation
        otherwise, before = foreseen.proposed, foreseen.declined
        facts = (
            (N_("Kind of list"), phrase(listing.kind.label), Tone.PLAIN),
            (N_("Rows read"), f"{found.read:,}", Tone.PLAIN),
            (N_("New"), f"{foreseen.new:,}", _tone(foreseen.new, Tone.DONE)),
            (N_("Known already"), f"{foreseen.unchanged:,}", Tone.PLAIN),
            (N_("Say otherwise"), f"{otherwise:,}", _tone(otherwise, Tone.LOOK)),
            (N_("Declined before"), f"{before:,}", Tone.QUIET) if before else None,
            (N_("Rejected"), f"{len(found.rejects):,}", _tone(found.rejects, Tone.STOP)),
            (N_("Held by class"), f"{listing.held:,}", _tone(listing.held, Tone.LOOK)),
            (N_("Doubtful"), f"{len(found.doubts):,}", _tone(found.doubts, Tone.LOOK)),
            (N_("Mended"), f"{len(found.mends):,}", _tone(found.mends, Tone.PLAIN)),
        )
        seen = (fact for fact in facts if fact is not None)
        self.show_found(seen, found, found.rejects, said=_of_volumes(foreseen))

    def show_found(
        self,
        figures: Iterable[Figure],
        found: Interpretation,
        rejects: Sequence[Reject],
        *,
        said: Iterable[Phrase] = (),
    ) -> None:
        """Show figures of a list, what was mended in it, and the rows that cannot be taken; `said`
        goes before what was mended.
        """
        self._put(figures)
        mends = (
            phrase("{column}: {why} ×{count}", column=column, why=why, count=f"{count:,}")
            for column, why, count in found.mends_by_kind()[:MENDS_SHOWN]
        )
        lines = [self._words.say(one) for one in (*said, *found.notes, *mends)]
        self._notes.setText("\n".join(lines))
        self._notes.setVisible(bool(lines))
        self._rows.show(rejects)
        some = bool(rejects)
        self._head.setText(self._words(N_("Rows that cannot be taken")))
        self._head.setVisible(some)
        self._table.setVisible(some)

    def _put(self, facts: Iterable[Figure]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for line, (name, value, tone) in enumerate(facts):
            label = Label(self._words(name), tone=Tone.QUIET)
            said = Label(say_text(self._words, value), tone=tone, bold=tone is not Tone.QUIET)
            said.setAccessibleName(f"{label.text()} {said.text()}")
            self._grid.addWidget(label, line, 0)
            self._grid.addWidget(said, line, 1)


def _of_volumes(foreseen: Foreseen) -> Iterable[Phrase]:
    """Volumes that items name and the catalogue lacks, and those whose items are not as many."""
    if foreseen.missing:
        codes = foreseen.missing[:VOLUMES_SHOWN]
        yield phrase(MISSING, count=len(foreseen.missing), codes=codes)
    if foreseen.miscounted:
        first = map(_told, foreseen.miscounted[:VOLUMES_SHOWN])
        yield phrase(MISCOUNTED, count=len(foreseen.miscounted), first=tuple(first))


def _told(one: Miscount) -> Phrase:
    return phrase(ONE_MISCOUNTED, code=one.code, catalogued=one.catalogued, listed=one.listed)


def _tone(some: object, tone: Tone) -> Tone:
    """The tone of a count: quiet while it is none."""
    return tone if some else Tone.QUIET
