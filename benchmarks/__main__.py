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
from pathlib import Path
from typing import Any

import PySide6
import sqlalchemy

FOLDER = Path(__file__).resolve().parent
PAGE = FOLDER.parent / "docs" / "benchmarks.md"
BENCHMARKS = {
    "scan.py": "",
    "count.py": "",
    "notes.py": "≤ 0.7",
    "longnote.py": "",
    "paint.py": "",
    "hands.py": "",
}
"""The scripts, and the aim of those that do not say it themselves."""
COLUMNS = ("name", "ours_ms", "plain_ms", "ratio", "aim")
OPENING = """# Benchmarks

Written by `make bench`: medians of one run on one machine, in which ours and what it is compared
with took turns. Compare ratios, not milliseconds.

{machine}

| what | ours, ms | plain, ms | ratio | aim |
|---|---:|---:|---:|---:|
"""
CLOSING = """
## What is compared

* **A stage scan** goes through the station from the code to the reply: what does the code mean,
  may she, entry, pass, trail, COMMIT with `synchronous=FULL` in WAL mode. Plain is Python's bare
  `sqlite3` with the same pragmas, which writes the very rows of that scan (the journal's line, the
  pass as inserted or updated, the two lines of its trail) into a copy of the same book and asks
  nothing. 400 scans by six people, stages begun, ended and logged at once, after 40 that do not
  count. On a slow or busy disk both wait for the same COMMIT, and the ratio falls towards 1;
  "without waiting for the disk" is the same with both books in the memory (`/dev/shm`), where
  nothing hides what we do: no aim is set there.
* **The large book** is a year of a workroom, built by `benchmarks/bulk.py`: every entry by the use
  case that a person would call, asked of the same rules and folded by the same folds; only many
  acts share a transaction. `verify` must call it whole before it is measured.
* **A count** freezes its list (one entry, a row for each box and for what is not with its box), and
  the closing page reads all it shows: that together is its opening, against the half second that
  was set. A scan in it goes through the station from the code to the reply, in turns with a stage
  scan of another station on the same book: 120 each, of which 20 do not count. It says how many
  volumes lie in the box now, by one prepared question that counts them; fetching the twenty and
  looking at each cost a third of a scan more than the aim allows.
* **Notes**: a hundred hand-over notes of thirty lines, both originals, into PDF; plain draws the
  same lines on a reportlab canvas.
* **A long note** is the note of 80 boxes with its list of 2,000 items, no two titles alike, both
  originals, into one PDF; the processor's time, so that what else a machine does is left out.
* **First paint**: from the start of the process until Qt paints the window of the demonstration's
  book for the first time, compiled bytecode, against a `QMainWindow` with one label.
* **Forty volumes out and home**: two people at one desk work the real window by keys and a
  reader's bursts alone. Out is from F7 to the filed note: scans, both counts, the statement of
  secrecy, both secrets, both originals printed, signed by pen, one scanned, filed. Home is from
  F8 to the last unit on its shelf, with what was drawn opened. What is measured is the program,
  from each key and scan until nothing is under way any more; what people and a printer take is
  set, with its reasons, in `benchmarks/driver.py`: 0.28 s a key, 1.5 s a scan, 0.4 s from reader
  to keyboard, 1.2 s to look before each key that signs, prints or files, 4 s a name by pen, 8 s
  to a printer's first page and 3 s a further one. At home the archivist scans units back onto
  their shelf while the printer prints; one after the other it would take as much longer as is
  said. Counting volumes (0.5 s each) and the pages of what was drawn (20 s a volume) is work with
  the archives whatever the program, and said apart.

## What remains

* A scan is Python more than SQLite: some fifty small values are made and judged in it. What was
  done: cells are spelled and read by plain functions at fixed places, statements are compiled once,
  the writer's connection stays open and begins and commits on the driver, each question is asked
  once in a scan. What was not done: one joined question instead of eleven small ones (no room could
  ask for itself any more), and keeping answers from scan to scan (another process may have written
  in between).
* The window is painted before the book is opened; until its first page is there SQLAlchemy and the
  rooms must be loaded, which takes two to three times as long as the window itself.
"""


def main() -> int:
    """Run them all; a benchmark that fails is named, and the page is left as it was."""
    measured: list[dict[str, Any]] = []
    for script, aim in BENCHMARKS.items():
        done = subprocess.run(
            [sys.executable, FOLDER / script], stdout=subprocess.PIPE, text=True, check=False
        )
        if done.returncode != 0:
            print(f"{script} failed.", file=sys.stderr)
            return 1
        lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
        measured += [{"aim": aim} | json.loads(line) for line in lines]
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
        f"\n## {one['name']}\n" + "".join(said(key, value) for key, value in more.items())
        for one in measured
        if (more := {key: value for key, value in one.items() if key not in COLUMNS})
    )
    return OPENING.format(machine=machine()) + table + besides + CLOSING


def said(key: str, value: object) -> str:
    """A line, or a table where there are several figures."""
    name = key.replace("_", " ")
    if isinstance(value, dict):
        rows = "".join(f"| {part} | {figure} |\n" for part, figure in value.items())
        return f"\n| {name} | |\n|---|---:|\n{rows}"
    return f"\n{name[0].upper()}{name[1:]}: {value}.\n"


def machine() -> str:
    """What it ran on, as far as that explains a figure."""
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}, SQLite {sqlite3.sqlite_version}, SQLAlchemy "
        f"{sqlalchemy.__version__}, PySide6 {PySide6.__version__}."
    )


if __name__ == "__main__":
    sys.exit(main())
