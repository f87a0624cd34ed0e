"""Every clause the rules stand on, by name.

A rule cites a clause by importing it, so the table of conformity is read from
the code: who cites what is a search, and a clause that nobody cites is a test
that fails.
"""

from dataclasses import dataclass
from enum import Enum

from workroom.base.words import N_


class Origin(Enum):
    """Whether the standard says so, or the two parties agreed on it."""

    STANDARD = "标准要求"
    PROJECT = "项目约定"
    """Our own default. Never shown as if the standard said it."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One demand of the standard (or of the project) that a rule keeps."""

    document: str
    number: str
    demand: str
    origin: Origin = Origin.STANDARD

    def __str__(self) -> str:
        return f"{self.document} §{self.number}" if self.number else self.origin.value


_STANDARD = "DA/T 68.2-2020"


def _agreed(demand: str, number: str = "") -> Clause:
    return Clause(_STANDARD if number else "", number, demand, Origin.PROJECT)


NO_STATE_SECRETS = Clause(_STANDARD, "1", N_("Only archives without state secrets are outsourced."))
PROCESS_CONTROL = Clause(
    _STANDARD, "4.3.1", N_("The whole process is under control and on record.")
)
FOUR_ZONES_WATCHED = Clause(
    _STANDARD,
    "4.2.4.4",
    N_("Video watches the entrances, the archives store, the information store and the work area."),
)
FOOTAGE_REVIEWED = Clause(_STANDARD, "4.2.4.4", N_("Footage is played back and checked regularly."))
FOOTAGE_KEPT = Clause(
    _STANDARD, "4.2.4.4", N_("Footage is kept for at least six months from the day it was made.")
)
PLAYBACK_ON_RECORD = Clause(
    _STANDARD, "4.2.4.4", N_("The record of its playback is kept before footage is deleted.")
)
STAFF_FILED = Clause(_STANDARD, "4.3.2", N_("Staff who take part are filed with the client."))
APPRAISED = Clause(
    _STANDARD,
    "4.2.1.2",
    N_("The client appraises its archives: what is outsourced, in which order, with what care."),
)
EXAMINED = Clause(
    _STANDARD,
    "4.3.3",
    N_("Sensitivity, completeness, order and agreement with the catalogue are checked before."),
)
DAMAGE_TREATED = Clause(
    _STANDARD, "4.3.3", N_("Damaged or incomplete archives are registered and treated.")
)
MISMATCH_RECORDED = Clause(
    _STANDARD, "4.3.3", N_("Where an entity and the catalogue disagree, it is recorded or marked.")
)
BY_PLAN = Clause(_STANDARD, "4.3.4", N_("Archives are issued in batches, according to plan."))
REWORKED = Clause(_STANDARD, "4.4.1.1", N_("What fails an inspection is reworked until it passes."))
RELEASE_APPROVED = Clause(
    "DA/T 31-2017", "6", N_("Archives leave the stacks on a request that was approved.")
)
DUAL_NOTE = Clause(
    _STANDARD,
    "4.3.4",
    N_("Archives change hands in batches, against a note in two originals, both ways."),
)
CUSTODIAN = Clause(_STANDARD, "4.3.5", N_("A designated person keeps the archives in process."))
NIGHT_IN_CABINET = Clause(_STANDARD, "4.3.5", N_("Nothing stays at a workstation overnight."))
BACK_WITHOUT_DELAY = Clause(_STANDARD, "4.3.5", N_("Finished archives go home without delay."))
DISINFECT_AFTER_A_MONTH = Clause(
    _STANDARD, "4.3.5", N_("Archives out of the stacks for over a month are disinfected.")
)
INCIDENT_REPORTED = Clause(
    _STANDARD, "4.3.9", N_("Damage, loss or a leak is reported in time, and remedied.")
)
DISINFECT_PESTS = Clause(
    _STANDARD, "4.3.5", N_("Archives in which pests or mould are suspected are disinfected.")
)
FLOW_SHEET = Clause(
    _STANDARD, "4.3.7", N_("A workflow sheet records every step and travels with the file.")
)
MEDIA_KEPT = Clause(_STANDARD, "4.3.8", N_("Media are checked, registered and kept in one place."))
MEDIA_NOT_DISPOSED = Clause(
    _STANDARD, "4.3.8", N_("The contractor disposes of no medium without the client's order.")
)
PORTS_CLOSED = Clause(
    _STANDARD, "5.4.3", N_("Ports that are not needed are closed, and looked at regularly.")
)
NETWORK_APART = Clause(
    _STANDARD, "5.4.4", N_("The network is apart from all others, and nothing in it is wireless.")
)
ACCESS_RIGHTS = Clause(_STANDARD, "5.4.5", N_("Access rights follow staff type and post."))
NOBODY_STAYS = Clause(
    _STANDARD, "5.5.1", N_("Nobody comes in who may not, and nobody stays when the work is done.")
)
NOTHING_FORBIDDEN = Clause(
    _STANDARD, "5.5.3", N_("Nothing that burns, no food, no drink and no animals in the room.")
)
POWER_OFF = Clause(
    _STANDARD,
    "5.5.4",
    N_("After work all power is off but that of monitoring, alarm and fire protection."),
)
DUTY_COUNT = Clause(
    _STANDARD, "5.5.5", N_("Things are counted at the beginning and the end of the shift.")
)
MEDIA_LOCKED_UP = Clause(
    _STANDARD, "5.5.5", N_("After work removable media are locked up in a cabinet of their own.")
)
ON_DUTY = Clause(_STANDARD, "5.5.5", N_("Somebody is on duty at the beginning and the end."))
VISIT_AGREED = Clause(
    _STANDARD, "5.6.1", N_("Visitors come in with the client's consent, known and registered.")
)
VISIT_PLEDGED = Clause(
    _STANDARD, "5.6.2", N_("Visitors sign a pledge of secrecy where one is needed.")
)
NOTHING_BROUGHT_IN = Clause(
    _STANDARD, "5.6.3", N_("Visitors bring in no telephone, computer, camera or recorder.")
)
VISIT_ESCORTED = Clause(
    _STANDARD, "5.6.4", N_("Visitors wear a badge and are escorted all the time.")
)
EVERY_LINK = Clause(
    _STANDARD, "5.7.1", N_("The links of the flow follow one another, none is skipped.")
)
NOT_TAMPERED_WITH = Clause(
    _STANDARD, "5.7.2", N_("Carriers are not damaged, and nothing is taken from or put into them.")
)
RECORDS_COMPLETE = Clause(
    _STANDARD, "5.8.3", N_("Notes and sheets are kept complete, one set for each party.")
)

INSPECTOR_IS_ANOTHER = _agreed(N_("Who inspects a step is not who did it."))
ANOTHER_APPROVES = _agreed(N_("Who asks for an exception is not who approves it."))
HELD_AT_ONCE = _agreed(N_("The number of volumes one person may have open."))
ONE_PARTY_NEVER_SIGNS_FOR_BOTH = _agreed(N_("A note is signed by two people of different parties."))
SHUT_OVER_NOON = _agreed(N_("Over noon two people shut the room, and two open it again."))
COUNTED_BY_SEAL = _agreed(
    N_("A sealed cabinet that was not opened since is counted by the number of its seal.")
)
SEALED_DOOR = _agreed(
    N_("Who opens a sealed door reads the number of the seal, and says whether it is whole.")
)
SHIFT_COUNTED = _agreed(N_("At the change of shifts both count together and sign."))
TWO_PEOPLE = _agreed(N_("Two people close and open the day."))
HAZARDS_PUT_RIGHT = _agreed(
    N_("Hazards are looked for and put right; a major one is followed up every day.")
)
VERIFIER_IS_ANOTHER = _agreed(N_("Who verifies that a hazard is gone is not who answers for it."))
CHECKED_DAILY = _agreed(N_("The room is checked every day it is open, and closely once a month."))
MEDIA_COUNTED = _agreed(N_("Media are counted against their register every month."))
ESCORTED_AT_ONCE = _agreed(N_("The number of visitors one person may escort."))
SEALED_BY_TWO = _agreed(N_("A broken seal is a hazard, and two people put on a new one."))
NOTICE_ANSWERED = _agreed(N_("A notice of the supervisor or the client is answered by its day."))
ACCIDENT_INVESTIGATED = _agreed(
    N_("A quality accident is reported at once, investigated, and answered for.")
)
WORK_IS_STOPPED = _agreed(N_("Where the client has stopped work, none is logged."))
INCIDENT_HOLDS = _agreed(
    N_("What an open incident concerns stays as it is until the client closes it.")
)
FOOTAGE_HELD = _agreed(
    N_("Footage stays while a hazard or an incident found on one of its days is open.")
)
DELETER_IS_ANOTHER = _agreed(N_("Who deletes footage is not the only one who reviewed it."))
REVIEW_LOOKED_OVER = _agreed(N_("Who looks over a record of playback is not who made it."))
TREATMENT_CHECKED = _agreed(N_("Who checks a treatment is not who carried it out."))
BESIDE_PESTS = _agreed(N_("What shares a cabinet with pests or mould is checked."))
CALLED_BACK = _agreed(N_("What the client calls back is worked on no more and goes home as it is."))
LENT_AND_BACK = _agreed(
    N_("What the client borrows for a while is signed for, and comes back by its day.")
)
COUNTED_BY_ANOTHER = _agreed(
    N_("What is repaired, treated or set apart is counted by another than who brought it there.")
)
OPENED_AT_RETURN = _agreed(
    N_("A return is opened at random, and what is worse than it went out is never signed silently.")
)
APPRAISED_FIRST = _agreed(N_("What the client never appraised does not leave the stacks."))
DAMAGE_SHOWN = _agreed(N_("Damage of the conditions 3 to 7 is shown by a photograph."))
HELD_BY_A_QUESTION = _agreed(
    N_("Identity, secrecy, missing pages and privacy are settled before the work goes on.")
)
RULED_FOR_ALL = _agreed(N_("One ruling of the client closes all questions of its kind."))
WORK_IN_HAND = _agreed(N_("The number of volumes that are in the room at one time."))
REINSPECTED_BY_ANOTHER = _agreed(N_("What was reworked is inspected by somebody else."))
LINEAGE_KEPT = _agreed(
    N_("A unit outlives its code: what was split, merged or recoded answers to its old codes.")
)
CLIENT_KNOWS_OF_UNITS = _agreed(
    N_("The client agrees to what is split, merged, recoded or uncovered in the room.")
)
PAGES_HELD_AGAINST = _agreed(
    N_("Pages are counted against the page base that the end of preparation fixed.")
)
BADGE_FRESH = _agreed(N_("A badge stays at a station until the next badge, or for thirty minutes."))

NUMBERS_RESERVED = _agreed(
    N_("A number reserved for a blank form is used once, or made void with a reason.")
)
CORRECTED_BY_BOTH = _agreed(
    N_("A signed note is corrected only by a slip of its own number, signed by both sides.")
)

_BY_NAME = {str(one): one for one in tuple(globals().values()) if isinstance(one, Clause)}


def cited(name: str) -> Clause | None:
    """A clause by the name that entries give it, None where none bears it.

    Several demands may stand under one number; the number and its origin are theirs
    alike, so any of them will do.
    """
    return _BY_NAME.get(name)


CATALOGUE_CORRECTED = _agreed(
    N_("What a later list says otherwise of a unit holds once the client has accepted it.")
)
WEEK_SEEN = _agreed(
    N_("What was entered late, corrected or forced is countersigned by the client every week.")
)
