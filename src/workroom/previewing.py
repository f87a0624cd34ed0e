"""The forms whose layout is agreed on, and what one would look like, drawn from made-up lines."""

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from workroom.base.ids import PersonId, ProjectId
from workroom.ledger.reading import Reading
from workroom.paper.render import render
from workroom.paper.sheet import Sheet
from workroom.rooms.handover import specimen as notes
from workroom.rooms.handover.parts import LIST, NOTE
from workroom.rooms.handover.slip import handover_note
from workroom.rooms.layouts.dressing import Dress, dressed_in
from workroom.rooms.layouts.model import Layout
from workroom.rooms.layouts.parts import Parts
from workroom.rooms.people import store as people
from workroom.rooms.people.model import Party
from workroom.rooms.workflow.parts import FLOW
from workroom.rooms.workflow.slip import flow_preview
from workroom.rooms.workflow.specimen import specimen as flow_specimen

LAID_OUT: tuple[Parts, ...] = (NOTE, LIST, FLOW)
"""In the order in which they are offered."""


class Wanted(NamedTuple):
    """A layout that is thought of, for a form of a project."""

    parts: Parts
    project: ProjectId
    layout: Layout


def parts_of(form: str) -> Parts | None:
    """The form of that name, if its layout can be agreed on."""
    return next((parts for parts in LAID_OUT if parts.form == form), None)


def preview(db: Reading, wanted: Wanted, *, copy: int, at: datetime, by: str) -> bytes:
    """The form as a PDF file; every fourth title of its made-up lines is one kept private.

    Args:
        copy: 1 the client's original, 2 the contractor's.
        at: aware.

    Raises:
        PaperError: it cannot be printed so.
    """
    return render([_sheet(db, wanted, copy=copy, at=at, by=by)])


def _sheet(db: Reading, wanted: Wanted, *, copy: int, at: datetime, by: str) -> Sheet:
    parts, project, layout = wanted
    entry = notes.specimen(
        project=project,
        client=_somebody(db, Party.CLIENT),
        contractor=_somebody(db, Party.CONTRACTOR),
        at=at,
    )
    dress: Dress = dressed_in(db, parts, layout, notes.private_units(entry))
    if parts is FLOW:
        drawn = flow_preview(db, flow_specimen(entry), dress, printed_at=at, printed_by=by)
    else:
        sheets = handover_note(
            db,
            lambda _seqs: iter(()),
            entry,
            printed_at=at,
            printed_by=by,
            copy=copy,
            preview=dress,
        )
        drawn = next(sheet for sheet in sheets if sheet.form == parts.form)
    return replace(drawn, marks=(notes.MARK,))


def _somebody(db: Reading, party: Party) -> PersonId:
    """The first person of a party: there must be a name on the paper."""
    everybody = people.everybody(db)
    return next((one.id for one in everybody if one.party is party), everybody[0].id)
