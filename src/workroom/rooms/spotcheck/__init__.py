"""A return is opened at random: which units were drawn, and what was found in them."""
