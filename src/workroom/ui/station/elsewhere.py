"""Tells the answer to a scan on a notice strip while another page is in front."""

from collections.abc import Callable

from workroom.ui.kit.bench import Bench
from workroom.ui.station.answer import clauses, headline, sentence, tone_of
from workroom.ui.station.listening import Heard, StationDesk


def announce(
    station: StationDesk, *, in_front: Callable[[], str], bench: Callable[[], Bench]
) -> None:
    """Let the window say what a scan did, unless the station's own page says it.

    A note's number opens the note, wherever one is: so work goes on after a power cut.

    `in_front` answers the key of the page in front, `bench` the bench of now: both
    are the window's (`lambda: frame.current`, `lambda: frame.bench`).
    """

    def tell(heard: Heard) -> None:
        now = bench()
        if heard.reply.note:
            now.go("handover", heard.reply.note)
        elif in_front() != "station":
            lines = (
                headline(now.words, heard.reply),
                sentence(now.words, heard),
                clauses(now.words, heard.reply),
            )
            now.notify("\n".join(filter(None, lines)), tone_of(heard))

    station.heard.connect(tell)
