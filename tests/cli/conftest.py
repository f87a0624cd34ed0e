"""What tests of the command line may ask for: a call, and a book in which much has happened."""

from pathlib import Path

import pytest

from books import Book, copy_of, lived_in
from calls import Answer, Call
from workroom.app import main


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Call `workroom` with these words; whatever happens, it must not raise."""

    def called(*words: object) -> Answer:
        capsys.readouterr()
        status = main([str(word) for word in words])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Answer(status, out, err)

    return called


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A small book in which every kind of thing has happened; nobody touches it."""
    made = lived_in(tmp_path_factory.mktemp("lived") / "book")
    made.close()
    return made


@pytest.fixture
def lived_root(lived: Book, tmp_path: Path) -> Path:
    """The folder of a copy of it."""
    made = copy_of(lived, tmp_path / "book")
    made.close()
    return tmp_path / "book"
