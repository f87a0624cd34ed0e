"""Scannable labels on A4: code labels, badge cards, and the command sheet of a station."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workroom.base.words import N_, phrase
from workroom.paper.barcode import code128
from workroom.paper.document import CREATOR, Document, drawing
from workroom.paper.errors import PaperError
from workroom.paper.fonts import missing, name_of
from workroom.paper.pen import MM, Pen
from workroom.paper.sheet import Align
from workroom.paper.typeset import one_line, squeeze

NO_LABELS = N_("There are no labels to print.")
NO_GLYPH = N_("The font has no {characters}, which stands on {where}.")
ON_LABEL = N_("the label {code}")
ON_COMMANDS = N_("the command sheet")

PRACTICE = "演练"
_WIDTH, _HEIGHT = 210 * MM, 297 * MM
_PAD = 3.5 * MM


@dataclass(frozen=True, slots=True)
class LabelText:
    """One label: its code, what kind of thing bears it, its name, and one more line."""

    code: str
    kind: str
    title: str
    extra: str = ""


@dataclass(frozen=True, slots=True)
class LabelPaper:
    """A4 divided into labels, in millimetres from the upper left corner of the page."""

    name: str
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    gap_x: float = 0.0
    gap_y: float = 0.0
    cut_marks: bool = False
    """Whether each label is framed, to be cut out of plain paper."""
    title_size: float = 9.5
    """In points; a title of 14 and more is bold, as the name on a badge."""

    @property
    def count(self) -> int:
        return self.columns * self.rows


A4_3X8 = LabelPaper("A4 3×8（70×37 mm）", 3, 8, 70.0, 37.0, left=0.0, top=0.5)
A4_2X7 = LabelPaper("A4 2×7（99.1×38.1 mm）", 2, 7, 99.1, 38.1, left=4.65, top=15.15, gap_x=2.5)
BADGES = LabelPaper(
    "A4 胸卡（85.6×54 mm）",
    columns=2,
    rows=5,
    width=85.6,
    height=54.0,
    left=17.4,
    top=9.5,
    gap_x=4.0,
    gap_y=2.0,
    cut_marks=True,
    title_size=20.0,
)


@dataclass(frozen=True, slots=True)
class CommandText:
    """A command a station understands: its code, its words, and what it does in a line."""

    code: str
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class CommandGroup:
    """Commands that belong together on the sheet."""

    headline: str
    commands: tuple[CommandText, ...]


def render_labels(
    labels: Sequence[LabelText],
    paper: LabelPaper = A4_3X8,
    *,
    skip: int = 0,
    practice: bool = False,
) -> bytes:
    """Labels row by row as a PDF file; the first `skip` places of the first page stay empty.

    Those of a `practice` book say so each for itself: they are cut apart.

    Raises:
        PaperError: no labels, a code that cannot be a barcode or is too long for
            the label, or a character that the font lacks.
    """
    if not labels:
        raise PaperError(NO_LABELS)
    for label in labels:
        texts = label.kind + label.title + label.extra
        _refuse_missing(texts, phrase(ON_LABEL, code=label.code))
    with drawing(paper.name, CREATOR) as document:
        pen = document.pen(_HEIGHT)
        place = skip % paper.count
        for label in labels:
            if place == paper.count:
                document.page(pen, _WIDTH, _HEIGHT)
                pen, place = document.pen(_HEIGHT), 0
            row, column = divmod(place, paper.columns)
            x = (paper.left + column * (paper.width + paper.gap_x)) * MM
            y = (paper.top + row * (paper.height + paper.gap_y)) * MM
            kind = f"{PRACTICE}　{label.kind}" if practice else label.kind
            _draw_label(pen, replace(label, kind=kind), paper, x, y)
            place += 1
        document.page(pen, _WIDTH, _HEIGHT)
        return document.finish()


def _draw_label(pen: Pen, label: LabelText, paper: LabelPaper, x: float, y: float) -> None:
    """Kind above, bars and code in the middle, name and extra line below."""
    width, height = paper.width * MM, paper.height * MM
    if paper.cut_marks:
        pen.frame(x, y, width, height, weight=0.3, dash="1 2")
    inner = width - 2 * _PAD
    symbol = code128(label.code)
    module = symbol.module(width - 2 * MM)
    taken = symbol.modules * module
    bars = height * 0.3
    kind = one_line(label.kind, inner, 9.0, True)
    code = one_line(label.code, inner, 11.0, True)
    below = y + 2 * MM + kind.height + 0.5 * MM + bars + 0.4 * MM + code.height
    extra_height = 4 * MM if label.extra else 0.0
    room = y + height - 2 * MM - below - extra_height
    pen.text(kind, x + _PAD, y + 2 * MM, inner, strong=True, align=Align.CENTRE)
    y += 2 * MM + kind.height + 0.5 * MM
    pen.bars(symbol, x + (width - taken) / 2, y, module, bars)
    y += bars + 0.4 * MM
    pen.text(code, x + _PAD, y, inner, strong=True, align=Align.CENTRE)
    strong = paper.title_size >= 14
    title = squeeze(label.title, inner, room, paper.title_size, strong)
    middle = below + (room - title.height) / 2
    pen.text(title, x + _PAD, middle, inner, strong=strong, align=Align.CENTRE)
    if label.extra:
        extra = one_line(label.extra, inner, 8.0)
        pen.text(extra, x + _PAD, below + room, inner, align=Align.CENTRE)


def render_commands(title: str, groups: Sequence[CommandGroup], *, practice: bool = False) -> bytes:
    """The command sheet: bars left and right in turn, so that no two lie in one line of the reader.

    That of a `practice` book says so in its head, clear of the bars.

    Raises:
        PaperError: as `render_labels`.
    """
    _refuse_missing(title, phrase(ON_COMMANDS))
    for group in groups:
        words = "".join(command.words + command.note for command in group.commands)
        _refuse_missing(group.headline + words, phrase(ON_COMMANDS))
    if not any(group.commands for group in groups):
        raise PaperError(NO_LABELS)
    with drawing(title, CREATOR) as document:
        pages = list(_command_pages(document, groups))
        for number, pen in enumerate(pages, 1):
            head = one_line(f"{PRACTICE}　{title}" if practice else title, 180 * MM, 20.0, True)
            pen.text(head, 15 * MM, 12 * MM, 180 * MM, strong=True, align=Align.CENTRE)
            foot = one_line(f"第 {number} 页　共 {len(pages)} 页", 180 * MM, 8.0)
            pen.text(foot, 15 * MM, 286 * MM, 180 * MM, align=Align.CENTRE)
            document.page(pen, _WIDTH, _HEIGHT)
        return document.finish()


_COMMAND_WIDTH = 84 * MM
_COMMAND_STEP = 23 * MM
_COMMAND_TOP = 26 * MM
_COMMAND_END = 282 * MM
_HEADLINE = 11 * MM


def _command_pages(document: Document, groups: Sequence[CommandGroup]) -> Iterator[Pen]:
    pen = document.pen(_HEIGHT)
    y = _COMMAND_TOP
    for group in groups:
        if not group.commands:
            continue
        # A headline is followed by at least two commands on its page.
        if y + _HEADLINE + (min(len(group.commands), 2) + 1) * _COMMAND_STEP > _COMMAND_END:
            yield pen
            pen, y = document.pen(_HEIGHT), _COMMAND_TOP
        _draw_headline(pen, group.headline, y)
        y += _HEADLINE
        for number, command in enumerate(group.commands):
            if y + _COMMAND_STEP * 1.4 > _COMMAND_END:
                yield pen
                pen, y = document.pen(_HEIGHT), _COMMAND_TOP
                _draw_headline(pen, group.headline, y)
                y += _HEADLINE
            left = 15 * MM if number % 2 == 0 else _WIDTH - 15 * MM - _COMMAND_WIDTH
            _draw_command(pen, command, left, y)
            y += _COMMAND_STEP
        y += 10 * MM
    yield pen


def _draw_headline(pen: Pen, headline: str, y: float) -> None:
    words = one_line(headline, 170 * MM, 13.0, True)
    pen.fill(15 * MM, y, 180 * MM, 7.5 * MM)
    pen.text(words, 18 * MM, y + (7.5 * MM - words.height) / 2, 170 * MM, strong=True)


def _draw_command(pen: Pen, command: CommandText, x: float, y: float) -> None:
    """Bars, the command's words large below them, and what it does in small type."""
    symbol = code128(command.code)
    module = symbol.module(_COMMAND_WIDTH)
    taken = symbol.modules * module
    pen.bars(symbol, x + (_COMMAND_WIDTH - taken) / 2, y, module, 15 * MM)
    words = one_line(command.words, _COMMAND_WIDTH, 15.0, True)
    pen.text(words, x, y + 15.6 * MM, _COMMAND_WIDTH, strong=True, align=Align.CENTRE)
    small = "　".join(part for part in (command.code, command.note) if part)
    note = one_line(small, _COMMAND_WIDTH, 8.5)
    pen.text(note, x, y + 22.6 * MM, _COMMAND_WIDTH, align=Align.CENTRE)


def _refuse_missing(text: str, where: object) -> None:
    if lacking := missing(text):
        raise PaperError(NO_GLYPH, characters=tuple(map(name_of, lacking)), where=where)
