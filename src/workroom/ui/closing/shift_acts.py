"""The signatures of noon and of the change of shifts."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from workroom.base.errors import WorkroomError
from workroom.base.ids import PersonId
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.shifts import service
from workroom.ui.closing.counting import Counted
from workroom.ui.closing.noon import ShuttingView, ShutView
from workroom.ui.closing.screen import ClosingScreen
from workroom.ui.closing.signing import FIRST, LEAVES, NEXT, SECOND, by_shift, by_two
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.theme import Tone

SHUTS = N_("We shut the room over noon. {count} are left inside; the seal on the door is {seal}.")
SHUTS_EMPTY = N_("We shut the room over noon. Everything is in a cabinet.")
OPENS = N_("We opened the room again after noon.")
OPENS_WHOLE = N_("We opened the room again after noon. Seal {seal} on the door was whole.")
OPENS_BROKEN = N_("We opened the room again after noon. The seal on the door was not whole: {what}")
HANDS_OVER = N_(
    "We counted the cabinets together and found {boxes} boxes, {volumes} volumes and {items} "
    "items. {count} stay at their workstations, by the names of their holders. Who comes takes "
    "over from who leaves."
)
SHUT = N_("The room is shut.")
OPEN_AGAIN = N_("The room is open again.")
HANDED_OVER = N_("The shift is handed over to {name}.")


class ShiftActs:
    """Asks for the signatures, then does the act as one work by the first who signed."""

    def __init__(
        self,
        bench: Bench,
        page: QWidget,
        desk: Desk[ClosingScreen],
        *,
        done: Callable[[], object],
        refused: Callable[[WorkroomError], object],
    ) -> None:
        """`done` is called when it was written down, `refused` when a rule said no."""
        self._bench = bench
        self._page = page
        self._desk = desk
        self._done = done
        self._refused = refused

    def shut(self, screen: ClosingScreen, asked: ShuttingView, counted: Counted) -> None:
        """The two who shut the room sign."""
        seal, remark, left = asked.seal, asked.remark, len(screen.stragglers)
        statement = phrase(SHUTS, count=left, seal=seal or "—") if left else phrase(SHUTS_EMPTY)
        signing = by_two(
            self._bench,
            self._page,
            screen,
            title=N_("Shut the room over noon"),
            statement=statement,
        )

        def act(people: dict[str, PersonId]) -> None:
            self._desk.do(
                lambda work: service.pause(
                    work,
                    witness=people[SECOND],
                    seal=seal,
                    remark=remark,
                    reasons=counted.reasons,
                ),
                then=lambda _entry: self._say(phrase(SHUT)),
                failed=self._refused,
                by=people[FIRST],
            )

        signing.signed.connect(act)
        signing.open()

    def open_again(self, screen: ClosingScreen, asked: ShutView) -> None:
        """The two who open it again sign for how they found the seal."""
        seal, whole, remark = asked.seal, asked.whole, asked.remark
        if not whole:
            statement = phrase(OPENS_BROKEN, what=remark)
        else:
            statement = phrase(OPENS_WHOLE, seal=seal) if seal else phrase(OPENS)
        signing = by_two(
            self._bench,
            self._page,
            screen,
            title=N_("Open the room again"),
            statement=statement,
        )

        def act(people: dict[str, PersonId]) -> None:
            self._desk.do(
                lambda work: service.resume(
                    work, witness=people[SECOND], seal=seal, whole=whole, remark=remark
                ),
                then=lambda _entry: self._say(phrase(OPEN_AGAIN)),
                failed=self._refused,
                by=people[FIRST],
            )

        signing.signed.connect(act)
        signing.open()

    def hand_over(self, screen: ClosingScreen, counted: Counted) -> None:
        """Who comes and who leaves sign one count."""
        statement = phrase(
            HANDS_OVER,
            boxes=sum(one.boxes for one in counted.found),
            volumes=sum(one.volumes for one in counted.found),
            items=sum(one.items for one in counted.found),
            count=len(screen.stragglers),
        )
        signing = by_shift(self._bench, self._page, screen, statement=statement)

        def act(people: dict[str, PersonId]) -> None:
            said = phrase(HANDED_OVER, name=screen.names.get(people[NEXT], ""))
            self._desk.do(
                lambda work: service.hand_over(
                    work,
                    leaves=people[LEAVES],
                    found=counted.found,
                    climate=counted.climate,
                    remark=counted.remark,
                    reasons=counted.reasons,
                ),
                then=lambda _entry: self._say(said),
                failed=self._refused,
                by=people[NEXT],
            )

        signing.signed.connect(act)
        signing.open()

    def _say(self, said: Phrase) -> None:
        self._done()
        self._bench.notify(self._bench.words.say(said), Tone.DONE)
