"""Verdicts, errors, clauses and moments, said in the language of the screen."""

from datetime import date, datetime
from typing import NamedTuple

from workroom.base.clauses import Clause, Origin
from workroom.base.errors import WorkroomError
from workroom.base.verdict import RefusedError, Verdict
from workroom.base.words import N_, Phrase, Words

ORIGIN = {
    Origin.STANDARD: N_("required by the standard"),
    Origin.PROJECT: N_("agreed in the project"),
}


class Said(NamedTuple):
    """A sentence a person can act on, and the clause it rests on (empty where there is none)."""

    sentence: str
    clause: str = ""


def say_clause(words: Words, clause: Clause) -> str:
    """`DA/T 68.2-2020 §4.3.5 · required by the standard`; without a number, its origin alone."""
    origin = words(ORIGIN[clause.origin])
    if not clause.number:
        return origin
    return f"{clause.document} §{clause.number} · {origin}"


def say_verdict(words: Words, verdict: Verdict) -> Said:
    """All reasons in one text, one a line, and their clauses."""
    clauses = dict.fromkeys(say_clause(words, reason.clause) for reason in verdict.reasons)
    sentences = dict.fromkeys(words.say(reason.phrase) for reason in verdict.reasons)
    return Said("\n".join(sentences), "\n".join(clauses))


def say_error(words: Words, error: WorkroomError) -> Said:
    """What to show of an error; a refusal brings its reasons and clauses."""
    if isinstance(error, RefusedError):
        return say_verdict(words, error.verdict)
    return Said(words.say(error.phrase))


def why_not(words: Words, verdict: Verdict) -> str:
    """The text of a grey button's tooltip: each reason with its clause under it."""
    return "\n".join(
        f"{words.say(reason.phrase)}\n{say_clause(words, reason.clause)}"
        for reason in verdict.reasons
    )


def say_text(words: Words, what: str | Phrase) -> str:
    """A phrase is translated; a plain string is somebody's own text (a title, a name) and stays."""
    return words.say(what) if isinstance(what, Phrase) else what


def say_moment(moment: datetime, now: datetime) -> str:
    """`14:05` today, `11-20 14:05` this year, `2025-11-20 14:05` before; in the zone of `now`."""
    local = moment.astimezone(now.tzinfo)
    if local.date() == now.date():
        return f"{local:%H:%M}"
    if local.year == now.year:
        return f"{local:%m-%d %H:%M}"
    return f"{local:%Y-%m-%d %H:%M}"


def say_day(day: date, now: datetime) -> str:
    """`11-20` this year, `2025-11-20` before."""
    return f"{day:%m-%d}" if day.year == now.year else f"{day:%Y-%m-%d}"
