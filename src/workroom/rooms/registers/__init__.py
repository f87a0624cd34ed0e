"""Registers that are declared, not coded: what a declaration says, and all that follows from it."""
