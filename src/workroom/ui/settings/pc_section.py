"""This PC: language and look, the desk's name, printer, reader, sounds, place of the copies."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from workroom.base.words import N_, Language
from workroom.paper.sheet import Sheet
from workroom.paper.trial import trial_sheet
from workroom.rooms.site.model import WorkstationPlaced
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.burst import Ending
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.fields import Choice, CodeField, number_field
from workroom.ui.kit.labels import Label, button, card, row
from workroom.ui.kit.printer_choice import PrinterChoice
from workroom.ui.kit.reader_trial import ReaderTrial
from workroom.ui.kit.sounds import Sound
from workroom.ui.kit.theme import META, STRONG, M, Shade, Tone
from workroom.ui.settings.pc_desk import PcDesk, reader_settings
from workroom.ui.settings.screen import PlacesScreen, read_places
from workroom.ui.settings.section import Section

TITLE = N_("This PC")
TEXT = N_("Only this PC is set here, and at once. What both sides agreed on stands in the book.")
SOUND_WORDS = {Sound.DONE: N_("Done"), Sound.LOOK: N_("Look"), Sound.STOP: N_("Stop")}

AskFolder = Callable[[QWidget, str, str], str]
"""`ask(parent, title, start)`: the folder that was chosen, empty for none."""


class PcSection(Section):
    """Cards in two columns; what is changed is kept and in force at once."""

    def __init__(self, bench: Bench, pc: PcDesk, *, ask_folder: AskFolder | None = None) -> None:
        super().__init__(bench, key="pc", title=TITLE, text=TEXT)
        self._pc = pc
        self._ask_folder = ask_folder or _ask_folder
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, M, 0)
        self._grid.setSpacing(M)
        for side in (0, 1):
            self._grid.setColumnStretch(side, 1)
        self._columns = [QVBoxLayout(), QVBoxLayout()]
        for side, column in enumerate(self._columns):
            column.setSpacing(M)
            self._grid.addLayout(column, 0, side)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self.body.addWidget(scroll, 1)
        self._look_card()
        self._desk_card()
        self._sound_card()
        self._copies_card()
        self._printer_card()
        self._reader_card()
        for column in self._columns:
            column.addStretch(1)
        self._desk: Desk[PlacesScreen] = Desk(
            bench,
            read=lambda db: read_places(db, None),
            paint=self._paint,
            page=self,
            watch=(WorkstationPlaced,),
        )
        self.printer.look()

    # --- scans of the trial ---

    def take_scan(self, text: str) -> bool:
        """Every scan made here is a trial; the station does not hear of it."""
        self.trial.hear(text)
        return True

    def rest_focus(self) -> None:
        """Where nothing can be typed, so that the pace of a slow reader shows."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- cards ---

    def _look_card(self) -> None:
        words = self.bench.words
        # Each language is called by its own name, so that whoever is lost in the other finds it.
        self.language = Choice([(Language.CHINESE, "中文"), (Language.ENGLISH, "English")])
        self.language.choose(words.language)
        self.language.activated.connect(lambda _row: self._pc.speak(Language(self.language.value)))
        self.shade = Choice([(Shade.LIGHT, words(N_("Light"))), (Shade.DARK, words(N_("Dark")))])
        self.shade.choose(self.bench.theme.shade)
        self.shade.activated.connect(lambda _row: self._pc.wear(Shade(self.shade.value)))
        self._card(
            0,
            N_("Language and look"),
            (N_("Language"), self.language),
            (N_("Appearance"), self.shade),
        )

    def _desk_card(self) -> None:
        self.station = QComboBox()
        self.station.setEditable(True)
        self.station.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.station.setCurrentText(self._pc.settings().station)
        self.station.activated.connect(lambda _row: self._keep_station())
        editor = self.station.lineEdit()
        if editor is not None:
            editor.setPlaceholderText(self._pc.place)
            editor.editingFinished.connect(self._keep_station)
        self._card(
            0,
            N_("Name of this desk"),
            (N_("Workstation"), self.station),
            note=N_("It stands in every entry made here; from the next start of the program on."),
        )

    def _sound_card(self) -> None:
        words, pc = self.bench.words, self._pc
        kept = pc.settings()
        self.sounds_on = QCheckBox(words(N_("Sounds on")))
        self.sounds_on.setChecked(kept.sounds)
        self.sounds_on.toggled.connect(self._turn_sounds)
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setRange(5, 100)
        self.volume.setPageStep(10)
        self.volume.setValue(kept.volume)
        self.volume.valueChanged.connect(lambda value: self._keep(volume=value))
        self.tests = [
            button(words(text), partial(pc.sounds.play, sound), theme=self.bench.theme)
            for sound, text in SOUND_WORDS.items()
        ]
        self._judge_sounds(on=kept.sounds)
        column = self._card(0, N_("Sounds"), ("", self.sounds_on), (N_("Loudness"), self.volume))
        column.addLayout(row(*self.tests, None))

    def _copies_card(self) -> None:
        words, kept = self.bench.words, self._pc.settings()
        self.copies = QLineEdit(kept.backup_folder)
        self.copies.setPlaceholderText(str(self._pc.folder.backups))
        self.copies.editingFinished.connect(self._keep_copies)
        column = self._card(
            0,
            N_("Copies of the book"),
            (N_("Folder"), self.copies),
            note=N_("After each closing of the day. Best on another disk than the book."),
        )
        self.choose = button(
            words(N_("Choose a folder …")), self._choose_copies, theme=self.bench.theme
        )
        column.addLayout(row(self.choose, None))

    def _printer_card(self) -> None:
        bench = self.bench
        self.printer = PrinterChoice(
            bench.words,
            bench.theme,
            bench.tasks,
            draw=self._trial_sheet,
            name=self._pc.settings().printer,
        )
        self.printer.chosen.connect(lambda name: self._keep(printer=name))
        column = self._card(1, N_("Printer"))
        column.addWidget(self.printer)

    def _reader_card(self) -> None:
        bench, kept = self.bench, self._pc.settings()
        words = bench.words
        self.gap = number_field(5, 120, suffix=words(N_("ms")))
        self.gap.setValue(kept.reader_gap_ms)
        self.gap.valueChanged.connect(lambda value: self._keep(reader_gap_ms=value))
        self.ending = Choice(
            [
                (Ending.KEY.value, words(N_("by Enter or Tab"))),
                (Ending.NONE.value, words(N_("not at all"))),
            ]
        )
        self.ending.choose(reader_settings(kept).ending.value)
        self.ending.activated.connect(lambda _row: self._keep(reader_ending=str(self.ending.value)))
        self.prefix = CodeField(words(N_("none")))
        self.prefix.setText(kept.reader_prefix)
        self.prefix.editingFinished.connect(self._keep_prefix)
        column = self._card(
            1,
            N_("Reader"),
            (N_("Longest pause within a code"), self.gap),
            (N_("A code is closed"), self.ending),
            (N_("Sent before each code"), self.prefix),
        )
        self.trial = ReaderTrial(words, bench.theme, reader_settings(kept))
        column.addWidget(self.trial)

    def _card(
        self, side: int, title: str, *fields: tuple[str, QWidget], note: str = ""
    ) -> QVBoxLayout:
        """A card with its fields, names at the left; answers the column for more."""
        words = self.bench.words
        frame, column = card()
        column.addWidget(Label(words(title), size=STRONG, bold=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(M)
        grid.setColumnStretch(1, 1)
        for line, (name, widget) in enumerate(fields):
            if name:
                widget.setAccessibleName(words(name))
                grid.addWidget(Label(words(name), tone=Tone.QUIET), line, 0)
            grid.addWidget(widget, line, 1)
        if fields:
            column.addLayout(grid)
        if note:
            column.addWidget(Label(words(note), size=META, tone=Tone.QUIET, wrap=True))
        self._columns[side].addWidget(frame)
        return column

    # --- what is kept ---

    def _keep(self, **changed: Any) -> None:
        self._pc.keep(replace(self._pc.settings(), **changed))
        self.trial.settings = reader_settings(self._pc.settings())

    def _turn_sounds(self, on: bool) -> None:
        self._judge_sounds(on=on)
        self._keep(sounds=on)

    def _judge_sounds(self, *, on: bool) -> None:
        for part in (self.volume, *self.tests):
            part.setEnabled(on)

    def _keep_station(self) -> None:
        text = self.station.currentText().strip()
        if text != self._pc.settings().station:
            self._keep(station=text)

    def _keep_prefix(self) -> None:
        if self.prefix.text() != self._pc.settings().reader_prefix:
            self._keep(reader_prefix=self.prefix.text())

    def _keep_copies(self) -> None:
        text = self.copies.text().strip()
        if text != self._pc.settings().backup_folder:
            self._keep(backup_folder=text)

    def _choose_copies(self) -> None:
        start = self.copies.text().strip() or str(Path.home())
        chosen = self._ask_folder(self, self.bench.words(N_("Folder for the copies")), start)
        if chosen:
            self.copies.setText(chosen)
            self._keep_copies()

    def _paint(self, screen: PlacesScreen) -> None:
        text = self.station.currentText()
        self.station.clear()
        self.station.addItems([one.name for one in screen.workstations])
        self.station.setCurrentText(text)

    def _trial_sheet(self, printer: str) -> Sheet:
        now = self.bench.now().strftime("%Y-%m-%d %H:%M")
        return trial_sheet(
            place=self._pc.place,
            printer=printer,
            printed_at=now,
            printed_by=self._pc.who(),
            practice=self._pc.practice,
        )


def _ask_folder(parent: QWidget, title: str, start: str) -> str:
    return QFileDialog.getExistingDirectory(parent, title, start)
