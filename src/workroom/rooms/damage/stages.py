"""Where on its way something was found: before it went out, at a stage, at the way home."""

from workroom.base.words import N_
from workroom.rooms.registers.model import Option


class Stage(Option):
    """The links of the trip; those between the two handovers bear the codes of the sheet."""

    BEFORE = "before", N_("check before issue"), "出库前检查"
    OUT = "out", N_("hand-over out"), "出库交接"
    PREP = "PREP", N_("Preparation"), "数字化前处理"
    CAT = "CAT", N_("Cataloguing"), "目录数据库录入"
    PROOF = "PROOF", N_("Proofreading"), "录入校对"
    SCAN = "SCAN", N_("Scanning"), "档案扫描"
    IMAGE = "IMAGE", N_("Image processing"), "图像处理"
    QC = "QC", N_("Image inspection"), "图像质检"
    LINK = "LINK", N_("Linking"), "数据挂接"
    LINKCHECK = "LINKCHECK", N_("Link check"), "挂接检查"
    REBIND = "REBIND", N_("Rebinding"), "复卷装订"
    CHECK = "CHECK", N_("Rebinding check"), "复卷核查"
    BACK = "back", N_("hand-over home"), "归还交接"
    AFTER = "after", N_("in the stacks again"), "归库之后"

    @property
    def is_of_the_sheet(self) -> bool:
        """Whether a workflow sheet has it."""
        return self.value.isupper()
