"""Registers as plain rows, for spreadsheets and scripts."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from workroom.base.clock import day_of
from workroom.ledger import journal
from workroom.ledger.breaches import breaches
from workroom.ledger.reading import Reading
from workroom.ledger.work import Ledger
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import DESCRIPTION_FIELDS
from workroom.rooms.custody import store as custody
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.noted import Wanting, register_of_notes
from workroom.rooms.people import store as people
from workroom.rooms.project import store as project
from workroom.rooms.workflow import store as workflow

Value = str | int | None
Listed = tuple[Sequence[str], Iterable[Sequence[Value]]]


def _journal(_ledger: Ledger, db: Reading) -> Listed:
    def rows() -> Iterable[Sequence[Value]]:
        for line in journal.lines(db):
            yield (
                line.seq,
                line.recorded_at.isoformat(),
                line.happened_at.isoformat(),
                line.source.value,
                line.source_note,
                line.by,
                line.station,
                line.event,
                line.version,
                line.body,
                line.numbers,
                line.digest,
            )

    return journal.Line._fields, rows()


def _catalogue(_ledger: Ledger, db: Reading) -> Listed:
    heads = ("code", "kind", "parent", *DESCRIPTION_FIELDS, "declassified")

    def rows() -> Iterable[Sequence[Value]]:
        units = catalogue.units.find(db)
        codes = {unit.id: unit.code for unit in units}
        for unit in units:
            told = tuple(getattr(unit, name) for name in DESCRIPTION_FIELDS)
            parent = codes.get(unit.parent, "") if unit.parent else ""
            yield (unit.code, unit.kind.value, parent, *told, unit.declassified)

    return heads, rows()


def _whereabouts(_ledger: Ledger, db: Reading) -> Listed:
    heads = ("code", "reference_code", "place", "since", "holder", "station", "out_since")
    names = people.names(db)

    def rows() -> Iterable[Sequence[Value]]:
        found = custody.whereabouts.find(db)
        units = catalogue.many(db, (where.unit for where in found))
        for where in found:
            unit = units[where.unit]
            yield (
                unit.code,
                unit.reference_code,
                where.place.value,
                where.since.isoformat(),
                names.get(where.holder, ""),
                where.station,
                where.out_since.isoformat() if where.out_since else "",
            )

    return heads, rows()


def _handovers(_ledger: Ledger, db: Reading) -> Listed:
    heads = (
        "number",
        "direction",
        "batch",
        "state",
        "agreed_at",
        "client",
        "contractor",
        "difference",
    )
    names = people.names(db)

    def rows() -> Iterable[Sequence[Value]]:
        for note in handovers.handovers.find(db):
            yield (
                note.number,
                note.direction.value,
                note.batch,
                note.state.value,
                note.agreed_at.isoformat() if note.agreed_at else "",
                names.get(note.client, "") if note.client else "",
                names.get(note.contractor, "") if note.contractor else "",
                note.difference,
            )

    return heads, rows()


def _notes(ledger: Ledger, db: Reading) -> Listed:
    """The register of notes: with each its way home, and what is still wanting."""
    heads = (
        *("number", "list", "direction", "batch", "day", "first", "last"),
        *("boxes", "volumes", "items", "pages", "giver", "taker", "home", "days_out"),
        *("still_out", "treatments", "reshelved_by", "wanting"),
    )
    today = day_of(ledger.clock(), project.zone(db))

    def rows() -> Iterable[Sequence[Value]]:
        for one in register_of_notes(db, today):
            counts = one.counts
            yield (
                *(one.note.number, one.note.annex, one.note.direction.value, one.note.batch),
                one.day.isoformat() if one.day else "",
                *one.codes,
                *(counts.boxes, counts.volumes, counts.items, counts.pages),
                *(one.giver, one.taker),
                " ".join(day.isoformat() for day in one.home),
                one.days_out,
                one.still_out.spell(),
                " ".join(one.treatments),
                " ".join(one.reshelved_by),
                " ".join(each.value for each in Wanting if each in one.wanting),
            )

    return heads, rows()


def _passes(_ledger: Ledger, db: Reading) -> Listed:
    heads = (
        "sheet",
        "step",
        "round",
        "started_at",
        "started_by",
        "finished_at",
        "finished_by",
        "quantity",
        "station",
        "reason",
        "superseded",
        "void",
        "seq",
        "taken_from",
    )
    names = people.names(db)
    codes = {sheet.id: sheet.code for sheet in workflow.sheets.find(db)}

    def rows() -> Iterable[Sequence[Value]]:
        for one in workflow.passes.find(db):
            yield (
                codes[one.sheet],
                one.step.value,
                one.round,
                one.started_at.isoformat() if one.started_at else "",
                names.get(one.started_by, "") if one.started_by else "",
                one.finished_at.isoformat() if one.finished_at else "",
                names.get(one.finished_by, "") if one.finished_by else "",
                one.quantity,
                one.station,
                one.reason,
                int(one.superseded),
                int(one.void),
                one.entry,
                codes[one.taken_from] if one.taken_from is not None else "",
            )

    return heads, rows()


def _people(_ledger: Ledger, db: Reading) -> Listed:
    heads = ("name", "party", "roles", "badge", "active")
    rows = (
        (
            person.name,
            person.party.value,
            " ".join(role.value for role in person.roles),
            person.badge_code,
            int(person.active),
        )
        for person in people.everybody(db)
    )
    return heads, rows


def _breaches(_ledger: Ledger, db: Reading) -> Listed:
    heads = (
        "seq",
        "act",
        "who",
        "why",
        "rests_on",
        "clauses",
        "opened_at",
        "answered_by",
        "answer",
    )
    names = people.names(db)
    rows = (
        (
            breach.id,
            breach.act,
            names.get(breach.who, ""),
            breach.why,
            breach.rests_on,
            "; ".join(breach.clauses),
            breach.opened_at.isoformat(),
            names.get(breach.answered_by, "") if breach.answered_by else "",
            breach.answer,
        )
        for breach in breaches.find(db)
    )
    return heads, rows


REGISTERS: Mapping[str, Callable[[Ledger, Reading], Listed]] = {
    "journal": _journal,
    "catalogue": _catalogue,
    "whereabouts": _whereabouts,
    "handovers": _handovers,
    "notes": _notes,
    "passes": _passes,
    "people": _people,
    "breaches": _breaches,
}
"""What `workroom export` knows. A register exports what its table holds; secrets are in no
register.
"""
