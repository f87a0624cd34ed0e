"""The page's place in the rail."""

from workroom.base.words import N_
from workroom.ui.closing.page import ClosingPage, Papers
from workroom.ui.kit.entry import PageEntry


def entry(papers: Papers) -> PageEntry:
    """The entry for the window; `papers` draws and offers the daily sheet."""
    return PageEntry(
        key="closing",
        title=N_("Closing"),
        icon="closing",
        shortcut="Ctrl+5",
        open=lambda bench: ClosingPage(bench, papers),
    )
