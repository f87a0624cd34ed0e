"""Begins a batch out or a return; asks which project or batch only where there are several."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from workroom.base.ids import BatchId, HandoverId, ProjectId
from workroom.base.words import N_, phrase
from workroom.rooms.handover import service
from workroom.ui.handover.notes_list import say_counts
from workroom.ui.handover.screen import HandoverScreen
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.page import Page
from workroom.ui.kit.theme import XL

STILL = N_("{batch}: {counts} still out")


class Beginning:
    """The two ways in which a note begins; `then` hears the new handover."""

    def __init__(self, page: Page, desk: Desk[Any], then: Callable[[HandoverId], object]) -> None:
        self._page, self._desk, self._then = page, desk, then
        self.menu = QMenu(page)

    def begin_out(self, screen: HandoverScreen | None) -> None:
        """A batch of the only project, or of the one chosen."""
        projects = screen.projects if screen is not None else ()
        self._choose([(one.name, partial(self._out, one.id)) for one in projects])

    def begin_back(self, screen: HandoverScreen | None) -> None:
        """A return of the only batch that is out, or of the one chosen."""
        homes = screen.homes if screen is not None else ()
        say = self._page.bench.words.say
        self._choose(
            [
                (
                    say(phrase(STILL, batch=one.code, counts=say_counts(one.still.counts))),
                    partial(self._back, one.batch),
                )
                for one in homes
            ]
        )

    def _choose(self, ways: Sequence[tuple[str, Callable[[], object]]]) -> None:
        if len(ways) == 1:
            ways[0][1]()
            return
        self.menu.clear()
        for text, do in ways:
            self.menu.addAction(text.replace("&", "&&")).triggered.connect(do)
        self.menu.popup(self._page.mapToGlobal(QPoint(self._page.width() // 3, 2 * XL)))
        if self.menu.actions():
            self.menu.setActiveAction(self.menu.actions()[0])

    def _out(self, project: ProjectId) -> None:
        self._desk.do(lambda work: service.begin_out(work, project=project), then=self._then)

    def _back(self, batch: BatchId) -> None:
        self._desk.do(lambda work: service.begin_back(work, batch=batch), then=self._then)
