"""The panel of the room's day: how it stands, and what stops the next act."""

from workroom.base.ids import NOBODY
from workroom.base.verdict import Verdict
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.closing import rules
from workroom.rooms.holds.model import RoomDay
from workroom.ui.closing.screen import ClosingScreen, Phase
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.labels import Label
from workroom.ui.kit.panel import Fact, Panel
from workroom.ui.kit.saying import say_day, say_moment, say_verdict
from workroom.ui.kit.theme import META, STRONG, Tone

DAY = N_("Day {day}")
NOT_OPEN = N_("Not open yet")
OPEN_SINCE = N_("Open since {time}")
SHUT_SINCE = N_("Shut over noon since {time}")
CLOSED_AT = N_("Closed {time}")
TO_NOTE = N_("To be noted: {what}")
SEVERAL_NOT_COUNTED = N_("{count} cabinets are not counted yet.")


class DayPanel(Panel):
    """Facts of the day in front; under them the reasons why the main act is grey."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._words = bench.words
        self._now = bench.now
        self._head = Label(bench.words(N_("What still stops")), size=STRONG, bold=True)
        self._reasons = Label(wrap=True)
        self._clauses = Label(size=META, tone=Tone.QUIET, wrap=True)
        self._notes = Label(size=META, tone=Tone.LOOK, wrap=True)
        for label in (self._head, self._reasons, self._clauses, self._notes):
            self.add(label)
        self.show_verdict(None)

    def show_day(self, screen: ClosingScreen) -> None:
        """Show today before it opens, and else the day that is open or was closed."""
        day, now = screen.day, self._now()
        notes = screen.notes if screen.phase is Phase.OPEN else ()
        self._notes.setText("\n".join(self._words(TO_NOTE, what=one) for one in notes))
        self._notes.setVisible(bool(notes))
        if screen.phase is Phase.BEFORE or day is None:
            self.show_thing(
                title=phrase(DAY, day=say_day(screen.today, now)),
                subtitle=phrase(NOT_OPEN),
                facts=self._night(screen),
            )
            return
        facts = [Fact(N_("Custodian"), screen.names.get(day.custodian, ""))]
        facts.append(Fact(N_("Opened by"), screen.names.get(day.opened_by, "")))
        if screen.is_begun:
            left = len(screen.stragglers)
            tone = Tone.LOOK if left else Tone.DONE
            facts += [
                Fact(N_("In cabinets"), str(screen.locked_up)),
                Fact(N_("Not locked up"), str(left), tone),
            ]
            since = say_moment(day.shut_at or day.opened_at, now)
            state: Phrase = phrase(SHUT_SINCE if day.shut_at else OPEN_SINCE, time=since)
        else:
            facts += self._closing(screen, day)
            state = phrase(CLOSED_AT, time=say_moment(day.closed_at, now) if day.closed_at else "")
        self.show_thing(
            title=phrase(DAY, day=say_day(day.day, now)), subtitle=state, facts=tuple(facts)
        )

    def show_verdict(self, verdict: Verdict | None) -> None:
        """Say what stands in the way; nothing where nothing does."""
        shown = verdict is not None and not verdict
        for label in (self._head, self._reasons, self._clauses):
            label.setVisible(shown)
        if verdict is not None and not verdict:
            missing = [one for one in verdict.reasons if one.phrase.template == rules.NOT_COUNTED]
            others = Verdict(tuple(one for one in verdict.reasons if one not in missing))
            lines = [say_verdict(self._words, others).sentence]
            if len(missing) > 1:
                lines.append(self._words(SEVERAL_NOT_COUNTED, count=len(missing)))
            elif missing:
                lines.append(self._words.say(missing[0].phrase))
            self._reasons.setText("\n".join(filter(None, lines)))
            self._clauses.setText(say_verdict(self._words, verdict).clause)

    def _night(self, screen: ClosingScreen) -> tuple[Fact, ...]:
        day = screen.day
        if day is None:
            return (Fact(N_("Last day"), phrase(N_("None: this is the first"))),)
        return (Fact(N_("Last day"), say_day(day.day, self._now())), *self._closing(screen, day))

    def _closing(self, screen: ClosingScreen, day: RoomDay) -> list[Fact]:
        now = self._now()
        return [
            Fact(N_("Closed"), say_moment(day.closed_at, now) if day.closed_at else "—"),
            Fact(N_("Closed by"), screen.names.get(day.closed_by or NOBODY, "")),
            Fact(N_("Daily sheet"), day.number),
        ]
