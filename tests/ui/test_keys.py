"""A key does one thing: on a page no two deeds share it, and none takes one of the window's."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from books import Book, boxes, draft_out, open_day
from ui.cut import cut_texts
from workroom.base.resources import resources
from workroom.base.words import N_, Language, Words
from workroom.settings import PcSettings
from workroom.ui.front import PLACES
from workroom.ui.kit.help import HelpSheet
from workroom.ui.kit.page import Page
from workroom.ui.shots import SIZES, come_to_rest
from workroom.ui.start import Office

OF_THE_WINDOW = {"F1", "Ctrl+B", "Ctrl+L", *(place.shortcut for place in PLACES)}


@pytest.fixture
def office(known: Book, qapp: QApplication) -> Iterator[Office]:
    """The window on a book with a note being drafted; Wang is signed in."""
    open_day(known)
    draft_out(known, boxes(known)[:1])
    made = Office(qapp, known.ledger, PcSettings(station="desk 1", language="en"))
    made.frame.resize(SIZES[0])
    made.frame.show()
    made.presence.sign_in(known.wang)
    yield made
    made.close()


def parts(page: QWidget) -> Iterator[QWidget]:
    yield page
    yield from page.findChildren(QWidget)


def spelled(key: QKeySequence) -> str:
    return key.toString(QKeySequence.SequenceFormat.PortableText)


def test_no_page_takes_a_key_of_the_window(office: Office) -> None:
    taken: list[tuple[str, str]] = []
    for entry in office.frame.entries:
        page = office.frame.page(entry.key)
        come_to_rest(office.frame, office.tasks)
        keys = [key for part in parts(page) for one in part.actions() for key in one.shortcuts()]
        keys += [one.key() for one in page.findChildren(QShortcut)]
        taken += [(entry.key, spelled(key)) for key in keys if spelled(key) in OF_THE_WINDOW]
    assert taken == []


def test_no_two_deeds_that_live_on_a_page_share_a_key(office: Office) -> None:
    shared: list[tuple[str, str, list[str]]] = []
    for entry in office.frame.entries:
        office.frame.go(entry.key)
        come_to_rest(office.frame, office.tasks)
        page = office.frame.page(entry.key)
        by_key: defaultdict[str, set[QAction]] = defaultdict(set)
        for part in parts(page):
            for one in part.actions() if part.isVisible() else ():
                if one.isVisible() and one.isEnabled():
                    for key in one.shortcuts():
                        by_key[spelled(key)].add(one)
        shared += [
            (entry.key, key, sorted(one.text() for one in deeds))
            for key, deeds in by_key.items()
            if len(deeds) > 1
        ]
    assert shared == []


@pytest.mark.parametrize("language", Language)
def test_the_help_of_every_page_is_whole_in_the_smallest_window(
    office: Office, language: Language
) -> None:
    words = Words(language, resources() / "locales")
    keys = [(one, words(N_("Search on this page"))) for one in sorted(OF_THE_WINDOW)]
    cut = []
    for entry in office.frame.entries:
        page = office.frame.page(entry.key)
        assert isinstance(page, Page)
        title, text = words(entry.title), words(page.help_template)
        sheet = HelpSheet(
            office.frame, words, office.frame.bench.theme, title=title, text=text, keys=keys
        )
        sheet.show()
        QApplication.processEvents()
        if cut_texts(sheet) or sheet.height() > SIZES[0].height():
            cut.append((entry.key, sheet.height(), cut_texts(sheet)))
        sheet.close()
    assert cut == []
