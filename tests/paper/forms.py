"""Real forms with plausible contents, as the rooms make them: what the paper tests draw."""

from hashlib import sha256

from workroom.paper.sheet import (
    CORRECTIONS,
    EQUAL_EFFECT,
    NO_DIFFERENCE,
    TWO_COPIES,
    WRITTEN,
    Align,
    Barcode,
    Beside,
    Cell,
    Column,
    Foot,
    Gap,
    Grid,
    Heading,
    Look,
    Orientation,
    Paragraph,
    Row,
    RuledLines,
    Seals,
    Sheet,
    SignatureBox,
    Signatures,
    Table,
    Together,
    box,
    choice,
    labelled,
)

PROJECT = "清河县档案馆馆藏土地与婚姻档案数字化外包项目（2026年度）"
HEAD = sha256(b"head of the journal").hexdigest()
NOTE = "QH26-F01-2026-0001-9"
SHEET_CODE = "S-000123-K"

TITLES = (
    "关于城关镇东街土地使用权出让的请示与批复",
    "清河县人民政府关于划拨县第二中学新校区建设用地的批复（附红线图、勘测定界图及原土地所有权人协议书全套）",
    "王䶮、李𬭚承包土地四至界址勘定书",
    "1998年度婚姻登记申请书（一至三月）",
    "刘𫖮与□□□土地纠纷调处意见书",
    "城关镇南关村宅基地使用权申报、审核、发证材料",
)
CONDITIONS = "状态代码：1完好　2轻微破损　3严重破损　4残缺　5虫霉　6粘连　7字迹褪变"
NO_SECRETS = (
    "保密声明：经发包方审查，本批档案不涉及国家秘密；承包方接收后按合同保密条款保管，"
    "不得复制、摘录、外传。"
)


def foot(number: str, *, initials: tuple[str, ...] = (), copies: bool = True) -> Foot:
    """The foot of a note or of the day's sheet, with the whole head of the journal."""
    return Foot(
        printed_at="2026-11-20 08:14",
        printed_by="周敏（承包方档案保管专人）",
        check_digits=HEAD,
        qr=f"{number} 1284 {HEAD}".upper(),
        remarks=(CORRECTIONS, EQUAL_EFFECT) if copies else (CORRECTIONS,),
        initials=initials,
    )


def handover(
    lines: int = 30, *, home: bool = False, seals: bool = False, practice: bool = False
) -> Sheet:
    """F01: archives go out to the workroom, or come home."""
    volumes = [_line(number) for number in range(1, lines + 1)]
    items = sum(int(line[5]) for line in volumes)
    pages = sum(int(line[6]) for line in volumes)
    count = ("2", str(lines), str(items), str(pages))
    return Sheet(
        form="F01",
        title="档案接收归库交接单" if home else "档案调档出库交接单",
        number=NOTE,
        orientation=Orientation.LANDSCAPE,
        project=PROJECT,
        copies=TWO_COPIES,
        client_number="",
        practice=practice,
        blocks=(
            _handover_head(home=home),
            Gap(1.2),
            Paragraph(CONDITIONS, size=8.0),
            Gap(1.2),
            Table(
                columns=(
                    Column("序号", 10, Align.CENTRE),
                    Column("档号或起止档号", 55),
                    Column("题名／盒号", 60),
                    Column("盒数", 14, Align.RIGHT),
                    Column("卷数", 14, Align.RIGHT),
                    Column("件数", 14, Align.RIGHT),
                    Column("页数", 18, Align.RIGHT),
                    Column("实体状态", 24, Align.CENTRE),
                    Column("密级核查", 18, Align.CENTRE),
                    Column("备注", 30),
                ),
                rows=tuple(volumes),
                closed=True,
                ruled_to=0 if seals else 6,
                totals=(
                    _total("合计　移交方清点数", count),
                    _total("　　　接收方清点数", count),
                    _total("　　　差异", ("0", "0", "0", "0")),
                ),
            ),
            Together(
                (
                    RuledLines("差异与处理说明", 3, NO_DIFFERENCE),
                    Paragraph(NO_SECRETS),
                    *_both_parties(seals=seals),
                )
            ),
        ),
        foot=foot(NOTE),
    )


def detail(boxes: int = 3, per_box: int = 12) -> Sheet:
    """F02: one line a volume, a sub-total for each box, initials on every page."""
    rows: list[Row | tuple[str, ...]] = []
    number = 0
    for place in range(1, boxes + 1):
        rows.append(Row((Cell(f"第 {place} 盒　X-{place:06}-3", span=11),), Look.QUIET))
        items = pages = 0
        for _ in range(per_box):
            number += 1
            count, page_count = 8 + number * 7 % 23, 60 + number * 37 % 140
            items, pages = items + count, pages + page_count
            rows.append(
                (
                    str(number),
                    f"J001-WS·1998-Y-{number:04}",
                    TITLES[number % len(TITLES)],
                    "清河县土地管理局" if number % 3 else "王䶮",
                    "1998-03-12",
                    str(count),
                    str(page_count),
                    "1",
                    "",
                    "",
                    "",
                )
            )
        rows.append(
            Row(
                (
                    Cell(f"小计（第 {place} 盒）{per_box} 卷", span=5, align=Align.RIGHT),
                    str(items),
                    str(pages),
                    Cell("", span=4),
                ),
                Look.STRONG,
            )
        )
    return Sheet(
        form="F02",
        title="档案交接明细表",
        number=NOTE,
        orientation=Orientation.LANDSCAPE,
        project=PROJECT,
        copies=TWO_COPIES,
        blocks=(
            Table(
                columns=(
                    Column("序号", 10, Align.CENTRE),
                    Column("档号", 50),
                    Column("题名", 80),
                    Column("责任者", 25),
                    Column("日期", 20, Align.CENTRE),
                    Column("件数", 12, Align.RIGHT),
                    Column("页数", 15, Align.RIGHT),
                    Column("状态代码", 15, Align.CENTRE),
                    Column("交出核对", 10, Align.CENTRE),
                    Column("接收核对", 10, Align.CENTRE),
                    Column("备注", 10),
                ),
                rows=tuple(rows),
                closed=True,
            ),
        ),
        foot=foot(NOTE, initials=("移交人", "接收人")),
    )


STEPS = (
    ("1", "档案出库", "清点、领取"),
    ("2a", "前处理", "页号编制与扫描页确定"),
    ("2b", "前处理", "目录数据核对"),
    ("2c", "前处理", "拆除装订（前拍照 ☐）"),
    ("2d", "前处理", "技术修复、压平"),
    ("3", "目录建库", "目录数据库录入"),
    ("3b", "目录建库", "录入校对"),
    ("4", "档案扫描", "扫描"),
    ("4b", "档案扫描", "补扫"),
    ("5", "图像处理", "拼接、旋转纠偏、裁边、去污"),
    ("6", "图像质检", "内检"),
    ("7", "数据挂接", "挂接"),
    ("7b", "数据挂接", "挂接检查"),
    ("8", "复卷装订", "装订后页数　　　　页"),
    ("8b", "复卷装订", "复卷核查"),
    ("9", "数据备份", "备份"),
    ("10", "成果验收", "验收与移交"),
    ("11", "档案入库", "归还、上架"),
)


def flow_sheet() -> Sheet:
    """F03: goes with one volume through all stages; who does a stage initials it."""
    return Sheet(
        form="F03",
        title="档案数字化工作流程单",
        number="",
        project=PROJECT,
        copies=("随档流转　发包方留存",),
        blocks=(
            Beside(
                (
                    (68.0, Barcode(SHEET_CODE, 64.0, 15.0)),
                    (
                        102.0,
                        Grid(
                            (20.0, 31.0, 20.0, 31.0),
                            (
                                labelled(("流程单号", SHEET_CODE), ("批次号", "B-000001-X")),
                                labelled(
                                    ("整理单位", choice(("卷", "件"), ("卷",))),
                                    ("起止件号", "1—27"),
                                ),
                                labelled(("保管期限", "永久"), ("密级", "无")),
                            ),
                        ),
                    ),
                )
            ),
            Gap(1.5),
            Grid(
                (24.0, 61.0, 24.0, 61.0),
                (
                    labelled(("档号", "J001-WS·1998-Y-0042", 3)),
                    labelled(("题名", TITLES[1], 3)),
                    labelled(("目录记载页数", "118 页"), ("实点页数(出库)", "118 页")),
                    labelled(
                        (
                            "装订方式",
                            choice(("线装", "三孔一线", "金属", "不装订", "特殊"), ("三孔一线",)),
                            3,
                        )
                    ),
                    labelled(("扫描要求", "彩色　300 dpi　TIFF 无压缩存储，JPEG 利用", 3)),
                    labelled(("载体状况", "2 轻微破损（第 5 页缺角）"), ("特殊说明", "")),
                ),
            ),
            Table(
                columns=(
                    Column("序", 9, Align.CENTRE),
                    Column("环节", 22),
                    Column("作业内容要点", 49),
                    Column("设备编号", 18),
                    Column("完成日期", 18),
                    Column("数量", 20),
                    Column("异常代码", 14),
                    Column("签字", 20),
                ),
                rows=tuple(
                    (number, stage, task, "", "", "", "", "") for number, stage, task in STEPS
                ),
                height=WRITTEN,
            ),
            Gap(1.5),
            Grid(
                (24.0, 18.5, 24.0, 18.5, 24.0, 18.5, 24.0, 18.5),
                (
                    labelled(("应扫页数", ""), ("不扫页数", ""), ("空白页", ""), ("分幅页", "")),
                    labelled(
                        ("实扫画幅数", ""),
                        ("图像起止号", ""),
                        ("出库＝复卷页数", choice(("一致", "不一致")), 3),
                    ),
                ),
                height=WRITTEN,
            ),
        ),
        foot=Foot("2026-11-20 08:20", "周敏"),
    )


def passes_annex(count: int = 26) -> Sheet:
    """The annex of F03: every pass of the volume, as the journal has it."""
    people = ("张伟", "李静", "王䶮", "赵𬭚")
    rows = tuple(
        (
            str(number),
            STEPS[number % len(STEPS)][1],
            "第 2 轮" if number % 9 == 0 else "第 1 轮",
            people[number % 4],
            f"11-{20 + number // 14} {8 + number % 9:02}:{number * 7 % 60:02}",
            f"11-{20 + number // 14} {9 + number % 9:02}:{number * 11 % 60:02}",
            "118 页",
            f"W-{number % 6 + 1:06}-4",
            "退回重扫：第 17 页歪斜" if number % 9 == 0 else "",
            str(1200 + number * 3),
        )
        for number in range(1, count + 1)
    )
    return Sheet(
        form="F03",
        title="档案数字化工作流程单　附页",
        number="",
        project=PROJECT,
        copies=("附页　作业记录",),
        blocks=(
            Grid(
                (20.0, 65.0, 20.0, 65.0),
                (
                    labelled(("流程单号", SHEET_CODE), ("档号", "J001-WS·1998-Y-0042")),
                    labelled(("题名", TITLES[1], 3)),
                ),
            ),
            Table(
                columns=(
                    Column("序", 8, Align.CENTRE),
                    Column("环节", 18),
                    Column("轮次", 14, Align.CENTRE),
                    Column("作业人", 16),
                    Column("开始", 22, Align.CENTRE),
                    Column("完成", 22, Align.CENTRE),
                    Column("数量", 15, Align.RIGHT),
                    Column("工位", 20, Align.CENTRE),
                    Column("说明", 23),
                    Column("记账序号", 12, Align.RIGHT),
                ),
                rows=rows,
                closed=True,
                size=8.5,
            ),
        ),
        foot=foot(SHEET_CODE, copies=False),
    )


def daily_sheet() -> Sheet:
    """F09: the evening's count and the next morning's, on one sheet."""
    cabinets = (
        ("C-000001-R", "1号柜", "40", "40", "812", "FT-00817"),
        ("C-000002-P", "2号柜", "18", "18", "365", "FT-00818"),
        ("C-000003-N", "3号柜（待还）", "0", "0", "0", ""),
        ("", "修复室在处理", "2", "2", "31", ""),
        ("", "消毒室在处理", "0", "0", "0", ""),
    )
    rows = tuple(
        (place, code, due, found, items, due, "", "", seal, "")
        for code, place, due, found, items, seal in cabinets
    )
    number = "QH26-F09-2026-0001-T"
    return Sheet(
        form="F09",
        title="档案每日入柜（库）清点表",
        number=number,
        project=PROJECT,
        copies=TWO_COPIES,
        blocks=(
            Grid(
                (22.0, 34.66, 22.0, 34.67, 22.0, 34.67),
                (
                    labelled(
                        ("日期", "2026年11月20日"), ("闭馆时间", "17:42"), ("次日开馆时间", "")
                    ),
                    labelled(
                        ("温度／湿度", "21.5 ℃／48 %"),
                        ("清点方式", "按卷，封存柜按封条"),
                        ("开馆温湿度", ""),
                    ),
                ),
            ),
            Heading("一、当日增减"),
            Gap(0.8),
            Table(
                columns=(
                    Column("昨夜在册", 34, Align.RIGHT),
                    Column("当日调入", 34, Align.RIGHT),
                    Column("当日归还", 34, Align.RIGHT),
                    Column("当日在册", 34, Align.RIGHT),
                    Column("工位遗留", 34, Align.CENTRE),
                ),
                rows=(("0 卷", "80 卷", "20 卷", "60 卷", choice(("无", "有"), ("无",))),),
                height=7.0,
            ),
            Heading("二、逐柜清点"),
            Gap(0.8),
            Table(
                columns=(
                    Column("柜（库）位", 28),
                    Column("编码", 22),
                    Column("应有卷", 13, Align.RIGHT, "闭馆清点"),
                    Column("实点卷", 13, Align.RIGHT, "闭馆清点"),
                    Column("件数", 14, Align.RIGHT, "闭馆清点"),
                    Column("应有卷", 13, Align.RIGHT, "次日开馆清点"),
                    Column("实点卷", 13, Align.RIGHT, "次日开馆清点"),
                    Column("差异", 11, Align.RIGHT, "次日开馆清点"),
                    Column("封条号", 23, Align.CENTRE),
                    Column("备注", 20),
                ),
                rows=rows,
                totals=(
                    Row(
                        (Cell("合计", span=2), "60", "60", "1208", "60", "", "", "", ""),
                        Look.STRONG,
                    ),
                ),
                height=WRITTEN,
            ),
            RuledLines("异常与处理", 3, "无"),
            Heading("三、闭馆签字"),
            Gap(0.8),
            Signatures(
                (
                    SignatureBox("清点人", "周敏　承包方档案保管专人　11-20 17:42"),
                    SignatureBox("复核人", "刘强　值班员　11-20 17:43"),
                    SignatureBox("发包方抽查人"),
                ),
                per_row=3,
            ),
            Heading("四、次日开馆签字"),
            Gap(0.8),
            Together(
                (
                    Paragraph(choice(("封条完好", "实点数与闭馆一致"))),
                    Signatures(
                        (
                            SignatureBox("开柜人"),
                            SignatureBox("复核人"),
                            SignatureBox("发包方抽查人"),
                        ),
                        per_row=3,
                    ),
                )
            ),
        ),
        foot=foot(number),
    )


def _line(number: int) -> tuple[str, ...]:
    return (
        str(number),
        f"J001-WS·1998-Y-{number:04}",
        TITLES[number % len(TITLES)],
        "1" if number in (1, 21) else "",
        "1",
        str(8 + number * 7 % 23),
        str(60 + number * 37 % 140),
        "2" if number % 7 == 0 else "1",
        "无密级",
        "第 5 页缺角" if number % 7 == 0 else "",
    )


def _total(words: str, count: tuple[str, ...]) -> Row:
    return Row((Cell(words, span=3, align=Align.RIGHT), *count, Cell("", span=3)), Look.STRONG)


def _handover_head(*, home: bool) -> Grid:
    kinds = ("接收归库", "部分归库") if home else ("调档出库", "补调", "返工再调")
    giving = ("清河县档案馆", "陈志远") if not home else ("启明数字科技有限公司", "周敏")
    taking = ("启明数字科技有限公司", "周敏") if not home else ("清河县档案馆", "陈志远")
    rows = [
        labelled(
            ("交接类型", choice(kinds, kinds[:1])),
            ("批次号", "B-000001-X"),
            ("申请单号", "QH26-F04-2026-0001-3"),
            ("交接时间", "2026-11-20 08:10"),
        ),
        labelled(
            ("移交单位", giving[0]),
            ("移交人", giving[1]),
            ("接收单位", taking[0]),
            ("接收人", taking[1]),
        ),
        labelled(
            ("全宗", "J001　清河县土地管理局"),
            ("档案门类", "文书、专门"),
            ("年度／期限", "1998／永久"),
            ("交接地点", "库房二楼交接台"),
        ),
        labelled(
            ("页数依据", choice(("依目录", "实点"), ("依目录",))),
            ("抽点", "抽 3 卷，相符"),
            ("流程单", box("随档齐全", ticked=True)),
            ("应归还日期", "2026-12-20"),
        ),
    ]
    if home:
        rows.append(
            labelled(
                ("离库起算日", "2026-11-20"),
                ("在外天数", "31 天"),
                ("是否需消毒", choice(("是", "否"), ("是",))),
                ("依据", "离库超过1个月"),
            )
        )
    return Grid((20.0, 54.25, 18.0, 46.25, 20.0, 46.25, 20.0, 32.25), tuple(rows))


def _both_parties(*, seals: bool) -> tuple[Beside, ...] | tuple[Signatures]:
    giving = (SignatureBox("移交人"), SignatureBox("移交方负责人"))
    taking = (SignatureBox("接收人"), SignatureBox("接收方负责人"))
    if not seals:
        return (Signatures((*giving, *taking)),)
    return (
        Beside(
            (
                (88.0, Signatures(giving, per_row=1)),
                (40.5, Seals(("移交方（盖章）",))),
                (88.0, Signatures(taking, per_row=1)),
                (40.5, Seals(("接收方（盖章）",))),
            )
        ),
    )
