"""The signatures that open, hand over and close the day, and the client's under a breach."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from workroom.base.errors import WorkroomError
from workroom.base.ids import PersonId
from workroom.base.word import Word
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.closing import service
from workroom.rooms.counting import service as counting
from workroom.rooms.counting.model import Purpose
from workroom.rooms.holds import service as holds
from workroom.ui.closing.breach_screen import BlockingBreach
from workroom.ui.closing.counting import Counted
from workroom.ui.closing.screen import ClosingScreen, Phase
from workroom.ui.closing.signing import (
    CLIENT,
    FIRST,
    NEXT,
    SECOND,
    by_client,
    by_successor,
    by_two,
)
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.theme import Tone

OPENED = N_("The day is open.")
CLOSED = N_("The day is closed. Its sheet is {number}.")
ANSWERED = N_("The client has written under it.")
WE_COUNTED = N_(
    "We counted the cabinets together and found {boxes} boxes, {volumes} volumes and {items} items."
)
WE_FORCE = N_("We counted together. Not all is in order; it rests on the word of {name}: {why}")
ANSWERS = N_("For the client, under the word of {name}: {answer}")

TAKES_OVER = N_(
    "I take the archives of this room into my care, in place of {name}, from now on. "
    "{count} are not locked up."
)
RELIEVED = N_("{name} is custodian on duty from now on.")


class DayActs:
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
        """`done` is called when the day was opened or closed, `refused` when a rule said no."""
        self._bench = bench
        self._page = page
        self._desk = desk
        self._done = done
        self._refused = refused

    def sign(self, screen: ClosingScreen, counted: Counted, word: Word | None) -> None:
        """The two who counted sign; then the day opens or closes, with a word all the same."""
        morning = screen.phase is Phase.BEFORE
        signing = by_two(
            self._bench,
            self._page,
            screen,
            title=N_("Open the day") if morning else N_("Close the day"),
            statement=_statement(screen, counted, word),
        )
        act = self._open_day if morning else self._close_day
        signing.signed.connect(lambda people: act(people, counted, word))
        signing.open()

    def begin_count(self, purpose: Purpose) -> None:
        """Freeze the list of what must be there; whoever is at the desk begins it."""
        self._desk.do(lambda work: counting.begin(work, purpose=purpose))

    def give_up_count(self) -> None:
        """Let the list go; what was scanned stays in the journal."""
        self._desk.do(counting.give_up)

    def answer(self, screen: ClosingScreen, breach: BlockingBreach, answer: str) -> None:
        """A person of the client signs what is written under a breach."""
        statement = phrase(ANSWERS, name=breach.name, answer=answer)
        signing = by_client(self._bench, self._page, screen, breach, statement=statement)
        signing.signed.connect(
            lambda people: self._desk.do(
                lambda work: holds.answer_breach(work, breach=breach.id, answer=answer),
                then=lambda _none: self._bench.notify(self._bench.words(ANSWERED), Tone.DONE),
                by=people[CLIENT],
            )
        )
        signing.open()

    def relieve(self, screen: ClosingScreen) -> None:
        """The custodian who comes on duty signs, and the duty passes. §4.3.5."""
        before = screen.names.get(screen.day.custodian, "") if screen.day is not None else ""
        statement = phrase(TAKES_OVER, name=before, count=len(screen.stragglers))
        signing = by_successor(self._bench, self._page, screen, statement=statement)

        def take_over(people: dict[str, PersonId]) -> None:
            said = phrase(RELIEVED, name=screen.names.get(people[NEXT], ""))
            self._desk.do(
                lambda work: service.relieve_custodian(work, custodian=people[NEXT]),
                then=lambda _none: self._bench.notify(self._bench.words.say(said), Tone.DONE),
                by=people[NEXT],
            )

        signing.signed.connect(take_over)
        signing.open()

    def _open_day(self, people: dict[str, PersonId], counted: Counted, word: Word | None) -> None:
        custodian = counted.custodian if counted.custodian is not None else people[FIRST]
        self._desk.do(
            lambda work: service.open_day(
                work,
                found=counted.found,
                witness=people[SECOND],
                custodian=custodian,
                climate=counted.climate,
                remark=counted.remark,
                reasons=counted.reasons,
                door_seal=counted.door_seal,
                door_whole=counted.door_whole,
                word=word,
            ),
            then=lambda _entry: self._say(phrase(OPENED)),
            failed=self._refused,
            by=people[FIRST],
        )

    def _close_day(self, people: dict[str, PersonId], counted: Counted, word: Word | None) -> None:
        self._desk.do(
            lambda work: service.close_day(
                work,
                found=counted.found,
                witness=people[SECOND],
                power_off=counted.power_off,
                climate=counted.climate,
                remark=counted.remark,
                reasons=counted.reasons,
                door_seal=counted.door_seal,
                word=word,
            ),
            then=lambda entry: self._say(phrase(CLOSED, number=entry.event.number)),
            failed=self._refused,
            by=people[FIRST],
        )

    def _say(self, said: Phrase) -> None:
        self._done()
        self._bench.notify(self._bench.words.say(said), Tone.DONE)


def _statement(screen: ClosingScreen, counted: Counted, word: Word | None) -> Phrase:
    if word is not None:
        return phrase(WE_FORCE, name=screen.names.get(word.who, ""), why=word.why)
    return phrase(
        WE_COUNTED,
        boxes=sum(one.boxes for one in counted.found),
        volumes=sum(one.volumes for one in counted.found),
        items=sum(one.items for one in counted.found),
    )
