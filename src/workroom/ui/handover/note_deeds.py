"""The deeds of the Hand-over page, and the verdicts that grey them."""

from collections.abc import Callable
from dataclasses import dataclass

from workroom.base.clauses import DUAL_NOTE
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_
from workroom.rooms.handover import rules
from workroom.rooms.handover.model import Direction, HandoverState
from workroom.ui.handover.note_acts import NoteActs, Now
from workroom.ui.handover.note_rows import Standing
from workroom.ui.handover.picked import MainAct, Picked
from workroom.ui.handover.row_acts import RowActs
from workroom.ui.handover.screen import HandoverScreen
from workroom.ui.kit.deed import Deed
from workroom.ui.kit.page import Page

NO_PROJECT = N_("There is no project yet. Open one first: Settings, Projects.")
NOTHING_OUT = N_("Nothing is out, so nothing can come home.")
NOTHING_APPROVED = N_("No request of this project is approved. Enter one under Records.")
NO_NOTE = N_("Pick a hand-over first, or begin one.")

MAIN_TEXT = {
    MainAct.COUNT: N_("Count"),
    MainAct.OPEN: N_("Open at random"),
    MainAct.AGREE: N_("Agree …"),
    MainAct.PRINT: N_("Print copy {copy}"),
    MainAct.SIGN: N_("Signed by both …"),
    MainAct.FILE: N_("File"),
    MainAct.NOTHING: N_("Filed"),
}
WELL_TEXT = N_("Copy {copy} came out well")
MAIN_ICON = {
    MainAct.COUNT: "pen",
    MainAct.OPEN: "search",
    MainAct.AGREE: "handover",
    MainAct.PRINT: "printer",
    MainAct.SIGN: "pen",
    MainAct.FILE: "sheet",
    MainAct.NOTHING: "check",
}


@dataclass(frozen=True, slots=True)
class PageActs:
    """What the page itself does for its deeds."""

    begin_out: Callable[[], object]
    begin_back: Callable[[], object]
    take_list: Callable[[], object]
    occasion: Callable[[], object]
    main: Callable[[], object]
    signed: Callable[[], object]
    lies_here: Callable[[], object]
    spoiled: Callable[[], object]
    print_sheets: Callable[[], object]


class NoteDeeds:
    """Made once with the page; `judge` after each reading and each key in the fields."""

    def __init__(self, page: Page, acts: NoteActs, rows: RowActs, own: PageActs) -> None:
        words = page.bench.words
        self._words = words

        def deed(text: str, do: Callable[[], object], key: str = "", icon: str = "") -> Deed:
            return Deed(
                text, do, words=words, page=page, shortcut=key, icon_name=icon, unasked=NO_NOTE
            )

        self.out = deed(N_("New batch out"), own.begin_out, "F7", "export")
        self.back = deed(N_("New return"), own.begin_back, "F8", "import")
        self.list = deed(N_("From a list"), own.take_list, "F5", "catalogue")
        self.occasion = deed(N_("What for …"), own.occasion, "F4", "workflow")
        self.main = deed(MAIN_TEXT[MainAct.COUNT], own.main, "F9", "pen")
        self.main.setAutoRepeat(False)
        self.signed = deed(N_("Both are signed"), own.signed, "Ctrl+Return", "check")
        self.signed.setAutoRepeat(False)
        self.lies_here = deed(N_("It lies here already, and is good"), own.lies_here, "", "check")
        self.spoiled = deed(N_("It is spoiled: print it again"), own.spoiled, "Ctrl+F9", "repeat")
        self.sheets = deed(N_("Print the workflow sheets"), own.print_sheets, "Ctrl+P", "printer")
        self.explain = deed(N_("Record the difference"), acts.explain, "", "warning")
        self.word = deed(
            N_("It happened all the same …"), acts.agree_by_word, "Shift+F9", "warning"
        )
        self.request = deed(N_("Name the request …"), acts.name_request, "Ctrl+R", "sheet")
        self.approve_note = deed(N_("Approve the note …"), acts.agree_by_approval, "Alt+F9", "pen")
        self.drop = deed(N_("Give the draft up"), acts.drop, "", "cross")
        self.put_on = deed(N_("Put on the note"), rows.put_on, "Ins", "plus")
        self.approve = deed(N_("Approve …"), rows.approve, "Alt+Ins", "pen")
        self.row_word = deed(
            N_("It happened all the same …"), rows.rows_by_word, "Shift+Ins", "warning"
        )
        self.reshelve = deed(N_("Reshelve"), rows.reshelve, "F6", "undo")

    def judge(self, screen: HandoverScreen, now: Now, *, asking: int, asks_signed: bool) -> None:
        """Grey what a rule forbids, hide what is not for now.

        `asking`: the copy asked after. `asks_signed`: it is asked whether both originals bear
        the signatures; the main act rests until that is answered.
        """
        self.out.judge(screen.may_begin & (YES if screen.projects else _no(NO_PROJECT)))
        self.back.judge(screen.may_begin & (YES if screen.homes else _no(NOTHING_OUT)))
        picked = now.picked
        draft = picked is not None and picked.is_draft
        printing = picked is not None and picked.note.state is HandoverState.AGREED
        self._seen(self.list, draft)
        self._seen(self.drop, draft)
        goes_out = draft and picked is not None and picked.note.direction is Direction.OUT
        self._seen(self.occasion, goes_out)
        self._seen(self.request, goes_out)
        gated = picked is not None and picked.may_be_approved(now.typed)
        self._seen(self.approve_note, gated)
        self.approve_note.judge(YES if gated else None)
        follow = picked is not None and picked.have_sheets
        self._seen(self.sheets, follow)
        self.sheets.judge(YES if follow else None)
        self._seen(self.lies_here, printing and not asking)
        self._seen(self.spoiled, printing and bool(asking))
        self._judge_main(picked, now, asking=asking)
        self._seen(self.signed, asks_signed)
        self.signed.judge(YES if asks_signed else None)
        if asks_signed:
            self._seen(self.main, seen=False)
        self._judge_rows(picked, now)
        if picked is None:
            about = (self.explain, self.word, self.request, self.occasion)
            for deed in (self.list, self.drop, *about):
                deed.judge(None)
            self._seen(self.explain, seen=False)
            self._seen(self.word, seen=False)
            return
        self.list.judge(picked.may_prepare & rules.is_draft(picked.note))
        self.occasion.judge(picked.may_prepare & rules.is_draft(picked.note))
        self.request.judge(
            picked.may_prepare
            & rules.is_draft(picked.note)
            & (YES if picked.requests else _no(NOTHING_APPROVED))
        )
        self.drop.judge(picked.may_prepare & rules.is_draft(picked.note))
        copies = rules.may_confirm_copy(picked.note)
        self.lies_here.judge(copies)
        self.spoiled.judge(copies)
        explains = rules.may_explain(picked.note, picked.listed)
        self._seen(self.explain, bool(explains))
        self.explain.judge(picked.may_keep & explains)
        refused = draft and _something_on(picked) and not picked.may_agree(now.typed)
        self._seen(self.word, refused)
        self.word.judge(YES)

    def _judge_main(self, picked: Picked | None, now: Now, *, asking: int) -> None:
        act, verdict = picked.main_act(now.typed) if picked else (MainAct.COUNT, None)
        copy = picked.next_copy if picked else 0
        asked = act is MainAct.PRINT and asking == copy
        text = WELL_TEXT if asked else MAIN_TEXT[act]
        self.main.icon_name = "check" if asked else MAIN_ICON[act]
        self.main.setText(self._words(text, copy=copy))
        self.main.judge(verdict)
        self._seen(self.main, picked is not None and act is not MainAct.NOTHING)

    def _judge_rows(self, picked: Picked | None, now: Now) -> None:
        rows = now.rows if picked is not None else ()
        left = any(row.standing is Standing.LEFT_OFF for row in rows)
        gates = any(not row.standing.is_on and row.verdict.approvable for row in rows)
        waiting = [row for row in rows if row.waits_for_shelf]
        self._seen(self.put_on, left)
        self._seen(self.approve, gates)
        self._seen(self.row_word, any(row.refused_act for row in rows))
        self._seen(self.reshelve, bool(waiting))
        verdict = YES
        for row in waiting[:20]:
            verdict &= row.reshelving
        for deed in (self.put_on, self.approve, self.row_word):
            deed.judge(YES)
        self.reshelve.judge(verdict)

    @staticmethod
    def _seen(deed: Deed, seen: bool) -> None:
        if deed.isVisible() != seen:
            deed.setVisible(seen)


def _something_on(picked: Picked) -> bool:
    listed = picked.listed
    return listed.boxes + listed.volumes + listed.items > 0


def _no(template: str) -> Verdict:
    return no(template, DUAL_NOTE)
