"""Devices (设备): what each is, where it stands, and which of its ports are closed and sealed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workroom.base.clauses import PORTS_CLOSED
from workroom.base.verdict import YES, Verdict, wrong
from workroom.base.words import N_
from workroom.rooms.people.model import Role
from workroom.rooms.registers.declaration import Case, Part, Register
from workroom.rooms.registers.fields import ENTERED, asked
from workroom.rooms.registers.model import Line, Option, Standing

TAKEN_OUT = "taken_out"

KEEPERS = frozenset({Role.SYSTEM, Role.MANAGER})
CLIENT = frozenset({Role.CLIENT_LEAD, Role.SECURITY_OFFICER})

CLOSED_AND_NEEDED = N_("A port is closed or needed, not both: {ports}.")
NO_SUCH_PLACE = N_("There is no workstation of that name: {name}.")
NEEDED_HOW = N_("Say by which approval of the client the port stays open.")


class DeviceKind(Option):
    """What it is."""

    COMPUTER = "computer", N_("computer"), "计算机"
    SCANNER = "scanner", N_("scanner"), "扫描仪"
    SERVER = "server", N_("server"), "服务器"
    STORAGE = "storage", N_("storage"), "存储"
    PRINTER = "printer", N_("printer"), "打印"
    NETWORK = "network", N_("network device"), "网络"
    OTHER = "other", N_("other"), "其他"


class Port(Option):
    """The ways out of a device that are closed. §5.4.3."""

    USB_FRONT = "usb_front", N_("USB front"), "USB前"
    USB_BACK = "usb_back", N_("USB back"), "USB后"
    INFRARED = "infrared", N_("infrared"), "红外"
    BLUETOOTH = "bluetooth", N_("Bluetooth"), "蓝牙"
    WIRELESS = "wireless", N_("wireless"), "无线"
    SCSI = "scsi", N_("SCSI"), "SCSI"
    DISC = "disc", N_("disc drive"), "光驱"
    CARD = "card", N_("card reader"), "读卡器"
    SERIAL = "serial", N_("serial, parallel"), "串/并口"
    OTHER = "other", N_("other"), "其他"


@dataclass(frozen=True, slots=True)
class Device(Line):
    """One device with its ports, in use until it is taken out."""

    code: str = asked(N_("Number of the device"), "设备编号", width=24, unique=True)
    kind: DeviceKind = asked(N_("Kind"), "类型", width=18)
    model: str = asked(N_("Brand and model"), "品牌型号", width=30)
    serial: str = asked(N_("Serial number"), "序列号", optional=True, width=28)
    workstation: str = asked(N_("Workstation"), "工位", optional=True, width=18)
    closed: tuple[Port, ...] = asked(N_("Closed ports"), "封闭端口", optional=True, width=40)
    seals: str = asked(N_("Numbers of the seals"), "封条号", optional=True, width=32)
    needed: tuple[Port, ...] = asked(
        N_("Ports that stay open"), "必要端口", optional=True, width=26
    )
    approval: str = asked(N_("Approval for them"), "必要端口审批号", optional=True, width=24)
    used_from: date = asked(N_("In use from"), "启用日期", width=22)
    out_on: date | None = asked(N_("Out of use since"), "停用日期", part=TAKEN_OUT, width=22)
    out_because: str = asked(
        N_("Why, and where it went"), "停用原因及去向", part=TAKEN_OUT, lines=2
    )

    @property
    def in_use(self) -> bool:
        """Whether it works in the room."""
        return self.standing is Standing.OPEN


def every_port_is_accounted_for(case: Case[Device]) -> Verdict:
    """§5.4.3 封闭端口: closed, or needed and approved of by the client."""
    one, verdict = case.after, YES
    both = tuple(port for port in one.closed if port in one.needed)
    if both:
        verdict &= wrong(
            "needed", CLOSED_AND_NEEDED, PORTS_CLOSED, ports="、".join(p.chinese for p in both)
        )
    if one.needed and not one.approval:
        verdict &= wrong("approval", NEEDED_HOW, PORTS_CLOSED)
    if one.workstation and case.workstations and one.workstation not in case.workstations:
        verdict &= wrong("workstation", NO_SUCH_PLACE, PORTS_CLOSED, name=one.workstation)
    return verdict


def in_use(devices: Iterable[Device]) -> tuple[Device, ...]:
    """The devices that work in the room."""
    return tuple(one for one in devices if one.in_use)


DEVICES: Register[Device] = Register(
    key="devices",
    kind=Device,
    title=N_("Devices"),
    chinese="设备及封闭端口登记簿",
    paper="设备及封闭端口登记卡",
    help=N_(
        "The computers, scanners and other devices of the room, with the ports that are closed and "
        "the numbers of their seals. Each is looked at every week."
    ),
    clauses=(PORTS_CLOSED,),
    parts=(
        Part(ENTERED, N_("Device registered"), "登记", KEEPERS | CLIENT, signs="登记人"),
        Part(
            TAKEN_OUT,
            N_("Taken out of use"),
            "停用",
            KEEPERS | CLIENT,
            signs="经办人",
            after=(ENTERED,),
            closes=True,
        ),
    ),
    rules=(every_port_is_accounted_for,),
    known_by="code",
)
