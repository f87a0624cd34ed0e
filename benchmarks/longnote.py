"""Times the note of 80 boxes with its list of 2,000 items, two originals, against three seconds."""

import cProfile
import gc
import json
import pstats
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from notes import MATTERS, PLACES, SURNAMES

from workroom.base.event import Entry
from workroom.base.ids import NOBODY, PersonId, ProjectId
from workroom.book import make_book
from workroom.ledger.work import Ledger
from workroom.paper.barcode import code128, qr
from workroom.paper.render import render
from workroom.paper.sheet import Sheet
from workroom.paper.typeset import caption, fit, one_line, squeeze
from workroom.rooms.handover.model import HandoverAgreed
from workroom.rooms.handover.slip import handover_note
from workroom.rooms.handover.specimen import specimen
from workroom.rooms.people import service as people
from workroom.rooms.people.model import Party, Role
from workroom.rooms.project import service as project

BOXES, INSIDE = 80, 25
THREE_SECONDS = 3000
ROUNDS = 5
NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
PARTS = {
    "breaking texts into lines": ("typeset.py",),
    "rows and their heights": ("tables.py", "bands.py"),
    "pages": ("pages.py", "laid.py"),
    "drawing": ("pen.py", "furniture.py", "pieces.py"),
    "looking for letters that the font lacks": ("proof.py", "fonts.py"),
    "reportlab": ("reportlab",),
}
"""What is said of the time, and in which files it is spent."""


def note(folder: Path) -> tuple[Ledger, Entry[HandoverAgreed]]:
    """An empty room, and the agreement of a long note in which no two titles are alike."""
    ledger = make_book(folder / "book", lambda: NOON)
    with ledger.work(by=NOBODY) as work:
        project.found(work, name="数字化加工室", code="WR1", client="档案馆", contractor="数字公司")
        opened = project.open_project(work, code="HT26", name="馆藏档案数字化")
        keeper = people.enroll(
            work, name="王建国", party=Party.CONTRACTOR, roles=(Role.MANAGER, Role.CUSTODIAN)
        )
    return ledger, _distinct(specimen_of(opened.id, keeper.id))


def specimen_of(of: ProjectId, who: PersonId) -> Entry[HandoverAgreed]:
    """The made-up note, with as many lines as are wanted."""
    return specimen(project=of, client=who, contractor=who, at=NOON, boxes=BOXES, inside=INSIDE)


def _distinct(entry: Entry[HandoverAgreed]) -> Entry[HandoverAgreed]:
    lines = tuple(
        replace(
            line, title=f"{_name(at)}{PLACES[at % 8]}{MATTERS[at // 8 % 6]}（{at}）{line.title}"
        )
        for at, line in enumerate(entry.event.lines)
    )
    return replace(entry, event=replace(entry.event, lines=lines))


def _name(at: int) -> str:
    return SURNAMES[at % 40] + SURNAMES[at // 40 % 40]


def sheets(ledger: Ledger, entry: Entry[HandoverAgreed]) -> tuple[Sheet, ...]:
    """Both originals, the note and its list."""
    with ledger.read() as db:
        return handover_note(
            db,
            lambda seqs: ledger.entries(db, seqs=seqs),
            entry,
            printed_at=NOON,
            printed_by="王建国",
        )


def once(ledger: Ledger, entry: Entry[HandoverAgreed]) -> float:
    """Milliseconds of the processor for one run, with nothing kept of an earlier one."""
    for kept in (fit, one_line, squeeze, caption, code128, qr):
        kept.cache_clear()
    gc.collect()
    begin = time.process_time()
    render(sheets(ledger, entry))
    return (time.process_time() - begin) * 1000


def shares(ledger: Ledger, entry: Entry[HandoverAgreed]) -> Iterator[tuple[str, str]]:
    """Where the time goes, in parts of a hundred: a profile's ratios, not its figures."""
    profile = cProfile.Profile()
    profile.enable()
    once(ledger, entry)
    profile.disable()
    found = pstats.Stats(profile).stats  # type: ignore[attr-defined]  # the stubs leave it out
    whole = sum(own for _, _, own, _, _ in found.values())
    rest = whole
    for name, files in PARTS.items():
        own = sum(
            spent for (file, _, _), (_, _, spent, _, _) in found.items() if _is_of(file, files)
        )
        rest -= own
        yield name, f"{own / whole:.0%}"
    yield "Python itself, and the rest", f"{rest / whole:.0%}"


def _is_of(file: str, files: tuple[str, ...]) -> bool:
    path = Path(file)
    return path.name in files or any(one in path.parts for one in files)


def main() -> int:
    """Prints one line of JSON."""
    with tempfile.TemporaryDirectory(prefix="workroom-bench-") as folder:
        ledger, entry = note(Path(folder))
        once(ledger, entry)
        took = statistics.median(once(ledger, entry) for _ in range(ROUNDS))
        result = {
            "name": "80 boxes, 2,000 items, two originals: the processor, against three seconds",
            "ours_ms": round(took),
            "plain_ms": THREE_SECONDS,
            "ratio": round(took / THREE_SECONDS, 2),
            "aim": "≤ 1",
            "where the time goes": dict(shares(ledger, entry)),
        }
        ledger.close()
    print(json.dumps(result, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
