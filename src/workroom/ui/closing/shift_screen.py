"""What the rules say to noon and to the change of shifts, as the closing page asks them."""

from collections.abc import Mapping
from datetime import date

from workroom.base.ids import CabinetId
from workroom.base.verdict import Verdict
from workroom.rooms.closing import rules as closing
from workroom.rooms.closing.model import Found, Reasons
from workroom.rooms.holds import rules as holds
from workroom.rooms.shifts import rules
from workroom.ui.closing.screen import (
    ClosingScreen,
    all_counted,
    counted,
    missing_of,
    nobody_may,
    seals_say,
)


def noon_verdict(screen: ClosingScreen, shift: date, seal: str, reasons: Reasons) -> Verdict:
    """Whether the room may be shut with this seal on its door."""
    if not screen.keepers:
        return nobody_may(screen)
    first = screen.keepers[0]
    return rules.may_pause(
        screen.day, shift, screen.stragglers, seal, first=first, second=None
    ) & closing.everything_found(missing_of(screen), reasons)


def reopening_verdict(screen: ClosingScreen, seal: str, *, whole: bool, remark: str) -> Verdict:
    """Whether it may be opened again with this said of the seal."""
    if not screen.keepers:
        return nobody_may(screen)
    first = screen.keepers[0]
    return rules.may_resume(screen.day, seal, whole=whole, remark=remark, first=first, second=None)


def shift_verdict(
    screen: ClosingScreen, shift: date, found: Mapping[CabinetId, Found], reasons: Reasons
) -> Verdict:
    """Whether the shift may hand over with this count; who leaves is known when both sign."""
    if not screen.keepers:
        return nobody_may(screen)
    counts = () if screen.blind else counted(screen, found)
    return (
        holds.day_is_open(screen.day, shift)
        & all_counted(screen, found)
        & seals_say(screen, found)
        & closing.cabinets_agree(counts)
        & closing.everything_found(missing_of(screen, found), reasons)
    )
