"""The two columns of totals, client and contractor, with the difference between them in large."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from workroom.base.words import N_
from workroom.rooms.handover.counts import Counts
from workroom.rooms.handover.model import Direction, HandoverState
from workroom.rooms.people.model import Party
from workroom.ui.handover.picked import Picked, Typed
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Deed, Weight
from workroom.ui.kit.fields import CodeField
from workroom.ui.kit.labels import Label, Sign, fill
from workroom.ui.kit.theme import ANSWER, META, XS, L, M, S, Tone

KINDS: tuple[tuple[str, str], ...] = (
    ("boxes", N_("Boxes")),
    ("volumes", N_("Volumes")),
    ("items", N_("Items")),
    ("pages", N_("Pages")),
)
SIDES = (Party.CLIENT, Party.CONTRACTOR)
HIGHEST = 9_999_999
WIDEST = 720

LIST, CLIENT, APART, CONTRACTOR = 1, 2, 3, 4
"""The places of the columns."""

HIDDEN = N_("hidden until both have counted")
NOT_YET = N_("not counted")
STATE_IT = N_("The client states: this batch holds no state secrets")
STATED = N_("The client has stated that this batch holds no state secrets: {name}")


class CountsBlock(QFrame):
    """Fields for each side's count while the note is a draft, figures afterwards."""

    typed_changed = Signal()
    entered = Signal()
    """Enter in the last field of a side: the count is complete."""

    def __init__(self, bench: Bench, explain: Deed) -> None:
        """`explain` records a difference; it stands under the totals."""
        super().__init__()
        self._bench = bench
        words, theme = bench.words, bench.theme
        self.setProperty("kind", "card")
        self._fields: dict[Party, dict[str, QLineEdit]] = {}
        self._list: dict[str, Label] = {}
        self._apart: dict[str, Label] = {}
        self._names: dict[str, Label] = {}
        self._heads: dict[int, Label] = {}
        self._shown: dict[Party, Counts | None] = {}
        self._note = 0
        grid = QGridLayout()
        grid.setHorizontalSpacing(M)
        grid.setVerticalSpacing(XS)
        heads = (N_("On the list"), N_("Client"), N_("Difference"), N_("Contractor"))
        for place, head in enumerate(heads, start=LIST):
            self._heads[place] = Label(words(head), size=META, bold=True, tone=Tone.QUIET)
            grid.addWidget(self._heads[place], 0, place, Qt.AlignmentFlag.AlignHCenter)
            grid.setColumnStretch(place, 1)
        for line, (kind, name) in enumerate(KINDS, start=1):
            self._names[kind] = Label(words(name))
            grid.addWidget(self._names[kind], line, 0)
            self._list[kind] = _figure(META + 2)
            grid.addWidget(self._list[kind], line, LIST, Qt.AlignmentFlag.AlignCenter)
            self._apart[kind] = _figure(ANSWER)
            grid.addWidget(self._apart[kind], line, APART, Qt.AlignmentFlag.AlignCenter)
            for party, place in zip(SIDES, (CLIENT, CONTRACTOR), strict=True):
                field = self._field(party, kind, name)
                grid.addWidget(field, line, place, Qt.AlignmentFlag.AlignCenter)
        self._state = QCheckBox(words(STATE_IT))
        self._state.toggled.connect(self.typed_changed)
        self._stated_sign = Sign(theme, "check", Tone.DONE, 16)
        self._stated = Label(size=META, tone=Tone.DONE)
        self._explained = Label(size=META, tone=Tone.LOOK, wrap=True)
        middle = QWidget()
        middle.setMaximumWidth(WIDEST)
        middle.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        foot = QHBoxLayout()
        fill(foot, self._state, self._stated_sign, self._stated, None)
        foot.addWidget(explain.button(theme, Weight.QUIET))
        column = QVBoxLayout(self)
        column.setContentsMargins(L, S, L, S)
        column.setSpacing(XS)
        column.addWidget(middle)
        column.addWidget(self._explained)
        column.addLayout(foot)

    @property
    def typed(self) -> Typed:
        """What stands in the fields and is not in the book."""
        client, contractor = (self._typed(party) for party in SIDES)
        return Typed(client, contractor, self._state.isVisibleTo(self) and self._state.isChecked())

    def show_note(self, picked: Picked) -> None:
        """Show a note's totals; what somebody is typing stays, unless the note is another."""
        note = picked.note
        fresh = self._note != note.id
        self._note = note.id
        draft = note.state is HandoverState.DRAFT
        words = self._bench.words
        for kind, _name in KINDS:
            seen = kind != "pages" or picked.count_pages
            parts = (self._names[kind], self._list[kind], self._apart[kind])
            for part in (*parts, *(fields[kind] for fields in self._fields.values())):
                part.setVisible(seen)
            listed = getattr(picked.listed, kind)
            self._list[kind].setText("…" if picked.hides_list else f"{listed:,}")
        said = (
            (Party.CLIENT, note.client_counts, note.client_counted_by),
            (Party.CONTRACTOR, note.contractor_counts, note.contractor_counted_by),
        )
        for party, counts, who in said:
            if fresh or self._shown.get(party) != counts:
                self._fill(party, counts)
            self._shown[party] = counts
            for field in self._fields[party].values():
                if field.isReadOnly() is draft:
                    field.setReadOnly(not draft)
                    field.style().polish(field)
            name = picked.name(who) if counts else words(NOT_YET)
            place = CLIENT if party is Party.CLIENT else CONTRACTOR
            self._heads[place].setText(f"{words(party.label)} · {name}")
        self._list_hint(words(HIDDEN) if picked.hides_list else "")
        out = note.direction is Direction.OUT
        if fresh:
            self._state.setChecked(False)
        self._state.setVisible(draft and out and note.secrecy_by is None)
        stated = out and note.secrecy_by is not None
        self._stated.setText(words(STATED, name=picked.name(note.secrecy_by)) if stated else "")
        self._stated_sign.setVisible(stated)
        self._explained.setText(note.difference)
        self._explained.setVisible(bool(note.difference))
        self.show_difference(picked)

    def _list_hint(self, text: str) -> None:
        for figure in self._list.values():
            figure.setToolTip(text)

    def show_difference(self, picked: Picked) -> None:
        """The difference in large, with what is typed; nothing while one side is missing."""
        typed = self.typed
        as_typed = picked.as_typed(typed)
        counted = as_typed.client_counts is not None and as_typed.contractor_counts is not None
        apart = picked.difference(typed)
        for kind, _name in KINDS:
            figure = self._apart[kind]
            if not counted:
                figure.setText("")
                continue
            number = (getattr(apart, kind) if apart is not None else 0) or 0
            figure.setText(f"{number:+,}".replace("-", "−") if number else "0")
            figure.set_tone(Tone.STOP if number else Tone.DONE)
            name = self._bench.words(dict(KINDS)[kind])
            figure.setAccessibleName(f"{name} {figure.text()}")

    @property
    def missing(self) -> bool:
        """Whether a field of either side is still empty."""
        return any(not field.text() for party in SIDES for field in self._seen(party))

    def enter(self) -> None:
        """Put the cursor where the next figure is missing; into the first where none is."""
        every = [field for party in SIDES for field in self._seen(party)]
        empty = [field for field in every if not field.text()]
        chosen = (empty or every)[0]
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)
        chosen.selectAll()

    def _field(self, party: Party, kind: str, name: str) -> QLineEdit:
        words = self._bench.words
        field = CodeField()
        field.setValidator(QIntValidator(0, HIGHEST, field))
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setFixedWidth(104)
        field.setAccessibleName(f"{words(party.label)} {words(name)}")
        field.textEdited.connect(lambda _text: self.typed_changed.emit())
        field.returnPressed.connect(partial(self._go_on, party, kind))
        self._fields.setdefault(party, {})[kind] = field
        return field

    def _go_on(self, party: Party, kind: str) -> None:
        """Enter: to the next field of this side; after the last one the count is complete."""
        fields = self._seen(party)
        at = fields.index(self._fields[party][kind])
        missing = [field for field in fields[at + 1 :] + fields[:at] if not field.text()]
        if at + 1 < len(fields) and missing:
            following = fields[at + 1]
        elif missing:
            following = missing[0]
        else:
            self.entered.emit()
            return
        following.setFocus(Qt.FocusReason.TabFocusReason)
        following.selectAll()

    def _seen(self, party: Party) -> list[QLineEdit]:
        return [field for field in self._fields[party].values() if field.isVisibleTo(self)]

    def _fill(self, party: Party, counts: Counts | None) -> None:
        for kind, field in self._fields[party].items():
            number = getattr(counts, kind) if counts is not None else None
            field.setText("" if number is None else str(number))

    def _typed(self, party: Party) -> Counts | None:
        """The side's figures where all are there and they are not what the book says."""
        fields = self._fields[party]
        seen = self._seen(party)
        if not seen or any(not field.text() for field in seen):
            return None
        pages = fields["pages"]
        boxes, volumes, items = (int(fields[kind].text()) for kind in ("boxes", "volumes", "items"))
        counts = Counts(boxes, volumes, items, int(pages.text()) if pages in seen else None)
        return None if counts == self._shown.get(party) else counts


def _figure(size: int) -> Label:
    label = Label(size=size, bold=size == ANSWER)
    label.setFixedHeight(32)
    return label
