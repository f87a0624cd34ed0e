"""The declared registers of the book, in the order in which they stand on the shelf."""

from workroom.rooms.registers.declaration import Shelf
from workroom.rooms.safety.hazards import FOLLOW_UPS, HAZARDS
from workroom.rooms.treatment.pests import PESTS
from workroom.rooms.treatment.treatments import TREATMENTS
from workroom.rooms.video.cameras import CAMERAS
from workroom.rooms.video.releases import RELEASES
from workroom.rooms.video.reviews import REVIEWS

SHELF = Shelf((HAZARDS, FOLLOW_UPS, CAMERAS, REVIEWS, RELEASES, TREATMENTS, PESTS))
"""A new register is one file of its room and one name here (docs/recipes.md)."""
