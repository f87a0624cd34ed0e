"""The settings page: a calm list of sections, and the one in front beside it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget

from workroom.base.words import N_
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.icons import icon
from workroom.ui.kit.labels import row
from workroom.ui.kit.page import Page
from workroom.ui.kit.theme import L
from workroom.ui.settings.accounts_section import AccountsSection
from workroom.ui.settings.agreements_section import AgreementsSection
from workroom.ui.settings.code_printing import AskPath
from workroom.ui.settings.codes_section import CodesSection
from workroom.ui.settings.papers_section import AskPicture, PapersSection
from workroom.ui.settings.pc_desk import PcDesk
from workroom.ui.settings.pc_section import AskFolder, PcSection
from workroom.ui.settings.places_section import PlacesSection
from workroom.ui.settings.records_section import RecordsSection
from workroom.ui.settings.room_section import RoomSection
from workroom.ui.settings.section import Section

TITLE = N_("Settings")
HELP = N_(
    "Who has an account, which room and projects there are, what both sides agreed on and how "
    "papers look, how this PC prints, reads and sounds; labels and badges; a copy and an "
    "examination of the book.\n\n"
    "Ctrl+Down and Ctrl+Up walk the sections, Esc leads to their list. The keys of the acts stand "
    "on the buttons. A grey button says why when it is pressed."
)
WIDTH, ROW_HEIGHT = 168, 36
ICONS = {
    "accounts": "people",
    "room": "today",
    "places": "cabinet",
    "agreements": "handover",
    "papers": "sheet",
    "pc": "station",
    "codes": "badge",
    "records": "backup",
}


class SettingsPage(Page):
    """Sections are made when they are first asked for; the one in front lends the page its keys."""

    def __init__(
        self,
        bench: Bench,
        pc: PcDesk,
        *,
        ask_path: AskPath | None = None,
        ask_folder: AskFolder | None = None,
        ask_picture: AskPicture | None = None,
    ) -> None:
        """What asks for files is Qt's own dialogs where it is not given."""
        super().__init__(bench, title=TITLE, help=HELP)
        self._pc = pc
        self._actor = bench.actor()
        self._makers: dict[str, tuple[str, Callable[[], Section]]] = {
            "accounts": (N_("Accounts"), lambda: AccountsSection(bench, pc, ask_path=ask_path)),
            "room": (N_("Room, projects"), lambda: RoomSection(bench)),
            "places": (N_("Places"), lambda: PlacesSection(bench)),
            "agreements": (N_("Agreements"), lambda: AgreementsSection(bench)),
            "papers": (N_("Papers"), lambda: PapersSection(bench, ask_picture=ask_picture)),
            "pc": (N_("This PC"), lambda: PcSection(bench, pc, ask_folder=ask_folder)),
            "codes": (N_("Codes and labels"), lambda: CodesSection(bench, pc, ask_path=ask_path)),
            "records": (N_("The book"), lambda: RecordsSection(bench, pc)),
        }
        self._sections: dict[str, Section] = {}
        self.list = QListWidget()
        self.list.setFixedWidth(WIDTH)
        self.list.setAccessibleName(bench.words(N_("Sections of the settings")))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        for key, (title, _make) in self._makers.items():
            item = QListWidgetItem(icon(ICONS[key], bench.theme.quiet), bench.words(title))
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setSizeHint(QSize(WIDTH - 8, ROW_HEIGHT))
            self.list.addItem(item)
        self._stack = QStackedWidget()
        across = row(self.list, spacing=L)
        across.addWidget(self._stack, 1)
        self.body.addLayout(across, 1)
        self.list.currentRowChanged.connect(self._switch)
        if pc.who_changed is not None:
            pc.who_changed.connect(self.hear_who)
        self._keys()
        self.show_section(pc.last.section or "accounts")

    @property
    def section(self) -> Section:
        """The section in front."""
        current = self._stack.currentWidget()
        assert isinstance(current, Section)  # noqa: S101 — nothing else is ever put into the stack
        return current

    def show_section(self, key: str) -> Section:
        """Bring a section to the front."""
        keys = list(self._makers)
        self.list.setCurrentRow(keys.index(key) if key in keys else 0)
        return self.section

    def visit(self, about: object) -> None:
        """The key of a section."""
        if isinstance(about, str):
            self.show_section(about)
            self.rest_focus()

    def take_scan(self, text: str) -> bool:
        return self.section.take_scan(text)

    def rest_focus(self) -> None:
        if self.bench.actor() != self._actor:
            self.hear_who()
        self.section.rest_focus()

    def hear_who(self, _person: object = None) -> None:
        """Somebody signed in or out: what was grey may live, and the reverse."""
        self._actor = self.bench.actor()
        for section in self._sections.values():
            section.refresh()

    def _switch(self, place: int) -> None:
        key = list(self._makers)[place]
        before = self._stack.currentWidget()
        if before is not None:
            for action in before.actions():
                self.removeAction(action)
        if key not in self._sections:
            self._sections[key] = self._makers[key][1]()
            self._stack.addWidget(self._sections[key])
        section = self._sections[key]
        self._stack.setCurrentWidget(section)
        self.addActions(section.actions())
        self._pc.last.section = key

    def _keys(self) -> None:
        for key, step in (("Ctrl+Down", 1), ("Ctrl+Up", -1)):
            walk = QShortcut(QKeySequence(key), self)
            walk.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            walk.activated.connect(lambda by=step: self._walk(by))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:  # Forms have taken theirs already.
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _walk(self, by: int) -> None:
        self.list.setCurrentRow((self.list.currentRow() + by) % self.list.count())
        self.rest_focus()
