"""What a layout may look like, who agrees on it, and how far a series of numbers may be moved."""

import re
from collections import Counter
from collections.abc import Collection

from workroom.base.clauses import DUAL_NOTE, ONE_PARTY_NEVER_SIGNS_FOR_BOTH, RECORDS_COMPLETE
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_
from workroom.rooms.layouts.model import Layout, Titles
from workroom.rooms.layouts.parts import NARROWEST, WIDEST, Parts, least_width
from workroom.rooms.people import rules as people_rules
from workroom.rooms.people.model import Party, Person
from workroom.rooms.people.rules import Right

LONGEST_LABEL = 20
HIGHEST_NUMBER = 999_999

NO_SUCH_COLUMN = N_("{form} has no column {key}.")
COLUMN_TWICE = N_("The column {label} stands there twice.")
COLUMN_STAYS = N_("The column {label} stays: by it each line is known.")
SAME_LABEL = N_("Two columns are called {label}. Give one another name.")
LABEL_TOO_LONG = N_("{label}: {count} characters at most.")
LABEL_UNPRINTABLE = N_("{label}: the paper has no letter for {letters}. Write it another way.")
WIDTH_OUT_OF_BOUNDS = N_("{label}: a column is {low} to {high} mm wide, not {width}.")
WIDER_THAN_PAPER = N_(
    "The columns need {needed} mm; the paper has {room}. Leave one out, or make one narrower."
)
NO_SUCH_BOX = N_("{form} has no box for {role}.")
BOX_STAYS = N_("The box {role} stays: without that signature the paper proves nothing.")
NO_ROOM_FOR_SEALS = N_("{form} has no room for seals or a third party.")
NO_PRIVACY_HERE = N_("{form} says no titles that could be left off.")
NO_OWN_NUMBER = N_("{form} has no field for the client's own number.")
NOT_BOTH_PARTIES = N_("A layout is agreed by one person of the client and one of the contractor.")
NO_NUMBERS = N_("{form} has no numbers of its own.")
PREFIX_FORM = N_("Numbers begin with 2 to 12 of A-Z and 0-9: not {prefix}.")
PREFIX_TAKEN = N_("{prefix} is what numbers of another project begin with.")
NEVER_BACK = N_("The next number is {next}: a series never goes back to {wanted}.")
TOO_FAR = N_("A number has six digits at most: not {wanted}.")


def may_lay_out(parts: Parts, layout: Layout) -> Verdict:
    """Whether a paper can be printed so, and still be what it is.

    §4.3.4: the note lists what changes hands, and both sign it. So the lines keep
    their number and code, and those who give and take their boxes; number, bar
    code and check digits are in no layout at all (§10.5). Widths are the paper's.
    """
    return _columns(parts, layout) & _boxes(parts, layout) & _furniture(parts, layout)


def may_agree(client: Person, contractor: Person) -> Verdict:
    """Whether these two agree for their parties. §10.5: layouts are the client's own, as agreed."""
    if (client.party, contractor.party) != (Party.CLIENT, Party.CONTRACTOR):
        return no(NOT_BOTH_PARTIES, ONE_PARTY_NEVER_SIGNS_FOR_BOTH)
    return people_rules.may(client, Right.CHANGE_SETTINGS) & people_rules.may(
        contractor, Right.RECEIVE
    )


def may_number(
    parts: Parts, prefix: str, wanted: int, *, next_number: int, others: Collection[str]
) -> Verdict:
    """Whether numbers may go on so: never backwards, and unlike those of any other project.

    §5.8.3 notes are kept complete: a number stands once, and none is missing.
    """
    if not parts.numbered:
        return no(NO_NUMBERS, RECORDS_COMPLETE, form=parts.form)
    verdict = YES
    if not re.fullmatch(r"[A-Z0-9]{2,12}", prefix):
        verdict &= no(PREFIX_FORM, RECORDS_COMPLETE, prefix=prefix)
    elif prefix in others:
        verdict &= no(PREFIX_TAKEN, RECORDS_COMPLETE, prefix=prefix)
    if wanted < next_number:
        verdict &= no(NEVER_BACK, RECORDS_COMPLETE, next=next_number, wanted=wanted)
    if wanted > HIGHEST_NUMBER:
        verdict &= no(TOO_FAR, RECORDS_COMPLETE, wanted=wanted)
    return verdict


def _columns(parts: Parts, layout: Layout) -> Verdict:
    choices = parts.chosen(layout)
    verdict = YES
    for choice in choices:
        if parts.column(choice.key) is None:
            return no(NO_SUCH_COLUMN, DUAL_NOTE, form=parts.form, key=choice.key)
    heads = {column.key: column.head for column in parts.columns}
    labels = {choice.key: choice.label or heads[choice.key] for choice in choices}
    for key, count in Counter(choice.key for choice in choices).items():
        if count > 1:
            verdict &= no(COLUMN_TWICE, DUAL_NOTE, label=labels[key])
    for column in parts.columns:
        if column.key in parts.fixed and column.key not in labels:
            verdict &= no(COLUMN_STAYS, DUAL_NOTE, label=column.head)
    for label, count in Counter(labels.values()).items():
        if count > 1:
            verdict &= no(SAME_LABEL, DUAL_NOTE, label=label)
    for choice in choices:
        verdict &= _label(choice.label)
        if choice.width and not NARROWEST <= choice.width <= WIDEST:
            verdict &= no(
                WIDTH_OUT_OF_BOUNDS,
                DUAL_NOTE,
                label=labels[choice.key],
                low=NARROWEST,
                high=WIDEST,
                width=choice.width,
            )
    needed, room = least_width(parts, choices), parts.orientation.value
    if needed > room + 0.05:
        verdict &= no(WIDER_THAN_PAPER, DUAL_NOTE, needed=f"{needed:g}", room=f"{room:g}")
    return verdict


def _boxes(parts: Parts, layout: Layout) -> Verdict:
    verdict = _label(layout.third_party)
    if layout.boxes is not None:
        for role in layout.boxes:
            if role not in parts.boxes:
                verdict &= no(NO_SUCH_BOX, DUAL_NOTE, form=parts.form, role=role)
        for role in parts.boxes:
            if role in parts.signing and role not in layout.boxes:
                verdict &= no(BOX_STAYS, DUAL_NOTE, role=role)
    if (layout.seals or layout.third_party) and not parts.sealed:
        verdict &= no(NO_ROOM_FOR_SEALS, DUAL_NOTE, form=parts.form)
    return verdict


def _furniture(parts: Parts, layout: Layout) -> Verdict:
    verdict = _label(layout.own_label)
    if layout.titles is not Titles.SHOWN and not parts.titled:
        verdict &= no(NO_PRIVACY_HERE, DUAL_NOTE, form=parts.form)
    if layout.own_label and not parts.own_number:
        verdict &= no(NO_OWN_NUMBER, DUAL_NOTE, form=parts.form)
    return verdict


def _label(label: str) -> Verdict:
    """A layout is printed for ever: every letter in it must be one that the fonts surely have."""
    if len(label) > LONGEST_LABEL:
        return no(LABEL_TOO_LONG, DUAL_NOTE, label=label, count=LONGEST_LABEL)
    lacking = tuple(dict.fromkeys(each for each in label if not _printable(each)))
    if lacking:
        return no(LABEL_UNPRINTABLE, DUAL_NOTE, label=label, letters=lacking)
    return YES


def _printable(letter: str) -> bool:
    """The fonts have all of GBK; controls and private letters are no letters of it."""
    try:
        letter.encode("gbk")
    except UnicodeEncodeError:
        return False
    return letter.isprintable()
