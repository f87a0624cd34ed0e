"""Cabinets and workstations: who sets them up, and that each is one of its name."""

from books import Book
from rooms.refusing import refused
from workroom.base.clauses import CUSTODIAN
from workroom.base.codes import Prefix, parse
from workroom.rooms.people import rules as people_rules
from workroom.rooms.site import service, store


def test_a_cabinet_and_a_workstation_have_names_and_codes(book: Book) -> None:
    with book.ledger.work(by=book.wang) as work:
        cabinet = service.place_cabinet(work, name=" 3号柜 ")
        workstation = service.place_workstation(work, name="3号台")
    with book.ledger.read() as db:
        assert store.cabinet_named(db, "3号柜") == cabinet
        assert store.workstation_named(db, "3号台") == workstation
    labels = [parse(cabinet.code), parse(workstation.code)]
    assert [(one.prefix, one.number) for one in labels if one] == [
        (Prefix.CABINET, 3),
        (Prefix.WORKSTATION, 3),
    ]


def test_two_of_one_name_would_be_mixed_up_at_night(book: Book) -> None:
    with refused(book, service.NAME_TAKEN), book.ledger.work(by=book.wang) as work:
        service.place_cabinet(work, name="1号柜")
    with refused(book, service.NAME_TAKEN), book.ledger.work(by=book.wang) as work:
        service.place_workstation(work, name="1号台 ")
    with book.ledger.work(by=book.wang) as work:
        assert service.place_workstation(work, name="1号柜").id == 3


def test_a_place_without_a_name_is_refused(book: Book) -> None:
    with refused(book, (service.NO_NAME, CUSTODIAN)), book.ledger.work(by=book.wang) as work:
        service.place_cabinet(work, name="  ")


def test_an_operator_sets_nothing_up(book: Book) -> None:
    for place in (service.place_cabinet, service.place_workstation):
        with refused(book, people_rules.NOT_YOURS), book.ledger.work(by=book.lin) as work:
            place(work, name="3号")
