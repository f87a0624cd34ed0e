"""One private print queue for the tests of this folder."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from printing.queue import Queue, private_queue


@pytest.fixture(scope="module")
def queue() -> Iterator[Queue]:
    """A real queue; its folder lies outside `tmp_path`, since a socket's path must be short."""
    with (
        tempfile.TemporaryDirectory(prefix="queue") as folder,
        private_queue(Path(folder)) as ready,
    ):
        yield ready


@pytest.fixture
def cups(queue: Queue, monkeypatch: pytest.MonkeyPatch) -> Queue:
    """The queue, as the only printing system this test knows of."""
    monkeypatch.setenv("CUPS_SERVER", queue.server)
    return queue
