"""The page that tries a printer out: true to size, both originals, and bars that a reader reads."""

from workroom.base.codes import Prefix, label
from workroom.paper.sheet import (
    TWO_COPIES,
    Align,
    Barcode,
    Beside,
    Cell,
    Foot,
    Gap,
    Grid,
    Heading,
    Look,
    Paragraph,
    Sheet,
    SignatureBox,
    Signatures,
    Table,
    box,
)
from workroom.paper.sheet import Column as TableColumn

TRIAL_CODE = label(Prefix.SHEET, 0)
"""Numbers begin at 1, so this code is read whole and means nothing."""

_CHECKS = (
    ("两联都打出来了，第一联和第二联各一张", "否则请看打印机是否设了双面或缩印"),
    ("上面的框宽正好 100 毫米，四边都没有缺线", "否则请关闭“适合纸张”“缩放”一类的选项"),
    ("条码的边缘清楚，扫码枪读得出来", "否则请更换墨粉，或改用较高的打印质量"),
    ("下面一行的生僻字都在，没有空白和方框", "否则请重新安装本程序"),
)
_FRAME = Cell("此框外沿宽 100 毫米", look=Look.HEAD, align=Align.CENTRE, height=12.0)
_RARE = "垚　焱　骉　𫖮　䶮　𬭚　㧑　龘"


def trial_sheet(
    *, place: str, printer: str, printed_at: str, printed_by: str = "", practice: bool = False
) -> Sheet:
    """The test page in two originals.

    Args:
        place: the room's name.
        printer: the queue that was chosen; "" for the default one.
        printed_at: as the room's clock shows it.
    """
    rows = tuple((box("", ticked=False), check, else_do) for check, else_do in _CHECKS)
    return Sheet(
        form="",
        title="打印测试页",
        number="",
        project=place,
        copies=TWO_COPIES,
        practice=practice,
        blocks=(
            Paragraph(f"打印机：{printer or '默认打印机'}", align=Align.CENTRE),
            Gap(4),
            Beside(((100.0, Grid((100.0,), ((_FRAME,),))), (70.0, Paragraph("　用直尺量一量。")))),
            Gap(6),
            Beside(
                (
                    (85.0, Barcode(TRIAL_CODE, width=70.0)),
                    (85.0, Paragraph("在“扫码枪”一栏里试扫左边的条码，或页脚的二维码。")),
                )
            ),
            Heading("请对照检查，逐项打勾"),
            Table(
                (
                    TableColumn("", 12.0, Align.CENTRE),
                    TableColumn("应当如此", 83.0),
                    TableColumn("如果不是", 75.0),
                ),
                rows,
                height=9.0,
            ),
            Heading("生僻字"),
            Paragraph(_RARE, size=16.0),
            Gap(4),
            Signatures((SignatureBox("试签处（看笔迹是否洇开）"),), per_row=2),
        ),
        foot=Foot(
            printed_at=printed_at,
            printed_by=printed_by,
            qr=TRIAL_CODE,
            qr_words=f"二维码内容：\n测试码\n{TRIAL_CODE}",
            remarks=("测试页不是凭证，可以销毁。",),
        ),
    )
