"""The printers of this PC, and how files get to one: through CUPS, or through Qt on Windows."""

import sys
from collections.abc import Iterable
from pathlib import Path

from workroom.paper import picture, printer
from workroom.paper.printer import Printer
from workroom.ui.kit.qt_printer import print_pictures, printer_names

FINE_DPI = 300
"""What Windows is handed: page pictures, fine enough for bars."""


def queues() -> tuple[Printer, ...]:
    """Every printer, the default one first; may take seconds, so ask on the line of files.

    Raises:
        DeviceError: the printing system does not answer.
    """
    if sys.platform == "win32":
        names = printer_names()
        return tuple(Printer(name, place == 0, True) for place, name in enumerate(names))
    return printer.printers()


def send(paths: Iterable[Path], name: str = "") -> str:
    """Print files one after the other, as they are; answers the name of the printer.

    Raises:
        DeviceError: no such printer, or it does not take the job.
    """
    for path in paths:
        if sys.platform == "win32":
            name = print_pictures(picture.page_pictures(path, FINE_DPI), name)
        else:
            printer.send(path, name)
    return name
