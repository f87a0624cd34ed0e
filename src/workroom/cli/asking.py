"""The commands that only read: verify, inside, trail, due."""

import click

from workroom.base.clock import minute_of
from workroom.base.ids import Kind
from workroom.base.words import N_, phrase
from workroom.cli.house import AS_JSON, House, with_house
from workroom.ledger import verify as examining
from workroom.ledger.folder import Folder
from workroom.ledger.verify import Finding
from workroom.rooms.closing.leaving import not_signed_out
from workroom.rooms.filed.examining import with_scans
from workroom.rooms.progress.due import due_list
from workroom.rooms.project import store as project
from workroom.rooms.records.subjects import subjects_of
from workroom.rooms.records.trail import trail as trail_of

WHOLE = N_("The book is whole: {entries} entries, head {head}.")
NOT_WHOLE = N_("The book is not whole; {count} breaks, the first: {where}: {what}")
HEAD_FOUND = N_("The digits on the paper belong to this book.")
PRACTICE = N_("It is a practice book: its papers say 演练 and prove nothing.")
NOTHING_DUE = N_("Nothing is due.")
NOBODY_INSIDE = N_("Nobody is inside.")


@click.command()
@click.option("--against", metavar="DIGITS", default=None, help="The digits printed on a note.")
@AS_JSON
@with_house
def verify(house: House, against: str | None, as_json: bool) -> int:
    """Examine the book: chain, tables, numbers, scanned papers; --against a paper's digits."""
    with house.book() as ledger, ledger.read() as db:
        finding = examining.verify(db, ledger.register, against=against)
        practice = (room := project.rooms.at(db, 1)) is not None and room.practice
        if finding.entries:
            finding = with_scans(db, Folder(house.root), finding)
    breaks = [{"where": one.where, "what": house.words.say(one.what)} for one in finding.breaks]
    if as_json:
        house.answer(
            {
                "whole": finding.whole,
                "chain_whole": not finding.of_book,
                "entries": finding.entries,
                "head": finding.head,
                "practice": practice,
                "breaks": breaks,
                "note": house.words(examining.ONLY_AGAINST) if against is None else None,
            }
        )
    elif finding.whole:
        grouped = " ".join(finding.head[at : at + 4] for at in range(0, 64, 4))
        house.say(phrase(WHOLE, entries=finding.entries, head=grouped))
        house.say(phrase(HEAD_FOUND if against else examining.ONLY_AGAINST))
    else:
        _tell_breaks(house, finding)
    if practice and not as_json:
        house.say(phrase(PRACTICE))
    return 0 if finding.whole else 1


def _tell_breaks(house: House, finding: Finding) -> None:
    """What the book itself shows comes first; the digits of a paper are told apart from it."""
    breaks = finding.of_book
    if breaks:
        first = breaks[0]
        house.say(phrase(NOT_WHOLE, count=len(breaks), where=first.where, what=first.what))
    else:
        house.say(phrase(examining.CHAIN_WHOLE, entries=finding.entries))
    for one in breaks[1:]:
        house.say(f"{one.where}: {house.words.say(one.what)}")
    if finding.of_paper is not None:
        house.say(finding.of_paper)


@click.command()
@AS_JSON
@with_house
def inside(house: House, as_json: bool) -> None:
    """Who is inside by the scans at the door and the slips of visits, visitors first."""
    with house.book() as ledger, ledger.read() as db:
        zone = project.zone(db)
        there = not_signed_out(db)
        for one in there:
            if as_json:
                house.answer(
                    {
                        "kind": "visit" if one.kind is Kind.LINE else "person",
                        "name": one.name,
                        "since": one.since.isoformat(),
                    }
                )
            else:
                house.say(f"{minute_of(one.since, zone)}  {one.name}")
    if not there and not as_json:
        house.say(phrase(NOBODY_INSIDE))


@click.command()
@click.argument("code")
@AS_JSON
@with_house
def trail(house: House, code: str, as_json: bool) -> None:
    """Everything that ever happened to a unit, person, note …: by code, number or name."""
    with house.book() as ledger, ledger.read() as db:
        zone = project.zone(db)
        for told in trail_of(ledger, db, *subjects_of(db, code)):
            entry = told.entry
            if as_json:
                house.answer(
                    {
                        "seq": entry.seq,
                        "recorded_at": entry.recorded_at.isoformat(),
                        "happened_at": entry.happened_at.isoformat(),
                        "source": entry.source.value,
                        "by": told.by,
                        "station": entry.station,
                        "event": type(entry.event).__name__,
                        "text": house.words.say(told.text),
                    }
                )
            else:
                at = entry.happened_at.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")
                house.say(f"{entry.seq:>7}  {at}  {told.by}  {house.words.say(told.text)}")


@click.command()
@AS_JSON
@with_house
def due(house: House, as_json: bool) -> None:
    """What is due or overdue, with the clause and the days."""
    with house.book() as ledger, ledger.read() as db:
        found = due_list(db, ledger.clock())
    for one in found:
        text = house.words.say(one.text)
        if as_json:
            house.answer(
                {
                    "clause": str(one.clause),
                    "origin": one.origin.value,
                    "subject": one.subject,
                    "due": one.due.isoformat(),
                    "overdue_days": one.overdue_days,
                    "text": text,
                    "owner": [role.value for role in one.owner],
                    "register": one.register,
                }
            )
        else:
            house.say(f"{one.due}  {one.overdue_days:+d}  {text}  {one.clause}")
    if not found and not as_json:
        house.say(phrase(NOTHING_DUE))
