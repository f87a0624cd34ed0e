"""How a test reads a paper: its text, its pixels and its codes."""

import subprocess
from pathlib import Path

import numpy as np
import zxingcpp

from workroom.paper.picture import Picture, page_pictures

PRINTER_DPI = 300
Pixels = np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]


def text_of(pdf: bytes) -> str:
    """What a reader finds when it searches the file, in the order it was drawn."""
    found = subprocess.run(
        ("pdftotext", "-raw", "-", "-"), input=pdf, capture_output=True, check=True
    )
    return found.stdout.decode()


def packed(text: str) -> str:
    """A text without blanks and line ends, which a wrapped cell puts anywhere."""
    return "".join(text.split())


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page."""
    return text_of(pdf).split("\f")[:-1]


def fonts_of(pdf: bytes, folder: Path) -> list[list[str]]:
    """What pdffonts says: name, kind, encoding, embedded, subset, with a map to Unicode."""
    file = folder / "fonts.pdf"
    file.write_bytes(pdf)
    shown = subprocess.run(("pdffonts", file), capture_output=True, text=True, check=True).stdout
    return [line.split() for line in shown.splitlines()[2:]]


def pixels_of(picture: Picture) -> Pixels:
    """The picture as rows, columns and colours."""
    flat = np.frombuffer(picture.rgb, np.uint8)
    return flat.reshape(picture.height, picture.width, 3)


def printed(pdf: bytes, dpi: int = PRINTER_DPI) -> list[Pixels]:
    """The pages as a printer of that resolution would draw them."""
    return [pixels_of(picture) for picture in page_pictures(pdf, dpi)]


def codes_on(page: Pixels) -> list[zxingcpp.Barcode]:
    """Every code a reader finds on the page."""
    return list(zxingcpp.read_barcodes(page))


def texts_on(page: Pixels) -> list[str]:
    """What the codes on the page say, sorted."""
    return sorted(code.text for code in codes_on(page))
