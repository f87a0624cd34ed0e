"""What a scan means at a station that watches the door: somebody comes in, or goes out."""

from workroom.base.clock import minute_of
from workroom.base.codes import FormNumber, Label, Prefix, parse
from workroom.base.errors import InputError
from workroom.base.ids import NOBODY, Kind, PersonId, Subject
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.reading import Reading
from workroom.ledger.work import Work
from workroom.rooms.access import service
from workroom.rooms.access.model import CameIn
from workroom.rooms.access.visits import AGREED, VISITS, WENT_OUT, Visit, inside
from workroom.rooms.people import store as people
from workroom.rooms.people.model import Person
from workroom.rooms.project import store as project
from workroom.rooms.registers import service as registers
from workroom.rooms.registers import store as lines
from workroom.rooms.station.model import Outcome, Reply

CAME_IN = N_("{name} comes in.")
WENT = N_("{name} goes out.")
WENT_WITHOUT = N_("{name} goes out. Still inside, and escorted by {name}: {visitors}.")
VISITOR_WENT = N_("{name} goes out, with {escort}. The badge and what was deposited change back.")
LET_IN_FIRST = N_(
    "Visit {number} of {name} has not come in yet: enter badge, escort and deposit under Records."
)
WAIT_FOR_CONSENT = N_("Visit {number} of {name} waits for the client's word.")
OUT_ALREADY = N_("Visit {number} of {name} went out already, at {time}.")


def who_passes(db: Reading, text: str) -> PersonId:
    """Whose scan it is: the badge's owner's, or the escort's of the visit; else nobody's."""
    match parse(text):
        case Label(prefix=Prefix.BADGE, number=badge):
            owner = people.by_badge(db, badge)
            return owner.id if owner is not None else NOBODY
        case FormNumber(form=VISITS.form):
            visit = lines.numbered(db, VISITS, text)
            return visit.escort or NOBODY if visit is not None else NOBODY
        case _:
            return NOBODY


def hear(work: Work, text: str, code: Label | FormNumber) -> Reply | None:
    """What a badge or a slip means at the door; None for what is neither of this book.

    A badge is nobody's sign here that they work: its owner comes in, or goes out.
    """
    match code:
        case Label(number=badge):
            person = people.by_badge(work.db, badge)
            return _pass_badge(work, text, person) if person is not None else None
        case FormNumber():
            visit = lines.numbered(work.db, VISITS, text)
            return _pass_slip(work, text, visit) if visit is not None else None


def _pass_badge(work: Work, text: str, person: Person) -> Reply:
    """The badge of somebody of the room: in or out, whichever it is now."""
    entry = service.pass_door(work, person=person.id)
    said = phrase(CAME_IN if isinstance(entry.event, CameIn) else WENT, name=person.name)
    if not isinstance(entry.event, CameIn):
        theirs = tuple(
            one.called
            for one in inside(lines.still_open(work.db, VISITS))
            if one.escort == person.id
        )
        if theirs:
            said = phrase(WENT_WITHOUT, name=person.name, visitors=theirs)
    return Reply(text, Outcome.DONE, said, seq=entry.seq)


def _pass_slip(work: Work, text: str, visit: Visit) -> Reply:
    """The slip of a visit: it signs out who is inside; before that it says what is missing.

    Raises:
        InputError: they have gone out already.
    """
    named = {"number": visit.number, "name": visit.called}
    subject = Subject(Kind.LINE, visit.id)
    if visit.out_at is not None:
        at = minute_of(visit.out_at, project.zone(work.db))
        raise InputError(OUT_ALREADY, **named, time=at)
    if not visit.is_inside:
        waits = not visit.is_inspection and AGREED not in visit.filled
        said: Phrase = phrase(WAIT_FOR_CONSENT if waits else LET_IN_FIRST, **named)
        return Reply(text, Outcome.NOTED, said, subject=subject)
    told = {"out_at": work.happened_at}
    entry = registers.fill(work, VISITS, visit.id, WENT_OUT, told)
    escort = people.names(work.db).get(visit.escort, "") if visit.escort else ""
    said = phrase(VISITOR_WENT, name=visit.called, escort=escort)
    return Reply(text, Outcome.DONE, said, seq=entry.seq)  # The station stays at its door.
