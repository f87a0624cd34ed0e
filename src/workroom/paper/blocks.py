"""Each block of a sheet becomes a piece of known height in the width it is given."""

from collections.abc import Iterable, Iterator
from math import ceil

from workroom.paper.barcode import code128
from workroom.paper.laid import Abreast, Laid, Stack
from workroom.paper.pen import MM
from workroom.paper.pieces import (
    BOX_GAP,
    LABEL_WIDTH,
    SEAL_SIDE,
    Blank,
    Break,
    Ruled,
    Seal,
    Signature,
    Symbol,
    Written,
)
from workroom.paper.sheet import (
    BODY,
    Align,
    Barcode,
    Beside,
    Block,
    Gap,
    Grid,
    Heading,
    Look,
    PageBreak,
    Paragraph,
    RuledLines,
    Seals,
    Signatures,
    Table,
    Together,
)
from workroom.paper.tables import lay_grid, lay_table
from workroom.paper.typeset import Lines, fit, one_line, wrap

DISTANCE = 2.2 * MM
"""Between two blocks that say nothing else."""
_SMALL = 7.5
LEAST_REGISTERED = 5.5
"""Smaller than this, what is registered beside a signature is set on two lines, in points."""


def lay(blocks: Iterable[Block], width: float) -> Iterator[tuple[float, Laid]]:
    """Each block as a piece, with its distance from the one above; width in points."""
    distance = 0.0
    for block in blocks:
        if isinstance(block, Gap):
            distance = block.height * MM
            continue
        yield distance, lay_one(block, width)
        distance = DISTANCE
    if distance not in (0.0, DISTANCE):
        yield 0.0, Blank(distance)


def lay_one(block: Block, width: float) -> Laid:
    """One block in a width in points."""
    match block:
        case Table():
            return lay_table(block)
        case Grid():
            return lay_grid(block)
        case Heading():
            return Written(
                wrap(block.text, width, block.size, True), width, strong=True, leads=True
            )
        case Paragraph():
            strong = block.look in (Look.STRONG, Look.HEAD)
            lines = wrap(block.text, width, block.size, strong)
            return Written(lines, width, strong, block.align)
        case RuledLines():
            lines = wrap(block.text, width - LABEL_WIDTH - 3 * MM, 9.5)
            count = max(block.lines, len(lines.lines) if block.text else 1)
            label = fit(block.label, LABEL_WIDTH - 2.4 * MM, BODY, True)
            return Ruled(label, lines, count, block.height * MM, width)
        case Signatures():
            return _signatures(block, width)
        case Seals():
            return _seals(block, width)
        case Barcode():
            return _barcode(block, width)
        case Gap():
            return Blank(block.height * MM)
        case PageBreak():
            return Break()
        case Beside():
            return _beside(block)
        case Together():
            return Stack(tuple(lay(block.blocks, width)))


def _seals(block: Seals, width: float) -> Laid:
    step = width / len(block.words)
    return Abreast(
        tuple(
            (
                place * step + (step - SEAL_SIDE * MM) / 2,
                Seal(one_line(words, (SEAL_SIDE - 2) * MM, _SMALL)),
            )
            for place, words in enumerate(block.words)
        )
    )


def _beside(block: Beside) -> Laid:
    left = 0.0
    pieces: list[tuple[float, Laid]] = []
    for width, part in block.parts:
        pieces.append((left, lay_one(part, width * MM)))
        left += width * MM
    return Abreast(tuple(pieces))


def _signatures(block: Signatures, width: float) -> Laid:
    gap = BOX_GAP * MM
    each = (width - (block.per_row - 1) * gap) / block.per_row
    rows: list[tuple[float, Laid]] = []
    for number in range(ceil(len(block.boxes) / block.per_row)):
        boxes = block.boxes[number * block.per_row : (number + 1) * block.per_row]
        row = Abreast(
            tuple(
                (
                    place * (each + gap),
                    Signature(
                        one_line(box.role, (each - 3 * MM) * 0.7, BODY, True),
                        _registered(box.registered, each) if box.registered else None,
                        each,
                        block.height * MM,
                    ),
                )
                for place, box in enumerate(boxes)
            )
        )
        rows.append((gap if rows else 0.0, row))
    return Stack(tuple(rows))


def _registered(who: str, width: float) -> Lines:
    """What the system knows of a hand, on one line where that can still be read."""
    said = f"系统登记：{who}"
    line = one_line(said, width, 7.0)
    return line if line.size >= LEAST_REGISTERED else fit(said, width, 7.0)


def _barcode(block: Barcode, width: float) -> Laid:
    symbol = code128(block.text)
    module = symbol.module(min(block.width * MM, width))
    taken = symbol.modules * module
    left = {Align.LEFT: 0.0, Align.CENTRE: (width - taken) / 2, Align.RIGHT: width - taken}
    return Symbol(
        symbol,
        one_line(block.text, taken, 10.0, True),
        module,
        block.height * MM,
        left[block.align],
    )
