"""A sheet that would not come out right is refused before it is drawn, with the place named."""

import pytest

from paper import forms
from workroom.paper.errors import PaperError
from workroom.paper.proof import read
from workroom.paper.sheet import (
    Align,
    Barcode,
    Beside,
    Block,
    Cell,
    Column,
    Grid,
    Paragraph,
    Row,
    Seals,
    Sheet,
    SignatureBox,
    Signatures,
    Table,
    Together,
)

COLUMNS = (Column("序号", 20, Align.CENTRE), Column("题名", 150))


def refusal(*blocks: Block, number: str = "") -> str:
    with pytest.raises(PaperError) as caught:
        read(Sheet("F99", "试印", number, blocks))
    return str(caught.value)


def test_real_forms_are_not_refused() -> None:
    for sheet in (forms.handover(), forms.detail(), forms.flow_sheet(), forms.daily_sheet()):
        read(sheet)


def test_a_character_the_font_lacks_is_named_with_row_and_column() -> None:
    said = refusal(Table(COLUMNS, (("1", "完好"), ("2", "王\ue123"))))
    assert "U+E123" in said
    assert "block 1, row 2, column “题名”" in said


def test_a_character_is_found_wherever_it_stands() -> None:
    bad = "\ue123"
    blocks: tuple[Block, ...] = (
        Paragraph(bad),
        Grid((170.0,), ((Cell(bad),),)),
        Signatures((SignatureBox("移交人", bad),)),
        Seals((bad,)),
        Together((Paragraph(bad),)),
        Beside(((170.0, Paragraph(bad)),)),
        Table(COLUMNS, (), totals=(Row((Cell(bad, span=2),)),)),
    )
    for block in blocks:
        assert "U+E123" in refusal(block)
    for field in ("title", "project", "client_number"):
        with pytest.raises(PaperError, match="the head"):
            read(Sheet(**{"form": "F99", "title": "", "number": "", "blocks": (), field: bad}))


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(Table((Column("甲", 100),), ()), id="columns_too_narrow"),
        pytest.param(Grid((100.0, 71.0), ()), id="grid_too_wide"),
        pytest.param(Beside(((100.0, Paragraph("")),)), id="beside_too_narrow"),
        pytest.param(Beside(((170.0, Grid((160.0,), ())),)), id="grid_within_its_part"),
    ],
)
def test_widths_that_do_not_sum_up_are_refused(block: Block) -> None:
    assert "mm wide instead of 170" in refusal(block)


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(Table(COLUMNS, (("1",),)), id="a_text_too_few"),
        pytest.param(Table(COLUMNS, (("1", "2", "3"),)), id="a_text_too_many"),
        pytest.param(Table(COLUMNS, (), (Row((Cell("", span=3),)),)), id="too_wide_a_span"),
        pytest.param(Grid((85.0, 85.0), ((Cell("甲"),),)), id="a_hole"),
        pytest.param(Grid((85.0, 85.0), ((Cell("甲"), Cell("乙", span=2)),)), id="over_the_edge"),
        pytest.param(Grid((85.0, 85.0), ((Cell("甲", down=2), Cell("乙")),)), id="hanging_on"),
    ],
)
def test_cells_that_do_not_fill_their_row_are_refused(block: Block) -> None:
    assert "do not fill the 2 columns" in refusal(block)


def test_a_number_that_cannot_be_a_barcode_is_refused() -> None:
    assert "cannot be a barcode" in refusal(number="J001·1")
    assert "cannot be a barcode" in refusal(Barcode("档案"))


def test_signatures_of_nobody_are_refused() -> None:
    assert "there is nothing in block 1" in refusal(Signatures(()))


def test_a_field_too_narrow_for_a_hand_or_a_seal_is_refused() -> None:
    boxes = tuple(map(SignatureBox, "甲乙丙丁戊"))
    assert "too narrow: 32.4 mm" in refusal(Signatures(boxes, per_row=5))
    assert "too narrow" in refusal(Seals(("章",) * 5))


def test_a_sheet_without_originals_is_refused() -> None:
    with pytest.raises(PaperError, match="nothing in the originals"):
        read(Sheet("F99", "试印", "", (), copies=()))
