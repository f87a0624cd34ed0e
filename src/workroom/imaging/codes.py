"""The codes on a page, bars and QR."""

from workroom.imaging.code128 import codes128
from workroom.imaging.opencv import cv2
from workroom.imaging.pixels import Gray, enlarged

SIDES = (3500, 5300)
"""So many pixels long a page is enlarged for its squares, the second time if nothing was read."""


def codes_on(page: Gray) -> tuple[str, ...]:
    """What the codes on the page say, each once: bars, or where there are none, squares."""
    return codes128(page) or squares(page)


def squares(page: Gray) -> tuple[str, ...]:
    """QR codes. One that cannot be read is no error: there may be bars beside it."""
    for side in SIDES:
        try:
            found, texts, _, _ = cv2.QRCodeDetector().detectAndDecodeMulti(enlarged(page, side))
        except cv2.error:
            return ()
        if found and any(texts):
            return tuple(text for text in texts if text)
    return ()
