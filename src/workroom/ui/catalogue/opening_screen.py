"""What the panel of the opening statement shows: the newest one, and what may be done with it."""

from dataclasses import dataclass
from datetime import datetime

from workroom.base.clock import day_of
from workroom.base.ids import PersonId, ProjectId
from workroom.base.verdict import Verdict
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.custody import store as custody
from workroom.rooms.handover import store as handovers
from workroom.rooms.holds.rules import shift_of
from workroom.rooms.opening import rules, store
from workroom.rooms.opening.looking import totals_of
from workroom.rooms.opening.model import Statement, StatementState
from workroom.rooms.opening.series import drawn_of
from workroom.rooms.opening.service import verdict_to_stand
from workroom.rooms.opening.told import Totals
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people
from workroom.rooms.people.model import Party, Person
from workroom.rooms.people.rules import Right
from workroom.rooms.project import store as project
from workroom.rooms.project.model import Project


@dataclass(frozen=True, slots=True)
class OpeningScreen:
    """The newest statement of a project that was not given up, if there is one."""

    project: Project
    projects: tuple[Project, ...]
    statement: Statement | None
    totals: Totals | None
    people: tuple[Person, ...]
    may_prepare: Verdict | None
    """None while nobody is signed in."""
    may_file: Verdict | None
    told_right: Verdict
    """Whether it may be agreed at all; no word opens this."""
    stands_right: Verdict
    """What the rules ask of what it tells; a word opens this."""

    @property
    def is_draft(self) -> bool:
        return self.statement is not None and self.statement.state is StatementState.DRAFT

    @property
    def waits_for_papers(self) -> bool:
        return self.statement is not None and self.statement.state is StatementState.AGREED

    def able(self, right: Right, party: Party) -> tuple[tuple[PersonId, str], ...]:
        """Who of a party may sign, by id and name."""
        return tuple(
            (one.id, one.name)
            for one in self.people
            if one.party is party and people_rules.may(one, right)
        )


def read_opening(
    db: Reading, wanted: ProjectId | None, actor: PersonId | None, now: datetime
) -> OpeningScreen:
    """All that the panel shows of a project; of the first where none is named."""
    projects = project.all_projects(db)
    chosen = next((one for one in projects if one.id == wanted), projects[0])
    statement = store.latest(db, chosen.id)
    person = people.people.at(db, actor) if actor is not None else None
    lines = store.lines(db, statement.id) if statement is not None else ()
    numbers = statement.last_numbers if statement is not None else ()
    ids = [line.unit for line in lines]
    told_right = rules.tells_something(lines, numbers)
    stands_right = told_right
    if statement is not None and statement.state is StatementState.DRAFT:
        told_right &= rules.may_be_told(
            catalogue.many(db, ids),
            lines,
            seen=custody.where_all(db, ids).keys(),
            on_a_note=handovers.drafted(db, ids).keys(),
        ) & rules.may_begin(numbers, drawn_of(db, numbers))
        stands_right = verdict_to_stand(
            db, statement, shift=shift_of(now.astimezone(project.zone(db)))
        )
    today = day_of(statement.agreed_at or now, project.zone(db)) if statement else now.date()
    return OpeningScreen(
        project=chosen,
        projects=projects,
        statement=statement,
        totals=totals_of(db, lines, today=today) if statement is not None else None,
        people=people.everybody(db),
        may_prepare=people_rules.may(person, Right.PREPARE_BATCH) if person else None,
        may_file=_may_file(person, statement),
        told_right=told_right,
        stands_right=stands_right,
    )


def _may_file(person: Person | None, statement: Statement | None) -> Verdict | None:
    if person is None or statement is None:
        return None
    right = Right.ISSUE if person.party is Party.CLIENT else Right.RECEIVE
    return people_rules.may(person, right) & rules.may_file(statement)
