"""What can be done about a register and about the picked line; each act opens a form or a paper."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from workroom.base.ids import FileName, LineId
from workroom.base.verdict import YES, Verdict
from workroom.base.words import N_, phrase
from workroom.rooms.registers.declaration import Part, Register
from workroom.rooms.registers.fields import ENTERED, FieldKind
from workroom.ui.kit.deed import Deed
from workroom.ui.kit.page import Page
from workroom.ui.kit.panel import Panel
from workroom.ui.records.blanks import Blank, to_correct, to_enter, to_fill, to_void
from workroom.ui.records.form_place import FormPlace
from workroom.ui.records.line_screen import LineScreen
from workroom.ui.records.screen import NOBODY_HERE, RecordsScreen

FILL = N_("Fill: {part}")
ADD = N_("Add: {part}")


class Papers(Protocol):
    """Draws and offers the papers of the registers; at once, the drawing is the giver's own job."""

    def line(self, register: Register[Any], line: LineId) -> object: ...

    def register(self, register: Register[Any]) -> object: ...

    def photo(self, name: FileName) -> object: ...


class LineActs:
    """Deeds of the register in front, and of the line in the panel; grey while a form is open."""

    def __init__(self, page: Page, panel: Panel, papers: Papers) -> None:
        self._page, self._panel, self._papers = page, panel, papers
        self._screen: RecordsScreen | None = None
        self._line: LineScreen | None = None
        self._forms: FormPlace | None = None
        self._adds: dict[str, Deed] = {}
        self._shown_adds: tuple[Deed, ...] = ()
        self.enter = self._deed(N_("New line"), self._enter, "F7", "plus", unasked=NOBODY_HERE)
        self.print_list = self._deed(N_("Print the list"), self._print_list, "F5", "printer")
        self.go_on = self._deed(N_("Fill it"), self._fill, "F9", "pen")
        self.correct = self._deed(
            N_("Correct …"), lambda: self._about_line(to_correct), "F6", "undo"
        )
        self.void = self._deed(N_("Void …"), lambda: self._about_line(to_void), "F4", "cross")
        self.print_form = self._deed(N_("Print the form"), self._print_form, "Ctrl+P", "printer")
        self.photo = self._deed(N_("Show the photograph"), self._show_photo, "F3", "search")
        self._lay_out(())

    def use(self, forms: FormPlace) -> None:
        """Where forms are opened."""
        self._forms = forms
        forms.turned.connect(self.judge)

    def show_screen(self, screen: RecordsScreen) -> None:
        """Another register, or other rights."""
        self._screen = screen
        self.judge()

    def show_line(self, line: LineScreen | None) -> None:
        """Another line, or none."""
        self._line = line
        adds = tuple(self._add_of(below.register) for below in line.beneath) if line else ()
        if adds != self._shown_adds:
            self._lay_out(adds)
        self.judge()

    def _lay_out(self, adds: tuple[Deed, ...]) -> None:
        self._shown_adds = adds
        small = (self.correct, self.void, self.print_form)
        self._panel.set_deeds(*adds, self.photo, main=self.go_on, small=small)

    def judge(self) -> None:
        """Ask what the rules said; a key means one thing, so none of the line's while a form is
        open.
        """
        screen, line = self._screen, self._line
        writing = self._forms is not None and self._forms.form is not None
        self.enter.judge(screen.may_enter if screen else None)
        self.print_list.judge(YES if screen is not None and screen.whole else None)
        shown = line if not writing else None
        for deed in self._adds.values():
            deed.judge(None)
        if shown is not None:
            for below in shown.beneath:
                self._adds[below.register.key].judge(below.may_enter)
        self.correct.judge(_if(shown, lambda one: one.may_correct))
        self.void.judge(_if(shown, lambda one: one.may_void))
        self.print_form.judge(YES if shown is not None and shown.register.form else None)
        self.print_form.setVisible(line is not None and bool(line.register.form))
        there = bool(line is not None and _photo_of(line))
        self.photo.judge(YES if there and shown is not None else None)
        self.photo.setVisible(there)
        self.go_on.judge(_if(shown, lambda one: one.may_fill))
        self.go_on.setVisible(line is not None and line.next is not None)
        if line is not None and line.next is not None:
            part = phrase(line.next.label)
            self.go_on.setText(self._page.bench.words(FILL, part=part))

    def _enter(self) -> None:
        if self._screen is not None:
            self._open(to_enter(self._screen.register, self._page.bench.now().date()))

    def _fill(self) -> None:
        line = self._line
        part: Part | None = line.next if line is not None else None
        if line is not None and part is not None:
            self._open(to_fill(line, part))

    def _about_line(self, blank: Callable[[LineScreen], Blank]) -> None:
        if self._line is not None:
            self._open(blank(self._line))

    def _add(self, register: Register[Any]) -> None:
        if self._line is not None:
            today = self._page.bench.now().date()
            self._open(to_enter(register, today, above=self._line.line))

    def _open(self, blank: Blank) -> None:
        if self._forms is not None and self._screen is not None:
            self._forms.open(blank, self._screen.offer)

    def _show_photo(self) -> None:
        if self._line is not None:
            self._papers.photo(_photo_of(self._line))

    def _print_list(self) -> None:
        if self._screen is not None:
            self._papers.register(self._screen.register)

    def _print_form(self) -> None:
        if self._line is not None:
            self._papers.line(self._line.register, self._line.line.id)

    def _add_of(self, register: Register[Any]) -> Deed:
        """The first register beneath has F8; a second one is reached by Tab."""
        deed = self._adds.get(register.key)
        if deed is None:
            first = not any(one in self._adds for one in _siblings(self._line, register))
            part = phrase(register.part(ENTERED).label)
            text = self._page.bench.words(ADD, part=part)
            deed = self._deed(text, lambda: self._add(register), "F8" if first else "", "plus")
            self._adds[register.key] = deed
        return deed

    def _deed(
        self, text: str, do: Callable[[], object], key: str, icon_name: str, **more: str
    ) -> Deed:
        return Deed(
            text,
            do,
            words=self._page.bench.words,
            page=self._page,
            shortcut=key,
            icon_name=icon_name,
            **more,
        )


def _photo_of(screen: LineScreen) -> FileName:
    """The photograph that a line names; none where it names none."""
    kept = (one.name for one in screen.register.fields if one.kind is FieldKind.FILE)
    return next((name for one in kept if (name := getattr(screen.line, one))), FileName(""))


def _siblings(line: LineScreen | None, register: Register[Any]) -> Iterable[str]:
    beneath = line.beneath if line is not None else ()
    return (one.register.key for one in beneath if one.register is not register)


def _if(line: LineScreen | None, verdict: Callable[[LineScreen], Verdict]) -> Verdict | None:
    return verdict(line) if line is not None else None
