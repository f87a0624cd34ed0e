"""How tests open and close a day."""

from collections.abc import Iterable

from books import Book, counted
from workroom.base.event import Entry
from workroom.base.ids import PersonId
from workroom.base.word import Word
from workroom.rooms.closing import service
from workroom.rooms.closing.model import Found
from workroom.rooms.holds.model import Climate, DayClosed, DayOpened


def close(
    book: Book,
    *,
    by: PersonId | None = None,
    found: Iterable[Found] | None = None,
    witness: PersonId | None = None,
    word: Word | None = None,
) -> Entry[DayClosed]:
    with book.ledger.work(by=by or book.zhou) as work:
        return service.close_day(
            work,
            found=counted(book) if found is None else found,
            witness=witness or book.wang,
            power_off=True,
            climate=Climate(temperature="20", humidity="50"),
            remark=" 无 ",
            word=word,
        )


def open_(
    book: Book,
    *,
    by: PersonId | None = None,
    found: Iterable[Found] | None = None,
    custodian: PersonId | None = None,
    word: Word | None = None,
) -> Entry[DayOpened]:
    with book.ledger.work(by=by or book.zhou) as work:
        return service.open_day(
            work,
            found=counted(book) if found is None else found,
            witness=book.wang,
            custodian=custodian or book.wang,
            word=word,
        )


def a_volume_short(book: Book) -> list[Found]:
    """What a count finds when a volume is gone from the first cabinet."""
    first, *others = counted(book)
    return [
        Found(
            cabinet=first.cabinet,
            boxes=first.boxes,
            volumes=first.volumes - 1,
            items=first.items - 3,
        ),
        *others,
    ]
