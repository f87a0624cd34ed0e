"""What can be done with the picked rows of a note."""

from collections.abc import Callable, Iterable
from typing import Any

from workroom.base.ids import HandoverId, PersonId
from workroom.base.word import Approval, Word
from workroom.base.words import N_, phrase
from workroom.ledger.work import Work
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.custody import service as custody
from workroom.rooms.handover import service
from workroom.rooms.handover.model import Direction
from workroom.rooms.people.rules import Right
from workroom.ui.handover.note_acts import Now
from workroom.ui.handover.note_rows import NoteRow
from workroom.ui.handover.picked import Picked
from workroom.ui.handover.signings import CLIENT, ask_why, ask_word, client_seat, sign
from workroom.ui.handover.statements import APPROVES, APPROVES_OUT, say_codes
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.page import Page


class RowActs:
    """The acts on rows; refusals go to the window's strip."""

    def __init__(self, page: Page, desk: Desk[Any], now: Now) -> None:
        self._page, self._desk, self._now = page, desk, now
        self._bench = page.bench

    def put_on(self) -> None:
        """Put rows that were left off onto the note."""
        picked, rows = self._now.picked, self._now.rows
        units = [row.unit.id for row in rows if not row.standing.is_on and row.verdict]
        if picked is not None and units:
            self._do(lambda work: service.add_many(work, handover=picked.note.id, units=units))

    def take_off(self) -> None:
        """Take the picked rows off the note; a box takes its content along."""
        picked = self._now.picked
        on = [row for row in self._now.rows if row.standing.is_on]
        boxes = {row.unit.id for row in on if row.unit.kind is UnitKind.BOX}
        units = [row.unit.id for row in on if row.unit.parent not in boxes]
        if picked is None or not units:
            return

        def act(work: Work) -> None:
            for unit in units:
                service.take_off(work, handover=picked.note.id, unit=unit)

        self._do(act)

    def remark(self, condition: int, text: str | None, then: Callable[[], object]) -> None:
        """Write condition and remark of the picked rows; no text leaves each its own."""
        picked = self._now.picked
        rows = [row for row in self._now.rows if row.standing.is_on]
        changed = [
            (row.unit.id, row.remark if text is None else text)
            for row in rows
            if row.condition != condition or text not in (None, row.remark)
        ]
        if picked is None or not changed:
            then()
            return

        def act(work: Work) -> None:
            for unit, said in changed:
                service.remark(
                    work, handover=picked.note.id, unit=unit, condition=condition, text=said
                )

        self._do(act, then=lambda _none: then())

    def approve(self) -> None:
        """The client approves that unfinished volumes go home, or unappraised ones out."""
        picked = self._now.picked
        rows = [row for row in self._now.rows if not row.standing.is_on and row.verdict.approvable]
        if picked is None or not rows:
            return

        def ask(why: str) -> None:
            sign(
                self._bench,
                self._page,
                title=N_("Approve an exception"),
                statement=phrase(
                    APPROVES_OUT if picked.note.direction is Direction.OUT else APPROVES,
                    codes=say_codes(rows),
                    why=why,
                ),
                seats=(client_seat(picked, Right.APPROVE),),
                then=lambda who: self._add(picked.note.id, rows, Approval(who[CLIENT], why)),
                verb=N_("Approve"),
            )

        ask_why(
            self._bench,
            self._page,
            N_("Approve an exception"),
            say_codes(rows),
            N_("Go on to sign"),
            ask,
        )

    def rows_by_word(self) -> None:
        """It happened all the same, for rows that may not go, or not onto their shelf."""
        picked = self._now.picked
        rows = [row for row in self._now.rows if row.refused_act]
        if picked is None or not rows:
            return
        ask_word(
            self._bench,
            self._page,
            picked,
            about=say_codes(rows),
            then=lambda word: (
                self._add(picked.note.id, rows, word)
                if picked.is_draft
                else self._reshelve(picked, rows, word)
            ),
        )

    def reshelve(self) -> None:
        """The client's archivist puts what came back onto its shelf."""
        picked = self._now.picked
        rows = [row for row in self._now.rows if row.waits_for_shelf]
        if picked is not None and rows:
            self._reshelve(picked, rows, None)

    def _add(self, note: HandoverId, rows: Iterable[NoteRow], answer: Approval | Word) -> None:
        def act(work: Work) -> None:
            for row in rows:
                service.add(
                    work,
                    handover=note,
                    unit=row.unit.id,
                    approval=answer if isinstance(answer, Approval) else None,
                    word=answer if isinstance(answer, Word) else None,
                )

        self._do(act)

    def _reshelve(self, picked: Picked, rows: list[NoteRow], word: Word | None) -> None:
        boxes = {row.unit.id for row in rows if row.unit.kind is UnitKind.BOX}
        units = [row.unit.id for row in rows if row.unit.parent not in boxes]

        def act(work: Work) -> None:
            for unit in units:
                custody.reshelve(work, unit=unit, word=word)

        seat = client_seat(picked, Right.RESHELVE)
        if any(person == self._bench.actor() for person, _name in seat.people):
            self._do(act)
            return
        sign(
            self._bench,
            self._page,
            title=N_("Put back onto the shelf"),
            statement=say_codes(rows),
            seats=(seat,),
            then=lambda who: self._do(act, by=who[CLIENT]),
        )

    def _do(
        self,
        act: Callable[[Work], Any],
        *,
        by: PersonId | None = None,
        then: Callable[[Any], object] = lambda _answer: None,
    ) -> None:
        self._desk.do(act, by=by, then=then)
