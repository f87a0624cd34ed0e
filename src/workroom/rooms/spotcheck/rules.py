"""When a return may be drawn, and when what was drawn has been looked into."""

from collections.abc import Collection, Iterable, Mapping

from workroom.base.clauses import OPENED_AT_RETURN
from workroom.base.ids import UnitId
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_
from workroom.rooms.spotcheck.model import Draw, Opened

NOT_DRAWN = N_("{number} of the return are to be opened: draw them first.")
LINES_CHANGED = N_("The list has changed since it was drawn; draw again.")
DRAWN_ALREADY = N_("This list has been drawn already: what was drawn stays drawn.")
NOT_OPENED = N_("{code} was drawn and not opened yet.")
NOT_AMONG = N_("{code} was not drawn.")
SAY_WHAT = N_("{code}: {pages} pages for {expected} expected, or in a worse state: say what it is.")
NO_PAGES = N_("Count the pages: 0 or more.")
WORSE = N_("{code} went out in state {was} and comes home in state {now}: say what happened.")


def may_draw(drawn: Draw | None, over: Collection[UnitId]) -> Verdict:
    """A list is drawn once: nobody draws until it suits."""
    if drawn is not None and set(drawn.over) == set(over):
        return no(DRAWN_ALREADY, OPENED_AT_RETURN)
    return YES


def may_be_opened(
    one: Opened | None, code: str, *, expected: int, pages: int, worse: bool, remark: str
) -> Verdict:
    """What is found otherwise than it went out is said in words. §10.4, T19."""
    if one is None:
        return no(NOT_AMONG, OPENED_AT_RETURN, code=code)
    if pages < 0:
        return no(NO_PAGES, OPENED_AT_RETURN)
    if (pages != expected or worse) and not remark.strip():
        return no(SAY_WHAT, OPENED_AT_RETURN, code=code, pages=pages, expected=expected)
    return YES


def is_opened(
    drawn: Draw | None,
    found: Iterable[Opened],
    over: Collection[UnitId],
    codes: Mapping[UnitId, str],
    *,
    number: int,
) -> Verdict:
    """Before a return is agreed, so many of its units were drawn and looked into."""
    wanted = min(number, len(over))
    if not wanted:
        return YES
    if drawn is None:
        return no(NOT_DRAWN, OPENED_AT_RETURN, number=wanted)
    if set(drawn.over) != set(over):
        return no(LINES_CHANGED, OPENED_AT_RETURN)
    verdict, looked = YES, {one.unit for one in found if one.is_open}
    for unit in drawn.units:
        if unit not in looked:
            verdict &= no(NOT_OPENED, OPENED_AT_RETURN, code=codes.get(unit, ""))
    return verdict


def is_explained(code: str, *, was: int, now: int, remark: str) -> Verdict:
    """A worse condition is not signed away silently. T19."""
    if now > was and not remark.strip():
        return no(WORSE, OPENED_AT_RETURN, code=code, was=was, now=now)
    return YES
