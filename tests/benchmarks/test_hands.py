"""The driver of the hand-over desk, once through: a batch out and home by keyboard and reader."""

from pathlib import Path

import hands
import pytest
from driver import KEY_S, SCAN_S, Spent
from PySide6.QtWidgets import QApplication

from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.handover.model import Direction

IN_TWO_BOXES = 22


def test_a_batch_goes_out_and_comes_home_by_keyboard_and_reader_alone(
    qapp: QApplication, tmp_path: Path
) -> None:
    spent = hands.played(qapp, tmp_path / "book", UnitKind.BOX, IN_TWO_BOXES)
    out, home = spent[Direction.OUT], spent[Direction.BACK]
    assert (out.scans, home.scans) == (3, 7), "two boxes and a note; and again, badge and command"
    assert out.keys < 50
    assert home.keys < 55
    assert out.hands > out.scans * SCAN_S + out.keys * KEY_S
    assert out.hands + out.printer + out.pen < hands.OUT_AIM_S
    assert home.hands + home.printer + home.pen < hands.HOME_AIM_S


@pytest.mark.parametrize(("scans", "may_take"), [(40, 2.0), (80, 1.75)])
def test_the_figures_say_how_long_a_scan_may_take(scans: int, may_take: float) -> None:
    spent = Spent(scans=scans, hands=scans * SCAN_S, pen=20.0)
    assert spent.scan_may_take(scans * SCAN_S + 40.0) == pytest.approx(may_take)
