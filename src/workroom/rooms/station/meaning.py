"""What a scanned unit stands for now: what it became, and what is moved with it."""

from dataclasses import dataclass

from workroom.base.ids import UnitId
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.work import Work
from workroom.rooms.catalogue import store as catalogue
from workroom.rooms.catalogue.model import Unit
from workroom.rooms.custody import store as custody

LIVES_ON = N_("{code} became part of {living}.")


@dataclass(frozen=True, slots=True)
class Meant:
    """What a scanned unit stands for now: what it lives on in, and what is moved with it."""

    scanned: Unit
    living: Unit
    moved: UnitId

    @property
    def unit(self) -> UnitId:
        return self.living.id

    def said(self, text: Phrase) -> Phrase:
        """The answer, with what became of the unit before it, where it ended."""
        if not self.scanned.is_ended:
            return text
        told = phrase(LIVES_ON, code=self.scanned.reference_code, living=self.living.reference_code)
        return one_after_another((told, text))


def meant_by(work: Work, unit: UnitId) -> Meant:
    """What ended stands for what it lives on in; an item in a volume is moved with that."""
    scanned = work.ask(catalogue.units.get, unit)
    living = catalogue.living(work.db, scanned)
    return Meant(scanned, living, custody.carrier(work.db, living).id)


def one_after_another(sentences: tuple[Phrase, ...]) -> Phrase:
    """Several sentences as one."""
    said = sentences[0]
    for sentence in sentences[1:]:
        said = phrase("{said} {sentence}", said=said, sentence=sentence)
    return said
