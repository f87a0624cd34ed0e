"""What a note out is asked before custody passes: its request, and how much is in the room."""

from workroom.base.ids import HandoverId, LineId, UnitId
from workroom.base.verdict import YES, Verdict
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.handover import store
from workroom.rooms.handover.model import Direction, Handover
from workroom.rooms.project import store as project
from workroom.rooms.registers import store as registers
from workroom.rooms.requests import rules
from workroom.rooms.requests import store as requests
from workroom.rooms.requests.requests import REQUESTS, Request


def request_of(db: Reading, note: Handover) -> Request | None:
    """The request that a note goes out on, if it names one that still holds."""
    named = requests.named_by(db, note.id)
    return registers.at(db, REQUESTS, named.request) if named is not None else None


def may_issue(db: Reading, note: Handover) -> Verdict:
    """The gates of a note out: an approved request where one is needed or named, and room for it.

    A room that agreed on neither is asked nothing.
    """
    if note.direction is not Direction.OUT:
        return YES
    settings, request = project.settings(db), request_of(db, note)
    needed, limit = settings.on("request_needed"), settings.number_if_agreed("volumes_in_hand")
    if request is None and not needed and limit is None:
        return YES
    units = _on_note(db, note.id)
    going = _volumes(units)
    strangers = []
    if request is not None and request.units:
        asked = set(request.units)
        strangers = [
            unit.reference_code
            for unit in units
            if not asked & {unit.id, *catalogue.ancestors(db, unit)}
            and not (unit.kind is UnitKind.BOX and _lies_in(asked, db, unit.id))
        ]
    allowance = (
        rules.Allowance(request.number, request.project, request.allowed)
        if request is not None
        else None
    )
    return rules.may_issue(
        allowance,
        needed=needed,
        project=project.projects.get(db, note.project).name,
        volumes=len(going),
        issued=_issued_on(db, request.id, but=note.id) if request is not None else 0,
        strangers=strangers,
    ) & rules.has_room_for(len(going), in_hand=requests.in_hand(db), limit=limit)


def _issued_on(db: Reading, request: LineId, *, but: HandoverId) -> int:
    """How many volumes and loose items went out on a request, leaving one note out."""
    notes = (store.handovers.get(db, one) for one in requests.notes_on(db, request) if one != but)
    agreed = (one.id for one in notes if one.agreed_entry is not None)
    return sum(len(_volumes(_on_note(db, one))) for one in agreed)


def _on_note(db: Reading, note: HandoverId) -> tuple[Unit, ...]:
    return tuple(catalogue.many(db, (line.unit for line in store.lines(db, note))).values())


def _volumes(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Volumes and loose items: a box is no more than what lies in it."""
    return tuple(unit for unit in units if unit.kind is not UnitKind.BOX)


def _lies_in(asked: set[UnitId], db: Reading, box: UnitId) -> bool:
    """Whether something that was asked for lies in a box: the box goes with it."""
    return any(child.id in asked for child in catalogue.children(db, box))
