"""What can go wrong, told apart by who can mend it."""

from workroom.base.words import Phrase


class WorkroomError(Exception):
    """Something the person at the desk can understand and act on; anything else is a defect."""

    def __init__(self, template: str, /, **values: object) -> None:
        self.phrase = Phrase(template, values)
        super().__init__(template, values)

    def __str__(self) -> str:
        return str(self.phrase)


class NotFoundError(WorkroomError):
    """Nothing is registered under that number or code."""


class InputError(WorkroomError):
    """What was typed, or brought in a file, cannot be read as what it should be."""


class BookError(WorkroomError):
    """The book cannot be opened, written or trusted: busy, read-only, full, damaged, newer."""


class DeviceError(WorkroomError):
    """A printer, scanner or drive did not answer, or answered nonsense."""
