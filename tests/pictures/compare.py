"""A paper against the picture of it that is stored: every changed pixel is shown."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops

from workroom.paper.picture import page_pictures

DPI = 80
LEVELS = 8
"""Greys: enough to see every line and letter, few enough to keep the files small."""
STORED = Path(__file__).parent / "stored"
SHOWN = Path(__file__).parents[2] / "build" / "pictures"
NO_PICTURE = "There is no picture of {name}. Look at {actual}; if it is right: make pictures"
CHANGED = (
    "{name} is drawn otherwise than stored: {count} pixels. See {difference} (what came is red, "
    "what went is blue) beside {actual} and {stored}; if it is right: make pictures"
)


def pages(pdf: bytes) -> list[Image.Image]:
    """The pages in a few greys."""
    drawn = page_pictures(pdf, DPI)
    return [
        Image.frombytes("RGB", (one.width, one.height), one.rgb)
        .convert("L")
        .point(lambda grey: round(grey * (LEVELS - 1) / 255) * 255 // (LEVELS - 1))
        for one in drawn
    ]


def stored_name(name: str, page: int) -> Path:
    """Where the picture of a page, from 1, is stored."""
    return STORED / f"{name}-{page}.png"


def store(name: str, pdf: bytes) -> list[Path]:
    """Keep the pages as they are drawn now; what was kept of the form before goes."""
    drawn = pages(pdf)
    for old in STORED.glob(f"{name}-[0-9].png"):
        old.unlink()
    kept = [stored_name(name, page) for page in range(1, len(drawn) + 1)]
    STORED.mkdir(exist_ok=True)
    for path, page in zip(kept, drawn, strict=True):
        path.write_bytes(_png(page))
    return kept


def difference(name: str, pdf: bytes, stored: Path = STORED, shown: Path = SHOWN) -> str:
    """Empty where every page is as it is stored; else a sentence that says where to look."""
    drawn = pages(pdf)
    kept = sorted(stored.glob(f"{name}-[0-9].png"))
    told: list[str] = []
    for number, page in enumerate(drawn, 1):
        before = stored / f"{name}-{number}.png"
        told.append(_page_difference(f"{name}-{number}", page, before, shown))
    told += [f"{gone.stem} is stored and no longer drawn." for gone in kept[len(drawn) :]]
    return "\n".join(filter(None, told))


def _page_difference(name: str, page: Image.Image, before: Path, shown: Path) -> str:
    was = Image.open(before).convert("L") if before.exists() else None
    if was is not None and was.size == page.size and was.tobytes() == page.tobytes():
        return ""
    shown.mkdir(parents=True, exist_ok=True)
    actual = shown / f"{name}.actual.png"
    page.save(actual)
    if was is None:
        return NO_PICTURE.format(name=name, actual=actual)
    stored, changed = shown / f"{name}.stored.png", shown / f"{name}.difference.png"
    was.save(stored)
    if was.size != page.size:
        was = was.resize(page.size)
    # Red where ink came, blue where it went, the rest faint.
    faint = ImageChops.blend(page, Image.new("L", page.size, 255), 0.7)
    came, went = ImageChops.subtract(was, page), ImageChops.subtract(page, was)
    channels = (
        ImageChops.subtract(faint, went),
        ImageChops.subtract(ImageChops.subtract(faint, came), went),
        ImageChops.subtract(faint, came),
    )
    Image.merge("RGB", channels).save(changed)
    histogram = ImageChops.difference(was, page).histogram()
    return CHANGED.format(
        name=name,
        count=sum(histogram[1:]),
        difference=changed,
        actual=actual.name,
        stored=stored.name,
    )


def _png(page: Image.Image) -> bytes:
    file = BytesIO()
    page.quantize(LEVELS, dither=Image.Dither.NONE).save(file, "PNG", optimize=True, bits=3)
    return file.getvalue()
