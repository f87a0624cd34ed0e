"""Tells the answer to a scan on a notice strip while another page is in front."""

from collections.abc import Callable

from workroom.base.ids import Kind
from workroom.ui.kit.bench import Bench
from workroom.ui.station.answer import clauses, headline, sentence, tone_of
from workroom.ui.station.listening import Heard, StationDesk

PAGES = {Kind.HANDOVER: "handover", Kind.LINE: "records"}
"""The page that opens what a scanned code stands for."""


def announce(
    station: StationDesk,
    *,
    in_front: Callable[[], str],
    bench: Callable[[], Bench],
    has: Callable[[str], bool],
) -> None:
    """Let the window say what a scan did, unless the station's own page says it.

    A note's number opens the note, wherever one is: so work goes on after a power cut.
    So does the number of a register's line, where the window has a page for it.

    `in_front` answers the key of the page in front, `bench` the bench of now, `has`
    whether there is a page of a key: all are the window's (`lambda: frame.current`,
    `lambda: frame.bench`, `frame.has`).
    """

    def tell(heard: Heard) -> None:
        now = bench()
        subject = heard.reply.subject
        page = PAGES.get(subject.kind, "") if subject is not None else ""
        if page and has(page):
            now.go(page, subject)
        elif in_front() != "station":
            lines = (
                headline(now.words, heard.reply),
                sentence(now.words, heard),
                clauses(now.words, heard.reply),
            )
            now.notify("\n".join(filter(None, lines)), tone_of(heard))

    station.heard.connect(tell)
