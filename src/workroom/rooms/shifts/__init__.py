"""Shifts: the room is shut over noon, and one shift hands over to the next."""
