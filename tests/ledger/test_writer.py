from contextlib import suppress
from threading import Event, Thread

import pytest

from books import Book, catalogued, described
from workroom.base.errors import BookError
from workroom.ledger.columns import utc_text
from workroom.ledger.engine import BUSY
from workroom.ledger.work import Ledger
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import UnitEntered, UnitKind, UnitsEntered
from workroom.rooms.people import store as people
from workroom.rooms.project import service as project
from workroom.rooms.project import store as project_store


def test_a_second_thread_is_told_that_the_book_is_busy(book: Book) -> None:
    impatient = Ledger(book.ledger.path, book.ledger.register, book.clock, wait_ms=20)
    begun, over = Event(), Event()

    def hold() -> None:
        with impatient.work(by=book.wang):
            begun.set()
            over.wait(10)

    holder = Thread(target=hold, name="holder")
    holder.start()
    begun.wait(10)
    with pytest.raises(BookError) as told, impatient.work(by=book.wang):
        pass
    over.set()
    holder.join()
    assert told.value.phrase.template == BUSY
    with impatient.work(by=book.wang) as work:
        assert people.people.get(work.db, book.wang).id == book.wang
    impatient.close()


def test_work_goes_on_after_one_that_raised(book: Book) -> None:
    with suppress(ZeroDivisionError), book.ledger.work(by=book.li) as work:
        project.change_setting(work, name="open_volumes", value="7")
        raise ZeroDivisionError
    with book.ledger.work(by=book.li) as work:
        assert project_store.settings(work.db).number("open_volumes") == 30
        project.change_setting(work, name="open_volumes", value="8")
    with book.ledger.read() as db:
        assert project_store.settings(db).number("open_volumes") == 8


def test_an_ordinary_query_before_a_commit_takes_nothing_from_it(book: Book) -> None:
    with book.ledger.work(by=book.li) as work:
        people.names(work.db)
        project.change_setting(work, name="open_volumes", value="9")
        people.names(work.db)
    other = Ledger(book.ledger.path, book.ledger.register, book.clock)
    with other.read() as db:
        assert project_store.settings(db).number("open_volumes") == 9
    other.close()


def test_a_question_is_asked_again_after_a_change(book: Book) -> None:
    asked: list[int] = []

    def limit(db: object) -> int:
        asked.append(1)
        return project_store.settings(work.db).number("open_volumes")

    with book.ledger.work(by=book.li) as work:
        assert [work.ask(limit), work.ask(limit)] == [30, 30]
        project.change_setting(work, name="open_volumes", value="10")
        assert work.ask(limit) == 10
    assert len(asked) == 2


def test_a_prepared_question_reads_what_the_ordinary_one_reads(book: Book) -> None:
    made = UnitEntered(
        unit=1, kind=UnitKind.VOLUME, number=1, parent=None, description=described(1)
    )
    with book.ledger.work(by=book.wang) as work:
        work.next_numbers("unit", 1)
        work.record(UnitsEntered(project=book.project, origin="", units=(made,)))
        assert (catalogue.units.get(work.db, 1),) == catalogue.units.find(work.db)
        everybody = people.people.find(work.db)
        assert tuple(people.people.get(work.db, one.id) for one in everybody) == everybody


def test_any_number_of_values_can_be_asked_for_at_once(book: Book) -> None:
    catalogued(book, 700)
    with book.ledger.read() as db:
        units = catalogue.of_project(db, book.project, UnitKind.VOLUME)
        asked = [unit.id for unit in reversed(units)]
        assert catalogue.units.among(db, catalogue.table.c.id, asked) == units
        codes = (unit.reference_code for unit in units[:3])
        assert catalogue.units.among(db, catalogue.table.c.reference_code, codes) == units[:3]
        boxes = catalogue.units.among(db, catalogue.table.c.kind, [UnitKind.BOX])
        assert len(boxes) == 35
        assert catalogue.units.among(db, catalogue.table.c.id, []) == ()


def test_a_moment_is_spelled_in_utc_to_the_second(book: Book) -> None:
    with book.ledger.read() as db:
        local = book.clock.now.astimezone(project_store.zone(db)).replace(microsecond=999_999)
    assert utc_text(local) == "2026-03-02T00:30:00Z"
    with pytest.raises(ValueError, match="naive"):
        utc_text(local.replace(tzinfo=None))
