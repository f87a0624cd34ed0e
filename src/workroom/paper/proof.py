"""Reads a sheet before it is drawn and refuses what would not come out right on paper."""

from collections.abc import Iterable, Iterator, Sequence

from workroom.base.words import N_, Phrase, phrase
from workroom.paper.barcode import code128
from workroom.paper.errors import PaperError
from workroom.paper.fonts import missing, name_of
from workroom.paper.pieces import BOX_GAP, SEAL_SIDE, SIGNATURE_WIDTH
from workroom.paper.sheet import (
    Barcode,
    Beside,
    Block,
    Cell,
    Grid,
    Heading,
    Paragraph,
    Row,
    RuledLines,
    Seals,
    Sheet,
    Signatures,
    Table,
    Together,
)

NO_GLYPH = N_(
    "{form} {number}, {where}: the font has no {characters}. "
    "Write it another way, then print again."
)
WRONG_WIDTH = N_("In {form} {number} the columns of {where} are {sum} mm wide instead of {width}.")
TOO_NARROW = N_("In {form} {number} {where} is too narrow: {width} mm for each field.")
WRONG_SPAN = N_("In {form} {number}, {where}, the cells do not fill the {count} columns.")
NOTHING = N_("In {form} {number} there is nothing in {where}.")

IN_HEAD = N_("the head")
IN_FOOT = N_("the foot")
IN_COPIES = N_("the originals")
IN_BLOCK = N_("block {block}")
IN_ROW = N_("block {block}, row {row}")
IN_COLUMN = N_("block {block}, row {row}, column “{column}”")

Place = Phrase


def read(sheet: Sheet) -> None:
    """Refuse a sheet that cannot be printed as it is meant.

    Raises:
        PaperError: a character neither face has, widths that do not sum up, cells
            that do not fill their row, or a number that cannot be a barcode.
    """
    if sheet.number:
        code128(sheet.number)
    if not sheet.copies:
        raise _refusal(NOTHING, sheet, phrase(IN_COPIES))
    for number, block in enumerate(sheet.blocks, 1):
        _measure(block, sheet.orientation.value, sheet, phrase(IN_BLOCK, block=number))
    # One look at all the letters; only if one is lacking is it asked where it stands.
    if missing("".join(text for _, text in _texts(sheet))):
        for where, text in _texts(sheet):
            if lacking := missing(text):
                raise PaperError(
                    NO_GLYPH,
                    characters=tuple(map(name_of, lacking)),
                    form=sheet.form,
                    number=sheet.number,
                    where=where,
                )


def _texts(sheet: Sheet) -> Iterator[tuple[Place, str]]:
    """Every text of the sheet, with where it stands."""
    own = "" if sheet.client_number is None else sheet.client_label + sheet.client_number
    head = (sheet.form, sheet.title, sheet.project, own)
    for text in (*head, *sheet.copies, *sheet.marks):
        yield phrase(IN_HEAD), text
    for number, block in enumerate(sheet.blocks, 1):
        yield from _block_texts(block, number)
    foot = sheet.foot
    signs = (foot.printed_at, foot.printed_by, foot.check_digits, foot.qr_words)
    for text in (*signs, *foot.remarks, *foot.initials):
        yield phrase(IN_FOOT), text


def _block_texts(block: Block, number: int) -> Iterator[tuple[Place, str]]:
    match block:
        case Table():
            for column in block.columns:
                yield phrase(IN_ROW, block=number, row=0), column.head + column.group
            for count, row in enumerate((*block.rows, *block.totals), 1):
                yield from _row_texts(block, row, number, count)
        case Grid():
            for count, cells in enumerate(block.rows, 1):
                for cell in cells:
                    yield phrase(IN_ROW, block=number, row=count), cell.text
        case Beside():
            for _, part in block.parts:
                yield from _block_texts(part, number)
        case Together():
            for part in block.blocks:
                yield from _block_texts(part, number)
        case _:
            for text in _plain_texts(block):
                yield phrase(IN_BLOCK, block=number), text


def _row_texts(
    table: Table, row: Row | tuple[str, ...], number: int, count: int
) -> Iterator[tuple[Place, str]]:
    cells: Iterable[Cell | str] = row.cells if isinstance(row, Row) else row
    column = 0
    for cell in cells:
        head = table.columns[min(column, len(table.columns) - 1)].head
        text, span = (cell, 1) if isinstance(cell, str) else (cell.text, cell.span)
        yield phrase(IN_COLUMN, block=number, row=count, column=head), text
        column += span


def _plain_texts(block: Block) -> Iterable[str]:
    match block:
        case Heading() | Paragraph() | Barcode():
            return (block.text,)
        case RuledLines():
            return (block.label, block.text)
        case Signatures():
            return [text for box in block.boxes for text in (box.role, box.registered)]
        case Seals():
            return block.words
        case _:
            return ()


def _measure(  # noqa: PLR0912 — one branch a block
    block: Block, width: float, sheet: Sheet, where: Place
) -> None:
    """Widths and spans, so that a mistake in a slip is named instead of drawn."""
    match block:
        case Table():
            _sum_up([column.width for column in block.columns], width, sheet, where)
            for row in (*block.rows, *block.totals):
                cells: Iterable[Cell | str] = row.cells if isinstance(row, Row) else row
                spans = sum(1 if isinstance(cell, str) else cell.span for cell in cells)
                if spans != len(block.columns):
                    raise _refusal(WRONG_SPAN, sheet, where, count=len(block.columns))
        case Grid():
            _sum_up(block.widths, width, sheet, where)
            if not _fills(block):
                raise _refusal(WRONG_SPAN, sheet, where, count=len(block.widths))
        case Beside():
            _sum_up([part_width for part_width, _ in block.parts], width, sheet, where)
            for part_width, part in block.parts:
                _measure(part, part_width, sheet, where)
        case Together():
            for part in block.blocks:
                _measure(part, width, sheet, where)
        case Barcode():
            code128(block.text)
        case Signatures(boxes=()) | Seals(words=()):
            raise _refusal(NOTHING, sheet, where)
        case Signatures():
            each = (width - (block.per_row - 1) * BOX_GAP) / block.per_row
            _leave_room(each, SIGNATURE_WIDTH, sheet, where)
        case Seals():
            _leave_room(width / len(block.words), SEAL_SIDE, sheet, where)
        case _:
            pass


def _sum_up(widths: Sequence[float], width: float, sheet: Sheet, where: Place) -> None:
    total = sum(widths)
    if abs(total - width) > 0.05 or min(widths, default=0) <= 0:
        raise _refusal(WRONG_WIDTH, sheet, where, sum=f"{total:g}", width=f"{width:g}")


def _leave_room(width: float, least: float, sheet: Sheet, where: Place) -> None:
    """A hand, or a seal, needs its millimetres."""
    if width < least - 0.05:
        raise _refusal(TOO_NARROW, sheet, where, width=f"{width:g}")


def _fills(grid: Grid) -> bool:
    """Whether the cells cover every place of the grid once."""
    count = len(grid.widths)
    hanging = [0] * count
    for row in grid.rows:
        column = 0
        for cell in row:
            while column < count and hanging[column]:
                column += 1
            end = column + cell.span
            if cell.span < 1 or cell.down < 1 or end > count or any(hanging[column:end]):
                return False
            hanging[column:end] = [cell.down] * cell.span
            column = end
        if not all(hanging):
            return False
        hanging = [rest - 1 for rest in hanging]
    return not any(hanging)


def _refusal(template: str, sheet: Sheet, where: Place, **values: object) -> PaperError:
    return PaperError(template, form=sheet.form, number=sheet.number, where=where, **values)
