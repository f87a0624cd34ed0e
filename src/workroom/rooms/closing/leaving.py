"""What is seen to when the room is left: who has not signed out, which media are not back."""

from collections.abc import Collection, Iterable
from datetime import date

from workroom.base.ids import Kind, PersonId
from workroom.ledger.reading import Reading
from workroom.rooms.access import store as access
from workroom.rooms.access.visits import VISITS, inside
from workroom.rooms.closing.model import Inside, Reasons
from workroom.rooms.equipment.devices import DEVICES
from workroom.rooms.equipment.ports import PORT_CHECKS, overdue
from workroom.rooms.holds.model import StillIn
from workroom.rooms.media.issues import ISSUES, given_out
from workroom.rooms.media.media import MEDIA
from workroom.rooms.people import store as people
from workroom.rooms.project import store as project
from workroom.rooms.registers import store as registers


def visitors_inside(db: Reading) -> tuple[Inside, ...]:
    """The visits whose people came in and have not gone out, in the order of the register."""
    return tuple(
        Inside(Kind.LINE, one.id, one.called, one.in_at or one.entered_at)
        for one in inside(registers.still_open(db, VISITS))
    )


def people_inside(db: Reading, leaving: Collection[PersonId] = ()) -> tuple[Inside, ...]:
    """The people of the room who are inside by the scans; those who shut the room are `leaving`."""
    there = access.everybody_inside(db)
    if not there:
        return ()
    names = people.names(db)
    return tuple(
        Inside(Kind.PERSON, one.person, names.get(one.person, ""), one.since)
        for one in there
        if one.person not in leaving
    )


def not_signed_out(db: Reading, leaving: Collection[PersonId] = ()) -> tuple[Inside, ...]:
    """Everybody who has not signed out, visitors first. §5.5.1, §5.6.4."""
    return (*visitors_inside(db), *people_inside(db, leaving))


def still_in(left: Iterable[Inside], reasons: Reasons) -> tuple[StillIn, ...]:
    """The same as the closing writes them, each with what was said."""
    return tuple(
        StillIn(
            kind=one.kind,
            id=one.id,
            name=one.name,
            since=one.since,
            why=reasons.get((one.kind, one.id), "").strip(),
        )
        for one in left
    )


def media_out(db: Reading) -> tuple[str, ...]:
    """The media that are in somebody's hands, by the number on them. §5.5.5."""
    out = given_out(registers.still_open(db, ISSUES))
    if not out:
        return ()
    return tuple(one.code for one in registers.still_open(db, MEDIA) if one.id in out)


def ports_unchecked(db: Reading, today: date) -> tuple[str, ...] | None:
    """The devices whose ports nobody has looked at for longer than was agreed on. §5.4.3.

    None where no device is registered: of its ports nothing is known.
    """
    devices = registers.still_open(db, DEVICES)
    if not devices:
        return None
    days = project.settings(db).number("port_check_days")
    late = overdue(devices, registers.held(db, PORT_CHECKS), today, days=days)
    return tuple(one.code for one, due in late if due < today)
