"""A table says what its records are, keeps its place, and holds a million rows in windows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import process_time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from workroom.base.words import N_, phrase
from workroom.ledger.reading import Reading
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.long_rows import HELD, WINDOW, LongRows
from workroom.ui.kit.rows import TONE_ROLE, WAITING, Col, RowsModel
from workroom.ui.kit.table import Table
from workroom.ui.kit.theme import ROW, Tone

Wait = Callable[[], None]
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Thing:
    """A record of the tests' own."""

    id: int
    name: str
    pages: int = 0


COLUMNS: tuple[Col[Thing], ...] = (
    Col(title=N_("Name"), text=lambda t: t.name, stretch=True, order=lambda t: t.name, key="name"),
    Col(
        title=N_("Pages"),
        text=lambda t: phrase(N_("{count} pages"), count=t.pages),
        hint=lambda t: t.name,
        order=lambda t: t.pages,
    ),
    Col(
        title=N_("State"),
        text=lambda t: "thin" if t.pages < 5 else "thick",
        tone=lambda t: Tone.LOOK if t.pages < 5 else Tone.DONE,
        chip=True,
    ),
)
THINGS = (Thing(1, "first", 9), Thing(2, "second", 3), Thing(3, "third", 20))


@pytest.fixture
def model(bench: Bench) -> RowsModel[Thing]:
    made = RowsModel(COLUMNS, words=bench.words, theme=bench.theme, key=lambda t: t.id)
    made.show(THINGS)
    return made


@pytest.fixture
def table(model: RowsModel[Thing], qtbot: QtBot) -> Table[Thing]:
    made = Table(model, name=N_("Things"), empty=N_("No thing yet. Make one first."), many=True)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


def cell(model: RowsModel[Thing], row: int, column: int, role: int = 0) -> object:
    return model.index(row, column).data(role)


def test_a_cell_says_what_its_column_reads(model: RowsModel[Thing]) -> None:
    assert cell(model, 0, 0) == "first"
    assert cell(model, 0, 1) == "9 pages"
    assert cell(model, 0, 1, Qt.ItemDataRole.ToolTipRole) == "first"
    assert cell(model, 1, 2, TONE_ROLE) == Tone.LOOK


def test_the_model_keeps_qts_own_contract(model: RowsModel[Thing], qtbot: QtBot) -> None:
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    model.show(THINGS[::-1])
    model.sort(1)
    model.show(THINGS[:1])
    model.show(())
    assert tester.model() is model


def test_a_column_sorts_and_a_third_press_gives_back_the_given_order(
    model: RowsModel[Thing],
) -> None:
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert [cell(model, row, 0) for row in range(3)] == ["third", "first", "second"]
    model.sort(-1)
    assert [cell(model, row, 0) for row in range(3)] == ["first", "second", "third"]


def test_a_refresh_keeps_the_picked_record_though_its_row_moved(
    model: RowsModel[Thing], table: Table[Thing]
) -> None:
    table.pick(1)
    model.show((Thing(2, "second, renamed", 3), THINGS[0], THINGS[2]))
    assert table.record == Thing(2, "second, renamed", 3)
    model.show((THINGS[2], Thing(2, "again", 3)))
    assert table.record == Thing(2, "again", 3)


def test_a_record_that_is_gone_is_no_longer_picked(
    model: RowsModel[Thing], table: Table[Thing]
) -> None:
    picked: list[Thing | None] = []
    table.pick(1)
    table.picked.connect(picked.append)
    model.show((THINGS[0], THINGS[2]))
    assert picked[-1] is None


def test_enter_opens_the_row_the_arrows_came_to(table: Table[Thing], qtbot: QtBot) -> None:
    opened: list[Thing] = []
    table.opened.connect(opened.append)
    table.setFocus()
    table.pick(0)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened == [THINGS[1]]


def test_picked_rows_are_copied_as_a_sheet_would_take_them(
    table: Table[Thing], qtbot: QtBot
) -> None:
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[1] == "second\t3 pages\tthin"


def test_every_row_is_as_tall_as_the_look_says(table: Table[Thing]) -> None:
    assert {table.rowHeight(row) for row in range(3)} == {ROW}


def test_no_input_method_works_in_a_table(table: Table[Thing]) -> None:
    assert table.inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is False


def test_a_table_has_a_name_for_those_who_do_not_see_it(table: Table[Thing]) -> None:
    assert table.accessibleName() == "Things"


def test_an_empty_table_says_what_to_do_first(
    model: RowsModel[Thing], table: Table[Thing], qtbot: QtBot
) -> None:
    full = table.grab().toImage()
    model.show(())
    empty = table.grab().toImage()
    middle = empty.copy(150, 130, 300, 80)
    inks = {middle.pixel(x, y) for x in range(300) for y in range(80)}
    assert len(inks) > 10
    assert full != empty


class Book:
    """A million rows that count how often they are asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def fetch(self, _db: Reading, offset: int, limit: int) -> Sequence[Thing]:
        self.asked.append(offset)
        return [Thing(row, f"row {row}", 7) for row in range(offset, min(offset + limit, MILLION))]


@pytest.fixture
def book() -> Book:
    return Book()


@pytest.fixture
def long_table(bench: Bench, book: Book, qtbot: QtBot) -> Table[Thing]:
    rows: LongRows[Thing] = LongRows(bench, COLUMNS)
    made = Table(rows, name=N_("Things"))
    rows.setParent(made)
    qtbot.addWidget(made)
    made.resize(600, 400)
    rows.show(MILLION, book.fetch)
    made.show()
    return made


def test_a_row_on_its_way_is_shown_as_waiting_and_then_there(
    long_table: Table[Thing], settled: Wait
) -> None:
    model = long_table.model()
    assert model.rowCount() == MILLION
    assert model.index(0, 0).data() == WAITING
    settled()
    assert model.index(0, 0).data() == "row 0"


def test_a_table_over_a_million_rows_is_there_at_once(
    bench: Bench, book: Book, qtbot: QtBot
) -> None:
    rows: LongRows[Thing] = LongRows(bench, COLUMNS)
    rows.show(MILLION, book.fetch)
    begun = process_time()
    made = Table(rows, name=N_("Things"))
    qtbot.addWidget(made)
    made.show()
    made.grab()
    # Where each row is walked over it takes a minute; a busy machine is given some room.
    assert process_time() - begun < 3


def test_a_jump_to_the_end_fetches_the_end_alone(
    long_table: Table[Thing], book: Book, settled: Wait
) -> None:
    settled()
    book.asked.clear()
    long_table.scrollToBottom()
    long_table.grab()
    settled()
    assert long_table.model().index(MILLION - 1, 0).data() == f"row {MILLION - 1}"
    assert set(book.asked) == {MILLION // WINDOW * WINDOW, (MILLION // WINDOW - 1) * WINDOW} & set(
        book.asked
    )


def test_a_scroll_across_everything_asks_only_for_where_it_comes_to_rest(
    long_table: Table[Thing], book: Book, settled: Wait
) -> None:
    settled()
    book.asked.clear()
    model = long_table.model()
    for row in range(0, MILLION, 5000):
        model.index(row, 0).data()
    settled()
    assert len(book.asked) <= 6


def test_only_so_many_windows_are_held(long_table: Table[Thing], book: Book, settled: Wait) -> None:
    model = long_table.model()
    for window in range(HELD + 20):
        model.index(window * WINDOW, 0).data()
        settled()
    book.asked.clear()
    assert model.index(5 * WINDOW, 0).data() == WAITING
    assert model.index((HELD + 19) * WINDOW, 0).data() != WAITING


def test_the_rows_of_an_earlier_question_never_appear_under_a_later_one(
    bench: Bench, book: Book, qtbot: QtBot, settled: Wait
) -> None:
    rows: LongRows[Thing] = LongRows(bench, COLUMNS)
    rows.show(MILLION, book.fetch)
    rows.index(0, 0).data()
    rows.show(2, lambda _db, _offset, _limit: [THINGS[0], THINGS[1]])
    rows.index(0, 0).data()
    settled()
    assert rows.index(0, 0).data() == "first"


def test_renewed_rows_are_shown_as_they_were_until_the_new_ones_come(
    bench: Bench, settled: Wait
) -> None:
    name = ["old"]
    rows: LongRows[Thing] = LongRows(bench, COLUMNS)
    rows.show(1, lambda _db, _offset, _limit: [Thing(1, name[0])])
    rows.index(0, 0).data()
    settled()
    name[0] = "new"
    rows.renew()
    assert rows.index(0, 0).data() == "old"
    settled()
    assert rows.index(0, 0).data() == "new"


def test_a_header_of_a_long_table_asks_for_another_order(
    long_table: Table[Thing], qtbot: QtBot
) -> None:
    asked: list[tuple[str, bool]] = []
    long_table.model().sorted_by.connect(lambda key, down: asked.append((key, down)))  # type: ignore[attr-defined]  # Qt's own word for a model
    long_table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    assert asked == [("name", True)]
