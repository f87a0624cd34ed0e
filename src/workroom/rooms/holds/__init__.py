"""Holds: facts that rooms above write down for rooms below: is the day open, who keeps."""
