"""Signed papers that were scanned: which file belongs to what, and whether it is still the same."""
