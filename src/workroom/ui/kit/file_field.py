"""A field for a file: its path typed, dropped onto it, or chosen with F2."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit

from workroom.base.words import N_, Words
from workroom.ui.kit.icons import icon
from workroom.ui.kit.theme import Theme

HINT = N_("Path of a picture, or F2 to choose one")
CHOOSE = N_("Choose a picture")
PICTURES = N_("Pictures")
PATTERNS = "*.jpg *.jpeg *.png *.tif *.tiff *.pdf"


class FileField(QLineEdit):
    """Holds a path as text; what becomes of the file is the matter of whoever reads it."""

    def __init__(self, words: Words, *, theme: Theme) -> None:
        super().__init__()
        self._words = words
        self.setPlaceholderText(words(HINT))
        self.setAcceptDrops(True)
        browse = self.addAction(
            icon("search", theme.quiet), QLineEdit.ActionPosition.TrailingPosition
        )
        browse.setText(words(CHOOSE))
        browse.setToolTip(words(CHOOSE))
        browse.triggered.connect(self.choose)

    def choose(self) -> None:
        """Ask for a file in a dialog of the system."""
        path, _ = QFileDialog.getOpenFileName(
            self, self._words(CHOOSE), "", f"{self._words(PICTURES)} ({PATTERNS})"
        )
        if path:
            self.setText(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.choose()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            return
        super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.setText(paths[0])
            event.acceptProposedAction()
            return
        super().dropEvent(event)
