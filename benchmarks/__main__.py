"""Runs the benchmarks, one after the other, and writes docs/benchmarks.md.

A benchmark is a script of this folder that prints lines of JSON, each with `name`, `ours_ms`,
`plain_ms`, `ratio` and, where we aim for one, `aim`; whatever else a line says is written under
the table.
"""

import json
import os
import platform
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
PAGE = FOLDER.parent / "docs" / "benchmarks.md"
BENCHMARKS = ("notes.py",)
COLUMNS = ("name", "ours_ms", "plain_ms", "ratio", "aim")
OPENING = """# Benchmarks

Written by `make bench`: medians of one run on one machine. Compare ratios, not milliseconds.

{machine}

| what | ours, ms | plain, ms | ratio | aim |
|---|---:|---:|---:|---:|
"""


def main() -> int:
    """Run them all; a benchmark that fails is named, and the page is left as it was."""
    measured: list[dict[str, Any]] = []
    for script in (FOLDER / name for name in BENCHMARKS):
        done = subprocess.run(
            [sys.executable, script], stdout=subprocess.PIPE, text=True, check=False
        )
        if done.returncode != 0:
            print(f"{script.name} failed.", file=sys.stderr)
            return 1
        lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
        measured += map(json.loads, lines)
        print(done.stdout, end="", flush=True)
    PAGE.write_text(page(measured), "utf-8")
    print(f"Written to {PAGE}")
    return 0


def page(measured: list[dict[str, Any]]) -> str:
    """The page: the table of ratios, and under it what a benchmark had to say besides."""
    table = "".join(
        "| " + " | ".join(str(one.get(column, "")) for column in COLUMNS) + " |\n"
        for one in measured
    )
    besides = "".join(
        f"\n## {one['name']}\n\n"
        + "".join(f"* {key.replace('_', ' ')}: {said(value)}\n" for key, value in more.items())
        for one in measured
        if (more := {key: value for key, value in one.items() if key not in COLUMNS})
    )
    return OPENING.format(machine=machine()) + table + besides


def said(value: object) -> str:
    """A value as a reader wants it: several things after one another."""
    if isinstance(value, dict):
        return ", ".join(f"{key.replace('_', ' ')} {said(inner)}" for key, inner in value.items())
    return ", ".join(map(said, value)) if isinstance(value, list) else str(value)


def machine() -> str:
    """What it ran on, as far as that explains a figure."""
    day = datetime.now(UTC).date()  # noqa: TID251 — the day of the run, no time of the book
    return (
        f"{day}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}."
    )


if __name__ == "__main__":
    sys.exit(main())
