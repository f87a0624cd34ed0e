"""The lists that people bring: plain field names, and the column heads they go by."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from workroom.exchange.outcome import MARKS
from workroom.exchange.text import folded
from workroom.exchange.values import Kind


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a list.

    The first of `heads` is its proper Chinese column head; an earlier one goes before a later.
    A list has the column of a `required` field, and each entry something in it unless it
    `may_be_empty`. `outer` are heads of the key that name this field instead where another
    column holds the key: 案卷档号 beside 档号 is the volume in which an item lies.
    """

    name: str
    kind: Kind
    heads: tuple[str, ...]
    required: bool = False
    may_be_empty: bool = False
    outer: tuple[str, ...] = ()

    @property
    def head(self) -> str:
        return self.heads[0]


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of list; no two entries share the `key`, if it has one, unless it is `shared`.

    `passed_over` are columns of our own, `marks` the two that a file of rejected rows
    has. In a list of forms `every_row` under the head is an entry, unless it is plainly
    none, and keeps its cells.
    """

    name: str
    key: str
    fields: tuple[Field, ...]
    passed_over: tuple[str, ...] = (*MARKS, "row", "reason")
    marks: tuple[str, str] = MARKS
    every_row: bool = False
    shared: bool = False

    def field(self, name: str) -> Field | None:
        return next((field for field in self.fields if field.name == name), None)

    @property
    def required(self) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if field.required)

    def known_heads(self) -> Mapping[str, tuple[str, int]]:
        """For each head, folded: the field it names, and its rank among the names of that field."""
        known: dict[str, tuple[str, int]] = {}
        for field in self.fields:
            for rank, head in enumerate((*field.heads, field.name, field.name.replace("_", " "))):
                known.setdefault(folded(head), (field.name, rank))
        return known


def _field(name: str, kind: Kind, heads: str, *, required: bool = False) -> Field:
    return Field(name, kind, tuple(heads.split("、")), required)


CATALOGUE = Layout(
    "catalogue",
    key="reference_code",
    fields=(
        _field(
            "reference_code",
            Kind.CODE,
            "档号、档案号、案卷档号、文件档号、档案编号、件档号、档号编码、ref code、archival code",
            required=True,
        ),
        Field(
            "volume_code",
            Kind.CODE,
            ("所属案卷档号", "所属案卷", "所在案卷", "上级档号", "volume code", "in volume"),
            outer=("案卷档号",),
        ),
        _field(
            "title",
            Kind.TEXT,
            "题名、文件题名、案卷题名、标题、文件标题、案卷标题、题名及主要内容、"
            "案卷名称、文件名称、正题名、卷名、名称、内容摘要",
            required=True,
        ),
        _field(
            "author",
            Kind.TEXT,
            "责任者、作者、责任人、发文单位、发文机关、文件责任者、形成单位、creator",
        ),
        _field("document_number", Kind.TEXT, "文号、文件编号、文件字号、发文字号、文件号、字号"),
        _field(
            "dates",
            Kind.DATES,
            "起止日期、成文日期、文件日期、形成日期、起止时间、起止年月、起止年月日、"
            "形成时间、成文时间、文件时间、卷内文件起止日期、卷内文件起止时间、日期、"
            "时间、date",
        ),
        _field(
            "first_date",
            Kind.DATES,
            "起始日期、开始日期、起始时间、起日期、起始年月、起止日期起、起",
        ),
        _field(
            "last_date",
            Kind.DATES,
            "终止日期、结束日期、终止时间、止日期、截止日期、终止年月、起止日期止、止",
        ),
        _field("year", Kind.YEAR, "年度、归档年度、年份、形成年度、案卷年度、年"),
        _field("retention_period", Kind.RETENTION, "保管期限、期限、保存期限、保管年限、retention"),
        _field(
            "security_class",
            Kind.SECRECY,
            "密级、保密等级、秘密等级、密级及保密期限、密级期限、classification",
        ),
        _field("page_count", Kind.COUNT, "页数、总页数、页码数、张数、pages、number of pages"),
        _field(
            "item_count",
            Kind.COUNT,
            "件数、文件份数、份数、卷内件数、文件件数、items、number of items",
        ),
        _field("box_number", Kind.NUMBER, "盒号、档案盒号、箱号、柜盒号、盒、装盒号、box、box no"),
        _field(
            "volume_number",
            Kind.NUMBER,
            "案卷号、卷号、案卷顺序号、volume、volume no、file number",
        ),
        _field(
            "item_number",
            Kind.NUMBER,
            "件号、室编件号、馆编件号、盒内件号、卷内件号、文件序号、item、item no",
        ),
        _field("catalogue_number", Kind.NUMBER, "目录号、案卷目录号、catalogue no、catalog number"),
        _field("fonds_number", Kind.NUMBER, "全宗号、全宗编号、fonds、fonds no"),
        _field(
            "department",
            Kind.TEXT,
            "机构问题、机构(问题)、机构或问题、机构、问题、部门、归档部门、形成部门",
        ),
        _field("remarks", Kind.TEXT, "备注、备考、附注、说明、备注说明、remark、notes"),
        _field("sequence", Kind.NUMBER, "序号、顺序号、编号、流水号、no、s/n"),
    ),
)

ITEMS_OF_VOLUMES = replace(
    CATALOGUE,
    key="volume_code",
    shared=True,
    fields=tuple(
        replace(field, required=field.name in ("volume_code", "title"))
        for field in CATALOGUE.fields
        if field.name != "reference_code"
    ),
)
"""卷内目录 without a code of their own: each row names its volume and its number in it."""

BOXES = replace(
    CATALOGUE,
    key="box_number",
    shared=True,
    fields=tuple(
        replace(field, required=field.name == "box_number")
        for field in CATALOGUE.fields
        if field.name not in ("volume_code", "volume_number", "item_number")
    ),
)
"""A list of the boxes themselves. A box is known by its fonds and its number, not by one alone."""

STAFF = Layout(
    "staff",
    key="identity_number",
    fields=(
        _field("sequence", Kind.NUMBER, "序号、编号、工号、no"),
        _field("name", Kind.TEXT, "姓名、人员姓名、员工姓名、名字", required=True),
        _field("sex", Kind.TEXT, "性别、gender"),
        _field(
            "identity_number",
            Kind.TEXT,
            "身份证号、身份证号码、身份证、公民身份号码、证件号码、id number",
        ),
        _field("post", Kind.TEXT, "岗位、岗位名称、工种、职务、工作岗位、position", required=True),
        _field("phone", Kind.TEXT, "联系电话、电话、手机、手机号、手机号码、联系方式、telephone"),
        _field(
            "contract_period",
            Kind.DATES,
            "合同起止、合同期限、劳动合同起止、合同起止日期、劳动合同期限、contract",
        ),
        _field(
            "agreement_date",
            Kind.DATES,
            "保密协议签订日期、保密协议签订时间、保密协议日期、保密协议、保密承诺书日期",
        ),
        _field("training_days", Kind.COUNT, "培训天数、岗前培训天数、培训(天)、培训时长"),
        _field("score", Kind.TEXT, "考核成绩、考核结果、考试成绩、成绩、考核"),
        _field("remarks", Kind.TEXT, "备注、说明、notes"),
    ),
)

EQUIPMENT = Layout(
    "equipment",
    key="equipment_number",
    fields=(
        _field(
            "equipment_number",
            Kind.TEXT,
            "设备编号、编号、资产编号、固定资产编号",
            required=True,
        ),
        _field("name", Kind.TEXT, "名称、设备名称、资产名称", required=True),
        _field("model", Kind.TEXT, "品牌型号、型号、规格型号、品牌及型号"),
        _field("serial_number", Kind.TEXT, "序列号、设备序列号、sn、s/n、出厂编号"),
        _field("disk_serial_number", Kind.TEXT, "硬盘序列号、硬盘编号、硬盘sn"),
        _field("ownership", Kind.TEXT, "权属、产权、所有权、归属、owner"),
        _field("workstation", Kind.TEXT, "工位、工位号、使用工位、存放位置、位置"),
        _field("quantity", Kind.COUNT, "数量、台数、qty"),
        _field("sequence", Kind.NUMBER, "序号、no"),
        _field("remarks", Kind.TEXT, "备注、说明、notes"),
    ),
)

LAYOUTS: Mapping[str, Layout] = {layout.name: layout for layout in (CATALOGUE, STAFF, EQUIPMENT)}
