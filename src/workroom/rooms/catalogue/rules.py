"""Which units may be worked on, as far as the catalogue can tell."""

from workroom.base.clauses import LINEAGE_KEPT, NO_STATE_SECRETS
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_
from workroom.rooms.catalogue.model import Unit

CLASSIFIED = N_(
    "{code} is marked {security_class}: it stays in the stacks until the client enters its "
    "declassification."
)
ENDED = N_("{code} ended: it became part of {living}. Take that one.")
NOT_CLASSIFIED = N_("{code} bears no security class that could be lifted.")
NO_DOCUMENT = N_("A declassification needs the document and its date.")


def may_leave_the_stacks(unit: Unit) -> Verdict:
    """Only archives without state secrets. §1 不涉及国家秘密; 内部 is a note, not a class."""
    if unit.is_classified:
        return no(
            CLASSIFIED,
            NO_STATE_SECRETS,
            code=unit.reference_code,
            security_class=unit.security_class,
        )
    return YES


def is_living(unit: Unit, living: str) -> Verdict:
    """Whether the unit did not become part of another, whose code is `living`. §10.2 (4)."""
    if unit.is_ended:
        return no(ENDED, LINEAGE_KEPT, code=unit.reference_code, living=living)
    return YES


def may_declassify(unit: Unit, document: str, document_date: str) -> Verdict:
    """Blocked unless document, date and person are entered, per list. §10.3."""
    verdict = YES
    if not unit.is_classified:
        verdict &= no(NOT_CLASSIFIED, NO_STATE_SECRETS, code=unit.reference_code)
    if not document.strip() or not document_date.strip():
        verdict &= no(NO_DOCUMENT, NO_STATE_SECRETS)
    return verdict
