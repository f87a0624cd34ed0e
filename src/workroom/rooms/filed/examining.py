"""Whether the scans that were attached still lie there as they were."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from workroom.base.words import N_, phrase
from workroom.ledger.folder import Folder
from workroom.ledger.reading import Reading
from workroom.ledger.verify import Break, Finding
from workroom.rooms.filed import store

GONE = N_("The scan of {number} is missing from the folder of the book.")
CHANGED = N_("The scan of {number} is not the file that was attached any more.")


def with_scans(db: Reading, folder: Folder, finding: Finding) -> Finding:
    """The finding, and what is wrong with the scanned papers beside the book."""
    return replace(finding, breaks=(*finding.breaks, *_breaks(db, folder)))


def _breaks(db: Reading, folder: Folder) -> Iterator[Break]:
    for one in store.every(db):
        path = folder.signed / one.file
        where = path.relative_to(folder.root).as_posix()
        try:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            yield Break(where, phrase(GONE, number=one.number))
            continue
        if digest != one.digest:
            yield Break(where, phrase(CHANGED, number=one.number))
