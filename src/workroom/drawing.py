"""Draws the sheets of all rooms from their entries. Where they are laid is the press's business."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from workroom.base.codes import FormNumber, Label, Prefix, parse, tidy
from workroom.base.ids import HandoverId, ProjectId, SheetId
from workroom.base.resources import resources
from workroom.base.words import Language, Words
from workroom.ledger.reading import Entries, Reading
from workroom.ledger.work import Ledger
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
from workroom.rooms.opening.model import Statement
from workroom.rooms.opening.slip import opening_statement
from workroom.rooms.project import store as project
from workroom.rooms.questions.questions import QUESTIONS
from workroom.rooms.questions.store import questions_of
from workroom.rooms.registers import store as registers
from workroom.rooms.registers.declaration import Register
from workroom.rooms.registers.model import Line
from workroom.rooms.registers.slip import Printing, line_form, register_list
from workroom.rooms.shelf import SHELF
from workroom.rooms.weekly.slip import weekly_sheet
from workroom.rooms.workflow import store as workflow
from workroom.rooms.workflow.blank import blank_sheets
from workroom.rooms.workflow.slip import batch_cover, flow_annex, flow_sheets

_BLANKS = {
    PadForm.NOTE: blank_notes,
    PadForm.SHEET: blank_sheets,
    PadForm.RECORD: blank_records,
}


class Drawing:
    """Draws the sheets of one book. `printed_by` stands in the foot of each."""

    def __init__(self, ledger: Ledger, printed_by: str) -> None:
        self._ledger = ledger
        self._printed_by = printed_by

    def note(
        self, db: Reading, number: str, *, copy: int | None, reprint: bool
    ) -> tuple[Sheet, ...]:
        """One original of a note with its list, or both; a reprint says what came after."""
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

    def correction(
        self, db: Reading, number: str, *, copy: int | None, reprint: bool
    ) -> tuple[Sheet, ...]:
        """One original of a correction slip, or both."""
        return correction_slip(
            db,
            slip_by_number(db, self._entries(db), number),
            printed_at=self._ledger.clock(),
            printed_by=self._printed_by,
            copy=copy,
            reprint=reprint,
        )

    def flow_sheets(
        self, db: Reading, ids: Sequence[SheetId], *, reprint: bool, spoiled: bool = False
    ) -> tuple[Sheet, ...]:
        """Workflow sheets; `spoiled` where they take the place of those from the printer."""
        return flow_sheets(
            db,
            self._entries(db),
            ids,
            printed_at=self._ledger.clock(),
            printed_by=self._printed_by,
            reprint=reprint,
            spoiled=spoiled,
        )

    def flow_annex(self, db: Reading, sheet: SheetId, *, reprint: bool) -> tuple[Sheet, ...]:
        """Every pass of a sheet, as the journal holds it at this moment."""
        return flow_annex(
            db,
            self._entries(db),
            (sheet,),
            printed_at=self._ledger.clock(),
            printed_by=self._printed_by,
            reprint=reprint,
        )

    def loan(self, db: Reading, loan: Loan, *, reprint: bool) -> tuple[Sheet, ...]:
        """Both originals of the slip of a loan."""
        return lending_slip(
            db,
            self._entries(db),
            loan,
            printed_at=self._ledger.clock(),
            printed_by=self._printed_by,
            reprint=reprint,
        )

    def day(self, db: Reading, day: date, *, reprint: bool) -> tuple[Sheet, ...]:
        """The daily sheet."""
        return daily_sheet(
            db,
            self._entries(db),
            day,
            printed_at=self._ledger.clock(),
            printed_by=self._printed_by,
            reprint=reprint,
        )

    def statement(
        self, db: Reading, statement: Statement, *, copy: int | None, reprint: bool
    ) -> tuple[Sheet, ...]:
        """One original of an opening statement, or both; a draft is marked as such."""
        return opening_statement(
            db,
            self._entries(db),
            statement,
            printed_at=self._ledger.clock(),
            printed_by=self._printed_by,
            copy=copy,
            reprint=reprint,
        )

    def line(self, db: Reading, register: Register[Any], line: Line, *, reprint: bool) -> Sheet:
        """The form of one line of a declared register."""
        printing = self._printing(reprint=reprint)
        return line_form(db, self._entries(db), SHELF, register, line, printing)

    def register(self, db: Reading, register: Register[Any]) -> Sheet:
        """A declared register as a list, with all lines it has, void ones too."""
        lines = registers.every(db, register)
        return register_list(db, self._entries(db), register, lines, self._printing())

    def questions(self, db: Reading, span: Span) -> Sheet | None:
        """The questions (F08) of these days, and those from before that the client has not ruled
        on. None where there are none.
        """
        lines = questions_of(db, span, project.zone(db))
        if not lines:
            return None
        return register_list(db, self._entries(db), QUESTIONS, lines, self._printing())

    def week(self, db: Reading, span: Span) -> Sheet:
        """The weekly page of these days."""
        return weekly_sheet(
            db,
            self._entries(db),
            span,
            chinese=Words(Language.CHINESE, resources() / "locales"),
            now=self._ledger.clock(),
            printed_by=self._printed_by,
        )

    def batch_cover(self, db: Reading, handover: HandoverId) -> Sheet:
        """The cover list of the workflow sheets of a handover (§10.6)."""
        return batch_cover(
            db,
            self._entries(db),
            handover,
            printed_at=self._ledger.clock(),
            printed_by=self._printed_by,
        )

    def pad(self, db: Reading, pad: int) -> tuple[Sheet, ...]:
        """The blank forms of a pad."""
        entry = pad_entry(db, self._entries(db), pad)
        printing = BlankPrinting(entry, self._ledger.clock(), self._printed_by)
        return _BLANKS[entry.event.form](db, printing)

    def out_register(self, db: Reading, chosen: ProjectId) -> Sheet:
        """F05: what went out of a project and came home, as the book has it now."""
        return out_register(
            db, chosen, printed_at=self._ledger.clock(), printed_by=self._printed_by
        )

    def again(self, db: Reading, form: str, number: str) -> tuple[Sheet, ...]:
        """Any form by its number, marked as a reprint; nothing where there is none."""
        spelled = tidy(number)
        if form == "F05" and (of := project.project_by_code(db, spelled)) is not None:
            return (self.out_register(db, of.id),)
        match parse(number):
            case FormNumber(form=named) if named == form and (own := self._own(db, form, spelled)):
                return own
            case FormNumber() | Label(prefix=Prefix.MEDIUM):
                found = registers.by_number(db, SHELF, spelled)
                if found is not None and found[0].form == form:
                    return (self.line(db, *found, reprint=True),)
            case Label(prefix=Prefix.SHEET, number=sheet) if form == "F03":
                if workflow.sheets.at(db, sheet) is not None:
                    id_ = SheetId(sheet)
                    front = self.flow_sheets(db, [id_], reprint=True)
                    return (*front, *self.flow_annex(db, id_, reprint=True))
            case _:
                pass
        return ()

    def _own(self, db: Reading, form: str, number: str) -> tuple[Sheet, ...]:
        """The paper of a form that is no register's; nothing where it is, or is not there."""
        match form:
            case "F01" | "F02" if (note := handovers.by_note(db, number)) is not None:
                sheets = self.note(db, note.number, copy=None, reprint=True)
                return tuple(sheet for sheet in sheets if sheet.form == form)
            case "F54" if corrections.by_number(db, number) is not None:
                return self.correction(db, number, copy=None, reprint=True)
            case "F09" if (day := holds.by_number(db, number)) is not None:
                return self.day(db, day.day, reprint=True)
            case "F01L" if (loan := absence.by_slip(db, number)) is not None:
                return self.loan(db, loan, reprint=True)
            case _ if form == OPENING_FORM and (told := opening.by_number(db, number)) is not None:
                return self.statement(db, told, copy=None, reprint=True)
            case _:
                return ()

    def _printing(self, *, reprint: bool = False) -> Printing:
        return Printing(self._ledger.clock(), self._printed_by, reprint)

    def _entries(self, db: Reading) -> Entries:
        return lambda seqs: self._ledger.entries(db, seqs=seqs)
