"""What later lists say otherwise, in a real book: proposed, accepted, declined, and kept."""

from collections.abc import Sequence

import pytest

from books import Book, catalogued, described
from rooms.refusing import last_entry, refused
from workroom.base.errors import InputError
from workroom.base.ids import UnitId
from workroom.ledger.verify import verify
from workroom.rooms.catalogue import proposing, service, store
from workroom.rooms.catalogue.model import Description, Unit, UnitKind, UnitsRedescribed
from workroom.rooms.lists import rules
from workroom.rooms.lists import store as lists
from workroom.rooms.lists.model import Proposal, ProposalsAccepted, ProposalState
from workroom.rooms.people import rules as people_rules
from workroom.rooms.progress.due import due_list
from workroom.rooms.records.subjects import subjects_of
from workroom.rooms.records.trail import trail as trail_of


def bring(book: Book, told: Sequence[Description], **more: object) -> service.Taken:
    given: dict[str, object] = {
        "by": book.wang,
        "project": book.project,
        "kind": UnitKind.VOLUME,
        "descriptions": told,
        "file": "案卷目录二.xlsx",
        "digest": "1" * 64,
        "rejected": 0,
    }
    return service.bring_in(book.ledger, **(given | more))  # type: ignore[arg-type]  # as given


def waiting(book: Book, field: str = "") -> tuple[Proposal, ...]:
    with book.ledger.read() as db:
        return lists.chosen(db, field=field)


def numbered(book: Book, number: int) -> Proposal:
    with book.ledger.read() as db:
        return lists.proposals.get(db, number)


def unit(book: Book, id_: UnitId) -> Unit:
    with book.ledger.read() as db:
        return store.units.get(db, id_)


def accept(book: Book, *numbers: int) -> int:
    with book.ledger.work(by=book.li) as work:
        return proposing.accept(work, numbers=numbers)


def decline(book: Book, *numbers: int, reason: str = "以案卷封面为准") -> int:
    with book.ledger.work(by=book.li) as work:
        return proposing.decline(work, numbers=numbers, reason=reason)


@pytest.fixture
def two(book: Book) -> tuple[UnitId, ...]:
    """Two volumes of box 1; a later list gives the first another title, pages and box."""
    units = catalogued(book, 2)
    bring(book, [described(1, title="新题名", pages=99, box_number="9"), described(2)])
    return units


def test_old_and_new_value_stand_side_by_side_and_nothing_has_changed(
    book: Book, two: tuple[UnitId, ...]
) -> None:
    assert [(one.unit, one.field, one.old, one.new) for one in waiting(book)] == [
        (two[0], "title", described(1).title, "新题名"),
        (two[0], "pages", "21", "99"),
        (two[0], "box_number", "1", "9"),
    ]
    assert unit(book, two[0]).title == described(1).title
    with book.ledger.read() as db:
        assert [box.box_number for box in store.of_project(db, book.project, UnitKind.BOX)] == ["1"]


def test_one_line_is_accepted_another_declined_and_both_values_stay_in_the_journal(
    book: Book, two: tuple[UnitId, ...]
) -> None:
    title, pages, box = (one.id for one in waiting(book))
    accept(book, title)
    assert isinstance(last_entry(book).event, UnitsRedescribed)
    decline(book, pages)
    assert (unit(book, two[0]).title, unit(book, two[0]).pages) == ("新题名", 21)
    declined = numbered(book, pages)
    assert (declined.state, declined.reason) == (ProposalState.DECLINED, "以案卷封面为准")
    assert (declined.decided_by, numbered(book, title).decided_by) == (book.li, book.li)
    assert [one.id for one in waiting(book)] == [box]
    with book.ledger.read() as db:
        told = trail_of(book.ledger, db, *subjects_of(db, described(1).reference_code))
        said = " ".join(str(one.text) for one in told)
        assert "新题名" in said
        assert "以案卷封面为准" in said
        assert [one.id for one in store.found(db, book.project, "新题名")] == [two[0]]
        assert verify(db, book.ledger.register).whole


def test_an_accepted_box_is_made_and_the_volume_lies_in_it(
    book: Book, two: tuple[UnitId, ...]
) -> None:
    (box,) = waiting(book, "box_number")
    accept(book, box.id)
    with book.ledger.read() as db:
        boxes = {one.box_number: one.id for one in store.of_project(db, book.project, UnitKind.BOX)}
        assert unit(book, two[0]).parent == boxes["9"]
        assert unit(book, two[1]).parent == boxes["1"]
        assert verify(db, book.ledger.register).whole


def test_the_contractor_decides_nothing(book: Book, two: tuple[UnitId, ...]) -> None:
    first = waiting(book)[0].id
    with refused(book, people_rules.NOT_YOURS), book.ledger.work(by=book.wang) as work:
        proposing.accept(work, numbers=(first,))
    with refused(book, people_rules.NOT_YOURS), book.ledger.work(by=book.wang) as work:
        proposing.decline(work, numbers=(first,), reason="不改")


def test_the_same_list_again_asks_nothing_twice_not_even_what_was_declined(
    book: Book, two: tuple[UnitId, ...]
) -> None:
    later = [described(1, title="新题名"), described(2)]
    decline(book, *(one.id for one in waiting(book)))
    assert bring(book, later) == service.Taken(0, 1, declined=1)
    assert waiting(book) == ()


def test_a_third_list_takes_the_place_of_what_the_second_proposed(
    book: Book, two: tuple[UnitId, ...]
) -> None:
    first = waiting(book, "title")[0]
    bring(book, [described(1, title="再改的题名"), described(2)])
    assert numbered(book, first.id).state is ProposalState.REPLACED
    assert [one.new for one in waiting(book, "title")] == ["再改的题名"]
    with refused(book, rules.DECIDED):
        accept(book, first.id)


def test_a_list_says_nothing_of_what_it_has_no_column_for(book: Book) -> None:
    (only,) = catalogued(book, 1)
    bring(
        book, [Description(reference_code=described(1).reference_code, pages=30)], said=("pages",)
    )
    assert [one.field for one in waiting(book)] == ["pages"]
    accept(book, waiting(book)[0].id)
    assert (unit(book, only).pages, unit(book, only).title) == (30, described(1).title)


def test_many_are_accepted_at_once_but_for_those_that_cannot_be(book: Book) -> None:
    units = catalogued(book, 3, security_class="秘密")
    told = [described(number, security_class="", remarks="有附图") for number in (1, 2, 3)]
    bring(book, told)
    numbers = [one.id for one in waiting(book)]
    assert proposing.accept_all(book.ledger, by=book.li, numbers=numbers) == 3
    assert {one.field for one in waiting(book)} == {"security_class"}
    assert all(unit(book, one).is_classified for one in units)
    assert all(unit(book, one).remarks == "有附图" for one in units)
    made = proposing.decline_all(
        book.ledger, by=book.li, numbers=[one.id for one in waiting(book)], reason="未解密"
    )
    assert made == 3
    with book.ledger.read() as db:
        assert verify(db, book.ledger.register).whole


def test_the_client_that_accepts_at_once_lifts_no_class_by_a_list(book: Book) -> None:
    (only,) = catalogued(book, 1, security_class="秘密")
    taken = bring(
        book, [described(1, security_class="", title="新题名")], by=book.li, accepted=True
    )
    assert taken == service.Taken(0, 0, proposed=1)
    assert (unit(book, only).title, unit(book, only).security_class) == ("新题名", "秘密")


def test_what_waits_falls_due_and_says_when_a_class_is_among_it(
    book: Book, two: tuple[UnitId, ...]
) -> None:
    with book.ledger.read() as db:
        (due,) = (one for one in due_list(db, book.clock()) if "corrections" in str(one.text))
    assert "3 corrections" in str(due.text)
    bring(book, [described(2, security_class="机密")])
    with book.ledger.read() as db:
        (due,) = (one for one in due_list(db, book.clock()) if "corrections" in str(one.text))
    assert "1 of them of a security class" in str(due.text)


def test_a_number_that_is_none_is_one_sentence(book: Book, two: tuple[UnitId, ...]) -> None:
    with pytest.raises(InputError, match="no proposal 99"):
        accept(book, 99)
    with pytest.raises(InputError):
        accept(book)


def test_an_entry_says_which_were_accepted_and_of_which_units(
    book: Book, two: tuple[UnitId, ...]
) -> None:
    numbers = tuple(one.id for one in waiting(book))
    accept(book, *numbers)
    with book.ledger.read() as db:
        (accepted,) = (
            one.event for one in book.ledger.entries(db) if isinstance(one.event, ProposalsAccepted)
        )
    assert accepted == ProposalsAccepted(numbers=numbers, units=(two[0],))
