"""The declared registers of the book, in the order in which they stand on the shelf."""

from workroom.rooms.duty.calendar import CALENDAR
from workroom.rooms.duty.keys import KEYS
from workroom.rooms.duty.roster import ROSTER
from workroom.rooms.registers.declaration import Shelf
from workroom.rooms.safety.hazards import FOLLOW_UPS, HAZARDS

SHELF = Shelf((HAZARDS, FOLLOW_UPS, CALENDAR, ROSTER, KEYS))
"""A new register is one file of its room and one name here (docs/recipes.md)."""
