"""Times a batch of forty volumes that goes out and comes home, by keyboard and reader alone.

The real window, offscreen, on a real book. What is measured is the program; what people take is
said by the constants of `driver`, each with its reason.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import year
from driver import COUNT_PAGES_S, COUNT_VOLUME_S, Hands, Queue, Spent
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from workroom.book import make_book
from workroom.ledger.verify import verify
from workroom.ledger.work import Ledger
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.handover import store as handover
from workroom.rooms.handover.model import Direction, Handover, HandoverState
from workroom.rooms.people import service as people
from workroom.rooms.people.model import Person
from workroom.rooms.spotcheck import store as spotcheck
from workroom.rooms.station.model import Act
from workroom.rooms.workflow import store as workflow
from workroom.settings import PcSettings
from workroom.ui.start import Office

VOLUMES = 40
OUT_AIM_S, HOME_AIM_S = 240.0, 180.0
CLIENT_SECRET, OUR_SECRET = "284617", "593062"
"""As short as a secret may be: that is what people choose."""
HELD_AT_ONCE = 7
PLACES = 2
"""Each person writes a name on each of two originals."""


class Room(year.Year):
    """An open day, volumes in boxes in the stacks, and two people who have secrets."""

    def __init__(self, volumes: int = VOLUMES) -> None:
        super().__init__(units=volumes + -(-volumes // year.VOLUMES_IN_A_BOX), entries=0)

    def live(self, ledger: Ledger, written: Callable[[], int], say: Callable[[str], None]) -> None:
        self._ledger = ledger
        self._found()
        for person, secret in ((self._client, CLIENT_SECRET), (self._custodian, OUR_SECRET)):
            with ledger.work(by=person.id) as work:
                people.set_secret(work, person=person.id, secret=secret)
        self._bring_in()
        self._open_day(0)
        say(f"{written()} entries")

    @property
    def custodian(self) -> Person:
        return self._custodian

    @property
    def archivist(self) -> Person:
        return self._client

    def units(self, kind: UnitKind) -> Sequence[Unit]:
        """The boxes, or the volumes, in the order of the catalogue."""
        with self._ledger.read() as db:
            return catalogue.of_project(db, self._project, kind)

    def work(self, carried: Sequence[Unit]) -> None:
        """Every stage of everything that is out, and all of it locked up again."""
        with self._ledger.read() as db:
            sheets = workflow.sheets_for(db, (one.id for one in self.units(UnitKind.VOLUME)))
        codes = [sheet.code for sheet in sheets.values()]
        self._desk.scan(self._cabinet(0), *(one.code for one in carried))
        loads = [carried[at : at + HELD_AT_ONCE] for at in range(0, len(carried), HELD_AT_ONCE)]
        for operator, load in zip(self.operators, loads, strict=False):
            operator.scan(year.command(Act.TAKE), *(one.code for one in load))
        first = self.operators[0]
        first.scan(year.command(Act.LOG), *(code for code in codes for _ in range(4)))
        self._inspector.scan(*codes)
        first.scan(year.command(Act.LOG), *(code for code in codes for _ in range(2)))
        self._inspector.scan(*codes)
        for operator, load in zip(self.operators, loads, strict=False):
            operator.scan(self._cabinet(0), *(one.code for one in load))


class Desk:
    """The hand-over desk: the window, the note in front, and what both people do with it."""

    def __init__(self, application: QApplication, root: Path, room: Room) -> None:
        self.room = room
        self.ledger = make_book(root, room.clock)
        room.live(self.ledger, lambda: 0, lambda _line: None)
        self.office = Office(application, self.ledger, PcSettings(station="交接台", sounds=False))
        self.queue = Queue(self.ledger, lambda: room.custodian.name, lambda: "")
        self.office.press = self.queue
        self.hands = Hands(self.office, room.clock, self.queue)
        self.office.frame.resize(1366, 768)
        self.office.frame.show()
        self.office.presence.sign_in(room.custodian.id)
        self.office.frame.go("handover")
        self.hands.settle()

    def out(self, carried: Sequence[Unit]) -> Spent:
        """From F7 to the filed note."""
        hands = self._begin()
        hands.press(Qt.Key.Key_F7)
        hands.scan(*(one.code for one in carried))
        self._type_counts(secret_free=True)
        self._agree()
        self._papers(iter(()))
        return hands.spent

    def home(self, carried: Sequence[Unit]) -> Spent:
        """From F8 to the filed note and the last unit on its shelf.

        Nobody looks at a printer: while it prints, the archivist puts back what is agreed.
        """
        hands = self._begin()
        hands.press(Qt.Key.Key_F8)
        hands.scan(*(one.code for one in carried))
        self._type_counts(secret_free=False)
        self._open_drawn()
        self._agree()
        shelf = iter(
            (
                self.room.archivist.badge_code,
                year.command(Act.RESHELVE),
                *(one.code for one in carried),
            )
        )
        self._papers(meanwhile=shelf)
        hands.scan(*shelf)
        return hands.spent

    def note(self) -> Handover:
        """The last note, as the book has it."""
        with self.ledger.read() as db:
            return handover.handovers.find(db)[-1]

    def close(self) -> bool:
        """Shut the window; whether the book is whole."""
        with self.ledger.read() as db:
            whole = verify(db, self.ledger.register).whole
        self.office.frame.close()
        self.office.close()
        return whole

    def _begin(self) -> Hands:
        self.hands.spent = Spent()
        return self.hands

    def _type_counts(self, *, secret_free: bool) -> None:
        with self.ledger.read() as db:
            there = handover.listed(db, self.note().id)
        figures = f"{there.boxes}\r{there.volumes}\r{there.items}"
        self.hands.count(there.volumes * COUNT_VOLUME_S)
        self.hands.press(Qt.Key.Key_F9)
        self.hands.type(f"{figures}\r{figures}")
        self.hands.type("\t " if secret_free else "")
        self.hands.look()
        self.hands.press(Qt.Key.Key_F9)

    def _open_drawn(self) -> None:
        with self.ledger.read() as db:
            drawn = spotcheck.drawn(db, self.note().id)
            pages = [catalogue.units.get(db, one.unit).pages for one in drawn]
        for counted in pages:
            self.hands.count(COUNT_PAGES_S)
            self.hands.type(f"{counted}\r")
        self.hands.look()
        self.hands.press(Qt.Key.Key_F9)

    def _agree(self) -> None:
        self.hands.look()
        self.hands.type(f"{CLIENT_SECRET}\r{OUR_SECRET}")
        self.hands.look()
        self.hands.type("\r")
        self._must_be(HandoverState.AGREED)

    def _papers(self, meanwhile: Iterator[str]) -> None:
        """Print both, each looked at; sign them; scan one of them; file."""
        hands = self.hands
        hands.press(Qt.Key.Key_F9)
        for _copy in (1, 2):
            hands.wait_for_paper(meanwhile)
            hands.look()
            hands.press(Qt.Key.Key_F9)
        self._must_be(HandoverState.PRINTED)
        hands.sign_by_pen(PLACES)
        hands.look()
        hands.scan(self.note().number)
        self._must_be(HandoverState.SIGNED)
        hands.look()
        hands.press(Qt.Key.Key_F9)
        self._must_be(HandoverState.FILED)

    def _must_be(self, state: HandoverState) -> None:
        found = self.note()
        if found.state is not state:
            notice = self.office.frame.notice.accessibleName()
            raise RuntimeError(f"{found.state}, not {state}: {notice}")


def played(
    application: QApplication, root: Path, kind: UnitKind, volumes: int = VOLUMES
) -> dict[Direction, Spent]:
    """Out, worked on, and home, in a new book; `kind` is what is scanned.

    Raises:
        RuntimeError: the window did not do what people expect of it, or the book is not whole.
    """
    desk = Desk(application, root, Room(volumes))
    carried = desk.room.units(kind)
    out = desk.out(carried)
    desk.room.work(carried)
    home = desk.home(carried)
    if not desk.close():
        raise RuntimeError("The book is not whole.")
    return {Direction.OUT: out, Direction.BACK: home}


def line(name: str, spent: Spent, aim: float) -> dict[str, Any]:
    """A line for the page of figures."""
    return {
        "name": name,
        "ours_ms": round(spent.whole * 1000),
        "plain_ms": round(aim * 1000),
        "ratio": round(spent.whole / aim, 2),
        "aim": "≤ 1",
        "where_the_time_goes": {
            "scans": spent.scans,
            "keys": spent.keys,
            "at reader and keyboard": f"{spent.hands:.1f} s",
            "the program": f"{spent.program:.1f} s",
            "the program, slowest answer": f"{spent.slowest:.2f} s",
            "waiting for the printer": f"{spent.printer:.1f} s",
            "the printer while somebody scans on, not in the sum": f"{spent.beside:.1f} s",
            "signing by pen": f"{spent.pen:.1f} s",
            "besides, counting volumes and pages": f"{spent.work:.1f} s",
            "the aim is kept up to, a scan": f"{spent.scan_may_take(aim):.1f} s",
        },
    }


def main() -> int:
    """Prints lines of JSON."""
    ways = ((UnitKind.BOX, "in 2 boxes"), (UnitKind.VOLUME, "one by one"))
    application = QApplication([])
    with tempfile.TemporaryDirectory(prefix="workroom-bench-") as folder:
        for kind, how in ways:
            spent = played(application, Path(folder) / kind.name, kind)
            for direction, where, aim in (
                (Direction.OUT, "out, against four minutes", OUT_AIM_S),
                (Direction.BACK, "home, against three minutes", HOME_AIM_S),
            ):
                told = line(f"{VOLUMES} volumes {how} {where}", spent[direction], aim)
                print(json.dumps(told, ensure_ascii=False), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
