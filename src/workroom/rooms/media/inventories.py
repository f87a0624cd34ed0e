"""Inventories of media (介质盘点): how many were there, and what differs from the register."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from workroom.base.clauses import MEDIA_COUNTED, TWO_PEOPLE
from workroom.base.ids import PersonId
from workroom.base.verdict import YES, Verdict, wrong
from workroom.base.words import N_, phrase
from workroom.rooms.media.media import CLIENT, KEEPERS, MEDIA, to_be_kept
from workroom.rooms.registers.declaration import Case, Falls, Look, Part, Register
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line

LOOKED_OVER = "looked_over"

NOT_YET = N_("This has not happened yet.")
SAY_WHAT_DIFFERS = N_(
    "The register has {kept} media, and {pieces} were there. Say which, and what was done."
)
ALONE = N_("Two people count; {name} cannot be both.")
LAST_COUNTED = N_("The media were last counted on {last}; agreed: every {days} days.")
NEVER_COUNTED = N_("The media were never counted; agreed: every {days} days.")


@dataclass(frozen=True, slots=True)
class Inventory(Line):
    """All media counted against their register on one day, by two."""

    day: date = asked(N_("Day"), "盘点日期", width=26)
    pieces: int = asked(N_("Found"), "实点", width=18, units=(N_("media"), "件"), highest=9_999)
    second: PersonId = asked(N_("Counted with"), "复核人", width=24)
    differs: str = asked(
        N_("What differs, and what was done"), "差异及处理", optional=True, lines=2, width=80
    )
    opinion: str = asked(N_("What the client says"), "发包方意见", part=LOOKED_OVER, optional=True)


def differences_are_told(case: Case[Inventory]) -> Verdict:
    """Where another number was there than the register has, it is said what differs."""
    one, verdict = case.after, YES
    if case.part.key != ENTERED:
        return YES
    if one.day > case.today:
        verdict &= wrong("day", NOT_YET, MEDIA_COUNTED)
    kept = len(to_be_kept(case.lines(MEDIA)))
    if one.day == case.today and kept != one.pieces and not one.differs:
        verdict &= wrong("differs", SAY_WHAT_DIFFERS, MEDIA_COUNTED, kept=kept, pieces=one.pieces)
    if one.second == case.by.id:
        verdict &= wrong("second", ALONE, TWO_PEOPLE, name=case.by.name)
    return verdict


def inventory_due(look: Look) -> Iterator[Falls]:
    """So many days after the last one; before the first, after the first medium was put to use."""
    kept = to_be_kept(look.lines(MEDIA))
    if not kept:
        return
    days = look.settings.number("media_inventory_days")
    counted = [one.day for one in look.lines(INVENTORIES)]
    last = max(counted, default=None)
    due = (last or min(one.used_from for one in kept)) + timedelta(days=days)
    if look.today < due:
        return
    told = phrase(NEVER_COUNTED, days=days)
    if last is not None:
        told = phrase(LAST_COUNTED, last=last, days=days)
    yield Falls(MEDIA_COUNTED, due, told, subject="F21")


INVENTORIES: Register[Inventory] = Register(
    key="media_inventories",
    kind=Inventory,
    title=N_("Inventories of media"),
    chinese="存储介质盘点记录",
    help=N_("Every month two people count the media against their register, and say what differs."),
    clauses=(MEDIA_COUNTED, TWO_PEOPLE),
    parts=(
        Part(ENTERED, N_("Inventory"), "盘点", KEEPERS | CLIENT, signs="盘点人", closes=True),
        Part(
            LOOKED_OVER,
            N_("Looked over by the client"),
            "发包方抽查",
            CLIENT,
            signs="发包方",
            after=(ENTERED,),
        ),
    ),
    rules=(differences_are_told,),
    clocks=(inventory_due,),
    reads=(MEDIA,),
)
