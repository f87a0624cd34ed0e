"""What a command is handed: how to open books, how to speak, how to answer."""

import functools
import getpass
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from workroom.base.errors import InputError
from workroom.base.resources import resources
from workroom.base.words import N_, Language, Phrase, Words
from workroom.ledger.reading import Reading
from workroom.ledger.work import Ledger
from workroom.rooms.people.model import Person
from workroom.rooms.people.service import identify
from workroom.settings import read_settings, usual_book

WHO = N_("Say who acts: --as NAME.")
NO_SECRET = N_("The secret is asked for at a terminal, or read from WORKROOM_SECRET.")
ASK_SECRET = N_("Secret of {name}: ")


@dataclass(frozen=True, slots=True)
class Doors:
    """How books are opened and made; `app` knows, and hands it down."""

    open_book: Callable[[Path], Ledger]
    make_book: Callable[[Path], Ledger]
    open_window: Callable[[Path | None], int]
    draw_labels: Callable[[Reading, Iterable[str], Path], int]
    """Fonts and bar codes are loaded only by who draws."""


class House:
    """One call of the command line: the book it is about, the language, the answers."""

    def __init__(self, doors: Doors, book: Path | None, language: Language | None) -> None:
        self.doors = doors
        self.root = book or usual_book()
        chosen = language or Language(_known(read_settings(self.root / "settings.toml").language))
        self.words = Words(chosen, resources() / "locales")

    @contextmanager
    def book(self) -> Iterator[Ledger]:
        """The book of this call, closed again at the end."""
        ledger = self.doors.open_book(self.root)
        try:
            yield ledger
        finally:
            ledger.close()

    def actor(self, ledger: Ledger, name: str | None) -> Person:
        """The person who acts, proven by the secret.

        Raises:
            InputError: nobody is named, no secret can be had, or it is another.
        """
        if not name:
            raise InputError(WHO)
        secret = self.secret(name)
        with ledger.read() as db:
            return identify(db, name=name, secret=secret)

    def secret(self, name: str) -> str:
        """A person's secret, from WORKROOM_SECRET or asked for."""
        given = os.environ.get("WORKROOM_SECRET")
        if given:
            return given
        if not sys.stdin.isatty():
            raise InputError(NO_SECRET)
        return getpass.getpass(self.words(ASK_SECRET, name=name))

    def say(self, what: Phrase | str) -> None:
        """A line for a person."""
        click.echo(self.words.say(what) if isinstance(what, Phrase) else what)

    def answer(self, values: dict[str, Any]) -> None:
        """One object on one line, flushed, for a script."""
        sys.stdout.write(json.dumps(values, ensure_ascii=False, default=str) + "\n")
        sys.stdout.flush()


def _known(language: str) -> str:
    return language if language in set(Language) else Language.CHINESE.value


BOOK = click.option(
    "--book",
    "book",
    type=click.Path(path_type=Path),
    default=None,
    help="The folder of the book (default: WORKROOM_BOOK, or the user's data folder).",
)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Answer in JSON, one object a line.")
AS = click.option("--as", "actor", metavar="PERSON", default=None, help="Who acts.")


@dataclass(frozen=True, slots=True)
class Call:
    """What stands before the command's own words."""

    doors: Doors
    book: Path | None
    language: Language | None


def with_house(command: Callable[..., int | None]) -> Callable[..., int | None]:
    """Give a command its house; --book may stand before or behind the command's name."""

    @BOOK
    @functools.wraps(command)
    def entered(book: Path | None, **options: Any) -> int | None:
        call: Call = click.get_current_context().obj
        return command(House(call.doors, book or call.book, call.language), **options)

    return entered
