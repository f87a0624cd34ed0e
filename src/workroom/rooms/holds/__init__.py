"""Holds: facts that rooms above write down so that rooms below can ask: is the day open, who keeps."""
