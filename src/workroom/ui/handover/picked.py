"""How far one note has come, and what its one main act is now."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from workroom.base.clauses import DUAL_NOTE
from workroom.base.codes import Code
from workroom.base.ids import LineId, PersonId
from workroom.base.verdict import YES, Verdict, no
from workroom.rooms.corrections.model import Correction
from workroom.rooms.custody.rules import disinfection_due
from workroom.rooms.handover import rules
from workroom.rooms.handover.counts import Counts
from workroom.rooms.handover.model import COPIES, Direction, Handover, HandoverState
from workroom.rooms.handover.store import StillOut
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people.model import Party, Person
from workroom.rooms.people.rules import Right
from workroom.rooms.project.model import Project
from workroom.rooms.workflow.steps import Step
from workroom.ui.handover.opening import NOT_OPENED, Opening


class MainAct(StrEnum):
    """What the one big button does now."""

    COUNT = "count"
    OPEN = "open"
    AGREE = "agree"
    PRINT = "print"
    SIGN = "sign"
    FILE = "file"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields and is not in the book yet; None where a side is not complete."""

    client: Counts | None = None
    contractor: Counts | None = None
    stated: bool = False
    """The client's box is ticked: the statement of secrecy goes with the signature."""

    @property
    def sides(self) -> tuple[Party, ...]:
        """Whose count waits to be signed."""
        both = ((Party.CLIENT, self.client), (Party.CONTRACTOR, self.contractor))
        return tuple(party for party, counts in both if counts is not None)


@dataclass(frozen=True, slots=True)
class Picked:
    """The picked note, and all that its acts depend on."""

    note: Handover
    batch: Code
    project: Project
    listed: Counts
    people: tuple[Person, ...]
    client: Person | None
    contractor: Person | None
    count_pages: bool
    blind: bool
    still: StillOut
    day: date | None
    standing: Verdict
    """What else stands in the way of agreeing: the day, the custodian, the rights."""
    may_prepare: Verdict
    may_keep: Verdict
    """Whether the person at the desk may keep papers of this note for a party."""
    steps: tuple[Step, ...] = ()
    """The stages of the project, to which rework can send back."""
    opening: Opening = NOT_OPENED
    """Of a return: what was drawn, and what was found in it."""
    request: str = ""
    """The request that the note names."""
    requests: tuple[tuple[LineId, str], ...] = ()
    """The approved requests of the project, for a draft that goes out: id, and number with how
    many volumes it allows.
    """
    slips: tuple[Correction, ...] = ()
    """What puts this note right."""
    scans: int = 0
    """How many scans of signed papers are with it."""
    blanks: tuple[str, ...] = ()
    """Numbers of blank notes of this project that lie somewhere, unused."""

    @property
    def hides_list(self) -> bool:
        """Whether a blind count is under way: the list's figures would give the answer away."""
        return hides_list(self.note, self.blind)

    @property
    def is_draft(self) -> bool:
        return self.note.state is HandoverState.DRAFT

    @property
    def have_sheets(self) -> bool:
        """Whether workflow sheets follow the volumes of this note."""
        return not self.is_draft and self.note.direction is Direction.OUT

    @property
    def next_copy(self) -> int:
        """The original that has not come out well yet; 0 where both have."""
        return next((copy for copy in COPIES if copy not in self.note.printed), 0)

    @property
    def due(self) -> date | None:
        """From when on what is still out is disinfected before reshelving."""
        return disinfection_due(self.still.oldest) if self.still.oldest else None

    def name(self, person: PersonId | None) -> str:
        """Somebody's name; empty for nobody."""
        return next((one.name for one in self.people if one.id == person), "")

    def able(self, right: Right, party: Party | None = None) -> tuple[tuple[PersonId, str], ...]:
        """Who has a right, by id and name, for a seat at a signing."""
        return tuple(
            (one.id, one.name)
            for one in self.people
            if people_rules.may(one, right) and party in (None, one.party)
        )

    def as_typed(self, typed: Typed) -> Handover:
        """The note as it would be were the fields signed."""
        note = self.note
        return replace(
            note,
            client_counts=typed.client or note.client_counts,
            contractor_counts=typed.contractor or note.contractor_counts,
            secrecy_by=note.secrecy_by
            or (self.client.id if typed.stated and self.client else None),
        )

    def difference(self, typed: Typed) -> Counts | None:
        """How far the two sides are apart, with what is typed."""
        return rules.difference(self.as_typed(typed), self.listed)

    def main_act(self, typed: Typed) -> tuple[MainAct, Verdict]:
        """What comes next, and whether it may be done."""
        note = self.note
        match note.state:
            case HandoverState.DRAFT:
                return self._draft_act(typed)
            case HandoverState.AGREED:
                return MainAct.PRINT, rules.may_print(note)
            case HandoverState.PRINTED:
                return MainAct.SIGN, self.may_keep & rules.may_sign(note, COPIES)
            case HandoverState.SIGNED:
                return MainAct.FILE, self.may_keep & rules.may_file(note)
            case _:
                return MainAct.NOTHING, YES

    def may_agree(self, typed: Typed) -> Verdict:
        """Whether both could agree, were the fields signed."""
        note = self.as_typed(typed)
        if self.client is None or self.contractor is None:
            return self.standing
        return self.standing & rules.may_agree(
            note,
            self.listed,
            client=self.client,
            contractor=self.contractor,
            goes_out=note.direction is Direction.OUT,
        )

    def may_be_approved(self, typed: Typed) -> bool:
        """Whether nothing but gates stand in the way of agreeing: the client may open those."""
        return self.is_draft and self.may_agree(typed).approvable

    def _draft_act(self, typed: Typed) -> tuple[MainAct, Verdict]:
        listed, note = self.listed, self.as_typed(typed)
        if listed.boxes + listed.volumes + listed.items == 0:
            return MainAct.COUNT, no(rules.EMPTY, DUAL_NOTE)
        counted = note.client_counts is not None and note.contractor_counts is not None
        apart = self.difference(typed) is not None and (typed.sides or not note.difference)
        verdict = self.may_agree(typed)
        refused = typed.sides and not verdict and not self.opening.is_wanted
        if not counted or apart or refused:
            return MainAct.COUNT, YES  # A count that is complete can always be signed.
        if self.opening.is_wanted:
            return MainAct.OPEN, YES
        return MainAct.AGREE, verdict


def hides_list(note: Handover, blind: bool) -> bool:
    """Whether the list stays hidden: a draft that both have yet to count, where that is set."""
    counted = note.client_counts is not None and note.contractor_counts is not None
    return blind and note.state is HandoverState.DRAFT and not counted
