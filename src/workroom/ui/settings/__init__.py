"""The settings: accounts, room, agreements, this PC, codes, and the proof of the book."""
