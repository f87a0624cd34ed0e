"""Footage is deleted when its time is over, it was reviewed, nothing holds it, and two agree."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from books import Book
from rooms.refusing import last_entry, refused
from rooms.trips import breaches, vouch
from rooms.video.watching import (
    approved,
    asked_for,
    at,
    closed,
    covered,
    due,
    executed,
    hazard,
    hung,
    looked_over,
    reviewed,
    today,
)
from workroom.base.clauses import (
    ANOTHER_APPROVES,
    DELETER_IS_ANOTHER,
    FOOTAGE_HELD,
    FOOTAGE_KEPT,
    PLAYBACK_ON_RECORD,
    PROCESS_CONTROL,
)
from workroom.base.ids import LineId
from workroom.base.verdict import RefusedError
from workroom.ledger.verify import verify
from workroom.rooms.people import service as people
from workroom.rooms.people.model import Role
from workroom.rooms.registers import rules, service, store
from workroom.rooms.registers.model import Standing
from workroom.rooms.registers.slip import Printing, line_form
from workroom.rooms.shelf import SHELF
from workroom.rooms.video import releases
from workroom.rooms.video.cameras import Zone
from workroom.rooms.video.footage import APPROVED, EXECUTED, Fate
from workroom.rooms.video.releases import RELEASES
from workroom.rooms.video.reviews import REVIEWS, Seen

FIRST, LAST = date(2025, 8, 25), date(2025, 8, 31)


@pytest.fixture
def camera(book: Book) -> LineId:
    """A camera that hung before the footage was made."""
    return hung(book)


def test_footage_is_deleted_when_its_time_is_over_and_each_of_its_days_was_reviewed(
    book: Book, camera: LineId
) -> None:
    covered(book, camera, FIRST, LAST)
    release = asked_for(book, camera)
    approved(book, release)
    executed(book, release)
    with book.ledger.read() as db:
        assert store.get(db, RELEASES, release).standing is Standing.DONE
        assert verify(db, book.ledger.register).whole


@pytest.mark.parametrize(
    ("last", "allowed"),
    [
        pytest.param(date(2024, 8, 31), date(2025, 3, 1), id="february_has_no_31st"),
        pytest.param(date(2024, 2, 29), date(2024, 8, 30), id="from_a_leap_day"),
        pytest.param(date(2025, 1, 15), date(2025, 7, 16), id="the_day_after_six_months"),
        pytest.param(date(2025, 8, 30), date(2026, 3, 1), id="february_has_no_30th"),
    ],
)
def test_footage_stays_for_six_months_to_the_rooms_midnight(
    book: Book, last: date, allowed: date
) -> None:
    camera = hung(book, installed_on=date(2024, 1, 1))
    book.clock.now = at(allowed, time(0)) - timedelta(minutes=1)
    covered(book, camera, last, last)
    with refused(book, (releases.NOT_SIX_MONTHS, FOOTAGE_KEPT)):
        asked_for(book, camera, first_day=last, last_day=last)
    book.clock.forward(minutes=1)
    asked_for(book, camera, first_day=last, last_day=last)


def test_it_is_the_day_of_the_deletion_that_counts_not_the_day_it_is_written_down(
    book: Book, camera: LineId
) -> None:
    covered(book, camera, FIRST, LAST)
    release = asked_for(book, camera)
    approved(book, release)
    with refused(book, releases.NOT_SIX_MONTHS):
        executed(book, release, done_at=at(date(2026, 2, 28), time(23, 59)))
    executed(book, release, done_at=at(date(2026, 3, 1)))


def test_a_deletion_that_happened_too_early_is_written_by_a_word_and_stands_as_a_breach(
    book: Book, camera: LineId
) -> None:
    release = asked_for(book, camera, last_day=date(2026, 1, 5), word=vouch(book))
    assert len(breaches(book)) == 1
    with pytest.raises(RefusedError, match="kept for six months"):
        approved(book, release)


@pytest.mark.parametrize(
    ("spans", "reason"),
    [
        pytest.param([(FIRST, LAST)], None, id="in_one"),
        pytest.param(
            [(FIRST, date(2025, 8, 28)), (date(2025, 8, 29), LAST)], None, id="in_two_that_meet"
        ),
        pytest.param(
            [(FIRST, date(2025, 8, 28)), (date(2025, 8, 30), LAST)],
            "2025-08-29 to 2025-08-29",
            id="but_for_one_day",
        ),
        pytest.param([], "2025-08-25 to 2025-08-31", id="never"),
    ],
)
def test_each_day_was_reviewed(
    book: Book, camera: LineId, spans: list[tuple[date, date]], reason: str | None
) -> None:
    for first, last in spans:
        covered(book, camera, first, last)
    if reason is None:
        asked_for(book, camera)
        return
    with pytest.raises(RefusedError, match=reason) as error:
        asked_for(book, camera)
    (why,) = error.value.verdict.reasons
    assert (why.phrase.template, why.clause) == (releases.NOT_REVIEWED, PLAYBACK_ON_RECORD)


def test_each_camera_was_reviewed_from_the_day_on_which_it_was_hung(
    book: Book, camera: LineId
) -> None:
    other = hung(book, Zone.ENTRANCE, installed_on=date(2025, 8, 30))
    covered(book, camera, FIRST, LAST)
    with pytest.raises(RefusedError, match=r"CAM-entrance.*2025-08-30 to 2025-08-31"):
        asked_for(book, camera, other)
    covered(book, other, date(2025, 8, 30), LAST)
    asked_for(book, camera, other)


def test_a_review_that_nobody_looked_over_does_not_count(book: Book, camera: LineId) -> None:
    review = reviewed(book, camera, footage_from=at(FIRST), footage_to=at(LAST, time(23, 59)))
    with refused(book, releases.NOT_REVIEWED):
        asked_for(book, camera)
    looked_over(book, review)
    asked_for(book, camera)


@pytest.mark.parametrize(
    ("found_on", "held"),
    [
        pytest.param(date(2025, 8, 24), False, id="the_day_before"),
        pytest.param(FIRST, True, id="on_the_first_day"),
        pytest.param(LAST, True, id="on_the_last_day"),
        pytest.param(date(2025, 9, 1), False, id="the_day_after"),
    ],
)
def test_an_open_hazard_found_on_one_of_the_days_holds_the_footage(
    book: Book, camera: LineId, found_on: date, *, held: bool
) -> None:
    covered(book, camera, FIRST, LAST)
    line, _ = hazard(book, found_on)
    if held:
        with refused(book, (releases.IS_HELD, FOOTAGE_HELD)):
            asked_for(book, camera)
        closed(book, line)
    asked_for(book, camera)


def test_what_was_seen_in_the_footage_holds_it_however_late_it_was_found(
    book: Book, camera: LineId
) -> None:
    line, number = hazard(book, today(book))
    covered(book, camera, FIRST, LAST, seen=Seen.SOMETHING, told="翻越", follow_up=number)
    with refused(book, releases.IS_HELD):
        asked_for(book, camera)
    closed(book, line)
    asked_for(book, camera)


def test_a_hazard_that_comes_up_after_the_approval_still_holds_it(
    book: Book, camera: LineId
) -> None:
    covered(book, camera, FIRST, LAST)
    release = asked_for(book, camera)
    approved(book, release)
    hazard(book, LAST)
    with refused(book, releases.IS_HELD):
        executed(book, release)


def test_who_deletes_is_not_the_only_one_who_reviewed(book: Book, camera: LineId) -> None:
    covered(book, camera, FIRST, LAST)
    release = asked_for(book, camera)
    approved(book, release)
    with refused(book, (releases.ONLY_REVIEWER, DELETER_IS_ANOTHER)):
        executed(book, release, by=book.zhao)
    covered(book, camera, FIRST, FIRST, by=book.li)
    executed(book, release, by=book.zhao)


def test_the_clients_security_officer_approves_and_not_what_he_asked_for_himself(
    book: Book, camera: LineId
) -> None:
    covered(book, camera, FIRST, LAST)
    release = asked_for(book, camera, by=book.zhao)
    with refused(book, (releases.OWN_REQUEST, ANOTHER_APPROVES)):
        approved(book, release)
    with refused(book, rules.NOT_YOURS):
        approved(book, release, by=book.li)
    with book.ledger.work(by=book.li) as work:
        people.change_roles(work, person=book.li, roles=(Role.CLIENT_LEAD, Role.SECURITY_OFFICER))
    approved(book, release, by=book.li)


def test_what_was_approved_is_not_made_more_afterwards(book: Book, camera: LineId) -> None:
    other = hung(book, Zone.ENTRANCE)
    for one in (camera, other):
        covered(book, one, FIRST, LAST)
    release = asked_for(book, camera)
    approved(book, release)
    with refused(book, (rules.IS_SEALED, PROCESS_CONTROL)), book.ledger.work(by=book.wang) as work:
        service.correct(work, RELEASES, release, {"cameras": (camera, other)}, why="漏填")


def test_nothing_is_carried_out_that_was_not_approved(book: Book, camera: LineId) -> None:
    covered(book, camera, FIRST, LAST)
    release = asked_for(book, camera)
    assert due(book, releases.APPROVE) == [(releases.APPROVE, date(2026, 3, 2))]
    with refused(book, rules.FILL_FIRST):
        executed(book, release)
    approved(book, release)
    assert due(book, releases.CARRY_OUT) == [(releases.CARRY_OUT, date(2026, 3, 2))]
    executed(book, release)
    assert due(book, releases.CARRY_OUT, releases.APPROVE) == []


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({"done_at": at(date(2026, 3, 3))}, releases.NOT_YET, id="tomorrow"),
        pytest.param({"witness": None}, rules.NEEDED, id="without_a_witness"),
        pytest.param({"quantity": ""}, rules.NEEDED, id="without_a_quantity"),
    ],
)
def test_what_is_carried_out_has_been_before_a_witness(
    book: Book, camera: LineId, values: dict[str, Any], reason: str
) -> None:
    covered(book, camera, FIRST, LAST)
    release = asked_for(book, camera)
    approved(book, release)
    with refused(book, reason):
        executed(book, release, **values)
    with refused(book, releases.OWN_WITNESS):
        executed(book, release, witness=book.li)


def test_what_is_handed_over_needs_a_medium_and_no_six_months(book: Book, camera: LineId) -> None:
    release = asked_for(
        book, camera, fate=Fate.HANDED_OVER, first_day=date(2026, 2, 1), last_day=date(2026, 2, 28)
    )
    approved(book, release)
    with refused(book, (releases.ON_WHICH_MEDIUM, PLAYBACK_ON_RECORD)):
        executed(book, release)
    executed(book, release, medium="M-007", check_value="SHA-256 9f86 d081")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        pytest.param(LAST, FIRST, id="turned_around"),
        pytest.param(FIRST, date(2026, 3, 3), id="to_come"),
    ],
)
def test_a_period_has_been(book: Book, camera: LineId, first: date, last: date) -> None:
    with pytest.raises(RefusedError) as error:
        asked_for(book, camera, fate=Fate.HANDED_OVER, first_day=first, last_day=last)
    assert error.value.verdict.reasons[0].phrase.template == releases.DAYS_IN_ORDER


def test_the_form_says_from_when_on_it_may_go_what_covers_and_what_holds_it(
    book: Book, camera: LineId
) -> None:
    review = covered(book, camera, FIRST, LAST)
    release = asked_for(book, camera)
    _, hazard_number = hazard(book, FIRST)
    with book.ledger.read() as db:
        form = line_form(
            db,
            lambda seqs: book.ledger.entries(db, seqs=seqs),
            SHELF,
            RELEASES,
            store.get(db, RELEASES, release),
            Printing(book.clock(), "王建国"),
        )
        review_number = service.store.get(db, REVIEWS, review).number
    said = repr(form.blocks)
    for part in ("2026-03-01", review_number, hazard_number, "☑到期删除", "CAM-work"):
        assert part in said, part


def test_no_footage_day_is_deleted_before_its_time_or_without_review_but_by_a_word(
    book: Book, camera: LineId
) -> None:
    release = asked_for(book, camera, last_day=date(2026, 2, 1), word=vouch(book))
    with book.ledger.work(by=book.zhao) as work:
        service.fill(work, RELEASES, release, APPROVED, {}, word=vouch(book, book.zhao))
    executed(book, release, word=vouch(book, book.li))
    event = last_entry(book).event
    templates = {one.template for one in event.reasons}  # type: ignore[attr-defined]  # a breach
    assert templates == {releases.NOT_SIX_MONTHS, releases.NOT_REVIEWED}, "I10"
    with book.ledger.read() as db:
        assert EXECUTED in store.get(db, RELEASES, release).filled
