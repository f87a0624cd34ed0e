"""From the bytes of a picture to its grey pixels, and no further than is safe."""

from typing import Any

import numpy as np

from workroom.base.errors import InputError
from workroom.base.words import N_
from workroom.imaging.opencv import cv2

NO_PICTURE = N_("This is no whole picture: JPEG, PNG or TIFF.")

Gray = np.ndarray[tuple[int, int], np.dtype[np.uint8]]
"""Shape (height, width), 0 black to 255 white."""

_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*")


def is_picture(content: bytes) -> bool:
    """Whether it begins as a JPEG, PNG or TIFF does, whatever the file is called."""
    return content.startswith(_BEGINNINGS)


def gray_of(content: bytes) -> Gray:
    """The picture in grey; of a TIFF its first page.

    Raises:
        InputError: it is damaged, larger than any page, or none of the three kinds.
    """
    if not is_picture(content):
        raise InputError(NO_PICTURE)
    try:
        found: Any = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_GRAYSCALE)
    except cv2.error:
        found = None
    if found is None:
        raise InputError(NO_PICTURE)
    gray: Gray = found
    return gray


def gray_of_rgb(rgb: bytes, width: int, height: int) -> Gray:
    """Pixels of three bytes (red, green, blue), row after row, in grey."""
    flat = np.frombuffer(rgb, np.uint8).reshape(height, width, 3)
    gray: Any = cv2.cvtColor(flat, cv2.COLOR_RGB2GRAY)
    answer: Gray = gray
    return answer


def enlarged(page: Gray, side: int) -> Gray:
    """The page with its longer side at least so many pixels long; a larger one stays as it is."""
    scale = side / max(page.shape)
    if scale <= 1:
        return page
    sized: Any = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    answer: Gray = sized
    return answer


def shown_rgb(content: bytes, longest: int) -> tuple[int, int, bytes]:
    """Width, height and pixels of three bytes of a picture, no side longer than `longest`."""
    gray = gray_of(content)
    scale = min(1.0, longest / max(gray.shape))
    size = (max(1, round(gray.shape[1] * scale)), max(1, round(gray.shape[0] * scale)))
    small: Any = cv2.resize(gray, size, interpolation=cv2.INTER_AREA)
    rgb: Any = cv2.cvtColor(small, cv2.COLOR_GRAY2RGB)
    return size[0], size[1], rgb.tobytes()


def small_png(gray: Gray, longest: int) -> bytes:
    """The picture as a PNG file, no side longer than `longest` pixels."""
    height, width = gray.shape
    scale = min(1.0, longest / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(gray, size, interpolation=cv2.INTER_AREA)
    _, packed = cv2.imencode(".png", small)
    return bytes(packed)
