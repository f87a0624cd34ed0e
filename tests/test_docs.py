"""What the documents name is there, and what is there they name."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest

from workroom.cli.main import COMMANDS, load_command, workroom

CHECKOUT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted(
    [*CHECKOUT.glob("*.md"), *CHECKOUT.glob("docs/**/*.md"), *CHECKOUT.glob("installer/*.md")]
)
FIRST_READ = (CHECKOUT / "README.md", CHECKOUT / "CONTRIBUTING.md")
FENCED = re.compile(r"^```.*?\n(.*?)^```", re.MULTILINE | re.DOTALL)
INDENTED = re.compile(r"^(?:\n|\A)((?:    .*\n)+)", re.MULTILINE)
INLINE = re.compile(r"`([^`\n]+)`")
CALLED = re.compile(
    r"\bworkroom(?P<before>(?: --\w[\w-]*(?: [^\s|-]\S*)?)*) (?P<name>[a-z]+)\b(?P<after>.*)"
)
OPTION = re.compile(r"(?<=\s)--[a-z][a-z-]*")
FILE = re.compile(r"[\w.-]+(?:/[\w.-]+)*/[\w-]+\.(?:py|md|toml|txt|svg|po|mo)")


@cache
def code_in(document: Path) -> tuple[str, ...]:
    """The pieces of a document that are meant to be typed or looked up."""
    text = document.read_text("utf-8")
    blocks = [line for block in FENCED.findall(text) for line in block.splitlines()]
    rest = FENCED.sub("", text)
    blocks += [line.strip() for block in INDENTED.findall(rest) for line in block.splitlines()]
    return (*blocks, *INLINE.findall(rest))


def makefile() -> str:
    return (CHECKOUT / "Makefile").read_text("utf-8")


def targets() -> set[str]:
    """What `make` knows."""
    rules = re.findall(r"^([a-z][a-z -]*?):(?![=])", makefile(), re.MULTILINE)
    return {name for rule in rules for name in rule.split()}


def targets_in(document: Path) -> Iterator[str]:
    for piece in code_in(document):
        if found := re.match(r"make ([a-z]+)\b", piece):
            yield found[1]


def test_there_are_documents_and_they_hold_code() -> None:
    assert {*FIRST_READ} <= {*DOCUMENTS}
    assert all(len(code_in(one)) > 20 for one in FIRST_READ)


@pytest.mark.parametrize(
    "document", DOCUMENTS, ids=lambda one: one.relative_to(CHECKOUT).as_posix()
)
def test_every_make_target_that_is_named_exists(document: Path) -> None:
    assert [name for name in targets_in(document) if name not in targets()] == []


def test_every_target_that_make_speaks_of_is_in_the_documents() -> None:
    spoken = re.findall(r"^#   make ([a-z |]+?)(?:  |$| [A-Z]+=)", makefile(), re.MULTILINE)
    offered = {name for names in spoken for name in re.split(r"[ |]+", names) if name}
    assert offered <= targets()
    assert len(offered) > 5
    assert offered - {name for one in FIRST_READ for name in targets_in(one)} == set()


def calls_in(document: Path) -> Iterator[re.Match[str]]:
    for piece in code_in(document):
        for call in re.split(r"\s+\|\s+|;\s", piece):
            if found := CALLED.match(call.removeprefix("$ ").strip()):
                yield found


def options_of(command: click.Command) -> set[str]:
    known = {name for one in command.params for name in (*one.opts, *one.secondary_opts)}
    if isinstance(command, click.Group) and command is not workroom:
        known = known.union(*map(options_of, command.commands.values()))
    return known | {"--help", "--version"}


@pytest.mark.parametrize(
    "document", DOCUMENTS, ids=lambda one: one.relative_to(CHECKOUT).as_posix()
)
def test_every_command_and_option_that_is_named_exists(document: Path) -> None:
    unknown = []
    for call in calls_in(document):
        name = call["name"]
        if name not in COMMANDS:
            unknown.append(name)
            continue
        known = options_of(load_command(name))
        unknown += [one for one in OPTION.findall(call["after"]) if one not in known]
        unknown += [
            one for one in OPTION.findall(call["before"]) if one not in options_of(workroom)
        ]
    assert unknown == []


def test_every_command_is_in_the_readme() -> None:
    named = {call["name"] for call in calls_in(CHECKOUT / "README.md")}
    assert sorted(set(COMMANDS) - named) == []


@pytest.mark.parametrize(
    "document", DOCUMENTS, ids=lambda one: one.relative_to(CHECKOUT).as_posix()
)
def test_every_file_that_is_named_exists(document: Path) -> None:
    source = CHECKOUT / "src" / "workroom"
    roots = (CHECKOUT, source, source / "rooms", document.parent)
    named = {piece for piece in code_in(document) if FILE.fullmatch(piece)}
    made = {"docs/benchmarks.md"}
    assert [
        one for one in sorted(named - made) if not any((root / one).exists() for root in roots)
    ] == []


@pytest.mark.parametrize(
    "document", DOCUMENTS, ids=lambda one: one.relative_to(CHECKOUT).as_posix()
)
def test_every_link_and_picture_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text("utf-8"))
    assert [one for one in links if "://" not in one and not (document.parent / one).exists()] == []


def test_decisions_are_numbered_without_gap() -> None:
    pages = sorted((CHECKOUT / "docs" / "decisions").glob("*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    wrong = [
        page.name
        for page in pages
        if not page.read_text("utf-8").startswith(f"# {page.name[:4]} — ")
    ]
    assert wrong == []


def test_every_decision_that_the_source_names_exists() -> None:
    named = {
        number
        for folder in ("src", "tests", "migrations", "tools")
        for file in (CHECKOUT / folder).rglob("*.py")
        for number in re.findall(r"docs/decisions/(\d{4})", file.read_text("utf-8"))
    }
    pages = {page.name[:4] for page in (CHECKOUT / "docs" / "decisions").glob("*.md")}
    assert named - pages == set()
