"""The panel of the opening statement: its template, a file read and looked at, and both secrets."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QShowEvent

from workroom.base.clock import day_of
from workroom.base.errors import WorkroomError
from workroom.base.event import Event, Source
from workroom.base.ids import PersonId, ProjectId
from workroom.base.verdict import YES, Verdict
from workroom.base.word import Word
from workroom.base.words import N_
from workroom.ledger.reading import Reading
from workroom.rooms.catalogue.model import UnitsEntered
from workroom.rooms.custody.model import UnitsTaken
from workroom.rooms.handover.model import HandoverAgreed, LinesAdded
from workroom.rooms.opening import service
from workroom.rooms.opening.incoming import read_told, write_rejected
from workroom.rooms.opening.layout import write_template
from workroom.rooms.opening.looking import totals_of
from workroom.rooms.opening.model import (
    StatementAgreed,
    StatementDrafted,
    StatementDropped,
    StatementFiled,
    StatementId,
)
from workroom.rooms.opening.told import Told, Totals
from workroom.rooms.people.model import RolesChanged, SecretSet
from workroom.rooms.project import store as project_store
from workroom.ui.catalogue.opening_face import OpeningFace
from workroom.ui.catalogue.opening_screen import OpeningScreen, read_opening
from workroom.ui.catalogue.opening_signing import ask_word, sign
from workroom.ui.kit.deed import Deed
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.page import Page
from workroom.ui.kit.saying import say_error
from workroom.ui.kit.tasks import Line
from workroom.ui.kit.theme import Tone

WATCHED: tuple[type[Event], ...] = (
    StatementDrafted,
    StatementAgreed,
    StatementFiled,
    StatementDropped,
    UnitsEntered,
    UnitsTaken,
    HandoverAgreed,
    LinesAdded,
    RolesChanged,
    SecretSet,
)

TEMPLATE_SAVED = N_("{rows} rows to be filled in are in {file}.")
REJECTS_SAVED = N_("The rejected rows are in {file}. Mend them there and choose that file.")
DRAFT_WRITTEN = N_("The draft is written.")
STANDS = N_("Agreed: everything stands as told.")
NO_FILE = N_("Choose a file first.")

Offer = Callable[[StatementId], object]


def show_nothing(_statement: StatementId) -> None:
    """Where no press stands behind the page."""


class OpeningPanel(OpeningFace):
    """A running project is told to the book: read, drafted, agreed, filed."""

    def __init__(self, page: Page, offer: Offer) -> None:
        """`offer` prints or shows a statement's papers."""
        super().__init__(page.bench)
        self._offer = offer
        self._told: Told | None = None
        self._screen: OpeningScreen | None = None
        self.looking = False
        made = partial(Deed, words=self._bench.words, page=page)
        self.draft = made(N_("Write the draft"), self._draft, icon_name="import", unasked=NO_FILE)
        self.agree = made(N_("Agree"), self._agree, icon_name="pen")
        self.vouch = made(N_("It is so all the same"), self._vouch, icon_name="pen")
        self.print = made(N_("Print it"), self._print, icon_name="printer")
        self.file = made(N_("Both originals are filed"), self._file, icon_name="check")
        self.build(secondary=(self.print, self.vouch), primary=(self.file, self.agree, self.draft))
        self._desk: Desk[OpeningScreen] = Desk(
            self._bench, read=self._question(), paint=self._paint, page=self, watch=WATCHED
        )
        self.project.activated.connect(lambda _row: self._desk.ask(self._question()))
        self.template_wanted.connect(self.save_template)
        self.file_chosen.connect(self.read_file)
        self.rejects_wanted.connect(self.save_rejects)

    def save_template(self, path: Path) -> None:
        """Write the spreadsheet to be filled in."""
        path, project = path.with_suffix(".xlsx"), self._project_id

        def job() -> int:
            with self._bench.ledger.read() as db:
                chosen = project or project_store.all_projects(db)[0].id
                return write_template(path, db, chosen)

        self._run(job, lambda rows: self._tell(TEMPLATE_SAVED, rows=rows, file=path.name))

    def read_file(self, path: Path) -> None:
        """Read a filled-in file and show what it adds up to; nothing is written."""
        project, bench = self._project_id, self._bench

        def job() -> tuple[Told, Totals]:
            with bench.ledger.read() as db:
                chosen = project or project_store.all_projects(db)[0].id
                today = day_of(bench.clock(), bench.zone)
                told = read_told(db, path, chosen, today=today)
                return told, totals_of(db, told.lines, today=today)

        self._run(job, lambda read: self._look_at(*read))

    def save_rejects(self, path: Path) -> None:
        """Write the rejected rows of the file that was read, to be mended and read again."""
        told, say = self._told, self._bench.words.say
        if told is not None:
            target = path.with_suffix(".xlsx")
            self._run(
                lambda: write_rejected(target, told, say),
                lambda _made: self._tell(REJECTS_SAVED, file=target.name),
            )

    # --- what is shown ---

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for whoever is at the desk now."""
        super().showEvent(event)
        self._desk.ask(self._question())

    def _look_at(self, told: Told, sums: Totals) -> None:
        self._told, self.looking = told, True
        self.show_told(told, sums)
        self._judge()

    def _paint(self, screen: OpeningScreen) -> None:
        self._screen = screen
        self.project.offer(tuple((one.id, f"{one.code} {one.name}") for one in screen.projects))
        self.project.choose(screen.project.id)
        self.project.setVisible(len(screen.projects) > 1)
        if not self.looking:
            self.show_standing(screen)
        self._judge()

    def _judge(self) -> None:
        screen, looking = self._screen, self.looking
        self.draft.setVisible(looking)
        self.draft.judge(screen.may_prepare if screen is not None and looking else None)
        drafted = not looking and screen is not None and screen.is_draft
        self.agree.setVisible(drafted)
        self.agree.judge(self._may_agree(screen) if drafted else None)
        self.vouch.setVisible(drafted and screen is not None and not screen.stands_right)
        self.vouch.judge(screen.told_right if screen is not None and drafted else None)
        there = not looking and screen is not None and screen.statement is not None
        self.print.setVisible(there)
        self.print.judge(YES if there else None)
        self.file.setVisible(not looking and screen is not None and screen.waits_for_papers)
        self.file.judge(screen.may_file if screen is not None else None)

    def _may_agree(self, screen: OpeningScreen | None) -> Verdict | None:
        return None if screen is None else screen.told_right & screen.stands_right

    # --- what is done ---

    def _draft(self) -> None:
        told, screen = self._told, self._screen
        if told is None or screen is None:
            return
        self._desk.do(
            lambda work: service.draft(work, project=screen.project.id, told=told),
            then=lambda _entry: self._written(DRAFT_WRITTEN),
            source=Source.OPENING,
        )

    def _agree(self) -> None:
        self._sign(None)

    def _vouch(self) -> None:
        if self._screen is not None:
            ask_word(self._bench, self, self._screen, self._sign)

    def _sign(self, word: Word | None) -> None:
        screen = self._screen
        if screen is None or screen.statement is None:
            return
        statement = screen.statement.id

        def agree(client: PersonId, contractor: PersonId) -> None:
            self._desk.do(
                lambda work: service.agree(
                    work, statement=statement, client=client, contractor=contractor, word=word
                ),
                then=lambda _entry: self._written(STANDS),
                by=contractor,
                source=Source.OPENING,
            )

        sign(self._bench, self, screen, agree)

    def _print(self) -> None:
        if self._screen is not None and self._screen.statement is not None:
            self._offer(self._screen.statement.id)

    def _file(self) -> None:
        screen = self._screen
        if screen is not None and screen.statement is not None:
            statement = screen.statement.id
            self._desk.do(lambda work: service.file(work, statement=statement))

    def _written(self, said: str) -> None:
        self._told, self.looking = None, False
        self._tell(said)
        self._desk.refresh()

    def _tell(self, said: str, **values: object) -> None:
        self._bench.notify(self._bench.words(said, **values), Tone.DONE)

    def _run(self, job: Callable[[], object], then: Callable[..., object]) -> None:
        self._bench.tasks.run(job, then=then, failed=self._fail, owner=self, line=Line.FILES)

    def _fail(self, error: WorkroomError) -> None:
        self.say(say_error(self._bench.words, error).sentence)

    @property
    def _project_id(self) -> ProjectId | None:
        chosen: ProjectId | None = self.project.value
        return chosen

    def _question(self) -> Callable[[Reading], OpeningScreen]:
        bench, project = self._bench, self._project_id
        actor = bench.actor()
        return lambda db: read_opening(db, project, actor, bench.clock())
