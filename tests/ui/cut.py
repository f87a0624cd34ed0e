"""Finds texts that have less room on the screen than they need."""

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from workroom.ui.kit.labels import Elided


def cut_texts(whole: QWidget) -> list[str]:
    """The texts of visible labels and buttons that are cut; those made to be shortened are not."""
    found = []
    for kind in (QLabel, QAbstractButton):
        for part in whole.findChildren(kind):
            if not part.isVisibleTo(whole) or isinstance(part, Elided) or not part.text():
                continue
            need = part.minimumSizeHint()
            wraps = isinstance(part, QLabel) and part.wordWrap()
            height = part.heightForWidth(part.width()) if wraps else need.height()
            if (not wraps and part.width() < need.width()) or part.height() < height:
                found.append(part.text())
    return found
