"""One widget a kind of field: what somebody types or chooses, and how it is put there."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from workroom.base.clauses import Clause
from workroom.base.words import N_, Phrase, Words, phrase
from workroom.rooms.registers.days import read_day, read_moment
from workroom.rooms.registers.fields import Field, FieldKind
from workroom.rooms.registers.names import NO_SAID, YES_SAID
from workroom.ui.kit import form
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.checks import CheckList
from workroom.ui.kit.fields import Choice, CodeField, NoteField, text_field
from workroom.ui.kit.file_field import FileField
from workroom.ui.kit.saying import say_clause
from workroom.ui.records.screen import Offer

CHOOSE = N_("Choose …")
NOT_SAID = N_("Not said")
DAY_HINT = N_("2026-03-02, 3-2 or t for today")
MOMENT_HINT = N_("14:05, 3-2 14:05 or n for now")
UNITS_HINT = N_("Scan or type codes")
BOUNDS = N_("{lowest} to {highest}")
NO_BOUNDS = (0, 999_999)
LINE_HEIGHT, PADDING = 20, 16


def asking(bench: Bench, field: Field, offer: Offer, given: Any) -> form.Field:
    """The question as a form asks it, with what is given already in it."""
    words = bench.words
    widget = _widget(bench, field, offer)
    put(widget, field, given)
    return form.Field(
        name=field.name,
        label=_label(field),
        widget=widget,
        hint=field.hint,
        tip=_tip(words, field.clause) if field.clause is not None else "",
        required=not field.optional,
    )


def put(widget: QWidget, field: Field, given: Any) -> None:
    """Put an answer into its widget."""
    match widget:
        case QLineEdit():
            widget.setText(given)
        case QPlainTextEdit():
            widget.setPlainText(given)
        case Choice():
            widget.choose(given.value if field.kind is FieldKind.CHOICE and given else given)
        case CheckList():
            widget.tick(given)


def taken(field: Field, held: Any) -> Any:
    """What a widget holds, as the answer it stands for."""
    # Qt hands the text of an enum's member back.
    if field.kind is FieldKind.CHOICE and field.options is not None and held is not None:
        return field.options.of(held)
    return held


def _widget(bench: Bench, field: Field, offer: Offer) -> QWidget:
    words = bench.words
    match field.kind:
        case FieldKind.FLAG:
            said = ((True, words(YES_SAID)), (False, words(NO_SAID)))
            return Choice(((None, words(NOT_SAID)), *said))
        case FieldKind.CHOICE:
            return _choice(words, [(one.value, words(one.label)) for one in field.options or ()])
        case FieldKind.CHOICES:
            return CheckList([(one, words(one.label)) for one in field.options or ()])
        case FieldKind.PERSON:
            return _choice(words, offer.people)
        case FieldKind.PEOPLE:
            return CheckList(offer.people)
        case FieldKind.CABINET:
            return _choice(words, offer.cabinets)
        case _:
            return _typed(bench, field)


def _typed(bench: Bench, field: Field) -> QWidget:
    words = bench.words
    match field.kind:
        case FieldKind.TEXT if field.lines > 1:
            return _note(field.lines)
        case FieldKind.NUMBER:
            return _number(words, field)
        case FieldKind.DAY:
            return _moment(words, DAY_HINT, lambda text: _day_said(text, bench.now()))
        case FieldKind.MOMENT:
            return _moment(words, MOMENT_HINT, lambda text: _moment_said(text, bench.now()))
        case FieldKind.UNITS:
            return _note(3, words(UNITS_HINT))
        case FieldKind.LINE:
            return CodeField()
        case FieldKind.FILE:
            return FileField(words, theme=bench.theme)
        case _:
            return text_field(words)


def _choice(words: Words, options: Any) -> Choice:
    return Choice(((None, words(CHOOSE)), *options))


def _note(lines: int, hint: str = "") -> NoteField:
    made = NoteField(hint)
    made.setFixedHeight(LINE_HEIGHT * lines + PADDING)
    return made


def _number(words: Words, field: Field) -> CodeField:
    bounds = (field.lowest, field.highest)
    hint = words(BOUNDS, lowest=bounds[0], highest=bounds[1]) if bounds != NO_BOUNDS else ""
    made = CodeField(hint)
    made.setAlignment(Qt.AlignmentFlag.AlignRight)
    return made


def _moment(words: Words, hint: str, say: Callable[[str], str | None]) -> QLineEdit:
    """What was typed short is written out when the cursor leaves, so that it can be looked at."""
    made = text_field(words, hint)

    def write_out() -> None:
        whole = say(made.text())
        if whole is not None:
            made.setText(whole)

    made.editingFinished.connect(write_out)
    return made


def _day_said(text: str, now: datetime) -> str | None:
    day = read_day(text, now=now)
    return day.isoformat() if day is not None else None


def _moment_said(text: str, now: datetime) -> str | None:
    found = read_moment(text, now.tzinfo, now=now)  # type: ignore[arg-type]  # the bench's own zone
    return f"{found:%Y-%m-%d %H:%M}" if found is not None else None


def _label(field: Field) -> str | Phrase:
    if not field.unit:
        return field.label
    return phrase(N_("{field} ({unit})"), field=phrase(field.label), unit=phrase(field.unit))


def _tip(words: Words, clause: Clause) -> str:
    return f"{words(clause.demand)}\n{say_clause(words, clause)}"
