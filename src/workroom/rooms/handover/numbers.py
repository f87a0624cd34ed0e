"""The numbers of the papers of a note, drawn when it is agreed."""

from datetime import date

from workroom.base.codes import FormNumber
from workroom.ledger.work import Work
from workroom.rooms.late import store as late_store
from workroom.rooms.late.model import ReservedNumber
from workroom.rooms.layouts import store as layouts
from workroom.rooms.project.model import Project


def form_number(work: Work, project: Project, form: str, today: date) -> str:
    """The next number of a form, counted by project and year."""
    prefix = layouts.prefix_of(work.db, project.id, form, project.code)
    number = work.next_number(f"{prefix}-{form}-{today.year}")
    return FormNumber(prefix, form, today.year, number).code


def annex_number(work: Work, project: Project, number: ReservedNumber | None, today: date) -> str:
    """The list that is stapled to a blank note is numbered with it."""
    stapled = late_store.annex_of(work.db, number.code) if number is not None else None
    if stapled is not None and stapled.is_open:
        return stapled.code
    return form_number(work, project, "F02", today)
