"""Why a volume goes back to a stage."""

from __future__ import annotations

from enum import StrEnum

from workroom.base.words import N_


class ReworkReason(StrEnum):
    """Why a volume goes back to a stage; the codes of the standard digest, §5.2."""

    ILLEGIBLE = "B1"
    MISSED = "B2"
    REPEATED = "B3"
    ORDER = "B5"
    SKEW = "B6"
    BORDER = "B7"
    COLOUR = "B9"
    ENTRY = "A2"
    LINK = "A1"
    PHYSICAL = "B13"

    @property
    def label(self) -> str:
        return _REASONS[self][0]

    @property
    def chinese(self) -> str:
        return _REASONS[self][1]


_REASONS = {
    ReworkReason.ILLEGIBLE: (N_("illegible or incomplete"), "不清晰或不完整"),
    ReworkReason.MISSED: (N_("page missed"), "漏扫"),
    ReworkReason.REPEATED: (N_("page repeated"), "重扫"),
    ReworkReason.ORDER: (N_("wrong order"), "顺序错误"),
    ReworkReason.SKEW: (N_("skewed"), "歪斜"),
    ReworkReason.BORDER: (N_("border or crop"), "黑边或裁切不当"),
    ReworkReason.COLOUR: (N_("colour, resolution or format"), "色彩、分辨率或格式"),
    ReworkReason.ENTRY: (N_("entry contradicts the image"), "著录与图像不符"),
    ReworkReason.LINK: (N_("linked to the wrong image"), "挂接错误"),
    ReworkReason.PHYSICAL: (N_("order or fastening of the volume"), "实体顺序或装订"),
}
