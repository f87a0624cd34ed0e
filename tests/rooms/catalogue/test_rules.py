"""What may leave the stacks, and how a security class is lifted."""

import pytest

from rooms.refusing import why_not
from rooms.values import unit
from workroom.base.clauses import NO_STATE_SECRETS
from workroom.rooms.catalogue import rules
from workroom.rooms.catalogue.model import SECRET_CLASSES, Unit, UnitsDeclassified


@pytest.mark.parametrize("class_", SECRET_CLASSES)
def test_a_classified_unit_never_leaves_the_stacks(class_: str) -> None:
    verdict = rules.may_leave_the_stacks(unit(security_class=class_))
    assert why_not(verdict) == [(rules.CLASSIFIED, NO_STATE_SECRETS)]


@pytest.mark.parametrize("class_", ["", "内部", "公开", "限制"])
def test_a_note_is_not_a_class(class_: str) -> None:
    assert rules.may_leave_the_stacks(unit(security_class=class_))


def test_a_declassified_unit_may_leave() -> None:
    assert rules.may_leave_the_stacks(_lifted(unit(security_class="秘密")))


@pytest.mark.parametrize(
    ("document", "date", "reasons"),
    [
        ("县档发〔2026〕3号", "2026-01-05", []),
        ("  ", "2026-01-05", [rules.NO_DOCUMENT]),
        ("县档发〔2026〕3号", "", [rules.NO_DOCUMENT]),
    ],
)
def test_a_class_is_lifted_by_a_document_of_a_date(
    document: str, date: str, reasons: list[str]
) -> None:
    verdict = rules.may_declassify(unit(security_class="机密"), document, date)
    assert why_not(verdict) == [(reason, NO_STATE_SECRETS) for reason in reasons]


def test_where_no_class_stands_none_is_lifted() -> None:
    for open_ in (unit(), _lifted(unit(security_class="绝密"))):
        verdict = rules.may_declassify(open_, "县档发〔2026〕3号", "2026-01-05")
        assert why_not(verdict) == [(rules.NOT_CLASSIFIED, NO_STATE_SECRETS)]


def _lifted(held: Unit) -> Unit:
    event = UnitsDeclassified(units=(held.id,), document="县档发〔2026〕3号", document_date="2026")
    return held.lifted(event)
