"""Puts a layout on a sheet that was made as delivered: columns, boxes, seals, logo, number, QR."""

import base64
from collections.abc import Iterable
from dataclasses import dataclass, replace

from workroom.base.ids import ProjectId, UnitId
from workroom.ledger.reading import Reading
from workroom.paper.sheet import (
    Beside,
    Block,
    Logo,
    Seals,
    Sheet,
    SignatureBox,
    Signatures,
    Table,
    Together,
)
from workroom.rooms.layouts import store
from workroom.rooms.layouts.columns import arranged
from workroom.rooms.layouts.model import DELIVERED, Layout, Titles
from workroom.rooms.layouts.parts import Parts

MOST_IN_A_ROW = 5
SEAL_ROOM = 40.0
"""What each seal takes of the width, in millimetres; the boxes stand beside them."""
BOX_ROOM = 42.0
"""What each box takes at least."""
SEAL_WORDS = ("移交方（盖章）", "接收方（盖章）")
THIRD_SEAL = "（盖章）"


@dataclass(frozen=True, slots=True)
class Dress:
    """A layout with its picture, ready to be put on the sheets of a form.

    `private` are the units whose titles the client keeps private today.
    """

    parts: Parts
    layout: Layout = DELIVERED
    logo: Logo | None = None
    private: frozenset[UnitId] = frozenset()

    def leaves_off(self, unit: UnitId) -> bool:
        """Whether the contractor's copy does not say the title of the unit."""
        match self.layout.titles:
            case Titles.SHOWN:
                return False
            case Titles.FLAGGED_OFF:
                return unit in self.private
            case Titles.OFF:
                return True

    def on(self, sheet: Sheet) -> Sheet:
        """The sheet as the layout has it. Code, bar code and check digits are not its affair."""
        layout = self.layout
        foot = sheet.foot if layout.qr else replace(sheet.foot, qr="")
        own = sheet.client_number if layout.own_number else None
        return replace(
            sheet,
            blocks=tuple(self._block(block) for block in sheet.blocks),
            client_number=own,
            client_label=layout.own_label,
            logo=self.logo,
            foot=foot,
        )

    def _block(self, block: Block) -> Block:
        match block:
            case Table(columns=columns) if columns and columns[0].key:
                return arranged(block, self.parts, self.parts.chosen(self.layout))
            case Together(blocks=inner) if any(isinstance(one, Signatures) for one in inner):
                return Together(self._signed(inner))
            case Together(blocks=inner):
                return Together(tuple(map(self._block, inner)))
            case _:
                return block

    def _signed(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """With the boxes that the layout keeps; where it wants seals, they stand at the right.

        They stand beside all that is signed, not below it: a seal is as high as that.
        """
        layout = self.layout
        if not layout.seals:
            return tuple(self._boxes(one, self.parts.orientation.value) for one in blocks)
        third = (layout.third_party + THIRD_SEAL,) if layout.third_party else ()
        seals = (*SEAL_WORDS, *third)
        left = self.parts.orientation.value - SEAL_ROOM * len(seals)
        signed = Together(tuple(self._boxes(one, left) for one in blocks))
        return (Beside(((left, signed), (SEAL_ROOM * len(seals), Seals(seals)))),)

    def _boxes(self, block: Block, width: float) -> Block:
        if not isinstance(block, Signatures):
            return self._block(block)
        layout = self.layout
        kept = self.parts.boxes if layout.boxes is None else layout.boxes
        boxes = [box for box in block.boxes if box.role in kept]
        if layout.third_party:
            boxes.append(SignatureBox(layout.third_party))
        if layout.seals:
            per_row = min(len(boxes), int((width + 2) // BOX_ROOM))
        else:
            per_row = _per_row(len(boxes), block.per_row)
        return replace(block, boxes=tuple(boxes), per_row=per_row)


def dress_of(
    db: Reading,
    parts: Parts,
    project: ProjectId,
    *,
    upto: int | None = None,
    units: Iterable[UnitId] = (),
) -> Dress:
    """The layout in force when the entry `upto` was made; None: as it is now."""
    layout = store.layout_at(db, project, parts.form, upto)
    return dressed_in(db, parts, layout, store.private_among(db, units))


def dressed_in(
    db: Reading, parts: Parts, layout: Layout, private: frozenset[UnitId] = frozenset()
) -> Dress:
    """A layout, agreed or only thought of, with its picture out of the book."""
    kept = store.logos.at(db, layout.logo) if layout.logo else None
    logo = None
    if kept is not None:
        logo = Logo(base64.b64decode(kept.content), kept.width, kept.height)
    return Dress(parts, layout, logo, private)


def _per_row(count: int, delivered: int) -> int:
    """In one row where a hand has room in each, else in two of like length."""
    if count <= max(delivered, MOST_IN_A_ROW):
        return max(count, 1)
    return -(-count // 2)
