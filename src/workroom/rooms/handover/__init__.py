"""Handovers: batches that change hands, counted by both sides, against a note in two originals."""
