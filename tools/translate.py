"""Bring the Chinese words up to date: find new templates, fill in the declared ones, compile."""

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from workroom.rooms.registers.declaration import Register
from workroom.rooms.shelf import SHELF

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "locales" / "zh_CN" / "LC_MESSAGES"
MARK = "N_"


def translate() -> list[str]:
    """Write both files; answers the templates that still want their Chinese."""
    with (FOLDER / "workroom.po").open("rb") as file:
        words = read_po(file, locale="zh_CN", domain="workroom")
    # The day of the last run says nothing, and would differ in every branch.
    asked = Catalog(creation_date=words.creation_date)
    found = extract_from_dir(ROOT / "src" / "workroom", keywords={MARK: None})
    for _file, _line, message, _comments, _context in found:
        asked.add(message)
    words.update(asked, no_fuzzy_matching=True)
    words.obsolete.clear()
    declared = {label: chinese for one in SHELF for label, chinese in _declared(one)}
    for message in words:
        if message.id and not message.string:
            message.string = declared.get(str(message.id), "")
    with (FOLDER / "workroom.po").open("wb") as file:
        write_po(file, words, width=100, no_location=True, sort_output=True, ignore_obsolete=True)
    with (FOLDER / "workroom.mo").open("wb") as file:
        write_mo(file, words)
    return [str(message.id) for message in words if message.id and not message.string]


def _declared(register: Register) -> Iterator[tuple[str, str]]:  # type: ignore[type-arg]  # whatever its lines are
    """The words that a declaration gives in both languages."""
    yield register.title, register.chinese
    for part in register.parts:
        yield part.label, part.chinese
    for field in register.fields:
        yield field.label, field.chinese
        yield field.units
        for option in field.options or ():
            yield option.label, option.chinese


if __name__ == "__main__":
    missing = translate()
    for template in missing:
        print(template)
    sys.exit(1 if missing else 0)
