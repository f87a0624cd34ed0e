"""Beside a paper that is typed: what waits for the client, and which blank forms lie about."""

from workroom.base.ids import PersonId
from workroom.base.verdict import YES
from workroom.base.words import N_, phrase
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed
from workroom.ui.kit.panel import Fact, Panel
from workroom.ui.kit.saying import say_day
from workroom.ui.kit.theme import Tone
from workroom.ui.station.late_screen import LateScreen

SIGNED_FOR = N_(
    "Each late entry stands on the weekly page with both times, whose hand wrote it and what it "
    "rests on; the client signs for it with the week."
)
WAIT = N_("{count} on the page of {week}")
NONE = N_("none in {week}")
PAD = N_("{count} of pad {pad}, since {day}")
NO_PAD = N_("no blank forms lie ready")
SHOWN = 6


class LatePanel(Panel):
    """Facts of the week and of the pads."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, empty="")
        self._bench = bench
        self.people: tuple[tuple[PersonId, str], ...] = ()
        self._week = Deed(
            N_("To the week"),
            lambda: bench.go("week", None),
            words=bench.words,
            page=self,
            icon_name="records",
        )
        self._week.judge(YES)
        self.set_deeds(self._week)

    def show_screen(self, screen: LateScreen) -> None:
        """What waits, and what lies ready."""
        self.people = screen.people
        now = self._bench.now()
        told = phrase(WAIT if screen.written else NONE, count=screen.written, week=screen.span.name)
        tone = Tone.LOOK if screen.written else Tone.PLAIN
        facts = [Fact(N_("For the client to sign"), told, tone, phrase(SIGNED_FOR))]
        pads = {one.pad: one for one in screen.blanks}
        for pad, first in list(pads.items())[:SHOWN]:
            count = sum(one.pad == pad for one in screen.blanks)
            day = say_day(first.reserved_at.astimezone(self._bench.zone).date(), now)
            facts.append(Fact(first.form, phrase(PAD, count=count, pad=pad, day=day)))
        if not pads:
            facts.append(Fact(N_("Blank forms"), phrase(NO_PAD)))
        self.show_thing(
            title=phrase(N_("Countersigned by the week")),
            subtitle="",
            facts=tuple(facts),
            moments=(),
        )
