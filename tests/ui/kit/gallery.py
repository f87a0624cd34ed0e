"""Every part of the kit with sample content, as pages of a real window."""

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QRadioButton, QSlider

from workroom.base.clauses import CUSTODIAN, NIGHT_IN_CABINET
from workroom.base.verdict import YES, no
from workroom.base.words import N_, phrase
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.bigline import BigLine
from workroom.ui.kit.deed import Deed, Weight
from workroom.ui.kit.empty import Empty
from workroom.ui.kit.entry import PageEntry
from workroom.ui.kit.fields import (
    Choice,
    CodeField,
    NoteField,
    SecretField,
    number_field,
    text_field,
)
from workroom.ui.kit.flow import Flow, Step
from workroom.ui.kit.form import Field, Form
from workroom.ui.kit.labels import Label, button, card, row
from workroom.ui.kit.page import Page
from workroom.ui.kit.panel import Fact, Panel
from workroom.ui.kit.progress import ProgressStrip
from workroom.ui.kit.rows import Align, Col, RowsModel
from workroom.ui.kit.table import Table
from workroom.ui.kit.tasks import Course, Stage
from workroom.ui.kit.theme import ANSWER, META, SECTION, STRONG, Tone
from workroom.ui.kit.timeline import Moment


@dataclass(frozen=True, slots=True)
class Sample:
    """A row of the sample table."""

    code: str
    title: str
    pages: int
    state: str
    tone: Tone
    who: str


STATES = (
    ("整理", Tone.ACT),
    ("在柜", Tone.DONE),
    ("待核", Tone.LOOK),
    ("缺页", Tone.STOP),
    ("登记", Tone.QUIET),
)
NAMES = ("王建国", "张敏", "李秀英", "陈涛", "刘䶮")
SAMPLES = tuple(
    Sample(
        f"J001-WS·2024-{number:04}",
        ("关于土地承包经营权流转的批复及附件", "干部任免审批表", "一九九八年度财务决算报告")[
            number % 3
        ],
        number * 7 % 230 + 4,
        *STATES[number % 5],
        NAMES[number * 3 % 5],
    )
    for number in range(1, 61)
)
COLUMNS: tuple[Col[Sample], ...] = (
    Col(title=N_("Reference code"), text=lambda s: s.code, width=170, order=lambda s: s.code),
    Col(title=N_("Title"), text=lambda s: s.title, stretch=True, hint=lambda s: s.title),
    Col(
        title=N_("Pages"),
        text=lambda s: str(s.pages),
        width=80,
        align=Align.RIGHT,
        order=lambda s: s.pages,
    ),
    Col(title=N_("State"), text=lambda s: s.state, tone=lambda s: s.tone, chip=True, width=110),
    Col(title=N_("Person"), text=lambda s: s.who, width=90),
)
STILL_OUT = N_("Still at a workstation: {codes}.")
NO_CUSTODIAN = N_("No custodian is on duty. Let one sign in (Ctrl+L).")


class TablePage(Page):
    """A table with its panel."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, title=N_("Catalogue"), help=N_("Every volume, found as you type."))
        model = RowsModel(COLUMNS, words=bench.words, theme=bench.theme, key=lambda s: s.code)
        self.table = Table(model, name=N_("Volumes"), empty=N_("Nothing here yet."))
        self.add_search(N_("Code, title, person …"), lambda _text: None).lead_to(self.table)
        self.head.addWidget(Choice(((None, "全部环节"), (1, "整理"))))
        self.remark(phrase(N_("{count} volumes"), count=len(SAMPLES)))
        self.body.addWidget(self.table)
        model.show(SAMPLES)
        panel = Panel(bench)
        take = Deed(
            N_("Take out"),
            lambda: None,
            words=bench.words,
            page=self,
            shortcut="F6",
            icon_name="export",
        )
        close = Deed(
            N_("Close the day"), lambda: None, words=bench.words, page=self, icon_name="closing"
        )
        take.judge(YES)
        codes = (SAMPLES[0].code, SAMPLES[1].code)
        close.judge(no(STILL_OUT, NIGHT_IN_CABINET, codes=codes) & no(NO_CUSTODIAN, CUSTODIAN))
        panel.set_deeds(close, main=take)
        now = bench.now()
        panel.show_thing(
            title=SAMPLES[2].code,
            subtitle=SAMPLES[0].title,
            facts=(
                Fact(N_("Pages"), "186"),
                Fact(N_("Where"), "工位 3 · 张敏", Tone.LOOK),
                Fact(N_("Out since"), "11-18"),
                Fact(N_("Batch"), "B-000012-4"),
            ),
            moments=(
                Moment(now - timedelta(minutes=12), "扫描 第 2 次", "张敏", tone=Tone.ACT),
                Moment(now - timedelta(hours=2), "质检退回", "李秀英", "第 14 页歪斜", Tone.LOOK),
                Moment(now - timedelta(hours=20), "扫描 第 1 次", "张敏", "186 页", Tone.DONE),
                Moment(
                    now - timedelta(days=2), "移交出库", "王建国 · 赵新", "F01 2026-0001", Tone.DONE
                ),
                Moment(now - timedelta(days=400), "目录导入", "王建国"),
            ),
        )
        self.set_panel(panel)
        self.table.pick(2)


class StationPage(Page):
    """The station's line in every outcome."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, title=N_("Station"), help=N_("Scan a badge, then sheets."))
        for tone, what, sentence, clause in (
            (Tone.DONE, "J001-WS·2024-0042 扫描完成", "186 页，第 2 次。", ""),
            (
                Tone.STOP,
                "J001-WS·2024-0042 不能开始",
                "不在已清点的批次里。先清点（F6），或取出。",
                "DA/T 68.2-2020 §4.3.3 · 标准要求",
            ),
            (Tone.LOOK, "刚扫过", "三秒内的重复扫描不算第二次。", ""),
        ):
            line = BigLine(bench.words, bench.theme)
            line.show_state(who="张敏", doing="扫描 · 完成")
            line.show_answer(tone, what=what, code="S-000042-K", sentence=sentence, clause=clause)
            self.body.addWidget(line)
        self.body.addStretch(1)


class FormPage(Page):
    """Fields, buttons, switches and the type sizes."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, title=N_("Settings"), help=N_("How this room works."))
        words, theme = bench.words, bench.theme
        across = QHBoxLayout()
        frame, column = card()
        column.addWidget(Label("表单", size=STRONG, bold=True))
        form = Form(words, theme)
        form.add(
            Field(
                name="room",
                label=N_("Room"),
                widget=text_field(words, N_("Name of the room")),
                required=True,
            ),
            Field(
                name="badge",
                label=N_("Badge code"),
                widget=CodeField("P-000001-…"),
                hint=N_("Scan the badge here."),
            ),
            Field(name="secret", label=N_("Secret"), widget=SecretField(), required=True),
            Field(
                name="limit",
                label=N_("Open volumes per person"),
                widget=number_field(1, 50, suffix="卷"),
            ),
            Field(name="party", label=N_("Party"), widget=Choice(((1, "发包方"), (2, "承包方")))),
            Field(name="why", label=N_("Reason"), widget=NoteField("为什么")),
        )
        form.refuse("secret", phrase(N_("The secret is not right.")), focus=False)
        column.addWidget(form)
        across.addWidget(frame, 1)
        frame, column = card()
        column.addWidget(Label("按钮", size=STRONG, bold=True))
        yes = Deed(
            N_("Agree"), lambda: None, words=words, page=self, shortcut="F9", icon_name="check"
        )
        yes.judge(YES)
        grey = Deed(
            N_("Print"), lambda: None, words=words, page=self, shortcut="F10", icon_name="printer"
        )
        stop = Deed(N_("Void"), lambda: None, words=words, page=self, icon_name="cross")
        stop.judge(YES)
        for deed, weights in ((yes, Weight), (grey, Weight), (stop, (Weight.STOP,))):
            column.addLayout(row(*(deed.button(theme, weight) for weight in weights), None))
        done = button("✓ 完成 128", lambda: None, theme=theme, kind="filter")
        done.setCheckable(True)
        done.setChecked(True)
        column.addLayout(
            row(done, button("退回 3", lambda: None, theme=theme, kind="filter"), None)
        )
        check, radio = QCheckBox("打印两份"), QRadioButton("扫描枪发送回车")
        check.setChecked(True)
        radio.setChecked(True)
        off = QCheckBox("未启用")
        off.setEnabled(False)
        column.addLayout(row(check, QCheckBox("静音"), off, radio, None))
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setValue(60)
        column.addWidget(slider)
        strip = ProgressStrip(words, theme)
        strip.begin("导入目录", Course(lambda _stage: None))
        strip.tell(Stage(41_200, 100_000))
        strip.show()
        column.addWidget(strip)
        for size in (META, STRONG, SECTION, ANSWER):
            column.addWidget(Label(f"{size} 案卷 1,234 卷 Volume 0123456789", size=size))
        tones = [Label(tone.value, tone=tone) for tone in Tone]
        column.addLayout(row(*tones, None))
        column.addStretch(1)
        across.addWidget(frame, 1)
        self.body.addLayout(across)


class TodayPage(Page):
    """The flow, and an empty state under it."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, title=N_("Today"), help=N_("What is out, and what falls due."))
        flow = Flow(bench.words, bench.theme)
        flow.show_steps(
            (
                Step("prepare", "整理", 12, "2 卷待补"),
                Step("scan", "扫描", 1_208, "张敏 李秀英"),
                Step("process", "处理", 0),
                Step("inspect", "质检", 41, "3 卷超期", Tone.LOOK),
                Step("link", "挂接", 7),
                Step("rebind", "还原装订", 9, "缺 1 卷", Tone.STOP),
                Step("accept", "验收", 310, "", Tone.DONE),
            )
        )
        self.body.addWidget(flow)
        deed = Deed(
            N_("Import a catalogue"), lambda: None, words=bench.words, page=self, icon_name="import"
        )
        deed.judge(YES)
        empty = Empty(
            bench.words,
            bench.theme,
            icon_name="catalogue",
            title=N_("No catalogue yet"),
            first=N_(
                "Bring in the client's list: .xlsx or .csv. Rows that cannot be read come back."
            ),
            deed=deed,
        )
        self.body.addWidget(empty, 1)


TALL = {"station", "settings"}
"""Pages of the gallery that show more at once than any page of the program does."""


def entries() -> tuple[PageEntry, ...]:
    """The rail of the gallery."""
    return (
        PageEntry(key="today", title=N_("Today"), icon="today", shortcut="F2", open=TodayPage),
        PageEntry(
            key="station", title=N_("Station"), icon="station", shortcut="F3", open=StationPage
        ),
        PageEntry(
            key="catalogue", title=N_("Catalogue"), icon="catalogue", shortcut="F5", open=TablePage
        ),
        PageEntry(
            key="settings",
            title=N_("Settings"),
            icon="settings",
            shortcut="F8",
            open=FormPage,
            foot=True,
        ),
    )
