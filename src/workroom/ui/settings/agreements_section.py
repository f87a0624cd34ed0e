"""What both sides agreed on: values with their origin, floor and author; the client's to change."""

from collections.abc import Callable

from workroom.base.clauses import PROCESS_CONTROL, Origin
from workroom.base.verdict import YES, Verdict, no
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.reading import Reading
from workroom.rooms.project import rules, service
from workroom.rooms.project.model import SettingChanged
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.labels import Label
from workroom.ui.kit.panel import Fact, Panel
from workroom.ui.kit.rows import Col, RowsModel
from workroom.ui.kit.saying import say_moment, say_verdict
from workroom.ui.kit.table import Table
from workroom.ui.kit.theme import META, Tone
from workroom.ui.settings.agreed_value import ValueField, say_bounds, say_value
from workroom.ui.settings.screen import Agreement, AgreementsScreen, read_agreements
from workroom.ui.settings.section import Section

TITLE = N_("Agreements")
TEXT = N_(
    "The numbers that rules read. What the standard gives cannot be made looser; the rest both "
    "sides agree on, and the client's project lead or archivist changes it here."
)
AS_DELIVERED = N_("default")
CHANGED = N_("{label}: {value} from now on.")
SAME = N_("This is the value in force. Choose another one first.")
NO_STAGE = N_("At least one stage is needed.")
NEW_VALUE = N_("From now on")

ORIGINS = {
    Origin.STANDARD: (N_("standard"), Tone.ACT, "volume"),
    Origin.PROJECT: (N_("agreement"), Tone.QUIET, "people"),
}


def _value(one: Agreement) -> Phrase:
    return say_value(one.setting, one.value)


COLUMNS: tuple[Col[Agreement], ...] = (
    Col(
        title=N_("Agreement"),
        text=lambda one: phrase(one.setting.label),
        hint=lambda one: phrase(one.setting.label),
        stretch=True,
    ),
    Col(title=N_("Value"), text=_value, hint=_value, width=112),
    Col(
        title=N_("Origin"),
        text=lambda one: phrase(ORIGINS[one.setting.origin][0]),
        tone=lambda one: ORIGINS[one.setting.origin][1],
        icon=lambda one: ORIGINS[one.setting.origin][2],
        chip=True,
        width=112,
    ),
    Col(
        title=N_("Set by"),
        text=lambda one: one.set_by or phrase(AS_DELIVERED),
        tone=lambda one: Tone.PLAIN if one.set_by else Tone.QUIET,
        width=88,
    ),
)


class AgreementsSection(Section):
    """The list at the left; the picked one with its field in the panel."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, key="agreements", title=TITLE, text=TEXT)
        words, theme = bench.words, bench.theme
        self._screen: AgreementsScreen | None = None
        self._rows = RowsModel(COLUMNS, words=words, theme=theme, key=lambda one: one.id)
        self.table: Table[Agreement] = Table(self._rows, name=TITLE)
        self.panel = Panel(bench, empty=N_("Pick one to see who set it, and to change it."))
        self.field = ValueField(words)
        self._why = Label(size=META, tone=Tone.QUIET, wrap=True)
        self.panel.add(Label(words(NEW_VALUE), bold=True))
        self.panel.add(self.field)
        self.panel.add(self._why)
        self._change = self.deed(N_("Agree on it"), self.change, key="F9", icon_name="pen")
        self.panel.set_deeds(main=self._change)
        self.body.addWidget(self.table, 1)
        self.beside.addWidget(self.panel)
        self.table.picked.connect(self._show)
        self.table.opened.connect(lambda _one: self.field.focusNextChild())
        self.field.changed.connect(self._judge)
        self._desk: Desk[AgreementsScreen] = Desk(
            bench, read=self._question(), paint=self._paint, page=self, watch=(SettingChanged,)
        )

    def refresh(self) -> None:
        self._desk.ask(self._question())

    def change(self) -> None:
        """Agree on the value in the field."""
        picked = self.table.record
        if picked is None:
            return
        value = self.field.value
        label, said = phrase(picked.setting.label), say_value(picked.setting, value)
        self._desk.do(
            lambda work: service.change_setting(work, name=picked.id, value=value),
            then=lambda _none: self.bench.notify(
                self.bench.words(CHANGED, label=label, value=said), Tone.DONE
            ),
        )

    def _question(self) -> Callable[[Reading], AgreementsScreen]:
        actor, ledger = self.bench.actor(), self.bench.ledger
        return lambda db: read_agreements(db, lambda seqs: ledger.entries(db, seqs=seqs), actor)

    def _paint(self, screen: AgreementsScreen) -> None:
        self._screen = screen
        self._rows.show(screen.agreements)
        if self.table.record is None:
            self.table.pick(0)
        self._show(self.table.record)

    def _show(self, one: Agreement | None) -> None:
        if one is None or self._screen is None:
            self.panel.clear()
            self._change.judge(None)
            return
        setting, now = one.setting, self.bench.now()
        bounds = self.bench.words.say(say_bounds(setting))
        facts = [
            Fact(N_("In force"), _value(one)),
            Fact(N_("Origin"), phrase(ORIGINS[setting.origin][0])),
        ]
        if bounds:
            facts.append(Fact(N_("Bounds"), bounds))
        if not one.is_default:
            facts.append(Fact(N_("As delivered"), say_value(setting, setting.default)))
        if one.set_by and one.set_at is not None:
            facts.append(Fact(N_("Set by"), one.set_by))
            facts.append(Fact(N_("Set at"), say_moment(one.set_at, now)))
        self.panel.show_thing(title=phrase(setting.label), facts=tuple(facts))
        self.field.ask(setting, one.value)
        self._judge()

    def _judge(self) -> None:
        one, screen = self.table.record, self._screen
        if one is None or screen is None:
            return
        verdict = screen.may_change & rules.may_set(one.id, self.field.value)
        if one.id == "steps" and not self.field.value:
            verdict &= no(NO_STAGE, PROCESS_CONTROL)
        moved = self.field.value != one.value
        self.field.setEnabled(bool(screen.may_change))
        self._change.judge(verdict if moved or not verdict else None)
        self._say_why(verdict if not verdict else YES, moved=moved)

    def _say_why(self, verdict: Verdict, *, moved: bool) -> None:
        words = self.bench.words
        said = say_verdict(words, verdict)
        text = f"{said.sentence}\n{said.clause}" if not verdict else ("" if moved else words(SAME))
        self._why.setText(text)
        self._why.setVisible(bool(text))
