"""A note of before the book at the hand-over page: filed, with no paper to be drawn."""

from pathlib import Path

from rooms.opening.running import agree, draft, row, written
from ui.handover.conftest import Hands
from workroom.rooms.handover import store
from workroom.ui.handover.papers_block import FILED, PapersBlock
from workroom.ui.kit.labels import Label


def test_an_old_note_says_that_its_paper_is_in_the_files(hands: Hands, tmp_path: Path) -> None:
    rows = [row(1, "在室", "2026-02-10", "1号柜", None, "2026-007")]
    agree(hands.book, draft(hands.book, written(tmp_path / "期初.xlsx", rows, ())))
    note = hands.read(lambda db: store.by_note(db, "2026-007"))
    assert note is not None
    hands.open(note.id)
    (block,) = hands.page.findChildren(PapersBlock)
    said = [one.text() for one in block.findChildren(Label) if one.text()]
    assert FILED in said
    assert (
        "The note 2026-007 is of before the book: its paper is in the files, not in here." in said
    )
    assert hands.refused == []
