"""Why archives leave the stacks: as planned, added to it, or out again for rework."""

from enum import StrEnum

from workroom.base.words import N_


class Occasion(StrEnum):
    """Why archives leave the stacks."""

    FIRST = "first"
    MORE = "more"
    REWORK = "rework"
    """T22 返工再调: they were home already, and some stages are done again."""

    @property
    def label(self) -> str:
        return _OCCASION_LABELS[self]

    @property
    def chinese(self) -> str:
        """As the note ticks it."""
        return {"first": "调档出库", "more": "补调", "rework": "返工再调"}[self.value]


_OCCASION_LABELS = {
    Occasion.FIRST: N_("a batch as planned"),
    Occasion.MORE: N_("added to what went out"),
    Occasion.REWORK: N_("out again for rework"),
}
