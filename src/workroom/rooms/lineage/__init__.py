"""Lineage: how units are split, merged, recoded, uncovered and found, and what came of which."""
