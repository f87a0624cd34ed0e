"""The stages between the two handovers: what each needs, inspects, and who does it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from workroom.base.words import N_
from workroom.rooms.people.model import Role


class Step(StrEnum):
    """The stages (环节) of §5.7.1 between the two handovers, in the order in which the sheet prints
    them.
    """

    PREP = "PREP"
    CAT = "CAT"
    PROOF = "PROOF"
    SCAN = "SCAN"
    IMAGE = "IMAGE"
    QC = "QC"
    LINK = "LINK"
    LINKCHECK = "LINKCHECK"
    REBIND = "REBIND"
    CHECK = "CHECK"

    @property
    def label(self) -> str:
        return _STEPS[self].label

    @property
    def chinese(self) -> str:
        """As the forms print it."""
        return _STEPS[self].chinese

    @property
    def needs(self) -> tuple[Step, ...]:
        """What must be done before; a stage the project leaves out hands on its own needs."""
        return _STEPS[self].needs

    @property
    def inspects(self) -> tuple[Step, ...]:
        """The stages that this one inspects: done by somebody else."""
        return _STEPS[self].inspects

    @property
    def is_physical(self) -> bool:
        """Whether the volume itself is worked on, and so must be at a workstation."""
        return _STEPS[self].physical

    @property
    def is_about_images(self) -> bool:
        """Whether what is counted are frames, not pages."""
        return self in (Step.SCAN, Step.IMAGE, Step.QC, Step.LINK, Step.LINKCHECK)

    @property
    def role(self) -> Role:
        return Role.INSPECTOR if self.inspects else Role.OPERATOR


@dataclass(frozen=True, slots=True)
class _StepFacts:
    label: str
    chinese: str
    needs: tuple[Step, ...] = ()
    inspects: tuple[Step, ...] = ()
    physical: bool = False


_STEPS: dict[Step, _StepFacts] = {
    Step.PREP: _StepFacts(N_("Preparation"), "数字化前处理", physical=True),
    Step.CAT: _StepFacts(N_("Cataloguing"), "目录数据库录入", (Step.PREP,)),
    Step.PROOF: _StepFacts(N_("Proofreading"), "录入校对", (Step.CAT,), (Step.CAT,)),
    Step.SCAN: _StepFacts(N_("Scanning"), "档案扫描", (Step.PREP,), physical=True),
    Step.IMAGE: _StepFacts(N_("Image processing"), "图像处理", (Step.SCAN,)),
    Step.QC: _StepFacts(N_("Image inspection"), "图像质检", (Step.IMAGE,), (Step.SCAN, Step.IMAGE)),
    Step.LINK: _StepFacts(N_("Linking"), "数据挂接", (Step.QC, Step.PROOF, Step.CAT)),
    Step.LINKCHECK: _StepFacts(N_("Link check"), "挂接检查", (Step.LINK,), (Step.LINK,)),
    Step.REBIND: _StepFacts(N_("Rebinding"), "复卷装订", (Step.QC,), physical=True),
    Step.CHECK: _StepFacts(
        N_("Rebinding check"),
        "复卷核查",
        (Step.REBIND, Step.LINK, Step.LINKCHECK),
        (Step.REBIND,),
        physical=True,
    ),
}


@lru_cache(maxsize=16)
def active_steps(text: str) -> tuple[Step, ...]:
    """The stages of a setting, in the order of the sheet; unknown words are left out."""
    chosen = set(text.split())
    return tuple(step for step in Step if step.value in chosen)


def needed_before(step: Step, active: Sequence[Step]) -> tuple[Step, ...]:
    """The active stages that must be done before this one."""
    found: list[Step] = []
    for need in step.needs:
        for one in (need,) if need in active else needed_before(need, active):
            if one not in found:
                found.append(one)
    return tuple(found)
