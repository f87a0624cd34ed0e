"""The panel of one line of the week: the whole sentence, both times, its trail; and who signs."""

from collections.abc import Callable

from workroom.base.event import Source
from workroom.base.ids import Kind, PersonId
from workroom.base.verdict import YES
from workroom.base.words import N_, phrase
from workroom.rooms.holds import service
from workroom.rooms.people.service import badge_holder, check_secret
from workroom.rooms.weekly.model import Matter
from workroom.ui.kit.deed import Deed
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.page import Page
from workroom.ui.kit.panel import Fact, Panel
from workroom.ui.kit.saying import say_moment
from workroom.ui.kit.signing import Seat, Signing
from workroom.ui.kit.theme import Tone
from workroom.ui.kit.timeline import Moment
from workroom.ui.week.screen import Row, Trail, WeekScreen, read_trail

EMPTY = N_("Pick a line to see it here, with what else happened to the same thing.")
SAW = N_(
    "The client has seen the page of {week}, {first} to {last}, up to entry {entry}: "
    "{count} lines in {kinds} kinds."
)
SIGNED = N_("{week} is countersigned.")
DAYS_OLD = N_("{days} days")
SOURCES = {
    Source.SCAN: N_("scanned"),
    Source.TYPED: N_("typed"),
    Source.PAPER: N_("from paper"),
    Source.IMPORT: N_("imported"),
    Source.OPENING: N_("opening statement"),
    Source.SYSTEM: N_("the program"),
}
ENTRIES_AT_MOST = 12
"""So many numbers of entries stand in the panel; the printed page names them all."""


class WeekPanel(Panel):
    """One line; at its foot the client's signature for the whole week."""

    def __init__(
        self, page: Page, desk: Desk[WeekScreen], print_page: Callable[[], object]
    ) -> None:
        super().__init__(page.bench, empty=EMPTY)
        self._desk = desk
        self._row: Row | None = None
        self._screen: WeekScreen | None = None
        self._seen: Trail | None = None
        self._opens = False
        bench = page.bench
        self._trail_desk: Desk[Trail | None] = Desk(
            bench, read=lambda _db: None, paint=self._show_trail, page=self
        )
        self.open = Deed(
            N_("Open it"),
            self.go_there,
            words=bench.words,
            page=page,
            shortcut="F6",
            icon_name="chevron-right",
        )
        self.countersign = Deed(
            N_("Countersign"),
            self._sign,
            words=bench.words,
            page=page,
            shortcut="F9",
            icon_name="pen",
        )
        self.print = Deed(
            N_("Print"),
            print_page,
            words=bench.words,
            page=page,
            shortcut="Ctrl+P",
            icon_name="printer",
        )
        self.set_deeds(self.open, self.print, main=self.countersign)

    def show_screen(self, screen: WeekScreen) -> None:
        """The week that is shown, and whether it may be countersigned."""
        self._screen = screen
        self.countersign.judge(screen.may_sign)
        self.print.judge(YES)

    def show_row(self, row: Row | None) -> None:
        """One line of it; its trail comes a moment later."""
        if row == self._row and row is not None:
            return
        self._row, self._seen, self._opens = row, None, False
        self.open.judge(None)
        if row is None:
            self.clear()
            return
        self._paint(())
        if row.entries:
            ledger = self._bench.ledger
            self._trail_desk.ask(lambda db: read_trail(ledger, db, row))

    def go_there(self) -> None:
        """Open the page on which the thing lives, as soon as it is known."""
        if self._seen is None:
            self._opens = self._row is not None
            return
        about = self._seen.about
        match about.kind if about else None:
            case Kind.UNIT | Kind.BATCH:
                self._bench.go("catalogue", about)
            case Kind.HANDOVER if about is not None:
                self._bench.go("handover", about.id)
            case Kind.LINE:
                self._bench.go("records", about)
            case Kind.DAY:
                self._bench.go("closing", None)
            case _:
                self._bench.go("settings", None)

    def _show_trail(self, trail: Trail | None) -> None:
        if trail is None or self._row is None or trail.of != self._row.key:
            return
        self._seen = trail
        self._paint(
            tuple(
                Moment(one.entry.happened_at, one.text, one.by, f"#{one.entry.seq}")
                for one in trail.told
            )
        )
        self.open.judge(YES)
        if self._opens:
            self._opens = False
            self.go_there()

    def _paint(self, moments: tuple[Moment, ...]) -> None:
        row = self._row
        if row is None:
            return
        title = (
            phrase(N_("Entry no. {entry}"), entry=row.entries[0])
            if row.entries
            else phrase(N_("Counted over the week"))
        )
        self.show_thing(title=title, subtitle=row.text, facts=self._facts_of(row), moments=moments)

    def _facts_of(self, row: Row) -> tuple[Fact, ...]:
        facts = [Fact(N_("Person"), row.who)] if row.who else []
        now = self._bench.now()
        if (seen := row.seen) is not None:
            if seen.late:
                facts.append(Fact(N_("Happened"), say_moment(seen.happened_at, now), Tone.LOOK))
            facts.append(Fact(N_("Written"), say_moment(seen.recorded_at, now)))
            facts.append(Fact(N_("Came by"), phrase(SOURCES[seen.source]), hint=seen.source_note))
            if seen.source_note:
                facts.append(Fact(N_("Note"), seen.source_note))
            if seen.matter is Matter.WAITING:
                waited = phrase(DAYS_OLD, days=seen.age_days)
                facts.append(Fact(N_("Waits"), waited, Tone.STOP))
        if (found := row.suspicion) is not None:
            more = "…" if len(found.entries) > ENTRIES_AT_MOST else ""
            named = ", ".join(str(one) for one in found.entries[:ENTRIES_AT_MOST]) + more
            facts.append(Fact(N_("Pattern"), phrase(found.pattern.label)))
            facts.append(Fact(N_("Shown from"), phrase(found.pattern.text)))
            facts.append(Fact(N_("Rests on"), named))
        return tuple(facts)

    def _sign(self) -> None:
        screen = self._screen
        if screen is None:
            return
        page, bench = screen.page, self._bench
        span = page.span
        signing = Signing(
            bench,
            self.window(),
            title=N_("Countersign the week"),
            statement=phrase(
                SAW,
                week=span.name,
                first=span.first,
                last=span.last,
                entry=page.last_entry,
                count=len(page.seen),
                kinds=len({one.matter for one in page.seen}),
            ),
            seats=(Seat(key="client", label=N_("For the client"), people=screen.client),),
            check=check_secret,
            whose=badge_holder,
        )

        def write(signed: dict[str, PersonId]) -> None:
            self._desk.do(
                lambda work: service.countersign(work, span),
                then=lambda _: bench.notify(bench.words(SIGNED, week=span.name), Tone.DONE),
                by=signed["client"],
            )

        signing.signed.connect(write)
        signing.finished.connect(signing.deleteLater)
        signing.open()
