"""How a day's closing comes out, as it is meant and as the book has it, and which days differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from random import Random

from workroom.base.words import N_, Phrase, phrase

_REASONS = {
    "forced": N_("closed by a word"),
    "left_out": N_("not locked up: {what}"),
    "differs": N_("counted otherwise: {what}"),
    "unlocated": N_("archives not located: {what}"),
    "unfound": N_("not there: {what}"),
    "still_in": N_("not signed out: {what}"),
    "unfollowed": N_("hazard without an entry: {what}"),
    "put_right": N_("put away during the count: {what}"),
    "elsewhere": N_("found in another cabinet: {what}"),
}
NOTHING = N_("everything in its place")


@dataclass(frozen=True, slots=True)
class Closing:
    """All by which one day's closing can differ from another's.

    `differs` are cabinets by name, `unfound` keys and badges as people call them,
    `still_in` who had not signed out, `unfollowed` numbers of hazards; `put_right`
    how many times something was put into a cabinet while it was counted, `elsewhere`
    how many things were found in another cabinet than the book says.
    """

    forced: bool = False
    left_out: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    unlocated: int = 0
    unfound: tuple[str, ...] = ()
    still_in: tuple[str, ...] = ()
    unfollowed: tuple[str, ...] = ()
    put_right: int = 0
    elsewhere: int = 0

    @property
    def came_out(self) -> bool:
        """Whether everything was there in the end, and in its place."""
        missing = self.unfound or self.left_out or self.differs or self.unlocated
        return not (self.forced or missing or self.still_in)

    @property
    def reasons(self) -> tuple[str, ...]:
        """By which of them it differs, by their names; empty for a closing without any."""
        return tuple(name for name in _REASONS if getattr(self, name))

    @property
    def told(self) -> tuple[Phrase, ...]:
        """The same in words."""
        said = (phrase(_REASONS[name], what=getattr(self, name)) for name in self.reasons)
        return tuple(said) or (phrase(NOTHING),)


class Fate(Enum):
    """What goes wrong with a closing."""

    NOTHING = 0
    FORGOTTEN = 1
    """A volume lies at a workstation; the count finds it."""
    LEFT = 2
    """Nobody finds it: the day is closed by a word, the client writes next morning."""
    KEY_AWAY = 3
    """Somebody has taken a key home, for two evenings."""
    BADGE_LOST = 4
    MISLAID = 5
    """A box lies in another cabinet than the one that was scanned."""
    OVERLOOKED = 6
    """A box is not seen in its cabinet: forced, and found in the morning."""
    MISCOUNTED = 7
    """Somebody counts wrong; counted again, it comes out."""
    NOT_SCANNED_OUT = 8
    """Somebody has gone home without a scan at the door."""
    UNSIGNED = 9
    """A visitor has left without signing the slip."""
    IN_A_DRAWER = 10
    """A disk was not brought back; it is fetched, and the day closes."""

    @property
    def is_forced(self) -> bool:
        """Whether the next opening waits for the client."""
        return self in (Fate.LEFT, Fate.OVERLOOKED)

    @property
    def needs_archives(self) -> bool:
        """Whether it happens to a volume or a box, so that one must be in the room."""
        return self in (Fate.FORGOTTEN, Fate.LEFT, Fate.MISLAID, Fate.OVERLOOKED)


_RATES = {
    Fate.FORGOTTEN: 8,
    Fate.LEFT: 25,
    Fate.KEY_AWAY: 30,
    Fate.BADGE_LOST: 30,
    Fate.MISLAID: 15,
    Fate.OVERLOOKED: 40,
    Fate.MISCOUNTED: 12,
    Fate.NOT_SCANNED_OUT: 10,
    Fate.UNSIGNED: 30,
    Fate.IN_A_DRAWER: 30,
}
"""Once in so many days; in a short play each once, as long as there are days."""
_EVENINGS = {Fate.KEY_AWAY: 2}


def fates(days: int, random: Random) -> list[Fate]:
    """What goes wrong with the closing of each day; the last one comes out."""
    chosen: list[Sequence[Fate]] = []
    left = (days - 1) * 3 // 4
    for fate, rate in _RATES.items():
        for _ in range(max(1, round(days / rate))):
            evenings = _EVENINGS.get(fate, 1)
            if evenings <= left:
                chosen.append([fate] * evenings)
                left -= evenings
    plain = days - 1 - sum(map(len, chosen))
    chosen += [[Fate.NOTHING]] * plain
    random.shuffle(chosen)
    return [*(fate for some in chosen for fate in some), Fate.NOTHING]
