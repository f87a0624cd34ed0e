"""The look: colours, type sizes and distances, and how they are put on the application."""

from dataclasses import dataclass
from enum import StrEnum
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from workroom.base.resources import resources

FAMILY = "Noto Sans SC"

META, BODY, STRONG, SECTION, ANSWER, LINE = 12, 14, 16, 20, 28, 44
"""Type sizes in pixels: a remark, a text, a name, a section, a page's answer, a station's line."""

XS, S, M, L, XL = 4, 8, 12, 16, 24
"""Distances in pixels."""

ROW, ROW_DENSE, RADIUS = 32, 28, 6
PANEL_WIDTH, RAIL_WIDTH, RAIL_FOLDED, STATUS_HEIGHT = 320, 176, 56, 28


class Shade(StrEnum):
    """Which of the two looks."""

    LIGHT = "light"
    DARK = "dark"


class Tone(StrEnum):
    """What a colour means; it never speaks alone, an icon and a word stand beside it."""

    PLAIN = "plain"
    QUIET = "quiet"
    ACT = "act"
    DONE = "done"
    LOOK = "look"
    STOP = "stop"


TONE_ICON = {
    Tone.PLAIN: "dot",
    Tone.QUIET: "dot",
    Tone.ACT: "chevron-right",
    Tone.DONE: "check",
    Tone.LOOK: "warning",
    Tone.STOP: "stop",
}
"""The sign that stands beside a tone where the page names no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colours of one shade, as `#RRGGBB`; what the first ten do not give is mixed from them."""

    shade: Shade
    ground: str
    surface: str
    border: str
    text: str
    quiet: str
    act: str
    done: str
    look: str
    stop: str
    rail: str
    on_act: str
    rail_text: str
    rail_current: str

    def colour(self, tone: Tone) -> str:
        """The colour a text of that tone has on the ground or a surface."""
        match tone:
            case Tone.PLAIN:
                return self.text
            case Tone.QUIET:
                return self.quiet
            case Tone.ACT:
                return self.act
            case Tone.DONE:
                return self.done
            case Tone.LOOK:
                return self.look
            case Tone.STOP:
                return self.stop

    def wash(self, tone: Tone) -> str:
        """The pale ground of a chip or a strip of that tone."""
        return mix(self.surface, self.colour(tone), 0.10)

    @property
    def selected(self) -> str:
        return mix(self.surface, self.act, 0.12)

    @property
    def hover(self) -> str:
        return mix(self.surface, self.text, 0.05)

    @property
    def header(self) -> str:
        return mix(self.surface, self.ground, 0.6)

    @property
    def field_border(self) -> str:
        """A field's edge must be seen at 3 : 1; the one border colour is for what only divides."""
        return mix(self.border, self.quiet, 0.68)

    @property
    def act_hover(self) -> str:
        return mix(self.act, self.text, 0.15)

    @property
    def disabled(self) -> str:
        return mix(self.surface, self.quiet, 0.72)


LIGHT = Theme(
    shade=Shade.LIGHT,
    ground="#F5F6F8",
    surface="#FFFFFF",
    border="#D9DDE3",
    text="#1B2430",
    quiet="#5A6675",
    act="#1F5FD0",
    done="#1B7A3D",
    look="#8F5400",
    stop="#B3261E",
    rail="#14263A",
    on_act="#FFFFFF",
    rail_text="#C6D0DC",
    rail_current="#1F5FD0",
)
DARK = Theme(
    shade=Shade.DARK,
    ground="#12161C",
    surface="#1B2129",
    border="#333C47",
    text="#E6EAF0",
    quiet="#A3AEBC",
    act="#7FB0FF",
    done="#6FCF97",
    look="#F2B84B",
    stop="#FF8A80",
    rail="#0D1117",
    on_act="#0D1117",
    rail_text="#A3AEBC",
    rail_current="#24385A",
)


def theme_of(shade: Shade) -> Theme:
    return LIGHT if shade is Shade.LIGHT else DARK


def mix(ground: str, over: str, share: float) -> str:
    """`over` laid on `ground` with that share of cover, 0 to 1."""
    pairs = zip(_channels(ground), _channels(over), strict=True)
    return "#" + "".join(f"{round(low + (high - low) * share):02X}" for low, high in pairs)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours by WCAG 2, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def font(size: int = BODY, *, bold: bool = False) -> QFont:
    """The one face at that size in pixels, with figures of equal width."""
    face = QFont(FAMILY)
    face.setPixelSize(size)
    face.setBold(bold)
    face.setFeature(QFont.Tag("tnum"), 1)
    return face


def load_fonts() -> None:
    """Bring in the carried typeface, so that nothing depends on the fonts of the machine."""
    if FAMILY not in QFontDatabase.families():
        for path in sorted((resources() / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(path))


def apply(application: QApplication, theme: Theme) -> None:
    """Put the look on the application; may be called again at any time with another theme."""
    load_fonts()
    sheet = style_sheet(theme)
    if application.styleSheet() == sheet:
        return  # It is worn already; Qt would polish every widget anew.
    application.setStyle("Fusion")
    application.setFont(font())
    application.setPalette(_palette(theme))
    application.setStyleSheet(sheet)


def style_sheet(theme: Theme) -> str:
    """The one style sheet with this theme's colours filled in."""
    text = (resources() / "style.qss").read_text(encoding="utf-8")
    return Template(text).substitute(
        ground=theme.ground,
        surface=theme.surface,
        border=theme.border,
        text=theme.text,
        quiet=theme.quiet,
        act=theme.act,
        done=theme.done,
        look=theme.look,
        stop=theme.stop,
        rail=theme.rail,
        on_act=theme.on_act,
        rail_text=theme.rail_text,
        rail_current=theme.rail_current,
        rail_hover=mix(theme.rail, theme.rail_text, 0.12),
        selected=theme.selected,
        hover=theme.hover,
        header=theme.header,
        field_border=theme.field_border,
        act_hover=theme.act_hover,
        disabled=theme.disabled,
        wash_act=theme.wash(Tone.ACT),
        wash_done=theme.wash(Tone.DONE),
        wash_look=theme.wash(Tone.LOOK),
        wash_stop=theme.wash(Tone.STOP),
        shade=theme.shade.value,
        icons=(resources() / "icons" / "style").as_posix(),
    )


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in {
        role.Window: theme.ground,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.header,
        role.Text: theme.text,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.stop,
        role.ToolTipBase: theme.surface,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.quiet,
        role.Highlight: theme.act,
        role.HighlightedText: theme.on_act,
        role.Link: theme.act,
        role.LinkVisited: theme.act,
        role.Light: theme.surface,
        role.Midlight: theme.border,
        role.Mid: theme.border,
        role.Dark: theme.field_border,
        role.Shadow: theme.rail,
    }.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.disabled))
    return palette


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        part = channel / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
