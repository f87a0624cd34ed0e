"""What befalls units on bad days, and what is written down late or put right afterwards."""

from contextlib import suppress
from datetime import timedelta

from books import Book, draft_back, draft_out
from living import HERE, LOOSE, Lives
from workroom.base.errors import WorkroomError
from workroom.base.ids import CabinetId, HandoverId, LineId
from workroom.base.late import Late
from workroom.rooms.absence import service as absence
from workroom.rooms.absence import store as loans
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.corrections import service as corrections
from workroom.rooms.corrections.model import Fault, Put
from workroom.rooms.custody import service as custody
from workroom.rooms.custody import store as custody_store
from workroom.rooms.custody.model import Place, Recall
from workroom.rooms.damage.damages import DAMAGES, DamageKind, Degree, Existed
from workroom.rooms.damage.stages import Stage
from workroom.rooms.handover import service as handover
from workroom.rooms.handover import store as handovers
from workroom.rooms.late.claiming import late_work
from workroom.rooms.lineage import service as lineage
from workroom.rooms.lineage.basis import Part
from workroom.rooms.registers import service as registers
from workroom.rooms.registers import store as kept
from workroom.rooms.safety.accidents import Severity
from workroom.rooms.safety.incidents import (
    CONCLUDED,
    INCIDENTS,
    REMEDIED,
    TO_AUTHORITY,
    TO_CLIENT,
    IncidentKind,
    Outcome,
)
from workroom.rooms.workflow import service as workflow
from workroom.rooms.workflow import store as sheets

ANY = (*LOOSE, UnitKind.BOX)


def damage(life: Lives) -> None:
    """Torn, or so that content is lost: then an incident holds it."""
    chosen = life.some(life.units(*HERE, kinds=LOOSE), 2)
    told = {
        "units": tuple(unit.id for unit in chosen),
        "stage": Stage.SCAN,
        "found_at": life.book.clock(),
        "kinds": (DamageKind.TORN,),
        "degree": Degree.LIGHT,
        "lost": life.die.random() < 0.2,
        "existed": Existed.UNKNOWN,
        "description": "页边撕裂",
    }
    with life.book.ledger.work(by=life.book.lin) as work:
        registers.enter(work, DAMAGES, told, word=life.word())


def miss(life: Lives) -> None:
    """Reported as a rule; else it stands on a word."""
    chosen = life.some(life.units(*HERE, Place.LENT, kinds=ANY), 2)
    units = tuple(unit.id for unit in chosen)
    if life.die.random() < 0.8:
        told = {
            "kind": IncidentKind.LOSS,
            "level": Severity.MAJOR,
            "discovered_at": life.book.clock(),
            "place": "1号台",
            "units": units,
            "course": "清点时未见",
        }
        with life.book.ledger.work(by=life.book.zhou) as work:
            life.reported.append(registers.enter(work, INCIDENTS, told).event.line)
    with life.book.ledger.work(by=life.book.zhou) as work:
        absence.miss(work, units=units, where="全室", word=life.word())


def find_again(life: Lives) -> None:
    chosen = life.some(life.units(Place.MISSING, Place.LOST, kinds=ANY), 2)
    with life.book.ledger.work(by=life.book.zhou) as work:
        absence.find(work, units=[unit.id for unit in chosen], where="2号台抽屉")


def conclude(life: Lives) -> None:
    """The client's lead closes an incident as what its units are: lost, or found."""
    line = life.reported.pop(life.die.randrange(len(life.reported)))
    with life.book.ledger.read() as db:
        units = kept.get(db, INCIDENTS, line).units
        where = custody_store.where_all(db, units)
    gone = [unit for unit, one in where.items() if one.place is Place.MISSING]
    _close(life.book, line, Outcome.LOST if gone else Outcome.FOUND_AGAIN)
    if gone:
        with life.book.ledger.work(by=life.book.li) as work:
            absence.declare_lost(work, units=gone, word=life.word())


def lend(life: Lives) -> None:
    chosen = life.some(life.units(*HERE, kinds=ANY), 3)
    with life.book.ledger.work(by=life.book.wang) as work:
        absence.lend(
            work,
            units=[unit.id for unit in chosen],
            client=life.book.li,
            contractor=life.book.wang,
            purpose="查阅",
            due=life.book.clock().date() + timedelta(days=1),
            word=life.word(),
        )


def come_back(life: Lives) -> None:
    """All of a slip, or one volume of it."""
    with life.book.ledger.read() as db:
        loan = life.die.choice(loans.open_loans(db))
    some = life.die.sample(loan.left, 1) if life.die.random() < 0.4 else ()
    with life.book.ledger.work(by=life.book.wang) as work:
        absence.take_in(
            work, loan=loan.id, client=life.book.li, contractor=life.book.wang, units=some
        )


def call_back(life: Lives) -> None:
    chosen = life.some(life.units(*HERE, Place.LENT, Place.MISSING, kinds=ANY), 2)
    secret = life.die.random() < 0.3
    with life.book.ledger.work(by=life.book.li) as work:
        absence.call_back(
            work,
            units=[unit.id for unit in chosen],
            why=Recall.CLASSIFIED if secret else Recall.WITHDRAWN,
            security_class="机密" if secret else "",
            reason="另有安排",
        )


def let_go_on(life: Lives) -> None:
    with life.book.ledger.read() as db:
        (unit,) = life.die.sample(custody_store.called_back(db), 1)
    with life.book.ledger.work(by=life.book.li) as work:
        absence.let_go_on(work, units=(unit.unit,), reason="不撤")


def put_right(life: Lives) -> None:
    """A slip to a note: a unit did not change hands, or was left out, or has other pages."""
    with life.book.ledger.read() as db:
        notes = handovers.agreed_since(db, 0)
        note = life.die.choice(notes).id
        on_it = [line.unit for line in handovers.lines(db, note)]
    fault = life.die.choice((Fault.NOT_ON_IT, Fault.LEFT_OUT, Fault.PAGES))
    if fault is Fault.LEFT_OUT:
        chosen = [one.id for one in life.some(life.units(*Place, kinds=LOOSE), 2)]
    else:
        chosen = life.die.sample(on_it, min(len(on_it), 2))
    now = "7" if fault is Fault.PAGES else ""
    _slip(life, note, [Put(unit=unit, fault=fault, now=now) for unit in chosen])


def late_move(life: Lives) -> None:
    """A move, or a stage, of some minutes ago, typed from a paper now."""
    (unit,) = life.some(life.units(*Place, kinds=ANY), 1)
    book, late = life.book, Late(life.earlier(), life.book.wang, "停电记录 1")
    what = life.die.choice(("take", "put_away", "reshelve", "log"))
    by = book.li if what == "reshelve" else book.lin
    with late_work(book.ledger, by=by, station="1号台", late=late) as work:
        match what:
            case "take":
                custody.take(work, unit=unit.id, station="1号台", word=life.word())
            case "put_away":
                custody.put_away(work, unit=unit.id, cabinet=CabinetId(2), word=life.word())
            case "reshelve":
                custody.reshelve(work, unit=unit.id, word=life.word())
            case _:
                sheet = sheets.sheet_of(work.db, unit.id)
                if sheet is not None:
                    workflow.log(work, sheet=sheet.id, word=life.word())


def late_absence(life: Lives) -> None:
    """That something was missed, or was found, some minutes ago."""
    (unit,) = life.some(life.units(*Place, kinds=ANY), 1)
    book, late = life.book, Late(life.earlier(), life.book.wang, "停电记录 2")
    with late_work(book.ledger, by=book.zhou, station="", late=late) as work:
        if life.die.random() < 0.5:
            absence.miss(work, units=(unit.id,), where="全室", word=life.word())
        else:
            absence.find(work, units=(unit.id,), where="柜后")


def late_lineage(life: Lives) -> None:
    """A split, or a merge, of some minutes ago."""
    first, *others = life.some(life.units(*HERE), 2)
    book, late = life.book, Late(life.earlier(), life.book.wang, "停电记录 3")
    with late_work(book.ledger, by=book.wang, station="", late=late) as work:
        if others:
            lineage.merge(
                work,
                unit=first.id,
                others=[one.id for one in others],
                why="误分",
                word=life.word(),
            )
        else:
            parts = [Part(code=life.code(), pages=2)]
            lineage.split(work, unit=first.id, parts=parts, why="合订", word=life.word())


def late_home(life: Lives) -> None:
    """A return note of some minutes ago, filled by hand."""
    chosen = life.some(life.units(*HERE), 2)
    book, late = life.book, Late(life.earlier(), life.book.wang, "手写单 1")
    with book.ledger.read() as db:
        where = custody_store.where_all(db, (unit.id for unit in chosen))
    batch = where[chosen[0].id].batch
    note = draft_back(book, batch, ())
    for unit in (one for one in chosen if where[one.id].batch == batch):
        with suppress(WorkroomError), book.ledger.work(by=book.wang) as work:
            handover.add(work, handover=note, unit=unit.id, word=life.word())
    with late_work(book.ledger, by=book.wang, station="", late=late) as work:
        handover.agree(work, handover=note, client=book.li, contractor=book.wang, word=life.word())


def late_out(life: Lives) -> None:
    """A note out of some minutes ago, filled by hand."""
    chosen = life.some(life.units(Place.STACKS), 2)
    book, late = life.book, Late(life.earlier(), life.book.wang, "手写单 2")
    note = draft_out(book, [unit.id for unit in chosen])
    with late_work(book.ledger, by=book.wang, station="", late=late) as work:
        handover.agree(work, handover=note, client=book.li, contractor=book.wang, word=life.word())


def _slip(life: Lives, note: HandoverId, puts: list[Put]) -> None:
    with life.book.ledger.work(by=life.book.wang) as work:
        corrections.correct_note(
            work,
            handover=note,
            puts=puts,
            reason="点数有误",
            client=life.book.li,
            contractor=life.book.wang,
            word=life.word(),
        )


def _close(book: Book, line: LineId, outcome: Outcome) -> None:
    now = book.clock()
    client = {"to_client_at": now, "to_client_by": book.wang, "to_client_how": "当面"}
    with book.ledger.work(by=book.wang) as work:
        registers.fill(work, INCIDENTS, line, TO_CLIENT, client)
    with book.ledger.work(by=book.li) as work:
        told = {"authority": "市档案局", "to_authority_at": now}
        registers.fill(work, INCIDENTS, line, TO_AUTHORITY, told)
    with book.ledger.work(by=book.wang) as work:
        told = {"remedy": "全室查找", "remedied_on": now.date()}
        registers.fill(work, INCIDENTS, line, REMEDIED, told)
    with book.ledger.work(by=book.li) as work:
        told = {
            "outcome": outcome,
            "found_where": "2号台抽屉",
            "pages_counted": True,
            "conclusion": "属实",
        }
        registers.fill(work, INCIDENTS, line, CONCLUDED, told)
