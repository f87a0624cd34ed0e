"""Asks who is at the desk, and for the secret that proves it."""

from PySide6.QtCore import QObject

from workroom.base.ids import PersonId
from workroom.base.words import N_, phrase
from workroom.ledger.work import Ledger
from workroom.rooms.people import store as people
from workroom.rooms.people.service import badge_holder, check_secret
from workroom.ui.kit.signing import Seat, Signing
from workroom.ui.kit.tasks import Tasks
from workroom.ui.presence import Presence
from workroom.ui.window import Frame

SIGN_IN = N_("Sign in")
WHO_IS_HERE = N_("Who is at the desk? What the pages do goes under this name.")


class SignIn(QObject):
    """Ctrl+L: whoever is here leaves; where nobody is, somebody proves who they are."""

    def __init__(self, frame: Frame, presence: Presence, *, ledger: Ledger, tasks: Tasks) -> None:
        super().__init__(frame)
        self._frame, self._presence = frame, presence
        self._ledger, self._tasks = ledger, tasks

    def ask(self) -> None:
        """Sign out, or ask who is here and for the secret."""
        if self._presence.person() is not None:
            self._presence.sign_out()
            return
        self._tasks.run(self._read, then=self._ask_among, failed=self._frame.complain, owner=self)

    def _read(self) -> tuple[tuple[PersonId, str], ...]:
        with self._ledger.read() as db:
            return tuple((one.id, one.name) for one in people.everybody(db) if one.active)

    def _ask_among(self, everybody: tuple[tuple[PersonId, str], ...]) -> None:
        signing = Signing(
            self._frame.bench,
            self._frame,
            title=SIGN_IN,
            statement=phrase(WHO_IS_HERE),
            seats=(Seat(key="who", label=SIGN_IN, people=everybody),),
            check=check_secret,
            whose=badge_holder,
            verb=SIGN_IN,
        )
        signing.finished.connect(signing.deleteLater)
        signing.signed.connect(lambda signed: self._presence.sign_in(signed["who"]))
        signing.open()
