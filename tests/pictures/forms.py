"""Every form of the program, drawn over one book: a line of `FORMS` is a form that is looked at."""

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from books import MORNING, Book, copy_of, found_book
from lines import filled_line
from pictures import plays
from rooms.lived import Lived, live, night
from workroom.base.resources import resources
from workroom.base.words import Language, Words
from workroom.ledger.reading import Entries, Reading
from workroom.paper.render import render
from workroom.paper.sheet import Sheet
from workroom.paper.trial import trial_sheet
from workroom.press import code_labels
from workroom.previewing import Wanted, preview
from workroom.rooms.closing.slip import daily_sheet
from workroom.rooms.handover.parts import LIST, NOTE
from workroom.rooms.handover.register_slip import out_register
from workroom.rooms.handover.slip import handover_note
from workroom.rooms.holds.weeks import week_of
from workroom.rooms.late.model import PadForm
from workroom.rooms.layouts.model import ColumnChoice, Layout, Titles
from workroom.rooms.layouts.parts import Parts
from workroom.rooms.registers import store as registers
from workroom.rooms.registers.declaration import Register
from workroom.rooms.registers.slip import Printing, line_form, register_list
from workroom.rooms.shelf import SHELF
from workroom.rooms.weekly.slip import weekly_sheet
from workroom.rooms.workflow.parts import FLOW
from workroom.rooms.workflow.slip import batch_cover, flow_annex, flow_sheets

DIGITS = "0123456789abcdef" * 4
QR = "FORM 1 0123456789ABCDEF"
"""In place of the real ones: they depend on every entry before, and would change with each."""
BY = "王建国"


@contextmanager
def always_the_same() -> Iterator[None]:
    """A book founded here has no random mark, from which what is drawn at a return would follow."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets, "token_hex", lambda count: "0" * 2 * count)
        yield


@dataclass
class World:
    """What is drawn from: an empty book, and one in which archives went out and home again."""

    folder: Path

    @cached_property
    def practice(self) -> Book:
        with always_the_same():
            return found_book(self.folder / "practice", practice=True)

    @cached_property
    def _lived(self) -> Lived:
        with always_the_same():
            made = live(self.folder / "lived")
        night(made)
        made.book.close()
        return made

    @contextmanager
    def lived(self) -> Iterator[Lived]:
        """A copy of its own for each form: what one enters stands on no other."""
        with TemporaryDirectory(dir=self.folder) as folder:
            copied = copy_of(self._lived.book, Path(folder) / "book")
            try:
                yield replace(self._lived, book=copied)
            finally:
                copied.close()

    def close(self) -> None:
        if "practice" in self.__dict__:
            self.practice.close()


Draw = Callable[[World], bytes]
Slip = Callable[[Lived, Reading, Entries], Sequence[Sheet]]


@contextmanager
def world() -> Iterator[World]:
    """A world in a folder of its own, gone afterwards."""
    with TemporaryDirectory(prefix="pictures-") as folder:
        made = World(Path(folder))
        try:
            yield made
        finally:
            made.close()


def _codes(kind: str) -> Draw:
    def draw(world: World) -> bytes:
        path = world.folder / f"{kind}.pdf"
        with world.practice.ledger.read() as db:
            code_labels(db, (kind,), path)
        return path.read_bytes()

    return draw


def _trial(_world: World) -> bytes:
    return render([trial_sheet(place="数字化加工室", printer="HP", printed_at="2026-03-02 08:30")])


def _preview(parts: Parts, layout: Layout) -> Draw:
    def draw(world: World) -> bytes:
        book = world.practice
        with book.ledger.read() as db:
            wanted = Wanted(parts, book.project, layout)
            return preview(db, wanted, copy=2, at=book.clock(), by=BY)

    return draw


def _slip(slip: Slip, enter: Register[Any] | None = None) -> Draw:
    """What a slip gives for the lived-in book, once a line of a register was entered there."""

    def draw(world: World) -> bytes:
        with world.lived() as lived:
            if enter is not None:
                filled_line(lived.book, enter)
            with lived.book.ledger.read() as db:
                sheets = slip(lived, db, lambda seqs: lived.book.ledger.entries(db, seqs=seqs))
                return render([_frozen(sheet) for sheet in sheets])

    return draw


def _played(play: plays.Play) -> Draw:
    """What is drawn after something happened in the lived-in book."""

    def draw(world: World) -> bytes:
        with world.lived() as lived, always_the_same():
            return render([_frozen(sheet) for sheet in play(lived)])

    return draw


def _frozen(sheet: Sheet) -> Sheet:
    foot = sheet.foot
    foot = replace(
        foot,
        check_digits=DIGITS if foot.check_digits else "",
        qr=QR if foot.qr else "",
    )
    return replace(sheet, copies=sheet.copies[:1], foot=foot)


def _note(home: bool, place: int) -> Draw:
    def slip(lived: Lived, db: Reading, entries: Entries) -> Sequence[Sheet]:
        entry = lived.returned if home else lived.agreed
        return handover_note(db, entries, entry, copy=1, **lived.printed)[place : place + 1]

    return _slip(slip)


def _line(key: str) -> Draw:
    """The form of one line, with every part filled."""
    register = _register(key)

    def slip(lived: Lived, db: Reading, entries: Entries) -> Sequence[Sheet]:
        line = registers.every(db, register)[0]
        return (line_form(db, entries, SHELF, register, line, _printing(lived)),)

    return _slip(slip, register)


def _list(key: str) -> Draw:
    """A register as a list."""
    register = _register(key)

    def slip(lived: Lived, db: Reading, entries: Entries) -> Sequence[Sheet]:
        lines = registers.every(db, register)
        return (register_list(db, entries, register, lines, _printing(lived)),)

    return _slip(slip, register)


def _register(key: str) -> Register[Any]:
    return next(one for one in SHELF if one.key == key)


def _printing(lived: Lived) -> Printing:
    return Printing(lived.book.clock(), BY)


def _week(lived: Lived, db: Reading, entries: Entries) -> Sequence[Sheet]:
    chinese = Words(Language.CHINESE, resources() / "locales")
    now = lived.book.clock() + timedelta(days=7)
    week = week_of(lived.book.clock().date())
    return (weekly_sheet(db, entries, week, chinese=chinese, now=now, printed_by=BY),)


_OTHER = Layout(
    columns=tuple(
        map(ColumnChoice, ("number", "code", "title", "document", "pages", "given", "taken"))
    ),
    titles=Titles.FLAGGED_OFF,
    qr=False,
)
_SEALED = Layout(boxes=("移交人", "接收人"), third_party="监交人", seals=True, own_number=False)
_INITIALS = Layout(
    columns=tuple(map(ColumnChoice, ("number", "step", "done", "signed"))), titles=Titles.OFF
)

FORMS: dict[str, Draw] = {
    "trial": _trial,
    "labels": _codes("cabinet"),
    "badges": _codes("badge"),
    "commands": _codes("command"),
    "F01-sealed": _preview(NOTE, _SEALED),
    "F02-laid-out": _preview(LIST, _OTHER),
    "F03-laid-out": _preview(FLOW, _INITIALS),
    "F01-out": _note(home=False, place=0),
    "F01-home": _note(home=True, place=0),
    "F02": _note(home=False, place=1),
    "F03": _slip(lambda it, db, e: flow_sheets(db, e, [it.sheets[3].id], **it.printed)),
    "F03-annex": _slip(lambda it, db, e: flow_annex(db, e, [it.sheets[0].id], **it.printed)),
    "F03-cover": _slip(lambda it, db, e: (batch_cover(db, e, it.note, **it.printed),)),
    "F05": _slip(lambda it, db, _e: (out_register(db, it.book.project, **it.printed),)),
    "F09": _slip(lambda it, db, e: daily_sheet(db, e, MORNING.date(), **it.printed)),
    **{register.form: _line(register.key) for register in SHELF if register.form},
    "hazards": _list("hazards"),
    "F52": _slip(_week),
    "F00": _played(plays.an_opening_statement),
    "F01L": _played(plays.a_loan),
    "F54": _played(plays.a_correction),
    **{f"pad-{form.value}": _played(plays.a_pad(form)) for form in PadForm},
}
"""The first of these need no lived-in book, and are drawn at once. A new form is one line here; a
declared register that has a form is here by itself.
"""
AT_ONCE = frozenset(list(FORMS)[:7])
