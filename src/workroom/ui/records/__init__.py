"""The page of the declared registers: their lines, the forms that fill these, their papers."""
