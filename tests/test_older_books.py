"""Books that an older program wrote: a small one of each shape there was, as `shapes/*.sql`."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from workroom.base.clauses import ACCESS_RIGHTS, DUAL_NOTE, EVERY_LINK, NIGHT_IN_CABINET
from workroom.base.resources import migrations, resources
from workroom.base.words import Language, Words
from workroom.book import open_book
from workroom.ledger.engine import open_engine
from workroom.ledger.folder import Folder
from workroom.ledger.shape import HEAD, shape_of
from workroom.ledger.verify import Finding, verify
from workroom.ledger.work import Ledger
from workroom.rooms.station import store
from workroom.rooms.station.model import KeptScan, Outcome, sentences

SHAPES = sorted((Path(__file__).parent / "shapes").glob("*.sql"))


def written(shape: Path, root: Path) -> Folder:
    """The folder of a book as the program of that shape left it."""
    folder = Folder(root)
    folder.make()
    config = Config()
    config.set_main_option("script_location", str(migrations()))
    engine = open_engine(folder.database)
    with engine.connect().execution_options(writes=True) as db, db.begin():
        config.attributes["connection"] = db
        command.upgrade(config, shape.stem)
    engine.dispose()
    with closing(sqlite3.connect(folder.database)) as raw:
        raw.executescript(shape.read_text("utf-8"))
    return folder


def examined(ledger: Ledger) -> Finding:
    with ledger.read() as db:
        return verify(db, ledger.register)


@pytest.fixture
def first(tmp_path: Path) -> Folder:
    """A book of the first shape, in which six scans are kept."""
    return written(SHAPES[0], tmp_path / "old")


@pytest.fixture
def kept(first: Folder) -> Iterator[dict[int, KeptScan]]:
    """The kept scans of that book by their entries, after this program has opened it."""
    ledger = open_book(first.root)
    with ledger.read() as db:
        found = [*store.recent(db, Outcome.REFUSED), *store.recent(db, Outcome.UNKNOWN)]
    yield {one.id: one for one in found}
    ledger.close()


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.stem)
def test_a_book_of_an_older_shape_is_whole_when_this_program_has_opened_it(
    shape: Path, tmp_path: Path
) -> None:
    folder = written(shape, tmp_path / "old")
    assert shape_of(folder.database) == shape.stem
    ledger = open_book(folder.root)
    assert shape_of(folder.database) == HEAD
    assert examined(ledger).breaks == ()
    ledger.close()


def test_each_older_shape_has_a_book_here() -> None:
    before = [f"{number:04}" for number in range(1, int(HEAD))]
    assert [shape.stem for shape in SHAPES] == before


def test_the_clauses_of_a_scan_kept_in_one_sentence_stay_with_it(kept: dict[int, KeptScan]) -> None:
    cited = {seq: [reason.clause for reason in one.reasons] for seq, one in kept.items()}
    assert cited == {
        25: [str(ACCESS_RIGHTS)],
        26: [str(NIGHT_IN_CABINET)],
        27: [str(DUAL_NOTE)],
        28: [str(ACCESS_RIGHTS), str(EVERY_LINK)],
        29: [""],
        30: [""],
    }


@pytest.mark.parametrize(
    ("seq", "said"),
    [
        pytest.param(25, "本工位无人登记，请先刷胸牌。", id="without_values_in_any_language"),
        pytest.param(
            28,
            "Image inspection is for the Quality inspector; 林强 has not that role. "
            "J038-001-0001: Image processing must be done before Image inspection.",
            id="with_values_as_it_was_kept",
        ),
        pytest.param(
            30, "{X} is no box, volume or item of this book. The scan was kept.", id="with_braces"
        ),
    ],
)
def test_a_scan_kept_in_one_english_sentence_is_said(
    kept: dict[int, KeptScan], seq: int, said: str
) -> None:
    words = Words(Language.CHINESE, resources() / "locales")
    assert list(map(words.say, sentences(kept[seq].reasons))) == [said]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        pytest.param(
            "UPDATE kept_scans SET reason = 'Done.' WHERE id = 28",
            "kept_scans id=28",
            id="a_sentence_was_changed",
        ),
        pytest.param(
            "INSERT INTO kept_scans SELECT 99, at, station, by, code, outcome, reason "
            "FROM kept_scans WHERE id = 28",
            "kept_scans id=99",
            id="a_scan_was_added",
        ),
        pytest.param(
            "UPDATE kept_scans SET id = 1 WHERE id = 28",
            "kept_scans id=1",
            id="a_scan_was_put_to_another_entry",
        ),
    ],
)
def test_what_somebody_changed_in_an_older_book_is_still_found_in_it(
    first: Folder, change: str, where: str
) -> None:
    with closing(sqlite3.connect(first.database)) as raw, raw:
        raw.execute(change)
    ledger = open_book(first.root)
    assert where in [found.where for found in examined(ledger).breaks]
    ledger.close()
