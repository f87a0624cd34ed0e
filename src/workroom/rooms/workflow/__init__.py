"""Workflow: the sheet that travels with a volume, and the passes through the stages of the work."""
