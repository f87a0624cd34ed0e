"""The ten questions of the first hour, and what stands in their fields."""

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from workroom.base.words import N_, Words
from workroom.paper.sheet import Sheet
from workroom.paper.trial import trial_sheet
from workroom.rooms.project.model import Room
from workroom.ui.kit.burst import ReaderSettings
from workroom.ui.kit.fields import CodeField, SecretField, number_field, text_field
from workroom.ui.kit.form import Field
from workroom.ui.kit.labels import Label, button, row
from workroom.ui.kit.printer_choice import PrinterChoice
from workroom.ui.kit.reader_trial import ReaderTrial
from workroom.ui.kit.tasks import Tasks
from workroom.ui.kit.theme import Theme
from workroom.ui.welcome.cards import Cards
from workroom.ui.welcome.screen import HOUSE_ZONE, Answers, numbered, usual_steps

CALLED = N_("What it is called")
OF_PC = N_("As this PC is set: {zone}")
OF_HOUSE = N_("Beijing time: {zone}")
AskFolder = Callable[[QWidget, str, str], str]
"""`ask(parent, title, start)`: the folder that was chosen, empty for none."""


class Questions(Cards):
    """What was typed is read with `answers`, and shown again by whoever makes the page anew."""

    def __init__(
        self,
        words: Words,
        theme: Theme,
        tasks: Tasks,
        given: Answers,
        *,
        backups: Path,
        now: Callable[[], str],
        founded: Room | None = None,
        pc_zone: str = HOUSE_ZONE,
        ask_folder: AskFolder | None = None,
    ) -> None:
        """Args:
        backups: where copies go if nobody names a place.
        now: the time for the foot of the test page.
        founded: the room, where the book knows it already: then it is not asked for.
        pc_zone: the zone this PC is set to; only where it is not the house's is it asked about.
        """
        texts = {one.name: str(getattr(given, one.name)) for one in fields(Answers)}
        super().__init__(words, theme, texts)
        self._answered, self._founded, self._now = given, founded, now
        self._ask_folder = ask_folder or _ask_folder
        self._pc_zone = pc_zone
        self.zone_of_pc = QRadioButton(words(OF_PC, zone=pc_zone))
        self.zone_of_house = QRadioButton(words(OF_HOUSE, zone=HOUSE_ZONE))
        self.counts: dict[str, QSpinBox] = {}
        self.practice = QRadioButton(words(N_("A practice book: every paper says 演练")))
        self.printer = PrinterChoice(
            words, theme, tasks, draw=self._trial_sheet, name=given.printer
        )
        self.trial = ReaderTrial(words, theme, ReaderSettings())
        if founded is None:
            self._ask_room()
        else:
            self._tell_room(founded)
        self._ask_project()
        if founded is None:
            self._ask_practice()
        self._ask_people()
        self._ask_things()
        self._ask_devices(backups)
        self.end()

    def answers(self) -> Answers:
        """What stands in the fields; what is not asked stays as it was given."""
        given = self._answered
        typed = {name: field.text().strip() for name, field in self.fields.items()}
        for code in ("room_code", "project_code"):
            if code in typed:
                typed[code] = typed[code].upper()
        for secret in ("secret", "again"):
            typed[secret] = self.fields[secret].text()
        kept = {one.name: getattr(given, one.name) for one in fields(Answers)}
        chosen = {"practice": self.practice.isChecked(), "printer": self.printer.name}
        if self._asks_zone:
            chosen["zone"] = self._pc_zone if self.zone_of_pc.isChecked() else HOUSE_ZONE
        return Answers(**(kept | typed | chosen))

    # --- the left column ---

    def _ask_room(self) -> None:
        column = self.card(0, N_("The room"))
        column.addLayout(
            self.pair(
                self._text("room", CALLED, N_("Digitization room")),
                self._code("room_code", "WR1"),
            )
        )
        column.addWidget(
            self.note(N_("The code stands in the numbers of daily sheets: 2 to 12 of A-Z and 0-9."))
        )
        if self._asks_zone:
            self._ask_zone(column)
        column = self.card(0, N_("The two parties"))
        column.addLayout(
            self.pair(
                self._text("client", N_("Client")),
                self._text("contractor", N_("Contractor")),
                even=True,
            )
        )

    @property
    def _asks_zone(self) -> bool:
        return self._founded is None and self._pc_zone != HOUSE_ZONE

    def _ask_zone(self, column: QVBoxLayout) -> None:
        column.addWidget(Label(self.words(N_("Time zone of the room"))))
        self._one_of(
            column,
            self.zone_of_house,
            self.zone_of_pc,
            chosen=self.zone_of_pc if self._answered.zone == self._pc_zone else self.zone_of_house,
        )
        column.addWidget(self.note(N_("The days of the book begin and end by it.")))

    def _tell_room(self, room: Room) -> None:
        column = self.card(0, N_("The room"))
        column.addWidget(Label(f"{room.name}  {room.code}", bold=True, wrap=True))
        column.addWidget(Label(f"{room.client}  ·  {room.contractor}", wrap=True))
        column.addWidget(self.note(N_("This was written when the book was founded.")))

    def _ask_project(self) -> None:
        column = self.card(0, N_("The first project"))
        column.addLayout(
            self.pair(self._text("project", CALLED), self._code("project_code", "HT26"))
        )
        column.addWidget(
            self.note(N_("Its code stands in the numbers of handover notes. More can follow."))
        )

    def _ask_practice(self) -> None:
        column = self.card(0, N_("Real or practice"))
        real = QRadioButton(self.words(N_("The real book of this room")))
        chosen = self.practice if self._answered.practice else real
        self._one_of(column, real, self.practice, chosen=chosen)

    def _ask_people(self) -> None:
        column = self.card(0, N_("Your own account, for the contractor"))
        column.addWidget(self.single(self._text("name", N_("Name"))))
        column.addLayout(
            self.pair(
                self._secret("secret", N_("Secret")),
                self._secret("again", N_("Once more")),
                even=True,
            )
        )
        column.addWidget(
            self.note(N_("Project manager, custodian and duty officer to begin with."))
        )

    # --- the right column ---

    def _ask_things(self) -> None:
        column = self.card(1, N_("The client's first person"))
        column.addWidget(self.single(self._text("client_name", N_("Name"))))
        column.addWidget(
            self.note(
                N_(
                    "Project lead and archivist. Sets the own secret, alone, under Settings, "
                    "Accounts, and then sees to the client's other people."
                )
            )
        )
        column = self.card(1, N_("Cabinets and workstations"))
        column.addLayout(self._names("cabinets", N_("Cabinets"), "柜", 2))
        column.addLayout(self._names("workstations", N_("Workstations"), "台", 4))
        column.addWidget(self.note(N_("The names people use, with commas between them.")))
        column = self.card(1, N_("Stages of the work"))
        steps = self.words.listed(self.words(step.label) for step in usual_steps())
        column.addWidget(Label(steps, wrap=True))
        column.addWidget(
            self.note(N_("To begin with. The client changes them under Settings, Agreements."))
        )

    def _ask_devices(self, backups: Path) -> None:
        column = self.card(1, N_("Printer and reader"))
        column.addWidget(self.printer)
        column.addWidget(self.trial)
        column = self.card(1, N_("Place for the nightly copy"))
        folder = QLineEdit()
        folder.setPlaceholderText(str(backups))
        form = self.single(Field(name="copies", label=N_("Folder"), widget=folder))
        choose = button(self.words(N_("Choose a folder …")), self._choose, theme=self.theme)
        column.addWidget(form)
        column.addLayout(row(choose, None))
        column.addWidget(self.note(N_("Best on another disk than the book. May stay empty.")))

    # --- fields ---

    def _one_of(self, column: QVBoxLayout, *ways: QRadioButton, chosen: QRadioButton) -> None:
        group = QButtonGroup(self)
        for way in ways:
            group.addButton(way)
            column.addWidget(way)
        chosen.setChecked(True)

    def _text(self, name: str, label: str, hint: str = "") -> Field:
        return Field(name=name, label=label, widget=text_field(self.words, hint), required=True)

    def _code(self, name: str, hint: str) -> Field:
        return Field(name=name, label=N_("Code"), widget=CodeField(hint), required=True)

    def _secret(self, name: str, label: str) -> Field:
        return Field(name=name, label=label, widget=SecretField(), required=True)

    def _names(self, name: str, label: str, word: str, usual: int) -> QHBoxLayout:
        """A line of names, and how many there are, which proposes them anew."""
        field = text_field(self.words)
        if not getattr(self._answered, name):
            field.setText(numbered(usual, word))
        count = number_field(1, 60)
        count.setValue(usual)
        self.counts[name] = count
        _rename(count, field, word)
        return self.pair(
            Field(name=name, label=label, widget=field, required=True),
            Field(name=f"{name}_count", label=N_("How many"), widget=count),
        )

    def _choose(self) -> None:
        field = self.fields["copies"]
        start = field.text().strip() or str(Path.home())
        chosen = self._ask_folder(self, self.words(N_("Folder for the copies")), start)
        if chosen:
            field.setText(chosen)

    def _trial_sheet(self, printer: str) -> Sheet:
        place = self._founded.name if self._founded else self.fields["room"].text()
        practice = self.practice.isChecked()
        return trial_sheet(place=place, printer=printer, printed_at=self._now(), practice=practice)


def _rename(count: QSpinBox, field: QLineEdit, word: str) -> None:
    count.valueChanged.connect(lambda value: field.setText(numbered(value, word)))


def _ask_folder(parent: QWidget, title: str, start: str) -> str:
    return QFileDialog.getExistingDirectory(parent, title, start)
