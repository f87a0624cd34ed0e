"""The page's place in the rail."""

from workroom.base.words import N_
from workroom.ui.handover.page import HandoverPage
from workroom.ui.handover.papers import Papers
from workroom.ui.kit.entry import PageEntry


def entry(papers: Papers) -> PageEntry:
    """The entry for the window; `papers` draws and prints the notes."""
    return PageEntry(
        key="handover",
        title=N_("Hand-over"),
        icon="handover",
        shortcut="Ctrl+3",
        open=lambda bench: HandoverPage(bench, papers),
    )
