"""The use case of a scanned paper: put it to what it belongs to."""

from workroom.base.event import Entry
from workroom.base.ids import Subject
from workroom.ledger.work import Work
from workroom.rooms.filed import rules, store
from workroom.rooms.filed.model import PaperAttached, Told
from workroom.rooms.people import store as people


def attach(
    work: Work,
    *,
    number: str,
    subject: Subject,
    file: str,
    original: str,
    digest: str,
    size: int,
    told: Told,
) -> Entry[PaperAttached]:
    """Write that the scan in `file` is the paper of that number.

    The file lies in the book's folder already, under that name: whoever calls has put it there.

    Raises:
        RefusedError: not a person who may, or this very file is there already.
    """
    actor = people.people.get(work.db, work.by)
    work.demand(rules.may_attach(actor, store.same_file(work.db, number, digest)))
    return work.record(
        PaperAttached(
            number=number,
            kind=subject.kind,
            id=subject.id,
            file=file,
            original=original,
            digest=digest,
            size=size,
            told=told,
        )
    )
