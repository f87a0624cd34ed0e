"""What is said to people: a template with its values, turned into a language only where it is
shown.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


def N_(text: str) -> str:  # noqa: N802 — the mark that message extractors look for
    """Mark a template for translation, without translating it here."""
    return text


class Language(StrEnum):
    """The languages of the screens; forms are Chinese documents whatever is chosen here."""

    CHINESE = "zh_CN"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A template and its values. Values may be phrases themselves, or tuples, which are listed."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return ENGLISH.say(self)


def phrase(template: str, /, **values: object) -> Phrase:
    """A sentence to be said later: `phrase(N_("{count} volumes"), count=3)`."""
    return Phrase(template, values)


class Words:
    """One language, ready to say phrases in. Handed to whoever shows text; there is no current
    language.
    """

    def __init__(self, language: Language, locales: Path | None = None) -> None:
        self.language = language
        self._catalogue: gettext.NullTranslations = gettext.NullTranslations()
        if language is not Language.ENGLISH and locales is not None:
            self._catalogue = gettext.translation("workroom", str(locales), [language.value])

    def __call__(self, template: str, /, **values: object) -> str:
        """Say a template at once."""
        return self.say(Phrase(template, values))

    def say(self, what: Phrase | str) -> str:
        """The phrase in this language; a plain string is looked up as a template without values."""
        if isinstance(what, str):
            return self._look_up(what)
        return self._look_up(what.template).format(
            **{name: self._value(value) for name, value in what.values.items()}
        )

    def listed(self, things: Iterable[object]) -> str:
        """Several things one after the other, as this language lists them."""
        return ("、" if self.language is Language.CHINESE else ", ").join(map(self._value, things))

    def _look_up(self, template: str) -> str:
        return self._catalogue.gettext(template) if template else ""

    def _value(self, value: object) -> str:
        match value:
            case Phrase():
                return self.say(value)
            case tuple() | list():
                return self.listed(value)
            case _:
                return str(value)


ENGLISH = Words(Language.ENGLISH)
