"""What the scan of a medium means: it is given out to who is at the station, or comes back."""

from workroom.base.clauses import MEDIA_KEPT
from workroom.base.clock import minute_of
from workroom.base.event import Entry
from workroom.base.verdict import no
from workroom.base.word import Word
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.reading import Reading
from workroom.ledger.work import Work
from workroom.rooms.media.issues import ISSUES, RETURNED, Issue, given_out
from workroom.rooms.media.media import Medium
from workroom.rooms.people import store as people
from workroom.rooms.project import store as project
from workroom.rooms.registers import service
from workroom.rooms.registers import store as lines
from workroom.rooms.registers.model import LineEntered, PartFilled
from workroom.rooms.site import store as site
from workroom.rooms.station.model import Act, LastAct, Session

GIVEN_OUT = N_("{code} is given out to {name}.")
TAKEN_BACK = N_("{code} is back: into {cabinet}. The keeper looks at it.")
IS_OUT = N_("{code} is with {name}, since {since}.")
IS_IN = N_("{code} belongs in {cabinet}.")
IS_IN_ALREADY = N_("{code} is given out to nobody: there is nothing to bring back.")


def whereabouts(db: Reading, medium: Medium) -> Phrase:
    """Where a medium is, in a sentence."""
    out = given_out(lines.still_open(db, ISSUES)).get(medium.id)
    if out is None:
        return phrase(IS_IN, code=medium.code, cabinet=_cabinet(db, medium))
    since = minute_of(out.issued_at, project.zone(db))
    name = people.names(db).get(out.to, "")
    return phrase(IS_OUT, code=medium.code, name=name, since=since)


def move(work: Work, session: Session, medium: Medium, word: Word | None) -> tuple[Phrase, LastAct]:
    """Give it out where it is in, take it back where it is out.

    “Take out” and “put away” say which of the two is meant.

    Raises:
        RefusedError: it was not checked, has come to its end, or is where it would go.
    """
    out: Issue | None = given_out(lines.still_open(work.db, ISSUES)).get(medium.id)
    if out is None and session.act is Act.PUT_AWAY:
        no(IS_IN_ALREADY, MEDIA_KEPT, code=medium.code).demand()
    entry: Entry[LineEntered] | Entry[PartFilled]
    if out is None or session.act is Act.TAKE:
        told = {
            "medium": medium.id,
            "issued_at": work.happened_at,
            "to": work.by,
            "purpose": medium.purpose,
        }
        entry = service.enter(work, ISSUES, told, word=word)
        name = people.names(work.db).get(work.by, "")
        said = phrase(GIVEN_OUT, code=medium.code, name=name)
    else:
        back = {"returned_at": work.happened_at}
        entry = service.fill(work, ISSUES, out.id, RETURNED, back, word=word)
        said = phrase(TAKEN_BACK, code=medium.code, cabinet=_cabinet(work.db, medium))
    return said, LastAct(entry.seq, said)


def _cabinet(db: Reading, medium: Medium) -> str:
    found = site.cabinets.at(db, medium.cabinet)
    return found.name if found else ""
