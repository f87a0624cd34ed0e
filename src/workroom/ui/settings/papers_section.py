"""How papers look: the columns and boxes of a form, seen as they are changed, agreed by both."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from workroom.base.ids import PersonId, ProjectId
from workroom.base.verdict import YES, Verdict
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.reading import Reading
from workroom.ledger.work import Work
from workroom.paper.logo import read_logo
from workroom.previewing import LAID_OUT, Wanted
from workroom.rooms.layouts import rules, service
from workroom.rooms.layouts.model import DELIVERED, Layout, LayoutAgreed, LogoKept, SeriesAgreed
from workroom.rooms.people.model import Party
from workroom.rooms.people.service import badge_holder, check_secret
from workroom.rooms.project.model import ProjectOpened
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Weight
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.fields import Choice, CodeField, number_field
from workroom.ui.kit.labels import Label, row
from workroom.ui.kit.saying import say_moment, say_verdict
from workroom.ui.kit.signing import Seat, Signing
from workroom.ui.kit.tasks import Line
from workroom.ui.kit.theme import META, S, Tone
from workroom.ui.settings.columns_table import ColumnsTable
from workroom.ui.settings.paper_options import PaperOptions
from workroom.ui.settings.paper_preview import PaperPreview
from workroom.ui.settings.papers_screen import PapersScreen, read_papers
from workroom.ui.settings.section import Section

TITLE = N_("Papers")
TEXT = N_(
    "How each form is printed, as both parties agree. Papers of before are printed again as they "
    "were. Space ticks a column, Alt+Up and Alt+Down move it, F2 names it anew."
)
DELIVERED_SO = N_("as delivered")
AGREED_AT = N_("agreed {moment}")
AGREED = N_("{form} is printed so from now on.")
NUMBERED = N_("The next number of {form} is {number}.")
TAKEN = N_("The picture is in the book.")
STATEMENT = N_("Both parties agree how {form} is printed from now on.")
NUMBERS = N_("Both parties agree: the next number of {form} is {prefix} {number}.")
PICTURES = N_("Pictures")
SAME = N_("This is how it is printed now. Change something first.")
HIGHEST = 1_000_000

AskPicture = Callable[[QWidget, str, str], str]
"""`ask(parent, title, filter)`: the file that was chosen, empty for none."""


class PapersSection(Section):
    """Choices at the left, the picture of the paper at the right."""

    def __init__(self, bench: Bench, *, ask_picture: AskPicture | None = None) -> None:
        super().__init__(bench, key="papers", title=TITLE, text=TEXT)
        words, theme = bench.words, bench.theme
        self._ask_picture = ask_picture or _ask_picture
        self._screen: PapersScreen | None = None
        self._shown: tuple[ProjectId | None, str, Layout] | None = None
        self._wanted_logo = ""
        self.project = Choice()
        self.project.setAccessibleName(words(N_("Project")))
        self.form = Choice([(one.form, f"{one.form} {words(one.label)}") for one in LAID_OUT])
        self.form.setAccessibleName(words(N_("Form")))
        self.form.setMinimumContentsLength(16)
        self.columns = ColumnsTable(words)
        self.options = PaperOptions(words)
        self.prefix = CodeField("HT26")
        self.prefix.setAccessibleName(words(N_("Numbers begin with")))
        self.next_number = number_field(1, HIGHEST)
        self.next_number.setAccessibleName(words(N_("Next number")))
        self.preview = PaperPreview(bench)
        self.why = Label(size=META, tone=Tone.QUIET, wrap=True)
        self._agree = self.deed(N_("Agree on the layout …"), self.agree, key="F9", icon_name="pen")
        self._number = self.deed(N_("Agree on it …"), self.agree_numbers, key="F8")
        self._picture = self.deed(N_("Picture …"), self.take_picture, key="F6")
        self._deliver = self.deed(N_("As delivered"), self.deliver, key="F7")
        self.head.addWidget(self.project)
        self.head.addWidget(self.form)
        self.body.addWidget(self.columns, 1)
        self.body.addWidget(self.options)
        self._numbered = (
            Label(words(N_("Numbers begin with")), tone=Tone.QUIET),
            self.prefix,
            Label(words(N_("next")), tone=Tone.QUIET),
            self.next_number,
            self._number.button(theme),
        )
        self.body.addLayout(row(*self._numbered))
        self.body.addWidget(self.why)
        acts = row(self._picture.button(theme), self._deliver.button(theme), None, spacing=S)
        acts.addWidget(self._agree.button(theme, Weight.PRIMARY))
        self.body.addLayout(acts)
        self.beside.addWidget(self.preview, 1)
        for choice in (self.project, self.form):
            choice.currentIndexChanged.connect(lambda _row: self.refresh())
        for changed in (self.columns.changed, self.options.changed):
            changed.connect(self._judge)
        self.prefix.textChanged.connect(lambda _text: self._judge())
        self.next_number.valueChanged.connect(lambda _value: self._judge())
        self._desk: Desk[PapersScreen] = Desk(
            bench,
            read=self._question(),
            paint=self._paint,
            page=self,
            watch=(LayoutAgreed, LogoKept, SeriesAgreed, ProjectOpened),
        )

    @property
    def layout_chosen(self) -> Layout:
        """What the fields say now."""
        return self.options.layout_with(self.columns.columns)

    def refresh(self) -> None:
        self._desk.ask(self._question())

    def agree(self) -> None:
        """Both sign, and the form is printed so from now on."""
        screen, layout = self._screen, self.layout_chosen
        if screen is None or screen.project is None:
            return
        parts, project = screen.parts, screen.project.id
        form = f"{parts.form} {self.bench.words(parts.label)}"

        def act(work: Work, client: PersonId, contractor: PersonId) -> object:
            return service.agree(
                work,
                parts=parts,
                project=project,
                layout=layout,
                client=client,
                contractor=contractor,
            )

        self._sign(screen, phrase(STATEMENT, form=form), act, phrase(AGREED, form=form))

    def agree_numbers(self) -> None:
        """Both sign, and numbers go on so."""
        screen = self._screen
        if screen is None or screen.project is None:
            return
        parts, project = screen.parts, screen.project.id
        prefix, wanted = self.prefix.text().strip().upper(), self.next_number.value()
        told = {"form": parts.form, "prefix": prefix, "number": wanted}

        def act(work: Work, client: PersonId, contractor: PersonId) -> None:
            service.agree_series(
                work,
                parts=parts,
                project=project,
                prefix=prefix,
                next_number=wanted,
                client=client,
                contractor=contractor,
            )

        self._sign(screen, phrase(NUMBERS, **told), act, phrase(NUMBERED, **told))

    def take_picture(self) -> None:
        """Bring a logo into the book, and choose it."""
        words = self.bench.words
        chosen = self._ask_picture(
            self, words(N_("Choose a logo")), f"{words(PICTURES)} (*.png *.jpg *.jpeg)"
        )
        if not chosen:
            return
        path = Path(chosen)
        self.bench.tasks.run(
            lambda: read_logo(path.read_bytes(), path.name),
            then=lambda logo: self._desk.do(
                lambda work: service.keep_logo(work, logo=logo, name=path.name),
                then=self._chose,
            ),
            failed=self.bench.complain,
            owner=self,
            line=Line.FILES,
        )

    def deliver(self) -> None:
        """Fill the fields as the form was delivered; nothing is agreed by that."""
        self._fill(DELIVERED)

    def _chose(self, digest: str) -> None:
        self.bench.notify(self.bench.words(TAKEN), Tone.DONE)
        if self._screen is not None:
            self.options.offer_logos(self._screen.logos, digest)
        self._wanted_logo = digest
        self.refresh()

    def _question(self) -> Callable[[Reading], PapersScreen]:
        ledger, project, form = self.bench.ledger, self.project.value, str(self.form.value)
        now = self.bench.now()
        return lambda db: read_papers(
            db, lambda seqs: ledger.entries(db, seqs=seqs), project, form, now
        )

    def _paint(self, screen: PapersScreen) -> None:
        self._screen = screen
        self.project.offer([(one.id, f"{one.code} {one.name}") for one in screen.projects])
        self.project.setVisible(len(screen.projects) > 1)
        if screen.agreed_at is None:
            self.remark(phrase(DELIVERED_SO))
        else:
            said = say_moment(screen.agreed_at, self.bench.now())
            self.remark(phrase(AGREED_AT, moment=said))
        shown = (screen.project.id if screen.project else None, screen.parts.form, screen.layout)
        if shown != self._shown:
            self._shown = shown
            self._fill(screen.layout)
            self.prefix.setText(screen.prefix)
            self.next_number.setValue(screen.next_number)
        else:
            self.options.offer_logos(screen.logos, self._logo_in_mind())
        self._judge()

    def _logo_in_mind(self) -> str:
        """What was chosen, or has just come into the book."""
        wanted, self._wanted_logo = self._wanted_logo, ""
        return wanted or str(self.options.logo.value or "")

    def _fill(self, layout: Layout) -> None:
        screen = self._screen
        if screen is None:
            return
        self.columns.show_columns(screen.parts, layout)
        self.options.show_layout(screen.parts, layout, screen.logos)
        for widget in self._numbered:
            widget.setVisible(screen.parts.numbered)
        self._judge()

    def _judge(self) -> None:
        screen = self._screen
        if screen is None or screen.project is None:
            self._agree.judge(None)
            return
        layout = self.layout_chosen
        verdict = rules.may_lay_out(screen.parts, layout)
        moved = layout != screen.layout
        self._agree.judge(verdict if moved or not verdict else None)
        self._deliver.judge(YES if layout != DELIVERED else None)
        self._picture.judge(YES)
        prefix, wanted = self.prefix.text().strip().upper(), self.next_number.value()
        numbers = rules.may_number(
            screen.parts,
            prefix,
            wanted,
            next_number=screen.next_number if prefix == screen.prefix else 1,
            others=screen.other_prefixes,
        )
        counted = (prefix, wanted) != (screen.prefix, screen.next_number)
        self._number.judge(numbers if counted and screen.parts.numbered else None)
        refused = verdict if not verdict or not counted else numbers
        self._say_why(refused, moved=moved)
        if verdict:
            self.preview.show_layout(Wanted(screen.parts, screen.project.id, layout))

    def _say_why(self, verdict: Verdict, *, moved: bool) -> None:
        words = self.bench.words
        said = say_verdict(words, verdict)
        self.why.setText(said.sentence if not verdict else ("" if moved else words(SAME)))
        self.why.setVisible(bool(self.why.text()))

    def _sign(
        self,
        screen: PapersScreen,
        statement: Phrase,
        act: Callable[[Work, PersonId, PersonId], object],
        done: Phrase,
    ) -> None:
        client, contractor = Party.CLIENT.value, Party.CONTRACTOR.value
        signing = Signing(
            self.bench,
            self,
            title=TITLE,
            statement=statement,
            seats=(
                Seat(key=client, label=N_("For the client"), people=screen.clients),
                Seat(key=contractor, label=N_("For the contractor"), people=screen.contractors),
            ),
            check=check_secret,
            whose=badge_holder,
        )
        signing.signed.connect(
            lambda who: self._desk.do(
                lambda work: act(work, who[client], who[contractor]),
                by=who[client],
                then=lambda _none: self.bench.notify(self.bench.words.say(done), Tone.DONE),
            )
        )
        signing.finished.connect(lambda _result: signing.deleteLater())
        signing.open()


def _ask_picture(parent: QWidget, title: str, kinds: str) -> str:
    return QFileDialog.getOpenFileName(parent, title, "", kinds)[0]
