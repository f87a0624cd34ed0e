"""The weekly page of real books: what stands on it is what the journal holds, and no more."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from books import Book, boxes, catalogued, close_day, counted, hand_out, lived_in, open_day, sheets
from rooms.keeping import give_out, let_in, medium
from workroom.base.breach import BreachAnswered, BreachOpened
from workroom.base.event import Event, Source
from workroom.base.ids import Kind
from workroom.base.word import Approval, Word
from workroom.ledger import journal
from workroom.ledger.breaches import open_breaches
from workroom.rooms.closing import service as closing
from workroom.rooms.corrections.model import NoteCorrected
from workroom.rooms.handover import service as handover
from workroom.rooms.handover.counts import Counts
from workroom.rooms.handover.model import HandoverDropped
from workroom.rooms.holds import service as holds
from workroom.rooms.holds.weeks import Span, week_of
from workroom.rooms.late.model import NumbersVoided
from workroom.rooms.lists.model import ProposalsAccepted
from workroom.rooms.people import service as people
from workroom.rooms.people.model import PersonEnrolled, PersonLeft, RolesChanged
from workroom.rooms.project import service as project
from workroom.rooms.project.model import SettingChanged
from workroom.rooms.registers import service as registers
from workroom.rooms.registers.model import LineCorrected, LineVoided
from workroom.rooms.safety.hazards import HAZARDS, HazardLevel
from workroom.rooms.weekly.model import Matter, Pattern, WeekPage
from workroom.rooms.weekly.week import read_week
from workroom.rooms.workflow import service as workflow
from workroom.rooms.workflow.model import PassCorrected

TENTH = week_of(date(2026, 3, 2))


def page_of(book: Book, span: Span = TENTH) -> WeekPage:
    with book.ledger.read() as db:
        return read_week(db, lambda seqs: book.ledger.entries(db, seqs=seqs), span, book.clock())


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    made = lived_in(tmp_path_factory.mktemp("lived") / "book")
    yield made
    made.close()


def test_the_counts_are_those_of_the_journal(lived: Book) -> None:
    with lived.ledger.read() as db:
        held = Counter[type[Event]](type(one.event) for one in lived.ledger.entries(db))
    counts = page_of(lived).counts
    assert counts[Matter.BREACH] == held[BreachOpened] == 1
    corrected = held[PassCorrected] + held[LineCorrected] + held[ProposalsAccepted]
    assert counts[Matter.CORRECTED] == corrected + held[NoteCorrected] == 4
    accounts = (PersonEnrolled, PersonLeft, RolesChanged, SettingChanged)
    assert counts[Matter.RIGHTS] == sum(held[kind] for kind in accounts)
    voided = held[LineVoided] + held[NumbersVoided] + held[HandoverDropped]
    assert counts[Matter.VOID] == voided == 2
    assert counts[Matter.WAITING] == held[BreachOpened] - held[BreachAnswered]


def test_a_badge_that_was_not_found_stands_there_with_its_reason(lived: Book) -> None:
    (unfound,) = page_of(lived).of(Matter.UNFOUND)
    assert "钱梅" in str(unfound.text)
    assert "遗失，已报备" in str(unfound.text)


def test_who_had_not_signed_out_and_what_was_not_back_stand_there(book: Book) -> None:
    open_day(book)
    give_out(book, medium(book))
    visit = let_in(book)
    with book.ledger.work(by=book.zhou) as work:
        closing.close_day(
            work,
            found=counted(book),
            witness=book.wang,
            power_off=True,
            reasons={(Kind.LINE, visit): "由正门离开"},
            word=Word(who=book.wang, why="U盘锁在3号台", source="现场"),
        )
    told = [str(one.text) for one in page_of(book).of(Matter.UNFOUND)]
    assert any("YP-01" in one for one in told)
    assert any("孙立" in one and "由正门离开" in one for one in told)
    assert page_of(book).of(Matter.FORCED)


def test_scans_that_did_nothing_are_counted_by_person_and_station(lived: Book) -> None:
    scans = page_of(lived).scans
    assert {(one.by, one.station) for one in scans} == {("林强", "1号台")}
    assert sum(one.refused + one.unknown for one in scans) > 0


def test_the_page_names_its_entries_and_the_head_after_the_last(lived: Book) -> None:
    page = page_of(lived)
    with lived.ledger.read() as db:
        assert (page.last_entry, page.digest) == journal.head(db)
    assert page.first_entry == 1


def test_every_series_is_told_from_its_first_to_its_last_number(lived: Book) -> None:
    drawn = {one.series: (one.first, one.last) for one in page_of(lived).series}
    assert drawn["sheet"] == (1, 5)
    assert drawn["HT26-F01-2026"] == (1, 1)
    assert list(drawn)[:2] == ["HT26-F00-2026", "HT26-F01-2026"]


def test_what_is_not_there_is_named(lived: Book) -> None:
    page = page_of(lived)
    assert Matter.DIFFERENCE in page.empty
    assert {one.matter for one in page.seen}.isdisjoint(page.empty)


def test_an_entry_belongs_to_the_week_in_which_it_was_written_by_the_clock_of_the_room(
    book: Book,
) -> None:
    def change(value: str, **span: float) -> int:
        book.clock.forward(**span)
        with book.ledger.work(by=book.li) as work:
            project.change_setting(work, name="repeat_seconds", value=value)
            return work.entries[-1].seq

    # 08:30 on Monday, March 2; Sunday's last second in Shanghai is 15:59:59 UTC.
    before = change("4", days=6, hours=15, minutes=29, seconds=59)
    after = change("5", seconds=1)
    assert page_of(book).last_entry == before
    assert page_of(book, TENTH.step(1)).first_entry == after
    assert [one.seq for one in page_of(book, TENTH.step(1)).of(Matter.RIGHTS)] == [after]


def test_a_week_without_entries_has_the_head_before_it(book: Book) -> None:
    book.clock.forward(days=30)
    page = page_of(book, TENTH.step(2))
    with book.ledger.read() as db:
        last, digest = journal.head(db)
    assert (page.entries, page.last_entry, page.digest) == (0, last, digest)
    assert page.empty == tuple(Matter)
    assert page.is_over


def test_late_entries_stand_with_both_times_and_their_source(book: Book) -> None:
    catalogued(book, 4)
    open_day(book)
    note, _ = hand_out(book, boxes(book))
    book.clock.forward(days=2)
    happened = book.clock() - timedelta(days=2)
    with book.ledger.work(
        by=book.lin,
        source=Source.PAPER,
        source_note="空白单 0003",
        happened_at=happened,
        station="1号台",
    ) as work:
        workflow.log(work, sheet=sheets(book, note)[0].id, word=Word(book.wang, "停电", "纸单"))
    late = page_of(book).of(Matter.LATE)
    assert late
    assert all(one.late and one.source is Source.PAPER for one in late)
    assert {one.source_note for one in late} == {"空白单 0003"}
    assert late[0].happened_at == happened
    assert late[0].by == "林强"


def test_a_forced_closing_stands_there_with_what_was_left_and_what_differed(book: Book) -> None:
    catalogued(book, 4)
    open_day(book)
    hand_out(book, boxes(book))
    found = counted(book)
    with book.ledger.work(by=book.zhou) as work:
        closing.close_day(
            work,
            found=[type(one)(cabinet=one.cabinet, boxes=9, volumes=0, items=0) for one in found],
            witness=book.wang,
            power_off=True,
            remark="柜门卡住",
            word=Word(book.wang, "扫描仪卡纸", "现场"),
        )
    page = page_of(book)
    assert len(page.of(Matter.FORCED)) == 1
    assert len(page.of(Matter.UNFOUND)) > 0
    assert len(page.of(Matter.CABINET)) == len(found)
    assert "9 boxes" in str(page.of(Matter.CABINET)[0].text)


def test_a_breach_waits_week_after_week_and_grows_old_until_it_is_answered(lived: Book) -> None:
    (waits,) = page_of(lived).of(Matter.WAITING)
    assert waits.age_days == 0
    assert "J038-001-0003: Preparation done" in str(waits.text)
    assert "领取时漏扫 (word of 王建国, entry " in str(waits.text)
    with lived.ledger.read() as db:
        (breach,) = open_breaches(db)
    lived.clock.forward(days=9)
    (later,) = page_of(lived, TENTH.step(1)).of(Matter.WAITING)
    assert (later.seq, later.age_days) == (breach.id, 9)
    assert page_of(lived).of(Matter.WAITING)[0].age_days == 6
    with lived.ledger.work(by=lived.li) as work:
        holds.answer_breach(work, breach=breach.id, answer="同意")
    assert page_of(lived, TENTH.step(1)).of(Matter.WAITING) == ()
    assert len(page_of(lived, TENTH.step(1)).of(Matter.ANSWERED)) == 1
    assert len(page_of(lived).of(Matter.WAITING)) == 1  # as it was when that week ended


def test_a_secret_of_the_client_is_told_and_one_of_the_contractor_is_not(book: Book) -> None:
    for who in (book.zhao, book.lin):
        with book.ledger.work(by=who) as work:
            people.set_secret(work, person=who, secret="a-long-secret")
    (seen,) = page_of(book).of(Matter.SECRET)
    assert "赵垚" in str(seen.text)


def test_a_void_line_and_a_new_badge_and_a_hazard_stand_there(book: Book) -> None:
    today = book.clock().date()
    values = {
        "level": HazardLevel.MAJOR,
        "found_on": today,
        "place": "3号工位",
        "description": "插座外壳破损",
        "demand": "更换插座",
        "due": today,
        "owner": book.wang,
    }
    with book.ledger.work(by=book.zhou) as work:
        line = registers.enter(work, HAZARDS, values).event.line
    with book.ledger.work(by=book.li) as work:
        registers.void(work, HAZARDS, line, why="重复登记")
    with book.ledger.work(by=book.wang) as work:
        people.replace_badge(work, person=book.lin, reason="遗失")
    page = page_of(book)
    assert len(page.of(Matter.HAZARD)) == 1
    assert "重复登记" in str(page.of(Matter.VOID)[0].text)
    assert "遗失" in str(page.of(Matter.BADGE)[0].text)


def test_a_long_note_without_a_fault_and_a_burst_of_scans_look_made_up(book: Book) -> None:
    catalogued(book, 20)
    open_day(book)
    note, _ = hand_out(book, boxes(book))
    for sheet in sheets(book, note)[:10]:
        with book.ledger.work(by=book.lin, station="1号台") as work:
            workflow.log(work, sheet=sheet.id, word=Word(book.wang, "补扫", "现场"))
    found = {one.pattern: (name, one) for name, one in page_of(book).suspicions}
    assert set(found) >= {Pattern.ALL_SOUND, Pattern.BURST, Pattern.PAIR}
    name, burst = found[Pattern.BURST]
    assert name == "林强"
    assert len(burst.entries) == 10


def test_the_page_says_who_countersigned_it(book: Book) -> None:
    open_day(book)
    close_day(book)
    assert not page_of(book).is_over
    book.clock.forward(days=7)
    assert page_of(book).countersigned is None
    with book.ledger.work(by=book.zhao) as work:
        holds.countersign(work, TENTH)
    page = page_of(book)
    assert page.countersigned is not None
    assert page.countersigned_by == "赵垚"
    assert page.opened == (date(2026, 3, 2),)


def test_an_exception_a_difference_a_spoiled_copy_and_a_draft_given_up_stand_there(
    book: Book,
) -> None:
    volumes = catalogued(book, 4)
    open_day(book)
    note, batch = hand_out(book, boxes(book))
    with book.ledger.work(by=book.wang) as work:
        handover.confirm_copy(work, handover=note, copy=1, well=False)
    with book.ledger.work(by=book.wang) as work:
        back = handover.begin_back(work, batch=batch)
        handover.add(work, handover=back, unit=volumes[0], approval=Approval(book.li, "县里急用"))
    for who, volumes_seen in ((book.li, 1), (book.wang, 0)):
        with book.ledger.work(by=who) as work:
            counts = Counts(boxes=0, volumes=volumes_seen, items=3)
            handover.enter_count(work, handover=back, counts=counts)
    with book.ledger.work(by=book.wang) as work:
        handover.record_difference(work, handover=back, text="少一件附图")
    with book.ledger.work(by=book.wang) as work:
        handover.drop(work, handover=back, reason="改日归还")
    page = page_of(book)
    (approved,) = page.of(Matter.APPROVED)
    assert "县里急用 (approved by 李秀英, entry " in str(approved.text)
    assert "少一件附图" in str(page.of(Matter.DIFFERENCE)[0].text)
    spoiled, dropped = page.of(Matter.VOID)
    assert "spoiled" in str(spoiled.text)
    assert "改日归还" in str(dropped.text)
