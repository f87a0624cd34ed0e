"""When the day may close, and when it may open."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from workroom.base.clauses import (
    COUNTED_BY_SEAL,
    CUSTODIAN,
    DUTY_COUNT,
    HAZARDS_PUT_RIGHT,
    MEDIA_LOCKED_UP,
    NIGHT_IN_CABINET,
    NOBODY_STAYS,
    SEALED_DOOR,
    SHUT_OVER_NOON,
    TWO_PEOPLE,
    VISIT_ESCORTED,
)
from workroom.base.ids import CabinetId, Kind
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_, phrase
from workroom.rooms.closing.model import Inside, Missing, Reasons, Straggler, differences
from workroom.rooms.counting.model import Sort, Weight
from workroom.rooms.holds.model import CabinetCount, CabinetSeal, DayState, RoomDay
from workroom.rooms.people.model import Person, Role
from workroom.rooms.people.rules import ACCOUNT_CLOSED
from workroom.rooms.safety.hazards import Hazard

STILL_OUT = N_("Not locked up: {codes}. Scan them into a cabinet.")
AND_MORE = N_("and {count} more")
CABINET_DIFFERS = N_(
    "{cabinet}: the book has {boxes} boxes, {volumes} volumes, {items} items; "
    "found were {found_boxes}, {found_volumes}, {found_items}."
)
NOT_COUNTED = N_("{cabinet} was not counted.")
SAME_PERSON = N_("Two people count; {name} cannot be both.")
DAY_NOT_OPEN = N_("There is no open day to close.")
STILL_SHUT = N_("The room is shut over noon. Open it again with two people, then close the day.")
DAY_OPEN = N_("The day {day} is open. Close it first.")
CLOSED_ALREADY = N_("The day {day} was closed already.")
BEFORE_LAST = N_(
    "The PC's clock says {day}, which is before the last day in the book ({last}). Set the clock."
)
NOT_A_CUSTODIAN = N_("{name} is not a custodian (KC).")
NOT_LOCATED = N_("{sort} not scanned in this count: {names}. Scan them where they lie.")
SAY_WHY_NOT_THERE = N_("{sort} not scanned in this count: {names}. Scan them, or say why.")
MEDIA_OUT = N_(
    "Media not back in their cabinet: {codes}. Scan each at a station: that takes it back."
)
VISITORS_IN = N_("Visitors not signed out: {names}. Sign them out, or say why.")
PEOPLE_IN = N_("Not scanned out at the door: {names}. Look round, scan them out, or say why.")
NOT_FOLLOWED_UP = N_(
    "Major hazards without an entry of today: {numbers}. Write what was done: Records, F8."
)
SEAL_DIFFERS = N_(
    "Seal {found} is not the one that was put on the door. Read it once more; else it is not "
    "whole: say so, and write what you found."
)
READ_THE_SEAL = N_("Enter the number of the seal on the door, or say that it is not whole.")
SAY_WHAT_WAS_FOUND = N_("The seal is not whole. Write what you found and what you did.")
NO_SEAL = N_("The room is sealed for a break: {cabinet} is not. Enter the number of its seal.")
NOT_SEALED = N_("{cabinet} bears no seal of an earlier count. Count what lies in it.")
OPENED_SINCE = N_("{cabinet} was opened since its seal was put on. Count what lies in it.")
OTHER_SEAL = N_(
    "Seal {found} on {cabinet} is not the one that was put on. Read it once more; else count the "
    "cabinet, seal it anew, and enter the hazard: Records, F8."
)
BREACHES_OPEN = N_(
    "The last day was closed over something not located, and the client has not written "
    "under it yet."
)

NAMED = 8
"""Codes named in a sentence; the page lists them all."""


def may_close(
    day: RoomDay | None,
    stragglers: Sequence[Straggler],
    counts: tuple[CabinetCount, ...],
    *,
    first: Person,
    second: Person | None,
) -> Verdict:
    """May the day be closed?

    §4.3.5 每天入库(柜)，不得在工位留存过夜; §5.5.5 counted, by two people. By a
    word the day closes all the same, and the next opening waits for the client.
    """
    if day is None or day.state is not DayState.OPEN:
        return no(DAY_NOT_OPEN, DUTY_COUNT)
    verdict = are_two(first, second)
    if day.shut_at is not None:
        verdict &= no(STILL_SHUT, SHUT_OVER_NOON)
    return verdict & everything_locked_up(stragglers) & cabinets_agree(counts)


def everything_locked_up(stragglers: Sequence[Straggler]) -> Verdict:
    """Nothing is at a workstation, nor at the hand-over desk."""
    if not stragglers:
        return YES
    codes = first_few([one.unit.reference_code for one in stragglers])
    return no(STILL_OUT, NIGHT_IN_CABINET, codes=codes)


def everything_found(missing: Sequence[Missing], reasons: Reasons) -> Verdict:
    """What the count expects was seen; three classes of difference. §10.3.

    Archives and media that are not located stop the closing. A key or a badge stops it only
    until somebody says why it is not there: then the day closes with an open
    item. What was not scanned yet is not missing: the sentence says so.
    """
    verdict = YES
    for sort in Sort:
        names = tuple(
            one.name
            for one in missing
            if one.sort is sort
            and (sort.weight is Weight.STOP or not reasons.get((one.kind, one.id), "").strip())
        )
        if not names:
            continue
        shown = first_few(names)
        template = NOT_LOCATED if sort.weight is Weight.STOP else SAY_WHY_NOT_THERE
        verdict &= no(template, DUTY_COUNT, sort=phrase(sort.label), names=shown)
    return verdict


def media_locked_up(codes: Sequence[str]) -> Verdict:
    """No medium is in anybody's hands when the room is left.

    §5.5.5 移动存储专柜上锁、专人保管. §10.3: media stop the closing as archives do.
    """
    if not codes:
        return YES
    return no(MEDIA_OUT, MEDIA_LOCKED_UP, codes=first_few(codes))


def everybody_out(inside: Sequence[Inside], reasons: Reasons) -> Verdict:
    """Who came in has gone out, or it is said why the book does not know of it.

    §5.5.1 工作结束后不得停留. §10.3: who left without signing out does not stop the
    closing; it stands in the entry with a reason.
    """
    verdict = YES
    if names := _without_a_reason(inside, Kind.LINE, reasons):
        verdict &= no(VISITORS_IN, VISIT_ESCORTED, names=first_few(names))
    if names := _without_a_reason(inside, Kind.PERSON, reasons):
        verdict &= no(PEOPLE_IN, NOBODY_STAYS, names=first_few(names))
    return verdict


def hazards_followed_up(hazards: Sequence[Hazard], *, stops: bool) -> Verdict:
    """Each open major hazard has an entry of the day, where both parties agreed that it stops.

    P-2.5.2c; §10.3: the one stop of the paper that is worth agreeing on. Without
    that it is a note on the daily sheet.
    """
    if not stops or not hazards:
        return YES
    return no(NOT_FOLLOWED_UP, HAZARDS_PUT_RIGHT, numbers=tuple(one.number for one in hazards))


def cabinets_agree(counts: tuple[CabinetCount, ...]) -> Verdict:
    """What was found is what the book says."""
    verdict = YES
    for count in differences(counts):
        verdict &= no(
            CABINET_DIFFERS,
            DUTY_COUNT,
            cabinet=count.name,
            boxes=count.boxes,
            volumes=count.volumes,
            items=count.items,
            found_boxes=count.found_boxes,
            found_volumes=count.found_volumes,
            found_items=count.found_items,
        )
    return verdict


def seals_stand(
    counts: tuple[CabinetCount, ...],
    seals: Mapping[CabinetId, CabinetSeal],
    opened: Collection[CabinetId],
) -> Verdict:
    """A cabinet is counted by its seal where that is the one put on and nobody opened it. §10.3.

    §10.1: the claim that a seal is whole is refused; that it is not is written
    down by counting the cabinet. No reason tells the number that was put on.
    """
    verdict = YES
    for one in counts:
        if not one.by_seal:
            continue
        seal = seals.get(one.cabinet)
        if seal is None:
            verdict &= no(NOT_SEALED, COUNTED_BY_SEAL, cabinet=one.name)
        elif one.cabinet in opened:
            verdict &= no(OPENED_SINCE, COUNTED_BY_SEAL, cabinet=one.name)
        elif seal.seal != one.seal:
            verdict &= no(OTHER_SEAL, COUNTED_BY_SEAL, cabinet=one.name, found=one.seal or "—")
    return verdict


def break_is_sealed(door_seal: str, counts: tuple[CabinetCount, ...]) -> Verdict:
    """A long break is one sealed closing: with the door, each cabinet that is not empty. §10.3."""
    verdict = YES
    for one in counts:
        empty = not (one.found_boxes or one.found_volumes or one.found_items)
        if door_seal.strip() and not empty and not one.seal:
            verdict &= no(NO_SEAL, COUNTED_BY_SEAL, cabinet=one.name)
    return verdict


def door_seal_stands(put_on: str | None, found: str, *, whole: bool, remark: str) -> Verdict:
    """What is said of the seal on the door, where one was put on.

    §10.1: the claim that a seal is whole is refused where its number is another;
    that it is broken is a fact, and is never refused. No reason tells the number
    that was put on: it is read off the door.
    """
    if not put_on:
        return YES
    if not whole:
        return YES if remark.strip() else no(SAY_WHAT_WAS_FOUND, SEALED_DOOR)
    if not found.strip():
        return no(READ_THE_SEAL, SEALED_DOOR)
    if found.strip() != put_on:
        return no(SEAL_DIFFERS, SEALED_DOOR, found=found.strip())
    return YES


def is_a_new_day(last: RoomDay | None, today: date) -> Verdict:
    """A day begins once, after the last one ended. No word opens this: a day's sheet bears one
    number, and its count is that of one evening.
    """
    if last is None:
        return YES
    if last.state is DayState.OPEN:
        return no(DAY_OPEN, DUTY_COUNT, day=last.day)
    if last.day == today:
        return no(CLOSED_ALREADY, DUTY_COUNT, day=today)
    return no(BEFORE_LAST, DUTY_COUNT, day=today, last=last.day) if last.day > today else YES


def may_relieve(day: RoomDay | None, keeper: Person) -> Verdict:
    """Another custodian comes on duty, while the day is open. §4.3.5 专人保管."""
    verdict = no(DAY_NOT_OPEN, DUTY_COUNT) if day is None else YES
    if Role.CUSTODIAN not in keeper.roles:
        verdict &= no(NOT_A_CUSTODIAN, CUSTODIAN, name=keeper.name)
    return verdict


def may_open(
    last: RoomDay | None,
    today: date,
    counts: tuple[CabinetCount, ...],
    *,
    first: Person,
    second: Person | None,
    custodian: Person | None,
    waiting: int,
) -> Verdict:
    """May the day be opened?

    It opens by comparing with the night (§5.5.5). A closing that was forced
    blocks it until the client has written (§10.3); `waiting` counts those.
    """
    verdict = is_a_new_day(last, today) & are_two(first, second)
    if custodian is not None and Role.CUSTODIAN not in custodian.roles:
        verdict &= no(NOT_A_CUSTODIAN, CUSTODIAN, name=custodian.name)
    if waiting:
        verdict &= no(BREACHES_OPEN, NIGHT_IN_CABINET)
    return verdict & cabinets_agree(counts)


def are_two(first: Person, second: Person | None) -> Verdict:
    """Two people count, and both are still of the room. `second` is None before they are named."""
    if second is None:
        return YES
    if first.id == second.id:
        return no(SAME_PERSON, TWO_PEOPLE, name=first.name)
    return YES if second.active else no(ACCOUNT_CLOSED, TWO_PEOPLE, name=second.name)


def first_few(names: Sequence[str]) -> tuple[object, ...]:
    """The first names of a long list, and how many more there are, for a sentence."""
    more = len(names) - NAMED
    return (*names[:NAMED], *((phrase(AND_MORE, count=more),) if more > 0 else ()))


def _without_a_reason(inside: Sequence[Inside], kind: Kind, reasons: Reasons) -> tuple[str, ...]:
    return tuple(
        one.name
        for one in inside
        if one.kind is kind and not reasons.get((one.kind, one.id), "").strip()
    )
