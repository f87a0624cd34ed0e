"""Supervision notices (监理通知单): what is demanded, the reply, and the verification."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workroom.base.clauses import NOTICE_ANSWERED
from workroom.base.verdict import YES, Verdict, wrong
from workroom.base.words import N_, phrase
from workroom.rooms.people.model import Role
from workroom.rooms.registers.declaration import Case, Falls, Look, Part, Register
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line, Standing
from workroom.rooms.registers.rules import sealed_by
from workroom.rooms.safety.hazards import CLIENT

REPLIED, VERIFIED = "replied", "verified"

DUE_BEFORE_ISSUED = N_("It cannot be due before it was issued.")
ANSWER = N_("Notice {number} ({subject}) waits for the contractor's reply.")
VERIFY = N_("Notice {number} ({subject}) is replied to and waits to be verified.")

ISSUERS = CLIENT | frozenset({Role.SUPERVISOR})


@dataclass(frozen=True, slots=True)
class Notice(Line):
    """A demand of the supervisor or the client, until somebody of them verifies it."""

    issued_on: date = asked(N_("Issued on"), "签发日期", width=24)
    due: date = asked(N_("Reply due on"), "回复期限", width=24)
    subject: str = asked(N_("Subject"), "事由", width=60)
    content: str = asked(N_("Content"), "内容", lines=5)
    demand: str = asked(N_("What is demanded"), "要求", lines=3)
    reply: str = asked(N_("Reply"), "回复", part=REPLIED, lines=4, width=70)
    replied_on: date | None = asked(N_("Replied on"), "回复日期", part=REPLIED, width=24)
    finding: str = asked(N_("What the review says"), "复核意见", part=VERIFIED, lines=2)
    verified_on: date | None = asked(N_("Verified on"), "复核日期", part=VERIFIED, width=24)


def due_after_issued(case: Case[Notice]) -> Verdict:
    """The two days stand in order."""
    if case.after.due < case.after.issued_on:
        return wrong("due", DUE_BEFORE_ISSUED, NOTICE_ANSWERED)
    return YES


def unanswered(look: Look) -> Iterator[Falls]:
    """Each notice on its day until it is replied to; then until it is verified. P-2.5.1c."""
    for one in look.lines(NOTICES):
        if one.standing is not Standing.OPEN:
            continue
        said = {"number": one.number, "subject": one.subject}
        if REPLIED in one.filled:
            due = one.replied_on or look.today
            yield Falls(NOTICE_ANSWERED, due, phrase(VERIFY, **said), line=one)
        else:
            yield Falls(NOTICE_ANSWERED, one.due, phrase(ANSWER, **said), line=one)


NOTICES: Register[Notice] = Register(
    key="supervision_notices",
    kind=Notice,
    form="F39",
    title=N_("Supervision notices"),
    chinese="监理通知登记簿",
    paper="监理通知单",
    help=N_(
        "What the supervisor or the client demands of the contractor in writing. The contractor "
        "replies by the day it is due; who demanded it verifies what was done."
    ),
    clauses=(NOTICE_ANSWERED,),
    parts=(
        Part(ENTERED, N_("Notice issued"), "通知", ISSUERS, signs="签发人"),
        Part(
            REPLIED,
            N_("Replied"),
            "回复",
            frozenset({Role.MANAGER}),
            signs="承包方项目经理",
            after=(ENTERED,),
        ),
        Part(
            VERIFIED,
            N_("Verified"),
            "复核",
            ISSUERS,
            signs="复核人",
            after=(REPLIED,),
            closes=True,
        ),
    ),
    rules=(due_after_issued, sealed_by(VERIFIED)),
    clocks=(unanswered,),
    copies=3,
)
