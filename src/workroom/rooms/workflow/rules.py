"""When a stage may be logged, by whom, and when a volume may go back."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from workroom.base.clauses import (
    ACCESS_RIGHTS,
    EVERY_LINK,
    FLOW_SHEET,
    INSPECTOR_IS_ANOTHER,
    LINEAGE_KEPT,
    NIGHT_IN_CABINET,
    NOT_TAMPERED_WITH,
    PAGES_HELD_AGAINST,
)
from workroom.base.ids import NOBODY, PersonId
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_, phrase
from workroom.rooms.custody.model import Place, Whereabouts
from workroom.rooms.custody.rules import is_in_the_room
from workroom.rooms.people.model import Person
from workroom.rooms.workflow.model import Pass, Sheet, done_steps, running_pass
from workroom.rooms.workflow.pages import PageLedger
from workroom.rooms.workflow.steps import Step, needed_before

NOT_A_STEP = N_("{step} is not a stage of this project.")
DONE_ALREADY = N_("{code}: {step} is done already. If it must be done again, order rework.")
NOT_BEFORE = N_("{code}: {needs} must be done before {step}.")
NOT_AT_A_STATION = N_(
    "{code} is not at a workstation ({place}). Take it out first, then log: {step}."
)
NOT_YOUR_STAGE = N_("{step} is for the {role}; {name} has not that role.")
SAME_PERSON = N_("{name} did {step} on {code}; somebody else must inspect it.")
STARTED_BY_ANOTHER = N_("{code}: {step} was begun by {other}; who begins a stage finishes it.")
RUNNING_ALREADY = N_("{code}: {step} is begun already.")
BEGUN_LATER = N_("{code}: {step} was begun later than that ({begun}).")
NOTHING_LEFT = N_("{code}: every stage is done. Put it away for the way home.")
NOTHING_TO_REDO = N_("{code}: {step} was not done yet, so there is nothing to redo.")
NO_SHEET = N_("{code} has no workflow sheet. Make it out at the hand-over.")
ENDED_SHEET = N_(
    "The sheet {sheet} ended with its volume, which lives on in {code}. Scan the sheet of that one."
)
REPLACED = N_(
    "This sheet of {code} was written off as lost. It is replaced by {number}: scan that one, and "
    "give this one to the custodian."
)
OLD_SHEET = N_("This sheet of {code} is of an earlier trip. Scan the sheet it has now.")
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


def goes_on(newer: Sheet | None, code: str) -> Verdict:
    """A lost sheet that turns up again is none any more: the other one has its passes. §10.5."""
    if newer is not None:
        return no(REPLACED, FLOW_SHEET, code=code, number=newer.code)
    return YES


def is_of_this_trip(sheet: Sheet, where: Whereabouts | None, code: str) -> Verdict:
    """The sheet travels with the volume (§4.3.7): out again, a volume has another one."""
    if where is not None and where.is_in_the_room and where.out_note != sheet.handover:
        return no(OLD_SHEET, FLOW_SHEET, code=code)
    return YES


def is_not_ended(sheet: Sheet, code: str) -> Verdict:
    """What became part of another is worked on under that one's sheet. §10.2 (4)."""
    if sheet.ended_at is not None:
        return no(ENDED_SHEET, LINEAGE_KEPT, sheet=sheet.code, code=code)
    return YES


def may_log(
    step: Step,
    passes: Sequence[Pass],
    where: Whereabouts | None,
    *,
    code: str,
    person: Person,
    active: Sequence[Step],
    names: Mapping[PersonId, str],
) -> Verdict:
    """May this person log this stage of this sheet?

    §4.3.7 a form for every link; §5.7.1 no link skipped; §4.3.5 what is worked
    on is out of the cabinet in somebody's hands; inspector ≠ who did the step.
    """
    verdict = is_in_the_room(where, code)
    if step not in active:
        return verdict & no(NOT_A_STEP, FLOW_SHEET, step=phrase(step.label))
    if step.role not in person.roles:
        verdict &= no(
            NOT_YOUR_STAGE,
            ACCESS_RIGHTS,
            step=phrase(step.label),
            role=phrase(step.role.label),
            name=person.name,
        )
    done = done_steps(passes)
    if step in done:
        verdict &= no(DONE_ALREADY, FLOW_SHEET, code=code, step=phrase(step.label))
    missing = tuple(need for need in needed_before(step, active) if need not in done)
    if missing:
        needs = tuple(phrase(need.label) for need in missing)
        verdict &= no(NOT_BEFORE, EVERY_LINK, code=code, needs=needs, step=phrase(step.label))
    in_the_room = where is not None and where.is_in_the_room
    if (
        where is not None
        and in_the_room
        and step.is_physical
        and where.place is not Place.WORKSTATION
    ):
        verdict &= no(
            NOT_AT_A_STATION,
            NIGHT_IN_CABINET,
            code=code,
            place=phrase(where.place.label),
            step=phrase(step.label),
        )
    return (
        verdict
        & _is_another(step, passes, code=code, person=person)
        & _is_the_same(step, passes, code=code, person=person, names=names)
    )


def ends_after_it_began(running: Pass | None, at: datetime, code: str) -> Verdict:
    """A late entry does not finish what had not been begun by then. §5.7.1."""
    if running is None or running.started_at is None or running.started_at <= at:
        return YES
    begun = running.started_at.isoformat()
    return no(BEGUN_LATER, EVERY_LINK, code=code, step=phrase(running.step.label), begun=begun)


def may_start(step: Step, passes: Sequence[Pass], *, code: str) -> Verdict:
    """A stage is begun once."""
    if running_pass(passes, step) is not None:
        return no(RUNNING_ALREADY, FLOW_SHEET, code=code, step=phrase(step.label))
    return YES


def may_order_rework(step: Step, passes: Sequence[Pass], *, code: str) -> Verdict:
    """Back to a stage that was done, or is running. T16: earlier passes stay, superseded."""
    if any(one.step is step and one.counts and one.started_at is not None for one in passes):
        return YES
    return no(NOTHING_TO_REDO, FLOW_SHEET, code=code, step=phrase(step.label))


def may_enter_pages(ledger: PageLedger, *, base: int | None, code: str) -> Verdict:
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


def _is_another(step: Step, passes: Sequence[Pass], *, code: str, person: Person) -> Verdict:
    """The inspector is not who did the inspected step. §10.3 (T15)."""
    for one in passes:
        if (
            one.counts
            and one.step in step.inspects
            and person.id in {one.finished_by, one.started_by}
        ):
            return no(
                SAME_PERSON,
                INSPECTOR_IS_ANOTHER,
                name=person.name,
                step=phrase(one.step.label),
                code=code,
            )
    return YES


def _is_the_same(
    step: Step,
    passes: Sequence[Pass],
    *,
    code: str,
    person: Person,
    names: Mapping[PersonId, str],
) -> Verdict:
    running = running_pass(passes, step)
    if running is None or running.started_by in {None, person.id}:
        return YES
    other = names.get(running.started_by or NOBODY, "")
    return no(STARTED_BY_ANOTHER, FLOW_SHEET, code=code, step=phrase(step.label), other=other)


def _pages(ledger: PageLedger) -> tuple[int, ...]:
    return tuple(one.pages for one in ledger.left_out)
