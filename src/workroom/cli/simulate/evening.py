"""The evening: the day closes by a count, and comes out or differs as it is fated to."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from workroom.base.ids import CabinetId, Kind, UnitId
from workroom.base.verdict import RefusedError
from workroom.base.word import Word
from workroom.cli.playing import PUT_AWAY, TAKE, UnexpectedError, cabinet_code
from workroom.cli.simulate import comings, counting
from workroom.cli.simulate.closings import Closing, Fate
from workroom.cli.simulate.quarter import Parcel, Quarter
from workroom.rooms.closing import rules
from workroom.rooms.closing import service as closing
from workroom.rooms.closing.leaving import not_signed_out
from workroom.rooms.closing.model import Found, Reasons
from workroom.rooms.closing.reckoning import missing
from workroom.rooms.counting.model import Purpose
from workroom.rooms.holds.model import Climate
from workroom.rooms.people.model import Role

BY_SCANNING_ONCE_IN = 2.5
NO_REASONS: Reasons = {}
AT_HOME = "误带回家，明日带回"
FORGOTTEN = "忘记扫码，已电话确认本人离室"
UNSIGNED = "由陪同人送出，访客单未签，次日补签"
LOST = "下班前找不到，已通知本人查找，明日换发"


def close_the_day(quarter: Quarter, unfollowed: tuple[str, ...]) -> None:
    """Count, close, and remember how it is to look in the book."""
    quarter.scene("17:20")
    if quarter.fate.needs_archives and not quarter.locked_up():
        quarter.fates[quarter.number] = Fate.NOTHING
    meant = _FATES[quarter.fate](quarter)
    quarter.meant[quarter.today] = replace(meant, unfollowed=unfollowed)


def _comes_out(quarter: Quarter) -> Closing:
    if quarter.happens(BY_SCANNING_ONCE_IN):
        _counted(quarter)
    _close(quarter, counting.numbers(quarter))
    return Closing()


def _forgotten(quarter: Quarter) -> Closing:
    """The list shows a volume that nobody scans: it is fetched, and put away."""
    parcel, operator = _some(quarter), quarter.on_duty(Role.OPERATOR)
    unit = _forget(quarter, parcel, operator)
    _counted(quarter)
    _refused(quarter, rules.STILL_OUT, counting.numbers(quarter))
    _fetched(quarter, operator, parcel.cabinet, unit)
    _close(quarter, counting.numbers(quarter))
    return Closing(put_right=1)


def _left(quarter: Quarter) -> Closing:
    """A volume lies at a workstation, and who took it has gone: closed by a word."""
    parcel = _some(quarter)
    unit = _forget(quarter, parcel, quarter.on_duty(Role.OPERATOR))
    code = next(v.unit.reference_code for v in parcel.box.volumes if v.unit.id == unit)
    found = counting.numbers(quarter)
    _refused(quarter, rules.STILL_OUT, found)
    _close(quarter, found, word=_word(quarter, "操作员已离室，该卷锁在工位，明晨入柜"))
    return Closing(forced=True, left_out=(code,))


def _key_away(quarter: Quarter) -> Closing:
    key = quarter.keys[0]
    _counted(quarter, unseen={(Kind.LINE, key)})
    return _closed_without(quarter, Kind.LINE, key, AT_HOME)


def _badge_lost(quarter: Quarter) -> Closing:
    who = quarter.on_duty(Role.OPERATOR)
    person = quarter.people[who]
    _counted(quarter, unseen={(Kind.PERSON, person.id)})
    quarter.lost_badges.append(who)
    return _closed_without(quarter, Kind.PERSON, person.id, LOST)


def _closed_without(quarter: Quarter, kind: Kind, id_: int, why: str) -> Closing:
    """A key or a badge is not there: nobody signs before somebody has said why."""
    with quarter.ledger.read() as db:
        (name,) = (one.name for one in missing(db) if (one.kind, one.id) == (kind, id_))
    found = counting.numbers(quarter)
    _refused(quarter, rules.SAY_WHY_NOT_THERE, found)
    _close(quarter, found, reasons={(kind, id_): why})
    return Closing(unfound=(name,))


def _mislaid(quarter: Quarter) -> Closing:
    """A box was put into the cabinet beside the one that was scanned; there it is found."""
    parcel = _some(quarter)
    there = quarter.cabinets[(quarter.cabinets.index(parcel.cabinet) + 1) % len(quarter.cabinets)]
    unit = parcel.box.unit.id
    _counted(quarter, lies_in={unit: there})
    _refused(
        quarter,
        rules.CABINET_DIFFERS,
        counting.numbers(quarter, off={parcel.cabinet: -1, there: 1}),
    )
    _fetched(quarter, quarter.custodian, there, unit)
    parcel.cabinet = there
    _close(quarter, counting.numbers(quarter))
    return Closing(put_right=1, elsewhere=1)


def _overlooked(quarter: Quarter) -> Closing:
    """A box stands behind others, and nobody sees it before the morning."""
    parcel = _some(quarter)
    _counted(quarter, unseen={(Kind.UNIT, parcel.box.unit.id)})
    found = counting.numbers(quarter, off={parcel.cabinet: -1})
    _refused(quarter, rules.NOT_LOCATED, found)
    _close(quarter, found, word=_word(quarter, "复点两遍未见，已封室，次日会同发包方查找"))
    return Closing(forced=True, differs=counting.names(quarter, [parcel.cabinet]), unlocated=1)


def _miscounted(quarter: Quarter) -> Closing:
    off = {quarter.random.choice(quarter.cabinets): 1}
    _refused(quarter, rules.CABINET_DIFFERS, counting.numbers(quarter, off=off))
    _close(quarter, counting.numbers(quarter))
    return Closing()


def _not_scanned_out(quarter: Quarter) -> Closing:
    who = comings.forgetful(quarter)
    key = (Kind.PERSON, quarter.id(who))
    return _closed_with(quarter, rules.PEOPLE_IN, key, FORGOTTEN)


def _unsigned(quarter: Quarter) -> Closing:
    if quarter.unsigned is None:
        raise UnexpectedError(f"{quarter.today}: nobody visited")
    return _closed_with(quarter, rules.VISITORS_IN, (Kind.LINE, quarter.unsigned), UNSIGNED)


def _closed_with(quarter: Quarter, template: str, key: tuple[Kind, int], why: str) -> Closing:
    """Somebody had not signed out: the day closes with that, once it is said why."""
    with quarter.ledger.read() as db:
        (name,) = (one.name for one in not_signed_out(db) if (one.kind, one.id) == key)
    found = counting.numbers(quarter)
    _refused(quarter, template, found)
    _close(quarter, found, reasons={key: why})
    return Closing(still_in=(name,))


def _in_a_drawer(quarter: Quarter) -> Closing:
    """Nobody signs while a disk is in somebody's hands; it is fetched."""
    if quarter.in_a_drawer is None:
        raise UnexpectedError(f"{quarter.today}: no disk is out")
    _refused(quarter, rules.MEDIA_OUT, counting.numbers(quarter))
    comings.brought_back(quarter, quarter.in_a_drawer)
    quarter.in_a_drawer = None
    _close(quarter, counting.numbers(quarter))
    return Closing()


_FATES: Mapping[Fate, Callable[[Quarter], Closing]] = {
    Fate.NOTHING: _comes_out,
    Fate.FORGOTTEN: _forgotten,
    Fate.LEFT: _left,
    Fate.KEY_AWAY: _key_away,
    Fate.BADGE_LOST: _badge_lost,
    Fate.MISLAID: _mislaid,
    Fate.OVERLOOKED: _overlooked,
    Fate.MISCOUNTED: _miscounted,
    Fate.NOT_SCANNED_OUT: _not_scanned_out,
    Fate.UNSIGNED: _unsigned,
    Fate.IN_A_DRAWER: _in_a_drawer,
}


def _some(quarter: Quarter) -> Parcel:
    return quarter.random.choice(quarter.locked_up())


def _forget(quarter: Quarter, parcel: Parcel, who: str) -> UnitId:
    """Somebody takes a volume out, to look something up, and leaves it there."""
    volume = quarter.random.choice(parcel.box.volumes)
    quarter.workers[who].scan(TAKE)
    quarter.workers[who].scan(volume.unit.code)
    quarter.clock.forward(timedelta(minutes=5))
    return volume.unit.id


def _fetched(quarter: Quarter, who: str, cabinet: CabinetId, unit: UnitId) -> None:
    parcel = next(
        one
        for one in quarter.parcels
        if unit == one.box.unit.id or any(unit == v.unit.id for v in one.box.volumes)
    )
    inside = next((v.unit for v in parcel.box.volumes if v.unit.id == unit), parcel.box.unit)
    for code in (PUT_AWAY, cabinet_code(cabinet), inside.code):
        quarter.workers[who].scan(code)


def _counted(
    quarter: Quarter,
    *,
    unseen: counting.Things = (),
    lies_in: dict[UnitId, CabinetId] | None = None,
) -> None:
    counting.begin(quarter, Purpose.CLOSING)
    counting.scan(quarter, unseen=unseen, lies_in=lies_in)


def _refused(quarter: Quarter, template: str, found: list[Found]) -> None:
    """Nobody signs over it, and for that reason."""
    try:
        _close(quarter, found)
    except RefusedError as error:
        if not any(one.phrase.template == template for one in error.verdict.reasons):
            raise UnexpectedError(f"{quarter.today}: {error}") from error
    else:
        raise UnexpectedError(f"{quarter.today}: closed although {quarter.fate}")


def _close(
    quarter: Quarter, found: list[Found], *, reasons: Reasons = NO_REASONS, word: Word | None = None
) -> None:
    with quarter.acting(quarter.on_duty(Role.DUTY_OFFICER)) as work:
        closing.close_day(
            work,
            found=found,
            witness=quarter.id(quarter.custodian),
            power_off=True,
            climate=Climate(temperature="22.0", humidity="50"),
            reasons=reasons,
            word=word,
        )


def _word(quarter: Quarter, why: str) -> Word:
    return Word(who=quarter.id("manager"), why=why, source="现场核对")
