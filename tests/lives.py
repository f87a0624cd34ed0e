"""Random lives of units, and what must hold of them at every past minute.

A life is a row of acts out of `ACTS`, each done or refused. To try another kind of
fact write a function that does it to a `Lives` and name it there: what must hold is
asked of the journal after each entry, whatever wrote it.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from books import Book, boxes, catalogued, draft_out, open_day
from workroom.base.errors import WorkroomError
from workroom.base.event import Entry, Event
from workroom.base.ids import BatchId, Kind, UnitId
from workroom.base.word import Approval, Word
from workroom.ledger.columns import TableKind, kind_of, metadata
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.custody import service as custody
from workroom.rooms.custody import store as custody_store
from workroom.rooms.custody.model import IN_THE_ROOM, Place
from workroom.rooms.handover import service as handover
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.accounts import account
from workroom.rooms.lineage import service as lineage
from workroom.rooms.lineage import within
from workroom.rooms.lineage.basis import Part
from workroom.rooms.people import store as people
from workroom.rooms.people.model import Party
from workroom.rooms.workflow import service as workflow
from workroom.rooms.workflow import store as sheets


@dataclass
class Lives:
    """A book, a die, and the units that the acts are about."""

    book: Book
    die: Random
    made: int = 0
    done: list[str] = field(default_factory=list)

    def units(self, *places: Place, kinds: Sequence[UnitKind] = (UnitKind.VOLUME,)) -> list[Unit]:
        """The living units of these kinds at these places; in the stacks with those never out."""
        with self.book.ledger.read() as db:
            known = [unit for kind in kinds for unit in catalogue.of_kind(db, kind)]
            where = custody_store.where_all(db, (unit.id for unit in known))
        return [
            unit
            for unit in known
            if (where[unit.id].place if unit.id in where else Place.STACKS) in places
        ]

    def some(self, units: Sequence[Unit], most: int) -> list[Unit]:
        """A few of them; where there are none, the act does not take place (ValueError)."""
        if not units:
            raise ValueError("nothing is there")
        count = min(len(units), self.die.randint(1, most))
        return self.die.sample(list(units), count)

    def code(self) -> str:
        """A code that no unit bears yet."""
        self.made += 1
        return f"新-{self.made:04}"

    def agreed(self) -> Approval | None:
        """Li agrees, as a rule."""
        return Approval(self.book.li, "已核实") if self.die.random() < 0.7 else None

    def word(self) -> Word | None:
        """Now and then somebody answers for it."""
        return Word(self.book.wang, "如此", "目击") if self.die.random() < 0.6 else None


LOOSE = (UnitKind.VOLUME, UnitKind.ITEM)
HERE = (Place.DESK, Place.CABINET, Place.WORKSTATION)


def split(life: Lives) -> None:
    (unit,) = life.some(life.units(*HERE, Place.STACKS, kinds=LOOSE), 1)
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
    first, *others = life.some(life.units(*HERE, Place.STACKS, kinds=LOOSE), 3)
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
    (unit,) = life.some(life.units(*HERE, Place.STACKS, Place.RETURNED), 1)
    with life.book.ledger.work(by=life.book.li) as work:
        lineage.recode(work, unit=unit.id, code=life.code(), why="改号")


def swap(life: Lives) -> None:
    first, second = life.die.sample(life.units(*HERE, Place.STACKS), 2)
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
    with life.book.ledger.work(by=life.book.wang) as work:
        handover.agree(work, handover=note, client=life.book.li, contractor=life.book.wang)


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


ACTS: dict[str, Callable[[Lives], None]] = {
    "split": split,
    "merge": merge,
    "recode": recode,
    "swap": swap,
    "itemize": itemize,
    "find": find,
    "take": take,
    "put_away": put_away,
    "log": log,
    "give_back": give_back,
    "reshelve": reshelve,
    "issue_again": issue_again,
}


def begin(book: Book, units: int, *, box_size: int) -> None:
    """So many volumes in boxes; all boxes but the last are out."""
    catalogued(book, units, box_size=box_size)
    open_day(book)
    out = boxes(book)[:-1]
    note = draft_out(book, out)
    with book.ledger.work(by=book.wang) as work:
        handover.agree(work, handover=note, client=book.li, contractor=book.wang)
        workflow.issue(work, handover=note)


def live(book: Book, seed: int, acts: int) -> Lives:
    """So many random acts; those that a rule refuses leave nothing."""
    life = Lives(book, Random(seed))
    names = list(ACTS)
    for _ in range(acts):
        book.clock.forward(seconds=20)
        name = life.die.choice(names)
        with suppress(WorkroomError, ValueError):
            ACTS[name](life)
            life.done.append(name)
    return life


def check_past(book: Book, *, whole_every: int = 25) -> None:
    """Replay the journal, and ask after each entry what must hold: of all that the entry is about,
    and of everything at once after every so many.
    """
    anew = create_engine("sqlite://", poolclass=StaticPool)
    metadata.create_all(anew, [t for t in metadata.sorted_tables if kind_of(t) is TableKind.BOOK])
    told: dict[BatchId, list[Entry[Event]]] = {}
    with book.ledger.read() as db, anew.connect() as replayed:
        entries = tuple(book.ledger.entries(db))
        for place, entry in enumerate(entries, start=1):
            book.ledger.register.apply(replayed, entry)
            about = tuple(entry.event.about())
            batches = {BatchId(one.id) for one in about if one.kind is Kind.BATCH}
            for batch in batches:
                told.setdefault(batch, []).append(entry)
            units = {UnitId(one.id) for one in about if one.kind is Kind.UNIT}
            if place % whole_every == 0 or place == len(entries):
                units = {unit.id for unit in catalogue.units.find(replayed)}
                batches = set(told)
            _each_living_unit_has_one_place_and_one_responsible_party(replayed, units)
            _notes_and_units_add_up(replayed, {batch: told[batch] for batch in batches})
        strays = {one.unit for one in custody_store.whereabouts.find(replayed)} - units
        assert not strays, "a place of a unit that does not exist"
    anew.dispose()


def _each_living_unit_has_one_place_and_one_responsible_party(
    db: Reading, asked: set[UnitId]
) -> None:
    places = custody_store.where_all(db, asked)
    parties = {one.id: one.party for one in people.everybody(db)}
    for id_, unit in catalogue.many(db, asked).items():
        where = places.get(id_)
        if unit.became is not None:
            assert where is None, f"{unit.reference_code} ended and is still somewhere"
            into = catalogue.units.get(db, unit.became)
            assert not into.is_ended, f"{unit.reference_code} lives on in what ended"
        elif where is not None:  # else it never left the stacks, or lies in a volume
            party = Party.CONTRACTOR if where.place in IN_THE_ROOM else Party.CLIENT
            assert parties[where.holder] is party, f"{unit.reference_code} is {where.place}"


def _notes_and_units_add_up(db: Reading, told: Mapping[BatchId, list[Entry[Event]]]) -> None:
    """Handed out and changed here, less handed back, is what is here: by batch, to the page."""
    for batch, entries in told.items():
        remaining = account(batch, entries).remaining
        assert remaining == handovers.not_home(db, batch), f"batch {batch}"
