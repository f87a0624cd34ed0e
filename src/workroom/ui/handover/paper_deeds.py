"""What is done with papers that came back, were filled by hand, or say what is not so."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from workroom.base.errors import InputError
from workroom.base.ids import PersonId
from workroom.base.late import Late
from workroom.base.verdict import YES
from workroom.base.words import N_, phrase
from workroom.ledger.work import Work
from workroom.rooms.corrections import service as corrections
from workroom.rooms.corrections.model import Correction, Put
from workroom.rooms.handover.from_paper import agree_from_paper
from workroom.rooms.workflow import service as workflow
from workroom.ui.handover.note_acts import Now
from workroom.ui.handover.paper_forms import FromPaper, Righting, Typed
from workroom.ui.handover.papers import Papers
from workroom.ui.handover.picked import Picked
from workroom.ui.handover.signings import CLIENT, CONTRACTOR, client_seat, contractor_seat, sign
from workroom.ui.kit.deed import Deed
from workroom.ui.kit.desk import NOBODY_HERE, Desk
from workroom.ui.kit.page import Page
from workroom.ui.kit.tasks import Line
from workroom.ui.kit.theme import Tone

SCANS = N_("Scans (*.jpg *.jpeg *.png *.tif *.tiff *.pdf)")
CHOOSE = N_("Scans of the signed note")
ATTACHED = N_("{count} scans are with the note now.")
RIGHTED = N_("Put right by slip {number}. Print both originals now.")
SAYS_RIGHTED = N_("Note {note}, {code}: {fault}. {now}")
ENTERED = N_("Entered from its paper: {number}.")
SLIPS_SENT = N_("The slip was sent to {printer}.")


class PaperDeeds:
    """Five acts of the note in front; each is hidden where it makes no sense."""

    def __init__(self, page: Page, desk: Desk[Any], now: Now, papers: Papers) -> None:
        self._page, self._desk, self._now, self._papers = page, desk, now, papers
        self._bench = page.bench

        def deed(text: str, do: Callable[[], object], icon: str) -> Deed:
            made = Deed(text, do, words=page.bench.words, page=page, icon_name=icon)
            made.judge(YES)
            return made

        self.agree = deed(N_("Agreed on paper …"), self._ask_paper, "pen")
        self.attach = deed(N_("Add its scan …"), self._ask_files, "plus")
        self.right = deed(N_("Put it right …"), self._ask_right, "warning")
        self.print_slip = deed(N_("Print the slip"), self._print_slip, "printer")
        self.signed = deed(N_("The slip is signed"), self._sign_slip, "check")
        self.all = (self.attach, self.right, self.print_slip, self.signed, self.agree)

    def judge(self, picked: Picked | None) -> None:
        """Show what there is to do with the papers of this note."""
        draft = picked is not None and picked.is_draft
        agreed = picked is not None and not draft
        slip = self._open_slip(picked)
        for made, seen in (
            (self.agree, draft and picked is not None and bool(_units(picked))),
            (self.attach, agreed),
            (self.right, agreed),
            (self.print_slip, slip is not None),
            (self.signed, slip is not None),
        ):
            if made.isVisible() != seen:
                made.setVisible(seen)

    @staticmethod
    def _open_slip(picked: Picked | None) -> Correction | None:
        slips = picked.slips if picked is not None else ()
        return next((one for one in slips if one.signed_at is None), None)

    # --- agreed on paper ---

    def _ask_paper(self) -> None:
        picked, writer = self._now.picked, self._bench.actor()
        if picked is None:
            return
        if writer is None:
            self._bench.complain(InputError(NOBODY_HERE))
            return
        form = FromPaper(self._bench, self._page, picked)
        form.said.connect(lambda typed: self._agree(picked, writer, typed))
        form.open()

    def _agree(self, picked: Picked, writer: PersonId, typed: Typed) -> None:
        bench = self._bench
        late = Late(typed.at, writer, typed.paper)

        def job() -> str:
            entry = agree_from_paper(
                bench.ledger,
                late,
                handover=picked.note.id,
                client=typed.client,
                contractor=typed.contractor,
            )
            with bench.ledger.work(by=writer, station=bench.station) as work:
                workflow.issue(work, handover=picked.note.id)
            return entry.event.number

        bench.tasks.run(
            job,
            then=lambda number: bench.notify(bench.words(ENTERED, number=number), Tone.DONE),
            failed=bench.complain,
            owner=self._page,
        )

    # --- scans ---

    def _ask_files(self) -> None:
        words = self._bench.words
        chosen, _ = QFileDialog.getOpenFileNames(self._page, words(CHOOSE), "", words(SCANS))
        self.take_files(tuple(map(Path, chosen)))

    def take_files(self, paths: tuple[Path, ...]) -> None:
        """Put these scans to the note in front; a paper of another one is refused."""
        picked, by, bench = self._now.picked, self._bench.actor(), self._bench
        if picked is None or not paths:
            return
        if by is None:
            bench.complain(InputError(NOBODY_HERE))
            return
        bench.tasks.run(
            lambda: [self._papers.attach(path, picked.note.number, by) for path in paths],
            then=lambda done: bench.notify(bench.words(ATTACHED, count=len(done)), Tone.DONE),
            failed=bench.complain,
            owner=self._page,
            line=Line.FILES,
        )

    # --- put right ---

    def _ask_right(self) -> None:
        picked = self._now.picked
        if picked is None:
            return
        rows = self._now.rows
        form = Righting(self._bench, self._page, code=rows[0].unit.reference_code if rows else "")
        form.said.connect(lambda put: self._sign_right(picked, *put))
        form.open()

    def _sign_right(self, picked: Picked, put: Put, code: str, reason: str) -> None:
        said = phrase(
            SAYS_RIGHTED,
            note=picked.note.number,
            code=code,
            fault=phrase(put.fault.label),
            now=put.now,
        )
        sign(
            self._bench,
            self._page,
            title=N_("Put the note right"),
            statement=said,
            seats=(client_seat(picked), contractor_seat(picked)),
            then=lambda who: self._right(picked, put, reason, who),
        )

    def _right(self, picked: Picked, put: Put, reason: str, who: Mapping[str, PersonId]) -> None:
        def act(work: Work) -> str:
            return corrections.correct_note(
                work,
                handover=picked.note.id,
                puts=(put,),
                reason=reason,
                client=who[CLIENT],
                contractor=who[CONTRACTOR],
            ).event.number

        bench = self._bench
        self._desk.do(
            act,
            by=who[CONTRACTOR],
            then=lambda number: bench.notify(bench.words(RIGHTED, number=number), Tone.DONE),
        )

    def _print_slip(self) -> None:
        slip, bench = self._open_slip(self._now.picked), self._bench
        if slip is not None:
            bench.tasks.run(
                lambda: self._papers.print_slip(slip.number),
                then=lambda name: bench.notify(bench.words(SLIPS_SENT, printer=name), Tone.DONE),
                failed=bench.complain,
                owner=self._page,
                line=Line.FILES,
            )

    def _sign_slip(self) -> None:
        slip = self._open_slip(self._now.picked)
        if slip is not None:
            self._desk.do(lambda work: corrections.sign_correction(work, number=slip.number))


def _units(picked: Picked) -> int:
    listed = picked.listed
    return listed.boxes + listed.volumes + listed.items
