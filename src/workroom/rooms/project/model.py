"""The room, its projects and the settings that rules read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from workroom.base.clauses import Origin
from workroom.base.event import Event
from workroom.base.ids import Kind, PersonId, ProjectId, Subject
from workroom.base.words import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomFounded(Event):
    """The book begins: one room, two parties. `book` is random: no two books share a chain."""

    book: str
    name: str
    code: str
    client: str
    contractor: str
    zone: str
    practice: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectOpened(Event):
    """A project (contract) of the client begins in this room."""

    project: ProjectId
    code: str
    name: str

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.PROJECT, self.project),)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingChanged(Event):
    """From now on rules read this value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Room:
    """The workroom that this book is about; there is one."""

    id: int
    book: str
    name: str
    code: str
    client: str
    contractor: str
    zone: str
    practice: bool
    founded_at: datetime


@dataclass(frozen=True, slots=True)
class Project:
    """One contract worked on in the room. Its code stands in every form number: A-Z and 0-9."""

    id: ProjectId
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class SettingValue:
    """What was set, by whom."""

    name: str
    value: str
    by: PersonId
    entry: int


class SettingKind(Enum):
    """How a setting is entered."""

    NUMBER = "number"
    SWITCH = "switch"
    STEPS = "steps"


@dataclass(frozen=True, slots=True)
class Setting:
    """A number both sides agreed on, or that the standard gives; `lowest` and `highest` are its
    floor. One that `may_be_blank` is the contract's to fill: until then nothing is counted by it.
    """

    name: str
    label: str
    kind: SettingKind
    default: str
    origin: Origin = Origin.PROJECT
    unit: str = ""
    lowest: int | None = None
    highest: int | None = None
    may_be_blank: bool = False


SETTINGS: tuple[Setting, ...] = (
    Setting("count_pages", N_("Both sides count pages at a handover"), SettingKind.SWITCH, "off"),
    Setting(
        "out_of_stacks_months",
        N_("Longest time out of the stacks without disinfection"),
        SettingKind.NUMBER,
        "1",
        Origin.STANDARD,
        N_("months"),
        1,
        1,
    ),
    Setting(
        "warn_before_disinfection",
        N_("Warn before the month is over"),
        SettingKind.NUMBER,
        "7",
        unit=N_("days"),
        lowest=1,
        highest=27,
    ),
    Setting(
        "open_volumes",
        N_("Volumes one person may have at a workstation"),
        SettingKind.NUMBER,
        "30",
        unit=N_("volumes"),
        lowest=1,
        highest=500,
    ),
    Setting(
        "badge_minutes",
        N_("A badge stays at a station"),
        SettingKind.NUMBER,
        "30",
        unit=N_("minutes"),
        lowest=1,
        highest=30,
    ),
    Setting(
        "repeat_seconds",
        N_("A second read is not a second act within"),
        SettingKind.NUMBER,
        "3",
        unit=N_("seconds"),
        lowest=1,
        highest=10,
    ),
    Setting(
        "return_days",
        N_("Finished archives go home within"),
        SettingKind.NUMBER,
        "3",
        unit=N_("working days"),
        lowest=0,
        highest=30,
    ),
    Setting(
        "incident_to_client_hours",
        N_("A serious incident is reported to the client within"),
        SettingKind.NUMBER,
        "",
        unit=N_("hours"),
        lowest=1,
        highest=720,
        may_be_blank=True,
    ),
    Setting(
        "incident_to_authority_hours",
        N_("A serious incident is reported to the authority within"),
        SettingKind.NUMBER,
        "",
        unit=N_("hours"),
        lowest=1,
        highest=720,
        may_be_blank=True,
    ),
    Setting(
        "playback_days",
        N_("Footage of each camera is reviewed every"),
        SettingKind.NUMBER,
        "7",
        unit=N_("days"),
        lowest=1,
        highest=31,
    ),
    Setting(
        "camera_outage_minutes",
        N_("A camera that sees nothing is a hazard after"),
        SettingKind.NUMBER,
        "30",
        unit=N_("minutes"),
        lowest=1,
        highest=240,
    ),
    Setting(
        "open_at_return",
        N_("Volumes of a return that are drawn and opened"),
        SettingKind.NUMBER,
        "2",
        unit=N_("volumes"),
        lowest=0,
        highest=20,
    ),
    Setting(
        "port_check_days",
        N_("The closed ports of each device are looked at every"),
        SettingKind.NUMBER,
        "7",
        unit=N_("days"),
        lowest=1,
        highest=31,
    ),
    Setting(
        "network_check_days",
        N_("The network is checked every"),
        SettingKind.NUMBER,
        "7",
        unit=N_("days"),
        lowest=1,
        highest=31,
    ),
    Setting(
        "pad_days",
        N_("Reserved numbers are used, or made void, within"),
        SettingKind.NUMBER,
        "30",
        unit=N_("days"),
        lowest=1,
        highest=366,
    ),
    Setting(
        "media_inventory_days",
        N_("Media are counted against their register every"),
        SettingKind.NUMBER,
        "30",
        unit=N_("days"),
        lowest=1,
        highest=92,
    ),
    Setting(
        "visitors_per_escort",
        N_("Visitors one person may escort"),
        SettingKind.NUMBER,
        "5",
        unit=N_("visitors"),
        lowest=1,
        highest=30,
    ),
    Setting(
        "door_scans",
        N_("Everybody scans the badge at the door, coming and going"),
        SettingKind.SWITCH,
        "off",
    ),
    Setting(
        "appraisal_needed",
        N_("Only what an approved statement of appraisal names may go out"),
        SettingKind.SWITCH,
        "off",
    ),
    Setting(
        "request_needed",
        N_("A note out names an approved request"),
        SettingKind.SWITCH,
        "off",
    ),
    Setting(
        "volumes_in_hand",
        N_("Volumes that may be in the room at one time"),
        SettingKind.NUMBER,
        "",
        unit=N_("volumes"),
        lowest=1,
        highest=100_000,
        may_be_blank=True,
    ),
    Setting("blind_count", N_("Counting shows no expected numbers"), SettingKind.SWITCH, "off"),
    Setting(
        "hazard_stops_closing",
        N_("An open major hazard without an entry of the day stops the closing"),
        SettingKind.SWITCH,
        "off",
    ),
    Setting("count_badges", N_("Badges are counted with the archives"), SettingKind.SWITCH, "off"),
    Setting(
        "head_as_qr", N_("Notes carry the check digits as a QR code too"), SettingKind.SWITCH, "on"
    ),
    Setting(
        "steps",
        N_("Stages of the work"),
        SettingKind.STEPS,
        "PREP CAT SCAN IMAGE QC LINK REBIND CHECK",
    ),
    Setting(
        "timed_steps", N_("Stages that are scanned at start and at finish"), SettingKind.STEPS, ""
    ),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings as they stand, read once per use case."""

    values: tuple[tuple[str, str], ...] = ()

    def text(self, name: str) -> str:
        """The value in force: what was set, or the default."""
        found = dict(self.values).get(name)
        return found if found is not None else _DEFAULTS[name]

    def number(self, name: str) -> int:
        return int(self.text(name))

    def number_if_agreed(self, name: str) -> int | None:
        """The number, or None where the contract leaves it blank."""
        value = self.text(name)
        return int(value) if value else None

    def on(self, name: str) -> bool:
        return self.text(name) == "on"


_DEFAULTS = {setting.name: setting.default for setting in SETTINGS}
