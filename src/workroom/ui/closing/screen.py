"""What the closing page shows: the room's day, the cabinets, what is not locked up, what stops."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType

from workroom.base.clauses import CUSTODIAN, DUTY_COUNT
from workroom.base.ids import CabinetId, Kind, PersonId
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.reading import Reading
from workroom.ledger.work import Ledger
from workroom.rooms.closing import leaving, reckoning, rules
from workroom.rooms.closing.model import Found, Inside, Missing, Reasons, Straggler
from workroom.rooms.custody import store as custody
from workroom.rooms.holds import store as holds
from workroom.rooms.holds.model import CabinetCount, CabinetSeal, DayState, RoomDay
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people import store as people_store
from workroom.rooms.people.model import Person, Role
from workroom.rooms.people.rules import Right
from workroom.rooms.project import store as project_store
from workroom.rooms.safety.hazards import Hazard
from workroom.rooms.site import store as site
from workroom.ui.closing.breach_screen import BlockingBreach, blocking_breaches
from workroom.ui.closing.count_screen import CountSeen, read_count

NO_CUSTODIAN = N_("Nobody is custodian on duty. Give somebody that role (KC) in Settings.")
NOBODY_ELSE = N_("Nobody else is custodian. Give somebody that role (KC) in Settings.")
PORTS_NOT_CHECKED = N_("Ports not looked at for too long: {codes}. Enter a check: Records, F8.")
TWO = 2
"""So many close the room, and leave it last."""
VOUCHERS = (Role.CLIENT_LEAD, Role.MANAGER)
"""Who may give the word by which a day opens or closes all the same."""


class Phase(Enum):
    """How far the room's day is."""

    BEFORE = "before"
    OPEN = "open"
    SHUT = "shut"
    """Over noon."""
    CLOSED = "closed"
    """Closed today; it opens again tomorrow."""


@dataclass(frozen=True, slots=True)
class CabinetLine:
    """What the book says lies in one cabinet."""

    id: CabinetId
    name: str
    boxes: int
    volumes: int
    items: int

    def beside(self, found: Found) -> CabinetCount:
        """The book's numbers beside what two people found."""
        return CabinetCount(
            cabinet=self.id,
            name=self.name,
            boxes=self.boxes,
            volumes=self.volumes,
            items=self.items,
            found_boxes=self.boxes if found.by_seal else found.boxes,
            found_volumes=self.volumes if found.by_seal else found.volumes,
            found_items=self.items if found.by_seal else found.items,
            seal=found.seal,
            by_seal=found.by_seal,
        )


@dataclass(frozen=True, slots=True)
class ClosingScreen:
    """All the page paints; `day` is the newest of the book, open or closed."""

    phase: Phase
    today: date
    day: RoomDay | None
    cabinets: tuple[CabinetLine, ...]
    blind: bool
    """Both sides agreed that counting shows no expected numbers."""
    stragglers: tuple[Straggler, ...]
    seals: Mapping[CabinetId, CabinetSeal]
    """The seals on cabinets that nobody has counted since."""
    opened: frozenset[CabinetId]
    """Those of them that were opened all the same."""
    count: CountSeen | None
    """The count by scanning that is under way."""
    unfollowed: tuple[Hazard, ...]
    hazard_stops: bool
    inside: tuple[Inside, ...]
    """Who has not signed out, visitors first."""
    media_out: tuple[str, ...]
    unchecked: tuple[str, ...] | None
    """Devices whose ports nobody has looked at for too long."""
    breaches: tuple[BlockingBreach, ...]
    people: tuple[Person, ...]
    names: Mapping[PersonId, str]

    @property
    def is_begun(self) -> bool:
        """The day is open, if shut over noon; not before it, nor when it is closed."""
        return self.phase in (Phase.OPEN, Phase.SHUT)

    @property
    def is_late(self) -> bool:
        """An earlier day was never closed."""
        return self.phase is Phase.OPEN and self.day is not None and self.day.day < self.today

    @property
    def locked_up(self) -> int:
        """How many boxes and volumes lie in cabinets; items go with what they lie in."""
        return sum(line.boxes + line.volumes for line in self.cabinets)

    @property
    def still_in(self) -> tuple[Inside, ...]:
        """Those of them who will not leave by closing the room: two of those who may do that."""
        keepers = {one.id for one in self.keepers}
        are_keepers = [one for one in self.inside if one.kind is Kind.PERSON and one.id in keepers]
        if len(are_keepers) > TWO:
            return self.inside
        return tuple(one for one in self.inside if one not in are_keepers)

    @property
    def notes(self) -> tuple[Phrase, ...]:
        """What stops nothing, and stands on the daily sheet."""
        notes = []
        if self.unfollowed and not self.hazard_stops:
            numbers = tuple(one.number for one in self.unfollowed)
            notes.append(phrase(rules.NOT_FOLLOWED_UP, numbers=numbers))
        if self.unchecked:
            notes.append(phrase(PORTS_NOT_CHECKED, codes=rules.first_few(self.unchecked)))
        return tuple(notes)

    @property
    def keepers(self) -> tuple[Person, ...]:
        """Who may open and close the day."""
        return self._with(people_rules.roles_for(Right.KEEP_DAY))

    @property
    def custodians(self) -> tuple[Person, ...]:
        """Who may be custodian on duty."""
        return self._with((Role.CUSTODIAN,))

    @property
    def successors(self) -> tuple[Person, ...]:
        """Who may relieve the custodian on duty."""
        on_duty = self.day.custodian if self.day is not None else None
        return tuple(one for one in self.custodians if one.id != on_duty)

    @property
    def answerers(self) -> tuple[Person, ...]:
        """Who may write under a breach for the client."""
        return self._with(people_rules.roles_for(Right.ANSWER_BREACH))

    @property
    def vouchers(self) -> tuple[Person, ...]:
        """Who may give the word for a forced opening or closing."""
        return self._with(VOUCHERS)

    def person(self, id_: PersonId | None) -> Person | None:
        """The person of that id, where the account is open."""
        return next((one for one in self.people if one.id == id_), None)

    def _with(self, roles: Iterable[Role]) -> tuple[Person, ...]:
        wanted = frozenset(roles)
        return tuple(one for one in self.people if wanted & set(one.roles))


def read_closing(db: Reading, ledger: Ledger, today: date) -> ClosingScreen:
    """The page's screen; `today` is the day of the room."""
    day = holds.last_day(db)
    people = people_store.everybody(db)
    names = {person.id: person.name for person in people}
    settings = project_store.settings(db)
    return ClosingScreen(
        phase=_phase(day, today),
        today=today,
        day=day,
        cabinets=_cabinets(db),
        blind=settings.on("blind_count"),
        stragglers=reckoning.stragglers(db),
        seals=reckoning.seals_of(db),
        opened=reckoning.opened_since_sealed(db),
        count=read_count(db),
        unfollowed=reckoning.unfollowed(db, day.day if day else today),
        hazard_stops=settings.on("hazard_stops_closing"),
        inside=leaving.not_signed_out(db),
        media_out=leaving.media_out(db),
        unchecked=leaving.ports_unchecked(db, day.day if day else today),
        breaches=blocking_breaches(db, ledger, day, names),
        people=tuple(person for person in people if person.active),
        names=names,
    )


def counted(screen: ClosingScreen, found: Mapping[CabinetId, Found]) -> tuple[CabinetCount, ...]:
    """The cabinets that were counted, beside the book."""
    return tuple(line.beside(found[line.id]) for line in screen.cabinets if line.id in found)


def opening_verdict(
    screen: ClosingScreen,
    found: Mapping[CabinetId, Found],
    custodian: PersonId | None,
    reasons: Reasons = MappingProxyType({}),
    *,
    door_seal: str = "",
    door_whole: bool = True,
    remark: str = "",
) -> Verdict:
    """Whether the day may be opened with this count; where counting is blind, but for the count."""
    if not screen.keepers:
        return nobody_may(screen)
    counts = () if screen.blind else counted(screen, found)
    verdict = YES if custodian is not None else no(NO_CUSTODIAN, CUSTODIAN)
    return (
        verdict
        & all_counted(screen, found)
        & seals_say(screen, found)
        & rules.may_open(
            screen.day,
            screen.today,
            counts,
            first=screen.keepers[0],
            second=None,
            custodian=screen.person(custodian),
            waiting=len(screen.breaches),
        )
        & rules.everything_found(missing_of(screen, found), reasons)
        & rules.door_seal_stands(
            screen.day.door_seal if screen.day else None,
            door_seal,
            whole=door_whole,
            remark=remark,
        )
    )


def closing_verdict(
    screen: ClosingScreen,
    found: Mapping[CabinetId, Found],
    reasons: Reasons,
    *,
    door_seal: str = "",
) -> Verdict:
    """Whether the day may be closed with this count; where counting is blind, but for the count."""
    if not screen.keepers:
        return nobody_may(screen)
    counts = () if screen.blind else counted(screen, found)
    return (
        all_counted(screen, found)
        & seals_say(screen, found)
        & rules.may_close(
            screen.day, screen.stragglers, counts, first=screen.keepers[0], second=None
        )
        & rules.everything_found(missing_of(screen, found), reasons)
        & rules.media_locked_up(screen.media_out)
        & rules.everybody_out(screen.still_in, reasons)
        & rules.break_is_sealed(door_seal, counted(screen, found))
        & rules.hazards_followed_up(screen.unfollowed, stops=screen.hazard_stops)
    )


def relief_verdict(screen: ClosingScreen) -> Verdict:
    """Whether another custodian may come on duty now. §4.3.5 专人保管."""
    if not screen.successors:
        return no(NOBODY_ELSE, CUSTODIAN)
    day = screen.day if screen.phase is Phase.OPEN else None
    return rules.may_relieve(day, screen.successors[0])


def missing_of(
    screen: ClosingScreen, found: Mapping[CabinetId, Found] = MappingProxyType({})
) -> tuple[Missing, ...]:
    """What the count by scanning has not found, but for what lies behind a seal; nothing without
    one.
    """
    sealed = {one.cabinet for one in found.values() if one.by_seal}
    missing = screen.count.missing if screen.count is not None else ()
    return tuple(one for one in missing if one.cabinet not in sealed)


def seals_say(screen: ClosingScreen, found: Mapping[CabinetId, Found]) -> Verdict:
    """Whether those cabinets counted by their seal could be; said in a blind count too."""
    return rules.seals_stand(counted(screen, found), screen.seals, screen.opened)


def nobody_may(screen: ClosingScreen) -> Verdict:
    """Why the day is not kept where nobody has that right."""
    verdict = YES
    for person in screen.people[:1]:
        verdict &= people_rules.may(person, Right.KEEP_DAY)
    return verdict


def all_counted(screen: ClosingScreen, found: Mapping[CabinetId, Found]) -> Verdict:
    """No cabinet was left out."""
    verdict = YES
    for line in screen.cabinets:
        if line.id not in found:
            verdict &= no(rules.NOT_COUNTED, DUTY_COUNT, cabinet=line.name)
    return verdict


def _phase(day: RoomDay | None, today: date) -> Phase:
    if day is None:
        return Phase.BEFORE
    if day.state is DayState.OPEN:
        return Phase.OPEN if day.shut_at is None else Phase.SHUT
    return Phase.CLOSED if day.day == today else Phase.BEFORE


def _cabinets(db: Reading) -> tuple[CabinetLine, ...]:
    book = custody.counts_by_cabinet(db)
    return tuple(
        CabinetLine(cabinet.id, cabinet.name, *book.get(cabinet.id, (0, 0, 0)))
        for cabinet in site.cabinets.find(db)
    )
