"""The station: what a scanned code means now, and the act it is."""
