"""Treatment: disinfection and disinfestation of archives, and pests or mould found in them."""
