"""Duty: when the room works, who is on duty, and what is counted at opening and closing."""
