"""What falls due of papers: slips that nobody signed, reserved numbers that nobody used."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from workroom.base.clauses import CORRECTED_BY_BOTH, NUMBERS_RESERVED, Clause
from workroom.base.clock import day_of
from workroom.base.ids import Kind, Subject
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.corrections.model import Correction
from workroom.rooms.late.model import ReservedNumber
from workroom.rooms.people.model import Role
from workroom.rooms.progress.model import Due

SLIP_UNSIGNED = N_("The correction slip {number} is not signed yet (agreed on {day}).")
PAD_OPEN = N_(
    "Pad {pad} of {form}: {count} numbers reserved on {day} are neither used nor made void."
)

OWNER = (Role.CUSTODIAN, Role.ARCHIVIST)


def unsigned_slips(slips: Iterable[Correction], *, today: date, zone: ZoneInfo) -> tuple[Due, ...]:
    """Correction slips whose paper is not signed: due on the same day, as notes are."""
    found: list[Due] = []
    for one in slips:
        day = day_of(one.at, zone)
        text = phrase(SLIP_UNSIGNED, number=one.number, day=day)
        about = Subject(Kind.HANDOVER, one.handover)
        found.append(_due(CORRECTED_BY_BOTH, one.number, day, today, text, about))
    return tuple(found)


def open_pads(
    numbers: Iterable[ReservedNumber], *, today: date, zone: ZoneInfo, days: int
) -> tuple[Due, ...]:
    """Pads of which numbers are open `days` after they were reserved: one line a pad. §10.2."""
    pads: dict[int, list[ReservedNumber]] = defaultdict(list)
    for one in numbers:
        pads[one.pad].append(one)
    found: list[Due] = []
    for pad, ones in pads.items():
        day = day_of(ones[0].reserved_at, zone)
        due = day + timedelta(days=days)
        forms = [one for one in ones if not one.of] or ones
        if today >= due:
            text = phrase(PAD_OPEN, pad=pad, form=forms[0].form, count=len(forms), day=day)
            found.append(_due(NUMBERS_RESERVED, forms[0].code, due, today, text))
    return tuple(found)


def _due(
    clause: Clause,
    subject: str,
    due: date,
    today: date,
    text: Phrase,
    about: Subject | None = None,
) -> Due:
    late = max((today - due).days, 0)
    return Due(str(clause), clause.origin, subject, due, late, text, about, owner=OWNER)
