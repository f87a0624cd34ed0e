"""A book is a folder: the database, the papers, the images, the backups, this PC's settings."""

from pathlib import Path

from workroom.base.errors import BookError
from workroom.base.words import N_

NO_BOOK = N_(
    "There is no book in {path}. Make one with `workroom init`, or name its folder with --book."
)
BOOK_ALREADY = N_("There is a book in {path} already. Choose an empty folder.")
NOT_A_FOLDER = N_("{path} is not a folder.")
CANNOT_MAKE = N_("The folder {path} cannot be made: {why}.")


class Folder:
    """Where the parts of one book are."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.database = root / "workroom.db"
        self.papers = root / "papers"
        self.signed = self.papers / "signed"
        self.images = root / "images"
        self.backups = root / "backups"
        self.settings = root / "settings.toml"

    def demand_book(self) -> None:
        """Raises BookError where there is none."""
        if self.root.exists() and not self.root.is_dir():
            raise BookError(NOT_A_FOLDER, path=self.root)
        if not self.database.is_file():
            raise BookError(NO_BOOK, path=self.root)

    def make(self) -> None:
        """Make the folder for a new book. Raises BookError where one lies already."""
        if self.root.exists() and not self.root.is_dir():
            raise BookError(NOT_A_FOLDER, path=self.root)
        if self.database.exists():
            raise BookError(BOOK_ALREADY, path=self.root)
        try:
            for part in (self.root, self.papers, self.images, self.backups):
                part.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BookError(
                CANNOT_MAKE, path=self.root, why=error.strerror or str(error)
            ) from error
