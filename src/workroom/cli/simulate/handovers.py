"""Hand-overs: a batch goes out every few days, and comes home in parts."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from math import ceil

from workroom.base.ids import HandoverId, UnitId
from workroom.base.verdict import RefusedError
from workroom.cli.playing import (
    PUT_AWAY,
    RESHELVE,
    Part,
    UnexpectedError,
    cabinet_code,
    open_as_listed,
    with_sheets,
)
from workroom.cli.simulate.quarter import Far, Parcel, Quarter
from workroom.rooms.custody import store as custody
from workroom.rooms.custody.rules import disinfection_due
from workroom.rooms.handover import service as handover
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.counts import Counts
from workroom.rooms.handover.model import COPIES
from workroom.rooms.people.model import Role
from workroom.rooms.station.model import Outcome
from workroom.rooms.workflow import service as workflow

EVERY = 3
"""Working days from one batch to the next."""
DIFFERS_ONCE_IN = 8
A_MONTH = 25
"""Working days after which what was laid aside is out for over a month."""


def batch_goes_out(quarter: Quarter) -> None:
    """So many boxes as it takes to be through in time; they go into the cabinets at once."""
    last = max(1, len(quarter.days) - 3)
    if quarter.number % EVERY or not quarter.stacks or quarter.number > last:
        return
    outs = len(range(0, last + 1, EVERY))
    size = ceil(quarter.all_boxes / outs)
    boxes, quarter.stacks = quarter.stacks[:size], quarter.stacks[size:]
    with quarter.acting(quarter.custodian) as work:
        note = handover.begin_out(work, project=quarter.project)
    _add(quarter, note, (box.id for box in boxes))
    differs = quarter.number == 0 or quarter.happens(DIFFERS_ONCE_IN)
    _count(quarter, note, fewer_items=int(differs))
    with quarter.acting(quarter.on_duty(Role.SECURITY_OFFICER)) as work:
        handover.state_secrecy(work, handover=note)
    if differs:
        _difference(quarter, note)
    _agree(quarter, note)
    with quarter.acting(quarter.custodian) as work:
        workflow.issue(work, handover=note)
    _papers(quarter, note)
    with quarter.ledger.read() as db:
        batch = handovers.handovers.get(db, note).batch
        out = with_sheets(db, boxes)
    part: Part = [(quarter.custodian, PUT_AWAY)]
    for number, box in enumerate(out):
        cabinet = quarter.cabinets[(number + quarter.number) % len(quarter.cabinets)]
        part += [(quarter.custodian, cabinet_code(cabinet)), (quarter.custodian, box.unit.code)]
        parcel = Parcel(box, batch, cabinet, Far.BEGUN, quarter.today, quarter.today)
        quarter.parcels.append(parcel)
    if quarter.number == 0 and len(quarter.days) > A_MONTH and quarter.all_boxes > 1:
        # The first box waits for a ruling of the client, for longer than a month.
        parcel = quarter.parcels[0]
        parcel.not_before = disinfection_due(quarter.today) + timedelta(days=1)
    quarter.play(quarter.clock() + timedelta(minutes=10), part)


def finished_go_home(quarter: Quarter) -> None:
    """Of every batch what is finished, once that is a good part of it or all that is left."""
    by_batch: dict[int, list[Parcel]] = {}
    for parcel in quarter.parcels:
        by_batch.setdefault(parcel.batch, []).append(parcel)
    for parcels in by_batch.values():
        ready = [one for one in parcels if one.far is Far.FINISHED]
        free = [one for one in parcels if one.not_before <= quarter.today]
        if ready and (len(ready) == len(free) or len(ready) >= 8):
            _go_home(quarter, ready)


def _go_home(quarter: Quarter, parcels: Sequence[Parcel]) -> None:
    with quarter.acting(quarter.custodian) as work:
        note = handover.begin_back(work, batch=parcels[0].batch)
    _add(quarter, note, (one.box.unit.id for one in parcels))
    _count(quarter, note)
    with quarter.acting(quarter.on_duty(Role.ARCHIVIST)) as work:
        open_as_listed(work, note)
    _agree(quarter, note)
    _papers(quarter, note)
    quarter.parcels = [one for one in quarter.parcels if one not in parcels]
    who = quarter.on_duty(Role.ARCHIVIST)
    part: Part = [(who, RESHELVE)]
    for one in parcels:
        if is_overdue(quarter, one):
            quarter.untreated.append(one)
            quarter.acts["refused"] += 1
            part.append((who, one.box.unit.code, Outcome.REFUSED))
        else:
            part.append((who, one.box.unit.code))
    quarter.play(quarter.clock() + timedelta(minutes=5), part)


def is_overdue(quarter: Quarter, parcel: Parcel) -> bool:
    """Whether it was out for more than a month. §4.3.5."""
    with quarter.ledger.read() as db:
        where = custody.where(db, parcel.box.unit.id)
    since = where.out_since if where else None
    return since is not None and quarter.today >= disinfection_due(since)


def _add(quarter: Quarter, note: HandoverId, units: Iterable[UnitId]) -> None:
    for unit in units:
        with quarter.acting(quarter.custodian) as work:
            handover.add(work, handover=note, unit=unit)


def _count(quarter: Quarter, note: HandoverId, *, fewer_items: int = 0) -> None:
    """Each side counts; the contractor may find fewer items than the list has."""
    with quarter.ledger.read() as db:
        listed = handovers.listed(db, note)
    sides = ((quarter.on_duty(Role.ARCHIVIST), 0), (quarter.custodian, fewer_items))
    for who, fewer in sides:
        counts = Counts(listed.boxes, listed.volumes, listed.items - fewer, listed.pages)
        with quarter.acting(who) as work:
            handover.enter_count(work, handover=note, counts=counts)


def _difference(quarter: Quarter, note: HandoverId) -> None:
    """Nobody signs before it is explained."""
    try:
        _agree(quarter, note)
    except RefusedError:
        pass
    else:
        raise UnexpectedError(f"note {note} was agreed over a difference")
    text = "目录多记1件，双方拆封清点确认以实物为准，列入目录更正。"
    with quarter.acting(quarter.on_duty(Role.ARCHIVIST)) as work:
        handover.record_difference(work, handover=note, text=text)
    quarter.acts["differences"] += 1


def _agree(quarter: Quarter, note: HandoverId) -> None:
    with quarter.acting(quarter.custodian) as work:
        handover.agree(
            work,
            handover=note,
            client=quarter.id(quarter.on_duty(Role.ARCHIVIST)),
            contractor=quarter.id(quarter.custodian),
        )


def _papers(quarter: Quarter, note: HandoverId) -> None:
    """Both originals are looked at, signed and filed; drawing them is not part of the play."""
    for copy in COPIES:
        with quarter.acting(quarter.custodian) as work:
            handover.confirm_copy(work, handover=note, copy=copy, well=True)
    quarter.clock.forward(timedelta(minutes=3))
    with quarter.acting(quarter.custodian) as work:
        handover.sign(work, handover=note)
    with quarter.acting(quarter.on_duty(Role.ARCHIVIST)) as work:
        handover.file(work, handover=note)
