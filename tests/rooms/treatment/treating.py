"""Treatments and pests in a real book, as tests make them."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from books import Book
from workroom.base.ids import LineId, PersonId, UnitId
from workroom.base.word import Word
from workroom.rooms.progress.due import due_list
from workroom.rooms.progress.model import Due
from workroom.rooms.registers import service
from workroom.rooms.treatment.pests import FREED, NEIGHBOURS, PESTS, Sign
from workroom.rooms.treatment.treatments import (
    CHECKED,
    CONFIRMED,
    TREATMENTS,
    Method,
    Result,
    Trigger,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
DUE_FROM = datetime(2026, 4, 2, 16, 0, tzinfo=UTC)
"""Midnight in the room: what went out on 2 March is due from 3 April on."""


def treated(book: Book, *units: UnitId, **more: Any) -> LineId:
    """Units were frozen for a day, which ended just now."""
    with book.ledger.work(by=more.pop("by", book.wang)) as work:
        values = {
            "trigger": Trigger.OVER_A_MONTH,
            "units": units,
            "condition": "完好，照片 12、13",
            "method": Method.FREEZING,
            "equipment": "低温冷冻箱 D-01",
            "began": work.happened_at - timedelta(days=1),
            "ended": work.happened_at,
            "operator": "某消毒公司 李四",
            **more,
        }
        return service.enter(work, TREATMENTS, values).event.line


def checked(
    book: Book,
    treatment: LineId,
    result: Result = Result.PASSED,
    *,
    by: PersonId | None = None,
    word: Word | None = None,
    **more: Any,
) -> None:
    """Qian looked at the result today."""
    with book.ledger.work(by=by or book.qian) as work:
        values = {
            "checked_on": work.happened_at.astimezone(SHANGHAI).date(),
            "how": "目测、诱虫",
            "result": result,
            **more,
        }
        service.fill(work, TREATMENTS, treatment, CHECKED, values, word=word)


def confirmed(book: Book, treatment: LineId) -> None:
    """Li confirms it for the client."""
    with book.ledger.work(by=book.li) as work:
        service.fill(work, TREATMENTS, treatment, CONFIRMED, {"remark": "同意"})


def passed(book: Book, *units: UnitId, **more: Any) -> LineId:
    """A treatment that was found good."""
    treatment = treated(book, *units, **more)
    checked(book, treatment)
    return treatment


def pests_in(book: Book, *units: UnitId, **more: Any) -> LineId:
    """Lin found mould today."""
    with book.ledger.work(by=book.lin) as work:
        values = {
            "units": units,
            "sign": Sign.MOULD,
            "found_on": work.happened_at.astimezone(SHANGHAI).date(),
            "description": "封面有霉斑",
            "kept_apart": "装袋密封，移至隔离柜",
            **more,
        }
        return service.enter(work, PESTS, values).event.line


def neighbours_checked(book: Book, pest: LineId) -> None:
    """Wang looked at what lay beside it today."""
    with book.ledger.work(by=book.wang) as work:
        day = work.happened_at.astimezone(SHANGHAI).date()
        values = {"checked_on": day, "finding": "未见霉斑"}
        service.fill(work, PESTS, pest, NEIGHBOURS, values)


def freed(book: Book, pest: LineId, *treatments: LineId) -> None:
    """Li frees what was treated."""
    with book.ledger.work(by=book.li) as work:
        service.fill(work, PESTS, pest, FREED, {"treatments": treatments})


def due(book: Book, template: str) -> list[Due]:
    """What is due in these words."""
    with book.ledger.read() as db:
        return [one for one in due_list(db, book.clock()) if one.text.template == template]
