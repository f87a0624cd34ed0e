"""What can be done with the picked note and its rows: each act signed by whom it takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from workroom.base.errors import WorkroomError
from workroom.base.ids import HandoverId, PersonId, UnitId
from workroom.base.word import Approval, Word
from workroom.base.words import N_, phrase
from workroom.ledger.work import Work
from workroom.rooms.handover import returning, service
from workroom.rooms.handover.counts import Counts
from workroom.rooms.people.rules import Right
from workroom.rooms.workflow import service as workflow
from workroom.ui.handover.note_rows import NoteRow
from workroom.ui.handover.picked import Picked, Typed
from workroom.ui.handover.signings import (
    CLIENT,
    CONTRACTOR,
    ask_request,
    ask_why,
    ask_word_and_parties,
    client_seat,
    contractor_seat,
    sign,
)
from workroom.ui.handover.statements import APPROVES_NOTE, say_agreement, say_typed
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.page import Page
from workroom.ui.kit.theme import Tone

AGREED = N_("Agreed: {number}. Print both originals now.")
FILED = N_("Filed: {number}.")


@dataclass(slots=True)
class Now:
    """What the page has in front: the note, the fields, the picked rows."""

    picked: Picked | None = None
    typed: Typed = Typed()  # noqa: RUF009 — frozen
    rows: tuple[NoteRow, ...] = ()


class NoteActs:
    """The acts on a note; refusals go to the window's strip."""

    def __init__(self, page: Page, desk: Desk[Any], now: Now) -> None:
        self._page, self._desk, self._now = page, desk, now
        self._bench = page.bench

    # --- counting and agreeing ---

    def sign_counts(self) -> None:
        """The sides whose fields are complete sign what they counted."""
        picked, typed = self._now.picked, self._now.typed
        if picked is None or not (typed.sides or typed.stated):
            return
        seats = []
        if typed.client is not None or typed.stated:
            right = Right.ISSUE if typed.client is not None else Right.STATE_SECRECY
            seats.append(client_seat(picked, right))
        if typed.contractor is not None:
            seats.append(contractor_seat(picked))
        sign(
            self._bench,
            self._page,
            title=N_("Sign the count") if typed.sides else N_("Sign the statement"),
            statement=say_typed(typed),
            seats=tuple(seats),
            then=lambda who: self._write_counts(picked.note.id, typed, who, then=None),
        )

    def agree(self) -> None:
        """Both sides agree; a count still in the fields is signed with it."""
        picked, typed = self._now.picked, self._now.typed
        if picked is None:
            return
        sign(
            self._bench,
            self._page,
            title=N_("Agree the hand-over"),
            statement=say_agreement(picked, typed),
            seats=(client_seat(picked), contractor_seat(picked)),
            then=lambda who: self._write_counts(
                picked.note.id,
                typed,
                who,
                then=lambda: self._agree(picked.note.id, who[CLIENT], who[CONTRACTOR], None),
            ),
            verb=N_("Agree"),
        )

    def agree_by_word(self) -> None:
        """It happened all the same: the archives changed hands although a rule says no."""
        picked = self._now.picked
        if picked is None:
            return
        about = phrase(N_("Batch {batch} changed hands."), batch=picked.batch)
        ask_word_and_parties(
            self._bench,
            self._page,
            picked,
            about=about,
            then=lambda word, client, contractor: self._agree(
                picked.note.id, client, contractor, word=word
            ),
        )

    def draw(self) -> None:
        """Draw which units of the return are opened."""
        picked = self._now.picked
        if picked is not None:
            self._do(lambda work: returning.draw_return(work, handover=picked.note.id))

    def open_drawn(
        self,
        unit: UnitId,
        pages: int,
        condition: int,
        remark: str,
        refused: Callable[[], object],
    ) -> None:
        """Write what was found in a drawn unit; who is at the desk has seen it."""
        picked = self._now.picked
        if picked is not None:

            def complain(error: WorkroomError) -> None:
                self._bench.complain(error)
                refused()

            self._desk.do(
                lambda work: returning.open_drawn(
                    work,
                    handover=picked.note.id,
                    unit=unit,
                    pages=pages,
                    condition=condition,
                    remark=remark,
                ),
                failed=complain,
            )

    def agree_by_approval(self) -> None:
        """The client lets the note through its gates, and both agree: no request, too many."""
        picked = self._now.picked
        if picked is None:
            return
        reasons = phrase("{all}", all=tuple(r.phrase for r in picked.may_agree(Typed()).reasons))

        def ask(why: str) -> None:
            sign(
                self._bench,
                self._page,
                title=N_("Approve an exception"),
                statement=phrase(APPROVES_NOTE, reasons=reasons, why=why),
                seats=(client_seat(picked, Right.APPROVE), contractor_seat(picked)),
                then=lambda who: self._agree(
                    picked.note.id,
                    who[CLIENT],
                    who[CONTRACTOR],
                    None,
                    approval=Approval(who[CLIENT], why),
                ),
                verb=N_("Approve"),
            )

        ask_why(
            self._bench,
            self._page,
            N_("Approve an exception"),
            reasons,
            N_("Go on to sign"),
            ask,
        )

    def name_request(self) -> None:
        """Say on which approved request the note goes out."""
        picked = self._now.picked
        if picked is not None:
            ask_request(
                self._bench,
                self._page,
                picked,
                lambda request: self._do(
                    lambda work: service.name_request(
                        work, handover=picked.note.id, request=request
                    )
                ),
            )

    def explain(self) -> None:
        """Record how both explain that their totals differ."""
        picked = self._now.picked
        if picked is not None:
            ask_why(
                self._bench,
                self._page,
                N_("Record the difference"),
                N_("It is printed on the note, and both sign under it."),
                N_("Record"),
                lambda why: self._do(
                    lambda work: service.record_difference(work, handover=picked.note.id, text=why)
                ),
            )

    def drop(self) -> None:
        """Give a draft up."""
        picked = self._now.picked
        if picked is not None:
            ask_why(
                self._bench,
                self._page,
                N_("Give the draft up"),
                N_("Nothing changed hands, and no number was drawn."),
                N_("Give up"),
                lambda why: self._do(
                    lambda work: service.drop(work, handover=picked.note.id, reason=why)
                ),
            )

    # --- papers ---

    def confirm_copy(self, copy: int, *, well: bool, then: Callable[[], object]) -> None:
        """Write whether an original came out well."""
        picked = self._now.picked
        if picked is not None:
            self._do(
                lambda work: service.confirm_copy(
                    work, handover=picked.note.id, copy=copy, well=well
                ),
                then=lambda _none: then(),
            )

    def sign_papers(self) -> None:
        """Both originals bear all signatures."""
        picked = self._now.picked
        if picked is not None:
            self._do(lambda work: service.sign(work, handover=picked.note.id))

    def file(self) -> None:
        """Each side has filed its original."""
        picked = self._now.picked
        if picked is not None:
            said = self._bench.words(FILED, number=picked.note.number)
            self._do(
                lambda work: service.file(work, handover=picked.note.id),
                then=lambda _none: self._bench.notify(said, Tone.DONE),
            )

    # --- how they are written ---

    def _write_counts(
        self,
        note: HandoverId,
        typed: Typed,
        who: Mapping[str, PersonId],
        *,
        then: Callable[[], object] | None,
    ) -> None:
        """Each side's count is an entry of its own person's, one after the other."""
        go_on: Callable[[], object] = then or (lambda: None)
        counts = {CLIENT: typed.client, CONTRACTOR: typed.contractor}
        for key in (CONTRACTOR, CLIENT):
            states = key == CLIENT and typed.stated
            if key in who and (counts[key] is not None or states):
                act = partial(_count, note=note, counts=counts[key], states=states)
                go_on = partial(self._do, act, by=who[key], then=partial(_ignoring, go_on))
        go_on()

    def _agree(
        self,
        note: HandoverId,
        client: PersonId,
        contractor: PersonId,
        word: Word | None,
        approval: Approval | None = None,
    ) -> None:
        def act(work: Work) -> str:
            entry = service.agree(
                work,
                handover=note,
                client=client,
                contractor=contractor,
                approval=approval,
                word=word,
            )
            workflow.issue(work, handover=note)
            return entry.event.number

        self._do(act, by=None if word else contractor, then=self._tell_agreed)

    def _tell_agreed(self, number: str) -> None:
        self._bench.notify(self._bench.words(AGREED, number=number), Tone.DONE)

    def _do(
        self,
        act: Callable[[Work], Any],
        *,
        by: PersonId | None = None,
        then: Callable[[Any], object] = lambda _answer: None,
    ) -> None:
        self._desk.do(act, by=by, then=then)


def _count(work: Work, *, note: HandoverId, counts: Counts | None, states: bool) -> None:
    if counts is not None:
        service.enter_count(work, handover=note, counts=counts)
    if states:
        service.state_secrecy(work, handover=note)


def _ignoring(go_on: Callable[[], object], _answer: object) -> None:
    go_on()
