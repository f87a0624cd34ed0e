"""When a unit may go onto a note, and when both sides may agree one."""

from collections.abc import Sequence

from workroom.base.clauses import (
    DUAL_NOTE,
    EVERY_LINK,
    NIGHT_IN_CABINET,
    NO_STATE_SECRETS,
    NUMBERS_RESERVED,
    ONE_PARTY_NEVER_SIGNS_FOR_BOTH,
    RECORDS_COMPLETE,
    RELEASE_APPROVED,
)
from workroom.base.verdict import YES, Force, Verdict, no
from workroom.base.words import N_, phrase
from workroom.rooms.catalogue.model import Unit
from workroom.rooms.catalogue.rules import may_leave_the_stacks
from workroom.rooms.custody.model import Place, Recall, Whereabouts
from workroom.rooms.custody.rules import is_in_the_room
from workroom.rooms.handover.brought import is_brought
from workroom.rooms.handover.counts import Counts
from workroom.rooms.handover.model import Direction, Handover, HandoverState
from workroom.rooms.handover.occasion import Occasion
from workroom.rooms.late.model import ReservedNumber
from workroom.rooms.people.model import Party, Person

SEEN_SINCE = N_(
    "{code} was elsewhere after that moment ({place}). Take back what was written since, then "
    "enter the note."
)
OUT_ALREADY = N_("{code} is out already, since {since}.")
NOT_ON_ITS_SHELF = N_("{code} came home and is not on its shelf yet. Reshelve it first.")
ON_ANOTHER_NOTE = N_("{code} is on the note {note} already.")
IN_A_VOLUME = N_("{code} lies in {volume} and goes with it. Put {volume} on the note.")
OTHER_PROJECT = N_("{code} belongs to another project than this note.")
OTHER_BATCH = N_("{code} went out with batch {batch}; a return note belongs to one batch.")
STILL_IN_WORK = N_("{code} is at {station}. Put it away first.")
UNFINISHED = N_("{code} is not finished: its stages are still open.")
NO_LONGER_A_DRAFT = N_("The note is agreed; what is on it cannot be changed any more.")
EMPTY = N_("Nothing is on the note. Scan a box or a volume.")
REQUESTS_GO_OUT = N_("Only a note out names a request.")
NOT_COUNTED = N_("The {party} has not counted yet.")
TOTALS_DIFFER = N_("The totals differ ({difference}). Count again, or record how it is explained.")
COUNTED_BOXES = N_("boxes {boxes}, volumes {volumes}, items {items}, pages {pages}")
NO_SECRECY_STATEMENT = N_("The client has not stated yet that this batch holds no state secrets.")
SAME_PARTY = N_("{first} and {second} are of one party; a note needs one person of each.")
NOT_THE_PARTY = N_("{name} does not sign for the {party}.")
PAGES_TOO = N_("In this project both sides count pages, too.")
NO_NEGATIVE = N_("A count is not below zero.")
UNKNOWN_CONDITION = N_("Conditions are 1 (sound) to 7 (faded).")
NOTHING_TO_EXPLAIN = N_("There is no difference to explain.")
ONLY_OUT = N_("Only what goes out has an occasion.")
SAY_STAGE = N_("Say from which stage on it is done again.")
NEVER_OUT = N_("{code} was never out: it is not out again for rework.")
NOT_AGREED = N_("The note is not agreed yet.")
OF_BEFORE_THE_BOOK = N_(
    "The note {number} is of before the book: its paper is in the files, not in here."
)
NOT_PRINTED = N_("Both originals must have come out well first; copy {missing} has not.")
NOT_SIGNED = N_("The note is not signed yet.")
ALREADY_SIGNED = N_("The note is signed; print a reprint instead.")

OTHER_PROJECTS_NUMBER = N_("The number {code} was reserved for notes of another project.")

CONDITIONS = range(1, 8)


def is_draft(handover: Handover) -> Verdict:
    """Lines and counts change only before both have agreed. §4.3.4."""
    return YES if handover.state is HandoverState.DRAFT else no(NO_LONGER_A_DRAFT, DUAL_NOTE)


def goes_out_on_requests(handover: Handover) -> Verdict:
    """What comes home was asked for when it went out. D31-6."""
    if handover.direction is Direction.OUT:
        return YES
    return no(REQUESTS_GO_OUT, RELEASE_APPROVED)


def goes_by_itself(unit: Unit, volume: Unit | None) -> Verdict:
    """An item in a volume goes where the volume goes, and is counted with it. §10.2 (2)."""
    if volume is not None:
        return no(IN_A_VOLUME, DUAL_NOTE, code=unit.reference_code, volume=volume.reference_code)
    return YES


def may_go_out(
    unit: Unit, where: Whereabouts | None, handover: Handover, *, on_note: str | None
) -> Verdict:
    """May the unit leave the stacks on this note? §1, §4.3.4."""
    code = unit.reference_code
    verdict = is_draft(handover) & may_leave_the_stacks(unit)
    if unit.project != handover.project:
        verdict &= no(OTHER_PROJECT, DUAL_NOTE, code=code)
    if where is not None and where.place is Place.RETURNED:
        verdict &= no(NOT_ON_ITS_SHELF, DUAL_NOTE, code=code)
    elif where is not None and where.place is not Place.STACKS:
        verdict &= no(OUT_ALREADY, DUAL_NOTE, code=code, since=where.out_since)
    if on_note is not None:
        verdict &= no(ON_ANOTHER_NOTE, DUAL_NOTE, code=code, note=on_note)
    return verdict


def may_go_back(
    unit: Unit,
    where: Whereabouts | None,
    handover: Handover,
    *,
    batch: str,
    on_note: str | None,
    has_sheet: bool,
) -> Verdict:
    """May the unit go home on this note? §4.3.4, §4.3.5; an unfinished one by the client's
    approval, or because the client called it back.
    """
    code = unit.reference_code
    verdict = is_draft(handover) & is_in_the_room(where, code)
    if where is not None and where.is_in_the_room:
        verdict &= is_of_its_batch(where, handover, code=code, batch=batch)
        if where.place is Place.WORKSTATION:
            verdict &= no(STILL_IN_WORK, NIGHT_IN_CABINET, code=code, station=where.station)
        if has_sheet and where.finished_at is None and where.recall is Recall.NONE:
            verdict &= no(UNFINISHED, EVERY_LINK, Force.GATE, code=code)
    if on_note is not None:
        verdict &= no(ON_ANOTHER_NOTE, DUAL_NOTE, code=code, note=on_note)
    return verdict


def is_of_its_batch(
    where: Whereabouts | None, handover: Handover, *, code: str, batch: str
) -> Verdict:
    """Did the unit go out with the batch that comes home on this note? §4.3.4.

    No word opens this: the batches' accounts would be off for ever, and it can go home on a note
    of its own batch.
    """
    if where is None or where.batch == handover.batch:
        return YES
    return no(OTHER_BATCH, DUAL_NOTE, code=code, batch=batch)


def may_be_occasion(handover: Handover, occasion: Occasion, back_to: str) -> Verdict:
    """T22 返工再调: it goes out, and somebody has said what is to be done again."""
    if handover.direction is not Direction.OUT:
        return no(ONLY_OUT, DUAL_NOTE)
    if occasion is Occasion.REWORK and not back_to:
        return no(SAY_STAGE, DUAL_NOTE)
    return YES


def may_go_again(unit: Unit, where: Whereabouts | None, handover: Handover) -> Verdict:
    """Only what was out before goes out again for rework. T22."""
    if handover.occasion is Occasion.REWORK and where is None:
        return no(NEVER_OUT, DUAL_NOTE, code=unit.reference_code)
    return YES


def may_enter_count(handover: Handover, counts: Counts, *, pages_too: bool) -> Verdict:
    """Each side counts for itself, while the note is a draft; pages where the project says so."""
    verdict = is_draft(handover)
    if pages_too and counts.pages is None:
        verdict &= no(PAGES_TOO, DUAL_NOTE)
    if min(counts.boxes, counts.volumes, counts.items, counts.pages or 0) < 0:
        verdict &= no(NO_NEGATIVE, DUAL_NOTE)
    return verdict


def may_agree(
    handover: Handover,
    listed: Counts,
    *,
    client: Person,
    contractor: Person,
    goes_out: bool,
) -> Verdict:
    """May both sides agree the counts, so that custody passes?

    §4.3.4 一式两份, counted by both; refused while totals differ without a
    record, while both sides are of one party, and, going out, without the
    client's statement that the batch holds no state secrets (§10.4).
    """
    verdict = is_draft(handover)
    if listed.boxes + listed.volumes + listed.items == 0:
        verdict &= no(EMPTY, DUAL_NOTE)
    verdict &= may_both_sign(client, contractor)
    for party, counts in (
        (Party.CLIENT, handover.client_counts),
        (Party.CONTRACTOR, handover.contractor_counts),
    ):
        if counts is None:
            verdict &= no(NOT_COUNTED, DUAL_NOTE, party=phrase(party.label))
    if (differs := difference(handover, listed)) is not None and not handover.difference:
        verdict &= no(TOTALS_DIFFER, DUAL_NOTE, difference=_spelled(differs))
    if goes_out and handover.secrecy_by is None:
        verdict &= no(NO_SECRECY_STATEMENT, NO_STATE_SECRETS)
    return verdict


def is_of_this_project(handover: Handover, number: ReservedNumber | None) -> Verdict:
    """The number of a note begins with the code of its project. §2.0."""
    if number is not None and number.project != handover.project:
        return no(OTHER_PROJECTS_NUMBER, NUMBERS_RESERVED, code=number.code)
    return YES


def may_both_sign(client: Person, contractor: Person) -> Verdict:
    """The two signers are of different parties. Separation of duties (a)."""
    if client.party is contractor.party:
        return no(
            SAME_PARTY, ONE_PARTY_NEVER_SIGNS_FOR_BOTH, first=client.name, second=contractor.name
        )
    verdict = YES
    for person, party in ((client, Party.CLIENT), (contractor, Party.CONTRACTOR)):
        if person.party is not party:
            verdict &= no(
                NOT_THE_PARTY,
                ONE_PARTY_NEVER_SIGNS_FOR_BOTH,
                name=person.name,
                party=phrase(party.label),
            )
    return verdict


def may_explain(handover: Handover, listed: Counts) -> Verdict:
    """A difference is recorded only where there is one."""
    verdict = is_draft(handover)
    if difference(handover, listed) is None:
        verdict &= no(NOTHING_TO_EXPLAIN, DUAL_NOTE)
    return verdict


def difference(handover: Handover, listed: Counts) -> Counts | None:
    """Client minus contractor where the two differ; else client minus list where both differ from
    it.
    """
    ours, theirs = handover.client_counts, handover.contractor_counts
    if ours is None or theirs is None:
        return None
    if ours != theirs:
        return ours - theirs
    compared = (
        listed if ours.pages is not None else Counts(listed.boxes, listed.volumes, listed.items)
    )
    return None if ours == compared else ours - compared


def may_print(handover: Handover) -> Verdict:
    """Papers are drawn after the agreement, from its entry; a dropped note has none."""
    if handover.state in {HandoverState.DRAFT, HandoverState.DROPPED}:
        return no(NOT_AGREED, DUAL_NOTE)
    if is_brought(handover):
        return no(OF_BEFORE_THE_BOOK, DUAL_NOTE, number=handover.number or "—")
    return YES


def may_confirm_copy(handover: Handover) -> Verdict:
    """Each original is asked after, one by one, until the note is signed."""
    if handover.state in {HandoverState.SIGNED, HandoverState.FILED}:
        return no(ALREADY_SIGNED, RECORDS_COMPLETE)
    return may_print(handover)


def may_sign(handover: Handover, copies: Sequence[int]) -> Verdict:
    """Both originals bear the signatures: so both must exist."""
    missing = tuple(copy for copy in copies if copy not in handover.printed)
    if handover.state in {HandoverState.AGREED, HandoverState.DRAFT} or missing:
        verdict = may_print(handover)
        return verdict & no(NOT_PRINTED, DUAL_NOTE, missing=missing) if verdict else verdict
    return YES if handover.state is HandoverState.PRINTED else no(ALREADY_SIGNED, RECORDS_COMPLETE)


def may_file(handover: Handover) -> Verdict:
    """Filed is what is signed. §5.8.3."""
    if handover.state is HandoverState.SIGNED:
        return YES
    return no(NOT_SIGNED, RECORDS_COMPLETE)


def _spelled(counts: Counts) -> object:
    pages = "—" if counts.pages is None else f"{counts.pages:+}"
    return phrase(
        COUNTED_BOXES,
        boxes=f"{counts.boxes:+}",
        volumes=f"{counts.volumes:+}",
        items=f"{counts.items:+}",
        pages=pages,
    )
