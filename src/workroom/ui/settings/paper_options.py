"""What of a paper is not a column: its boxes, seals, logo, own number, titles and QR code."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from workroom.base.words import N_, Words
from workroom.rooms.layouts.model import ColumnChoice, KeptLogo, Layout, Titles
from workroom.rooms.layouts.parts import Parts
from workroom.ui.kit.fields import Choice
from workroom.ui.kit.labels import Label
from workroom.ui.kit.theme import XS, S, Tone

BOXES = N_("Signature boxes")
THIRD_PARTY = N_("Third party's box")
SEALS = N_("Room for seals")
OWN_NUMBER = N_("Field for the client's own number")
OWN_LABEL = N_("It is called")
TITLES = N_("Titles on the contractor's copy")
QR = N_("QR code with the check digits")
LOGO = N_("Logo")
NO_LOGO = N_("no logo")
NOBODY = N_("none")


class PaperOptions(QWidget):
    """Shows what the form has room for, and nothing else."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._parts: Parts | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(S)
        self._grid.setVerticalSpacing(XS)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self.boxes: dict[str, QCheckBox] = {}
        self.third = self._line(THIRD_PARTY)
        self.third.setPlaceholderText(words(NOBODY))
        self.seals = self._switch(SEALS)
        self.own_number = self._switch(OWN_NUMBER)
        self.own_label = self._line(OWN_LABEL)
        self.own_label.setPlaceholderText("委托方自编号")
        self.titles = Choice([(one, words(one.label)) for one in Titles])
        self.qr = self._switch(QR)
        self.logo = Choice()
        for choice, name in ((self.titles, TITLES), (self.logo, LOGO)):
            choice.setAccessibleName(words(name))
            choice.currentIndexChanged.connect(lambda _row: self.changed.emit())

    def show_layout(self, parts: Parts, layout: Layout, logos: Sequence[KeptLogo]) -> None:
        """Ask what the form can be asked for, filled in as the layout has it."""
        self.blockSignals(True)
        if parts is not self._parts:
            self._parts = parts
            self._arrange(parts)
        kept = parts.boxes if layout.boxes is None else layout.boxes
        for role, box in self.boxes.items():
            box.setChecked(role in kept)
        self.third.setText(layout.third_party)
        self.seals.setChecked(layout.seals)
        self.own_number.setChecked(layout.own_number)
        self.own_label.setText(layout.own_label)
        self.titles.choose(layout.titles)
        self.qr.setChecked(layout.qr)
        self.offer_logos(logos, layout.logo)
        self.blockSignals(False)

    def offer_logos(self, logos: Sequence[KeptLogo], chosen: str) -> None:
        """The pictures of the book, one of them chosen by its digest, or none."""
        named = [(one.digest, f"{one.name}　{one.digest[:8]}") for one in logos]
        self.logo.offer([("", self._words(NO_LOGO)), *named])
        self.logo.choose(chosen)

    def layout_with(self, columns: tuple[ColumnChoice, ...]) -> Layout:
        """What is chosen, with these columns."""
        parts = self._parts
        assert parts is not None  # noqa: S101 — asked only once there is a form
        boxes = tuple(role for role, box in self.boxes.items() if box.isChecked())
        return Layout(
            columns=columns,
            boxes=None if boxes == parts.boxes else boxes,
            third_party=self.third.text().strip() if parts.sealed else "",
            seals=parts.sealed and self.seals.isChecked(),
            logo=str(self.logo.value or ""),
            own_number=not parts.own_number or self.own_number.isChecked(),
            own_label=self.own_label.text().strip() if parts.own_number else "",
            titles=Titles(self.titles.value) if parts.titled else Titles.SHOWN,
            qr=self.qr.isChecked(),
        )

    def _arrange(self, parts: Parts) -> None:
        """Two to a row; what the form has no room for is not shown."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                if isinstance(old, Label) or old in self.boxes.values():
                    old.deleteLater()
        self.boxes = {role: self._box(role, role in parts.signing) for role in parts.boxes}
        row = 0
        boxes = list(self.boxes.values())
        for at in range(0, len(boxes), 2):
            self._put(row, BOXES if not at else "", *boxes[at : at + 2])
            row += 1
        for label, widgets, shown in (
            (THIRD_PARTY, (self.third, self.seals), parts.sealed),
            ("", (self.own_number,), parts.own_number),
            (OWN_LABEL, (self.own_label,), parts.own_number),
            (TITLES, (self.titles,), parts.titled),
            (LOGO, (self.logo, self.qr), True),
        ):
            if shown:
                self._put(row, label, *widgets)
                row += 1

    def _put(self, row: int, label: str, *widgets: QWidget) -> None:
        if label:
            self._grid.addWidget(Label(self._words(label), tone=Tone.QUIET), row, 0)
        for at, widget in enumerate(widgets, start=1):
            self._grid.addWidget(widget, row, at, 1, 1 if len(widgets) > 1 else 2)
            widget.show()

    def _box(self, role: str, stays: bool) -> QCheckBox:
        box = QCheckBox(role)
        box.setEnabled(not stays)
        box.toggled.connect(lambda _on: self.changed.emit())
        return box

    def _switch(self, label: str) -> QCheckBox:
        box = QCheckBox(self._words(label))
        box.toggled.connect(lambda _on: self.changed.emit())
        return box

    def _line(self, label: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(self._words(label))
        field.textChanged.connect(lambda _text: self.changed.emit())
        return field
