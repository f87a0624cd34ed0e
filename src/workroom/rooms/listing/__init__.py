"""Listing: which units of the catalogue somebody asks for, in which order, with where each is."""
