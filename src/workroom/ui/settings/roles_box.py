"""The roles a person may have, as boxes to tick: those of the own party only."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from workroom.base.words import N_, Words
from workroom.rooms.people.model import Party, Role
from workroom.ui.kit.labels import Label
from workroom.ui.kit.theme import XS


class RolesBox(QWidget):
    """Boxes under one another, each with the role's own words."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._boxes: dict[Role, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(XS)
        self._column.addWidget(Label(words(N_("Roles"))))
        for role in Role:
            box = QCheckBox(words(role.label))
            box.toggled.connect(lambda _on: self.changed.emit())
            self._boxes[role] = box
            self._column.addWidget(box)

    def offer(self, party: Party, chosen: tuple[Role, ...] = ()) -> None:
        """Show the roles of a party, these ticked."""
        for role, box in self._boxes.items():
            box.setVisible(role.party is party)
            box.setChecked(role in chosen)

    def box(self, role: Role) -> QCheckBox:
        """The box of one role."""
        return self._boxes[role]

    @property
    def roles(self) -> tuple[Role, ...]:
        """What is ticked."""
        return tuple(role for role, box in self._boxes.items() if box.isChecked())
