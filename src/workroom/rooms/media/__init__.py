"""Media: each in its register, in whose hands it is, and when all of them were last counted."""
