"""The acts of the closing page: which belong to which view, and when a rule allows each."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from workroom.base.verdict import YES, Verdict
from workroom.base.words import N_, Words
from workroom.ui.closing.screen import ClosingScreen, relief_verdict
from workroom.ui.closing.views import View
from workroom.ui.kit.deed import Deed

NOTHING_IN_THE_WAY = N_("Nothing stands in the way: sign as usual.")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayDoes:
    """What each act does."""

    open: Callable[[], object]
    count: Callable[[], object]
    close: Callable[[], object]
    by_word: Callable[[], object]
    print: Callable[[], object]
    force: Callable[[], object]
    relieve: Callable[[], object]
    answer: Callable[[], object]
    back: Callable[[], object]
    scan: Callable[[], object]
    give_up: Callable[[], object]
    go_on: Callable[[], object]
    noon: Callable[[], object]
    shut: Callable[[], object]
    open_again: Callable[[], object]
    shift: Callable[[], object]
    hand_over: Callable[[], object]


class DayDeeds:
    """Deeds of other views are grey, so that a key means one thing."""

    def __init__(self, page: QWidget, words: Words, does: DayDoes) -> None:
        def deed(
            text: str, do: Callable[[], object], key: str, icon_name: str, unasked: str = ""
        ) -> Deed:
            return Deed(
                text,
                do,
                words=words,
                page=page,
                shortcut=key,
                icon_name=icon_name,
                unasked=unasked,
            )

        self._open = deed(N_("Sign and open the day …"), does.open, "F9", "pen")
        self._count = deed(N_("Count and close …"), does.count, "F9", "closing")
        self._close = deed(N_("Sign and close the day …"), does.close, "F9", "pen")
        self._scan = deed(N_("Count by scanning"), does.scan, "F5", "station")
        self._give_up = deed(N_("Give the count up"), does.give_up, "", "")
        self._go_on = deed(N_("Go on to the signatures …"), does.go_on, "F9", "closing")
        self._by_word = deed(N_("Sign on this word …"), does.by_word, "F9", "pen")
        self._print = deed(N_("Print the daily sheet"), does.print, "F9", "printer")
        self._force = deed(N_("All the same …"), does.force, "F8", "", unasked=NOTHING_IN_THE_WAY)
        self._relieve = deed(N_("Hand the duty over …"), does.relieve, "F6", "people")
        self._answer = deed(N_("Write for the client"), does.answer, "F7", "")
        self._noon = deed(N_("Shut over noon …"), does.noon, "F3", "")
        self._shut = deed(N_("Sign and shut the room …"), does.shut, "F9", "pen")
        self._open_again = deed(N_("Sign and open again …"), does.open_again, "F9", "pen")
        self._shift = deed(N_("Hand the shift over …"), does.shift, "F4", "")
        self._hand_over = deed(N_("Sign and hand over …"), does.hand_over, "F9", "pen")
        self.back = deed(N_("Back"), does.back, "", "chevron-left")

    def of(self, view: View) -> tuple[tuple[Deed, ...], Deed]:
        """The acts of a view: the others, and the main one."""
        match view:
            case View.MORNING:
                return (self._scan, self._force), self._open
            case View.LIST:
                return (self._relieve, self._noon, self._shift, self._scan), self._count
            case View.COUNT:
                return (self._give_up, self.back), self._go_on
            case View.EVENING:
                return (self.back, self._force), self._close
            case View.FORCE_OPEN | View.FORCE_CLOSE:
                return (self.back,), self._by_word
            case View.NOON:
                return (self.back, self._scan), self._shut
            case View.SHUT:
                return (), self._open_again
            case View.SHIFT:
                return (self.back, self._scan), self._hand_over
            case View.CLOSED:
                return (), self._print

    def judge(self, view: View, screen: ClosingScreen, verdict: Verdict, all_told: Verdict) -> None:
        """Show what the rules said; `all_told` adds what a use case has refused since."""
        leaves_by_esc = (View.EVENING, View.COUNT, View.NOON, View.SHIFT)
        forced = view in (View.FORCE_OPEN, View.FORCE_CLOSE)
        counting = view in (View.MORNING, View.EVENING)
        self._open.judge(verdict if view is View.MORNING else None)
        self._close.judge(verdict if view is View.EVENING else None)
        self._count.judge(YES if view is View.LIST else None)
        self._relieve.judge(relief_verdict(screen) if view is View.LIST else None)
        counted = (View.MORNING, View.LIST, View.NOON, View.SHIFT)
        self._scan.judge(YES if view in counted else None)
        for deed in (self._noon, self._shift):
            deed.judge(YES if view is View.LIST else None)
        self._shut.judge(verdict if view is View.NOON else None)
        self._open_again.judge(verdict if view is View.SHUT else None)
        self._hand_over.judge(verdict if view is View.SHIFT else None)
        for deed in (self._give_up, self._go_on):
            deed.judge(YES if view is View.COUNT else None)
        self._by_word.judge(YES if forced else None)
        self._print.judge(YES if view is View.CLOSED else None)
        self._force.judge(YES if counting and not all_told else None)
        self._answer.judge(YES if screen.breaches and not screen.is_begun else None)
        self.back.judge(YES if forced or view in leaves_by_esc else None)
