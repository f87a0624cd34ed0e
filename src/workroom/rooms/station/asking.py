"""A question asked at a station, and the rules that the client made of earlier ones."""

from collections.abc import Iterable
from functools import partial

from workroom.base.codes import LONGEST, Label, Prefix, parse
from workroom.base.errors import NotFoundError
from workroom.base.ids import UnitId
from workroom.base.word import Word
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.reading import Reading
from workroom.ledger.work import Work
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit, UnitKind
from workroom.rooms.damage.stages import Stage
from workroom.rooms.project import store as project
from workroom.rooms.questions import store as questions
from workroom.rooms.questions.kinds import QuestionKind
from workroom.rooms.questions.questions import QUESTIONS
from workroom.rooms.registers import service as registers
from workroom.rooms.registers import store as registers_store
from workroom.rooms.registers.model import Standing
from workroom.rooms.station.model import LastAct
from workroom.rooms.workflow import store as workflow
from workroom.rooms.workflow.model import next_step, running_pass
from workroom.rooms.workflow.steps import active_steps

ASKED = N_("{code}: question {number} ({kind}) is noted. Go on with the work.")
ASKED_HELD = N_(
    "{code}: question {number} ({kind}) holds it. Put it away until the client has ruled."
)
ANSWERED = N_("{code}: {kind}, {number}. The client has ruled: {text}")
ANSWERED_HELD = N_(
    "{code}: question {number} ({kind}) holds it until the client has ruled. So far: {text}"
)
NO_SUCH_UNIT = N_("{code} is no box, volume, item or sheet of this book.")


def ask(
    work: Work,
    *,
    unit: UnitId,
    kind: QuestionKind,
    found: str = "",
    note: str = "",
    word: Word | None = None,
) -> tuple[Phrase, LastAct]:
    """Write the question down; where a ruling answers it already, the answer is said at once.

    Raises:
        RefusedError: the person may not ask, or a rule of the register says no.
    """
    chosen = catalogue.units.get(work.db, unit)
    values = {
        "units": (unit,),
        "kind": kind,
        "stage": stage_of(work.db, chosen),
        "found": found.strip(),
        "note": note.strip(),
    }
    entry = registers.enter(work, QUESTIONS, values, word=word)
    line = registers_store.get(work.db, QUESTIONS, entry.event.line)
    ruling = questions.answer_to(work.db, chosen, kind, line.stage)
    held = kind.holds and line.standing is Standing.OPEN
    if ruling is None:
        template = ASKED_HELD if held else ASKED
    else:
        template = ANSWERED_HELD if held else ANSWERED
    said = phrase(
        template,
        code=chosen.reference_code,
        number=line.number,
        kind=phrase(kind.label),
        text=ruling.text if ruling is not None else "",
    )
    return said, LastAct(entry.seq, said)


def rules_for(db: Reading, units: Iterable[UnitId]) -> tuple[str, ...]:
    """What the client ruled for these and the stage that they are at, each text once."""
    found: dict[str, None] = {}
    for unit in catalogue.many(db, units).values():
        for ruling in questions.rules_for(db, unit, partial(stage_of, db, unit)):
            found[ruling.text] = None
    return tuple(found)


def stage_of(db: Reading, unit: Unit) -> Stage | None:
    """The stage that the unit's sheet is at: begun, or next; None for what has no sheet."""
    sheet = workflow.sheet_of(db, unit.id)
    if sheet is None and unit.kind is UnitKind.ITEM and unit.parent is not None:
        sheet = workflow.sheet_of(db, unit.parent)
    if sheet is None:
        return None
    active = active_steps(project.settings(db).text("steps"))
    passes = workflow.passes_of(db, sheet.id)
    running = next((step for step in active if running_pass(passes, step) is not None), None)
    step = running or next_step(passes, active)
    return Stage.of(step.value) if step is not None else None


def unit_meant(db: Reading, text: str) -> UnitId:
    """The unit that a typed or scanned code stands for: its own, its sheet's, or another of its.

    Raises:
        NotFoundError: it is none of these.
    """
    match parse(text):
        case Label(prefix=Prefix.SHEET, number=number):
            sheet = workflow.sheets.at(db, number)
            if sheet is not None:
                return sheet.unit
        case Label(prefix=Prefix.BOX | Prefix.VOLUME | Prefix.ITEM as prefix, number=number):
            kind = next(kind for kind in UnitKind if kind.prefix is prefix)
            unit = catalogue.by_number(db, kind, number)
            if unit is not None:
                return unit.id
        case None if len(text) <= LONGEST:
            named = next(iter(catalogue.by_reference_code(db, text)), None)
            named = named or catalogue.by_alias(db, text)
            if named is not None:
                return named.id
        case _:
            pass
    raise NotFoundError(NO_SUCH_UNIT, code=text)
