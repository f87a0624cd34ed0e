"""Writes a finished file so that it is there whole or not at all."""

import os
import tempfile
from pathlib import Path

from workroom.base.words import N_
from workroom.paper.errors import PaperError

NOT_WRITTEN = N_("{path} could not be written: {cause}.")


def put(path: Path, content: bytes) -> None:
    """Write a file so that a power cut leaves the old one or the new one, never half of one.

    Raises:
        PaperError: the disk did not take it.
    """
    try:
        descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(draft).replace(path)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)
    except OSError as error:
        raise PaperError(NOT_WRITTEN, path=path, cause=error.strerror or error) from error


def _sync_folder(folder: Path) -> None:
    """The new name is on the disk too; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
