"""How both parties agree an opening statement: two seats, or first somebody's word."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from workroom.base.ids import PersonId
from workroom.base.word import Word
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.opening.saying import said_counts
from workroom.rooms.people.model import Party
from workroom.rooms.people.rules import Right
from workroom.rooms.people.service import badge_holder, check_secret
from workroom.ui.catalogue.opening_screen import OpeningScreen
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.signing import Seat, Signing
from workroom.ui.kit.word_form import WordForm

CLIENT, CONTRACTOR = Party.CLIENT.value, Party.CONTRACTOR.value
SAYS = N_(
    "Both parties agree that everything stands as this statement tells: in the room {here}; "
    "home {home}. With this it does, and is not told anew."
)

Then = Callable[[PersonId, PersonId], object]


def sign(bench: Bench, parent: QWidget, screen: OpeningScreen, then: Then) -> None:
    """Each party signs with a secret of its own; `then` hears who for the client, who for the
    contractor.
    """
    made = Signing(
        bench,
        parent,
        title=N_("Agree the opening statement"),
        statement=_says(screen),
        seats=(
            Seat(
                key=CLIENT,
                label=N_("For the client"),
                people=screen.able(Right.ISSUE, Party.CLIENT),
            ),
            Seat(
                key=CONTRACTOR,
                label=N_("For the contractor"),
                people=screen.able(Right.RECEIVE, Party.CONTRACTOR),
            ),
        ),
        check=check_secret,
        whose=badge_holder,
        verb=N_("Agree"),
    )

    def signed(who: Mapping[str, PersonId]) -> None:
        then(who[CLIENT], who[CONTRACTOR])

    made.signed.connect(signed)
    made.finished.connect(lambda _result: made.deleteLater())
    made.open()


def ask_word(
    bench: Bench, parent: QWidget, screen: OpeningScreen, then: Callable[[Word], object]
) -> None:
    """It is so all the same: who vouches, why, and what it rests on."""
    reasons = screen.stands_right.reasons
    form = WordForm(
        bench,
        parent,
        about=reasons[0].phrase,
        people=tuple((one.id, one.name) for one in screen.people if one.has_secret),
        check=check_secret,
    )
    form.given.connect(then)
    form.open()


def _says(screen: OpeningScreen) -> Phrase:
    if screen.totals is None:
        return phrase("")
    whole = screen.totals.whole
    return phrase(SAYS, here=said_counts(whole.here), home=said_counts(whole.home))
