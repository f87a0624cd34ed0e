"""Prints page pictures through Qt: the way to a printer where no program takes a PDF file."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from workroom.base.errors import DeviceError
from workroom.base.words import N_

NO_PRINTER = N_("There is no printer named {name}.")
DID_NOT_START = N_("The printer {name} did not take the job.")


class PagePicture(Protocol):
    """`height` rows of `width` pixels of three bytes."""

    width: int
    height: int
    rgb: bytes


def print_pictures(pages: Sequence[PagePicture], name: str) -> str:
    """Send A4 pages, unscaled, to a printer (the default one if unnamed); answers its name.

    Raises:
        DeviceError: there is no such printer, or it does not take the job.
    """
    info = QPrinterInfo.printerInfo(name) if name else QPrinterInfo.defaultPrinter()
    if info.isNull():
        raise DeviceError(NO_PRINTER, name=name)
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    painter = QPainter()
    for number, page in enumerate(pages):
        lying = page.width > page.height
        way = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
        layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), way, QMarginsF())
        printer.setPageLayout(layout)
        if number == 0:
            if not painter.begin(printer):
                raise DeviceError(DID_NOT_START, name=info.printerName())
        else:
            printer.newPage()
        image = QImage(
            page.rgb, page.width, page.height, page.width * 3, QImage.Format.Format_RGB888
        )
        painter.drawImage(QRectF(painter.viewport()), image)
    painter.end()
    return info.printerName()


def printer_names() -> tuple[str, ...]:
    """Every printer this PC can print to, the default one first."""
    default = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return tuple(sorted(names, key=lambda one: one != default))
