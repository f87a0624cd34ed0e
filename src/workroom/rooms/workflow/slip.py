"""Papers of the stages: the sheet that goes along (F03), its annex, and the list that is signed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from workroom.base.clock import day_of, minute_of
from workroom.base.codes import Label, Prefix, label, parse
from workroom.base.errors import NotFoundError
from workroom.base.event import Entry, Event
from workroom.base.ids import HandoverId, Kind, ProjectId, SheetId, Subject
from workroom.base.words import N_
from workroom.ledger.journal import head
from workroom.ledger.mentions import entries_about
from workroom.ledger.reading import Entries, Reading
from workroom.paper.sheet import (
    REPRINT,
    Align,
    Block,
    Column,
    Foot,
    Gap,
    Grid,
    Sheet,
    SignatureBox,
    Signatures,
    Table,
    Together,
    labelled,
)
from workroom.rooms.layouts.dressing import Dress, dress_of
from workroom.rooms.people import store as people_store
from workroom.rooms.project import store as project_store
from workroom.rooms.workflow import store
from workroom.rooms.workflow.annex import annex_blocks, told_passes
from workroom.rooms.workflow.described import Described, described
from workroom.rooms.workflow.front import REWORK, REWORK_HEAD, identity, page_ledger, step_table
from workroom.rooms.workflow.model import Sheet as FlowSheet
from workroom.rooms.workflow.parts import FLOW, RESPONSIBLE, without_title
from workroom.rooms.workflow.steps import active_steps

NO_SUCH_SHEET = N_("No workflow sheet bears the code {number}.")
NO_SHEETS = N_("No workflow sheets were made out for this hand-over.")

TITLE = "档案数字化工作流程单"
SPOILED = "原纸作废收回"
TRAVELS = "随档流转　发包方留存"
_COVER_COLUMNS = (
    Column("序", 9, Align.CENTRE),
    Column("流程单号", 24),
    Column("档号", 38),
    Column("题名", 57),
    Column("页数", 12, Align.RIGHT),
    Column("环节完成", 20, Align.CENTRE),
    Column("备注", 10),
)


def sheet_by_number(db: Reading, number: str) -> SheetId:
    """The sheet with this code.

    Raises:
        NotFoundError: no sheet bears the code.
    """
    match parse(number):
        case Label(prefix=Prefix.SHEET, number=id_) if store.sheets.at(db, id_) is not None:
            return SheetId(id_)
    raise NotFoundError(NO_SUCH_SHEET, number=number)


def flow_sheets(
    db: Reading,
    entries: Entries,
    sheets: Iterable[SheetId],
    *,
    printed_at: datetime,
    printed_by: str,
    reprint: bool = False,
    spoiled: bool = False,
) -> tuple[Sheet, ...]:
    """The sheets, one side each, in the order asked for. §4.3.7.

    `spoiled`: it takes the place of one that the printer spoiled, and says so (§10.5).

    What they say of the volume is read from the note on which it went out. The
    passes are not on them: `flow_annex` prints those. They have no number of
    their own: the large bar code is the sheet's code.
    """
    template = _template(db, printed_at, printed_by, reprint=reprint)
    if spoiled:
        template = replace(template, marks=(*template.marks, SPOILED))
    return _fronts(db, template, _dressed(db, described(db, entries, sheets)))


def flow_preview(
    db: Reading, one: Described, dress: Dress, *, printed_at: datetime, printed_by: str
) -> Sheet:
    """A sheet in a layout that is only thought of."""
    template = _template(db, printed_at, printed_by, reprint=False)
    (front,) = _fronts(db, template, [(without_title(one, dress), dress)])
    return front


def _fronts(
    db: Reading, template: Sheet, found: Iterable[tuple[Described, Dress]]
) -> tuple[Sheet, ...]:
    steps = step_table(active_steps(project_store.settings(db).text("steps")))
    rest = (REWORK_HEAD, Gap(0.8), REWORK)
    projects = _project_names(db)

    def blocks(one: Described) -> tuple[Block, ...]:
        return (*identity(one), steps, Gap(1.5), page_ledger(one.ledger), *rest)

    return tuple(
        dress.on(replace(template, project=projects[one.note.project], blocks=blocks(one)))
        for one, dress in found
    )


def flow_annex(
    db: Reading,
    entries: Entries,
    sheets: Iterable[SheetId],
    *,
    printed_at: datetime,
    printed_by: str,
    reprint: bool = False,
) -> tuple[Sheet, ...]:
    """The annexes (附页): a line a pass, overtaken and corrected ones among them. §10.6.

    They tell what the journal holds when they are printed, and carry its head.
    """
    template = _template(db, printed_at, printed_by, reprint=reprint)
    projects, names, zone = _project_names(db), people_store.names(db), project_store.zone(db)
    seq, digest = head(db)
    drawn: list[Sheet] = []
    for one, dress in _dressed(db, described(db, entries, sheets)):
        told = told_passes(*_told(db, entries, one.sheet))
        number = one.sheet.code
        annex = replace(
            template,
            title=f"{TITLE}　附页",
            number=number,
            project=projects[one.note.project],
            copies=("附页　作业记录",),
            blocks=annex_blocks(one, told, names, zone, seq),
            foot=_with_head(db, template.foot, number, seq, digest),
        )
        drawn.append(dress.on(annex))
    return tuple(drawn)


def batch_cover(
    db: Reading,
    entries: Entries,
    handover: HandoverId,
    *,
    printed_at: datetime,
    printed_by: str,
    reprint: bool = False,
) -> Sheet:
    """The list of all sheets of a handover, which carries the responsible signatures. §10.6."""
    template = _template(db, printed_at, printed_by, reprint=reprint)
    zone = project_store.zone(db)
    found = _dressed(
        db, described(db, entries, [sheet.id for sheet in store.sheets_of(db, handover)])
    )
    if not found:
        raise NotFoundError(NO_SHEETS)
    chosen, dress = [one for one, _ in found], found[0][1]
    note = chosen[0].note
    seq, digest = head(db)
    rows = tuple(
        (
            str(place),
            one.sheet.code,
            one.codes,
            one.title,
            str(one.pages),
            day_of(one.sheet.complete_at, zone).isoformat() if one.sheet.complete_at else "",
            "",
        )
        for place, one in enumerate(chosen, start=1)
    )
    cover = replace(
        template,
        title=f"{TITLE}　批次汇总",
        number=note.number,
        project=_project_names(db)[note.project],
        copies=("批次汇总　发包方留存",),
        blocks=(
            Grid(
                (20.0, 65.0, 20.0, 65.0),
                (
                    labelled(
                        ("批次号", label(Prefix.BATCH, note.batch)),
                        ("流程单", f"{len(chosen)} 张"),
                    ),
                ),
            ),
            Table(_COVER_COLUMNS, rows, closed=True, size=9.0, to_the_end=True),
            Together((Signatures(tuple(map(SignatureBox, RESPONSIBLE))),)),
        ),
        foot=_with_head(db, template.foot, note.number, seq, digest),
    )
    return dress.on(cover)


def _dressed(db: Reading, found: Sequence[Described]) -> list[tuple[Described, Dress]]:
    """Each with the layout in force when the sheet was made out, and its title if it may be said.

    A sheet keeps the layout with which it went along: its annex and cover have the same.
    """
    units = [one.line.unit for one in found]
    told: list[tuple[Described, Dress]] = []
    for one in found:
        made = min(entries_about(db, Subject(Kind.SHEET, one.sheet.id)))
        dress = dress_of(db, FLOW, one.note.project, upto=made, units=units)
        told.append((without_title(one, dress), dress))
    return told


def _told(
    db: Reading, entries: Entries, sheet: FlowSheet
) -> tuple[Iterator[Entry[Event]], tuple[SheetId, ...]]:
    """The entries about a sheet and those on which its unit was worked on before; and these."""
    chain = [sheet]
    while (before := chain[0].of or chain[0].replaces) is not None:
        chain.insert(0, store.sheets.get(db, before))
    ids = tuple(one.id for one in chain)
    about = entries_about(db, *(Subject(Kind.SHEET, id_) for id_ in ids))
    return entries(about), ids


def _template(db: Reading, printed_at: datetime, printed_by: str, *, reprint: bool) -> Sheet:
    moment = minute_of(printed_at, project_store.zone(db))
    return Sheet(
        form="F03",
        title=TITLE,
        number="",
        blocks=(),
        copies=(TRAVELS,),
        marks=(REPRINT,) if reprint else (),
        practice=project_store.room(db).practice,
        foot=Foot(moment, printed_by),
    )


def _with_head(db: Reading, foot: Foot, number: str, seq: int, digest: str) -> Foot:
    qr = project_store.settings(db).on("head_as_qr")
    held = f"{number} {seq} {digest}".upper() if qr else ""
    return replace(foot, check_digits=digest, qr=held)


def _project_names(db: Reading) -> dict[ProjectId, str]:
    return {project.id: project.name for project in project_store.all_projects(db)}
