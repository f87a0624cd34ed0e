"""Lists that were brought in: how their columns were read, and what a later one says otherwise."""
