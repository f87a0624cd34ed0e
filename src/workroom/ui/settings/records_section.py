"""Records: a verified copy now, an examination of the book now, and the head that proves it."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workroom.base.errors import WorkroomError
from workroom.base.event import Event
from workroom.base.verdict import YES
from workroom.base.words import N_, Phrase, phrase
from workroom.ledger.backup import backup
from workroom.ledger.journal import SHORTEST_DIGITS
from workroom.ledger.verify import (
    CHAIN_WHOLE,
    CUT_OR_STRANGE,
    NO_SUCH_HEAD,
    ONLY_AGAINST,
    TOO_SHORT,
    Break,
    Finding,
    verify,
)
from workroom.rooms.filed.examining import with_scans
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.deed import Weight
from workroom.ui.kit.desk import Desk
from workroom.ui.kit.fields import CodeField
from workroom.ui.kit.form import Field, Form
from workroom.ui.kit.labels import Label, Sign, button, card, row
from workroom.ui.kit.progress import ProgressStrip
from workroom.ui.kit.rows import Col, RowsModel
from workroom.ui.kit.saying import say_moment, say_text
from workroom.ui.kit.table import Table
from workroom.ui.kit.tasks import Course, Line
from workroom.ui.kit.theme import META, SECTION, STRONG, TONE_ICON, M, Tone
from workroom.ui.settings.pc_desk import PcDesk
from workroom.ui.settings.screen import RecordsScreen, read_records
from workroom.ui.settings.section import Section

TITLE = N_("The book")
TEXT = N_(
    "The book is only ever added to. A copy is checked before it gets its name; an examination "
    "reads the whole journal again and compares every table with it."
)
WHOLE = N_("The book is whole: {entries} entries.")
BELONGS = N_("The digits on the paper belong to this book.")
NOT_WHOLE = N_("The book is not whole; {count} breaks were found.")
COPYING = N_("Copying the book and checking the copy …")
EXAMINING = N_("Examining the book …")
COPIED = N_("A verified copy of the book lies in {path}.")
LAST_COPY = N_("Last copy {time}, {size} MB, in {path}")
NO_COPY = N_("There is no copy yet in {path}")
HEAD_OF = N_("after {entries} entries")

COLUMNS: tuple[Col[Break], ...] = (
    Col(title=N_("Where"), text=lambda one: one.where, hint=lambda one: one.where, width=220),
    Col(
        title=N_("What is wrong"),
        text=lambda one: one.what,
        hint=lambda one: one.what,
        stretch=True,
    ),
)


class RecordsSection(Section):
    """Three cards: copies, examination, head."""

    def __init__(self, bench: Bench, pc: PcDesk) -> None:
        super().__init__(bench, key="records", title=TITLE, text=TEXT)
        self._pc = pc
        self._screen: RecordsScreen | None = None
        self.progress = ProgressStrip(bench.words, bench.theme)
        self.body.addWidget(self.progress)
        above = QHBoxLayout()
        above.setSpacing(M)
        above.addWidget(self._copies_card(), 1)
        above.addWidget(self._head_card(), 1)
        self.body.addLayout(above)
        self.body.addWidget(self._examination_card(), 1)
        self._desk: Desk[RecordsScreen] = Desk(
            bench, read=read_records, paint=self._paint, page=self, watch=(Event,)
        )

    def rest_focus(self) -> None:
        self.examine_now.setFocus()

    # --- cards ---

    def _copies_card(self) -> QFrame:
        words, theme = self.bench.words, self.bench.theme
        frame, column = card()
        column.addWidget(Label(words(N_("Copy of the book")), size=STRONG, bold=True))
        self.last_copy = Label(size=META, tone=Tone.QUIET, wrap=True)
        column.addWidget(self.last_copy)
        column.addStretch(1)
        self._copy = self.deed(N_("Copy now"), self.copy, key="F6", icon_name="backup")
        self._copy.judge(YES)
        column.addLayout(row(self._copy.button(theme), None))
        return frame

    def _head_card(self) -> QFrame:
        words, theme = self.bench.words, self.bench.theme
        frame, column = card()
        title = Label(words(N_("Head of the book")), size=STRONG, bold=True)
        self.head_of = Label(size=META, tone=Tone.QUIET)
        column.addLayout(row(title, self.head_of, None))
        self.digits = Label(size=STRONG)
        self.digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.digits)
        column.addWidget(
            Label(
                words(
                    N_(
                        "These digits stand on notes and daily sheets. Whoever holds such a "
                        "paper can find out whether the book was rewritten since."
                    )
                ),
                size=META,
                tone=Tone.QUIET,
                wrap=True,
            )
        )
        copy = button(words(N_("Copy the digits")), self._copy_digits, theme=theme, kind="quiet")
        column.addLayout(row(None, copy))
        return frame

    def _examination_card(self) -> QFrame:
        words, theme = self.bench.words, self.bench.theme
        frame, column = card()
        column.addWidget(Label(words(N_("Examination")), size=STRONG, bold=True))
        self.form = Form(words, theme)
        self.against = CodeField(words(N_("1a2b 3c4d 5e6f 7a8b …")))
        self.form.add(
            Field(
                name="against",
                label=N_("Digits on a paper"),
                widget=self.against,
                hint=N_("At least the first sixteen, blanks do not matter. May stay empty."),
                check=_enough,
            )
        )
        self._examine = self.deed(N_("Examine now"), self.examine, key="F7", icon_name="search")
        self._examine.judge(YES)
        self.examine_now = self._examine.button(theme, Weight.PRIMARY)
        self.against.returnPressed.connect(self._examine.trigger)
        across = QHBoxLayout()
        across.setSpacing(M)
        across.addWidget(self.form, 1)
        across.addWidget(self.examine_now, alignment=Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(across)
        self._sign = Sign(theme, "dot", Tone.QUIET, 24)
        self.answer = Label(size=SECTION, bold=True, wrap=True)
        self.note = Label(size=META, tone=Tone.QUIET, wrap=True)
        self._said = QWidget()
        texts = QVBoxLayout()
        texts.addWidget(self.answer)
        texts.addWidget(self.note)
        said = row(self._sign, spacing=M)
        said.addLayout(texts, 1)
        self._said.setLayout(said)
        self._said.hide()
        column.addWidget(self._said)
        self._rows = RowsModel(COLUMNS, words=words, theme=theme, key=lambda one: one)
        self.breaks: Table[Break] = Table(self._rows, name=N_("Breaks"), dense=True)
        self.breaks.hide()
        column.addWidget(self.breaks, 1)
        column.addStretch(1)
        return frame

    # --- acts ---

    def copy(self) -> None:
        """A verified copy, now, where the nightly ones go."""
        folder, to, now = self._pc.folder, self._place(), self.bench.clock()
        self._copy.judge(None)
        self.progress.begin(phrase(COPYING))
        self.bench.tasks.run(
            lambda: backup(folder, to, now),
            then=self._copied,
            failed=self._fail,
            owner=self,
            line=Line.FILES,
        )

    def examine(self) -> None:
        """Examine the book off the line of scans, which go on meanwhile."""
        if not self.form.check():
            return
        against = str(self.form.value("against")) or None
        ledger, folder = self.bench.ledger, self._pc.folder

        def job(course: Course) -> Finding:
            with ledger.read() as db:
                found = verify(db, ledger.register, against=against, told=course.tell)
                return with_scans(db, folder, found) if found.entries else found

        self._examine.judge(None)
        course = self.bench.tasks.run_long(
            job,
            then=lambda finding: self._examined(finding, against=against),
            failed=self._fail,
            told=self.progress.tell,
            owner=self,
            line=Line.FILES,
        )
        self.progress.begin(phrase(EXAMINING), course)

    def _copied(self, path: Path) -> None:
        self._end()
        self._pc.backed_up()
        self._show_copies()
        self.bench.notify(self.bench.words(COPIED, path=path), Tone.DONE)

    def _examined(self, finding: Finding, *, against: str | None) -> None:
        self._end()
        breaks, entries = finding.of_book, f"{finding.entries:,}"
        if breaks:
            self._say(phrase(NOT_WHOLE, count=len(breaks)), finding.of_paper or "", Tone.STOP)
        elif finding.of_paper is not None:
            chain, why = phrase(CHAIN_WHOLE, entries=entries), phrase(CUT_OR_STRANGE)
            note = phrase("{chain} {why}", chain=chain, why=why)
            self._say(phrase(NO_SUCH_HEAD), note, Tone.STOP)
        else:
            note = phrase(BELONGS if against else ONLY_AGAINST)
            self._say(phrase(WHOLE, entries=entries), note, Tone.DONE)
        self._rows.show(breaks)
        self.breaks.setVisible(bool(breaks))

    def _fail(self, error: WorkroomError) -> None:
        self._end()
        self.bench.complain(error)

    def _end(self) -> None:
        self.progress.end()
        self._copy.judge(YES)
        self._examine.judge(YES)

    def _say(self, answer: Phrase, note: str | Phrase, tone: Tone) -> None:
        words = self.bench.words
        self._sign.show_icon(TONE_ICON[tone], tone)
        self.answer.set_tone(tone)
        self.answer.setText(words.say(answer))
        self.note.setText(say_text(words, note))
        self.note.setVisible(bool(self.note.text()))
        self._said.show()

    # --- what stands there ---

    def _paint(self, screen: RecordsScreen) -> None:
        self._screen = screen
        groups = screen.groups
        lines = ("  ".join(groups[at : at + 8]) for at in range(0, len(groups), 8))
        self.digits.setText("\n".join(lines))
        self.head_of.setText(self.bench.words(HEAD_OF, entries=f"{screen.entries:,}"))
        self._show_copies()

    def _show_copies(self) -> None:
        place = self._place()
        self.bench.tasks.run(
            lambda: _newest(place),
            then=lambda found: self._say_copy(place, found),
            failed=self.bench.complain,
            owner=self,
            line=Line.FILES,
        )

    def _say_copy(self, place: Path, found: tuple[float, int] | None) -> None:
        words = self.bench.words
        if found is None:
            self.last_copy.setText(words(NO_COPY, path=place))
            return
        at = datetime.fromtimestamp(found[0], tz=self.bench.zone)
        time, size = say_moment(at, self.bench.now()), f"{max(found[1] / 1_000_000, 0.1):.1f}"
        self.last_copy.setText(words(LAST_COPY, time=time, size=size, path=place))

    def _place(self) -> Path:
        named = self._pc.settings().backup_folder
        return Path(named) if named else self._pc.folder.backups

    def _copy_digits(self) -> None:
        if self._screen is not None:
            QGuiApplication.clipboard().setText(" ".join(self._screen.groups))


def _newest(place: Path) -> tuple[float, int] | None:
    """When the newest copy there was written, and its bytes."""
    try:
        found = [one.stat() for one in place.glob("workroom-*.zip")]
    except OSError:
        return None  # A disk that is not plugged in has no copy.
    newest = max(found, key=lambda one: one.st_mtime, default=None)
    return (newest.st_mtime, newest.st_size) if newest else None


def _enough(typed: str) -> Phrase | None:
    digits = "".join(typed.split()).replace("-", "").lower()
    if not digits:
        return None
    fits = len(digits) >= SHORTEST_DIGITS and not set(digits) - set("0123456789abcdef")
    return None if fits else phrase(TOO_SHORT, count=SHORTEST_DIGITS)
