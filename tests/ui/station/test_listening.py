"""The desk that hears every scan: in order, each answered, none lost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from ui.station.trip import Loud, Trip
from workroom.base.word import Word
from workroom.base.words import Phrase
from workroom.ledger.breaches import open_breaches
from workroom.rooms.station import store as kept
from workroom.rooms.station.model import COMMANDS, Act, Outcome, Reply
from workroom.ui.kit.sounds import Sound
from workroom.ui.kit.tasks import Tasks
from workroom.ui.station.listening import BROKEN, DEFECT, Heard, StationDesk

Scan = Callable[..., list[Reply]]


def command(act: Act) -> str:
    return next(one.code for one in COMMANDS if one.act is act)


def test_scans_are_answered_one_after_another_in_their_order(trip: Trip, scan: Scan) -> None:
    codes = [trip.badge("lin"), command(Act.TAKE), *trip.labels[:3]]
    replies = scan(*codes)
    assert [reply.code for reply in replies] == codes
    assert [reply.outcome for reply in replies] == [Outcome.NOTED] * 2 + [Outcome.DONE] * 3
    seqs = [reply.seq for reply in replies[2:]]
    assert seqs == sorted(seqs, key=int)


def test_each_outcome_has_its_sound_and_its_counter(
    trip: Trip, scan: Scan, station: StationDesk, sounds: Loud
) -> None:
    scan(
        trip.badge("lin"),
        command(Act.TAKE),
        trip.labels[0],
        trip.labels[0],
        "NOTHING",
        trip.labels[6],
    )
    look, done, stop = Sound.LOOK, Sound.DONE, Sound.STOP
    assert sounds.played == [look, look, done, look, stop, stop]
    assert station.counts == {done: 1, look: 3, stop: 2}


def test_a_badge_stands_until_thirty_minutes_have_gone_without_an_act(
    trip: Trip, scan: Scan, station: StationDesk
) -> None:
    scan(trip.badge("lin"), command(Act.TAKE))
    assert station.standing.name == "林强"
    trip.book.clock.forward(minutes=30)
    assert not station.standing.is_over(trip.book.clock())
    scan(trip.labels[0])
    trip.book.clock.forward(minutes=31)
    assert station.standing.is_over(trip.book.clock())
    (refused,) = scan(trip.labels[1])
    assert refused.outcome is Outcome.REFUSED


def test_pieces_of_a_scan_are_kept_as_unknown_even_if_they_spell_a_code(
    trip: Trip, scan: Scan, station: StationDesk, tasks: Tasks, sounds: Loud
) -> None:
    scan(trip.badge("lin"), command(Act.TAKE))
    heard: list[Heard] = []
    station.heard.connect(heard.append)
    before = list(sounds.played)
    station.scan_pieces(trip.labels[0])
    assert tasks.settle()
    assert heard[0].reply.outcome is Outcome.UNKNOWN
    assert heard[0].reply.text == Phrase(BROKEN)
    assert sounds.played == before, "the window has sounded already"
    with trip.book.ledger.read() as db:
        (scan_kept,) = kept.recent(db, Outcome.UNKNOWN)
    assert scan_kept.code.startswith(trip.labels[0])
    assert [reason.template for reason in scan_kept.reasons] == [BROKEN]


def test_the_last_act_is_taken_back_by_a_new_entry(
    trip: Trip, scan: Scan, station: StationDesk, tasks: Tasks
) -> None:
    scan(trip.badge("lin"), command(Act.TAKE), trip.labels[0])
    assert station.standing.last_act is not None
    station.correct()
    assert tasks.settle()
    assert station.replies[0].reply.outcome is Outcome.DONE
    assert station.standing.last_act is None


def test_a_word_writes_what_was_refused_as_the_station_stood_then(
    trip: Trip, scan: Scan, station: StationDesk, tasks: Tasks
) -> None:
    scan(trip.badge("lin"), command(Act.LOG), trip.sheets[0])
    refused = station.replies[0]
    assert refused.reply.outcome is Outcome.REFUSED
    scan(trip.badge("chen"), command(Act.ASK))
    station.vouch(refused, Word(trip.book.li, "Done before it was put away", "eye witness"))
    assert tasks.settle()
    written = station.replies[0]
    assert written.reply.outcome is Outcome.DONE
    assert written.breach
    assert station.standing.name == "陈文焱", "who is here now stays here"
    assert station.standing.last_act is None, "and does not take back what another did"
    with trip.book.ledger.read() as db:
        (breach,) = open_breaches(db)
        (entry,) = trip.book.ledger.entries(db, seqs=(breach.act,))
    assert (breach.who, entry.by) == (trip.book.li, trip.book.lin)


def test_a_desk_that_is_made_anew_remembers_the_scans_of_the_open_day(
    trip: Trip, scan: Scan, station: StationDesk, tasks: Tasks, sounds: Loud
) -> None:
    scan(trip.badge("lin"), command(Act.TAKE), trip.labels[0], "NOTHING", trip.labels[6])
    again = StationDesk(
        ledger=trip.book.ledger, tasks=tasks, sounds=sounds, zone=trip.zone, station="1号台"
    )
    assert tasks.settle()
    assert [one.reply.outcome for one in again.replies] == [
        Outcome.REFUSED,
        Outcome.UNKNOWN,
        Outcome.DONE,
    ]
    assert [one.standing.name for one in again.replies] == ["林强"] * 3
    said = [(one.reply.reasons, one.reply.clauses) for one in station.replies[:2]]
    assert [(one.reply.reasons, one.reply.clauses) for one in again.replies[:2]] == said
    assert again.counts == {Sound.DONE: 1, Sound.LOOK: 0, Sound.STOP: 2}


def test_the_counters_begin_anew_on_another_day(
    trip: Trip, scan: Scan, station: StationDesk
) -> None:
    scan(trip.badge("lin"), "NOTHING")
    trip.book.clock.forward(hours=24)
    scan("NOTHING AGAIN")
    assert station.counts == {Sound.DONE: 0, Sound.LOOK: 0, Sound.STOP: 1}


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("\x00\x1b[2J", id="control_characters"),
        pytest.param("A" * 10_000, id="ten_thousand_characters"),
        pytest.param("'; DROP TABLE units; --", id="sql"),
        pytest.param("😀" * 5, id="emoji"),
        pytest.param("\ud800S-000001", id="half_a_surrogate"),
    ],
)
def test_a_strange_code_is_answered_and_does_nothing(scan: Scan, code: str) -> None:
    (reply,) = scan(code)
    assert reply.outcome is Outcome.UNKNOWN


class Faulty:
    """A ledger whose work ends in a defect, as a fault of ours would."""

    def __init__(self, trip: Trip) -> None:
        self.clock = trip.book.clock
        self.read = trip.book.ledger.read

    @contextmanager
    def work(self, **_asked: Any) -> Iterator[None]:
        raise ZeroDivisionError
        yield


def test_a_defect_is_answered_loudly_and_reported(trip: Trip, tasks: Tasks, sounds: Loud) -> None:
    desk = StationDesk(
        ledger=Faulty(trip),  # type: ignore[arg-type]  # a stand-in
        tasks=tasks,
        sounds=sounds,
        zone=trip.zone,
        station="1号台",
    )
    broke: list[object] = []
    tasks.broke.connect(broke.append)
    desk.scan(trip.badge("lin"))
    assert tasks.settle()
    assert desk.replies[0].reply.text == Phrase(DEFECT)
    assert sounds.played == [Sound.STOP]
    assert any(isinstance(one, ZeroDivisionError) for one in broke)
