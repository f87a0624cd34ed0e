"""The house as a whole: how its files look, what its names say, and what its locks hold."""

import ast
import io
import re
import subprocess
import sys
import tokenize
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from sources import tree_of

CHECKOUT = Path(__file__).resolve().parents[1]
SOURCE = CHECKOUT / "src" / "workroom"
FILES = sorted(SOURCE.rglob("*.py"))
MOST_LINES = 350
LOCKED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)", re.MULTILINE)

# Words that say nothing: a thing that fits nowhere else has not been understood yet.
EMPTY_WORDS = {
    *("manager", "helper", "helpers", "util", "utils", "handler", "processor"),
    *("data", "info", "common", "misc"),
}
WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")

# What is left of a comment once the mark and its codes are taken away must still say something.
SILENCED = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma)")
CODES = re.compile(
    r"#\s*noqa:\s*[A-Z]+[0-9]+(?:[,\s]+[A-Z]+[0-9]+)*|#\s*type:\s*ignore\[[a-z, -]+\]"
)


def within(path: Path) -> str:
    return path.relative_to(CHECKOUT).as_posix()


def test_the_import_contracts_are_kept() -> None:
    # In a process of its own: the linter sets up logging anew, for whoever runs after it.
    checked = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_no_file_tells_two_stories() -> None:
    lengths = {within(file): len(file.read_text("utf-8").splitlines()) for file in FILES}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


def test_every_file_begins_with_a_sentence_about_itself() -> None:
    silent = [within(file) for file in FILES if ast.get_docstring(tree_of(file)) is None]
    assert silent == []


def test_a_package_holds_its_sentence_and_nothing_else() -> None:
    packages = [file for file in FILES if file.name == "__init__.py"]
    assert [within(file) for file in packages if len(tree_of(file).body) != 1] == []


def test_every_folder_of_the_source_is_a_package() -> None:
    folders = {file.parent for file in FILES}
    assert [within(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_no_name_is_an_empty_word() -> None:
    empty = [
        f"{within(file)}: {name}"
        for file in FILES
        for name in (file.stem, *named_in(tree_of(file)))
        if EMPTY_WORDS & {word.lower() for word in WORDS.findall(name)} or name.startswith("Base")
    ]
    assert empty == []


def test_whatever_is_silenced_says_which_rule_and_why() -> None:
    unexplained = [
        f"{within(file)}:{line}: {comment}"
        for folder in ("src", "tests", "migrations", "tools")
        for file in sorted((CHECKOUT / folder).rglob("*.py"))
        for line, comment in comments_of(file)
        if SILENCED.match(comment) and not is_explained(comment)
    ]
    assert unexplained == []


def test_every_rule_that_is_off_has_its_reason_beside_it() -> None:
    section = (CHECKOUT / "pyproject.toml").read_text("utf-8")
    ignores = section.split("[tool.ruff.lint]")[1].split("[tool.ruff.lint.flake8-builtins]")[0]
    switched_off = re.findall(r'^    "[A-Z]+[0-9]+",(.*)$', ignores, re.MULTILINE)
    assert switched_off
    assert [rest for rest in switched_off if not re.match(r"\s*# \w", rest)] == []


@pytest.mark.parametrize("name", ["debian-packages.txt", "debian-packages-for-tests.txt"])
def test_every_system_package_has_its_reason_beside_it(name: str) -> None:
    lines = (CHECKOUT / "installer" / name).read_text("utf-8").splitlines()
    packages = [line for line in lines if line and not line.startswith("#")]
    assert packages
    assert [line for line in packages if not re.fullmatch(r"[a-z0-9.+| -]+# .+", line)] == []


@pytest.mark.parametrize(("lock", "groups"), [("run", ["build"]), ("dev", ["dev", "build"])])
def test_the_lock_holds_what_the_project_asks_for(lock: str, groups: list[str]) -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    asked = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    for group in groups:
        asked += [line for line in project["dependency-groups"][group] if isinstance(line, str)]
    locked = versions_in(lock)
    unmet = [
        line
        for line in asked
        if not all(
            Requirement(line).specifier.contains(version)
            for version in locked.get(canonicalize_name(Requirement(line).name), ["0"])
        )
    ]
    assert unmet == []


def test_what_runs_is_what_was_tested() -> None:
    run, dev = versions_in("run"), versions_in("dev")
    assert {name: versions for name, versions in run.items() if dev.get(name) != versions} == {}


@pytest.mark.parametrize("lock", ["run", "dev"])
def test_a_lock_names_digests_and_no_address(lock: str) -> None:
    text = (CHECKOUT / "locks" / f"{lock}.txt").read_text("utf-8")
    entries = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"https?://|file:|--index-url|--find-links| @ ", text) == []


def named_in(tree: ast.Module) -> Iterator[str]:
    """Classes and functions of the file itself; the methods of a page are named by Qt."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name


def comments_of(file: Path) -> Iterator[tuple[int, str]]:
    text = file.read_text("utf-8")
    if not SILENCED.search(text):
        return
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def is_explained(comment: str) -> bool:
    reason, codes = CODES.subn("", comment)
    return bool(codes) and len(re.findall(r"\w", reason)) >= len("why so")


def versions_in(lock: str) -> dict[str, list[Version]]:
    text = (CHECKOUT / "locks" / f"{lock}.txt").read_text("utf-8")
    versions: dict[str, list[Version]] = {}
    for found in LOCKED.finditer(text):
        versions.setdefault(canonicalize_name(found["name"]), []).append(Version(found["version"]))
    return versions
