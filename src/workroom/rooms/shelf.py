"""The declared registers of the book, in the order in which they stand on the shelf."""

from workroom.rooms.registers.declaration import Shelf
from workroom.rooms.safety.hazards import FOLLOW_UPS, HAZARDS

SHELF = Shelf((HAZARDS, FOLLOW_UPS))
"""A new register is one file of its room and one name here (docs/recipes.md)."""
