"""The register of notes: every note with its way home, and what of it is still wanting."""
