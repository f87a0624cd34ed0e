"""Hands a finished PDF file to a queue of the system's printers, unscaled and on A4.

Linux prints the file itself through CUPS, so that type and bars stay sharp.
Windows has no program that takes a PDF file: there the window draws
`picture.page_pictures` with Qt's printer.
"""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from workroom.base.words import N_
from workroom.paper.errors import PrinterError

TIMEOUT_S = 20

NO_CUPS = N_("No printing system answers on this PC; ask who looks after it to start CUPS.")
NO_PRINTER = N_("No printer is set up on this PC.")
NO_SUCH_QUEUE = N_("There is no printer named {printer}.")
QUEUE_STOPPED = N_(
    "The queue of the printer {printer} is stopped; start it again in the printer settings."
)
NO_FILE = N_("There is no file {path} to print.")
NOT_TAKEN = N_("The printer {printer} did not take {path}: {reason}.")

# CUPS's own words for the reason are those of whatever the printer did last, often just "Idle.".
_STOPPED = re.compile(
    r"^(?:printer )?(\S+) (?:not accepting requests|disabled) since", re.MULTILINE
)
_OPTIONS = ("media=A4", "print-scaling=none", "sides=one-sided", "fit-to-page=false")


@dataclass(frozen=True, slots=True)
class Printer:
    """A queue, and whether it takes jobs and prints them."""

    name: str
    is_default: bool
    accepting: bool


def printers() -> tuple[Printer, ...]:
    """Every queue this PC can print to, the default one first.

    Raises:
        PrinterError: the printing system does not run.
    """
    if "is running" not in _run("lpstat", "-r").stdout:
        raise PrinterError(NO_CUPS)
    names = [line for line in _run("lpstat", "-e").stdout.splitlines() if line]
    if not names:
        return ()
    found = re.search(r"destination: (\S+)", _run("lpstat", "-d").stdout)
    default = found[1] if found else names[0]
    stopped = set(_STOPPED.findall(_run("lpstat", "-a", "-p").stdout))
    queues = [Printer(name, name == default, name not in stopped) for name in names]
    return tuple(sorted(queues, key=lambda queue: not queue.is_default))


def send(path: Path, printer: str = "", *, title: str = "") -> str:
    """Print a PDF file once as it is, one side a sheet; the queue's own number of the job.

    All originals of a form are pages of the file: the queue is never asked for
    copies, which some drivers collate or staple as they please.

    Args:
        path: the PDF file.
        printer: the queue; the default one if empty.
        title: what the queue shows; the file's name if empty.

    Raises:
        PrinterError: no file, no printing system, no such queue, or the queue is stopped.
    """
    if not path.is_file():
        raise PrinterError(NO_FILE, path=path)
    queues = printers()
    if not queues:
        raise PrinterError(NO_PRINTER)
    wanted = [queue for queue in queues if queue.name == printer or not printer]
    if not wanted:
        raise PrinterError(NO_SUCH_QUEUE, printer=printer)
    queue = wanted[0]
    if not queue.accepting:
        raise PrinterError(QUEUE_STOPPED, printer=queue.name)
    options = [part for option in _OPTIONS for part in ("-o", option)]
    answer = _run(
        "lp", "-d", queue.name, "-n", "1", "-t", title or path.name, *options, "--", str(path)
    )
    if answer.returncode != 0:
        raise PrinterError(
            NOT_TAKEN, printer=queue.name, path=path.name, reason=_sentence(answer.stderr)
        )
    job = re.search(r"request id is (\S+)", answer.stdout)
    return job[1] if job else ""


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    """One of CUPS's own programs, found on the path, without a shell, answering in English."""
    program = shutil.which(command[0])
    if program is None:
        raise PrinterError(NO_CUPS)
    try:
        return subprocess.run(  # noqa: S603 — a fixed program; the file's name is one argument
            (program, *command[1:]),
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            timeout=TIMEOUT_S,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PrinterError(NO_CUPS) from error


def _sentence(answer: str) -> str:
    """What lp said on its error line, without its own name and the full stop."""
    return (
        answer.strip().splitlines()[-1].removeprefix("lp: ").rstrip(".") if answer.strip() else "?"
    )
