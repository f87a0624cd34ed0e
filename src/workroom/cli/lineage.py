"""The commands that say what became of units: split, merge, recode, swap, items, found, pages."""

from collections.abc import Callable
from typing import Any

import click

from workroom.base.errors import InputError
from workroom.base.event import Entry
from workroom.base.ids import SheetId
from workroom.base.word import Word
from workroom.base.words import N_, Phrase, phrase
from workroom.cli.answers import plain_text
from workroom.cli.entering import WORD_WANTS_SOURCE, Signed, signed
from workroom.cli.house import AS_JSON, House, with_house
from workroom.ledger.reading import Reading
from workroom.ledger.work import Work
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit
from workroom.rooms.lineage import service, within
from workroom.rooms.lineage.basis import Part
from workroom.rooms.lineage.kin import kin
from workroom.rooms.lineage.told import items_told, parts_told, unit_called
from workroom.rooms.records.telling import Teller
from workroom.rooms.workflow import paging
from workroom.rooms.workflow import store as workflow
from workroom.rooms.workflow.pages import LeftOut, PagesLeftOut

NO_SHEET = N_("No workflow sheet goes with {code}.")
BAD_REASON = N_("Say why pages are left out as REASON=PAGES, with one of {reasons}; not {text}.")
ENTRY = N_("{told} Entry {seq}.")
NO_KIN = N_("{code} came of nothing else, and nothing came of it.")

CODE = click.argument("code")
WHY = click.option("--why", required=True, metavar="TEXT", help="It stands in the journal.")

Write = Callable[[Work, Unit, Word | None], Entry[Any]]


@click.group()
def lineage() -> None:
    """What became of units: split, merged, recoded, covers swapped, items, things found, pages."""


@lineage.command()
@CODE
@click.option(
    "--part",
    "parts",
    multiple=True,
    required=True,
    metavar="'CODE PAGES [TITLE]'",
    help="What was split off; once for each.",
)
@click.option("--code", "own", default="", metavar="CODE", help="What is left gets this code.")
@WHY
@signed
def split(
    house: House, by: Signed, *, code: str, parts: tuple[str, ...], own: str, why: str
) -> None:
    """A unit is several: what is left keeps label and sheet, each part gets its own."""
    told = tuple(part for text in parts for part in parts_told(plain_text("--part", text)))
    _write(
        house,
        by,
        code,
        lambda work, unit, word: service.split(
            work, unit=unit.id, parts=told, code=own, why=why, word=word
        ),
    )


@lineage.command()
@CODE
@click.argument("others", nargs=-1, required=True, metavar="OTHER...")
@WHY
@signed
def merge(house: House, by: Signed, *, code: str, others: tuple[str, ...], why: str) -> None:
    """Others became part of a unit: they end, and their codes answer with it."""
    _write(
        house,
        by,
        code,
        lambda work, unit, word: service.merge(
            work,
            unit=unit.id,
            others=[unit_called(work.db, other).id for other in others],
            why=why,
            word=word,
        ),
    )


@lineage.command()
@CODE
@click.argument("new")
@WHY
@signed
def recode(house: House, by: Signed, *, code: str, new: str, why: str) -> None:
    """A unit bears another reference code; the old one goes on scanning."""
    _write(
        house,
        by,
        code,
        lambda work, unit, word: service.recode(work, unit=unit.id, code=new, why=why, word=word),
    )


@lineage.command()
@CODE
@click.argument("other")
@WHY
@signed
def swap(house: House, by: Signed, *, code: str, other: str, why: str) -> None:
    """Two units bore each other's cover: what the catalogue says of them is exchanged."""
    _write(
        house,
        by,
        code,
        lambda work, unit, word: service.swap(
            work, first=unit.id, second=unit_called(work.db, other).id, why=why, word=word
        ),
    )


@lineage.command()
@CODE
@click.option("--pages", required=True, metavar="'8 6 7'", help="Pages of each, in order.")
@WHY
@signed
def items(house: House, by: Signed, *, code: str, pages: str, why: str) -> None:
    """A volume turned out to be items: they lie in it, under its code and their place."""
    _write(
        house,
        by,
        code,
        lambda work, unit, word: within.itemize(
            work, unit=unit.id, items=items_told(unit, pages), why=why, word=word
        ),
    )


@lineage.command()
@CODE
@click.option("--text", required=True, metavar="TEXT", help="What it is.")
@click.option("--code", "own", default="", metavar="CODE", help="Its code; without, a remark.")
@signed
def found(house: House, by: Signed, *, code: str, text: str, own: str) -> None:
    """Something lay in a unit that no list knows."""
    said = plain_text("--text", text)
    new = Part(code=own, title=said) if own.strip() else None
    _write(
        house,
        by,
        code,
        lambda work, unit, word: within.report_found(
            work, inside=unit.id, text=said, found=new, word=word
        ),
    )


@lineage.command()
@CODE
@click.option("--left-out", multiple=True, metavar="REASON=PAGES", help="Pages not scanned, why.")
@click.option("--blank", type=click.IntRange(0), default=0, help="Blank pages.")
@click.option("--split", "more", type=click.IntRange(0), default=0, help="Frames more than pages.")
@click.option("--frames", type=click.IntRange(0), default=None, help="Frames; worked out if not.")
@signed
def pages(
    house: House,
    by: Signed,
    *,
    code: str,
    left_out: tuple[str, ...],
    blank: int,
    more: int,
    frames: int | None,
) -> None:
    """The page ledger of a unit (F03, block C): what is odd about its pages."""
    told = tuple(_left_out(text) for text in left_out)
    _write(
        house,
        by,
        code,
        lambda work, unit, word: paging.enter_pages(
            work,
            sheet=_sheet(work.db, unit),
            left_out=told,
            blank=blank,
            split=more,
            frames=frames,
            word=word,
        ),
    )


@lineage.command()
@CODE
@AS_JSON
@with_house
def show(house: House, code: str, as_json: bool) -> None:
    """What a unit came of, and what came of it."""
    with house.book() as ledger, ledger.read() as db:
        unit = unit_called(db, code)
        told = kin(db, unit)
        living = catalogue.living(db, unit)
    for one in told:
        if as_json:
            house.answer(
                {
                    "code": unit.reference_code,
                    "other": one.unit.reference_code,
                    "label": one.unit.code,
                    "text": house.words.say(one.said),
                    "lives_on": living.reference_code,
                }
            )
        else:
            house.say(one.said)
    if not told and not as_json:
        house.say(phrase(NO_KIN, code=unit.reference_code))


def _write(house: House, by: Signed, code: str, write: Write) -> None:
    """Write it as one signed act, and say what was written."""
    if (by.word is None) is not (by.source is None):
        raise InputError(WORD_WANTS_SOURCE)
    why, rests_on = plain_text("--word", by.word or ""), plain_text("--source", by.source or "")
    if by.word is not None and not (why and rests_on):
        raise InputError(WORD_WANTS_SOURCE)
    with house.book() as ledger:
        who = house.actor(ledger, by.actor)
        word = Word(who.id, why, rests_on) if why else None
        with ledger.work(by=who.id) as work:
            entry = write(work, unit_called(work.db, code), word)
            told: Phrase = Teller(work.db).tell(entry)
    if by.as_json:
        house.answer(
            {
                "seq": entry.seq,
                "event": type(entry.event).__name__,
                "text": house.words.say(told),
                "breach": word is not None and len(work.entries) > 1,
            }
        )
    else:
        house.say(phrase(ENTRY, told=told, seq=entry.seq))


def _sheet(db: Reading, unit: Unit) -> SheetId:
    sheet = workflow.sheet_of(db, unit.id)
    if sheet is None:
        raise InputError(NO_SHEET, code=unit.reference_code)
    return sheet.id


def _left_out(text: str) -> PagesLeftOut:
    reason, _, number = text.partition("=")
    known = {one.value for one in LeftOut}
    if reason.strip().upper() not in known or not number.strip().isdecimal():
        raise InputError(BAD_REASON, reasons=tuple(sorted(known)), text=text[:40])
    return PagesLeftOut(reason=LeftOut(reason.strip().upper()), pages=int(number))
