"""What does not agree between an entity and the catalogue, and what may be done about it."""

from workroom.base.words import N_
from workroom.rooms.registers.model import Option


class QuestionKind(Option):
    """What is asked about. The first four hold their archives until the client has ruled. §10.3."""

    IDENTITY = "identity", N_("identity"), "实体与档号不符"
    SECRECY = "secrecy", N_("secrecy"), "涉密疑问"
    MISSING = "missing", N_("pages missing"), "缺页"
    PRIVACY = "privacy", N_("privacy"), "隐私商密"
    CODE = "code", N_("reference code"), "档号"
    TITLE = "title", N_("title"), "题名"
    AUTHOR = "author", N_("creator"), "责任者"
    DATE = "date", N_("date"), "日期"
    PAGES = "pages", N_("page count"), "页数"
    ITEMS = "items", N_("item count"), "件数"
    ORDER = "order", N_("order of the pages"), "顺序"
    OTHER = "other", N_("something else"), "其他"

    @property
    def holds(self) -> bool:
        """Whether the work on its archives waits for the client."""
        return self in _HOLDING

    @property
    def described_by(self) -> str:
        """The field of the catalogue that says it; none where the catalogue does not."""
        return _FIELDS.get(self, "")


_HOLDING = frozenset(
    {QuestionKind.IDENTITY, QuestionKind.SECRECY, QuestionKind.MISSING, QuestionKind.PRIVACY}
)
_FIELDS = {
    QuestionKind.SECRECY: "security_class",
    QuestionKind.MISSING: "pages",
    QuestionKind.TITLE: "title",
    QuestionKind.AUTHOR: "author",
    QuestionKind.DATE: "date_from",
    QuestionKind.PAGES: "pages",
    QuestionKind.ITEMS: "items",
}
COUNTED = frozenset({"pages", "items"})
"""Fields of the catalogue that hold a number."""
LONGEST_COUNT = 6


class Decision(Option):
    """What the client decides. F08."""

    CORRECT = "correct", N_("correct the catalogue"), "改目录"
    KEEP = "keep", N_("keep it and mark it"), "保留并注记"
    GIVE_BACK = "give_back", N_("give it back"), "退回"


def as_catalogued(kind: QuestionKind, value: str) -> str | int | None:
    """The corrected value as the catalogue keeps it; None where it cannot be read so.

    Days may be written `1987-03-02`, `1987年3月` or `1987`: unknown parts become 00.
    """
    field, text = kind.described_by, value.strip()
    if not field or not text:
        return None
    if field in COUNTED:
        return int(text) if text.isdecimal() and len(text) <= LONGEST_COUNT else None
    if field == "date_from":
        return _day(text)
    return text


def _day(text: str) -> str | None:
    parts = "".join(one if one.isdecimal() else " " for one in text).split()
    if len(parts) == 1 and len(parts[0]) in (4, 6, 8):
        return parts[0].ljust(8, "0")
    if parts and len(parts[0]) == 4 and all(len(one) <= 2 for one in parts[1:3]):
        filled = [one.zfill(2) for one in parts[1:3]] + ["00", "00"]
        return f"{parts[0]}{filled[0]}{filled[1]}"
    return None
