"""When the room may be shut over noon and opened again, and when a shift may hand over."""

from collections.abc import Sequence
from datetime import date

from workroom.base.clauses import CUSTODIAN, SHIFT_COUNTED, SHUT_OVER_NOON
from workroom.base.verdict import Verdict, no
from workroom.base.words import N_
from workroom.rooms.closing import rules as closing
from workroom.rooms.closing.model import Straggler
from workroom.rooms.holds import rules as holds
from workroom.rooms.holds.model import CabinetCount, RoomDay
from workroom.rooms.people.model import Person, Role

LEFT_WITHOUT_SEAL = N_(
    "Not locked up: {codes}. Put them away, or seal the door and enter the number of the seal."
)
NOT_SHUT = N_("The room is not shut; there is nothing to open again.")
TO_ONESELF = N_("{name} leaves and cannot come on duty as well. Choose who takes over.")
ARCHIVES_WITHOUT_CUSTODIAN = N_(
    "{name} is the custodian on duty and leaves, but {successor} is not a custodian (KC). Let a "
    "custodian take over."
)


def may_pause(
    day: RoomDay | None,
    shift: date,
    stragglers: Sequence[Straggler],
    seal: str,
    *,
    first: Person,
    second: Person | None,
) -> Verdict:
    """May the room be shut over noon? §10.4 午间封门.

    §4.3.5 speaks of the night; over noon both parties agreed that what is not
    put away is locked in, behind a door whose seal bears a number.
    """
    verdict = holds.day_is_open(day, shift) & closing.are_two(first, second)
    if stragglers and not seal.strip():
        codes = closing.first_few([one.unit.reference_code for one in stragglers])
        verdict &= no(LEFT_WITHOUT_SEAL, SHUT_OVER_NOON, codes=codes)
    return verdict


def may_resume(
    day: RoomDay | None,
    seal: str,
    *,
    whole: bool,
    remark: str,
    first: Person,
    second: Person | None,
) -> Verdict:
    """May the room be opened again, with this said of the seal?

    §10.1: the claim that a seal is whole is refused where its number is another;
    that it is broken is a fact, and is never refused. No reason tells the number that
    was put on: it is read off the door.
    """
    if day is None or day.shut_at is None:
        return no(NOT_SHUT, SHUT_OVER_NOON)
    verdict = closing.are_two(first, second)
    return verdict & closing.door_seal_stands(day.door_seal, seal, whole=whole, remark=remark)


def may_hand_over(
    day: RoomDay | None,
    shift: date,
    counts: tuple[CabinetCount, ...],
    *,
    leaves: Person,
    comes: Person,
) -> Verdict:
    """May this shift hand over to the next? §10.4 交接班, §5.5.5.

    Who leaves and who comes sign one count. §4.3.5 专人保管: where the custodian
    on duty leaves, who comes is one.
    """
    verdict = holds.day_is_open(day, shift)
    if leaves.id == comes.id:
        return verdict & no(TO_ONESELF, SHIFT_COUNTED, name=leaves.name)
    verdict &= closing.are_two(leaves, comes)
    if day is not None and day.custodian == leaves.id and Role.CUSTODIAN not in comes.roles:
        verdict &= no(ARCHIVES_WITHOUT_CUSTODIAN, CUSTODIAN, name=leaves.name, successor=comes.name)
    return verdict & closing.cabinets_agree(counts)
