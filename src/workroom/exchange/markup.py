"""What the parser of workbooks keeps quiet: a sheet's extent, its bare formulas and errors."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from workroom.base.errors import InputError
from workroom.exchange import guards

XLSX_PARTS = re.compile(
    r"^/?xl/(?:worksheets/[^/]+\.xml|workbook\.xml|_rels/workbook\.xml\.rels)$", re.IGNORECASE
)
ODS_PARTS = re.compile(r"^content\.xml$")

_QUICK = re.compile(rb'<c r="([A-Z]{1,3})[0-9]{1,7}"')
_FAR_DOWN = re.compile(rb'<c r="[A-Z]{1,3}([0-9]{6,7})"')
_NEAR = 99_999
_TAGS = re.compile(rb"<(?:\w+:)?(row|c)((?:\s[^<>]*)?)>")
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,3})([0-9]{1,7})["']""")
_ERROR = re.compile(
    rb"""<(?:\w+:)?c\s[^<>]*\bt\s*=\s*["']e["'][^<>]*>.{0,2000}?<(?:\w+:)?v>([^<]*)<""", re.DOTALL
)
_BARE_FORMULA = re.compile(
    rb"""<(?:\w+:)?c(\s[^<>]*)>\s*<(?:\w+:)?f(?:\s[^<>]*)?(?:/>|>([^<]*)</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)
_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^<>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^<>]*>")
_ODS_TAGS = re.compile(
    rb"<(/?)table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^<>]*?)(/?)>"
)
_ODS_NAME = re.compile(rb'table:name="([^"]*)"')
_ODS_HIDDEN = re.compile(rb'table:visibility="(?:collapse|filter)"')
_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\s[^<>]*?\shidden\s*=\s*["'](?:1|true)["'][^<>]*>""")
_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="([0-9]{1,12})"')


@dataclass(frozen=True, slots=True)
class Markup:
    """One worksheet: its extent, and the formulas and errors in it by (row, column) from 0.

    `hidden` are the numbers of rows that are not shown.
    """

    rows: int
    columns: int
    oddities: Mapping[tuple[int, int], str] = field(default_factory=dict)
    hidden: tuple[int, ...] = ()


def xlsx_sheets(content: bytes, name: str) -> Mapping[str, Markup]:
    """The worksheets of an .xlsx by their names.

    Raises:
        InputError: damaged, a bomb, or a sheet that reaches over more cells than can be held.
    """
    parts = {
        part.lstrip("/").lower(): text
        for part, text in guards.unpacked_parts(content, name, XLSX_PARTS).items()
    }
    if any(b"<!DOCTYPE" in text[:4096] for text in parts.values()):
        raise InputError(guards.DAMAGED, name=name)
    titles = _titles(parts)
    sheets: dict[str, Markup] = {}
    for part, text in parts.items():
        if part.startswith("xl/worksheets/"):
            title = titles.get(part, part)
            rows, columns = _extent(text)
            _demand_sane(name, title, rows, columns)
            sheets[title] = Markup(rows, columns, _oddities(text), _hidden_rows(text))
    return sheets


def ods_sheets(content: bytes, name: str) -> Mapping[str, Markup]:
    """The sheets of an .ods by their names; it repeats cells by counts, which are weighed.

    Raises:
        InputError: as `xlsx_sheets`.
    """
    text = guards.unpacked_parts(content, name, ODS_PARTS).get("content.xml", b"")
    if b"<!DOCTYPE" in text[:4096]:
        raise InputError(guards.DAMAGED, name=name)
    sheets: dict[str, Markup] = {}
    title = ""
    hidden: list[int] = []
    rows = filled_rows = width = widest = reach = repeat = 0
    unseen = False
    for found in _ODS_TAGS.finditer(text):
        closing, tag, attributes, empty = found.groups()
        times = _REPEATED.search(attributes)
        count = int(times[1]) if times else 1
        if tag == b"table":
            if closing:
                sheets[title] = Markup(filled_rows, widest, hidden=tuple(hidden))
                continue
            rows = filled_rows = widest = 0
            named = _ODS_NAME.search(attributes)
            title, hidden = html.unescape(named[1].decode("utf-8", "replace")) if named else "", []
        elif tag == b"table-row" and not closing and not empty:
            width = reach = 0
            repeat, unseen = count, _ODS_HIDDEN.search(attributes) is not None
        elif tag == b"table-row":
            rows += repeat if closing else count
            if reach:
                filled_rows, widest = rows, max(widest, reach)
                _demand_sane(name, "", filled_rows, widest)
                if unseen and closing:
                    hidden.extend(range(rows - repeat + 1, rows + 1))
        elif not closing:
            width += count
            if b"value-type" in attributes:
                reach = width
    return sheets


def _demand_sane(name: str, title: str, rows: int, columns: int) -> None:
    # One column in ten thousand rows of nothing is forgiven, a rectangle of memory is not.
    if columns > guards.MOST_COLUMNS or rows * columns > guards.MOST_CELLS:
        raise InputError(guards.TOO_WIDE, name=name, sheet=title, columns=columns, rows=rows)


def _extent(text: bytes) -> tuple[int, int]:
    letters = _QUICK.findall(text)
    cells = text.count(b"<c ") + text.count(b"<c>") + text.count(b":c ") + text.count(b":c>")
    if len(letters) == cells:
        columns = max(map(_column, set(letters)), default=0)
        rows = max(map(int, _FAR_DOWN.findall(text)), default=_NEAR)
        if columns <= guards.MOST_COLUMNS and rows * columns <= guards.MOST_CELLS:
            return rows, columns
    return _careful_extent(text)


def _careful_extent(text: bytes) -> tuple[int, int]:
    """Tag by tag: cells need not say where they stand; empty ones, only styled, do not count."""
    row = column = rows = columns = 0
    for found in _TAGS.finditer(text):
        tag, attributes = found.groups()
        place = _REFERENCE.search(attributes)
        if tag == b"row":
            row, column = int(place[2]) if place else row + 1, 0
            continue
        column = _column(place[1]) if place else column + 1
        if not attributes.endswith(b"/"):
            rows, columns = max(rows, int(place[2]) if place else row), max(columns, column)
    return rows, columns


def _oddities(text: bytes) -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    if b't="e"' in text or b"t='e'" in text:
        for error in _ERROR.finditer(text):
            if place := _REFERENCE.search(error[0]):
                found[_at(place)] = error[1].decode("utf-8", "replace")
    if b"<f" in text or b":f>" in text:
        for formula in _BARE_FORMULA.finditer(text):
            if place := _REFERENCE.search(formula[1]):
                found[_at(place)] = "=" + html.unescape(
                    (formula[2] or b"").decode("utf-8", "replace")
                )
    return found


def _hidden_rows(text: bytes) -> tuple[int, ...]:
    if b"hidden=" not in text:
        return ()
    places = (_REFERENCE.search(tag) for tag in _HIDDEN_ROW.findall(text))
    return tuple(int(place[2]) for place in places if place)


def _at(place: re.Match[bytes]) -> tuple[int, int]:
    return int(place[2]) - 1, _column(place[1]) - 1


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _titles(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Which part holds which sheet, as the workbook and its relations say."""
    relations = parts.get("xl/_rels/workbook.xml.rels", b"").decode("utf-8", "replace")
    targets = {
        _attribute(tag, "Id"): _attribute(tag, "Target") for tag in _RELATION.findall(relations)
    }
    workbook = parts.get("xl/workbook.xml", b"").decode("utf-8", "replace")
    titles = {}
    for tag in _SHEET.findall(workbook):
        target = targets.get(_attribute(tag, r"\w+:id"), "").lstrip("/").lower()
        titles[target if target.startswith("xl/") else f"xl/{target}"] = _attribute(tag, "name")
    return titles


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"""\s{name}\s*=\s*(?:"([^"]*)"|'([^']*)')""", tag)
    return html.unescape(found[1] or found[2] or "") if found else ""
