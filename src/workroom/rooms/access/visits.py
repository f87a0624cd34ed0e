"""Visits (访客): registered, agreed to by the client, escorted in with a badge, and out again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from workroom.base.clauses import (
    ESCORTED_AT_ONCE,
    NOTHING_BROUGHT_IN,
    VISIT_AGREED,
    VISIT_ESCORTED,
    VISIT_PLEDGED,
)
from workroom.base.clock import day_of
from workroom.base.ids import PersonId
from workroom.base.verdict import YES, Verdict, no, wrong
from workroom.base.words import N_, phrase
from workroom.rooms.holds.model import DayState
from workroom.rooms.people.model import Role
from workroom.rooms.registers.declaration import Case, Falls, Look, Part, Register
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line, Option, Standing

AGREED, CAME_IN, WENT_OUT = "agreed", "came_in", "went_out"

CLIENT = frozenset({Role.CLIENT_LEAD, Role.SECURITY_OFFICER, Role.ARCHIVIST})
DOOR = frozenset({Role.DUTY_OFFICER, Role.MANAGER, Role.CUSTODIAN, Role.SYSTEM})
ANYBODY = frozenset(Role)

NOT_AGREED = N_("The client has not agreed to visit {number} of {name}. Ask, then let them in.")
TURNED_DOWN = N_("The client has not consented to visit {number} of {name}.")
NOT_KNOWN = N_("Look at the identity paper, and say so.")
ONLY_THE_LAST = N_("Enter the last four signs of the number only: more is nobody's affair here.")
WHO_ELSE = N_("{people} people come: say who they are.")
BADGE_WORN = N_("Badge {badge} is worn by another visitor ({number}). Give another.")
TOO_MANY = N_(
    "{escorted} visitors are with this escort already, {people} more come; agreed: {most} at most. "
    "Let another escort go with them."
)
PLEDGE_FIRST = N_(
    "Archives and images are seen there. Enter the number of the pledge, or let the client say "
    "why none is needed."
)
OUT_BEFORE_IN = N_("They cannot leave before they came in.")
NOT_YET = N_("That moment has not come yet.")
CONSENT_WANTED = N_("Visit {number} ({name}) waits for the client's word.")
STILL_IN = N_("Visit {number} ({name}): came in on {day} and has not signed out.")
NOTE_THEM = N_(
    "Inspection {number}: the number of its document and two officers by name are to be noted yet."
)


class VisitKind(Option):
    """Why somebody comes. A statutory inspection is never refused. §10.3."""

    VISIT = "visit", N_("visit"), "来访"
    DELEGATION = "delegation", N_("delegation"), "团体参观"
    REPAIR = "repair", N_("repair or service"), "维修服务"
    INSPECTION = "inspection", N_("statutory inspection"), "法定检查"


class IdKind(Option):
    """Which paper was shown."""

    CARD = "card", N_("identity card"), "居民身份证"
    WORK = "work", N_("service card"), "工作证、执法证"
    PASSPORT = "passport", N_("passport"), "护照"
    OTHER = "other", N_("other"), "其他"


class Inviter(Option):
    """Which side has asked them to come."""

    CLIENT = "client", N_("client"), "发包方"
    CONTRACTOR = "contractor", N_("contractor"), "承包方"
    NOBODY = "nobody", N_("nobody: they come by law"), "依法来访"


class Area(Option):
    """Where they go, and nowhere else. §5.6.5."""

    RECEPTION = "reception", N_("reception"), "接待区"
    WORK = "work", N_("work area"), "工作区"
    ARCHIVES = "archives", N_("archives store"), "档案存放区"
    INFORMATION = "information", N_("information store"), "信息存储区"


class Consent(Option):
    """What the client says."""

    YES = "yes", N_("agreed"), "同意"
    NO = "no", N_("not consented"), "不同意"


@dataclass(frozen=True, slots=True)
class Visit(Line):
    """One visit by one person, or by a delegation on one line. F14: one slip each."""

    day: date = asked(N_("Day"), "日期", width=18)
    kind: VisitKind = asked(N_("Kind"), "类别", width=15)
    name: str = asked(N_("Name"), "姓名", width=16, hint=N_("Of a delegation: who leads it"))
    people: int = asked(
        N_("How many people"), "人数", width=9, units=(N_("persons"), "人"), lowest=1, highest=99
    )
    others: str = asked(N_("Who else comes"), "同行人员", optional=True, lines=2)
    organisation: str = asked(N_("Organisation"), "单位", width=28)
    id_kind: IdKind = asked(N_("Identity paper"), "证件类型", width=15)
    id_last: str = asked(
        N_("Last four of its number"),
        "证件号末四位",
        optional=True,
        width=14,
        hint=N_("Never the whole number"),
    )
    purpose: str = asked(N_("Purpose"), "事由", width=26)
    invited_by: Inviter = asked(N_("Invited by"), "邀请方", width=14)
    area: Area = asked(N_("Where to"), "参观区域", width=15, clause=VISIT_ESCORTED)
    document: str = asked(
        N_("Document of the inspection"), "检查文书号", optional=True, hint=N_("Its number")
    )
    officers: str = asked(
        N_("Officers of the inspection"),
        "检查人员",
        optional=True,
        hint=N_("At least two by name, each with the number of the card"),
    )
    devices: str = asked(N_("Devices they carry"), "携带设备", optional=True)
    consent: Consent | None = asked(N_("Consent"), "审批意见", part=AGREED)
    waived: str = asked(N_("Why no pledge is needed"), "免签承诺书理由", part=AGREED, optional=True)
    escort: PersonId | None = asked(N_("Escort"), "陪同人", part=CAME_IN, width=15)
    known: bool | None = asked(N_("Identity paper seen"), "证件已核验", part=CAME_IN)
    pledge: str = asked(
        N_("Number of the pledge"), "承诺书号", part=CAME_IN, optional=True, width=14
    )
    deposit: str = asked(
        N_("Deposited, and where"),
        "寄存物品/柜号",
        part=CAME_IN,
        width=20,
        clause=NOTHING_BROUGHT_IN,
        hint=N_("Telephone, computer, camera, recorder; or: none"),
    )
    badge: str = asked(
        N_("Number of the badge"), "胸牌号", part=CAME_IN, width=11, clause=VISIT_ESCORTED
    )
    in_at: datetime | None = asked(N_("In at"), "进", part=CAME_IN, width=15)
    out_at: datetime | None = asked(N_("Out at"), "出", part=WENT_OUT, width=15)
    not_back: str = asked(
        N_("Badge or deposit that did not change back"),
        "胸牌、寄存物品未交还",
        part=WENT_OUT,
        optional=True,
    )

    @property
    def is_inside(self) -> bool:
        """Whether they came in and have not gone out."""
        return self.standing is Standing.OPEN and CAME_IN in self.filled

    @property
    def is_inspection(self) -> bool:
        """Whether the law lets them in."""
        return self.kind is VisitKind.INSPECTION

    @property
    def waits_for_consent(self) -> bool:
        """Whether the client has still to say a word; the law asks for none."""
        is_new = self.standing is Standing.OPEN and CAME_IN not in self.filled
        return is_new and AGREED not in self.filled and not self.is_inspection

    @property
    def called(self) -> str:
        """Who it is, for a sentence: 王某（县保密局）等3人."""
        more = f"等{self.people}人" if self.people > 1 else ""
        return f"{self.name}（{self.organisation}）{more}"


def entered_whole(case: Case[Visit]) -> Verdict:
    """§5.6.1 登记: who comes, and of the identity paper no more than is needed."""
    one, verdict = case.after, YES
    if case.part.key != ENTERED:
        return YES
    if len(one.id_last) > 4:
        verdict &= wrong("id_last", ONLY_THE_LAST, VISIT_AGREED)
    if one.people > 1 and not one.others and not one.is_inspection:
        verdict &= wrong("others", WHO_ELSE, VISIT_AGREED, people=one.people)
    return verdict


def may_come_in(case: Case[Visit]) -> Verdict:
    """§5.6.1 经发包方同意、审核、登记; §5.6.2 必要时签承诺书; §5.6.4 胸牌、全程陪同.

    A statutory inspection is never refused (§10.3): what is missing of it falls due.
    """
    one, verdict = case.after, YES
    if case.part.key != CAME_IN or one.is_inspection:
        return YES
    said = {"number": one.number, "name": one.called}
    if AGREED not in one.filled:
        verdict &= no(NOT_AGREED, VISIT_AGREED, **said)
    elif one.consent is not Consent.YES:
        verdict &= no(TURNED_DOWN, VISIT_AGREED, **said)
    if one.known is False:
        verdict &= wrong("known", NOT_KNOWN, VISIT_AGREED)
    if one.area is not Area.RECEPTION and not one.pledge and not one.waived:
        verdict &= wrong("pledge", PLEDGE_FIRST, VISIT_PLEDGED)
    others = [other for other in inside(case.lines(VISITS)) if other.id != one.id]
    for other in others:
        if one.badge and other.badge == one.badge:
            verdict &= wrong(
                "badge", BADGE_WORN, VISIT_ESCORTED, badge=one.badge, number=other.number
            )
    escorted = sum(other.people for other in others if other.escort == one.escort)
    most = case.settings.number("visitors_per_escort")
    if escorted + one.people > most and one.escort is not None:
        verdict &= wrong(
            "escort",
            TOO_MANY,
            ESCORTED_AT_ONCE,
            escorted=escorted,
            people=one.people,
            most=most,
        )
    return verdict


def moments_in_order(case: Case[Visit]) -> Verdict:
    """In before out, and neither of them tomorrow."""
    one, verdict = case.after, YES
    for name, moment in {"in_at": one.in_at, "out_at": one.out_at}.items():
        if moment is not None and moment > case.now:
            verdict &= wrong(name, NOT_YET, VISIT_AGREED)
    if one.in_at is not None and one.out_at is not None and one.out_at < one.in_at:
        verdict &= wrong("out_at", OUT_BEFORE_IN, VISIT_AGREED)
    return verdict


def inside(visits: Iterable[Visit]) -> tuple[Visit, ...]:
    """The visits whose people are in the room now."""
    return tuple(one for one in visits if one.is_inside)


def visits_due(look: Look) -> Iterator[Falls]:
    """Consent that is waited for, visitors who never signed out, inspections not noted whole."""
    closed = look.last_day is not None and look.last_day.state is DayState.CLOSED
    for one in look.lines(VISITS):
        said = {"number": one.number, "name": one.called}
        if one.is_inside and one.in_at is not None:
            came = day_of(one.in_at, look.zone)
            if came < look.today or closed:
                text = phrase(STILL_IN, **said, day=came)
                yield Falls(VISIT_ESCORTED, came, text, line=one)
        elif one.waits_for_consent and one.day >= look.today:
            yield Falls(VISIT_AGREED, one.day, phrase(CONSENT_WANTED, **said), line=one)
        if one.is_inspection and not (one.document and one.officers):
            yield Falls(VISIT_AGREED, one.day, phrase(NOTE_THEM, number=one.number), line=one)


VISITS: Register[Visit] = Register(
    key="visits",
    kind=Visit,
    form="F14",
    title=N_("Visits"),
    chinese="访客登记表",
    paper="访客登记单",
    help=N_(
        "Whoever comes and is not on file: registered, agreed to by the client, escorted, with a "
        "badge. A statutory inspection is never refused: note the document and two officers."
    ),
    clauses=(VISIT_AGREED, VISIT_PLEDGED, NOTHING_BROUGHT_IN, VISIT_ESCORTED, ESCORTED_AT_ONCE),
    parts=(
        Part(
            ENTERED,
            N_("Visit registered"),
            "登记",
            DOOR | CLIENT,
            signs="登记人",
            also_sign=("访客",),
        ),
        Part(
            AGREED,
            N_("Word of the client"),
            "发包方审批",
            CLIENT,
            signs="审批人",
            width=15,
            after=(ENTERED,),
        ),
        Part(
            CAME_IN,
            N_("Came in"),
            "进场",
            DOOR | CLIENT,
            signs="值班员",
            after=(ENTERED,),
            also_sign=("陪同人",),
        ),
        Part(WENT_OUT, N_("Went out"), "离场", ANYBODY, after=(CAME_IN,), closes=True),
    ),
    rules=(entered_whole, may_come_in, moments_in_order),
    clocks=(visits_due,),
    copies=1,
)
