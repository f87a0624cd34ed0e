"""A page is true when it is seen, and never asks more often than it must."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.samples import Heard, Tallied, Whistled
from workroom.base.clauses import NIGHT_IN_CABINET
from workroom.base.errors import InputError
from workroom.base.ids import PersonId
from workroom.base.verdict import RefusedError, no
from workroom.ledger import journal
from workroom.ledger.reading import Reading
from workroom.ledger.work import Work
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.desk import Desk

Wait = Callable[[], None]


class Sample:
    """A page that shows how many entries the journal has."""

    def __init__(self, bench: Bench, qtbot: QtBot, pause_ms: int = 0) -> None:
        self.page = QWidget()
        qtbot.addWidget(self.page)
        self.reads = 0
        self.shown: list[int] = []
        self.desk: Desk[int] = Desk(
            bench,
            read=self.read,
            paint=self.shown.append,
            page=self.page,
            watch=(Tallied,),
            pause_ms=pause_ms,
        )

    def read(self, db: Reading) -> int:
        self.reads += 1
        return journal.head(db)[0]


@pytest.fixture
def sample(bench: Bench, qtbot: QtBot) -> Sample:
    return Sample(bench, qtbot)


def tally(work: Work) -> int:
    return work.record(Tallied(count=1)).seq


def test_a_page_reads_when_it_is_first_seen(sample: Sample, settled: Wait) -> None:
    settled()
    assert sample.shown == []
    sample.page.show()
    settled()
    assert sample.shown == [0]


def test_a_page_reads_again_after_what_it_watches(sample: Sample, settled: Wait) -> None:
    sample.page.show()
    settled()
    sample.desk.do(tally)
    settled()
    assert sample.shown[-1] == 1


def test_a_page_does_not_read_after_what_it_does_not_watch(sample: Sample, settled: Wait) -> None:
    sample.page.show()
    settled()
    sample.desk.do(lambda work: work.record(Whistled()).seq)
    settled()
    assert sample.shown == [0]


def test_a_hidden_page_waits_until_it_is_seen(sample: Sample, settled: Wait) -> None:
    sample.page.show()
    settled()
    sample.page.hide()
    sample.desk.do(tally)
    settled()
    assert sample.shown == [0]
    sample.page.show()
    settled()
    assert sample.shown == [0, 1]


def test_many_wishes_lead_to_few_readings(sample: Sample, settled: Wait) -> None:
    sample.page.show()
    for _ in range(100):
        sample.desk.refresh()
    settled()
    assert sample.reads == 2


def test_a_page_that_looks_on_does_not_read_after_each_scan(
    bench: Bench, qtbot: QtBot, settled: Wait
) -> None:
    sample = Sample(bench, qtbot, pause_ms=600_000)
    sample.page.show()
    settled()
    made: list[int] = []
    for count in range(1, 11):
        sample.desk.do(tally, then=made.append)
        qtbot.waitUntil(lambda count=count: len(made) == count)
    assert sample.shown == [0]
    sample.desk.refresh()
    qtbot.waitUntil(lambda: sample.shown == [0, 10])


def test_a_page_that_looks_on_is_true_after_its_pause(
    bench: Bench, qtbot: QtBot, settled: Wait
) -> None:
    sample = Sample(bench, qtbot, pause_ms=100)
    sample.page.show()
    settled()
    for _ in range(3):
        sample.desk.do(tally)
    settled()
    assert sample.shown[-1] == 3


def test_a_pause_keeps_nobody_from_hearing_of_others(
    bench: Bench, qtbot: QtBot, settled: Wait
) -> None:
    sample = Sample(bench, qtbot, pause_ms=600_000)
    sample.page.show()
    settled()
    made: list[int] = []
    sample.desk.do(tally, then=made.append)
    qtbot.waitUntil(lambda: made == [1] and bench.tasks.idle)
    assert not bench.tasks.quiet


def test_another_question_is_answered_without_a_pause(
    bench: Bench, qtbot: QtBot, settled: Wait
) -> None:
    sample = Sample(bench, qtbot, pause_ms=600_000)
    sample.page.show()
    settled()
    sample.desk.ask(lambda _db: 41)
    sample.desk.ask(lambda _db: 42)
    settled()
    assert sample.shown == [0, 42]


def test_the_answer_to_an_earlier_question_is_dropped(sample: Sample, settled: Wait) -> None:
    sample.page.show()
    sample.desk.ask(lambda _db: 41)
    sample.desk.ask(lambda _db: 42)
    settled()
    assert sample.shown == [42]


def test_an_act_hands_back_what_it_made(sample: Sample, settled: Wait) -> None:
    made: list[int] = []
    sample.desk.do(tally, then=made.append)
    settled()
    assert made == [1]


def test_an_entry_names_the_person_and_the_desk(
    bench: Bench, sample: Sample, settled: Wait
) -> None:
    sample.desk.do(tally)
    settled()
    with bench.ledger.read() as db:
        [entry] = bench.ledger.entries(db)
    assert (entry.by, entry.station) == (PersonId(7), "desk 1")


def test_a_refusal_goes_to_the_window_and_writes_nothing(
    sample: Sample, heard: Heard, settled: Wait
) -> None:
    def refuse(work: Work) -> None:
        work.record(Tallied(count=1))
        work.demand(no("Still at a workstation.", NIGHT_IN_CABINET))

    sample.desk.do(refuse)
    sample.desk.refresh()
    settled()
    assert [type(error) for error in heard.errors] == [RefusedError]
    assert sample.shown == [0]


def test_nobody_acts_without_a_name(
    bench: Bench, qtbot: QtBot, heard: Heard, settled: Wait
) -> None:
    Sample(replace(bench, actor=lambda: None), qtbot).desk.do(tally)
    settled()
    assert [type(error) for error in heard.errors] == [InputError]


def test_a_page_that_is_gone_is_not_painted(bench: Bench, qtbot: QtBot, settled: Wait) -> None:
    page = QWidget()
    painted: list[int] = []
    desk: Desk[int] = Desk(bench, read=lambda _db: 1, paint=painted.append, page=page)
    desk.refresh()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settled()
    assert painted == []
