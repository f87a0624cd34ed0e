"""Lays the papers of all rooms into the book's folder, a file for each original.

Papers are drawn after the commit, from the entry, and carry the head that
includes it. Both faces ask here, so that a paper from the window and one from
the command line are the same.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from workroom.base.codes import Prefix, label, tidy
from workroom.base.errors import InputError, NotFoundError
from workroom.base.ids import FileName, HandoverId, LineId, LoanId, ProjectId, SheetId
from workroom.base.words import N_
from workroom.drawing import Drawing
from workroom.ledger import photos
from workroom.ledger.folder import Folder
from workroom.ledger.reading import Reading
from workroom.ledger.work import Ledger
from workroom.paper.files import put
from workroom.paper.labels import A4_3X8, BADGES, render_commands, render_labels
from workroom.paper.render import write
from workroom.paper.sheet import Sheet
from workroom.rooms.absence import store as absence
from workroom.rooms.handover import store as handovers
from workroom.rooms.holds.weeks import Span
from workroom.rooms.opening import store as opening
from workroom.rooms.opening.model import StatementId
from workroom.rooms.project import store as project
from workroom.rooms.registers import store as registers
from workroom.rooms.registers.declaration import Register
from workroom.rooms.station.slip import command_groups, labels_for
from workroom.rooms.workflow import store as workflow

NO_SUCH_FORM = N_("There is no {form} with the number {number}.")
PHOTO_CHANGED = N_("The photograph {name} is not there, or is not what it was.")
COMMAND_SHEET = "命令条码"
PAD = "预留本"


@dataclass(frozen=True, slots=True)
class Paper:
    """One PDF file: its form, its number, and which of two originals it is, if of two."""

    form: str
    number: str
    copy: int | None
    path: Path
    annex: bool = False


class Press:
    """Lays the papers of one book. `printed_by` stands in the foot of each."""

    def __init__(self, ledger: Ledger, printed_by: str) -> None:
        self.folder = Folder(ledger.path.parent)
        self._ledger = ledger
        self._drawing = Drawing(ledger, printed_by)

    def note(self, handover: HandoverId, copy: int, *, reprint: bool = False) -> tuple[Paper, ...]:
        """One original of a handover note, F01 and the list F02 stapled to it."""
        with self._ledger.read() as db:
            number = handovers.handovers.get(db, handover).number
            sheets = self._drawing.note(db, number, copy=copy, reprint=reprint)
        return tuple(
            self._lay((sheet,), f"-{copy}", copy=copy, reprint=reprint) for sheet in sheets
        )

    def correction(self, number: str, copy: int, *, reprint: bool = False) -> Paper:
        """One original of a correction slip."""
        with self._ledger.read() as db:
            sheets = self._drawing.correction(db, number, copy=copy, reprint=reprint)
        return self._lay(sheets, f"-{copy}", copy=copy, reprint=reprint)

    def pad(self, pad: int, out: Path | None = None) -> Paper:
        """The blank forms of a pad, in one file: to be printed once, and filled by hand."""
        with self._ledger.read() as db:
            sheets = self._drawing.pad(db, pad)
        if out is None:
            return self._lay(sheets, "", number=f"{PAD}-{pad:04}")
        write(out, sheets)
        return Paper(sheets[0].form, f"{PAD}-{pad:04}", None, out)

    def flow_sheets(self, handover: HandoverId) -> tuple[Paper, ...]:
        """The workflow sheets made out for a handover, a file each, and their cover list.

        The cover carries the signatures of who answers for all of them (§10.6).
        """
        with self._ledger.read() as db:
            ids = [sheet.id for sheet in workflow.sheets_going_along(db, handover)]
            drawn = self._lay_flow_sheets(db, ids, reprint=False)
            if not ids:
                return drawn
            cover = self._drawing.batch_cover(db, handover)
        return (*drawn, self._lay((cover,), "-批次汇总", annex=True))

    def flow_sheet(
        self, sheet: SheetId, *, reprint: bool = False, spoiled: bool = False
    ) -> tuple[Paper, ...]:
        """One workflow sheet; `spoiled` where it takes the place of one from the printer."""
        with self._ledger.read() as db:
            return self._lay_flow_sheets(db, [sheet], reprint=reprint, spoiled=spoiled)

    def flow_annex(self, sheet: SheetId, *, reprint: bool = False) -> tuple[Paper, ...]:
        """The annex of a sheet: every pass, as the journal holds it at this moment."""
        with self._ledger.read() as db:
            sheets = self._drawing.flow_annex(db, sheet, reprint=reprint)
        return tuple(self._lay((one,), "-附页", annex=True, reprint=reprint) for one in sheets)

    def lending_slip(self, loan: LoanId, *, reprint: bool = False) -> Paper:
        """The slip of a loan, both originals in one file."""
        with self._ledger.read() as db:
            sheets = self._drawing.loan(db, absence.loans.get(db, loan), reprint=reprint)
        return self._lay(sheets, "", reprint=reprint)

    def daily_sheet(self, day: date, *, reprint: bool = False) -> tuple[Paper, ...]:
        """The daily sheet; printed again after the next opening it holds that as well."""
        with self._ledger.read() as db:
            sheets = self._drawing.day(db, day, reprint=reprint)
        return (self._lay(sheets, "", reprint=reprint),)

    def statement(
        self, statement: StatementId, copy: int | None = None, *, reprint: bool = False
    ) -> tuple[Paper, ...]:
        """One original of an agreed opening statement, or both; a draft, marked as such."""
        with self._ledger.read() as db:
            found = opening.statements.get(db, statement)
            sheets = self._drawing.statement(db, found, copy=copy, reprint=reprint)
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
            sheet = self._drawing.line(
                db, register, registers.get(db, register, line), reprint=reprint
            )
        return self._lay((sheet,), "", reprint=reprint)

    def register(self, register: Register[Any]) -> Paper:
        """A declared register as a list, with all lines it has, void ones too."""
        with self._ledger.read() as db:
            sheet = self._drawing.register(db, register)
        return self._lay((sheet,), "", number=register.chinese)

    def out_register(self, chosen: ProjectId) -> Paper:
        """F05: what went out of a project and came home, as the book has it now."""
        with self._ledger.read() as db:
            sheet, code = (
                self._drawing.out_register(db, chosen),
                project.projects.get(db, chosen).code,
            )
        return self._lay((sheet,), "", number=code)

    def week(self, span: Span, out: Path | None = None) -> Paper:
        """The weekly page of these days, into the book's folder or another file.

        It is derived, so that none is a reprint: drawn again it tells what is known by then.
        """
        with self._ledger.read() as db:
            sheet = self._drawing.week(db, span)
        named = span.name.replace("/", "_")
        if out is None:
            return self._lay((sheet,), "", number=named)
        write(out, (sheet,))
        return Paper(sheet.form, span.name, None, out)

    def photo(self, name: FileName) -> Path:
        """Where a kept photograph lies.

        Raises:
            InputError: it is not there, or is no longer what its name says.
        """
        with self._ledger.read() as db:
            if not photos.is_there(db, name):
                raise InputError(PHOTO_CHANGED, name=name)
            return photos.place_of(db, name)

    def questions(self, span: Span, out: Path | None = None) -> Paper | None:
        """The questions (F08) of these days, and those from before that the client has not ruled
        on: a list over as many pages as it takes. None where there are none.
        """
        with self._ledger.read() as db:
            sheet = self._drawing.questions(db, span)
        if sheet is None:
            return None
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
            sheets = self._drawing.again(db, form, number)
        if not sheets:
            raise NotFoundError(NO_SUCH_FORM, form=form, number=number)
        write(out, sheets)
        return tidy(number)

    def _lay_flow_sheets(
        self, db: Reading, ids: Sequence[SheetId], *, reprint: bool, spoiled: bool = False
    ) -> tuple[Paper, ...]:
        """A flow sheet has no number but the code in its large bars."""
        drawn = self._drawing.flow_sheets(db, ids, reprint=reprint, spoiled=spoiled)
        return tuple(
            self._lay((one,), "", number=label(Prefix.SHEET, id_), reprint=reprint)
            for id_, one in zip(ids, drawn, strict=True)
        )

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
