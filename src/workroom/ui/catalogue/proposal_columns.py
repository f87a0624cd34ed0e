"""The columns of the list of proposals: what the catalogue says beside what a later list says."""

from workroom.base.words import N_, phrase
from workroom.rooms.catalogue.otherwise import LABELS
from workroom.ui.catalogue.proposals_screen import ProposalRow
from workroom.ui.kit.rows import Align, Col
from workroom.ui.kit.theme import Tone

COLUMNS: tuple[Col[ProposalRow], ...] = (
    Col(
        title=N_("No."),
        text=lambda one: str(one.id),
        align=Align.RIGHT,
        width=56,
        order=lambda one: one.id,
    ),
    Col(
        title=N_("Reference code"),
        text=lambda one: one.code,
        hint=lambda one: one.title,
        width=160,
        order=lambda one: one.code,
    ),
    Col(
        title=N_("Field"),
        text=lambda one: phrase(LABELS[one.proposal.field]),
        width=100,
        order=lambda one: one.proposal.field,
    ),
    Col(
        title=N_("In the catalogue"),
        text=lambda one: one.proposal.old or "—",
        hint=lambda one: one.proposal.old,
        width=240,
    ),
    Col(
        title=N_("In the list"),
        text=lambda one: one.proposal.new or "—",
        hint=lambda one: one.proposal.new,
        tone=lambda one: Tone.LOOK if one.fits else Tone.STOP,
        stretch=True,
    ),
    Col(
        title=N_("From the list"),
        text=lambda one: one.proposal.origin,
        hint=lambda one: f"{one.proposal.origin}\n{one.made_by}",
        width=170,
        order=lambda one: one.proposal.origin,
    ),
)
