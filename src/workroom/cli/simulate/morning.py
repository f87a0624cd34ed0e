"""The morning: what the night left is put right, and the day is opened by a count."""

from workroom.base.verdict import RefusedError
from workroom.cli.playing import PUT_AWAY, UnexpectedError, cabinet_code
from workroom.cli.simulate import counting
from workroom.cli.simulate.closings import Fate
from workroom.cli.simulate.quarter import Quarter
from workroom.ledger.breaches import open_breaches
from workroom.rooms.closing import service as closing
from workroom.rooms.closing.model import Found
from workroom.rooms.closing.reckoning import stragglers
from workroom.rooms.counting.model import Purpose
from workroom.rooms.holds.model import Climate
from workroom.rooms.holds.service import answer_breach
from workroom.rooms.people import service as people
from workroom.rooms.people import store as accounts
from workroom.rooms.people.model import Role

BADGE_WAS_LOST = "工牌遗失，未找回"


def open_the_day(quarter: Quarter) -> None:
    """Two people count, on some days by scanning; after a forced night the client writes first."""
    quarter.scene("07:40")
    _replace_badges(quarter)
    quarter.scene("07:50")
    if quarter.random.random() < 0.4:
        counting.begin(quarter, Purpose.OPENING)
        counting.scan(quarter, everywhere=True)
    found = counting.numbers(quarter)
    if quarter.last_fate.is_forced:
        try:
            _open(quarter, found)
        except RefusedError:
            _client_writes(quarter)
        else:
            raise UnexpectedError(f"{quarter.today}: opened before the client had written")
    _open(quarter, found)
    if quarter.last_fate is Fate.LEFT:
        _lock_up_what_was_left(quarter)


def _open(quarter: Quarter, found: list[Found]) -> None:
    climate = Climate(
        temperature=f"{18 + quarter.number % 60 / 10:.1f}", humidity=f"{45 + quarter.number % 11}"
    )
    with quarter.acting(quarter.on_duty(Role.DUTY_OFFICER)) as work:
        closing.open_day(
            work,
            found=found,
            witness=quarter.id(quarter.custodian),
            custodian=quarter.id(quarter.custodian),
            climate=climate,
        )


def _client_writes(quarter: Quarter) -> None:
    """Under every breach that is open. §10.3."""
    with quarter.ledger.read() as db:
        waiting = open_breaches(db)
    for breach in waiting:
        with quarter.acting(quarter.on_duty(Role.ARCHIVIST)) as work:
            answer_breach(work, breach=breach.id, answer="已到场核对，实物均在，同意按记录处理。")
        quarter.acts["answered"] += 1


def _lock_up_what_was_left(quarter: Quarter) -> None:
    with quarter.ledger.read() as db:
        left = stragglers(db)
    cabinets = {v.unit.id: one.cabinet for one in quarter.parcels for v in one.box.volumes}
    finder = quarter.workers[quarter.custodian]
    for one in left:
        finder.scan(PUT_AWAY)
        finder.scan(cabinet_code(cabinets[one.unit.id]))
        finder.scan(one.unit.code)


def _replace_badges(quarter: Quarter) -> None:
    """Voided, and another given out, by whoever keeps that party's accounts."""
    for key in quarter.lost_badges:
        with quarter.acting("manager") as work:
            people.replace_badge(work, person=quarter.id(key), reason=BADGE_WAS_LOST)
        with quarter.ledger.read() as db:
            fresh = accounts.people.get(db, quarter.id(key))
        quarter.people[key] = quarter.workers[key].person = fresh
        quarter.acts["badges"] += 1
    quarter.lost_badges.clear()
