"""What falls due when, from plain values; months are calendar months, days the room's own."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from workroom.base.breach import Breach
from workroom.base.clauses import (
    BACK_WITHOUT_DELAY,
    BESIDE_PESTS,
    CALLED_BACK,
    DISINFECT_AFTER_A_MONTH,
    DUAL_NOTE,
    DUTY_COUNT,
    FLOW_SHEET,
    LENT_AND_BACK,
    NIGHT_IN_CABINET,
    WEEK_SEEN,
    Clause,
    Origin,
)
from workroom.base.clock import day_of
from workroom.base.codes import Prefix, label
from workroom.base.ids import BatchId, Kind, Subject
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.custody.rules import disinfection_due
from workroom.rooms.duty.calendar import Exceptions, working_days_after
from workroom.rooms.handover.model import Handover
from workroom.rooms.holds.model import DayState, OpenItem, RoomDay
from workroom.rooms.holds.weeks import Span
from workroom.rooms.opening.model import Statement
from workroom.rooms.people.model import Role
from workroom.rooms.progress.model import Due, SheetStand, StageHold, Tally
from workroom.rooms.registers.declaration import Falls, Register
from workroom.rooms.registers.rules import waits_for
from workroom.rooms.treatment.pests import Pest
from workroom.rooms.workflow.steps import Step, needed_before

DISINFECT = N_(
    "{things} of batch {batch}, out since {since}: disinfect them before reshelving from {due} on."
)
NEIGHBOURS = N_(
    "{things} in cabinet {cabinet}, beside what has pests or mould ({number}): check them."
)
UNSIGNED = N_("The note {number} is not signed yet (agreed on {day}).")
OPENING_DRAFT = N_("The opening statement drafted from {file} waits for both parties.")
OPENING_UNFILED = N_(
    "The opening statement {number}, agreed on {day}, is not signed and filed yet."
)
GO_HOME = N_(
    "{things} of batch {batch}, finished on {day}, are still here; agreed: {days} working days."
)
NO_SHEET = N_("{things} of batch {batch} have no workflow sheet.")
LEFT_OPEN = N_("The day {day} was never closed. Close it, then open today.")
UNFOUND = N_("{name} was not found at the closing of {day}: {why}")
WEEK_OPEN = N_("The page of {week} was not countersigned by the client yet.")
WEEKS_OPEN = N_(
    "The pages of {count} weeks, {week} and later, were not countersigned by the client yet."
)
BREACH = N_("Waits for the client's word: {why} (by the word of {who})")

_CLIENT = (Role.CLIENT_LEAD, Role.ARCHIVIST, Role.SECURITY_OFFICER)
_OWNERS: dict[Clause, tuple[Role, ...]] = {
    CALLED_BACK: (Role.CUSTODIAN, Role.ARCHIVIST),
    LENT_AND_BACK: (Role.ARCHIVIST, Role.CUSTODIAN),
    DISINFECT_AFTER_A_MONTH: (Role.ARCHIVIST,),
    BESIDE_PESTS: (Role.ARCHIVIST, Role.CUSTODIAN),
    DUAL_NOTE: (Role.ARCHIVIST, Role.CUSTODIAN),
    BACK_WITHOUT_DELAY: (Role.CUSTODIAN, Role.MANAGER),
    FLOW_SHEET: (Role.CUSTODIAN, Role.MANAGER),
    NIGHT_IN_CABINET: (Role.DUTY_OFFICER, Role.CUSTODIAN),
    DUTY_COUNT: (Role.DUTY_OFFICER, Role.CUSTODIAN),
}
"""Whose office it is, where no register says so."""


def stage_of(stand: SheetStand, active: Sequence[Step]) -> Step | None:
    """Where a sheet stands: the stage that is running, else the first open one that may begin.

    None when no stage is left. The count of all stages, and of those without
    one, is the count of the sheets: each stands in one place.
    """
    if stand.running is not None:
        return stand.running
    for step in active:
        if step not in stand.done and all(n in stand.done for n in needed_before(step, active)):
            return step
    return None


def held_by_stage(
    stands: Iterable[SheetStand], active: Sequence[Step]
) -> tuple[tuple[StageHold, ...], int]:
    """What each active stage holds, in the order of the sheet; and how many have none left."""
    waiting: dict[Step, int] = dict.fromkeys(active, 0)
    running: dict[Step, int] = dict.fromkeys(active, 0)
    finished = 0
    for stand in stands:
        step = stage_of(stand, active)
        if step is None:
            finished += 1
        elif stand.running is not None:
            running[step] = running.get(step, 0) + 1
        else:
            waiting[step] += 1
    return tuple(StageHold(step, waiting.get(step, 0), running[step]) for step in running), finished


def disinfections(
    out: Iterable[tuple[BatchId, date, Tally]], *, today: date, warn_days: int
) -> tuple[Due, ...]:
    """What must be disinfected, or will have to be within `warn_days`.

    §4.3.5 离库超过1个月. The day is the first on which a unit may not be
    reshelved untreated, by the calendar: `custody.rules.disinfection_due`.
    """
    found: list[Due] = []
    for batch, since, tally in out:
        due = disinfection_due(since)
        if today >= due - timedelta(days=warn_days):
            code = label(Prefix.BATCH, batch)
            text = phrase(DISINFECT, things=tally.said, batch=code, since=since, due=due)
            about = Subject(Kind.BATCH, batch)
            found.append(due_about(DISINFECT_AFTER_A_MONTH, code, due, today, text, about))
    return tuple(found)


def beside_pests(beside: Iterable[tuple[Pest, str, Tally]], *, today: date) -> tuple[Due, ...]:
    """What shares a cabinet with pests or mould is checked, from the day they were found.

    R-4.3.5d isolates 同柜 archives as well; that is agreed, not the standard's word.
    """
    found: list[Due] = []
    for pest, cabinet, tally in beside:
        if tally:
            text = phrase(NEIGHBOURS, things=tally.said, cabinet=cabinet, number=pest.number)
            about = Subject(Kind.LINE, pest.id)
            found.append(due_about(BESIDE_PESTS, pest.number, pest.found_on, today, text, about))
    return tuple(found)


def unsigned_notes(notes: Iterable[Handover], *, today: date, zone: ZoneInfo) -> tuple[Due, ...]:
    """Notes whose custody has passed and whose paper is not signed: due on the same day. §4.3.4."""
    found: list[Due] = []
    for note in notes:
        if note.agreed_at is not None:
            day = day_of(note.agreed_at, zone)
            text = phrase(UNSIGNED, number=note.number, day=day)
            about = Subject(Kind.HANDOVER, note.id)
            found.append(due_about(DUAL_NOTE, note.number, day, today, text, about))
    return tuple(found)


def openings(statements: Iterable[Statement], *, today: date, zone: ZoneInfo) -> tuple[Due, ...]:
    """Opening statements that wait for both parties, or for their papers: due on the same day."""
    found: list[Due] = []
    for one in statements:
        if one.agreed_at is None:
            day, text = day_of(one.drafted_at, zone), phrase(OPENING_DRAFT, file=one.file)
        else:
            day = day_of(one.agreed_at, zone)
            text = phrase(OPENING_UNFILED, number=one.number, day=day)
        found.append(due_about(DUAL_NOTE, one.number or one.file, day, today, text, None))
    return tuple(found)


def still_here(
    finished: Iterable[tuple[BatchId, datetime, Tally]],
    *,
    today: date,
    zone: ZoneInfo,
    days: int,
    exceptions: Exceptions,
) -> tuple[Due, ...]:
    """What is finished and has not gone home `days` working days later. §4.3.5; the days are
    agreed.
    """
    tallies: dict[tuple[BatchId, date], Tally] = defaultdict(Tally)
    for batch, at, tally in finished:
        tallies[batch, day_of(at, zone)] += tally
    found: list[Due] = []
    for (batch, day), tally in sorted(tallies.items(), key=lambda one: one[0]):
        due = working_days_after(day, days, exceptions)
        if today >= due:
            code = label(Prefix.BATCH, batch)
            text = phrase(GO_HOME, things=tally.said, batch=code, day=day, days=days)
            about = Subject(Kind.BATCH, batch)
            found.append(
                due_about(BACK_WITHOUT_DELAY, code, due, today, text, about, origin=Origin.PROJECT)
            )
    return tuple(found)


def sheets_missing(
    without: Iterable[tuple[BatchId, date, Tally]], *, today: date
) -> tuple[Due, ...]:
    """Volumes in the room without a workflow sheet: due since they came. §4.3.7."""
    found: list[Due] = []
    for batch, since, tally in without:
        code = label(Prefix.BATCH, batch)
        text = phrase(NO_SHEET, things=tally.said, batch=code)
        found.append(due_about(FLOW_SHEET, code, since, today, text, Subject(Kind.BATCH, batch)))
    return tuple(found)


def day_left_open(last: RoomDay | None, *, today: date) -> tuple[Due, ...]:
    """A day of the past that was never closed. §4.3.5 每天入库(柜)."""
    if last is None or last.state is not DayState.OPEN or last.day >= today:
        return ()
    text = phrase(LEFT_OPEN, day=last.day)
    about = Subject(Kind.DAY, last.id)
    return (due_about(NIGHT_IN_CABINET, str(last.day), last.day, today, text, about),)


def open_breaches(
    breaches: Iterable[tuple[Breach, str]], *, today: date, zone: ZoneInfo
) -> tuple[Due, ...]:
    """What happened against a rule and waits for the client's word, since the day it was opened."""
    found: list[Due] = []
    for breach, who in breaches:
        day = day_of(breach.opened_at, zone)
        clause = ", ".join(breach.clauses)
        agreed = all(one == Origin.PROJECT.value for one in breach.clauses)
        found.append(
            Due(
                clause,
                Origin.PROJECT if agreed else Origin.STANDARD,
                f"#{breach.id}",
                day,
                max((today - day).days, 0),
                phrase(BREACH, who=who, why=breach.why),
                breach=breach.id,
                owner=_CLIENT,
            )
        )
    return tuple(found)


def not_countersigned(waiting: Sequence[Span], *, today: date) -> tuple[Due, ...]:
    """The weekly pages that the client has not signed: one line, due since the oldest was over.

    §10.2: late entries are listed weekly for the client's signature. A book of
    a year that nobody has signed has one line, not fifty above everything else.
    """
    if not waiting:
        return ()
    oldest = min(waiting)
    after = oldest.last + timedelta(days=1)
    template = WEEK_OPEN if len(waiting) == 1 else WEEKS_OPEN
    text = phrase(template, week=oldest.name, count=len(waiting))
    late = max((today - after).days, 0)
    return (
        Due(
            str(WEEK_SEEN),
            WEEK_SEEN.origin,
            oldest.name,
            after,
            late,
            text,
            week=oldest,
            owner=_CLIENT,
        ),
    )


def left_unfound(items: Iterable[OpenItem], *, today: date) -> tuple[Due, ...]:
    """What the last closing went on without, due since its day until the next count finds it.

    §5.5.5; §10.3: a key or a badge does not stop the closing, it stays open.
    """
    found: list[Due] = []
    for one in items:
        text = phrase(UNFOUND, name=one.name, day=one.day, why=one.why)
        found.append(
            due_about(DUTY_COUNT, one.name, one.day, today, text, Subject(one.kind, one.id))
        )
    return tuple(found)


def in_registers(falls: Iterable[tuple[Register[Any], Falls]], *, today: date) -> tuple[Due, ...]:
    """What the clocks of declared registers say, each about its line.

    Whose office it is follows from the part that waits: of the line, or of a line
    that nobody has entered yet.
    """
    found: list[Due] = []
    for register, one in falls:
        line = one.line
        waiting = waits_for(register, line) if isinstance(line, register.kind) else ()
        part = waiting[0] if waiting else register.parts[0]
        found.append(
            due_about(
                one.clause,
                line.number if line is not None else one.subject,
                one.due,
                today,
                one.text,
                Subject(Kind.LINE, line.id) if line is not None else None,
                origin=one.origin,
                owner=tuple(role for role in Role if role in part.roles),
                register=register.key,
            )
        )
    return tuple(found)


def in_order(dues: Iterable[Due]) -> tuple[Due, ...]:
    """The longest overdue first; what is due on one day by clause and subject."""
    return tuple(sorted(dues, key=lambda due: (due.due, due.clause, due.subject)))


def due_about(
    clause: Clause,
    subject: str,
    due: date,
    today: date,
    text: Phrase,
    about: Subject | None,
    *,
    origin: Origin | None = None,
    owner: tuple[Role, ...] = (),
    register: str = "",
) -> Due:
    """One line of the list: how late it is, and whose office it is."""
    late = max((today - due).days, 0)
    return Due(
        str(clause),
        origin or clause.origin,
        subject,
        due,
        late,
        text,
        about,
        register=register,
        owner=owner or _OWNERS.get(clause, ()),
    )
