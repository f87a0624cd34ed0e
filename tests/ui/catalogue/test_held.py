"""The page of a unit says what holds it, and which registers speak of it."""

from books import Book, catalogued, hand_out, open_day
from rooms.caring import ask, damage, exempt, plan, statement
from workroom.base.ids import UnitId
from workroom.base.words import ENGLISH
from workroom.rooms.appraisal.statements import ExceptionKind
from workroom.rooms.damage.damages import Plan
from workroom.rooms.damage.stages import Stage
from workroom.rooms.questions.kinds import QuestionKind
from workroom.ui.catalogue.unit_screen import UnitScreen, read_unit


def screen(book: Book, unit: UnitId) -> UnitScreen:
    with book.ledger.read() as db:
        found = read_unit(book.ledger, db, unit, book.wang)
    assert found is not None
    return found


def test_a_unit_in_the_room_says_what_holds_it(book: Book) -> None:
    volumes = catalogued(book, 3)
    open_day(book)
    hand_out(book, volumes)
    assert screen(book, volumes[0]).held == ()
    ask(book, volumes[0], QuestionKind.IDENTITY)
    plan(book, damage(book, volumes[0]), Plan.REPAIR)
    shown = screen(book, volumes[0])
    told = [ENGLISH.say(one) for one in shown.held]
    assert ["is held by the question" in told[0], "to be repaired first" in told[1]] == [True, True]
    assert [(one.register, one.number, one.is_open) for one in shown.named] == [
        ("Question", "2026-0001", True),
        ("Damaged", "2026-0001", True),
    ]


def test_a_unit_in_the_stacks_says_why_it_may_not_go_out(book: Book) -> None:
    volumes = catalogued(book, 3)
    made = statement(book, *volumes, by=book.li)
    exempt(book, made, volumes[0], ExceptionKind.OUT_OF_SCOPE, book.li)
    plan(book, damage(book, volumes[1], stage=Stage.BEFORE), Plan.NOT)
    held = [[ENGLISH.say(one) for one in screen(book, unit).held] for unit in volumes]
    assert ["out of scope" in held[0][0], "not to be digitized" in held[1][0]] == [True, True]
    assert held[2] == []
