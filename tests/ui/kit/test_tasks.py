"""Work happens off the screen's thread, in order, and its answer comes back on it."""

from threading import Event as Flag
from threading import current_thread, main_thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from workroom.base.errors import InputError, WorkroomError
from workroom.ui.kit.tasks import Course, Line, Stage, StoppedError, Tasks


def never(answer: object) -> None:
    pytest.fail(f"not to be called: {answer}")


def test_a_job_runs_on_a_named_thread_and_answers_on_the_screens(tasks: Tasks) -> None:
    answers: list[tuple[str, bool]] = []
    tasks.run(
        lambda: current_thread().name,
        then=lambda name: answers.append((name, current_thread() is main_thread())),
        failed=never,
    )
    tasks.run(
        lambda: current_thread().name,
        then=lambda name: answers.append((name, current_thread() is main_thread())),
        failed=never,
        line=Line.FILES,
    )
    assert tasks.settle()
    assert sorted(answers) == [("files_0", True), ("ledger_0", True)]


def test_jobs_of_a_line_keep_their_order(tasks: Tasks) -> None:
    order: list[int] = []
    for number in range(50):
        tasks.run(lambda number=number: number, then=order.append, failed=never)
    assert tasks.settle()
    assert order == list(range(50))


def test_an_error_of_ours_goes_to_the_one_who_asked(tasks: Tasks) -> None:
    errors: list[WorkroomError] = []

    def job() -> None:
        raise InputError("No.")

    tasks.run(job, then=never, failed=errors.append)
    assert tasks.settle()
    assert [str(error) for error in errors] == ["No."]


def test_a_defect_goes_to_the_one_place_for_defects(
    tasks: Tasks, caplog: pytest.LogCaptureFixture
) -> None:
    defects: list[Exception] = []
    tasks.broke.connect(defects.append)

    def job() -> float:
        return 1 / 0

    tasks.run(job, then=never, failed=never)
    assert tasks.settle()
    assert [type(defect) for defect in defects] == [ZeroDivisionError]
    assert "defect" in caplog.text


def test_nobody_is_called_back_who_is_gone(tasks: Tasks) -> None:
    owner = QObject()
    go_on = Flag()
    tasks.run(lambda: go_on.wait(5), then=never, failed=never, owner=owner)
    delete(owner)
    go_on.set()
    assert tasks.settle()


def test_a_long_job_tells_how_far_it_is_and_always_tells_its_end(tasks: Tasks) -> None:
    stages: list[Stage] = []

    def job(course: Course) -> int:
        for done in range(1, 10_001):
            course.tell(done, 10_000)
        return 10_000

    answers: list[int] = []
    tasks.run_long(job, then=answers.append, failed=never, told=stages.append)
    assert tasks.settle()
    assert answers == [10_000]
    assert stages[-1] == Stage(10_000, 10_000)
    assert len(stages) < 200, "a row of a spreadsheet is no event for the screen"


def test_a_long_job_can_be_stopped(tasks: Tasks, qtbot: QtBot) -> None:
    errors: list[WorkroomError] = []
    begun = Flag()

    def job(course: Course) -> None:
        for done in range(10_000_000):
            course.tell(done)
            begun.set()

    course = tasks.run_long(job, then=never, failed=errors.append, told=lambda _stage: None)
    assert begun.wait(5)
    course.stop()
    assert tasks.settle()
    assert [type(error) for error in errors] == [StoppedError]


def test_closing_stops_long_jobs_and_delivers_nothing_more() -> None:
    tasks = Tasks()
    begun = Flag()

    def job(course: Course) -> None:
        for done in range(10_000_000):
            course.tell(done)
            begun.set()

    tasks.run_long(job, then=never, failed=never, told=lambda _stage: None)
    assert begun.wait(5)
    tasks.close()
    tasks.run(lambda: 1, then=never, failed=never)
    assert tasks.settle()
