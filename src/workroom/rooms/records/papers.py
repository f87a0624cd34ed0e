"""What happened to papers and their numbers, in one sentence."""

from collections.abc import Callable

from workroom.base.codes import Prefix, label
from workroom.base.event import Event
from workroom.base.ids import PersonId, UnitId
from workroom.base.late import WrittenLate
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.corrections.model import CorrectionSigned, NoteCorrected
from workroom.rooms.filed.model import PaperAttached
from workroom.rooms.late.model import NumbersReserved, NumbersVoided, NumberUsed
from workroom.rooms.workflow.replacing import SheetReplaced


def tell_paper(
    event: Event, name: Callable[[PersonId], str], code: Callable[[UnitId], str]
) -> Phrase | None:
    """The event as a sentence; None for any that is not about a paper."""
    match event:
        case WrittenLate(told_by=None):
            return phrase(
                N_("Entry {act} was written late by {name}."),
                act=event.act,
                name=name(event.writer),
            )
        case WrittenLate(told_by=told_by) if told_by is not None:
            return phrase(
                N_("Entry {act} was written late by {name}, on the word of {who}."),
                act=event.act,
                name=name(event.writer),
                who=name(told_by),
            )
        case NumbersReserved():
            return phrase(
                N_("Pad {pad} of {count} blank forms {form}: {first} to {last}."),
                pad=event.pad,
                count=len(event.blanks),
                form=event.form.form,
                first=event.blanks[0].code,
                last=event.blanks[-1].code,
            )
        case NumberUsed():
            return phrase(
                N_("The reserved number {code} is used by entry {act}."),
                code=event.code,
                act=event.act,
            )
        case NumbersVoided():
            return phrase(
                N_("Reserved numbers made void, {reason}: {codes}."),
                reason=event.reason,
                codes=event.codes,
            )
        case SheetReplaced():
            return phrase(
                N_("{unit}: sheet {old} is lost, {new} goes on in its place: {reason}"),
                unit=code(event.unit),
                old=label(Prefix.SHEET, event.sheet),
                new=label(Prefix.SHEET, event.by_sheet),
                reason=event.reason,
            )
        case NoteCorrected():
            return phrase(
                N_("Note {note} put right by slip {number}, {reason}: {codes}."),
                note=event.note,
                number=event.number,
                reason=event.reason,
                codes=tuple(one.line.reference_code for one in event.lines),
            )
        case CorrectionSigned():
            return phrase(N_("Both originals of slip {number} are signed."), number=event.number)
        case PaperAttached():
            return phrase(
                N_("Signed paper {number} scanned: {file}, {told}."),
                number=event.number,
                file=event.original,
                told=phrase(event.told.label),
            )
    return None
