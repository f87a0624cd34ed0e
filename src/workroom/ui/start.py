"""The window on a book: the frame, its pages, and what outlives them, put together and run."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from workroom.base.errors import BookError
from workroom.base.event import Entry, Event
from workroom.base.resources import resources
from workroom.base.words import Language, Words
from workroom.ledger.backup import backup
from workroom.ledger.folder import Folder
from workroom.ledger.work import Ledger
from workroom.rooms.holds.model import DayClosed
from workroom.rooms.project import store as project
from workroom.settings import PcSettings, keep_settings
from workroom.ui.kit.entry import PageEntry, Services
from workroom.ui.kit.live import Live
from workroom.ui.kit.sounds import Sounds
from workroom.ui.kit.tasks import Line, Tasks
from workroom.ui.kit.theme import Shade
from workroom.ui.offering import Offering
from workroom.ui.pages import (
    DrawsPapers,
    Loading,
    later,
    load_catalogue,
    load_closing,
    load_handover,
    load_late,
    load_notes,
    load_press,
    load_records,
    load_settings,
    load_speaker,
    load_station,
    load_week,
)
from workroom.ui.presence import Presence
from workroom.ui.settings.pc_desk import PcDesk, loudness, reader_settings
from workroom.ui.sign_in import SignIn
from workroom.ui.station.elsewhere import announce
from workroom.ui.station.listening import StationDesk
from workroom.ui.status_board import StatusBoard
from workroom.ui.today.page import ENTRY as TODAY
from workroom.ui.window import Frame

FOLLOW_EVERY_MS = 1000
"""How often the end of the journal is looked at for what other processes wrote."""


class Office(QObject):
    """What outlives the pages: the ledger's workers, the station, the press, the copies."""

    def __init__(self, application: QApplication, ledger: Ledger, pc: PcSettings) -> None:
        super().__init__()
        self.folder = Folder(ledger.path.parent)
        self.pc = pc
        self.tasks = Tasks(self)
        self.presence = Presence(self)
        application.installEventFilter(self.presence)
        self._ledger = ledger
        self._loading: Loading | None = None
        with ledger.read() as db:
            self._room, self._zone = project.room(db), project.zone(db)
        self.live = Live(ledger, self)
        self.sounds = Sounds(volume=loudness(pc))
        station = pc.station or self._room.name
        self.station = StationDesk(
            ledger=ledger,
            tasks=self.tasks,
            sounds=self.sounds,
            zone=self._zone,
            station=station,
            parent=self,
        )
        self.frame = Frame(
            application,
            Services(
                ledger=ledger,
                tasks=self.tasks,
                live=self.live,
                actor=self.presence.person,
                words_of=lambda language: Words(language, resources() / "locales"),
                clock=ledger.clock,
                zone=self._zone,
                sounds=self.sounds,
                on_scan=self.station.scan,
                on_shortened=self.station.scan_pieces,
                place=self._room.name,
                practice=self._room.practice,
                station=station,
            ),
            self._entries(),
            language=Language(pc.language),
            shade=Shade(pc.theme),
        )
        self.offering = Offering(
            self.frame,
            tasks=self.tasks,
            press=lambda: self.press,
            printer=lambda: self.pc.printer,
        )
        self.board = StatusBoard(
            self.frame,
            ledger=ledger,
            tasks=self.tasks,
            zone=self._zone,
            actor=self.presence.person,
            copies=lambda: self.copies,
        )
        self.sign_in = SignIn(self.frame, self.presence, ledger=ledger, tasks=self.tasks)
        self._connect()

    @cached_property
    def press(self) -> DrawsPapers:
        """What draws and prints papers; loaded when the first is asked for."""
        return load_press()(self._ledger, lambda: self.board.who, lambda: self.pc.printer)

    def _entries(self) -> Sequence[PageEntry]:
        return (
            TODAY,
            later("station", lambda: load_station()(self.station)),
            later("handover", lambda: load_handover()(self.press)),
            later(
                "catalogue",
                lambda: load_catalogue()(
                    lambda: self.pc.filters,
                    lambda kept: self._keep(filters=kept),
                    self.offering.statement,
                ),
            ),
            later("closing", lambda: load_closing()(self.offering.day)),
            later("records", lambda: load_records()(self.offering, self.presence.changed)),
            later("week", lambda: load_week()(self.offering.week)),
            later("notes", lambda: load_notes()(self.offering.out_register)),
            later("late", load_late),
            later("settings", lambda: load_settings()(self._pc_desk())),
        )

    def _pc_desk(self) -> PcDesk:
        return PcDesk(
            settings=lambda: self.pc,
            keep=self.adopt,
            speak=self.frame.speak,
            wear=self.frame.wear,
            sounds=self.sounds,
            folder=self.folder,
            place=self._room.name,
            practice=self._room.practice,
            who=lambda: self.board.who,
            who_changed=self.presence.changed,
            backed_up=self.board.look,
        )

    def _connect(self) -> None:
        frame = self.frame
        announce(
            self.station,
            in_front=lambda: frame.current,
            bench=lambda: frame.bench,
            has=frame.has,
        )
        frame.scan_line.settings = reader_settings(self.pc)
        frame.who_asked.connect(self.sign_in.ask)
        frame.language_changed.connect(lambda language: self._keep(language=language.value))
        frame.shade_changed.connect(lambda shade: self._keep(theme=shade.value))
        frame.language_changed.connect(lambda _language: self.board.look())
        self.presence.changed.connect(lambda _person: self.board.look())
        self.live.happened.connect(self._heed)
        self._follower = QTimer(self)
        self._follower.setInterval(FOLLOW_EVERY_MS)
        self._follower.timeout.connect(self._follow)
        self._follower.start()

    def _heed(self, entries: tuple[Entry[Event], ...]) -> None:
        self.board.look()
        if any(isinstance(entry.event, DayClosed) for entry in entries):
            self._back_up()

    @property
    def copies(self) -> Path:
        """Where this PC keeps the copies: the folder chosen in the settings, or the book's own."""
        return Path(self.pc.backup_folder) if self.pc.backup_folder else self.folder.backups

    def _back_up(self) -> None:
        """Every closed day is followed by a verified copy."""
        self.tasks.run(
            partial(backup, self.folder, self.copies, self._ledger.clock()),
            then=lambda _path: self.board.look(),
            failed=self.frame.complain,
            owner=self,
            line=Line.FILES,
        )

    def _follow(self) -> None:
        if self.tasks.idle:
            self.tasks.run(
                self._ledger.hear_others,
                then=lambda _count: None,
                failed=lambda _error: None,
                owner=self,
            )

    def adopt(self, pc: PcSettings) -> None:
        """From now on this PC is set up so; reader and sounds at once."""
        self.pc = pc
        self.frame.scan_line.settings = reader_settings(pc)
        self.sounds.volume = loudness(pc)
        try:
            keep_settings(self.folder.settings, pc)
        except BookError as error:
            self.frame.complain(error)

    def _keep(self, **changed: object) -> None:
        self.adopt(replace(self.pc, **changed))  # type: ignore[arg-type]  # names are those of PcSettings

    def settle_in(self) -> None:
        """After the first page is there: bring in the sounds, the other pages and the press."""
        self._loading = Loading(
            (
                partial(load_speaker, self.sounds, self.frame),
                load_station,
                load_handover,
                load_catalogue,
                load_closing,
                load_records,
                load_week,
                load_notes,
                load_late,
                load_press,
                load_settings,
            ),
            self,
        )

    def close(self) -> None:
        """Finish what was begun, then let go of the book."""
        self._follower.stop()
        if self._loading is not None:
            self._loading.stop()
        self.tasks.close()
        self._ledger.close()
