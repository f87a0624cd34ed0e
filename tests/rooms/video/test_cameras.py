"""Cameras: the four zones, and a camera that is taken out of use."""

from datetime import date

from books import Book, open_day
from rooms.refusing import refused
from rooms.video.watching import due, hung, taken_out
from workroom.base.clauses import FOUR_ZONES_WATCHED
from workroom.base.words import ENGLISH
from workroom.rooms.progress.due import due_list
from workroom.rooms.registers import store
from workroom.rooms.registers.model import Standing
from workroom.rooms.video import cameras
from workroom.rooms.video.cameras import CAMERAS, ZONES_UNWATCHED, Zone

TODAY = date(2026, 3, 2)


def said(book: Book) -> str:
    with book.ledger.read() as db:
        (one,) = (
            one
            for one in due_list(db, book.clock())
            if one.clause == str(FOUR_ZONES_WATCHED) and one.text.template == ZONES_UNWATCHED
        )
    return ENGLISH.say(one.text)


def test_before_the_room_is_first_opened_there_is_nothing_to_watch(book: Book) -> None:
    assert due(book, ZONES_UNWATCHED) == []
    open_day(book)
    assert due(book, ZONES_UNWATCHED) == [(ZONES_UNWATCHED, TODAY)]


def test_each_zone_without_a_camera_in_use_is_due_today(book: Book) -> None:
    open_day(book)
    for zone in (Zone.ENTRANCE, Zone.WORK):
        hung(book, zone)
    assert due(book, ZONES_UNWATCHED) == [(ZONES_UNWATCHED, TODAY)]
    assert "archives store, information store." in said(book)


def test_nothing_is_due_where_all_four_zones_are_watched(book: Book) -> None:
    open_day(book)
    for zone in Zone:
        hung(book, zone)
    assert due(book, ZONES_UNWATCHED) == []


def test_a_camera_out_of_use_watches_nothing_and_its_line_is_done(book: Book) -> None:
    open_day(book)
    for zone in Zone:
        last = hung(book, zone)
    taken_out(book, last)
    assert "watches: work area." in said(book)
    with book.ledger.read() as db:
        assert store.get(db, CAMERAS, last).standing is Standing.DONE


def test_a_second_camera_goes_on_watching_the_zone(book: Book) -> None:
    open_day(book)
    for zone in Zone:
        last = hung(book, zone)
    hung(book, Zone.WORK, code="CAM-5")
    taken_out(book, last)
    assert due(book, ZONES_UNWATCHED) == []


def test_a_camera_is_not_out_of_use_before_it_was_hung(book: Book) -> None:
    camera = hung(book)
    with refused(book, (cameras.OUT_BEFORE_IT_HUNG, FOUR_ZONES_WATCHED)):
        taken_out(book, camera, out_on=date(2025, 2, 28))
