"""What happens to units on ordinary days, and how they are split, merged and recoded."""

from contextlib import suppress

from books import draft_out
from living import ANYWHERE, HERE, LOOSE, Lives
from workroom.base.errors import WorkroomError
from workroom.base.ids import HandoverId
from workroom.base.word import Approval
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.custody import service as custody
from workroom.rooms.custody import store as custody_store
from workroom.rooms.custody.model import Place
from workroom.rooms.handover import returning
from workroom.rooms.handover import service as handover
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.model import Occasion
from workroom.rooms.lineage import service as lineage
from workroom.rooms.lineage import within
from workroom.rooms.lineage.basis import Part
from workroom.rooms.workflow import service as workflow
from workroom.rooms.workflow import store as sheets
from workroom.rooms.workflow.model import Step


def split(life: Lives) -> None:
    (unit,) = life.some(life.units(*ANYWHERE, kinds=LOOSE), 1)
    parts = [
        Part(code=life.code(), pages=life.die.randint(0, 6), items=life.die.randint(0, 2))
        for _ in range(life.die.randint(1, 3))
    ]
    with life.book.ledger.work(by=life.book.wang) as work:
        lineage.split(
            work,
            unit=unit.id,
            parts=parts,
            why="合订",
            approval=life.agreed(),
            word=life.word(),
        )


def merge(life: Lives) -> None:
    first, *others = life.some(life.units(*ANYWHERE, kinds=LOOSE), 3)
    with life.book.ledger.work(by=life.book.wang) as work:
        lineage.merge(
            work,
            unit=first.id,
            others=[one.id for one in others],
            why="误分",
            approval=life.agreed(),
            word=life.word(),
        )


def recode(life: Lives) -> None:
    (unit,) = life.some(life.units(*ANYWHERE), 1)
    with life.book.ledger.work(by=life.book.li) as work:
        lineage.recode(work, unit=unit.id, code=life.code(), why="改号")


def swap(life: Lives) -> None:
    first, second = life.die.sample(life.units(*ANYWHERE), 2)
    with life.book.ledger.work(by=life.book.li) as work:
        lineage.swap(work, first=first.id, second=second.id, why="张冠李戴")


def itemize(life: Lives) -> None:
    (unit,) = life.some(life.units(*HERE), 1)
    pages = life.die.randint(0, unit.pages)
    items = [Part(code=life.code(), pages=pages), Part(code=life.code(), pages=unit.pages - pages)]
    with life.book.ledger.work(by=life.book.wang) as work:
        within.itemize(
            work, unit=unit.id, items=items, why="按件", approval=life.agreed(), word=life.word()
        )


def find(life: Lives) -> None:
    (unit,) = life.some(life.units(*HERE, kinds=(*LOOSE, UnitKind.BOX)), 1)
    with life.book.ledger.work(by=life.book.lin) as work:
        within.report_found(work, inside=unit.id, text="夹页", found=Part(code=life.code()))


def take(life: Lives) -> None:
    (unit,) = life.some(life.units(*HERE, kinds=(*LOOSE, UnitKind.BOX)), 1)
    with life.book.ledger.work(by=life.book.lin, station="1号台") as work:
        custody.take(work, unit=unit.id, station="1号台", word=life.word())


def put_away(life: Lives) -> None:
    for unit in life.some(life.units(*HERE, kinds=(*LOOSE, UnitKind.BOX)), 4):
        with life.book.ledger.work(by=life.book.chen) as work:
            custody.put_away(work, unit=unit.id, cabinet=life.book.cabinet)


def log(life: Lives) -> None:
    (unit,) = life.some(life.units(Place.WORKSTATION, kinds=LOOSE), 1)
    with life.book.ledger.read() as db:
        sheet = sheets.sheet_of(db, unit.id)
    if sheet is not None:
        with life.book.ledger.work(by=life.book.lin, station="1号台") as work:
            workflow.log(work, sheet=sheet.id, word=life.word())


def give_back(life: Lives) -> None:
    chosen = life.some(life.units(Place.DESK, Place.CABINET, kinds=(*LOOSE, UnitKind.BOX)), 5)
    with life.book.ledger.read() as db:
        where = custody_store.where(db, chosen[0].id)
    if where is None:
        return
    with life.book.ledger.work(by=life.book.wang) as work:
        note = handover.begin_back(work, batch=where.batch)
    for unit in chosen:
        with suppress(WorkroomError), life.book.ledger.work(by=life.book.wang) as work:
            handover.add(work, handover=note, unit=unit.id, approval=Approval(life.book.li, "先还"))
    with life.book.ledger.read() as db:
        listed = handovers.listed(db, note)
    if life.die.random() < 0.2:
        return  # a draft that lies about
    for person in (life.book.li, life.book.wang):
        with life.book.ledger.work(by=person) as work:
            handover.enter_count(work, handover=note, counts=listed)
    open_at_random(life, note)
    with life.book.ledger.work(by=life.book.wang) as work:
        handover.agree(
            work,
            handover=note,
            client=life.book.li,
            contractor=life.book.wang,
            word=life.word(),
        )


def open_at_random(life: Lives, note: HandoverId) -> None:
    """Li opens what is drawn; now and then a page less is found, or a worse condition."""
    with life.book.ledger.work(by=life.book.li) as work:
        drawn = returning.draw_return(work, handover=note)
    for unit in drawn:
        with life.book.ledger.work(by=life.book.li) as work:
            pages = catalogue.units.get(work.db, unit).pages
            returning.open_drawn(
                work,
                handover=note,
                unit=unit,
                pages=max(pages - life.die.choice((0, 0, 1)), 0),
                condition=life.die.choice((1, 1, 3)),
                remark="抽查所见",
            )


def reshelve(life: Lives) -> None:
    for unit in life.some(life.units(Place.RETURNED, kinds=(*LOOSE, UnitKind.BOX)), 4):
        with life.book.ledger.work(by=life.book.li) as work:
            custody.reshelve(work, unit=unit.id)


def issue_again(life: Lives) -> None:
    chosen = life.some(life.units(Place.STACKS), 4)
    note = draft_out(life.book, [unit.id for unit in chosen])
    with life.book.ledger.work(by=life.book.wang) as work:
        handover.agree(work, handover=note, client=life.book.li, contractor=life.book.wang)
        workflow.issue(work, handover=note)


def rework(life: Lives) -> None:
    """What was home goes out again, from a stage on."""
    chosen = life.some(life.units(Place.STACKS), 3)
    note = draft_out(life.book, [unit.id for unit in chosen])
    stage = life.die.choice((Step.SCAN, Step.QC))
    with life.book.ledger.work(by=life.book.wang) as work:
        handover.choose_occasion(work, handover=note, occasion=Occasion.REWORK, back_to=stage.value)
        handover.agree(work, handover=note, client=life.book.li, contractor=life.book.wang)
        workflow.issue(work, handover=note)
