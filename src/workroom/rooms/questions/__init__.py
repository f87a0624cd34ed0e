"""Questions about what does not agree with the catalogue (问题单), and what the client rules."""
