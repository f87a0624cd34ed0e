"""How an answer is said: the thing in large letters, one word for what came of it, and its tone."""

from datetime import datetime

from workroom.base.codes import Label, Prefix, parse
from workroom.base.words import N_, Phrase, Words, phrase
from workroom.rooms.station import acts, asking, door, media, rules, service
from workroom.rooms.station.model import Outcome, Reply
from workroom.ui.kit.saying import say_clause, say_text
from workroom.ui.kit.theme import Tone
from workroom.ui.station.listening import Heard
from workroom.ui.station.screen import Standing

TONES = {
    Outcome.DONE: Tone.DONE,
    Outcome.NOTED: Tone.ACT,
    Outcome.REPEATED: Tone.LOOK,
    Outcome.REFUSED: Tone.STOP,
    Outcome.UNKNOWN: Tone.STOP,
}
ICONS = {
    Outcome.DONE: "check",
    Outcome.NOTED: "chevron-right",
    Outcome.REPEATED: "repeat",
    Outcome.REFUSED: "stop",
    Outcome.UNKNOWN: "help",
}

NOBODY = N_("Nobody")
BADGE_FIRST = N_("Scan your badge first")
TIMED_OUT = N_("The badge timed out")
DOOR = N_("The door")
IN_OR_OUT = N_("Each badge is in or out")
BREACH = N_("On somebody's word: open until the client has written under it.")

_SHORT = {
    acts.STARTED: N_("{step} begun"),
    acts.FINISHED: N_("{step} done"),
    acts.FINISHED_ALL: N_("all stages done"),
    acts.LOGGED_BOX: N_("{step} done"),
    acts.PUT_AWAY: N_("into {cabinet}"),
    acts.PUT_AWAY_BOX: N_("into {cabinet}"),
    acts.TAKEN: N_("out, with you"),
    acts.TAKEN_BOX: N_("out, with you"),
    acts.RESHELVED: N_("on its shelf"),
    acts.REWORK: N_("back to {step}"),
    asking.ASKED: N_("asked: {kind}"),
    asking.ASKED_HELD: N_("held: {kind}"),
    asking.ANSWERED: N_("ruled: {kind}"),
    asking.ANSWERED_HELD: N_("held: {kind}"),
    acts.IN_STACKS: N_("in the stacks"),
    acts.IS_IN: N_("in {cabinet}"),
    acts.IS_AT: N_("at {station}"),
    acts.IS_AT_DESK: N_("at the hand-over desk"),
    acts.IS_HOME: N_("gone home"),
    door.CAME_IN: N_("comes in"),
    door.WENT: N_("goes out"),
    door.WENT_WITHOUT: N_("goes out"),
    door.VISITOR_WENT: N_("goes out"),
    media.GIVEN_OUT: N_("given out to {name}"),
    media.TAKEN_BACK: N_("into {cabinet}"),
    service.HELLO: N_("is here"),
    service.CHOSEN: N_("chosen"),
    service.CHOSEN_CABINET: N_("chosen"),
}
"""What fits beside the thing in the largest letters; the whole sentence stands under it."""

_NOT_READY = (
    rules.WATCHES_THE_DOOR,
    rules.BADGE_FIRST,
    rules.BADGE_TOO_OLD,
    rules.CABINET_FIRST,
    rules.STEP_FIRST,
    rules.REASON_FIRST,
    rules.QUESTION_FIRST,
)
_UNITS = (Prefix.BOX, Prefix.VOLUME, Prefix.ITEM, Prefix.SHEET)
_THINGS = ("code", "name", "command", "cabinet", "number")


def tone_of(heard: Heard) -> Tone:
    """Green, blue, amber or red; what rests on a word is amber however well it went."""
    return Tone.LOOK if heard.breach else TONES[heard.reply.outcome]


def headline(words: Words, reply: Reply) -> str:
    """The thing and the answer, short enough for the largest letters."""
    said = reply.text
    if said.template == acts.TAKEN_BACK:
        what = said.values.get("text")
        thing = _thing(what) if isinstance(what, Phrase) else ""
        return _beside(words, thing, phrase(N_("taken back")))
    if reply.outcome is Outcome.REFUSED and reply.reasons:
        thing = _first_thing(reply.reasons)
        return _beside(words, thing or reply.code, phrase(reply.outcome.label))
    short = _SHORT.get(said.template)
    thing = _thing(said) or reply.code
    if short is None:
        return _beside(words, thing, phrase(reply.outcome.label))
    return _beside(words, thing, Phrase(short, said.values))


def sentence(words: Words, heard: Heard) -> str:
    """The whole answer; several reasons one under the other."""
    said = heard.reply.reasons or (heard.reply.text,)
    lines = [words.say(one) for one in said]
    if heard.breach:
        lines.append(words(BREACH))
    return "\n".join(dict.fromkeys(lines))


def clauses(words: Words, reply: Reply) -> str:
    """The clauses a refusal rests on, one after the other."""
    return "   ".join(dict.fromkeys(say_clause(words, clause) for clause in reply.clauses))


def foot(words: Words, reply: Reply) -> str:
    """The code as it was scanned, where it is not the headline's already, and the clauses."""
    code = shown_code(reply.code)
    if headline(words, reply).startswith(code):
        code = ""
    return "   ".join(filter(None, (code, clauses(words, reply))))


def shown_code(code: str) -> str:
    """The code on one line, however strange it is."""
    shown = "".join(character if character.isprintable() else "�" for character in code[:60])
    return f"{shown}…" if len(code) > len(shown) else shown


def may_be_vouched_for(heard: Heard) -> bool:
    """Whether a rule refused an act: a station that lacks a badge or a cabinet refused none.

    Of a scan that the book recalls nobody knows how the station stood.
    """
    reply = heard.reply
    if heard.id < 0 or reply.outcome is not Outcome.REFUSED or not reply.clauses:
        return False
    return not any(reason.template in _NOT_READY for reason in reply.reasons)


def is_about_a_unit(heard: Heard) -> bool:
    """Whether what was scanned is a box, a volume, an item or a sheet."""
    match parse(heard.reply.code):
        case Label(prefix=prefix):
            return prefix in _UNITS
        case None:
            return heard.reply.outcome in (Outcome.DONE, Outcome.REFUSED)
        case _:
            return False


def who(standing: Standing, now: datetime) -> str | Phrase:
    """The name in large letters; at the door nobody works."""
    if standing.at_door:
        return phrase(DOOR)
    if standing.person is None or standing.is_over(now):
        return phrase(NOBODY)
    return standing.name


def doing(standing: Standing, now: datetime) -> Phrase:
    """What the next scan will do, or why it will do nothing."""
    if standing.at_door:
        return phrase(IN_OR_OUT)
    if standing.person is None:
        return phrase(BADGE_FIRST)
    return phrase(TIMED_OUT) if standing.is_over(now) else standing.doing


def _first_thing(reasons: tuple[Phrase, ...]) -> object:
    found = (reason.values.get("code") for reason in reasons)
    return next((thing for thing in found if thing), "")


def _thing(said: Phrase) -> object:
    return next((said.values[name] for name in _THINGS if said.values.get(name)), "")


def _beside(words: Words, thing: object, answer: Phrase) -> str:
    shown = words.say(thing) if isinstance(thing, Phrase) else shown_code(str(thing))
    return "  ".join(filter(None, (shown, say_text(words, answer))))
