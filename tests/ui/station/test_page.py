"""The station's page over a real book, used by keyboard and by scans."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from ui.cut import cut_texts
from ui.samples import Heard as WindowHeard
from ui.station.seen import LOG, START, TAKE, Scan, line_of, press, scans_of, texts
from ui.station.trip import Loud, Trip, screen_of
from workroom.base.event import Source
from workroom.base.ids import HandoverId, Kind, Subject
from workroom.base.resources import resources
from workroom.base.words import Language, Words
from workroom.rooms.handover import store as handovers
from workroom.rooms.registers.service import enter
from workroom.rooms.safety.hazards import HAZARDS, HazardLevel
from workroom.rooms.station.model import COMMANDS, Outcome
from workroom.rooms.workflow import service as workflow
from workroom.rooms.workflow import store as workflow_store
from workroom.rooms.workflow.steps import Step
from workroom.ui.kit import theme
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.bigline import BigLine
from workroom.ui.kit.tasks import Tasks
from workroom.ui.kit.theme import Tone
from workroom.ui.station.elsewhere import announce
from workroom.ui.station.listening import StationDesk
from workroom.ui.station.own import OwnPanel
from workroom.ui.station.page import StationPage, station_entry


def test_a_done_scan_is_answered_with_the_thing_the_stage_and_the_sentence(
    page: StationPage, trip: Trip, scan: Scan
) -> None:
    scan(trip.badge("lin"), TAKE, trip.labels[0], LOG, trip.sheets[0])
    said = line_of(page)
    assert said.startswith("J038-001-0001  Preparation done")
    assert "J038-001-0001: Preparation done, 21 pages." in said


def test_a_refusal_names_the_thing_the_remedy_and_the_clause(
    page: StationPage, trip: Trip, scan: Scan
) -> None:
    scan(trip.badge("lin"), LOG, trip.sheets[0])
    said = line_of(page)
    assert said.startswith("J038-001-0001  Refused")
    assert "Take it out first" in said
    assert "DA/T 68.2-2020 §4.3.5" in said


def test_the_last_twenty_scans_stand_newest_on_top_and_are_filtered_by_the_counters(
    page: StationPage, trip: Trip, scan: Scan, qtbot: QtBot
) -> None:
    scan(trip.badge("lin"), TAKE, *trip.labels[:4], *(f"NO LABEL {n}" for n in range(18)))
    rows = scans_of(page)
    assert len(rows) == 20
    assert rows[0][2] == "NO LABEL 17"
    done = next(one for one in page.findChildren(QPushButton) if one.text() == "Done  4")
    done.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert [row[1] for row in scans_of(page)] == ["Done"] * 4
    press(qtbot, Qt.Key.Key_Space)
    assert len(scans_of(page)) == 20


def test_unknown_codes_of_the_book_are_one_button_away(
    page: StationPage, scan: Scan, qtbot: QtBot
) -> None:
    scan("J038 SOMETHING")
    unknown = next(
        one for one in page.findChildren(QPushButton) if one.text().startswith("Unknown codes")
    )
    assert unknown.text() == "Unknown codes  1"
    unknown.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert scans_of(page)[0][1] == "J038 SOMETHING"
    assert scans_of(page)[0][2].startswith("No label of this book says that.")


def test_a_scan_that_the_book_recalls_says_why_it_was_refused_in_the_language_of_the_screen(
    trip: Trip, scan: Scan, bench: Bench, tasks: Tasks, sounds: Loud, qtbot: QtBot
) -> None:
    scan(trip.badge("lin"), LOG, trip.sheets[0])
    again = StationDesk(
        ledger=trip.book.ledger, tasks=tasks, sounds=sounds, zone=trip.zone, station="1号台"
    )
    chinese = Words(Language.CHINESE, resources() / "locales")
    made = StationPage(replace(bench, words=chinese), again)
    qtbot.addWidget(made)
    made.show()
    assert tasks.settle()
    (refused,) = scans_of(made)
    assert refused[1] == "拒绝"
    assert "请先领取" in refused[3]
    press(qtbot, Qt.Key.Key_F9)
    assert chinese("Who vouches for it") not in texts(made), "how the station stood is not known"


def test_f8_takes_the_last_scan_back(
    page: StationPage, trip: Trip, scan: Scan, qtbot: QtBot, tasks: Tasks
) -> None:
    scan(trip.badge("lin"), TAKE, trip.labels[0])
    press(qtbot, Qt.Key.Key_F8)
    assert tasks.settle()
    assert line_of(page).startswith("J038-001-0001  taken back")


def test_a_code_can_be_typed_for_a_damaged_label(
    page: StationPage, trip: Trip, scan: Scan, qtbot: QtBot, tasks: Tasks
) -> None:
    scan(trip.badge("lin"), TAKE)
    press(qtbot, Qt.Key.Key_F6)
    qtbot.keyClicks(QApplication.focusWidget(), trip.labels[0].lower())
    press(qtbot, Qt.Key.Key_Return)
    assert tasks.settle()
    assert line_of(page).startswith("J038-001-0001  out, with you")


def test_the_person_and_the_command_stand_at_the_left_until_the_badge_times_out(
    page: StationPage, trip: Trip, scan: Scan
) -> None:
    scan(trip.badge("lin"), TAKE)
    line = page.findChild(BigLine)
    assert "林强" in texts(line)
    assert "Take out" in texts(line)
    trip.book.clock.forward(minutes=31)
    page._show_standing()
    assert "Nobody" in texts(line)
    assert "The badge timed out" in texts(line)


def test_what_another_process_logged_stands_in_the_tally(
    page: StationPage, trip: Trip, scan: Scan, tasks: Tasks
) -> None:
    scan(trip.badge("lin"), TAKE, trip.labels[0])
    with trip.book.ledger.work(by=trip.book.lin, station="2号台", source=Source.SCAN) as work:
        sheet = workflow_store.sheet_of(work.db, trip.volumes[0])
        assert sheet is not None
        workflow.log(work, sheet=sheet.id)
    assert tasks.settle()
    own = page.findChild(OwnPanel)
    assert "Preparation" in texts(own)
    assert "1 vol. · 21 p." in texts(own)


def test_a_stage_that_was_begun_stands_at_what_is_open(
    page: StationPage, trip: Trip, scan: Scan
) -> None:
    scan(trip.badge("lin"), TAKE, *trip.labels[:2], START, trip.sheets[0])
    own = texts(page.findChild(OwnPanel)).splitlines()
    begun, idle = own.index("J038-001-0001"), own.index("J038-001-0002")
    assert own[begun + 1].startswith("Preparation, ")
    assert own[idle + 1].startswith("1号台  ")
    assert "Begun, not finished" not in own


def test_a_stage_that_was_begun_on_what_somebody_else_holds_has_a_place_of_its_own(
    page: StationPage, trip: Trip, scan: Scan
) -> None:
    scan(trip.badge("lin"), TAKE, trip.labels[0], START, trip.sheets[0])
    page._own.show_work(replace(screen_of(trip, "lin"), open_units=()))
    QApplication.processEvents()  # what was painted is shown with the next turn
    own = texts(page.findChild(OwnPanel)).splitlines()
    assert own[own.index("Begun, not finished") + 2] == "J038-001-0001"


def test_what_is_open_and_the_own_tally_are_seen_at_once_on_the_smallest_screen(
    page: StationPage, trip: Trip, scan: Scan
) -> None:
    log_scan = next(one.code for one in COMMANDS if one.step is Step.SCAN)
    scan(trip.badge("lin"), TAKE, *trip.labels[:4], LOG, *trip.sheets[:3], log_scan)
    scan(*trip.sheets[:2])
    page.resize(1190, 740)  # of 1366 × 768
    screen = screen_of(trip, "lin")
    assert (len(screen.open_units), len(screen.tally)) == (4, 2)
    page._own.show_work(replace(screen, open_units=screen.open_units * 2, tally=screen.tally * 2))
    for _ in range(3):
        QApplication.processEvents()
    assert page._own.findChild(QScrollArea).verticalScrollBar().maximum() == 0
    assert cut_texts(page._own) == []


def test_a_page_made_anew_shows_the_answers_that_were_given(
    page: StationPage, trip: Trip, scan: Scan, bench: Bench, station: StationDesk, qtbot: QtBot
) -> None:
    scan(trip.badge("lin"), TAKE, trip.labels[0])
    again = station_entry(station).open(bench)
    qtbot.addWidget(again)
    again.show()
    assert isinstance(again, StationPage)
    assert line_of(again) == line_of(page)
    assert len(scans_of(again)) == 3


def test_a_scan_made_on_another_page_is_told_by_the_window(
    trip: Trip, scan: Scan, station: StationDesk, bench: Bench, heard: WindowHeard
) -> None:
    front = ["closing"]
    announce(station, in_front=lambda: front[0], bench=lambda: bench, has=bool)
    scan(trip.badge("lin"))
    front[0] = "station"
    scan(TAKE)
    ((text, tone),) = heard.notices
    assert text.startswith("林强")
    assert tone is Tone.ACT


def test_a_notes_number_opens_the_note_wherever_it_is_scanned(
    trip: Trip, scan: Scan, station: StationDesk, bench: Bench, heard: WindowHeard
) -> None:
    with trip.book.ledger.read() as db:
        number = handovers.handovers.get(db, HandoverId(1)).number
    announce(station, in_front=lambda: "today", bench=lambda: bench, has=bool)
    scan(number)
    assert heard.went == [("handover", Subject(Kind.HANDOVER, HandoverId(1)))]
    assert heard.notices == []


@pytest.mark.parametrize("there", [True, False], ids=["a_page_for_it", "no_page_for_it"])
def test_the_number_of_a_registers_line_opens_it_where_there_is_a_page(
    there: bool, trip: Trip, scan: Scan, station: StationDesk, bench: Bench, heard: WindowHeard
) -> None:
    values = {
        "level": HazardLevel.MAJOR,
        "found_on": date(2026, 3, 2),
        "place": "3号工位",
        "description": "插座外壳破损",
        "demand": "更换插座",
        "due": date(2026, 3, 4),
        "owner": trip.book.wang,
    }
    with trip.book.ledger.work(by=trip.book.wang) as work:
        event = enter(work, HAZARDS, values).event
    announce(station, in_front=lambda: "today", bench=lambda: bench, has=lambda _key: there)
    scan(event.number)
    assert heard.went == ([("records", Subject(Kind.LINE, event.line))] if there else [])
    assert len(heard.notices) == (0 if there else 1)


@pytest.mark.parametrize("size", [(1158, 680), (1005, 530)], ids=["1366", "1366_at_125_percent"])
def test_no_text_of_the_page_is_cut(
    size: tuple[int, int],
    trip: Trip,
    scan: Scan,
    bench: Bench,
    station: StationDesk,
    qtbot: QtBot,
    tasks: Tasks,
) -> None:
    scan(trip.badge("lin"), LOG, trip.sheets[0])
    made = StationPage(replace(bench, theme=theme.DARK), station)
    made.resize(*size)
    qtbot.addWidget(made)
    made.show()
    assert tasks.settle()
    QApplication.processEvents()  # what was painted last is laid out with the next turn
    assert station.replies[0].reply.outcome is Outcome.REFUSED
    assert cut_texts(made) == []
