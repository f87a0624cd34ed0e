"""Where the files that travel with the program are: fonts, sounds, words, migrations."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_CHECKOUT = _PACKAGE.parents[1]


def resources() -> Path:
    """The folder of fonts, icons, sounds and translations."""
    return _carried("resources")


def migrations() -> Path:
    """The folder of the database's migrations."""
    return _carried("migrations")


def _carried(name: str) -> Path:
    """Inside the package if installed from a wheel, else at the top of the checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _CHECKOUT / name
