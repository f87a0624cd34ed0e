"""Closing: the count that opens a day, the list that must become empty, and the count at night."""
