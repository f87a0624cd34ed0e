"""Hear a code: work out what it means now, do it as one signed act, and say what came of it."""

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta

from workroom.base.codes import LONGEST, FormNumber, Label, Prefix, is_misread, parse, tidy
from workroom.base.errors import NotFoundError, WorkroomError
from workroom.base.event import Source
from workroom.base.ids import NOBODY, CabinetId, Kind, LineId, PersonId, SheetId, UnitId
from workroom.base.late import Late
from workroom.base.verdict import YES, Verdict
from workroom.base.word import Word
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.work import Ledger, Work
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.counting import store as counts
from workroom.rooms.handover import store as handovers
from workroom.rooms.late.claiming import late_work
from workroom.rooms.media.media import MEDIA, Medium
from workroom.rooms.people import store as people_store
from workroom.rooms.people.model import Person
from workroom.rooms.project import store as project_store
from workroom.rooms.questions.kinds import QuestionKind
from workroom.rooms.registers import store as registers
from workroom.rooms.registers.declaration import Shelf
from workroom.rooms.shelf import SHELF
from workroom.rooms.site import store as site
from workroom.rooms.station import acts, asking, counting, door, media, papers, rules
from workroom.rooms.station.kept import keep, keep_scan, reply_to
from workroom.rooms.station.meaning import meant_by
from workroom.rooms.station.model import (
    BY_NUMBER,
    Act,
    Command,
    LastAct,
    Outcome,
    Reply,
    Session,
)
from workroom.rooms.workflow import store as workflow
from workroom.rooms.workflow.pages import pages_told

UNKNOWN = N_("No label of this book says that. It was kept; try again, or type the code.")
MISREAD = N_("{code} was misread or mistyped: its check character does not fit. Scan it again.")
NOTHING_READ = N_("Nothing was read.")
REPEATED = N_("Read again within {seconds} seconds: not a second act.")
DID_IT = N_("What follows was done by {name}.")
HELLO = N_("{name} is at this station.")
BADGE_VOID = N_("This badge is void. {name} has another one now.")
CHOSEN = N_("{command}: chosen. It stays chosen until another command is scanned.")
COUNTING_IN = N_("What is scanned now is counted in {cabinet}.")
CHOSEN_CABINET = N_("What is scanned now goes into {cabinet}.")
BATCH = N_("Batch {code}.")
PLACE = N_("{name} is a workstation of this room.")
PAGES = N_("{pages} pages: the stage that is scanned next is logged with these.")
NOTHING_TO_CORRECT = N_("There is no scan at this station to take back.")


def hear(
    ledger: Ledger,
    session: Session,
    text: str,
    *,
    word: Word | None = None,
    late: Late | None = None,
    shelf: Shelf = SHELF,
) -> tuple[Session, Reply]:
    """What a scanned code means now, done; with `late`, as it meant then.

    One code is one transaction. A refused act is undone; the scan itself is then
    kept in a transaction of its own, and so are unknown codes. With a word the
    same act is written although a rule refuses it, beside an open breach.

    Returns:
        The session to go on with, and the reply. `done` means it is on disk.
    """
    now = ledger.clock()
    spelled = tidy(text)
    if not spelled:
        return session, Reply(text, Outcome.UNKNOWN, phrase(NOTHING_READ))
    try:
        with _work(ledger, session, spelled, late) as work:
            seconds = work.ask(project_store.settings).number("repeat_seconds")
            if word is None and _is_repeated(session, spelled, now, seconds):
                again = phrase(REPEATED, seconds=seconds)
                return replace(session, last_heard=now), Reply(spelled, Outcome.REPEATED, again)
            heard = replace(session, last_code=spelled, last_heard=now)
            after, reply = _mean(work, heard, spelled, now, word, shelf)
    except WorkroomError as error:
        heard = replace(session, last_code=spelled, last_heard=now)
        if late is not None:
            # What did not take place then is no scan of now.
            return heard, reply_to(spelled, Outcome.REFUSED, error)
        return heard, keep_scan(ledger, heard, spelled, Outcome.REFUSED, error)
    if reply.outcome is Outcome.UNKNOWN and late is None:
        strange = NotFoundError(reply.text.template, **reply.text.values)
        return after, keep_scan(ledger, after, spelled, Outcome.UNKNOWN, strange)
    return after, reply


def _work(
    ledger: Ledger, session: Session, code: str, late: Late | None
) -> AbstractContextManager[Work]:
    if late is not None:
        by = session.person or NOBODY
        return late_work(ledger, by=by, station=session.station, late=late)
    who = _who(ledger, session, code)
    return ledger.work(by=who, station=session.station, source=Source.SCAN)


def correct(ledger: Ledger, session: Session, *, late: Late | None = None) -> tuple[Session, Reply]:
    """Take the last scan of this station back: a new entry that names the old one."""
    command = next(command for command in BY_NUMBER.values() if command.act is Act.CORRECT)
    return hear(ledger, replace(session, last_code=""), command.code, late=late)


def ask(
    ledger: Ledger, session: Session, code: str, kind: QuestionKind, *, found: str, note: str
) -> tuple[Session, Reply]:
    """Ask a question about a unit by key, whatever command is chosen; it stays chosen.

    Refused, it is kept as a refused scan is.
    """
    now, spelled = ledger.clock(), tidy(code)
    try:
        with ledger.work(by=session.person or NOBODY, station=session.station) as work:
            person = _demand_person(work, session, now)
            unit = asking.unit_meant(work.db, spelled)
            said, last = asking.ask(work, unit=unit, kind=kind, found=found, note=note)
            ruled = asking.rules_for(work.db, (unit,))
        seen = replace(session, person=person, person_seen=now, last_act=last)
        return seen, Reply(spelled, Outcome.DONE, said, seq=last.seq, rules=ruled)
    except WorkroomError as error:
        return session, keep(ledger, session, code, error)


def _mean(  # noqa: PLR0912 — a case a kind of code: a table would hide what each means
    work: Work, session: Session, text: str, now: datetime, word: Word | None, shelf: Shelf
) -> tuple[Session, Reply]:
    match parse(text):
        case Label(prefix=Prefix.BADGE) | FormNumber() as passed if session.act is Act.DOOR:
            if (reply := door.hear(work, text, passed)) is not None:
                return session, reply
        case Label(prefix=Prefix.BADGE, number=badge) if _is_counted(work, session, badge, now):
            return _count(work, session, text, Kind.PERSON, _owner(work, badge), now)
        case Label(prefix=Prefix.BADGE, number=badge):
            return _badge(work, session, text, badge, now)
        case Label(prefix=Prefix.COMMAND, number=number) if number in BY_NUMBER:
            return _command(work, session, text, BY_NUMBER[number], now)
        case Label(prefix=Prefix.CABINET, number=number):
            cabinet = site.cabinets.at(work.db, number)
            if cabinet is not None:
                act = Act.COUNT if session.act is Act.COUNT else Act.PUT_AWAY
                chosen = replace(session, act=act, cabinet=CabinetId(number))
                if act is Act.COUNT:
                    return chosen, Reply.noted(text, phrase(COUNTING_IN, cabinet=cabinet.name))
                return chosen, Reply.noted(text, phrase(CHOSEN_CABINET, cabinet=cabinet.name))
            # What is scanned next lies in that one, and not in the cabinet before it.
            session = replace(session, cabinet=None)
        case Label(prefix=Prefix.SHEET, number=number):
            sheet = workflow.sheets.at(work.db, number)
            if sheet is not None:
                return _act(work, session, text, sheet.unit, sheet.id, now, word)
            if (blank := papers.blank(work, text)) is not None:
                return session, blank
        case Label(prefix=Prefix.BOX | Prefix.VOLUME | Prefix.ITEM as prefix, number=number):
            kind = next(kind for kind in UnitKind if kind.prefix is prefix)
            unit = catalogue.by_number(work.db, kind, number)
            if unit is not None:
                return _act(work, session, text, unit.id, None, now, word)
        case Label(prefix=Prefix.BATCH, number=number):
            if handovers.batches.at(work.db, number) is not None:
                return session, Reply.noted(text, phrase(BATCH, code=text))
        case Label(prefix=Prefix.WORKSTATION, number=number):
            place = site.workstations.at(work.db, number)
            if place is not None:
                return session, Reply.noted(text, phrase(PLACE, name=place.name))
        case FormNumber():
            if (about := papers.form(work, text, shelf)) is not None:
                return session, about
        case Label(prefix=Prefix.MEDIUM, number=number):
            medium = registers.at(work.db, MEDIA, LineId(number))
            if medium is not None:
                return _medium(work, session, text, medium, now, word)
        case Label(prefix=Prefix.LINE, number=number):
            if (found := registers.whose(work.db, shelf, LineId(number))) is not None:
                if session.act is Act.COUNT:
                    return _count(work, session, text, Kind.LINE, number, now)
                return session, papers.line_stands(text, *found)
        case None if len(text) <= LONGEST and text.isprintable():
            if (heard := _typed(work, session, text, now, word)) is not None:
                return heard
        case _:
            pass
    strange = phrase(MISREAD, code=text) if is_misread(text) else phrase(UNKNOWN)
    return session, Reply(text, Outcome.UNKNOWN, strange)


def _typed(
    work: Work, session: Session, text: str, now: datetime, word: Word | None
) -> tuple[Session, Reply] | None:
    """What no label says: a client's code, pages that were counted, a name on a paper."""
    if work.late is not None and (named := _named(work, text)) is not None:
        said = phrase(DID_IT, name=named.name)
        return session.with_person(named.id, now), Reply.noted(text, said)
    if (called := catalogue.called(work.db, text)) is not None:
        return _act(work, session, text, called.id, None, now, word)
    if rules.is_a_count(text) and session.act is Act.LOG:
        pages = int(text)
        return replace(session, quantity=pages), Reply.noted(text, phrase(PAGES, pages=pages))
    if (told := pages_told(text)) is not None and session.last_act is not None:
        _demand_person(work, session, now)
        seq, said = acts.enter_pages(work, session.last_act, told, word)
        return session, Reply(text, Outcome.DONE, said, seq=seq)
    return None


def _named(work: Work, text: str) -> Person | None:
    """On paper stands a name: it is typed where a badge would have been scanned."""
    found = (one for one in people_store.everybody(work.db) if tidy(one.name) == text)
    return next((one for one in found if one.active), None)


def _badge(
    work: Work, session: Session, text: str, badge: int, now: datetime
) -> tuple[Session, Reply]:
    person = people_store.by_badge(work.db, badge)
    if person is None or not person.active:
        return session, Reply(text, Outcome.UNKNOWN, phrase(UNKNOWN))
    return session.with_person(person.id, now), Reply.noted(text, phrase(HELLO, name=person.name))


def _medium(
    work: Work, session: Session, text: str, medium: Medium, now: datetime, word: Word | None
) -> tuple[Session, Reply]:
    if session.act is Act.COUNT:
        return _count(work, session, text, Kind.LINE, medium.id, now)
    if session.act is Act.ASK:
        return session, Reply.noted(text, media.whereabouts(work.db, medium))
    person = _demand_person(work, session, now)
    said, last = media.move(work, session, medium, word)
    seen = replace(session, person=person, person_seen=now, last_act=last)
    return seen, Reply(text, Outcome.DONE, said, seq=last.seq)


def _who(ledger: Ledger, session: Session, text: str) -> PersonId:
    """Who signs what comes of a scan: who is at the station; at the door, who passes it."""
    if session.act is not Act.DOOR:
        return session.person or NOBODY
    with ledger.read() as db:
        return door.who_passes(db, text)


def _command(
    work: Work, session: Session, text: str, command: Command, now: datetime
) -> tuple[Session, Reply]:
    if command.act is Act.CORRECT:
        return _correct(work, session, text, now)
    return session.chosen(command), Reply.noted(text, phrase(CHOSEN, command=named(command)))


def named(command: Command) -> Phrase:
    """The command in words: rework names the stage it goes back to."""
    if command.act is Act.REWORK and command.step is not None:
        return phrase(N_("Rework: back to {step}"), step=phrase(command.step.label))
    if command.question is not None:
        return phrase(N_("Question: {kind}"), kind=phrase(command.question.label))
    return phrase(command.text)


def _act(
    work: Work,
    session: Session,
    text: str,
    unit: UnitId,
    sheet: SheetId | None,
    now: datetime,
    word: Word | None,
) -> tuple[Session, Reply]:
    meant = meant_by(work, unit)
    if session.act is Act.COUNT:
        return _count(work, session, text, Kind.UNIT, meant.moved, now)
    if session.act is Act.ASK:
        return session, Reply.noted(text, meant.said(acts.whereabouts(work, meant.moved)))
    unit = meant.unit if session.act is Act.LOG else meant.moved
    person = _demand_person(work, session, now)
    rules.is_ready(session).demand()
    text_done, last = acts.perform(work, session, unit, sheet, word)
    seen = replace(session, person=person, person_seen=now, last_act=last, quantity=None)
    ruled = asking.rules_for(work.db, (meant.unit,))
    told = meant.said(text_done)
    if work.as_of is not None:
        told = acts.with_later(work, meant.unit, told)
    return seen, Reply(text, Outcome.DONE, told, seq=last.seq, rules=ruled)


def _count(
    work: Work, session: Session, text: str, kind: Kind, id_: int, now: datetime
) -> tuple[Session, Reply]:
    person = _demand_person(work, session, now)
    said, last = counting.count(work, session, kind, id_)
    seen = replace(session, person=person, person_seen=now, last_act=last)
    return seen, Reply(text, Outcome.DONE, said, seq=last.seq)


def _is_counted(work: Work, session: Session, badge: int, now: datetime) -> bool:
    """In a count that has badges on its list a badge is a thing to be found, not a person;
    unless nobody is here any more who could find it.
    """
    if session.act is not Act.COUNT or not _is_somebody_here(work, session, now):
        return False
    owner = people_store.by_badge(work.db, badge)
    return owner is not None and counts.line(work.db, Kind.PERSON, owner.id) is not None


def _owner(work: Work, badge: int) -> PersonId:
    owner = people_store.by_badge(work.db, badge)
    return owner.id if owner is not None else NOBODY


def _correct(work: Work, session: Session, text: str, now: datetime) -> tuple[Session, Reply]:
    _demand_person(work, session, now)
    last: LastAct | None = session.last_act
    if last is None:
        return session, Reply.noted(text, phrase(NOTHING_TO_CORRECT))
    seq, said = acts.take_back(work, last)
    return replace(session, last_act=None), Reply(text, Outcome.DONE, said, seq=seq)


def _demand_person(work: Work, session: Session, now: datetime) -> PersonId:
    _is_somebody_here(work, session, now).demand()
    return session.person or NOBODY


def _is_somebody_here(work: Work, session: Session, now: datetime) -> Verdict:
    if work.late is not None and session.person is not None:
        return YES  # who it was stands on the paper, for as long as it is typed
    minutes = work.ask(project_store.settings).number("badge_minutes")
    return rules.somebody_is_here(session, now, minutes=minutes)


def _is_repeated(session: Session, text: str, now: datetime, seconds: int) -> bool:
    if session.last_heard is None or text != session.last_code:
        return False
    return timedelta(0) <= now - session.last_heard <= timedelta(seconds=seconds)
