"""Lists brought into a real book, classes lifted, and the codes that boxes already bear."""

from collections.abc import Sequence

import pytest

from books import Book, catalogued, described
from rooms.refusing import entries, last_entry, refused, told
from workroom.base.codes import label
from workroom.base.errors import NotFoundError
from workroom.base.event import Source
from workroom.base.ids import PersonId, ProjectId, UnitId
from workroom.ledger.verify import verify
from workroom.rooms.catalogue import rules, service, store
from workroom.rooms.catalogue.model import (
    CatalogueImported,
    Description,
    Unit,
    UnitKind,
)
from workroom.rooms.catalogue.service import Progress, Taken
from workroom.rooms.people import rules as people_rules
from workroom.rooms.project import service as project


def bring(
    book: Book,
    descriptions: Sequence[Description],
    *,
    by: PersonId | None = None,
    into: ProjectId | None = None,
    kind: UnitKind = UnitKind.VOLUME,
    accepted: bool = False,
    progress: Progress = lambda _done, _of: True,
) -> Taken:
    return service.bring_in(
        book.ledger,
        by=by or book.wang,
        project=into or book.project,
        kind=kind,
        descriptions=descriptions,
        file="案卷目录.xlsx",
        digest="0" * 64,
        rejected=2,
        accepted=accepted,
        progress=progress,
    )


def units(book: Book, kind: UnitKind = UnitKind.VOLUME) -> tuple[Unit, ...]:
    with book.ledger.read() as db:
        return store.of_project(db, book.project, kind)


def test_a_list_makes_volumes_and_the_boxes_it_names(book: Book) -> None:
    taken = bring(book, [described(1), described(2), described(3, box_number="7")])
    assert taken == Taken(3, 0)
    assert [box.reference_code for box in units(book, UnitKind.BOX)] == ["J038-盒1", "J038-盒7"]
    first, second, third = units(book)
    assert first.parent == second.parent == units(book, UnitKind.BOX)[0].id
    assert third.parent == units(book, UnitKind.BOX)[1].id
    assert [unit.code for unit in units(book)] == [
        label(UnitKind.VOLUME.prefix, number) for number in (1, 2, 3)
    ]


def test_the_entry_of_an_import_says_what_became_of_the_file(book: Book) -> None:
    bring(book, [described(1), described(2)])
    entry = last_entry(book)
    assert (entry.source, entry.source_note, entry.by) == (
        Source.IMPORT,
        "案卷目录.xlsx",
        book.wang,
    )
    assert entry.event == CatalogueImported(
        project=book.project,
        file="案卷目录.xlsx",
        digest="0" * 64,
        read=4,
        taken=2,
        unchanged=0,
        rejected=2,
    )


def test_the_same_list_twice_changes_nothing(book: Book) -> None:
    told_ = [described(1), described(2)]
    bring(book, told_)
    before = entries(book)
    assert bring(book, told_) == Taken(0, 2)
    assert entries(book) == before


def test_a_later_list_proposes_and_changes_nothing(book: Book) -> None:
    bring(book, [described(1), described(2)])
    before = units(book), units(book, UnitKind.BOX)
    later = [described(1, title="新题名", box_number="9"), described(2)]
    assert bring(book, later) == Taken(0, 1, proposed=1)
    assert (units(book), units(book, UnitKind.BOX)) == before
    entered = entries(book)
    assert bring(book, later) == Taken(0, 1, proposed=1)
    assert entries(book) == entered


def test_what_the_client_brings_in_and_accepts_at_once_describes_anew(book: Book) -> None:
    bring(book, [described(1), described(2)])
    first = units(book)[0]
    later = [described(1, title="新题名", box_number="9"), described(2)]
    assert bring(book, later, by=book.li, accepted=True) == Taken(1, 1)
    again = units(book)[0]
    assert (again.id, again.number, again.title) == (first.id, first.number, "新题名")
    assert again.parent == units(book, UnitKind.BOX)[-1].id
    with book.ledger.read() as db:
        assert [unit.id for unit in store.found(db, book.project, "新题名")] == [first.id]


def test_one_reference_code_in_two_projects_is_two_units(book: Book) -> None:
    with book.ledger.work(by=book.wang) as work:
        other = project.open_project(work, code="HT27", name="第二期")
    bring(book, [described(1)])
    bring(book, [described(1)], into=other.id)
    with book.ledger.read() as db:
        found = store.by_reference_code(db, described(1).reference_code)
    assert [unit.project for unit in found] == [book.project, other.id]


def test_whoever_is_not_the_clients_accepts_nothing_at_once(book: Book) -> None:
    bring(book, [described(1)])
    with refused(book, people_rules.NOT_YOURS):
        bring(book, [described(1, title="新题名")], accepted=True)


def test_a_reference_code_that_a_list_has_twice_is_one_unit(book: Book) -> None:
    bring(book, [described(1), described(1, title="同号另一行")])
    (one,) = units(book)
    assert one.title == "同号另一行"


def test_a_stopped_import_is_whole_as_far_as_it_came_and_goes_on_from_there(book: Book) -> None:
    many = [described(number) for number in range(1, service.PORTION + 3)]
    assert bring(book, many, progress=lambda _done, _of: False) == Taken(
        service.PORTION, 0, stopped=True
    )
    assert len(units(book)) == service.PORTION
    assert bring(book, many) == Taken(2, service.PORTION)
    with book.ledger.read() as db:
        assert verify(db, book.ledger.register).whole


def test_whoever_may_not_import_brings_nothing_in(book: Book) -> None:
    with refused(book, people_rules.NOT_YOURS):
        bring(book, [described(1)], by=book.lin)


def test_classified_units_come_in_and_are_held(book: Book) -> None:
    bring(book, [described(1, security_class="机密"), described(2, security_class="内部")])
    assert [unit.is_classified for unit in units(book)] == [True, False]


@pytest.fixture
def held(book: Book) -> UnitId:
    return catalogued(book, 1, security_class="秘密")[0]


def lift(book: Book, by: PersonId, *chosen: UnitId, document: str = "县档发〔2026〕3号") -> None:
    with book.ledger.work(by=by) as work:
        service.declassify(work, units=chosen, document=document, document_date="2026-01-05")


def test_the_client_lifts_a_class_and_the_paper_stands_in_the_catalogue(
    book: Book, held: UnitId
) -> None:
    lift(book, book.zhao, held)
    (unit,) = units(book)
    assert not unit.is_classified
    assert unit.declassified == "县档发〔2026〕3号 2026-01-05"
    with refused(book, rules.NOT_CLASSIFIED):
        lift(book, book.zhao, held)


def test_a_class_stays_lifted_when_a_later_list_says_it_again(book: Book, held: UnitId) -> None:
    lift(book, book.li, held)
    bring(book, [described(1, security_class="秘密", title="新题名")])
    assert not units(book)[0].is_classified


def test_a_class_is_not_lifted_by_the_contractor_nor_without_a_document(
    book: Book, held: UnitId
) -> None:
    with refused(book, people_rules.NOT_YOURS):
        lift(book, book.wang, held)
    with refused(book, rules.NO_DOCUMENT):
        lift(book, book.li, held, document=" ")
    assert units(book)[0].is_classified


def test_a_class_of_nothing_is_not_lifted(book: Book) -> None:
    for chosen in ((), (UnitId(99),)):
        with told(book, service.NO_UNITS):
            lift(book, book.li, *chosen)


@pytest.mark.parametrize(
    "alias", ["GT-0001", "gt-0001", " 6901234567892 ", "\uff27\uff34\uff0d0001", "土地1"]
)
def test_a_code_that_a_box_already_bears_means_the_box(book: Book, alias: str) -> None:
    catalogued(book, 1)
    (box,) = units(book, UnitKind.BOX)
    with book.ledger.work(by=book.wang) as work:
        kept = service.give_alias(work, unit=box.id, alias=alias)
    with book.ledger.read() as db:
        found = store.by_alias(db, kept.alias)
        assert store.aliases_of(db, box.id) == (kept.alias,)
    assert found == box


def test_a_code_means_one_thing(book: Book) -> None:
    first, second = catalogued(book, 2)
    with book.ledger.work(by=book.wang) as work:
        service.give_alias(work, unit=first, alias="GT-0001")
    for again in ("GT-0001", "gt-0001"):
        with told(book, service.ALIAS_TAKEN), book.ledger.work(by=book.wang) as work:
            service.give_alias(work, unit=second, alias=again)


@pytest.mark.parametrize("alias", ["", "  ", "X" * 41, "GT\x00", "a\u2028b"])
def test_what_no_reader_sends_is_no_alias(book: Book, alias: str) -> None:
    (first,) = catalogued(book, 1)
    with told(book, service.ALIAS_EMPTY), book.ledger.work(by=book.wang) as work:
        service.give_alias(work, unit=first, alias=alias)


def test_a_code_of_this_books_own_is_no_alias(book: Book) -> None:
    (first,) = catalogued(book, 1)
    with told(book, service.ALIAS_IS_OURS), book.ledger.work(by=book.wang) as work:
        service.give_alias(work, unit=first, alias=label(UnitKind.BOX.prefix, 1).lower())


def test_an_alias_is_given_by_who_prepares_batches_and_to_a_unit_that_is_there(book: Book) -> None:
    (first,) = catalogued(book, 1)
    with refused(book, people_rules.NOT_YOURS), book.ledger.work(by=book.lin) as work:
        service.give_alias(work, unit=first, alias="GT-0001")
    with pytest.raises(NotFoundError), book.ledger.work(by=book.wang) as work:
        service.give_alias(work, unit=UnitId(99), alias="GT-0001")
