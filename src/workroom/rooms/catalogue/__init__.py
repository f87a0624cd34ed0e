"""The catalogue: which boxes, volumes and items there are, and what is known of each."""
