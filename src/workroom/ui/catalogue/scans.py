"""Small pictures of the signed papers of a unit, each a button that opens the file."""

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QDesktopServices, QIcon, QPixmap
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from workroom.base.words import N_
from workroom.filing import Filing
from workroom.rooms.filed.model import Scan
from workroom.ui.kit.bench import Bench
from workroom.ui.kit.labels import Label
from workroom.ui.kit.tasks import Line
from workroom.ui.kit.theme import META, STRONG, S, Tone

LONGEST = 110
SHOWN = 4
"""The newest of them; the notes' own page has them all."""
SIGNED_PAPERS = N_("Signed papers, scanned")
OPEN_IT = N_("{number}: open the scan")


class ScansRow(QWidget):
    """Hidden where nothing was scanned. The pictures are made off the screen's thread."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench, self._filing = bench, Filing(bench.ledger)
        self._shown: tuple[Scan, ...] = ()
        self._grid = QGridLayout()
        self._grid.setSpacing(S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(Label(bench.words(SIGNED_PAPERS), size=STRONG, bold=True))
        column.addLayout(self._grid)
        self.hide()

    def show_scans(self, scans: tuple[Scan, ...]) -> None:
        """Show the newest of these."""
        chosen = scans[-SHOWN:]
        if chosen == self._shown:
            return
        self._shown = chosen
        self._clear()
        self.setVisible(bool(chosen))
        if not chosen:
            return
        filing = self._filing
        self._bench.tasks.run(
            lambda: [filing.thumbnail(one, LONGEST) for one in chosen],
            then=lambda pictures: self._put(chosen, pictures),
            failed=self._bench.complain,
            owner=self,
            line=Line.FILES,
        )

    def _put(self, scans: tuple[Scan, ...], pictures: list[bytes]) -> None:
        if scans != self._shown:
            return
        for place, (scan, picture) in enumerate(zip(scans, pictures, strict=True)):
            self._grid.addWidget(self._thumb(scan, picture), place // 2 * 2, place % 2)
            below = Label(scan.number, size=META, tone=Tone.QUIET)
            self._grid.addWidget(below, place // 2 * 2 + 1, place % 2)

    def _thumb(self, scan: Scan, picture: bytes) -> QPushButton:
        seen = QPixmap()
        seen.loadFromData(picture)
        made = QPushButton()
        made.setProperty("kind", "quiet")
        made.setIcon(QIcon(seen))
        made.setIconSize(seen.size())
        made.setFixedSize(seen.size() + QSize(8, 8))
        made.setStyleSheet(f"QPushButton {{ padding: 0; icon-size: {LONGEST}px; }}")
        name = self._bench.words(OPEN_IT, number=scan.number)
        made.setToolTip(name)
        made.setAccessibleName(name)
        path = self._filing.path(scan)
        made.clicked.connect(
            lambda _checked=False: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        )
        return made

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
