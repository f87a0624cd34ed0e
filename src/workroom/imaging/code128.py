"""Code 128 read off a page: along its rows and its columns, either way round.

OpenCV reads the bars of shops, not these. Each line of pixels is taken as a row of widths;
where a start symbol stands after a blank the symbols are read up to the stop, and the check
symbol tells a whole code from a broken one.
"""

from collections.abc import Iterator

import numpy as np

from workroom.imaging.opencv import cv2
from workroom.imaging.pixels import Gray, enlarged

_WIDTHS = (
    "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231"
    "113222123122123221223211221132221231213212223112312131311222321122321221312212322112322211"
    "212123212321232121111323131123131321112313132113132311211313231113231311112133112331132131"
    "113123113321133121313121211331231131213113213311213131311123311321331121312113312311332111"
    "314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211"
    "241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141"
    "214121412121111143111341131141114113114311411113411311113141114131311141411131"
    "211412211214211232"
)
PATTERNS = np.array(
    [[int(one) for one in _WIDTHS[at : at + 6]] for at in range(0, len(_WIDTHS), 6)], float
)
"""The widths of bars and blanks of each symbol in modules, by its value."""
START_A, START_C = 103, 105
_STOP = np.array([2, 3, 3, 1, 1, 1, 2], float)
_MODULES, _STOP_MODULES = 11.0, 13.0
_CODE_C, _CODE_B, _CODE_A, _SHIFT = 99, 100, 101, 98
_SETS = {103: "A", 104: "B", 105: "C"}

MOST_OFF = 2.6
"""By so many modules in all six widths a symbol may be off."""
LEAST_BLANK = 4.0
"""So many modules of blank stand before the start at least; ten would be right."""
LONGEST = 60
LINE_STEP = 3
"""Every third line of pixels is read: bars are much higher."""
READINGS = ((3200, 101), (4500, 61))
"""At least so many pixels long, dark against the mean of so many around: the second where the first
reads nothing.

Enlarged, a module is more than two pixels wide; what one reading loses to a skew the other has.
"""


def codes128(page: Gray) -> tuple[str, ...]:
    """Every code on the page, in the order found; each once."""
    found: dict[str, None] = {}
    for side, around in READINGS:
        sized = enlarged(page, side)
        dark = cv2.adaptiveThreshold(
            sized, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, around, 12
        )
        for lines in (dark, dark.T):
            for line in lines[::LINE_STEP]:
                for text in _along(np.ascontiguousarray(line)):
                    found[text] = None
        if found:
            break
    return tuple(found)


def _along(line: "np.ndarray[tuple[int], np.dtype[np.uint8]]") -> Iterator[str]:
    edges = np.flatnonzero(np.diff(line)) + 1
    if edges.size < 30:
        return
    widths = np.diff(np.concatenate(([0], edges, [line.size]))).astype(float)
    first_dark = 0 if line[0] else 1
    yield from _read_all(widths, first_dark)
    turned = widths[::-1]
    last_dark = 0 if line[-1] else 1
    yield from _read_all(turned, last_dark)


def _read_all(widths: np.ndarray, first_dark: int) -> Iterator[str]:
    """The codes that begin at any dark run of the line."""
    windows = np.lib.stride_tricks.sliding_window_view(widths, 6)[first_dark::2]
    sums = windows.sum(axis=1, keepdims=True)
    scaled = windows * (_MODULES / sums)
    for start in range(START_A, START_C + 1):
        off = np.abs(scaled - PATTERNS[start]).sum(axis=1)
        for at in np.flatnonzero(off < MOST_OFF):
            place = int(at) * 2 + first_dark
            module = float(sums[at, 0]) / _MODULES
            if place and widths[place - 1] >= LEAST_BLANK * module:
                text = _read(widths, place, start)
                if text:
                    yield text


def _read(widths: np.ndarray, place: int, start: int) -> str:
    """The text of the code that begins there; empty where it is none, or not whole."""
    values, at = [start], place + 6
    while at + 7 <= widths.size and len(values) < LONGEST:
        stop = widths[at : at + 7]
        if np.abs(stop * (_STOP_MODULES / stop.sum()) - _STOP).sum() < MOST_OFF:
            return _spell(values)
        run = widths[at : at + 6]
        off = np.abs(PATTERNS - run * (_MODULES / run.sum())).sum(axis=1)
        best = int(off.argmin())
        if off[best] > MOST_OFF or best >= START_A:
            return ""
        values.append(best)
        at += 6
    return ""


def _spell(values: list[int]) -> str:
    if len(values) < 3:
        return ""
    *symbols, check = values
    weighted = symbols[0] + sum(at * value for at, value in enumerate(symbols[1:], start=1))
    if weighted % 103 != check:
        return ""
    code_set, shifted = _SETS[symbols[0]], ""
    spelled: list[str] = []
    for value in symbols[1:]:
        using, shifted = shifted or code_set, ""
        if using == "C" and value < _CODE_B:
            spelled.append(f"{value:02}")
        elif value == _CODE_C and using != "C":
            code_set = "C"
        elif value == _CODE_B and using != "B":
            code_set = "B"
        elif value == _CODE_A and using != "A":
            code_set = "A"
        elif value == _SHIFT and using != "C":
            shifted = "B" if using == "A" else "A"
        elif (using == "B" and value < 95) or (using == "A" and value < 64):
            spelled.append(chr(32 + value))
    return "".join(spelled)
