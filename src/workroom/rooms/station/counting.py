"""What a scan means while a count is chosen at the station: the thing was seen, and where."""

from workroom.base.event import Entry
from workroom.base.ids import Kind, UnitId
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.work import Work
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.closing.reckoning import names_of
from workroom.rooms.counting import service
from workroom.rooms.counting import store as counting
from workroom.rooms.counting.expected import place_of
from workroom.rooms.counting.model import CountLine, Mark, ThingCounted
from workroom.rooms.custody import store as custody
from workroom.rooms.site import store as site
from workroom.rooms.station.model import LastAct, Session

SEEN = N_("{thing}: there. {left} not scanned yet.")
SEEN_IN = N_("{thing}: in {cabinet}. {left} not scanned yet.")
SEEN_WITH = N_("{thing} with {inside} inside: in {cabinet}. {left} not scanned yet.")
PIECES = N_("{thing} ({pieces} pieces)")
ELSEWHERE = N_("{thing} lies in {cabinet}; the book says {expected}. Put it away by scan.")
UNEXPECTED = N_("{thing} is not on the list: the book has it elsewhere. Ask where it is.")


def count(work: Work, session: Session, kind: Kind, id_: int) -> tuple[Phrase, LastAct]:
    """Count a thing in the cabinet that was scanned last, or outside of any.

    Raises:
        RefusedError: no count is under way.
        InputError: it was counted there before.
    """
    before = counting.line(work.db, kind, id_)
    _, lies_in = place_of(work.db, kind, id_)
    entry = service.count_thing(work, kind=kind, id_=id_, cabinet=session.cabinet)
    said = _say(work, entry, _inside(work, kind, id_, before), lies_in)
    return said, LastAct(entry.seq, said)


def _say(work: Work, entry: Entry[ThingCounted], with_it: int, expected: int | None) -> Phrase:
    event = entry.event
    thing: str | Phrase = names_of(work.db, [(event.kind, event.id)])[event.kind, event.id]
    if event.kind is Kind.LINE and with_it:
        thing, with_it = phrase(PIECES, thing=thing, pieces=with_it + 1), 0
    cabinet = _cabinet(work, event.cabinet)
    left = counting.left(work.db)
    match event.mark:
        case Mark.UNEXPECTED:
            return phrase(UNEXPECTED, thing=thing)
        case Mark.ELSEWHERE:
            return phrase(
                ELSEWHERE, thing=thing, cabinet=cabinet, expected=_cabinet(work, expected)
            )
        case _ if event.cabinet is None:
            return phrase(SEEN, thing=thing, left=left)
        case _ if with_it:
            return phrase(SEEN_WITH, thing=thing, inside=with_it, cabinet=cabinet, left=left)
        case _:
            return phrase(SEEN_IN, thing=thing, cabinet=cabinet, left=left)


def _inside(work: Work, kind: Kind, id_: int, line: CountLine | None) -> int:
    """How much is counted with it: of a box, what lies in it now and not when the count began."""
    if kind is not Kind.UNIT:
        return line.inside if line is not None else 0
    unit = catalogue.units.get(work.db, UnitId(id_))
    return custody.number_in_its_box(work.db, unit.id) if unit.kind is UnitKind.BOX else 0


def _cabinet(work: Work, cabinet: int | None) -> str:
    found = site.cabinets.at(work.db, cabinet) if cabinet is not None else None
    return found.name if found else ""
