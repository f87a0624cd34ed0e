"""People: who takes part, for which party, in which roles, and by which badge."""
