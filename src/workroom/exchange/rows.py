"""Telling entries from what stands between: blank rows, sub-totals, notes, repeated heads."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workroom.base.words import N_, Phrase
from workroom.exchange.heads import Head, plain
from workroom.exchange.layouts import Layout
from workroom.exchange.outcome import Cell, LeftOut
from workroom.exchange.reading import Grid, Row
from workroom.exchange.references import could_be_code, fold_code
from workroom.exchange.text import shown
from workroom.exchange.values import Kind, clean

BLANK = Phrase(N_("Blank row."))
SUB_TOTAL = Phrase(N_("Sub-total or total."))
NOTE = Phrase(N_("Note, no entry of the list."))
HEAD_AGAIN = Phrase(N_("The head of the list, printed again."))

ENTRY_CELLS = 3
"""A row without a key is an entry all the same, a faulty one, if so many columns are filled."""
_MEASURED = frozenset((Kind.DATES, Kind.COUNT, Kind.YEAR, Kind.NUMBER))
_PLAIN_KEY = re.compile(
    r"(?:[A-Za-z]{0,6}[0-9]+|[A-Za-z]+[-－—][0-9A-Za-z·・•．-]*[0-9])(?:[-－—][0-9A-Za-z·・•．]+)*"
)
_TOTAL = re.compile(
    r"(?:第?[0-9A-Za-z·-]{1,12}号?[盒箱册包卷页])?(?:本页|本盒|本卷|本箱|本目录|全宗|全部|以上|累计)*"
    r"(?:小计|合计|总计|共计|累计|总和|总数)(?:[:0-9].*)?"
    r"|共计?[0-9]+[卷件盒页册条].*|(?:sub-?total|grandtotal|total)s?:?[0-9]*",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:制表|填表|编制|编目|审核|审批|校对|填报|打印|移交|接收|立档|制单|负责)(?:人|日期|时间|单位|者)?[:;].*"
    r"|(?:注|说明|备注|附注)[:;].*|\(本目录.*|以下空白|第?[0-9]+页(?:[,/]?共?[0-9]+页)?"
)
_BOX = re.compile(r"第?([0-9]{1,9})号?[盒箱](?:小计|合计|共计).*")


@dataclass(frozen=True, slots=True)
class Closed:
    """A box that a sub-total closed: it stands after so many entries."""

    entries: int
    box: str
    row: int


@dataclass(slots=True)
class Sorted:
    """The rows of a list: entries, what was left out, and the boxes that sub-totals closed."""

    entries: list[Row] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    closed: list[Closed] = field(default_factory=list)

    def leave_out(self, row: Row, why: Phrase) -> None:
        text = " ".join(shown(cell) for cell in row.cells if cell is not None)[:200]
        before = self.left_out[-1] if self.left_out else None
        if why is BLANK and before and before.why is BLANK and before.last == row.number - 1:
            self.left_out[-1] = LeftOut(before.row, row.number, "", BLANK)
        else:
            self.left_out.append(LeftOut(row.number, row.number, text, why))


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where to look in a row: its key, title, known columns with their heads, measured ones."""

    key: int | None
    title: int | None
    needed: tuple[int, ...]
    """Where these are filled a row is an entry, and another row as well, in a list of forms."""
    known: tuple[int, ...]
    names: Mapping[int, str]
    measured: Mapping[int, Kind]


def sort_rows(grid: Grid, head: Head, layout: Layout) -> Sorted:
    """Everything under the head, told apart. Blank rows at the very end are not mentioned."""
    places = head.places
    kinds = {places[field.name]: field.kind for field in layout.fields if field.name in places}
    columns = _Columns(
        key=places.get(layout.key),
        title=places.get("title"),
        needed=tuple(places[field.name] for field in layout.required) if layout.every_row else (),
        known=tuple(kinds),
        names={at: plain(head.texts[at]) for at in kinds if at < len(head.texts)},
        measured={at: kind for at, kind in kinds.items() if kind in _MEASURED},
    )
    coded = columns.key is not None and kinds[columns.key] is Kind.CODE
    found = Sorted()
    for row in grid.rows[head.last :]:
        cells, at = row.cells, columns.key
        if at is not None and at < len(cells) and _is_key(cells[at], cells, coded=coded):
            found.entries.append(row)
        elif not any(cell is not None and shown(cell).strip() for cell in cells):
            found.leave_out(row, BLANK)
        elif layout.every_row:
            _sort_form(row, columns, found)
        else:
            _sort_odd(row, columns, found)
    if found.left_out and found.left_out[-1].why is BLANK:
        found.left_out.pop()
    return found


def _is_key(cell: Cell, cells: Sequence[Cell], *, coded: bool) -> bool:
    """Whether the cell may well be the key of an entry: nothing else is asked of the row then."""
    if not isinstance(cell, str):
        return isinstance(cell, int | float)
    if _PLAIN_KEY.fullmatch(cell):
        return True
    text = fold_code(cell)
    if coded and not could_be_code(text):
        return False
    # 2020年5月制 might be a code by its letters; alone in its row it is a note.
    alone = not text.isascii() and "-" not in text and cells.count(None) == len(cells) - 1
    return any(map(str.isdecimal, text)) and not alone and not _TOTAL.fullmatch(text)


def _sort_form(row: Row, columns: _Columns, found: Sorted) -> None:
    """A row in a list of forms: left out only where it is plainly no entry and lacks what one has.

    What is wrong with it is said where it is rejected: nothing that somebody wrote is
    passed over because it is short.
    """
    texts = _texts(row)
    if _is_head_again(texts, columns):
        found.leave_out(row, HEAD_AGAIN)
        return
    said = _squeezed(texts)
    short = sum(at in texts for at in columns.known) < ENTRY_CELLS
    if not columns.needed or not all(at in texts for at in columns.needed):
        if _TOTAL.fullmatch(said[0]):
            found.leave_out(row, SUB_TOTAL)
            return
        if short and any(_NOTE.fullmatch(text) for text in said):
            found.leave_out(row, NOTE)
            return
    found.entries.append(row)


def _sort_odd(row: Row, columns: _Columns, found: Sorted) -> None:
    """A row that bears no plausible key: what is it?"""
    texts = _texts(row)
    if _is_head_again(texts, columns):
        found.leave_out(row, HEAD_AGAIN)
        return
    said = _squeezed(texts)
    filled = [at for at in columns.known if at in texts]
    if any(_TOTAL.fullmatch(text) for text in said):
        found.leave_out(row, SUB_TOTAL)
        for text in said:
            if box := _BOX.fullmatch(text):
                found.closed.append(Closed(len(found.entries), box[1], row.number))
    elif len(filled) <= ENTRY_CELLS and any(_NOTE.fullmatch(text) for text in said):
        found.leave_out(row, NOTE)
    elif len(filled) >= ENTRY_CELLS or (columns.title in texts and _is_described(row, columns)):
        found.entries.append(row)
    else:
        found.leave_out(row, NOTE)


def _texts(row: Row) -> dict[int, str]:
    return {at: text for at, cell in enumerate(row.cells) if (text := shown(cell)).strip()}


def _squeezed(texts: Mapping[int, str]) -> list[str]:
    return [re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)) for text in texts.values()]


def _is_head_again(texts: Mapping[int, str], columns: _Columns) -> bool:
    names = columns.names
    again = sum(1 for at, name in names.items() if name and plain(texts.get(at, "")) == name)
    return bool(names) and again * 2 > len(names)


def _is_described(row: Row, columns: _Columns) -> bool:
    """Whether anything beside the title speaks of an entry: a key of sorts, a date, a number."""
    for at, cell in enumerate(row.cells):
        if at == columns.key and cell is not None:
            return True
        if at in columns.measured and clean(columns.measured[at], cell).value is not None:
            kind = columns.measured[at]
            if kind is not Kind.NUMBER or shown(cell).strip().isdecimal():
                return True
    return False
