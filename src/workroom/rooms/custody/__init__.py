"""Custody: batches, handovers and their notes; where every unit is, since when, in whose hands."""
