"""What happens to archives before and in between, entered as people enter it."""

from pathlib import Path
from typing import Any

from books import Book
from workroom.base.event import Entry
from workroom.base.ids import FileName, LineId, PersonId, UnitId
from workroom.base.word import Word
from workroom.ledger import photos
from workroom.ledger.verify import verify
from workroom.rooms.appraisal.statements import (
    APPROVED,
    EXCEPTIONS,
    STATEMENTS,
    Answer,
    Checked,
    Decision,
    ExceptionKind,
)
from workroom.rooms.damage.damages import (
    CONFIRMED,
    DAMAGES,
    PLANNED,
    TREATED,
    DamageKind,
    Degree,
    Existed,
    Plan,
    Responsibility,
)
from workroom.rooms.damage.stages import Stage
from workroom.rooms.people import service as people
from workroom.rooms.people.model import Party, Role
from workroom.rooms.project import service as project
from workroom.rooms.questions import kinds
from workroom.rooms.questions.kinds import QuestionKind
from workroom.rooms.questions.questions import QUESTIONS, RULINGS, Question
from workroom.rooms.registers import service, store
from workroom.rooms.registers.declaration import Register
from workroom.rooms.registers.model import Line, LineEntered


def whole(book: Book) -> bool:
    """Whether `verify` finds nothing."""
    with book.ledger.read() as db:
        return verify(db, book.ledger.register).whole


def line_of(book: Book, register: Register[Any], line: LineId) -> Any:
    """A line as it stands."""
    with book.ledger.read() as db:
        return store.get(db, register, line)


def lines_of(book: Book, register: Register[Any]) -> tuple[Any, ...]:
    """The lines of a register that hold."""
    with book.ledger.read() as db:
        found: tuple[Line, ...] = store.held(db, register)
        return found


def enter(
    book: Book, register: Register[Any], told: dict[str, Any], *, by: PersonId, word: bool = False
) -> LineId:
    """Somebody enters a line, on their own word if need be."""
    given = Word(by, "如此", "目击") if word else None
    with book.ledger.work(by=by) as work:
        entry: Entry[LineEntered] = service.enter(work, register, told, word=given)
        return entry.event.line


def fill(
    book: Book, register: Register[Any], line: LineId, part: str, told: dict[str, Any], by: PersonId
) -> None:
    """Somebody fills a part."""
    with book.ledger.work(by=by) as work:
        service.fill(work, register, line, part, told)


def agreed_on(book: Book, name: str, value: str) -> None:
    """The client changes a setting."""
    with book.ledger.work(by=book.li) as work:
        project.change_setting(work, name=name, value=value)


def archivist(book: Book) -> PersonId:
    """An archivist of the client, who is not the lead."""
    with book.ledger.work(by=book.li) as work:
        return people.enroll(work, name="马丽", party=Party.CLIENT, roles=(Role.ARCHIVIST,)).id


def statement(book: Book, *units: UnitId, by: PersonId, **more: Any) -> LineId:
    """In scope, all four checks made, nothing but the exceptions."""
    told: dict[str, Any] = {
        "units": units,
        "decision": Decision.IN,
        "priority": 2,
        "examined_on": book.clock().date(),
        "sensitivity": Checked.SOUND,
        "completeness": Checked.BUT,
        "order": Checked.SOUND,
        "agreement": Checked.SOUND,
    }
    return enter(book, STATEMENTS, told | more, by=by)


def approve(book: Book, line: LineId, answer: Answer = Answer.YES) -> None:
    """The client's lead answers a statement."""
    fill(book, STATEMENTS, line, APPROVED, {"answer": answer}, book.li)


def exempt(book: Book, line: LineId, unit: UnitId, kind: ExceptionKind, by: PersonId) -> LineId:
    """An exception to a statement."""
    told = {"statement": line, "units": (unit,), "kind": kind, "pages": 19, "note": "见第3页"}
    return enter(book, EXCEPTIONS, told, by=by)


def picture(book: Book) -> FileName:
    """A photograph, kept."""
    path: Path = book.ledger.path.parent / "IMG_0001.JPG"
    path.write_bytes(b"\xff\xd8\xff\xe0 a torn page")
    with book.ledger.read() as db:
        return photos.keep(db, path)


def damage(
    book: Book, unit: UnitId, *, by: PersonId | None = None, word: bool = False, **more: Any
) -> LineId:
    """Lin finds a volume torn, lightly unless said otherwise."""
    told: dict[str, Any] = {
        "units": (unit,),
        "pages": "12",
        "stage": Stage.PREP,
        "found_at": book.clock(),
        "kinds": (DamageKind.TORN,),
        "degree": Degree.LIGHT,
        "lost": False,
        "existed": Existed.UNKNOWN,
        "description": "第12页右下角撕裂",
    }
    return enter(book, DAMAGES, told | more, by=by or book.lin, word=word)


def plan(book: Book, line: LineId, chosen: Plan) -> None:
    """Li says what is done about a damage."""
    fill(book, DAMAGES, line, PLANNED, {"plan": chosen}, book.li)


def treat(book: Book, line: LineId) -> None:
    """Wang mends it."""
    told = {
        "work": "皮纸、糨糊托裱",
        "repairer": "王建国",
        "began": book.clock(),
        "ended": book.clock(),
        "condition_after": "平整，字迹完整",
    }
    fill(book, DAMAGES, line, TREATED, told, book.wang)


def confirm(book: Book, line: LineId) -> None:
    """Li confirms it; who answers for it stays open."""
    fill(book, DAMAGES, line, CONFIRMED, {"responsibility": Responsibility.OPEN}, book.li)


def ask(book: Book, unit: UnitId, kind: QuestionKind, **more: Any) -> LineId:
    """Lin asks about a volume."""
    return enter(book, QUESTIONS, {"units": (unit,), "kind": kind, **more}, by=book.lin)


def rule(
    book: Book, kind: QuestionKind, decision: kinds.Decision, text: str, **more: Any
) -> LineId:
    """Li rules on all questions of a kind."""
    told = {"kind": kind, "decision": decision, "text": text, **more}
    return enter(book, RULINGS, told, by=book.li)


def question(book: Book, line: LineId) -> Question:
    """A question as it stands."""
    found: Question = line_of(book, QUESTIONS, line)
    return found
