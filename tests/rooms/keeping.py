"""Media, visits and devices in a real book, as tests make them."""

from datetime import date, timedelta
from typing import Any

from books import Book
from rooms.looking import SHANGHAI
from workroom.base.codes import Code, Prefix, label
from workroom.base.ids import LineId, PersonId
from workroom.base.word import Word
from workroom.rooms.access.visits import (
    AGREED,
    CAME_IN,
    VISITS,
    WENT_OUT,
    Area,
    Consent,
    IdKind,
    Inviter,
    Visit,
    VisitKind,
)
from workroom.rooms.equipment.devices import DEVICES, DeviceKind, Port
from workroom.rooms.equipment.ports import PORT_CHECKS, Seals
from workroom.rooms.media.issues import ISSUES, LOOKED_AT, RETURNED, Issue
from workroom.rooms.media.media import CHECKED, MEDIA, Medium, MediumKind, Owner, Result
from workroom.rooms.project import service as project
from workroom.rooms.registers import service, store


def today(book: Book) -> date:
    """The day of the room."""
    return book.clock().astimezone(SHANGHAI).date()


def agree_on(book: Book, **settings: str) -> None:
    """Li changes settings for both."""
    for name, value in settings.items():
        with book.ledger.work(by=book.li) as work:
            project.change_setting(work, name=name, value=value)


def medium(book: Book, code: str = "YP-01", *, checked: bool = True, **more: Any) -> LineId:
    """A disk in the first cabinet, checked by Zhao unless said otherwise."""
    values = {
        "code": code,
        "kind": MediumKind.PORTABLE,
        "model": "华存 2T",
        "serial": f"SN-{code}",
        "capacity": "2 TB",
        "owner": Owner.CLIENT,
        "used_from": today(book),
        "keeper": book.wang,
        "cabinet": book.cabinet,
        "purpose": "成果备份",
        **more,
    }
    with book.ledger.work(by=book.wang) as work:
        line = service.enter(work, MEDIA, values).event.line
    if checked:
        check(book, line)
    return line


def check(book: Book, line: LineId, result: Result = Result.PASSED) -> None:
    """Zhao looks for viruses and remains."""
    with book.ledger.work(by=book.zhao) as work:
        told = {"checked_on": today(book), "result": result}
        service.fill(work, MEDIA, line, CHECKED, told)


def medium_code(line: LineId) -> Code:
    """What is on its label."""
    return label(Prefix.MEDIUM, line)


def the_medium(book: Book, line: LineId) -> Medium:
    with book.ledger.read() as db:
        return store.get(db, MEDIA, line)


def issues(book: Book) -> tuple[Issue, ...]:
    """All issues, oldest first."""
    with book.ledger.read() as db:
        return store.every(db, ISSUES)


def give_out(book: Book, line: LineId, word: Word | None = None, **more: Any) -> LineId:
    """To Lin, who signs for it."""
    values = {"medium": line, "issued_at": book.clock(), "to": book.lin, **more}
    with book.ledger.work(by=book.lin) as work:
        return service.enter(work, ISSUES, values, word=word).event.line


def bring_back(book: Book, issue: LineId, looked_at: Result | None = None) -> None:
    """Lin brings it back; Wang looks at it where he does."""
    with book.ledger.work(by=book.lin) as work:
        service.fill(work, ISSUES, issue, RETURNED, {"returned_at": book.clock()})
    if looked_at is not None:
        with book.ledger.work(by=book.wang) as work:
            service.fill(work, ISSUES, issue, LOOKED_AT, {"back": looked_at})


def visit(book: Book, **more: Any) -> LineId:
    """One visitor to the work area, registered by Zhou."""
    values = {
        "day": today(book),
        "kind": VisitKind.VISIT,
        "name": "孙立",
        "people": 1,
        "organisation": "某县保密局",
        "id_kind": IdKind.CARD,
        "id_last": "012X",
        "purpose": "查看加工现场",
        "invited_by": Inviter.CLIENT,
        "area": Area.WORK,
        **more,
    }
    with book.ledger.work(by=book.zhou) as work:
        return service.enter(work, VISITS, values).event.line


def consent(book: Book, line: LineId, answer: Consent = Consent.YES, waived: str = "") -> None:
    """Zhao says yes or no."""
    with book.ledger.work(by=book.zhao) as work:
        service.fill(work, VISITS, line, AGREED, {"consent": answer, "waived": waived})


def come_in(book: Book, line: LineId, word: Word | None = None, **more: Any) -> None:
    """Zhou lets them in, escorted by Wang unless said otherwise."""
    values = {
        "escort": book.wang,
        "known": True,
        "pledge": "F15-0007",
        "deposit": "手机 1 部，3 号柜",
        "badge": "访 01",
        "in_at": book.clock(),
        **more,
    }
    with book.ledger.work(by=book.zhou) as work:
        service.fill(work, VISITS, line, CAME_IN, values, word=word)


def let_in(book: Book, **more: Any) -> LineId:
    """A visit that the client agreed to, and whose people are inside."""
    at_the_door = {
        name: more.pop(name) for name in ("escort", "badge", "in_at", "pledge") if name in more
    }
    line = visit(book, **more)
    consent(book, line)
    come_in(book, line, **at_the_door)
    return line


def go_out(book: Book, line: LineId, by: PersonId | None = None) -> None:
    """They leave."""
    with book.ledger.work(by=by or book.zhou) as work:
        service.fill(work, VISITS, line, WENT_OUT, {"out_at": book.clock()})


def the_visit(book: Book, line: LineId) -> Visit:
    with book.ledger.read() as db:
        return store.get(db, VISITS, line)


def device(book: Book, code: str = "PC-01", **more: Any) -> LineId:
    """A computer with its USB ports closed."""
    values = {
        "code": code,
        "kind": DeviceKind.COMPUTER,
        "model": "联想 M90",
        "closed": (Port.USB_FRONT, Port.USB_BACK),
        "seals": "D-0101、D-0102",
        "used_from": today(book),
        **more,
    }
    with book.ledger.work(by=book.wang) as work:
        return service.enter(work, DEVICES, values).event.line


def look_at_ports(book: Book, line: LineId, word: Word | None = None, **more: Any) -> LineId:
    """Zhou finds all seals whole, unless said otherwise."""
    values = {"device": line, "day": today(book), "seals": Seals.WHOLE, **more}
    with book.ledger.work(by=book.zhou) as work:
        return service.enter(work, PORT_CHECKS, values, word=word).event.line


def later(book: Book, days: int) -> None:
    """So many days on."""
    book.clock.now += timedelta(days=days)
