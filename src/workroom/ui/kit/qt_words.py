"""The words of Qt's own dialogs and menus, in the language of the screen."""

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from workroom.base.words import Language

NAME = "qt-words"


def speak(application: QApplication, language: Language) -> None:
    """Let the file chooser and the menus of fields speak the language, from now on.

    Qt speaks English by itself, and where its translations were not installed.
    """
    for old in application.findChildren(QTranslator, NAME):
        application.removeTranslator(old)
        old.deleteLater()
    if language is Language.ENGLISH:
        return
    made = QTranslator(application)
    made.setObjectName(NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if made.load(f"qtbase_{language.value}", folder):
        application.installTranslator(made)
