"""The settings' place in the rail."""

from workroom.ui.kit.entry import PageEntry
from workroom.ui.settings.page import TITLE, SettingsPage
from workroom.ui.settings.pc_desk import PcDesk


def settings_entry(pc: PcDesk) -> PageEntry:
    """At the foot of the rail; `pc` is what the window lets the page ask about this PC."""
    return PageEntry(
        key="settings",
        title=TITLE,
        icon="settings",
        shortcut="Ctrl+6",
        open=lambda bench: SettingsPage(bench, pc),
        foot=True,
    )
