"""Corrections of handover notes (更正单): signed by both, and custody follows."""
