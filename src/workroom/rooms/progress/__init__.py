"""Progress: how the work stands and what falls due, read from the other rooms and never written."""
