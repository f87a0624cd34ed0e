"""What `import` answers: how many rows became what, what the book said otherwise, what is amiss."""

from workroom.base.words import N_, Phrase, phrase
from workroom.cli.house import House
from workroom.rooms.catalogue.foreseen import Foreseen
from workroom.rooms.catalogue.incoming import Imported
from workroom.rooms.catalogue.otherwise import LABELS
from workroom.rooms.registers.incoming import Imported as ImportedLines

IMPORTED = N_("{read} rows read: {taken} taken, {unchanged} known already, {rejected} rejected.")
FORESEEN = N_(
    "{read} rows read: {taken} would be taken, {unchanged} are known already, {rejected} would be "
    "rejected. Nothing was written."
)
PROPOSED = N_(
    "{count} rows say otherwise of units that are known; nothing of these changed. The client "
    "accepts or declines: workroom proposals."
)
WOULD_BE_PROPOSED = N_("{count} rows say otherwise of units that are known:")
DECLINED = N_("{count} rows say what the client has declined before.")
ONE_FIELD = N_("{code}, {field}: “{old}” → “{new}”")
AS_BEFORE = N_("The columns were read as was said of a list with the same heads before.")
MISSING = N_("{count} volumes are not in the catalogue: {codes}.")
MISCOUNTED = N_("{code}: {catalogued} items as catalogued, {listed} in the lists.")
REJECTS_IN = N_(
    "The rejected rows, with reasons, are in {path}; mend them there and import that file."
)
SHOWN = 5


def tell_lines(house: House, made: ImportedLines, *, as_json: bool) -> None:
    """What became of the list of a register."""
    if as_json:
        house.answer(_counts(made))
        return
    house.say(_said(IMPORTED, made))
    if made.rejects:
        house.say(phrase(REJECTS_IN, path=made.rejects))


def tell_catalogue(house: House, made: Imported, *, as_json: bool) -> None:
    """What became of a list of units, or would."""
    found = made.foreseen
    if as_json:
        house.answer(
            {
                **_counts(made),
                "proposed": made.proposed,
                "declined": made.declined,
                "kind": found.listing.kind.value,
                "missing_volumes": list(found.missing),
                "miscounted": [
                    {"code": one.code, "catalogued": one.catalogued, "listed": one.listed}
                    for one in found.miscounted
                ],
                "columns": {
                    name: found.listing.interpretation.heads[place]
                    if place < len(found.listing.interpretation.heads)
                    else place
                    for name, place in found.listing.interpretation.columns.items()
                },
                "dry_run": made.dry,
            }
        )
        return
    house.say(_said(FORESEEN if made.dry else IMPORTED, made))
    if found.listing.recalled:
        house.say(phrase(AS_BEFORE))
    _tell_differences(house, made)
    _tell_volumes(house, found)
    if made.rejects:
        house.say(phrase(REJECTS_IN, path=made.rejects))


def _tell_differences(house: House, made: Imported) -> None:
    if made.proposed:
        house.say(phrase(WOULD_BE_PROPOSED if made.dry else PROPOSED, count=made.proposed))
    for one in made.foreseen.differences[:SHOWN] if made.dry else ():
        field = phrase(LABELS[one.field])
        house.say(phrase(ONE_FIELD, code=one.code, field=field, old=one.old, new=one.new))
    if made.declined:
        house.say(phrase(DECLINED, count=made.declined))


def _tell_volumes(house: House, found: Foreseen) -> None:
    if found.missing:
        codes = found.missing[:SHOWN]
        house.say(phrase(MISSING, count=len(found.missing), codes=codes))
    for one in found.miscounted[:SHOWN]:
        house.say(phrase(MISCOUNTED, code=one.code, catalogued=one.catalogued, listed=one.listed))


def _counts(made: Imported | ImportedLines) -> dict[str, object]:
    return {
        "read": made.read,
        "taken": made.taken,
        "unchanged": made.unchanged,
        "rejected": made.rejected,
        "rejects": str(made.rejects) if made.rejects else None,
    }


def _said(template: str, made: Imported | ImportedLines) -> Phrase:
    return phrase(
        template,
        read=made.read,
        taken=made.taken,
        unchanged=made.unchanged,
        rejected=made.rejected,
    )
