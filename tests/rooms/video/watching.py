"""Cameras, playbacks and requests in a real book, as tests make them."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from books import Book
from workroom.base.ids import LineId, PersonId
from workroom.base.word import Word
from workroom.rooms.progress.due import due_list
from workroom.rooms.project import store as project
from workroom.rooms.registers import service
from workroom.rooms.safety.hazards import HAZARDS, MENDED, VERIFIED, HazardLevel
from workroom.rooms.video.cameras import CAMERAS, TAKEN_OUT, Zone
from workroom.rooms.video.footage import APPROVED, EXECUTED, Fate
from workroom.rooms.video.releases import RELEASES
from workroom.rooms.video.reviews import LOOKED_OVER, REVIEWS, Seen

SHANGHAI = ZoneInfo("Asia/Shanghai")
HUNG = date(2025, 3, 1)


def at(day: date, clock: time = time(0, 0)) -> datetime:
    """A moment by the room's wall clock."""
    return datetime.combine(day, clock, tzinfo=SHANGHAI)


def today(book: Book) -> date:
    """The day of the room."""
    return book.clock().astimezone(SHANGHAI).date()


def hung(book: Book, zone: Zone = Zone.WORK, **more: Any) -> LineId:
    """A camera."""
    with book.ledger.work(by=book.zhao) as work:
        values = {
            "code": f"CAM-{zone.value}",
            "zone": zone,
            "place": "东墙",
            "installed_on": HUNG,
            "owner": book.zhao,
            **more,
        }
        return service.enter(work, CAMERAS, values).event.line


def taken_out(book: Book, camera: LineId, **more: Any) -> None:
    """It is out of use from today."""
    with book.ledger.work(by=book.zhao) as work:
        values = {"out_on": today(book), "out_because": "损坏", **more}
        service.fill(work, CAMERAS, camera, TAKEN_OUT, values)


def reviewed(
    book: Book, camera: LineId, *, by: PersonId | None = None, word: Word | None = None, **more: Any
) -> LineId:
    """Zhao, or another, looks at footage of that morning."""
    day = today(book)
    with book.ledger.work(by=by or book.zhao) as work:
        values = {
            "day": day,
            "camera": camera,
            "footage_from": at(day),
            "footage_to": at(day, time(8)),
            "windows": "00:00-08:00",
            "whole": True,
            "seen": Seen.NOTHING,
            "earliest": min(HUNG, day),
            **more,
        }
        return service.enter(work, REVIEWS, values, word=word).event.line


def looked_over(book: Book, review: LineId, *, by: PersonId | None = None) -> None:
    """Li, or another, looks the record over."""
    with book.ledger.work(by=by or book.li) as work:
        service.fill(work, REVIEWS, review, LOOKED_OVER, {"remark": "属实"})


def covered(book: Book, camera: LineId, first: date, last: date, **more: Any) -> LineId:
    """A completed playback of whole days."""
    review = reviewed(
        book, camera, footage_from=at(first), footage_to=at(last, time(23, 59)), **more
    )
    looked_over(book, review, by=book.li if more.get("by") != book.li else book.zhao)
    return review


def asked_for(book: Book, *cameras: LineId, word: Word | None = None, **more: Any) -> LineId:
    """Wang asks for footage to be deleted."""
    with book.ledger.work(by=more.pop("by", book.wang)) as work:
        values = {
            "fate": Fate.DELETED,
            "cameras": cameras,
            "first_day": date(2025, 8, 25),
            "last_day": date(2025, 8, 31),
            **more,
        }
        return service.enter(work, RELEASES, values, word=word).event.line


def approved(book: Book, release: LineId, *, by: PersonId | None = None) -> None:
    """Zhao, the client's security officer, approves."""
    with book.ledger.work(by=by or book.zhao) as work:
        service.fill(work, RELEASES, release, APPROVED, {"opinion": "同意"})


def executed(
    book: Book,
    release: LineId,
    *,
    by: PersonId | None = None,
    word: Word | None = None,
    **more: Any,
) -> None:
    """Li carries it out, Wang is witness."""
    with book.ledger.work(by=by or book.li) as work:
        values = {
            "done_at": work.happened_at,
            "witness": book.wang,
            "quantity": "1.2 TB",
            **more,
        }
        service.fill(work, RELEASES, release, EXECUTED, values, word=word)


def hazard(book: Book, found_on: date) -> tuple[LineId, str]:
    """A hazard, and its number."""
    with book.ledger.work(by=book.zhou) as work:
        values = {
            "level": HazardLevel.ORDINARY,
            "found_on": found_on,
            "place": "3号工位",
            "description": "插座外壳破损",
            "demand": "更换插座",
            "due": today(book),
            "owner": book.wang,
        }
        event = service.enter(work, HAZARDS, values).event
    return event.line, event.number


def closed(book: Book, line: LineId) -> None:
    """The hazard is put right and verified."""
    with book.ledger.work(by=book.wang) as work:
        values: dict[str, Any] = {"measure": "已更换", "mended_on": today(book)}
        service.fill(work, HAZARDS, line, MENDED, values)
    with book.ledger.work(by=book.zhao) as work:
        values = {"finding": "隐患消除", "verified_on": today(book)}
        service.fill(work, HAZARDS, line, VERIFIED, values)


def due(book: Book, *templates: str) -> list[tuple[str, date]]:
    """Of these sentences, those that are due, each with its day."""
    with book.ledger.read() as db:
        assert project.zone(db) == SHANGHAI
        found = due_list(db, book.clock())
    return [(one.text.template, one.due) for one in found if one.text.template in templates]
