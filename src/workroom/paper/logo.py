"""A party's logo: a small PNG or JPEG, looked at before it may stand on a paper."""

import warnings
from io import BytesIO

from PIL import Image

from workroom.base.words import N_
from workroom.paper.errors import PaperError
from workroom.paper.sheet import Logo

LARGEST = 200_000
"""In bytes: the picture lies in the book for ever, and in each paper drawn."""
_KINDS = ("PNG", "JPEG")
_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
_MOST_PIXELS = 4_000_000

NO_PICTURE = N_("{name} is no PNG or JPEG picture that can be read.")
TOO_LARGE = N_("{name} has {size} kB; a logo has {most} kB at most. Save it smaller.")
TOO_FINE = N_("{name} has {width} × {height} pixels; save it with 2000 × 2000 at most.")
NO_SCREEN_COLOURS = N_("{name} is made for presses (CMYK); save it as RGB.")


def read_logo(content: bytes, name: str) -> Logo:
    """The picture of a file; `name` is what the sentences call it.

    Raises:
        PaperError: it is too large, damaged, or of another kind.
    """
    if len(content) > LARGEST:
        size, most = -(-len(content) // 1000), LARGEST // 1000
        raise PaperError(TOO_LARGE, name=name, size=size, most=most)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(BytesIO(content), formats=_KINDS) as picture:
                width, height, mode = picture.width, picture.height, picture.mode
                if width * height > _MOST_PIXELS:
                    raise PaperError(TOO_FINE, name=name, width=width, height=height)
                picture.load()
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        Warning,
        Image.DecompressionBombError,
    ) as no:
        raise PaperError(NO_PICTURE, name=name) from no
    if mode not in _MODES:
        raise PaperError(NO_SCREEN_COLOURS, name=name)
    return Logo(content, width, height)
