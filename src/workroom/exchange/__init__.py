"""Lists in and out: spreadsheets of every common kind, read with patience and written with care."""
