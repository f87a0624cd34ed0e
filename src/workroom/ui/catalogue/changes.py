"""What can be written of a unit, each with its questions and the use case that answers go to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from workroom.base.ids import UnitId
from workroom.base.word import Approval, Word
from workroom.base.words import N_, Words
from workroom.ledger.work import Work
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.lineage import service, within
from workroom.rooms.lineage.basis import Part
from workroom.rooms.lineage.kin import Doing
from workroom.rooms.lineage.told import items_told, parts_told, unit_called, units_called
from workroom.ui.kit.fields import CodeField, text_field
from workroom.ui.kit.form import Field

Write = Callable[[Work, UnitId, Mapping[str, Any], Approval | None, Word | None], object]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a change, in templates; a `code` is typed without an input method."""

    name: str
    label: str
    hint: str = ""
    code: bool = False
    required: bool = True

    def field(self, words: Words) -> Field:
        widget: QLineEdit = CodeField() if self.code else text_field(words)
        shown: QWidget = widget
        return Field(
            name=self.name,
            label=self.label,
            widget=shown,
            hint=self.hint,
            required=self.required,
        )


@dataclass(frozen=True, slots=True)
class Change:
    """A change: what is asked, what takes a scan, and what writes it."""

    doing: Doing
    questions: tuple[Question, ...]
    write: Write
    scanned: str = ""
    """The question that a scanned code answers."""
    asks_client: bool = True


WHY = Question("why", N_("Why"), N_("It stands in the journal and in the trail."))


def _split(
    work: Work,
    unit: UnitId,
    said: Mapping[str, Any],
    approval: Approval | None,
    word: Word | None,
) -> object:
    parts = parts_told(said["parts"])
    return service.split(
        work, unit=unit, parts=parts, why=said["why"], approval=approval, word=word
    )


def _merge(
    work: Work,
    unit: UnitId,
    said: Mapping[str, Any],
    approval: Approval | None,
    word: Word | None,
) -> object:
    others = units_called(work.db, said["others"])
    return service.merge(
        work, unit=unit, others=others, why=said["why"], approval=approval, word=word
    )


def _recode(
    work: Work,
    unit: UnitId,
    said: Mapping[str, Any],
    approval: Approval | None,
    word: Word | None,
) -> object:
    return service.recode(
        work, unit=unit, code=said["code"], why=said["why"], approval=approval, word=word
    )


def _swap(
    work: Work,
    unit: UnitId,
    said: Mapping[str, Any],
    approval: Approval | None,
    word: Word | None,
) -> object:
    other = unit_called(work.db, said["other"]).id
    return service.swap(
        work, first=unit, second=other, why=said["why"], approval=approval, word=word
    )


def _items(
    work: Work,
    unit: UnitId,
    said: Mapping[str, Any],
    approval: Approval | None,
    word: Word | None,
) -> object:
    items = items_told(catalogue.units.get(work.db, unit), said["pages"])
    return within.itemize(
        work, unit=unit, items=items, why=said["why"], approval=approval, word=word
    )


def _found(
    work: Work,
    unit: UnitId,
    said: Mapping[str, Any],
    approval: Approval | None,  # noqa: ARG001 — nobody is asked whether something was found
    word: Word | None,
) -> object:
    code = said["code"]
    found = Part(code=code, title=said["text"]) if code else None
    return within.report_found(work, inside=unit, text=said["text"], found=found, word=word)


CHANGES: tuple[Change, ...] = (
    Change(
        Doing.SPLIT,
        (
            Question(
                "parts",
                N_("What was split off"),
                N_("Code, pages and title; a semicolon between several."),
            ),
            WHY,
        ),
        _split,
    ),
    Change(
        Doing.MERGE,
        (
            Question(
                "others",
                N_("What became part of it"),
                N_("Scan or type their codes; they end, and answer with this one."),
                code=True,
            ),
            WHY,
        ),
        _merge,
        scanned="others",
    ),
    Change(
        Doing.RECODE,
        (
            Question(
                "code", N_("New reference code"), N_("The old one goes on scanning."), code=True
            ),
            WHY,
        ),
        _recode,
    ),
    Change(
        Doing.SWAP,
        (
            Question(
                "other",
                N_("The other unit"),
                N_("Codes and titles are exchanged; things and places stay."),
                code=True,
            ),
            WHY,
        ),
        _swap,
        scanned="other",
    ),
    Change(
        Doing.ITEMS,
        (
            Question(
                "pages",
                N_("Pages of each item, in order"),
                N_("8 6 7 is three items; their codes follow from the volume's."),
                code=True,
            ),
            WHY,
        ),
        _items,
    ),
    Change(
        Doing.FOUND,
        (
            Question("text", N_("What lay in it")),
            Question(
                "code",
                N_("A code for it"),
                N_("Left empty it is a remark and no unit of its own."),
                required=False,
            ),
        ),
        _found,
        asks_client=False,
    ),
)
