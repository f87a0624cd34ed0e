"""What every page of a form carries above and below its body: title, number, page count, foot."""

from dataclasses import dataclass

from workroom.paper.barcode import code128, qr
from workroom.paper.pen import MM, Pen
from workroom.paper.sheet import Align, Foot, Orientation, Sheet
from workroom.paper.typeset import Lines, fit, one_line, squeeze

TITLE = 16.0
LEAST_TITLE = 12.0
"""A title that would be smaller on one line is set on two, in points."""
_TITLE_HEIGHT = 8 * MM
_SMALL = 8.0
_QR_SIDE = 18 * MM
_QR_WORDS = 23 * MM
_BAR_HEIGHT = 8 * MM
_FIELD = 62 * MM
_LOGO_WIDTH, _LOGO_HEIGHT = 30 * MM, 8 * MM
_CLIENT_NUMBER = "委托方自编号"


@dataclass(frozen=True, slots=True)
class Frame:
    """Where things stand on a page, in points from its top left corner."""

    width: float
    height: float
    left: float
    usable: float
    head: float
    """Where the head begins: below the binding edge of a page that is bound at its top."""
    title_apart: bool
    """Whether the title has a line to itself."""
    end: float
    """Where the foot ends."""

    @property
    def line(self) -> float:
        """The top of the line of the title."""
        return self.head + (5 * MM if self.title_apart else 0)

    def body(self, sheet: Sheet) -> float:
        """The top of the body: lower where the head holds a barcode."""
        if sheet.number:
            return self.line + 23 * MM
        return self.line + (20 if sheet.client_number is not None else 15) * MM

    def room(self, sheet: Sheet) -> float:
        """The height of the body."""
        return self.end - foot_height(sheet.foot) - 1.5 * MM - self.body(sheet)


PORTRAIT = Frame(
    210 * MM, 297 * MM, 25 * MM, 170 * MM, head=12 * MM, title_apart=True, end=288 * MM
)
LANDSCAPE = Frame(
    297 * MM, 210 * MM, 20 * MM, 257 * MM, head=24 * MM, title_apart=False, end=201 * MM
)


def frame_of(sheet: Sheet) -> Frame:
    """The frame of the way the sheet is held."""
    return PORTRAIT if sheet.orientation is Orientation.PORTRAIT else LANDSCAPE


def draw_head(pen: Pen, sheet: Sheet, frame: Frame, page: int, pages: int) -> None:
    """Project at left, title in the middle, form and page at right; below, the number's barcode."""
    side = frame.usable * (0.5 if frame.title_apart else 0.3)
    right = frame.left + frame.usable
    aside = 0.0 if frame.title_apart else _draw_logo(pen, sheet, frame.left, frame.head)
    project = fit(sheet.project, side - aside, 9.0)
    height = 5 * MM if frame.title_apart else 8 * MM
    if project.height > height:
        project = squeeze(sheet.project, side - aside, height, 9.0)
    pen.text(project, frame.left + aside, frame.head, side - aside)
    place = f"{sheet.form}　第 {page} 页　共 {pages} 页"
    pen.text(one_line(place, side, 9.0), right - side, frame.head, side, align=Align.RIGHT)
    _draw_title(pen, sheet, frame)
    if sheet.practice:
        middle = (frame.left + frame.usable / 2, frame.height / 2)
        pen.watermark("演　练", *middle, size=110.0, angle=30.0, grey=0.87)
    row = frame.line + 9 * MM
    taken = 0.0
    if sheet.number:
        symbol = code128(sheet.number)
        module = min(symbol.module(frame.usable * 0.62), 1.0)
        taken = symbol.modules * module
        pen.bars(symbol, right - taken, row, module, _BAR_HEIGHT)
        number = one_line(sheet.number, taken, 9.0, True)
        pen.text(
            number,
            right - taken,
            row + _BAR_HEIGHT + 0.3 * MM,
            taken,
            strong=True,
            align=Align.CENTRE,
        )
    if sheet.client_number is not None:
        name = f"{sheet.client_label or _CLIENT_NUMBER}："
        _draw_field(pen, name, sheet.client_number, frame.left, row + 6.5 * MM)


def draw_copy(pen: Pen, frame: Frame, copy: str) -> None:
    """Whose original this is: the one thing in which the originals of a page differ."""
    lines = one_line(copy, frame.usable * 0.38, 11.0, True)
    pen.text(lines, frame.left, frame.line + 9 * MM, frame.usable * 0.38, strong=True)


def foot_height(foot: Foot) -> float:
    """How high the foot is, in points."""
    count = len(_foot_lines(foot))
    lines = (1.5 + 4.1 * count) * MM + (7 * MM if foot.initials else 0.0)
    return max(lines, _QR_SIDE + 1.5 * MM if foot.qr else 0.0)


def draw_foot(pen: Pen, foot: Foot, frame: Frame) -> None:
    """Initials, the rule about corrections, when and by whom it was printed, check digits, QR."""
    top = frame.end - foot_height(foot)
    right = frame.left + frame.usable
    width = frame.usable
    pen.across(frame.left, right, top, weight=0.6)
    y = top + 1.2 * MM
    if foot.qr:
        x = right - _QR_SIDE
        pen.matrix(qr(foot.qr), x, y, _QR_SIDE)
        words = squeeze(foot.qr_words, _QR_WORDS, _QR_SIDE, 6.5)
        pen.text(
            words,
            x - _QR_WORDS - 1 * MM,
            y + (_QR_SIDE - words.height) / 2,
            _QR_WORDS,
            align=Align.RIGHT,
        )
        width -= _QR_SIDE + _QR_WORDS + 4 * MM
    if foot.initials:
        for place, role in enumerate(foot.initials):
            x = frame.left + place * width / max(len(foot.initials), 3)
            _draw_field(pen, f"{role}（页签）：", "", x, y + 1.5 * MM)
        y += 7 * MM
    for text in _foot_lines(foot):
        pen.text(one_line(text, width, _SMALL), frame.left, y, width)
        y += 4.1 * MM


def in_fours(digits: str) -> str:
    """Digits in groups of four, as people read them out."""
    return " ".join(digits[place : place + 4] for place in range(0, len(digits), 4))


def _draw_field(pen: Pen, name: str, value: str, x: float, y: float) -> None:
    """A name and what it is, or a line to write it on."""
    words = one_line(name + value, _FIELD, 9.0)
    pen.text(words, x, y, _FIELD)
    if not value:
        below = y + words.height
        pen.across(x + words.lines[0][1], x + words.lines[0][1] + 32 * MM, below, weight=0.5)


def _foot_lines(foot: Foot) -> list[str]:
    printed = [f"打印时间：{foot.printed_at}"] if foot.printed_at else []
    printed += [f"打印人：{foot.printed_by}"] if foot.printed_by else []
    check = f"校验码：{in_fours(foot.check_digits)}" if foot.check_digits else ""
    remarks = "".join(foot.remarks)
    if not foot.qr and not check:
        return ["　　".join((remarks, *printed))]
    return [text for text in (remarks, "　　".join(printed), check) if text]


def _draw_title(pen: Pen, sheet: Sheet, frame: Frame) -> None:
    """The title in the middle of the page, its marks framed to the right of it."""
    marks = (*sheet.marks, *(("演练",) if sheet.practice else ()))
    framed = [one_line(mark, 30 * MM, 11.0, True) for mark in marks]
    beside = sum(mark.lines[0][1] + 5 * MM for mark in framed)
    if frame.title_apart:
        beside = max(beside, _draw_logo(pen, sheet, frame.left, frame.line))
    room = frame.usable * (1 if frame.title_apart else 0.4) - 2 * beside
    title = one_line(sheet.title, room, TITLE, True)
    if title.size < LEAST_TITLE:
        title = squeeze(sheet.title, room, _TITLE_HEIGHT, TITLE, True)
    above = frame.line + (_TITLE_HEIGHT - title.height) / 2
    pen.text(title, frame.left, above, frame.usable, strong=True, align=Align.CENTRE)
    x = frame.left + (frame.usable + max(taken for _, taken in title.lines)) / 2 + 3 * MM
    for mark in framed:
        width = mark.lines[0][1] + 3 * MM
        pen.frame(x, frame.line + 1 * MM, width, 6 * MM, weight=1.0)
        _mark(pen, mark, x, frame.line + 1 * MM, width)
        x += width + 2 * MM


def _draw_logo(pen: Pen, sheet: Sheet, x: float, y: float) -> float:
    """The logo with its upper left corner at the point; how much of the width it takes."""
    if sheet.logo is None:
        return 0.0
    width, height = sheet.logo.within(_LOGO_WIDTH, _LOGO_HEIGHT)
    pen.image(sheet.logo.content, x, y, width, height)
    return width + 2 * MM


def _mark(pen: Pen, mark: Lines, x: float, y: float, width: float) -> None:
    pen.text(mark, x, y + (6 * MM - mark.height) / 2, width, strong=True, align=Align.CENTRE)
