"""The command `week`: what the client is to see of a week, as lines, as JSON or on paper."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from workroom.base.clock import day_of
from workroom.base.errors import InputError
from workroom.base.words import N_, phrase
from workroom.cli.house import AS_JSON, House, with_house
from workroom.cli.printing import BY_COMMAND, PRINTED
from workroom.press import Press
from workroom.rooms.holds.weeks import Span, week_named, week_of
from workroom.rooms.project import store as project
from workroom.rooms.weekly.model import Matter, WeekPage
from workroom.rooms.weekly.slip import FORM
from workroom.rooms.weekly.week import read_week

ONE_OR_THE_OTHER = N_("Say a week with --of, or two days with --from and --to.")
NO_DAY = N_("{given} is no day; say it as 2026-03-02.")
OF_WEEK = N_("{week}, {first} to {last}: {count} entries, up to entry {entry}.")
KIND = N_("{matter}: {count}")
NONE_OF = N_("None of: {matters}")
LOOKS_MADE_UP = N_("For both parties to look at; nothing is blocked")
BY_SCANS = N_("{name} at {station}: {refused} scans refused, {unknown} unknown")
NUMBERS = N_("Numbers drawn: {series}")
DRAWN = N_("{series} {first} to {last}")
NO_QUESTIONS = N_("Nothing was asked in these days, and nothing waits for the client.")
SIGNED = N_("Countersigned by {name}.")
NOT_SIGNED = N_("Not countersigned yet.")


@click.command()
@click.option("--of", "week", metavar="WEEK", help="Such as 2026-W10; without it, this week.")
@click.option("--from", "first", metavar="DAY", help="The first day, in place of a week.")
@click.option("--to", "last", metavar="DAY", help="The last day.")
@click.option("--out", type=click.Path(path_type=Path), help="Draw it (F52) into a PDF file.")
@click.option(
    "--questions",
    type=click.Path(path_type=Path),
    help="Draw the list of its questions (F08) into a PDF file.",
)
@AS_JSON
@with_house
def week(
    house: House,
    week: str | None,
    first: str | None,
    last: str | None,
    out: Path | None,
    questions: Path | None,
    as_json: bool,
) -> None:
    """What was late, corrected, forced or void in a week, and what looks made up."""
    with house.book() as ledger:
        now = ledger.clock()
        with ledger.read() as db:
            zone = project.zone(db)
            span = _span(week, first, last, day_of(now, zone))
            page = read_week(db, lambda seqs: ledger.entries(db, seqs=seqs), span, now)
        if out is not None:
            Press(ledger, BY_COMMAND).week(span, out)
        asked = Press(ledger, BY_COMMAND).questions(span, questions) if questions else None
    if as_json:
        house.answer(_answer(house, page, out) | {"questions": str(asked.path) if asked else None})
        return
    if questions is not None:
        said = (
            phrase(PRINTED, form=asked.form, number=span.name, path=asked.path) if asked else None
        )
        house.say(said or phrase(NO_QUESTIONS))
    if out is not None:
        house.say(phrase(PRINTED, form=FORM, number=span.name, path=out))
        return
    _tell(house, page, lambda moment: moment.astimezone(zone).strftime("%m-%d %H:%M"))


def _span(week: str | None, first: str | None, last: str | None, today: date) -> Span:
    if week is not None:
        if first is not None or last is not None:
            raise InputError(ONE_OR_THE_OTHER)
        return week_named(week)
    if first is None and last is None:
        return week_of(today)
    if first is None or last is None:
        raise InputError(ONE_OR_THE_OTHER)
    return Span(_day(first), _day(last))


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise InputError(NO_DAY, given=given) from None


def _tell(house: House, page: WeekPage, minute: Callable[[datetime], str]) -> None:
    span = page.span
    house.say(
        phrase(
            OF_WEEK,
            week=span.name,
            first=span.first,
            last=span.last,
            count=page.entries,
            entry=page.last_entry,
        )
    )
    for matter in Matter:
        seen = page.of(matter)
        if seen:
            house.say(phrase(KIND, matter=phrase(matter.label), count=len(seen)))
        for one in seen:
            text = house.words.say(one.text)
            house.say(f"{one.seq:>7}  {minute(one.recorded_at)}  {one.by}  {text}")
    if page.empty:
        named = tuple(phrase(one.label) for one in page.empty)
        house.say(phrase(NONE_OF, matters=named))
    for kept in page.scans:
        station, name = kept.station or "—", kept.by or "—"
        counts = {"refused": kept.refused, "unknown": kept.unknown}
        house.say(phrase(BY_SCANS, name=name, station=station, **counts))
    if page.suspicions:
        house.say(phrase(LOOKS_MADE_UP))
    for name, found in page.suspicions:
        first = min(found.entries)
        label, text = house.words(found.pattern.label), house.words.say(found.text)
        house.say(f"{first:>7}  {label}  {name}  {text}")
    if page.series:
        drawn = tuple(
            phrase(DRAWN, series=one.said, first=one.first, last=one.last) for one in page.series
        )
        house.say(phrase(NUMBERS, series=drawn))
    signed = phrase(SIGNED, name=page.countersigned_by)
    house.say(signed if page.countersigned else phrase(NOT_SIGNED))


def _answer(house: House, page: WeekPage, out: Path | None) -> dict[str, Any]:
    say = house.words.say
    signed = page.countersigned
    return {
        "week": page.span.name,
        "first": page.span.first.isoformat(),
        "last": page.span.last.isoformat(),
        "first_entry": page.first_entry,
        "last_entry": page.last_entry,
        "entries": page.entries,
        "head": page.digest,
        "over": page.is_over,
        "opened": [day.isoformat() for day in page.opened],
        "counts": {matter.name.lower(): count for matter, count in page.counts.items()},
        "lines": [
            {
                "kind": one.matter.name.lower(),
                "seq": one.seq,
                "happened_at": one.happened_at.isoformat(),
                "recorded_at": one.recorded_at.isoformat(),
                "source": one.source.value,
                "source_note": one.source_note,
                "by": one.by,
                "age_days": one.age_days if one.matter is Matter.WAITING else None,
                "text": say(one.text),
            }
            for one in page.seen
        ],
        "patterns": [
            {
                "pattern": one.pattern.name.lower(),
                "shown_from": house.words(one.pattern.text),
                "by": name,
                "text": say(one.text),
                "entries": list(one.entries),
            }
            for name, one in page.suspicions
        ],
        "scans": [
            {"by": one.by, "station": one.station, "refused": one.refused, "unknown": one.unknown}
            for one in page.scans
        ],
        "series": {one.series: [one.first, one.last] for one in page.series},
        "countersigned": {"by": page.countersigned_by, "seq": signed.id} if signed else None,
        "path": str(out) if out else None,
    }
