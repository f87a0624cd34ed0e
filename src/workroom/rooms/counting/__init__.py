"""Counting: what must be there, frozen when a count begins, shrinking as things are scanned."""
