"""Where opening statements are kept, and how an agreed one brings its units into the book."""

from collections.abc import Iterable

from sqlalchemy import Column, Connection, Integer, PrimaryKeyConstraint, Text

from workroom.base.event import Entry
from workroom.base.ids import ProjectId, Seq, UnitId
from workroom.ledger.columns import Day, OneOf, Packed, UtcDateTime, book_table, key
from workroom.ledger.register import Folds
from workroom.ledger.rows import Rows
from workroom.rooms.custody import folds as custody_folds
from workroom.rooms.custody.model import Place, Whereabouts
from workroom.rooms.handover import bringing as handover_bringing
from workroom.rooms.handover.model import Direction
from workroom.rooms.opening.model import (
    Line,
    Stand,
    Statement,
    StatementAgreed,
    StatementDrafted,
    StatementDropped,
    StatementFiled,
    StatementId,
    StatementState,
    read_numbers,
    read_stages,
    spell_numbers,
    spell_stages,
)
from workroom.rooms.site import store as site
from workroom.rooms.workflow import bringing as workflow_bringing

table = book_table(
    "opening_statements",
    key(),
    Column("project", Integer, nullable=False),
    Column("state", OneOf(StatementState), nullable=False),
    Column("file", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("rejected", Integer, nullable=False),
    Column("not_begun", Integer, nullable=False),
    Column("last_numbers", Packed(spell_numbers, read_numbers), nullable=False),
    Column("drafted_at", UtcDateTime, nullable=False),
    Column("drafted_by", Integer, nullable=False),
    Column("number", Text, nullable=False),
    Column("agreed_at", UtcDateTime),
    Column("agreed_entry", Integer),
    Column("client", Integer),
    Column("contractor", Integer),
    Column("filed_at", UtcDateTime),
)
statements = Rows(Statement, table)

line_table = book_table(
    "opening_lines",
    Column("statement", Integer, nullable=False),
    Column("unit", Integer, nullable=False, index=True),
    Column("row", Integer, nullable=False),
    Column("stand", OneOf(Stand), nullable=False),
    Column("out_since", Day),
    Column("cabinet", Integer),
    Column("workstation", Integer),
    Column("holder", Integer),
    Column("note", Text, nullable=False),
    Column("back_note", Text, nullable=False),
    Column("batch", Text, nullable=False),
    Column("stages", Packed(spell_stages, read_stages), nullable=False),
    Column("condition", Integer, nullable=False),
    Column("remark", Text, nullable=False),
    PrimaryKeyConstraint("statement", "unit"),
)
opening_lines = Rows(Line, line_table)


def lines(db: Connection, statement: StatementId) -> tuple[Line, ...]:
    """What a statement tells, in the order of its file."""
    here = line_table.c.statement == statement
    return opening_lines.find(db, here, order=(line_table.c.row, line_table.c.unit))


def latest(db: Connection, project: ProjectId | None = None) -> Statement | None:
    """The newest statement, of a project or of all, that was not given up."""
    wanted = [table.c.state != StatementState.DROPPED]
    if project is not None:
        wanted.append(table.c.project == project)
    found = statements.find(db, *wanted, order=(table.c.id.desc(),), limit=1)
    return found[0] if found else None


def draft_of(db: Connection, project: ProjectId) -> Statement | None:
    """The draft that waits for both parties."""
    return statements.first(db, table.c.project == project, table.c.state == StatementState.DRAFT)


def waiting(db: Connection) -> tuple[Statement, ...]:
    """Drafts, and agreed statements whose papers are not filed yet."""
    open_ = (StatementState.DRAFT, StatementState.AGREED)
    return statements.find(db, table.c.state.in_(open_))


def by_number(db: Connection, number: str) -> Statement | None:
    """The statement whose paper bears this number."""
    return statements.first(db, table.c.number == number) if number else None


def brought(db: Connection, unit: UnitId) -> Statement | None:
    """The agreed statement that brought the unit into the book, if one did."""
    for line in opening_lines.find(db, line_table.c.unit == unit):
        found = statements.get(db, line.statement)
        if found.agreed_entry is not None:
            return found
    return None


def _drafted(db: Connection, entry: Entry[StatementDrafted]) -> None:
    event = entry.event
    earlier = draft_of(db, event.project)
    if earlier is not None:
        _give_up(db, earlier)
    statements.put(
        db,
        Statement(
            id=event.statement,
            project=event.project,
            state=StatementState.DRAFT,
            file=event.file,
            digest=event.digest,
            rejected=event.rejected,
            not_begun=event.not_begun,
            last_numbers=event.numbers,
            drafted_at=entry.happened_at,
            drafted_by=entry.by,
        ),
    )
    opening_lines.put(db, *event.lines)


def _dropped(db: Connection, entry: Entry[StatementDropped]) -> None:
    _give_up(db, statements.get(db, entry.event.statement))


def _give_up(db: Connection, statement: Statement) -> None:
    gone = StatementDropped(statement=statement.id, project=statement.project, reason="")
    opening_lines.drop(db, line_table.c.statement == statement.id)
    statements.put(db, statement.after(gone, at=statement.drafted_at, seq=Seq(0)))


def _agreed(db: Connection, entry: Entry[StatementAgreed]) -> None:
    """All of it at once: batches and notes, where each unit is, its sheet and what was done."""
    event = entry.event
    handover_bringing.bring_in(db, entry)
    custody_folds.bring_in(db, _stands(db, entry))
    workflow_bringing.bring_in(db, entry)
    before = statements.get(db, event.statement)
    statements.put(db, before.after(event, at=entry.happened_at, seq=entry.seq))


def _stands(db: Connection, entry: Entry[StatementAgreed]) -> Iterable[Whereabouts]:
    event, at = entry.event, entry.happened_at
    out = {
        unit: note for note in event.notes if note.direction is Direction.OUT for unit in note.units
    }
    names = {one.id: one.name for one in site.workstations.find(db)}
    for line in event.told:
        note = out[line.unit]
        keeper = event.contractor if line.is_here else event.client
        yield Whereabouts(
            line.unit,
            _place(line),
            at,
            line.holder or keeper,
            note.batch,
            note.handover,
            line.out_since if line.is_here else None,
            cabinet=line.cabinet,
            workstation=line.workstation,
            station=names[line.workstation] if line.workstation is not None else "",
        )


def _place(line: Line) -> Place:
    if not line.is_here:
        return Place.STACKS
    return Place.WORKSTATION if line.workstation is not None else Place.CABINET


def _filed(db: Connection, entry: Entry[StatementFiled]) -> None:
    before = statements.get(db, entry.event.statement)
    statements.put(db, before.after(entry.event, at=entry.happened_at, seq=entry.seq))


FOLDS: Folds = {
    StatementDrafted: _drafted,
    StatementAgreed: _agreed,
    StatementFiled: _filed,
    StatementDropped: _dropped,
}
