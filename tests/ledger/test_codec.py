from dataclasses import dataclass
from datetime import date
from typing import ClassVar

import pytest

from workroom.base.breach import said
from workroom.base.errors import BookError
from workroom.base.event import Event
from workroom.base.ids import Kind, PersonId, UnitId
from workroom.base.words import Phrase
from workroom.book import register
from workroom.ledger.codec import Codec
from workroom.rooms.holds.model import Climate, DayClosed, DayOpened, Unfound
from workroom.rooms.holds.shifts import RoomPaused, ShiftHandedOver
from workroom.rooms.station.model import Outcome, ScanKept, sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed(Event):
    """Version 1 had grams as `weight`; version 2 says the unit in the name."""

    version: ClassVar[int] = 2

    units: tuple[UnitId, ...]
    grams: int
    on: date


CODEC = Codec(
    (Weighed,),
    {("Weighed", 1): lambda old: {"units": old["units"], "grams": old["weight"], "on": old["on"]}},
)
TODAY = Weighed(units=(UnitId(1), UnitId(2)), grams=250, on=date(2026, 3, 2))


def test_an_event_reads_as_it_was_written() -> None:
    assert CODEC.read("Weighed", 2, CODEC.write(TODAY)) == TODAY


def test_an_old_shape_is_upgraded_when_it_is_read() -> None:
    assert CODEC.read("Weighed", 1, '{"on":"2026-03-02","units":[1,2],"weight":250}') == TODAY


def test_a_scan_kept_in_one_sentence_keeps_it_with_all_its_clauses() -> None:
    body = (
        '{"code":"S-000001-3","outcome":"refused","reason":"Not yet {so}. Not by Lin.",'
        '"clauses":["DA/T 68.2-2020 §5.7.1","项目约定"]}'
    )
    event = register().codec.read("ScanKept", 1, body)
    assert event == ScanKept(
        code="S-000001-3",
        outcome=Outcome.REFUSED,
        reasons=(
            said(Phrase("Not yet {{so}}. Not by Lin."), "DA/T 68.2-2020 §5.7.1"),
            said(Phrase(""), "项目约定"),
        ),
    )
    assert list(map(str, sentences(event.reasons))) == ["Not yet {so}. Not by Lin."]


def test_a_day_that_was_opened_without_scanning_has_nothing_scanned() -> None:
    body = (
        '{"climate":{"humidity":"50","temperature":"20"},"counts":[],"custodian":1,'
        '"day":"2026-03-02","remark":"","witness":2}'
    )
    assert register().codec.read("DayOpened", 1, body) == DayOpened(
        day=date(2026, 3, 2),
        witness=PersonId(2),
        custodian=PersonId(1),
        counts=(),
        climate=Climate(temperature="20", humidity="50"),
        remark="",
        unfound=(),
        sorts=(),
    )


@pytest.mark.parametrize("version", [1, 2, 3])
def test_cabinets_of_older_closings_bear_no_seal(version: int) -> None:
    body = (
        '{"climate":{"humidity":"","temperature":""},"counts":[{"boxes":2,"cabinet":1,'
        '"found_boxes":2,"found_items":9,"found_volumes":3,"items":9,"name":"1号柜","volumes":3}],'
        '"day":"2026-03-02","left_out":[],"number":"WR1-F09-2026-0001-4","power_off":true,'
        '"received":[0,0,0],"remark":"","returned":[0,0,0],"witness":1}'
    )
    event = register().codec.read("DayClosed", version, body)
    assert isinstance(event, DayClosed)
    (count,) = event.counts
    assert (count.seal, count.by_seal, count.agrees) == ("", False, True)
    assert (event.still_in, event.media_out, event.unchecked) == (None, (), None), "nobody asked"


BADGE_LOST = '{"id":6,"kind":"person","name":"钱梅","why":"遗失"}'


@pytest.mark.parametrize(
    ("name", "version", "body"),
    [
        pytest.param(
            "DayOpened",
            2,
            '{"climate":{"humidity":"","temperature":""},"counts":[],"custodian":1,'
            '"day":"2026-03-02","remark":"","witness":2,"sorts":[],"unfound":[%s]}',
            id="an_opening",
        ),
        pytest.param(
            "RoomPaused",
            1,
            '{"day":"2026-03-02","left":[],"remark":"","seal":"","sorts":[],"witness":2,'
            '"unfound":[%s]}',
            id="a_noon",
        ),
        pytest.param(
            "ShiftHandedOver",
            1,
            '{"climate":{"humidity":"","temperature":""},"counts":[],"custodian":1,'
            '"day":"2026-03-02","leaves":7,"left":[],"remark":"","sorts":[],"unfound":[%s]}',
            id="a_change_of_shifts",
        ),
    ],
)
def test_what_was_not_found_in_older_entries_says_its_sort_by_its_kind(
    name: str, version: int, body: str
) -> None:
    event = register().codec.read(name, version, body % BADGE_LOST)
    assert isinstance(event, DayOpened | RoomPaused | ShiftHandedOver)
    lost = Unfound(kind=Kind.PERSON, id=6, name="钱梅", why="遗失", sort="")
    assert event.unfound == (lost,)


@pytest.mark.parametrize(
    ("name", "version", "body"),
    [
        pytest.param("Measured", 1, "{}", id="an_event_nobody_knows"),
        pytest.param("Weighed", 3, "{}", id="a_newer_shape"),
        pytest.param("Weighed", 2, '{"grams":"much"}', id="wrong_types"),
        pytest.param("Weighed", 2, "no json", id="no_json"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(name: str, version: int, body: str) -> None:
    with pytest.raises(BookError, match="event"):
        CODEC.read(name, version, body)
