"""The panel at the right: what the note is, what of its batch is still out, papers, trail."""

from workroom.base.words import N_, phrase
from workroom.rooms.handover.model import Direction, Handover
from workroom.ui.handover.notes_list import TONES, say_counts
from workroom.ui.handover.papers import Papers
from workroom.ui.handover.papers_block import PapersBlock
from workroom.ui.handover.picked import Picked
from workroom.ui.handover.signed_question import SignedQuestion
from workroom.ui.handover.statements import say_count
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.panel import Fact, Panel
from workroom.ui.kit.saying import say_day
from workroom.ui.kit.theme import Tone
from workroom.ui.kit.timeline import Moment

NOTHING_LEFT = N_("nothing, all of it is home")


class NotePanel(Panel):
    """Facts of the picked note, its papers, and who did what."""

    def __init__(self, bench: Bench, papers: Papers) -> None:
        super().__init__(bench, empty=N_("Pick a hand-over to see its papers here."))
        self._bench = bench
        self.signed = SignedQuestion(bench)
        self.papers = PapersBlock(bench, papers)
        self.add(self.signed)
        self.add(self.papers)

    def show_note(self, picked: Picked | None) -> None:
        """Show a note; none clears the panel."""
        self.signed.show_note(picked)
        if picked is None:
            self.clear()
            return
        note = picked.note
        self.show_thing(
            title=note.number or phrase(N_("Batch {batch}"), batch=picked.batch),
            subtitle=picked.project.name,
            facts=self._facts_of(picked),
            moments=_moments(picked),
        )
        self.papers.show_note(note, len(picked.slips), picked.scans)

    def _facts_of(self, picked: Picked) -> tuple[Fact, ...]:
        note, now = picked.note, self._bench.now()
        facts = [
            Fact(N_("State"), phrase(note.state.label), TONES[note.state][0]),
        ]
        if picked.request:
            facts.append(Fact(N_("Request"), picked.request))
        if not picked.hides_list:
            facts.append(Fact(N_("On the note"), say_counts(picked.listed)))
        if picked.still.oldest is not None:
            facts.append(Fact(N_("Still out"), say_counts(picked.still.counts)))
            since = picked.still.oldest
            days = (now.date() - since).days
            said = phrase(N_("{day}, {days} days"), day=say_day(since, now), days=days)
            facts.append(Fact(N_("Out since"), said))
        elif note.direction is Direction.BACK and note.agreed_at is not None:
            facts.append(Fact(N_("Still out"), phrase(NOTHING_LEFT), Tone.DONE))
        if picked.slips:
            said = phrase(N_("by {numbers}"), numbers=tuple(one.number for one in picked.slips))
            facts.append(Fact(N_("Note put right"), said, Tone.LOOK))
        if picked.due is not None:
            late = now.date() >= picked.due
            facts.append(
                Fact(
                    N_("Disinfect from"),
                    say_day(picked.due, now),
                    Tone.STOP if late else Tone.PLAIN,
                    phrase(N_("From this day on it is disinfected before it is reshelved.")),
                )
            )
        return tuple(facts)


def _moments(picked: Picked) -> tuple[Moment, ...]:
    """What happened to the note, newest first, as far as its record tells."""
    note: Handover = picked.note
    both = " · ".join(name for one in (note.client, note.contractor) if (name := picked.name(one)))
    found = [Moment(note.begun_at, phrase(N_("Begun")), picked.name(note.begun_by))]
    if note.agreed_at is not None:
        counts = note.client_counts or picked.listed
        found.append(
            Moment(note.agreed_at, phrase(N_("Agreed")), both, say_count(counts), Tone.DONE)
        )
    if note.signed_at is not None:
        found.append(Moment(note.signed_at, phrase(N_("Signed on paper")), tone=Tone.DONE))
    if note.filed_at is not None:
        found.append(Moment(note.filed_at, phrase(N_("Filed")), tone=Tone.DONE))
    return tuple(reversed(found))
