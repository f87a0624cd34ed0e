"""The words a form is made of: cells, tables, ruled lines and signature boxes as plain values.

All lengths are millimetres, all type sizes points. A text may hold line breaks
and the two check boxes `OPEN` and `TICKED` anywhere; they are drawn as
rectangles, not as letters.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import Enum

OPEN = "☐"
TICKED = "☑"
TYPED = 6.0
"""The height of a row that is only read."""
WRITTEN = 8.0
"""The least height of a row somebody writes in by hand."""
BODY = 10.5
"""The size of ordinary type."""

CORRECTIONS = "涂改处须由双方经办人签名并注明日期。"
EQUAL_EFFECT = "第一联、第二联具有同等效力。"
TWO_COPIES = ("第一联　发包方留存", "第二联　承包方留存")
ALL_EQUAL_EFFECT = "各联具有同等效力。"
THREE_COPIES = (*TWO_COPIES, "第三联　监理留存")
REPRINT = "补打"
NO_DIFFERENCE = "无差异"
QR_WORDS = "二维码内容：\n单号、记账序号、\n校验码全文"


class Orientation(Enum):
    """How the A4 page is held; the value is its usable width."""

    PORTRAIT = 170.0
    LANDSCAPE = 257.0


class Align(Enum):
    """Where a text stands in its cell."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Look(Enum):
    """How a cell or a row is set."""

    PLAIN = "plain"
    STRONG = "strong"
    """Bold. A strong row sums up the rows before it: never the first on a page."""
    HEAD = "head"
    """Bold on light grey: what a cell is called, not what it says."""
    QUIET = "quiet"
    """On light grey, not bold. A quiet row heads the rows after it: never the last on a page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One ruled cell; `span` columns wide and, in a grid, `down` rows high.

    `height` is the least height of the row it stands in; `align` None means as
    the column says (a grid: head cells centred, others left).
    """

    text: str = ""
    span: int = 1
    down: int = 1
    look: Look = Look.PLAIN
    align: Align | None = None
    size: float = BODY
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Ruled cells of any pattern, such as the head of a form.

    The spans of each row, with those hanging down into it, fill the widths exactly.
    """

    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    height: float = 7.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; neighbours with the same `group` get one common head above their own.

    `key` is the name by which a layout speaks of the column; "" where none does.
    """

    head: str
    width: float
    align: Align = Align.LEFT
    group: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is more than a line of texts: a sub-total, a total, a heading between groups."""

    cells: tuple[Cell | str, ...]
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True)
class Carry:
    """What a table adds up: 过次页 at the foot of each page but the last, 承前页 at the next head.

    `columns` are the places of the columns, from 0; `amounts` says for each row,
    in the order of the rows, what it adds to them.
    """

    columns: tuple[int, ...]
    amounts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Lines under a head that is repeated on every page.

    A row may be a tuple of texts, one for each column. Long texts are set a
    little smaller or on several lines; nothing is ever cut. After the rows come
    `open_rows` empty ones to write in; or, if `closed`, "以下空白", with every
    further line up to `ruled_to` rows, or `to_the_end` of the last page, crossed
    out. `totals` end the table and are never parted from its last rows. Rows are
    at least `height` high. What `carry` adds up is said at each turn of the page.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row | tuple[str, ...], ...]
    totals: tuple[Row | tuple[str, ...], ...] = ()
    closed: bool = False
    ruled_to: int = 0
    open_rows: int = 0
    height: float = TYPED
    size: float = BODY
    to_the_end: bool = False
    carry: Carry | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A bold line that stays with what follows it."""

    text: str
    size: float = 10.5


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text over the full width."""

    text: str
    size: float = BODY
    look: Look = Look.PLAIN
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class RuledLines:
    """A framed field with lines to write on; `text` is typed onto the first of them.

    There are as many lines as the text needs, and never fewer than `lines`.
    """

    label: str
    lines: int = 3
    text: str = ""
    height: float = WRITTEN


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """Where one person signs and dates by hand.

    `registered` is what the system knows of it (name, role, time); it is
    printed under the box, outside, and is not a signature.
    """

    role: str
    registered: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Signature boxes side by side, `per_row` to a row, each at least 40 by 15."""

    boxes: tuple[SignatureBox, ...]
    per_row: int = 4
    height: float = 18.0


@dataclass(frozen=True, slots=True)
class Seals:
    """Fields of 35 by 35 for the parties' seals, side by side."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Barcode:
    """A large Code 128 with its text under it, not wider than `width`; A-Z, 0-9 and - only."""

    text: str
    width: float = 60.0
    height: float = 15.0
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty height in place of the usual distance between two blocks."""

    height: float


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Blocks side by side, each with its width; the widths sum to the width there is."""

    parts: tuple[tuple[float, "Block"], ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stand on one page, with the last rows of the table before them."""

    blocks: tuple["Block", ...]


Block = (
    Grid
    | Table
    | Heading
    | Paragraph
    | RuledLines
    | Signatures
    | Seals
    | Barcode
    | Gap
    | PageBreak
    | Beside
    | Together
)


@dataclass(frozen=True, slots=True)
class Logo:
    """A party's logo: a PNG or JPEG as its file held it, and its size in pixels."""

    content: bytes
    width: int
    height: int

    def within(self, width: float, height: float) -> tuple[float, float]:
        """The largest size in its own proportions that fits into a field."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands at the foot of every page.

    `printed_at` is said as the room's clock shows it. `check_digits` are hex
    digits of the book's head, printed in groups of four as 校验码. `qr` is what
    the QR code holds (empty: none), `qr_words` says so beside it. `initials`
    are the roles that initial every page by hand.
    """

    printed_at: str = ""
    printed_by: str = ""
    check_digits: str = ""
    qr: str = ""
    qr_words: str = QR_WORDS
    remarks: tuple[str, ...] = (CORRECTIONS,)
    initials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One form, with everything that will be read from it, in as many originals as `copies` names.

    `number` is also printed as Code 128 (empty: no number, no barcode).
    `client_number` is the client's own number: None leaves the field out, ""
    leaves it open to be written; `client_label` names it otherwise than we do.
    `marks` such as `REPRINT` are framed beside the title, a `logo` stands at its
    left; a `practice` sheet says 演练 across every page.
    """

    form: str
    title: str
    number: str
    blocks: tuple[Block, ...]
    orientation: Orientation = Orientation.PORTRAIT
    project: str = ""
    copies: tuple[str, ...] = ("",)
    client_number: str | None = None
    client_label: str = ""
    logo: Logo | None = None
    marks: tuple[str, ...] = ()
    practice: bool = False
    foot: Foot = field(default_factory=Foot)


def box(words: str, ticked: bool) -> str:
    """One check box and its words."""
    return (TICKED if ticked else OPEN) + words


def choice(options: Iterable[str], chosen: Collection[str] = ()) -> str:
    """Check boxes in a row, those named in `chosen` ticked; give a tuple or a set, not one text."""
    return "　".join(box(option, option in chosen) for option in options)


def labelled(*pairs: tuple[str, str] | tuple[str, str, int]) -> tuple[Cell, ...]:
    """A grid row of names and values in turn; a third entry is how many columns the value spans."""
    cells: list[Cell] = []
    for label, value, *span in pairs:
        cells += (Cell(label, look=Look.HEAD), Cell(value, span=span[0] if span else 1))
    return tuple(cells)


def heads(*texts: str) -> tuple[Cell, ...]:
    """A grid row of head cells."""
    return tuple(Cell(text, look=Look.HEAD) for text in texts)
