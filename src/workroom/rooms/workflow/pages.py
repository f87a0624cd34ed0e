"""The page ledger of a unit (F03, block C): pages to scan, not scanned and why, frames."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from workroom.base.clauses import NOT_TAMPERED_WITH, PAGES_HELD_AGAINST
from workroom.base.event import Event
from workroom.base.ids import Kind, Seq, SheetId, Subject, UnitId
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_, phrase
from workroom.rooms.workflow.model import NO_ENTRY, Step

_TOLD = re.compile(r"(?P<what>B|\+|N[1-5]=)(?P<number>[0-9]{1,4})")

NOT_PREPARED = N_("{code} has no page base yet: preparation fixes it. Finish preparation first.")
TOO_FEW_PAGES = N_("A number of pages is not below zero.")
MORE_LEFT_OUT = N_("{code} has {base} pages; {out} are not scanned or blank. That is too many.")
FRAMES_DIFFER = N_(
    "{code}: {expected} frames are due ({pages} pages, {out} of them not scanned or blank, "
    "{split} frames more for split pages), not {frames}. Count again, or enter what was left out."
)
PAGES_DIFFER = N_(
    "{code} had {base} pages at the end of preparation, and has {found} at: {step}. "
    "Look for the difference before it goes on."
)


class LeftOut(StrEnum):
    """Why a page is not scanned. D31-7.1: in principle everything is."""

    DUPLICATE = "N1"
    INSERTED = "N2"
    FRAGILE = "N3"
    ELSEWHERE = "N4"
    RULED = "N5"

    @property
    def label(self) -> str:
        return _LEFT_OUT[self][0]

    @property
    def chinese(self) -> str:
        return _LEFT_OUT[self][1]


_LEFT_OUT = {
    LeftOut.DUPLICATE: (N_("duplicate"), "重份"),
    LeftOut.INSERTED: (N_("slip or wrapper, no page of the file"), "夹条、封套"),
    LeftOut.FRAGILE: (N_("waits for restoration"), "待修复"),
    LeftOut.ELSEWHERE: (N_("scanned by another device"), "另行扫描"),
    LeftOut.RULED: (N_("left out on the client's ruling"), "发包方决定不扫"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesLeftOut:
    """So many pages are not scanned, for this reason."""

    reason: LeftOut
    pages: int

    def spell(self) -> str:
        return f"{self.reason.value}:{self.pages}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesEntered(Event):
    """The page ledger of a unit was written; the later one counts."""

    sheet: SheetId
    unit: UnitId
    pages: int
    """The page base it starts from."""
    left_out: tuple[PagesLeftOut, ...]
    blank: int
    split: int
    """Frames more than pages: pages too large for one frame."""
    frames: int

    def about(self) -> tuple[Subject, ...]:
        return (Subject(Kind.SHEET, self.sheet), Subject(Kind.UNIT, self.unit))


@dataclass(frozen=True, slots=True)
class PageLedger:
    """What of a unit's pages was scanned, and in how many frames. Pages = to scan + left out +
    blank; frames = to scan + split.
    """

    sheet: SheetId
    pages: int
    left_out: tuple[PagesLeftOut, ...] = ()
    blank: int = 0
    split: int = 0
    frames: int = 0
    entry: Seq = NO_ENTRY

    @property
    def not_scanned(self) -> int:
        return sum(one.pages for one in self.left_out)

    @property
    def to_scan(self) -> int:
        return self.pages - self.not_scanned - self.blank

    @property
    def expected(self) -> int:
        """How many frames there should be."""
        return self.to_scan + self.split

    @property
    def reasons(self) -> str:
        """As block C prints them: N1 重份 2、N5 发包方决定不扫 1."""
        return "、".join(
            f"{one.reason.value} {one.reason.chinese} {one.pages}" for one in self.left_out
        )


def plain_ledger(sheet: SheetId, pages: int) -> PageLedger:
    """That of a unit of which nothing was written: every page is scanned, in one frame each."""
    return PageLedger(sheet, pages, frames=pages)


@dataclass(frozen=True, slots=True)
class PagesTold:
    """What is odd about the pages of a unit, as it is typed at a station."""

    left_out: tuple[PagesLeftOut, ...] = ()
    blank: int = 0
    split: int = 0


def pages_told(text: str) -> PagesTold | None:
    """`B2 +3 N5=1`: two blank, three frames more for split pages, one left out by a ruling.

    None where the text says anything else, or something twice.
    """
    told: dict[str, int] = {}
    for word in text.split():
        found = _TOLD.fullmatch(word)
        if found is None or found["what"] in told:
            return None
        told[found["what"]] = int(found["number"])
    if not told:
        return None
    blank, split = told.pop("B", 0), told.pop("+", 0)
    out = tuple(PagesLeftOut(reason=LeftOut(why[:-1]), pages=told[why]) for why in sorted(told))
    return PagesTold(out, blank, split)


def spell(left_out: Iterable[PagesLeftOut]) -> str:
    """As its cell holds it: N1:2 N5:1."""
    return " ".join(one.spell() for one in left_out)


def read(text: str) -> tuple[PagesLeftOut, ...]:
    """The other way."""
    parts = (part.split(":") for part in text.split())
    return tuple(PagesLeftOut(reason=LeftOut(reason), pages=int(pages)) for reason, pages in parts)


def may_enter(ledger: PageLedger, *, base: int | None, code: str) -> Verdict:
    """Whether the sums are right. D31-7.1 不宜挑扫: what is not scanned has a reason; Q-21."""
    if base is None:
        return no(NOT_PREPARED, PAGES_HELD_AGAINST, code=code)
    out = ledger.not_scanned + ledger.blank
    if min((ledger.blank, ledger.split, ledger.frames, *_pages(ledger))) < 0:
        return no(TOO_FEW_PAGES, PAGES_HELD_AGAINST)
    if ledger.to_scan < 0:
        return no(MORE_LEFT_OUT, PAGES_HELD_AGAINST, code=code, base=base, out=out)
    return may_be_scanned(ledger, ledger.frames, code=code)


def may_be_scanned(ledger: PageLedger, frames: int, *, code: str) -> Verdict:
    """Should is what is: pages to scan, and what split pages have more. Q-21 漏扫、多扫."""
    if frames == ledger.expected:
        return YES
    return no(
        FRAMES_DIFFER,
        PAGES_HELD_AGAINST,
        code=code,
        expected=ledger.expected,
        pages=ledger.pages,
        out=ledger.not_scanned + ledger.blank,
        split=ledger.split,
        frames=frames,
    )


def pages_agree(step: Step, found: int, *, base: int | None, code: str) -> Verdict:
    """Whether as many pages are bound again as were there. R-5.7.2, I4: compared with the base
    that the end of preparation fixed, never with the catalogue (§10.3).
    """
    if base is None or found == base:
        return YES
    return no(
        PAGES_DIFFER, NOT_TAMPERED_WITH, code=code, base=base, found=found, step=phrase(step.label)
    )


def _pages(ledger: PageLedger) -> tuple[int, ...]:
    return tuple(one.pages for one in ledger.left_out)
