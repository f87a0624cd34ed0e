"""The panel of what is due: the whole sentence, what a breach was about, and the client's word."""

from collections.abc import Callable

from workroom.base.ids import PersonId
from workroom.base.verdict import YES
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.holds import service
from workroom.rooms.people.model import Role
from workroom.rooms.people.service import badge_holder, check_secret
from workroom.rooms.shelf import SHELF
from workroom.ui.kit.deed import Deed
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.fields import NoteField
from workroom.ui.kit.labels import Label
from workroom.ui.kit.page import Page
from workroom.ui.kit.panel import Fact, Panel
from workroom.ui.kit.saying import ORIGIN, say_day, say_moment
from workroom.ui.kit.signing import Seat, Signing
from workroom.ui.kit.theme import Tone
from workroom.ui.today.columns import DueRow
from workroom.ui.today.screen import BreachSeen, TodayScreen

MOST_ROLES = 3
EMPTY = N_("Pick what falls due to see it here, with its clause and what to do.")
WRITES = N_("The client writes under entry {entry}: “{answer}”")
WRITTEN = N_("The client has written under it. The breach is closed.")
SAY_FIRST = N_("Write first what the client says to it.")


class DuePanel(Panel):
    """One due thing; for a breach with a field for the client's word, which is signed."""

    def __init__(self, page: Page, desk: Desk[TodayScreen], open_about: Callable[[DueRow], object]):
        super().__init__(page.bench, empty=EMPTY)
        self._desk = desk
        self._row: DueRow | None = None
        self._seen: BreachSeen | None = None
        words = page.bench.words
        self._label = Label(words(N_("What the client says")), tone=Tone.QUIET)
        self.note = NoteField()
        self.note.setFixedHeight(56)
        self.note.setAccessibleName(words(N_("What the client says")))
        self.add(self._label)
        self.add(self.note)
        self._open = Deed(
            N_("Open it"),
            lambda: self._row is not None and open_about(self._row),
            words=words,
            page=page,
            shortcut="F6",
            icon_name="chevron-right",
        )
        self._answer = Deed(
            N_("Write under it"), self._sign, words=words, page=page, shortcut="F9", icon_name="pen"
        )
        self.set_deeds(self._open, main=self._answer)
        self.show_row(None, None)

    def show_row(self, row: DueRow | None, seen: BreachSeen | None) -> None:
        """Show what is due; `seen` is the breach it is about, if it is about one."""
        if row is None or self._row is None or row.due.subject != self._row.due.subject:
            self.note.clear()
        self._row, self._seen = row, seen
        for part in (self._label, self.note):
            part.setVisible(seen is not None)
        self._answer.setVisible(seen is not None)
        self._answer.judge(seen.may_answer if seen else None)
        self._open.setVisible(seen is None)
        due = row.due if row is not None else None
        leads_on = due is not None and (due.about is not None or due.register or due.week)
        self._open.judge(YES if leads_on else None)
        if row is None:
            self.clear()
        elif seen is None:
            self.show_thing(title=_title(row), subtitle=row.due.text, facts=self._due_facts(row))
        else:
            act: str | Phrase = seen.act.text if seen.act else row.due.text
            opened = say_moment(seen.breach.opened_at, self._bench.now())
            entry = f"#{seen.breach.act} · {opened}"
            title = phrase(N_("Entry {entry}"), entry=entry)
            self.show_thing(title=title, subtitle=act, facts=self._breach_facts(row, seen))

    def enter_note(self) -> None:
        """Where the client's word is written, brought into sight."""
        if self.note.isVisibleTo(self):
            self.note.setFocus()
            self._scroll.ensureWidgetVisible(self.note)

    def _due_facts(self, row: DueRow) -> tuple[Fact, ...]:
        due, now = row.due, self._bench.now()
        return (
            Fact(N_("When"), row.said, row.tone),
            Fact(N_("Due"), say_day(due.due, now)),
            Fact(N_("Clause"), due.clause),
            Fact(N_("Number from"), phrase(ORIGIN[due.origin])),
            *((Fact(N_("Whose office"), _roles(due.owner)),) if due.owner else ()),
        )

    def _breach_facts(self, row: DueRow, seen: BreachSeen) -> tuple[Fact, ...]:
        breach = seen.breach
        against = [
            Fact(N_("Against") if not number else "", reason, Tone.STOP, clause)
            for number, (reason, clause) in enumerate(seen.reasons)
        ]
        word = phrase(N_("{name}: {why}"), name=seen.who, why=breach.why)
        return (
            *against,
            Fact(N_("Clause"), row.due.clause),
            Fact(N_("Word of"), word),
            Fact(N_("Rests on"), breach.rests_on),
        )

    def _sign(self) -> None:
        seen, answer = self._seen, self.note.toPlainText().strip()
        if seen is None:
            return
        if not answer:
            self._bench.notify(self._bench.words(SAY_FIRST), Tone.LOOK)
            self.enter_note()
            return
        breach = seen.breach
        signing = Signing(
            self._bench,
            self.window(),
            title=N_("Write under a breach"),
            statement=phrase(WRITES, entry=f"#{breach.act}", answer=answer),
            seats=(Seat(key="client", label=N_("For the client"), people=seen.client),),
            check=check_secret,
            whose=badge_holder,
        )

        def write(signed: dict[str, PersonId]) -> None:
            self._desk.do(
                lambda work: service.answer_breach(work, breach=breach.id, answer=answer),
                then=lambda _: self._bench.notify(self._bench.words(WRITTEN), Tone.DONE),
                by=signed["client"],
            )

        signing.signed.connect(write)
        signing.finished.connect(signing.deleteLater)
        signing.open()


def _title(row: DueRow) -> str | Phrase:
    """What it is about; where that is nothing yet, the register in which it is missing."""
    due = row.due
    return due.subject or (phrase(SHELF[due.register].title) if due.register in SHELF else "")


def _roles(owner: tuple[Role, ...]) -> Phrase:
    """The first of the roles; more than three stand for nearly everybody."""
    named = tuple(phrase(role.label) for role in owner[:MOST_ROLES])
    template = "{roles} …" if len(owner) > MOST_ROLES else "{roles}"
    return phrase(template, roles=named)
