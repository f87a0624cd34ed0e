"""Codes on their way to paper: drawn into a file the person names, or sent to the printer."""

import tempfile
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from workroom.base.errors import WorkroomError
from workroom.base.words import N_, phrase
from workroom.press import code_labels
from workroom.ui.kit import queues
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.progress import ProgressStrip
from workroom.ui.kit.tasks import Line
from workroom.ui.kit.theme import Tone
from workroom.ui.settings.pc_desk import PcDesk
from workroom.ui.settings.screen import ids_between

DRAWING = N_("Drawing the codes …")
SAVED = N_("{count} codes were saved in {path}.")
SENT = N_("{count} codes were sent to the printer.")
SAVE_AS = N_("Save the codes as")
PDF_FILES = N_("PDF files")
FILE_NAMES = {
    "command": "命令条码",
    "badge": "胸牌",
    "cabinet": "档案柜标签",
    "workstation": "工位标签",
    "box": "档案盒标签",
    "volume": "案卷标签",
    "item": "文件标签",
    "sheet": "流程单标签",
    "batch": "批次标签",
}
"""What a file is called: it goes with the papers, which are Chinese documents."""

AskPath = Callable[[QWidget, str, str, str], str]
"""`ask(parent, title, proposed, filter)`: the path that was chosen, empty for none."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A kind of code, and of it these ids or this range of numbers; all where both are None."""

    kind: str
    ids: Collection[int] | None = None
    numbers: tuple[int, int] | None = None


class CodePrinting:
    """Used by the codes and by the accounts; works on the line of files, so that scans go on."""

    def __init__(
        self,
        bench: Bench,
        pc: PcDesk,
        parent: QWidget,
        progress: ProgressStrip,
        *,
        ask_path: AskPath | None = None,
    ) -> None:
        """`ask_path` is Qt's file dialog where it is not given."""
        self._bench, self._pc, self._parent, self._progress = bench, pc, parent, progress
        self._ask_path = ask_path or _ask_path

    def save(self, chosen: Chosen) -> None:
        """Ask for a file, and draw into it."""
        words = self._bench.words
        folder = self._pc.folder.papers
        proposed = str(folder / f"{FILE_NAMES[chosen.kind]}.pdf")
        picked = self._ask_path(
            self._parent, words(SAVE_AS), proposed, f"{words(PDF_FILES)} (*.pdf)"
        )
        if not picked:
            return
        path = Path(picked if picked.lower().endswith(".pdf") else f"{picked}.pdf")
        self._run(
            lambda: self._draw(chosen, path),
            lambda count: self._say(words(SAVED, count=count, path=path)),
        )

    def print(self, chosen: Chosen) -> None:
        """Draw, and send to the printer of this PC."""
        printer = self._pc.settings().printer

        def send() -> int:
            with tempfile.TemporaryDirectory(prefix="workroom-") as folder:
                path = Path(folder) / f"{FILE_NAMES[chosen.kind]}.pdf"
                count = self._draw(chosen, path)
                queues.send((path,), printer)
            return count

        self._run(send, lambda count: self._say(self._bench.words(SENT, count=count)))

    def _draw(self, chosen: Chosen, path: Path) -> int:
        with self._bench.ledger.read() as db:
            ids = chosen.ids
            if chosen.numbers is not None:
                ids = ids_between(db, chosen.kind, *chosen.numbers)
            return code_labels(db, (chosen.kind,), path, ids=ids)

    def _run(self, job: Callable[[], int], then: Callable[[int], object]) -> None:
        self._progress.begin(phrase(DRAWING))

        def end(count: int) -> None:
            self._progress.end()
            then(count)

        def fail(error: WorkroomError) -> None:
            self._progress.end()
            self._bench.complain(error)

        self._bench.tasks.run(job, then=end, failed=fail, owner=self._parent, line=Line.FILES)

    def _say(self, text: str) -> None:
        self._bench.notify(text, Tone.DONE)


def _ask_path(parent: QWidget, title: str, proposed: str, files: str) -> str:
    return QFileDialog.getSaveFileName(parent, title, proposed, files)[0]
