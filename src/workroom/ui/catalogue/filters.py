"""The row of filters above the catalogue: what kind, where, and which of them."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from workroom.base.codes import Prefix, label
from workroom.base.words import N_, Phrase, phrase
from workroom.rooms.catalogue.model import UnitKind
from workroom.rooms.custody.model import IN_THE_ROOM, Place
from workroom.rooms.listing.model import Wanted
from workroom.rooms.project.model import Project
from workroom.ui.catalogue.screen import CatalogueScreen
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.fields import Choice
from workroom.ui.kit.labels import button
from workroom.ui.kit.saying import say_text
from workroom.ui.kit.theme import S

ANYWHERE: frozenset[Place] = frozenset()
PLACES: tuple[tuple[frozenset[Place], str], ...] = (
    (ANYWHERE, N_("Anywhere")),
    (frozenset({Place.STACKS}), N_("In the stacks")),
    (IN_THE_ROOM, N_("In the room")),
    (frozenset({Place.WORKSTATION}), N_("At a workstation")),
    (frozenset({Place.CABINET}), N_("In the cabinet")),
    (frozenset({Place.DESK}), N_("At the hand-over desk")),
    (frozenset({Place.RETURNED}), N_("Given back")),
    (frozenset({Place.LENT}), N_("Lent to the client")),
    (frozenset({Place.MISSING, Place.LOST}), N_("Missing or lost")),
)
FLAGS = (
    ("held", N_("Held")),
    ("unfinished", N_("Unfinished")),
    ("finished", N_("Finished")),
)


class FilterRow(QWidget):
    """Choices, switches, and a chip for each thing that only another page can name."""

    changed = Signal(object)
    """The `Wanted` as it now is."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        words = bench.words
        self._wanted = Wanted()
        self._projects: tuple[Project, ...] = ()
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(S)
        self._project = Choice(((None, words(N_("All projects"))),))
        self._kind = Choice(
            (
                (None, words(N_("All kinds"))),
                *((kind, words(kind.label)) for kind in UnitKind),
            )
        )
        self._place = Choice(
            tuple((number, words(text)) for number, (_, text) in enumerate(PLACES))
        )
        for choice, name in (
            (self._project, N_("Project")),
            (self._kind, N_("Kind")),
            (self._place, N_("Where")),
        ):
            choice.setAccessibleName(words(name))
            choice.activated.connect(self._gather)
            self._across.addWidget(choice)
        self._flags: dict[str, QPushButton] = {}
        for name, text in FLAGS:
            switch = button(words(text), self._gather, theme=bench.theme, kind="filter")
            switch.setCheckable(True)
            self._flags[name] = switch
            self._across.addWidget(switch)
        self._chip = button(
            "", self._drop_chip, theme=bench.theme, icon_name="cross", kind="filter"
        )
        self._chip.setCheckable(True)
        self._clear = button(
            words(N_("Clear all")), self._drop_all, theme=bench.theme, kind="quiet"
        )
        self._across.addWidget(self._chip)
        self._across.addStretch(1)
        self._across.addWidget(self._clear)
        self._project.hide()
        self._show(Wanted(), "")

    @property
    def wanted(self) -> Wanted:
        return self._wanted

    def say(self) -> str:
        """The question in words, as somebody might name it."""
        choices = (self._project, self._kind, self._place)
        said = [one.currentText() for one in choices if one.currentIndex() > 0]
        said += [one.text() for one in self._flags.values() if one.isChecked()]
        said += [self._chip.text()] if not self._chip.isHidden() else []
        said += [self._wanted.text] if self._wanted.text else []
        return say_text(self._bench.words, phrase("{parts}", parts=tuple(said)))

    def show_screen(self, screen: CatalogueScreen) -> None:
        """Show what was asked, and offer the projects there are."""
        if screen.projects != self._projects:
            self._projects = screen.projects
            every = (None, self._bench.words(N_("All projects")))
            self._project.offer((every, *((one.id, one.name) for one in screen.projects)))
        self._project.setVisible(len(screen.projects) > 1)
        self._show(screen.wanted, screen.named)

    def ask(self, wanted: Wanted) -> None:
        """Another page, or the panel, asks for this."""
        self._wanted = wanted
        self._show(wanted, "")
        self.changed.emit(wanted)

    def _gather(self) -> None:
        self.ask(
            replace(
                self._wanted,
                project=self._project.value,
                kind=self._kind.value,
                places=PLACES[self._place.value][0],
                held=self._flags["held"].isChecked(),
                unfinished=self._flags["unfinished"].isChecked(),
                finished=self._flags["finished"].isChecked()
                and not self._flags["unfinished"].isChecked(),
            )
        )

    def _drop_chip(self) -> None:
        self.ask(replace(self._wanted, inside=None, batch=None, holder=None, stage=None))

    def _drop_all(self) -> None:
        kept = self._wanted
        self.ask(Wanted(text=kept.text, sort=kept.sort, descending=kept.descending))

    def _show(self, wanted: Wanted, named: str) -> None:
        self._wanted = wanted
        self._project.choose(wanted.project)
        self._kind.choose(wanted.kind)
        places = [one for one, _ in PLACES]
        self._place.choose(places.index(wanted.places) if wanted.places in places else 0)
        self._flags["held"].setChecked(wanted.held)
        self._flags["unfinished"].setChecked(wanted.unfinished)
        self._flags["finished"].setChecked(wanted.finished)
        said = _chip(wanted, named)
        self._chip.setVisible(said is not None)
        self._chip.setChecked(True)
        if said is not None:
            self._chip.setText(say_text(self._bench.words, said))
        self._clear.setVisible(
            wanted != Wanted(text=wanted.text, sort=wanted.sort, descending=wanted.descending)
        )


def _chip(wanted: Wanted, named: str) -> Phrase | None:
    """The words for what no choice of this row can say."""
    parts: list[Phrase] = []
    if wanted.inside is not None:
        parts.append(phrase(N_("in box {code}"), code=named))
    if wanted.batch is not None:
        parts.append(phrase(N_("batch {code}"), code=label(Prefix.BATCH, wanted.batch)))
    if wanted.holder is not None:
        parts.append(phrase(N_("with {name}"), name=named))
    if wanted.stage is not None:
        parts.append(phrase(N_("at {step}"), step=phrase(wanted.stage.label)))
    return phrase("{parts}", parts=tuple(parts)) if parts else None
