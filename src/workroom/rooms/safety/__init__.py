"""Safety: what could go wrong, who puts it right, and what is looked at to find it in time."""
