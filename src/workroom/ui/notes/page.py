"""The register of notes: what is unsigned, not filed, not home, corrected or dropped."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from workroom.base.event import Event
from workroom.base.ids import Kind, ProjectId, Subject
from workroom.base.verdict import YES
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.reading import Reading
from workroom.rooms.handover.counts import NOTHING
from workroom.rooms.handover.noted import Noted, Wanting
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.entry import PageEntry
from workroom.ui.kit.fields import Choice
from workroom.ui.kit.page import Page
from workroom.ui.kit.panel import Fact, Panel
from workroom.ui.kit.rows import RowsModel
from workroom.ui.kit.table import Table
from workroom.ui.notes.columns import COLUMNS, NO_NUMBER, say_counts, say_wanting
from workroom.ui.notes.screen import NotesScreen, Wanted, read_notes

Papers = Callable[[ProjectId], object]
"""Draws and offers the register of a project (F05); called on the GUI thread."""

TITLE = N_("Register of notes")
HELP = N_(
    "Every handover note, newest first, with its way home and what of it is still wanting: a "
    "signature, its file, archives that are not home. Dropped drafts and corrected notes stand "
    "here as well.\n\n"
    "F4 walks through what may be wanting. Enter or F6 opens the note where it is worked on. "
    "Ctrl+P prints the register of what went out and came home (F05). As a spreadsheet: "
    "workroom export notes. Esc leads back to the hand-over."
)
ALL = N_("All notes ({count})")
SOME = N_("{wanting} ({count})")
WHOLE = N_("{count} notes")
EMPTY = N_("No note is like that.")
PAUSE_MS = 1000
"""The register is read anew at most so often while others work."""


class NotesPage(Page):
    """Reads on while others work; the picked note stands in the panel."""

    def __init__(self, bench: Bench, papers: Papers) -> None:
        super().__init__(bench, title=TITLE, help=HELP)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words, theme = bench.words, bench.theme
        self._papers = papers
        self._screen: NotesScreen | None = None
        self._wanted = Wanted()
        self._painting = False
        self.which = Choice()
        self.which.setAccessibleName(words(N_("Which notes")))
        self.which.setMinimumContentsLength(18)
        self.head.addWidget(self.which)
        self.add_search(N_("Number, code or name …"), self._search)
        self._rows = RowsModel(COLUMNS, words=words, theme=theme, key=lambda one: one.id)
        self.table: Table[Noted] = Table(self._rows, name=TITLE, empty=EMPTY)
        self.body.addWidget(self.table, 1)
        self.panel_of_note = Panel(bench)
        self._open = self._deed(N_("Open the note"), self.open_note, "F6")
        self._print = self._deed(N_("Print the register (F05)"), self.print_register, "Ctrl+P")
        self._walk = self._deed(N_("Next kind"), self.walk, "F4")
        self.panel_of_note.set_deeds(self._walk, self._print, main=self._open)
        self.set_panel(self.panel_of_note)
        self.which.currentIndexChanged.connect(lambda _row: self._choose())
        self.table.picked.connect(self._show)
        self.table.opened.connect(lambda _one: self.open_note())
        self._desk: Desk[NotesScreen] = Desk(
            bench,
            read=self._question(),
            paint=self._paint,
            page=self,
            watch=(Event,),
            pause_ms=PAUSE_MS,
        )

    def visit(self, about: object) -> None:
        """What may be wanting: only such notes are listed."""
        if isinstance(about, Wanting):
            self._ask(Wanted(about, self._wanted.text))

    def open_note(self) -> None:
        """Open the picked note where it is worked on."""
        one = self.table.record
        if one is not None:
            self.bench.go("handover", Subject(Kind.HANDOVER, one.id))

    def print_register(self) -> None:
        """F05 of the project of the picked note, or of the newest."""
        one, screen = self.table.record, self._screen
        project = one.note.project if one else screen.newest_project if screen else None
        if project is not None:
            self._papers(project)

    def walk(self) -> None:
        """On to the next thing that may be wanting."""
        self.which.setCurrentIndex((self.which.currentIndex() + 1) % max(self.which.count(), 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.bench.go("handover", None)
        else:
            super().keyPressEvent(event)

    def _deed(self, text: str, do: Callable[[], object], key: str) -> Deed:
        return Deed(text, do, words=self.bench.words, page=self, shortcut=key)

    def _question(self) -> Callable[[Reading], NotesScreen]:
        wanted, now = self._wanted, self.bench.now()
        return lambda db: read_notes(db, wanted, now)

    def _ask(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._desk.ask(self._question())

    def _choose(self) -> None:
        if self._painting:
            return
        value = self.which.value
        self._ask(Wanted(Wanting(value) if value else None, self._wanted.text))

    def _search(self, text: str) -> None:
        self._ask(Wanted(self._wanted.wanting, text))

    def _paint(self, screen: NotesScreen) -> None:
        self._screen, words = screen, self.bench.words
        counted = ((one.value, one.label, count) for one, count in screen.counts.items())
        some = [(key, words(SOME, wanting=phrase(label), count=n)) for key, label, n in counted]
        self._painting = True  # offering and choosing are no choice of a person's
        self.which.offer([("", words(ALL, count=screen.whole)), *some])
        self.which.choose(self._wanted.wanting.value if self._wanted.wanting else "")
        self._painting = False
        self.remark(phrase(WHOLE, count=len(screen.notes)))
        self._rows.show(screen.notes)
        if self.table.record is None and screen.notes:
            self.table.pick(0)
        self._walk.judge(YES)
        self._print.judge(YES if screen.newest_project is not None else None)
        self._show(self.table.record)

    def _show(self, one: Noted | None) -> None:
        self._open.judge(YES if one is not None and Wanting.DROPPED not in one.wanting else None)
        if one is None:
            self.panel_of_note.clear()
            return
        told: tuple[tuple[str, str | Phrase], ...] = (
            (N_("Wanting"), say_wanting(one)),
            (N_("List"), one.note.annex),
            (N_("Given by"), one.giver),
            (N_("Taken by"), one.taker),
            (N_("On it"), say_counts(one.counts)),
            (N_("Came home"), "、".join(day.isoformat() for day in one.home)),
            (N_("Still out"), "" if one.still_out == NOTHING else say_counts(one.still_out)),
            (N_("Treatments"), "、".join(one.treatments)),
            (N_("Reshelved by"), "、".join(one.reshelved_by)),
        )
        words = self.bench.words
        facts = (
            Fact(label, value)
            for label, value in told
            if (words.say(value) if isinstance(value, Phrase) else value)
        )
        self.panel_of_note.show_thing(
            title=one.note.number or phrase(NO_NUMBER),
            subtitle=phrase(one.note.direction.label),
            facts=tuple(facts),
        )


def notes_entry(papers: Papers) -> PageEntry:
    """The register has no place of its own in the rail: the hand-over leads to it, and its key."""
    return PageEntry(
        key="notes",
        title=TITLE,
        icon="handover",
        shortcut="Ctrl+9",
        open=lambda bench: NotesPage(bench, papers),
        under="handover",
    )
