"""Pictures of every page over the demonstration: both languages, both looks, both sizes."""

import os
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from workroom.app import main
from workroom.book import open_book
from workroom.ledger import journal
from workroom.rooms.people import store as people
from workroom.settings import PcSettings
from workroom.ui.shots import take_shots
from workroom.ui.start import Office

USER = "王建国"


def take_all(folder: Path) -> int:
    """Live the two days of the demonstration, open the window on them, and visit every page."""
    with tempfile.TemporaryDirectory(prefix="workroom-screens-") as temporary:
        root = Path(temporary) / "book"
        if main(["demo", str(root), "--no-window", "--json"]) != 0:
            return 1
        application = QApplication([])
        ledger = open_book(root)
        with ledger.read() as db:
            *_, last = journal.lines(db)
            user = people.by_name(db, USER).id
        curtain = last.recorded_at + timedelta(minutes=1)
        ledger.clock = lambda: curtain
        office = Office(application, ledger, PcSettings(station="1号台"))
        office.frame.show()
        office.presence.sign_in(user)
        for path in take_shots(office.frame, office.tasks, folder):
            sys.stdout.write(f"{path}\n")
        office.close()
    return 0


if __name__ == "__main__":
    sys.exit(take_all(Path(sys.argv[1] if len(sys.argv) > 1 else "build/screens")))
