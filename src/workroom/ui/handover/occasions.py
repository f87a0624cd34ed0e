"""Asks why the archives of a draft go out, and for rework from which stage on it is done again."""

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from workroom.base.words import N_
from workroom.rooms.handover import service
from workroom.rooms.handover.occasion import Occasion
from workroom.ui.handover.note_acts import Now
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.page import Page
from workroom.ui.kit.theme import XL

FROM = N_("Out again for rework, from {step} on")


class Occasions:
    """A menu over the note in front: arrows and Enter."""

    def __init__(self, page: Page, desk: Desk[Any], now: Now) -> None:
        self._page, self._desk, self._now = page, desk, now
        self.menu = QMenu(page)

    def ask(self) -> None:
        """Offer the occasions of the draft in front."""
        picked = self._now.picked
        if picked is None:
            return
        words = self._page.bench.words
        self.menu.clear()
        for occasion in (Occasion.FIRST, Occasion.MORE):
            text = words(occasion.label)
            self._offer(text[:1].upper() + text[1:], occasion, "")
        for step in picked.steps:
            self._offer(words(FROM, step=words(step.label)), Occasion.REWORK, step.value)
        self.menu.popup(self._page.mapToGlobal(QPoint(self._page.width() // 3, 2 * XL)))
        self.menu.setActiveAction(self.menu.actions()[0])

    def _offer(self, text: str, occasion: Occasion, back_to: str) -> None:
        action = self.menu.addAction(text.replace("&", "&&"))
        action.triggered.connect(partial(self._choose, occasion, back_to))

    def _choose(self, occasion: Occasion, back_to: str, _checked: bool = False) -> None:
        picked = self._now.picked
        if picked is not None:
            self._desk.do(
                lambda work: service.choose_occasion(
                    work, handover=picked.note.id, occasion=occasion, back_to=back_to
                )
            )
