"""Draws the papers of all rooms from their entries, lays them into the book's folder, prints them.

Papers are drawn after the commit, from the entry, and carry the head that
includes it. Both faces ask here, so that a paper from the window and one from
the command line are the same.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from workroom.base.codes import FormNumber, Label, Prefix, label, parse, tidy
from workroom.base.errors import NotFoundError
from workroom.base.ids import HandoverId, LineId, LoanId, ProjectId, SheetId
from workroom.base.resources import resources
from workroom.base.words import N_, Language, Words
from workroom.ledger.folder import Folder
from workroom.ledger.reading import Entries, Reading
from workroom.ledger.work import Ledger
from workroom.paper.files import put
from workroom.paper.labels import A4_3X8, BADGES, render_commands, render_labels
from workroom.paper.render import write
from workroom.paper.sheet import Sheet
from workroom.rooms.absence import store as absence
from workroom.rooms.absence.model import Loan
from workroom.rooms.absence.slip import lending_slip
from workroom.rooms.closing.slip import daily_sheet
from workroom.rooms.corrections import store as corrections
from workroom.rooms.corrections.slip import correction_slip, slip_by_number
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.background import spoiled_copies
from workroom.rooms.handover.blank import blank_notes
from workroom.rooms.handover.register_slip import out_register
from workroom.rooms.handover.slip import handover_note, note_by_number
from workroom.rooms.holds import store as holds
from workroom.rooms.holds.weeks import Span
from workroom.rooms.late.blank import BlankPrinting
from workroom.rooms.late.model import PadForm
from workroom.rooms.late.slip import blank_records, pad_entry
from workroom.rooms.opening import store as opening
from workroom.rooms.opening.model import FORM as OPENING_FORM
from workroom.rooms.opening.model import Statement, StatementId
from workroom.rooms.opening.slip import opening_statement
from workroom.rooms.project import store as project
from workroom.rooms.questions.questions import QUESTIONS
from workroom.rooms.questions.store import questions_of
from workroom.rooms.registers import store as registers
from workroom.rooms.registers.declaration import Register
from workroom.rooms.registers.model import Line
from workroom.rooms.registers.slip import Printing, line_form, register_list
from workroom.rooms.shelf import SHELF
from workroom.rooms.station.slip import command_groups, labels_for
from workroom.rooms.weekly.slip import weekly_sheet
from workroom.rooms.workflow import store as workflow
from workroom.rooms.workflow.blank import blank_sheets
from workroom.rooms.workflow.slip import batch_cover, flow_annex, flow_sheets

NO_SUCH_FORM = N_("There is no {form} with the number {number}.")
COMMAND_SHEET = "命令条码"
PAD = "预留本"
_BLANKS = {
    PadForm.NOTE: blank_notes,
    PadForm.SHEET: blank_sheets,
    PadForm.RECORD: blank_records,
}


@dataclass(frozen=True, slots=True)
class Paper:
    """One PDF file: its form, its number, and which of two originals it is, if of two."""

    form: str
    number: str
    copy: int | None
    path: Path
    annex: bool = False


class Press:
    """Draws papers of one book. `printed_by` stands in the foot of each."""

    def __init__(self, ledger: Ledger, printed_by: str) -> None:
        self.folder = Folder(ledger.path.parent)
        self._ledger = ledger
        self._printed_by = printed_by

    def note(self, handover: HandoverId, copy: int, *, reprint: bool = False) -> tuple[Paper, ...]:
        """One original of a handover note, F01 and the list F02 stapled to it."""
        with self._ledger.read() as db:
            number = handovers.handovers.get(db, handover).number
            sheets = self._note(db, number, copy=copy, reprint=reprint)
        return tuple(
            self._lay((sheet,), f"-{copy}", copy=copy, reprint=reprint) for sheet in sheets
        )

    def correction(self, number: str, copy: int, *, reprint: bool = False) -> Paper:
        """One original of a correction slip."""
        with self._ledger.read() as db:
            sheets = self._slip(db, number, copy=copy, reprint=reprint)
        return self._lay(sheets, f"-{copy}", copy=copy, reprint=reprint)

    def pad(self, pad: int, out: Path | None = None) -> Paper:
        """The blank forms of a pad, in one file: to be printed once, and filled by hand."""
        with self._ledger.read() as db:
            entry = pad_entry(db, self._entries(db), pad)
            printing = BlankPrinting(entry, self._ledger.clock(), self._printed_by)
            sheets = _BLANKS[entry.event.form](db, printing)
        if out is None:
            return self._lay(sheets, "", number=f"{PAD}-{pad:04}")
        write(out, sheets)
        return Paper(sheets[0].form, f"{PAD}-{pad:04}", None, out)

    def flow_sheets(self, handover: HandoverId) -> tuple[Paper, ...]:
        """The workflow sheets made out for a handover, a file each, and their cover list.

        The cover carries the signatures of who answers for all of them (§10.6).
        """
        with self._ledger.read() as db:
            ids = [sheet.id for sheet in workflow.sheets_of(db, handover)]
            drawn = self._lay_flow_sheets(db, ids, reprint=False)
            if not ids:
                return drawn
            cover = batch_cover(
                db,
                self._entries(db),
                handover,
                printed_at=self._ledger.clock(),
                printed_by=self._printed_by,
            )
        return (*drawn, self._lay((cover,), "-批次汇总", annex=True))

    def flow_sheet(self, sheet: SheetId, *, reprint: bool = False) -> tuple[Paper, ...]:
        """One workflow sheet."""
        with self._ledger.read() as db:
            return self._lay_flow_sheets(db, [sheet], reprint=reprint)

    def flow_annex(self, sheet: SheetId, *, reprint: bool = False) -> tuple[Paper, ...]:
        """The annex of a sheet: every pass, as the journal holds it at this moment."""
        with self._ledger.read() as db:
            sheets = self._annex(db, sheet, reprint=reprint)
        return tuple(self._lay((one,), "-附页", annex=True, reprint=reprint) for one in sheets)

    def lending_slip(self, loan: LoanId, *, reprint: bool = False) -> Paper:
        """The slip of a loan, both originals in one file."""
        with self._ledger.read() as db:
            sheets = self._loan(db, absence.loans.get(db, loan), reprint=reprint)
        return self._lay(sheets, "", reprint=reprint)

    def daily_sheet(self, day: date, *, reprint: bool = False) -> tuple[Paper, ...]:
        """The daily sheet; printed again after the next opening it holds that as well."""
        with self._ledger.read() as db:
            sheets = self._day(db, day, reprint=reprint)
        return (self._lay(sheets, "", reprint=reprint),)

    def statement(
        self, statement: StatementId, copy: int | None = None, *, reprint: bool = False
    ) -> tuple[Paper, ...]:
        """One original of an agreed opening statement, or both; a draft, marked as such."""
        with self._ledger.read() as db:
            found = opening.statements.get(db, statement)
            sheets = self._statement(db, found, copy=copy, reprint=reprint)
        if found.agreed_entry is None:
            return (self._lay(sheets, "", number=f"草稿-{statement}"),)
        copies = range(1, len(sheets) + 1) if copy is None else (copy,)
        return tuple(
            self._lay((one,), f"-{at}", copy=at, reprint=reprint)
            for at, one in zip(copies, sheets, strict=True)
        )

    def statement_sheets(self, statement: StatementId) -> tuple[Paper, ...]:
        """The workflow sheets of what an agreed statement brought into the room, a file each."""
        with self._ledger.read() as db:
            here = {line.unit for line in opening.lines(db, statement) if line.is_here}
            ids = [sheet.id for sheet in workflow.sheets_for(db, here).values()]
            return self._lay_flow_sheets(db, ids, reprint=False)

    def line(self, register: Register[Any], line: LineId, *, reprint: bool = False) -> Paper:
        """The form of one line of a declared register."""
        with self._ledger.read() as db:
            sheet = self._line(db, register, registers.get(db, register, line), reprint=reprint)
        return self._lay((sheet,), "", reprint=reprint)

    def register(self, register: Register[Any]) -> Paper:
        """A declared register as a list, with all lines it has, void ones too."""
        with self._ledger.read() as db:
            lines = registers.every(db, register)
            sheet = register_list(db, self._entries(db), register, lines, self._printing())
        return self._lay((sheet,), "", number=register.chinese)

    def out_register(self, chosen: ProjectId) -> Paper:
        """F05: what went out of a project and came home, as the book has it now."""
        with self._ledger.read() as db:
            sheet, code = self._out_register(db, chosen), project.projects.get(db, chosen).code
        return self._lay((sheet,), "", number=code)

    def week(self, span: Span, out: Path | None = None) -> Paper:
        """The weekly page of these days, into the book's folder or another file.

        It is derived, so that none is a reprint: drawn again it tells what is known by then.
        """
        with self._ledger.read() as db:
            sheet = weekly_sheet(
                db,
                self._entries(db),
                span,
                chinese=Words(Language.CHINESE, resources() / "locales"),
                now=self._ledger.clock(),
                printed_by=self._printed_by,
            )
        named = span.name.replace("/", "_")
        if out is None:
            return self._lay((sheet,), "", number=named)
        write(out, (sheet,))
        return Paper(sheet.form, span.name, None, out)

    def questions(self, span: Span, out: Path | None = None) -> Paper | None:
        """The questions (F08) of these days, and those from before that the client has not ruled
        on: a list over as many pages as it takes. None where there are none.
        """
        with self._ledger.read() as db:
            lines = questions_of(db, span, project.zone(db))
            if not lines:
                return None
            sheet = register_list(db, self._entries(db), QUESTIONS, lines, self._printing())
        if out is None:
            return self._lay((sheet,), "", number=span.name.replace("/", "_"))
        write(out, (sheet,))
        return Paper(sheet.form, span.name, None, out)

    def again(self, form: str, number: str, out: Path) -> str:
        """Draw any form again into a file, marked as a reprint; answers its number.

        Raises:
            NotFoundError: there is none of that number.
        """
        with self._ledger.read() as db:
            sheets = self._again(db, form, number)
        if not sheets:
            raise NotFoundError(NO_SUCH_FORM, form=form, number=number)
        write(out, sheets)
        return tidy(number)

    def _again(self, db: Reading, form: str, number: str) -> tuple[Sheet, ...]:
        spelled = tidy(number)
        if form == "F05" and (of := project.project_by_code(db, spelled)) is not None:
            return (self._out_register(db, of.id),)
        match parse(number):
            case FormNumber(form=named) if named == form and (own := self._own(db, form, spelled)):
                return own
            case FormNumber() | Label(prefix=Prefix.MEDIUM):
                found = registers.by_number(db, SHELF, spelled)
                if found is not None and found[0].form == form:
                    return (self._line(db, *found, reprint=True),)
            case Label(prefix=Prefix.SHEET, number=sheet) if form == "F03":
                if workflow.sheets.at(db, sheet) is not None:
                    id_ = SheetId(sheet)
                    front = self._flow_sheets(db, [id_], reprint=True)
                    return (*front, *self._annex(db, id_, reprint=True))
            case _:
                pass
        return ()

    def _own(self, db: Reading, form: str, number: str) -> tuple[Sheet, ...]:
        """The paper of a form that is no register's; nothing where it is, or is not there."""
        match form:
            case "F01" | "F02" if (note := handovers.by_note(db, number)) is not None:
                sheets = self._note(db, note.number, copy=None, reprint=True)
                return tuple(sheet for sheet in sheets if sheet.form == form)
            case "F54" if corrections.by_number(db, number) is not None:
                return self._slip(db, number, copy=None, reprint=True)
            case "F09" if (day := holds.by_number(db, number)) is not None:
                return self._day(db, day.day, reprint=True)
            case "F01L" if (loan := absence.by_slip(db, number)) is not None:
                return self._loan(db, loan, reprint=True)
            case _ if form == OPENING_FORM and (told := opening.by_number(db, number)) is not None:
                return self._statement(db, told, copy=None, reprint=True)
            case _:
                return ()

    def _loan(self, db: Reading, loan: Loan, *, reprint: bool) -> tuple[Sheet, ...]:
        return lending_slip(
            db,
            self._entries(db),
            loan,
            printed_at=self._ledger.clock(),
            printed_by=self._printed_by,
            reprint=reprint,
        )

    def _out_register(self, db: Reading, chosen: ProjectId) -> Sheet:
        return out_register(
            db, chosen, printed_at=self._ledger.clock(), printed_by=self._printed_by
        )

    def _statement(
        self, db: Reading, statement: Statement, *, copy: int | None, reprint: bool
    ) -> tuple[Sheet, ...]:
        return opening_statement(
            db,
            self._entries(db),
            statement,
            printed_at=self._ledger.clock(),
            printed_by=self._printed_by,
            copy=copy,
            reprint=reprint,
        )

    def _line(self, db: Reading, register: Register[Any], line: Line, *, reprint: bool) -> Sheet:
        printing = self._printing(reprint=reprint)
        return line_form(db, self._entries(db), SHELF, register, line, printing)

    def _printing(self, *, reprint: bool = False) -> Printing:
        return Printing(self._ledger.clock(), self._printed_by, reprint)

    def _note(
        self, db: Reading, number: str, *, copy: int | None, reprint: bool
    ) -> tuple[Sheet, ...]:
        entries = self._entries(db)
        note = handovers.by_note(db, number)
        slips = corrections.of_note(db, note.id) if note is not None else ()
        corrected = tuple(one.number for one in slips)
        spoiled = spoiled_copies(db, entries, note.id) if note is not None else ()
        return handover_note(
            db,
            entries,
            note_by_number(db, entries, number),
            printed_at=self._ledger.clock(),
            printed_by=self._printed_by,
            copy=copy,
            reprint=reprint,
            corrected=corrected,
            spoiled=() if reprint else spoiled,
        )

    def _slip(
        self, db: Reading, number: str, *, copy: int | None, reprint: bool
    ) -> tuple[Sheet, ...]:
        return correction_slip(
            db,
            slip_by_number(db, self._entries(db), number),
            printed_at=self._ledger.clock(),
            printed_by=self._printed_by,
            copy=copy,
            reprint=reprint,
        )

    def _flow_sheets(
        self, db: Reading, ids: Sequence[SheetId], *, reprint: bool
    ) -> tuple[Sheet, ...]:
        return flow_sheets(
            db,
            self._entries(db),
            ids,
            printed_at=self._ledger.clock(),
            printed_by=self._printed_by,
            reprint=reprint,
        )

    def _lay_flow_sheets(
        self, db: Reading, ids: Sequence[SheetId], *, reprint: bool
    ) -> tuple[Paper, ...]:
        """A flow sheet has no number but the code in its large bars."""
        drawn = self._flow_sheets(db, ids, reprint=reprint)
        return tuple(
            self._lay((one,), "", number=label(Prefix.SHEET, id_), reprint=reprint)
            for id_, one in zip(ids, drawn, strict=True)
        )

    def _annex(self, db: Reading, sheet: SheetId, *, reprint: bool) -> tuple[Sheet, ...]:
        return flow_annex(
            db,
            self._entries(db),
            (sheet,),
            printed_at=self._ledger.clock(),
            printed_by=self._printed_by,
            reprint=reprint,
        )

    def _day(self, db: Reading, day: date, *, reprint: bool) -> tuple[Sheet, ...]:
        return daily_sheet(
            db,
            self._entries(db),
            day,
            printed_at=self._ledger.clock(),
            printed_by=self._printed_by,
            reprint=reprint,
        )

    def _entries(self, db: Reading) -> Entries:
        return lambda seqs: self._ledger.entries(db, seqs=seqs)

    def _lay(
        self,
        sheets: tuple[Sheet, ...],
        suffix: str,
        *,
        number: str = "",
        copy: int | None = None,
        annex: bool = False,
        reprint: bool = False,
    ) -> Paper:
        form, again = sheets[0].form, "-补打" if reprint else ""
        named = number or sheets[0].number
        stem = "-".join(part for part in (form, named) if part)
        path = self.folder.papers / f"{stem}{suffix}{again}.pdf"
        write(path, sheets)
        return Paper(form, named, copy, path, annex)


def code_labels(
    db: Reading, kinds: Iterable[str], path: Path, *, ids: Collection[int] | None = None
) -> int:
    """The codes of these kinds as labels in one PDF; badges as cards, commands as the command
    sheet.

    With `ids`, only the codes of those things.

    Several kinds in one file share the paper of labels; alone, badges and
    commands have their own. Answers how many codes were drawn.
    """
    chosen, room = tuple(kinds), project.room(db)
    if chosen == ("command",):
        groups, title = command_groups(db), f"{room.name}　{COMMAND_SHEET}"
        put(path, render_commands(title, groups, practice=room.practice))
        return sum(len(group.commands) for group in groups)
    labels = tuple(one for kind in chosen if kind != "command" for one in labels_for(db, kind, ids))
    paper = BADGES if chosen == ("badge",) else A4_3X8
    put(path, render_labels(labels, paper, practice=room.practice))
    return len(labels)
