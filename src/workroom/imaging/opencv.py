"""OpenCV, imported once, here: it must not leave its traces for Qt."""

import os

_KEPT = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR", "LD_LIBRARY_PATH")
MOST_PIXELS = 200_000_000
"""An A3 page at 800 dpi; what claims more is no page, and is never unpacked."""

_before = {name: os.environ.get(name) for name in _KEPT}
os.environ.setdefault("OPENCV_IO_MAX_IMAGE_PIXELS", str(MOST_PIXELS))

import cv2  # noqa: E402 — the bound on pixels is read when it is imported

for _name, _value in _before.items():
    # It brings a Qt of its own, and points every Qt of this process to it.
    if _value is None:
        os.environ.pop(_name, None)
    else:
        os.environ[_name] = _value

__all__ = ["cv2"]
